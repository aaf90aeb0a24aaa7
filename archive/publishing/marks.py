"""Marks by which a page is known wherever it stands: what it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.library import Library
from archive.records import Report, Source
from archive.slugs import slug

Marks = frozenset[str]


def marks(library: Library) -> dict[str, Marks]:
    """The marks of each page of the site, by its address; none for pages that were read from nothing."""
    papers = {page.report.id: frozenset(_of_paper(page.report)) for page in library.reports}
    found: dict[str, Marks] = {p.report.url: papers[p.report.id] for p in library.reports}
    found |= {p.meeting.url: frozenset(_places(p.meeting.sources)) for p in library.meetings}
    found |= {d.url: frozenset({f"sha256:{d.sha256[:16]}"}) for d in library.documents if d.sha256}
    found |= {p.url: frozenset(f"person:{name}" for name in (p.id, *p.also)) for p in library.people}
    for recommendation in library.recommendations:
        url = recommendation.url.partition("#")[0]
        found[url] = found.get(url, frozenset()) | papers.get(recommendation.review, frozenset())
    return found


def _of_paper(report: Report) -> Iterator[str]:
    yield from _places(report.sources[:1])
    yield from (f"{source.document}:{slug(report.title)}" for source in report.sources[:1])


def _places(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        if source.page is not None:
            yield f"{source.document}:p{source.page}"
        elif source.line is not None:
            yield f"{source.document}:l{source.line}"
