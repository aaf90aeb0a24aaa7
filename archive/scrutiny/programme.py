"""Work programmes: what was planned for which meeting, held against the agendas of the meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from archive.body import place
from archive.records import Meeting, PlannedItem
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.minutes import Item
from archive.scrutiny.people import Register, named
from archive.scrutiny.reports import ReportPage
from archive.slugs import slug

# "Agreed: that the Elective Home Education annual report be deferred to the meeting on 3 March 2025."
_PUT_OFF = re.compile(r"\b(?:be|was|were|is) (?:deferred|postponed) (?:to|until)\b", re.I)
_ALIKE = 80


def programme(
    reports: Iterable[ReportPage], meetings: Sequence[MeetingPage], people: Register
) -> list[PlannedItem]:
    """Every planned item of every published programme, in its order."""
    found = []
    for page in reports:
        used: dict[str, int] = {}
        for entry in page.page.get("planned") or []:
            base = f"{page.report.id}-{entry.get('planned_for', 'undated')}-{slug(entry['title'], most=40)}"
            used[base] = used.get(base, 0) + 1
            own = base if used[base] == 1 else f"{base}-{used[base]}"
            found.append(_item(own, entry, page, meetings, people))
    return found


def _item(
    own: str, entry: dict[str, Any], page: ReportPage, meetings: Sequence[MeetingPage], people: Register
) -> PlannedItem:
    planned = entry.get("planned_for")
    item = _heard(entry["title"], planned, page.report.body, meetings)
    last = max((m.meeting.date for m in meetings if m.meeting.body == page.report.body), default="")
    outcome = "upcoming" if planned and planned[:7] > last[:7] else "unknown"
    if item:
        outcome = _outcome(*item, entry["title"])
    return PlannedItem(
        id=own,
        url=f"{page.report.url}#planned-{slug(own.removeprefix(page.report.id), most=60)}",
        sources=(place(entry.get("at", ""), page.page.document),),
        body=page.report.body,
        title=entry["title"],
        planned_for=planned,
        minutes=entry.get("minutes"),
        officers=tuple(named(o, people) for o in entry.get("officers", [])),
        published_in=page.report.id,
        outcome=outcome,
        heard_at=item[0].id if item and outcome == "heard" else None,
    )


def _heard(
    title: str, planned: str | None, body: str | None, meetings: Sequence[MeetingPage]
) -> tuple[Meeting, Item] | None:
    """The meeting of that date or month, and the item of like title on its agenda."""
    for page in meetings:
        if planned and page.meeting.body == body and page.meeting.date.startswith(planned):
            found = next((item for item in page.items if _fits(title, item.title)), None)
            if found:
                return page.meeting, found
    return None


def _outcome(meeting: Meeting, item: Item, title: str) -> str:
    """What became of an item that stands on an agenda: put off, heard, or its meeting is still to come."""
    said = [c.text for entry in item.entries for c in entry.chunks]
    if "(deferred" in title or any(_PUT_OFF.search(text) for text in said):
        return "moved"
    return "heard" if meeting.status == "held" else "upcoming"


def _fits(planned: str, heard: str) -> bool:
    bare = re.sub(r"\([^)]*\)", " ", planned)
    return fuzz.token_set_ratio(bare, heard, processor=default_process) >= _ALIKE
