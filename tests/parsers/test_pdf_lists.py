"""Lists of a PDF: how deep items and the paragraphs in them stand, also where a page turns."""

from reportlab.pdfgen.canvas import Canvas

from parsers import pdf
from parsers.blocks import Kind
from parsers.markdown import body
from tests.parsers.test_pdf import TEXT, lines, made, of_kind, wrapped

Entry = tuple[float, str, str]
"""Where a mark stands, the mark, and the words 18 points right of it."""


def listed(canvas: Canvas, entries: list[Entry]) -> None:
    """Entries below each other, each apart from the next."""
    canvas.setFont("Helvetica", 11)
    for number, (x, mark, text) in enumerate(entries):
        canvas.drawString(x, 760 - 28 * number, mark)
        canvas.drawString(x + 18, 760 - 28 * number, text)


def first_page(canvas: Canvas) -> None:
    """A list that is three deep where the page ends."""
    listed(
        canvas,
        [
            (72, "1.", "The Panel heard of these:"),
            (90, "(a)", "the weir, where otters live;"),
            (90, "(b)", "the bank:"),
            (108, "•", "its reeds."),
        ],
    )


def second_page(canvas: Canvas) -> None:
    """It goes on with a paragraph, and comes back to its outer items."""
    listed(
        canvas,
        [
            (108, "", "They are cut in March."),
            (108, "•", "its paths."),
            (72, "", "All of it was noted."),
            (90, "(c)", "the lock."),
            (72, "2.", "Nothing else was heard."),
            (54, "", "The meeting ended."),
        ],
    )


def test_paragraphs_belong_to_the_item_that_they_are_aligned_with() -> None:
    """Over the end of a page too; a quotation stands further in, what begins further left ends the list."""
    found = pdf.read(made(first_page, second_page)).blocks
    assert [(b.plain, b.level) for b in found if b.kind is Kind.PARAGRAPH] == [
        ("They are cut in March.", 3),
        ("All of it was noted.", 1),
        ("The meeting ended.", 0),
    ]


def test_a_page_turns_within_a_list() -> None:
    """The mark is indented as what follows it, so that the list goes on in Markdown too."""
    assert body(pdf.read(made(first_page, second_page)).blocks) == (
        "<!-- page 1 -->\n\n"
        "1. The Panel heard of these:\n"
        "    - (a) the weir, where otters live;\n"
        "    - (b) the bank:\n"
        "        - its reeds.\n\n"
        "            <!-- page 2 -->\n\n"
        "            They are cut in March.\n\n"
        "        - its paths.\n\n"
        "    All of it was noted.\n\n"
        "    - (c) the lock.\n"
        "2. Nothing else was heard.\n\n"
        "The meeting ended.\n"
    )


def test_a_quotation_in_an_item() -> None:
    """Its lines begin right of the item's own."""

    def draw(canvas: Canvas) -> None:
        listed(canvas, [(72, "9.", "The rule says so:")])
        lines(canvas, wrapped(TEXT, 70), x=110, y=720)

    assert [b.level for b in of_kind(pdf.read(made(draw)), Kind.PARAGRAPH)] == [1]
