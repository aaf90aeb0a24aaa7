"""Reads tables of recommendations row by row, and puts together what pages have cut."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from parsers.blocks import Block, Kind, Place, plain
from parsers.papers import cells, layouts
from parsers.papers import recommendation_columns as columns_of
from parsers.papers.recommendation_columns import Columns
from parsers.papers.recommendation_row import ENOUGH, Cells, Row, Told, fill, fill_walled, sure

_LONG = 40
"""Lines between tables that are no longer are no piece of a recommendation."""
# "HackneyHackney", "able toThe EHE": the wall between two cells got lost
_WALL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]*\b)")


class Reader:
    """Reads rows one after the other; remembers whose words the last ones were."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.rows: list[Row] = []
        self.columns: Columns | None = None
        self.told: dict[int, list[Told]] = {}
        """By the index of a block, whose words it holds, where that is known of all of them."""
        self._blocks = blocks
        self._at = 0
        last = max((i for i, b in enumerate(blocks) if b.kind is Kind.TABLE), default=-1)
        loose: list[int] = []
        for index, block in enumerate(blocks[: last + 1]):
            if block.kind is not Kind.TABLE:
                loose.append(index)
                continue
            self._stretch(loose)
            if any(self._begins_another(blocks[i]) for i in loose):
                self.columns = None
            self._table(index)
            loose = []

    @property
    def current(self) -> Row | None:
        """The recommendation that the last row was about."""
        return self.rows[-1] if self.rows else None

    def _last_number(self) -> int:
        """The number of the last recommendation, counted on from the last one that has any."""
        for back, row in enumerate(reversed(self.rows)):
            if row.number and (digits := re.match(r"\d+", row.number)):
                return int(digits[0]) + back
        return len(self.rows)

    # A page that lost its table

    def _stretch(self, loose: Sequence[int]) -> None:
        """Lines between the tables: cells of a page that was set column by column."""
        columns = self.columns
        held = [i for i in loose if columns and self._is_piece(self._blocks[i], columns)]
        if columns is None or not held:
            return
        first = self._blocks[held[0]]
        if first.kind is Kind.PARAGRAPH and columns_of.RECOMMENDED.match(first.plain):
            self.rows.append(Row(first.place, None, columns))
        current = self.current
        if current is None:
            return
        current.turn += 1
        pieces = [_piece(self._blocks[i]) for i in held]
        if told := self._down_the_columns(current, pieces):
            for name, texts in told.items():
                for text in texts:
                    current.add(name, cells.cleaned(text))
            printed = {name: "\n".join(texts) for name, texts in told.items()}
            self.told[held[0]] = [Told(current, first.place, printed)]
            self.told |= {index: [] for index in held[1:]}
            return
        while pieces and _is_texts(current.broken(), pieces[0]):
            current.add("text", cells.cleaned(pieces.pop(0).text))
        if any(len(piece.text) > _LONG for piece in pieces):
            current.leave(*(piece.text for piece in pieces))
            said = current.said("text")
            whole = not cells.unfinished(said) and not layouts.hangs(said) and not pieces[0].listed
            current.mixed.update(columns.prose()[1 if whole else 0 :])

    def _begins_another(self, block: Block) -> bool:
        """Whether a heading parts the tables above from what is below; a head printed alone doesn't."""
        head = self.columns.head if self.columns else ()
        return block.kind is Kind.HEADING and block.plain not in map(plain, head)

    @staticmethod
    def _is_piece(block: Block, columns: Columns) -> bool:
        return block.kind in (Kind.PARAGRAPH, Kind.ITEM) and block.plain not in map(plain, columns.head)

    @staticmethod
    def _down_the_columns(current: Row, pieces: Sequence[layouts.Piece]) -> Mapping[str, list[str]] | None:
        """The pieces by column, where the first one goes on with the text or begins it."""
        broken = current.broken()
        if current.said("text") and broken.likely("text", pieces[0].text) <= 1:
            return None
        return layouts.down_the_columns(pieces, current.columns.prose(), broken)

    # A table, or a page's piece of one

    def _table(self, index: int) -> None:
        self._at, block = index, self._blocks[index]
        found = columns_of.of(block)
        self.columns = found or self.columns
        if self.columns is None:
            return
        if found and self.rows and self.rows[-1].columns.numbered:
            found.numbered = True  # a head printed again: its rows go on with those above
        headed = bool(found)
        told = [self._run(block, at, run, headed=headed) for at, run in _runs(block.rows, int(headed))]
        if all(part is not None for part in told):
            self.told[index] = [row for part in told for row in part or ()]

    def _run(self, block: Block, at: int, raw: Sequence[Cells], *, headed: bool) -> list[Told] | None:
        """Reads rows of one width; gives what they tell, None where that isn't known of all their words."""
        names = self.columns.names() if self.columns else []
        places = [_row_place(block, at + offset) for offset in range(len(raw))]
        rows = self._cleaned(raw)
        whole = all(len(row) == len(names) for row in rows)
        if whole and (headed or layouts.fits(rows, names, self._may)):
            return [self._whole(*row, names) for row in zip(rows, raw, places, strict=True)]
        marked = layouts.with_marks(raw)
        layout = self._layout(self._cleaned(marked), self._below(block, at + len(raw)))
        return self._piece_of_table(marked, places, layout)

    def _below(self, block: Block, at: int) -> Cells:
        """The row below another, in its table or the next one."""
        if at < len(block.rows):
            return block.rows[at]
        after = (b for b in self._blocks[self._at + 1 :] if b.kind is Kind.TABLE)
        return next((b.rows[0] for b in after), ())

    def _cleaned(self, rows: Sequence[Cells]) -> list[list[str]]:
        """Rows without stamps and debris."""
        own = self.columns
        return [[columns_of.cleaned(c, own, (i, len(row))) for i, c in enumerate(row)] for row in rows]

    def _may(self, name: str, cell: str) -> bool:
        """Whether a column may hold a cell: that of the numbers a number, the lead's people."""
        if self.columns is None or name.startswith("other"):
            return True
        if name == "lead":
            return cells.reads_as_people(self.columns.people(cell)) or cells.is_dash(cell)
        return (name == "number") == (self.columns.number is not None and bool(columns_of.reference(cell)))

    def _begin(self, row: Cells, place: Place) -> bool:
        """Begins another recommendation, if such a row does."""
        columns, before = self.columns, self.current
        started = _start(row, columns, place, before, last=self._last_number()) if columns else None
        if started is None or (before is not None and started.number and started.number == before.number):
            return started is not None
        self.rows.append(started)
        return True

    def _whole(self, row: list[str], printed: Cells, place: Place, names: list[str]) -> Told:
        """Reads a row that has all its cells."""
        count = len(self.rows)
        started = self._begin(row, place)
        current, columns = self.current, self.columns
        as_printed = dict(zip(names, printed, strict=False))
        if current is None or columns is None or not any(row):
            return Told(current, place, as_printed)
        told = dict(zip(names, row, strict=False))
        lead = told.get("lead", "")
        if len(lead) > 60 and not cells.reads_as_people(lead) and cells.is_prose(columns.people(lead)):
            # a text was moved into the lead's column: where do the others belong?
            current.mixed.update(columns.prose()[1 if started else 0 :])
            current.leave(*(c for n, c in told.items() if n != "number" and not (started and n == "text")))
            told = {"text": told["text"]} if started else {}
        fill(current, told, whole=True)
        if len(self.rows) > count:
            current.empty_lead = cells.is_dash(as_printed.get("lead", ""))
        return Told(current, place, as_printed)

    def _piece_of_table(
        self, raw: Sequence[Cells], places: Sequence[Place], layout: list[str]
    ) -> list[Told] | None:
        """Reads rows that have other columns than the head: a page's piece of the table."""
        told: list[Told] = []
        walled: tuple[str, ...] = ()
        given: set[str] = set()
        first, refused = self.current, set[str]()
        for row, printed, place in zip(self._cleaned(raw), raw, places, strict=True):
            started = self._begins_here(row, place)
            if started and (parted := self._without_wall(row)):
                walled = parted
                continue
            current = self.current
            if current is None:
                return None
            if walled:
                fill_walled(current, row, walled)
                continue
            named = dict(zip(layout, row, strict=False))
            own = named if started else sure(current, named, given, refused)
            fill(current, own)
            given |= {name for name, cell in own.items() if cell}
            if all(name in own for name, cell in zip(layout, printed, strict=False) if cell):
                told.append(Told(current, place, {n: c for n, c in zip(layout, printed, strict=False) if n}))
            else:
                current.mixed.update(refused or _without(layout, row, current.columns.prose()))
            current.leave(*(c for n, c in zip(layout, row, strict=False) if n not in own))
        if first is not None and first is self.current and given:
            first.ended |= {name for name in first.columns.prose() if name not in given}
        return told if len(told) == len(raw) else None

    def _layout(self, rows: list[list[str]], below: Cells) -> list[str]:
        """The name of each column of a page's piece, by the row below if that is its last one again."""
        columns, current = self.columns, self.current
        if columns is None:
            return []
        if again := self._printed_again(rows[-1], below):
            return again
        starts = (i for i, row in enumerate(rows) if self._is_start(row))
        goes_on = next(starts, len(rows)) if current else 0
        broken = current.broken() if current else layouts.BrokenOff({})
        return layouts.fitting(rows, goes_on, columns.names(), broken, self._may)

    def _printed_again(self, row: Cells, whole: Cells) -> list[str] | None:
        """The columns by another row, if that prints this one again with all its cells."""
        names = self.columns.names() if self.columns else []
        if len(whole) != len(names):
            return None
        own = [cell if len(cell) > ENOUGH else "\0" for cell in row]
        alike = [
            next((n for n, c in zip(names, whole, strict=True) if c.startswith(cell)), "") for cell in own
        ]
        if "text" not in alike:
            return None
        at = alike.index("text")
        return [*("number" if columns_of.reference(cell) else "" for cell in row[:at]), *alike[at:]]

    def _is_start(self, row: Cells) -> bool:
        columns = self.columns
        return columns is not None and (
            _start(row, columns, Place(), self.current, last=self._last_number()) is not None
            or self._is_unnumbered(row)
        )

    def _is_unnumbered(self, row: Cells) -> bool:
        """Whether a row without a number begins a recommendation: in so many words, and with all cells."""
        columns = self.columns
        filled = [cell for cell in row if cell]
        return (
            columns is not None
            and bool(row[0] and columns_of.RECOMMENDED.match(plain(row[0])))
            and len(filled) == len(row) == len(columns.names()) - 1
        )

    def _begins_here(self, row: Cells, place: Place) -> bool:
        if self._begin(row, place):
            return True
        if self._is_unnumbered(row) and self.columns is not None:
            self.rows.append(Row(place, None, self.columns))
            return True
        return False

    def _without_wall(self, row: Cells) -> tuple[str, ...]:
        """Takes apart the first cell of a row that holds others too; gives the columns that it holds."""
        current, columns = self.current, self.columns
        if current is None or columns is None:
            return ()
        names = [name for name in columns.names() if name != "number"]
        others = [cell for cell in row[1:] if cell]
        pieces = _WALL.split(columns_of.unlabelled(row[0]))
        count = len(names) - len(others)
        if not all(row) or not 1 < count <= len(pieces):
            return ()
        fill(current, dict(zip(names, [*pieces[:count], *others], strict=True)))
        current.lost.add("text")
        if len(pieces) > count:
            current.mixed.update(names[:count])
            current.leave("".join(pieces[count:]))
        return tuple(names[:count])


