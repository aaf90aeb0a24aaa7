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


def test_a_number_is_a_stamp_where_numbers_count_pages() -> None:
    """One after the other, a page apart; a figure that stands alone in its line is text."""
    lines = ["Otters counted:", "47", *["Text."] * 30, "1", *["Text."] * 40, "2", "18", "19", "Text."]
    kept, omitted = furniture.split_off(
        Block(Kind.PARAGRAPH, line, Place(line=n)) for n, line in enumerate(lines)
    )
    assert [o.text for o in omitted] == ["1", "2"]
    assert [b.text for b in kept if b.text != "Text."] == ["Otters counted:", "47", "18", "19"]


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


def _page(*lines: str) -> list[Block]:
    """Lines of a page with running text below, "# " before a line that is marked as a heading."""
    kinds = [
        (Kind.HEADING if line.startswith("# ") else Kind.PARAGRAPH, line.removeprefix("# ")) for line in lines
    ]
    return [
        *(Block(kind, text, Place()) for kind, text in kinds),
        Block(Kind.PARAGRAPH, "Text. " * 40, Place()),
    ]


@pytest.mark.parametrize(
    ("heads", "left_out"),
    [
        # numbers that count sections: "7. Finding 4", "# 9 Habitats along the river"
        ([f"{n}. Otter finding {n + 3}" for n in range(1, 7)], 0),
        ([f"Recommended measure {n}" if n % 2 else f"# Recommended measure {n}" for n in range(1, 9)], 0),
        ([f"Objective {n}" for n in range(1, 7)], 0),
        # a page number or a stamp at the end of a head: "Annual otter report 12"
        ([f"Annual otter report {n}" for n in (12, 13, 14, 15)], 3),
        # a title under heads of the same words
        (["Annual otter report", "# Annual otter report", *["Annual otter report"] * 4], 4),
        # a title in lower case among capitals
        ([*["OTTERS AND VOLES"] * 5, "# Otters and voles", "OTTERS AND VOLES"], 5),
    ],
)
def test_titles_are_no_running_heads(heads: list[str], left_out: int) -> None:
    """Rather a running head too many in the text than a title too few."""
    _, omitted = furniture.split_off(block for head in heads for block in _page(head))
    assert len(omitted) == left_out


def test_a_bar_of_navigation_is_left_out_and_its_chapters_stay() -> None:
    """Pieces in capitals on every page, from the first on; the chapter's title has the same words."""
    bar = ["RIVERS AND LAKES", "FISH AND FOWL", "WHAT WE DO"]
    blocks = [b for _ in range(8) for b in _page(*bar)] + _page("# Fish and Fowl", "FISH AND FOWL WHAT WE DO")
    kept, omitted = furniture.split_off(blocks)
    assert [b.text for b in kept if b.kind is Kind.HEADING] == ["Fish and Fowl"]
    assert len(omitted) == 25


@pytest.mark.parametrize(
    ("piece", "left_out"),
    [
        ("ERS AND LA", True),
        ("SH AND FO", True),
        ("LAKES FI", True),
        ("MARSH AND REED", False),
        ("© RIVERS 2022", False),
    ],
)
def test_cut_pieces_of_a_bar_of_navigation(piece: str, left_out: bool) -> None:
    """Ends and beginnings of the bar's words, and nothing else."""
    bar = ["RIVERS AND LAKES", "FISH AND FOWL", "WHAT WE DO"]
    blocks = [b for _ in range(8) for b in _page(*bar)] + _page(piece)
    _, omitted = furniture.split_off(blocks)
    assert (piece in [o.text for o in omitted]) == left_out


def test_a_protective_marking_is_no_title() -> None:
    """Not where it stands first, nor with its page's number misread into it."""
    heads = [f"OFFICIAL: Weir report template v18 {n}" for n in (4, 5, 6, 7)]
    _, omitted = furniture.split_off(
        b for h in [*heads, "# OFFICIAL: Weir report template v1ge 8"] for b in _page(h)
    )
    assert len(omitted) == 5


def test_lone_numbers_that_rise_with_the_lines_are_pages() -> None:
    """Of many they may be far apart; what stands beside them and counts with none is a figure."""
    pages = [Block(Kind.PARAGRAPH, str(n), Place(line=30 * n)) for n in (3, 5, 8, 12, 14, 19, 21, 25, 30)]
    figures = [
        Block(Kind.PARAGRAPH, text, Place(line=n)) for n, text in ((434, "204"), (438, "17"), (442, "77"))
    ]
    kept, omitted = furniture.split_off(sorted([*pages, *figures], key=lambda b: b.place.line or 0))
    assert [b.text for b in kept] == ["204", "17", "77"]
    assert len(omitted) == 9


def test_the_outline_marks_papers() -> None:
    """A mark made from a file's outline gives back its title."""
    mark = Block(Kind.MARK, furniture.paper_mark("Otters on the Weir"), Place())
    assert furniture.marked_paper(mark) == "Otters on the Weir"
    assert furniture.marked_paper(Block(Kind.MARK, "Agenda Item 4", Place())) is None


@pytest.mark.parametrize(
    ("foot", "left_out"),
    [("Weir Scrutiny Panel 9.5.24", 2), ("9 May 2024", 2), ("Upper Weir School", 0)],
)
def test_a_foot_in_the_midst_of_a_sentence(foot: str, left_out: int) -> None:
    """The body or the day, and a number that need not count with others."""
    lines = ["The Panel asked whether there was", foot, "2", "any proof of otters."]
    blocks = [Block(Kind.PARAGRAPH, line, Place(line=2 * n)) for n, line in enumerate(lines)]
    assert len(furniture.split_off(blocks)[1]) == left_out
    assert not furniture.split_off([*blocks[:3], Block(Kind.PARAGRAPH, "Proof of otters.", Place(line=8))])[1]


def test_the_number_of_a_blank_page_is_a_stamp() -> None:
    """However few lines stand between it and the page before."""
    lines = ["Text.", "11", "This page is intentionally left blank", "12", "Text."]
    _, omitted = furniture.split_off(Block(Kind.PARAGRAPH, s, Place(line=n)) for n, s in enumerate(lines))
    assert [o.text for o in omitted] == ["11", lines[2], "12"]


def test_the_title_below_an_item_mark_is_no_running_head() -> None:
    """The pages of the minutes have it too, with the day."""
    title = "Weir and River Scrutiny Panel"
    lines = [title, "Agenda Item 3", title, *[f"{title} - 17/01/23", "Text. " * 40] * 4]
    kept, _ = furniture.split_off(Block(Kind.PARAGRAPH, line, Place()) for line in lines)
    assert [b.text for b in kept].count(title) == 2
