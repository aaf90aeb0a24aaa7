"""The pages of a text that has none: where its stamps count on, and which page is due at a line."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[int, int]
"""A line, and the number that stands there."""

_FEWEST = 8
"""So many numbers that count on with the lines are pages, and no list of figures."""
_LINES = (8, 90)
"""So few and so many lines a page has."""
_MOST = 500
"""Texts with more lone numbers are tables."""
_NEAR = 2.5
"""So many pages a number may be away from where it would stand between two stamps."""


def counting(points: Sequence[Point]) -> list[Point]:
    """The longest run of numbers that rise with the lines as pages do; none if it is short."""
    ordered = sorted(points)
    if not _FEWEST <= len(ordered) <= _MOST:
        return []
    runs: list[list[Point]] = []
    for point in ordered:
        before = max((run for run in runs if _follows(run[-1], point)), key=len, default=[])
        runs.append([*before, point])
    longest = max(runs, key=len)
    return longest if len(longest) >= _FEWEST else []


def _follows(before: Point, after: Point) -> bool:
    lines, pages = after[0] - before[0], after[1] - before[1]
    return pages > 0 and _LINES[0] <= lines / pages <= _LINES[1]


@dataclass(frozen=True, slots=True)
class Pages:
    """The stamps that count a text's pages, in order."""

    stamps: tuple[Point, ...]

    def due(self, number: int, line: int) -> bool:
        """Whether the page of that number is due at a line, by the stamps before and behind."""
        at = bisect(self.stamps, (line, number))
        if not 0 < at < len(self.stamps):
            return False
        (first, low), (last, high) = self.stamps[at - 1], self.stamps[at]
        expected = low + (high - low) * (line - first) / max(last - first, 1)
        return low < number < high and abs(number - expected) <= _NEAR

    def due_begins(self, digits: str, line: int) -> bool:
        """Whether the number of a page that is due begins with these digits: "12" of "Page 129"."""
        low = next((n for at, n in reversed(self.stamps) if at <= line), None)
        high = next((n for at, n in self.stamps if at > line), None)
        if low is None or high is None:
            return False
        return any(self.due(n, line) and str(n).startswith(digits) for n in range(low, high))


def pages(points: Sequence[Point]) -> Pages:
    """The stamps among some ("Page 12"), without those that don't count on with the others."""
    rising: list[list[Point]] = [[]]
    for point in sorted(points)[:_MOST]:
        before = [run for run in rising if not run or run[-1][1] < point[1]]
        rising.append([*max(before, key=len), point])
    longest = max(rising, key=len)
    return Pages(tuple(longest))
