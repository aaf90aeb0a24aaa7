"""The words of a page as PDFium has its characters: where each stands, and in what type."""

from __future__ import annotations

import ctypes
import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from parsers.pdf import calls, hidden
from parsers.pdf.drawn import Box
from parsers.pdf.hidden import Ink
from parsers.pdf.tags import UNTAGGED, Tag, Tags

_TOKEN = re.compile(r"\S+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
# What may be the mark of a footnote, behind a word or before one
_NOTE = re.compile(r"(?<=[a-z.,;:)’”])\d{1,2}$|^\d{1,2}(?=[A-Z][a-z])")
_SYMBOLIC = re.compile(r"symbol|wingdings|webdings|dingbats", re.I)
_FORCED_BOLD = 1 << 18
"""The flag of a font that is to be drawn bold."""


@dataclass(slots=True, eq=False)
class Word:
    """A run of characters without a space between; `y` is the base line, counted from the top of the page.

    A word is never changed once its page is read; it is not frozen, for there are very many.
    """

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
    angle: float = 0.0
    """By how many degrees it was turned to the left, in the file."""
    tag: Tag | None = None
    """What the file's tags say of it; None on a page without tags."""
    ink: Ink | None = None


@dataclass(slots=True)
class _Style:
    """What the characters of one text object have in common."""

    size: float
    angle: float
    bold: bool
    italic: bool
    symbol: bool
    tag: Tag | None
    ink: Ink | None
    far: int
    """Which side of a character's box (left, right, low, high) is its far end, as it reads."""

    def differs(self, other: _Style) -> bool:
        """Whether the type is larger or smaller, or turns slanted or upright."""
        return abs(self.size - other.size) > 0.02 * other.size or self.italic != other.italic


class Reader:
    """Asks PDFium for the place and type of characters, with the same few buffers each time."""

    def __init__(self, textpage: Any, links: list[tuple[Box, str]], tags: Tags | None) -> None:
        self._page = ctypes.cast(textpage, ctypes.c_void_p).value
        self._tags = tags
        self._links = links
        self._at, self._sides = (ctypes.c_double * 2)(), (ctypes.c_double * 4)()
        self._into = [ctypes.byref(self._at, 8 * i) for i in range(2)]
        self._around = [ctypes.byref(self._sides, 8 * i) for i in range(4)]
        self._matrix, self._flags = pdfium.FS_MATRIX(), ctypes.c_int()
        self._name = ctypes.create_string_buffer(96)
        self._matrix_at, self._flags_at = ctypes.byref(self._matrix), ctypes.byref(self._flags)
        self._fonts: dict[int | None, tuple[bool, bool, bool]] = {}
        """By the address of a font."""
        self._styles: dict[int | None, _Style] = {}
        """By the address of a text object."""

    def words(self, text: str, apart: Sequence[int] = ()) -> list[Word]:
        """Words in the file's own order and coordinates: from the bottom left, `x1` the end as they read.

        They are parted at white space, and before the characters that stand `apart`.
        """
        page, styles = self._page, self._styles
        found: list[Word] = []
        ends = itertools.pairwise([0, *apart, len(text)])
        spans = [match.span() for start, end in ends for match in _TOKEN.finditer(text, start, end)]
        objects = [calls.text_object(page, start) for start, _ in spans]
        for (start, end), drawn, following in zip(spans, objects, [*objects[1:], None], strict=False):
            token, cut = text[start:end], start
            style = styles.get(drawn) or self._asked(start, drawn)
            if not token.isalpha() and (pieces := self._cut_or_raised(token, start)):
                found += pieces
                continue
            if following != drawn and end - start > 1 and self._style(end - 1).differs(style):
                # "years.\u00b9": type changes within what stands together, as before the mark of a footnote
                for index in range(start + 1, end):
                    after = self._style(index)
                    if after.differs(style):
                        found.append(self._word(text[cut:index], cut, index - 1, style, cut > start))
                        cut, style = index, after
                token = text[cut:end]
            found.append(self._word(token, cut, end - 1, style, cut > start))
        return found

    def _cut_or_raised(self, token: str, start: int) -> list[Word]:
        """The words of what PDFium runs together, and those of one with a raised mark; none for others."""
        if (note := _NOTE.search(token)) and self._is_raised(start + note.start()):
            # "years.¹" and "¹Taken": the font's own raised figures have the size of the others
            cut, end = note.end() if note.start() == 0 else note.start(), start + len(token) - 1
            head = self._word(token[:cut], start, start + cut - 1, self._style(start))
            tail = self._word(token[cut:], start + cut, end, self._style(start + cut), True)
            (head if note.start() == 0 else tail).raised = True
            return [head, tail]
        if "\ufffe" not in token[:-1]:
            return []
        # PDFium runs a word that a line's end cut in two together, with this sign for the hyphen
        return [
            self._word(
                piece[0], start + piece.start(), start + piece.end() - 1, self._style(start + piece.start())
            )
            for piece in re.finditer(r"[^\ufffe]*\ufffe|[^\ufffe]+", token)
        ]

    def _word(self, text: str, start: int, last: int, style: _Style, glued: bool = False) -> Word:
        calls.char_origin(self._page, start, *self._into)
        calls.char_box(self._page, last, *self._around)
        x, y = self._at[0], self._at[1]
        return Word(
            text,
            x,
            self._sides[style.far],
            y,
            style.size,
            style.bold,
            style.italic,
            self._link((x + self._sides[1]) / 2, y + style.size / 4) if self._links else None,
            glued,
            True,
            0,
            style.symbol,
            False,
            style.angle,
            style.tag,
            style.ink,
        )

    def _link(self, x: float, y: float) -> str | None:
        return next((url for area, url in self._links if area.holds(x, y)), None)

    def _is_raised(self, index: int) -> bool:
        """Whether the character stands above the base line."""
        style = self._style(index)
        calls.char_origin(self._page, index, *self._into)
        calls.char_box(self._page, index, *self._around)
        return style.angle == 0 and self._sides[2] - self._at[1] > 0.2 * style.size

    def _style(self, index: int) -> _Style:
        """The type of a character, asked once for each text object; PDFium's own signs belong to none."""
        address = calls.text_object(self._page, index)
        return self._styles.get(address) or self._asked(index, address)

    def _asked(self, index: int, address: int | None) -> _Style:
        matrix, tag, ink = self._matrix, None, None
        if address is not None:
            ink = hidden.ink(address)
            if self._tags is not None:
                tag = self._tags.marks.get(calls.marked_content(address), UNTAGGED)
        calls.char_matrix(self._page, index, self._matrix_at)
        size, angle, far = calls.font_size(self._page, index), 0.0, 1
        if matrix.b == 0 and matrix.c == 0 and matrix.a > 0:
            size *= abs(matrix.d)
        else:
            size *= math.hypot(matrix.c, matrix.d) or 1.0
            angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
            far = (1, 3, 0, 2)[round(angle / 90) % 4]
        style = _Style(size, angle, *self._font(index, address), tag, ink, far)
        if address is not None:
            self._styles[address] = style
        return style

    def _font(self, index: int, address: int | None) -> tuple[bool, bool, bool]:
        """Whether the font is bold, slanted, one of signs."""
        font = calls.object_font(address) if address is not None else None
        known = self._fonts.get(font)
        if known is None:
            length = calls.font_info(self._page, index, self._name, 96, self._flags_at)
            name = self._name.value.decode("utf-8", "replace") if 0 < length <= 96 else ""
            forced = bool(self._flags.value & _FORCED_BOLD) or calls.font_weight(self._page, index) >= 600
            known = (
                forced or bool(_BOLD.search(name)),
                bool(_ITALIC.search(name)),
                bool(_SYMBOLIC.search(name)),
            )
            if font is not None:
                self._fonts[font] = known
        return known
