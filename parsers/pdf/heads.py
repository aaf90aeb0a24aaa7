"""Heads of tables: how many rows on top are one, and what they say of each column, in one row."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from parsers.furniture import is_unit
from parsers.pdf.cells import is_figure
from parsers.pdf.drawn import Box
from parsers.pdf.grids import NEAR, Grid
from parsers.pdf.words import Word

_MOST = 4
"""A head has no more rows than this."""
_WORDS = 8
"""No cell of a head that its type doesn't show has more words."""
_UNIT_WORDS = 8
"""A line that says the unit of figures has no more words."""
_TITLE_WORDS = 14
"""The title of a table has no more."""
_LOOKED_AT = 12
"""So many rows tell which columns hold figures."""
# "2024": a year over figures
_YEAR = re.compile(r"\(?(?:19|20)\d\d\)?\*?$")
# "£000s", "£'000", "£m", "(%)": what figures are in
_UNIT = re.compile(r"[(\[]?(?:[£$€](?:['’]?000['’]?s?|m|k|bn)?|['’]?000['’]?s?|%|No\.?|FTEs?)[)\]]?$", re.I)

Cell = Sequence[Word]
Row = Sequence[Cell]


def depth(rows: Sequence[Row], shades: Sequence[Box], grid: Grid) -> int:
    """How many rows on top are the head of a table; 0 if it has none."""
    if len(rows) < 2:
        return 0
    figures = _figure_columns(rows)
    shown = 1 if grid.headed or _is_set_apart(rows) else _shaded(rows, shades, grid)
    if not shown and not _are_names(rows, figures):
        return 0
    top = max(1, shown)
    while top < min(_MOST, len(rows) - 1) and _belongs(rows, top, figures):
        top += 1
    return top


def over_columns(rows: Sequence[Row], xs: Sequence[float], grid: Grid) -> list[list[Cell]]:
    """For each column the cells of a head that stand over it, from the top down."""
    over: list[list[Cell]] = [[] for _ in xs[1:]]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                for below in _reach(rows, number, column, xs, grid) if len(rows) > 1 else (column,):
                    over[below].append(cell)
    return over


def titles(rows: Sequence[Row], grid: Grid) -> int:
    """How many rows on top stand above a table rather than in it: a line "All figures in £m", a title."""
    count = 0
    while count < len(rows) - 2 and (_is_unit_line(rows[count]) or _is_title(rows[count:], grid)):
        count += 1
    return count


# -- what stands above ---------------------------------------------------------------------------------------


def _is_unit_line(row: Row) -> bool:
    """Whether a row is one line that says what all figures are in, as stands above other tables."""
    words = [word for cell in row for word in cell]
    if sum(map(bool, row)) > 1 or len(words) > _UNIT_WORDS:
        return False
    return is_unit(" ".join(w.text for w in words))


