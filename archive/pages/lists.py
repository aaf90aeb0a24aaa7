"""What each list of the site can be filtered and sorted by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from archive.library import Library
from archive.pages.listing import Choice, Facet, Listing, Sort, listing, named, year
from archive.pages.page import DOCUMENTS, PAPERS, by_id, papers_of
from archive.records import Document, Figure, Meeting, Observation, Person, Recommendation, Report, Term
from archive.scrutiny.figures.times import Time
from archive.scrutiny.glossary import OWN
from archive.scrutiny.meetings import MeetingPage

MEETING_STATES = {
    "held": "Held",
    "scheduled": "Announced",
    "cancelled": "Cancelled",
    "postponed": "Postponed",
    "abandoned": "Abandoned",
    "inquorate": "Without a quorum",
}
"""What became of a meeting, in words."""

MINUTES = {
    "approved": "Approved minutes",
    "draft": "Draft minutes",
    "papers": "Agenda and papers",
    "some": "Papers without an agenda",
    "nothing": "No papers in this archive",
}
"""What the archive has of a meeting, in words."""

# "2022-09-30", "2021/22", "April to September 2022"
_YEAR = re.compile(r"20\d\d(?:/\d\d)?")
_CAPACITIES = {
    "member": "Member",
    "co-optee": "Co-optee",
    "cabinet": "Cabinet member",
    "officer": "Officer",
    "guest": "Guest",
    "author": "Named in papers alone",
}
_SENSES = {
    "glossary": "Printed glossary",
    "inline": "Explained in a paper",
    "own": "In this archive’s own words",
}
_READ = {
    "whole": "Nothing reported",
    "part": "Something was not understood",
    "words": "Words unaccounted for",
}


def has(library: Library) -> Callable[[Meeting], str]:
    """What the archive has of a meeting, as a key of MINUTES."""
    with_papers = {page.meeting.id for page in library.meetings if page.reports}
    with_agenda = {page.meeting.id for page in library.meetings if has_agenda(page)}

    def of(meeting: Meeting) -> str:
        if meeting.minutes_status != "none":
            return meeting.minutes_status
        return "papers" if meeting.id in with_agenda else "some" if meeting.id in with_papers else "nothing"

    return of


def has_agenda(page: MeetingPage) -> bool:
    """Whether the archive has a meeting's agenda, and not only items that letters and papers name."""
    return bool(page.meeting.agenda) and bool(page.agendas or page.minutes)


def of_meetings(library: Library) -> Listing:
    """The list of meetings, which stands by year."""
    here = has(library)
    facets = (
        Facet[Meeting]("year", "Year", lambda m: year(m.date), falling=True),
        Facet[Meeting]("body", "Committee", lambda m: named(m.body)),
        Facet[Meeting](
            "state", "State", lambda m: [(m.status, MEETING_STATES[m.status])], list(MEETING_STATES)
        ),
        Facet[Meeting]("has", "What is here", lambda m: [(here(m), MINUTES[here(m)])], list(MINUTES)),
    )
    oldest = Sort[Meeting]("date", "Oldest first", lambda m: m.date)
    return listing(by_id(library), facets, [oldest], usual="Newest first")


def of_reports(library: Library) -> Listing:
    """The list of papers, which stands by meeting."""
    meetings = by_id(library)

    def date(report: Report) -> str:
        held = meetings.get(report.meeting or "")
        return held.date if held else report.date or ""

    facets = (
        Facet[Report]("kind", "Kind", lambda r: [(r.kind, PAPERS[r.kind])], list(PAPERS)),
        Facet[Report]("year", "Year", lambda r: year(date(r)), falling=True),
        Facet[Report]("body", "Committee", lambda r: named(r.body)),
    )
    sorts = (
        Sort("date", "Newest first", date, falling=True),
        Sort("date", "Oldest first", date),
        Sort[Report]("title", "Title, A to Z", lambda r: r.title.casefold()),
    )
    return listing(papers_of(library), facets, sorts, usual="By meeting")


def of_recommendations(
    library: Library, groups: Mapping[str, Sequence[Recommendation]], words: Mapping[str, str]
) -> Listing:
    """The list of papers that recommend; `words` are the states in which recommendations can be."""
    papers, meetings = papers_of(library), by_id(library)

    def date(found: Sequence[Recommendation]) -> str:
        paper = papers[found[0].review]
        held = meetings.get(paper.meeting or "")
        return paper.date or (held.date if held else "")

    facets = (
        Facet[Sequence[Recommendation]]("kind", "Made", lambda f: [_made(r) for r in f]),
        Facet[Sequence[Recommendation]]("state", "Answer", lambda f: _states(f, words), [*words, "overdue"]),
        Facet[Sequence[Recommendation]]("year", "Year", lambda f: year(date(f)), falling=True),
        Facet[Sequence[Recommendation]]("body", "Committee", lambda f: named(papers[f[0].review].body)),
    )
    sorts = (
        Sort("date", "Newest first", date, falling=True),
        Sort("date", "Oldest first", date),
        Sort[Sequence[Recommendation]]("count", "Most recommendations first", len, falling=True),
    )
    return listing(groups, facets, sorts, usual="As they stand")


