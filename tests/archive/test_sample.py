"""The sample archive shows every part of the scrutiny record, as sample/facts.md says by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from archive.library import Library
from tests.once import Once

BODY = "children-young-people-and-families-scrutiny-commission"
OCTOBER, NOVEMBER, JANUARY, MARCH = (
    f"{day}-{BODY}" for day in ("2024-10-07", "2024-11-25", "2025-01-20", "2025-03-03")
)


@pytest.fixture(scope="module")
def sample(once: Once) -> Library:
    """All records of the sample."""
    return once.library("sample")


@pytest.mark.parametrize(
    ("meeting", "minutes", "questions", "state"),
    [
        (OCTOBER, 15, 4, "approved"),
        (NOVEMBER, 34, 12, "approved"),
        (JANUARY, 20, 5, "draft"),
        (MARCH, 0, 0, "none"),
    ],
)
def test_meetings(sample: Library, meeting: str, minutes: int, questions: int, state: str) -> None:
    """Each has its numbered minutes and questions, and its minutes are in their state."""
    own = [m for m in sample.minutes if m.meeting == meeting]
    assert (len(own), sum(m.kind == "question" for m in own)) == (minutes, questions)
    found = sample.meeting(meeting)
    assert found is not None
    assert found.minutes_status == state


def test_january(sample: Library) -> None:
    """Somebody under apologies connected virtually; interests have items; cover and minutes differ."""
    january, november = sample.meeting(JANUARY), sample.meeting(NOVEMBER)
    assert january is not None
    assert november is not None
    counted = Counter(one.status for one in january.attendance)
    assert counted == {"present": 11, "in_attendance": 6, "apologies": 2, "virtual": 1}
    assert {one.person for one in january.attendance if one.status == "virtual"} == {"declan-prendiville"}
    assert [(d.person, d.item) for d in january.declarations] == [
        ("fiona-macrae", "4"),
        ("emeka-sorrell", "5"),
    ]
    assert [d.about for d in january.disagreements] == ["venue"]
    assert november.approval is not None
    assert [c.meeting for c in november.approval.corrections] == [JANUARY]
    assert {"deferred", "late"} <= {n.kind for n in november.notices}


@pytest.mark.parametrize(
    ("meeting", "minute", "facts"),
    # whether it stands in running text, its state, and how many answers and earlier promises are certain
    [
        (OCTOBER, "4.4", (False, "answered", 1, 0)),
        (OCTOBER, "5.2", (False, "open", 0, 0)),
        (NOVEMBER, "4.5", (False, "answered", 1, 0)),
        (NOVEMBER, "4.9", (False, "open", 0, 0)),
        (NOVEMBER, "5.6", (False, "answered", 1, 0)),
        (NOVEMBER, "6.6", (False, "answered", 1, 0)),
        (JANUARY, "4.3", (True, "open", 0, 0)),
        (JANUARY, "4.4", (False, "open", 0, 1)),
        (JANUARY, "5.2", (True, "answered", 1, 0)),
        (JANUARY, "5.3", (False, "answered", 2, 0)),
    ],
)
def test_promises(sample: Library, meeting: str, minute: str, facts: tuple[bool, str, int, int]) -> None:
    """Each promise has its state, its answers, and what was asked before."""
    [action] = [a for a in sample.actions if (a.meeting, a.paragraph, a.kind) == (meeting, minute, "action")]
    found = sum(f.kind == "answer" and f.possible is None for f in action.followups)
    earlier = sum(e.possible is None for e in action.earlier)
    assert (action.promised, action.status, found, earlier) == facts


def test_no_other_promises(sample: Library) -> None:
    """Nothing else is a promise, and one link is left as only possible."""
    assert sum(a.kind == "action" for a in sample.actions) == 10
    assert sum(f.possible is not None for a in sample.actions for f in a.followups) == 1


def test_recommendations(sample: Library) -> None:
    """One review is told by two papers with an audit's status; another awaits one answer."""
    reviews = [r for r in sample.recommendations if r.kind == "review"]
    audited = [r for r in reviews if r.status_by == "Internal Audit"]
    assert [(r.number, r.status) for r in audited] == [
        ("1", "Partially implemented"),
        ("2", "Implemented"),
        ("3", "Partially implemented"),
        ("4", "Implemented"),
        ("5", "Partially implemented"),
        ("6", "Not implemented"),
        ("7", "Implemented"),
        ("8", "Implemented"),
    ]
    assert {(len(r.papers), len(r.progress)) for r in audited} == {(2, 3)}
    others = [r for r in reviews if r not in audited]
    assert [r.response is not None for r in others] == [True, True, True, False]
    assert {r.response_due for r in others} == {"2025-05-02"}


def test_work_programme(sample: Library) -> None:
    """Between two programmes items have moved, one was put off, one dropped; the rest is heard or to come."""
    first = [p for p in sample.programme if p.published_in.startswith("2025-01-20") and p.planned_for]
    outcomes = Counter(p.outcome for p in first)
    assert outcomes == {"heard": 8, "moved": 3, "unknown": 3, "upcoming": 3, "dropped": 1}
    assert not [p for p in first if p.possible]


def test_figures(sample: Library) -> None:
    """Two measures were restated, one has a target; what minutes state leads to the very paragraph."""
    declared = [f for f in sample.figures if f.declared]
    restated = {f.measure: [c.values for c in f.conflicts] for f in declared if f.conflicts}
    assert restated == {
        "Children in receipt of travel assistance": [("412", "418")],
        "Children looked after": [("346", "349")],
    }
    assert "70%" in {o.target for f in declared for o in f.observations}
    minutes = {minute.url for minute in sample.minutes}
    stated = {url for f in sample.figures for o in f.observations for url in o.pages}
    told = {url for url in stated if url.startswith("meetings/")}
    assert len(told) > 1
    assert told <= minutes


def test_glossary(sample: Library) -> None:
    """One abbreviation has three senses; letters that look Latin are kept as they are printed."""
    terms = {term.term: term for term in sample.terms}
    assert len(terms["PA"].senses) == 3
    assert [sense.as_printed.isascii() for sense in terms["EOTAS"].senses] == [False]


def test_people(sample: Library) -> None:
    """Spellings are one person, whose offices change."""
    people = {person.id: person for person in sample.people}
    assert set(people["fiona-macrae"].variants) == {"Fiona Macrae", "Fiona McRae", "Fiona MacRae"}
    assert set(people["marianne-thackwray"].variants) == {"Marianne Thackwray", "Marianne Thackray"}
    roles = {role.role for role in people["ruth-ashgrove"].roles}
    assert {"Member", "Vice-Chair"} <= roles
