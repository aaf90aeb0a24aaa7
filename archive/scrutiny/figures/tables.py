"""What the rows of a table state of a declared measure, each value with the date or period of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.body import Chunk
from archive.records import Source
from archive.scrutiny.figures.measures import Measure
from archive.scrutiny.figures.scope import Places
from archive.scrutiny.figures.stated import Stated
from archive.scrutiny.figures.times import Time, months_of, of_head
from archive.scrutiny.figures.values import Value, of_cell
from archive.scrutiny.figures.wording import COMPARATOR, FORECAST, unsaid

_PARTS_OF_HEAD = re.compile(
    r"\b(?:budget|forecast|projection|plan|target|variance|change|difference|trend|rag|direction)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column with a time over it."""

    at: int
    time: Time
    whose: str | None = None
    """The comparator whose values these are."""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell states, with the words of its row."""

    stated: Stated
    text: str
    source: Source
    place: str | None
    """The place that the row is named by."""
    snapshot: bool = False
    """Whether the row or what stands over it says that it counts at the end of a year."""


def columns(chunk: Chunk) -> tuple[Column, ...]:
    """The columns of a table that have a time over them."""
    return _columns(tuple(_head(chunk)[1]))


@lru_cache(4096)
def _columns(heads: tuple[str, ...]) -> tuple[Column, ...]:
    found = []
    for at, head in enumerate(heads):
        whose = COMPARATOR.search(head)
        rest = COMPARATOR.sub(" ", head) if whose else head
        if (time := of_head(rest)) and not _PARTS_OF_HEAD.search(head):
            found.append(Column(at, time, whose[0] if whose else None, head.strip()))
    return tuple(found)


def _head(chunk: Chunk) -> tuple[int, Sequence[str]]:
    """Number and cells of a table's head: its first row, or the one below an empty one."""
    first = 0 if any(cell.strip() for cell in chunk.rows[0]) or len(chunk.rows) < 2 else 1
    return first, chunk.rows[first]


def cells(chunk: Chunk, above: Sequence[str], measure: Measure, places: Places) -> Iterator[Cell]:
    """What a table states of a measure. `above` are the words that may be its caption, the nearest first."""
    timed = columns(chunk)
    if not timed or any(measure.refuses(words) for words in above):
        return
    labelled = min(column.at for column in timed) > 0
    start = _head(chunk)[0] + 1
    by_caption = next((words for words in above if _is_of(words, measure, places)), None)
    for at in range(start, len(chunk.rows)):
        row = chunk.rows[at]
        label = row[0].strip(" *:") if labelled else ""
        own = _is_of(label, measure, places)
        here = places.named(label)
        plain = not label or (len(here) == 1 and not _words(label, measure, places))
        if measure.refuses(label) or not (own or (by_caption and plain)):
            continue
        following = _comparators(chunk, at) if labelled else []
        snapshot = bool(
            re.search(
                r"\bsnapshot\b|\bend of\b|\bat \d* ?(?:31 )?march\b|\byear[- ]end\b",
                f"{label} {by_caption}",
                re.I,
            )
        )
        place = next(iter(here)) if len(here) == 1 else None
        share = bool(re.search(r"%|per ?cent|proportion", f"{label} {by_caption or ''}", re.I))
        rate = bool(re.search(r"\bper 10(?:,000|k)\b", f"{label} {by_caption or ''}", re.I))
        if measure.unit == "number" and (share or rate):
            continue
        for column in timed:
            if column.whose or column.at >= len(row) or FORECAST.search(column.head):
                continue
            cell = row[column.at]
            value = _value(cell, measure.unit, share=share, rate=rate)
            if value is None:
                continue
            time = months_of(cell, column.time) or column.time
            beside = [
                (o.whose, v.printed)
                for o in timed
                if o.whose
                and o.time == column.time
                and o.at < len(row)
                and (v := _value(row[o.at], measure.unit, share=share, rate=rate))
            ]
            below = [
                (who, v.printed)
                for who, other in following
                if column.at < len(other)
                and (v := _value(other[column.at], measure.unit, share=share, rate=rate))
            ]
            yield Cell(
                Stated(value, time, compared=(*beside, *below)),
                f"{label or by_caption}: {cell.strip()} ({column.head})",
                chunk.places[at],
                place,
                snapshot,
            )


def _is_of(words: str, measure: Measure, places: Places) -> bool:
    """Whether the words of a label or caption are the measure and nothing narrower."""
    return bool(measure.find(words)) and not measure.refuses(words) and not _words(words, measure, places)


def _words(label: str, measure: Measure, places: Places) -> list[str]:
    """The words of a label that the measure's patterns don't cover."""
    match = measure.find(label)
    rest = f"{label[: match.start()]} {label[match.end() :]}" if match else label
    if pattern := places.pattern():
        rest = pattern.sub(" ", rest)
    return unsaid(
        re.sub(r"\([^)]*\)|\bTable\b|\bFigure\b", " ", rest),
        set(match[0].split()) if match else (),
        share=measure.unit != "number",
    )


def _comparators(chunk: Chunk, at: int) -> list[tuple[str, Sequence[str]]]:
    """The rows right below one that are its comparators, with whose they are."""
    found: list[tuple[str, Sequence[str]]] = []
    for row in chunk.rows[at + 1 :]:
        match = COMPARATOR.search(row[0])
        if not match or len(row[0].split()) > 6:
            break
        found.append((row[0].strip(" *:"), row))
    return found


def _value(cell: str, unit: str, *, share: bool, rate: bool) -> Value | None:
    """The value of a cell; a bare number is a share or a rate where the row or the caption says so."""
    if value := of_cell(cell, unit):
        return value
    bare = of_cell(cell, "number")
    if bare and ((share and unit == "%") or (rate and unit == "per 10,000")):
        return bare
    return None
