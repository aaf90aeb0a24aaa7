"""The table of the site's pages: for each its address, its template and what the template is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from archive import data, views
from archive.dates import spoken
from archive.library import Library
from archive.records import Meeting, PlannedItem, Recommendation, Report
from archive.votes import CHOICES


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of the site."""

    url: str
    """Address below the root: "", "meetings/…/"."""
    template: str
    title: str
    section: str
    """The part of the site, as the navigation names it."""
    description: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    base: str = ""
    """The root's address for the one page that can't know how deep it is: 404."""

    @property
    def file(self) -> str:
        """The file that a server gives for the address."""
        return f"{self.url}index.html" if self.url.endswith("/") or not self.url else self.url

    @property
    def root(self) -> str:
        """The way back to the site's root."""
        return self.base or "../" * self.url.count("/")


RESPONSES = {
    "agreed": "Agreed",
    "partly": "Partly agreed",
    "already": "Already in place",
    "not_agreed": "Not agreed",
}
"""The kinds of response in words."""

PAPERS = {
    "report": "Report",
    "cover-sheet": "Cover sheet",
    "letter": "Letter",
    "work-programme": "Work programme",
    "recommendations": "Recommendations table",
    "glossary": "Glossary",
    "appendix": "Appendix",
    "text": "Paper",
}
"""The kinds of paper in words."""

DOCUMENTS = PAPERS | {
    "agenda-pack": "Agenda pack",
    "pack": "Pack of papers",
    "agenda": "Agenda",
    "minutes": "Minutes",
    "web-minutes": "Web page of a meeting",
    "decisions": "Decisions of a meeting",
    "unreadable": "Could not be read",
}
"""The kinds of document in words."""

_OUTCOMES = {
    "heard": "Heard",
    "moved": "Moved",
    "dropped": "Dropped",
    "upcoming": "Upcoming",
    "unknown": "Not known",
}


def pages(library: Library) -> Iterator[SitePage]:
    """All pages of the site."""
    yield _home(library)
    yield from _meetings(library)
    yield from _reports(library)
    yield from _recommendations(library)
    yield _actions(library)
    yield SitePage(
        "figures/",
        "figures.html",
        "Figures",
        "reports",
        "Measures that the papers report more than once, with every value",
    )
    yield from _people(library)
    yield _glossary(library)
    yield from _documents(library)
    yield SitePage("search/", "search.html", "Search", "search", "Search all papers")
    yield SitePage(
        "data/",
        "data.html",
        "Data",
        "",
        "The whole archive as open data",
        {"lists": [(name, len(data.listed(library, name))) for name, _ in data.LISTS]},
    )
    yield SitePage(
        "about/",
        "about.html",
        "About this archive",
        "",
        "What this archive is, how it is made, and how to report a mistake",
    )
    yield SitePage("accessibility/", "accessibility.html", "Accessibility statement", "")
    yield SitePage("404.html", "404.html", "Page not found", "", base=urlsplit(library.config.base_url).path)


def by_year(library: Library) -> dict[str, list[Meeting]]:
    """Meetings, the latest first, under their years."""
    years: dict[str, list[Meeting]] = defaultdict(list)
    for page in sorted(library.meetings, key=lambda m: m.meeting.date, reverse=True):
        years[page.meeting.date[:4]].append(page.meeting)
    return dict(years)


def _by_id(library: Library) -> dict[str, Meeting]:
    return {page.meeting.id: page.meeting for page in library.meetings}


def _papers(library: Library) -> dict[str, Report]:
    return {page.report.id: page.report for page in library.reports}


def _home(library: Library) -> SitePage:
    held, announced = views.last_and_next(list(_by_id(library).values()))
    owed = [a for a in library.actions if a.kind == "action" and a.status == "open"]
    papers = [r for r in _papers(library).values() if r.kind not in ("cover-sheet", "glossary")]
    context = {
        "held": held,
        "announced": announced,
        "promises": views.promises(owed, _by_id(library)),
        "papers": sorted(sorted(papers, key=_in_pack), key=lambda r: r.date or "", reverse=True)[:6],
        "kinds": PAPERS,
        "reviews": _reviews(library),
    }
    return SitePage("", "home.html", library.config.title, "home", library.config.description, context)


