"""What pages of a PDF are made of: furniture, columns, lists, notes, tags; files made for one thing each."""

from collections.abc import Callable
from pathlib import Path

import pytest
import typst
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from parsers import furniture, pdf
from parsers.blocks import Kind, Place, Reading
from parsers.pdf.joining import joined
from parsers.pdf.lines import lines as as_lines
from parsers.pdf.lists import Depths
from parsers.pdf.paragraphs import Paragraph, Sheet, paragraphs
from parsers.pdf.structure import by_tags, trusted
from parsers.pdf.tags import Tag
from parsers.pdf.words import Word
from tests.parsers.test_pdf import TEXT, lines, made, of_kind, wrapped

HERONS = TEXT.replace("otters", "herons")


def reasons(reading: Reading) -> list[tuple[str, str]]:
    """What was left out, and why."""
    return sorted({(o.reason, o.text) for o in reading.omitted})


def pages(draw: Callable[[Canvas, int], None], count: int = 4) -> bytes:
    """Pages of running text, each with something more."""

    def page(number: int) -> Callable[[Canvas], None]:
        def both(canvas: Canvas) -> None:
            lines(canvas, wrapped(f"In year {number} it was so. {TEXT}", 80), y=700)
            draw(canvas, number)

        return both

    return made(*(page(number) for number in range(1, count + 1)))


def test_a_watermark_is_left_out() -> None:
    """Large letters across each page."""

    def draw(canvas: Canvas, _: int) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 80)
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()

    reading = pdf.read(pages(draw))
    assert reasons(reading) == [(furniture.WATERMARK, "DRAFT")]
    assert [b.plain for b in reading.blocks] == [f"In year {n} it was so. {TEXT}" for n in range(1, 5)]


def test_labels_along_the_margin_are_left_out_and_a_caption_there_stays() -> None:
    """A label is at one place of page after page."""

    def draw(canvas: Canvas, number: int) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 11)
        canvas.translate(580, 400)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Appendix A" if number < 4 else "Source: the Society")
        canvas.restoreState()

    reading = pdf.read(pages(draw))
    assert reasons(reading) == [(furniture.LABEL, "Appendix A")]
    assert reading.blocks[-1].plain == "Source: the Society"


def test_stamps_along_the_side_of_two_pages_and_a_small_mark_aslant_are_left_out() -> None:
    """Beside each other, too."""

    def draw(canvas: Canvas, number: int) -> None:
        for words, size, x, angle in (("RECEIVED 9 MAY Ref 25/7", 8, 20, 90), ("DRAFT", 24, 40, 50)):
            canvas.saveState()
            canvas.setFont("Helvetica", size)
            canvas.translate(x, 300)
            canvas.rotate(angle)
            canvas.drawString(0, 0, words if number < 3 else "")
            canvas.restoreState()

    assert reasons(pdf.read(pages(draw))) == [
        (furniture.LABEL, "RECEIVED 9 MAY Ref 25/7"),
        (furniture.WATERMARK, "DRAFT"),
    ]


def test_a_stamp_that_cuts_into_a_line() -> None:
    """The foot is a foot, the stamp is a stamp, each page has its number."""

    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(200, 30, "Report of the Lower Weir Society to the Panel")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(280, 31, f"Page {number + 6}")

    reading = pdf.read(pages(draw))
    assert [b.place for b in reading.blocks] == [Place(page=n, printed_page=n + 6) for n in range(1, 5)]
    assert [text for reason, text in reasons(reading) if reason == furniture.HEAD] == [
        "Report of the Lower Weir Society to the Panel"
    ]


def test_the_pack_numbers_pages_not_the_paper_in_it() -> None:
    """Where a paper stamps its own pages as the pack does, neighbours tell which is the pack's."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, [f"Page {number + 40}"], x=280, y=20)
        if number in (3, 4):
            lines(canvas, [f"Page {number - 2}"], x=480, y=820)

    assert [b.place.printed_page for b in pdf.read(pages(draw, 6)).blocks] == [41, 42, 43, 44, 45, 46]


@pytest.mark.parametrize("form", ["{}", "- {} -", "Page {} of 9"])
def test_papers_number_their_own_pages(form: str) -> None:
    """Where there is no stamp of a pack."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, [form.format(number + 2)], x=290, y=30)

    assert [b.place.printed_page for b in pdf.read(pages(draw)).blocks] == [3, 4, 5, 6]


