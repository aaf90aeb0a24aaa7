"""Tables that go on over pages: whether they are one, by columns, heads and tags, and how they are joined."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from parsers.blocks import Place, plain, words
from parsers.pdf.grids import NEAR, slot
from parsers.pdf.lines import Line, markdown
from parsers.pdf.paragraphs import ENDS
from parsers.pdf.tables import Table
from parsers.pdf.words import Word

_HEADS = 4
"""A head has no more rows than this."""
_COLUMNS = 2
"""A head stands over so many columns at least."""
_SHORT = 40
"""The words of a head, in characters."""
# "1,200", "CYP 3": what a row has and a head has not, but for "£000s"
_FIGURES = re.compile(r"[1-9]")
# "ann@council.gov.uk", "[ann@…](mailto:…)": the last line of what a contact says
_ADDRESS = re.compile(r"@[\w.-]+(?:\]\(\S+\))?$")
_Row = tuple[str, ...]


def join(table: Table, other: Table, place: Place, *, headed: bool = False) -> list[str] | None:
    """Add the rows of a page's first table to the last table of the page before; None where they are two.

    `place` is that page's.
    `headed` says that the head of the first stands above the second once more. What a head repeats is left
    out and given back as text. A column that is blank on one of the pages is a column all the same.
    """
    sure = headed or _begins_above(other) or _shared(table.rows, other.rows) is not None
    if not same_columns(table, other) and not (sure and _widened(table, other)):
        return None
    heads, notes = _head(table, other.rows)
    rows = other.rows[len(heads) :]
    if rows and _row_goes_on(table.rows[-1], rows[0], one=_is_one_row(table, other)):
        table.rows[-1] = tuple(_cell(a, b) for a, b in zip(table.rows[-1], rows[0], strict=True))
        rows = rows[1:]
    table.turns.append((len(table.rows), place))
    table.rows += [*notes, *rows]
    if other.counted is not None:
        table.counted = (table.counted or other.counted)[0], other.counted[1]
    return heads


def parts(table: Table, places: list[Place]) -> list[tuple[str, list[_Row], list[Place]]]:
    """A table cut where its head stands once more below a title: of each part its title, rows and places.

    "Previously reported variances", then "Project | Real variance | …" again. Without a title it is one.
    """
    rows, header = table.rows, table.header
    filled = [sum(map(bool, row)) for row in rows]
    cuts = [
        index
        for index in range(2, len(rows) - 2)
        if filled[index] == 1 and filled[index + 1] > 1 and header and _alike(rows[index + 1], rows[0])
    ]
    if not cuts:
        return [("", rows, places)]
    ends = [*cuts, len(rows)]
    first = [("", rows[: cuts[0]], places[: cuts[0]])]
    return first + [
        ("".join(rows[start]), [rows[0], *rows[start + 2 : end]], [places[start], *places[start + 2 : end]])
        for start, end in itertools.pairwise(ends)
    ]


def with_head(table: Table, words: Sequence[Word]) -> bool:
    """Give a table without a head the one that stands at the foot of the page before; whether there is one.

    "Key issues   Details": bold words over each of its columns, right above the first row.
    """
    if table.header or not all(w.bold or not w.text.isalnum() for w in words):
        return False
    held: list[list[Word]] = [[] for _ in table.edges]
    for word in sorted(words, key=lambda w: w.x0):
        held[slot((*table.edges, table.box.x1), word.x0 + 1)].append(word)
    over = [
        bool(own) and left - NEAR <= own[0].x0 and own[-1].x1 <= right + NEAR
        for own, (left, right) in zip(held, itertools.pairwise((*table.edges, table.box.x1)), strict=True)
    ]
    if len(over) < _COLUMNS or not all(over) or all(_is_bold(row) for row in table.rows):
        return False
    table.rows.insert(0, tuple(markdown(own, bold=False) for own in held))
    table.header = True
    return True


def _is_bold(row: _Row) -> bool:
    return all(cell.startswith("**") for cell in row if cell)


def heads(table: Table) -> list[Counter[str]]:
    """The words of what may be a table's head: its first row, its first two, and so on."""
    rows = (_words(row) for row in table.rows[:_HEADS])
    return list(itertools.accumulate(rows, lambda a, b: a + b))