def _meetings(library: Library) -> Iterator[SitePage]:
    yield SitePage(
        "meetings/",
        "meetings.html",
        "Meetings",
        "meetings",
        "All meetings, by year",
        {"years": by_year(library)},
    )
    papers = _papers(library)
    documents = {d.id: d for d in library.documents}
    for page in library.meetings:
        meeting = page.meeting
        context = {
            "view": page,
            "meeting": meeting,
            "items": list(views.items(page, papers, [a for a in library.actions if a.meeting == meeting.id])),
            "papers": papers,
            "attendance": views.attendance(meeting),
            "other_papers": sorted(views.other_papers(page, papers), key=_in_pack),
            "kinds": PAPERS,
            "other_votes": views.other_votes(page),
            "choices": dict(CHOICES),
            "coverage": views.coverage(page),
            "as_printed": views.as_printed(page),
            "documents": documents,
            "meetings": _by_id(library),
            "previous": library.meeting(meeting.previous),
            "next": library.meeting(meeting.next),
            "approved_at": library.meeting(meeting.approved_at),
        }
        date = spoken(meeting.date)
        yield SitePage(
            meeting.url,
            "meeting.html",
            f"{meeting.body}, {date}",
            "meetings",
            f"Agenda, papers and minutes of the meeting on {date}",
            context,
        )


def _reports(library: Library) -> Iterator[SitePage]:
    groups: dict[str | None, list[Report]] = defaultdict(list)
    for report in _papers(library).values():
        groups[report.meeting].append(report)
    meetings = _by_id(library)
    ordered = sorted(groups.items(), key=lambda g: meetings[g[0]].date if g[0] else "", reverse=True)
    listing: dict[str, Any] = {
        "groups": [(library.meeting(key), sorted(found, key=_in_pack)) for key, found in ordered],
        "kinds": PAPERS,
    }
    yield SitePage(
        "reports/",
        "reports.html",
        "Reports and papers",
        "reports",
        "Reports, letters and other papers, by meeting",
        listing,
    )
    for page in library.reports:
        report = page.report
        own = (p for p in library.programme if p.published_in == report.id)
        planned: list[PlannedItem] = sorted(own, key=lambda p: p.planned_for or "9999")
        context = {
            "view": page,
            "report": report,
            "kind": PAPERS[report.kind],
            "meeting": library.meeting(report.meeting),
            "captions": {t.anchor: t.caption for t in report.tables},
            "also_in": [r.report for r in library.reports if r.report.id in report.also_in],
            "planned": planned,
            "outcomes": _OUTCOMES,
            "meetings": meetings,
            "has_dossier": any(r.review == report.id for r in library.recommendations),
        }
        yield SitePage(
            report.url, "report.html", report.title, "reports", (report.summary or "")[:300], context
        )


def _in_pack(report: Report) -> tuple[int, str, int, str]:
    """Papers in the order of the agenda, those of a document in its order, a letter that sends them first."""
    item = (
        int(report.item) if report.item and report.item.isdigit() else 0 if report.kind == "letter" else 999
    )
    start = report.sources[0]
    return item, start.document, start.page or start.line or 0, report.id


def _reviews(library: Library) -> list[tuple[Report, list[Recommendation]]]:
    """Reviews with their recommendations."""
    groups: dict[str, list[Recommendation]] = defaultdict(list)
    for recommendation in library.recommendations:
        groups[recommendation.review].append(recommendation)
    papers = _papers(library)
    return [(papers[key], found) for key, found in groups.items()]


