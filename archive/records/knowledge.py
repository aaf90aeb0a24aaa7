"""People, terms and figures, gathered from all papers."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records.common import Source
from archive.records.meetings import Declaration


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
