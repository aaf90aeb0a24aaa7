"""The grids of ruled tables: the lines drawn on a page, put together where they meet."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parsers.pdf.drawn import Box
from parsers.pdf.lines import Line, body_size, lines, segments
from parsers.pdf.page import Page
from parsers.pdf.words import Word

NEAR = 3.0
"""Rules that lie as near as this, in points, are one; so far may ends miss each other."""
_HEADS = 4
"""A head has no more rows than this."""
# "1,200", "£4.5m": what a row of a head has not, but for years
_AMOUNT = re.compile(r"[(+\-–−£$]*(?!(?:19|20)\d\d$)[\d.,]*\d[%)kmbn]*$")
_SPACE = 0.6
"""The spaces between words are narrower than this, in heights of their type."""
_SHORT = 60.0
"""A rule that parts rows is longer than this, though it end before the others."""
_TALL = 80.0
"""A shade higher than this is no row of a table."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a table's lines stand: edges from left to right, from the top down, and the rules."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[Box, ...]
    down: tuple[Box, ...]
    headed: bool = False
    """Whether a shade shows its first row instead of rules."""

    @property
    def box(self) -> Box:
        """The area of the whole grid."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def inside(self, words: Iterable[Word]) -> list[Word]:
        """The words that stand in it."""
        left, top, right, low = self.xs[0] - 1, self.ys[0] - 1, self.xs[-1] + 1, self.ys[-1] + 1
        return [w for w in words if left <= (w.x0 + w.x1) / 2 <= right and top <= w.y - w.size / 3 <= low]


def grids(page: Page, words: Sequence[Word]) -> list[Grid]:
    """The grids of a page from the top down; lines under words and frames round a page make none."""
    across = merged([r for r in page.rules if r.x1 - r.x0 >= r.y1 - r.y0 and r.x1 - r.x0 > 4], flat=True)
    down = merged([r for r in page.rules if r.y1 - r.y0 > r.x1 - r.x0 and r.y1 - r.y0 > 4], flat=False)
    down = [r for r in down if r.y1 - r.y0 < 0.94 * page.height or not (r.x0 < 40 or r.x0 > page.width - 40)]
    across = [r for r in across if r.x1 - r.x0 < 0.94 * page.width or 40 < r.y0 < page.height - 40]
    found = [
        _with_shaded_head(grid, page.shades, words)
        for group in _touching(across, down)
        if (grid := _grid(*group)) is not None
    ]
    free = [r for r in [*across, *_shade_edges(page.shades, words)] if not _in_any(found, r)]
    opened = [part for grid in _open_grids(free) for part in _by_tables(grid, words)]
    return [g if g.down else _extended(g, words) for g in _outermost([*found, *opened])]


def _in_any(found: Sequence[Grid], rule: Box) -> bool:
    return any(grid.box.holds((rule.x0 + rule.x1) / 2, rule.y0, 2) for grid in found)


def merged(rules: Sequence[Box], *, flat: bool) -> list[Box]:
    """Rules on one line that touch or overlap as one; a flat one as thin as a line."""
    turned = [r if flat else Box(r.y0, r.x0, r.y1, r.x1) for r in rules]
    rows: list[list[Box]] = []
    for rule in sorted(turned, key=lambda r: r.y0 + r.y1):
        middle = (rule.y0 + rule.y1) / 2
        if rows and middle - rows[-1][0].y0 <= 1.5:
            rows[-1].append(rule)
        else:
            rows.append([Box(rule.x0, middle, rule.x1, middle)])
    whole: list[Box] = []
    for row in rows:
        at = row[0].y0
        row.sort(key=lambda r: r.x0)
        left, right = row[0].x0, row[0].x1
        for rule in row[1:]:
            if rule.x0 <= right + NEAR:
                right = max(right, rule.x1)
            else:
                whole.append(Box(left, at, right, at))
                left, right = rule.x0, rule.x1
        whole.append(Box(left, at, right, at))
    return [r if flat else Box(r.y0, r.x0, r.y1, r.x1) for r in whole]


def _touching(across: Sequence[Box], down: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Groups of rules that cross or meet: those across and those down."""
    rules = [*down, *across]
    group = list(range(len(rules)))
    for index, rule in enumerate(rules):
        meets = {group[other] for other in range(index) if _meet(rule, rules[other])}
        if meets:
            group = [index if g in meets else g for g in group]
    members: dict[int, tuple[list[Box], list[Box]]] = defaultdict(lambda: ([], []))
    for index, rule in enumerate(rules):
        members[group[index]][index < len(down)].append(rule)
    return list(members.values())


