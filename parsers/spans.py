"""Cells of a web page's or Word file's table that span rows and columns, put into the columns they are in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_WIDEST = 100
"""A cell spans no more columns than this, whatever it says ("colspan=1000" for all)."""


class Cell(NamedTuple):
    """A cell as the source has it."""

    text: str
    columns: int = 1
    """How many columns it spans."""
    rows: int = 1
    """How many rows it spans; 0 for all that follow."""


def squared(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[str, ...], ...]:
    """A table's rows, equally long: what a cell says stands once, at its top left; the rest of it is empty.

    Columns in which no cell begins, and rows without words, are left out.
    """
    taken: dict[int, int] = {}
    placed: list[dict[int, str]] = []
    for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
        at, line = 0, {}
        for cell in row:
            while taken.get(at):
                at += 1
            line[at] = cell.text
            width = min(max(cell.columns, 1), _WIDEST)
            taken.update(dict.fromkeys(range(at, at + width), cell.rows or left))
            at += width
        placed.append(line)
        taken = {column: still - 1 for column, still in taken.items() if still > 1}
    columns = sorted({column for line in placed for column in line})
    full = (tuple(line.get(column, "") for column in columns) for line in placed)
    return tuple(row for row in full if any(row))
