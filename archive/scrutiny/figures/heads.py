"""The columns of a table that have a time over them, with whose values they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from archive.body import Chunk
from archive.scrutiny.figures.scope import Places
from archive.scrutiny.figures.times import Time, named, of_head
from archive.scrutiny.figures.wording import COMPARATOR, without_caveats

TARGET_WORDS = re.compile(r"\b(?:set )?targets?\b|\(\s*targets?\s*\)", re.I)
"""What a row or a column of targets is called: "Target 2023/24", "Fires (target)"."""
_PARTS_OF_HEAD = re.compile(
    r"\b(?:budget|forecast|projection|plan|variance|change|difference|trend|rag|direction)\b", re.I
)
# "2020 Number", "2020 (%)": what the values of a column are, and nothing narrower
_UNIT = re.compile(r"\(?\s*(?:(?P<share>%|per ?cent(?:age)?)|\b(?:number|no\.?|count)(?!\w))\s*\)?$", re.I)
_NOTHING = re.compile(r"[-–—.*]*|n/?a", re.I)
# "Total", "% change", "Rank", "Previous": what may stand beside times and leaves them a series
_BESIDE = re.compile(
    r"[%#]|^no\.?$|\b(?:per ?cent(?:age)?|total|average|mean|median|rate|number|count|units?|share|proportion"
    r"|movement|increase|decrease|diff|ranking|rank|quartile|decile|rating|score|status|performance|benchmark"
    r"|baseline|previous|current|latest|ytd|(?:year[- ])?to[- ]date|cumulative|notes?|ref|reference|min"
    r"|minimum|max|maximum|limit|polarity|good|quarter|q[1-4]|months?|weeks?|actuals?|outturn)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a time over it."""

    at: int
    time: Time
    whose: str | None = None
    """The comparator whose values these are."""
    head: str = ""
    place: str | None = None
    """The place whose values these are."""
    share: bool = False
    """Whether its numbers are per cent."""
    target: bool = False
    """Whether these are targets."""


def columns(chunk: Chunk, places: Places) -> tuple[Column, ...]:
    """The columns of a table that have a time over them."""
    return _columns(_heads(chunk), places)


def unlike(chunk: Chunk, timed: Sequence[Column], places: Places) -> tuple[int, ...]:
    """The columns behind a time that are of no time, nor of what may stand beside one: "No fixed date".

    Where they hold amounts too, the times over the others are kinds of what is counted, and no series.
    """
    own = {column.at for column in timed}
    heads = enumerate(_heads(chunk))
    return tuple(
        at for at, head in heads if at > min(own) and at not in own and head and not _beside(head, places)
    )


def _beside(head: str, places: Places) -> bool:
    known = (COMPARATOR, TARGET_WORDS, _PARTS_OF_HEAD, _BESIDE)
    return any(words.search(head) for words in known) or bool(named(head) or places.named(head))


def of_time(label: str, time: Time) -> bool:
    """Whether a row's label leaves it to the columns when its values hold, or names the same time.

    "Actual as at 30 November 2024" below years is what there is on that day, kind by kind.
    """
    told = {one.time.moment or one.time.period for one in named(label) if one.time}
    return not told or (time.moment or time.period) in told


def first_row(chunk: Chunk) -> int:
    """The number of the first row below a table's head."""
    at = _head(chunk)
    return at + (2 if _is_second(chunk, at) else 1)


def _head(chunk: Chunk) -> int:
    """The first row, or the one below an empty one."""
    return 0 if any(cell.strip() for cell in chunk.rows[0]) or len(chunk.rows) < 2 else 1


def _heads(chunk: Chunk) -> tuple[str, ...]:
    """The words over each column; those over several stand over the first of them."""
    at = _head(chunk)
    heads = [cell.strip() for cell in chunk.rows[at]]
    if not _is_second(chunk, at):
        return tuple(heads)
    second = [cell.strip() for cell in chunk.rows[at + 1]]
    over = [next((head for head in heads[at:0:-1] if head), "") for at in range(len(heads))]
    return tuple(
        f"{wide} {own}".strip() if own else head for head, wide, own in zip(heads, over, second, strict=False)
    )


def _is_second(chunk: Chunk, at: int) -> bool:
    """Whether the row below the first of a head belongs to it: words alone, and a head above over several."""
    if len(chunk.rows) < at + 3:
        return False
    head, row = chunk.rows[at], chunk.rows[at + 1]
    cells = [cell.strip() for cell in row[1:]]
    words = [cell for cell in cells if not _NOTHING.fullmatch(cell)]
    spans = any(h.strip() and not after.strip() for h, after in pairwise(head[1:]))
    alone = not row[0].strip() or row[0].strip() == head[0].strip()
    return alone and spans and len(words) > 1 and not any(re.search(r"\d", cell) for cell in cells)


@lru_cache(4096)
def _columns(heads: Sequence[str], places: Places) -> tuple[Column, ...]:
    found = [column for at, head in enumerate(heads) if (column := _column(at, head, places))]
    times = {column.time for column in found if not column.target}
    bare = [at for at, head in enumerate(heads) if TARGET_WORDS.fullmatch(head.strip(" *:"))]
    if len(times) == 1 and len(bare) == 1:  # "Target" beside one year
        found.append(Column(bare[0], times.pop(), target=True))
    return tuple(found)


def _column(at: int, head: str, places: Places) -> Column | None:
    """A column whose head is a time, with a comparator, a place, a unit or "target" at most."""
    if _PARTS_OF_HEAD.search(head):
        return None
    rest, whose = head, COMPARATOR.search(head)
    here = places.named(head)
    if whose:
        rest = COMPARATOR.sub(" ", rest)
    elif len(here) == 1 and (pattern := places.pattern()):
        rest = pattern.sub(" ", rest)
    target, rest = bool(TARGET_WORDS.search(rest)), TARGET_WORDS.sub(" ", rest)
    rest = re.sub(r"\(\s*\)", " ", without_caveats(rest)).strip()
    unit = _UNIT.search(rest)
    time = of_head((rest[: unit.start()] if unit else rest).strip())
    if time is None:
        return None
    column = Column(at, time, whose[0] if whose else None, head.strip(), target=target)
    place = next(iter(here)) if len(here) == 1 and not whose else None
    return replace(column, place=place, share=bool(unit and unit["share"]))
