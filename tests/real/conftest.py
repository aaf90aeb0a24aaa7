"""The archives of the real papers, each read once for all tests that ask of it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import build
from archive import config, content, library
from archive.library import Library
from tests.shared import shared


class Archives(dict[str, Library]):
    """What is worked out from the papers of each council, which are read when they are first wanted."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, council: str) -> Library:
        papers, folder = shared(f"documents/{council}"), self._folder / council
        result = CliRunner().invoke(build.main, ["ingest", str(papers), "--archive", str(folder)])
        assert result.exit_code == 0, result.output
        self[council] = library.assemble(config.load(folder), content.load(folder))
        return self[council]


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Archives:
    """The archives by council."""
    folder = tmp_path_factory.mktemp("real")
    for council in ("hackney", "kent", "kingston", "manchester"):
        (folder / council).mkdir()
    return Archives(folder)
