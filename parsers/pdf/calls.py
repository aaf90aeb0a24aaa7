"""PDFium’s functions that are called for each word, drawn object or tag, in their quickest form.

They take and give what PDFium calls handles as plain numbers. Of the arguments only the first, a handle, is
converted: ctypes spends more time on converting arguments than PDFium on answering. The others are given as
`ctypes.byref`, as buffers or as small integers.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium


def _quick(call: Any) -> Any:
    """The same function with its first argument, and what it gives, as numbers."""
    return _numbered(call, call.argtypes[:1])


def _careful(call: Any) -> Any:
    """The same function with all of its arguments converted: for those with long integers."""
    return _numbered(call, call.argtypes)


def _numbered(call: Any, arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(_plain(call.restype), *map(_plain, arguments))(
        ctypes.cast(call, ctypes.c_void_p).value or 0
    )


def _plain(kind: Any) -> Any:
    return ctypes.c_void_p if isinstance(kind, type) and issubclass(kind, ctypes._Pointer) else kind


char_box = _quick(pdfium.FPDFText_GetCharBox)
char_matrix = _quick(pdfium.FPDFText_GetMatrix)
char_origin = _quick(pdfium.FPDFText_GetCharOrigin)
font_info = _careful(pdfium.FPDFText_GetFontInfo)
font_size = _quick(pdfium.FPDFText_GetFontSize)
font_weight = _quick(pdfium.FPDFText_GetFontWeight)
text_object = _quick(pdfium.FPDFText_GetTextObject)

count_objects = _quick(pdfium.FPDFPage_CountObjects)
page_object = _quick(pdfium.FPDFPage_GetObject)
count_form_objects = _quick(pdfium.FPDFFormObj_CountObjects)
form_object = _careful(pdfium.FPDFFormObj_GetObject)
object_type = _quick(pdfium.FPDFPageObj_GetType)
object_matrix = _quick(pdfium.FPDFPageObj_GetMatrix)
object_bounds = _quick(pdfium.FPDFPageObj_GetBounds)
fill_colour = _quick(pdfium.FPDFPageObj_GetFillColor)
object_font = _quick(pdfium.FPDFTextObj_GetFont)
marked_content = _quick(pdfium.FPDFPageObj_GetMarkedContentID)
is_transparent = _quick(pdfium.FPDFPageObj_HasTransparency)
render_mode = _quick(pdfium.FPDFTextObj_GetTextRenderMode)

count_segments = _quick(pdfium.FPDFPath_CountSegments)
draw_mode = _quick(pdfium.FPDFPath_GetDrawMode)
path_segment = _quick(pdfium.FPDFPath_GetPathSegment)
segment_type = _quick(pdfium.FPDFPathSegment_GetType)
segment_point = _quick(pdfium.FPDFPathSegment_GetPoint)
segment_closes = _quick(pdfium.FPDFPathSegment_GetClose)

tree_child = _quick(pdfium.FPDF_StructTree_GetChildAtIndex)
count_children = _quick(pdfium.FPDF_StructElement_CountChildren)
child_mark = _quick(pdfium.FPDF_StructElement_GetChildMarkedContentID)
child_element = _quick(pdfium.FPDF_StructElement_GetChildAtIndex)
alternative_text = _careful(pdfium.FPDF_StructElement_GetAltText)
element_type = _careful(pdfium.FPDF_StructElement_GetType)
