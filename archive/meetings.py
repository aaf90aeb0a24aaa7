"""Meetings from all their sources: agendas, printed minutes, web pages; when their minutes were approved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from archive.agenda import agenda
from archive.attendance import attendance, chair, declarations
from archive.body import chunks
from archive.config import Config
from archive.content import Page
from archive.dates import dates
from archive.minutes import Item, items
from archive.people import Register, named
from archive.records import Meeting, Named, Source
from archive.slugs import meeting_id


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting with all that its page shows."""

    meeting: Meeting
    items: tuple[Item, ...]
    agendas: tuple[Page, ...]
    minutes: tuple[Page, ...]
    """The content pages, the leading source first."""
    reports: tuple[Page, ...] = ()


@dataclass
class _Sources:
    agendas: list[Page] = field(default_factory=list)
    minutes: list[Page] = field(default_factory=list)
    reports: list[Page] = field(default_factory=list)


def address(date: str, body: str) -> str:
    """The address of a meeting's page."""
    return f"meetings/{meeting_id(date, body)}/"


def meetings(config: Config, pages: Iterable[Page], people: Register) -> list[MeetingPage]:
    """All meetings that an agenda or minutes tell of, by date, with the one before and the one after."""
    groups: dict[tuple[str, str], _Sources] = defaultdict(_Sources)
    for page in pages:
        date, body = page.get("meeting_date"), config.body(page.get("body"))
        if not date or not body:
            continue
        group = groups[date, body]
        {"agenda": group.agendas, "minutes": group.minutes, "web-minutes": group.minutes}.get(
            page.kind, group.reports
        ).append(page)
    found = [
        _meeting(date, body, sources, people)
        for (date, body), sources in sorted(groups.items())
        if sources.agendas or sources.minutes
    ]
    return _in_sequence(_approved(found))


def _meeting(date: str, body: str, sources: _Sources, people: Register) -> MeetingPage:
    url = address(date, body)
    minutes = sorted(sources.minutes, key=lambda p: (p.kind != "minutes", -len(p.body), p.path))
    agendas = sorted(sources.agendas, key=lambda p: (-len(p.get("agenda") or []), p.path))
    everything = [*minutes, *agendas]
    meeting_key = meeting_id(date, body)
    listed = agenda(agendas, minutes, sources.reports, url, people)
    told = items(listed, minutes, meeting_key)
    cover = agendas[0] if agendas else None
    present = attendance(minutes, people)
    members = _named(cover, "members", people)
    meeting = Meeting(
        id=meeting_key,
        url=url,
        sources=tuple(_start(p) for p in everything),
        body=body,
        date=date,
        start_time=_first(agendas + minutes, "start_time"),
        end_time=_first(minutes, "end_time"),
        venue=_first(agendas + minutes, "venue"),
        webcasts=tuple(dict.fromkeys(w for p in everything for w in p.get("webcasts") or [])),
        status=_first(everything, "status") or ("held" if minutes else "scheduled"),
        minutes_status="draft" if minutes else "none",
        approved_at=None,
        chair=chair(members, present),
        members=members,
        co_optees=_named(cover, "co_optees", people),
        agenda=listed,
        attendance=present,
        declarations=declarations(minutes, people),
        previous=None,
        next=None,
        next_meeting_date=_first(minutes, "next_meeting_date"),
    )
    return MeetingPage(meeting, told, tuple(agendas), tuple(minutes), tuple(sources.reports))


def _start(page: Page) -> Source:
    """Where a page of content begins in its document."""
    found = chunks(page)
    return found[0].source if found else Source(page.document)


def _first(pages: Sequence[Page], key: str) -> Any:
    return next((value for p in pages if (value := p.get(key))), None)


def _named(page: Page | None, key: str, people: Register) -> tuple[Named, ...]:
    return tuple(named(p, people) for p in page.people(key)) if page else ()


def _in_sequence(found: list[MeetingPage]) -> list[MeetingPage]:
    """Each meeting with the body's meetings before and after it."""
    result = []
    for page in found:
        same = [p.meeting.id for p in found if p.meeting.body == page.meeting.body]
        index = same.index(page.meeting.id)
        before = same[index - 1] if index else None
        after = same[index + 1] if index + 1 < len(same) else None
        result.append(replace(page, meeting=replace(page.meeting, previous=before, next=after)))
    return result


_APPROVED = re.compile(r"\b(?:agreed|approved|confirmed|signed|correct record)\b", re.I)

_MINUTES_OF = re.compile(r"\bminutes\b", re.I)


def _approved(found: list[MeetingPage]) -> list[MeetingPage]:
    """Minutes are draft until the minutes of a later meeting of the body approve them."""
    result = list(found)
    for index, page in enumerate(result):
        if not page.minutes:
            continue
        later = [
            p for p in result if p.meeting.body == page.meeting.body and p.meeting.date > page.meeting.date
        ]
        approving = next((p for p in later if _approves(p, page.meeting)), None)
        if approving:
            meeting = replace(page.meeting, minutes_status="approved", approved_at=approving.meeting.id)
            result[index] = replace(page, meeting=meeting)
    return result


def _approves(later: MeetingPage, meeting: Meeting) -> bool:
    """Whether an item "Minutes of …" of a later meeting agrees the minutes of this one, by date."""
    for item in later.items:
        if not _MINUTES_OF.search(item.title):
            continue
        text = " ".join(c.text for e in item.entries for c in e.chunks)
        if _APPROVED.search(text) and meeting.date in dates(text):
            return True
    return False
