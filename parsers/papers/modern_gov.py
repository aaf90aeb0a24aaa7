"""ModernGov's pages that are no meeting: lists, committees, councillors, attendance, issues, decisions.

Their words stay readable text; what they say of meetings and members goes into front matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from parsers import phrases
from parsers.blocks import Block, Kind, Part, plain
from parsers.papers import attendance_tables, votes

Meta = dict[str, Any]
# "Browse meetings", "Meetings", "Browse meetings - Rivers Panel"
_MEETINGS = re.compile(r"^(?:browse |list of )?meetings(?: list)?\b", re.I)
# Headings over a list that name no body: "Meetings", "Future meetings", "Previous meetings in 2024", "2025"
_GENERIC = re.compile(
    r"^(?:(?:all|future|forthcoming|upcoming|next|past|previous|earlier|recent|(?:list|calendar) of) )*"
    r"(?:meetings?|dates?)(?: (?:in|of|for|from) [\d/ –-]+)?\W*$"
    r"|^navigation$|^(?:\w{3,9} )?\d{4}(?:\s*[/–-]\s*\d{2,4})?$",
    re.I,
)
_COMMITTEE = re.compile(r"^committee details\b|^details of committee\b", re.I)
_ATTENDANCE = re.compile(r"^(?:meeting )?attendance(?: details| record)?\b|^details of attendance\b", re.I)
_VOTE = re.compile(r"^(?:recorded vot(?:es?|ing)|voting (?:details|record|summary))\b", re.I)
_DECISION = re.compile(r"^decision details\b", re.I)
_AGENDA_ITEM = re.compile(r"^agenda item(?: details)?$", re.I)
# "Issue details", "Issue - meetings", "Issue - decisions", "Issue history", "Recorded votes", "Committees"
_OTHER = re.compile(
    r"^issue(?: details| history| [-–] \w+)$|^(?:committees|list of committees|recorded votes?|voting summary"
    r"|outside bod(?:y|ies)(?: details)?|plan items|forward plan|your councillors|councillors)$",
    re.I,
)
_PLAN = re.compile(r"^forward plan$", re.I)
"""A page of the council's system where it has no table; else a scrutiny body's own programme."""
_PARTY = re.compile(r"^(?:party|ward|division|political group)\s*:", re.I)
_APPOINTMENTS = re.compile(r"^committee appointments", re.I)
_MEMBERSHIP = re.compile(r"^(?:membership|members|committee members)\b", re.I)
_DATED = re.compile(
    r"^\W*(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? \w{3,9},? \d{4}\b|^\W*\d{1,2}/\d{1,2}/\d{4}\b"
)
_OFF = re.compile(r"\b(cancelled|postponed|abandoned|inquorate)\b", re.I)
# "15 Jan 2025 7.30 pm - Agenda, Decisions, Minutes": what the council has published of a meeting
_PUBLISHED = re.compile(r"^(?:[\w-]+ ){0,2}(?:agenda|decisions|minutes|papers)(?: \w+)?$", re.I)
_HELD = re.compile(r"\b(?:decisions?|minutes|webcast)\b", re.I)
# "Meeting of Rivers Panel, Tuesday, 14th January, 2025 7.00 pm (Item 2.)"
_OF_MEETING = re.compile(
    r"^Meeting of (?:the )?(?P<body>.+?)(?:,| -| on)? +\w+day\b.*?(?:\(Item (?P<item>\d{1,3}[a-z]?)\.?\))?$"
)
_LABELLED = re.compile(r"^(?P<label>[A-Z][\w ?'’-]{2,40}):\s*(?P<value>.+)$", re.S)


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of paragraphs and list items, as plain text."""
    for block in blocks:
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            yield from (line for part in block.text.split("\n") if (line := plain(part)))


def begins(blocks: Sequence[Block], at: int) -> bool:
    """Such a page says in its first heading what it is, and below it of what."""
    return at == 0 and _reader(blocks) is not None


def _reader(blocks: Sequence[Block]) -> Callable[[Sequence[Block]], Meta] | None:
    """How to read a page: by its title, and by what must stand below it."""
    first = blocks[0]
    if first.kind is not Kind.HEADING or len(blocks) < 2:
        return None
    below = blocks[1]
    if _MEETINGS.match(first.plain) and any(_DATED.match(b.plain) for b in blocks if b.kind is Kind.ITEM):
        return _meetings
    if _COMMITTEE.match(first.plain) and below.kind is Kind.HEADING:
        return _committee
    if _ATTENDANCE.match(first.plain) and any(attendance_tables.table_columns(b) for b in blocks):
        return _attendance
    if _VOTE.match(first.plain) and votes.recorded(blocks):
        return _vote
    if _DECISION.match(first.plain):
        return _decision
    if _AGENDA_ITEM.match(first.plain) and below.kind is Kind.HEADING:
        return _agenda_item
    if _councillor_of(blocks) and any(_PARTY.match(line) for line in _lines(blocks)):
        return _councillor
    if _PLAN.match(first.plain) and any(b.kind is Kind.TABLE for b in blocks):
        return None
    return _nothing if _OTHER.match(first.plain) else None


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The page as readable text under its own title."""
    read = _reader(blocks) or _nothing
    meta = {key: value for key, value in read(blocks).items() if value}
    return (Part("text", _title(blocks, read), tuple(map(_labelled, blocks)), meta),)


def _title(blocks: Sequence[Block], read: Callable[[Sequence[Block]], Meta]) -> str:
    """What the page is and of what; a list of several committees' meetings has no one name."""
    first, below = blocks[0].plain, blocks[1]
    lists = [
        at for at, b in enumerate(blocks) if b.kind is Kind.HEADING and b.level == 2 and _lists(blocks, at)
    ]
    several = read is _meetings and len(lists) > 1
    named = read is _councillor and phrases.is_name(first)
    own = below.kind is Kind.HEADING and below.level <= 2 and not named and not several
    return f"{first}: {below.plain}" if own else first


