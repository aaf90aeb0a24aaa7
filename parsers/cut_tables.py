"""Tables of a text that page breaks or running heads have cut: what tells that they are one."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from parsers.blocks import Block, Kind, Omitted, Part, Place, plain
from parsers.papers import cells

AGAIN = "table head repeated on the next page"
_HEADS = 4
"""A head stands in one of so many rows."""
_FEWEST = 2
"""Columns of a table, for text in one is no table that goes on."""
_LOOK = 40
"""So many rows before a cut tell what a table's columns hold."""
_FULL = 10_000
"""No page cuts a cell with so many characters once more."""
_TAIL = 2000
"""So many characters at its end tell how a cell goes on."""
_SHORT = 60
"""The words of a head's cell, in characters."""
_ADDRESS = re.compile(r"^<?https?://\S+$")
# "¹ Ofsted inspection of …", "* Draft figures": at the foot of the page that ends between the two
_FOOTNOTE = re.compile(r"^[*†‡¹²³⁴-⁹]")
_FIGURE = re.compile(r"^\W{0,3}\d[\d,. %()km£/+–-]*$|^(?:-|–|n/?a)$", re.I)
_COUNT = re.compile(r"^\W*(\d{1,3})[.):]?$")
# "2. The assessment of", "1. The quality of"
_ENTRY = re.compile(r"(?:^|\n)(\d{1,2})[.)]\s")
# "SEND", "SENDIAGs", "NHS"
_TERM = re.compile(r"^[A-Z]\w{0,3}[A-Z][\w&/-]{0,8}$")
_TITLE = re.compile(r"[A-Z0-9].{2,120}(?<![.,;:?!])$")
# "3. Compliance with the regulations" in a form, and "3.1 Please say" below it
_SECTION = re.compile(r"^(\d{1,2})\.\s+[A-Z][^\n]{2,100}$")
# "risks and implications", "• which the Council": in the middle of a sentence
_LOWER = re.compile(r"^(?:•\s*)?[a-z]{2}")
_Row = tuple[str, ...]


@dataclass
class _Table:
    """A table while it grows."""

    block: Block
    rows: list[_Row]
    places: list[Place]

    @classmethod
    def of(cls, block: Block) -> _Table:
        """The table that a block is."""
        return cls(block, list(block.rows), [block.at(n) for n in range(len(block.rows))])

    def take(self, rest: Block) -> _Row | None:
        """Add what another table has, and give back the head that it repeats; None where they are two."""
        own, more = self.rows[-_LOOK:], _Table.of(rest)
        if {len(row) for row in (*own, *rest.rows)} != {len(own[0])} or len(own[0]) < _FEWEST:
            return None
        drop = 0
        head: _Row = ()
        if _row_goes_on(own, rest.rows[0], headed=_has_head(rest)):
            self.rows[-1] = tuple(_cell(a, b) for a, b in zip(own[-1], rest.rows[0], strict=True))
            drop = 1
        elif _repeated(self.rows, rest.rows[0]):
            drop, head = 1, rest.rows[0]
        elif not (_of_terms(own) and _of_terms(rest.rows)) and (
            _has_head(rest) or not _same_columns(own, rest.rows)
        ):
            return None
        self.rows += more.rows[drop:]
        self.places += more.places[drop:]
        return head

    def whole(self) -> Block:
        """The table as a block: the very same if nothing was added."""
        rows = tuple(self.rows)
        return (
            self.block
            if rows == self.block.rows
            else replace(self.block, rows=rows, places=tuple(self.places))
        )


def whole(part: Part) -> Part:
    """A part of a text with its tables cut at the titles in their rows, and joined where pages have cut them.

    A head that is printed again is left out.
    """
    found: list[Block | _Table] = []
    omitted: list[Omitted] = []
    for block in _titled(part.blocks):
        if not _is_typed(block):
            found.append(block)
            continue
        before = _table_before(found)
        head = before.take(block) if before is not None else None
        if head is None:
            found.append(_Table.of(block))
        elif head:
            omitted.append(Omitted(AGAIN, " ".join(_filled(head)), block.place))
    blocks = tuple(own.whole() if isinstance(own, _Table) else own for own in found)
    return replace(part, blocks=blocks, omitted=(*part.omitted, *omitted))


