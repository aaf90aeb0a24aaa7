"""Blocks as Markdown."""

import pytest

from parsers.blocks import Block, Kind, Place
from parsers.markdown import body, table


@pytest.mark.parametrize(
    ("rows", "headed"),
    [
        ((("Term", "Meaning"), ("EA", "Environment Agency")), True),
        ((("EA", "Environment Agency"), ("CRT", "Canal and River Trust")), False),
        ((("Page views", "24,447 times"), ("Weir views", "860 times")), False),
        ((("Jo Heron", "Head of Eels", "River Trust"), ("Al Otter", "Warden", "River Trust")), False),
        ((("Weir", "2021"), ("Upper", "3")), True),
        ((("Weir", "Who looks"), ("Upper", "Warden"), ("Weir", "Who looks")), True),
    ],
)
def test_a_first_row_that_is_like_those_below_is_no_head(
    rows: tuple[tuple[str, ...], ...], headed: bool
) -> None:
    """It has the words or the unit of one below it, or explains an abbreviation."""
    assert table(rows).startswith(f"| {rows[0][0]} |") is headed


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("4.790 original posts", "4\\.790 original posts"),
        ("3.5 million visits", "3\\.5 million visits"),
        ("3.5 the Panel noted", "3.5 the Panel noted"),
        ("5. January was wet", "5\\. January was wet"),
    ],
)
def test_a_figure_at_the_start_is_no_number(text: str, written: str) -> None:
    """What may be the number of a paragraph stays one."""
    assert body([Block(Kind.PARAGRAPH, text, Place())]) == f"{written}\n"
