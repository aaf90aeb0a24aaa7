"""Tables of words that neither rules nor tags show: cells that wrap, in columns that white space parts.

What is plain is a table: its rows stand apart, or each begins with a date, a number or the like. What is
plainly a table but has no certain rows is given as printed. Prose in columns, lists and forms are neither.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from parsers.blocks import plain
from parsers.pdf.drawn import Box
from parsers.pdf.gutters import Stretch, continuation, jumps, stretch_at
from parsers.pdf.joining import joined
from parsers.pdf.lines import Line, is_bullet, letters, lines
from parsers.pdf.paragraphs import ENDS
from parsers.pdf.tables import Table, cell_text, layout
from parsers.pdf.words import Word

_JUMPS = 3
"""So often at least the words of a page leap to one place if a table is on it."""
# "____", "....", "☐": the blanks and boxes of a form, the leaders of a list of contents
_BLANK = re.compile(r"_{3,}|\.{4,}|…{2,}|[☐☑☒□■]")
# "1.", "(a)", "iv)", "2.3": the number of a paragraph or an item; "10.30am": the time of one
_NUMBER = re.compile(r"^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})*\.?)$", re.I)
_TIME = re.compile(r"^\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?|noon)?(?:\W|$)", re.I)
_PAGES = re.compile(r"^\(?(?:pages?\b|pp?\.|to follow)", re.I)
_NONE = ("-", "–", "—")
"""A cell that has nothing but this has no figure."""
_KEY = 6.0
"""The cells of a column that tells rows apart have no more words than this in the mean."""
_HEAD = 6
"""No cell of a head has more words."""
_ROWS = 2
"""So many rows has a table with a head at least."""
_FILLED = 0.55
"""So much of a table's cells has words."""
_SPARSE = 0.7
"""A column whose lines fill no more of its height than this is no column of prose."""

_APART = 0.6
"""So far, in heights of its type, the cells of a row stand apart somewhere."""
_LINES = 6
"""So many lines has a table whose rows can't be told at least."""
_FEET = 3
"""So many lines may stand below a table that goes on over the page: its foot."""
_LEVEL = 1.5
"""Words whose base lines are so near, in points, begin at one height."""

_Cells = list[list[Word]]
"""The words of a row, column by column."""
_Found = tuple[Table, Stretch]
"""A table, and the lines that it was made of."""


def tables(
    pages: Sequence[tuple[list[Table], list[Word]]], known: frozenset[str]
) -> list[tuple[list[Table], list[Word]]]:
    """The tables of all pages with those of words, and the words that stand in none."""
    out = []
    above: _Found | None = None
    for found, rest in pages:
        free = [w for w in rest if w.upright and (w.tag is None or not w.tag.block)]
        if jumps(free) < (_JUMPS if above is None else 1):
            above = None
            out.append((found, rest))
            continue
        own = [line for line in lines(free) if not any(_beside(line, table.box) for table in found)]
        more, last = _tables(own, above, known)
        if above is not None and more and more[0][1].goes_on is above[1]:
            _move_rest(above[0], more[0][0], known)
        taken = {(word.x0, word.y) for _, stretch in more for word in stretch.words}
        left = [word for word in rest if (word.x0, word.y) not in taken] if taken else rest
        out.append(([*found, *(table for table, _ in more if table.rows or table.layout)], left))
        # a page may have nothing but the rest of a row
        above = (
            last if last is None or last[0].rows or last[0].layout or above is None else (above[0], last[1])
        )
    return out


def _move_rest(table: Table, other: Table, known: frozenset[str]) -> None:
    """Put the rest of a row that a page has cut to its row: it has no words in a column that each row has."""
    if not table.rows or not other.rows:
        return
    same = [plain(cell) for cell in table.rows[0]] == [plain(cell) for cell in other.rows[0]]
    at = 1 if same and len(other.rows) > 1 else 0
    if all(row[0] for row in table.rows) and not other.rows[at][0]:
        table.rows[-1] = tuple(
            f"{a}\n{b}" if a and b and ENDS.search(a) else joined(a, b, known) if a and b else a or b
            for a, b in zip(table.rows[-1], other.rows[at], strict=True)
        )
        del other.rows[at]


def _beside(line: Line, box: Box) -> bool:
    return box.y0 - 1 <= line.y - line.size / 3 <= box.y1 + 1


