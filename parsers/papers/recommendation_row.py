"""A recommendation while its cells are being put together from the pieces that pages have cut."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parsers.blocks import Place, plain
from parsers.papers import cells, layouts
from parsers.papers import recommendation_columns as columns_of
from parsers.papers.recommendation_columns import Columns

ENOUGH = 20
"""So many letters tell that a row is printed again."""
_ENTRY = re.compile(r"^\W*([a-z]|[ivx]{1,4}|\d{1,2})\)")
Cells = Sequence[str]


@dataclass(eq=False)
class Row:
    """A recommendation while its cells are being put together."""

    place: Place
    number: str | None
    columns: Columns
    printed: str | None = None
    """The number as printed, where it is read otherwise."""
    by_order: bool = False
    """Whether only the order of the rows tells the number."""
    cells: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    """The last piece of each cell."""
    mixed: set[str] = field(default_factory=set)
    """Columns of which pieces may have been left out, because they can't be told from others."""
    lost: set[str] = field(default_factory=set)
    """Columns that go on elsewhere than where they broke off: the source has lost what was between."""
    ended: set[str] = field(default_factory=set)
    """Columns that had nothing on a page that others went on over."""
    empty_lead: bool = False
    """Whether a dash stands where its lead would."""
    unplaced: list[str] = field(default_factory=list)
    """Words between its cells of which it can't be told whose they are."""
    turn: int = 0
    """How many pieces of the table have given words to it."""
    turns: dict[str, int] = field(default_factory=dict)
    """The last of them, by column."""

    def add(self, what: str, text: str) -> None:
        """One more piece of a cell; one that is printed twice only once."""
        if not text or text == self.last.get(what):
            return
        said = self.said(what)
        cut = layouts.hangs(said) and said[-1] not in ":;" and layouts.begins_anew(text)
        if (cut and not cells.goes_on(said, text)) or layouts.begins_in_bracket(said, text):
            self.lost.add(what)
        if layouts.begins_within(said, text) or (what == "lead" and not said and self.turn > 1):
            self.lost.add(what)
        self.turns[what] = self.turn
        piece = f"\n{text}" if said and what in self.mixed else text
        self.cells[what] = cells.joined([said, piece]).replace(" \n", "\n") if said else piece
        self.last[what] = text

    def said(self, what: str) -> str:
        """What a cell says so far; what stands behind a hole begins a line."""
        return self.cells.get(what, "")

    def broken(self) -> layouts.BrokenOff:
        """Up to where the page cut it."""
        said = {name: self.said(name) for name in self.columns.prose()}
        return layouts.BrokenOff(said, frozenset(self.ended), frozenset(self.mixed))

    def repeats(self, text: str) -> bool:
        """Whether a row prints again, and whole, what stood cut off in the row before."""
        so_far = plain(self.said("text"))
        return len(so_far) > ENOUGH and plain(columns_of.unlabelled(text)).startswith(so_far)

    def begin_again(self) -> None:
        """Forgets what stood cut off, where the row is printed again."""
        self.cells.clear()
        self.last.clear()
        self.mixed.clear()
        self.lost.clear()
        self.ended.clear()
        self.unplaced.clear()

    def leave(self, *texts: str) -> None:
        """Keeps words that can't be told to be any one cell's; not bits of words."""
        own = (re.sub(r"\s-{2,}$", "", text) for text in texts)
        self.unplaced += [text for text in own if text and not layouts.is_scrap(text)]

    def behind_hole(self) -> set[str]:
        """Columns that go on after pages on which the text has got lost: theirs may be lost there too."""
        if "text" in self.mixed | self.lost or not layouts.hangs(self.said("text")):
            return set()
        return {n for n in self.columns.prose() if self.turns.get(n, 0) > self.turns.get("text", 0)}


@dataclass(frozen=True)
class Told:
    """What a row, or a page that lost its table, gives to a recommendation."""

    row: Row | None
    """The recommendation; None of a row above the first one."""
    place: Place
    cells: Mapping[str, str]
    """By the name of its column, each cell as printed."""


def sure(current: Row, named: Mapping[str, str], given: set[str], refused: set[str]) -> dict[str, str]:
    """What of a row that goes on may be given to its cells: not what begins otherwise than they broke off.

    Where most of it goes on as it should, the source has lost what stood before the rest.
    """
    broken = current.broken()
    likely = {n: broken.likely(n, c) for n, c in named.items() if c and n not in given}
    against = {name for name, found in likely.items() if found <= layouts.AGAINST}
    if sum(likely.values()) > 0:
        current.lost |= against
    else:
        refused |= against
    return {n: c for n, c in named.items() if n not in (*refused, "", layouts.DISPUTED)}


def fill_walled(current: Row, row: Cells, walled: Cells) -> None:
    """Gives a row whose first cell holds several: entries to the text, what stands before to the next."""
    lines = row[0].split("\n")
    marks = [match[1] if (match := _ENTRY.match(line)) else None for line in lines]
    for index, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark is None and not any(marks[:index]):
            current.add(walled[-1], line)
        elif mark is not None and marks.count(mark) == 1:
            current.add(walled[0], line)
        else:
            current.mixed.update(walled)
            current.leave(line)
            current.add(walled[-1], cells.behind_repeat(current.said(walled[-1]), line))
    names = [name for name in current.columns.names() if name != "number"]
    fill(current, dict(zip(names[len(walled) :], row[1:], strict=False)))


def fill(current: Row, told: Mapping[str, str], *, whole: bool = False) -> None:
    """Gives the cells of a row to the recommendation; those of a whole row stand where they belong."""
    if current.repeats(told.get("text", "")):
        current.begin_again()
    current.turn += 1
    for name, cell in told.items():
        if name == "number":
            if cell and not columns_of.reference(cell) and not columns_of.is_label(cell):
                current.mixed.add("text")
                current.leave(cell)
        elif name == "lead":
            _add_lead(current, cell, whole=whole)
        elif name.startswith("other"):
            current.add(name, cell)
        elif name:
            labelled = name == "text" and not cells.goes_on(current.said("text"), cell)
            current.add(name, columns_of.unlabelled(cell) if labelled else cell)


def _add_lead(current: Row, cell: str, *, whole: bool) -> None:
    """People with their offices, without the column's head if it is printed again."""
    people = current.columns.people(cell)
    if cells.reads_as_people(people) or (whole and people and not cells.is_dash(people)):
        current.add("lead", people)
    elif people and not cells.is_dash(people):
        current.leave(people)
