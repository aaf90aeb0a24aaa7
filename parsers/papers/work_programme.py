"""Work programmes: what is planned for which meeting, from tables whose cells are headed by dates."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from parsers import phrases
from parsers.blocks import Block, Kind, Part, Place, plain
from parsers.papers.outline import outlined
from parsers.papers.titles import title_headings

_TITLE = re.compile(r"\bwork(?:ing)? programme\b|\bforward plan\b", re.I)
# "School Admissions (40)", "SEND Action Plan (60 min)", "(45m)", "(75 mins)", "(30-45)"
_MINUTES = re.compile(r"\s*\((?:[1-9][05]\s?[-–]\s?(?=\d?\d[05]\b))?(\d{1,3})\s*(?:m|mins?|minutes)?\)", re.I)
_LOOK_AHEAD = 6
# The heads of a programme's columns: "Meeting date | Item | Purpose | Officer", "Date | Topic | Lead | Notes"
_WHEN = re.compile(
    r"^(?:(?:proposed |committee |panel )?(?:meeting |committee )?date\b|meeting$|when\b|month\b)", re.I
)
_WHAT = re.compile(
    r"^(?:agenda |scrutiny |proposed |work )*(?:topics?|items?|subjects?|titles?|issues?|reports?|themes?)\b",
    re.I,
)
_WHO = re.compile(r"\blead\b|officer|responsib|author|contact|presente[rd]|attend|witness|invite", re.I)
# "Ref | Meeting | Action | Owner | Due | Status": what was agreed, with dates of its own
_ACTION = re.compile(r"^(?:agreed |outstanding )*actions?\b", re.I)
# "Meeting: 12 June 2025", "Committee date – 12 June 2025": the date over a table of its own
_DATE_OVER = re.compile(
    r"^\W*(?:(?:\w+ )?(?:meeting|committee|date)\b(?: on| of| date)?\W*)?"
    r"(?=\w*day\b|\d|[A-Z][a-z]{2,8} \d{4})",
    re.I,
)


class _Heads(NamedTuple):
    """In which column of a table the dates, the items and the people stand."""

    what: int
    when: int | None
    who: int | None


def _heads(block: Block) -> _Heads | None:
    """The columns of a programme whose head names them; None for any other table."""
    if block.kind is not Kind.TABLE or len(block.rows) < 2:
        return None
    head = [plain(cell) for cell in block.rows[0]]
    if any(len(cell) > 60 for cell in head):
        return None
    what, when, who = (
        next((i for i, c in enumerate(head) if p.search(c)), None) for p in (_WHAT, _WHEN, _WHO)
    )
    return _Heads(what, when, who) if what is not None and what != when else None


def _tracks_actions(block: Block) -> bool:
    """Whether a table is of actions, not of items to come."""
    head = block.rows[0] if block.rows else ()
    return _heads(block) is None and any(_ACTION.match(plain(cell)) for cell in head)


def _dated_by_head(block: Block) -> bool:
    """Whether a table names a column of dates and one of items, and has dates there."""
    heads = _heads(block)
    if heads is None or heads.when is None:
        return False
    return any(len(row) > heads.when and _is_head(row[heads.when]) for row in block.rows[1:])


def _date_over(block: Block) -> str | None:
    """The date of a line that stands over the table of one meeting."""
    if block.kind is Kind.TABLE or len(block.plain) > 80 or not (match := _DATE_OVER.match(block.plain)):
        return None
    bare = block.plain[match.end() :]
    return phrases.month(bare) if phrases.is_dated(bare) else None


def dated_cells(block: Block) -> int:
    """How many cells of a table are dates."""
    if block.kind is not Kind.TABLE:
        return 0
    return sum(_is_head(cell) for row in block.rows for cell in row)


@lru_cache(maxsize=4096)
def _is_head(cell: str) -> bool:
    """Whether a cell is the date of a meeting, "November 30th 2022", "January 16th 2023 (moved)"."""
    return phrases.is_dated(re.sub(r"\(.*$|[\s–-]+$", "", plain(cell)))


def _overview(block: Block) -> bool:
    """Whether a table is a calendar: dates in two columns, or in most of the first one."""
    if _tracks_actions(block):
        return False
    dated = dated_cells(block)
    columns = {i for row in block.rows for i, cell in enumerate(row) if _is_head(cell)}
    return dated >= 3 and (len(columns) >= 2 or dated >= len(block.rows) / 2)


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A programme begins at the top of a page: its title or its first table, with a calendar close below."""
    block = blocks[at]
    if block.kind is Kind.MARK or not (at == 0 or blocks[at - 1].kind is Kind.MARK or _new_page(blocks, at)):
        return False
    ahead = blocks[at : at + _LOOK_AHEAD]
    if _TITLE.search(block.plain[:120]) and (
        any(_overview(b) or dated_cells(b) >= 2 or _dated_by_head(b) for b in ahead)
        or any(_date_over(b) and _heads(below) for b, below in itertools.pairwise(ahead))
    ):
        return block.kind is not Kind.TABLE or dated_cells(block) >= 2
    return any(_overview(b) for b in ahead[:3]) and not any(
        _tracks_actions(b) or (len(b.plain) > 200 and b.kind is not Kind.TABLE) for b in ahead[:3]
    )


