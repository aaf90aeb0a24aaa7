"""Meetings: agenda, attendance, declarations, votes, minutes."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records.common import Named, Source


@dataclass(frozen=True, slots=True)
class Listing:
    """One place that lists a person for a meeting, as it stands there."""

    document: str
    """Id of the document."""
    list: str
    """Which list: members or co-optees of the agenda, attendance."""
    name_as_printed: str
    """The name as this place spells it."""
    role: str | None
    """The office or job title beside the name."""
    status: str | None
    """How the place says that the person was there; None on an agenda."""
    listed_under: str | None
    """The status of the list in which the name stands, where a remark beside it says otherwise."""
    sources: tuple[Source, ...]


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
    sources: tuple[Source, ...] = ()
    listings: tuple[Listing, ...] = ()
    """Every place that lists the person, the agenda's too: they may differ in name, office and status."""


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
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Movement:
    """Somebody who came late or for one item, left, or took no part in one, as the minutes say it."""

    person: str | None
    """Id of the person."""
    name_as_printed: str
    """The name as the source spells it."""
    kind: str
    """arrived, left, returned, attended_item (came for it), left_item (took no part in it) or chaired."""
    item: str | None
    """Number of the agenda's item that the sentence names or stands under; its title where it has none."""
    time: str | None
    """The time that the sentence gives."""
    text: str
    """The sentence."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """An item that was put off, or a paper that came late, was handed round, or is not in the archive."""

    kind: str
    """deferred, withdrawn, late, tabled, proposed (at the meeting, and sent after it), missing or
    not_archived (published, and not in this archive)."""
    item: str | None
    """Number of the agenda item, or its title where it has none; None for the whole meeting."""
    title: str | None
    """The title of the item or paper."""
    text: str
    """What the source says of it; empty where no words but a page range or a link do."""
    until: str | None
    """The day to which an item is put off, where the source says one."""
    page_from: int | None
    """The first printed page that the agenda gives for a paper which the archive doesn't have."""
    page_to: int | None
    address: str | None
    """Where the council has the paper, if it says so."""
    reports: tuple[str, ...]
    """Ids of the papers of the item that the archive has by now."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a later meeting changed in minutes when it approved them."""

    meeting: str
    """Id of the meeting that made it."""
    text: str
    """Its words."""
    possible: str | None
    """Why it may be a correction of another meeting's minutes; None where it is certain."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Approval:
    """Where a later meeting of the body approved a meeting's minutes."""

    meeting: str
    """Id of the later meeting."""
    text: str
    """What its minutes say."""
    possible: str | None
    """Why the link is only possible; None where it is certain or the maintainer has confirmed it."""
    corrections: tuple[Correction, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says."""

    document: str
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something on which the sources of a meeting differ, with what each says."""

    about: str
    """The field that they tell differently, such as venue, members or agenda; or minutes_approved."""
    statements: tuple[Statement, ...]


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
class Irregularity:
    """A number of a paragraph that is missing, or stands where it should not, in one source of minutes."""

    document: str
    item: str | None
    """Number of the item."""
    kind: str
    """gap, repetition or order."""
    numbers: tuple[str, ...]
    """The numbers that are missing; the one that stands a second time, or out of order."""
    after: str | None
    """The number of the paragraph before; None at the beginning of the item."""
    sources: tuple[Source, ...]


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
    next_meeting_time: str | None
    """The time that they announce with it."""
    planned_end_time: str | None
    """When the agenda means the meeting to close."""
    vice_chair: Named | None
    vacancies: tuple[str, ...]
    """Seats that an agenda says are vacant, in its words."""
    not_mentioned: tuple[Named, ...]
    """Members and co-optees of the agenda whom minutes with a list of those present don't name."""
    movements: tuple[Movement, ...]
    notices: tuple[Notice, ...]
    """Items put off, and papers late, handed round or missing."""
    approval: Approval | None
    """Where the minutes were approved, or possibly were; `approved_at` is filled where that is certain."""
    disagreements: tuple[Disagreement, ...]
    """What the sources say differently, besides who was there."""
    numbering: tuple[Irregularity, ...] = ()
    """Gaps and repetitions in the numbers of the minutes' paragraphs, as the sources have them."""
    council_pages: tuple[str, ...] = ()
    """Addresses of its page at the council, as lists of meetings have them; without the council's site where
    a saved list doesn't say its own."""
