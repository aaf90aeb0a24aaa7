"""What the head of each page says to programs: its address, feeds, data, picture and what it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from archive.library import Library
from archive.pages import SitePage
from archive.publishing import cards, own_data
from archive.publishing.calendars import calendars
from archive.publishing.feeds import FOLDER
from archive.publishing.linked_data import linked_data
from archive.publishing.places import Places, bodies
from archive.records import Meeting

ATOM, ICALENDAR, JSON = "application/atom+xml", "text/calendar", "application/json"


class Alternate(NamedTuple):
    """Another form of what a page shows."""

    media_type: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says besides title and description."""

    canonical: str
    """The page's absolute address; empty where nobody knows where the site stands."""
    alternates: tuple[Alternate, ...]
    data: str
    """The address of the page's own piece of the data below the root; empty where it has none."""
    card: str
    """The absolute address of the picture that stands beside links to the page, or empty."""
    kind: str
    """What Open Graph calls such a page."""
    linked_data: list[dict[str, Any]]
    searchable: bool
    """Whether the site describes its search, which takes an absolute address."""


_FEEDS = {
    "": (("all", "Everything new"),),
    "meetings/": (("meetings", "Meetings"),),
    "reports/": (("papers", "Papers"),),
    "actions/": (("decisions", "Decisions and promises"), ("open-promises", "Open promises")),
    "recommendations/": (("recommendations", "Recommendations"),),
}
"""The feeds that belong to a page, by its address."""


def heads(library: Library, listed: Sequence[SitePage]) -> Callable[[SitePage], Head]:
    """What makes the head of a page."""
    titles = {page.url: page.title for page in listed}
    with_data = own_data.addresses(library)
    feeds = {body: f"{FOLDER}bodies/{name}.xml" for body, name in bodies(library).items()}
    pictured = cards.of_meetings(library)
    dated = {body: path for path, _, body in calendars(library)}

    def alternates(page: SitePage, data: str) -> Sequence[Alternate]:
        found = [Alternate(ATOM, t, f"{FOLDER}{name}.xml") for name, t in _FEEDS.get(page.url, ())]
        meeting = page.context.get("meeting") if page.template == "meeting.html" else None
        if isinstance(meeting, Meeting):
            found.append(Alternate(ATOM, meeting.body, feeds[meeting.body]))
            found.append(Alternate(ICALENDAR, f"Meetings of the {meeting.body}", dated[meeting.body]))
        if page.url == "meetings/":
            found.append(Alternate(ICALENDAR, "Meetings of all bodies", dated[None]))
        if data:
            found.append(Alternate(JSON, "This page as data", data))
        return found

    def head(page: SitePage) -> Head:
        places = Places.of(library.config)
        known = bool(places.base) and page.file.endswith("index.html")
        data = f"{page.url}{own_data.NAME}" if page.url in with_data else ""
        return Head(
            canonical=places.to(page.url) if known else "",
            alternates=tuple(alternates(page, data)),
            data=data,
            card=places.to(cards.path(page, pictured)) if known else "",
            kind="article" if page.template in ("meeting.html", "report.html") else "website",
            linked_data=linked_data(library, page, titles) if page.file.endswith("index.html") else [],
            searchable=bool(places.base),
        )

    return head