def _tables(
    own: Sequence[Line], above: _Found | None, known: frozenset[str]
) -> tuple[list[_Found], _Found | None]:
    """The tables of a page with their lines, and the last if it may go on over the page."""
    found: list[_Found] = []
    if above is not None and (stretch := continuation(own, above[1])) is not None:
        found += _made(_trimmed(stretch), known)
    left = _without(own, found)
    for least in (3, 2):
        at = 0
        while at < len(left):
            stretch = stretch_at(left, at, least)
            made = _made(_trimmed(stretch), known) if stretch is not None else []
            found += made
            # a pair of columns that is none, as of numbers and paragraphs, is not looked at line by line
            past = len(stretch.lines) if stretch is not None and least == 2 else 1
            left, at = (_without(left, made), at) if made else (left, at + past)
    last = max(found, key=lambda one: one[1].lines[-1].y, default=None)
    below = [line for line in left if last is not None and line.y > last[1].lines[-1].y]
    return found, last if len(below) <= _FEET else None


def _without(own: Sequence[Line], found: Sequence[_Found]) -> Sequence[Line]:
    inside = {id(line) for _, stretch in found for line in stretch.lines}
    return [line for line in own if id(line) not in inside] if inside else own


def _made(stretch: Stretch, known: frozenset[str]) -> list[_Found]:
    """The table that a stretch of lines is; its words as printed where its rows aren't certain."""
    if len(stretch.lines) < (1 if stretch.goes_on else 3) or _is_form(stretch):
        return []
    rows = _rows(stretch)
    if not rows and not _is_unsure(stretch):
        return []
    first, last = stretch.lines[0], stretch.lines[-1]
    box = Box(stretch.edges[0], first.y - first.size, stretch.edges[-1], last.y + 1)
    if not rows:
        return [(Table(box, [], (), layout=layout(stretch.words)), stretch)]
    head = _is_set_apart(rows) or (not stretch.goes_on and _is_head(rows) and not _is_head(rows[1:]))
    cells = [tuple(cell_text(c, known, head=head and not n) for c in row) for n, row in enumerate(rows)]
    pair = len(stretch.columns) == 2
    edges, spans = stretch.edges[:-1], tuple(stretch.columns)
    return [(Table(box, cells, edges, head, ruled=pair, spans=spans), stretch)]


def _rows(stretch: Stretch) -> list[_Cells]:
    """The rows of a stretch, told as they are on the page before, if it goes on from there; or none."""
    for name, told in (("gaps", _by_gaps), ("keys", _by_keys)):
        if stretch.goes_on is None or stretch.goes_on.told_by == name:
            stretch.told_by = name
            if rows := told(stretch):
                return rows
    stretch.told_by = "nothing"
    return []


def _is_form(stretch: Stretch) -> bool:
    """Whether blanks are to be filled in, or dots lead to the numbers of pages."""
    return any(_BLANK.search(w.text) for w in stretch.words)


def _by_gaps(stretch: Stretch) -> list[_Cells]:
    """The rows of a stretch if gaps part them, or none."""
    rows = _merged([_cells(stretch, band) for band in stretch.bands])
    plain = stretch.goes_on or _is_table(stretch, rows)
    return rows if plain and len(stretch.chunks(0)) <= 1.2 * len(rows) else []


def _by_keys(stretch: Stretch) -> list[_Cells]:
    """The rows of a stretch with a head if dates, numbers or the like begin them, or none.

    A cell without words below its first line is one line; of others nothing tells where a new one begins.
    """
    head = list(itertools.takewhile(lambda line: line.bold, stretch.lines))
    body = stretch.of(stretch.lines[len(head) :])
    if (not head and not stretch.goes_on) or not body.lines:
        return []
    starts = _starts(body)
    if stretch.goes_on and not body.own[0]:
        starts = [body.lines[0].y]  # nothing but the rest of a row
    behind = [chunk[0].y for i in range(1, len(body.columns)) for chunk in body.chunks(i)]
    cut = [body.lines[0].y] if stretch.goes_on else []
    if not starts or any(all(abs(y - start) > _LEVEL for start in [*cut, *starts]) for y in behind):
        return []
    begins = [sum(line.y < y - _LEVEL for line in body.lines) for y in starts]
    cuts = sorted({0, *begins, len(body.lines)})
    bands = [body.lines[a:b] for a, b in itertools.pairwise(cuts)]
    rows = [_cells(stretch, band) for band in ([head] if head else []) + bands]
    return rows if stretch.goes_on or (len(body.columns) > 2 and _is_table(stretch, rows)) else []