def _new_page(blocks: Sequence[Block], at: int) -> bool:
    page = blocks[at].place.page
    return page is not None and page != blocks[at - 1].place.page


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The programme as one part: what is planned in front matter, all that is printed in the body."""
    titled = next(
        (
            b.plain
            for b in blocks[:4]
            if b.kind is not Kind.TABLE and _TITLE.search(b.plain) and len(b.plain) < 120
        ),
        None,
    )
    found = list(planned(blocks))
    meta: dict[str, object] = {"planned": found} if found else {}
    return (Part("work-programme", titled or "Work programme", title_headings(outlined(blocks)), meta),)


def planned(blocks: Sequence[Block]) -> Iterator[dict[str, object]]:
    """The items of calendars: below each dated cell, the cells of its column until the next date."""
    over: str | None = None
    for block in blocks:
        over = _date_over(block) or over
        heads = _heads(block)
        if heads is not None and (_dated_by_head(block) or (over and heads.when is None)):
            yield from _by_head(block, heads, over if heads.when is None else None)
        if heads is not None or block.kind is not Kind.TABLE or not _overview(block):
            continue
        if _across(block):
            yield from _by_row(block)
        else:
            yield from _by_column(block)


def _by_head(block: Block, heads: _Heads, date: str | None) -> Iterator[dict[str, object]]:
    """The items of a table with heads: each row's date, or that of the row above."""
    for offset, row in enumerate(block.rows[1:], start=1):
        dated = next((cell for cell in row if _is_head(cell)), None)
        when = row[heads.when] if heads.when is not None and len(row) > heads.when else dated or ""
        if plain(when) and (heads.when is not None or dated):
            date = phrases.month(plain(when))
        if len(row) <= heads.what or row[heads.what] == dated:
            continue
        who = row[heads.who] if heads.who is not None and len(row) > heads.who else ""
        items = _entries(row[heads.what])
        for line in items:
            for entry in _item(line, date, block.at(offset)):
                officers = _people(who) if len(items) == 1 else []
                yield {**entry, **({"officers": officers} if officers else {})}


def _entries(cell: str) -> list[str]:
    """The items of a cell: a line each where every line begins like one, else all its lines as one."""
    lines = [line for line in cell.split("\n") if plain(line)]
    own = all(re.match(r"\W*[A-Z0-9]", plain(line)) for line in lines)
    return lines if own else [" ".join(lines)]


def _people(cell: str) -> list[dict[str, str]]:
    """The people of a cell; an office alone is nobody's name."""
    found = []
    for line in (plain(part) for part in cell.split("\n")):
        single = phrases.named_role(line)
        people = [single] if single else [p for p in phrases.people(line) if phrases.is_name(p.name)]
        found += [{"name": p.name} | ({"role": p.role} if p.role else {}) for p in people]
    return found


def _across(block: Block) -> bool:
    """Whether dates stand in the first column with their items beside them."""
    return all(not _is_head(cell) for row in block.rows for cell in row[1:])


def _by_row(block: Block) -> Iterator[dict[str, object]]:
    date = None
    for offset, row in enumerate(block.rows):
        if row and _is_head(row[0]):
            date = phrases.month(plain(row[0]))
        if date and len(row) > 1 and (row[0] == "" or _is_head(row[0])):
            for line in row[1].split("\n"):
                yield from _item(line, date, block.at(offset))


def _by_column(block: Block) -> Iterator[dict[str, object]]:
    dates: dict[int, str | None] = {}
    for offset, row in enumerate(block.rows):
        for column, cell in enumerate(row):
            if _is_head(cell):
                dates[column] = phrases.month(plain(cell))
            elif _damaged_head(row, column):
                dates[column] = phrases.month(_mended(plain(cell)))
            elif column in dates:
                yield from _item(cell, dates[column], block.at(offset))


def _damaged_head(row: tuple[str, ...], column: int) -> bool:
    """Whether a cell stands where a date should and has its year but no month: "Danuary 16th 2023"."""
    beside = any(_is_head(cell) for i, cell in enumerate(row) if i != column)
    return beside and bool(re.search(r"\d{1,2}(?:st|nd|rd|th)?\s+20\d\d$", plain(row[column])))


def _mended(date: str) -> str:
    """A date whose month has one letter misread: "Danuary 16th 2023" is January's, no other is as near."""
    for word in re.findall(r"[A-Za-z]{4,}", date):
        near = [m for m in phrases.MONTHS if Levenshtein.distance(word.casefold(), m) == 1]
        if len(near) == 1:
            return date.replace(word, near[0].title())
    return date


def _item(cell: str, date: str | None, place: Place) -> Iterator[dict[str, object]]:
    text = plain(cell).lstrip("•- ")
    if len(text) < 4:
        return
    minutes = list(_MINUTES.finditer(text))
    entry: dict[str, object] = {"title": _MINUTES.sub("", text).strip(" -:"), "planned_for": date}
    entry["minutes"] = int(minutes[-1][1]) if minutes else None
    entry["at"] = str(place)
    yield {key: value for key, value in entry.items() if value}
