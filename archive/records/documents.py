"""Source documents with the account of their words, and the passages that search finds."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records.common import Source


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
    changed: int = 0
    """Pages that a person has corrected, added or taken out since: the account is of the reading before."""


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
class Group:
    """What search shows a section under: its meeting, its paper, the glossary, the people, the figures."""

    id: str
    title: str
    url: str
    kind: str
    """meeting, report, letter, review, document … or the name of the list that it stands in."""
    body: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One searchable section: what a search result leads to."""

    id: str
    url: str
    sources: tuple[Source, ...]
    title: str
    kind: str
    """meeting, agenda item, minute, decision, vote, agenda, report section, table, letter, cover sheet,
    appendix, paper, work programme, recommendation, glossary term, person, figure or document."""
    body: str | None
    date: str | None
    breadcrumb: str
    """Where it stands: "Meeting of 30 November 2022 › 4 Budget monitoring"."""
    text: str
    group: Group | None = None
    """What it is shown under."""
    people: tuple[str, ...] = ()
    """Ids of the people that it names, in any of their spellings."""
    spellings: tuple[str, ...] = ()
    """The other names and spellings of these people, by which it is found too."""
    abbreviations: tuple[str, ...] = ()
    """The abbreviations that it explains."""
    standing: bool = False
    """Whether it stands in every pack: notices on public access, advice on declarations …"""
    continues: bool = False
    """Whether it goes on below a heading that another one begins with."""
    copy_of: str | None = None
    """Id of the section with the same words that is shown for both."""
    also_in: tuple[str, ...] = ()
    """Ids of the other sections with the same words."""
