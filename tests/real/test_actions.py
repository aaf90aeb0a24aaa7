"""What real meetings decided and were promised, as people read it in their minutes, and what came of it."""

import json

import pytest

from archive.library import Library
from archive.records import Action
from tests.shared import shared

pytestmark = pytest.mark.slow

# Meeting and minute (of minutes numbered anew in each item: item and minute), what it is, whether it stands
# in running text; read by hand.
DECIDED = {
    "hackney": {
        ("2021-07-12", "5.7", "action", True),
        ("2021-07-12", "5.7", "action", False),
        ("2021-07-12", "5.7", "action", False, 2),
        ("2021-07-12", "8.2", "decision", False),
        ("2022-11-30", "4.8", "action", True),
        ("2022-11-30", "4.8", "action", False),
        ("2022-11-30", "4.10", "action", False),
        ("2022-11-30", "6.11", "action", True),
        ("2022-11-30", "7.3", "decision", False),
        ("2022-11-30", "8.4", "decision", False),
        ("2022-11-30", "9.2", "decision", False),
        ("2022-11-30", "10.1", "decision", False),
    },
    "kent": {
        ("2025-01-30", "86", "decision", False),
        ("2025-01-30", "87", "action", True),
        ("2025-01-30", "88", "decision", False),
        ("2025-01-30", "89", "decision", False),
        ("2025-01-30", "90", "decision", False),
        ("2025-01-30", "91", "decision", False),
        ("2025-01-30", "92", "decision", False),
    },
    "kingston": {
        ("2025-11-18", "33", "decision", False),
        ("2025-11-18", "35", "decision", False),
        ("2025-11-18", "36", "noted", False),
        ("2025-11-18", "37", "noted", False),
    },
    "manchester": {("2026-02-10", "1", "decision", False)},
}


def of_minute(read: dict[str, Library], number: str, *, promised: bool) -> Action:
    """The first action of a minute of the commission."""
    found = (a for a in read["hackney"].actions if a.paragraph == number and a.promised is promised)
    return next(found)


@pytest.mark.parametrize("council", DECIDED)
def test_decisions_and_promises(read: dict[str, Library], council: str) -> None:
    """All that people find, and nothing else."""
    found: set[tuple[object, ...]] = set()
    for action in read[council].actions:
        numbered = action.paragraph and "." in action.paragraph
        key = (
            action.meeting[:10],
            action.paragraph if numbered else action.item,
            action.kind,
            action.promised,
        )
        found.add(key if key not in found else (*key, 2))
    assert found == DECIDED[council]


def test_the_words_that_people_found(read: dict[str, Library]) -> None:
    """Of July 2021: each decision and promise of the hand-made list is there in its words."""
    meeting = json.loads(shared("expected/meeting-2021-07-12.json").read_text())[0]
    said = {"".join(a.text.split()) for a in read["hackney"].actions if a.meeting.startswith("2021-07-12")}
    for item in meeting["minutes_items"]:
        for words in (*item.get("decisions_full", ()), *item["actions"]):
            assert "".join(words.removeprefix("Agreed: ").split()) in said


def test_the_chain_of_minute_4_8(read: dict[str, Library]) -> None:
    """Question, promise, agreement, the answer on a cover sheet of January, further work in the programme."""
    promise = of_minute(read, "4.8", promised=True)
    agreed = of_minute(read, "4.8", promised=False)
    assert promise.agreed_as == agreed.id
    assert promise.question == agreed.question == f"{agreed.meeting}-minute-4-8"
    assert promise.status == agreed.status == "answered"
    answer, further = agreed.followups
    assert (answer.kind, answer.possible, answer.meeting) == (
        "answer",
        None,
        f"2023-01-16{agreed.meeting[10:]}",
    )
    assert answer.document.endswith("cover-sheet-minutes")
    assert all(number in answer.text for number in ("31", "15", "16", "170"))
    assert further.kind == "further_work"
    assert further.possible
    assert [f.document for f in promise.followups] == [f.document for f in agreed.followups]


def test_what_was_asked_in_july_was_asked_again(read: dict[str, Library]) -> None:
    """By its subject, so possibly; the other request of the same minute is not that matter."""
    agreed = of_minute(read, "4.8", promised=False)
    earlier = {a.id: a for a in read["hackney"].actions if a.id in agreed.asked_before}
    assert {(a.meeting[:10], a.paragraph, a.promised) for a in earlier.values()} == {
        ("2021-07-12", "5.7", True),
        ("2021-07-12", "5.7", False),
    }
    assert len(earlier) == 2
    assert all(e.possible for e in agreed.earlier)
    others = [a for a in read["hackney"].actions if a.paragraph != "4.8"]
    assert not any(a.asked_before or a.followups for a in others)


def test_what_is_open(read: dict[str, Library]) -> None:
    """With its age in meetings of the commission whose papers are here."""
    ages = {
        (a.meeting[:10], a.paragraph): a.meetings_since for a in read["hackney"].actions if a.status == "open"
    }
    assert ages == {("2021-07-12", "5.7"): 2, ("2022-11-30", "4.10"): 1, ("2022-11-30", "6.11"): 1}


def test_owners(read: dict[str, Library]) -> None:
    """Only where the minutes name one."""
    named = {a.owner for a in read["hackney"].actions if a.owner}
    assert named == {"CFS"}


def test_both_sources_of_a_decision(read: dict[str, Library]) -> None:
    """What the web page has too leads to both documents."""
    autumn = [a for a in read["hackney"].actions if a.meeting.startswith("2022-11-30")]
    assert {a.paragraph for a in autumn if len({s.document for s in a.sources}) == 2} == {
        "7.3",
        "8.4",
        "9.2",
        "10.1",
    }
