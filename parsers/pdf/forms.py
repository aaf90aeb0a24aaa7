"""What is filled into the fields of a PDF's form, and which of the boxes drawn on its pages are ticked."""

from __future__ import annotations

import contextlib
import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.pdf.drawn import Box
from parsers.pdf.page import Page
from parsers.pdf.words import Word

_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_TEXTS = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_MOST = 2_000
"""So many fields of a page are looked at."""
_LONGEST = 20_000
"""So many characters of a field are read."""
_SIZE = 10.0
_SIDES = (5.0, 18.0)
"""How long the sides of a box to be ticked are, in points."""
_LOOSE = 2.0
"""So far, in points, the sides of a box may miss each other."""
_TICKS = frozenset("xX×✓✔✗✘☒☑")


def open_form(document: pypdfium2.PdfDocument) -> None:
    """Make the form of a document readable, if it has one; before its pages are opened."""
    with contextlib.suppress(pypdfium2.PdfiumError):  # a damaged form leaves the pages as they are
        if document.get_formtype() == pdfium.FORMTYPE_ACRO_FORM:
            document.init_forms()


def fill(document: pypdfium2.PdfDocument, page: Page) -> None:
    """Add the values of a page's fields to its words and its text; boxes as "☒" and "☐"."""
    _tick(page)
    if document.formenv is None:
        return
    raw = document[page.number - 1]
    try:
        bounds = Box(*raw.get_bbox())
        added = [
            word
            for box, value in _fields(document.formenv.raw, raw.raw)
            for word in _words(value, _upright(box, bounds, page.turn), page)
        ]
    finally:
        raw.close()
    page.words += added
    page.text = "\n".join([page.text, *(word.text for word in added)])


# -- boxes that are drawn ------------------------------------------------------------------------------------


def _tick(page: Page) -> None:
    """Write drawn boxes as "☒" and "☐", where a cross or tick in one of them shows how they are filled in.

    It may be a letter or drawn. A page whose boxes are all empty says nothing of them.
    """
    boxes = _drawn(page.rules)
    if not boxes:
        return
    held = [[w for w in page.words if b.holds((w.x0 + w.x1) / 2, w.y - w.size / 3, 1.0)] for b in boxes]
    ticked = [words[0] for words in held if len(words) == 1 and words[0].text in _TICKS]
    marked = _marked(page, boxes)
    if not ticked and not marked:
        return
    for word in ticked:
        page.text = _replaced(page, word, "☒")
        word.text = "☒"
    added = [
        word
        for box, words in zip(boxes, held, strict=True)
        if not words and any(_stands_at(w, box) for w in page.words)
        for word in _words("☒" if box in marked else "☐", box, page)
    ]
    page.words += added
    page.text = "\n".join([page.text, *(word.text for word in added)])


def _marked(page: Page, boxes: Sequence[Box]) -> set[Box]:
    """The boxes in which a cross, a tick or a dot is drawn; where all hold something, only crosses."""
    crossed = {box for box in boxes if any(_is_mark(drawn, box) for drawn in page.strokes)}
    shapes = [*page.curves, *page.shades]
    filled = {box for box in boxes if any(_is_mark(drawn, box) for drawn in shapes)}
    return crossed | filled if len(filled) < len(boxes) else crossed


def _is_mark(drawn: Box, box: Box) -> bool:
    """Whether what is drawn stands in the middle of a box, and is neither a speck nor the box itself."""
    side = box.y1 - box.y0
    wide, high = drawn.x1 - drawn.x0, drawn.y1 - drawn.y0
    middle = box.holds((drawn.x0 + drawn.x1) / 2, (drawn.y0 + drawn.y1) / 2, -0.15 * side)
    whole = all(
        abs(a - b) < 0.06 * side
        for a, b in ((drawn.x0, box.x0), (drawn.x1, box.x1), (drawn.y0, box.y0), (drawn.y1, box.y1))
    )
    return middle and not whole and 0.35 * side < min(wide, high) and max(wide, high) < 2 * side


def _stands_at(word: Word, box: Box) -> bool:
    """Whether a word stands right beside a box, as what it is to be ticked for."""
    beside = -1 <= word.x0 - box.x1 <= 1.5 * word.size or -1 <= box.x0 - word.x1 <= 1.5 * word.size
    return beside and word.upright and box.y0 - 1 <= word.y - word.size / 3 <= box.y1 + 1


def _replaced(page: Page, word: Word, text: str) -> str:
    """The text of a page with another word in the place of one, where that is certain."""
    alike = [w for w in page.words if w.text == word.text]
    found = list(re.finditer(rf"(?<!\S){re.escape(word.text)}(?!\S)", page.text))
    if len(found) != len(alike):
        return page.text
    at = found[next(index for index, own in enumerate(alike) if own is word)]
    return page.text[: at.start()] + text + page.text[at.end() :]


