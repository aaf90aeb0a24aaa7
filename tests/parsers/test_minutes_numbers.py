"""Numbered paragraphs whose numbers stand apart."""

import pytest

from parsers.blocks import Block, Kind, Place
from parsers.papers import minutes_numbers

HERE = Place(line=1)


def table(*rows: tuple[str, str]) -> Block:
    """A table of two columns."""
    return Block(Kind.TABLE, "", HERE, rows=rows)


def test_numbers_in_a_column_of_their_own() -> None:
    """Are those of the paragraphs beside them; what stands below without one goes on."""
    found = minutes_numbers.joined(
        [
            table(
                ("8.1", "Otters were counted."),
                ("", ""),
                ("8.2", "RESOLVED: That the Panel"),
                ("", "(a) notes the count"),
            )
        ]
    )
    assert [(b.kind, b.marker, b.text) for b in found] == [
        (Kind.PARAGRAPH, "-", "8.1 Otters were counted."),
        (Kind.PARAGRAPH, "-", "8.2 RESOLVED: That the Panel"),
        (Kind.ITEM, "(a)", "notes the count"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("8.1", "9.4"), ("8.2", "9.9")),
        (("Otters", "They were counted"), ("8.2", "They were few")),
        (("8.1", "They were counted"), ("9.2", "They were few")),
        (("2019", "They were counted"), ("2020", "They were few")),
    ],
)
def test_other_tables_stay(rows: tuple[tuple[str, str], ...]) -> None:
    """Figures, words or years in the first column, numbers of several items."""
    assert minutes_numbers.joined([table(*rows)]) == (table(*rows),)


def test_numbers_on_the_line_above() -> None:
    """Begin the paragraph below, if they have the item's number before their own."""
    lines = ("8.1", "Otters were counted.", "19.05", "The ferry came.", "8.2")
    blocks = [
        Block(Kind.HEADING, "Otters", HERE, number="8"),
        *(Block(Kind.PARAGRAPH, line, HERE) for line in lines),
    ]
    assert [b.text for b in minutes_numbers.joined(blocks)] == [
        "Otters",
        "8.1 Otters were counted.",
        "19.05",
        "The ferry came.",
        "8.2",
    ]
