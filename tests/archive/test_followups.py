"""Decisions: whole, with their lists, and told apart from talk."""

from pathlib import Path

from archive import config, followups, meetings, people
from archive.content import from_text
from archive.records import Action

MINUTES = """---
id: printed
kind: minutes
title: Minutes
document: pack-pdf
body: Rivers Panel
meeting_date: 2024-11-25
---

## 1. Otters

"""


def _actions(text: str) -> list[Action]:
    page = from_text("m.md", MINUTES + text)
    held = meetings.meetings(config.Config(Path()), [page], people.register([]))
    return followups.actions(held, [])


def test_a_decision_goes_on_in_the_list_below_it() -> None:
    """Also where a page turns within the list; what follows the list is no part of it."""
    (action,) = _actions(
        "RESOLVED that:\n\n1. the otters be counted; and\n\n<!-- page 2, printed 2 -->\n\n"
        "2. the weir be mended.\n\n- Ann Other was thanked.\n"
    )
    assert (action.kind, action.text) == ("decision", "the otters be counted; and the weir be mended.")


def test_what_a_body_has_done_asks_for_no_answer() -> None:
    """Though what it endorsed is still to be presented."""
    done, asked = _actions(
        "RESOLVED that Cabinet considered and endorsed the draft budget to be presented in May.\n\n"
        "RESOLVED that a draft budget be presented in May.\n"
    )
    assert (done.kind, done.status) == ("decision", None)
    assert (asked.kind, asked.status) == ("action", "open")


def test_members_who_note_in_a_discussion_decide_nothing() -> None:
    """A paper that they note, or a passage that says nothing else, is noted."""
    found = _actions(
        "Members noted the hard winter. A comparison was made with other rivers.\n\n"
        "Members noted the report. The Chair thanked the keeper.\n\nMembers noted the hard winter.\n"
    )
    assert [(a.kind, a.text) for a in found] == [
        ("noted", "Members noted the report. The Chair thanked the keeper."),
        ("noted", "Members noted the hard winter."),
    ]
