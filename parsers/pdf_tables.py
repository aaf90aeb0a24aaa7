"""Ruled tables: the lines drawn on a page make a grid, the words between them its cells."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parsers.pdf_drawn import Box
from parsers.pdf_lines import Line, body_size, is_bullet, joined, lines, markdown, segments
from parsers.pdf_page import Page, Word

_NEAR = 3.0
"""Rules that lie as near as this, in points, are one; so far may ends miss each other."""
# "a)", "(ii)", "3." at the start of a cell's line, after a line that ends with a colon, a semicolon or so
_LETTERED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]$")
_PAUSES = re.compile(r"(?:[.:;,]|and|or)$")
_FIGURE = re.compile(r"^[(+\-–−£$]*[\d.,]+[%)kmKMbn]*$|^[-–]$|^n/a$", re.I)


_LABELS = 4
"""So many rows at least must be alike before words are put where no rule parts them."""


@dataclass(slots=True)
class Table:
    """A table on a page: its rows of cells, its columns' edges."""

    box: Box
    rows: list[tuple[str, ...]]
    edges: tuple[float, ...]
    header: bool = False
    ruled: bool = True
    """Whether lines show its columns; else their edges are halfway between the words."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where a table's lines stand: edges from left to right, from the top down, and the rules."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[Box, ...]
    down: tuple[Box, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def tables(page: Page, known: frozenset[str]) -> tuple[list[Table], list[Word]]:
    """The tables of a page, and the words that stand in none."""
    found: list[Table] = []
    words = [w for w in page.words if w.upright]
    for ruled in _grids(page):
        grid = ruled if ruled.down else _extended(ruled, words)
        inside = [w for w in words if grid.box.holds((w.x0 + w.x1) / 2, w.y - w.size / 3, 1)]
        table = _table(grid, inside, page.shades, known) if len(inside) > 1 else None
        if table is not None:
            found.append(table)
            taken = set(map(id, inside))
            words = [w for w in words if id(w) not in taken]
    return found, words


# -- rules to grids ------------------------------------------------------------------------------------------


def _grids(page: Page) -> list[_Grid]:
    """The groups of rules that touch each other; lines under words and frames round a page make none."""
    across = _merged([r for r in page.rules if r.x1 - r.x0 >= r.y1 - r.y0 and r.x1 - r.x0 > 4], flat=True)
    down = _merged([r for r in page.rules if r.y1 - r.y0 > r.x1 - r.x0 and r.y1 - r.y0 > 4], flat=False)
    down = [r for r in down if r.y1 - r.y0 < 0.94 * page.height or not (r.x0 < 40 or r.x0 > page.width - 40)]
    across = [r for r in across if r.x1 - r.x0 < 0.94 * page.width or 40 < r.y0 < page.height - 40]
    grids = []
    for group in _touching(across, down):
        grid = _grid([r for r in group if r in across], [r for r in group if r in down])
        if grid is not None:
            grids.append(grid)
    grids += _open_grids(
        [r for r in across if not any(g.box.holds((r.x0 + r.x1) / 2, r.y0, 2) for g in grids)]
    )
    return _outermost(grids)


def _merged(rules: Sequence[Box], *, flat: bool) -> list[Box]:
    """Rules on one line that touch or overlap as one; a flat one as thin as a line."""
    turned = [r if flat else Box(r.y0, r.x0, r.y1, r.x1) for r in rules]
    rows: list[list[Box]] = []
    for rule in sorted(turned, key=lambda r: r.y0 + r.y1):
        middle = (rule.y0 + rule.y1) / 2
        if rows and middle - rows[-1][0].y0 <= 1.5:
            rows[-1].append(replace(rule, y0=rows[-1][0].y0, y1=rows[-1][0].y0))
        else:
            rows.append([replace(rule, y0=middle, y1=middle)])
    whole: list[Box] = []
    for row in rows:
        row.sort(key=lambda r: r.x0)
        current = row[0]
        for rule in row[1:]:
            if rule.x0 <= current.x1 + _NEAR:
                current = replace(current, x1=max(current.x1, rule.x1))
            else:
                whole.append(current)
                current = rule
        whole.append(current)
    return [r if flat else Box(r.y0, r.x0, r.y1, r.x1) for r in whole]


def _touching(across: Sequence[Box], down: Sequence[Box]) -> list[list[Box]]:
    """Groups of rules that cross or meet."""
    groups: list[list[Box]] = []
    for rule in [*down, *across]:
        meets = [g for g in groups if any(_meet(rule, other) for other in g)]
        merged = [rule] + [r for g in meets for r in g]
        groups = [g for g in groups if not any(g is m for m in meets)] + [merged]
    return groups


def _meet(a: Box, b: Box) -> bool:
    return a.x0 - _NEAR <= b.x1 and b.x0 - _NEAR <= a.x1 and a.y0 - _NEAR <= b.y1 and b.y0 - _NEAR <= a.y1


def _clustered(values: Iterable[float]) -> tuple[float, ...]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return tuple(out)


def _grid(across: Sequence[Box], down: Sequence[Box]) -> _Grid | None:
    """The grid of rules that touch; where outer rules are left out, the ends of the others stand for them."""
    if not down or len(across) < 2:
        return None
    xs = _clustered([*(r.x0 for r in down), min(r.x0 for r in across), max(r.x1 for r in across)])
    ys = _clustered([*(r.y0 for r in across), min(r.y0 for r in down), max(r.y1 for r in down)])
    return _Grid(xs, ys, tuple(across), tuple(down)) if len(xs) > 2 and len(ys) > 1 else None


def _open_grids(across: Sequence[Box]) -> list[_Grid]:
    """Tables with rules between their rows only: three and more of them, alike in place and width."""
    grids: list[_Grid] = []
    rest = sorted(across, key=lambda r: r.y0)
    while rest:
        first = rest[0]
        alike = [r for r in rest if abs(r.x0 - first.x0) < 6 and abs(r.x1 - first.x1) < 6]
        rest = [r for r in rest if not any(r is a for a in alike)]
        if len(alike) >= 3 and first.x1 - first.x0 > 150:
            grids.append(_Grid((first.x0, first.x1), _clustered(r.y0 for r in alike), tuple(alike), ()))
    return grids


def _outermost(grids: list[_Grid]) -> list[_Grid]:
    """Grids that don't lie within another; from the top down."""
    kept = [g for g in grids if not any(o is not g and _within(g.box, o.box) for o in grids)]
    return sorted(kept, key=lambda g: (g.ys[0], g.xs[0]))


