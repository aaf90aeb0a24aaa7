"""PDFium's functions that are called for each word, drawn object or tag, in their quickest form.

They take and give pointers as plain numbers, which ctypes passes in half the time that typed pointers need.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium


def _by_address(call: Any) -> Any:
    """The same function with all of its pointers as numbers; buffers are taken as they are or by address."""
    return ctypes.CFUNCTYPE(_plain(call.restype), *map(_plain, call.argtypes))(
        ctypes.cast(call, ctypes.c_void_p).value or 0
    )


def _plain(kind: Any) -> Any:
    return ctypes.c_void_p if isinstance(kind, type) and issubclass(kind, ctypes._Pointer) else kind


char_box = _by_address(pdfium.FPDFText_GetCharBox)
char_matrix = _by_address(pdfium.FPDFText_GetMatrix)
char_origin = _by_address(pdfium.FPDFText_GetCharOrigin)
font_info = _by_address(pdfium.FPDFText_GetFontInfo)
font_size = _by_address(pdfium.FPDFText_GetFontSize)
font_weight = _by_address(pdfium.FPDFText_GetFontWeight)
text_object = _by_address(pdfium.FPDFText_GetTextObject)

count_objects = _by_address(pdfium.FPDFPage_CountObjects)
page_object = _by_address(pdfium.FPDFPage_GetObject)
count_form_objects = _by_address(pdfium.FPDFFormObj_CountObjects)
form_object = _by_address(pdfium.FPDFFormObj_GetObject)
object_type = _by_address(pdfium.FPDFPageObj_GetType)
object_matrix = _by_address(pdfium.FPDFPageObj_GetMatrix)
object_bounds = _by_address(pdfium.FPDFPageObj_GetBounds)
fill_colour = _by_address(pdfium.FPDFPageObj_GetFillColor)
object_font = _by_address(pdfium.FPDFTextObj_GetFont)
marked_content = _by_address(pdfium.FPDFPageObj_GetMarkedContentID)
is_transparent = _by_address(pdfium.FPDFPageObj_HasTransparency)
render_mode = _by_address(pdfium.FPDFTextObj_GetTextRenderMode)

count_segments = _by_address(pdfium.FPDFPath_CountSegments)
draw_mode = _by_address(pdfium.FPDFPath_GetDrawMode)
path_segment = _by_address(pdfium.FPDFPath_GetPathSegment)
segment_type = _by_address(pdfium.FPDFPathSegment_GetType)
segment_point = _by_address(pdfium.FPDFPathSegment_GetPoint)
segment_closes = _by_address(pdfium.FPDFPathSegment_GetClose)

tree_child = _by_address(pdfium.FPDF_StructTree_GetChildAtIndex)
count_children = _by_address(pdfium.FPDF_StructElement_CountChildren)
child_mark = _by_address(pdfium.FPDF_StructElement_GetChildMarkedContentID)
child_element = _by_address(pdfium.FPDF_StructElement_GetChildAtIndex)
alternative_text = _by_address(pdfium.FPDF_StructElement_GetAltText)
element_type = _by_address(pdfium.FPDF_StructElement_GetType)
