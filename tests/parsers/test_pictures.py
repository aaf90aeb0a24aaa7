"""Pictures in a PDF: what is shown as a figure, and what is no figure; text that its pages do not show."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw
from reportlab.graphics import renderPDF
from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.piecharts import Pie
from reportlab.graphics.shapes import Drawing
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import parsers
from parsers.blocks import Block, Kind

WIDTH, HEIGHT = 595.0, 842.0
PROSE = "Attendance at the youth clubs of Ferrow rose in each quarter of the year, as the papers say in full."


def pdf(
    *pages: Callable[[Canvas], None], size: tuple[float, float] = (WIDTH, HEIGHT), turn: int = 0
) -> bytes:
    """A PDF of pages that are drawn by functions."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    for draw in pages:
        canvas.setPageRotation(turn)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def photo(width: int = 300, height: int = 200) -> ImageReader:
    """A picture that is not of one colour."""
    image = Image.new("RGB", (width, height), "lightblue")
    ImageDraw.Draw(image).ellipse((20, 20, width - 20, height - 20), fill="darkred")
    return ImageReader(image)


def prose(canvas: Canvas, top: float, lines: int = 12) -> None:
    """Running text from a height of the page down."""
    canvas.setFont("Helvetica", 10)
    for number in range(lines):
        canvas.drawString(60, top - 14 * number, PROSE)


def blocks(data: bytes) -> list[Block]:
    """All blocks of a document's parts."""
    return [block for part in parsers.parse(data).parts for block in part.blocks]


def figures(data: bytes) -> list[Block]:
    """The figures of a document."""
    return [block for block in blocks(data) if block.kind is Kind.FIGURE]


def with_photo(canvas: Canvas) -> None:
    """A page with a photograph and its caption between texts."""
    prose(canvas, 780)
    canvas.drawImage(photo(), 100, 400, 300, 200)
    canvas.drawString(100, 385, "Figure 2: The new youth club in Ferrow")
    prose(canvas, 350)


def test_place_and_caption() -> None:
    """A picture stands in the text where it stands on the page, and says what its caption says."""
    found = blocks(pdf(with_photo))
    at = [block.kind for block in found].index(Kind.FIGURE)
    assert "rose in each quarter" in found[at - 1].plain
    assert found[at + 1].plain == "Figure 2: The new youth club in Ferrow"
    assert found[at].image == "page-1-picture-1"
    assert found[at].text == "Picture on page 1 of the original: Figure 2: The new youth club in Ferrow"


def test_no_figures() -> None:
    """A letterhead, a small picture and a logo that every page bears are no figures."""

    def page(canvas: Canvas) -> None:
        canvas.drawImage(photo(), 380, 700, 160, 100)
        canvas.drawImage(photo(), 60, 300, 60, 30)
        prose(canvas, 650)

    def logo(canvas: Canvas) -> None:
        canvas.drawImage(photo(), 60, 500, 120, 100)
        prose(canvas, 450)

    assert figures(pdf(page)) == []
    assert figures(pdf(logo, logo, logo, logo)) == []


def bars(canvas: Canvas, kind: type[VerticalBarChart | HorizontalBarChart]) -> None:
    """A page with a chart of bars between texts."""
    prose(canvas, 780)
    drawing = Drawing(400, 220)
    chart = kind()
    chart.x, chart.y, chart.width, chart.height = 60, 30, 320, 170
    chart.data = [(13, 25, 34, 41, 29)]
    chart.categoryAxis.categoryNames = ["Alder", "Birch", "Cedar", "Damson", "Elder"]
    drawing.add(chart)
    renderPDF.draw(drawing, canvas, 80, 340)
    prose(canvas, 300)


def pie(canvas: Canvas) -> None:
    """A page with a pie chart between texts."""
    prose(canvas, 780)
    drawing = Drawing(300, 200)
    chart = Pie()
    chart.x, chart.y, chart.data, chart.labels = 80, 20, [3, 5, 9, 4], ["Alder", "Birch", "Cedar", "Damson"]
    drawing.add(chart)
    renderPDF.draw(drawing, canvas, 80, 340)
    prose(canvas, 300)


