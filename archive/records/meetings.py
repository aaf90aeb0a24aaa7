"""Meetings: agenda, attendance, declarations, votes, minutes."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records.common import Named, Source


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person's part in one meeting."""

    person: str | None
    """Id of the person."""
    name_as_printed: str
    """The name as the source spells it."""
    capacity: str | None
    """member, co-optee, cabinet, officer or guest."""
    role: str | None
    """The office or job title beside the name."""
    status: str
    """present, virtual, apologies, in_attendance, late or absent."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """An interest that somebody declared."""

    person: str | None
    """Id of the person."""
    name_as_printed: str
    """The name as the source spells it."""
    interest: str
    """What was declared, in the source's words."""
    item: str | None = None
    """Number of the agenda item that it concerns, where the source says so."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """Those who voted in one way."""

    choice: str
    """for, against, abstain, absent or not_voting."""
    count: int | None
    """How many, as the source states it; it may differ from the names."""
    people: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """A recorded vote of a meeting."""

    item: str | None
    """Number of the item as the minutes print it, or its title where it has none."""
    title: str | None
    """What was voted on, in the words that stand over the vote."""
    outcome: str | None
    """carried, lost … as the source says."""
    ballots: tuple[Ballot, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the council's page of a meeting links to."""

    title: str
    """The words of the link."""
    address: str | None
    """Where the council has it; None where the page doesn't say its own address."""
    document: str | None
    """Id of the document that it is in this archive; None if it isn't there."""
    shown_at: str | None
    """The address of the page of this archive that shows it."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of a meeting's agenda."""

    number: str | None
    """The printed number ("4"), or None for an unnumbered item such as "Welcome"."""
    title: str
    """The title without its time and page range."""
    start_time: str | None
    """The time the item should start, "19:05"."""
    purpose: str | None
    """What the item is for, as the agenda puts it."""
    page_from: int | None
    """First printed page of the item's papers."""
    page_to: int | None
    """Last printed page of the item's papers."""
    officers: tuple[Named, ...]
    """Who was invited to the item."""
    documents: tuple[str, ...]
    """Ids of the documents that hold its papers."""
    reports: tuple[str, ...]
    """Ids of the reports under the item."""
    attachments: tuple[Attachment, ...]
    """The files that the council's page links to under the item."""
    url: str
    """The item on its meeting's page."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of one body, from all its sources."""

    id: str
    url: str
    sources: tuple[Source, ...]
    body: str
    """The committee or commission."""
    date: str
    start_time: str | None
    end_time: str | None
    venue: str | None
    webcasts: tuple[str, ...]
    """Addresses of recordings and streams."""
    status: str
    """scheduled, held, cancelled, postponed, abandoned or inquorate."""
    minutes_status: str
    """none, draft or approved."""
    approved_at: str | None
    """Id of the meeting that approved the minutes."""
    chair: Named | None
    members: tuple[Named, ...]
    co_optees: tuple[Named, ...]
    agenda: tuple[AgendaItem, ...]
    attendance: tuple[Attendee, ...]
    declarations: tuple[Declaration, ...]
    votes: tuple[Vote, ...]
    attachments: tuple[Attachment, ...]
    """The files that the council's page links to for the whole meeting, such as its agenda pack."""
    previous: str | None
    """Id of the body's meeting before this one in the archive."""
    next: str | None
    """Id of the body's meeting after this one in the archive."""
    next_meeting_date: str | None
    """The date that the minutes announce."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What another source of the same passage says otherwise."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Minute:
    """One numbered paragraph of a meeting's minutes."""

    id: str
    url: str
    sources: tuple[Source, ...]
    meeting: str
    item: str | None
    """Number of the item, as printed."""
    number: str
    """"4.10", a string: it is not 4.1."""
    kind: str
    """paragraph, question or comment."""
    heading: str | None
    """The sub-heading it stands under."""
    text: str
    answers: tuple[str, ...]
    """The bullets that reply or belong to it."""
    found_in: tuple[str, ...]
    """Ids of the documents that hold it."""
    differences: tuple[Difference, ...]
