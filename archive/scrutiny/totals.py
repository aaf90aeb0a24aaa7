"""Totals in tables that don't add up.

A total is a row whose label says so. It adds up where any run of rows right above it, of totals, or of totals
with the rows behind them, comes to it within what rounding explains. It is said not to only where it is the
only total of its column, or the last behind subtotals, every row above it has an amount of its unit, and
nothing says that rows are parts of others, or overlap, or are taken away, as "Fees and charges" may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.records import Total

_TOTAL = re.compile(r"^(?:(?:grand|overall|sub-?|net|gross)[\s-]*)?total\b|\b(?:sub-?\s?)?total\)?$", re.I)
# "of which staffing", "including grants", "Memorandum": rows that are parts of others, or beside them
_PART = re.compile(r"^\W*(?:of which|including|includes?|memo\w*|note)\b|\bof which\b", re.I)
# Rows that may be taken away though they have no sign, sums that are no plain ones, and groups that overlap
_TAKEN = re.compile(
    r"\b(?:less|income|receipts?|fees|charges|drawn|drawdowns?|use of|applied|transfers?|withdrawn"
    r"|deductions?|repa(?:id|yments?)|underspends?|brought forward)\b",
    re.I,
)
_NET = re.compile(r"\bnet\b|\bbalance\b|\byear[- ]end\b|\bcarried forward\b|\bclosing\b", re.I)
_OVERLAP = re.compile(
    r"\b(?:several|more than one|multiple|overlap\w*|double[- ]count\w*|not (?:sum|add))\b", re.I
)
# Columns that nobody adds up
_AVERAGE = re.compile(
    r"%|\b(?:average|mean|median|longest|shortest|highest|lowest|max\w*|min(?:imum)?"
    r"|rate|per|percentage|proportion|unit cost|year|date|ref|page)\b",
    re.I,
)
_AMOUNT = re.compile(
    r"^(?P<open>\()?\s*(?P<minus>[-–−])?\s*(?P<pound>[£$€])?\s*(?P<minus_too>[-–−])?\s*"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s?(?P<unit>%|k|m|bn)?\s*(?P<close>\))?\s*(?P<credit>cr)?\*{0,3}$",
    re.I,
)
_Line = tuple[str | None, str, tuple[float, int, str] | None]
"""A row for one column: its label, its cell, and the amount in it."""
# "-", "nil", and a unit in a second row of the head
_NOTHING = re.compile(r"^(?:[-–—.]|n/?a|nil|£['’]?(?:k|m|000s?)?)?$", re.I)


def amount(cell: str) -> tuple[float, int, str] | None:
    """A cell's number with its sign, its decimal places, and its unit."""
    match = _AMOUNT.match(cell.strip())
    if not match or bool(match["open"]) != bool(match["close"]):
        return None
    number = float(match["digits"].replace(",", ""))
    below = match["open"] or match["minus"] or match["minus_too"] or match["credit"]
    places = len(match["digits"].partition(".")[2])
    return (-number if below else number), places, f"{match['pound'] or ''}{(match['unit'] or '').casefold()}"


# "(£k)", "All figures in £'m", "£000s"
_UNIT = re.compile(r"£\s?['’]?(m|k|000|bn)['’]?s?(?:illions?)?\b", re.I)


def unit(*words: str | None) -> str | None:
    """What the amounts of a table are counted in, as its head or what stands over it says: £k or £m."""
    match = next((match for text in words if text and (match := _UNIT.search(text))), None)
    return f"£{match[1].casefold().replace('000', 'k')}" if match else None


def checked(rows: Sequence[Sequence[str]]) -> Iterator[Total]:
    """The totals of a table that could be checked. The first row is the head."""
    labels = [cell for row in rows for cell in row[:2]]
    if len(rows) < 4 or any(_PART.search(label) or _OVERLAP.search(label) for label in labels):
        return
    for column in range(max(len(row) for row in rows)):
        head = rows[0][column] if column < len(rows[0]) else ""
        if not _AVERAGE.search(head):
            yield from _of_column(rows, column, head)


