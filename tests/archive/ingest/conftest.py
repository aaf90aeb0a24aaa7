"""What tests of ingestion begin with."""

from pathlib import Path

import pytest

from archive import config
from archive.config import Config
from tests.archive.ingest.reader import run


@pytest.fixture
def archive(tmp_path: Path) -> Config:
    """An archive with one paper of two pages, read."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "paper.txt").write_text("Alpha\nBeta")
    settings = config.load(tmp_path)
    run(settings)
    return settings
