"""Everything that the archive knows, worked out from content: the records, and the texts that pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive import followups, glossary, people, programme, recommendations, reports
from archive import figures as figures_of
from archive.body import Chunk, chunks, passages
from archive.config import Config
from archive.content import Content, FileProblem, Page
from archive.meetings import MeetingPage, meetings
from archive.people import Mention, Register
from archive.records import (
    Action,
    Document,
    Figure,
    Meeting,
    Minute,
    Omission,
    Person,
    PersonMeeting,
    PlannedItem,
    Recommendation,
    Role,
    Section,
    Source,
    Term,
    Words,
)
from archive.reports import ReportPage
from archive.search import spoken_date

ORIGINALS = "originals/"


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
    figures: tuple[Figure, ...]
    programme: tuple[PlannedItem, ...]
    sections: tuple[Section, ...]
    problems: tuple[FileProblem, ...]
    not_understood: Mapping[str, tuple[tuple[str | None, str], ...]]
    """Id of a document -> what could not be read in it: place, and what it is."""

    @property
    def minutes(self) -> tuple[Minute, ...]:
        """All numbered minutes."""
        return tuple(e.minute for page in self.meetings for i in page.items for e in i.entries if e.minute)

    def meeting(self, meeting: str | None) -> Meeting | None:
        """A meeting by its id."""
        return next((m.meeting for m in self.meetings if m.meeting.id == meeting), None)

    @property
    def explanations(self) -> Mapping[str, tuple[str, str]]:
        """Terms with meaning and address, for explaining them in texts; those with several senses name them all."""
        return {
            term.term: ("; or: ".join(s.definition for s in term.senses)[:240], term.url)
            for term in self.terms
            if sum(c.isupper() for c in term.term) >= 2
        }


def assemble(config: Config, content: Content) -> Library:
    """Work out all records from content."""
    known, problems = people.known_people(config.root)
    own_terms, term_problems = glossary.own_terms(config.root)
    pages = [page for page in content.pages if page.kind != "document"]
    mentions = list(_mentions(config, pages))
    register = people.register(mentions, known)
    held = meetings(config, pages, register)
    papers = reports.reports(config, pages, register, {m.meeting.id for m in held})
    texts = list(_texts(held, papers))
    terms = glossary.glossary(pages, texts, own_terms)
    acted = followups.actions(held, papers)
    recommended = recommendations.recommendations(papers)
    known_by_name = tuple(_people(register, held))
    return Library(
        config=config,
        documents=tuple(_documents(config, content.pages, held)),
        meetings=tuple(held),
        reports=tuple(papers),
        actions=tuple(acted),
        recommendations=tuple(recommended),
        people=known_by_name,
        terms=tuple(terms),
        figures=tuple(figures_of.figures(texts)),
        programme=tuple(programme.programme(papers, held, register)),
        sections=tuple(sorted(_sections(held, papers, recommended, terms, known_by_name), key=lambda s: s.id)),
        problems=(*content.problems, *problems, *term_problems),
        not_understood={p.id: tuple((e.get("at"), e["what"]) for e in p.get("not_understood") or []) for p in content.pages if p.kind == "document"},
    )


def _texts(held: Sequence[MeetingPage], papers: Sequence[ReportPage]) -> Iterator[tuple[str, Sequence[Chunk]]]:
    """The addresses of pages with running text, each with its chunks; a text that stands twice is taken once."""
    for page in held:
        yield page.meeting.url, [c for item in page.items for entry in item.entries for c in entry.chunks]
    for paper in papers:
        if not is_copy(paper, papers):
            yield paper.report.url, paper.chunks


def is_copy(paper: ReportPage, papers: Sequence[ReportPage]) -> bool:
    """Whether all of a paper stands in a longer one too, or in one before it."""
    for other in papers:
        if other.report.id in paper.report.also_in:
            lengths = len(other.page.body), len(paper.page.body)
            if lengths[0] > lengths[1] or (lengths[0] == lengths[1] and other.report.id < paper.report.id):
                return True
    return False


# -- people --------------------------------------------------------------------------------------------------------


def _mentions(config: Config, pages: Iterable[Page]) -> Iterator[Mention]:
    for page in pages:
        body, date = config.body(page.get("body")), page.get("meeting_date") or page.get("date")
        start = next((c.source for c in chunks(page)), Source(page.document))
        lists = [page.people(key) for key in ("members", "co_optees", "attendance", "declarations", "authors", "authorised_by", "recipients", "attending")]
        lists += [item.get("officers", []) for item in page.get("agenda") or []]
        for entry in (entry for people_list in lists for entry in people_list):
            yield Mention(entry["name"], entry.get("role"), body, date, start)


def _people(register: Register, held: Sequence[MeetingPage]) -> Iterator[Person]:
    for someone in register.people:
        if not someone.mentions:
            continue
        attended = [(m.meeting, a) for m in held for a in m.meeting.attendance if a.person == someone.id]
        declared = tuple(d for m in held for d in m.meeting.declarations if d.person == someone.id)
        sources = tuple(dict.fromkeys(m.source for m in someone.mentions))
        yield Person(
            id=someone.id,
            url=f"people/{someone.id}/",
            sources=sources,
            name=someone.name,
            variants=tuple(sorted(someone.spellings)),
            roles=tuple(_roles(someone.mentions)),
            meetings=tuple(PersonMeeting(meeting.id, a.capacity, a.status) for meeting, a in attended),
            declarations=declared,
        )


def _roles(mentions: Sequence[Mention]) -> Iterator[Role]:
    """Offices with the first and the last date that the papers show them."""
    seen: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.role:
            seen.setdefault(mention.role, []).extend([mention.date] if mention.date else [])
    for role, dates in seen.items():
        yield Role(role, None, min(dates, default=None), max(dates, default=None))


# -- documents -----------------------------------------------------------------------------------------------------


def _documents(config: Config, pages: Sequence[Page], held: Sequence[MeetingPage]) -> Iterator[Document]:
    for page in sorted((p for p in pages if p.kind == "document"), key=lambda p: p.id):
        parts = [p for p in pages if p.document == page.id and p.kind != "document"]
        words = page.get("words") or {}
        bodies = [b for p in parts if (b := config.body(p.get("body")))]
        meeting = next((m.meeting.id for kind in ("agenda", "minutes", "web-minutes") for m in held
                        if any(p.document == page.id and p.kind == kind for p in (*m.agendas, *m.minutes))), None)  # fmt: skip
        yield Document(
            id=page.id,
            url=f"documents/{page.id}/",
            sources=(Source(page.id),),
            title=page.title,
            kind=_document_kind(parts),
            path=f"{ORIGINALS}{page.get('path') or ''}",
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


def _document_kind(parts: Sequence[Page]) -> str:
    kinds = [p.kind for p in parts]
    if not kinds:
        return "unreadable"
    return "agenda-pack" if "agenda" in kinds and len(kinds) > 1 else kinds[0]


# -- what search finds ---------------------------------------------------------------------------------------------

_PAPER_KINDS = {"letter": "letter", "cover-sheet": "cover sheet", "work-programme": "work programme", "text": "paper"}


def _sections(
    held: Sequence[MeetingPage],
    papers: Sequence[ReportPage],
    recommended: Sequence[Recommendation],
    terms: Sequence[Term],
    persons: Sequence[Person],
) -> Iterator[Section]:
    for page in held:
        yield from _of_meeting(page)
    for paper in papers:
        if not is_copy(paper, papers) and paper.report.kind != "recommendations":
            yield from _of_paper(paper)
        elif paper.report.kind == "recommendations" and not paper.page.get("recommendations"):
            yield from _of_paper(paper)
    for recommendation in recommended:
        yield _of_recommendation(recommendation, papers)
    for term in terms:
        yield _of_term(term)
    for person in persons:
        yield _of_person(person)


def _of_meeting(page: MeetingPage) -> Iterator[Section]:
    meeting = page.meeting
    where = f"Meeting of {spoken_date(meeting.date)}"
    for item in page.items:
        name = f"{item.number}. {item.title}" if item.number else item.title
        agenda = item.agenda
        officers = "; ".join(f"{o.name_as_printed}, {o.role}" if o.role else o.name_as_printed for o in agenda.officers) if agenda else ""
        text = " ".join(filter(None, [agenda.purpose if agenda else None, officers]))
        sources = meeting.sources[:1]
        yield Section(f"{meeting.id}-{item.anchor}", f"{meeting.url}#{item.anchor}", sources, name, "agenda item", meeting.body, meeting.date, where, text)
        for entry in item.entries:
            if entry.kind == "heading":
                continue
            minute = entry.minute
            title = f"{minute.number} {minute.heading or item.title}" if minute else item.title
            kind = "minute" if entry.kind != "decision" else "decision"
            words = " ".join(c.text for c in entry.chunks)
            yield Section(f"{meeting.id}-{entry.anchor}", f"{meeting.url}#{entry.anchor}", tuple(c.source for c in entry.chunks[:1]), title, kind, meeting.body, meeting.date, f"{where} › {name}", words)


def _of_paper(paper: ReportPage) -> Iterator[Section]:
    report = paper.report
    kind = _PAPER_KINDS.get(report.kind, "report section")
    for passage in passages(paper.chunks, report.title):
        yield Section(f"{report.id}-{passage.anchor}", f"{report.url}#{passage.anchor}", (passage.chunks[0].source,), passage.title, kind, report.body, report.date, report.title, passage.text)


def _of_recommendation(recommendation: Recommendation, papers: Sequence[ReportPage]) -> Section:
    report = next(p.report for p in papers if p.report.id == recommendation.review)
    updates = " ".join(f"{p.label}: {p.text}" for p in recommendation.progress)
    response = recommendation.response.text if recommendation.response else ""
    text = " ".join(filter(None, [recommendation.text, response, recommendation.lead or "", updates]))
    title = f"Recommendation {recommendation.number}" if recommendation.number else "Recommendation"
    return Section(recommendation.id, recommendation.url, recommendation.sources, title, "recommendation", report.body, report.date, recommendation.review_title, text)


def _of_term(term: Term) -> Section:
    text = "; ".join(sense.definition for sense in term.senses)
    return Section(f"glossary-{term.id}", term.url, term.sources, term.term, "glossary term", None, None, "Glossary", text)


def _of_person(person: Person) -> Section:
    text = "; ".join([*(r.role for r in person.roles), *(v for v in person.variants if v != person.name)])
    return Section(f"person-{person.id}", person.url, person.sources[:1], person.name, "person", None, None, "People", text)
