"""A page of the site, and what several kinds of page need."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from archive.dates import spoken
from archive.library import Library
from archive.records import Meeting, PlannedItem, Report
from archive.scrutiny.recommendations import clock


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of the site."""

    url: str
    """Address below the root: "", "meetings/…/"."""
    template: str
    title: str
    section: str
    """The part of the site, as the navigation names it."""
    description: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    of: str = ""
    """The address of the paper that it shows as a whole or a chapter of."""
    apart: tuple[str, ...] = ()
    """What tells it from pages with the same title, such as its date; as much of it as that needs is said."""
    base: str = ""
    """The root's address for the one page that can't know how deep it is: 404."""

    @property
    def file(self) -> str:
        """The file that a server gives for the address."""
        return f"{self.url}index.html" if self.url.endswith("/") or not self.url else self.url

    @property
    def root(self) -> str:
        """The way back to the site's root."""
        return self.base or "../" * self.url.count("/")


RESPONSES = {
    "agreed": "Agreed",
    "partly": "Partly agreed",
    "already": "Already in place",
    "not_agreed": "Not agreed",
}
"""The kinds of response in words."""

PAPERS = {
    "report": "Report",
    "cover-sheet": "Cover sheet",
    "letter": "Letter",
    "work-programme": "Work programme",
    "recommendations": "Recommendations table",
    "glossary": "Glossary",
    "appendix": "Appendix",
    "text": "Paper",
}
"""The kinds of paper in words."""

DOCUMENTS = PAPERS | {
    "agenda-pack": "Agenda pack",
    "pack": "Pack of papers",
    "agenda": "Agenda",
    "minutes": "Minutes",
    "web-minutes": "Web page of a meeting",
    "decisions": "Decisions of a meeting",
    "unreadable": "Could not be read",
}
"""The kinds of document in words."""


OUTCOMES = {
    "heard": "Heard",
    "agenda": "On the agenda",
    "moved": "Moved",
    "dropped": "Dropped",
    "upcoming": "Upcoming",
    "unknown": "Not known",
}
"""What became of a planned item, in words."""


def became(item: PlannedItem) -> str:
    """What became of a planned item, as a key of OUTCOMES: what is on an agenda here need not be to come."""
    return "agenda" if item.outcome == "upcoming" and item.agenda_item else item.outcome


def by_id(library: Library) -> dict[str, Meeting]:
    """All meetings by their ids."""
    return {page.meeting.id: page.meeting for page in library.meetings}


def papers_of(library: Library) -> dict[str, Report]:
    """All papers by their ids."""
    return {page.report.id: page.report for page in library.reports}


def reaches_to(library: Library) -> str:
    """The day of the newest paper or held meeting, which stands for today; empty where nothing has a day."""
    held = (page.meeting.date for page in library.meetings if page.meeting.status == "held")
    return clock.newest([*(page.report.date for page in library.reports), *held]) or ""


def until(library: Library) -> str:
    """How far the papers reach, as a chart of them is dated where it is cited."""
    return f"papers to {spoken(day)}" if (day := reaches_to(library)) else ""


def called(paper: Report) -> str:
    """A paper's title as others name it: a cover sheet has that of its item, "Minutes", and is none."""
    if paper.kind != "cover-sheet":
        return paper.title
    return f"{PAPERS[paper.kind]}{f' for item {paper.item}' if paper.item else ''}, {paper.title}"


def in_pack(report: Report) -> tuple[int, str, int, str]:
    """Papers in the order of the agenda, those of a document in its order, a letter that sends them first."""
    item = (
        int(report.item) if report.item and report.item.isdigit() else 0 if report.kind == "letter" else 999
    )
    start = report.sources[0]
    return item, start.document, start.page or start.line or 0, report.id