def _drawn(rules: Sequence[Box]) -> list[Box]:
    """Small squares of four rules each that touch no other rule: cells of a table do."""
    low, high = _SIDES
    across = [r for r in rules if low <= r.x1 - r.x0 <= high and r.y1 - r.y0 < 2]
    down = [r for r in rules if low <= r.y1 - r.y0 <= high and r.x1 - r.x0 < 2]
    found: list[Box] = []
    for left in down[:_MOST]:
        side = left.y1 - left.y0
        box = Box(left.x0, left.y0, left.x0 + side, left.y1)
        rows = [r for r in across if _is_near(r, Box(box.x0, r.y0, box.x1, r.y0))]
        ends = [any(abs(r.y0 - y) < _LOOSE for r in rows) for y in (box.y0, box.y1)]
        right = Box(box.x1, box.y0, box.x1, box.y1)
        closed = all(ends) and any(_is_near(r, right) for r in down)
        if closed and not any(_leads_off(r, box) for r in rules):
            found.append(box)
    return [b for b in found if not any(b.y1 - b.y0 < o.y1 - o.y0 and _is_mark(b, o) for o in found)]


def _is_near(one: Box, other: Box) -> bool:
    pairs = ((one.x0, other.x0), (one.y0, other.y0), (one.x1, other.x1), (one.y1, other.y1))
    return all(abs(a - b) < _LOOSE for a, b in pairs)


def _leads_off(rule: Box, box: Box) -> bool:
    """Whether a rule touches a box and reaches beyond it."""
    touches = (
        rule.x0 <= box.x1 + 1 and box.x0 - 1 <= rule.x1 and rule.y0 <= box.y1 + 1 and box.y0 - 1 <= rule.y1
    )
    beyond = max(box.x0 - rule.x0, rule.x1 - box.x1, box.y0 - rule.y0, rule.y1 - box.y1)
    return touches and beyond > _LOOSE


# -- fields --------------------------------------------------------------------------------------------------


def _fields(form: Any, page: Any) -> Iterator[tuple[Box, str]]:
    """The area of each field that is seen, in the file's coordinates, and its value."""
    area = pdfium.FS_RECTF()
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetFormFieldType(form, note)
            if pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN or not pdfium.FPDFAnnot_GetRect(
                note, ctypes.byref(area)
            ):
                continue
            value = ""
            if kind in _BOXES:
                value = "☒" if pdfium.FPDFAnnot_IsChecked(form, note) else "☐"
            elif kind in _TEXTS:
                value = _value(form, note)
            if value.strip():
                yield Box(area.left, area.bottom, area.right, area.top), value
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _value(form: Any, note: Any) -> str:
    length = pdfium.FPDFAnnot_GetFormFieldValue(form, note, None, 0)
    if not 2 < length <= 2 * _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFAnnot_GetFormFieldValue(form, note, pointer, length)
    return buffer.raw[: length - 2].decode("utf-16le", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _upright(box: Box, bounds: Box, turn: int) -> Box:
    """An area from the top left of its page, as the page stands upright."""
    x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
    match turn:
        case 0:
            return Box(x0 - bounds.x0, bounds.y1 - y1, x1 - bounds.x0, bounds.y1 - y0)
        case 1:
            return Box(y0 - bounds.y0, x0 - bounds.x0, y1 - bounds.y0, x1 - bounds.x0)
        case 2:
            return Box(bounds.x1 - x1, y0 - bounds.y0, bounds.x1 - x0, y1 - bounds.y0)
        case _:
            return Box(bounds.y1 - y1, bounds.x1 - x1, bounds.y1 - y0, bounds.x1 - x0)


def _words(value: str, box: Box, page: Page) -> Iterator[Word]:
    """A value as words in its field, on the line of the words beside it and next to them in order."""
    beside = [w for w in page.words if box.y0 - 1 <= w.y - w.size / 3 <= box.y1 + 1 and w.upright]
    behind = min((w for w in beside if w.x0 >= box.x0), key=lambda w: w.x0, default=None)
    near = behind or max(beside, key=lambda w: w.x1, default=None)
    order = near.order if near else len(page.words)
    size = near.size if near else _SIZE
    lines = value.split("\n")
    first = near.y if near and len(lines) == 1 else box.y0 + size
    for number, line in enumerate(lines):
        x = box.x0
        texts = line.split()
        wide = (box.x1 - box.x0) / max(1, len(line))
        for text in texts:
            x1 = min(x + len(text) * min(wide, 0.5 * size), box.x1)
            y = first + number * 1.2 * size
            yield Word(text, x, max(x1, x + 1), y, size, order=order, tag=near.tag if near else None)
            x = x1 + 0.25 * size
