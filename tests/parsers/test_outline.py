"""The outline that print shows by numbers and white space."""

import pytest

from parsers.blocks import Block, Kind, Place
from parsers.papers.outline import outlined


def paragraph(text: str, page: int | None = None) -> Block:
    """A paragraph on a page."""
    return Block(Kind.PARAGRAPH, text, Place(page=page))


def item(text: str, level: int = 1) -> Block:
    """An entry of a list in a text."""
    return Block(Kind.ITEM, text, Place(line=1), level=level)


def test_numbered_paragraphs_carry_their_number() -> None:
    """Whatever mark the converter left them with; a figure at the start of a sentence is no number."""
    (one, two, three) = outlined([
        paragraph("4.12 Otters live below the weir."),
        Block(Kind.ITEM, "4.13. They eat fish.", Place(), level=1),
        paragraph("52.5% of them are young."),
    ])  # fmt: skip
    assert (one.number, one.text) == ("4.12", "Otters live below the weir.")
    assert (two.kind, two.number) == (Kind.PARAGRAPH, "4.13")
    assert three.number is None


def test_a_sentence_over_a_page_break_is_one_paragraph() -> None:
    """It keeps the place where it begins; a new sentence stays apart."""
    start = "The count was made by volunteers, who walked both of the banks of the"
    joined = outlined([paragraph(start, 1), paragraph("river at dawn.", 2), paragraph("It was cold.", 2)])
    assert [b.text for b in joined] == [f"{start} river at dawn.", "It was cold."]
    assert joined[0].place == Place(page=1)


def test_numbered_titles_are_headings_where_their_paragraphs_follow() -> None:
    """A title "4. Otters" before 4.1 is one; "4. otters must be counted" in a list is none."""
    found = outlined([paragraph("4. Otters"), paragraph("4.1 They are back.")])
    assert (found[0].kind, found[0].number, found[0].text) == (Kind.HEADING, "4", "Otters")
    listed = outlined([Block(Kind.ITEM, "Count them", Place(line=n), marker=f"{n}.") for n in (1, 2)])
    assert all(b.kind is Kind.ITEM for b in listed)


def test_a_sentence_goes_on_below_what_stands_beside_it() -> None:
    """A name and an office below a picture are none of it, and stand behind it."""
    start = "We also hosted a review of our governance of the weirs, which highlighted our engaged"
    lines = [
        start,
        "Councillor Ann Heron",
        "Deputy Mayor and Cabinet Member for Rivers, Weirs and Young Otters",
    ]
    whole = outlined([paragraph(line) for line in (*lines, "leaders, who are keen to learn from otters.")])
    assert [b.text for b in whole] == [f"{start} leaders, who are keen to learn from otters.", *lines[1:]]


@pytest.mark.parametrize(
    ("end", "start"),
    [
        ("It was slightly below the rate of the years before the flood. From April", "2022 to May it rose."),
        ("Most of the budget is spent on the Statutory Otter Assessment", "(SOA) and its staff."),
        ("Screens at this point of the year include the weight, the tail,", "Whiskers and paws."),
        ("We plan to use what otters tell us to inform our priorities in this year", "River Strategy."),
    ],
)  # fmt: skip
def test_a_sentence_need_not_go_on_in_small_letters(end: str, start: str) -> None:
    """A year behind a month, a bracket, what follows a comma, a name that is no sentence: it goes on."""
    assert [b.text for b in outlined([paragraph(end), paragraph(start)])] == [f"{end} {start}"]


@pytest.mark.parametrize(
    ("end", "start"),
    [
        ("It was mostly due to vacancies in the team and to less hire of rooms", "The Otter team had some."),
        ("River Scrutiny Commission - Wednesday 30 November 2022 7.00 pm, Weir", "Venue: Weir Room."),
        ("Introduction of a framework for driving quality in the river, in June", "Metrics"),
    ],
)  # fmt: skip
def test_a_lost_full_stop_joins_nothing(end: str, start: str) -> None:
    """A sentence, a label and a title begin anew."""
    assert len(outlined([paragraph(end), paragraph(start)])) == 2


def test_the_next_point_of_a_resolution_stays_apart() -> None:
    """Though the one before ends with "and"; a reference in the midst of a sentence goes on."""
    point = "that the keepers of the lower weir be asked to count the otters; and"
    for start in ("(3) that the weir be mended.", "2.3 recommend a new weir.", "c) that the weir be mended."):
        assert len(outlined([paragraph(point), paragraph(start)])) == 2
    cut = "that the keepers of the lower weir be asked to count the otters, and of the"
    assert len(outlined([paragraph(cut), paragraph("2.3 miles above it the beavers.")])) == 1


def test_the_one_entry_without_a_full_stop_goes_on_below() -> None:
    """Where its list goes on too."""
    cut = "Young otters carried out an inspection of the weir in person, during which the oldest"
    items = [item("One."), item("Two."), item(cut), paragraph("Otters reviewed the weir."), item("Four.")]
    assert [b.text for b in outlined(items)][2:] == [f"{cut} Otters reviewed the weir.", "Four."]


def test_answers_in_the_list_of_their_question_are_of_one_rank() -> None:
    """The converter sets in all but the first; what an answer announces stays below it."""
    blocks = [item("4.1 Why otters?"), item("They eat:"), item("fish;", 2), item("They swim.", 2)]
    assert [b.level for b in outlined(blocks)] == [0, 1, 2, 2]
    blocks = [item("4.1 Why otters?"), item("They eat."), item("They swim.", 2), item("They sleep.", 2)]
    assert [b.level for b in outlined(blocks)] == [0, 1, 1, 1]


def test_the_number_of_a_section_stays_as_printed() -> None:
    """A title "1.0" is not made "1."."""
    (title, _) = outlined([paragraph("**1.0 Reason for report**"), paragraph("1.1 Otters are back.")])
    assert (title.kind, title.number, title.text) == (Kind.HEADING, "1.0", "Reason for report")


def test_a_number_before_a_figure_is_one_between_its_neighbours() -> None:
    """3.13 behind 3.12 or before 3.14; alone it may be an amount."""

    def numbers(*texts: str) -> list[str | None]:
        return [block.number for block in outlined(map(paragraph, texts))]

    assert numbers("3.12 Otters eat fish.", "3.13. 27 (79%) of them are young.") == ["3.12", "3.13"]
    assert numbers("8.1 £4m is for weirs.", "8.2 Some is for eels.") == ["8.1", "8.2"]
    assert numbers("3.12 Otters eat fish.", "4.5 12 times") == ["3.12", None]


def test_a_day_is_no_numbered_title() -> None:
    """It may fit the count by chance; "3. May Day" is a title."""
    after = [paragraph("3. May Day"), paragraph("3.1 It rained.")]
    found = outlined([paragraph("3 May 2024"), *after])
    assert [(b.kind, b.number) for b in found][:2] == [(Kind.PARAGRAPH, None), (Kind.HEADING, "3")]


def test_a_resolution_stands_by_itself() -> None:
    """Although the line above doesn't end: "moved by one, seconded by another and"."""
    moved = "It was moved by the Chair that the count be repeated, seconded by the clerk and"
    assert len(outlined([paragraph(moved), paragraph("RESOLVED")])) == 2


def test_a_short_line_announces_what_begins_with_a_capital() -> None:
    """Though it ends with "with"; in small letters it goes on."""
    short = paragraph("To replace recommendation (h) with")
    assert len(outlined([short, paragraph("Agree that the weir be mended.")])) == 2
    assert len(outlined([short, paragraph("a weir that is mended.")])) == 1
