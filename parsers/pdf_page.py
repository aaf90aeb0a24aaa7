"""One page of a PDF as PDFium sees it: words with place and type, rules, links.

Upright, from the top left.
"""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from parsers import pdf_tags
from parsers.pdf_tags import UNTAGGED, Tag, Tags

_TOKEN = re.compile(r"\S+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
# What may be the mark of a footnote, behind a word or before one
_NOTE = re.compile(r"(?<=[a-z.,;:)’”])\d{1,2}$|^\d{1,2}(?=[A-Z][a-z])")
_SYMBOLIC = re.compile(r"symbol|wingdings|webdings|dingbats", re.I)
_FORCED_BOLD = 1 << 18
"""The flag of a font that is to be drawn bold."""
_DEEP = 6
"""So deep may forms stand in forms before what is in them is left alone."""
_MANY = 20_000
"""More drawn objects than this on a page are a picture, whose lines rule no table."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space between; `y` is the base line, counted from the top of the page."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    link: str | None = None
    glued: bool = False
    """Whether no space stands before it: the type changes within what a reader takes for one word."""
    upright: bool = True
    order: int = 0
    """Its place in the order of the file."""
    symbol: bool = False
    """Whether it is set in a font of signs, where an "l" may be a bullet."""
    raised: bool = False
    """Whether its figures stand above the base line by their own design."""
    tag: Tag | None = None
    """What the file's tags say of it; None on a page without tags."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from the top left; a ruling line is one without height or width."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float, by: float = 0.0) -> bool:
        """Whether a point is inside, or that near to it."""
        return self.x0 - by <= x <= self.x1 + by and self.y0 - by <= y <= self.y1 + by


@dataclass(slots=True)
class Page:
    """What stands on a page."""

    number: int
    width: float
    height: float
    text: str
    words: list[Word]
    rules: list[Box] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    """Where pictures made of dots stand."""
    curves: list[Box] = field(default_factory=list)
    """Where curved and other shapes that rule nothing are drawn."""
    turn: int = 0
    """By how many quarters the page was turned to the right, to stand upright."""


def read(document: Any, index: int) -> Page:
    """The page of that index (from 0) of a `pypdfium2.PdfDocument`."""
    page = document[index]
    try:
        left, bottom, right, top = page.get_bbox()
        textpage = page.get_textpage()
        try:
            text = textpage.get_text_range()
            links = list(_links(document.raw, page.raw))
            found = list(
                _Reader(textpage.raw, links, pdf_tags.read(page.raw)).words(_characters(textpage, text))
            )
        finally:
            textpage.close()
        drawn = _Drawn()
        drawn.collect(page.raw)
        turn = Counter(round(word.angle / 90) % 4 for word in found).most_common(1)
        # a page without words stands as viewers show it
        upright = turn[0][0] if turn else page.get_rotation() // 90
        result = Page(index + 1, right - left, top - bottom, text, [], turn=upright)
        _set_upright(result, found, drawn, (left, bottom, right, top))
        return result
    finally:
        page.close()


def _characters(textpage: Any, text: str) -> str:
    """The text of a page, one character for each of PDFium's."""
    count = textpage.count_chars()
    if len(text) == count:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, i) or 32) for i in range(count))


@dataclass(slots=True)
class _Found:
    """A word as PDFium has it: in the file's coordinates, from the bottom left."""

    text: str
    x: float
    y: float
    far: float
    """Where its last character ends, in the direction in which it reads."""
    size: float
    font: tuple[bool, bool, bool]
    """Whether the font is bold, slanted, one of signs."""
    link: str | None
    glued: bool
    angle: float
    tag: Tag | None
    raised: bool = False


