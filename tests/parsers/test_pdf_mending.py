"""Letters that a PDF's text has wrong, and what stands in the fields of forms."""

from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

import parsers
from parsers import pdf
from parsers.blocks import Kind
from parsers.pdf import mending
from parsers.pdf.page import Page
from parsers.pdf.words import Word
from parsers.worker import as_json
from tests.parsers.test_pdf import TEXT, lines, made, of_kind, wrapped


def unaccounted(data: bytes) -> int:
    """How many words of a document are nowhere."""
    words: Any = as_json(parsers.parse(data))["words"]
    return int(words["unaccounted"])


def test_letters_that_are_set_apart_are_words() -> None:
    """Parted where the gaps are wider; initials stay initials."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        for y, text, gap in ((800, "AGENDA", 8), (770, "OPEN ITEMS", 8), (740, "Joining the weirs", 4.4)):
            x = 200.0
            for letter in text:
                canvas.setFontSize(20 if letter == "J" else 16)
                canvas.drawString(x, y, letter)
                x += canvas.stringWidth(letter) + gap
        lines(canvas, ["Present: Councillors J S Otter and A B Heron", *wrapped(TEXT, 80)], y=700)

    data = made(draw)
    reading = pdf.read(data)
    assert [b.text for b in of_kind(reading, Kind.HEADING)] == ["AGENDA", "OPEN ITEMS", "Joining the weirs"]
    assert "J S Otter and A B Heron" in reading.blocks[3].plain
    assert unaccounted(data) == 0


def test_letters_of_a_list_are_no_word() -> None:
    """They count."""
    data = made(lambda canvas: lines(canvas, ["Wards a b c d e f g h of the weir", *wrapped(TEXT, 80)]))
    assert "a b c d e f g h" in pdf.read(data).blocks[0].plain


def test_dots_that_stand_apart_lead_to_pages() -> None:
    """An entry of a list of contents is a line, and its dots are one sign."""
    entries = ["Foreword", "What we found", "2.1 Otters"]
    data = made(
        lambda canvas: lines(
            canvas, [f"{entry} {'. ' * (60 - len(entry))}{n}" for n, entry in enumerate(entries, 2)]
        )
    )
    texts = [line for block in pdf.read(data).blocks for line in block.text.split("\n")]
    assert texts == ["Foreword … 2", "What we found … 3", "2.1 Otters … 4"]
    assert unaccounted(data) == 0


def test_fields_of_forms_are_read() -> None:
    """Boxes as boxes beside what they are for, text in its place; every word is accounted for."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Is this a key decision?"], y=760)
        form = canvas.acroForm
        for number, (label, ticked) in enumerate([("Yes", True), ("No", False)]):
            form.checkbox(name=label, x=220 + 80 * number, y=757, size=12, checked=ticked)
            canvas.drawString(238 + 80 * number, 760, label)
        lines(canvas, ["Name of the weir:"], y=746)
        form.textfield(name="weir", value="Lower Otter Weir", x=180, y=742, width=200, height=14, fontSize=10)

    data = made(draw)
    text = " ".join(b.plain for b in pdf.read(data).blocks)
    assert "Is this a key decision? ☒ Yes ☐ No" in text
    assert "Name of the weir: Lower Otter Weir" in text
    assert unaccounted(data) == 0


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("the oﬃce of the ﬁrst", "the office of the first"),
        ("co\xadoperation", "cooperation"),
        ("speci\uf001c", "specific"),
        ("IMPACT of the ІМРАСТ", "IMPACT of the IMPACT"),
        ("5 µm, café", "5 µm, café"),
    ],
)
def test_letters_are_mended_in_words_and_in_the_page_alike(text: str, mended: str) -> None:
    """Else the account of words would miss what was mended."""
    words = [Word(w, 70 + 60 * n, 110 + 60 * n, 100, 11) for n, w in enumerate(text.split())]
    page = Page(1, 595, 842, text, words)
    mending.mend([page])
    assert (" ".join(w.text for w in page.words), page.text) == (mended, mended)


def test_boxes_of_sign_fonts() -> None:
    """Where one is ticked, the others of its kind are empty boxes; elsewhere they are bullets."""

    def page(*texts: str) -> Page:
        words = [Word(t, 70 + 40 * n, 80 + 40 * n, 100, 11, symbol=len(t) == 1) for n, t in enumerate(texts)]
        return Page(1, 595, 842, " ".join(texts), words)

    form, bullets = page("\uf0fe", "Yes", "\uf0a8", "No"), page("\uf0a8", "Otters")
    mending.mend([form])
    mending.mend([bullets])
    assert [w.text for w in form.words] == ["☒", "Yes", "☐", "No"]
    assert [w.text for w in bullets.words] == ["\uf0a8", "Otters"]