def _starts(body: Stretch) -> list[float]:
    """Where rows begin: by a column of dates, numbers or the like, or else by a first column of single lines.

    Nowhere if that can't be told.
    """
    first = [line.y for line in body.own[0]]
    for column in range(len(body.columns)):
        starts = _keyed(body.chunks(column))
        beside = sum(any(abs(y - start) <= _LEVEL for y in first) for start in starts)
        if starts and _is_first(body, starts[0]) and beside >= 0.9 * len(starts):
            return starts
    chunks = body.chunks(0)
    alone = bool(chunks) and all(len(chunk) == 1 for chunk in chunks)
    return [chunk[0].y for chunk in chunks] if alone and _is_first(body, chunks[0][0].y) else []


def _is_first(body: Stretch, y: float) -> bool:
    """Whether a row that begins there may be the first: a page may have cut the one before."""
    return body.goes_on is not None or y - body.lines[0].y <= _LEVEL


def _keyed(chunks: Sequence[Sequence[Line]]) -> list[float]:
    """Where lines of one kind stand that nearly all cells of a column begin with: "3 May 2025", "A12"."""
    shapes = Counter(_shape(chunk[0]) for chunk in chunks)
    shape, count = max(shapes.items(), key=lambda item: item[1], default=("", 0))
    if "9" not in shape or count < 0.8 * len(chunks):
        return []
    return [line.y for chunk in chunks for line in chunk if line is chunk[0] or _shape(line) == shape]


def _shape(line: Line) -> str:
    """What kind of words a line has: "9 a 9" for "3 May 2025"; a dash stands for a figure."""
    if line.plain in _NONE:
        return "9"
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", line.plain))


def _is_unsure(stretch: Stretch) -> bool:
    """Whether a stretch is plainly a table though nothing tells its rows.

    A head, cells that wrap, and beside them a column of short ones, which prose in columns has not.
    """
    if len(stretch.columns) < 3 or len(stretch.lines) < _LINES:
        return False
    columns = range(len(stretch.columns))
    short = [column for column in columns if _is_short(stretch, column)]
    sparse = [column for column in columns if _is_sparse(stretch, column)]
    if stretch.goes_on:
        return bool(short)
    rows = [_cells(stretch, [line]) for line in stretch.lines]
    bold = _is_bold(rows[0]) and not any(map(_is_bold, rows[2:]))
    told = [*short, *sparse] if bold else [column for column in sparse if column in short]
    return _is_head(rows) and len(told) > (0 if bold else 1)


def _is_sparse(stretch: Stretch, column: int) -> bool:
    """Whether a column has cells with white below them, several times."""
    chunks = stretch.chunks(column)
    high = stretch.lines[-1].y - stretch.lines[0].y
    return len(chunks) > _ROWS + 1 and sum(map(len, chunks)) * stretch.leading <= _SPARSE * high


def _is_short(stretch: Stretch, column: int) -> bool:
    """Whether a column has several cells of few words, or of one kind."""
    chunks = stretch.chunks(column)
    few = sum(len(line.words) for chunk in chunks for line in chunk) <= _KEY * len(chunks)
    return len(chunks) > _ROWS + 1 and (few or bool(_keyed(chunks[1:])))


def _trimmed(stretch: Stretch) -> Stretch:
    """A stretch without lines of text above and below that stand in its first column by chance."""
    bands = list(stretch.bands)
    while bands and not _has_columns(stretch, bands[-1]):
        del bands[-1]
    while bands and not _has_columns(stretch, bands[0]):
        del bands[0]
    return stretch.of([line for band in bands for line in band])


def _has_columns(stretch: Stretch, band: Sequence[Line]) -> bool:
    """Whether words stand behind the first column, and not for a line that runs on to there."""
    gaps = [after.x0 - before.x1 for line in band for before, after in stretch.across(line)]
    return any(stretch.column(line.words[-1]) for line in band) and (
        not gaps or max(gaps) > _APART * band[0].size
    )


