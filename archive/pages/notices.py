"""What was put off, came late or is missing: of one meeting, and of all on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.library import Library
from archive.pages.page import SitePage, papers_of
from archive.records import AgendaItem, Meeting, Notice

URL = "late-papers/"
KINDS = {
    "deferred": "Put off to later",
    "withdrawn": "Withdrawn",
    "late": "Sent after the agenda",
    "tabled": "Handed round at the meeting",
    "missing": "Not available for the meeting",
    "not_archived": "Published, but not in this archive",
}
"""The kinds of notice in words, in the order of the page."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice with the meeting and the item that it is about."""

    notice: Notice
    meeting: Meeting
    item: AgendaItem | None
    kind: str
    """In words."""


def of_meeting(meeting: Meeting) -> Iterator[NoticeView]:
    """The notices of a meeting."""
    items = {item.number or item.title: item for item in meeting.agenda}
    for notice in meeting.notices:
        yield NoticeView(notice, meeting, items.get(notice.item or ""), KINDS[notice.kind])


def late(library: Library) -> list[NoticeView]:
    """All notices, those of the latest meeting first."""
    return [view for m in reversed(library.meetings) for view in of_meeting(m.meeting)]


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
        },
    )
