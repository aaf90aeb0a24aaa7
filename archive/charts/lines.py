"""Line charts of figures over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    line: str
    """The places of the points that papers agree on, as SVG's polyline has them."""
    up: tuple[Tick, ...]
    along: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    bottom: int = HEIGHT - _BOTTOM


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
    agreed = [mark for mark in marks if not mark.point.differs]
    return Chart(
        marks=marks,
        line=" ".join(f"{m.x},{m.y}" for m in agreed),
        up=tuple(Tick(y(step), _scaled(step)) for step in steps),
        along=tuple(_along(marks)),
    )


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
