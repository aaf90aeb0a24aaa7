"""Meetings of four councils' real papers: who was there, items, approvals, what is late, as read by hand."""

import json
from collections import Counter
from collections.abc import Mapping

import pytest

from archive.library import Library
from archive.records import Meeting
from archive.scrutiny.people import bare_name
from tests.shared import shared

pytestmark = pytest.mark.slow

Found = Mapping[str, Mapping[str, Meeting]]


@pytest.fixture(scope="module")
def found(read: dict[str, Library]) -> Found:
    """The meetings of each council by day; of the later of two on one day."""
    return {
        council: {page.meeting.date: page.meeting for page in read[council].meetings}
        for council in ("hackney", "kent", "kingston", "manchester")
    }


# council, day -> present, virtual, in attendance, apologies; declarations; items; how many have a capacity
ATTENDED = {
    ("hackney", "2021-07-12"): ((8, 4, 11, 4), 5, 10, 27),
    ("hackney", "2022-11-30"): ((7, 1, 7, 3), 1, 11, 18),
    ("hackney", "2023-01-16"): ((0, 0, 0, 0), 0, 10, 0),
    ("kent", "2025-01-30"): ((9, 4, 10, 1), 0, 9, 23),
    ("kingston", "2025-11-18"): ((0, 0, 0, 2), 0, 10, 0),
    ("manchester", "2026-02-10"): ((0, 0, 0, 0), 0, 2, 0),
}


@pytest.mark.parametrize(("council", "day"), ATTENDED)
def test_who_was_there(found: Found, council: str, day: str) -> None:
    """One entry a person with status and capacity, declarations, and items of the agenda."""
    statuses, declared, items, capacities = ATTENDED[council, day]
    meeting = found[council][day]
    count = Counter(a.status for a in meeting.attendance)
    assert tuple(count[s] for s in ("present", "virtual", "in_attendance", "apologies")) == statuses
    assert len(meeting.attendance) == sum(statuses)
    assert (len(meeting.declarations), len(meeting.agenda)) == (declared, items)
    assert sum(a.capacity is not None for a in meeting.attendance) == capacities
    assert all(a.sources for a in meeting.attendance)


def test_the_attendance_that_people_read(found: Found) -> None:
    """Names and statuses of July 2021 as they were read by hand, with the places that say otherwise."""
    (expected,) = json.loads(shared("expected/meeting-2021-07-12.json").read_text())
    meeting = found["hackney"]["2021-07-12"]
    read = {bare_name(a["name"]): a["status"].replace(" ", "_") for a in expected["attendance"]}
    assert {bare_name(a.name_as_printed): a.status for a in meeting.attendance} == read
    both = {bare_name(a["name"]) for a in expected["attendance"] if a.get("also_in_apologies")}
    told = {
        bare_name(a.name_as_printed)
        for a in meeting.attendance
        if any(each.listed_under == "apologies" for each in a.listings)
    }
    assert told == both
    unnamed = [n.name_as_printed for n in meeting.not_mentioned]
    assert unnamed == expected["listed_on_cover_but_not_mentioned_in_minutes"]
    assert list(meeting.vacancies) == expected["vacancies"]


def test_times_and_offices_of_july_2021(found: Found) -> None:
    """Start, close, planned close, the next meeting, chair and vice chair, as they were read by hand."""
    (expected,) = json.loads(shared("expected/meeting-2021-07-12.json").read_text())
    meeting = found["hackney"]["2021-07-12"]
    assert (meeting.start_time, meeting.end_time) == (expected["start_time"], expected["closed_at"])
    assert meeting.planned_end_time == expected["scheduled_close"]
    assert meeting.next_meeting_date == expected["date_of_next_meeting"]
    assert meeting.next_meeting_time == expected["time_of_next_meeting"]
    assert meeting.chair
    assert bare_name(meeting.chair.name_as_printed) == bare_name(expected["chair"])
    assert meeting.vice_chair
    assert bare_name(meeting.vice_chair.name_as_printed) == bare_name(expected["vice_chair"])
    assert [(m.kind, m.item, m.person) for m in meeting.movements] == [("left_item", "6", "margaret-gordon")]
    about = [d.about for d in meeting.disagreements]
    assert about == ["co_optees", "vacancies", "agenda", "minutes_approved"]


def test_the_agenda_of_july_2021(found: Found) -> None:
    """Numbers, titles, times and officers of the items, as they were read by hand."""
    (expected,) = json.loads(shared("expected/meeting-2021-07-12.json").read_text())
    items = [
        (i.number, i.title, i.start_time, [o.name_as_printed for o in i.officers])
        for i in found["hackney"]["2021-07-12"].agenda
    ]
    assert items == [(i["no"], i["title"], i["start"], i["officers"]) for i in expected["agenda_items"]]


def test_who_came_for_an_item(found: Found) -> None:
    """Two or three officers for each of the last five items of a cabinet."""
    came = Counter(m.item for m in found["kent"]["2025-01-30"].movements if m.kind == "attended_item")
    assert came == {"5": 3, "6": 2, "7": 2, "8": 2, "9": 2}


# council, day -> kinds of notice by item
NOTICES = {
    ("hackney", "2021-07-12"): [],
    ("hackney", "2022-11-30"): [("missing", "4")],
    ("hackney", "2023-01-16"): [],
    ("kent", "2025-01-30"): [
        ("not_archived", "3"),
        ("not_archived", "6"),
        ("late", "7"),
        ("not_archived", "8"),
    ],
    ("kent", "2025-02-13"): [("proposed", "6")],
    ("kingston", "2025-11-18"): [
        *[("not_archived", number) for number in ("35", "35", "36", "37")],
        *[("not_archived", None)] * 4,
    ],
    ("manchester", "2026-02-10"): [("not_archived", "1"), ("not_archived", "9")],
}


@pytest.mark.parametrize(("council", "day"), NOTICES)
def test_what_is_late_or_missing(found: Found, council: str, day: str) -> None:
    """A report that was not ready, papers sent by letter, page ranges and links without a paper."""
    assert [(n.kind, n.item) for n in found[council][day].notices] == NOTICES[council, day]


def test_an_approval_under_a_wrong_date(found: Found) -> None:
    """Minutes approved as of a day without a meeting are possibly those of the one before."""
    approved = {day: m.approval for day, m in found["kingston"].items() if m.approval}
    assert list(approved) == ["2025-10-02"]
    assert approved["2025-10-02"].possible
    others = [m for council, own in found.items() if council != "kingston" for m in own.values()]
    assert not any(m.approval for m in others)


def test_meetings_that_are_off(found: Found) -> None:
    """Fifteen meetings of one list, two of another; one of each is cancelled."""
    off = {council: [d for d, m in own.items() if m.status == "cancelled"] for council, own in found.items()}
    assert off == {"hackney": [], "kent": [], "kingston": ["2025-12-04"], "manchester": ["2026-01-13"]}
    assert [len(own) for own in found.values()] == [3, 3, 15, 2]
