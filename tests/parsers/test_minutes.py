"""Where minutes begin."""

import pytest

from parsers.blocks import Block, Kind, Place
from parsers.papers import minutes, minutes_items

BELOW = ("Held on 4 March 2024", "Present: Councillors Adder and Bittern", "Apologies: Councillor Dove")


def blocks(first: Block, *below: str) -> list[Block]:
    """A first block, and paragraphs below it."""
    return [first, *(Block(Kind.PARAGRAPH, text, Place(line=n)) for n, text in enumerate(below, start=2))]


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Minutes of the Weir Scrutiny Panel", BELOW),
        ("DRAFT MINUTES OF THE OVERVIEW AND SCRUTINY COMMITTEE", BELOW),
        ("Minutes of the Weir Panel held on 4 March 2024", BELOW[1:]),
        ("Minutes of the Rivers Committee - Monday 4 March 2024", BELOW[1:]),
        ("Minutes of the Weir Panel", ("Monday 4 March 2024, 7 pm", *BELOW[1:])),
        ("Minutes of the meeting of the Weir Panel", BELOW),
        ("Minute of Meeting of the Weir Panel", BELOW),
        ("Minutes of the Weir Panel", (*BELOW[:2], "11. OTTERS", "Counted.", "12. BEAVERS", "Counted.")),
    ],
)
def test_minutes_begin_with_their_body_and_day(title: str, below: tuple[str, ...]) -> None:
    """With those present below."""
    assert minutes.begins(blocks(Block(Kind.PARAGRAPH, title, Place(line=1)), *below), 0)


@pytest.mark.parametrize(
    ("first", "below"),
    [
        (Block(Kind.ITEM, "Minutes of the Weir Panel", Place(line=1), marker="2."), BELOW),
        (Block(Kind.HEADING, "Minutes of the Weir Panel", Place(line=1), number="2"), BELOW),
        (Block(Kind.PARAGRAPH, "Minutes of the Weir Panel", Place(line=1)), BELOW[1:]),
        (Block(Kind.PARAGRAPH, "Minutes of the Weir Panel", Place(line=1)), (BELOW[0], "Ferries are blue.")),
        (
            Block(Kind.PARAGRAPH, "Minutes of the Weir Panel", Place(line=1)),
            (*BELOW[:2], "1. Otters", "3. Weirs"),
        ),
        (Block(Kind.PARAGRAPH, "Minutes of the Weir Panel are attached", Place(line=1)), BELOW),
        (Block(Kind.PARAGRAPH, "The minutes of the Weir Panel were read out", Place(line=1)), BELOW),
    ],
)
def test_what_only_names_minutes_begins_none(first: Block, below: tuple[str, ...]) -> None:
    """An item of an agenda, a sentence, a title without day or without people."""
    assert not minutes.begins(blocks(first, *below), 0)


ALONE = ("Committee: Weir Scrutiny Panel", "Date: 4 March 2024", "Present: Councillors Adder and Bittern")


@pytest.mark.parametrize(
    "title", ["MINUTES", "Draft minutes", "MINUTES OF A MEETING", "Minutes of the meeting"]
)
def test_a_title_of_one_word_begins_minutes_with_body_day_people_and_items(title: str) -> None:
    """Each of the four is asked for; they may stand over the title too."""
    lines = [title, *ALONE, "Apologies: Councillor Dove"]
    own = [Block(Kind.PARAGRAPH, text, Place(line=n)) for n, text in enumerate(lines, start=1)]
    assert minutes.begins(own, 0)
    assert minutes.begins([own[1], own[0], *own[2:]], 0)
    if " of " not in title.casefold():
        assert not any(minutes.begins([b for b in own if b is not left], 0) for left in (own[1], own[2]))
    assert not minutes.begins(own[:3], 0)


def test_an_item_over_printed_minutes_begins_none() -> None:
    """Their own title does."""
    lines = ("Minutes of the meeting of the Weir Panel held on 4 March 2024", *ALONE[2:], *BELOW[2:])
    assert not minutes.begins(blocks(Block(Kind.HEADING, "MINUTES", Place(line=1)), *lines), 0)


def test_items_that_are_counted_on_are_items_whatever_the_first_one_is() -> None:
    """The points of a resolution are none."""
    lines = (
        *BELOW[:2],
        "11. OTTERS",
        "They were counted.",
        "RESOLVED",
        "1. That a weir be mended",
        "12. BEAVERS",
    )
    (part,) = minutes.parse(blocks(Block(Kind.PARAGRAPH, "Minutes of the Weir Panel", Place(line=1)), *lines))
    titles = [(b.number, b.text) for b in part.blocks if b.kind is Kind.HEADING and b.number]
    assert titles == [("11", "OTTERS"), ("12", "BEAVERS")]
    assert (part.meta["body"], part.meta["meeting_date"]) == ("Weir Panel", "2024-03-04")


def test_numbered_notes_are_no_items() -> None:
    """They begin with a word that items have too, and go on over their lines."""
    lines = (
        "1. Minutes should be read together with the reports for a complete", "record.",
        "2. A recording is at: a place that", "is long.",
    )  # fmt: skip
    notes = [Block(Kind.PARAGRAPH, line, Place(line=at)) for at, line in enumerate(lines)]
    assert list(minutes_items.counted_items(notes)) == notes
