"""Planned items held against the agendas of meetings: heard, put off there, or found on a later one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from archive.dates import municipal_year
from archive.records import Meeting, Notice, PlannedItem, Source
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.minutes import Item
from archive.scrutiny.programme.likeness import Likeness, alike
from archive.scrutiny.programme.recalled import Recalled, told_later
from archive.scrutiny.verdicts import Verdicts

_TAKEN_PLACE = ("held", "scheduled")
LIKE = "titles that are like each other, and not the same"
"""Why a link by titles is only possible."""


class OnAgenda(NamedTuple):
    """An item of an agenda, and how like its title is to a planned one."""

    meeting: Meeting
    item: Item
    likeness: Likeness


@dataclass
class Body:
    """What is known of one body's meetings."""

    meetings: list[MeetingPage]
    short: Mapping[str, str]
    settled: Verdicts
    told: Mapping[str, list[Recalled]] = field(default_factory=dict)
    """What later papers say of its meetings, by their day."""
    newest: str = ""
    """The day of the newest paper in the archive."""
    taken: dict[tuple[str, str], str] = field(default_factory=dict)
    """Meeting and anchor of the agenda items that were certainly planned for their day -> that title."""

    @property
    def last(self) -> str:
        """The day of the last meeting in the archive, or of the newest paper."""
        return max((self.newest, *(m.meeting.date for m in self.meetings)))


def on_agenda(item: PlannedItem, day: str | None, body: Body) -> OnAgenda | None:
    """The item of most like title on an agenda of that day or month, if one is like enough."""
    found = [
        OnAgenda(page.meeting, entry, likeness)
        for page in body.meetings
        if day and page.meeting.date.startswith(day) and page.meeting.status in _TAKEN_PLACE
        for entry in page.items
        if (likeness := alike(item.title, entry.title, body.short)).possible
        and (likeness.certain or body.taken.get((page.meeting.id, entry.anchor), item.title) == item.title)
        and body.settled.holds(item.id, page.meeting.id) is not False
    ]
    return max(found, key=lambda f: (f.likeness.certain, f.likeness.share), default=None)


def heard(item: PlannedItem, body: Body) -> PlannedItem | None:
    """An item that stands on the agenda of its day: heard, put off there, or its meeting is to come."""
    found = on_agenda(item, item.planned_for, body)
    if found is None:
        return None
    meeting = found.meeting
    sure = found.likeness.certain or body.settled.holds(item.id, meeting.id)
    linked = replace(
        item,
        on_agenda_of=meeting.id,
        agenda_item=f"{meeting.url}#{found.item.anchor}",
        evidence=_read_at(found),
        possible=None if sure else f"“{found.item.title}”: {LIKE}",
    )
    if notice := put_off(meeting, found.item):
        return replace(
            linked,
            outcome="moved" if notice.kind == "deferred" else "dropped",
            moved_to=notice.until,
            why=notice.text or None,
            evidence=notice.sources,
        )
    if meeting.status == "held":
        return replace(linked, outcome="heard", heard_at=meeting.id)
    return replace(linked, outcome="upcoming", why="It is on the agenda; the archive has no minutes.")


def put_off(meeting: Meeting, item: Item) -> Notice | None:
    """What a meeting's papers say of an item that it did not hear."""
    own = (n for n in meeting.notices if n.kind in ("deferred", "withdrawn"))
    return next((notice for notice in own if notice.item in (item.number, item.title)), None)


def _read_at(found: OnAgenda) -> tuple[Source, ...]:
    chunks = [c for entry in found.item.entries for c in entry.chunks]
    heading = [found.item.heading] if found.item.heading else []
    return (*(c.source for c in (*heading, *chunks[:1])),)[:1] or found.meeting.sources[:1]


def heard_by_report(item: PlannedItem, body: Body) -> PlannedItem | None:
    """An item that a later paper says was dealt with on its day, whatever agenda the archive has of it."""
    held = (m.meeting for m in body.meetings if m.meeting.date == item.planned_for)
    meeting = next((m.id for m in held if m.status == "held"), None)
    return told_later(item, body.told, body.short, meeting)


def heard_later(item: PlannedItem, body: Body) -> PlannedItem | None:
    """An item that stands on a later agenda of its municipal year, where nothing else was planned as it."""
    day = item.planned_for or ""
    agendas = [found for m in body.meetings if (found := on_agenda(item, m.meeting.date, body))]
    if len(agendas) != 1:  # What stands on several agendas comes again and again.
        return None
    (found,) = agendas
    meeting = found.meeting
    later = meeting.date[: len(day)] > day and municipal_year(meeting.date) == municipal_year(day)
    if not later or (meeting.id, found.item.anchor) in body.taken:
        return None
    confirmed = body.settled.holds(item.id, meeting.id)
    return replace(
        item,
        outcome="moved",
        moved_to=meeting.date,
        heard_at=meeting.id if meeting.status == "held" else None,
        on_agenda_of=meeting.id,
        agenda_item=f"{meeting.url}#{found.item.anchor}",
        evidence=_read_at(found),
        possible=None if confirmed else f"a later agenda has “{found.item.title}”, and no paper says why",
    )
