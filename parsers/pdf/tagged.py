"""Tables that no rule shows but the file's tags do, where their cells stand in rows and columns."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from parsers.pdf.drawn import Box
from parsers.pdf.grids import Grid
from parsers.pdf.heads import is_tagged_head, over_columns
from parsers.pdf.joining import joined
from parsers.pdf.lines import lines, markdown
from parsers.pdf.page import Page
from parsers.pdf.structure import FIGURE, block_of, is_labels
from parsers.pdf.tables import Table
from parsers.pdf.words import Word

_LONG, _SHORT = 1500, 300
"""Cells longer than this, in characters, are text that a table holds in its place; less where it has two
columns only."""
_FRAMED = 2
"""A frame round text and tables has no more columns than this."""
_SPLIT = 2
"""So many rows of the tags must stand in each row of a ruled grid before the tags are believed."""
_HEADS = 3
"""A head has no more rows than this."""
_Cells = dict[tuple[int, int], list[Word]]


def tables(
    page: Page, found: Sequence[Table], rest: Sequence[Word], known: frozenset[str]
) -> tuple[list[Table], list[Word]]:
    """The ruled tables of a page with those that its tags add, and the words that stand in none.

    Rows above the first rule of a table or below its last go to it.
    """
    if all(word.tag is None for word in page.words):
        return list(found), list(rest)
    frames = [table for table in found if _is_frame(table, page)]
    left = [*rest, *(word for frame in frames for word in _inside(frame, page))]
    all_tables = [_by_tags(table, page, known) for table in found if table not in frames]
    for number, cells in _cells(left).items():
        inside = {id(word) for words in cells.values() for word in words}
        ruled = next((t for t in all_tables if _holds(t, page, number)), None)
        if ruled is not None:
            inside = _add(ruled, cells, known)
        else:
            table = _table(cells, known)
            if table is None or _crossed(table.box, left, inside):
                continue
            all_tables.append(table)
        left = [word for word in left if id(word) not in inside]
    return all_tables, left


def _inside(table: Table, page: Page) -> list[Word]:
    """The words of a page that stand in a table's area."""
    return [w for w in page.words if w.upright and table.box.holds((w.x0 + w.x1) / 2, w.y - w.size / 3)]


def _is_frame(table: Table, page: Page) -> bool:
    """Whether rules stand round text that has tables in it, rather than round cells: a number and a text."""
    if table.layout or len(table.edges) > _FRAMED:
        return False
    tagged = _cells(_inside(table, page))
    return len(tagged) > 1 and any(
        len({row for row, _ in cells}) > 1 and len({column for _, column in cells}) > 1
        for cells in list(tagged.values())[1:]
    )


def _by_tags(table: Table, page: Page, known: frozenset[str]) -> Table:
    """A table as the tags have it, where rules part some of its rows only."""
    inside = _inside(table, page)
    tagged = _cells(inside)
    if len(tagged) != 1 or any(w.tag is None or w.tag.cell is None for w in inside):
        return table
    (cells,) = tagged.values()
    if len({row for row, _ in cells}) <= len(table.rows) * (_SPLIT if table.ruled else 1):
        return table
    own = _table(cells, known)
    return own if own is not None and len(own.edges) >= len(table.edges) else table


def _holds(table: Table, page: Page, number: int) -> bool:
    """Whether words in a ruled table are tagged as a certain table's."""
    return any(
        w.tag.cell[0] == number and table.box.holds((w.x0 + w.x1) / 2, w.y - w.size / 3)
        for w in page.words
        if w.tag is not None and w.tag.cell is not None
    )


def _cells(words: Sequence[Word]) -> dict[int, _Cells]:
    """The words of each table by row and column."""
    found: dict[int, _Cells] = {}
    for word in words:
        if word.tag is not None and word.tag.cell is not None:
            table, row, column = word.tag.cell
            found.setdefault(table, {}).setdefault((row, column), []).append(word)
    return found


