"""Cells that span rows and columns."""

import pytest

from parsers.spans import Cell, squared


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        # A ward with two lines of its own
        (
            [
                [Cell("Ward"), Cell("Homes", columns=2)],
                [Cell("Reeds", rows=2), Cell("1"), Cell("2")],
                [Cell("3"), Cell("4")],
                [Cell("Weir"), Cell("5"), Cell("6")],
            ],
            (("Ward", "Homes", ""), ("Reeds", "1", "2"), ("", "3", "4"), ("Weir", "5", "6")),
        ),
        # A cell of two rows in the middle, and one that spans both ways
        (
            [[Cell("a"), Cell("b", rows=2), Cell("c")], [Cell("d"), Cell("e")]],
            (("a", "b", "c"), ("d", "", "e")),
        ),
        (
            [[Cell("a", 2, 2), Cell("b")], [Cell("c")], [Cell("d"), Cell("e"), Cell("f")]],
            (("a", "", "b"), ("", "", "c"), ("d", "e", "f")),
        ),
        # All the rows that follow; more columns than there are; columns in which nothing begins
        (
            [[Cell("a", rows=0), Cell("b")], [Cell("c")], [Cell("d")]],
            (("a", "b"), ("", "c"), ("", "d")),
        ),
        ([[Cell("a"), Cell("b")], [Cell("all", columns=1000)]], (("a", "b"), ("all", ""))),
        ([[Cell("a", columns=3), Cell("b", columns=2)], [Cell("c", columns=5)]], (("a", "b"), ("c", ""))),
        # More rows than there are, short rows, rows without words
        ([[Cell("a", rows=9), Cell("b")], [], [Cell("")], [Cell("c")]], (("a", "b"), ("", "c"))),
        ([[Cell("")]], ()),
    ],
)
def test_what_a_cell_says_stands_once_at_its_top_left(
    rows: list[list[Cell]], table: tuple[tuple[str, ...], ...]
) -> None:
    """The rest of its place is empty, and all other cells keep their columns."""
    assert squared(rows) == table
