"""What the rows of a table state of a declared measure, each value with the date or period of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.body import Chunk
from archive.dates import MONTH
from archive.records import Source
from archive.scrutiny.figures.heads import TARGET_WORDS, Column, columns, first_row, of_time
from archive.scrutiny.figures.measures import Measure
from archive.scrutiny.figures.scope import Places
from archive.scrutiny.figures.stated import Stated
from archive.scrutiny.figures.times import months_of
from archive.scrutiny.figures.values import Value, of_cell
from archive.scrutiny.figures.wording import COMPARATOR, FORECAST, PLAIN_BRACKET, caveat, unsaid

_SHARE = re.compile(r"%|per ?cent|proportion", re.I)
_RATE = re.compile(r"\bper 10(?:,000|k)\b", re.I)
# "Number of children in care at snapshot date", "at 31 March", "at year end"
_NO_WORDS = re.compile(rf"\bTable\b|\bFigure\b|\b{MONTH}\b")
_AT_THE_END = re.compile(r"\bsnapshot\b|\bend of\b|\bat (?:31(?:st)? )?march\b|\byear[- ]end\b", re.I)


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


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that states a measure."""

    label: str
    place: str | None
    cells: Sequence[str]
    source: Source
    words: str
    """What says what it counts: its label, or the caption above."""
    following: Sequence[tuple[str, Sequence[str]]]
    """The rows below it that are its comparators, with whose they are."""
    targets: Sequence[str] = ()
    """The row below it that is its target."""

    def value(self, cells: Sequence[str], column: Column, unit: str) -> Value | None:
        """The value of a cell; a bare number is a share or a rate where the words say so."""
        cell = cells[column.at] if column.at < len(cells) else ""
        if column.share and unit != "%":
            return None
        if value := of_cell(cell, unit):
            return value
        told = (unit == "%" and (column.share or _SHARE.search(self.words))) or (
            unit == "per 10,000" and _RATE.search(self.words)
        )
        return of_cell(cell, "number") if told else None


def cells(chunk: Chunk, above: Sequence[str], measure: Measure, places: Places) -> Iterator[Cell]:
    """What a table states of a measure. `above` are the words that may be its caption, the nearest first."""
    timed = columns(chunk, places)
    if not timed or any(measure.refuses(words) for words in above):
        return
    for row in _rows(chunk, above, timed, measure, places):
        snapshot = bool(_AT_THE_END.search(row.words))
        for column in timed:
            value = row.value(row.cells, column, measure.unit)
            if value is None or column.whose or column.target or FORECAST.search(column.head):
                continue
            if row.place and column.place not in (None, row.place):
                continue
            if not of_time(row.label, column.time):
                continue
            cell = row.cells[column.at].strip()
            yield Cell(
                Stated(
                    value,
                    months_of(cell, column.time) or column.time,
                    target=_target(row, column, timed, measure.unit),
                    compared=tuple(_beside(row, column, timed, measure.unit)),
                    caveat=caveat(row.words, cell, column.head),
                ),
                f"{row.label or row.words}: {cell} ({column.head})",
                row.source,
                row.place or column.place,
                snapshot,
            )


def _rows(
    chunk: Chunk, above: Sequence[str], timed: Sequence[Column], measure: Measure, places: Places
) -> Iterator[_Row]:
    """The rows whose label is the measure, or whose caption is and whose label at most names a place."""
    labelled = min(column.at for column in timed) > 0
    caption = next((words for words in above if _is_of(words, measure, places)), None)
    for at in range(first_row(chunk), len(chunk.rows)):
        label = chunk.rows[at][0].strip(" *:") if labelled else ""
        here = places.named(label)
        plain = not label or (len(here) == 1 and not _words(label, measure, places))
        if measure.refuses(label) or not (_is_of(label, measure, places) or (caption and plain)):
            continue
        words = f"{label} {caption or ''}".strip()
        if measure.unit != "number" or not (_SHARE.search(words) or _RATE.search(words)):
            place = next(iter(here)) if len(here) == 1 else None
            following = _comparators(chunk, at) if labelled else []
            targets = _targets(chunk, at + 1 + len(following), measure, places) if labelled else ()
            yield _Row(label, place, chunk.rows[at], chunk.places[at], words, following, targets)


def _beside(row: _Row, column: Column, timed: Sequence[Column], unit: str) -> Iterator[tuple[str, str]]:
    """The comparators of a cell: in columns for the same time, in the rows below."""
    for other in timed:
        beside = other.whose and not other.target and other.time == column.time
        if other.whose and beside and (value := row.value(row.cells, other, unit)):
            yield other.whose, value.printed
    for whose, cells in row.following:
        if value := row.value(cells, column, unit):
            yield whose, value.printed


def _target(row: _Row, column: Column, timed: Sequence[Column], unit: str) -> str | None:
    """The target of a cell: in a column for the same time and place, in the row below."""
    found = [
        row.value(row.cells, other, unit)
        for other in timed
        if other.target and not other.whose and (other.time, other.place) == (column.time, column.place)
    ]
    found.append(row.value(row.targets, column, unit))
    return next((value.printed for value in found if value), None)


def _targets(chunk: Chunk, below: int, measure: Measure, places: Places) -> Sequence[str]:
    """The cells of the row below that is called "Target", or of any called so with the measure."""
    for at, row in enumerate(chunk.rows):
        label = TARGET_WORDS.sub(" ", row[0])
        named = measure.find(label) or (at == below and not label.strip(" *:()"))
        if label != row[0] and named and not _words(label, measure, places):
            return row
    return ()


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
        _NO_WORDS.sub(" ", PLAIN_BRACKET.sub(" ", rest)),
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
