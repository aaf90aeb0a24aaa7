"""Calendars of work programmes: dates with their items below, beside, or marked where they cross."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.blocks import Block, Kind, plain
from parsers.papers import programme_cells as cells
from parsers.papers.programme_dates import Dates, Years, damaged, is_date, when
from parsers.papers.programme_entries import Entry, Over, line

_MARKED = re.compile(r"^[xX✓✔•●*]$|^yes$", re.I)


def dated_cells(block: Block, known: Years) -> int:
    """How many cells of a table are dates."""
    if block.kind is not Kind.TABLE:
        return 0
    return sum(is_date(cell, known.session) for row in block.rows for cell in row)


def is_calendar(block: Block, known: Years) -> bool:
    """Whether a table is a calendar: dates in two columns, or in most of the first one."""
    if block.kind is not Kind.TABLE:
        return False
    dated = [i for row in block.rows for i, cell in enumerate(row) if is_date(cell, known.session)]
    return len(dated) >= 3 and (len(set(dated)) >= 2 or len(dated) >= len(block.rows) / 2)


def entries(block: Block, known: Years) -> Iterator[Entry]:
    """The items of a calendar, whichever way it runs."""
    if is_matrix(block, known):
        yield from _by_mark(block, known)
        return
    across = all(not is_date(cell, known.session) for row in block.rows for cell in row[1:])
    yield from (_by_row if across else _by_column)(block, known)


def is_matrix(block: Block, known: Years) -> bool:
    """Whether a table has dates in its head, items in its first column and marks where they cross."""
    if block.kind is not Kind.TABLE or len(block.rows) < 3:
        return False
    head, *rows = block.rows
    marks = [plain(c) for row in rows for c in row[1:] if plain(c)]
    return (
        sum(is_date(c, known.session) for c in head[1:]) >= 2
        and len(marks) > 0
        and all(_MARKED.match(m) for m in marks)
    )


def _by_mark(block: Block, known: Years) -> Iterator[Entry]:
    dates = [when(cell, known) if is_date(cell, known.session) else None for cell in block.rows[0]]
    for offset, row in enumerate(block.rows[1:], start=1):
        for date, cell in list(zip(dates, row, strict=False))[1:]:
            if date and plain(cell):
                yield from line(row[0], Over(Dates(date)), block.at(offset))


def _by_row(block: Block, known: Years) -> Iterator[Entry]:
    """The items of a calendar whose dates stand in the first column, with items beside them."""
    date = None
    for offset, row in enumerate(block.rows):
        dated = bool(row) and is_date(row[0], known.session)
        if dated:
            date = when(row[0], known)
        if date and len(row) > 1 and (row[0] == "" or dated):
            for text in row[1].split("\n"):
                yield from line(text, Over(Dates(date)), block.at(offset))


def _by_column(block: Block, known: Years) -> Iterator[Entry]:
    """The items of a calendar with dates side by side: below each, the cells until the next."""
    dates: dict[int, str | None] = {}
    for offset, row in enumerate(block.rows):
        beside = any(is_date(cell, known.session) for cell in row)
        for column, cell in enumerate(row):
            if is_date(cell, known.session):
                dates[column] = when(cell, known)
            elif beside and (mended := damaged(cell)):
                dates[column] = mended
            elif column in dates:
                for text in cells.items(cell):
                    yield from line(text, Over(Dates(dates[column])), block.at(offset))