def _is_typed(block: Block) -> bool:
    """Whether a table is one of a text: other readers know of pages, and join theirs themselves."""
    return block.kind is Kind.TABLE and block.place.line is not None


def _table_before(found: Sequence[Block | _Table]) -> _Table | None:
    """The table that one behind all these may go on with: marks and footnotes may stand between."""
    for at in range(len(found) - 1, -1, -1):
        own = found[at]
        if isinstance(own, _Table):
            return own
        if own.kind is not Kind.MARK and not _is_footnote(own, found[at - 1] if at else None):
            return None
    return None


def _is_footnote(block: Block, above: Block | _Table | None) -> bool:
    """Whether a paragraph has the mark of a footnote, or is the address below one that has."""
    if block.kind is not Kind.PARAGRAPH:
        return False
    of_note = isinstance(above, Block) and bool(_FOOTNOTE.match(above.plain))
    return bool(_FOOTNOTE.match(block.plain)) or (of_note and bool(_ADDRESS.match(block.text)))


def _row_goes_on(rows: Sequence[_Row], first: _Row, *, headed: bool) -> bool:
    """Whether a row is the rest of the last one: a sentence or a list goes on in it, no new row begins."""
    if max(map(len, rows[-1])) > _FULL:
        return False
    last = tuple(cell[-_TAIL:] for cell in rows[-1])
    pairs = [(plain(a) if "\n" not in a else a, b) for a, b in zip(last, first, strict=True) if b]
    shifted = any(
        _LOWER.match(plain(b)) and not cells.unfinished(a) and not a.endswith(";") for a, b in pairs
    )
    if _COUNT.match(plain(first[0])) or _is_title(last) or shifted:
        return False
    certain = any(cells.goes_on(a, plain(b)) or _counts_on(a, b) for a, b in pairs)
    keyed = not first[0] and bool(last[0]) and sum(bool(row[0]) for row in rows) >= 0.8 * len(rows)
    figures = any(_FIGURE.match(plain(cell)) for pair in pairs for cell in pair)
    rest = keyed and not headed and not figures and all(a for a, _ in pairs)
    begins = bool(first[0]) and not cells.goes_on(plain(last[0]), plain(first[0]))
    return (certain and not begins) or (rest and any(cells.unfinished(a) for a, _ in pairs))


def _counts_on(text: str, rest: str) -> bool:
    """Whether a list in a cell goes on with its next number: "1. The quality …" and "2. The assessment …"."""
    numbers = _ENTRY.findall(text)
    first = _ENTRY.match(rest)
    return bool(numbers and first) and int(first[1]) == int(numbers[-1]) + 1 if first else False


def _cell(a: str, b: str) -> str:
    return cells.joined([a, b]) if a and b else a or b


def _repeated(rows: Sequence[_Row], first: _Row) -> bool:
    """Whether a row is a table's head once more."""
    own = _filled(first)
    return len(own) > 1 and _is_label(first) and any(_filled(row) == own for row in rows[:_HEADS])


def _filled(row: _Row) -> list[str]:
    return [plain(cell) for cell in row if cell]


def _is_title(row: _Row) -> bool:
    """Whether a row has no more than a title over the rows below it."""
    return bool(row and _TITLE.match(plain(row[0]))) and not any(row[1:]) and "\n" not in row[0]


def _is_label(row: _Row) -> bool:
    return all(len(cell) < _SHORT for cell in row) and not all(map(_FIGURE.match, filter(None, row)))


def _has_head(table: Block) -> bool:
    """Whether a table begins with labels over its columns, rather than with a row like those above."""
    first = table.rows[0]
    if table.header or (len(table.rows) > 1 and _is_title(first) and _is_label(table.rows[1])):
        return True
    behind = [cell for cell in map(plain, first[1:]) if cell]
    return _is_label(first) and not _COUNT.match(plain(first[0])) and not any(map(_FIGURE.match, behind))


