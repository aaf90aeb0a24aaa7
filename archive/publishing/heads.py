"""What the head of each page says to programs: its address, feeds, data, picture and what it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from archive import subscriptions
from archive.library import Library
from archive.pages import SitePage
from archive.publishing import cards, own_data
from archive.publishing.linked_data import linked_data
from archive.publishing.places import Places
from archive.records import Meeting

ATOM, ICALENDAR, JSON = "application/atom+xml", "text/calendar", "application/json"

_BRITISH = ("en", "cy", "gd", "kw", "sco")
"""Languages in which British councils publish, where the settings don't say of which country."""


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
    locale: str
    """The language with its territory, as Open Graph has it; empty where the settings don't say which."""
    searchable: bool
    """Whether the site describes its search, which takes an absolute address."""


def heads(library: Library, listed: Sequence[SitePage]) -> Callable[[SitePage], Head]:
    """What makes the head of a page."""
    titles = {page.url: page.title for page in listed}
    with_data = own_data.addresses(library)
    feeds, dated = subscriptions.feeds(library), subscriptions.calendars(library)
    pictured = cards.of_meetings(library)

    def alternates(page: SitePage, data: str) -> Iterator[Alternate]:
        meeting = page.context.get("meeting") if page.template == "meeting.html" else None
        body = meeting.body if isinstance(meeting, Meeting) else None
        for media_type, offered in ((ATOM, feeds), (ICALENDAR, dated)):
            for one in offered:
                if one.body == body and (body or one.page == page.url):
                    yield Alternate(media_type, one.title, one.path)
        if data:
            yield Alternate(JSON, "This page as data", data)

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
            locale=_locale(library.config.language),
            searchable=bool(places.base),
        )

    return head


def _locale(language: str) -> str:
    """A language with its territory: "en_GB" for "en-GB" and "en"; nothing for one of many countries."""
    first, *more = language.split("-")
    territory = next((part.upper() for part in more if len(part) == 2), "GB" if first in _BRITISH else "")
    return f"{first.lower()}_{territory}" if territory else ""
