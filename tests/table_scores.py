"""How many cells of tables a reader gets right, by one measure for all readers."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pdfplumber

from parsers import pdf
from parsers.blocks import Kind, plain
from tests.invented_tables import Cells

_SHIFTS = (0, 1, -1)
"""By so many columns a found table may be moved to where it fits best."""


@dataclass(frozen=True, slots=True)
class Score:
    """Cells with text: those that are known, those that were found, those found in their row and column."""

    known: int = 0
    found: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """How many of the known cells were found."""
        return self.right / max(1, self.known)

    @property
    def precision(self) -> float:
        """How many of the found cells are right."""
        return self.right / max(1, self.found)

    def __add__(self, other: Score) -> Score:
        return Score(self.known + other.known, self.found + other.found, self.right + other.right)


def score(known: Sequence[Cells], found: Sequence[Cells]) -> Score:
    """How well tables were found.

    Each found table counts for the known one with which it has most cells in common. Pieces of one known
    table are put together, a head that a page repeats left out: for every reader, so that cells are measured.
    """
    found = [table for table in map(_without_empty, found) if table]
    pieces: list[list[Cells]] = [[] for _ in known]
    strays = 0
    for table in found:
        common = [(_texts([table]) & _texts([one])).total() for one in known]
        if max(common, default=0):
            pieces[common.index(max(common))].append(table)
        else:
            strays += _texts([table]).total()
    total = Score(0, strays, 0)
    for one, own in zip(known, pieces, strict=True):
        rows = _joined(own)
        total += Score(_texts([one]).total(), _texts([rows]).total(), _in_place(_without_empty(one), rows))
    return total


def ours(data: bytes) -> list[Cells]:
    """The tables as this archive reads them."""
    blocks = pdf.read(data).blocks
    return [tuple(tuple(plain(c) for c in row) for row in b.rows) for b in blocks if b.kind is Kind.TABLE]


def pdfplumbers(data: bytes) -> list[Cells]:
    """The tables as pdfplumber finds them."""
    found: list[Cells] = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for table in page.extract_tables():
                found.append(tuple(tuple(" ".join((c or "").split()) for c in row) for row in table))
            page.close()
    return found


def _without_empty(table: Cells) -> Cells:
    """A table without rows and columns that have no text: where they stand is a matter of drawing."""
    rows = [row for row in table if any(row)]
    used = [i for i in range(max(map(len, rows), default=0)) if any(i < len(row) and row[i] for row in rows)]
    return tuple(tuple(row[i] if i < len(row) else "" for i in used) for row in rows)


def _texts(tables: Iterable[Cells]) -> Counter[str]:
    return Counter(cell for table in tables for row in table for cell in row if cell)


def _joined(pieces: Sequence[Cells]) -> Cells:
    if not pieces:
        return ()
    head = pieces[0][0]
    return pieces[0] + tuple(row for piece in pieces[1:] for row in piece[piece[0] == head :])


def _in_place(known: Cells, found: Cells) -> int:
    """The most cells that agree when rows are put beside each other in order, and columns beside columns.

    A reader that has missed the first column, or has one too many, is not wrong in all the others for it.
    """
    return max(
        _in_columns(known, [("",) * shift + row[max(0, -shift) :] for row in found]) for shift in _SHIFTS
    )


def _in_columns(known: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> int:
    best = [0] * (len(found) + 1)
    for row in known:
        above = best
        best = [0]
        for index, other in enumerate(found):
            same = sum(bool(a) and a == b for a, b in zip(row, other, strict=False))
            best.append(max(best[-1], above[index + 1], above[index] + same))
    return best[-1]


def whole(known: Sequence[Cells], found: Sequence[Cells]) -> bool:
    """Whether each known table was found as one, with as many rows: not in pieces, no head in it twice."""
    return [len(one) for one in known] == [len(table) for table in map(_without_empty, found)]
