"""Everything that the archive knows, worked out from content: the records, and the texts that pages show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import shorten
from urllib.parse import quote

from archive import checked, held, state
from archive.body import Chunk
from archive.chapters import Chapter
from archive.checked import Checked
from archive.config import Config
from archive.contacts import withheld
from archive.content import Content, FileProblem, Page
from archive.dates import with_day
from archive.linked import Links
from archive.long_minutes import MinutesPart
from archive.placing import placed
from archive.records import (
    Action,
    Citation,
    Document,
    Figure,
    Meeting,
    Minute,
    Omission,
    Person,
    PlannedItem,
    Recommendation,
    Section,
    Source,
    Term,
    Unexplained,
    Words,
)
from archive.scrutiny import figures as figures_of
from archive.scrutiny import followups, glossary, people, programme, recommendations, reports
from archive.scrutiny.citations import by_cited_page, citations, links, only_possible
from archive.scrutiny.citations.passages import passages
from archive.scrutiny.figures.measures import declared
from archive.scrutiny.glossary import unexplained
from archive.scrutiny.meetings import MeetingPage, meetings
from archive.scrutiny.meetings.laid import laid
from archive.scrutiny.people.mentions import mentions
from archive.scrutiny.people.persons import persons
from archive.scrutiny.reports import ReportPage, is_copy
from archive.scrutiny.verdicts import Verdicts, verdicts
from archive.search.sections import Found, sections
from archive.search.synonyms import Synonyms, same_words, synonyms

ORIGINALS = "originals/"
"""Where in the site the originals are."""

_OF_A_MEETING = ("agenda", "minutes", "web-minutes", "decisions")
"""Kinds of documents that hold one meeting's agenda or minutes."""
_ACTIVE = (".html", ".htm", ".xhtml", ".xml", ".svg", ".mht", ".mhtml")
"""Endings of files that a browser would run: they are published as text, so that no script of theirs runs."""


@dataclass(frozen=True, slots=True)
class Library:
    """An archive's records with what their pages need."""

    config: Config
    documents: tuple[Document, ...]
    meetings: tuple[MeetingPage, ...]
    reports: tuple[ReportPage, ...]
    actions: tuple[Action, ...]
    recommendations: tuple[Recommendation, ...]
    people: tuple[Person, ...]
    terms: tuple[Term, ...]
    unexplained: tuple[Unexplained, ...]
    """Abbreviations that are used and nowhere explained, the most used first."""
    figures: tuple[Figure, ...]
    programme: tuple[PlannedItem, ...]
    citations: tuple[Citation, ...]
    links: Mapping[str, Links]
    """Address of a page -> the words of its texts that lead elsewhere."""
    cited_by: Mapping[str, Sequence[Citation]]
    """Address of a page -> who cites it."""
    possibly_cites: Mapping[str, Sequence[Citation]]
    """Address of a page -> what its texts may cite, where that is not certain."""
    originals: tuple[tuple[str, Path], ...]
    """The published path of each original, and its file."""
    sections: tuple[Section, ...]
    synonyms: Synonyms
    """What search also looks for."""
    settled: Verdicts
    """What the maintainer says of links that are only possible."""
    problems: tuple[FileProblem, ...]
    held_back: frozenset[str]
    """Ids of the documents whose originals readers are not offered."""
    not_understood: Mapping[str, tuple[tuple[str | None, str], ...]]
    """Id of a document -> what could not be read in it: place, and what it is."""
    checked: Checked = field(default_factory=dict)
    """How the reading of each page of content was checked."""
    chapters: Mapping[str, tuple[Chapter, ...]] = field(default_factory=dict)
    """Id of a long paper -> its chapters."""
    minutes_parts: Mapping[str, tuple[MinutesPart, ...]] = field(default_factory=dict)
    """Id of a meeting whose minutes are long -> their parts."""

    @property
    def minutes(self) -> tuple[Minute, ...]:
        """All numbered minutes."""
        return tuple(e.minute for page in self.meetings for i in page.items for e in i.entries if e.minute)

    def meeting(self, meeting: str | None) -> Meeting | None:
        """A meeting by its id."""
        return next((m.meeting for m in self.meetings if m.meeting.id == meeting), None)

    @property
    def explanations(self) -> Mapping[str, tuple[str, str]]:
        """Abbreviations with meaning and address, for explaining them; those with several senses name all."""
        return {
            term.term: (
                shorten("; or: ".join(s.definition for s in term.senses), 240, placeholder=" …"),
                term.url,
            )
            for term in self.terms
            if sum(c.isupper() for c in term.term) >= 2
        }


