"""Headings of PDFs have the rank of their like, whatever else stands on their pages."""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from parsers import pdf
from parsers.blocks import Kind
from tests.parsers.test_pdf import TEXT, lines, made, of_kind, wrapped

NAMES = ["Ann", "Joan", "Tom", "Sue", "Amy", "Max", "Joe", "Liz"]


def titled(canvas: Canvas, titles: list[tuple[float, str, float]], *, body: float = 11) -> None:
    """Titles, each with where it begins and its size, and running text below each."""
    for number, (x, title, size) in enumerate(titles):
        canvas.setFont("Helvetica-Bold", size)
        canvas.drawString(x, 780 - 120 * number, title)
        lines(canvas, wrapped(TEXT, 80), x=108, y=760 - 120 * number, size=body)


def levels(data: bytes) -> list[tuple[str, int]]:
    """The headings of a PDF with their levels."""
    return [(b.plain, b.level) for b in of_kind(pdf.read(data), Kind.HEADING)]


def test_titles_scaled_by_a_page_maker_are_of_one_rank() -> None:
    """And beside text of other sizes too."""
    found = levels(
        made(
            lambda c: titled(c, [(72, "Annex: otters", 16.2), (72, "Reach by reach", 12)]),
            lambda c: titled(c, [(72, "Annex: herons", 15.7), (72, "Weir by weir", 12)], body=9),
        )
    )
    assert [level for _, level in found] == [1, 2, 1, 2]


def test_bold_type_of_one_size_among_text_of_others() -> None:
    """What is a bold line in one paper is a title in another with smaller text."""

    def page(number: int) -> Callable[[Canvas], None]:
        if number < 4:
            return lambda canvas: titled(canvas, [(72, f"Dear {NAMES[number]}", 12)], body=12)
        titles = [(72.0, f"Reach of {NAMES[number]}", 12.0), (72.0, f"Weir of {NAMES[number]}", 10.0)]
        return lambda canvas: titled(canvas, titles, body=10)

    found = levels(made(*map(page, range(8))))
    assert [level for _, level in found][-2:] == [2, 3]


def test_a_title_in_a_numbered_section_stands_below_it() -> None:
    """Where it begins with the section's words, in the same type."""
    titles = [(72.0, "3. What is planned", 11.0), (108.0, "Reeds:", 11.0), (72.0, "4. What it costs", 11.0)]
    assert [level for _, level in levels(made(lambda c: titled(c, titles)))] == [1, 2, 1]


def test_captions_of_tables_are_alike() -> None:
    """A long one that ends with a full stop is one too."""
    long = "Table 2: Otters that were seen at dawn, by reach and by the day of the week."
    found = levels(made(lambda c: titled(c, [(72, "Table 1: Otters", 11), (72, long, 11)])))
    assert found == [("Table 1: Otters", 1), (long, 1)]


def test_a_title_on_a_coloured_band() -> None:
    """In white, in the type of the text, with a number; it stands above what is only bold."""

    def draw(canvas: Canvas) -> None:
        for number in range(3):
            y = 780 - 200 * number
            canvas.setFillColorRGB(0.1, 0.3, 0.4)
            canvas.rect(60, y - 5, 480, 18, stroke=0, fill=1)
            canvas.setFillColorRGB(1, 1, 1)
            lines(canvas, [f"{number + 4}. Effects on reach {'ABC'[number]}"], y=y)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(72, y - 30, "Is it flooded?")
            lines(canvas, wrapped(TEXT, 80), y=y - 50)

    assert levels(made(draw))[:4] == [
        ("4. Effects on reach A", 2),
        ("Is it flooded?", 3),
        ("5. Effects on reach B", 2),
        ("Is it flooded?", 3),
    ]


def test_a_bold_line_that_ends_a_paper_heads_nothing() -> None:
    """The name or the day below it stays a paragraph."""

    def draw(canvas: Canvas) -> None:
        titled(canvas, [(72, "Agenda", 14)])
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(72, 600, "Monday, 3 March 2025")

    reading = pdf.read(made(draw))
    assert reading.blocks[-1].kind is Kind.PARAGRAPH
    assert reading.blocks[-1].text == "**Monday, 3 March 2025**"


def test_a_section_whose_number_is_not_bold() -> None:
    """It counts on from the sections before."""

    def draw(canvas: Canvas) -> None:
        titled(canvas, [(72, "1. Otters", 11), (72, "2. Herons", 11)])
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 500, "3.")
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(90, 500, "Conclusion")
        lines(canvas, wrapped(TEXT, 80), y=480)

    assert levels(made(draw))[-1] == ("3. Conclusion", 2)


def test_a_letter_in_larger_type_than_the_papers_around_it() -> None:
    """None of its lines is a title for that, only what is larger than its own text."""

    def letter(canvas: Canvas) -> None:
        lines(canvas, ["Letter from the Chair"], size=16)
        lines(canvas, ["2 May 2025"], y=740, size=12)
        lines(canvas, ["Dear Minister,"], y=710, size=12)
        lines(canvas, wrapped(TEXT * 2, 75), y=680, size=12)
        lines(canvas, ["Yours sincerely,"], y=400, size=12)

    def report(canvas: Canvas) -> None:
        titled(canvas, [(72, "Harbour dues", 13), (72, "Berths", 13)], body=9)
        lines(canvas, wrapped(TEXT * 3, 100), y=400, size=9)

    assert levels(made(letter, report, report))[:2] == [("Letter from the Chair", 1), ("Harbour dues", 2)]