def _words(row: _Row) -> Counter[str]:
    return Counter(words(" ".join(plain(cell) for cell in row)))


def same_columns(table: Table, other: Table) -> bool:
    """Whether two tables have the same columns; where words show them, by their place among the others."""
    if len(table.edges) != len(other.edges):
        return False
    if table.ruled and other.ruled:
        return all(abs(a - b) < 8 for a, b in zip(table.edges, other.edges, strict=True))
    one, more = (*table.edges, table.box.x1), (*other.edges, other.box.x1)
    return len(table.edges) > 2 and all(
        abs(one[i] - more[i]) < 0.6 * min(e[j] - e[j - 1] for e in (one, more) for j in (i, i + 1))
        for i in range(1, len(one) - 1)
    )


def _begins_above(table: Table) -> bool:
    """Whether tags say that the first rows of a table stand on a page before."""
    return table.counted is not None and table.counted[0] > 0


def _is_one_row(table: Table, other: Table) -> bool:
    """Whether tags give the last row of a table and the first of another the same number."""
    return table.counted is not None and other.counted is not None and table.counted[1] == other.counted[0]


def with_row(table: Table, words: Sequence[Word]) -> bool:
    """Give a table the row that stands alone on the page before, if tags count it; whether it is one."""
    cells = [w.tag.cell for w in words if w.tag is not None and w.tag.cell is not None]
    if not cells or table.header or table.counted is None or {c[1] for c in cells} != {table.counted[0] - 1}:
        return False
    edges = (*table.edges, table.box.x1)
    held: list[list[Word]] = [[] for _ in table.edges]
    for word in sorted(words, key=lambda w: w.x0):
        held[slot(edges, word.x0 + 1)].append(word)
    if sum(map(bool, held)) < _COLUMNS or any(
        own and own[-1].x1 > x for own, x in zip(held, edges[1:], strict=True)
    ):
        return False
    table.rows.insert(0, tuple(markdown(own) for own in held))
    table.counted = (table.counted[0] - 1, table.counted[1])
    return True


# -- columns that are blank on one of two pages --------------------------------------------------------------


def _widened(table: Table, other: Table) -> bool:
    """Give two tables the same columns, where those of the one are some of those of the other; whether so."""
    narrow, wide = (other, table) if len(other.spans) <= len(table.spans) else (table, other)
    places = _places(narrow.spans, wide.spans)
    if places is None:
        return False
    narrow.rows = [
        tuple(row[places.index(i)] if i in places else "" for i in range(len(wide.spans)))
        for row in narrow.rows
    ]
    narrow.edges, narrow.spans = wide.edges, wide.spans
    return True


def _places(narrow: Sequence[tuple[float, float]], wide: Sequence[tuple[float, float]]) -> list[int] | None:
    """For each column the one of a wider table that stands at its place; None unless each has just one."""
    places: list[int] = []
    for x0, x1 in narrow:
        over = [i for i, (left, right) in enumerate(wide) if min(x1, right) - max(x0, left) > 1]
        if len(over) != 1 or (places and over[0] <= places[-1]):
            return None
        places += over
    return places or None


# -- heads that stand once more ------------------------------------------------------------------------------


def _shared(rows: Sequence[_Row], more: Sequence[_Row]) -> int | None:
    """Which row of a table's head the first row of another repeats, blank cells aside; None for none."""
    if not more or sum(map(bool, more[0])) < 2:
        return None
    return next((i for i, row in enumerate(rows[:_HEADS]) if _filled(row) == _filled(more[0])), None)


def _filled(row: _Row) -> list[str]:
    return [plain(cell) for cell in row if cell]


