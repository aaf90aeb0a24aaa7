"""Titles in a text that has lost its type."""

import pytest

from parsers.blocks import Block, Kind, Place
from parsers.papers.titles import title_headings

TEXT = "Otters eat fish for the most part, and frogs where there are any to be found below the weir."


def text(*lines: str) -> list[Block]:
    """A text with an empty line between its lines; "- " is an entry of a list, a tab parts cells."""
    return [_block(line, 1 + 2 * at) for at, line in enumerate(lines)]


def _block(line: str, number: int) -> Block:
    place = Place(line=number)
    if "\t" in line:
        return Block(Kind.TABLE, "", place, rows=(tuple(line.split("\t")),))
    if line.startswith("- "):
        return Block(Kind.ITEM, line[2:], place, level=1)
    return Block(Kind.PARAGRAPH, line, place)


def titles(*lines: str) -> list[str]:
    """The titles of a text, each with its rank."""
    found = title_headings(text(*lines))
    return [f"{'#' * b.level} {b.text}" for b in found if b.kind is Kind.HEADING]


def test_short_lines_before_text_are_headings_unless_type_has_told() -> None:
    """A converter's text has lost its type; a PDF has not."""
    assert titles("What they eat", TEXT) == ["## What they eat"]
    paged = [Block(Kind.PARAGRAPH, line, Place(page=1)) for line in ("What they eat", TEXT)]
    assert title_headings(paged)[0].kind is Kind.PARAGRAPH


def test_chapter_and_section_may_stand_one_below_the_other() -> None:
    """Longer than what is below it or not; a few lines, for many are a list."""
    found = titles("Otters and the people who live beside them", "Their food", TEXT)
    assert found == ["## Otters and the people who live beside them", "## Their food"]
    assert titles("Otters here", "Beavers here", "Herons there", "Frogs there", "Mice", TEXT) == ["## Mice"]


@pytest.mark.parametrize(
    "line",
    ["Yes If yes, please give details", "Cllr Ann Heron", "“We like otters”", "All counts made in June 2020",
     "Ann Heron & Joe Otter", "Is it exempt? No", "To replace Recommendation 3 with", "Not applicable",
     "2020/21 to June 11 (4.5%)", "*Draft figure which may change", "Clerk: Ann Heron", "12 July 2021"],
)  # fmt: skip
def test_no_titles(line: str) -> None:
    """Answers of forms, names, quotations, sentences, figures, footnotes, labels and dates."""
    block = Block(Kind.PARAGRAPH, line, Place(line=1))
    assert title_headings([block, *text(TEXT)])[0].kind is Kind.PARAGRAPH


def test_what_the_contents_list_is_a_chapter() -> None:
    """An entry of the contents with its page is none itself."""
    contents = ("Contents", "Foreword by Ann Heron\t5", "Weirs and sluices\t7", "Staff and otters 62")
    found = titles(
        *contents, "Foreword", TEXT, "Weirs and sluices", "Upper weir", TEXT, "Staff and otters", TEXT
    )
    assert found[1:] == ["## Foreword", "## Weirs and sluices", "### Upper weir", "## Staff and otters"]


def test_what_a_list_has_announced_is_a_title_where_it_stands_alone() -> None:
    """Full stop and brackets or not."""
    first, second = "The assessment of weirs and those who count them", "The quality of all counts of otters"
    overview = (f"- {first}.", f"- {second}, and of the counters", TEXT)
    again = first.replace("weirs", "weirs (W)")
    found = titles(*overview, again, "- Weirs are counted.", f"{second}.", "- They are good.")
    assert found == [f"## {again}", f"## {second}."]
    assert titles(*overview, f"{first}.", "- Weirs are counted.") == []


def test_in_the_place_of_titles_a_line_is_one() -> None:
    """Right below one that stands often, where most are followed by a title."""
    often = [line for n in range(3) for line in ("What we found", f"Count {n} of otters", TEXT)]
    found = titles(*often, "What we found", "Count of otters who live alone - April:", TEXT)
    assert found[-1] == "## Count of otters who live alone - April:"


def test_a_table_has_a_longer_title() -> None:
    """But what says of it that it is below is no title."""
    title = (
        "Share of otters who have lived at the same weir for more than two years, and were counted in each"
    )
    assert titles(title, "Weir\t12") == [f"## {title}"]
    assert titles("The table below shows the otters", "Weir\t12") == []


def test_documents_within_documents() -> None:
    """What stands over a date, an appendix, and where the numbers of sections begin anew."""
    paper = [Block(Kind.HEADING, "Purpose", Place(line=1), level=2, number="1"), *text(TEXT)]
    process = "Our process for otters, weirs and the people who count them at dawn and at dusk on all rivers"
    nested = text(process, "1.0 Purpose of this", TEXT, "Appendix 1 - Form", "Please return it to:")
    found = [b for b in title_headings([*paper, *nested]) if b.kind is Kind.HEADING and not b.number]
    assert [(b.level, b.text[:9]) for b in found] == [(2, "Our proce"), (3, "1.0 Purpo"), (2, "Appendix ")]
    assert titles("Otter update", "May 2021", "Weirs", TEXT)[0] == "## Otter update"


def test_the_numbered_title_of_a_form_stands_over_its_table() -> None:
    """A number over its own first paragraph is none of a list."""
    form = Block(Kind.ITEM, "Number of otters", Place(line=1), level=1, marker="2.")
    (found, _) = title_headings([form, *text("2.1 On the river\t")])
    assert (found.kind, found.text) == (Kind.HEADING, "2. Number of otters")


def test_the_number_of_a_minute_stands_over_any_title() -> None:
    """Where others have one too; a colon in a line without a number tells a label."""
    assert titles(
        "PS/24/12 REEDS", TEXT, "PS/24/13 WEIRS: THE WORK SO FAR", TEXT, "WEIRS: THE WORK", TEXT
    ) == [
        "## PS/24/12 REEDS",
        "## PS/24/13 WEIRS: THE WORK SO FAR",
    ]
