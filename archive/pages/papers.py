"""The pages of reports and other papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from archive.chapters import Chapter, whole
from archive.dates import spoken
from archive.library import Library
from archive.pages import lists, notices, programme, recommendations, views
from archive.pages.chains import replied
from archive.pages.page import OUTCOMES, PAPERS, SitePage, by_id, called, in_pack, papers_of
from archive.records import PlannedItem, Report


def pages(library: Library) -> Iterator[SitePage]:
    """A list of the papers, and a page for each."""
    groups: dict[str | None, list[Report]] = defaultdict(list)
    for report in papers_of(library).values():
        groups[report.meeting].append(report)
    meetings = by_id(library)
    ordered = sorted(groups.items(), key=lambda g: meetings[g[0]].date if g[0] else "", reverse=True)
    listing: dict[str, Any] = {
        "groups": [(library.meeting(key), sorted(found, key=in_pack)) for key, found in ordered],
        "kinds": PAPERS,
        "listing": lists.of_reports(library),
    }
    yield SitePage(
        "reports/",
        "reports.html",
        "Reports and papers",
        "reports",
        "Reports, letters and other papers, by meeting",
        listing,
    )
    came, papers = notices.by_paper(library), papers_of(library)
    published: dict[str, list[PlannedItem]] = defaultdict(list)
    for item in library.programme:
        published[item.published_in].append(item)
    for page in library.reports:
        report = page.report
        planned = sorted(published.get(report.id, ()), key=lambda p: p.planned_for or "9999")
        context = {
            "view": page,
            "report": report,
            "kind": PAPERS[report.kind],
            "meeting": library.meeting(report.meeting),
            "papers": papers,
            "captions": {t.anchor: t.caption for t in report.tables},
            "sums": {t.anchor: [total for total in t.totals if not total.adds_up] for t in report.tables},
            "also_in": [papers[key] for key in report.also_in],
            "planned": planned,
            "outcomes": OUTCOMES,
            "meetings": meetings,
            "year_url": programme.year_of(library, planned[0]) if planned else None,
            "replied": replied(library, report.id),
            "dossier": recommendations.address(library, report.id),
            "came": came.get(report.id, ()),
        }
        found = library.chapters.get(report.id, ())
        context |= {"chapters": found, "whole": whole(report.url)}
        summary, apart = (report.summary or "")[:300], _apart(library, report)
        yield SitePage(report.url, "report.html", called(report), "reports", summary, context, apart=apart)
        if found:
            yield from _in_chapters(report, found, context, apart)


def _apart(library: Library, report: Report) -> tuple[str, ...]:
    """What tells a paper from others with its title: its day, kind and committee, and where it was read."""
    meeting = library.meeting(report.meeting)
    day = spoken(report.date or (meeting.date if meeting else None))
    place = report.sources[0] if report.sources else None
    document = next((d.title for d in library.documents if place and d.id == place.document), "")
    page = f"page {place.page}" if place and place.page else ""
    return tuple(filter(None, (day, PAPERS[report.kind], report.body, document, page, report.id)))


def _in_chapters(
    report: Report, found: Sequence[Chapter], context: dict[str, Any], apart: tuple[str, ...]
) -> Iterator[SitePage]:
    """A page for each chapter of a long paper, and one with all of it."""
    for number, chapter in enumerate(found, start=1):
        own = {"chapter": chapter, "number": number, "chunks": views.below(chapter.chunks, 1)}
        title = f"{chapter.title} – {report.title}"
        told = (f"chapter {number}", *apart)
        yield SitePage(chapter.url, "chapter.html", title, "reports", "", context | own, report.url, told)
    title = f"{report.title}, on one page"
    yield SitePage(whole(report.url), "whole.html", title, "reports", "", context, report.url, apart)
