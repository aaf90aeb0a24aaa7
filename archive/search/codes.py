"""Writes lists of numbers as short texts; static/search/codes.js reads them.

A number is one sign where it is below 56, two below 1,792 and so on. Such a text is half as long as the same
list in JSON, needs no escapes in it, and takes less time to write and to read.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST, _LASTS = ord("#"), 56
_MORE, _MORES = ord("]"), 32
_LONGER = [_LASTS * _MORES**more for more in range(6)]
"""The first number that takes one sign more, and so on; there are none of more than 32 bits."""

_AT_ONCE = 1 << 16
"""So many numbers, and a list more, are written at once, which takes little memory."""

Numbers: TypeAlias = NDArray[np.uint32]
Bytes: TypeAlias = NDArray[np.uint8]
Integers: TypeAlias = NDArray[np.int64]


def code(numbers: Sequence[int] | Integers | Numbers) -> str:
    """Write numbers, none of them below 0, one after another."""
    return _signs(np.asarray(numbers, np.uint32))[0]


def rising(numbers: Sequence[int] | Integers | Numbers) -> str:
    """Write numbers that never fall, each as what it is above the one before it."""
    return rising_lists(np.asarray(numbers, np.uint32), np.array([len(numbers)]))[0]


def rising_lists(numbers: Numbers, ends: Integers) -> list[str]:
    """Write lists that stand one after another, up to these ends, each of numbers that never fall."""
    steps = np.diff(numbers, prepend=np.uint32(0))
    begins = ends[ends < len(numbers)]
    steps[begins] = numbers[begins]
    return lists(steps, ends)


def lists(numbers: Numbers | Bytes, ends: Integers) -> list[str]:
    """Write lists that stand one after another, up to these ends."""
    found = [""] * len(ends)
    filled = np.flatnonzero(np.diff(ends, prepend=0))
    begun = 0
    for some in np.split(filled, np.searchsorted(ends[filled], range(_AT_ONCE, len(numbers), _AT_ONCE))):
        if len(some):
            text, ended = _signs(numbers[begun : ends[some[-1]]])
            bounds = ended[ends[some] - begun].tolist()
            for place, begin, end in zip(some.tolist(), [0, *bounds[:-1]], bounds, strict=True):
                found[place] = text[begin:end]
            begun = ends[some[-1]]
    return found


def runs(numbers: Sequence[int] | Integers | Numbers) -> str:
    """Write numbers of which neighbours are often alike: each once, and how often it comes in a row."""
    each = np.asarray(numbers, np.uint32)
    begins = np.flatnonzero(np.diff(each, prepend=each[:1] + np.uint32(1)))
    return code(np.column_stack((each[begins], np.diff(begins, append=len(each)))).ravel())


def _signs(numbers: Numbers | Bytes) -> tuple[str, Integers]:
    """Write numbers; say how many signs there are before each, and in all."""
    sizes = np.ones(len(numbers), np.uint8)
    for longer in takewhile(numbers.max(initial=0).__ge__, _LONGER):
        sizes += numbers >= longer
    ended = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    signs = np.empty(ended[-1], np.uint8)
    rest, at = numbers // _LASTS, ended[1:] - 1
    signs[at] = _LAST + numbers % _LASTS
    while len(more := np.flatnonzero(rest)):
        rest, at = rest[more], at[more] - 1
        signs[at] = _MORE + rest % _MORES
        rest //= _MORES
    return signs.tobytes().decode("ascii"), ended
