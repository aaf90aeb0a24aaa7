"""The data types of the archive, and nothing else.

They are the published contract (docs/data.md): the JSON under `site/data/` is these classes written out, and
the templates are given these same objects. Ids are readable slugs. Dates are ISO 8601, times "19:05". What a
source does not say is None or an empty tuple, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement was read."""

    document: str
    """Id of the document."""
    page: int | None = None
    """The PDF's own page, counted from 1."""
    printed_page: int | None = None
    """The number stamped on the page ("Page 43")."""
    line: int | None = None
    """The line of a text source, counted from 1."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person as one place names them."""

    person: str | None
    """Id of the person, or None where the name leads to nobody for certain."""
    name_as_printed: str
    """The name as the source spells it."""
    role: str | None = None
    """The office or job title beside the name."""


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
class Omission:
    """Words of a document that are on purpose not published."""

    reason: str
    """Why: "page stamp", "running head or foot", "blank page notice", "web page furniture"."""
    words: int
    """How many words."""
    example: str
    """One of the lines left out."""


@dataclass(frozen=True, slots=True)
class Words:
    """The account of a document's words: source = published + omitted + unaccounted."""

    source: int
    """Words in the document."""
    published: int
    """Words that stand in the pages read from it."""
    omitted: tuple[Omission, ...]
    """What was left out, by reason."""
    unaccounted: int
    """Words in neither: a defect of the parser."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source document."""

    id: str
    url: str
    sources: tuple[Source, ...]
    title: str
    """What it is, in words."""
    kind: str
    """agenda-pack, pack, unreadable, or the kind of its only paper: minutes, web-minutes, report …"""
    path: str
    """The original, relative to the site's root; empty where it is not offered."""
    sha256: str
    """Hash of the original's bytes."""
    media_type: str
    """Such as application/pdf."""
    pages: int | None
    """Pages of a PDF."""
    body: str | None
    """The committee or commission it belongs to."""
    meeting: str | None
    """Id of the meeting it belongs to."""
    parts: tuple[str, ...]
    """Ids of what was read from it."""
    words: Words


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


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later passage that answers an action."""

    meeting: str | None
    document: str
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """A decision, an agreement or an undertaking."""

    id: str
    url: str
    sources: tuple[Source, ...]
    meeting: str
    item: str | None
    paragraph: str | None
    """Number of the minute it stands in or under."""
    kind: str
    """decision, action or noted."""
    text: str
    owner: str | None
    """Who is to do it, as the source names them."""
    status: str | None
    """open or answered; None for what was decided or noted and asks for no answer."""
    followups: tuple[FollowUp, ...]
    asked_before: tuple[str, ...]
    """Ids of earlier actions on the same matter."""


@dataclass(frozen=True, slots=True)
class Response:
    """What the executive answered to a recommendation."""

    text: str
    kind: str | None
    """agreed, partly, already, not_agreed or None where the words don't say."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One dated update on a recommendation."""

    date: str | None
    """ISO, as exact as the source: "2022-01" for January 2022."""
    label: str
    """The heading of its column."""
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation with its answer and every update, oldest first."""

    id: str
    url: str
    sources: tuple[Source, ...]
    review: str
    """Id of the page that holds the table."""
    review_title: str
    number: str | None
    text: str
    response: Response | None
    lead: str | None
    progress: tuple[Progress, ...]
    status: str | None
    """The status as somebody stated it, in their words."""
    status_source: Source | None
    gaps: tuple[str, ...]
    """What the source has lost: "number", "lead", "text"."""
    incomplete: tuple[str, ...] = ()
    """What may not be whole: "text", "response", "progress". The rest, if the source has it, stands in the
    printed table, which pages have cut so that it can't be told from others' words."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a page."""

    title: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page."""

    caption: str | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    anchor: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report, letter, cover sheet, annual report, work programme or appendix."""

    id: str
    url: str
    sources: tuple[Source, ...]
    title: str
    kind: str
    """report, cover-sheet, letter, work-programme, recommendations, glossary, appendix or text."""
    body: str | None
    meeting: str | None
    item: str | None
    """Number of the agenda item it was laid before."""
    date: str | None
    authors: tuple[Named, ...]
    authorised_by: tuple[Named, ...]
    recipients: tuple[Named, ...]
    summary: str | None
    page_from: int | None
    page_to: int | None
    sections: tuple[Heading, ...]
    tables: tuple[Table, ...]
    footnotes: int
    links: tuple[str, ...]
    also_in: tuple[str, ...] = ()
    """Ids of other pages with the same text."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office as the papers show it, with the dates between which they do."""

    role: str
    organisation: str | None
    first_seen: str | None
    last_seen: str | None


@dataclass(frozen=True, slots=True)
class PersonMeeting:
    """A person at a meeting."""

    meeting: str
    capacity: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Person:
    """One person, whatever the spellings."""

    id: str
    url: str
    sources: tuple[Source, ...]
    name: str
    variants: tuple[str, ...]
    """Every spelling found, without titles."""
    roles: tuple[Role, ...]
    meetings: tuple[PersonMeeting, ...]
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a term."""

    definition: str
    kind: str
    """glossary (a printed glossary) or inline (explained in running text)."""
    as_printed: str
    """The term as the source prints it, damaged letters and all."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary."""

    id: str
    url: str
    sources: tuple[Source, ...]
    term: str
    senses: tuple[Sense, ...]
    see_also: tuple[str, ...]
    uses: int
    """How often the archive's pages use it."""
    pages: tuple[str, ...]
    """Addresses of the pages that use it."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a measure."""

    value: str
    as_at: str | None
    period: str | None
    text: str
    """The sentence or row that states it."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same measure for the same date, stated differently."""

    as_at: str | None
    period: str | None
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure that is reported with a date or a period."""

    id: str
    url: str
    sources: tuple[Source, ...]
    measure: str
    unit: str | None
    observations: tuple[Observation, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One item of a published work programme."""

    id: str
    url: str
    sources: tuple[Source, ...]
    body: str | None
    title: str
    planned_for: str | None
    """A date, or a month where the programme gives no more."""
    minutes: int | None
    """Minutes set aside."""
    officers: tuple[Named, ...]
    published_in: str
    """Id of the programme's page."""
    outcome: str
    """heard, moved, dropped, upcoming or unknown."""
    heard_at: str | None
    """Id of the meeting that heard it."""


@dataclass(frozen=True, slots=True)
class Section:
    """One searchable section: what a search result leads to."""

    id: str
    url: str
    sources: tuple[Source, ...]
    title: str
    kind: str
    """agenda item, minute, report, recommendation or glossary term."""
    body: str | None
    date: str | None
    breadcrumb: str
    """Where it stands: "Meeting of 30 November 2022 › 4 Budget monitoring"."""
    text: str
