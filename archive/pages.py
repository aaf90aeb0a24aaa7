"""The table of the site's pages: for each its address, its template and what the template is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from archive.library import Library
from archive.records import Meeting
from archive.reports import ReportPage
from archive.search import spoken_date


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

    @property
    def file(self) -> str:
        """The file that a server gives for the address."""
        return f"{self.url}index.html" if self.url.endswith("/") or not self.url else self.url

    @property
    def root(self) -> str:
        """The way back to the site's root."""
        return "../" * self.url.count("/")


def pages(library: Library) -> Iterator[SitePage]:
    """All pages of the site."""
    yield SitePage("", "home.html", library.config.title, "home", library.config.description)
    yield from _meetings(library)
    yield from _reports(library)
    yield from _recommendations(library)
    yield SitePage("actions/", "actions.html", "Decisions and promises", "meetings")
    yield SitePage("figures/", "figures.html", "Figures", "reports")
    yield from _people(library)
    yield SitePage("glossary/", "glossary.html", "Glossary", "glossary")
    yield from _documents(library)
    yield SitePage("search/", "search.html", "Search", "search")
    yield SitePage("data/", "data.html", "Data", "")
    yield SitePage("about/", "about.html", "About this archive", "")
    yield SitePage("accessibility/", "accessibility.html", "Accessibility statement", "")
    yield SitePage("404.html", "404.html", "Page not found", "")


def by_year(library: Library) -> dict[str, list[Meeting]]:
    """Meetings, the latest first, under their years."""
    years: dict[str, list[Meeting]] = defaultdict(list)
    for page in sorted(library.meetings, key=lambda m: m.meeting.date, reverse=True):
        years[page.meeting.date[:4]].append(page.meeting)
    return dict(years)


def _meetings(library: Library) -> Iterator[SitePage]:
    yield SitePage("meetings/", "meetings.html", "Meetings", "meetings", context={"years": by_year(library)})
    papers = {r.report.id: r.report for r in library.reports}
    for page in library.meetings:
        meeting = page.meeting
        context = {
            "view": page,
            "meeting": meeting,
            "papers": papers,
            "previous": library.meeting(meeting.previous),
            "next": library.meeting(meeting.next),
            "approved_at": library.meeting(meeting.approved_at),
            "actions": [a for a in library.actions if a.meeting == meeting.id],
        }
        title = f"{meeting.body}, {spoken_date(meeting.date)}"
        yield SitePage(meeting.url, "meeting.html", title, "meetings", f"Agenda, papers and minutes of the meeting on {spoken_date(meeting.date)}", context)


def _reports(library: Library) -> Iterator[SitePage]:
    yield SitePage("reports/", "reports.html", "Reports and papers", "reports")
    for page in library.reports:
        report = page.report
        context = {
            "view": page,
            "report": report,
            "meeting": library.meeting(report.meeting),
            "also_in": [r.report for r in library.reports if r.report.id in report.also_in],
            "planned": [p for p in library.programme if p.published_in == report.id],
            "has_dossier": any(r.review == report.id for r in library.recommendations),
        }
        yield SitePage(report.url, "report.html", report.title, "reports", report.summary or "", context)


def _recommendations(library: Library) -> Iterator[SitePage]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for recommendation in library.recommendations:
        groups[recommendation.review].append(recommendation)
    papers: dict[str, ReportPage] = {r.report.id: r for r in library.reports}
    reviews = [(papers[key].report, found) for key, found in groups.items()]
    yield SitePage("recommendations/", "recommendations.html", "Recommendations", "recommendations", context={"reviews": reviews})
    for report, found in reviews:
        context = {"report": report, "recommendations": found, "meeting": library.meeting(report.meeting)}
        yield SitePage(f"recommendations/{report.id}/", "dossier.html", f"Recommendations: {found[0].review_title}", "recommendations", context=context)


def _people(library: Library) -> Iterator[SitePage]:
    yield SitePage("people/", "people.html", "People", "people")
    reports = [r.report for r in library.reports]
    for person in library.people:
        presented = [r for r in reports if any(n.person == person.id for n in (*r.authors, *r.authorised_by, *r.recipients))]
        items = [(m.meeting, i) for m in library.meetings for i in m.meeting.agenda if any(o.person == person.id for o in i.officers)]
        context = {"person": person, "reports": presented, "items": items, "meetings": {m.meeting.id: m.meeting for m in library.meetings}}
        yield SitePage(person.url, "person.html", person.name, "people", context=context)


def _documents(library: Library) -> Iterator[SitePage]:
    yield SitePage("documents/", "documents.html", "Documents", "documents")
    reports = {r.report.id: r.report for r in library.reports}
    for document in library.documents:
        held = [m.meeting for m in library.meetings if any(p.document == document.id for p in (*m.agendas, *m.minutes))]
        context = {"document": document, "reports": [reports[p] for p in document.parts if p in reports], "meetings": held}
        yield SitePage(document.url, "document.html", document.title, "documents", context=context)