def _within(inner: Box, outer: Box) -> bool:
    return (
        outer.x0 - 2 <= inner.x0
        and inner.x1 <= outer.x1 + 2
        and outer.y0 - 2 <= inner.y0
        and inner.y1 <= outer.y1 + 2
        and inner != outer
    )


def _extended(grid: _Grid, words: Sequence[Word]) -> _Grid:
    """A table ruled across only, with its head above the first rule and its last row below the last."""
    inside = [w for w in words if grid.box.holds((w.x0 + w.x1) / 2, w.y - w.size / 3, 1)]
    if not inside:
        return grid
    beside = [w for w in words if grid.xs[0] - 2 <= w.x0 and w.x1 <= grid.xs[-1] + 2]
    above = _row_at(lines(w for w in beside if w.y < grid.ys[0])[::-1], grid.ys[0], grid.xs, inside)
    below = _row_at(lines(w for w in beside if w.y - w.size / 2 > grid.ys[-1]), grid.ys[-1], grid.xs, inside)
    top = (min(line.y - line.size for line in above),) if above else ()
    bottom = (max(line.y + line.size / 3 for line in below),) if below else ()
    return replace(grid, ys=(*top, *grid.ys, *bottom))


def _row_at(near: Sequence[Line], rule: float, outer: Sequence[float], inside: Sequence[Word]) -> list[Line]:
    """The lines next to a rule that keep to the columns; none if they are words that run through them."""
    row: list[Line] = []
    at = rule
    size, columns = body_size([inside]), _columns(outer, inside)
    for line in near:
        # below the first column a cell may go on after a blank line; in it a wider gap ends the table
        reach = (
            2.2 * line.size + 4 if not row else 3.0 * line.size if line.x0 > columns[1] else 1.7 * line.size
        )
        if abs(line.y - at) > reach or abs(line.size - size) > 0.12 * size:
            break
        wider = _columns(outer, [*inside, *(w for known in (*row, line) for w in known.words)])
        if len(wider) != len(columns):
            break
        row.append(line)
        at = line.y
    across = max((_columns_used(line, columns) for line in row), default=0)
    return row if across > 1 else []


