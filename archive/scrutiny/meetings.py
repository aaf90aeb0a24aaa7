"""Meetings from all their sources: agendas, printed minutes, web pages; when their minutes were approved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from archive.body import chunks
from archive.config import Config
from archive.content import Page
from archive.dates import dates
from archive.records import AgendaItem, Meeting, Named, Source, Vote
from archive.scrutiny import attachments as attachments_of
from archive.scrutiny.agenda import agenda
from archive.scrutiny.attachments import Papers
from archive.scrutiny.attendance import as_listed, attendance, chair, declarations
from archive.scrutiny.minutes import Item, items
from archive.scrutiny.people import Register, named
from archive.scrutiny.votes import votes
from archive.slugs import meeting_id, slug


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
    listed: list[tuple[Page, dict[str, str]]] = field(default_factory=list)
    """What lists of meetings say of it."""


_MINUTES = ("minutes", "web-minutes", "decisions")
_OFF = ("cancelled", "postponed", "abandoned", "inquorate")


def address(date: str, body: str) -> str:
    """The address of a meeting's page."""
    return f"meetings/{meeting_id(date, body)}/"


def meetings(
    config: Config, pages: Iterable[Page], people: Register, documents: Iterable[Page] = ()
) -> list[MeetingPage]:
    """All meetings that papers tell of with body and day, by date, each with its neighbours.

    `documents` are the pages about the originals: files that a council's page links to are looked up there.
    """
    groups: dict[tuple[str, str], _Sources] = defaultdict(_Sources)
    pages = list(pages)
    papers = attachments_of.known(config, (*documents, *pages))
    for page in pages:
        for entry in page.get("listed_meetings") or []:
            if body := config.body(entry.get("body")):
                groups[entry["date"], body].listed.append((page, entry))
        date, body = page.get("meeting_date"), config.body(page.get("body"))
        if not date or not body:
            continue
        group = groups[date, body]
        kind = group.minutes if page.kind in _MINUTES else group.reports
        (group.agendas if page.kind == "agenda" else kind).append(page)
    found = [
        _meeting(date, body, sources, people, papers) for (date, body), sources in sorted(groups.items())
    ]
    return _in_sequence(_approved(found))


def _is_roll(page: Page) -> bool:
    """Whether a page tells who was at a meeting, or how they voted, and nothing else of it."""
    return page.kind == "text" and bool(page.get("attendance") or page.get("votes"))


def _votes(minutes: Sequence[Page], rolls: Iterable[Page], people: Register) -> tuple[Vote, ...]:
    """The votes of the minutes, and those of pages of votes whose numbers are none of the minutes'."""
    told = votes(minutes, people)
    known = {_numbers(vote) for vote in told}
    return told + tuple(v for roll in rolls for v in votes([roll], people) if _numbers(v) not in known)


def _numbers(vote: Vote) -> frozenset[tuple[str, int]]:
    counts = {b.choice: len(b.people) if b.count is None else b.count for b in vote.ballots}
    return frozenset((choice, count) for choice, count in counts.items() if count)


def _meeting(date: str, body: str, sources: _Sources, people: Register, papers: Papers) -> MeetingPage:
    url = address(date, body)
    minutes = sorted(sources.minutes, key=lambda p: (_MINUTES.index(p.kind), -len(p.body), p.path))
    agendas = sorted(sources.agendas, key=lambda p: (-len(p.get("agenda") or []), p.path))
    rolls = [p for p in sources.reports if _is_roll(p)]
    everything = [*minutes, *agendas, *rolls]
    told_by = everything or [p for p, _ in sources.listed] or sources.reports
    meeting_key = meeting_id(date, body)
    linked = [e for p in everything for e in p.get("attachments") or []]
    listed = _with_files(agenda(agendas, minutes, sources.reports, url, people), linked, date, body, papers)
    told = items(listed, minutes, meeting_key)
    cover = next((p for p in (*agendas, *minutes) if p.get("members")), agendas[0] if agendas else None)
    members, co_optees = _named(cover, "members", people), _named(cover, "co_optees", people)
    present = as_listed(attendance([*minutes, *rolls], people), members, co_optees)
    voted = _votes(minutes, rolls, people)
    meeting = Meeting(
        id=meeting_key,
        url=url,
        sources=tuple(_start(p) for p in told_by),
        body=body,
        date=date,
        start_time=_first(agendas + minutes, "start_time")
        or next((e["start_time"] for _, e in sources.listed if "start_time" in e), None),
        end_time=_first(minutes, "end_time"),
        venue=_fullest(agendas + minutes, "venue"),
        webcasts=tuple(dict.fromkeys(w for p in everything for w in p.get("webcasts") or [])),
        status=_first(everything, "status") or _status(sources, held=bool(minutes or present or voted)),
        minutes_status="draft" if any(p.kind != "decisions" for p in minutes) else "none",
        approved_at=None,
        chair=chair(members, present),
        members=members,
        co_optees=co_optees,
        agenda=listed,
        attendance=present,
        declarations=declarations(minutes, people),
        votes=voted,
        attachments=attachments_of.attached((e for e in linked if "item" not in e), date, body, papers),
        previous=None,
        next=None,
        next_meeting_date=_first(minutes, "next_meeting_date"),
    )
    return MeetingPage(meeting, told, tuple(agendas), tuple(minutes), tuple(sources.reports))


def _status(sources: _Sources, *, held: bool) -> str:
    """What became of a meeting whose own papers don't say: that it was held, or what a list says."""
    listed = [e["status"] for _, e in sources.listed if e.get("status")]
    off = next((status for status in listed if status in _OFF), None)
    return "held" if held else off or next((status for status in listed if status == "held"), "scheduled")


def _with_files(
    items: Sequence[AgendaItem], linked: Sequence[dict[str, Any]], date: str, body: str, papers: Papers
) -> tuple[AgendaItem, ...]:
    """Items with the files that the council's page links to under each."""
    found = []
    for item in items:
        own = (e for e in linked if e.get("item") in (item.number or item.title,))
        files = attachments_of.attached(own, date, body, papers)
        documents = dict.fromkeys((*item.documents, *(f.document for f in files if f.document)))
        found.append(replace(item, attachments=files, documents=tuple(documents)))
    return tuple(found)


def _start(page: Page) -> Source:
    """Where a page of content begins in its document."""
    found = chunks(page)
    return found[0].source if found else Source(page.document)


def _first(pages: Sequence[Page], key: str) -> Any:
    return next((value for p in pages if (value := p.get(key))), None)


def _fullest(pages: Sequence[Page], key: str) -> Any:
    """The first value, or one of another source that has all its words and more."""
    said = [value for p in pages if (value := p.get(key))]
    words = [set(slug(value).split("-")) for value in said]
    return max((v for v, own in zip(said, words, strict=True) if own >= words[0]), key=len, default=None)


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
        if page.meeting.minutes_status == "none":
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