def _of_column(rows: Sequence[Sequence[str]], column: int, head: str) -> Iterator[Total]:
    found = [(_label(row, column), row[column].strip() if column < len(row) else "") for row in rows[1:]]
    lines = [(label, cell, amount(cell)) for label, cell in found]
    totals = [at for at, (label, _, number) in enumerate(lines) if number and label and _TOTAL.search(label)]
    if not totals or not _of_one_unit(lines[: totals[-1] + 1]):
        return
    for at in totals:
        label, cell, number = lines[at]
        above = [(n[0], n[1], i in totals) for i, (_, _, n) in enumerate(lines[:at]) if n]
        if label is None or number is None or len(above) < 2:
            continue
        fits = any(_near(number, way) for way in _ways(above))
        whole = _is_last(lines, totals, at) and _is_whole(lines[:at])
        if fits or (whole and not _NET.search(label) and not _may_be_taken_away(lines[:at], totals, number)):
            total = sum(n for n, _, of_others in above if not of_others)
            places = max(p for _, p, _ in above)
            yield Total(label, head.strip(), cell, cell if fits else f"{total:,.{places}f}", fits)


def _is_last(lines: Sequence[_Line], totals: Sequence[int], at: int) -> bool:
    """Whether a total is the only one, or the last behind subtotals."""
    return at == totals[-1] and all(re.search(r"\bsub", lines[other][0] or "", re.I) for other in totals[:-1])


def _of_one_unit(lines: Sequence[_Line]) -> bool:
    """Whether all cells are amounts of one unit, or stand for nothing; a "£" may be left out."""
    units = {number[2].lstrip("£$€") for _, _, number in lines if number}
    return len(units) == 1 and "%" not in units and all(n or _NOTHING.match(cell) for _, cell, n in lines)


def _is_whole(lines: Sequence[_Line]) -> bool:
    """Whether every row above a total has a name and an amount: a title may begin another sum."""
    return all(label and (number or cell) for label, cell, number in lines)


def _may_be_taken_away(lines: Sequence[_Line], totals: Sequence[int], total: tuple[float, int, str]) -> bool:
    """Whether a row without a sign is named like one that is taken away, or the total fits if one is."""
    rows = [(label or "", n[0], n[1]) for at, (label, _, n) in enumerate(lines) if n and at not in totals]
    if any(number > 0 and _TAKEN.search(label) for label, number, _ in rows):
        return True
    plain = [(number, places) for _, number, places in rows]
    return any(
        _near(total, [*plain[:at], (-number, places), *plain[at + 1 :]])
        for at, (number, places) in enumerate(plain)
    )


def _ways(above: Sequence[tuple[float, int, bool]]) -> Iterator[list[tuple[float, int]]]:
    """The runs right above that a total may be the sum of: of rows, of totals, of rows behind totals."""
    rows = [(n, p) for n, p, total in above if not total]
    totals = [(n, p) for n, p, total in above if total]
    last = max((at for at, entry in enumerate(above) if entry[2]), default=-1)
    behind = [(n, p) for n, p, _ in above[last + 1 :]]
    for way in (rows, [(n, p) for n, p, _ in above], totals):
        yield from (way[start:] for start in range(len(way) - 1))
    for start in range(len(totals)):
        yield [*totals[start:], *behind]


def _near(printed: tuple[float, int, str], way: Sequence[tuple[float, int]]) -> bool:
    """Whether a sum is as printed, up to what rounding of each amount explains."""
    steps = sum(0.5 * 10.0**-places for _, places in way) + 0.5 * 10.0 ** -printed[1]
    return abs(sum(number for number, _ in way) - printed[0]) <= steps + 1e-6


def _label(row: Sequence[str], column: int) -> str | None:
    """The words of a row: its first cell that is no amount."""
    words = (cell.strip(" *:") for at, cell in enumerate(row) if at != column)
    return next((w for w in words if w and amount(w) is None and not _NOTHING.match(w)), None)