@pytest.mark.parametrize("kind", [VerticalBarChart, HorizontalBarChart])
def test_bars(
    kind: type[VerticalBarChart | HorizontalBarChart],
) -> None:
    """Bars of several lengths are a chart; its labels stand with it, and no word of the text is lost."""
    found = blocks(pdf(lambda canvas: bars(canvas, kind)))
    at = [block.kind for block in found].index(Kind.FIGURE)
    assert [block.kind for block in found].count(Kind.FIGURE) == 1
    assert "Chart" in found[at].text
    assert {"Alder", "Birch", "Cedar", "Damson", "Elder"} <= set(found[at + 1].plain.strip("[]").split())
    assert not any(block.kind is Kind.TABLE for block in found)
    assert sum(block.plain.count("rose in each quarter") for block in found) == 24


def test_curves() -> None:
    """Curves are a chart."""
    found = figures(pdf(pie))
    assert [block.image for block in found] == ["page-1-picture-1"]


def test_shaded_table() -> None:
    """A table with shaded cells is a table and no chart."""

    def page(canvas: Canvas) -> None:
        prose(canvas, 780, 4)
        for row in range(6):
            for column, width in enumerate((60, 110, 90, 80)):
                x, y = 60 + sum((60, 110, 90, 80)[:column]), 600 - 20 * row
                canvas.setFillGray(0.9 if row % 2 else 0.75)
                canvas.rect(x, y, width, 20, fill=1, stroke=1)
                canvas.setFillGray(0)
                canvas.drawString(x + 4, y + 6, f"{row}.{column}")

    found = blocks(pdf(page))
    assert [block.kind for block in found].count(Kind.TABLE) == 1
    assert not any(block.kind is Kind.FIGURE for block in found)


@pytest.mark.parametrize("turn", [0, 90])
def test_scan(turn: int) -> None:
    """A page that is a picture is a scan, also with a page maker's stamp on it."""

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(photo(600, 800), 0, 0, WIDTH, HEIGHT)
        if not turn:
            canvas.drawString(270, 20, "Page 7")

    parsed = parsers.parse(pdf(lambda canvas: prose(canvas, 780), scan, turn=turn))
    assert parsed.reading.scans == (2,)
    [picture] = parsed.reading.pictures
    assert (picture.name, picture.page, picture.turn, picture.box) == ("page-2", 2, turn // 90, None)


def test_recognised_scan() -> None:
    """A scan with recognised words below its picture is shown beside them."""

    def page(canvas: Canvas) -> None:
        canvas.drawImage(photo(600, 800), 0, 0, WIDTH, HEIGHT)
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3)
        for _ in range(20):
            text.textLine(PROSE)
        canvas.drawText(text)

    parsed = parsers.parse(pdf(page))
    found = [block for part in parsed.parts for block in part.blocks]
    assert parsed.reading.scans == ()
    assert found[0].kind is Kind.FIGURE
    assert "may be wrong" in found[0].text
    assert sum(block.plain.count("rose in each quarter") for block in found) == 20


HIDDEN = "Ada Quill of 7 Larch Row"


def under_a_box(canvas: Canvas) -> None:
    """Text, and over it a box."""
    canvas.drawString(60, 600, HIDDEN)
    canvas.rect(50, 590, 300, 30, fill=1)


def white(canvas: Canvas) -> None:
    """White text on nothing."""
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 600, HIDDEN)


def off_the_page(canvas: Canvas) -> None:
    """Text below the page."""
    canvas.drawString(60, -40, HIDDEN)


def invisible(canvas: Canvas) -> None:
    """Text that is not drawn."""
    text = canvas.beginText(60, 600)
    text.setTextRenderMode(3)
    text.textLine(HIDDEN)
    canvas.drawText(text)


