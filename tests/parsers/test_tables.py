"""Ruled tables: known ones are read cell by cell, better than by pdfplumber; what is none is none."""

import hashlib
import io
import json
import logging
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
import typst
from reportlab.pdfgen.canvas import Canvas

from parsers import markdown, pdf
from parsers.blocks import Kind, Reading
from parsers.pdf.tables import cell_text
from parsers.pdf.words import Word
from tests.invented_tables import Known, documents, without_rules
from tests.shared import shared
from tests.table_scores import Score, ours, pdfplumbers, score, whole

DOCUMENTS = list(documents(each=1))


@pytest.mark.parametrize("known", DOCUMENTS, ids=lambda known: known.name)
def test_each_kind_of_ruling_is_read(known: Known) -> None:
    """Cells stand in their rows and columns; a table over pages is one, its repeated head left out."""
    found = ours(known.pdf)
    counted = score(known.tables, found)
    assert counted.recall >= 0.95
    assert counted.precision >= 0.98
    assert whole(known.tables, found)


@pytest.mark.slow
def test_more_is_right_than_pdfplumber_has() -> None:
    """On a hundred tables and more, by the same measure."""
    logging.disable(logging.WARNING)
    total, theirs = Score(), Score()
    for known in documents(each=4):
        total += score(known.tables, ours(known.pdf))
        theirs += score(known.printed, pdfplumbers(known.pdf))
    logging.disable(logging.NOTSET)
    assert total.recall >= max(0.95, theirs.recall)
    assert total.precision >= max(0.98, theirs.precision)


def test_a_cell_in_another_column_is_not_right() -> None:
    """The measure itself: places count, not words alone."""
    known = (("", "2024"), ("Repairs", "1.0"), ("Parks", "2.0"))
    swapped = (("", "2024"), ("1.0", "Repairs"), ("Parks", "2.0"))
    assert score([known], [known]) == Score(5, 5, 5)
    assert score([known], [swapped]) == Score(5, 5, 3)
    assert score([known], [known[1:]]) == Score(5, 4, 4)
    assert score([known], []) == Score(5, 0, 0)


HEAD = "[*Project*], [*Change*], [*Reason*], "


def typeset(cells: str, options: str = "columns: 3") -> Reading:
    """What is read of a table that typst has made."""
    return pdf.read(typst.compile(f"#table({options}, {cells})".encode(), timestamp=0))


def test_two_tables_in_one_grid_are_two() -> None:
    """Where a title and the head once more stand between them."""
    first = f"{HEAD} [Weir], [1.5], [Late], [Lock], [2.5], [Frost], "
    title = "table.cell(colspan: 3)[Reported in May], "
    blocks = typeset(f"{first} {title} {HEAD} [Quay], [3.5], [Tender], [Crane], [4.5], [Parts]").blocks
    assert [b.kind for b in blocks] == [Kind.TABLE, Kind.PARAGRAPH, Kind.TABLE]
    assert [b.rows[1][0] for b in blocks if b.rows] == ["Weir", "Quay"]
    assert blocks[1].plain == "Reported in May"


def test_a_head_that_only_tags_show_is_one() -> None:
    """Its type is that of the other rows."""
    (block,) = typeset(
        "table.header([], [2023/24], [2024/25]), [Taxis], [£9.4m], [£8m], [Buses], [£6m], [£5m]"
    ).blocks
    assert block.header
    assert block.rows[0] == ("", "2023/24", "2024/25")


def test_a_frame_round_text_and_tables_is_none() -> None:
    """The tables in it are tables, the text is text."""
    inner = (
        "#table(columns: 3, stroke: none, [Risk], [2030], [2031], [Flood], [1.5], [2.5], [Frost], [3.5], [4])"
    )
    told = "The Society measures its risks by two signs, which it looks at each spring before the gates open."
    blocks = typeset(f"[8.1], [{told} {inner}], [8.2], [{told} {inner}]", "columns: (1cm, 1fr)").blocks
    assert [b.kind for b in blocks if b.rows] == [Kind.TABLE] * 2
    assert [b.rows[1] for b in blocks if b.rows] == [("Flood", "1.5", "2.5")] * 2