def assemble(config: Config, content: Content) -> Library:
    """Work out all records from content."""
    content = withheld(content, config)
    known, problems = people.known_people(config.root)
    own_terms, term_problems = glossary.own_terms(config.root)
    settled, link_problems = verdicts(config.root)
    pages = laid(config, _in_order(content.pages))
    register = people.register(mentions(config, pages), known, settled)
    problems += people.unmet(known)
    documents = [p for p in content.pages if p.kind == "document"]
    held_back = _held_back(config, documents)
    meeting_pages = meetings(config, pages, register, documents, settled)
    papers = reports.reports(config, pages, register, {m.meeting.id for m in meeting_pages})
    texts = list(_texts(meeting_pages, papers))
    measures, measure_problems = declared(config.root)
    terms = glossary.glossary(pages, texts, own_terms)
    without = [term for term, said in own_terms.items() if said == glossary.NEEDS_NONE]
    planned = tuple(programme.programme(papers, meeting_pages, register, terms, settled))
    acted = followups.actions(meeting_pages, papers, register, planned, settled)
    recommended = recommendations.recommendations(config, papers, meeting_pages, acted, settled)
    told = list(passages(meeting_pages, papers))
    cited = citations(told, meeting_pages, papers, recommended, settled)
    known_by_name = tuple(persons(register, meeting_pages, papers, acted))
    measured = tuple(figures_of.figures(_titled(texts, papers), measures, config.council, settled))
    words, word_problems = same_words(config.root)
    problems += [*term_problems, *link_problems, *measure_problems, *word_problems]
    hands = checked.pages(config, [page.id for page in documents])
    described = tuple(
        checked.told(document, hands)
        for document in _documents(config, documents, pages, meeting_pages, held_back)
    )
    searched = tuple(
        sections(Found(meeting_pages, papers, recommended, terms, known_by_name, measured, described))
    )
    made = Library(
        config=config,
        documents=described,
        meetings=tuple(meeting_pages),
        reports=tuple(papers),
        actions=tuple(acted),
        recommendations=tuple(recommended),
        people=known_by_name,
        terms=tuple(terms),
        unexplained=tuple(unexplained.unexplained(texts, terms, without)),
        figures=measured,
        programme=planned,
        citations=tuple(cited),
        links=links(told, cited),
        cited_by=by_cited_page(cited, papers),
        possibly_cites=only_possible(cited),
        originals=tuple(_originals(config, documents, held_back)),
        sections=searched,
        synonyms=synonyms(terms, searched, words),
        settled=settled,
        problems=(*content.problems, *problems),
        held_back=held_back,
        not_understood={
            p.id: tuple((e.get("at"), e["what"]) for e in p.get("not_understood") or []) for p in documents
        },
        checked=hands,
    )
    return placed(made)


def _held_back(config: Config, documents: Iterable[Page]) -> frozenset[str]:
    """The ids of the documents whose originals readers are not offered."""
    known = state.load(config)
    return frozenset(
        page.id
        for page in documents
        if not held.is_offered(config, page, known.get(page.id, {}).get("private"))
    )


