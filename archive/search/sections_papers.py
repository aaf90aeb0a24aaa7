"""The sections of papers: passages and tables of reports, letters, cover sheets and what else was laid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.records import Section
from archive.scrutiny.reports import is_copy
from archive.search.passages import passages
from archive.search.sections_common import ids, of_report, trail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive.records import Group
    from archive.scrutiny.reports import ReportPage
    from archive.search.passages import Passage

_KINDS = {
    "letter": "letter",
    "cover-sheet": "cover sheet",
    "work-programme": "work programme",
    "appendix": "appendix",
    "text": "paper",
}


def sections(papers: Sequence[ReportPage]) -> Iterator[Section]:
    """All passages of papers, those that are only a copy of another one last.

    What a table of recommendations says is told by the recommendations.
    """
    for paper in sorted(papers, key=lambda paper: is_copy(paper, papers)):
        if not (paper.report.kind == "recommendations" and paper.page.get("recommendations")):
            group = of_report(paper.report)
            for place, passage in enumerate(passages(paper.chunks, paper.report.title)):
                yield _passage(paper, passage, group, first=place == 0)


def _passage(paper: ReportPage, passage: Passage, group: Group, *, first: bool) -> Section:
    """A passage; the first one names those whose paper it is."""
    report = paper.report
    kind = _KINDS.get(report.kind, "report section")
    signed = ids((*report.authors, *report.authorised_by, *report.recipients)) if first else ()
    return Section(
        id=f"{report.id}-{passage.anchor}{passage.suffix}",
        url=f"{report.url}#{passage.anchor}",
        sources=(passage.chunks[0].source,),
        title=passage.title,
        kind="table" if passage.table and kind in ("report section", "appendix", "paper") else kind,
        body=report.body,
        date=report.date,
        breadcrumb=trail(report.title, *passage.trail),
        text=passage.text,
        group=group,
        continues=passage.continues,
        people=signed,
    )
