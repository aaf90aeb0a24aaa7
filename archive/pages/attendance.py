"""The pages of attendance: for each body a chart of each year, meeting by meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from archive.charts import Bars
from archive.dates import municipal_year
from archive.library import Library
from archive.pages import tallies
from archive.pages.page import SitePage, until
from archive.records import Meeting
from archive.slugs import slug

URL = "attendance/"
SUMMARY = "Who came, meeting by meeting, as the minutes list it"


class Year(NamedTuple):
    """A body's municipal year."""

    name: str
    chart: Bars | None
    """None where no meeting has a list of who was there."""
    meetings: list[Meeting]
    """Those that have such a list, the latest first."""
    without: int
    """How many were held and have none in this archive."""
    excused: list[tuple[Meeting, int]]
    """Those of them for which apologies are recorded nevertheless, and how many."""


def pages(library: Library) -> Iterator[SitePage]:
    """A list of the bodies, and a page for each."""
    bodies = {body: years for body in _bodies(library) if (years := list(_years(library, body)))}
    listed = [(body, address(body), years) for body, years in bodies.items()]
    yield SitePage(URL, "attendances.html", "Attendance", "meetings", SUMMARY, {"bodies": listed})
    for body, url, years in listed:
        title = f"Attendance, {body}"
        context = {"body": body, "years": years, "until": until(library)}
        yield SitePage(url, "attendance.html", title, "meetings", SUMMARY, context)


def address(body: str) -> str:
    """The address of a body's page."""
    return f"{URL}{slug(body)}/"


def _bodies(library: Library) -> list[str]:
    return sorted({page.meeting.body for page in library.meetings})


def _years(library: Library, body: str) -> Iterator[Year]:
    """The years of a body that have something to show, the latest first."""
    held: dict[str, list[Meeting]] = defaultdict(list)
    for page in sorted(library.meetings, key=lambda m: m.meeting.date, reverse=True):
        if page.meeting.body == body and page.meeting.status == "held":
            held[municipal_year(page.meeting.date)].append(page.meeting)
    for name, meetings in held.items():
        listed = [m for m in meetings if tallies.is_listed(m)]
        excused = [(m, count) for m in meetings if m not in listed and (count := tallies.apologies(m))]
        if listed or excused:
            yield Year(name, tallies.attendance(listed), listed, len(meetings) - len(listed), excused)
