"""Tables of recommendations: which rows begin one, and under which number."""

import pytest

from parsers.blocks import Block, Kind, Place
from parsers.papers import recommendation_columns as columns_of
from parsers.papers import recommendations

PLACE = Place(line=1)


def _table(*rows: tuple[str, ...]) -> Block:
    return Block(Kind.TABLE, "", PLACE, rows=rows, header=True)


def _read(*rows: tuple[str, ...]) -> list[tuple[object, ...]]:
    """Number, text and answer of each recommendation of a table."""
    (part,) = recommendations.parse([_table(*rows)])
    found = part.meta["recommendations"]
    assert isinstance(found, list)
    return [(r.get("number"), r.get("text"), r.get("response")) for r in found]


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("1. Count otters.", "2a. Mend weirs.", "2b. Mend locks."), ["1", "2a", "2b"]),
        (("R3. Count otters.", "R4(a). Mend weirs.", "R4(b). Mend locks."), ["3", "4a", "4b"]),
        (
            (
                "Recommendation 1: Count.",
                "Recommendation 2 (a) Mend weirs.",
                "Recommendation 2 (b) Mend locks.",
            ),
            ["1", "2a", "2b"],
        ),
        (
            ("Recommendation 1 Count.", "Recommendation 2a)It is best a) to mend; and b) to paint."),
            ["1", "2"],
        ),
    ],
)
def test_numbers_with_letters_are_rows_of_their_own(texts: tuple[str, ...], numbers: list[str]) -> None:
    """Each with its own answer; a list's first entry is none."""
    answers = ("Accepted", "Not accepted", "Deferred")
    rows = [(text, answer) for text, answer in zip(texts, answers, strict=False)]
    found = _read(("Recommendation", "Response"), *rows)
    assert [(number, answer) for number, _, answer in found] == list(zip(numbers, answers, strict=False))


def test_the_text_stands_beside_a_column_of_numbers() -> None:
    """Under "Detail", where the column "Recommendation" holds nothing else."""
    assert _read(
        ("Recommendation", "Detail", "Executive response"),
        ("Recommendation 1", "That otters be counted.", "Accepted"),
        ("Recommendation 2 (a)", "That weirs be mended.", "Deferred"),
        ("Recommendation 2 (b)", "That locks be mended.", "Rejected"),
    ) == [
        ("1", "That otters be counted.", "Accepted"),
        ("2a", "That weirs be mended.", "Deferred"),
        ("2b", "That locks be mended.", "Rejected"),
    ]


@pytest.mark.parametrize("cell", ["4a", "4 (a)", "4(a)", "R4(a)"])
def test_a_lettered_number_in_its_own_column(cell: str) -> None:
    """However it is printed; one that is not lost is never counted anew."""
    assert columns_of.reference(cell) == "4a"
    found = _read(
        ("No", "Recommendation", "Response"),
        ("3", "That otters be counted.", "Accepted"),
        (cell, "That weirs be mended.", "Accepted"),
        ("5", "That locks be mended.", "Accepted"),
    )
    assert [number for number, *_ in found] == ["3", "4a", "5"]
