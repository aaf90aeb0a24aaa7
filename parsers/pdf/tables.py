"""Ruled tables: the words between the lines of a grid are put into cells, and written."""

from __future__ import annotations

import itertools
import re
import statistics
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.pdf.drawn import Box
from parsers.pdf.grids import NEAR, Grid, clustered, columns, grids, open_columns, runs, slot
from parsers.pdf.lines import Line, is_bullet, joined, letters, lines, markdown
from parsers.pdf.page import Page, Word
from parsers.pdf.structure import block_of

# "a)", "(ii)", "3." at the start of a cell's line, after a line that ends with a colon, a semicolon or so
_LETTERED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]$")
_PAUSES = re.compile(r"(?:[.:;,]|and|or)$")
_FIGURE = re.compile(r"^[(+\-–−£$]*[\d.,]+[%)kmKMbn]*$|^[-–]$|^n/a$", re.I)
_LABELS = 4
"""So many rows at least must be alike before words are put where no rule parts them."""
_HEAD_WORDS = 8
"""No cell of a head that only tags show has more words."""
_CROSSING = 3
"""So many words at least must run through rules before a table is not to be trusted."""


@dataclass(slots=True)
class Table:
    """A table on a page: its rows of cells, its columns' edges."""

    box: Box
    rows: list[tuple[str, ...]]
    edges: tuple[float, ...]
    header: bool = False
    ruled: bool = True
    """Whether lines show its columns; else their edges are halfway between the words."""
    layout: str = ""
    """Its words in lines and places as printed, where its cells can't be told with certainty."""
    spans: tuple[tuple[float, float], ...] = ()
    """From where to where each column certainly reaches: its rules, or else its words."""
    goes_on: bool = False
    """Whether the file's tags say that its first rows stand on a page before."""


def ruled_tables(page: Page, known: frozenset[str]) -> tuple[list[Table], list[Word]]:
    """The tables of a page, and the words that stand in none."""
    found: list[Table] = []
    words = [w for w in page.words if w.upright]
    for grid in grids(page, words):
        inside = grid.inside(words)
        table = _table(grid, inside, page.shades, known) if len(inside) > 1 else None
        if table is not None:
            found.append(table)
            taken = set(inside)
            words = [w for w in words if w not in taken]
    return found, words


def _table(grid: Grid, words: Sequence[Word], shades: Sequence[Box], known: frozenset[str]) -> Table | None:
    """The table of a grid, or None where a box holds plain text."""
    xs = grid.xs if len(grid.xs) > 2 else open_columns(grid, words)
    if len(xs) < 3:
        return None
    if grid.down and _is_doubtful(grid, words):
        return Table(grid.box, [], (), layout=layout(words))
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
    edges = tuple(xs[i] for i in used)
    spans = tuple(_reach((xs[i], xs[i + 1]), [] if grid.down else [row[i] for row in rows]) for i in used)
    # where two columns meet is known well enough from the white between them
    return Table(grid.box, written, edges, header, ruled=bool(grid.down) or len(used) == 2, spans=spans)


def _reach(rules: tuple[float, float], cells: Sequence[Sequence[Word]]) -> tuple[float, float]:
    """From where to where the words of a column reach, within its edges; the edges if no words are given."""
    words = [word for cell in cells for word in cell]
    if not words:
        return rules
    return max(rules[0], min(w.x0 for w in words)), min(rules[1], max(w.x1 for w in words))