def test_a_title_that_repeats_stays_where_it_stands_first() -> None:
    """In type of a title; the unit of a table is no running head at all."""

    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(200, 800, "APPENDIX B: WEIRS AND LOCKS")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(450, 770, "All figures in £000")

    reading = pdf.read(pages(draw))
    assert [b.text for b in of_kind(reading, Kind.HEADING)] == ["APPENDIX B: WEIRS AND LOCKS"]
    assert sum(b.plain == "All figures in £000" for b in reading.blocks) == 4
    assert [o.text for o in reading.omitted] == ["APPENDIX B: WEIRS AND LOCKS"] * 3


def test_footnotes_stand_behind_the_sentence_that_they_interrupt() -> None:
    """Also where it runs on over the page."""

    def first(canvas: Canvas) -> None:
        lines(
            canvas,
            [*wrapped(TEXT, 80), "The Society looked for them again in the spring, with more than the usual"],
            y=160,
        )
        for number, note in enumerate(["Counted on 12 January", "The usual number is nine"], start=1):
            lines(canvas, [str(number)], x=72, y=83 - 10 * number, size=5)
            lines(canvas, [note], x=75, y=80 - 10 * number, size=8)

    def second(canvas: Canvas) -> None:
        lines(canvas, ["number of volunteers."])

    blocks = pdf.read(made(first, second)).blocks
    assert blocks[-3].plain.endswith("more than the usual number of volunteers.")
    assert [b.plain for b in blocks[-2:]] == ["¹Counted on 12 January", "²The usual number is nine"]


def test_three_columns_are_read_one_after_the_other() -> None:
    """As the file has them."""
    columns = [TEXT, HERONS, TEXT.replace("otters", "coots")]

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(columns):
            lines(canvas, wrapped(text, 28), x=60 + 165 * number, size=10)

    assert [b.plain for b in pdf.read(made(draw)).blocks] == columns


def test_lists_in_lists_by_their_marks() -> None:
    """An "(a)" right below "1. … the following:" is in it, whatever its place."""
    depths = Depths()
    entries = [("1.", 72, False), ("(a)", 72, True), ("(b)", 72, False), ("-", 90, True), ("(c)", 72, False),
               ("2.", 72, False), ("(i)", 90, True), ("(ii)", 90, False), ("3.", 72, False)]  # fmt: skip
    assert [depths.level(mark, at, at + 18, (1, 0), led=led) for mark, at, led in entries] == [
        1,
        2,
        2,
        3,
        2,
        1,
        2,
        2,
        1,
    ]


def test_items_of_one_tagged_list_stand_at_one_depth() -> None:
    """Word indents some of them by a few points more."""
    depths = Depths()
    assert [depths.level("-", at, 104.0, (1, 5), led=False) for at in (86.0, 95.0, 86.0)] == [1, 1, 1]


def _tagged(blocks: list[int]) -> list[Word]:
    """Lines of seven words, each line in a block."""
    return [
        Word("words", 72 + 40 * n, 105 + 40 * n, 100 + 13 * row, 11, tag=Tag(block, "P"))
        for row, block in enumerate(blocks)
        for n in range(7)
    ]


@pytest.mark.parametrize(
    ("blocks", "believed"),
    [([1] * 6 + [2] * 6 + [3] * 2, True), (list(range(1, 14)), False), ([1] * 14, False), ([0] * 14, False)],
    ids=["paragraphs", "each line a paragraph", "the page a paragraph", "nothing tagged"],
)
def test_tags_are_believed_where_the_layout_agrees(blocks: list[int], *, believed: bool) -> None:
    """Everything tagged alike says nothing."""
    assert trusted(_tagged(blocks)) is believed


def _columns(blocks: tuple[list[int], list[int]], file_order: tuple[int, int]) -> list[Word]:
    """Two columns of lines of three words, each line in a block; `file_order` says which comes first."""
    found = []
    for column, rows in enumerate(blocks):
        for row, block in enumerate(rows):
            for n in range(3):
                order = 1000 * file_order[column] + 10 * row + n
                x = 72 + 250 * column + 50 * n
                found.append(
                    Word(f"b{block}", x, x + 45, 100 + 13 * row, 11, order=order, tag=Tag(block, "P"))
                )
    return found