def _cells(stretch: Stretch, band: Sequence[Line]) -> _Cells:
    row: _Cells = [[] for _ in stretch.columns]
    for line in band:
        for word in line.words:
            row[stretch.column(word)].append(word)
    return row


def _merged(rows: Sequence[_Cells]) -> list[_Cells]:
    """Rows, the further paragraphs of a cell put to its row: nothing stands beside them."""
    out: list[_Cells] = []
    for row in rows:
        filled = [index for index, cell in enumerate(row) if cell]
        if len(out) > 1 and len(filled) == 1 and filled[0] and out[-1][filled[0]]:
            out[-1][filled[0]] += row[filled[0]]
        else:
            out.append([list(cell) for cell in row])
    return out


# -- what tells a table --------------------------------------------------------------------------------------


def _is_head(rows: Sequence[_Cells]) -> bool:
    """Whether the first row is short words over all columns, and the next ones are more."""
    return _are_names(rows) and not any(c.isdigit() for cell in rows[0] for w in cell for c in w.text)


def _are_names(rows: Sequence[_Cells]) -> bool:
    """Whether the first row may be a head: no sentences, but quarters perhaps, "Q3"."""
    first = rows[0]
    short = all(0 < len(cell) <= _HEAD and cell[0].text[:1].isupper() for cell in first)
    return len(rows) > 1 and short and not any(cell[-1].text[-1] in ".:;," for cell in first)


def _is_set_apart(rows: Sequence[_Cells]) -> bool:
    """Whether the first row is a head by its type."""
    return _are_names(rows) and _is_bold(rows[0]) and not any(map(_is_bold, rows[1:]))


def _is_bold(row: _Cells) -> bool:
    telling = [w.bold for cell in row for w in cell if any(map(str.isalpha, w.text))]
    return bool(telling) and all(telling)


def _is_table(stretch: Stretch, rows: Sequence[_Cells]) -> bool:
    """Whether rows are those of a table: several, filled, of cells that wrap, and no items of a list."""
    apart = _is_set_apart(rows)
    head = apart or _is_head(rows)
    body = rows[1:] if head else rows
    if len(body) < (_ROWS if apart else _ROWS + 1):
        return False
    wide = len(stretch.columns)
    filled = [sum(map(bool, row)) for row in body]
    wraps = sum(len(lines(cell)) > 1 for row in body for cell in row)
    if sum(filled) < _FILLED * wide * len(body) or sum(n > 1 for n in filled) < 0.8 * len(body):
        return False
    if wraps < 2 and not (apart and wide > 2):
        return False
    if any(_PAGES.match(cell[0].text) for row in body for cell in row if cell):
        return False
    if not head and _is_list(body):
        return False
    return _has_key(body) and (wide > 2 or _is_plain_pair(body))


def _is_list(body: Sequence[_Cells]) -> bool:
    """Whether rows begin with bullets, numbers or times, as those of lists and agendas do."""
    firsts = [row[0] for row in body if row[0]]
    marks = sum(len(cell) <= 2 and _is_mark(cell) for cell in firsts)
    return marks >= 0.5 * len(firsts)


def _is_mark(cell: Sequence[Word]) -> bool:
    """Whether a cell is a bullet, the number of an item, or a time."""
    text = " ".join(map(letters, cell))
    return is_bullet(cell[0]) or bool(_NUMBER.match(text) or _TIME.match(text))


def _has_key(body: Sequence[_Cells]) -> bool:
    """Whether a column has short cells, as names, dates and numbers are: prose in columns has none."""
    return any(0 < sum(map(len, cells)) <= _KEY * sum(map(bool, cells)) for cells in zip(*body, strict=True))


def _is_plain_pair(body: Sequence[_Cells]) -> bool:
    """Whether two columns are certainly a table: labels on the left that wrap beside what they say."""
    both = [row for row in body if all(row)]
    labels = sum(len(row[0]) for row in both) <= 1.5 * _KEY * len(both)
    beside = sum(all(len(lines(cell)) > 1 for cell in row) for row in both)
    marked = _is_list(body) or any(row[0] and is_bullet(row[0][0]) for row in body)
    return len(both) >= max(3, 0.8 * len(body)) and labels and beside >= 2 and not marked
