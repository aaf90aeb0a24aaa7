"""The page that says how complete the archive is: what it has, what it lacks, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from archive.library import Library
from archive.pages import lists, notices, provenance
from archive.pages.page import DOCUMENTS, SitePage, by_id
from archive.records import Document, Meeting
from archive.scrutiny.citations.wording import mentions
from archive.scrutiny.meetings import MeetingPage

_AWAY = ("missing", "not_archived")
"""Notices of papers that the archive does not have."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A meeting of which the archive lacks something."""

    meeting: Meeting
    agenda: bool
    minutes: bool
    papers: int
    """How many it has."""
    away: int
    """How many papers are named that it does not have."""


@dataclass(frozen=True, slots=True)
class Account:
    """The words of all documents: source = published + omitted + unaccounted."""

    source: int
    published: int
    omitted: int
    unaccounted: int


def page(library: Library) -> SitePage:
    """All documents with the account of their words, what meetings lack, what was not understood."""
    hands = Counter(how for pages in library.checked.values() for how in pages.values())
    lacking = [one for page in library.meetings if (one := _lacking(page))]
    missed = {d.id: found for d in library.documents if (found := library.not_understood.get(d.id))}
    context = {
        "account": _account(library.documents),
        "kinds": DOCUMENTS,
        "listing": lists.of_documents(library),
        "omitted": {d.id: sum(o.words for o in d.words.omitted) for d in library.documents},
        "unreadable": [d for d in library.documents if d.kind == "unreadable"],
        "missed": missed,
        "missed_all": sum(map(len, missed.values())),
        "held_back": [d for d in library.documents if d.id in library.held_back],
        "lacking": sorted(lacking, key=lambda one: one.meeting.date, reverse=True),
        "announced": list(_announced(library)),
        "minuted": sorted(_minuted(library), key=lambda found: found[:2], reverse=True),
        "away": notices.URL,
        "changed": [d for d in library.documents if d.words.changed],
        "hands": [(words, hands[how]) for how, words in provenance.CHECKED.items() if hands[how]],
    }
    summary = "What this archive has, what it lacks, and what could not be read"
    return SitePage(
        "completeness/", "completeness.html", "How complete this archive is", "", summary, context
    )


def _account(documents: tuple[Document, ...]) -> Account:
    words = [document.words for document in documents]
    return Account(
        sum(w.source for w in words),
        sum(w.published for w in words),
        sum(o.words for w in words for o in w.omitted),
        sum(w.unaccounted for w in words),
    )


def _lacking(page: MeetingPage) -> Lacking | None:
    """What a meeting lacks: its agenda, its minutes if it was held, papers; None where nothing is."""
    meeting = page.meeting
    away = sum(notice.kind in _AWAY for notice in meeting.notices)
    agenda, minutes = lists.has_agenda(page), bool(page.minutes)
    if meeting.status not in ("held", "scheduled") or (agenda and minutes and page.reports and not away):
        return None
    return Lacking(meeting, agenda, minutes, len(page.reports), away)


def _minuted(library: Library) -> Iterator[tuple[str, str, Meeting]]:
    """Days and bodies of whose minutes a meeting speaks, where the archive has nothing of that day."""
    known = {(meeting.body, meeting.date) for meeting in by_id(library).values()}
    bodies = {body for body, _ in known}
    for page in library.meetings:
        for text in _words(page):
            for said in mentions(text):
                body = library.config.body(said.body) if said.body else page.meeting.body
                named = (body or "", said.value)
                if said.kind == "minutes" and body in bodies and said.value[:1] == "2" and named not in known:
                    known.add(named)
                    if said.value < page.meeting.date:
                        yield said.value, body or "", page.meeting


def _words(page: MeetingPage) -> Iterator[str]:
    for item in page.items:
        yield item.title
        yield from (chunk.text for entry in item.entries for chunk in entry.chunks)


def _announced(library: Library) -> Iterator[tuple[Meeting, str]]:
    """Meetings with the day that they announce for the next one, where the archive has none on that day."""
    known = {(meeting.body, meeting.date) for meeting in by_id(library).values()}
    for meeting in by_id(library).values():
        day = meeting.next_meeting_date
        if day and (meeting.body, day) not in known:
            yield meeting, day
