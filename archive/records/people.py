"""People, whatever the spellings, with all that the papers say of them."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records.common import Source
from archive.records.meetings import Declaration


@dataclass(frozen=True, slots=True)
class Role:
    """An office as the papers show it, with the dates between which they do."""

    role: str
    organisation: str | None
    """The body in which it is held, or the employer, where a paper says so."""
    first_seen: str | None
    last_seen: str | None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as papers print it, with its title."""

    as_printed: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody else who may be the same person; the maintainer can settle it."""

    person: str
    """Id of the other person."""
    name: str
    reason: str
    """What speaks for it, and what is lacking."""


@dataclass(frozen=True, slots=True)
class PersonMeeting:
    """A person at a meeting."""

    meeting: str
    capacity: str | None
    status: str


@dataclass(frozen=True, slots=True)
class PersonItem:
    """An agenda item that a person had a part in."""

    meeting: str
    item: str | None
    """Number of the item, as printed."""
    title: str
    url: str
    parts: tuple[str, ...]
    """invited (named with the item), author or authorised (of its report), presented (as its minutes say)."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PersonVote:
    """How a person voted."""

    meeting: str
    item: str | None
    title: str | None
    """What was voted on."""
    choice: str
    """for, against, abstain, absent or not_voting."""
    outcome: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PersonLetter:
    """A letter that a person sent or received, or got a copy of."""

    report: str
    """Id of the letter."""
    part: str
    """sent, received or copied."""


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
    """The latest last."""
    meetings: tuple[PersonMeeting, ...]
    declarations: tuple[Declaration, ...]
    spellings: tuple[Spelling, ...] = ()
    """Every spelling found, with its title, and where."""
    possibly: tuple[Likeness, ...] = ()
    """Others who may be the same person."""
    chaired: tuple[str, ...] = ()
    """Ids of the meetings that the person chaired."""
    items: tuple[PersonItem, ...] = ()
    actions: tuple[str, ...] = ()
    """Ids of the actions that the person owns."""
    votes: tuple[PersonVote, ...] = ()
    letters: tuple[PersonLetter, ...] = ()
    also: tuple[str, ...] = ()
    """Ids that other spellings would have alone: content/links.yaml may name them."""
