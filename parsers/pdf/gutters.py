"""Stretches of lines that white columns run through from top to bottom: what a table without rules may be."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from parsers.pdf.lines import Line, lines, segments
from parsers.pdf.words import Word

Span = tuple[float, float]
_WHITE = 0.4
"""So wide a gutter is at least, in heights of the type; the spaces between words are narrower in the mean."""
_LEAST = 4.0
"""And so wide in points."""
_PLAIN = 0.8
"""So wide are the gaps of the line that a stretch begins with."""
_FAR = 3.4
"""So far apart, in heights of their type, lines of one table may stand."""
_WRAPPED = 1.65
"""So far apart, in heights of its type, the lines of a cell may stand."""
_SURE = 2
"""So many lines must have words on both sides of a gutter before it is one for certain."""


_SPACE = 1.0
"""So wide, in points, is the white even before a word that begins where a column does."""
_LINES = 3
"""So many lines has a stretch at least."""
_EXACT = 0.7
"""So near, in points, it begins there."""
_EDGE = 1.5
"""So far from each other, in points, the lines of a column begin that goes on over pages."""
_NARROW = 3.0
"""So much white stands before it at least."""
_TOP = 6
"""Among so many first lines of a page a table goes on: some are its running head."""


@dataclass(eq=False)
class Stretch:
    """Lines that follow each other, and from where to where the words of each column reach."""

    lines: list[Line]
    columns: list[Span]
    goes_on: Stretch | None = None
    """The stretch on the page before that this one goes on with."""
    told_by: str = ""
    """What tells its rows, where that is known: "gaps", "keys", or "nothing"."""

    @property
    def words(self) -> list[Word]:
        """All of its words."""
        return [word for line in self.lines for word in line.words]

    @cached_property
    def edges(self) -> tuple[float, ...]:
        """Where each column begins, and the right end of the last: the left edge of its words tells."""
        return (*(x0 - 1 for x0, _ in self.columns), self.columns[-1][1])

    def column(self, word: Word) -> int:
        """The column that a word stands in."""
        return bisect_right(self._starts, word.x0 + 1)

    @cached_property
    def _starts(self) -> list[float]:
        return [x0 for x0, _ in self.columns[1:]]

    def across(self, line: Line) -> list[tuple[Word, Word]]:
        """The words of a line on both sides of its gutters."""
        return [(a, b) for a, b in itertools.pairwise(line.words) if self.column(a) != self.column(b)]

    @cached_property
    def own(self) -> list[list[Line]]:
        """The lines of each column."""
        held: list[list[Word]] = [[] for _ in self.columns]
        for line in self.lines:
            for word in line.words:
                held[self.column(word)].append(word)
        return [lines(words) for words in held]

    @cached_property
    def size(self) -> float:
        """The size of its type."""
        return Counter(line.size for line in self.lines).most_common(1)[0][0]

    @cached_property
    def leading(self) -> float:
        """The distance of lines that a cell's width has broken: the least that is usual in a column."""
        if self.goes_on is not None:
            return self.goes_on.leading
        least, most = 0.9 * self.size, _WRAPPED * self.size
        usual = (a for a, b in itertools.pairwise(sorted(self._steps())) if b - a < 0.8 and least < a < most)
        return next(usual, 1.2 * self.size) + 0.8

    def _steps(self) -> Iterator[float]:
        """How far the lines of each column stand from each other."""
        above: dict[int, float] = {}
        for line in self.lines:
            for column in {self.column(word) for word in line.words}:
                if column in above:
                    yield line.y - above[column]
                above[column] = line.y

    @cached_property
    def apart(self) -> float:
        """Lines further from each other than this are no lines of one paragraph."""
        return self.leading + max(1.0, 0.1 * self.size)

    @cached_property
    def bands(self) -> list[list[Line]]:
        """Its lines parted where all columns have a gap wider than that of the lines in a cell."""
        bands = [self.lines[:1]]
        for before, line in itertools.pairwise(self.lines):
            if line.y - before.y > self.apart:
                bands.append([])
            bands[-1].append(line)
        return bands

    def chunks(self, column: int) -> list[list[Line]]:
        """The lines of a column that stand right below each other."""
        return list(runs(self.own[column], self.apart))

    def of(self, kept: Sequence[Line]) -> Stretch:
        """The same with some of its lines only."""
        if len(kept) == len(self.lines):
            return self
        return Stretch(list(kept), self.columns, self.goes_on)


def runs(column: Iterable[Line], apart: float) -> Iterator[list[Line]]:
    """Lines parted where they stand further from each other than this."""
    run: list[Line] = []
    for line in column:
        if run and line.y - run[-1].y > apart:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def jumps(words: Sequence[Word]) -> int:
    """How often the words of a file leap to one place: over a wide gap in a line, or up the page to a column.

    A form leaps about, and so do justified lines. The gap behind the first word of a line is that of a number
    or a bullet.
    """
    found: list[Word] = []
    first = True
    for before, after in itertools.pairwise(words):
        if -1.5 < after.y - before.y < 1.5:
            if not first and after.x0 - before.x1 > 0.8 * after.size:
                found.append(after)
            first = False
        else:
            if after.y < before.y:
                found.append(after)
            first = True
    figures = [word for word in found if word.text[0].isdigit()]
    return max(_alike([word.x0 for word in found]), _alike([word.x1 for word in figures]))


def _alike(places: Sequence[float]) -> int:
    """How many of them are one, but for a point or so."""
    count = Counter(map(round, places))
    return max([number + count.get(place + 1, 0) for place, number in count.items()], default=0)


