"""Work programmes: what was planned for which meeting, held against agendas and the next programme."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.body import Chunk
from archive.content import FileProblem, Page
from archive.dates import dates, municipal_year, spoken
from archive.records import PlannedItem, Term
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.people import Register
from archive.scrutiny.programme.heard import LIKE, Body, heard, heard_by_report, heard_later, on_agenda
from archive.scrutiny.programme.likeness import Likeness, alike, words
from archive.scrutiny.programme.planned import items_of
from archive.scrutiny.programme.recalled import recalled
from archive.scrutiny.reports import ReportPage
from archive.scrutiny.verdicts import Verdicts

# "Elective home education (deferred)", "Weirs – moved to March 2025"; not "(moved from September)"
_PUT_OFF = re.compile(
    r"(?:\(|\s[-–—]\s?)\W*(?:deferred|postponed|rescheduled|moved(?= (?:to|until)))\b(?P<rest>[^()]*)", re.I
)
# What an item is about, or a column of remarks: "Deferred to March 2025", "This report has been moved to May"
_PUT_OFF_BESIDE = re.compile(
    r"(?:^|[.;]\s+)(?:now |(?:(?:this |the )?(?:item|report|paper) )?(?:(?:has been|have been|was|is) )?)?"
    r"(?:deferred|postponed|rescheduled|moved|put back)(?= (?:to|until)\b)(?P<rest>[^.;]*)",
    re.I,
)
# "This report could not be provided for this meeting and a briefing will be"
_LACKING = re.compile(
    r"[^.;]*\b(?:could not|cannot|can not|will not|was not|were not)\b[^.;]{0,30}"
    r"\b(?:provided|available|presented|ready|taken|completed)\b[^.;]{0,20}"
    r"\b(?:for|at|to|in time for) (?:this|the) meeting\b[^.;]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Programme:
    """One published programme."""

    issued: str
    items: tuple[PlannedItem, ...]


def programme(
    reports: Iterable[ReportPage],
    meetings: Sequence[MeetingPage],
    people: Register,
    terms: Iterable[Term],
    settled: Verdicts,
) -> list[PlannedItem]:
    """Every planned item of every published programme with what became of it, in its order."""
    short = _in_full(terms)
    papers = list(reports)
    published = [(p, items_of(p, people, short)) for p in papers if p.page.get("planned")]
    newest = max((p.report.date or "" for p in papers), default="")
    programmes: dict[str | None, list[_Programme]] = defaultdict(list)
    for page, items in published:
        programmes[page.report.body].append(_Programme(page.report.date or "", tuple(items)))
    done: dict[str, PlannedItem] = {}
    for name, own in programmes.items():
        own_meetings = [m for m in meetings if name and m.meeting.body == name]
        told = recalled(_texts(own_meetings, [p for p in papers if name and p.report.body == name]))
        body = Body(own_meetings, short, settled, told, newest)
        done |= {item.id: item for item in _worked_out(own, body)}
    return [done[item.id] for _, items in published for item in items]


def _texts(
    meetings: Iterable[MeetingPage], papers: Iterable[ReportPage]
) -> Iterator[tuple[str, Iterable[Chunk]]]:
    """The days of a body's meetings and papers, each with its words."""
    for held in meetings:
        yield held.meeting.date, [c for item in held.items for entry in item.entries for c in entry.chunks]
    yield from ((paper.report.date or "", paper.chunks) for paper in papers)


def _in_full(terms: Iterable[Term]) -> dict[str, str]:
    """Abbreviations with the words that they stand for."""
    found = {}
    for term in terms:
        words = re.split(r":| [-–—] |\. ", term.senses[0].definition)[0]
        if sum(c.isupper() for c in term.term) >= 2 and " " not in term.term and len(words.split()) <= 8:
            found[term.term] = words
    return found


def _worked_out(programmes: list[_Programme], body: Body) -> Iterator[PlannedItem]:
    """The items of a body with their outcomes, the last programme first: it tells of the one before."""
    programmes.sort(key=lambda p: p.issued)
    body.taken = {
        (found.meeting.id, found.item.anchor): item.title
        for p in programmes
        for item in p.items
        if (found := on_agenda(item, item.planned_for, body)) and found.likeness.certain
    }
    after: _Programme | None = None
    for one in reversed(programmes):
        partners = _partners(one, after, body) if after else {}
        done = tuple(_outcome(item, partners.get(item.id), one, after, body) for item in one.items)
        yield from done
        after = replace(one, items=done)


def _partners(one: _Programme, after: _Programme, body: Body) -> dict[str, tuple[PlannedItem, Likeness]]:
    """The items of the next programme that are those of this: first of the same day, then of another."""
    pairs = []
    for item in one.items:
        for other in after.items:
            likeness = alike(item.title, other.title, body.short)
            dated = item.planned_for and other.planned_for and item.kind == other.kind == "planned"
            holds = body.settled.holds(item.id, other.id)
            if dated and holds is not False and (likeness.possible or holds):
                same = item.planned_for == other.planned_for
                pairs.append(((not same, not likeness.certain, -likeness.share), item, other, likeness))
    found: dict[str, tuple[PlannedItem, Likeness]] = {}
    used: set[str] = set()
    for _, item, other, likeness in sorted(pairs, key=lambda pair: (pair[0], pair[1].id, pair[2].id)):
        if item.id not in found and other.id not in used:
            found[item.id] = other, likeness
            used.add(other.id)
    return found