def test_items_whose_bullets_are_drawn_are_items_by_their_tags() -> None:
    """A line that goes on is no item; what has a printed mark keeps it."""
    rows = [(1, "LI", 1), (1, "LI", 1), (2, "LI", 1), (3, "LI", 2), (4, "P", 0)]
    found = as_lines(
        Word("word" if row == 1 else "Word", 72 + 40 * n, 105 + 40 * n, 100 + 13 * row, 11, tag=Tag(*tag))
        for row, tag in enumerate(rows)
        for n in range(12)
    )
    sheet = Sheet(Place(page=1), list(found), 11, 1.2, 595)
    pieces = [piece for piece in paragraphs(sheet) if isinstance(piece, Paragraph)]
    assert [(piece.marker, len(piece.lines)) for piece in pieces] == [("-", 2), ("-", 1), ("-", 1), (None, 1)]


@pytest.mark.parametrize("tagged", [True, False])
def test_a_bold_title_stands_apart_from_text_that_begins_in_bold(tagged: bool) -> None:
    """Where "47. MINUTES" stands close above "RESOLVED – that …"."""
    lines = [
        ("47. MINUTES", 2, 1),
        ("RESOLVED – that the minutes of the last meeting be agreed by all here", 1, 2),
    ]
    found = as_lines(
        Word(
            word,
            72 + 40 * n,
            105 + 40 * n,
            100 + 13 * row,
            11,
            bold=n < bold,
            tag=Tag(block, "P") if tagged else None,
        )
        for row, (text, bold, block) in enumerate(lines)
        for n, word in enumerate(text.split())
    )
    pieces = [
        p for p in paragraphs(Sheet(Place(page=1), list(found), 11, 1.2, 595)) if isinstance(p, Paragraph)
    ]
    assert [piece.lines[0].words[0].text for piece in pieces] == ["47.", "RESOLVED"]


def test_columns_are_read_as_they_are_tagged() -> None:
    """A paragraph that goes on at the top of the next column stays whole."""
    words = _columns(([1, 1, 2, 2], [2, 3, 3, 4]), (0, 1))
    assert [line.plain[:2] for line in by_tags(as_lines(words)) or []] == [
        "b1", "b1", "b2", "b2", "b2", "b3", "b3", "b4"
    ]  # fmt: skip


def test_tags_in_another_order_than_the_file_s_tell_no_order() -> None:
    """Neither do those of a page without columns."""
    assert by_tags(as_lines(_columns(([9, 3, 7, 1], [2, 8, 4, 6]), (0, 1)))) is None
    assert by_tags(as_lines(_columns(([1, 1, 2, 2], []), (0, 1)))) is None


@pytest.mark.parametrize(
    ("told", "alt"),
    [
        ("Map of the two reaches", "Picture on page 1 of the original: Map of the two reaches"),
        ("A map Description automatically generated", "Picture on page 1 of the original"),
    ],
)
def test_pictures_are_described_as_their_file_does(tmp_path: Path, told: str, alt: str) -> None:
    """What a program made up is no description."""
    Image.effect_noise((240, 160), 90).save(tmp_path / "map.png")
    source = tmp_path / "map.typ"
    source.write_text(f'#v(12cm)\n#image("map.png", width: 9cm, alt: "{told}")\n\n{TEXT}')
    (figure,) = of_kind(pdf.read(typst.compile(source)), Kind.FIGURE)
    assert figure.text == alt


def test_lines_of_a_title_that_no_width_broke_are_titles() -> None:
    """But for those that plainly go on."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        titles = ["LOWER WEIR COUNCIL", "Minutes of the Rivers Panel", "Report of the", "Clerk to the Panel"]
        for row, title in enumerate(titles):
            canvas.drawCentredString(297, 790 - 17 * row, title)
        lines(canvas, wrapped(TEXT * 2, 80), y=700)

    titles = [b.text for b in of_kind(pdf.read(made(draw)), Kind.HEADING)]
    assert titles == [
        "LOWER WEIR COUNCIL",
        "Minutes of the Rivers Panel",
        "Report of the\nClerk to the Panel",
    ]


@pytest.mark.parametrize(
    "text", ["RESOLVED –", "Figure 2: Otters by reach", "“I have seen none since the flood.” – a miller"]
)
def test_what_is_set_like_a_title_and_is_none(text: str) -> None:
    """Words before decisions, captions of figures, quotations."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 790, text)
        lines(canvas, wrapped(TEXT * 2, 80), y=740)

    assert not of_kind(pdf.read(made(draw)), Kind.HEADING)