def stretch_at(found: Sequence[Line], start: int, least: int) -> Stretch | None:
    """The stretch that begins with a line, if wide gaps part that into so many columns at least.

    None if a line that runs through its columns stands right above or below it, or one with gaps elsewhere
    near to it: it would be cut from a row, or from a table.
    """
    if len(segments(found[start], _PLAIN)) < least:
        return None
    end, columns = _grown(found, start, least)
    columns = _plain(found[start:end], columns)
    first = start
    while first and _keeps(found[first - 1], found[first], columns):
        first -= 1
    if end - first < _LINES or len(columns) < least:
        return None
    apart = Stretch(list(found[start:end]), columns).apart

    def is_cut(at: int) -> bool:
        return 0 < at < len(found) and found[at].y - found[at - 1].y <= apart

    def is_part(at: int, beside: int) -> bool:
        near = 0 < at < len(found) and found[at].y - found[at - 1].y <= _FAR * found[at].size
        line = found[beside] if near else None
        behind = line is not None and any(abs(line.x0 - x0) < _EXACT for x0, _ in columns[1:])
        return is_cut(at) or behind or (line is not None and len(segments(line, _PLAIN)) > 1)

    while first < start and is_cut(first):
        first += 1
    if is_part(first, first - 1) or is_part(end, end):
        return None
    return Stretch(list(found[first:end]), columns)


def _plain(own: Sequence[Line], columns: Sequence[Span]) -> list[Span]:
    """Columns without those that only the same words in each line part, by no more than a space."""
    kept = [columns[0]]
    for left, right in itertools.pairwise(columns):
        gaps = [gap for line in own if (gap := _gap(line, left[1], right[0])) is not None]
        if sum(gap > _PLAIN * own[0].size for gap in gaps) >= 0.25 * len(gaps):
            kept.append(right)
        else:
            kept[-1] = (kept[-1][0], right[1])
    return kept


def _gap(line: Line, end: float, start: float) -> float | None:
    """How wide the white of a line is at a gutter; None if nothing stands on one of its sides."""
    before = [w.x1 for w in line.words if w.x1 <= end + 1]
    after = [w.x0 for w in line.words if w.x0 >= start - 1]
    return min(after) - max(before) if before and after else None


def continuation(found: Sequence[Line], above: Stretch) -> Stretch | None:
    """The lines at the top of a page that keep to the columns of a stretch on the page before."""
    for start in range(min(_TOP, len(found))):
        part = Stretch(list(_kept(found[start:], above.columns)), above.columns, above)
        begun = {part.column(w) for w in part.words if any(abs(w.x0 - x) < _EDGE for x, _ in part.columns)}
        rest = {part.column(line.words[0]) for line in part.lines}
        if len(begun) > 1 or (begun and begun == rest != {0}):
            return part
    return None


def _kept(found: Sequence[Line], columns: Sequence[Span]) -> Iterator[Line]:
    """The first lines, near to each other, that keep to columns."""
    before = None
    for line in found:
        through = any(w.x0 < x - _EDGE and w.x1 > x - _NARROW for w in line.words for x, _ in columns[1:])
        far = before is not None and line.y - before.y > _FAR * max(line.size, before.size)
        if through or far or line.x0 < columns[0][0] - _EDGE:
            return
        yield line
        before = line


def _grown(found: Sequence[Line], start: int, least: int) -> tuple[int, list[Span]]:
    """How far down white columns run from a line, and the columns between them."""
    columns = _united((), found[start])
    end = start + 1
    while end < len(found):
        line = found[end]
        if line.y - found[end - 1].y > _FAR * max(line.size, found[end - 1].size):
            break
        wider = _united(columns, line)
        if len(wider) < least or _lost(columns, wider, found[start:end]):
            break
        columns = wider
        end += 1
    return end, columns


def _united(columns: Sequence[Span], line: Line) -> list[Span]:
    """From where to where words stand, with those of one more line.

    A word that begins just where a column does is in it, however near the one before stands.
    """
    white = max(_WHITE * line.size, _LEAST)
    starts = [x0 for x0, _ in columns[1:]]
    spans = sorted([*columns, *((w.x0, w.x1) for w in line.words)])
    merged = [spans[0]]
    for x0, x1 in spans[1:]:
        last = merged[-1]
        begins = x0 - last[1] >= _SPACE and any(abs(x0 - start) < _EXACT for start in starts)
        if x0 - last[1] < white and not begins:
            merged[-1] = (last[0], max(last[1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _lost(columns: Sequence[Span], wider: Sequence[Span], above: Sequence[Line]) -> bool:
    """Whether a line runs through a gutter that several lines above show."""
    gone = [
        (left, right)
        for left, right in itertools.pairwise(columns)
        if any(x0 <= left[0] and right[1] <= x1 for x0, x1 in wider)
    ]
    return any(_is_sure(above, left, right) for left, right in gone)


def _is_sure(above: Sequence[Line], left: Span, right: Span) -> bool:
    """Whether lines have words in the columns on both sides of a gutter, or begin anew behind it."""
    both = sum(
        any(left[0] <= w.x0 <= left[1] for w in line.words)
        and any(right[0] <= w.x0 <= right[1] for w in line.words)
        for line in above
    )
    if both >= _SURE:
        return True
    return sum(any(abs(s.x0 - right[0]) < _EXACT for s in segments(line, _PLAIN)) for line in above) > _SURE


def _keeps(line: Line, below: Line, columns: Sequence[Span]) -> bool:
    """Whether a line above a stretch keeps to its columns, as the first line of a high cell does."""
    near = below.y - line.y <= _FAR * max(line.size, below.size)
    begins = any(abs(line.x0 - x0) < _EXACT for x0, _ in columns)
    return near and begins and len(_united(columns, line)) == len(columns)
