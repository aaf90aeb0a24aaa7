"""How deep the items of lists stand in one another, by their place and their marks."""

from __future__ import annotations

import re

_APART = 6.0
"""Marks that stand further apart than this, in points, stand at different depths."""
_DEEPEST = 6
_ROMAN = re.compile(r"^(?:[ivx]+|[IVX]+)$")


class Depths:
    """The lists that are open, the outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[float, str]] = []
        """Where the marks of each stand, and of what kind they are."""
        self._known: dict[tuple[int | None, int], int] = {}
        self._last = ""

    def close(self) -> None:
        """A heading or a table ends all lists."""
        self._open = []

    def text_at(self, left: float) -> None:
        """A paragraph that begins as far left as the outermost list, or further, ends it."""
        if self._open and left < self._open[0][0] + _APART / 2:
            self._open = []

    def level(self, marker: str, at: float, of: tuple[int | None, int], *, led: bool) -> int:
        """The depth of an item, 1 for the outermost.

        `of` is the page and number of its list where tags tell (0 where they don't); `led` says whether the
        text before leads to a list: it ends with a colon.
        """
        kind = self._kind(marker)
        self._last = marker
        if of[1] and of in self._known and self._known[of] <= len(self._open):
            del self._open[self._known[of] :]
            return self._known[of]
        while self._open and self._open[-1][0] > at + _APART:
            self._open.pop()
        if not self._open or at > self._open[-1][0] + _APART:
            self._open.append((at, kind))
        else:
            self._beside(kind, at, led=led)
        depth = min(len(self._open), _DEEPEST)
        if of[1]:
            self._known[of] = depth
        return depth

    def _beside(self, kind: str, at: float, *, led: bool) -> None:
        """Items right below each other: "(a)" after "1. … the following:" is in it all the same."""
        here = [i for i, (x, _) in enumerate(self._open) if abs(x - at) <= _APART]
        same = [i for i in here if self._open[i][1] == kind]
        if same:
            del self._open[same[-1] + 1 :]
        elif led:
            self._open.append((at, kind))
        else:
            self._open[-1] = (self._open[-1][0], kind)

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