def test_titles_among_unruled_rows_are_rows() -> None:
    """They have no figures beside them; between them and the row above stands no rule."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=1)
    for x in (50, 250, 350, 450):
        canvas.line(x, 230, x, 350)
    for y in (230, 350):
        canvas.line(50, y, 450, y)
    names = ["Repairs", "Total spending", "SAVINGS", "Charges", "Mooring fees", "Tolls"]
    for index, name in enumerate(names):
        canvas.setFont("Helvetica-Bold" if name.isupper() or index == 1 else "Helvetica", 10)
        canvas.drawString(55, 335 - 18 * index, name)
        if not name.isupper():
            canvas.drawRightString(340, 335 - 18 * index, f"{index}.5")
            canvas.drawRightString(440, 335 - 18 * index, f"-{index}.5")
    canvas.save()
    (table,) = ours(out.getvalue())
    assert [row[0] for row in table] == names
    assert table[2] == ("SAVINGS", "", "")


def test_lines_that_belong_together_across_cells_stay_lines() -> None:
    """Figures below each other, and paragraphs of their own; a dash below a dash is no sign of a figure."""
    (block,) = typeset(
        "[Year], [Sum], [Reason], [Weir], [1.5 \\ - \\ 2.5], [Grant paid #parbreak() Revenue paid],"
        "[Lock], [3.5], [Late]"
    ).blocks
    assert block.rows[1] == ("Weir", "1.5\n-\n2.5", "Grant paid\nRevenue paid")


def normal(cell: str) -> str:
    """A cell's text without what readers write in different ways: spaces, capitals, kinds of dashes."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", cell).casefold())
    return folded.translate(str.maketrans("–−’", "--'"))


def fingerprint(cell: str) -> str:
    """Some letters that stand for a cell, as real papers stay out of the repository."""
    return hashlib.sha256(normal(cell).encode()).hexdigest()[:8] if cell else ""


@pytest.mark.slow
def test_tables_of_real_papers() -> None:
    """Twenty tables as read by eye from pictures of the pages: 95 % of the cells are right, no row is lost.

    `kent-tables.json` has a fingerprint for each cell; null stands for a long cell that was not copied out.
    """
    known = defaultdict(list)
    for table in json.loads(Path(__file__).with_name("kent-tables.json").read_text(encoding="utf-8")):
        known[table["file"]].append(table)
    cells = right = 0
    for name, tables in known.items():
        found = [
            [list(map(fingerprint, row)) for row in t]
            for t in ours(shared(f"documents/kent/{name}").read_bytes())
        ]
        for table in tables:
            best = max(found, key=lambda rows: agreeing(table["rows"], rows))
            found.remove(best)
            assert len(best) == len(table["rows"]), table["pages"]
            cells += sum(bool(cell) for row in table["rows"] for cell in row)
            right += agreeing(table["rows"], best)
    assert sum(map(len, known.values())) >= 20
    assert right >= 0.95 * cells


def agreeing(known: list[list[str | None]], found: list[list[str]]) -> int:
    """How many cells agree, row by row and column by column; columns that are empty are no columns."""
    used = [i for i in range(len(found[0])) if any(row[i] for row in found)]
    rows = [[row[i] for i in used] for row in found]
    return sum(
        a == b for one, two in zip(known, rows, strict=False) for a, b in zip(one, two, strict=False) if a
    )


@pytest.mark.parametrize("known", list(without_rules()), ids=lambda known: known.name)
def test_amounts_in_columns_are_a_table_without_rules(known: Known) -> None:
    """Their alignment shows it, their head above them too."""
    assert ours(known.pdf) == list(known.tables)


