"""Long papers in chapters: each passage stands in one.

The paper's own address shows the contents, `whole/` below it all of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from textwrap import shorten

from archive.body import Chunk, turn
from archive.scrutiny.reports import ReportPage

WHOLE = "whole"
"""The last part of the address at which a long paper stands whole."""

_LONG, _MANY = 8000, 100
"""More words or headings than this are cut into chapters: some twenty pages."""
_MOST = 4000
"""A chapter of more words is cut again, at its own headings or, without any, where a page turns."""
_FEW = 1500
"""A chapter of fewer words goes on with the next."""
_LONGEST = 80
"""Letters of each of two headings that are a chapter's title together."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A run of a paper's text that has a page to itself."""

    url: str
    title: str
    chunks: tuple[Chunk, ...]

    @property
    def headings(self) -> tuple[Chunk, ...]:
        """Its headings in order."""
        return tuple(c for c in self.chunks if c.kind == "heading")

    @property
    def inside(self) -> tuple[Chunk, ...]:
        """Its headings but for the one that is its title, if it stands over all of the others."""
        alone = self.chunks[0].kind == "heading" and len(_tops(self.headings)) == 1
        return self.headings[1:] if alone else self.headings

    @property
    def pages(self) -> tuple[int, ...]:
        """The first and the last page that it was read from, as the file counts them, if it has pages."""
        found = [s.page for c in self.chunks for s in c.sources if s.page is not None]
        return (min(found), max(found)) if found else ()


def chapters(paper: ReportPage) -> tuple[Chapter, ...]:
    """The chapters of a long paper; none of one that a page holds."""
    headings = sum(chunk.kind == "heading" for chunk in paper.chunks)
    if _words(paper.chunks) <= _LONG and headings <= _MANY:
        return ()
    runs = _joined(_cut(paper.chunks))
    return _told_apart(list(_chapters(paper.report.url, runs)), paper.chunks) if len(runs) > 1 else ()


def whole(url: str) -> str:
    """The address at which all of a long paper stands on one page."""
    return f"{url}{WHOLE}/"


def _words(found: Iterable[Chunk]) -> int:
    return sum(len(chunk.text.split()) for chunk in found)


def _cut(found: Sequence[Chunk]) -> Iterator[tuple[Chunk, ...]]:
    """A text cut at its highest headings, and what is still too long at those below."""
    levels = {chunk.level for chunk in found[1:] if chunk.kind == "heading"}
    if _words(found) <= _MOST:
        yield tuple(found)
    elif levels:
        level = min(levels)
        starts = [at for at, c in enumerate(found) if at and c.kind == "heading" and c.level <= level]
        for start, end in pairwise([0, *starts, len(found)]):
            yield from _cut(found[start:end])
    else:
        yield from _cut_at_pages(found)


def _cut_at_pages(found: Sequence[Chunk]) -> Iterator[tuple[Chunk, ...]]:
    """A text without headings, cut where a page begins or, without pages, between two paragraphs."""
    run: list[Chunk] = []
    for chunk in found:
        turned = bool(run) and (chunk.source.page is None or chunk.source != run[-1].sources[-1])
        if turned and run[-1].kind != "heading" and _words(run) + _words([chunk]) > _MOST:
            yield tuple(run)
            run = []
        run.append(chunk)
    yield tuple(run)


def _joined(runs: Iterable[tuple[Chunk, ...]]) -> list[tuple[Chunk, ...]]:
    """Runs of which none but the last is short, if what follows it leaves room."""
    result: list[tuple[Chunk, ...]] = []
    for run in runs:
        last = result[-1] if result else ()
        few = _words(last) < _FEW and _words(last) + _words(run) <= _MOST
        if last and (few or last[-1].kind == "heading"):
            result[-1] += run
        else:
            result.append(run)
    return result


def _chapters(url: str, runs: Sequence[tuple[Chunk, ...]]) -> Iterator[Chapter]:
    under: Chunk | None = None
    part = 1
    for run, after in zip(runs, [*(run[0] for run in runs[1:]), None], strict=True):
        found = [chunk for chunk in run if chunk.kind == "heading"]
        begins = bool(found) and (found[0] is run[0] or under is None)
        part = 1 if begins else part + 1
        first = found[0] if begins else run[0]
        if begins or under is None:
            title = _named(first) if begins else f"Part {part - 1}"
        else:
            title, found = f"{_named(under)}, part {part}", [under, *found]
        tops = _tops(found)
        if len(tops) > 1:
            part, last = 1, _last(found, tops[-1], after)
            ends = f"{'and' if tops[1:] == [last] else 'to'} {_short(_named(last))}"
            title = f"{_short(title)}, {ends}"
        under = tops[-1] if tops else None
        yield Chapter(f"{url}{first.anchor if first.anchor != WHOLE else f'{WHOLE}-1'}/", title, run)


def _named(heading: Chunk) -> str:
    return f"{heading.number} {heading.text}" if heading.number else heading.text


def _short(name: str) -> str:
    return shorten(name, _LONGEST, placeholder="…")


def _tops(headings: Sequence[Chunk]) -> list[Chunk]:
    """The headings that stand below none of those before them."""
    found: list[Chunk] = []
    for heading in headings:
        if not found or heading.level <= found[-1].level:
            found.append(heading)
    return found


def _last(headings: Sequence[Chunk], top: Chunk, after: Chunk | None) -> Chunk:
    """The last part of a run: of the rank of what follows where that goes on with the run's last heading."""
    level = max(top.level, after.level if after else 0)
    return [heading for heading in headings if heading.level <= level][-1]


def _told_apart(found: Sequence[Chapter], chunks: Sequence[Chunk]) -> tuple[Chapter, ...]:
    """Chapters of one title, each with what it stands below or, where that is no help, its place."""
    same: dict[str, list[Chapter]] = defaultdict(list)
    for chapter in found:
        same[chapter.title.casefold()].append(chapter)
    above = _above(chunks)
    more: dict[str, str] = {}
    for own in same.values():
        titles = [above.get(chapter.chunks[0].anchor, "") for chapter in own]
        if len(set(titles)) < len(own) or not all(titles):
            titles = [f"{at} of {len(own)}" for at in range(1, len(own) + 1)]
        more |= {c.url: f" ({title})" for c, title in zip(own, titles, strict=True) if len(own) > 1}
    return tuple(replace(c, title=f"{c.title}{more.get(c.url, '')}") for c in found)


def _above(chunks: Iterable[Chunk]) -> dict[str, str]:
    """The heading that each heading stands below, by their anchors."""
    found: dict[str, str] = {}
    path: list[Chunk] = []
    for chunk in chunks:
        if chunk.kind == "heading":
            path = [heading for heading in path if heading.level < chunk.level]
            found[chunk.anchor] = path[-1].text if path else ""
            path.append(chunk)
    return found


# -- addresses ---------------------------------------------------------------------------------------------


def addresses(url: str, found: Iterable[Chapter]) -> Iterator[tuple[str, str]]:
    """Each address of a passage as records name it, and where it stands."""
    for chapter in found:
        for chunk in chapter.chunks:
            turns = (turn(chunk.anchor, source) for source in chunk.sources[1:])
            for anchor in (chunk.anchor, *turns):
                yield f"{url}#{anchor}", f"{chapter.url}#{anchor}"