class _Reader:
    """Asks PDFium for the place and type of characters, with the same few buffers each time."""

    def __init__(self, textpage: Any, links: list[tuple[Box, str]], tags: Tags | None) -> None:
        self._page = textpage
        self._tags = tags
        self._tagged: dict[int, Tag] = {}
        self._links = links
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._matrix, self._flags = pdfium.FS_MATRIX(), ctypes.c_int()
        self._name = ctypes.create_string_buffer(96)
        self._at = (ctypes.byref(self._x), ctypes.byref(self._y))
        self._box = tuple(map(ctypes.byref, self._sides))
        self._matrix_at, self._flags_at = ctypes.byref(self._matrix), ctypes.byref(self._flags)
        self._fonts: dict[tuple[bytes, int, int], tuple[bool, bool, bool]] = {}

    def words(self, text: str) -> Iterator[_Found]:
        """Words in the file's own order."""
        size = pdfium.FPDFText_GetFontSize
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            cut = start
            if note := _NOTE.search(match[0]):
                # "years.¹" and "¹Taken": the font's own raised figures have the size of the others
                middle = start + (note.end() if note.start() == 0 else note.start())
                head = self._word(text[start:middle], start, middle - 1, glued=False)
                tail = self._word(text[middle:end], middle, end - 1, glued=True)
                mark, index = (head, start) if note.start() == 0 else (tail, middle)
                if self._is_raised(index, mark):
                    mark.raised = True
                    yield head
                    yield tail
                    continue
            if "\ufffe" in match[0][:-1]:
                # PDFium runs a word that a line's end cut in two together, with this sign for the hyphen
                for piece in re.finditer(r"[^\ufffe]*\ufffe|[^\ufffe]+", match[0]):
                    yield self._word(piece[0], start + piece.start(), start + piece.end() - 1, glued=False)
                continue
            if end - start > 1 and size(self._page, start) != size(self._page, end - 1):
                # "years.\u00b9": type changes within what stands together, as before the mark of a footnote
                for index in range(start + 1, end):
                    if size(self._page, index) != size(self._page, index - 1):
                        yield self._word(text[cut:index], cut, index - 1, glued=cut > start)
                        cut = index
            yield self._word(text[cut:end], cut, end - 1, glued=cut > start)

    def _word(self, text: str, start: int, last: int, *, glued: bool) -> _Found:
        page, matrix = self._page, self._matrix
        pdfium.FPDFText_GetCharOrigin(page, start, *self._at)
        pdfium.FPDFText_GetMatrix(page, start, self._matrix_at)
        pdfium.FPDFText_GetCharBox(page, last, *self._box)
        size = pdfium.FPDFText_GetFontSize(page, start)
        left, right, low, high = self._sides
        if matrix.b == 0 and matrix.c == 0 and matrix.a > 0:
            size, angle, far = size * abs(matrix.d), 0.0, right.value
        else:
            size *= math.hypot(matrix.c, matrix.d) or 1.0
            angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
            quarter = round(angle / 90) % 4
            far = (right, high, left, low)[quarter].value
        x, y = self._x.value, self._y.value
        link = (
            next((url for area, url in self._links if area.holds(x + 1, y + size / 4)), None)
            if self._links
            else None
        )
        return _Found(text, x, y, far, size, self._font(start), link, glued, angle, self._tag(start))

    def _tag(self, index: int) -> Tag | None:
        """What the tags say of a character; all of one drawn text has one number of marked content."""
        drawn = pdfium.FPDFText_GetTextObject(self._page, index) if self._tags else None
        if self._tags is None or not drawn:
            return None
        address = ctypes.addressof(drawn.contents)
        tag = self._tagged.get(address)
        if tag is None:
            mark = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
            tag = self._tagged[address] = self._tags.marks.get(mark, UNTAGGED)
        return tag

    def _is_raised(self, index: int, word: _Found) -> bool:
        """Whether the character stands above the base line."""
        pdfium.FPDFText_GetCharBox(self._page, index, *self._box)
        return word.angle == 0 and self._sides[2].value - word.y > 0.2 * word.size

    def _font(self, index: int) -> tuple[bool, bool, bool]:
        length = pdfium.FPDFText_GetFontInfo(self._page, index, self._name, 96, self._flags_at)
        key = (
            self._name.value if 0 < length <= 96 else b"",
            self._flags.value,
            pdfium.FPDFText_GetFontWeight(self._page, index),
        )
        known = self._fonts.get(key)
        if known is None:
            name = key[0].decode("utf-8", "replace")
            bold = bool(_BOLD.search(name)) or bool(key[1] & _FORCED_BOLD) or key[2] >= 600
            known = self._fonts[key] = (bold, bool(_ITALIC.search(name)), bool(_SYMBOLIC.search(name)))
        return known


def _links(document: Any, page: Any) -> Iterator[tuple[Box, str]]:
    """The areas of links to web and mail addresses, in the file's coordinates."""
    position, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    buffer = ctypes.create_string_buffer(2048)
    while pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, buffer, 2048)
        url = buffer.value.decode("utf-8", "replace") if 0 < length <= 2048 else ""
        if re.fullmatch(r"(?:https?://|mailto:)[^\s<>()\[\]\\]+", url) and pdfium.FPDFLink_GetAnnotRect(
            link, ctypes.byref(area)
        ):
            yield Box(area.left, area.bottom, area.right, area.top), url


