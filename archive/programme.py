"""Work programmes: what was planned for which meeting, held against the agendas of the meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from archive.body import place
from archive.meetings import MeetingPage
from archive.people import Register, named
from archive.records import PlannedItem
from archive.reports import ReportPage
from archive.slugs import slug

_ALIKE = 80
_ROUTINE = re.compile(r"^work programme\b", re.I)


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
    heard = _heard(entry["title"], planned, page.report.body, meetings)
    last = max((m.meeting.date for m in meetings if m.meeting.body == page.report.body), default="")
    outcome = "heard" if heard else "upcoming" if planned and planned[:7] > last[:7] else "unknown"
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
        heard_at=heard,
    )


def _heard(title: str, planned: str | None, body: str | None, meetings: Sequence[MeetingPage]) -> str | None:
    """The meeting of that date or month whose agenda has an item of like title."""
    if planned is None:
        return None
    for page in meetings:
        its_meeting = page.meeting.body == body and page.meeting.date.startswith(planned)
        if its_meeting and any(_fits(title, item.title) for item in page.items):
            return page.meeting.id
    return None


def _fits(planned: str, heard: str) -> bool:
    bare = re.sub(r"\([^)]*\)", " ", planned)
    return fuzz.token_set_ratio(bare, heard, processor=default_process) >= _ALIKE
