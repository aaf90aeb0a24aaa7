"""The cells of a grid: which words each has, where rules part them and where they don't."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from parsers.pdf.cells import breaks, has_figures, is_figure, is_figures, is_tall
from parsers.pdf.grids import NEAR, Grid, clustered, columns, runs, slot
from parsers.pdf.lines import Line, lines, segments
from parsers.pdf.words import Word

_LABELS = 4
"""So many rows at least must be alike before words are put where no rule parts them."""
_HEADS = 4
"""A head has no more rows than this."""
_APART = 0.9
"""So far, in heights of their type, the names of two columns stand from each other."""
_FAR = 2.0
"""And so far labels that are two for certain."""
Rows = list[list[list[Word]]]
"""The words of each cell, row by row."""
_Piece = tuple[int, list[Word]]
"""Words that stand together, and the cell of the grid that they stand in, counted row by row."""


def rows(grid: Grid, xs: tuple[float, ...], words: Sequence[Word]) -> tuple[Rows, tuple[float, ...]]:
    """The rows of a grid that hold words, and the edges of their columns."""
    found = _cells(grid, xs, words)
    found = [part for row in found for part in _unruled_rows(row)]
    found, xs = _parted([row for row in found if any(row)], xs)
    return [p for row in found for p in _unruled_rows(row, least=_LABELS, share=0.5) if any(p)], xs


def _cells(grid: Grid, xs: Sequence[float], words: Sequence[Word]) -> Rows:
    """The words of each cell. Cells without a rule between them are one; its words stand in the first."""
    wide, high = len(xs) - 1, len(grid.ys) - 1
    first_of = _first_cells(grid, xs) if grid.down else range(wide * high)
    cells: Rows = [[[] for _ in range(wide)] for _ in range(high)]
    held: dict[int, list[_Piece]] = defaultdict(list)
    for piece in ([word] for word in words) if grid.down else runs(words):
        here = slot(grid.ys, piece[0].y - piece[0].size / 3) * wide + slot(xs, _middle(piece, xs))
        held[first_of[here]].append((here, piece))
    for first, pieces in held.items():
        if all(here == first for here, _ in pieces):
            own, keep = {}, False
        elif own := _spaced_apart(first, pieces, xs, words):
            keep = True
        else:
            own, keep = _own_cells(pieces, wide, words), False
        for here, piece in pieces:
            cell = own.get(here, first) if own and (keep or _keeps(piece, xs)) else first
            cells[cell // wide][cell % wide] += piece
    if grid.down:
        for column in _slivers(first_of, wide):
            for row in cells:
                row[column + 1][:0], row[column] = row[column], []
    return cells


def _slivers(first_of: Sequence[int], wide: int) -> list[int]:
    """Columns that are a cell of their own in no row: rows whose cells end in other places make them.

    What such a column has belongs to the next one.
    """
    rows = [list(first_of[start : start + wide]) for start in range(0, len(first_of), wide)]
    kept = list(range(wide))
    found: list[int] = []
    while True:
        sliver = next(
            (i for i, c in enumerate(kept[1:-1], 1) if not any(_is_own(r, kept, i) for r in rows)), 0
        )
        if not sliver:
            return sorted(found)
        found.append(kept.pop(sliver))


def _is_own(row: Sequence[int], kept: Sequence[int], at: int) -> bool:
    """Whether rules stand on both sides of a column in a row."""
    return row[kept[at - 1]] != row[kept[at]] != row[kept[at + 1]]


def _spaced_apart(
    first: int, pieces: Sequence[_Piece], xs: Sequence[float], words: Sequence[Word]
) -> dict[int, int]:
    """Cells of one row that no rule parts, but a wider space at the edge of a column, where its others begin.

    A head without rules over ruled rows; a number beside a title that runs through columns. Where tags have
    all in one cell, it is one.
    """
    wide = len(xs) - 1
    taken = sorted({here for here, _ in pieces})
    if len({here // wide for here in taken}) > 1:
        return {}
    own = [word for _, piece in pieces for word in piece]
    tagged = {w.tag.cell if w.tag is not None else None for w in own}
    if len(tagged) == 1 and tagged != {None}:
        return {}
    found = lines(own)
    spaced = {here: _spaces(found, xs[here % wide]) for here in range(first + 1, taken[-1] + 1)}
    others = _edges(words, own) if any(spaced.values()) else ([], [])
    cuts = [here for here, spaces in spaced.items() if spaces and all(_is_edge(s, others) for s in spaces)]
    if cuts:
        return {here: max((cut for cut in cuts if cut <= here), default=first) for here in taken}
    return _far_apart(first, found, xs) if len(found) == 1 else {}


def _far_apart(first: int, found: Sequence[Line], xs: Sequence[float]) -> dict[int, int]:
    """The cells of pieces of a line that stand far from each other: labels over columns, without rules."""
    start = first - first % (len(xs) - 1)
    own: dict[int, int] = {}
    for piece in segments(found[0], _FAR):
        at = slot(xs, (piece.x0 + piece.x1) / 2)
        for word in piece.words:
            here = start + slot(xs, _middle([word], xs))
            if own.setdefault(here, start + at) != start + at:
                return {}
    return own if len(set(own.values())) > 1 else {}


def _edges(words: Sequence[Word], own: Sequence[Word]) -> tuple[list[float], list[float]]:
    """Where the other words begin, and where they end."""
    inside = set(map(id, own))
    others = [word for word in words if id(word) not in inside]
    return sorted(word.x0 for word in others), sorted(word.x1 for word in others)


def _spaces(found: Sequence[Line], edge: float) -> list[tuple[Word, Word]]:
    """The words on both sides of an edge in all lines that reach over it; none if one has no wider space."""
    over = [line for line in found if line.x0 < edge - 1 and line.x1 > edge + 1]
    if any(w.x0 < edge - 1 and w.x1 > edge + 1 for line in over for w in line.words):
        return []
    spaces = [_space(line, edge) for line in over]
    return [space for space in spaces if space] if all(spaces) else []


def _space(line: Line, edge: float) -> tuple[Word, Word] | None:
    before = max((w for w in line.words if w.x1 <= edge + 1), key=lambda w: w.x1)
    after = min((w for w in line.words if w.x0 >= edge - 1), key=lambda w: w.x0)
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(line.words) if b is not after]
    wide = 1.3 * max(gaps) if gaps and max(gaps) < line.size else 0.35 * line.size
    return (before, after) if after.x0 - before.x1 >= wide else None


def _is_edge(space: tuple[Word, Word], others: tuple[list[float], list[float]]) -> bool:
    """Whether several others begin where the word behind a space does, or end where that before it does."""
    (before, after), (begin, end) = space, others
    ends = [before, after] if is_figure([after]) else [before]
    return max(_near(begin, after.x0), *(_near(end, word.x1) for word in ends)) >= _LABELS


def _near(places: Sequence[float], place: float) -> int:
    """How many places, from left to right, are one with this."""
    return bisect_left(places, place + 2) - bisect_right(places, place - 2)


def _first_cells(grid: Grid, xs: Sequence[float]) -> list[int]:
    """For each cell, row by row, the first of those that no rule parts from it."""
    wide, high = len(xs) - 1, len(grid.ys) - 1
    first = list(range(wide * high))

    def find(cell: int) -> int:
        while first[cell] != cell:
            cell = first[cell]
        return cell

    def unite(a: int, b: int) -> None:
        a, b = find(a), find(b)
        first[max(a, b)] = min(a, b)

    for column in range(1, wide):
        rules = [(r.y0, r.y1) for r in grid.down if abs(r.x0 - xs[column]) <= NEAR]
        for row, middle in enumerate(_middles(grid.ys)):
            if not any(start - NEAR <= middle <= end + NEAR for start, end in rules):
                unite(row * wide + column - 1, row * wide + column)
    for row in range(1, high):
        rules = [(r.x0, r.x1) for r in grid.across if abs(r.y0 - grid.ys[row]) <= NEAR]
        for column, middle in enumerate(_middles(xs)):
            if not any(start - NEAR <= middle <= end + NEAR for start, end in rules):
                unite((row - 1) * wide + column, row * wide + column)
    return [find(cell) for cell in range(wide * high)]


def _middles(edges: Sequence[float]) -> list[float]:
    return [(a + b) / 2 for a, b in itertools.pairwise(edges)]


def _own_cells(pieces: Sequence[_Piece], wide: int, words: Sequence[Word]) -> dict[int, int]:
    """Cells whose words stand in rows and columns of their own, though no rule parts them from the first.

    A column of labels without rules beside ruled figures; a total whose figures stand under their heads.
    """
    rows = {here // wide for here, _ in pieces}
    ranked = {here % wide for here, piece in pieces if is_figure(piece)}
    if len({here % wide for here, _ in pieces}) == 1:
        inside = {w for _, piece in pieces for w in piece}
        # long text in a cell that is merged of a few rows may stand beside text, but not beside figures
        others = [w.y for w in words if w not in inside and (len(rows) >= _LABELS or is_figure([w]))]
        bases = clustered(p[0].y for _, p in pieces)
        beside = sum(any(abs(base - y) < NEAR for y in others) for base in bases)
        own = len(bases) >= _LABELS and beside >= 0.5 * len(bases)
        return {here: here for here, _ in pieces} if own else {}
    figures = [(here, piece) for here, piece in pieces if is_figure(piece)]
    text = [piece for _, piece in pieces if not is_figure(piece)]
    after = all(p[0].x0 > max((t[-1].x1 for t in text), default=0) for _, p in figures)
    if len(ranked) >= 2 and after and len(clustered(p[0].y for _, p in pieces)) == 1:
        return {here: here for here, _ in figures}
    return {}


def _parted(
    rows: list[list[list[Word]]], xs: tuple[float, ...]
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
    telling = [c for c in cells if len(c) > 1 and is_figure(c) and not is_tall(c)]
    filled = sum(bool(cell) for cell in cells)
    if len(telling) < _LABELS or len(telling) < 0.5 * filled:
        return _named_columns(cells, left, right)
    found = columns((left, right), [w for cell in telling for w in cell])
    count = Counter(len(cell) for cell in telling).most_common(1)[0][0]
    return found if len(found) - 1 == count else (left, right)


def _named_columns(cells: Sequence[Sequence[Word]], left: float, right: float) -> tuple[float, ...]:
    """The edges within a column of figures over which a head has names side by side, in two rows of it."""
    names = [line for c in cells[:_HEADS] if len(c) > 1 and not is_tall(c) for line in lines(c)]
    names = [line for line in names if line.gap > _APART]
    figures = [word for cell in cells if len(cell) == 1 and is_figure(cell) for word in cell]
    if len(names) < 2 or len(figures) < _LABELS:
        return (left, right)
    found = columns((left, right), [*figures, *(word for line in names for word in line.words)])
    alike = {len(segments(line, _APART)) for line in names} == {len(found) - 1}
    return found if alike else (left, right)


def _cut(cell: list[Word], edges: Sequence[float]) -> list[list[Word]]:
    """A cell's words in the columns that it is parted into; what runs through them stays in the first."""
    if len(edges) == 2:
        return [cell]
    whole = not all(_keeps([w], edges) and edges[0] <= w.x0 and w.x1 <= edges[-1] + 1 for w in cell)
    return [
        [w for w in cell if (0 if whole else slot(edges, (w.x0 + w.x1) / 2)) == i]
        for i in range(len(edges) - 1)
    ]