def _head(table: Table, rows: Sequence[_Row]) -> tuple[list[str], list[_Row]]:
    """The texts of rows on top that a table's own head has, and notes in rows of their own.

    A note that a page prints beside a head is none of it.
    """
    first = next((i for i, row in enumerate(table.rows[:_HEADS]) if rows and _alike(row, rows[0])), None)
    if first is None or (first and sum(map(bool, rows[0])) < 2):
        return [], []
    table.header |= first == 0
    heads: list[str] = []
    notes: list[_Row] = []
    for own, row in zip(table.rows[first:_HEADS], rows, strict=False):
        if heads and not (_is_like_head(own) and (_alike(own, row) or _is_within(own, row))):
            break
        heads.append(" ".join(plain(cell) for cell in own if cell))
        rest = tuple("" if plain(b) == plain(a) else b for a, b in zip(own, row, strict=True))
        notes += [rest] if any(rest) else []
    return heads, notes


def _is_like_head(row: _Row) -> bool:
    """Whether a row below the first may be one of a head: in bold type, or with no more than short words."""
    filled = [cell for cell in row if cell]
    return _is_bold(row) or all(len(cell) < _SHORT and not _FIGURES.search(cell) for cell in filled)


def _alike(one: _Row, other: _Row) -> bool:
    return [plain(cell) for cell in one] == [plain(cell) for cell in other]


def _is_within(head: _Row, row: _Row) -> bool:
    """Whether a row has all cells of a head, and words where that has none."""
    same = [(plain(a), plain(b)) for a, b in zip(head, row, strict=True) if a]
    return len(same) > 2 and all(a == b for a, b in same)


def column_of(table: Table, own: Sequence[Line], *, row: int, cut: bool) -> int | None:
    """The column of a table that lines of the next page stand in; None for none, or if its cell has ended.

    `cut` says that they must go on in the middle of a sentence, or where the cell ends with none, unless tags
    give them the number of its row.
    """
    edges = (*table.edges, table.box.x1)
    column = slot(edges, own[0].x0 + 1)
    left, right = edges[column] - NEAR, edges[column + 1] + NEAR
    if any(line.x0 < left or line.x1 > right for line in own):
        return None
    before = table.rows[-1][column]
    ended = not before or ENDS.search(plain(before))
    same = table.counted is not None and table.counted[1] == row
    return None if cut and ended and not same else column


# -- rows that a page cuts -----------------------------------------------------------------------------------


def _row_goes_on(last: tuple[str, ...], first: tuple[str, ...], *, one: bool) -> bool:
    """Whether a page cut a row in two: mid-sentence in one column, nothing new in another.

    `one` says that tags count both as one row.
    """
    pairs = list(zip(last, first, strict=True))
    cut = any(a and b and not ENDS.search(a) and plain(b)[:1].islower() for a, b in pairs)
    # "Weighted | … it takes for every", "average life (WAL) | dollar of principal …": cut in all its columns
    whole = all(a and b and not ENDS.search(a) and plain(b)[:1].islower() for a, b in pairs)
    # nothing but the rest of one cell behind the first column
    rest = [(a, b) for a, b in pairs if b]
    alone = len(rest) == 1 and not first[0] and bool(rest[0][0]) and not ENDS.search(rest[0][0])
    alone &= not _is_title(first) and rest[0][0].endswith("**") == rest[0][1].startswith("**")
    # a further paragraph of a cell, in the row that tags go on counting
    further = one and bool(rest) and bool(last[0]) and not first[0] and all(a for a, _ in rest)
    return alone or further or (cut and (one or whole or not first[0] or any(a and not b for a, b in pairs)))


def _is_title(row: _Row) -> bool:
    """Whether a row is a title over rows below it: "**RESERVES**"."""
    return _is_bold(row) and not any(plain(cell)[:1].islower() for cell in row)


def _cell(a: str, b: str) -> str:
    if not a or not b:
        return a or b
    return f"{a}\n{b}" if ENDS.search(a) or b.startswith("•") or _ADDRESS.search(a) else f"{a} {b}"
