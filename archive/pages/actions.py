"""The page of decisions and promises."""

from __future__ import annotations

from collections.abc import Sequence

from archive.dates import spoken
from archive.library import Library
from archive.pages.chains import STATES, Chain, chains
from archive.pages.page import SitePage
from archive.records import Meeting

Filter = tuple[str, str, list[tuple[str, str]]]
"""Name in the address, label, and the choices: value and words."""

_GROUPS = (
    (
        "open",
        "Promises that are open",
        "What somebody was to do. No answer was found in later papers of this archive; it may be elsewhere.",
    ),
    (
        "part",
        "Promises that were answered in part",
        "They have several parts, and later papers say what came of some.",
    ),
    (
        "possible",
        "Promises that were possibly answered",
        "A later paper may say what came of these; the reason for the doubt stands beside it.",
    ),
    ("answered", "Promises that were answered", "A later paper says what came of these."),
    ("decision", "Decisions", "What a meeting agreed or resolved."),
    ("noted", "Noted", "What a meeting took note of."),
)
"""The parts of the page: state, title, what stands there."""


def page(library: Library) -> SitePage:
    """All decisions and promises: the longest open first, then the newest first."""
    found = chains(library)
    groups = [(*words, of_state(words[0], found)) for words in _GROUPS]
    meetings = {chain.meeting.id: chain.meeting for chain in found}
    context = {
        "groups": groups,
        "states": STATES,
        "total": len(found),
        "filters": _filters(found, list(meetings.values())),
    }
    return SitePage(
        "actions/",
        "actions.html",
        "Decisions and promises",
        "promises",
        "What meetings decided and what was promised to them",
        context,
    )


def of_state(state: str, found: Sequence[Chain]) -> list[Chain]:
    """The chains of one state: of what is open the longest open first, else the newest first."""
    own = [chain for chain in found if chain.state == state]
    newest = sorted(own, key=lambda chain: chain.meeting.date, reverse=True)
    if state != "open":
        return newest
    return sorted(newest, key=lambda chain: (-(chain.action.meetings_since or 0), chain.meeting.date))


def _filters(found: Sequence[Chain], meetings: Sequence[Meeting]) -> list[Filter]:
    """The filters that tell something apart."""
    owners = {chain.owner: chain.action.owner for chain in found if chain.action.owner}
    bodies = sorted({meeting.body for meeting in meetings})
    newest = sorted(meetings, key=lambda meeting: (meeting.date, meeting.id), reverse=True)
    days = {m.id: f"{spoken(m.date)}{f', {m.body}' if len(bodies) > 1 else ''}" for m in newest}
    there = {chain.state for chain in found}
    filters = (
        ("state", "State", [(key, words) for key, words in STATES.items() if key in there]),
        ("owner", "Who is to do it", [*sorted(owners.items()), ("-", "Nobody named")] if owners else []),
        ("meeting", "Meeting", list(days.items())),
        ("body", "Committee", [(body, body) for body in bodies]),
    )
    return [one for one in filters if len(one[2]) > 1]
