"""What was decided, promised, recommended and planned, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records.common import Named, Source


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later passage that takes up an action."""

    meeting: str | None
    document: str
    """Id of the paper, or of the page of minutes, that says it."""
    text: str
    sources: tuple[Source, ...]
    kind: str = "answer"
    """answer; update, which says that it is in hand; further_work, which is planned on the same matter."""
    url: str | None = None
    """Where the site shows the passage."""
    possible: str | None = None
    """Why the link is only possible; None where it is certain or the maintainer has confirmed it."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier action on the same matter."""

    action: str
    """Id of the action."""
    meeting: str
    """Id of its meeting."""
    possible: str | None
    """Why the link is only possible; None where it is certain or the maintainer has confirmed it."""


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
    earlier: tuple[Earlier, ...] = ()
    """The same actions, each with what makes the link certain or only possible."""
    owner_person: str | None = None
    """Id of the person, where the owner's name or office leads to one for certain."""
    question: str | None = None
    """Id of the minute with the question to which it was promised."""
    promised: bool = False
    """Whether it is an undertaking in the running text of the minutes, with no label such as "Agreed"."""
    agreed_as: str | None = None
    """Id of the action by which the meeting agreed what had been promised under the same minute."""
    meetings_since: int | None = None
    """How many meetings the body has held since, as far as the archive knows; None for what isn't open."""
    repeats: str | None = None
    """Id of the first action that certainly asks for the same and was open then: they are one promise."""


@dataclass(frozen=True, slots=True)
class Response:
    """What the executive answered to a recommendation."""

    text: str
    kind: str | None
    """agreed, partly, already, not_agreed or None where the words don't say."""
    stated: str | None = None
    """Date of the paper that gives the answer."""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """One dated update on a recommendation."""

    date: str | None
    """ISO, as exact as the source: "2022-01" for January 2022."""
    label: str
    """The heading of its column."""
    text: str
    sources: tuple[Source, ...]
    stated: str | None = None
    """Date of the paper that tells it: of the first one, where several do."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What one source says of a recommendation at one time: its status, its lead."""

    text: str
    by: str | None
    """Who states it, in the source's words; the paper's title or the update's head where that does."""
    date: str | None
    """ISO, as exact as the source."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A cell of a further column of a table: its target date, what it costs."""

    label: str
    """The heading of its column."""
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a meeting decided of the item under which a recommendation was laid before it."""

    meeting: str
    action: str
    """Id of the decision in actions.json."""
    text: str
    possible: str | None
    """Why the link is only possible; None where it is certain or the maintainer has confirmed it."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another paper's recommendations that may be of the same review."""

    review: str
    """Id of the page that holds them."""
    title: str
    url: str
    possible: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A section of a report that is about a recommendation."""

    title: str
    url: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation with its answer and every update, oldest first."""

    id: str
    url: str
    sources: tuple[Source, ...]
    review: str
    """Id of the page that holds it; of the first one, where several papers tell of one review."""
    review_title: str
    number: str | None
    text: str
    response: Response | None
    lead: str | None
    progress: tuple[Progress, ...]
    status: str | None
    """The status as somebody stated it last, in their words."""
    status_source: Source | None
    gaps: tuple[str, ...]
    """What the source has lost: "number" (given all the same where the order proves it), "lead", "text"."""
    incomplete: tuple[str, ...] = ()
    """What may not be whole: "text", "response", "progress". The rest, if the source has it, stands in the
    printed table, which pages have cut so that it can't be told from others' words."""
    unplaced: tuple[str, ...] = ()
    """Words between its cells in the printed table of which it can't be told which cell's they are."""
    kind: str = "review"
    """review: of a review, to the executive; to_meeting: what a report asks a meeting to decide."""
    made_by: str | None = None
    """Who recommends, where the text says so: "The Commission"."""
    addressed_to: str | None = None
    """Who is to act, where the text says so: "Cabinet"."""
    number_as_printed: str | None = None
    """The number as printed, where it is read otherwise."""
    papers: tuple[str, ...] = ()
    """Ids of all papers that tell of it, oldest first."""
    responses: tuple[Response, ...] = ()
    """All answers, oldest first, of which `response` is the last."""
    leads: tuple[Stated, ...] = ()
    """All leads, oldest first, of which `lead` is the last."""
    statuses: tuple[Stated, ...] = ()
    """All that was stated of its status, oldest first."""
    status_by: str | None = None
    """Who states `status`."""
    notes: tuple[Note, ...] = ()
    differences: tuple[Stated, ...] = ()
    """Where a later paper prints the recommendation itself otherwise."""
    mentions: tuple[Mention, ...] = ()
    decided: tuple[Decided, ...] = ()
    related: tuple[Related, ...] = ()
    response_due: str | None = None
    """When an answer was due, if the archive's settings give a period."""
    response_overdue: bool | None = None
    """Whether the archive has no answer though papers are newer than that; None where no answer is due, or
    where a paper that is possibly of the same review has answers."""


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
    """Minutes set aside; None where the programme prints a range, or two times."""
    officers: tuple[Named, ...]
    published_in: str
    """Id of the programme's page."""
    outcome: str
    """heard, moved, dropped, upcoming or unknown."""
    heard_at: str | None
    """Id of the meeting that heard it."""
    detail: str | None = None
    """What the programme says that it is about, or to be done."""
    kind: str = "planned"
    """planned, possible (noted for later, without a date) or suggestion."""
    deadline: str | None = None
    """The day by which its papers are due."""
    dispatch: str | None = None
    """The day on which the agenda is sent out or published."""
    lead: str | None = None
    """Who else is to report or to come, in the programme's words: an office, a body."""
    suggested_by: str | None = None
    heading: str | None = None
    """The heading that it is listed under, such as "Standing items"."""
    on_agenda_of: str | None = None
    """Id of the meeting whose agenda has it."""
    agenda_item: str | None = None
    """The address of the item that it became, at that meeting."""
    moved_to: str | None = None
    """The date, or month, that it was moved to, where that is known."""
    continued_in: str | None = None
    """Id of the same item in the body's next programme."""
    why: str | None = None
    """What the outcome rests on, in words."""
    evidence: tuple[Source, ...] = ()
    """Where the outcome was read."""
    possible: str | None = None
    """Why the outcome is only possible; None where it is certain or the maintainer has confirmed it."""
    minutes_as_printed: tuple[str, ...] = ()
    """Each time that the programme prints for it: "45", a range such as "30-45", or two that differ."""