def test_a_box_among_tables_in_small_type_is_no_title() -> None:
    """Its type is that of the text on the pages before."""

    def text(canvas: Canvas) -> None:
        lines(canvas, wrapped(TEXT * 6, 80))

    def tables(canvas: Canvas) -> None:
        lines(canvas, ["Otters were seen by the miller."], y=790)
        canvas.setFont("Helvetica", 7)
        for row in range(60):
            y = 760 - 11 * row
            for column in range(5):
                canvas.rect(72 + 90 * column, y, 90, 11)
                canvas.drawString(75 + 90 * column, y + 3, f"Otters of reach {row} {column}")

    reading = pdf.read(made(text, tables))
    assert not of_kind(reading, Kind.HEADING)


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("an underspend of -", "£5m", "an underspend of -£5m"),
        ("living (-", "2.8%)", "living (-2.8%)"),
        ("between £4m -", "£5m", "between £4m - £5m"),
        ("pages 5 -", "6", "pages 5 - 6"),
        ("otters -", "6 of them young", "otters - 6 of them young"),
        ("Ada Heron, Head of Rivers", "ada@weir.gov.uk", "Ada Heron, Head of Rivers\nada@weir.gov.uk"),
        ("Write to", "ada@weir.gov.uk", "Write to ada@weir.gov.uk"),
        ("counted in-", "house", "counted in-house"),
    ],
)
def test_what_stands_at_a_line_s_end(before: str, after: str, whole: str) -> None:
    """A sign stays with its amount; an address has a line of its own."""
    assert joined(before, after, frozenset()) == whole


TOWN = ["The wardens, who had come from the", "lower town, then thanked the many"]
FULL = "The wardens of the river thanked all the members of the panel and the officers of the"


def test_a_sentence_goes_on_with_a_name_behind_a_full_line() -> None:
    """At the top of the next page, and of the next column; behind a short line it does not."""
    rest = wrapped(TEXT, 80)

    def page(last: str) -> bytes:
        return made(
            lambda canvas: lines(canvas, [*rest, "", last]),
            lambda canvas: lines(canvas, ["Otter Trust for the help that it gave. It rained.", "", *rest]),
        )

    def columns(canvas: Canvas) -> None:
        lines(canvas, [*wrapped(TEXT, 34), *TOWN], size=10)
        lines(canvas, ["Otter Trust members of the town.", "", *wrapped(TEXT, 34)], x=320, size=10)

    assert "officers of the Otter Trust" in pdf.read(page(FULL)).blocks[1].plain
    assert "thanked the many Otter Trust" in pdf.read(made(columns)).blocks[1].plain
    assert len(pdf.read(page("The wardens of the river")).blocks) == 4


def test_a_table_in_a_column_does_not_cut_the_other() -> None:
    """What stands below it in the other column is read before."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, [*wrapped(TEXT * 3, 42), "This ends the left column."], x=60, y=760, size=10)
        lines(canvas, wrapped(HERONS, 42), x=320, y=760, size=10)
        top = 600
        for row in range(4):
            canvas.line(320, top - 20 * row, 520, top - 20 * row)
        for x in (320, 420, 520):
            canvas.line(x, top, x, top - 60)
        for row, cells in enumerate([("Weir", "Otters"), ("Upper", "12"), ("Lower", "30")]):
            lines(canvas, [cells[0]], x=325, y=top - 14 - 20 * row, size=10)
            lines(canvas, [cells[1]], x=425, y=top - 14 - 20 * row, size=10)
        lines(canvas, wrapped(HERONS, 42), x=320, y=520, size=10)

    blocks = pdf.read(made(draw)).blocks
    at = next(n for n, b in enumerate(blocks) if b.kind is Kind.TABLE)
    assert "left column." in " ".join(b.plain for b in blocks[:at])
    assert "herons" in blocks[at - 1].plain
    assert "herons" in blocks[at + 1].plain


def test_the_mark_of_a_footnote_is_hardly_smaller_than_it() -> None:
    """It stands above the base line, and on the note's first line."""
    found = as_lines([Word("1", 68, 72, 500.3, 7), Word("Period", 74, 97, 503.7, 8)])
    assert [line.plain for line in found] == ["¹ Period"]