def test_what_is_not_known_stands_in_the_column_of_its_figures() -> None:
    """As "(n/a)" among amounts; a long label may nearly meet its figure."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=1)
    texts = [("North", "1,020"), ("South and all of the lower harbour", "(n/a)"), ("Quays", "£1,377")]
    for index, row in enumerate([*texts, ("Weirs", "£998")]):
        canvas.drawString(60, 350 - 18 * index, row[0])
        canvas.drawRightString(288, 350 - 18 * index, row[1])
    canvas.save()
    assert ours(out.getvalue()) == [(*texts, ("Weirs", "£998"))]


def test_wide_spaces_of_a_justified_label_part_no_columns() -> None:
    """Between rules across, all words of a line stand as far from each other."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=1)
    canvas.setFont("Helvetica", 9)
    for index, name in enumerate(["Dredging", "Locks", "Weirs", "Quays"]):
        canvas.line(50, 360 - 30 * index, 450, 360 - 30 * index)
        canvas.drawString(50, 340 - 30 * index, name)
        canvas.drawRightString(300, 340 - 30 * index, f"{index}.5")
        canvas.drawRightString(400, 340 - 30 * index, f"-{index}.5")
    x = 50.0
    for word in ("Care", "of", "all", "the"):
        canvas.drawString(x, 220, word)
        x += canvas.stringWidth(word) + 9
    canvas.drawString(50, 208, "lower weir")
    canvas.drawRightString(300, 214, "4.5")
    canvas.drawRightString(400, 214, "-4.5")
    canvas.line(50, 240, 450, 240)
    canvas.line(50, 200, 450, 200)
    canvas.save()
    (table,) = ours(out.getvalue())
    assert table[-1] == ("Care of all the lower weir", "4.5", "-4.5")