def _meet(a: Box, b: Box) -> bool:
    return a.x0 - NEAR <= b.x1 and b.x0 - NEAR <= a.x1 and a.y0 - NEAR <= b.y1 and b.y0 - NEAR <= a.y1


def clustered(values: Iterable[float]) -> tuple[float, ...]:
    """Values from the least up, of those near to each other the least."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > NEAR:
            out.append(value)
    return tuple(out)


def _grid(across: Sequence[Box], down: Sequence[Box]) -> Grid | None:
    """The grid of rules that touch; where outer rules are left out, the ends of the others stand for them."""
    if not down or len(across) < 2:
        return None
    xs = clustered([*(r.x0 for r in down), min(r.x0 for r in across), max(r.x1 for r in across)])
    across = [r for r in across if _parts_rows(r, xs)]
    ys = clustered([*(r.y0 for r in across), min(r.y0 for r in down), max(r.y1 for r in down)])
    return Grid(xs, ys, tuple(across), tuple(down)) if len(xs) > 2 and len(ys) > 1 else None


def _parts_rows(rule: Box, xs: Sequence[float]) -> bool:
    """Whether a rule runs through a whole column at least; one that doesn't is drawn under words."""
    return any(rule.x0 <= left + NEAR and right - NEAR <= rule.x1 for left, right in itertools.pairwise(xs))


def _with_shaded_head(grid: Grid, shades: Sequence[Box], words: Sequence[Word]) -> Grid:
    """A grid with the row above it that a shade shows instead of rules, if its words keep to the columns.

    Where the shade reaches on into the grid, they may be labels over several columns.
    """
    top = grid.ys[0]
    over = [s for s in shades if s.y0 < top - NEAR <= s.y1 and s.y1 - s.y0 < _TALL]
    wide = clustered([x for s in over for x in (s.x0, s.x1)])
    if not over or abs(wide[0] - grid.xs[0]) > NEAR or abs(wide[-1] - grid.xs[-1]) > NEAR:
        return grid
    start = min(s.y0 for s in over)
    head = Grid(grid.xs, (start, top), (), ()).inside(words)
    crossed = [x for x in grid.xs if any(w.x0 < x - 1 and w.x1 > x + 1 for w in head)]
    if not head or (crossed and min(s.y1 for s in over) < top + NEAR):
        return grid
    down = tuple(Box(x, start, x, top) for x in grid.xs if x not in crossed)
    across = (Box(grid.xs[0], start, grid.xs[-1], start), Box(grid.xs[0], top, grid.xs[-1], top))
    return Grid(grid.xs, (start, *grid.ys), (*across, *grid.across), (*down, *grid.down), headed=True)


def _shade_edges(shades: Sequence[Box], words: Sequence[Word]) -> list[Box]:
    """The upper and lower edges of shaded rows, which part rows as rules do; where tags tell, they do."""
    flat = [s for s in shades if NEAR < s.y1 - s.y0 < _TALL and s.x1 - s.x0 > 150]
    if not flat or any(word.tag is not None and word.tag.cell is not None for word in words):
        return []
    return merged([Box(s.x0, y, s.x1, y) for s in flat for y in (s.y0, s.y1)], flat=True)


def _open_grids(across: Sequence[Box]) -> list[Grid]:
    """Tables with rules between their rows only: three and more of them, alike in place and width."""
    found: list[Grid] = []
    rest = sorted(across, key=lambda r: r.y0)
    while rest:
        first = rest[0]
        alike = [r for r in rest if abs(r.x0 - first.x0) < 6 and abs(r.x1 - first.x1) < 6]
        rest = [r for r in rest if not any(r is a for a in alike)]
        if len(alike) >= 3 and first.x1 - first.x0 > 150:
            ys = clustered(r.y0 for r in (*alike, *_short(across, alike)))
            found.append(Grid((first.x0, first.x1), ys, tuple(alike), ()))
    return found