def _is_title(rows: Sequence[Row], grid: Grid) -> bool:
    """Whether the first row is one cell over all columns: in larger type, or with the head below it."""
    row, below = rows[0], sorted(w.size for row in rows[1:] for cell in row for w in cell)
    words = [w for cell in row for w in cell]
    if not grid.down or sum(map(bool, row)) > 1 or len(words) > _TITLE_WORDS or not below:
        return False
    if any(_is_ruled(grid, x, _height(words)) for x in grid.xs[1:-1]):
        return False
    larger = min(w.size for w in words) > 1.15 * below[len(below) // 2]
    return larger or (sum(map(bool, rows[1])) > 1 and _is_set_apart(rows[1:]))


# -- which rows ----------------------------------------------------------------------------------------------


def _is_set_apart(rows: Sequence[Row]) -> bool:
    """Whether the first row is tagged as a head, or set in bold type."""
    if is_tagged_head(rows[0]) and not is_tagged_head(rows[1]):
        return True
    return _is_bold(rows[0]) and not all(map(_is_bold, rows[1:]))


def _is_bold(row: Row) -> bool:
    return all(w.bold for cell in row for w in cell if any(c.isalpha() for c in w.text))


def is_tagged_head(row: Row) -> bool:
    """Whether several cells of a row are tagged as a head, and short: Word also marks rows that are none."""
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and all(
        len(cell) <= _WORDS and all(w.tag is not None and w.tag.head for w in cell) for cell in filled
    )


def _shaded(rows: Sequence[Row], shades: Sequence[Box], grid: Grid) -> int:
    """How many rows stand on a shade at the top, the only one in the table."""
    own = [
        s
        for s in shades
        if s.x0 >= grid.xs[0] - NEAR and grid.ys[0] - NEAR <= s.y0 and s.y1 <= grid.ys[-1] + NEAR
    ]
    low = grid.ys[0]
    for shade in sorted(own, key=lambda s: s.y0):
        if shade.y0 > low + NEAR:
            return 0
        low = max(low, shade.y1)
    count = sum(all(w.y < low + NEAR for cell in row for w in cell) for row in rows[: _MOST + 1])
    several = any(sum(map(bool, row)) > 1 for row in rows[:count])
    return count if count < min(len(rows), _MOST + 1) and several else 0


def _figure_columns(rows: Sequence[Row]) -> list[int]:
    """The columns that hold figures or nothing, by the rows from the first with a figure on."""
    first = next((i for i, row in enumerate(rows[:_LOOKED_AT]) if any(map(_is_amount, row))), None)
    if not first:
        return []
    looked_at = rows[first : first + _LOOKED_AT]
    found = []
    for column in range(len(rows[0])):
        filled = [row[column] for row in looked_at if row[column]]
        if sum(map(_is_amount, filled)) >= 0.6 * len(filled):
            found.append(column)
    return found


def _is_amount(cell: Cell) -> bool:
    return 0 < len(cell) <= 2 and is_figure(cell) and not _YEAR.match(cell[0].text)


def _are_names(rows: Sequence[Row], figures: Sequence[int]) -> bool:
    """Whether words and years stand over the columns of figures, in the first row or in two."""
    return _names(rows[0], figures) > 1 or (
        _names(rows[0], figures) == 1 and len(rows) > 2 and _names(rows[1], figures) > 1
    )


def _names(row: Row, figures: Sequence[int]) -> int:
    """Over how many columns of figures a row has names; 0 if there's a figure or a sentence in it."""
    own = [row[column] for column in figures if row[column]]
    if any(map(_is_amount, own)) or any(len(cell) > _WORDS for cell in row):
        return 0
    return sum(_YEAR.match(cell[0].text) is not None or _is_name(cell) for cell in own)


def _is_name(cell: Cell) -> bool:
    return any(c.isalnum() for word in cell for c in word.text)


def _belongs(rows: Sequence[Row], at: int, figures: Sequence[int]) -> bool:
    """Whether a row goes on with the head above it."""
    row, above, below = rows[at], rows[at - 1], rows[at + 1 :]
    if sum(map(bool, row)) < 2 or any(_is_amount(row[column]) for column in figures):
        return False
    for alike in (is_tagged_head, _is_bold):
        if alike(row) and alike(rows[0]) and not all(map(alike, below)):
            return any(w.text.isalpha() for cell in row for w in cell) or _names(row, figures) > 1
    own = [column for column in figures if row[column]]
    if _names(row, figures) < 2:
        return False
    labels = [i for i, cell in enumerate(row) if cell and i not in figures]
    if all(len(row[i]) == 1 and _UNIT.match(row[i][0].text) for i in own):
        return not labels
    return not all(above[i] for i in own) and not any(higher[i] for i in labels for higher in rows[:at])


# -- what they say -------------------------------------------------------------------------------------------


def _reach(rows: Sequence[Row], number: int, column: int, xs: Sequence[float], grid: Grid) -> Sequence[int]:
    """The columns that a cell of a head stands over: those that rules put below it, or else its place."""
    row = rows[number]
    left, right = _free(row, column, xs, grid)
    if left == right:
        return (column,)
    y = _height(row[column])
    closed = [x for x in (xs[left], xs[right + 1]) if _is_ruled(grid, x, y) and x not in (xs[0], xs[-1])]
    if closed and (
        all(any(abs(rule.x0 - x) <= NEAR for rule in grid.down) for x in xs[left + 1 : right + 1])
        or _is_middle(row[column], (xs[left], xs[right + 1]))
    ):
        return range(left, right + 1)
    fitting = {
        i: _centred(rows, number, i, xs, _free(row, i, xs, grid)) for i, cell in enumerate(row) if cell
    }
    return _alike(fitting, column) or _repeated(rows, number, column, right)


def _free(row: Row, column: int, xs: Sequence[float], grid: Grid) -> tuple[int, int]:
    """The first and last of the columns that a cell may stand over: no rule and no other cell is between."""
    y = _height(row[column])
    left = right = column
    while left > 0 and not row[left - 1] and not _is_ruled(grid, xs[left], y):
        left -= 1
    while right < len(row) - 1 and not row[right + 1] and not _is_ruled(grid, xs[right + 1], y):
        right += 1
    return left, right


def _height(cell: Cell) -> float:
    """The middle of a cell's first line."""
    return cell[0].y - cell[0].size / 3


def _is_ruled(grid: Grid, x: float, y: float) -> bool:
    """Whether a rule runs down through a place."""
    return any(abs(r.x0 - x) <= NEAR and r.y0 - NEAR <= y <= r.y1 + NEAR for r in grid.down)


def _centred(
    rows: Sequence[Row], number: int, column: int, xs: Sequence[float], free: tuple[int, int]
) -> list[range]:
    """All runs of columns that have a cell in the next row and that a cell stands in the middle of."""
    below = rows[number + 1] if number + 1 < len(rows) else ()
    cell = rows[number][column]
    fitting = []
    for left, right in itertools.product(range(free[0], column + 1), range(column, free[1] + 1)):
        if left == right or not all(below and below[i] for i in range(left, right + 1)):
            continue
        words = [w for i in range(left, right + 1) for w in below[i]]
        worded = min(w.x0 for w in words), max(w.x1 for w in words)
        if _is_middle(cell, worded) or _is_middle(cell, (xs[left], xs[right + 1])):
            fitting.append(range(left, right + 1))
    return fitting


def _alike(fitting: dict[int, list[range]], column: int) -> Sequence[int]:
    """Of the runs of columns that each cell of a row may stand over, its own: as many as under the others."""
    told = [spans for spans in fitting.values() if spans]
    for size in range(max((len(s) for s in fitting[column]), default=1), 1, -1):
        same = [span for spans in told for span in spans if len(span) == size]
        if len(same) == len(told) and all(a[-1] < b[0] for a, b in itertools.pairwise(same)):
            return next(span for span in fitting[column] if len(span) == size)
    return min(fitting[column], key=len, default=())


def _is_middle(cell: Cell, within: tuple[float, float]) -> bool:
    """Whether a cell's words stand in the middle between two edges."""
    off = min(w.x0 for w in cell) + max(w.x1 for w in cell) - sum(within)
    return abs(off) <= 0.1 * (within[1] - within[0])


def _repeated(rows: Sequence[Row], number: int, column: int, right: int) -> Sequence[int]:
    """The columns up to the next cell of the row, where the row below says the same under each of its cells.

    "2024-25", "", "2025-26", "" over "Budget", "Actual", "Budget", "Actual".
    """
    below = rows[number + 1] if number + 1 < len(rows) else []
    starts = [i for i, cell in enumerate(rows[number]) if cell and below and below[i]]
    said = [
        ["".join(w.text for w in cell) for cell in below[a:b] if cell]
        for a, b in itertools.pairwise([*starts, len(below)])
    ]
    same = len(said) > 1 and len(said[0]) > 1 and all(own == said[0] for own in said)
    return range(column, right + 1) if same and column in starts else (column,)
