"""The sections of meetings: itself, its items, minutes, decisions, votes, and what is there as printed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from archive.dates import spoken
from archive.records import Section
from archive.scrutiny.meetings.printed import printed
from archive.scrutiny.meetings.votes import CHOICES
from archive.search.folding import fold
from archive.search.passages import passages, rows_as_text
from archive.search.sections_common import ids, of_meeting, together, trail, with_roles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from archive.body import Chunk
    from archive.records import Meeting, Vote
    from archive.scrutiny.meetings import MeetingPage
    from archive.scrutiny.meetings.printed import Printed
    from archive.scrutiny.minutes import Entry, Item
    from archive.search.passages import Passage

# "Questions from the Commission", "Officer response", "Discussion": headings that stand under any item
_PLAIN = re.compile(
    r"^(?:(?:members?|officers?|public)['’]?s? )?(?:questions?|answers?|responses?|discussions?|comments?"
    r"|introductions?|presentations?|resolutions?|decisions?|agreed|actions?|conclusions?|summary)\b",
    re.I,
)


def sections(held: Sequence[MeetingPage]) -> Iterator[Section]:
    """All sections of meetings."""
    plain = _plain_headings(held)
    for page in held:
        yield _itself(page.meeting)
        for item in page.items:
            yield _item(page.meeting, item)
            yield from _entries(page.meeting, item, plain)
            yield from _votes(page.meeting, item)
        yield from _other_votes(page)
        for part in printed(page):
            yield from _as_printed(page, part)


def _plain_headings(held: Sequence[MeetingPage]) -> frozenset[str]:
    """Sub-headings that say nothing of their matter, since they stand under several items."""
    items = [item for page in held for item in page.items]
    found = ({fold(e.chunks[0].text) for e in item.entries if e.kind == "heading"} for item in items)
    counted = Counter(heading for headings in found for heading in headings)
    return frozenset(heading for heading, times in counted.items() if times > 1)


def _where(meeting: Meeting) -> str:
    return f"Meeting of {spoken(meeting.date)}"


def _name(item: Item) -> str:
    return f"{item.number}. {item.title}" if item.number else item.title


def _itself(meeting: Meeting) -> Section:
    """The meeting: found by its date, its body, its place, and by who was there."""
    present = [(a.name_as_printed, a.role) for a in meeting.attendance] or [
        (m.name_as_printed, m.role) for m in (*meeting.members, *meeting.co_optees)
    ]
    names = "; ".join(f"{name}, {role}" if role else name for name, role in present)
    listed = [a.person for a in meeting.attendance] or [
        m.person for m in (*meeting.members, *meeting.co_optees)
    ]
    next_one = f"Next meeting: {spoken(meeting.next_meeting_date)}" if meeting.next_meeting_date else None
    return Section(
        id=meeting.id,
        url=meeting.url,
        sources=meeting.sources[:1],
        title=_where(meeting),
        kind="meeting",
        body=meeting.body,
        date=meeting.date,
        breadcrumb=trail("Meetings", meeting.body),
        text=together([meeting.venue, names, next_one]),
        group=of_meeting(meeting),
        people=tuple(dict.fromkeys(filter(None, listed))),
    )


def _item(meeting: Meeting, item: Item) -> Section:
    agenda = item.agenda
    officers = agenda.officers if agenda else ()
    sources = (item.heading.source,) if item.heading else meeting.sources[:1]
    return Section(
        id=f"{meeting.id}-{item.anchor}",
        url=f"{meeting.url}#{item.anchor}",
        sources=sources,
        title=_name(item),
        kind="agenda item",
        body=meeting.body,
        date=meeting.date,
        breadcrumb=_where(meeting),
        text=together([agenda.purpose if agenda else None, with_roles(officers)]),
        group=of_meeting(meeting),
        people=ids(officers),
    )


def _entries(meeting: Meeting, item: Item, plain: Collection[str]) -> Iterator[Section]:
    """The passages of an item's minutes, a question with its answers."""
    heading = None
    for entry in item.entries:
        if entry.kind == "heading":
            heading = entry.chunks[0].text
            continue
        minute = entry.minute
        over = minute.heading if minute and minute.heading else heading
        says = over if over and not _PLAIN.match(over) and fold(over) not in plain else item.title
        number = minute.number if minute else entry.chunks[0].number
        named = (*minute.asked_by, *minute.answered_by) if minute else ()
        yield Section(
            id=f"{meeting.id}-{entry.anchor}",
            url=f"{meeting.url}#{entry.anchor}",
            sources=tuple(chunk.source for chunk in entry.chunks[:1]),
            title=f"{number} {says}" if number else says,
            kind="decision" if entry.kind == "decision" else "minute",
            body=meeting.body,
            date=meeting.date,
            breadcrumb=trail(_where(meeting), _name(item), over),
            text=_words(entry),
            group=of_meeting(meeting),
            people=ids(named),
        )


