"""pdfplumber as the other opinion on tables: what it finds between ruled lines, we have in a table too."""

import re
from pathlib import Path

import pdfplumber
import pytest

from bootstrap import ROOT
from parsers import pdf
from parsers.blocks import Kind, plain

pytestmark = pytest.mark.slow

PACKS = sorted((ROOT / "sources").glob("*-agenda-pack.pdf"))


def squeezed(text: str) -> str:
    """A cell's letters and digits: the two differ in how they join its lines."""
    return re.sub(r"[\W_]+", "", plain(text).casefold())


@pytest.mark.parametrize("path", PACKS, ids=lambda p: p.stem)
@pytest.mark.filterwarnings("ignore")
def test_cells(path: Path) -> None:
    """Nearly all of its cells are cells of ours; one cut by a page is whole with us and in two with it."""
    blocks = pdf.read(path.read_bytes()).blocks
    ours = [squeezed(cell) for b in blocks if b.kind is Kind.TABLE for row in b.rows for cell in row]
    theirs = set()
    with pdfplumber.open(path) as document:
        for page in document.pages:
            rows = (row for table in page.extract_tables() for row in table)
            theirs |= {squeezed(cell) for row in rows for cell in row if cell}
            page.close()
    theirs.discard("")
    missed = [cell for cell in theirs if not any(cell in own for own in ours)]
    assert len(theirs) > 40
    assert len(missed) <= 0.03 * len(theirs), missed[:5]
