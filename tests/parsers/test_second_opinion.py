"""Other engines' opinions: pdfminer's on words, pdfplumber's on what stands between ruled lines."""

import io
import re
from pathlib import Path

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from bootstrap import ROOT
from parsers import pdf, second_opinion
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


@pytest.mark.parametrize("path", PACKS, ids=lambda p: p.stem)
def test_words(path: Path) -> None:
    """Two engines find the same words on every page."""
    assert second_opinion.lines(path.read_bytes(), seconds=60, megabytes=2048) == []


def test_words_that_one_engine_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is named, with how many words each has and some that only one has."""
    paper = io.BytesIO()
    canvas = Canvas(paper)
    canvas.drawString(72, 700, "Otters were seen at Marsh Lane.")
    canvas.save()
    monkeypatch.setattr(second_opinion, "_by_pdfminer", lambda _: ["Ot ters were seen at Marsh"])
    (found,) = second_opinion.differences(paper.getvalue())
    assert (found.page, found.pdfium, found.pdfminer) == (1, 6, 6)
    assert "lane" in found.only_pdfium


def test_words_parted_otherwise_are_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Engines differ in where they see a space."""
    paper = io.BytesIO()
    canvas = Canvas(paper)
    canvas.drawString(72, 700, "Otters were seen.")
    canvas.save()
    monkeypatch.setattr(second_opinion, "_by_pdfminer", lambda _: ["Ot ters wereseen"])
    assert list(second_opinion.differences(paper.getvalue())) == []
