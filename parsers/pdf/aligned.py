"""Tables that neither rules nor tags show, but their figures: in rows and columns, under their heads.

Only what is plainly a table is one: three rows of figures and more, columns that white space parts from top
to bottom, figures that end (or begin) at one edge. Lists of contents, names and prose in columns are none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from parsers.pdf.drawn import Box
from parsers.pdf.grids import columns, slot
from parsers.pdf.lines import Line, lines, markdown, segments
from parsers.pdf.tables import Table
from parsers.pdf.words import Word

_FIGURE = re.compile(r"[(+\-–−£$]*\d[\d.,]*[%)kmKMbn]*|[-–—]|\(?(?:n/a|nil|tbc)\)?", re.I)
# "1,234", "£3", "4.5", "(310)", "12%", "-0.3": not the number of a page, an item or a year
_AMOUNT = re.compile(r"[(+\-–−£$]+\d[\d.,]*[%)kmbn]*|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+%?|\d+%", re.I)
_ROWS = 3
_APART = 0.8
"""Cells of a row stand apart by so many heights of their type at least."""
_SPACED = 3.2
"""So far, in heights of its type, the next row of a table may be."""
_EDGE = 3.0
"""So far from each other, in points, the figures of a column may end."""
_HEADS = 3
"""A head has no more lines than this."""


def tables(found: Sequence[Table], rest: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """The tables of a page with those that their figures show, and the words that stand in none."""
    if sum([not w.text.isalpha() and _AMOUNT.fullmatch(w.text) is not None for w in rest]) < _ROWS:
        return list(found), list(rest)
    all_tables, left = list(found), list(rest)
    own = [line for line in lines(rest) if not any(_beside(line, table.box) for table in found)]
    for run in _runs(own):
        table, taken = _table(own, run)
        if table is not None:
            all_tables.append(table)
            inside = {word for line in taken for word in line.words}
            left = [word for word in left if word not in inside]
    return all_tables, left


def _beside(line: Line, box: Box) -> bool:
    return box.y0 - 1 <= line.y - line.size / 3 <= box.y1 + 1


def _runs(found: Sequence[Line]) -> list[list[int]]:
    """Rows of figures that follow each other, by their places among the lines; labels may run on between."""
    runs: list[list[int]] = []
    for index, line in enumerate(found):
        if not _is_row(line):
            continue
        near = runs and all(
            after.y - before.y <= _SPACED * max(line.size, before.size) and abs(after.size - line.size) < 1
            for before, after in itertools.pairwise(found[runs[-1][-1] : index + 1])
        )
        if near and index - runs[-1][-1] <= 2:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if len(run) >= _ROWS]


def _is_row(line: Line) -> bool:
    """Whether a line is a label and figures that stand apart from it and from each other."""
    label, *cells = segments(line, _APART)
    return (
        bool(cells)
        and any(c.isalpha() for c in label.plain)
        and all(_FIGURE.fullmatch(word.text) for cell in cells for word in cell.words)
    )


def _table(found: Sequence[Line], run: Sequence[int]) -> tuple[Table | None, list[Line]]:
    """The table that rows of figures make, with its head, and all of its lines."""
    rows = [found[index] for index in run]
    cells = _cells(rows)
    edges = columns((min(c.x0 for c in cells), max(c.x1 for c in cells)), cells)
    if not _is_plain(rows, edges):
        return None, []
    between = [found[index] for index in range(run[0], run[-1] + 1)]
    if any(line.x1 > edges[1] for line in between if line not in rows):
        return None, []
    head, edges = _head(found[: run[0]], rows, edges)
    written = [_written([line], edges) for line in between]
    if head:
        written.insert(0, _written(head, edges, bold=False))
    box = Box(edges[0], (head or between)[0].y - rows[0].size, edges[-1], between[-1].y + 1)
    spans = tuple(_spans([*head, *between], edges))
    return Table(box, written, edges[:-1], header=bool(head), ruled=False, spans=spans), [*head, *between]


def _spans(own: Sequence[Line], edges: Sequence[float]) -> Iterator[tuple[float, float]]:
    """From where to where the words of each column reach."""
    words = [w for line in own for w in line.words]
    for column in range(len(edges) - 1):
        held = [w for w in words if slot(edges, (w.x0 + w.x1) / 2) == column]
        yield min(w.x0 for w in held), max(w.x1 for w in held)


def _cells(rows: Sequence[Line]) -> list[Line]:
    """What stands together in each row: the spaces within a label part no columns."""
    return [cell for line in rows for cell in segments(line, _APART)]


def _is_plain(rows: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether each column of figures is full and straight, and one holds amounts: page numbers are none."""
    wide = len(edges) - 1
    if wide < 2:
        return False
    held: list[list[Word]] = [[] for _ in range(wide)]
    for line in rows:
        for word in line.words:
            held[slot(edges, (word.x0 + word.x1) / 2)].append(word)
    figures = [[w for w in column if _FIGURE.fullmatch(w.text)] for column in held[1:]]
    if any(len(own) < 0.6 * len(rows) for own in figures) or sum(map(len, figures)) < sum(map(len, held[1:])):
        return False
    straight = all(_is_straight(own) for own in figures)
    amounts = [sum(_AMOUNT.fullmatch(w.text) is not None for w in own) >= 0.5 * len(own) for own in figures]
    return straight and any(amounts)


def _is_straight(column: Sequence[Word]) -> bool:
    """Whether the figures of a column end, or begin, at one edge; a closing bracket or sign may hang over."""
    full = [w for w in column if any(c.isdigit() for c in w.text)]
    ends = [w.x1 - (0.35 * w.size if w.text.endswith((")", "%")) else 0.0) for w in full]
    starts = [w.x0 for w in full]
    bare = [w.x1 for w in full]
    return min((max(edge) - min(edge) for edge in (ends, starts, bare)), default=0.0) <= _EDGE


def _head(
    above: Sequence[Line], rows: Sequence[Line], edges: tuple[float, ...]
) -> tuple[list[Line], tuple[float, ...]]:
    """The lines right above the first row that stand over its columns, and the columns' edges with them."""
    head: list[Line] = []
    below, full = rows[0], edges
    for line in reversed(above[-_HEADS:]):
        all_cells: list[Word | Line] = [*_cells(rows), *(w for known in (*head, line) for w in known.words)]
        wider = columns((min(c.x0 for c in all_cells), max(c.x1 for c in all_cells)), all_cells)
        over = {slot(wider, (w.x0 + w.x1) / 2) for w in line.words}
        if below.y - line.y > 2.2 * below.size or len(wider) != len(edges) or not over - {0}:
            break
        head.insert(0, line)
        below, full = line, wider
    used = {slot(full, (w.x0 + w.x1) / 2) for line in head for w in line.words}
    return (head, full) if len(used - {0}) >= max(1, (len(edges) - 2) // 2) else ([], edges)


def _written(own: Sequence[Line], edges: Sequence[float], *, bold: bool = True) -> tuple[str, ...]:
    """The text of each column in lines that make one row."""
    cells: list[str] = []
    for column in range(len(edges) - 1):
        parts = [[w for w in line.words if slot(edges, (w.x0 + w.x1) / 2) == column] for line in own]
        cells.append(" ".join(markdown(part, bold=bold) for part in parts if part))
    return tuple(cells)
