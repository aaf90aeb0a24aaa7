"""Numbers of lines in the margins of PDFs are left out; numbers of items are not."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers import furniture, pdf
from parsers.blocks import Kind
from tests.parsers.test_pdf import TEXT, lines, made, of_kind, wrapped

LONG = wrapped(TEXT * 3, 70)


def _numbered(texts: list[str], *, step: int, first: int = 0) -> bytes:
    """Two pages of lines with a number for each of so many, that goes on over the page, behind the text."""

    def page(before: int) -> list[str]:
        return [str(before + n + 1) if (before + n + 1) % step == 0 else "" for n in range(len(texts))]

    def draw(canvas: Canvas, before: int) -> None:
        lines(canvas, texts)
        for row, number in enumerate(page(before)):
            if number:
                canvas.drawRightString(52, 760 - row * 13.2, number)

    return made(lambda c: draw(c, first), lambda c: draw(c, first + len(texts)))


@pytest.mark.parametrize("step", [1, 2])
def test_each_line_or_every_second_has_a_number(step: int) -> None:
    """The text is whole over the page, and the numbers are no page stamps."""
    texts = [*LONG, *LONG, *LONG]
    reading = pdf.read(_numbered(texts, step=step))
    numbers = " ".join(o.text for o in reading.omitted if o.reason == furniture.LINE_NUMBERS)
    assert numbers.split() == [str(n) for n in range(step, 2 * len(texts) + 1, step)]
    assert {b.place.printed_page for b in reading.blocks} == {None}
    assert "".join(b.plain for b in reading.blocks).count("otters") == 6 * 3


def test_the_rest_of_a_count_on_a_last_page() -> None:
    """Two numbers are enough where they count on."""

    def first(canvas: Canvas) -> None:
        lines(canvas, [*LONG, *LONG])
        for row in range(2 * len(LONG)):
            canvas.drawRightString(52, 760 - row * 13.2, str(row + 1))

    def second(canvas: Canvas) -> None:
        lines(canvas, ["This was agreed.", "The panel rose at noon."])
        for row in range(2):
            canvas.drawRightString(52, 760 - row * 13.2, str(2 * len(LONG) + row + 1))

    reading = pdf.read(made(first, second))
    assert [o.place.page for o in reading.omitted] == [1, 2]


def test_items_of_one_line_keep_their_numbers() -> None:
    """They count alike, but each begins anew."""
    titles = [f"Report on reach {chr(65 + n)} of the weir" for n in range(14)]

    def draw(canvas: Canvas) -> None:
        for row, title in enumerate(titles):
            canvas.drawRightString(60, 760 - row * 13.2, str(row + 1))
            canvas.drawString(80, 760 - row * 13.2, title)

    reading = pdf.read(made(draw))
    assert not reading.omitted
    assert " ".join(b.plain for b in reading.blocks if b.kind is not Kind.MARK).count("14") <= 1


def test_a_sentence_goes_on_in_the_next_column() -> None:
    """Without tags, where it plainly does."""
    texts = wrapped(TEXT * 4, 38)

    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Otters", *texts[:13]], x=60, size=10)
        lines(canvas, texts[13:], x=310, size=10)

    assert len(of_kind(pdf.read(made(draw)), Kind.PARAGRAPH)) <= 2


def test_marks_of_notes_in_a_margin_number_no_lines() -> None:
    """Raised figures are signs of their own, which say no number."""

    def page(canvas: Canvas) -> None:
        lines(canvas, [*LONG, *LONG])
        for row in range(4):
            canvas.drawRightString(52, 760 - row * 26.4, "³²¹²"[row])

    reading = pdf.read(made(page))
    assert not reading.omitted
    assert "".join(b.plain for b in reading.blocks).count("otters") == 3 * 2
