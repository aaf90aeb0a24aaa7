"""Line charts of figures over time, as places that a template draws; the table beside says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

WIDTH, HEIGHT = 560, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 24, 44


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
        return round(_LEFT + 16 + (at - first) / (last - first) * (WIDTH - _LEFT - _RIGHT - 32), 1)

    def y(value: float) -> float:
        return round(_TOP + (high - value) / (high - low) * (HEIGHT - _TOP - _BOTTOM), 1)

    marks = tuple(Mark(x(p.at), y(p.value), p) for p in points)
    agreed = [mark for mark in marks if not mark.point.differs]
    return Chart(
        marks=marks,
        line=" ".join(f"{m.x},{m.y}" for m in agreed),
        up=tuple(Tick(y(step), f"{step:,.10g}") for step in steps),
        along=tuple(_along(marks)),
    )


def _steps(low: float, high: float) -> list[float]:
    """Four or five round numbers that hold all values, nought among them."""
    rough = (high - low or 1) / 4
    ten = 10.0 ** floor(log10(rough))
    step = next(ten * n for n in (1, 2, 2.5, 5, 10) if ten * n >= rough)
    begin, end = floor(low / step), max(-floor(-high / step), floor(low / step) + 1)
    return [step * n for n in range(begin, end + 1)]


def _along(marks: Sequence[Mark]) -> list[Tick]:
    """Labels of times, leaving out those that would run into the one before."""
    found: list[Tick] = []
    for mark in sorted(marks, key=lambda m: m.x):
        room = 12 + 7 * len(mark.point.when)
        if not found or mark.x - found[-1].place >= room:
            found.append(Tick(mark.x, mark.point.when))
    return found
