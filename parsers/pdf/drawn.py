"""What is drawn on a page of a PDF: the rules of tables, shades, pictures, curves, boxes over text.

All in the file's own coordinates, from the bottom left.
"""

from __future__ import annotations

import ctypes
import itertools
from bisect import bisect
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import pypdfium2.raw as pdfium

from parsers.pdf import calls

_DEEP = 6
"""So deep may forms stand in forms before what is in them is left alone."""
_THIN, _LONG = 3.0, 6.0
"""A rule is thinner than this; one that is a shape of its own, and no bullet, is longer than that."""
_CORNERS = 5
"""So many points has a rectangle whose last is its first."""
_STROKES = 8
"""So many points at most has the stroke that ticks or crosses a box."""
_MANY = 20_000
"""More drawn objects than this on a page are a picture, whose lines rule no table."""


@dataclass(slots=True, unsafe_hash=True)
class Box:
    """A rectangle from the top left; a ruling line is one without height or width.

    It is never changed; it is not frozen, for there are very many.
    """

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float, by: float = 0.0) -> bool:
        """Whether a point is inside, or that near to it."""
        return self.x0 - by <= x <= self.x1 + by and self.y0 - by <= y <= self.y1 + by


_AS_IT_IS = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""The matrix that moves, turns and scales nothing."""


class Drawn:
    """What is drawn on a page besides its text; `order` tells of each text when it was drawn."""

    def __init__(self) -> None:
        self.rules: list[Box] = []
        self.shades: list[Box] = []
        self.images: list[Box] = []
        self.marks: list[int] = []
        """The marked content that each image is, as tags count it; -1 for none."""
        self.curves: list[Box] = []
        self.strokes: list[Box] = []
        """Where a few lines aslant are drawn, as those that tick or cross a box."""
        self.tinted: list[Box] = []
        """Areas on which white text can be seen."""
        self.covers: list[tuple[int, Box]] = []
        """Areas that hide what was drawn before them, with the order of their drawing."""
        self.pasted: list[tuple[int, Box]] = []
        """Pictures that hide what was drawn before them, as `covers` do."""
        self.order: dict[int, int] = {}
        """When a text was drawn, by the address of its object."""
        self._over: dict[int, tuple[list[Box], list[Box]]] = {}
        self._left = _MANY
        self._count = 0

    def over(self, text: int) -> tuple[list[Box], list[Box]]:
        """The areas and the pictures that were drawn after a text, by its object's address."""
        known = self._over.get(text)
        if known is None:
            order = self.order.get(text, self._count)
            known = self._over[text] = (_after(self.covers, order), _after(self.pasted, order))
        return known

    def collect(self, page: Any) -> None:
        """Look through the objects of a page and of the forms on it."""
        items = [calls.page_object(page, index) for index in range(calls.count_objects(page))]
        self._objects(items, _AS_IT_IS, 0)

    def _objects(self, items: list[Any], outer: tuple[float, ...], depth: int) -> None:
        for item in items:
            self._count += 1
            kind = calls.object_type(item)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self.order[item] = self._count
            else:
                self._object(item, kind, outer, depth)

    def _object(self, item: Any, kind: int, outer: tuple[float, ...], depth: int) -> None:
        if kind == pdfium.FPDF_PAGEOBJ_PATH and self._left > 0:
            self._left -= 1
            self._path(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.marks.append(calls.marked_content(item))
            self.images.append(_transformed(Box(0.0, 0.0, 1.0, 1.0), _times(_matrix(item), outer)))
            if not calls.is_transparent(item):
                self.pasted.append((self._count, self.images[-1]))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            self.tinted += _bounds(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEP:
            inner = _times(_matrix(item), outer)
            count = min(calls.count_form_objects(item), _MANY)
            self._objects([calls.form_object(item, index) for index in range(count)], inner, depth + 1)

    def _path(self, item: Any, outer: tuple[float, ...]) -> None:
        """A thin or stroked shape gives rules, a filled one a shade."""
        count = calls.count_segments(item)
        if count < 2:
            return
        calls.draw_mode(item, *_MODE_AT)
        fill, stroke = _MODE
        if not (fill or stroke):
            return
        if count <= _CORNERS and not stroke and (bar := _bar(item, outer)):
            self.rules.append(bar)
            self.shades.append(bar)
            return
        outlines = _outlines(item, count, _times(_matrix(item), outer)) if count <= 400 else []
        if not outlines:
            self.curves += _bounds(item, outer)
            self.tinted += self.curves[-1:] if fill else []
        for points in outlines:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = Box(min(xs), min(ys), max(xs), max(ys))
            if box.x1 - box.x0 < _THIN or box.y1 - box.y0 < _THIN:
                self.rules.append(box)
            elif stroke:
                self.rules += [Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
                               for a, b in itertools.pairwise(points)
                               if abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1]  # fmt: skip
                if len(points) <= _STROKES and not _is_square(points):
                    self.strokes.append(box)
            if fill and len(points) >= 4:
                self.shades.append(box)
                self._shade(item, box)

    def _shade(self, item: Any, box: Box) -> None:
        """Note whether a filled area shows white text upon it, and hides what is under it."""
        if box.x1 - box.x0 < _THIN or box.y1 - box.y0 < _THIN:
            return
        colour = fill_colour(item)
        if colour is None or min(colour[:3]) < WHITE:
            self.tinted.append(box)
        if colour is not None and colour[3] >= WHITE and not calls.is_transparent(item):
            self.covers.append((self._count, box))


def _after(drawn: list[tuple[int, Box]], order: int) -> list[Box]:
    return [box for _, box in drawn[bisect(drawn, order, key=itemgetter(0)) :]]


WHITE = 250
"""What is at least this light, of 255, is white; what has at least this alpha is opaque."""


_COLOUR = (ctypes.c_uint * 4)()
_COLOUR_AT = [ctypes.byref(_COLOUR, 4 * i) for i in range(4)]
_EDGES = (ctypes.c_float * 4)()
_EDGES_AT = [ctypes.byref(_EDGES, 4 * i) for i in range(4)]
_MODE = (ctypes.c_int * 2)()
_MODE_AT = [ctypes.byref(_MODE, 4 * i) for i in range(2)]


def fill_colour(item: Any) -> list[int] | None:
    """Red, green, blue and alpha with which an object is filled; None for a pattern."""
    return _COLOUR[:] if calls.fill_colour(item, *_COLOUR_AT) else None


def _outlines(item: Any, count: int, matrix: tuple[float, ...]) -> list[list[tuple[float, float]]]:
    """The outlines of a path as lists of points; a path with curves rules nothing."""
    outlines: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = matrix
    for index in range(count):
        segment = calls.path_segment(item, index)
        kind = calls.segment_type(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        calls.segment_point(segment, x_at, y_at)
        across, down = x.value, y.value
        point = (a * across + c * down + e, b * across + d * down + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([point])
        else:
            outlines[-1].append(point)
        if calls.segment_closes(segment):
            outlines[-1].append(outlines[-1][0])
    return [o for o in outlines if len(o) > 1]


def _is_square(points: list[tuple[float, float]]) -> bool:
    """Whether all lines of an outline run across or down."""
    return all(abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1 for a, b in itertools.pairwise(points))


def _bounds(item: Any, outer: tuple[float, ...]) -> list[Box]:
    """The area that a drawn object covers; none where PDFium can't tell."""
    return [_transformed(Box(*_EDGES), outer)] if calls.object_bounds(item, *_EDGES_AT) else []


def _bar(item: Any, outer: tuple[float, ...]) -> Box | None:
    """The area of a filled shape that is as thin as a rule and long: most rules are drawn so."""
    box = next(iter(_bounds(item, outer)), None)
    if box is None:
        return None
    wide, high = box.x1 - box.x0, box.y1 - box.y0
    return box if min(wide, high) < _THIN and max(wide, high) > _LONG else None


def _transformed(box: Box, m: tuple[float, ...]) -> Box:
    """The upright area around a box that was moved, turned or scaled."""
    if m == _AS_IT_IS:
        return box
    corners = [(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    xs = [m[0] * x + m[2] * y + m[4] for x, y in corners]
    ys = [m[1] * x + m[3] * y + m[5] for x, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _matrix(item: Any) -> tuple[float, ...]:
    found = pdfium.FS_MATRIX()
    if not calls.object_matrix(item, ctypes.byref(found)):
        return _AS_IT_IS
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(m: tuple[float, ...], n: tuple[float, ...]) -> tuple[float, ...]:
    """The matrix that does first `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