def _columns_used(line: Line, edges: Sequence[float]) -> int:
    return len({_slot(edges, (w.x0 + w.x1) / 2) for w in line.words})


# -- grids to cells ------------------------------------------------------------------------------------------


def _table(grid: _Grid, words: Sequence[Word], shades: Sequence[Box], known: frozenset[str]) -> Table | None:
    """The table of a grid, or None where a box holds plain text."""
    xs = grid.xs if len(grid.xs) > 2 else _columns_by_rows(grid, words)
    if len(xs) < 3:
        return None
    rows = _cells(grid, xs, words)
    rows = [part for row in rows for part in _unruled_rows(row)]
    rows, xs = _parted([row for row in rows if any(row)], xs)
    rows = [part for row in rows for part in _unruled_rows(row, least=_LABELS, share=0.5) if any(part)]
    used = [i for i in range(len(xs) - 1) if any(row[i] for row in rows)]
    if len(used) < 2 or not rows:
        return None
    header = _is_head(rows, shades, grid)
    written = [
        tuple(_written(row[i], known, head=header and not n) for i in used) for n, row in enumerate(rows)
    ]
    return Table(grid.box, written, tuple(xs[i] for i in used), header)


def _cells(grid: _Grid, xs: Sequence[float], words: Sequence[Word]) -> list[list[list[Word]]]:
    """The words of each cell. Cells without a rule between them are one; its words stand in the first."""
    wide, high = len(xs) - 1, len(grid.ys) - 1
    owner = list(range(wide * high))

    def find(cell: int) -> int:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    for row in range(high):
        for column in range(wide):
            here = row * wide + column
            if (
                column + 1 < wide
                and grid.down
                and not _ruled_down(grid, xs[column + 1], grid.ys[row], grid.ys[row + 1])
            ):
                _unite(owner, find(here), find(here + 1))
            if (
                row + 1 < high
                and grid.down
                and not _ruled_across(grid, grid.ys[row + 1], xs[column], xs[column + 1])
            ):
                _unite(owner, find(here), find(here + wide))
    cells: list[list[list[Word]]] = [[[] for _ in range(wide)] for _ in range(high)]
    held: dict[int, list[tuple[int, list[Word]]]] = {}
    for piece in [[word] for word in words] if grid.down else _pieces(words):
        here = _slot(grid.ys, piece[0].y - piece[0].size / 3) * wide + _slot(xs, _middle(piece, xs))
        held.setdefault(find(here), []).append((here, piece))
    for first, pieces in held.items():
        own = _own_cells(pieces, wide, words)
        for here, piece in pieces:
            cell = own.get(here, first) if _keeps(piece, xs) else first
            cells[cell // wide][cell % wide] += piece
    return cells


def _own_cells(
    pieces: Sequence[tuple[int, Sequence[Word]]], wide: int, words: Sequence[Word]
) -> dict[int, int]:
    """Cells whose words stand in rows and columns of their own, though no rule parts them from the first.

    A column of labels without rules beside ruled figures; a total whose figures stand under their heads.
    """
    rows = {here // wide for here, _ in pieces}
    columns = {here % wide for here, piece in pieces if _is_figure(piece)}
    if len(rows) >= _LABELS and len({here % wide for here, _ in pieces}) == 1:
        inside = {id(w) for _, piece in pieces for w in piece}
        others = [w.y for w in words if id(w) not in inside]
        bases = _clustered(p[0].y for _, p in pieces)
        beside = sum(any(abs(base - y) < _NEAR for y in others) for base in bases)
        return {here: here for here, _ in pieces} if beside >= 0.5 * len(bases) else {}
    figures = [(here, piece) for here, piece in pieces if _is_figure(piece)]
    text = [piece for _, piece in pieces if not _is_figure(piece)]
    after = all(p[0].x0 > max((t[-1].x1 for t in text), default=0) for _, p in figures)
    if len(columns) >= 2 and after and len(_clustered(p[0].y for _, p in pieces)) == 1:
        return {here: here for here, _ in figures}
    return {}


def _is_figure(piece: Sequence[Word]) -> bool:
    return all(_FIGURE.match(word.text) and any(c.isdigit() for c in word.text) for word in piece)


def _keeps(piece: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether a piece lies in one column."""
    return _slot(xs, piece[0].x0 + 1) == _slot(xs, piece[-1].x1 - 1)


def _parted(
    rows: list[list[list[Word]]], xs: Sequence[float]
) -> tuple[list[list[list[Word]]], tuple[float, ...]]:
    """Columns that hold several figures side by side in each row, parted at the white between them."""
    edges = [xs[0]]
    cuts: list[tuple[float, ...]] = []
    for index, (left, right) in enumerate(itertools.pairwise(xs)):
        cut = _figure_columns([row[index] for row in rows], left, right)
        cuts.append(cut)
        edges += [*cut[1:-1], right]
    parted = [[part for cell, cut in zip(row, cuts, strict=True) for part in _cut(cell, cut)] for row in rows]
    return parted, tuple(edges)


def _figure_columns(cells: Sequence[Sequence[Word]], left: float, right: float) -> tuple[float, ...]:
    """The edges within a column of figures side by side: in most of its rows as many of them."""
    telling = [c for c in cells if len(c) > 1 and len(lines(c)) == 1 and all(_is_figure([w]) for w in c)]
    filled = sum(bool(cell) for cell in cells)
    if len(telling) < _LABELS or len(telling) < 0.5 * filled:
        return (left, right)
    found = _columns((left, right), [w for cell in telling for w in cell])
    count = Counter(len(cell) for cell in telling).most_common(1)[0][0]
    return found if len(found) - 1 == count else (left, right)


def _cut(cell: list[Word], edges: Sequence[float]) -> list[list[Word]]:
    """A cell's words in the columns that it is parted into; what runs through them stays in the first."""
    whole = not all(_keeps([w], edges) and edges[0] <= w.x0 and w.x1 <= edges[-1] + 1 for w in cell)
    return [
        [w for w in cell if (0 if whole else _slot(edges, (w.x0 + w.x1) / 2)) == i]
        for i in range(len(edges) - 1)
    ]


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand together in a line: without rules, what runs through columns is one cell's."""
    return [list(piece.words) for line in lines(words) for piece in segments(line, 0.7)]


def _middle(piece: Sequence[Word], xs: Sequence[float]) -> float:
    """Where a piece belongs: at its middle if one column holds it, else where it begins."""
    x0, x1 = piece[0].x0, piece[-1].x1
    return (x0 + x1) / 2 if x1 - x0 < 60 or _slot(xs, x0 + 2) == _slot(xs, x1 - 2) else x0 + 2


def _unite(owner: list[int], a: int, b: int) -> None:
    owner[max(a, b)] = min(a, b)


def _slot(edges: Sequence[float], value: float) -> int:
    return max(0, min(len(edges) - 2, sum(edge <= value for edge in edges) - 1))


def _ruled_down(grid: _Grid, x: float, y0: float, y1: float) -> bool:
    middle = (y0 + y1) / 2
    return any(abs(r.x0 - x) <= _NEAR and r.y0 - _NEAR <= middle <= r.y1 + _NEAR for r in grid.down)


def _ruled_across(grid: _Grid, y: float, x0: float, x1: float) -> bool:
    middle = (x0 + x1) / 2
    return any(abs(r.y0 - y) <= _NEAR and r.x0 - _NEAR <= middle <= r.x1 + _NEAR for r in grid.across)


def _columns(outer: Sequence[float], words: Sequence[Word]) -> tuple[float, ...]:
    """The columns of a table without rules between them: where white space runs down through all its rows."""
    spans = sorted((w.x0, w.x1) for w in words)
    edges: list[float] = []
    reach = spans[0][1]
    for x0, x1 in spans:
        if x0 - reach > 4:
            edges.append((x0 + reach) / 2)
        reach = max(reach, x1)
    return (outer[0], *edges, outer[1])


def _columns_by_rows(grid: _Grid, words: Sequence[Word]) -> tuple[float, ...]:
    """The same, where some rows are remarks that run through all columns: then the others tell."""
    found = _columns(grid.xs, words)
    rows: dict[int, list[Word]] = {}
    for word in words:
        rows.setdefault(_slot(grid.ys, word.y - word.size / 3), []).append(word)
    half = 0.45 * (grid.xs[-1] - grid.xs[0])
    telling = [row for row in rows.values() if all(p[-1].x1 - p[0].x0 < half for p in _pieces(row))]
    if len(telling) < 0.4 * len(rows):
        return found
    columns = _columns(grid.xs, [word for row in telling for word in row])
    return columns if len(columns) > len(found) + 1 else found


def _unruled_rows(row: list[list[Word]], *, least: int = 2, share: float = 0.7) -> list[list[list[Word]]]:
    """The rows of figures that stand between two rules without a rule of their own."""
    columns = [lines(cell) for cell in row]
    figures = [c for c in columns if len(c) > 1 and sum(_is_figures(line) for line in c) >= share * len(c)]
    if len(figures) < 2:
        return [row]
    bases = _clustered(line.y for c in figures for line in c)
    alone = sum(not any(abs(line.y - base) <= _NEAR for base in bases) for c in columns for line in c)
    if len(bases) < least or alone > 0.3 * sum(map(len, columns)):
        return [row]
    heights = [b - a for a, b in itertools.pairwise(bases)]
    cuts = [base - 0.75 * min(heights) for base in bases[1:]]
    return [
        [[w for w in cell if sum(w.y >= cut for cut in cuts) == index] for cell in row]
        for index in range(len(bases))
    ]


def _is_figures(line: Line) -> bool:
    return all(_FIGURE.match(word.text) for word in line.words)


def _is_head(rows: Sequence[Sequence[Sequence[Word]]], shades: Sequence[Box], grid: _Grid) -> bool:
    """Whether the first row is set apart: in bold type, or on a shade of its own."""
    if len(rows) < 2:
        return False

    def bold(row: Sequence[Sequence[Word]]) -> bool:
        return all(w.bold for cell in row for w in cell if any(c.isalpha() for c in w.text))

    if bold(rows[0]):
        return not all(bold(row) for row in rows[1:])
    first = grid.ys[1]
    over = [
        s
        for s in shades
        if s.y0 >= grid.ys[0] - _NEAR and s.y1 <= first + _NEAR and s.x0 >= grid.xs[0] - _NEAR
    ]
    below = [
        s
        for s in shades
        if s.y0 >= first - _NEAR and s.y1 <= grid.ys[-1] + _NEAR and s.x0 >= grid.xs[0] - _NEAR
    ]
    return bool(over) and not below and sum(bool(cell) for cell in rows[0]) >= 2


def _written(words: Sequence[Word], known: frozenset[str], *, head: bool) -> str:
    """The text of a cell: lines that its width broke are joined, others stay lines of their own."""
    text = ""
    before: Line | None = None
    found = lines(words)
    edge = max((line.x1 for line in found), default=0.0)
    for line in found:
        own = markdown(line.words, bold=not head)
        if before is None:
            text = own
        elif _breaks(before, line, edge):
            text += "\n" + own
        else:
            text = joined(text, own, known)
        before = line
    return text.replace("** **", " ")


def _breaks(before: Line, line: Line, right: float) -> bool:
    """Whether a line of a cell begins something new: an item, or words that had fitted above."""
    if len(line.words) > 1 and (
        is_bullet(line.words[0]) or (_LETTERED.match(line.words[0].text) and _PAUSES.search(before.plain))
    ):
        return True
    if line.y - before.y > 1.6 * max(line.size, before.size):
        return True
    first = line.words[0]
    fits = before.x1 + 0.3 * line.size + first.x1 - first.x0 < right - 2
    return (fits and line.words[0].text[:1].isupper() and before.words[-1].text[-1] in ".:;)?!") or (
        fits and before.x1 - before.x0 < 0.55 * (right - before.x0) and first.text[:1].isupper()
    )