@pytest.mark.parametrize(
    ("sign", "expected"),
    [("x", "Urgent? ☐ Yes ☒ No"), ("", "Urgent? Yes No"), ("7", "Urgent? Yes 7 No")],
    ids=["a cross", "nothing", "a number"],
)
def test_boxes_that_are_drawn(sign: str, expected: str) -> None:
    """A cross in one of them says how they are filled in; without one nothing is said."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 700, "Urgent?")
        for x, label in ((120, "Yes"), (160, "No")):
            canvas.rect(x, 699, 8, 8)
            canvas.drawString(x + 12, 700, label)
        canvas.drawString(161.5, 700.5, sign)

    reading = pdf.read(made(draw))
    assert " ".join(" ".join(b.plain for b in reading.blocks).split()) == expected
    assert "x" not in reading.text.split()


@pytest.mark.parametrize("how", ["crossed", "ticked", "curved", "shaped", "filled"])
def test_boxes_that_are_ticked_by_what_is_drawn(how: str) -> None:
    """Strokes, curves and shapes in a box say the same as a letter."""

    def mark(canvas: Canvas, x: float, y: float) -> None:
        path = canvas.beginPath()
        path.moveTo(x + 1, y + 5)
        if how == "curved":
            path.curveTo(x + 2, y + 4, x + 4, y + 1, x + 4, y + 1)
            path.lineTo(x + 9, y + 9)
        else:
            for dx, dy in ((4, 1), (9, 9), *([(7, 9), (4, 3)] if how == "shaped" else ())):
                path.lineTo(x + dx, y + dy)
        if how == "crossed":
            canvas.line(x - 1, y - 1, x + 11, y + 11)
            canvas.line(x - 1, y + 11, x + 11, y - 1)
        elif how == "filled":
            canvas.rect(x + 2, y + 2, 6, 6, fill=1)
        else:
            canvas.drawPath(path, fill=how == "shaped", stroke=how != "shaped")

    def draw(canvas: Canvas) -> None:
        lines(canvas, ["Urgent?"], y=700)
        for x, label in ((140, "Yes"), (200, "No")):
            canvas.rect(x, 699, 10, 10)
            lines(canvas, [label], x=x + 14, y=700)
        mark(canvas, 200, 699)

    data = made(draw)
    assert " ".join(b.plain for b in pdf.read(data).blocks) == "Urgent? ☐ Yes ☒ No"
    assert unaccounted(data) == 0


def test_a_raised_figure_is_of_its_word() -> None:
    """Also where PDFium gives it a line of its own, or the number is set high."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, ["The otters use a mark"], y=760)
        lines(
            canvas,
            ["2"],
            x=72 + canvas.stringWidth("The otters use a mark", "Helvetica", 11),
            y=766.8,
            size=7,
        )
        lines(canvas, ["and the herons"], y=746)

    data = made(draw)
    assert pdf.read(data).blocks[0].plain == "The otters use a mark² and the herons"
    assert unaccounted(data) == 0


def test_numbers_have_a_blank_behind_them() -> None:
    """As those of other paragraphs at that edge have; a figure elsewhere stays."""
    text = ["1.1 The otters", "", "1.2The herons, who came", "", "It has 2.4Ghz", "", "3.Non-native crayfish"]
    data = made(lambda canvas: lines(canvas, text))
    assert [f"{b.marker}{b.plain}" for b in pdf.read(data).blocks] == [
        "-1.1 The otters",
        "-1.2 The herons, who came",
        "-It has 2.4Ghz",
        "3.Non-native crayfish",
    ]
    assert unaccounted(data) == 0


@pytest.mark.parametrize("gap", [2.0, 1.4])
def test_words_that_the_text_runs_together(gap: float) -> None:
    """Where their places show the gaps; a long word without one stays."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        x = 72.0
        for word in wrapped("the uncharacteristically wet winter of the weir and river rose", 1):
            canvas.drawString(x, 760, word)
            x += canvas.stringWidth(word, "Helvetica", 10) + gap
        lines(canvas, wrapped(TEXT, 80), y=740)

    data = made(draw)
    blocks = " ".join(b.plain for b in pdf.read(data).blocks)
    assert blocks == f"the uncharacteristically wet winter of the weir and river rose {TEXT}"
    assert unaccounted(data) == 0
