"""Tables that go on over pages: cut rows and heads are put together, each row has its page."""

import io
import re
from collections.abc import Sequence

import pytest
import typst
from reportlab.pdfgen.canvas import Canvas

from parsers import markdown, pdf
from parsers.blocks import Block, Kind
from parsers.pdf.blocks import vocabulary
from parsers.pdf.joining import joined
from tests.invented_tables import Cells
from tests.table_scores import ours

Texts = list[tuple[int, int, str]]
"""Texts and where they stand, from the left and from below."""


def two_pages(first: Texts, second: Texts, rules: int) -> bytes:
    """Two pages of 500 by 400 points; rules across go down to `rules` on the first."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 400), invariant=1)
    for texts, lowest in ((first, rules), (second, 250)):
        for x, y, text in texts:
            canvas.setFont("Helvetica-Bold" if text.istitle() and y in (30, 360) else "Helvetica", 10)
            canvas.drawString(x, y, text)
        for y in range(lowest, 351, 25):
            canvas.line(50, y, 480, y)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def over_pages(first: Texts, second: Texts, rules: int) -> list[Cells]:
    """The tables of two such pages."""
    return ours(two_pages(first, second, rules))


def rows(names: list[str], top: int) -> Texts:
    """The texts of a table's rows."""
    return [
        (x, top - 25 * index - 17, text)
        for index, name in enumerate(names)
        for x, text in ((50, name), (180, f"{index}.5"), (260, "Dredging of the basin was put off to the"))
    ]


def test_the_rest_of_a_cell_on_the_next_page_goes_to_its_cell() -> None:
    """What stands in one column above the first rule of a page is no paragraph between two tables."""
    rest = [(260, 366, "next year, since the new"), (260, 354, "barge came in May.")]
    (table,) = over_pages(rows(["Parks", "Quays"], 350), rest + rows(["Locks", "Weirs"], 350), 300)
    assert table[1][2].endswith("to the next year, since the new barge came in May.")
    assert [row[0] for row in table] == ["Parks", "Quays", "Locks", "Weirs"]


def places(blocks: Sequence[Block]) -> list[int]:
    """The pages on which the rows of the only table begin."""
    (table,) = (b for b in blocks if b.rows)
    return [table.at(row).page or 0 for row in range(len(table.rows))]


def test_each_row_has_the_page_on_which_it_begins() -> None:
    """One that a page cuts is of the page before; a head that is repeated is of none."""
    cells = "".join(f"[Reach {n}], [{n}], [On {'the river and ' * 12}the weir.], " for n in range(1, 8))
    setting = "#set page(width: 12cm, height: 9cm, margin: 1cm)\n"
    made = typst.compile(
        f"{setting}#table(columns: 3, table.header([*Project*], [*Change*], [*Reason*]), {cells})".encode(),
        timestamp=0,
    )
    blocks = pdf.read(made).blocks
    pages = places(blocks)
    assert len(pages) == 8
    assert pages == sorted(pages)
    assert set(pages) == {1, 2, 3}
    said = markdown.body(blocks)
    assert re.findall(r"<!-- page (\d) --> (Reach)?", said) == [("2", "Reach"), ("3", "Reach")]


def test_a_head_at_the_foot_of_a_page_is_of_that_page() -> None:
    """Its rows are of the next."""
    foot = [(50, 30, "Service"), (180, 30, "Revenue"), (260, 30, "Work")]
    below = rows(["Locks", "Weirs", "Quays"], 350)
    blocks = pdf.read(two_pages([(50, 366, "Harbour"), *foot], below, 351)).blocks
    assert places(blocks) == [1, 2, 2, 2]


def test_a_unit_above_a_table_is_no_cell_of_it() -> None:
    """A short line of its own stands above many tables, at the right."""
    *_, table = over_pages(
        [(50, 366, "Harbour")], [(400, 354, "All in £m"), *rows(["Locks", "Weirs"], 350)], 351
    )
    assert table[0][0] == "Locks"


