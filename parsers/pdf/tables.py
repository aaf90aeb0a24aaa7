"""Ruled tables: the words between the lines of a grid are put into cells, and written."""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.blocks import Place
from parsers.pdf import heads, parted
from parsers.pdf.cells import breaks
from parsers.pdf.drawn import Box
from parsers.pdf.grids import NEAR, Grid, grids, open_columns, slot
from parsers.pdf.joining import joined
from parsers.pdf.lines import Line, letters, lines, markdown
from parsers.pdf.page import Page
from parsers.pdf.words import Word

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
    counted: tuple[int, int] | None = None
    """The numbers that the file's tags give its first and last row; those on pages before count, too."""
    turns: list[tuple[int, Place]] = field(default_factory=list)
    """Rows with which other pages begin, each with its place; the one behind the last where none does."""

    def places(self, place: Place) -> list[Place]:
        """Where each row begins, the first one at a place, and where the last one ends."""
        begins = dict(self.turns)
        places = [place]
        for row in range(1, len(self.rows) + 1):
            places.append(begins.get(row, places[-1]))
        return places


def ruled_tables(page: Page, known: frozenset[str]) -> tuple[list[Table], list[Word]]:
    """The tables of a page, and the words that stand in none."""
    found: list[Table] = []
    words = [w for w in page.words if w.upright]
    for grid in grids(page, words):
        inside = grid.inside(words)
        table, above = _table(grid, inside, page.shades, known) if len(inside) > 1 else (None, [])
        if table is not None:
            found.append(table)
            taken = set(inside)
            words = [*(w for w in words if w not in taken), *(replace(w, tag=None) for w in above)]
    return found, words


def _table(
    grid: Grid, words: Sequence[Word], shades: Sequence[Box], known: frozenset[str]
) -> tuple[Table | None, list[Word]]:
    """The table of a grid, or None where a box holds plain text; the words that are a title above it."""
    xs = grid.xs if len(grid.xs) > 2 else open_columns(grid, words)
    if len(xs) < 3:
        return None, []
    if grid.down and _is_doubtful(grid, words):
        return Table(grid.box, [], (), layout=layout(words)), []
    rows, xs = parted.rows(grid, xs, words)
    titles = heads.titles(rows, grid)
    above = [word for row in rows[:titles] for cell in row for word in cell]
    rows = rows[titles:]
    used = [i for i in range(len(xs) - 1) if any(row[i] for row in rows)]
    if len(used) < 2 or not rows:
        return None, []
    edges = tuple(xs[i] for i in used)
    depth = heads.depth(rows, shades, grid)
    over = heads.over_columns(rows[:depth], xs, grid)
    head = tuple("\n".join(cell_text(cell, known, head=True) for cell in over[i]) for i in used)
    written = [tuple(cell_text(row[i], known, head=False) for i in used) for row in rows[depth:]]
    spans = tuple(_reach((xs[i], xs[i + 1]), [] if grid.down else [row[i] for row in rows]) for i in used)
    box = replace(grid.box, y0=max((word.y + 1 for word in above), default=grid.ys[0]))
    # where two columns meet is known well enough from the white between them
    ruled = bool(grid.down) or len(used) == 2
    table = Table(box, [*([head] if depth else []), *written], edges, depth > 0, ruled, spans=spans)
    table.counted = _counted(rows)
    return table, above


def _counted(rows: Sequence[Sequence[Sequence[Word]]]) -> tuple[int, int] | None:
    """The numbers that tags give the first row that has one, and the last."""
    tags = (word.tag for row in rows for cell in row for word in cell)
    first = next((tag.cell for tag in tags if tag is not None and tag.cell is not None), None)
    tags = (word.tag for row in reversed(rows) for cell in row for word in cell)
    last = next((tag.cell for tag in tags if tag is not None and tag.cell is not None), None)
    return (first[1], last[1]) if first and last else None


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


def cell_text(words: Sequence[Word], known: frozenset[str], *, head: bool) -> str:
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
        elif breaks(before, line, edge):
            text += "\n" + own
        else:
            text = joined(text, own, known)
        before = line
    return text.replace("** **", " ")
