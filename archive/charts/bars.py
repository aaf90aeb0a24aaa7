"""Bars of counts, one below the other, each in parts that are told apart by their pattern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

WIDTH = 360
"""So narrow that it is legible on a phone without scrolling."""

_ROW, _BAR, _LABEL = 48, 20, 16
_LETTERS = 42
"""So many letters of a label have room; the table has all of it."""
_DIGIT, _MARGIN = 9, 10
"""Room for a number within a part."""

Counted = Sequence[tuple[str, Mapping[str, int]]]
"""The labels of rows, each with how many it has of each kind."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What parts of the bars are."""

    words: str
    count: int
    """How many there are in all."""
    pattern: int
    """The same for a kind in each chart of its sort, whatever others there are."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar."""

    pattern: int
    x: float
    width: float
    count: int
    room: float
    """How wide the number in it is; 0 where the part has no room for one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the chart."""

    label: str
    short: str
    y: int
    """Where its label stands."""
    top: int
    """Where its bar begins."""
    parts: tuple[Part, ...]
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart as its template draws it."""

    kinds: tuple[Kind, ...]
    rows: tuple[Bar, ...]
    total: int
    height: int
    width: int = WIDTH
    bar: int = _BAR


def bars(kinds: Mapping[str, str], counted: Counted, least: int = 2) -> Bars | None:
    """A chart of rows by kind (key and words); kinds that no row has are left out.

    None where there are fewer numbers than `least`; most charts are there to compare two.
    """
    patterns = {key: at for at, key in enumerate(kinds) if any(counts.get(key) for _, counts in counted)}
    drawn = [[(at, counts.get(key, 0)) for key, at in patterns.items()] for _, counts in counted]
    if sum(bool(count) for row in drawn for _, count in row) < least:
        return None
    unit = WIDTH / max(sum(count for _, count in row) for row in drawn)
    found = tuple(
        Kind(kinds[key], sum(counts.get(key, 0) for _, counts in counted), at) for key, at in patterns.items()
    )
    rows = tuple(
        _bar(label, row, number * _ROW, unit)
        for number, ((label, _), row) in enumerate(zip(counted, drawn, strict=True))
    )
    return Bars(found, rows, sum(kind.count for kind in found), len(rows) * _ROW)


def _bar(label: str, counted: Sequence[tuple[int, int]], y: int, unit: float) -> Bar:
    """A row of counts, each with its pattern."""
    parts, x = [], 0.0
    for pattern, count in counted:
        width = round(count * unit, 1)
        room = _MARGIN + _DIGIT * len(str(count))
        if count:
            parts.append(Part(pattern, round(x, 1), width, count, room if room + 4 <= width else 0))
        x += width
    short = shorten(label, _LETTERS, placeholder=" …")
    counts = tuple(count for _, count in counted)
    return Bar(label, short, y + _LABEL, y + _LABEL + 6, tuple(parts), counts, sum(counts))
