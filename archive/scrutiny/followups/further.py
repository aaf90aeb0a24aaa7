"""What work programmes name among what may be looked at: further work on a matter, not its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.body import Chunk
from archive.records import FollowUp, Source
from archive.scrutiny.reports import ReportPage

# "Possible items noted for 2023/24", "Suggestions from residents", "Items to be scheduled"
_TOPICS = r"(?:items?|topics?|reviews?|work|matters|issues|suggestions?)"
_POSSIBLE = re.compile(
    r"\b(?:possible|potential|suggest(?:ed|ions?)|proposed|future|reserve|additional|other|unscheduled"
    rf"|unallocated|to be (?:scheduled|confirmed|programmed))\b.*\b{_TOPICS}\b"
    rf"|\bsuggestions? (?:for|from)\b|\b{_TOPICS} (?:to be|for) (?:future|scheduled|consideration)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class PossibleItem:
    """A topic that a work programme names without a date."""

    body: str | None
    date: str
    """That of the programme."""
    title: str
    followup: FollowUp


def possible_items(papers: Iterable[ReportPage]) -> Iterator[PossibleItem]:
    """All topics that work programmes name as possible."""
    for paper in papers:
        if paper.report.kind == "work-programme":
            yield from _of(paper)


def _of(paper: ReportPage) -> Iterator[PossibleItem]:
    possible = False
    for chunk in paper.chunks:
        if chunk.kind == "heading":
            possible = bool(_POSSIBLE.search(chunk.text))
        elif chunk.kind == "table":
            yield from _rows(chunk, paper, possible=possible)
        elif chunk.kind == "list" and possible:
            for item in chunk.items:
                yield _item(item, item, (chunk.source, chunk.anchor), paper)
        elif chunk.kind == "paragraph" and _POSSIBLE.search(chunk.text) and len(chunk.text) < 90:
            possible = True


def _rows(chunk: Chunk, paper: ReportPage, *, possible: bool) -> Iterator[PossibleItem]:
    """The rows of a table under such a heading, or below a row that says the same over all columns."""
    for row, place in zip(chunk.rows, chunk.places, strict=True):
        cells = [cell for cell in row if cell.strip()]
        if len(set(cells)) == 1 and _POSSIBLE.search(cells[0]):
            possible = True
        elif possible and cells:
            title = re.sub(
                r"^\W*\d{1,2}[.)]?\s*", "", next((c for c in cells if re.search(r"[a-z]{3}", c)), "")
            )
            if title:
                yield _item(title, " ".join(cells), (place, chunk.anchor), paper)


def _item(title: str, text: str, place: tuple[Source, str], paper: ReportPage) -> PossibleItem:
    report = paper.report
    source, anchor = place
    url = f"{report.url}#{anchor}"
    followup = FollowUp(report.meeting, report.id, text, (source,), kind="further_work", url=url)
    return PossibleItem(report.body, report.date or "", title, followup)