def _outcome(
    item: PlannedItem,
    partner: tuple[PlannedItem, Likeness] | None,
    one: _Programme,
    after: _Programme | None,
    body: Body,
) -> PlannedItem:
    """An item with what became of it, by the first thing that tells."""
    day = item.planned_for
    if item.kind != "planned" or day is None:
        return item
    if partner and partner[0].planned_for == day:
        item = replace(item, continued_in=partner[0].id)
    told = (
        _said_to_be_put_off(item, one, body)
        or heard(item, body)
        or heard_by_report(item, body)
        or (_in_next(item, *partner, after, body) if partner and after else None)
        or heard_later(item, body)
        or (_dropped(item, partner, after, body) if after else None)
    )
    if told:
        return told
    if lacking := _LACKING.search(item.detail or ""):
        return replace(item, why=f"The programme says: “{lacking[0].strip()}.”", evidence=item.sources)
    if is_misdated(day, one.issued):
        given = f"The programme of {spoken(one.issued)} gives {spoken(day)}, which lies before its year."
        return replace(item, why=given)
    if day > body.last[: len(day)]:
        return replace(item, outcome="upcoming")
    held = [m.meeting for m in body.meetings if m.meeting.date.startswith(day)]
    if any(m.agenda for m in held):
        return replace(item, why=f"The agenda of {spoken(held[0].date)} doesn’t have it.")
    return replace(item, why=f"The archive has no agenda of {spoken(day)}.")


def _said_to_be_put_off(item: PlannedItem, one: _Programme, body: Body) -> PlannedItem | None:
    """An item of which the programme itself says that it was put off, with the later date that it has."""
    match = _PUT_OFF.search(item.title) or _PUT_OFF_BESIDE.search(item.detail or "")
    if match is None:
        return None
    bare = replace(item, title=_PUT_OFF.sub("", item.title))
    later = [
        other.planned_for
        for other in one.items
        if (other.planned_for or "") > (item.planned_for or "")
        and alike(bare.title, other.title, body.short).certain
    ]
    if (found := on_agenda(bare, item.planned_for, body)) and found.likeness.certain:
        address = f"{found.meeting.url}#{found.item.anchor}"
        item = replace(item, on_agenda_of=found.meeting.id, agenda_item=address)
    to = next(iter(dates(match["rest"])), None) or min(filter(None, later), default=None)
    why = "The programme says that it was put off."
    return replace(item, outcome="moved", moved_to=to, why=why, evidence=item.sources)


def _in_next(
    item: PlannedItem, other: PlannedItem, likeness: Likeness, after: _Programme, body: Body
) -> PlannedItem | None:
    """An item that the next programme has: what that says of it if the day is the same; else it has moved."""
    day, new = item.planned_for or "", other.planned_for or ""
    sure = likeness.certain or body.settled.holds(item.id, other.id)
    reason = None if sure else f"“{other.title}”: {LIKE}"
    if day == new or day.startswith(new) or new.startswith(day):
        return replace(
            item,
            outcome=other.outcome,
            heard_at=other.heard_at,
            on_agenda_of=other.on_agenda_of,
            agenda_item=other.agenda_item,
            moved_to=other.moved_to,
            continued_in=other.id,
            why=other.why,
            evidence=other.evidence,
            possible=reason or other.possible,
        )
    if not _covers(after, day) or municipal_year(day) != municipal_year(new):
        return None
    return replace(
        item,
        outcome="moved",
        moved_to=new,
        heard_at=other.heard_at,
        continued_in=other.id,
        why="The next programme has it for another day.",
        evidence=other.sources,
        possible=reason,
    )


def _covers(after: _Programme, day: str) -> bool:
    """Whether a programme tells of a day: one ahead within its dates, or one that it has others for."""
    planned = sorted(i.planned_for for i in after.items if i.planned_for)
    if not planned:
        return False
    if day[:7] >= after.issued[:7]:
        return after.issued != "" and day[:7] <= planned[-1][:7]
    return any(p.startswith(day) or day.startswith(p) for p in planned)


def _dropped(
    item: PlannedItem, partner: tuple[PlannedItem, Likeness] | None, after: _Programme, body: Body
) -> PlannedItem | None:
    """An item that the next programme, which tells of its day, has no more."""
    if partner is not None or not _covers(after, item.planned_for or ""):
        return None
    own = words(item.title, body.short)
    if any(2 * len(own & words(other.title, body.short)) >= len(own) for other in after.items):
        return None  # It may stand there under another name.
    return replace(
        item,
        outcome="dropped",
        why=f"The next programme, of {spoken(after.issued)}, has it no more.",
        evidence=after.items[0].sources,
    )


def is_misdated(day: str, issued: str) -> bool:
    """Whether a programme gives a day before the municipal year it was published in: a year misprinted."""
    return bool(issued) and municipal_year(day) < municipal_year(issued)


def misdated(page: Page) -> Iterator[FileProblem]:
    """The dates of a programme's page that lie before its year, for the maintainer."""
    issued = page.get("date") or page.get("meeting_date") or ""
    days = dict.fromkeys(entry.get("planned_for") or "" for entry in page.get("planned") or [])
    for day in days:
        if day and is_misdated(day, issued):
            what = f"planned for {day}, before the year of the programme, {issued}: is the year misprinted?"
            yield FileProblem(page.path, 1, f"{what} Correct planned_for if so")


def by_year(
    items: Iterable[PlannedItem], issued: Mapping[str, str]
) -> dict[tuple[str, str], list[PlannedItem]]:
    """Items under their body and municipal year; a date before the programme's own year is counted to that.

    `issued` are the dates of the programmes. Items without a date are of the year of their programme.
    """
    found: dict[tuple[str, str], list[PlannedItem]] = defaultdict(list)
    for item in items:
        day = issued.get(item.published_in) or ""
        own = municipal_year(day) if day else ""
        year = max(municipal_year(item.planned_for or day), own) if item.planned_for or day else ""
        if item.body and year:
            found[item.body, year].append(item)
    return dict(found)
