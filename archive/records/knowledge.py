"""Terms and figures, gathered from all papers."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records.common import Source


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
class Comparator:
    """A value that a paper sets beside a figure: of England, of statistical neighbours."""

    name: str
    """Whose it is, as the paper names them."""
    value: str


@dataclass(frozen=True, slots=True)
class Unexplained:
    """An abbreviation that the papers use and nowhere explain."""

    id: str
    url: str
    sources: tuple[Source, ...]
    """Where it stands first."""
    term: str
    uses: int
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
    id: str = ""
    scope: str | None = None
    """The place that it is about; None where the papers leave it open."""
    target: str | None = None
    """The target that stands beside it."""
    comparators: tuple[Comparator, ...] = ()
    """What the same row or sentence compares it with; never part of the series."""
    approximate: bool = False
    """Whether the paper says that it is only about right."""
    pages: tuple[str, ...] = ()
    """Addresses of the pages of the site that state it."""
    possible: str | None = None
    """Why its date or period is only possible; None where the words give it."""
    caveat: str | None = None
    """What the paper says of a value that may not stay: "provisional", "Figure for quarter 1 2022"."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same measure for the same date, stated differently."""

    as_at: str | None
    period: str | None
    values: tuple[str, ...]
    scope: str | None = None
    """The place that it is about."""
    observations: tuple[str, ...] = ()
    """Ids of the observations that differ."""
    possible: str | None = None
    """Why the conflict is only possible; None where it is certain or the maintainer has confirmed it."""


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
    declared: bool = False
    """Whether it is declared, in content/figures.yaml or in the set that ships with the tool."""
    counted: str | None = None
    """at a date, over a period, or None where nobody says."""