def _lists(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading stands over a list, which may be empty."""
    return at + 1 == len(blocks) or blocks[at + 1].kind in (Kind.ITEM, Kind.HEADING)


def _labelled(block: Block) -> Block:
    """The label "Minutes:" as a heading, which tells what was said from what was asked."""
    if block.kind is Kind.MARK and block.text.casefold().rstrip(": ") == "minutes":
        return replace(block, kind=Kind.HEADING, text=block.text.rstrip(": "), level=3)
    return block


def _nothing(_: Sequence[Block]) -> Meta:
    return {}


def _meetings(blocks: Sequence[Block]) -> Meta:
    """The listed meetings: held where decisions or minutes are published, else announced, or off."""
    body: str | None = None
    listed = []
    for block in blocks[1:]:
        if block.kind is Kind.HEADING:
            body = body if _GENERIC.match(block.plain) else block.plain
        elif block.kind is Kind.ITEM and body and _DATED.match(block.plain):
            date = phrases.first_date(block.plain)
            off = _OFF.search(block.plain)
            told = off[1].casefold() if off else "held" if _HELD.search(block.plain) else "scheduled"
            time = phrases.time(re.sub(r"\d{1,2}/\d{1,2}/\d{4}", "", block.plain))
            entry = {
                "body": body,
                "date": date,
                "start_time": time,
                "status": told,
                "published": _published(block.plain),
                "address": block.leads_to,
            }
            if date:
                listed.append({key: value for key, value in entry.items() if value})
    return {"listed_meetings": listed}


def _published(line: str) -> list[str]:
    """The documents that a list names behind a meeting's day."""
    _, *behind = re.split(r",|\s[-–—]\s", line)
    return [name for part in behind if _PUBLISHED.match(name := part.strip())]


def _committee(blocks: Sequence[Block]) -> Meta:
    """The members with the offices in brackets behind their names."""
    members: list[dict[str, str]] = []
    inside = False
    for block in blocks:
        if block.kind is Kind.HEADING:
            inside = bool(_MEMBERSHIP.match(block.plain))
        elif inside and block.kind is Kind.ITEM:
            members += _with_office(block.plain)
    return {"body": blocks[1].plain, "members": members}


def _with_office(text: str) -> Iterator[dict[str, str]]:
    """A member of a list: "Councillor Mo Reed (Chair) (Green)"."""
    name = re.sub(r"\s*[(,].*", "", text, flags=re.S).strip()
    offices = [o.strip() for o in re.findall(r"\(([^()]*)\)", text) if o.strip()]
    if phrases.is_name(name):
        yield {"name": name} | ({"role": "; ".join(offices)} if offices else {})


def _councillor(blocks: Sequence[Block]) -> Meta:
    """The councillor with the offices in committees that the page names: "Rivers Panel (Chair)"."""
    offices: list[str] = []
    inside = False
    for block in blocks:
        if block.kind is Kind.HEADING:
            inside = bool(_APPOINTMENTS.match(block.plain))
        elif inside and (match := re.match(r"^([^()]+?)\s*\(([^()]+)\)$", block.plain)):
            offices.append(f"{match[2]}, {match[1]}")
    person = {"name": _councillor_of(blocks)} | ({"role": "; ".join(offices)} if offices else {})
    return {"members": [person]}


def _councillor_of(blocks: Sequence[Block]) -> str | None:
    """The name of whom a page is, in its title or below "Councillor details"."""
    heads = (b.plain for b in blocks[:2] if b.kind is Kind.HEADING)
    return next((name for name in heads if phrases.is_name(name)), None)


def _attendance(blocks: Sequence[Block]) -> Meta:
    """Who was at the meeting that the second heading names."""
    head = " ".join(b.plain for b in blocks[1:4] if b.kind is not Kind.TABLE)
    return {
        "body": _body(head),
        "meeting_date": phrases.first_date(head),
        "attendance": list(attendance_tables.tabled(blocks)),
    }


def _vote(blocks: Sequence[Block]) -> Meta:
    """Who voted how at the meeting that the page names before its table."""
    head = " ".join(b.plain for b in blocks[1:4] if b.kind is not Kind.TABLE)
    return {
        "body": _body(head),
        "meeting_date": phrases.first_date(head),
        "votes": votes.recorded(blocks),
    }


def _body(text: str) -> str | None:
    """The body before the date: "Rivers Panel - Tuesday 14 January 2025"."""
    before = re.split(r"\s+[-–—]\s+\w+day\b|,? \w+day\b", text)[0].strip(" ,-–")
    return phrases.body_name(before) or before or None


def _decision(blocks: Sequence[Block]) -> Meta:
    """The body that decided and when; the meeting where it was decided at one."""
    known: dict[str, str] = {}
    for line in _lines(blocks):
        if match := _LABELLED.match(line):
            known.setdefault(match["label"].casefold(), match["value"])
    at, _, body = known.get("decided at meeting", "").partition(" - ")
    return {
        "date": phrases.first_date(known.get("date of decision", "") or known.get("publication date", "")),
        "body": body.strip() or phrases.body_name(known.get("decision maker", "")),
        "meeting_date": phrases.first_date(at),
    }


def _agenda_item(blocks: Sequence[Block]) -> Meta:
    """The meeting and the item's number, where the page says them."""
    match = next((m for line in _lines(blocks) if (m := _OF_MEETING.match(line))), None)
    if match is None:
        return {}
    return {"body": match["body"], "meeting_date": phrases.first_date(match[0]), "item": match["item"]}
