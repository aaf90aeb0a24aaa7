"""What a reader can subscribe to: the feeds and calendars by their addresses, each with what is in it."""

from __future__ import annotations

from typing import NamedTuple

from archive.library import Library
from archive.slugs import slug

NEWEST = 200
"""Entries of a page of a feed; older ones stand on its further pages."""


class Subscription(NamedTuple):
    """A feed or a calendar."""

    path: str
    title: str
    about: str
    """What is in it."""
    page: str
    """The address of the page that shows the same."""
    body: str | None = None
    """The body whose it is; None for all bodies."""


_FEEDS = (
    ("all", "Everything new", "Meetings, papers, decisions, promises and recommendations", ""),
    ("meetings", "Meetings", "Meetings with their agendas", "meetings/"),
    ("papers", "Papers", "Reports, letters and other papers", "reports/"),
    ("decisions", "Decisions and promises", "What meetings agreed, and what came of it", "actions/"),
    (
        "recommendations",
        "Recommendations",
        "Recommendations with answers and progress",
        "recommendations/",
    ),
    ("open-promises", "Open promises", "Promises without a known answer", "actions/"),
)


def feeds(library: Library) -> list[Subscription]:
    """All feeds, that of everything first."""
    shared = [Subscription(f"feeds/{name}.xml", *words) for name, *words in _FEEDS]
    return shared + [
        Subscription(f"feeds/bodies/{slug(body)}.xml", body, f"All of the {body}", "meetings/", body)
        for body in bodies(library)
    ]


def calendars(library: Library) -> list[Subscription]:
    """All calendars, that of all bodies first."""
    every = Subscription("calendar/all.ics", "Meetings of all bodies", "", "meetings/")
    return [every] + [
        Subscription(f"calendar/{slug(body)}.ics", f"Meetings of the {body}", "", "meetings/", body)
        for body in bodies(library)
    ]


def bodies(library: Library) -> list[str]:
    """The bodies that have met."""
    return sorted({page.meeting.body for page in library.meetings})
