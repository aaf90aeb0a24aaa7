"""Work programmes: what is planned for which meeting, from tables whose cells are headed by dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from parsers import phrases
from parsers.blocks import Block, Kind, Part, Place, plain
from parsers.outline import outlined, title_headings

_TITLE = re.compile(r"\bwork(?:ing)? programme\b|\bforward plan\b", re.I)
# "School Admissions (40)", "SEND Action Plan (60 min)", "(45m)", "(75 mins)"
_MINUTES = re.compile(r"\s*\((\d{1,3})\s*(?:m|mins?|minutes)?\)", re.I)
_LOOK_AHEAD = 6


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
    dated = dated_cells(block)
    columns = {i for row in block.rows for i, cell in enumerate(row) if _is_head(cell)}
    return dated >= 3 and (len(columns) >= 2 or dated >= len(block.rows) / 2)


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A programme begins at the top of a page: its title or its first table, with a calendar close below."""
    block = blocks[at]
    if block.kind is Kind.MARK or not (at == 0 or blocks[at - 1].kind is Kind.MARK or _new_page(blocks, at)):
        return False
    ahead = blocks[at : at + _LOOK_AHEAD]
    if _TITLE.search(block.plain[:120]) and any(_overview(b) or dated_cells(b) >= 2 for b in ahead):
        return block.kind is not Kind.TABLE or dated_cells(block) >= 2
    return any(_overview(b) for b in ahead[:3]) and not any(
        len(b.plain) > 200 for b in ahead[:3] if b.kind is not Kind.TABLE
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
    meta = {"planned": list(planned(blocks))}
    return (Part("work-programme", titled or "Work programme", title_headings(outlined(blocks)), dict(meta)),)


def planned(blocks: Sequence[Block]) -> Iterator[dict[str, object]]:
    """The items of calendars: below each dated cell, the cells of its column until the next date."""
    for block in blocks:
        if block.kind is not Kind.TABLE or not _overview(block):
            continue
        if _across(block):
            yield from _by_row(block)
        else:
            yield from _by_column(block)


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
                yield from _item(line, date, _place(block, offset))


def _by_column(block: Block) -> Iterator[dict[str, object]]:
    dates: dict[int, str | None] = {}
    for offset, row in enumerate(block.rows):
        for column, cell in enumerate(row):
            if _is_head(cell):
                dates[column] = phrases.month(plain(cell))
            elif _damaged_head(row, column):
                dates[column] = phrases.month(_mended(plain(cell)))
            elif column in dates:
                yield from _item(cell, dates[column], _place(block, offset))


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


def _place(block: Block, offset: int) -> Place:
    return Place(line=block.place.line + offset) if block.place.line is not None else block.place


def _item(cell: str, date: str | None, place: Place) -> Iterator[dict[str, object]]:
    text = plain(cell).lstrip("•- ")
    if len(text) < 4:
        return
    minutes = list(_MINUTES.finditer(text))
    entry: dict[str, object] = {"title": _MINUTES.sub("", text).strip(" -:"), "planned_for": date}
    entry["minutes"] = int(minutes[-1][1]) if minutes else None
    entry["at"] = str(place)
    yield {key: value for key, value in entry.items() if value}
