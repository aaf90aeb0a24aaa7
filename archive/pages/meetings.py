"""The pages of meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from archive.chapters import whole
from archive.dates import spoken
from archive.library import Library
from archive.long_minutes import MinutesPart
from archive.pages import attended, chains, lists, notices, programme, views
from archive.pages.page import PAPERS, SitePage, by_id, in_pack, papers_of
from archive.records import Action, FollowUp, Meeting
from archive.scrutiny.meetings.votes import CHOICES

DIFFERENCES = {
    "start_time": "Start",
    "planned_end_time": "Planned close",
    "end_time": "Close",
    "next_meeting_date": "Next meeting",
    "venue": "Venue",
    "members": "Members",
    "co_optees": "Co-optees",
    "vacancies": "Vacancies",
    "agenda": "Agenda",
    "minutes_approved": "Minutes laid before the meeting",
}
"""What the sources of a meeting may differ on, in words."""


def by_year(library: Library) -> dict[str, list[Meeting]]:
    """Meetings, the latest first, under their years."""
    years: dict[str, list[Meeting]] = defaultdict(list)
    for page in sorted(library.meetings, key=lambda m: m.meeting.date, reverse=True):
        years[page.meeting.date[:4]].append(page.meeting)
    return dict(years)


def pages(library: Library) -> Iterator[SitePage]:
    """A list of the meetings, and a page for each."""
    yield SitePage(
        "meetings/",
        "meetings.html",
        "Meetings",
        "meetings",
        "All meetings, by year",
        {
            "years": by_year(library),
            "listing": lists.of_meetings(library),
            "minutes": lists.MINUTES,
            "has": lists.has(library),
        },
    )
    yield notices.page(library)
    papers = papers_of(library)
    planned = programme.by_meeting(library)
    documents = {d.id: d for d in library.documents}
    for page in library.meetings:
        meeting = page.meeting
        context = {
            "view": page,
            "meeting": meeting,
            "planned": planned.get(meeting.id),
            "replied": _replied(library, meeting),
            "items": list(views.items(page, papers, [a for a in library.actions if a.meeting == meeting.id])),
            "papers": papers,
            "attendance": attended.by_status(meeting),
            "moves": attended.moves(meeting),
            "notices": list(notices.beside_files(meeting)),
            "differences": DIFFERENCES,
            "other_papers": sorted(views.other_papers(page, papers), key=in_pack),
            "kinds": PAPERS,
            "other_votes": views.other_votes(page),
            "choices": dict(CHOICES),
            "coverage": views.coverage(page),
            "as_printed": views.as_printed(page),
            "documents": documents,
            "meetings": by_id(library),
            "previous": library.meeting(meeting.previous),
            "next": library.meeting(meeting.next),
            "approved_at": library.meeting(meeting.approved_at),
            "parts": [],
        }
        cut = library.minutes_parts.get(meeting.id, ())
        yield from _in_parts(meeting, cut, context) if cut else [_page(meeting, context)]


def _page(meeting: Meeting, context: dict[str, Any]) -> SitePage:
    date = spoken(meeting.date)
    about = f"Agenda, papers and minutes of the meeting on {date}"
    return SitePage(meeting.url, "meeting.html", f"{meeting.body}, {date}", "meetings", about, context)


def _in_parts(meeting: Meeting, cut: Sequence[MinutesPart], context: dict[str, Any]) -> Iterator[SitePage]:
    """A meeting without its minutes, a page for each part of these, and one with all of it."""
    on_one = whole(meeting.url)
    parts = list(zip(cut, views.in_parts(context["items"], cut), strict=True))
    given = context | {"parts": parts, "whole": on_one}
    first = _page(meeting, given | {"items": []})
    yield first
    for number, (part, own) in enumerate(parts, start=1):
        title, told = f"{part.title} – {first.title}", (f"part {number}",)
        shown = given | {"part": part, "number": number, "items": own}
        yield SitePage(part.url, "meeting_part.html", title, "meetings", "", shown, meeting.url, told)
    title = f"{first.title}, on one page"
    yield SitePage(on_one, "meeting_whole.html", title, "meetings", "", context, meeting.url)


def _replied(library: Library, meeting: Meeting) -> dict[str, list[tuple[Action, FollowUp]]]:
    """The actions that passages of the minutes answer, by the anchors of these, whichever page has them."""
    own = (meeting.url, *(part.url for part in library.minutes_parts.get(meeting.id, ())))
    return {anchor: found for url in own for anchor, found in chains.replied_at(library, url).items()}