def _middle(piece: Sequence[Word], xs: Sequence[float]) -> float:
    """Where a piece belongs: at its middle if one column holds it, else where it begins."""
    x0, x1 = piece[0].x0, piece[-1].x1
    return (x0 + x1) / 2 if x1 - x0 < 60 or slot(xs, x0 + 2) == slot(xs, x1 - 2) else x0 + 2


def _unruled_rows(row: list[list[Word]], *, least: int = 2, share: float = 0.7) -> list[list[list[Word]]]:
    """The rows of figures that stand between two rules without a rule of their own."""
    if sum([is_tall(cell) and has_figures(cell) for cell in row if len(cell) > 1]) < 2:
        return [row]
    filled = [lines(cell) for cell in row]
    figures = [c for c in filled if len(c) > 1 and sum(is_figures(line) for line in c) >= share * len(c)]
    if len(figures) < 2:
        return [row]
    bases = clustered(line.y for c in figures for line in c)
    alone = sum(not any(abs(line.y - base) <= NEAR for base in bases) for c in filled for line in c)
    if len(bases) < least or alone > 0.3 * sum(map(len, filled)):
        return [row]
    heights = [b - a for a, b in itertools.pairwise(bases)]
    titles = [line.y for c in filled for line in _titles(c, bases, 0.8 * min(heights, default=0.0))]
    bases = clustered([*bases, *titles])
    cuts = [base - 0.75 * min(heights) for base in bases[1:]]
    parted: list[list[list[Word]]] = [[[] for _ in row] for _ in bases]
    for column, cell in enumerate(row):
        for word in cell:
            parted[bisect_right(cuts, word.y)][column].append(word)
    return parted


def _titles(cell: Sequence[Line], bases: Sequence[float], least: float) -> list[Line]:
    """The first of lines among the labels of rows that have no figures beside them, and are part of no label.

    "SPENDING" in bold type; a note below a row without a label; what stands above the first row.
    """
    edge = max((line.x1 for line in cell), default=0.0)
    begins = [
        before is None or before.bold != line.bold or breaks(before, line, edge)
        for before, line in zip([None, *cell], cell, strict=False)
    ]
    starts = [i for i, new in enumerate(begins) if new]
    found: list[Line] = []
    for start, end in itertools.pairwise([*starts, len(cell)]):
        line, before = cell[start], cell[start - 1] if start else None
        alone = all(abs(own.y - base) >= least for own in cell[start:end] for base in bases)
        apart = before is None or line.bold or any(before.y + NEAR < b < line.y - NEAR for b in bases)
        if alone and apart and any(c.isalpha() for c in line.plain):
            found.append(line)
    return found


def _keeps(piece: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether a piece lies in one column."""
    return slot(xs, piece[0].x0 + 1) == slot(xs, piece[-1].x1 - 1)
