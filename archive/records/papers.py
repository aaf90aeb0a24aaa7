"""Reports, letters and the other papers, with their sections and tables."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records.common import Named, Source


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of a page."""

    title: str
    level: int
    anchor: str
    url: str = ""
    """Its address: in its chapter, where the paper has chapters."""


@dataclass(frozen=True, slots=True)
class Total:
    """A total in a table that could be checked."""

    label: str
    """What its row is called."""
    column: str
    printed: str
    sum: str
    """What the amounts above it come to."""
    adds_up: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page."""

    caption: str | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    anchor: str
    sources: tuple[Source, ...]
    unit: str | None = None
    """What its amounts are counted in, as it says: £k or £m."""
    totals: tuple[Total, ...] = ()
    """Its totals that could be checked."""
    url: str = ""
    """Its address: in its chapter, where the paper has chapters."""
    csv: str = ""
    """The file that offers it for spreadsheets."""


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
    contacts: tuple[Named, ...] = ()
    """Whom it names to ask about it."""
    cabinet_members: tuple[Named, ...] = ()
    """The members of the cabinet in whose field it lies, as its cover says."""
    wards: str | None = None
    """The wards that it affects, in its own words."""
    copied_to: tuple[Named, ...] = ()
    """Who got a copy of a letter, as it says."""
