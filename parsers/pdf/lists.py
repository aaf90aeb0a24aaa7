"""How deep the items of lists stand in one another, by their place and their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_APART = 6.0
"""Marks that stand further apart than this, in points, stand at different depths."""
_INDENTED = 60.0
"""A quotation in an item begins less far than this right of the item's own words."""
_DEEPEST = 6
_ROMAN = re.compile(r"^(?:[ivx]+|[IVX]+)$")


@dataclass(slots=True)
class _Open:
    """A list that goes on: where its marks stand, of what kind they are, where its words begin."""

    at: float
    kind: str
    text: float


class Depths:
    """The lists that are open, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._known: dict[tuple[int | None, int], int] = {}
        self._last = ""

    def close(self) -> None:
        """A heading or a table ends all lists."""
        self._open = []

    def text_at(self, left: float) -> int:
        """The depth of the item that a paragraph belongs to which begins there; 0 for none.

        It begins where the item's words do, or as a quotation further in. One that begins as far left as the
        outermost list, or further, ends all lists.
        """
        if self._open and left < self._open[0].at + _APART / 2:
            self._open = []
        depths = [d for d, one in enumerate(self._open, 1) if abs(left - one.text) <= _APART]
        if depths:
            return min(depths[-1], _DEEPEST)
        quoted = bool(self._open) and 0 < left - self._open[-1].text < _INDENTED
        return min(len(self._open), _DEEPEST) if quoted else 0

    def level(self, marker: str, at: float, text: float, of: tuple[int | None, int], *, led: bool) -> int:
        """The depth of an item, 1 for the outermost; `at` is where its mark stands, `text` its words.

        `of` is the page and number of its list where tags tell (0 where they don't); `led` says whether the
        text before leads to a list: it ends with a colon.
        """
        depth = self._level(marker, at, of, led=led)
        if depth <= len(self._open):
            self._open[depth - 1].text = text
        return depth

    def _level(self, marker: str, at: float, of: tuple[int | None, int], *, led: bool) -> int:
        kind = self._kind(marker)
        self._last = marker
        if of[1] and of in self._known and self._known[of] <= len(self._open):
            del self._open[self._known[of] :]
            return self._known[of]
        while self._open and self._open[-1].at > at + _APART:
            self._open.pop()
        if not self._open or at > self._open[-1].at + _APART:
            self._open.append(_Open(at, kind, at))
        else:
            self._beside(kind, at, led=led)
        depth = min(len(self._open), _DEEPEST)
        if of[1]:
            self._known[of] = depth
        return depth

    def _beside(self, kind: str, at: float, *, led: bool) -> None:
        """Items right below each other: "(a)" after "1. … the following:" is in it all the same."""
        here = [i for i, one in enumerate(self._open) if abs(one.at - at) <= _APART]
        same = [i for i in here if self._open[i].kind == kind]
        if same:
            del self._open[same[-1] + 1 :]
        elif led:
            self._open.append(_Open(at, kind, at))
        else:
            self._open[-1].kind = kind

    def _kind(self, marker: str) -> str:
        """What an item is counted with: bullets, figures, letters or Roman figures."""
        text = marker.strip("().:")
        if not text.isalnum():
            return "bullet"
        if text.isdigit():
            return "figure"
        before = self._last.strip("().:")
        goes_on = len(text) == 1 and len(before) == 1 and before.isalpha() and ord(text) == ord(before) + 1
        case = "upper" if text.isupper() else "lower"
        return f"{case} roman" if _ROMAN.match(text) and not goes_on else f"{case} letter"
