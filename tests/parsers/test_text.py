"""Text of a converter: its tables, and lines that belong to list items."""

import pytest

from parsers.blocks import Block, Kind
from parsers.text import plain_words, read


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text."""
    return read(text.encode()).blocks


def test_a_line_right_below_an_item_belongs_to_it() -> None:
    """In its sentence if it is indented, else by itself; what is set off by ornaments is no item."""
    found = blocks("- Practice\n   guidance\n- Otters over two years\n2021 **11 (4%)**\n\n● ● ● Quoted ● ●\n")
    assert [b.text for b in found] == [
        "Practice guidance",
        "Otters over two years\n2021 **11 (4%)**",
        "● ● ● Quoted ● ●",
    ]


def test_lists_in_cells_have_a_line_for_each_entry() -> None:
    """With its number where it has one."""
    (table,) = blocks("6.\t<p>Aims:</p> <ol> 1. Clean water. 2. Fish.\n7.\t<ul> • Why? • Where?\n")
    assert [row[1] for row in table.rows] == ["Aims:\n1. Clean water.\n2. Fish.", "• Why?\n• Where?"]


def test_contents_in_two_columns_are_read_down() -> None:
    """As their pages tell; figures that rise otherwise stay in their rows."""
    (contents,) = blocks("Otters\t1\tFrogs\t7\nWeirs\t3\tToads\t8\nReeds\t5\t\t\n")
    assert [row[0] for row in contents.rows] == ["Otters", "Weirs", "Reeds", "Frogs", "Toads"]
    (table,) = blocks("Otters\t1\tFrogs\t7\nWeirs\t9\tToads\t8\nReeds\t5\t\t\n")
    assert {len(row) for row in table.rows} == {4}


def test_labels_and_years_over_figures_are_a_head() -> None:
    """Also with a label over several columns; figures themselves are none."""
    for head in ("\t2019-20\t2020-21\t2021", "Age\t2020\t\t2021\n\tHere\tThere\tHere"):
        assert blocks(f"{head}\nOtters\t5 %\t20 (5 %)\tn/a\nFrogs\t1,400\t(30)\t14.3*\n")[0].header
    assert not blocks("Home\t54\tOther\t1\nAway\t16\tElse\t113\n")[0].header


def test_a_table_in_a_cell_stands_once() -> None:
    """A converter writes it as HTML, in a row and in rows; columns that only it has are gone."""
    inner = "<table><tr><th>Kind</th><th>Cover</th></tr><tr><td>Fire</td><td>£</td></tr></table>"
    rows = [
        "4.1 Cost:\t£\t\t\t",
        f"{inner}\tKind\tCover\tFire\t£",
        "Kind\tCover\t\t\t",
        "Fire\t£\t\t\t",
        "5. Policy\t\t\t\t",
    ]
    reading = read("\n".join(rows).encode())
    assert [b.rows for b in reading.blocks] == [
        (("4.1 Cost:", "£"),),
        (("Kind", "Cover"), ("Fire", "£")),
        (("5. Policy",),),
    ]
    assert [o.text for o in reading.omitted] == ["Kind Cover Fire £", "Kind Cover", "Fire £"]


def test_answers_of_a_form_have_their_lines() -> None:
    """Long lines of prose are one."""
    long = "Yes If yes, please give the names of all of the otters in the table below"
    assert [b.kind for b in blocks(f"{long}\nNo\n")] == [Kind.PARAGRAPH]
    assert blocks(f"{long}\nNo\n")[0].text == f"{long}\nNo"
    assert blocks(f"{long}\nor on the back.\n")[0].text == f"{long} or on the back."


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("- 1. The Panel is to count", "1.", "The Panel is to count"),
        ("- 12) The Panel is to count", "12)", "The Panel is to count"),
        ("- 4.2 otters were seen", "-", "4.2 otters were seen"),
        ("<sup>-</sup> Ann Heron", "-", "Ann Heron"),
    ],
)
def test_an_item_has_its_printed_mark_alone(line: str, marker: str, text: str) -> None:
    """Not the converter's before it, nor as a raised letter."""
    (block,) = read(line.encode()).blocks
    assert (block.kind, block.marker, block.text) == (Kind.ITEM, marker, text)


def test_a_foot_above_a_number_is_not_wrapped_into_the_sentence() -> None:
    """Nor into the entry of a list; what it goes on with stands on the next page."""
    for start in ("- Whether there was", "(b) whether there was"):
        first, second = blocks(f"{start}\nWeir Scrutiny Panel 9.5.24\n\n2\n\nany proof of otters.\n")
        assert (first.plain.endswith("there was"), second.text) == (True, "any proof of otters.")


def test_what_a_star_denotes_is_no_entry_of_a_list() -> None:
    """It explains a mark elsewhere."""
    (block,) = blocks("* Denotes a delegated matter")
    assert block.kind is Kind.PARAGRAPH


@pytest.mark.parametrize("parted", ["", "\n"])
def test_a_table_in_html_is_a_table(parted: str) -> None:
    """On one line or on several; what is not closed is text."""
    rows = ["<tr><th>Band</th><th>Charge</th></tr>", "<tr><td>1</td><td>£2 <br>a day</td></tr>"]
    table = parted.join(["<table>", *rows, "</table>"])
    above, found, below = blocks(f"Above.\n\n{table}\nBelow.\n")
    assert (above.text, below.text) == ("Above.", "Below.")
    assert (found.kind, found.header, found.place.line) == (Kind.TABLE, True, 3)
    assert found.rows == (("Band", "Charge"), ("1", "£2\na day"))
    assert all(block.kind is not Kind.TABLE for block in blocks("<table><tr><td>Reeds\n\nBelow.\n"))


def test_the_letter_that_stands_for_a_bullet_is_no_word() -> None:
    """Before a tab or two blanks; elsewhere it is one."""
    assert [plain_words(line) for line in ("o\tReeds", "  o  Weirs", "o Reeds")] == [
        "•\tReeds",
        "•  Weirs",
        "o Reeds",
    ]