def _is_texts(broken: layouts.BrokenOff, piece: layouts.Piece) -> bool:
    """Whether a piece goes on with the text, and no cell that breaks off too may go on within it."""
    alone = layouts.is_one_sentence(piece.text)
    others = any(layouts.hangs(said) for name, said in broken.said.items() if name != "text")
    return broken.likely("text", piece.text) > 1 and (alone or not others)


def _without(layout: Cells, row: Cells, prose: Cells) -> Cells:
    """The columns that may lack what is left out of a row."""
    out = [i for i, (name, cell) in enumerate(zip(layout, row, strict=False)) if cell and not name]
    if out and not all(layouts.is_scrap(row[i]) for i in out):
        return prose  # of a column that is none of the table's: all of them may be in it
    edges = {layout[i + 1] for i in out if i + 1 < len(layout)}
    disputed = any(cell and name == layouts.DISPUTED for name, cell in zip(layout, row, strict=False))
    return [n for n in prose if n in edges or (disputed and n not in layout)]


def _runs(rows: Sequence[Cells], at: int) -> Iterator[tuple[int, list[Cells]]]:
    """From one row on those that have as many cells as the next, each run with the index of its first."""
    for _, group in itertools.groupby(rows[at:], key=len):
        run = list(group)
        yield at, run
        at += len(run)


