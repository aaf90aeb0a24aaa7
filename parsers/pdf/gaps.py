"""Words that PDFium runs together though the page shows a gap between them: "oftheweirandriver"."""

from __future__ import annotations

import ctypes
import itertools
import re
import statistics
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

_LONG = 19
"""So many letters without a gap are worth a look at their page: hardly any word has them."""
_RUN = re.compile(rf"[^\W\d_]{{{_LONG},}}")
_TOKEN = re.compile(r"\S{4,}")
_LETTER = re.compile(r"[^\W\d_]")
_WIDE = 0.1
"""A gap is wider than this, in heights of a letter, and by as much wider than those within words."""


def found(textpage: Any, text: str) -> list[int]:
    """The characters of a page's text before which a gap stands where its text has no space."""
    if not any(_RUN.search(token) for token in text.split() if len(token) >= _LONG):
        return []
    return [index for match in _TOKEN.finditer(text) for index in _in(textpage, match[0], match.start())]


def _in(textpage: Any, token: str, start: int) -> Iterator[int]:
    """The gaps before letters within what stands together."""
    boxes = [_box(textpage, start + index) for index in range(len(token))]
    if any(box is None for box in boxes):
        return
    sides = [box for box in boxes if box is not None]
    gaps = [after[0] - before[1] for before, after in itertools.pairwise(sides)]
    usual = statistics.median(gaps)
    for index, gap in enumerate(gaps, 1):
        wide = _WIDE * sides[index][2]
        if gap > wide and gap > usual + wide and _LETTER.match(token[index]) and token[index - 1] not in "-(":
            yield start + index


def _box(textpage: Any, index: int) -> tuple[float, float, float] | None:
    """Left and right of a character with the white that its font gives it, and its height."""
    area = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(area)) or area.right <= area.left:
        return None
    return area.left, area.right, area.top - area.bottom


def parted(text: str, gaps: list[int]) -> str:
    """A text with a space at each gap."""
    if not gaps:
        return text
    return " ".join(text[a:b] for a, b in zip([0, *gaps], [*gaps, len(text)], strict=True))
