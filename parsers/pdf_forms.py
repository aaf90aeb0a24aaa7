"""What is filled into the fields of a PDF's form: PDFium's text of a page doesn't have it."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.pdf_drawn import Box
from parsers.pdf_page import Page, Word

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


def open_form(document: pypdfium2.PdfDocument) -> None:
    """Make the form of a document readable, if it has one; before its pages are opened."""
    with contextlib.suppress(pypdfium2.PdfiumError):  # a damaged form leaves the pages as they are
        if document.get_formtype() == pdfium.FORMTYPE_ACRO_FORM:
            document.init_forms()


def fill(document: pypdfium2.PdfDocument, page: Page) -> None:
    """Add the values of a page's fields to its words and its text; boxes as "☒" and "☐"."""
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
