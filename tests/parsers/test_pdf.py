"""The PDF reader, on files made for one thing each."""

import io
from collections.abc import Callable, Sequence

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import parsers
from parsers import furniture, pdf
from parsers.blocks import Block, Kind, NotReadable, Place, Reading

TEXT = (
    "The otters of the Lower Weir were counted at dawn by volunteers, who walked both banks of the river and"
    " wrote down every trace of them that they found there, as they have done in each of eleven winters."
)


def made(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """A PDF with these pages."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=True)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(canvas: Canvas, texts: Sequence[str], *, x: float = 72, y: float = 760, size: float = 11) -> None:
    """Lines of text below each other."""
    canvas.setFont("Helvetica", size)
    for number, text in enumerate(texts):
        canvas.drawString(x, y - number * size * 1.2, text)


def wrapped(text: str, width: int) -> list[str]:
    """Text in lines of at most so many characters."""
    out = [""]
    for word in text.split():
        if len(out[-1]) + len(word) >= width:
            out.append("")
        out[-1] = f"{out[-1]} {word}".strip()
    return out


def of_kind(reading: Reading, kind: Kind) -> list[Block]:
    """The blocks of a kind."""
    return [b for b in reading.blocks if b.kind is kind]


def test_stamps_and_marks_are_taken_out_by_words_and_place() -> None:
    """A stamp at the foot numbers the page; the same words in the text are text.

    Blank pages have a number too.
    """

    def first(canvas: Canvas) -> None:
        lines(canvas, ["Agenda Item 4"], x=430, y=800)
        lines(canvas, [*wrapped(TEXT, 80), "Page 9"])
        lines(canvas, ["Page 31"], x=280, y=30)

    def blank(canvas: Canvas) -> None:
        lines(canvas, ["This page is intentionally left blank"], x=200, y=420)

    def third(canvas: Canvas) -> None:
        lines(canvas, wrapped(TEXT, 80))
        lines(canvas, ["Page 33"], x=280, y=30)

    reading = pdf.read(made(first, blank, third))
    assert [b.place.printed_page for b in reading.blocks] == [31, 31, 31, 32, 33]
    assert [b.text for b in of_kind(reading, Kind.MARK)] == [
        "Agenda Item 4",
        "This page is intentionally left blank",
    ]
    assert "Page 9" in [b.text for b in of_kind(reading, Kind.PARAGRAPH)]
    reasons = [o.reason for o in reading.omitted]
    assert sorted(reasons) == sorted([furniture.STAMP] * 2 + [furniture.ITEM_MARK, furniture.BLANK])


def test_stamps_along_the_side_of_a_landscape_page() -> None:
    """They are turned, and number the page all the same."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, wrapped(TEXT, 80), y=500)
        canvas.rotate(90)
        canvas.drawString(250, -20, "Page 12")

    reading = pdf.read(made(draw, size=landscape(A4)))
    assert reading.blocks[0].place == Place(page=1, printed_page=12)
    assert reading.blocks[0].plain == TEXT


def test_turned_pages_are_read_upright() -> None:
    """A landscape table on a portrait page, and a page that the viewer turns."""

    def turned(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        lines(canvas, wrapped(TEXT, 80), y=500)

    assert [b.plain for b in pdf.read(made(turned)).blocks] == [TEXT]
    document = pypdfium2.PdfDocument(made(lambda canvas: lines(canvas, wrapped(TEXT, 80))))
    document[0].set_rotation(90)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    assert [b.plain for b in pdf.read(buffer.getvalue()).blocks] == [TEXT]


def test_two_columns_are_read_one_after_the_other() -> None:
    """Also where the file has them line by line."""
    left, right = wrapped(TEXT, 40), wrapped(TEXT.replace("otters", "herons"), 40)

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(72, 760 - 12 * number, one)
            canvas.drawString(310, 760 - 12 * number, other)

    assert [b.plain for b in pdf.read(made(draw)).blocks] == [TEXT, TEXT.replace("otters", "herons")]


def test_paragraphs_run_over_lines_and_pages() -> None:
    """The first place stays.

    A word cut at a line's end is whole where the document has it whole elsewhere.
    """
    cut = ["The volunteers met again in the spring and looked for the otters with more than the usual volun-",
           "teers; it was a long-"]  # fmt: skip

    def first(canvas: Canvas) -> None:
        lines(canvas, cut)

    def second(canvas: Canvas) -> None:
        lines(canvas, ["term plan of the Panel to do so.", "", "It rained."])

    paragraph, rain = pdf.read(made(first, second)).blocks
    assert paragraph.place.page == 1
    assert "usual volunteers; it was a long-term plan" in paragraph.text
    assert rain.text == "It rained."


def test_lists_have_their_marks_and_depths() -> None:
    """Bullets, letters and numbers; the second line of an item belongs to it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        entries = [(72, "•", "seven live in the reeds"), (90, "-", "of which two are young"),
                   (72, "•", "five do not"), (72, "(a)", "one is grey"),
                   (72, "2.", "none is white")]  # fmt: skip
        for number, (x, mark, text) in enumerate(entries):
            canvas.drawString(x, 760 - 14 * number, mark)
            canvas.drawString(x + 18, 760 - 14 * number, text)

    items = of_kind(pdf.read(made(draw)), Kind.ITEM)
    assert [(i.marker, i.level) for i in items] == [("-", 1), ("-", 2), ("-", 1), ("(a)", 1), ("2.", 1)]


def test_headings_are_told_by_their_type() -> None:
    """Larger or bold, of any length that a heading has; never skipping a rank."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(72, 780, "Otters")
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(72, 740, "Where they live")
        lines(canvas, wrapped(TEXT, 80), y=720)

    headings = of_kind(pdf.read(made(draw)), Kind.HEADING)
    assert [(h.text, h.level) for h in headings] == [("Otters", 1), ("Where they live", 2)]


def table(canvas: Canvas, rows: Sequence[Sequence[str]], *, y: float, down: bool = True) -> None:
    """A ruled table of two or three columns."""
    xs = [72.0, 272.0, 372.0, 472.0][: len(rows[0]) + 1]
    canvas.setFont("Helvetica", 10)
    for number, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=False):
            canvas.drawString(x + 4, y - 20 * number - 14, cell)
    for number in range(len(rows) + 1):
        canvas.line(xs[0], y - 20 * number, xs[-1], y - 20 * number)
    for x in xs if down else []:
        canvas.line(x, y, x, y - 20 * len(rows))


ROWS = [["Reach", "2024", "2025"], ["Upper", "4", "6"], ["Lower", "10", ""]]


@pytest.mark.parametrize("down", [True, False], ids=["ruled", "ruled across only"])
def test_tables_stand_in_their_place(*, down: bool) -> None:
    """Their words are not repeated as text; an empty cell stays."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, wrapped(TEXT, 80))
        table(canvas, ROWS, y=650, down=down)
        lines(canvas, ["It rained all morning."], y=500)

    before, found, after = pdf.read(made(draw)).blocks
    assert before.plain == TEXT
    assert found.rows == tuple(map(tuple, ROWS))
    assert after.text == "It rained all morning."


def test_cells_without_rules_between_them() -> None:
    """Labels without rules beside ruled figures, and figures in threes in one box, are told by place."""
    figures = [["10.0", "2.5", "12.5"], ["20.0", "", "20.0"], ["-4.0", "0.0", "-4.0"], ["8.0", "1.0", "9.0"]]
    labels = ["Weirs", "Locks", "Ferries", "Mills"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, (label, row) in enumerate(zip(labels, figures, strict=True)):
            canvas.drawString(76, 636 - 20 * number, label)
            for x, figure in zip((320, 380, 440), row, strict=True):
                canvas.drawRightString(x, 636 - 20 * number, figure)
        for number in range(5):
            canvas.line(272 if 0 < number < 4 else 72, 650 - 20 * number, 472, 650 - 20 * number)
        for x in (72, 272, 472):
            canvas.line(x, 650, x, 570)

    (found,) = pdf.read(made(draw)).blocks
    assert found.rows == tuple((label, *row) for label, row in zip(labels, figures, strict=True))


def test_a_table_goes_on_over_pages_as_one() -> None:
    """At its first place; the repeated head is left out and said to be."""
    more = [ROWS[0], ["Mill race", "1", "2"]]
    reading = pdf.read(made(lambda c: table(c, ROWS, y=300), lambda c: table(c, more, y=780)))
    (found,) = reading.blocks
    assert found.rows == (*map(tuple, ROWS), ("Mill race", "1", "2"))
    assert (found.place.page, found.header) == (1, True)
    assert [o.text for o in reading.omitted] == ["Reach 2024 2025"]


def test_a_box_round_text_is_no_table() -> None:
    """One cell is a frame."""

    def draw(canvas: Canvas) -> None:
        canvas.rect(60, 680, 480, 100)
        lines(canvas, wrapped(TEXT, 80))

    assert [(b.kind, b.plain) for b in pdf.read(made(draw)).blocks] == [(Kind.PARAGRAPH, TEXT)]


def test_running_heads_repeat_at_one_place() -> None:
    """Small type that stands alike on pages that follow each other, its number aside."""

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            lines(canvas, [f"Rivers Panel, paper {number}"], y=810, size=8)
            lines(canvas, wrapped(f"In year {number} it was so. {TEXT}", 80), y=700)

        return draw

    reading = pdf.read(made(*map(page, range(1, 4))))
    assert [o.reason for o in reading.omitted] == [furniture.HEAD] * 3
    assert [b.plain for b in reading.blocks] == [f"In year {n} it was so. {TEXT}" for n in range(1, 4)]


def test_links_are_kept() -> None:
    """To web addresses; nothing else is a link."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, ["See the map and the list."])
        width = canvas.stringWidth("See ", "Helvetica", 11)
        end = width + canvas.stringWidth("the map", "Helvetica", 11)
        canvas.linkURL("https://otters.example.org/map_1", (72 + width, 756, 72 + end, 770))
        canvas.linkURL("javascript:alert(1)", (72 + end + 40, 756, 300, 770))

    (block,) = pdf.read(made(draw)).blocks
    assert block.text == "See [the map](https://otters.example.org/map_1) and the list."


def test_a_page_that_is_a_picture_is_said_to_be() -> None:
    """In the text at its place, and to the maintainer."""
    picture = ImageReader(Image.new("RGB", (40, 40), "grey"))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture, 50, 50, 400, 600)

    reading = pdf.read(made(lambda c: lines(c, wrapped(TEXT, 80)), draw))
    assert reading.blocks[-1].text == "[Page 2 is a picture without text and could not be read.]"
    assert [str(place) for place, _ in reading.problems] == ["page 2"]


def test_what_cannot_be_opened_is_refused_by_name() -> None:
    """A locked file, and a damaged one."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", canPrint=0))
    lines(canvas, ["Otters"])
    canvas.save()
    with pytest.raises(NotReadable, match="password"):
        pdf.read(buffer.getvalue())
    with pytest.raises(NotReadable, match="damaged"):
        pdf.read(b"%PDF-1.7\n" + b"\0" * 100)


def test_a_paper_that_its_pack_names_is_known() -> None:
    """An appendix is text by rights; a paper that nothing names may be one that was missed."""

    def page(canvas: Canvas, title: str) -> None:
        canvas.bookmarkPage(title)
        canvas.addOutlineEntry(title, title)
        lines(canvas, [TEXT])

    pack = made(lambda c: page(c, "Agenda"), lambda c: page(c, "Appendix B: Otters"))
    named, unnamed = parsers.parse(pack), parsers.parse(made(lambda c: lines(c, [TEXT])))
    assert ("text", "Appendix B: Otters") in [(part.kind, part.title) for part in named.parts]
    assert not [m for _, m in named.problems if "Appendix B" in m]
    assert [m for _, m in unnamed.problems if "no parser knows" in m]
