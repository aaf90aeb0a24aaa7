"""Running heads and feet of PDFs are left out; text that stands where they do stays."""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from parsers import furniture, pdf
from parsers.blocks import Kind
from tests.parsers.test_pdf import TEXT, lines, made, of_kind, wrapped

HEAD = "Lower Weir Panel"


def numbered(draw: Callable[[Canvas, int], None], count: int) -> bytes:
    """Pages, each drawn with its number."""

    def page(number: int) -> Callable[[Canvas], None]:
        return lambda canvas: draw(canvas, number)

    return made(*(page(number) for number in range(1, count + 1)))


def heads(data: bytes) -> list[tuple[int | None, str]]:
    """What was left out as a running head or foot, with its page."""
    return [(o.place.page, o.text) for o in pdf.read(data).omitted if o.reason == furniture.HEAD]


def test_a_foot_stands_as_far_from_the_edge_of_a_wide_page() -> None:
    """Of all pages one lies on its side: its foot is the same as theirs."""

    def draw(canvas: Canvas, number: int) -> None:
        canvas.setPageSize((842, 595) if number == 3 else (595, 842))
        lines(canvas, wrapped(TEXT, 80), y=500)
        lines(canvas, [HEAD], y=38, size=9)

    assert heads(numbered(draw, 3)) == [(number, HEAD) for number in (1, 2, 3)]


def test_first_lines_of_text_that_differ_in_figures_only_are_no_heads() -> None:
    """The sentence goes on in the next line."""

    def draw(canvas: Canvas, number: int) -> None:
        counts = number * 7 + 14, number * 5 + 10
        first = "The reach had {} otters in the winter, and {} of them were seen in".format(*counts)
        lines(canvas, [first, f"daylight. {TEXT[:60]}"], y=790)
        lines(canvas, wrapped(TEXT, 80), y=700)

    reading = pdf.read(numbered(draw, 6))
    assert not reading.omitted
    assert sum("were seen in daylight" in b.plain for b in reading.blocks) == 6


def test_last_lines_of_text_are_no_feet() -> None:
    """They go on from the line above, in small type too, and on pages that follow each other."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, wrapped(TEXT * 2, 80), size=11)
        reach = f"In reach {chr(64 + number) * 4} the volunteers walked along both of the banks of the water"
        lines(canvas, [reach, "and wrote down every trace of otters"], y=70, size=9)

    reading = pdf.read(numbered(draw, 4))
    assert not reading.omitted
    assert sum("water and wrote down" in b.plain for b in reading.blocks) == 4


def test_rows_of_figures_at_the_top_of_pages_are_no_heads() -> None:
    """Figures of heads stay the same, or count pages."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, [f"Otters of the upper reach {number * number * 13 % 97}"], y=790, size=9)
        lines(canvas, wrapped(TEXT * 2, 80), y=700)

    assert heads(numbered(draw, 5)) == []


def test_a_head_that_counts_its_pages() -> None:
    """Each paper of a pack counts anew."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, [f"{HEAD}, leaf {(number - 1) % 3 + 1}"], y=800, size=11)
        lines(canvas, wrapped(TEXT * 2, 80), y=700)

    assert heads(numbered(draw, 6)) == [(n, f"{HEAD}, leaf {(n - 1) % 3 + 1}") for n in range(1, 7)]


def test_a_head_of_two_lines_goes_on_in_no_text() -> None:
    """The first line's sentence ends in the second."""

    def draw(canvas: Canvas, _: int) -> None:
        lines(
            canvas,
            ["Papers of the panel that is to look into the weirs and the locks of the", "lower river"],
            y=800,
        )
        lines(canvas, wrapped(TEXT * 2, 80), y=740)

    assert len(heads(numbered(draw, 3))) == 6


def test_heads_of_left_and_right_pages() -> None:
    """Every other page has the same, in type of the text's size."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, [HEAD if number % 2 else "Inquiry into otters"], x=72 if number % 2 else 430, y=800)
        lines(canvas, wrapped(TEXT * 2, 80), y=700)

    assert len(heads(numbered(draw, 5))) == 5


def test_the_head_of_a_paper_of_two_pages() -> None:
    """In the margin; what stands twice below it is text."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, [HEAD], y=800)
        lines(canvas, ["Reply of the panel"], y=765)
        lines(canvas, [*wrapped(TEXT, 80), f"This was said {number} times."], y=700)

    data = numbered(draw, 2)
    assert heads(data) == [(1, HEAD), (2, HEAD)]
    assert [b.plain for b in of_kind(pdf.read(data), Kind.PARAGRAPH)].count("Reply of the panel") == 2


def test_a_head_that_stands_a_little_lower_on_one_page() -> None:
    """Pages of other type have their heads a point or two off."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, [HEAD], y=800 - 4 * (number == 4))
        lines(canvas, wrapped(TEXT * 2, 80), y=700)

    assert len(heads(numbered(draw, 4))) == 4


def test_a_warning_on_each_page_is_no_title() -> None:
    """In bold letters too."""

    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 800, "DRAFT – NOT FOR PUBLICATION BEFORE 1 MAY")
        lines(canvas, [*wrapped(TEXT * 2, 80), f"It was winter {number}."], y=700)

    reading = pdf.read(numbered(draw, 3))
    assert not of_kind(reading, Kind.HEADING)
    assert len(reading.omitted) == 3


def test_a_note_in_every_foot_stands_where_its_mark_does() -> None:
    """Once, its own mark raised too; nothing parts a mark from the comma behind it."""

    def draw(canvas: Canvas, number: int) -> None:
        lines(canvas, wrapped(TEXT, 80))
        lines(canvas, ["1Survey of the Lower Weir"], y=40, size=9)
        canvas.setFont("Helvetica", 11)
        if number == 3:
            canvas.drawString(72, 600, "As the volunteers say")
            end = 72 + canvas.stringWidth("As the volunteers say", "Helvetica", 11)
            canvas.drawString(end + 5, 600, ", they like the weir.")
            canvas.setFont("Helvetica", 7)
            canvas.drawString(end + 0.5, 604, "1")

    reading = pdf.read(numbered(draw, 4))
    notes = [(b.place.page, b.text) for b in reading.blocks if "Survey" in b.text]
    assert notes == [(3, "¹Survey of the Lower Weir")]
    assert [page for page, _ in heads(numbered(draw, 4))] == [1, 2, 4]
    assert any("say¹, they like" in b.text for b in reading.blocks)


def test_an_items_mark_on_a_wide_page_stands_as_far_from_its_edge_as_on_a_tall_one() -> None:
    """And the paper of the item begins there; a heading below it is none."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((842, 595))
        lines(canvas, ["Agenda Item 5"], y=515, size=11)
        lines(canvas, ["Agenda Item 6"], y=400, size=11)
        lines(canvas, wrapped(TEXT, 80), y=380)

    reading = pdf.read(made(draw))
    marks = [(o.reason, o.text) for o in reading.omitted]
    assert marks == [(furniture.ITEM_MARK, "Agenda Item 5")]
    assert [b.text for b in of_kind(reading, Kind.MARK)] == ["Agenda Item 5"]