def _by_tables(grid: Grid, words: Sequence[Word]) -> list[Grid]:
    """A grid parted where its words are tagged as those of several tables, one below the other."""
    tables: dict[int, list[Word]] = {}
    for word in grid.inside(words):
        if word.tag is not None and word.tag.cell is not None:
            tables.setdefault(word.tag.cell[0], []).append(word)
    reach = sorted((min(w.y - w.size for w in own), max(w.y for w in own)) for own in tables.values())
    if len(reach) < 2 or any(above[1] > below[0] for above, below in itertools.pairwise(reach)):
        return [grid]
    starts = [bisect_right(grid.ys, (above[1] + below[0]) / 2) for above, below in itertools.pairwise(reach)]
    parts = [grid.ys[a:b] for a, b in itertools.pairwise([0, *starts, len(grid.ys)])]
    if any(len(ys) < 2 for ys in parts):
        return [grid]
    return [replace(grid, ys=ys, across=tuple(r for r in grid.across if r.y0 in ys)) for ys in parts]


def _short(across: Sequence[Box], alike: Sequence[Box]) -> list[Box]:
    """The rules between those of a table that begin where they do and end sooner: over a part of a head."""
    left, right, top, low = alike[0].x0, alike[0].x1, alike[0].y0, alike[-1].y0
    return [
        r
        for r in across
        if abs(r.x0 - left) < 1 and r.x1 - r.x0 > _SHORT and r.x1 < right - NEAR and top < r.y0 < low
    ]


def _outermost(found: list[Grid]) -> list[Grid]:
    """Grids that don't lie within another; from the top down."""
    kept = [g for g in found if not any(o is not g and _within(g.box, o.box) for o in found)]
    return sorted(kept, key=lambda g: (g.ys[0], g.xs[0]))


def _within(inner: Box, outer: Box) -> bool:
    return (
        outer.x0 - 2 <= inner.x0
        and inner.x1 <= outer.x1 + 2
        and outer.y0 - 2 <= inner.y0
        and inner.y1 <= outer.y1 + 2
        and inner != outer
    )


# -- tables that are ruled across only -----------------------------------------------------------------------


def _extended(grid: Grid, words: Sequence[Word]) -> Grid:
    """A table ruled across only, with its head above the first rule and its last row below the last."""
    inside = grid.inside(words)
    if not inside:
        return grid
    beside = [w for w in words if grid.xs[0] - 2 <= w.x0 and w.x1 <= grid.xs[-1] + 2]
    near = lines(w for w in beside if w.y < grid.ys[0])[::-1]
    above = _row_at(near, grid.ys[0], grid.xs, inside, above=True)
    below = _row_at(lines(w for w in beside if w.y - w.size / 2 > grid.ys[-1]), grid.ys[-1], grid.xs, inside)
    top = _tops(above, near, grid, inside)
    bottom = (max(line.y + line.size / 3 for line in below),) if below else ()
    return replace(grid, ys=(*top, *grid.ys, *bottom))


def _tops(above: Sequence[Line], near: Sequence[Line], grid: Grid, inside: Sequence[Word]) -> list[float]:
    """Where the rows above the first rule begin, which are given from it upwards.

    Where rules stand below rows only, they are two: a head in bold type, and the first row.
    """
    row = list(itertools.takewhile(lambda line: not line.bold, above))
    head = list(above[len(row) :])
    if row and not head:
        bold = itertools.takewhile(lambda line: line.bold, near[len(row) :])
        words = [*inside, *(word for line in row for word in line.words)]
        head = _row_at(list(bold), row[-1].y - row[-1].size, grid.xs, words)
    return [own[-1].y - own[-1].size for own in (head, row) if own]


def _row_at(
    near: Sequence[Line], rule: float, outer: Sequence[float], inside: Sequence[Word], *, above: bool = False
) -> list[Line]:
    """The lines next to a rule that keep to the columns; none if they are words that run through them."""
    row: list[Line] = []
    at = rule
    if not near or abs(near[0].y - at) > 2.2 * near[0].size + 4:
        return []
    size, edges = body_size([inside]), columns(outer, inside)
    for line in near:
        # below the first column a cell may go on after a blank line; in it a wider gap ends the table
        reach = 2.2 * line.size + 4 if not row else 3.0 * line.size if line.x0 > edges[1] else 1.7 * line.size
        if abs(line.y - at) > reach or abs(line.size - size) > 0.12 * size:
            break
        all_words = [*inside, *(w for known in (*row, line) for w in known.words)]
        wider = columns(outer, all_words)
        if len(wider) < len(edges) and _is_of_one_line(edges, inside):
            edges = _without_wide_spaces(edges, inside)
        if len(wider) != len(edges):
            break
        row.append(line)
        at = line.y
    if max((_columns_used(line, edges) for line in row), default=0) > 1:
        return row
    return row if above and len(row) == len(near) and _goes_on(row, edges) else []


