"""Line charts of figures over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import floor, log10

WIDTH, HEIGHT = 360, 240
"""So narrow that it is legible on a phone without scrolling."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 12, 14, 40
_LETTER = 7.2
"""How wide a letter of a label is at most, on average."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value to be drawn."""

    at: float
    """When, in years."""
    when: str
    """When, in words."""
    value: float
    printed: str
    differs: bool = False
    """Whether papers give another value for the same time."""
    apart: bool = False
    """Whether they possibly do."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point with its place in the chart."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid, or a label under the axis."""

    place: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as its template draws it."""

    marks: tuple[Mark, ...]
    lines: tuple[tuple[Mark, ...], ...]
    """The points that papers agree on, joined; a line ends before a time for which they differ."""
    up: tuple[Tick, ...]
    along: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    bottom: int = HEIGHT - _BOTTOM

    @property
    def alone(self) -> tuple[Mark, ...]:
        """The points that papers agree on and that no line joins to others."""
        joined = {mark for line in self.lines for mark in line}
        return tuple(mark for mark in self.marks if mark not in joined and not mark.point.differs)


def chart(points: Sequence[Point]) -> Chart | None:
    """A chart of points in the order of time; None where fewer than two times have one."""
    if len({point.at for point in points}) < 2:
        return None
    first, last = min(p.at for p in points), max(p.at for p in points)
    steps = _steps(min(0.0, *(p.value for p in points)), max(0.0, *(p.value for p in points)))
    low, high = steps[0], steps[-1]

    def x(at: float) -> float:
        return round(_LEFT + 12 + (at - first) / (last - first) * (WIDTH - _LEFT - _RIGHT - 24), 1)

    def y(value: float) -> float:
        return round(_TOP + (high - value) / (high - low) * (HEIGHT - _TOP - _BOTTOM), 1)

    marks = tuple(Mark(x(p.at), y(p.value), p) for p in points)
    return Chart(
        marks=marks,
        lines=tuple(_lines(marks)),
        up=tuple(Tick(y(step), _scaled(step)) for step in steps),
        along=tuple(_along(marks)),
    )


def _lines(marks: Sequence[Mark]) -> Iterator[tuple[Mark, ...]]:
    """Points of times that papers agree on and that follow each other, where there are two times of them."""
    open_times = {mark.x for mark in marks if mark.point.differs or mark.point.apart}
    for differ, group in groupby(marks, key=lambda mark: mark.x in open_times):
        line = tuple(group)
        if not differ and line[0].x < line[-1].x:
            yield line


def _steps(low: float, high: float) -> list[float]:
    """Four or five round numbers that hold all values, nought among them."""
    rough = (high - low or 1) / 4
    ten = 10.0 ** floor(log10(rough))
    step = next(ten * n for n in (1, 2, 2.5, 5, 10) if ten * n >= rough)
    begin, end = floor(low / step), max(-floor(-high / step), floor(low / step) + 1)
    return [step * n for n in range(begin, end + 1)]


def _scaled(step: float) -> str:
    """A number of the scale, millions in short: there is room for eight letters."""
    return f"{step / 1e6:,.10g}m" if abs(step) >= 1e6 else f"{step:,.10g}"


def _along(marks: Sequence[Mark]) -> list[Tick]:
    """Labels of times, the last one for certain; others that would run into one are left out."""
    found: list[Tick] = []
    for mark in sorted(marks, key=lambda m: -m.x):
        half = _LETTER * len(mark.point.when) / 2
        place = min(max(mark.x, half), WIDTH - half)
        if not found or found[-1].place - place >= half + _LETTER * (2 + len(found[-1].label) / 2):
            found.append(Tick(round(place, 1), mark.point.when))
    return found[::-1]
