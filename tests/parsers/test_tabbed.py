"""Numbers and bullets before a tab are those of paragraphs and lists; rows of a table stay rows."""

import pytest

from parsers import text
from parsers.blocks import Kind
from parsers.tabbed import untabbed


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("1.\tApologies", "1. Apologies"),
        ("2.1\tMs Tern said so.", "2.1 Ms Tern said so."),
        ("•\tbullet", "• bullet"),
        ("o\tbullet", "o  bullet"),
        ("\ti)\tof which", "  i) of which"),
        ("1.\t(a)\tin the morning; (b)\tat night.", "1. (a) in the morning; (b) at night."),
        ("12\tDrainage", "12 Drainage"),
        ("\tWhat goes on below", "  What goes on below"),
        ("2.3\tCosts <br>are low", "2.3 Costs <br>are low"),
    ],
)
def test_a_mark_before_a_tab_belongs_to_its_text(line: str, plain: str) -> None:
    """Also below another mark, set in, alone with a bare number, beside tags of characters."""
    assert untabbed(["Above", "", line, "", "Below"]) == ["Above", "", plain, "", "Below"]


@pytest.mark.parametrize(
    "rows",
    [
        ["No.\tTitle", "1.\tReeds", "2.\tWeirs"],
        ["1.\tReeds\t12", "2.\tWeirs\t14"],
        ["1.\tReeds\t", "2.\tWeirs\t14"],
        ["1\tReeds", "2\tWeirs"],
        ["6.30\tApologies", "6.45\tReeds"],
        ["12.5.24\tReeds"],
        ["2.1\t3.5", "2.2\t4.5"],
        ["1.\t<p>Reeds</p>", "2.\tWeirs"],
        ["\tReeds\tWeirs"],
    ],
)
def test_rows_with_more_than_a_mark_and_a_text_stay(rows: list[str]) -> None:
    """Under a head, with three cells, with figures, times or HTML in them."""
    assert untabbed(rows) == rows


def test_entries_below_a_label_are_a_list() -> None:
    """The label is a row of its own."""
    blocks = text.read(b"Date:\t3 May\n1.\tReeds\n2.\tWeirs\n").blocks
    assert [block.kind for block in blocks] == [Kind.TABLE, Kind.ITEM, Kind.ITEM]


def test_a_numbered_paragraph_goes_on_below_its_first_line() -> None:
    """The wrapped line stands in the same paragraph."""
    (block,) = text.read(
        b"1.1\tThere are 23 practices in the district, of which 4 take new people. The\nrest do not."
    ).blocks
    assert block.text.endswith("The rest do not.")
