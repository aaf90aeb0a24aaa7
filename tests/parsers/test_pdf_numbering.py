"""Figures at the edges of a PDF's pages number them where they count; all others are text."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers import furniture, pdf
from tests.parsers.test_pdf import TEXT, lines, made, wrapped
from tests.parsers.test_pdf_running import numbered


def stamped(data: bytes) -> list[tuple[int | None, str]]:
    """What was left out as the number of a page, with its page."""
    return [(o.place.page, o.text) for o in pdf.read(data).omitted if o.reason == furniture.STAMP]


def words(data: bytes) -> str:
    """All the text that was read."""
    return " ".join(block.plain for block in pdf.read(data).blocks)


def test_figures_at_the_foot_of_a_page_are_no_numbers_of_pages() -> None:
    """Neither in a row of other words nor in a column; the pages' own numbers are left out all the same."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, wrapped(TEXT, 80))
        canvas.drawString(295, 30, f"{number}")
        if number == 3:
            for y, row in ((84, ("24", "40", "12.1%")), (70, ("25", "32", "9.7%")), (56, ("Total", "330"))):
                for x, cell in zip((60, 120, 200), row, strict=False):
                    canvas.drawString(x, y, cell)

    data = numbered(draw, 4)
    assert stamped(data) == [(n, f"{n}") for n in range(1, 5)]
    assert "25 32 9.7%" in words(data)
    assert "330" in words(data)


@pytest.mark.parametrize(("left", "right"), [(60, 60), (60, 520)])
def test_numbers_beside_a_foot_count(left: int, right: int) -> None:
    """On both sides of sheets, too."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, wrapped(TEXT, 80))
        canvas.drawString(left if number % 2 else right, 30, f"{number + 6}")
        canvas.drawString(250, 30, "Lower Weir Panel")

    assert stamped(numbered(draw, 5)) == [(n, f"{n + 6}") for n in range(1, 6)]


def test_a_wide_page_and_a_paper_that_begins_anew_are_numbered_too() -> None:
    """The one counts as its neighbours do, the other stands where they stand."""

    def draw(canvas: Canvas, number: int) -> None:
        wide = number == 3
        canvas.setPageSize((842, 595) if wide else (595, 842))
        lines(canvas, wrapped(TEXT, 80), y=560 if wide else 780)
        canvas.drawString(700 if wide else 295, 30, f"{number}" if number < 6 else "1")

    assert stamped(numbered(draw, 6)) == [*((n, f"{n}") for n in range(1, 6)), (6, "1")]


def test_the_number_of_a_single_page() -> None:
    """In the middle below everything, it is one; at the end of a column it is a figure."""

    def draw(canvas: Canvas, *, at: int) -> None:
        lines(canvas, wrapped(TEXT, 80))
        canvas.drawString(at, 30, "47")

    assert stamped(made(lambda canvas: draw(canvas, at=291))) == [(1, "47")]
    assert not stamped(made(lambda canvas: draw(canvas, at=120)))
