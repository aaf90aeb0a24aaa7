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
    agreed_as: str | None = None
    """Id of the action by which the meeting agreed what had been promised under the same minute."""
    meetings_since: int | None = None
    """How many meetings the body has held since, as far as the archive knows; None for what isn't open."""


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
