"""What was put off, came late or is missing: of one meeting, and of all on a page of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.library import Library
from archive.pages.listing import Facet, Listing, Sort, listing, named, year
from archive.pages.page import SitePage, papers_of
from archive.records import AgendaItem, Meeting, Notice

URL = "late-papers/"
KINDS = {
    "deferred": "Put off to later",
    "withdrawn": "Withdrawn",
    "late": "Sent after the agenda",
    "tabled": "Handed round at the meeting",
    "proposed": "Proposed at the meeting, and sent after it",
    "missing": "Not available for the meeting",
    "not_archived": "Published, but not in this archive",
}
"""The kinds of notice in words, in the order of the page."""
_CAME = ("late", "tabled", "proposed", "missing")
"""Those that tell how a paper came."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice with the meeting and the item that it is about."""

    notice: Notice
    meeting: Meeting
    item: AgendaItem | None
    kind: str
    """In words."""
    key: str
    """What tells it from the others of the archive."""


def of_meeting(meeting: Meeting) -> Iterator[NoticeView]:
    """The notices of a meeting."""
    items = {item.number or item.title: item for item in meeting.agenda}
    for number, notice in enumerate(meeting.notices):
        item = items.get(notice.item or "")
        yield NoticeView(notice, meeting, item, KINDS[notice.kind], f"{meeting.id}-{number}")


def beside_files(meeting: Meeting) -> Iterator[NoticeView]:
    """Those that its page doesn't say already where it lists the files of the council's page."""
    files = {file.title for file in meeting.attachments}
    for view in of_meeting(meeting):
        if view.item or view.notice.kind != "not_archived" or view.notice.title not in files:
            yield view


def late(library: Library) -> list[NoticeView]:
    """All notices, those of the latest meeting first."""
    return [view for m in reversed(library.meetings) for view in of_meeting(m.meeting)]


def by_paper(library: Library) -> dict[str, list[NoticeView]]:
    """What is said of how papers came, by their ids."""
    found: dict[str, list[NoticeView]] = defaultdict(list)
    for view in late(library):
        for paper in view.notice.reports if view.notice.text and view.notice.kind in _CAME else ():
            found[paper].append(view)
    return found


def page(library: Library) -> SitePage:
    """All notices by kind, of each the latest first."""
    views = late(library)
    return SitePage(
        URL,
        "late_papers.html",
        "Late, missing and deferred",
        "meetings",
        "Items that were put off, and papers that came late or are missing",
        {
            "groups": [
                (kind, words, own)
                for kind, words in KINDS.items()
                if (own := [v for v in views if v.notice.kind == kind])
            ],
            "papers": papers_of(library),
            "listing": _listing(views),
        },
    )


def _listing(views: Sequence[NoticeView]) -> Listing:
    facets = (
        Facet[NoticeView]("kind", "What is said", lambda v: [(v.notice.kind, v.kind)], list(KINDS)),
        Facet[NoticeView]("year", "Year", lambda v: year(v.meeting.date), falling=True),
        Facet[NoticeView]("body", "Committee", lambda v: named(v.meeting.body)),
        Facet[NoticeView](
            "here",
            "In this archive",
            lambda v: [("yes", "Here now")] if v.notice.reports else [("no", "Not here")],
        ),
    )
    sorts = (
        Sort[NoticeView]("date", "Newest first", lambda v: v.meeting.date, falling=True),
        Sort[NoticeView]("date", "Oldest first", lambda v: v.meeting.date),
    )
    return listing({view.key: view for view in views}, facets, sorts, usual="By what is said")