def _table(cells: _Cells, known: frozenset[str]) -> Table | None:
    """The table that cells make; None where they only hold text in its place, or stand elsewhere."""
    rows = _rows(cells)
    spans = _spans(rows)
    edges = _edges(spans)
    if edges is None or is_labels(cells) or not _is_tabular(rows, len(edges)):
        return None
    head = len(rows) > 1 and any(_only(are, rows) for are in (_headed, _bold))
    every = [word for words in cells.values() for word in words]
    box = Box(
        min(w.x0 for w in every),
        min(w.y - w.size for w in every),
        max(w.x1 for w in every),
        max(w.y for w in every) + 1,
    )
    depth = _depth(rows, edges) if head else 0
    written = [_head(rows[:depth], (*edges, box.x1), known)] if depth > 1 else []
    written += [
        _written(row, edges, known, head=head and not index)
        for index, row in enumerate(rows)
        if depth < 2 or index >= depth
    ]
    counted = min(cells)[0], max(cells)[0]
    return Table(box, written, edges, head, ruled=False, spans=tuple(spans), counted=counted)


def _depth(rows: Sequence[dict[int, list[Word]]], edges: Sequence[float]) -> int:
    """How many rows are the head: below labels over several columns stand the names of each."""
    below = itertools.takewhile(
        lambda row: len(row) > 1 and all(_column(edges, words) for words in row.values()) and _bold(row),
        rows[1:_HEADS],
    )
    return 1 + sum(1 for _ in below)


def _head(
    rows: Sequence[dict[int, list[Word]]], xs: tuple[float, ...], known: frozenset[str]
) -> tuple[str, ...]:
    """What a head of several rows says of each column."""
    placed: list[list[list[Word]]] = [[[] for _ in xs[1:]] for _ in rows]
    for row, cells in zip(placed, rows, strict=True):
        for words in cells.values():
            row[_column(xs[:-1], words)] += words
    over = over_columns(placed, xs, Grid(xs, (), (), ()))
    return tuple("\n".join(_text(cell, known, head=True) for cell in cells) for cells in over)


def _is_tabular(rows: Sequence[dict[int, list[Word]]], columns: int) -> bool:
    """Whether cells are read by their rows and columns, rather than text that a table holds in its place."""
    long = max(sum(len(w.text) + 1 for w in words) for row in rows for words in row.values())
    if long > (_LONG if columns > 2 else _SHORT) or sum(len(row) > 1 for row in rows) < 0.6 * len(rows):
        return False
    if len(rows) > 2:
        return True
    # few rows: a head and what is below it, or what a page has cut off of a longer table
    heads = _bold(rows[0]) and (len(rows) == 1 or not _bold(rows[1]))
    figures = any(all(c in row and FIGURE.match(row[c][0].text) for row in rows) for c in rows[0])
    return columns > 2 and (heads or figures)


def _rows(cells: _Cells) -> list[dict[int, list[Word]]]:
    """The cells that hold words, row by row, each by its column."""
    by_row: dict[int, dict[int, list[Word]]] = {}
    for (row, column), words in sorted(cells.items(), key=lambda entry: entry[0]):
        by_row.setdefault(row, {})[column] = words
    return list(by_row.values())


def _spans(rows: Sequence[dict[int, list[Word]]]) -> list[tuple[float, float]]:
    """From where to where the words of each column reach; none where rows stand beside each other.

    Rows with fewer cells may have some that span columns: they tell of those only that no other row fills.
    """
    for above, below in itertools.pairwise(rows):
        if max(w.y for words in above.values() for w in words) > min(
            w.y - 0.3 * w.size for words in below.values() for w in words
        ):
            return []
    most = max((max(row) for row in rows), default=0)
    spans: dict[int, tuple[float, float]] = {}
    for row in (row for row in rows if len(row) > 1 and max(row) == most):
        for column, words in row.items():
            x0, x1 = _reach(words)
            before = spans.get(column, (x0, x1))
            spans[column] = (min(x0, before[0]), max(x1, before[1]))
    for row in (row for row in rows if len(row) > 1 and max(row) < most):
        for column, words in row.items():
            x0, x1 = _reach(words)
            left = max((span[1] for c, span in spans.items() if c < column), default=x0 - 1)
            right = min((span[0] for c, span in spans.items() if c > column), default=x1 + 1)
            if column not in spans and left < x0 and x1 < right:
                spans[column] = (x0, x1)
    return [spans[column] for column in sorted(spans)]


