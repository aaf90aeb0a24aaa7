"""Tables in a table's cell: a converter may write one out as HTML, its cells in a row, and its rows below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.inline import from_mixed

REPEATED = "a table in a cell, written out again"
_TABLE = re.compile(r"<table\b[^>]{0,200}>(.*?)</table>", re.S | re.I)
_ROW = re.compile(r"<tr\b[^>]{0,200}>(.*?)</tr>", re.S | re.I)
_CELL = re.compile(r"<t[dh]\b[^>]{0,200}>(.*?)</t[dh]>", re.S | re.I)
Row = tuple[int, tuple[str, ...]]
"""The line of a row, and its cells as the source has them."""


@dataclass
class Parted:
    """The tables that a table with others in its cells is made of, and what of them was written again."""

    tables: list[list[Row]] = field(default_factory=list)
    repeated: list[tuple[int, str]] = field(default_factory=list)

    def add(self, rows: Sequence[Row]) -> None:
        """Take in a table, without the columns that have nothing in them."""
        used = sorted({at for _, row in rows for at, cell in enumerate(row) if cell.strip()})
        if used:
            own = [(line, tuple(row[at] for at in used if at < len(row))) for line, row in rows]
            self.tables.append(own)


def is_in(rows: Sequence[Row]) -> bool:
    """Whether a cell of a table holds another table."""
    return any("<table" in cell and _TABLE.search(cell) for _, row in rows for cell in row)


def parted(rows: Sequence[Row]) -> Parted:
    """The tables one by one: what stands above an inner one, itself, what stands below."""
    found = Parted()
    start = at = 0
    while at < len(rows):
        line, row = rows[at]
        inner = _inner(row)
        at += 1
        if not inner:
            continue
        found.add([*rows[start : at - 1], (line, _beside(row, inner, found, line))])
        found.add([(line, cells) for cells in inner])
        below = rows[at : at + len(inner)]
        if [_filled(cells) for _, cells in below] == [_filled(cells) for cells in inner]:
            found.repeated += [(number, " ".join(_filled(cells))) for number, cells in below]
            at += len(inner)
        start = at
    found.add(rows[start:])
    return found


def _inner(row: tuple[str, ...]) -> list[tuple[str, ...]]:
    match = next((m for cell in row if (m := _TABLE.search(cell))), None)
    return [tuple(_CELL.findall(line)) for line in _ROW.findall(match[1])] if match else []


def _beside(
    row: tuple[str, ...], inner: Sequence[tuple[str, ...]], found: Parted, line: int
) -> tuple[str, ...]:
    """What a row has besides the inner table: its cells once more in a row are none of it."""
    rest = tuple(_TABLE.sub(" ", cell) for cell in row)
    flat = [text for cells in inner for text in _filled(cells)]
    if _filled(rest) == flat:
        found.repeated.append((line, " ".join(flat)))
        return ()
    return rest


def _filled(row: Sequence[str]) -> list[str]:
    return [text for cell in row if (text := from_mixed(cell))]
