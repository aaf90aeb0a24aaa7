"""Tables of recommendations as they were before pages cut them: one row for each, below one head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.blocks import Block, Kind, Omitted, Place, plain
from parsers.papers import cells
from parsers.papers.recommendation_columns import Columns, of
from parsers.papers.recommendation_reader import Reader
from parsers.papers.recommendation_row import ENOUGH, Row, Told

AGAIN = "table head repeated on the next page"


@dataclass
class _Table:
    """A table while its rows are being put together."""

    place: Place
    columns: Columns
    rows: list[tuple[str, ...]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    last: Row | None = None
    """The recommendation that the last row is about."""

    def add(self, told: Told) -> None:
        """A row, or what goes on in the last one."""
        named = tuple(told.cells.get(name, "") for name in self.columns.names())
        if told.row is not None and told.row is self.last and not _again(self.rows[-1], named):
            self.rows[-1] = tuple(
                cells.joined(filter(None, pair)) for pair in zip(self.rows[-1], named, strict=True)
            )
            return
        self.rows.append(named)
        self.places.append(told.place)
        self.last = told.row

    def block(self) -> Block:
        """The table with its head, the row of the recommendation that it begins within included."""
        width = len(self.columns.names())
        head = (*self.columns.head, *("",) * width)[:width]
        places = (self.place, *self.places)
        return Block(Kind.TABLE, "", self.place, rows=(head, *self.rows), places=places, header=True)


def mended(blocks: Sequence[Block], reader: Reader) -> tuple[list[Block], list[Omitted]]:
    """Blocks with what is certain of their tables in one, and heads that are printed again as omissions.

    What can't be told stays where it stands, as it is printed.
    """
    found: list[Block] = []
    omitted: list[Omitted] = []
    table: _Table | None = None
    columns: Columns | None = None
    for index, block in enumerate(blocks):
        head, told = of(block), reader.told.get(index)
        again = columns is not None and _repeats(columns, head, block)
        columns = head or columns
        if again:
            omitted.append(Omitted(AGAIN, _head(block), block.place))
        if again and told is None:
            continue
        if table is not None and (told is None or (head and not again)):
            found.append(table.block())
            table = None
        if told is None or columns is None:
            found.append(_without_empty(block))
            continue
        table = table or _Table(block.place, columns)
        for row in told:
            table.add(row)
    return [*found, *([table.block()] if table else [])], omitted


def _repeats(columns: Columns, head: Columns | None, block: Block) -> bool:
    """Whether a head is printed again: over a table's next piece, or a cell of it alone on a page."""
    own = [plain(cell) for cell in columns.head]
    if head is not None:
        return [plain(cell) for cell in head.head] == own
    return block.kind is Kind.PARAGRAPH and block.plain in own


def _head(block: Block) -> str:
    return " ".join(block.rows[0]).strip() if block.kind is Kind.TABLE else block.plain


def _without_empty(block: Block) -> Block:
    """A table without the columns in which nothing stands."""
    width = max(map(len, block.rows), default=0)
    held = [i for i in range(width) if any(i < len(row) and row[i] for row in block.rows)]
    rows = tuple(tuple(row[i] for i in held if i < len(row)) for row in block.rows)
    return replace(block, rows=rows) if block.kind is Kind.TABLE else block


def _again(row: Sequence[str], named: Sequence[str]) -> bool:
    """Whether a row is printed again, and whole."""
    pairs = [(plain(a), plain(b)) for a, b in zip(row, named, strict=True)]
    return any(len(a) > ENOUGH and b.startswith(a) for a, b in pairs)