NO_TABLES = {
    "contents": [
        [(60, "Introduction"), (430, "3")],
        [(60, "Recommendations"), (430, "4")],
        [(60, "Evidence"), (424, "11")],
    ],
    "names": [
        [(60, "Cllr Ann Other"), (300, "Cllr Bo Peep")],
        [(60, "Cllr C Shore"), (300, "Dee Fender")],
        [(60, "E Quay"), (300, "F Lock")],
    ],
    "times": [
        [(60, "Opening"), (430, "10.00")],
        [(60, "Locks reopened in May, and"), (300, "were closed again")],
        [(60, "Close"), (430, "12.00")],
    ],
    "numbered": [
        [(60, "1.1"), (100, "The harbour cost £1,200 in 2024.")],
        [(60, "1.2"), (100, "It earned £900 from moorings.")],
        [(60, "1.3"), (100, "The rest came from the reserve.")],
    ],
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_only_stands_in_columns_is_no_table(name: str) -> None:
    """Lists of contents, of names and of times are read line by line."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=1)
    for index, row in enumerate(NO_TABLES[name]):
        for x, text in row:
            canvas.drawString(x, 350 - 16 * index, text)
    canvas.save()
    assert ours(out.getvalue()) == []


def overprinted() -> bytes:
    """A ruled page whose labels run through the rules, into the figures beside them."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=1)
    for x in (50, 110, 170, 230):
        canvas.line(x, 250, x, 350)
    for index, name in enumerate(["Embankment", "Accessibility", "Underspending", "Refurbishment"]):
        canvas.line(50, 350 - 25 * index, 230, 350 - 25 * index)
        canvas.drawString(75, 333 - 25 * index, name)
        canvas.drawString(180, 333 - 25 * index, f"{index}.5")
    canvas.line(50, 250, 230, 250)
    canvas.save()
    return out.getvalue()


def test_a_table_that_is_not_certain_is_given_as_printed() -> None:
    """No word is put into a cell that may not be its own: lines stay lines, and the maintainer is told."""
    reading = pdf.read(overprinted())
    (block,) = reading.blocks
    assert block.kind is Kind.PREFORMATTED
    assert [line.split() for line in block.text.split("\n")][:2] == [
        ["Embankment", "0.5"],
        ["Accessibility", "1.5"],
    ]
    assert len({line.index(".") for line in block.text.split("\n")}) == 1
    assert block.plain.startswith("Embankment 0.5 Accessibility")
    assert [place.page for place, message in reading.problems if "table" in message] == [1]
    assert markdown.body([block]).startswith("<!-- page 1 -->\n\n```table\nEmbankment")


# -- heads, titles and rows ----------------------------------------------------------------------------------

SPAN = "table.cell(colspan: 2)"


def test_a_head_of_several_rows_is_one() -> None:
    """A label over several columns stands in each of them, in a line of its own."""
    (block,) = typeset(
        f"[], {SPAN}[2024-25], {SPAN}[2025-26], [], [Budget], [Actual], [Budget], [Actual],"
        "[], [£000s], [£000s], [£000s], [£000s], [Weir], [1], [2], [3], [4], [Lock], [5], [6], [7], [8]",
        "columns: 5",
    ).blocks
    assert block.header
    assert block.rows[0][1:4] == (
        "2024-25\nBudget\n£000s",
        "2024-25\nActual\n£000s",
        "2025-26\nBudget\n£000s",
    )
    assert [row[0] for row in block.rows[1:]] == ["Weir", "Lock"]


def test_a_head_of_two_rows_that_only_tags_show_is_one() -> None:
    """Its labels begin where the first of their columns does."""
    (block,) = typeset(
        f"[*School*], {SPAN}[*2018/19*], {SPAN}[*2023/24*], [*Change*], [], [*Girls*], [*Boys*], [*Girls*],"
        "[*Boys*], [], [Weir], [94.1], [93.8], [88.0], [87.1], [6.4],"
        "[Lock], [95.0], [94.7], [90.2], [..], [..]",
        "columns: 6, stroke: none, align: left",
    ).blocks
    assert block.header
    assert block.rows[0][:3] == ("School", "2018/19\nGirls", "2018/19\nBoys")
    assert block.rows[1] == ("Weir", "94.1", "93.8", "88.0", "87.1", "6.4")


def test_a_first_row_of_words_over_figures_is_a_head() -> None:
    """Whatever its type; rows that say "n/a" or have names of their own are none of it."""
    (block,) = typeset(
        "[], [2024], [2025], [Weir], [n/a], [-], [Lock], [late], [late], [Quay], [1], [2], [Mill], [3], [4]"
    ).blocks
    assert block.header
    assert [row[0] for row in block.rows] == ["", "Weir", "Lock", "Quay", "Mill"]


def test_a_unit_and_a_title_stand_above_their_table() -> None:
    """The row of a title is no head, and a title in large type is a heading."""
    title = "table.cell(colspan: 3, text(size: 18pt)[Dredging]), "
    unit = "table.cell(colspan: 3)[All figures in £m], "
    first, second, table = typeset(
        f"{title} {unit} {HEAD} [Weir], [1.5], [Late], [Lock], [2.5], [Frost]"
    ).blocks
    assert (first.kind, first.plain) == (Kind.HEADING, "Dredging")
    assert (second.kind, second.plain) == (Kind.PARAGRAPH, "All figures in £m")
    assert table.header
    assert table.rows[0] == ("Project", "Change", "Reason")


def test_columns_that_only_a_head_names_are_columns() -> None:
    """Figures stand under one of three names, in two rows of the head, and no rule parts them."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=1)
    canvas.setFont("Helvetica", 9)
    for x in (40, 140, 300, 460):
        canvas.line(x, 230, x, 350)
    for y in (230, 350):
        canvas.line(40, y, 460, y)
    for x in (300, 460):
        for right, name in ((x - 105, "Core"), (x - 60, "External"), (x - 5, "Total")):
            canvas.drawRightString(right, 338, name)
            canvas.drawRightString(right, 324, "£000s")
    for index, name in enumerate(["Weir", "Lock", "Quay", "Mill", "Ferry"]):
        canvas.drawString(45, 306 - 14 * index, name)
        canvas.drawRightString(295, 306 - 14 * index, f"{index},100.5")
        canvas.drawRightString(455, 306 - 14 * index, f"{index},200.5")
    canvas.save()
    (table,) = ours(out.getvalue())
    assert table[0] == ("", *["Core £000s", "External £000s", "Total £000s"] * 2)
    assert table[2] == ("Lock", "", "", "1,100.5", "", "", "1,200.5")


def test_rules_below_rows_only() -> None:
    """The head and the first row stand above the first of them."""
    rows = [
        ("Ref", "Action agreed", "Progress"),
        ("1", "Provide the number of voids by ward, with the mean time to let them again", "Closed in May"),
        ("2", "Write to the regulator about damp", "Closed"),
        ("3", "Arrange a visit to the depot", "Open"),
    ]
    cells = ", ".join(f"[*{c}*]" if not n else f"[{c}]" for n, row in enumerate(rows) for c in row)
    stroke = "stroke: (_, y) => if y > 0 {(bottom: 0.5pt)}"
    reading = pdf.read(
        typst.compile(
            f"#table(columns: (2cm, 6cm, 5cm), {stroke}, {cells})".encode(), pdf_tags=False, timestamp=0
        )
    )
    (block,) = reading.blocks
    assert block.header
    assert list(block.rows) == rows


def test_underlined_words_part_no_rows() -> None:
    """A link in a cell without padding is underlined from its rule on."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=1)
    for x in (50, 200, 400):
        canvas.line(x, 250, x, 350)
    for y in (250, 350):
        canvas.line(50, y, 400, y)
    for x, texts in (
        (50, ["Ann Keeper", "ann@quay.example", "Bo Weir"]),
        (200, ["Cy Lock", "Di Mill", "Ed Ferry"]),
    ):
        for index, text in enumerate(texts):
            canvas.drawString(x, 335 - 14 * index, text)
    canvas.line(50, 319, 50 + canvas.stringWidth("ann@quay.example"), 319)
    canvas.save()
    (table,) = ours(out.getvalue())
    assert len(table) == 1


def test_a_sign_above_its_figure_is_its_sign() -> None:
    """A narrow column broke it off; a dash that stands like the figure below it is a value of its own."""
    before, sign, under = (
        Word(t, x, x1, y, 10) for t, x, x1, y in [("-", 90, 93, 10), ("-", 73, 76, 10), ("1.868", 50, 76, 22)]
    )
    assert cell_text([before, under], frozenset(), head=False) == "-1.868"
    assert cell_text([sign, under], frozenset(), head=False) == "-\n1.868"


def test_a_line_that_begins_with_an_amount_is_one() -> None:
    """Where its first word had fitted above, and a sentence has ended there."""
    long = [Word("dredged", 50 + 40 * i, 85 + 40 * i, 10, 10) for i in range(5)]
    words = [
        *long,
        Word("late.", 50, 75, 22, 10),
        Word("£2m", 50, 70, 34, 10),
        Word("remains", 73, 110, 34, 10),
    ]
    assert cell_text(words, frozenset(), head=False).split("\n")[1] == "£2m remains"


def test_tables_that_tags_part_are_two() -> None:
    """Rules across go over both, and are as wide; a title stands between them."""
    rule = "stroke: (x, y) => if y > 0 { (top: 0.5pt) }"
    source = f"""#table(columns: (2cm, 1fr), {rule}, [By], [Keeper of the weirs and of all the locks below],
        [To], [Harbour Committee, 5 May], [], [Open], )
        *Contacts*
        #table(columns: (1fr, 1fr, 1fr), {rule}, [Keeper], [Ann], [0300 1], [Clerk], [Bo], [0300 2],
        [Guard], [Cy], [0300 3], [Diver], [Di], [0300 4])"""
    blocks = pdf.read(typst.compile(source.encode(), timestamp=0)).blocks
    tables = [b for b in blocks if b.rows]
    assert [len(b.rows[0]) for b in tables] == [2, 3]
    assert tables[0].rows[0][0] == "By"
    assert [b.plain for b in blocks if not b.rows] == ["Contacts"]