@pytest.mark.parametrize("degrees", [-1.5, 2.0])
def test_lines_aslant(degrees: float) -> None:
    """Words that were recognised on a page that lay aslant stand in their lines."""

    def page(canvas: Canvas) -> None:
        canvas.drawImage(photo(600, 800), 0, 0, WIDTH, HEIGHT)
        canvas.rotate(degrees)
        for line in range(20):
            text = canvas.beginText(60, 700 - 13 * line)
            text.setTextRenderMode(3)
            text.textLine(f"{line}: {PROSE}")
            canvas.drawText(text)

    found = " ".join(block.plain for block in blocks(pdf(page)) if block.plain)
    assert found == " ".join(f"{line}: {PROSE}" for line in range(20))


def transparent(canvas: Canvas) -> None:
    """Text that lets all light through."""
    canvas.setFillAlpha(0)
    canvas.drawString(60, 600, HIDDEN)
    canvas.setFillAlpha(1)


def under_a_picture(canvas: Canvas) -> None:
    """Text, and over it a picture."""
    canvas.drawString(60, 600, HIDDEN)
    canvas.drawImage(photo(), 50, 590, 300, 25)


@pytest.mark.parametrize(
    ("hide", "why"),
    [
        (transparent, "invisible"),
        (under_a_picture, "under a picture"),
        (under_a_box, "under a box"),
        (white, "white"),
        (off_the_page, "off the page"),
        (invisible, "invisible"),
    ],
)
def test_hidden_text(hide: Callable[[Canvas], None], why: str) -> None:
    """Text that a page does not show is kept back and reported."""

    def page(canvas: Canvas) -> None:
        prose(canvas, 780)
        hide(canvas)

    parsed = parsers.parse(pdf(page))
    assert not any("Quill" in block.plain for part in parsed.parts for block in part.blocks)
    [omitted] = [omission for omission in parsed.omitted if omission.private]
    assert (why in omitted.reason, omitted.text) == (True, HIDDEN)
    assert any(why in message and "6 words" in message for _, message in parsed.reading.private)


def test_covered_words_leave_a_mark() -> None:
    """Where words are under a box, a reader is told, as the original shows."""

    def page(canvas: Canvas) -> None:
        prose(canvas, 780)
        canvas.drawString(60, 600, "The officer named Ada Quill was suspended.")
        before, name = (canvas.stringWidth(text) for text in ("The officer named ", "Ada Quill"))
        canvas.rect(60 + before, 597, name, 12, fill=1)

    [text] = [b.plain for b in blocks(pdf(page)) if "officer" in b.plain]
    assert text.endswith("The officer named [covered] was suspended.")


def highlighted(canvas: Canvas) -> None:
    """A highlight that lets the words shine through."""
    canvas.setFillAlpha(0.4)
    canvas.rect(50, 590, 300, 30, fill=1)


def clipped(canvas: Canvas) -> None:
    """A large box, of which only a corner is drawn."""
    path = canvas.beginPath()
    path.rect(400, 100, 20, 20)
    canvas.clipPath(path, stroke=0)
    canvas.rect(0, 0, 590, 830, fill=1)


@pytest.mark.parametrize("draw", [highlighted, clipped])
def test_words_that_show_through(draw: Callable[[Canvas], None]) -> None:
    """What a later box lets a reader see is read."""

    def page(canvas: Canvas) -> None:
        prose(canvas, 780)
        canvas.drawString(60, 600, HIDDEN)
        draw(canvas)

    found = parsers.parse(pdf(page))
    assert any("Quill" in block.plain for part in found.parts for block in part.blocks)
    assert not found.omitted


def test_seen_text() -> None:
    """White words on a dark ground, and words upon a box, are seen."""

    def page(canvas: Canvas) -> None:
        prose(canvas, 780)
        canvas.rect(50, 590, 300, 30, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(60, 600, "Heads of the table in white")

    parsed = parsers.parse(pdf(page))
    assert any("Heads of the table" in block.plain for part in parsed.parts for block in part.blocks)
    assert not parsed.omitted
