"""Sections of real papers, where a checkout has them beside it."""

import re

import pytest

from archive.records import Section
from tests.search.test_stemmer import PAPERS


@pytest.fixture(scope="session")
def real_sections() -> list[Section]:
    """Cut the papers beside the checkout into rough sections, titled by their first words."""
    if not PAPERS.is_dir():
        pytest.skip("no ../shared: real papers are not indexed")
    return [
        Section(
            id=f"{path.stem}-{place:05}",
            url=f"{path.stem}/#p{place}",
            sources=(),
            title=" ".join(paragraph.split()[:8]),
            kind="report",
            body="Scrutiny Commission",
            date="2022-11-30",
            breadcrumb=f"Document {path.stem}",
            text=paragraph,
        )
        for path in sorted(PAPERS.glob("*.txt"))
        for place, paragraph in enumerate(re.split(r"\n\s*\n", path.read_text(encoding="utf-8")))
    ]