def _is_doubtful(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether words run through the rules that part cells, or lie on each other: then no cell is certain."""
    crossing = sum([_crosses(grid, word) for word in words])
    upon = sum(
        [
            before.x0 < after.x0 < before.x1 - 0.5 * after.size and abs(after.y - before.y) < 1
            for before, after in itertools.pairwise(words)
        ]
    )
    return crossing + upon >= max(_CROSSING, 0.08 * len(words))


def _crosses(grid: Grid, word: Word) -> bool:
    """Whether a rule runs down through the middle of a word."""
    start, end = word.x0 + 0.3 * word.size, word.x1 - 0.3 * word.size
    if bisect_right(grid.xs, start) == bisect_left(grid.xs, end):
        return False
    middle = word.y - word.size / 3
    return any(start < rule.x0 < end and rule.y0 < middle < rule.y1 for rule in grid.down)


def layout(words: Sequence[Word]) -> str:
    """Words in lines, with as many spaces between them as there is room on the page."""
    found = lines(words)
    left = min(word.x0 for word in words)
    wide = statistics.median((w.x1 - w.x0) / len(w.text) for w in words) or 1.0
    rows = []
    for line in found:
        row = ""
        for word in line.words:
            glue = "" if not row or word.glued else " "
            row = f"{row}{glue}".ljust(round((word.x0 - left) / wide)) + letters(word)
        rows.append(row)
    return "\n".join(rows)


def with_cut_head(table: Table, words: Sequence[Word]) -> bool:
    """Give a table the first line of its head, which stands at the foot of the page before; whether it fits.

    "Directorate  Revenue  Revenue  %" there, "Budget  Forecast  Variance" here.
    """
    edges = (*table.edges, table.box.x1)
    held: dict[int, list[Word]] = defaultdict(list)
    for word in sorted(words, key=lambda w: w.x0):
        held[slot(edges, (word.x0 + word.x1) / 2)].append(word)
    crossed = any(w.x0 < edge - 1 and w.x1 > edge + 1 for w in words for edge in edges)
    few = len(held) < max(3, len(table.rows[0]) - 1)
    if not table.header or few or crossed or min(w.x0 for w in words) < edges[0] - NEAR:
        return False
    own = [markdown(held[i], bold=False) for i in range(len(table.rows[0]))]
    table.rows[0] = tuple(f"{a} {b}".strip() for a, b in zip(own, table.rows[0], strict=True))
    return True


def _cells(grid: Grid, xs: Sequence[float], words: Sequence[Word]) -> list[list[list[Word]]]:
    """The words of each cell. Cells without a rule between them are one; its words stand in the first."""
    wide, high = len(xs) - 1, len(grid.ys) - 1
    first_of = _first_cells(grid, xs) if grid.down else range(wide * high)
    cells: list[list[list[Word]]] = [[[] for _ in range(wide)] for _ in range(high)]
    held: dict[int, list[tuple[int, list[Word]]]] = defaultdict(list)
    for piece in ([word] for word in words) if grid.down else runs(words):
        here = slot(grid.ys, piece[0].y - piece[0].size / 3) * wide + slot(xs, _middle(piece, xs))
        held[first_of[here]].append((here, piece))
    for first, pieces in held.items():
        own = _own_cells(pieces, wide, words) if any(here != first for here, _ in pieces) else {}
        for here, piece in pieces:
            cell = own.get(here, first) if own and _keeps(piece, xs) else first
            cells[cell // wide][cell % wide] += piece
    return cells


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


def _own_cells(
    pieces: Sequence[tuple[int, Sequence[Word]]], wide: int, words: Sequence[Word]
) -> dict[int, int]:
    """Cells whose words stand in rows and columns of their own, though no rule parts them from the first.

    A column of labels without rules beside ruled figures; a total whose figures stand under their heads.
    """
    rows = {here // wide for here, _ in pieces}
    ranked = {here % wide for here, piece in pieces if _is_figure(piece)}
    if len(rows) >= _LABELS and len({here % wide for here, _ in pieces}) == 1:
        inside = {w for _, piece in pieces for w in piece}
        others = [w.y for w in words if w not in inside]
        bases = clustered(p[0].y for _, p in pieces)
        beside = sum(any(abs(base - y) < NEAR for y in others) for base in bases)
        return {here: here for here, _ in pieces} if beside >= 0.5 * len(bases) else {}
    figures = [(here, piece) for here, piece in pieces if _is_figure(piece)]
    text = [piece for _, piece in pieces if not _is_figure(piece)]
    after = all(p[0].x0 > max((t[-1].x1 for t in text), default=0) for _, p in figures)
    if len(ranked) >= 2 and after and len(clustered(p[0].y for _, p in pieces)) == 1:
        return {here: here for here, _ in figures}
    return {}


def _is_figure(piece: Sequence[Word]) -> bool:
    return all(_FIGURE.match(word.text) and any(c.isdigit() for c in word.text) for word in piece)


def _keeps(piece: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether a piece lies in one column."""
    return slot(xs, piece[0].x0 + 1) == slot(xs, piece[-1].x1 - 1)


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
    telling = [c for c in cells if len(c) > 1 and not _is_tall(c) and all(_is_figure([w]) for w in c)]
    filled = sum(bool(cell) for cell in cells)
    if len(telling) < _LABELS or len(telling) < 0.5 * filled:
        return (left, right)
    found = columns((left, right), [w for cell in telling for w in cell])
    count = Counter(len(cell) for cell in telling).most_common(1)[0][0]
    return found if len(found) - 1 == count else (left, right)


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
    if sum(_is_tall(cell) and _has_figures(cell) for cell in row) < 2:
        return [row]
    filled = [lines(cell) for cell in row]
    figures = [c for c in filled if len(c) > 1 and sum(_is_figures(line) for line in c) >= share * len(c)]
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
    """The lines in bold type among the labels of rows that have no figures beside them: "SPENDING"."""
    edge = max((line.x1 for line in cell), default=0.0)
    return [
        line
        for before, line in itertools.pairwise(cell)
        if line.bold
        and any(c.isalpha() for c in line.plain)
        and min(abs(line.y - base) for base in bases) >= least
        and _breaks(before, line, edge)
    ]


def _is_tall(cell: Sequence[Word]) -> bool:
    """Whether a cell has more than one line."""
    if len(cell) < 2:
        return False
    ys = [w.y for w in cell]
    return max(ys) - min(ys) > NEAR


def _has_figures(cell: Sequence[Word]) -> bool:
    """Whether there are so many figures in a cell that most of its lines may be nothing else."""
    return sum([_FIGURE.match(w.text) is not None for w in cell]) >= 0.2 * len(cell)


def _is_figures(line: Line) -> bool:
    return all(_FIGURE.match(word.text) for word in line.words)


def _is_head(rows: Sequence[Sequence[Sequence[Word]]], shades: Sequence[Box], grid: Grid) -> bool:
    """Whether the first row is set apart: in bold type, or on a shade of its own."""
    if len(rows) < 2 or grid.headed:
        return grid.headed and len(rows) > 1

    def bold(row: Sequence[Sequence[Word]]) -> bool:
        return all(w.bold for cell in row for w in cell if any(c.isalpha() for c in w.text))

    if is_tagged_head(rows[0]) and not is_tagged_head(rows[1]):
        return True
    if bold(rows[0]):
        return not all(bold(row) for row in rows[1:])
    first = grid.ys[1]
    over = [
        s for s in shades if s.y0 >= grid.ys[0] - NEAR and s.y1 <= first + NEAR and s.x0 >= grid.xs[0] - NEAR
    ]
    below = [
        s for s in shades if s.y0 >= first - NEAR and s.y1 <= grid.ys[-1] + NEAR and s.x0 >= grid.xs[0] - NEAR
    ]
    return bool(over) and not below and sum(bool(cell) for cell in rows[0]) >= 2


def is_tagged_head(row: Sequence[Sequence[Word]]) -> bool:
    """Whether several cells of a row are tagged as a head, and short: Word also marks rows that are none."""
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and all(
        len(cell) <= _HEAD_WORDS and all(w.tag is not None and w.tag.head for w in cell) for cell in filled
    )


def _written(words: Sequence[Word], known: frozenset[str], *, head: bool) -> str:
    """The text of a cell: lines that its width broke are joined, others stay lines of their own."""
    if len(words) == 1:
        return markdown(words, bold=not head)
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
    own, above = block_of(line.words[0]), block_of(before.words[-1])
    new = not line.plain[:1].islower() or "@" in line.words[0].text
    parted = new and own and above and own != above
    if line.y - before.y > 1.6 * max(line.size, before.size) or parted:
        return True
    if _is_figures(before) and _is_figures(line):
        return True
    first = line.words[0]
    fits = before.x1 + 0.3 * line.size + first.x1 - first.x0 < right - 2
    return (fits and line.words[0].text[:1].isupper() and before.words[-1].text[-1] in ".:;)?!") or (
        fits and before.x1 - before.x0 < 0.55 * (right - before.x0) and first.text[:1].isupper()
    )
