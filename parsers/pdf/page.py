"""One page of a PDF as PDFium sees it: words with place and type, rules, links.

Upright, from the top left.
"""

from __future__ import annotations

import ctypes
import math
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as pdfium

from parsers.pdf import gaps, hidden, tags
from parsers.pdf.drawn import Box, Drawn
from parsers.pdf.words import Reader, Word

_COVERED = "[covered]"
"""Stands where words lie under a box."""


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
    strokes: list[Box] = field(default_factory=list)
    """Where a few lines aslant are drawn."""
    turn: int = 0
    """By how many quarters the page was turned to the right, to stand upright."""
    hidden: list[tuple[str, str]] = field(default_factory=list)
    """Words that the page does not show, each behind the reason why."""
    described: list[str] = field(default_factory=list)
    """What the file's tags say of each of its images."""
    recognised: bool = False
    """Whether its words lie invisibly over a picture of them, as text recognition leaves them."""


def read_page(document: Any, index: int) -> Page:
    """The page of that index (from 0) of a `pypdfium2.PdfDocument`."""
    page = document[index]
    try:
        left, bottom, right, top = page.get_bbox()
        textpage = page.get_textpage()
        try:
            text = textpage.get_text_range()
            links = list(_links(document.raw, page.raw))
            tagged = tags.read(page.raw)
            characters = _characters(textpage, text)
            apart = gaps.found(textpage.raw, characters) if characters is text else []
            found = Reader(textpage.raw, links, tagged).words(characters, apart)
            text = gaps.parted(text, apart)
        finally:
            textpage.close()
        drawn = Drawn()
        drawn.collect(page.raw)
        # a page without words stands as viewers show it
        upright = _turn(found) if found else page.get_rotation() // 90
        result = Page(index + 1, right - left, top - bottom, text, [], turn=upright)
        result.described = [tagged.alternatives.get(mark, "") if tagged else "" for mark in drawn.marks]
        result.recognised = bool(drawn.images) and sum(map(_is_invisible, found)) > len(found) / 2
        area = Box(left, bottom, right, top)
        shown = list(_shown(result, found, drawn, area, hidden.Look(page, area)))
        _set_upright(result, shown, drawn, (left, bottom, right, top))
        return result
    finally:
        page.close()


def _turn(words: Sequence[Word]) -> int:
    """By how many quarters most words are turned."""
    quarters: Counter[int] = Counter()
    for angle, count in Counter([word.angle for word in words]).items():
        quarters[round(angle / 90) % 4] += count
    return quarters.most_common(1)[0][0]


def _is_invisible(word: Word) -> bool:
    return word.ink is not None and word.ink.invisible


def _characters(textpage: Any, text: str) -> str:
    """The text of a page, one character for each of PDFium's."""
    count = textpage.count_chars()
    if len(text) == count:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, i) or 32) for i in range(count))


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


def _shown(page: Page, found: list[Word], drawn: Drawn, area: Box, look: hidden.Look) -> Iterator[Word]:
    """The words that can be seen; the others are noted as hidden, a mark in the place of covered ones."""
    covered = max((order for order, _ in (*drawn.covers[-1:], *drawn.pasted[-1:])), default=0)
    inks = {word.ink for word in found if word.ink is not None}
    plain = {ink for ink in inks if _is_plain(ink, drawn, covered)}
    x0, y0, x1, y1 = area.x0, area.y0, area.x1, area.y1
    marked = False
    for word in found:
        ink = word.ink
        if ink in plain and word.angle == 0 and x0 <= word.x0 and word.x1 <= x1 and y0 <= word.y <= y1:
            yield word
            marked = False
            continue
        flat = word.angle in (0.0, 180.0)
        x, y = (
            ((word.x0 + word.x1) / 2, word.y + word.size / 4) if flat else (word.x0, (word.y + word.x1) / 2)
        )
        why = hidden.reason(x, y, drawn, area, ink)
        if why in (hidden.UNDER_BOX, "white") and flat and look.sees(_core(word)):
            why = None
        if why is None:
            yield word
        else:
            page.hidden.append((why, word.text))
            if why == hidden.UNDER_BOX and not marked:
                yield replace(word, text=_COVERED)
        marked = why == hidden.UNDER_BOX


def _is_plain(ink: hidden.Ink, drawn: Drawn, covered: int) -> bool:
    """Whether a text can be seen for certain: in plain ink, and nothing that hides was drawn after it."""
    return not (ink.white or ink.invisible) and drawn.order.get(ink.address, 0) > covered


def _core(word: Word) -> Box:
    """The middle of a word's letters, in the file's coordinates."""
    low, high = sorted((word.x0, word.x1))
    return Box(low, word.y + 0.05 * word.size, high, word.y + 0.5 * word.size)


def _set_upright(page: Page, found: list[Word], drawn: Drawn, bbox: tuple[float, ...]) -> None:
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
        word.order = order
        if turn == 0 and word.angle == 0.0:  # nearly all
            word.x1 = (word.x1 if word.x1 > word.x0 else word.x0) - left  # quicker than max()
            word.x0, word.y = word.x0 - left, top - word.y
            continue
        word.upright = word.angle == 90 * turn or abs((word.angle - 90 * turn + 45) % 360 - 45) < 20
        far = place(word.x1, 0.0) if turn % 2 == 0 else place(0.0, word.x1)
        word.x0, word.y = place(word.x0, word.y)
        word.x1 = max(far[0], word.x0) if word.upright else word.x0
    _level(found, turn)
    page.words = found
    page.rules = [box(rule) for rule in drawn.rules]
    page.shades = [box(shade) for shade in drawn.shades]
    page.images = [box(image) for image in drawn.images]
    page.curves = [box(curve) for curve in drawn.curves]
    page.strokes = [box(stroke) for stroke in drawn.strokes]


def _level(words: list[Word], turn: int) -> None:
    """Set straight the lines of a page that was scanned aslant, where its words say so themselves."""
    aslant = [(w.angle - 90 * turn + 180) % 360 - 180 for w in words if w.upright and w.angle != 90 * turn]
    if len(aslant) <= len(words) / 2:
        return
    slope = math.tan(math.radians(statistics.median(aslant)))
    for word in words:
        if word.upright:
            word.x0, word.x1, word.y = (
                word.x0 - word.y * slope,
                word.x1 - word.y * slope,
                word.y + word.x0 * slope,
            )
