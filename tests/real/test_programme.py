"""The work programmes of real papers, against what was read in them by hand: counts, days, minutes."""

from collections import Counter
from functools import cache
from typing import Any

import pytest

import parsers
from archive.library import Library
from archive.records import PlannedItem
from tests.shared import shared

pytestmark = pytest.mark.slow

OVERVIEW = {
    "2022-07-11": 4, "2022-09-29": 4, "2022-10-31": 3, "2022-11-30": 3, "2023-01-16": 3, "2023-02-27": 3,
    "2023-03-20": 2, "2023-04-17": 2,
}  # fmt: skip
"""Items of the calendar of January 2023 by day."""

DETAILS = {
    "2022-07-11": (4, 5, "2022-06-28", "2022-07-01"),
    "2022-09-29": (4, 6, "2022-08-30", "2022-09-21"),
    "2022-10-31": (4, 6, "2022-10-18", "2022-10-21"),
    "2022-11-30": (4, 8, "2022-11-18", "2022-11-22"),
    "2023-01-16": (4, 8, "2023-01-04", "2023-01-06"),
    "2023-02-27": (3, 9, "2023-02-14", "2023-02-17"),
    "2023-03-20": (2, 3, "2023-03-07", "2023-03-10"),
    "2023-04-17": (2, 3, None, "2023-04-05"),
}
"""Of each table of details: items, people, day for papers, day of dispatch; one page has lost a day."""

OUTCOMES = {
    ("2021-07", "heard"): 3,
    ("2022-11-30", "heard"): 3,
    ("2022-11-30", "unknown"): 1,
    ("2023-01-16", "upcoming"): 4,
    ("2022-10-31", "heard"): 1,
    ("2023-02-27", "upcoming"): 3,
    ("2023-03-20", "upcoming"): 2,
    ("2023-04-17", "upcoming"): 2,
}
"""All that can be known from three meetings, and of 31 October 2022 from a letter."""


@cache
def planned(start: str) -> list[dict[str, Any]]:
    """The planned items of the document whose name begins so."""
    (paper,) = shared("documents/hackney").glob(f"{start}*")
    parts = parsers.parse(paper.read_bytes()).parts
    entries: list[dict[str, Any]] = [
        entry
        for part in parts
        for entry in part.meta.get("planned", [])  # type: ignore[attr-defined]
    ]
    return entries


@pytest.fixture(scope="module")
def items(read: dict[str, Library]) -> tuple[PlannedItem, ...]:
    """The planned items of the archive of all five documents."""
    return read["hackney"].programme


def test_a_calendar_by_months() -> None:
    """17 items in eight months; 23 under six headings without a date; 24 suggestions with who made them."""
    found = planned("000")
    months = Counter(e["planned_for"] for e in found if "planned_for" in e)
    assert (len(found), sum(months.values()), len(months)) == (64, 17, 8)
    headings = Counter(e["heading"] for e in found if "heading" in e and "kind" not in e)
    assert sorted(headings.values()) == [2, 2, 3, 3, 6, 7]
    suggested = [e for e in found if e.get("kind") == "suggestion"]
    assert len(suggested) == 24
    assert all(e["suggested_by"] for e in suggested)
    assert Counter(Counter(e["suggested_by"] for e in suggested).values()) == {1: 6, 2: 1, 3: 1, 6: 1, 7: 1}


def test_an_overview_and_a_table_for_each_meeting() -> None:
    """Every item with its day, minutes, people and deadlines, though the tables are cut in pieces."""
    found = planned("002")
    overview = [e for e in found if "dispatch" not in e and "kind" not in e]
    details = [e for e in found if "dispatch" in e]
    assert Counter(e["planned_for"] for e in overview) == OVERVIEW
    assert sum(e.get("minutes", 0) for e in overview) == 880
    ranges = [
        [e["minutes_as_printed"] for e in own if "minutes_as_printed" in e] for own in (overview, details)
    ]
    assert ranges == [["30-45"], ["30-45", "20-30"]]
    assert {
        day: (
            len(own := [e for e in details if e["planned_for"] == day]),
            sum(len(e.get("officers", [])) for e in own),
            *{(e.get("deadline"), e.get("dispatch")) for e in own}.pop(),
        )
        for day in DETAILS
    } == DETAILS
    assert [e["kind"] for e in found if "kind" in e] == ["possible"] * 3


def test_each_item_stands_once_with_what_became_of_it(items: tuple[PlannedItem, ...]) -> None:
    """23 items of the overview have their details; what no agenda tells is not known."""
    own = [i for i in items if i.published_in.startswith("002") and i.kind == "planned"]
    assert (len(own), sum(len(i.sources) == 2 for i in own)) == (28, 23)
    days = {day for day, _ in OUTCOMES}
    told = Counter((i.planned_for, i.outcome) for i in items if i.planned_for in days)
    assert told - Counter({("2022-10-31", "unknown"): 3}) == OUTCOMES
    assert not any(i.possible for i in items)
    assert sum(i.outcome == "heard" for i in items) == 7
    assert [i.heard_at for i in items if i.outcome == "heard" and not i.agenda_item] == [None]
    assert all(i.evidence for i in items if i.outcome in ("heard", "moved"))