def _piece(block: Block) -> layouts.Piece:
    text = f"{block.marker} {block.text}" if block.marker != "-" else block.text
    return layouts.Piece(text, block.kind is Kind.ITEM)


def _row_place(block: Block, offset: int) -> Place:
    if block.places or block.place.line is None:
        return block.at(offset)
    return Place(line=block.place.line + offset)


def _start(row: Cells, columns: Columns, place: Place, before: Row | None, *, last: int) -> Row | None:
    """A new recommendation, where the row has a number in its column or in its text."""
    cell = row[columns.number] if columns.number is not None and columns.number < len(row) else ""
    if number := columns_of.reference(cell):
        return Row(place, number, columns, columns_of.as_printed(cell, number))
    text = row[columns.text] if columns.text < len(row) else ""
    if not columns.numbered and len(row) == len(columns.names()) and text:
        goes_on = before is not None and cells.goes_on(before.said("text"), text)
        return None if goes_on else Row(place, None, columns)
    first = plain(cell) or plain(text)
    if before is not None and re.match(r"\d+\)", first) and cells.goes_on(before.said("text"), first):
        return None  # "2) That bridges be mended." is a part
    number = columns_of.number_of(first, last)
    return Row(place, number, columns, columns_of.as_printed(first, number)) if number else None
