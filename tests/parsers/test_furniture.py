"""Page furniture, by its words and its repetition."""

import pytest

from parsers import furniture
from parsers.blocks import Block, Kind, Place


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Page 9", furniture.STAMP),
        ("Page 3 of 54", furniture.STAMP),
        ("- 7 -", furniture.STAMP),
        ("This page is intentionally left blank", furniture.BLANK),
        ("Agenda Item 4", furniture.ITEM_MARK),
        ("Page 9 says otherwise", None),
        ("Agenda Item 4 was deferred", None),
    ],
)
def test_furniture_by_its_words(line: str, name: str | None) -> None:
    """A line that is furniture as a whole, and none that only begins like it."""
    assert furniture.name_of(line) == name


def test_marks_stay_and_the_rest_is_left_out() -> None:
    """Marks tell where papers begin; stamps do not."""
    lines = [
        "Agenda Item 4",
        "Otters are back in the river.",
        "Page 9",
        "This page is intentionally left blank",
    ]
    kept, omitted = furniture.split_off(
        Block(Kind.PARAGRAPH, line, Place(line=n)) for n, line in enumerate(lines)
    )
    assert [b.kind for b in kept] == [Kind.MARK, Kind.PARAGRAPH, Kind.MARK]
    assert [o.text for o in omitted] == [lines[0], lines[2], lines[3]]
    assert furniture.marked_item(kept[0]) == "4"


def test_running_heads_are_kept_where_they_stand_first() -> None:
    """There they may be the title that the others repeat."""
    blocks = []
    for page in range(5):
        blocks += [
            Block(Kind.PARAGRAPH, f"Rivers and wetlands {page}", Place()),
            Block(Kind.PARAGRAPH, "Text. " * 40, Place()),
        ]
    kept, omitted = furniture.split_off(blocks)
    assert len(omitted) == 4
    assert kept[0].text == "Rivers and wetlands 0"


def test_the_outline_marks_papers() -> None:
    """A mark made from a file's outline gives back its title."""
    mark = Block(Kind.MARK, furniture.paper_mark("Otters on the Weir"), Place())
    assert furniture.marked_paper(mark) == "Otters on the Weir"
    assert furniture.marked_paper(Block(Kind.MARK, "Agenda Item 4", Place())) is None
