"""The page of decisions and promises."""

from __future__ import annotations

from collections.abc import Sequence

from archive.dates import spoken
from archive.library import Library
from archive.pages import tallies
from archive.pages.chains import STATES, Chain, chains
from archive.pages.listing import Choice, Facet, Listing, Sort, listing, named, year
from archive.pages.page import SitePage, until

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
    context = {
        "groups": groups,
        "listing": _listing(found),
        "by_year": tallies.promises_by_year(found),
        "by_age": tallies.open_by_age(found),
        "until": until(library),
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


def _listing(found: Sequence[Chain]) -> Listing:
    """The list's filters: those that tell something apart."""
    several = len({chain.meeting.body for chain in found}) > 1
    owners = sorted({chain.owner[0] for chain in found}, key=lambda owner: (owner == "-", owner))
    newest = sorted({(m.date, m.id) for c in found for m in c.meetings}, reverse=True)

    def meeting(chain: Chain) -> list[Choice]:
        body = f", {chain.meeting.body}" if several else ""
        return [(m.id, f"{spoken(m.date)}{body}") for m in chain.meetings]

    def years(chain: Chain) -> list[Choice]:
        return [choice for m in chain.meetings for choice in year(m.date)]

    facets = (
        Facet[Chain]("state", "State", lambda c: [(c.state, STATES[c.state])], order=list(STATES)),
        Facet[Chain]("owner", "Who is to do it", lambda c: [c.owner], order=owners),
        Facet[Chain]("year", "Year", years, falling=True),
        Facet[Chain]("meeting", "Meeting", meeting, order=[key for _, key in newest]),
        Facet[Chain]("body", "Committee", lambda c: named(c.meeting.body)),
    )
    sorts = (
        Sort[Chain]("date", "Newest first", lambda c: c.meeting.date, falling=True),
        Sort[Chain]("date", "Oldest first", lambda c: c.meeting.date),
    )
    return listing({chain.action.id: chain for chain in found}, facets, sorts, usual="By state")