def _words(entry: Entry) -> str:
    return together(rows_as_text(c.rows) if c.kind == "table" else c.text for c in entry.chunks)


def _votes(meeting: Meeting, item: Item) -> Iterator[Section]:
    """The recorded votes of an item, with the addresses that its page gives them."""
    votes = [vote for vote in meeting.votes if vote.item == (item.number or item.title)]
    for number, vote in enumerate(votes, start=1):
        yield _vote(meeting, vote, f"{item.anchor}-vote-{number}", _name(item))


def _other_votes(page: MeetingPage) -> Iterator[Section]:
    """Votes that stand under no item."""
    items = {item.number or item.title for item in page.items}
    others = [vote for vote in page.meeting.votes if vote.item not in items]
    for number, vote in enumerate(others, start=1):
        yield _vote(page.meeting, vote, f"vote-{number}", "Other recorded votes")


def _vote(meeting: Meeting, vote: Vote, anchor: str, item: str) -> Section:
    ballots = (
        f"{dict(CHOICES).get(b.choice, b.choice)}{f' ({b.count})' if b.count is not None else ''}: "
        + ", ".join(p.name_as_printed for p in b.people)
        for b in vote.ballots
    )
    return Section(
        id=f"{meeting.id}-{anchor}",
        url=f"{meeting.url}#{anchor}",
        sources=vote.sources[:1],
        title=f"Recorded vote: {vote.title or item}",
        kind="vote",
        body=meeting.body,
        date=meeting.date,
        breadcrumb=trail(_where(meeting), item),
        text=together([vote.outcome, *ballots]),
        group=of_meeting(meeting),
        people=ids(p for b in vote.ballots for p in b.people),
    )


def _as_printed(page: MeetingPage, part: Printed) -> Iterator[Section]:
    """What stands on a meeting's page only as printed; the agenda without its items, which are sections."""
    told = _told_by_items(page) if part.page.kind == "agenda" else frozenset[str]()
    found = [chunk for chunk in part.chunks if not _is_told(chunk, told)]
    meeting = page.meeting
    for passage in passages(found, part.title):
        if passage.text:
            yield Section(
                id=f"{meeting.id}-{part.anchor}-{passage.anchor}{passage.suffix}",
                url=f"{meeting.url}#{part.anchor}-{passage.anchor}",
                sources=(passage.chunks[0].source,),
                title=passage.title,
                kind=_kind(part, passage),
                body=meeting.body,
                date=meeting.date,
                breadcrumb=trail(_where(meeting), part.title, *passage.trail),
                text=passage.text,
                group=of_meeting(meeting),
            )


def _kind(part: Printed, passage: Passage) -> str:
    if part.page.kind == "agenda":
        return "agenda"
    return "table" if passage.table else "minute"


def _told_by_items(page: MeetingPage) -> frozenset[str]:
    return frozenset(fold(item.title) for item in page.items if len(item.title) > 3)


def _is_told(chunk: Chunk, told: Collection[str]) -> bool:
    """Whether a chunk of an agenda lists items of the meeting."""
    if chunk.kind == "heading" or len(chunk.text) < 400:
        words = fold(chunk.text)
        return any(title in words for title in told)
    words = fold(chunk.text)
    return chunk.kind in ("table", "list") and sum(title in words for title in told) > 1
