"""The minutes of real meetings: paragraphs, questions, decisions as people count them; sources reconciled."""

import pytest

from archive.library import Library
from archive.records import Irregularity, Minute
from archive.scrutiny.minutes import Entry

pytestmark = pytest.mark.slow

AUTUMN_PARAGRAPHS = dict(zip(map(str, range(1, 12)), (2, 1, 1, 10, 13, 15, 3, 4, 2, 1, 1), strict=True))
AUTUMN_QUESTIONS = {
    *(f"4.{n}" for n in range(4, 10)),
    *(f"5.{n}" for n in range(4, 13)),
    *(f"6.{n}" for n in (3, 4, 5, 6, 9, 11, 13, 14)),
}
AUTUMN_COMMENTS = {"4.10", "5.14", "6.7", "6.8", "6.10", "6.12", "6.15"}
CABINET_PARAGRAPHS = dict(zip(map(str, range(84, 93)), (1, 1, 1, 8, 4, 5, 6, 5, 5), strict=True))
NEIGHBOURHOOD_PARAGRAPHS = dict(zip(map(str, range(29, 39)), (2, 1, 1, 1, 1, 1, 14, 1, 1, 1), strict=True))


def minutes(read: dict[str, Library], council: str, date: str) -> list[Minute]:
    """The minutes of a day."""
    return [m for m in read[council].minutes if m.meeting.startswith(date)]


def entries(read: dict[str, Library], council: str, date: str) -> list[Entry]:
    """What the page of a meeting shows."""
    (page,) = (p for p in read[council].meetings if p.meeting.date == date)
    return [entry for item in page.items for entry in item.entries]


def by_item(found: list[Minute]) -> dict[str | None, int]:
    """How many paragraphs each item has."""
    return {item: sum(m.item == item for m in found) for item in dict.fromkeys(m.item for m in found)}


def irregular(read: dict[str, Library], council: str, date: str) -> tuple[Irregularity, ...]:
    """What is wrong with the numbering of a meeting's minutes."""
    (page,) = (p for p in read[council].meetings if p.meeting.date == date)
    return page.meeting.numbering


def test_numbered_minutes_of_november_2022(read: dict[str, Library]) -> None:
    """53 paragraphs by item, in order; 23 questions, all with their answers; seven comments among them."""
    found = minutes(read, "hackney", "2022-11-30")
    assert by_item(found) == AUTUMN_PARAGRAPHS
    assert {m.number for m in found if m.kind == "question"} == AUTUMN_QUESTIONS
    assert {m.number for m in found if m.kind == "comment"} == AUTUMN_COMMENTS
    assert all(m.answers for m in found if m.kind == "question")
    answers = {m.number: len(m.answers) for m in found if m.kind == "question" and m.item == "4"}
    assert answers == {"4.4": 3, "4.5": 3, "4.6": 2, "4.7": 2, "4.8": 2, "4.9": 1}


def test_a_question_that_the_printed_minutes_part(read: dict[str, Library]) -> None:
    """6.4 stands in two paragraphs there and in one on the web page; they say the same."""
    (minute,) = (m for m in minutes(read, "hackney", "2022-11-30") if m.number == "6.4")
    assert minute.text.count("?") == 2
    assert (len(minute.answers), minute.differences, len(minute.cut_in)) == (1, (), 1)


def test_two_sources_of_november_2022(read: dict[str, Library]) -> None:
    """29 paragraphs stand in both; the web page breaks off in three, and lists one name elsewhere."""
    found = minutes(read, "hackney", "2022-11-30")
    assert sum(len(m.found_in) == 2 for m in found) == 29
    assert [m.number for m in found if m.cut_in] == ["4.4", "5.6", "6.4"]
    differing = {m.number: [c for d in m.differences for c in d.changes] for m in found if m.differences}
    assert {number: len(changes) for number, changes in differing.items()} == {"1.1": 1, "1.2": 1}
    assert differing["1.1"][0].there == differing["1.2"][0].here
    assert not differing["1.1"][0].here
    assert not differing["1.2"][0].there


def test_numbers_of_november_2022(read: dict[str, Library]) -> None:
    """5.13 is missing, as in the source."""
    (found,) = irregular(read, "hackney", "2022-11-30")
    assert (found.kind, found.item, found.numbers, found.after) == ("gap", "5", ("5.13",), "5.12")
    assert found.sources[0].line == 5995
    assert irregular(read, "hackney", "2021-07-12") == ()


@pytest.mark.parametrize(
    ("date", "anchors"),
    [("2021-07-12", ["5.7", "5.7"]), ("2022-11-30", ["4.8", "4.10"])],
)
def test_labelled_decisions_stand_behind_their_minutes(
    read: dict[str, Library], date: str, anchors: list[str]
) -> None:
    """Each "Agreed" is an entry of its own below the minute that it belongs to."""
    number, found = None, []
    for entry in entries(read, "hackney", date):
        number = entry.minute.number if entry.minute else number
        found += [number] if entry.kind == "decision" else []
    assert found == anchors


def test_minutes_of_a_cabinet(read: dict[str, Library]) -> None:
    """Paragraphs numbered anew in each item, over pages; six resolutions; a number that stands twice."""
    found = minutes(read, "kent", "2025-01-30")
    assert by_item(found) == CABINET_PARAGRAPHS
    numbered = [m.number for m in found if m.item == "87"]
    assert numbered == ["1", "1", "2", "3", "4", "5", "6", "7"]
    assert {len(m.answers) for m in found if m.item == "87" and m.number == "6"} == {14}
    decided = [e for e in entries(read, "kent", "2025-01-30") if e.kind == "decision"]
    assert [e.minute.item if e.minute else None for e in decided] == ["86", "88", "89", "90", "91", "92"]
    assert [m.kind for m in found if m.kind != "paragraph"] == []
    (twice,) = irregular(read, "kent", "2025-01-30")
    assert (twice.kind, twice.item, twice.numbers) == ("repetition", "87", ("1",))


def test_minutes_of_a_web_page_without_numbers(read: dict[str, Library]) -> None:
    """Two public questions, each with its answer; two resolutions; what an item is for is no minute."""
    found = minutes(read, "kingston", "2025-11-18")
    questions = [m for m in found if m.kind == "question"]
    assert [(m.item, len(m.answers), len(m.asked_by), len(m.answered_by)) for m in questions] == [
        ("29", 1, 1, 1),
        ("29", 1, 1, 1),
    ]
    assert by_item(found) == NEIGHBOURHOOD_PARAGRAPHS
    assert sum(e.kind == "decision" for e in entries(read, "kingston", "2025-11-18")) == 2
    assert sum(bool(m.cut_in) for m in found) == 1


def test_minutes_of_a_web_service(read: dict[str, Library]) -> None:
    """Two items, a paragraph each."""
    assert by_item(minutes(read, "manchester", "2026-02-10")) == {"1": 1, "9": 1}
