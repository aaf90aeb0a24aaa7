"""What search finds: passages of meetings and papers, and what is gathered from them, each at its address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.search import copies, sections_lists, sections_meetings, sections_papers, standing
from archive.search.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.records import Document, Figure, Person, Recommendation, Section, Source, Term
    from archive.scrutiny.meetings import MeetingPage
    from archive.scrutiny.reports import ReportPage


_TERM = "glossary term"
_BEFORE, _BEHIND = 20, 40
"""Words before and behind an abbreviation that are quoted of the passage that explains it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The records of an archive that search finds."""

    meetings: Sequence[MeetingPage]
    papers: Sequence[ReportPage]
    recommendations: Sequence[Recommendation]
    terms: Sequence[Term]
    people: Sequence[Person]
    figures: Sequence[Figure]
    documents: Sequence[Document]


def sections(found: Found) -> list[Section]:
    """Every section by id, with who is named in it, what it explains, and where else it stands."""
    names = Names(found.people)
    explained = _explained(found.terms)
    all_of_them = _once(_sections(found))
    known = [_explaining(names.named(section), explained) for section in all_of_them]
    known = _with_sentences(known)
    return sorted(copies.marked(standing.marked(known)), key=lambda section: section.id)


def _sections(found: Found) -> Iterator[Section]:
    papers = {paper.report.id: paper.report for paper in found.papers}
    yield from sections_meetings.sections(found.meetings)
    yield from sections_lists.recommendations(found.recommendations, papers)
    yield from sections_papers.sections(found.papers)
    yield from sections_lists.terms(found.terms)
    yield from sections_lists.people(found.people)
    yield from sections_lists.figures(found.figures)
    yield from sections_lists.documents(found.documents, papers)


def _once(found: Iterable[Section]) -> Iterator[Section]:
    """The sections, each with an id of its own."""
    used: dict[str, int] = {}
    for section in found:
        used[section.id] = times = used.get(section.id, 0) + 1
        yield section if times == 1 else replace(section, id=f"{section.id}-again-{times}")


def _explained(terms: Iterable[Term]) -> dict[Source, list[str]]:
    """Where running text explains an abbreviation."""
    found: dict[Source, list[str]] = {}
    for term in terms:
        for sense in term.senses:
            for source in sense.sources:
                found.setdefault(source, []).append(term.term)
    return found


def _explaining(section: Section, explained: dict[Source, list[str]]) -> Section:
    """A section with the abbreviations that it explains: those of its page whose letters stand in it."""
    terms = [term for source in section.sources for term in explained.get(source, ()) if term in section.text]
    return replace(section, abbreviations=tuple(dict.fromkeys(terms))) if terms else section


def _with_sentences(found: Sequence[Section]) -> list[Section]:
    """The sections, those of terms with the words of a passage that explains them."""
    told: dict[str, str] = {}
    for section in found:
        for term in section.abbreviations if section.kind != _TERM else ():
            told.setdefault(term, _around(term, section.text))
    return [
        replace(section, text=f"{section.text}; {told[section.title]}")
        if section.kind == _TERM and section.title in told
        else section
        for section in found
    ]


def _around(term: str, text: str) -> str:
    """The words around a term, as a quotation."""
    words = text.split()
    at = next((place for place, word in enumerate(words) if term in word), 0)
    first, last = max(0, at - _BEFORE), at + _BEHIND
    return f"“{'… ' if first else ''}{' '.join(words[first:last])}{' …' if last < len(words) else ''}”"
