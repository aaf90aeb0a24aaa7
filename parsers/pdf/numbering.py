"""Which figures at the edges of a PDF's pages number them: they count, or stand where such do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parsers import furniture
from parsers.pdf.lines import Line
from parsers.pdf.page import Page
from parsers.pdf.running import Piece

_NEAR = 4
"""So many pages before and behind a page its number has one that it counts with: sides of pages differ."""
_SPOT = 4.0
"""Numbers that begin, end or have their middle within so many points stand at one place."""
_HIGH = 14.0
"""The same for their base lines: feet stand a little higher or lower."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A bare number at the edge of a page."""

    index: int
    value: int
    line: Line
    alone: bool
    """Whether no other words stand in its line."""
    outer: bool
    """Whether nothing stands between it and the edge of the page."""
    middle: bool
    """Whether it stands in the middle of the page's width."""

    @property
    def offset(self) -> int:
        """By how much it differs from the place of its page in the file."""
        return self.value - self.index

    def is_at(self, other: _Number) -> bool:
        """Whether both stand at one place of their pages."""
        a, b = self.line, other.line
        across = min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1) / 2)
        return across < _SPOT and abs(a.y - b.y) < _HIGH


def figures(pages: Sequence[Page], at_edges: Sequence[Sequence[Piece]]) -> set[int]:
    """The pieces, by identity, that look like the number of a page and are figures of its text.

    The number of a page counts with another one at its place. One that is alone in its line may also count
    as others near do, or stand where they stand: a paper in a pack begins anew. Where there are none it has
    to be the file's own count, or in the middle, with nothing beyond it.
    """
    found = dict(_numbers(pages, at_edges))
    by_count: dict[tuple[int, int], list[_Number]] = defaultdict(list)
    for one in found.values():
        by_count[one.offset, one.index].append(one)
    counted = [one for one in found.values() if _counts(one, by_count)]
    known = set(map(id, counted))
    return {
        key
        for key, one in found.items()
        if id(one) not in known and not (one.alone and (_is_like(one, counted) or _is_by_itself(one)))
    }


def _numbers(pages: Sequence[Page], at_edges: Sequence[Sequence[Piece]]) -> Iterator[tuple[int, _Number]]:
    """The bare numbers among the pieces at the edges of each page, by the piece's identity."""
    for index, (page, own) in enumerate(zip(pages, at_edges, strict=True)):
        for piece in own:
            value = furniture.own_page(piece.line.plain)
            if value is not None and furniture.is_bare(piece.line.plain):
                yield id(piece), _number(page, index, value, piece.line)


def _number(page: Page, index: int, value: int, line: Line) -> _Number:
    low = line.y > page.height / 2
    beside = [w for w in page.words if abs(w.y - line.y) < 0.5 * line.size]
    return _Number(
        index,
        value,
        line,
        alone=all(line.x0 - 1 < w.x0 < line.x1 for w in beside),
        outer=not any((w.y > line.y + 1) if low else (w.y < line.y - 1) for w in page.words),
        middle=abs(line.x0 + line.x1 - page.width) < 2 * _SPOT,
    )


def _counts(one: _Number, by_count: Mapping[tuple[int, int], Sequence[_Number]]) -> bool:
    """Whether a page near has a number at the same place that is as much higher or lower as it is far."""
    return any(
        one.is_at(other)
        for step in range(1, _NEAR + 1)
        for at in (one.index - step, one.index + step)
        for other in by_count.get((one.offset, at), ())
    )


def _is_like(one: _Number, counted: Sequence[_Number]) -> bool:
    """Whether a number counts as others near it do, or stands where some stand."""
    return any(
        one.is_at(other) or (one.offset == other.offset and abs(one.index - other.index) <= 2 * _NEAR)
        for other in counted
    )


def _is_by_itself(one: _Number) -> bool:
    """Whether a number is that of its page although no other page has one."""
    return one.outer and (one.middle or one.offset == 1)