def _recommendations(library: Library) -> Iterator[SitePage]:
    reviews = _reviews(library)
    summary = "What reviews recommended, what was answered, and what came of it"
    yield SitePage(
        "recommendations/",
        "recommendations.html",
        "Recommendations",
        "recommendations",
        summary,
        {"reviews": reviews, "responses": RESPONSES},
    )
    for report, found in reviews:
        context = {
            "report": report,
            "recommendations": found,
            "meeting": library.meeting(report.meeting),
            "responses": RESPONSES,
        }
        yield SitePage(
            f"recommendations/{report.id}/",
            "dossier.html",
            f"Recommendations: {found[0].review_title}",
            "recommendations",
            summary,
            context,
        )


def _actions(library: Library) -> SitePage:
    found = views.promises(library.actions, _by_id(library))
    open_words = "What somebody was to do, and no later paper in this archive says that it was done."
    kinds = (
        ("open", "Promises that are open", open_words, ("action", "open")),
        (
            "answered",
            "Promises that were answered",
            "A later paper says what came of these.",
            ("action", "answered"),
        ),
        ("decisions", "Decisions", "What a meeting agreed or resolved.", ("decision", "open")),
        ("noted", "Noted", "What a meeting took note of.", ("noted", "open")),
    )
    groups = [
        (*words, [p for p in found if (p.action.kind, p.action.status) == wanted]) for *words, wanted in kinds
    ]
    context = {"groups": groups, "papers": _papers(library), "meetings": _by_id(library)}
    return SitePage(
        "actions/",
        "actions.html",
        "Decisions and promises",
        "meetings",
        "What meetings decided and what was promised to them",
        context,
    )


def _people(library: Library) -> Iterator[SitePage]:
    letters: dict[str, list[Any]] = defaultdict(list)
    for person in sorted(library.people, key=lambda p: (p.name.split()[-1].casefold(), p.name)):
        letters[person.name.split()[-1][0].upper()].append(person)
    yield SitePage(
        "people/", "people.html", "People", "people", "Everyone whom the papers name", {"letters": letters}
    )
    reports = [r.report for r in library.reports]
    for person in library.people:
        presented = [
            r
            for r in reports
            if any(n.person == person.id for n in (*r.authors, *r.authorised_by, *r.recipients))
        ]
        items = [
            (m.meeting, i)
            for m in library.meetings
            for i in m.meeting.agenda
            if any(o.person == person.id for o in i.officers)
        ]
        declared = [
            (m.meeting, d) for m in library.meetings for d in m.meeting.declarations if d.person == person.id
        ]
        context = {
            "person": person,
            "reports": presented,
            "items": items,
            "declared": declared,
            "meetings": _by_id(library),
            "statuses": dict(views.STATUSES),
            "kinds": PAPERS,
        }
        yield SitePage(
            person.url,
            "person.html",
            person.name,
            "people",
            f"What the papers say of {person.name}: roles, meetings, papers",
            context,
        )


def _glossary(library: Library) -> SitePage:
    letters: dict[str, list[Any]] = defaultdict(list)
    for term in sorted(library.terms, key=lambda t: (t.term.casefold(), t.id)):
        letters[term.id[0].upper() if term.id[0].isalpha() else "0–9"].append(term)
    titles = {p.url: p.title for p in (*_reports(library), *_meetings(library))}
    return SitePage(
        "glossary/",
        "glossary.html",
        "Glossary",
        "glossary",
        "What abbreviations and terms mean",
        {"letters": letters, "titles": titles},
    )


def _documents(library: Library) -> Iterator[SitePage]:
    yield SitePage(
        "documents/",
        "documents.html",
        "Documents",
        "documents",
        "The originals that this archive was read from",
        {"kinds": DOCUMENTS, "meetings": _by_id(library)},
    )
    reports = _papers(library)
    for document in library.documents:
        held = [
            m.meeting
            for m in library.meetings
            if any(p.document == document.id for p in (*m.agendas, *m.minutes))
        ]
        context = {
            "document": document,
            "kinds": DOCUMENTS,
            "reports": [reports[p] for p in document.parts if p in reports],
            "meetings": held,
        }
        yield SitePage(document.url, "document.html", document.title, "documents", context=context)
