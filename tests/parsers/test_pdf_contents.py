"""Lists of contents and blocks of labels in PDFs keep their lines, their depth and their order."""

from reportlab.pdfgen.canvas import Canvas

from parsers import pdf
from parsers.blocks import Kind
from parsers.pdf.lines import lines as as_lines
from parsers.pdf.structure import by_blocks
from parsers.pdf.tags import Tag
from parsers.pdf.words import Word
from tests.parsers.test_pdf import made, of_kind


def test_a_list_of_contents_has_its_depths() -> None:
    """As its entries are indented, where dots lead to their pages."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        entries = [
            (72, "1 Otters", 4),
            (86, "1a In the weir", 5),
            (86, "1b In the reeds", 6),
            (72, "2 Herons", 9),
        ]
        for number, (x, title, page) in enumerate(entries):
            canvas.drawString(x, 760 - 13 * number, f"{title} {'.' * 40} {page}")

    items = of_kind(pdf.read(made(draw)), Kind.ITEM)
    assert [(item.text, item.level) for item in items] == [
        ("1 Otters … 4", 1),
        ("1a In the weir … 5", 2),
        ("1b In the reeds … 6", 2),
        ("2 Herons … 9", 1),
    ]


def test_labels_that_end_at_one_edge_are_one_block() -> None:
    """As beside the head of a letter; labels that begin at one edge are paragraphs of their own."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for number, (label, text) in enumerate(
            [("Direct line:", "020 7946 0142"), ("Ask for:", "Joan Smith"), ("Date:", "3 March 2025")]
        ):
            canvas.drawRightString(400, 760 - 10.5 * number, label)
            canvas.drawString(412, 760 - 10.5 * number, text)

    (block,) = pdf.read(made(draw)).blocks
    assert block.text == "Direct line: 020 7946 0142\nAsk for: Joan Smith\nDate: 3 March 2025"


def test_labels_beside_the_day_and_place_of_a_meeting() -> None:
    """The cells on the left come first, then each label with what it says."""
    cells = [
        ("Monday, 3 March", 0, 0, 72, 100), ("Ask for:", 0, 1, 300, 100), ("Joan Smith", 0, 2, 400, 100),
        ("Town Hall,", 1, 0, 72, 113), ("Telephone:", 1, 1, 300, 113), ("020 7946 0142", 1, 2, 400, 113),
        ("Tannery Road", 1, 0, 72, 126), ("joan@weir.example.org", 1, 2, 400, 126),
    ]  # fmt: skip
    words = [
        Word(text, x, x + 60, y, 11, tag=Tag(1 + 3 * row + column, "P", 0, (9, row, column)))
        for text, row, column, x, y in cells
    ]
    assert [line.plain for line in by_blocks(as_lines(words))] == [
        "Monday, 3 March",
        "Town Hall,",
        "Tannery Road",
        "Ask for: Joan Smith",
        "Telephone: 020 7946 0142",
        "joan@weir.example.org",
    ]