def _reach(words: Sequence[Word]) -> tuple[float, float]:
    return min(w.x0 for w in words), max(w.x1 for w in words)


def _edges(spans: Sequence[tuple[float, float]]) -> tuple[float, ...] | None:
    """Where columns begin; None where they overlap."""
    if len(spans) < 2 or any(right[0] < left[1] for left, right in itertools.pairwise(spans)):
        return None
    inner = [(left[1] + right[0]) / 2 for left, right in itertools.pairwise(spans)]
    return (spans[0][0] - 2, *inner)


def _written(
    row: dict[int, list[Word]], edges: Sequence[float], known: frozenset[str], *, head: bool
) -> tuple[str, ...]:
    """The texts of a row's cells; a cell of several columns stands in its first."""
    texts = [""] * len(edges)
    for words in row.values():
        at = _column(edges, words)
        text = _text(words, known, head=head)
        texts[at] = f"{texts[at]}\n{text}" if texts[at] else text
    return tuple(texts)


def _column(edges: Sequence[float], words: Sequence[Word]) -> int:
    """The column that a cell begins in."""
    return sum(edge <= min(w.x0 for w in words) for edge in edges[1:])


def _text(words: Sequence[Word], known: frozenset[str], *, head: bool) -> str:
    """The text of a cell: a line for each of its paragraphs."""
    text, block = "", 0
    for line in lines(words):
        own, before = markdown(line.words, bold=not head), block
        block = block_of(line.words[0])
        text = own if not text else joined(text, own, known) if block == before else f"{text}\n{own}"
    return text.replace("** **", " ")


def _only(are: Callable[[dict[int, list[Word]]], bool], rows: Sequence[dict[int, list[Word]]]) -> bool:
    """Whether something is true of the first row, and not of all others."""
    return are(rows[0]) and not all(map(are, rows[1:]))


def _headed(row: dict[int, list[Word]]) -> bool:
    return is_tagged_head(list(row.values()))


def _bold(row: dict[int, list[Word]]) -> bool:
    """Whether nearly all words of a row are bold."""
    worded = [w.bold for words in row.values() for w in words if any(c.isalnum() for c in w.text)]
    return sum(worded) >= 0.8 * len(worded)


def _crossed(box: Box, words: Sequence[Word], own: set[int]) -> bool:
    """Whether words that are not the table's stand in it."""
    return any(box.holds((w.x0 + w.x1) / 2, w.y - w.size / 3) for w in words if id(w) not in own)


def _add(table: Table, cells: _Cells, known: frozenset[str]) -> set[int]:
    """Add rows to the table that they are tagged as, if they stand in its columns, above or below.

    What stands alone above it is its title. The result says which words were taken.
    """
    above, below, taken = [], [], set()
    for row in _rows(cells):
        words = [word for cell in row.values() for word in cell]
        left, right = min(w.x0 for w in words), max(w.x1 for w in words)
        at = [_column(table.edges, words) for words in row.values()]
        outside = left < table.box.x0 - 4 or right > table.box.x1 + 4 or len(set(at)) < len(at)
        if outside or (len(row) == 1 and words[0].y < table.box.y0 + 3):
            continue
        if max(w.y for w in words) < table.box.y0 + 3:
            head = _bold(row)
            table.header |= head
            above.append(_written(row, table.edges, known, head=head))
        elif min(w.y - w.size / 2 for w in words) > table.box.y1 - 3:
            below.append(_written(row, table.edges, known, head=False))
        else:
            continue
        taken |= set(map(id, words))
    table.rows[:0] = above
    table.rows += below
    return taken
