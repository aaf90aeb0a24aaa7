"""Decisions: whole, with their lists, and told apart from talk."""

from pathlib import Path

import pytest

from archive import config
from archive.content import from_text
from archive.records import Action
from archive.scrutiny import followups, meetings, people
from archive.scrutiny.verdicts import Verdicts

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
    register = people.register([])
    held = meetings.meetings(config.Config(Path()), [page], register)
    return followups.actions(held, [], register, (), Verdicts())


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


def test_resolutions_are_known_by_their_labels() -> None:
    """Before the passage, in its midst, over what is numbered below, as a heading."""
    listed = "(a) the otters be counted; and\n\n(b) the weir be mended."
    for text in (
        "RESOLVED – that the weir be mended.",
        "RESOLVED –\n\nThat the weir be mended.\n\nThe Chair spoke.",
        "It was RESOLVED that the weir be mended.",
        "Resolved (unanimously): that the weir be mended.",
        "The weir was shown. **RESOLVED** that the weir be mended.",
        "Moved by Cllr Adder, seconded by Cllr Bittern and RESOLVED unanimously that the weir be mended.",
        "### Decision\n\nThat the weir be mended.\n\nThe Chair spoke.",
    ):
        assert [(a.kind, a.text) for a in _actions(text)] == [("decision", "the weir be mended.")], text
    for label in ("RESOLVED", "IT WAS AGREED that:", "### RESOLVED", "Resolved nem. con.:", "Resolved: That"):
        (found,) = _actions(f"{label}\n\n{listed}\n\nThe Chair spoke.\n")
        assert found.text == "(a) the otters be counted; and (b) the weir be mended.", label


def test_what_only_looks_like_a_label_decides_nothing() -> None:
    """Opinions, titles, and what another meeting resolved."""
    for text in (
        "It was agreed that the weir was old.",
        "The Panel agreed that the weir was old.",
        "Decision – 24/00097 Otters",
        "Action that was taken was slow.",
        "At its last meeting the Council RESOLVED that weirs be mended.",
        "### Decision\n\n### Otters\n\nThe otters were shown.",
    ):
        assert _actions(text) == [], text


def test_a_resolution_promises_what_somebody_is_to_do() -> None:
    """Not thanks, what is asked of the Cabinet, a paper that is noted, or minutes that are confirmed."""
    for text in (
        "Resolved: That the thanks of the Panel be sent to the keepers.",
        "Resolved:\n\n1. That the following be asked of Cabinet:\n    - to review the fund.",
        "RESOLVED that Cabinet be RECOMMENDED to provide a weir.",
        "RESOLVED that the minutes be confirmed and signed.",
        "RESOLVED that the plan to be presented in May be noted.",
    ):
        assert [(a.kind, a.status) for a in _actions(text)] == [("decision", None)], text
    (promise,) = _actions("RESOLVED\n\n(1) that the report be noted; and\n\n(2) that a map be circulated.")
    assert (promise.kind, promise.status) == ("action", "open")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The minutes of the meeting held on 3 May 2024 were confirmed as a correct record and signed.",
            "decision",
        ),
        ("The Panel endorsed the plan.", "decision"),
        ("The Cabinet approved the plan in May 2023.", None),
        ("It was agreed that: -\n\n- the weir be mended.", "decision"),
        ("RESOLVED that the Panel:\n\n(b) requests the Clerk to investigate the weir.", "action"),
        ("RESOLVED that the Panel:\n\nB. Requested that the Clerk implement the changes.", "action"),
        ("RESOLVED that a meeting be requested to take place.", "action"),
        ("AGREED that the Chair write to the Otter Trust.", "action"),
        ("RESOLVED: (a) that the plan be noted; (b) That officers bring an update in June.", "action"),
        ("RESOLVED: (ii) the Executive Director Rivers provide a written briefing.", "action"),
        ("RESOLVED that the plan be noted and the Head of Weirs bring a report.", "action"),
        ("Action: Democratic Services to add otters to the work programme.", "action"),
    ],
)
def test_what_is_decided_and_what_is_to_be_done(text: str, kind: str | None) -> None:
    """What a body confirms or endorses is done; what it requests of somebody is not."""
    assert [a.kind for a in _actions(text)] == ([kind] if kind else [])
