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
class Part:
    """A part of a bar."""

    kind: int
    """Which pattern it has."""
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

    kinds: tuple[tuple[str, int], ...]
    """What the parts are, in words, each with how many there are in all."""
    rows: tuple[Bar, ...]
    total: int
    height: int
    width: int = WIDTH
    bar: int = _BAR


def bars(kinds: Mapping[str, str], counted: Counted) -> Bars | None:
    """A chart of rows by kind (key and words); kinds that no row has are left out.

    None where there are no two numbers to compare.
    """
    used = [key for key in kinds if any(counts.get(key) for _, counts in counted)]
    most = max((sum(counts.get(key, 0) for key in used) for _, counts in counted), default=0)
    if sum(bool(counts.get(key)) for key in used for _, counts in counted) < 2:
        return None
    rows = tuple(
        _bar(label, [counts.get(key, 0) for key in used], number * _ROW, WIDTH / most)
        for number, (label, counts) in enumerate(counted)
    )
    totals = tuple((kinds[key], sum(counts.get(key, 0) for _, counts in counted)) for key in used)
    return Bars(totals, rows, sum(total for _, total in totals), len(rows) * _ROW)


def _bar(label: str, counts: Sequence[int], y: int, unit: float) -> Bar:
    parts, x = [], 0.0
    for kind, count in enumerate(counts):
        width = round(count * unit, 1)
        room = _MARGIN + _DIGIT * len(str(count))
        if count:
            parts.append(Part(kind, round(x, 1), width, count, room if room + 4 <= width else 0))
        x += width
    short = shorten(label, _LETTERS, placeholder=" …")
    return Bar(label, short, y + _LABEL, y + _LABEL + 6, tuple(parts), tuple(counts), sum(counts))
