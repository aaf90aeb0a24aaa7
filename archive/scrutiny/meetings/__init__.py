"""Meetings from all their sources: agendas, printed minutes, web pages; when their minutes were approved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from archive.config import Config
from archive.content import Page
from archive.records import AgendaItem, Meeting, Named, Notice, Vote
from archive.scrutiny.agenda import agenda
from archive.scrutiny.meetings import attachments as attachments_of
from archive.scrutiny.meetings import listed as listed_by
from archive.scrutiny.meetings import notices
from archive.scrutiny.meetings.approval import Held, approvals, with_approval
from archive.scrutiny.meetings.attachments import Papers
from archive.scrutiny.meetings.attendance import attendance, chair, declarations, not_mentioned, vice_chair
from archive.scrutiny.meetings.disagreements import disagreements
from archive.scrutiny.meetings.movements import movements
from archive.scrutiny.meetings.sentences import Sentence, sentences
from archive.scrutiny.meetings.votes import votes
from archive.scrutiny.minutes import Item, items, numbering
from archive.scrutiny.people import Register, named
from archive.scrutiny.places import Places
from archive.scrutiny.verdicts import Verdicts
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
NOTHING_SETTLED = Verdicts()


def address(date: str, body: str) -> str:
    """The address of a meeting's page."""
    return f"meetings/{meeting_id(date, body)}/"


def meetings(
    config: Config,
    pages: Iterable[Page],
    people: Register,
    documents: Iterable[Page] = (),
    settled: Verdicts = NOTHING_SETTLED,
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
        _meeting(date, body, sources, people.within(body), papers)
        for (date, body), sources in sorted(groups.items())
    ]
    return _in_sequence(_approved(found, settled))


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
    told = items(listed, minutes, meeting_key, people)
    cover = next((p for p in (*agendas, *minutes) if p.get("members")), agendas[0] if agendas else None)
    members, co_optees = _named(cover, "members", people), _named(cover, "co_optees", people)
    covers, of_minutes = [Places(p) for p in agendas], [Places(p) for p in minutes]
    present = attendance([*of_minutes, *map(Places, rolls)], covers, people)
    said = list(sentences(told))
    voted = _votes(minutes, rolls, people)
    meeting = Meeting(
        id=meeting_key,
        url=url,
        sources=tuple(Places(p).start for p in told_by),
        body=body,
        date=date,
        start_time=_first(agendas + minutes, "start_time")
        or next((e["start_time"] for _, e in sources.listed if "start_time" in e), None),
        end_time=_first(minutes, "end_time"),
        venue=_fullest(agendas + minutes, "venue"),
        webcasts=tuple(dict.fromkeys(w for p in everything for w in p.get("webcasts") or [])),
        status=_first(everything, "status")
        or _status(sources, held=bool(minutes or present or voted) or _told_later(sources.reports, date)),
        minutes_status="draft" if any(p.kind != "decisions" for p in minutes) else "none",
        approved_at=None,
        chair=chair(members, present),
        members=members,
        co_optees=co_optees,
        agenda=listed,
        attendance=present,
        declarations=declarations(of_minutes, people),
        votes=voted,
        attachments=attachments_of.attached((e for e in linked if "item" not in e), date, body, papers),
        previous=None,
        next=None,
        next_meeting_date=_first(minutes, "next_meeting_date"),
        next_meeting_time=_first(minutes, "next_meeting_time"),
        planned_end_time=_first(agendas, "planned_end_time"),
        vice_chair=vice_chair(members, present),
        vacancies=tuple(dict.fromkeys(v for p in agendas for v in p.get("vacancies") or [])),
        not_mentioned=not_mentioned(present, covers, of_minutes, people),
        movements=movements(said, people),
        notices=(),
        approval=None,
        disagreements=disagreements(covers, of_minutes, told, body, people),
        numbering=numbering.irregular(minutes),
        council_pages=listed_by.council_pages(sources.listed),
    )
    found = [
        *_notices(meeting, said, [*covers, *of_minutes], sources.reports),
        *listed_by.not_archived(sources.listed, {p.kind for p in everything}, meeting),
    ]
    meeting = replace(meeting, notices=tuple(found))
    return MeetingPage(meeting, told, tuple(agendas), tuple(minutes), tuple(sources.reports))


def _status(sources: _Sources, *, held: bool) -> str:
    """What became of a meeting whose own papers don't say: that it was held, or what a list says."""
    listed = [e["status"] for _, e in sources.listed if e.get("status")]
    off = next((status for status in listed if status in _OFF), None)
    return "held" if held else off or next((status for status in listed if status == "held"), "scheduled")


# "the amendments that were proposed during the meeting on 13 May", "was considered at the meeting"
_TOOK_PLACE = re.compile(
    r"\b(?:was|were) (?:\w+ (?:and|but) )?(?:not )?(?:proposed|moved|considered|debated|discussed|agreed"
    r"|presented|made|asked|raised|voted)\b[^.]{0,80}\b(?:during|at) the meeting\b",
    re.I,
)


def _told_later(papers: Iterable[Page], date: str) -> bool:
    """Whether a letter of a later day tells what was done at a meeting."""
    later = (p for p in papers if p.kind == "letter" and (p.get("date") or "") > date)
    return any(_TOOK_PLACE.search(p.body) for p in later)


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


def _notices(
    meeting: Meeting, said: Sequence[Sentence], told_by: Sequence[Places], papers: Sequence[Page]
) -> Iterator[Notice]:
    """What is late, missing or put off, by item as the agenda has them, of the whole meeting last."""
    order = {item.number or item.title: n for n, item in enumerate(meeting.agenda)}
    found = [
        *notices.of_agenda(meeting.agenda, told_by),
        *(n for item in meeting.agenda for n in notices.of_pages(item, told_by, papers)),
        *notices.of_letters((p for p in papers if p.kind == "letter"), meeting.agenda),
        *notices.of_minutes(said),
    ]
    yield from sorted(found, key=lambda n: order.get(n.item or "", len(order)))
    if told_by:
        yield from notices.of_files(meeting.attachments, told_by[-1].start)


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


def _approved(found: list[MeetingPage], settled: Verdicts) -> list[MeetingPage]:
    """Minutes are draft until the minutes of a later meeting of the body approve them."""
    known = approvals([Held(page.meeting, page.items) for page in found], settled)
    minuted = {(p.meeting.body, p.meeting.date) for p in found if p.minutes}
    return [
        replace(
            p, meeting=notices.without_minutes(with_approval(p.meeting, known.get(p.meeting.id)), minuted)
        )
        for p in found
    ]
