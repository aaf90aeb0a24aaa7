"""Tables that people type with blanks: columns told by the places that are blank in every line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from parsers.blocks import Block, Kind, Place
from parsers.inline import from_mixed

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_RULE = re.compile(r"^(?=[^\n]*[-=_+|]{3})[\s=_+|-]*$")
# "+------+-----+", "| Ward | 120 |"
_FRAME = re.compile(r"^\s*\+(?:[-=]+\+)+\s*$")
_FRAMED = re.compile(r"^\s*(?:\+(?:[-=]+\+)+|\|.*\|)\s*$")
_FIGURE = re.compile(r"^\W{0,2}[\d£$€(.–-][\d,.%()£kmbn -]*$", re.I)
_FEWEST = 3
"""So many lines make a table; two are as likely a name and a place side by side."""
_TAB = 8
UNSURE = (
    "a table typed with blanks whose columns can't be told for certain: shown as it was typed; compare it"
)

Found = tuple[int, int, Block]
"""The first line of a table, the line behind its last, both counted from 0, and its block."""


def tables(lines: Sequence[str], may_be: Callable[[str], bool]) -> Iterator[Found]:
    """The tables of a text; `may_be` says whether a line can be part of one at all, if it has no frame."""
    at = 0
    while at < len(lines):
        framed = _end(lines, at, lambda line: bool(_FRAMED.match(line)))
        end = (
            framed
            if framed > at
            else _end(lines, at, lambda line: may_be(line) and (_gapped(line) or _rule(line)))
        )
        block = _framed(lines[at:end], at + 1) if framed > at else _table(lines[at:end], at + 1)
        if block:
            yield at, end, block
        at = max(end, at + 1)


def _end(lines: Sequence[str], at: int, goes_on: Callable[[str], bool]) -> int:
    return next((n for n in range(at, len(lines)) if not goes_on(lines[n])), len(lines))


def _framed(lines: Sequence[str], first: int) -> Block | None:
    """A table in a frame of + and -; its cells have several lines where a rule stands between all rows."""
    rules = [bool(_FRAME.match(line)) for line in lines]
    if not any(rules) or sum(rules) > len(lines) - 2:
        return None
    groups: list[list[tuple[int, str]]] = [[]]
    for number, (line, rule) in enumerate(zip(lines, rules, strict=True), first):
        groups += [[]] if rule and groups[-1] else []
        groups[-1] += [] if rule else [(number, line)]
    groups = [group for group in groups if group]
    each = groups if len(groups) > 2 else [[line] for group in groups for line in group]
    rows = tuple(_joined([line for _, line in group]) for group in each)
    places = tuple(Place(line=group[0][0]) for group in each)
    header = len(groups) > 1 and len(groups[0]) == 1
    return Block(Kind.TABLE, "", Place(line=first), rows=rows, places=places, header=header)


def _joined(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of one row, cell by cell."""
    cells = [[from_mixed(cell) for cell in line.strip().strip("|").split("|")] for line in lines]
    columns = zip_longest(*cells, fillvalue="")
    return tuple("\n".join(filter(None, column)) for column in columns)


def doubts(blocks: Sequence[Block]) -> Iterator[tuple[Place, str]]:
    """A line for the maintainer for each table that is shown as it was typed."""
    yield from ((block.place, UNSURE) for block in blocks if block.kind is Kind.PREFORMATTED)


def _gapped(line: str) -> bool:
    return bool(_GAP.search(line.expandtabs(_TAB).strip()))


def _rule(line: str) -> bool:
    return bool(_RULE.match(line))


def _table(lines: Sequence[str], first: int) -> Block | None:
    """The lines as a table, as typed where its columns are not plain, or as none."""
    full = [line.expandtabs(_TAB).rstrip() for line in lines]
    while full and _rule(full[0]):
        full, first = full[1:], first + 1
    numbered = [(number, line) for number, line in enumerate(full, first) if not _rule(line)]
    printed = [line for _, line in numbered]
    if len(printed) < _FEWEST or _is_prose(printed):
        return None
    edges = _edges(printed)
    cells = [tuple(line[a:b].strip() for a, b in edges) for line in printed]
    place = Place(line=first)
    if _is_plain(cells):
        rows = tuple(tuple(map(from_mixed, row)) for row in cells)
        places = tuple(Place(line=number) for number, _ in numbered)
        header = len(full) > 1 and _rule(full[1])
        return Block(Kind.TABLE, "", place, rows=rows, places=places, header=header)
    several = sum(len(_GAP.findall(line.strip())) >= 2 for line in printed)
    if several >= _FEWEST and several >= 0.6 * len(printed):
        return Block(Kind.PREFORMATTED, "\n".join(_outdented(full)), place)
    return None


def _is_prose(lines: Sequence[str]) -> bool:
    """Whether lines are sentences spaced out to one width, as typewriters' programs did."""
    gaps = [match for line in lines for match in _GAP.finditer(line.strip())]
    narrow = sum(len(match[0]) == 2 for match in gaps)
    lower = sum(match.string[match.end()].islower() for match in gaps)
    return narrow > 0.7 * len(gaps) and lower > 0.5 * len(gaps)


def _edges(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where the columns begin and end: parted by two blanks or more that stand in all lines."""
    width = max(map(len, lines))
    used = [any(at < len(line) and line[at] != " " for line in lines) for at in range(width)]
    inked = "".join("x" if ink else " " for ink in used)
    return [match.span() for match in re.finditer(r"x(?:x| (?=x))*", inked)]


def _is_plain(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether columns are certain: three or more, or one of names and one of figures; most cells filled."""
    columns = list(zip(*rows, strict=True))
    if len(columns) < 2 or sum(map(bool, (c for row in rows for c in row))) < 0.6 * len(rows) * len(columns):
        return False
    if any(_GAP.search(cell) for row in rows for cell in row):
        return False  # two columns that a longer cell has closed
    figures = [sum(bool(_FIGURE.match(cell)) for cell in column) for column in columns]
    return len(columns) >= 3 or figures[-1] >= len(rows) - 1


def _outdented(lines: Sequence[str]) -> Iterator[str]:
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    yield from (line[margin:] for line in lines)