class _Drawn:
    """The straight lines and filled areas that are drawn on a page, in the file's coordinates."""

    def __init__(self) -> None:
        self.rules: list[Box] = []
        self.shades: list[Box] = []
        self.images: list[Box] = []
        self.curves: list[Box] = []
        self._left = _MANY

    def collect(self, page: Any) -> None:
        """Look through the objects of a page and of the forms on it."""
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            self._object(pdfium.FPDFPage_GetObject(page, index), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)

    def _object(self, item: Any, outer: tuple[float, ...], depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH and self._left > 0:
            self._left -= 1
            self._path(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.images.append(_transformed(Box(0.0, 0.0, 1.0, 1.0), _times(_matrix(item), outer)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEP:
            inner = _times(_matrix(item), outer)
            for index in range(min(pdfium.FPDFFormObj_CountObjects(item), _MANY)):
                self._object(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _path(self, item: Any, outer: tuple[float, ...]) -> None:
        """A thin or stroked shape gives rules, a filled one a shade."""
        count = pdfium.FPDFPath_CountSegments(item)
        if count < 2:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
        if not (fill.value or stroke.value):
            return
        outlines = _outlines(item, count, _times(_matrix(item), outer)) if count <= 400 else []
        if not outlines:
            self.curves += _bounds(item, outer)
        for points in outlines:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = Box(min(xs), min(ys), max(xs), max(ys))
            if box.x1 - box.x0 < 3 or box.y1 - box.y0 < 3:
                self.rules.append(box)
            elif stroke.value:
                self.rules += [Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
                               for a, b in itertools.pairwise(points)
                               if abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1]  # fmt: skip
            if fill.value and len(points) >= 4:
                self.shades.append(box)


def _outlines(item: Any, count: int, matrix: tuple[float, ...]) -> list[list[tuple[float, float]]]:
    """The outlines of a path as lists of points; a path with curves rules nothing."""
    outlines: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        a, b, c, d, e, f = matrix
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([point])
        else:
            outlines[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return [o for o in outlines if len(o) > 1]


def _bounds(item: Any, outer: tuple[float, ...]) -> list[Box]:
    """The area that a drawn object covers; none where PDFium can't tell."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    known = pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, (left, bottom, right, top)))
    return [_transformed(Box(left.value, bottom.value, right.value, top.value), outer)] if known else []


def _transformed(box: Box, m: tuple[float, ...]) -> Box:
    """The upright area around a box that was moved, turned or scaled."""
    corners = [(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    xs = [m[0] * x + m[2] * y + m[4] for x, y in corners]
    ys = [m[1] * x + m[3] * y + m[5] for x, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _matrix(item: Any) -> tuple[float, ...]:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
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


def _set_upright(page: Page, found: list[_Found], drawn: _Drawn, bbox: tuple[float, ...]) -> None:
    """Turn all so that most of the words stand upright, and count from the top left."""
    left, bottom, right, top = bbox
    turn = page.turn

    def place(x: float, y: float) -> tuple[float, float]:
        match turn:
            case 0:
                return x - left, top - y
            case 1:  # reads upwards
                return y - bottom, x - left
            case 2:
                return right - x, y - bottom
            case _:  # reads downwards
                return top - y, right - x

    def box(old: Box) -> Box:
        (ax, ay), (bx, by) = place(old.x0, old.y0), place(old.x1, old.y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    if turn % 2:
        page.width, page.height = page.height, page.width
    for order, word in enumerate(found):
        x, y = place(word.x, word.y)
        upright = word.angle == 90 * turn or abs((word.angle - 90 * turn + 45) % 360 - 45) < 20
        end = (place(word.far, 0) if turn % 2 == 0 else place(0, word.far))[0] if upright else x
        bold, italic, symbol = word.font
        page.words.append(
            Word(
                word.text,
                x,
                max(end, x),
                y,
                word.size,
                bold,
                italic,
                word.link,
                word.glued,
                upright,
                order,
                symbol,
                word.raised,
                word.tag,
            )
        )
    page.rules = [box(rule) for rule in drawn.rules]
    page.shades = [box(shade) for shade in drawn.shades]
    page.images = [box(image) for image in drawn.images]
    page.curves = [box(curve) for curve in drawn.curves]