def _made(recommendation: Recommendation) -> Choice:
    return ("review", "By a review") if recommendation.kind == "review" else ("meeting", "To a meeting")


def _states(found: Iterable[Recommendation], words: Mapping[str, str]) -> list[Choice]:
    every = list(found)
    own = [r.response.kind or "untold" if r.response else "none" for r in every if r.kind == "review"]
    own += ["decided" if r.decided else "undecided" for r in every if r.kind != "review"]
    late = [("overdue", "Answer overdue")] if any(r.response_overdue for r in every) else []
    return [(key, words[key]) for key in own] + late


def of_people(library: Library) -> Listing:
    """The list of people, which stands by family name."""
    meetings = by_id(library)

    def capacities(person: Person) -> list[Choice]:
        found = {m.capacity for m in person.meetings if m.capacity} or {"author"}
        return [(key, _CAPACITIES[key]) for key in _CAPACITIES if key in found]

    facets = (
        Facet("kind", "Came as", capacities, list(_CAPACITIES)),
        Facet[Person](
            "body", "Committee", lambda p: [c for m in p.meetings for c in named(meetings[m.meeting].body)]
        ),
        Facet[Person](
            "year",
            "At a meeting in",
            lambda p: [c for m in p.meetings for c in year(meetings[m.meeting].date)],
            falling=True,
        ),
    )
    most = Sort[Person]("meetings", "Most meetings first", lambda p: len(p.meetings), falling=True)
    return listing({p.id: p for p in library.people}, facets, [most], usual="By family name")


def of_documents(library: Library) -> Listing:
    """The list of originals."""
    meetings = by_id(library)

    def date(document: Document) -> str:
        held = meetings.get(document.meeting or "")
        return held.date if held else ""

    def read(document: Document) -> list[Choice]:
        found = [("part", _READ["part"])] if library.not_understood.get(document.id) else []
        found += [("words", _READ["words"])] if document.words.unaccounted else []
        return found or [("whole", _READ["whole"])]

    facets = (
        Facet[Document]("kind", "Kind", lambda d: [(d.kind, DOCUMENTS[d.kind])], list(DOCUMENTS)),
        Facet[Document]("year", "Year of its meeting", lambda d: year(date(d)), falling=True),
        Facet[Document]("body", "Committee", lambda d: named(d.body)),
        Facet("read", "How it was read", read, list(_READ)),
    )
    sorts = (
        Sort("date", "Newest meeting first", date, falling=True),
        Sort[Document]("title", "Title, A to Z", lambda d: d.title.casefold()),
        Sort[Document]("words", "Most words first", lambda d: d.words.source, falling=True),
    )
    return listing({d.id: d for d in library.documents}, facets, sorts, usual="By file name")


def of_figures(library: Library, latest: Mapping[str, Observation]) -> Listing:
    """The list of measures, with the last value of each."""

    def last(figure: Figure) -> str:
        newest = latest[figure.id]
        return Time(newest.as_at, newest.period).order[0]

    def year_of(figure: Figure) -> list[Choice]:
        newest = latest[figure.id]
        return named(next(reversed(_YEAR.findall(newest.as_at or newest.period or "")), None))

    facets = (
        Facet[Figure]("kind", "Kind", _declared),
        Facet[Figure](
            "state",
            "Papers",
            lambda f: [("differ", "Differ")] if f.conflicts else [("agree", "Do not differ")],
        ),
        Facet[Figure]("year", "Last reported for", year_of, falling=True),
        Facet[Figure]("unit", "Unit", lambda f: named(f.unit) if f.unit != "%" else [("percent", "%")]),
    )
    sorts = (
        Sort[Figure]("name", "Name, A to Z", lambda f: f.measure.casefold()),
        Sort("last", "Last reported first", last, falling=True),
        Sort[Figure]("values", "Most values first", lambda f: len(f.observations), falling=True),
    )
    return listing({f.id: f for f in library.figures}, facets, sorts, usual="As they stand")


def _declared(figure: Figure) -> list[Choice]:
    return [("followed", "Measure that is followed")] if figure.declared else [("other", "Other figure")]


def of_terms(library: Library) -> Listing:
    """The glossary, which stands by letter."""

    def kinds(term: Term) -> list[Choice]:
        own = ["own" if s.sources[0].document == OWN else s.kind for s in term.senses]
        return [(key, _SENSES[key]) for key in own]

    most = Sort[Term]("uses", "Most used first", lambda t: t.uses, falling=True)
    facets = [Facet("kind", "Explained", kinds, list(_SENSES))]
    return listing({t.id: t for t in library.terms}, facets, [most], usual="By letter")