def _in_order(pages: Iterable[Page]) -> list[Page]:
    """The papers of each document in the document's order; those that it doesn't know come last."""
    pages = list(pages)
    places = {
        paper: i for p in pages if p.kind == "document" for i, paper in enumerate(p.get("papers") or [])
    }
    found = (page for page in pages if page.kind != "document")
    return sorted(found, key=lambda p: (p.document, places.get(p.id, len(places)), p.path))


def _texts(
    held: Sequence[MeetingPage], papers: Sequence[ReportPage]
) -> Iterator[tuple[str, Sequence[Chunk]]]:
    """The addresses of pages with running text, each with its chunks; what stands twice is taken once.

    A meeting's page names the chunks of its minutes by the paragraph that they belong to.
    """
    for page in held:
        entries = (entry for item in page.items for entry in item.entries)
        yield page.meeting.url, [replace(c, anchor=entry.anchor) for entry in entries for c in entry.chunks]
    for paper in papers:
        if not is_copy(paper, papers):
            yield paper.report.url, paper.chunks


def _titled(
    texts: Iterable[tuple[str, Sequence[Chunk]]], papers: Sequence[ReportPage]
) -> list[figures_of.Text]:
    """Texts with the titles of their pages, which may say of which place they speak."""
    titles = {paper.report.url: paper.report.title for paper in papers}
    return [figures_of.Text(url, titles.get(url, ""), found) for url, found in texts]


def _documents(
    config: Config,
    pages: Iterable[Page],
    papers: Sequence[Page],
    held: Sequence[MeetingPage],
    held_back: Collection[str],
) -> Iterator[Document]:
    days: dict[str | None, str] = {m.meeting.id: m.meeting.date for m in held}
    for page in sorted(pages, key=lambda p: p.id):
        parts = [p for p in papers if p.document == page.id]
        kind = _document_kind(parts)
        words = page.get("words") or {}
        bodies = [b for p in parts if (b := config.body(p.get("body")))]
        meeting = next(
            (
                m.meeting.id
                for kind in _OF_A_MEETING
                for m in held
                if any(p.document == page.id and p.kind == kind for p in (*m.agendas, *m.minutes))
            ),
            _meeting_of_papers(parts, held),
        )
        yield Document(
            id=page.id,
            url=f"documents/{page.id}/",
            sources=(Source(page.id),),
            title=with_day(page.title, days.get(meeting) if kind in _OF_A_MEETING else None),
            kind=kind,
            path="" if page.id in held_back else quote(published(page.get("path") or "")),
            sha256=page.get("sha256") or "",
            media_type=page.get("media_type") or "application/octet-stream",
            pages=page.get("pages"),
            body=bodies[0] if bodies else None,
            meeting=meeting,
            parts=tuple(p.id for p in parts),
            words=Words(
                words.get("source", 0),
                words.get("published", 0),
                tuple(Omission(o["reason"], o["words"], o["example"]) for o in words.get("omitted", [])),
                words.get("unaccounted", 0),
            ),
        )


def _meeting_of_papers(parts: Sequence[Page], held: Sequence[MeetingPage]) -> str | None:
    """The meeting of a document without an agenda, where all its papers were laid before the same one."""
    found = {next((m.meeting.id for m in held if part in m.reports), None) for part in parts}
    return found.pop() if len(found) == 1 else None


def published(path: str) -> str:
    """Where in the site an original is offered: a path of files, to be quoted in addresses."""
    return f"{ORIGINALS}{path}{'.txt' if path.casefold().endswith(_ACTIVE) else ''}"


def _originals(
    config: Config, documents: Iterable[Page], held_back: Collection[str]
) -> Iterator[tuple[str, Path]]:
    for page in documents:
        if page.id not in held_back and (path := page.get("path")):
            yield published(path), config.sources / path


def _document_kind(parts: Sequence[Page]) -> str:
    kinds = [p.kind for p in parts]
    if not kinds:
        return "unreadable"
    if len(kinds) == 1:
        return kinds[0]
    return "agenda-pack" if "agenda" in kinds else "pack"