def test_a_head_that_a_page_has_cut_in_two_is_whole() -> None:
    """Its first line stands at the foot of the page before."""
    foot = [(50, 30, "Service"), (180, 30, "Revenue"), (260, 30, "Work")]
    head = [(180, 360, "Budget"), (260, 360, "Planned")]
    (table,) = over_pages([(50, 366, "Harbour"), *foot], head + rows(["Locks", "Weirs", "Quays"], 350), 351)
    assert table[0] == ("Service", "Revenue Budget", "Work Planned")


def test_a_head_at_the_foot_of_the_page_before_is_the_table_s() -> None:
    """All of it, with the first row on the next page."""
    foot = [(50, 30, "Service"), (180, 30, "Revenue"), (260, 30, "Work")]
    (table,) = over_pages([(50, 366, "Harbour"), *foot], rows(["Locks", "Weirs", "Quays"], 350), 351)
    assert [row[0] for row in table] == ["Service", "Locks", "Weirs", "Quays"]
    assert table[0] == ("Service", "Revenue", "Work")


def test_the_rest_of_a_row_that_tags_show_goes_to_its_cell() -> None:
    """No rule shows it on the next page, where it stands above other text."""
    text = "The weir was closed because its gates had rusted through, and the keeper asked for new ones. " * 6
    source = f"""#set page(width: 12cm, height: 9cm, margin: 1cm)
        #table(columns: (2cm, 1fr), stroke: (x, y) => (top: 0.5pt), [Lock], [Open.], [Mill], [Let.],
        [Quay], [Sold.], [Ferry], [Late.], [Weir], [{text}], table.hline())\n\nThe Panel noted it."""
    blocks = pdf.read(typst.compile(source.encode(), timestamp=0)).blocks
    assert [b.kind for b in blocks] == [Kind.TABLE, Kind.PARAGRAPH]
    assert blocks[0].rows[-1] == ("Weir", text.strip())
    assert places(blocks) == [1] * 5
    assert markdown.body(blocks).endswith(" |\n\n<!-- page 2 -->\n\nThe Panel noted it.\n")


def test_a_row_that_tags_count_goes_on_behind_a_full_stop() -> None:
    """No rule and no half of a sentence shows it, but its number in the table."""
    text = "The weir was closed, since its gates had rusted through in the wet year. " * 8
    source = f"""#set page(width: 12cm, height: 9cm, margin: 1cm)
        #table(columns: (2cm, 1fr), stroke: (x, y) => (top: 0.5pt), [Lock], [Open.], [Mill], [Let.],
        [Quay], [Sold.], [Ferry], [Late.], [Weir], [{text}], table.hline())\n\nThe Panel noted it."""
    blocks = pdf.read(typst.compile(source.encode(), timestamp=0)).blocks
    assert [b.kind for b in blocks] == [Kind.TABLE, Kind.PARAGRAPH]
    assert " ".join(blocks[0].rows[-1][1].split()) == text.strip()


def test_a_further_paragraph_on_the_next_page_is_in_its_cell() -> None:
    """Tags count its row; the head stands above it once more."""
    first, second = "The weir was closed in the wet year. " * 4, "Its keeper asked for gates. " * 4
    source = f"""#set page(width: 12cm, height: 6cm, margin: 1cm)
        #table(columns: (2cm, 1fr, 2cm), table.header([*Ref*], [*Found*], [*Homes*]), [F1], [None.], [3],
        [F2], [{first}\n\n#block(breakable: false)[{second}]], [7], [F3], [None.], [9])"""
    (block,) = pdf.read(typst.compile(source.encode(), timestamp=0)).blocks
    assert [row[0] for row in block.rows] == ["Ref", "F1", "F2", "F3"]
    assert " ".join(block.rows[2][1].split()) == (first + second).strip()
    assert block.places[1] != block.places[3]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("in-", "house care", "in-house care"),
        ("Mill Road /", "Weir", "Mill Road / Weir"),
        ("on-", "going", "ongoing"),
    ],
)
def test_a_line_goes_on_as_it_is_printed(before: str, after: str, whole: str) -> None:
    """A hyphen stays where the document has the word with it, too; so does a space before a slash."""
    known = vocabulary("In-house work is inhouse work, ongoing")
    assert joined(before, after, known) == whole