def _goes_on(row: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether lines at the top of a page are the rest of a cell that the page before has cut off.

    They stand in a column behind the first; a unit or a caption above a table is a line of its own.
    """
    return (
        bool(row) and all(line.x0 > edges[1] for line in row) and (len(row) > 1 or row[0].plain[:1].islower())
    )


def _columns_used(line: Line, edges: Sequence[float]) -> int:
    return len({slot(edges, (w.x0 + w.x1) / 2) for w in line.words})


def columns(outer: Sequence[float], words: Sequence[Word | Line]) -> tuple[float, ...]:
    """The columns of a table without rules between them: where white space runs down through all its rows."""
    spans = sorted([(w.x0, w.x1) for w in words])
    edges: list[float] = []
    reach = spans[0][1]
    for x0, x1 in spans:
        if x0 - reach > 4:
            edges.append((x0 + reach) / 2)
        if x1 > reach:
            reach = x1
    return (outer[0], *edges, outer[-1])


def slot(edges: Sequence[float], value: float) -> int:
    """Between which two edges a value lies; the first or last two if it is beyond."""
    index, last = bisect_right(edges, value) - 1, len(edges) - 2
    return last if index > last else index if index > 0 else 0


def runs(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand together in a line: without rules, what runs through columns is one cell's."""
    return [list(piece.words) for line in lines(words) for piece in segments(line, 0.7)]


def open_columns(grid: Grid, words: Sequence[Word]) -> tuple[float, ...]:
    """The columns of a grid without rules between them.

    Where some rows are remarks that run through all columns, the others tell; so do those below the labels
    that a head has over several columns.
    """
    return _without_wide_spaces(_columns_by_rows(grid, _below_labels(grid, words)), words)


def _below_labels(grid: Grid, words: Sequence[Word]) -> Sequence[Word]:
    """Words without the first rows of a head, where the row below has more names."""
    below = list(words)
    for edge in grid.ys[1:_HEADS]:
        rest = [w for w in below if w.y - w.size / 3 > edge]
        next_edge = next((y for y in grid.ys if y > edge), edge)
        names = [w for w in rest if w.y - w.size / 3 < next_edge]
        labels = [w for w in below if w.y - w.size / 3 <= edge]
        if not names or any(_AMOUNT.match(w.text) for w in names) or len(runs(labels)) >= len(runs(names)):
            break
        below = rest
    return below


def _columns_by_rows(grid: Grid, words: Sequence[Word]) -> tuple[float, ...]:
    found = columns(grid.xs, words)
    rows: dict[int, list[Word]] = {}
    for word in words:
        rows.setdefault(slot(grid.ys, word.y - word.size / 3), []).append(word)
    half = 0.45 * (grid.xs[-1] - grid.xs[0])
    telling = [row for row in rows.values() if all(p[-1].x1 - p[0].x0 < half for p in runs(row))]
    if len(telling) < 0.4 * len(rows):
        return found
    better = columns(grid.xs, [word for row in telling for word in row])
    return better if len(better) > len(found) + 1 else found


def _without_wide_spaces(xs: tuple[float, ...], words: Sequence[Word]) -> tuple[float, ...]:
    """Columns without those that only the wide spaces of justified lines, or of one line, seem to part."""
    kept = [xs[0]]
    for edge, right in itertools.pairwise(xs[1:]):
        beside = [w for w in words if kept[-1] <= (w.x0 + w.x1) / 2 < right]
        across = [line for line in lines(beside) if line.x1 > edge]
        alone = len(across) == 1 and across[0].gap < _SPACE and across[0].x0 < edge
        if not across or not (alone or all(_runs_through(line, edge) for line in across)):
            kept.append(edge)
    return (*kept, xs[-1])


def _is_of_one_line(xs: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether the words of a column stand in one line: they may be the end of what begins in the last."""
    ys: list[set[int]] = [set() for _ in xs[1:]]
    for word in words:
        ys[slot(xs, word.x0)].add(round(word.y))
    return any(len(own) == 1 for own in ys[1:])


def _runs_through(line: Line, edge: float) -> bool:
    """Whether a line has no wider space at an edge than between its words before it."""
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(line.words) if b.x0 < edge]
    at = next((b.x0 - a.x1 for a, b in itertools.pairwise(line.words) if a.x1 <= edge <= b.x0), None)
    return at is not None and bool(gaps) and at <= 1.2 * min(gaps)