def _same_columns(rows: Sequence[_Row], more: Sequence[_Row]) -> bool:
    """Whether rows without a head fit another table's columns: figures below figures, its count goes on."""
    numbers = [number for row in rows if (number := _number(row)) is not None]
    if len(numbers) > 1 and len(numbers) >= len(rows) - 2:
        return _number(more[0]) == numbers[-1] + 1
    kinds = [_of_figures(column) for column in zip(*map(_figures, rows[1:] or rows), strict=True)]
    others = [_of_figures(column) for column in zip(*map(_figures, more), strict=True)]
    agree = all(None in pair or pair[0] == pair[1] for pair in zip(kinds, others, strict=True))
    return agree and any(a and b for a, b in zip(kinds, others, strict=True))


def _of_terms(rows: Sequence[_Row]) -> bool:
    """Whether rows explain abbreviations, but for a few: no head stands between two such tables."""
    terms = [row for row in rows if len(row) == 2 and _TERM.match(plain(row[0])) and " " in row[1]]
    return len(terms) > 0.7 * len(rows)


@lru_cache(maxsize=4 * _LOOK)
def _number(row: _Row) -> int | None:
    """The number that a row of a counted table begins with."""
    match = _COUNT.match(plain(row[0]))
    return int(match[1]) if match else None


@lru_cache(maxsize=4 * _LOOK)
def _figures(row: _Row) -> tuple[bool | None, ...]:
    """Which cells of a row are figures, None for blank ones: asked again for each row that may follow."""
    return tuple(bool(_FIGURE.match(plain(cell))) if cell else None for cell in row)


def _of_figures(column: Sequence[bool | None]) -> bool | None:
    """Whether a column is one of figures; None for one that is blank."""
    filled = len(column) - column.count(None)
    return column.count(True) > 0.6 * filled if filled else None


# -- titles in rows ------------------------------------------------------------------------------------------


def _titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with tables cut at rows that are titles: over a head that stands often, over their numbers."""
    below = [_first_row(blocks, at + 1) for at in range(len(blocks))]
    heads = Counter(
        tuple(_filled(under))
        for block, next_row in zip(blocks, below, strict=True)
        if _is_typed(block)
        for row, under in itertools.pairwise((*block.rows, next_row))
        if _is_title(row) and len(_filled(under)) > 1
    )
    again = {head for head, count in heads.items() if count > 1}
    for block, next_row in zip(blocks, below, strict=True):
        yield from _parts(block, again, next_row) if _is_typed(block) else [block]


def _first_row(blocks: Sequence[Block], at: int) -> _Row:
    """The first row of the table that a block is; of other text, its number and words."""
    if at >= len(blocks):
        return ()
    block = blocks[at]
    return block.rows[0] if block.kind is Kind.TABLE else (f"{block.number or ''} {block.plain}".strip(),)


def _parts(table: Block, heads: Collection[_Row], below: _Row) -> Iterator[Block]:
    start = 0
    for at, (row, under) in enumerate(itertools.pairwise((*table.rows, below))):
        section = _SECTION.match(plain(row[0]))
        own = bool(section and under and plain(under[0]).startswith(f"{section[1]}.1"))
        if _is_title(row) and (own or tuple(_filled(under)) in heads):
            yield from _rows(table, start, at)
            yield Block(Kind.HEADING, row[0], table.at(at), level=3)
            start = at + 1
    yield from _rows(table, start, len(table.rows))


def _rows(table: Block, start: int, end: int) -> Iterator[Block]:
    """Some rows of a table, if there are any; all of them are the table itself."""
    if end - start == len(table.rows):
        yield table
    elif end > start:
        places = tuple(table.at(n) for n in range(start, end))
        header = table.header and start == 0
        yield replace(table, place=places[0], rows=table.rows[start:end], places=places, header=header)
