"""Writes lists of numbers as short texts; static/search/codes.js reads them.

A number is one sign where it is below 56, two below 1,792 and so on. Such a text is half as long as the same
list in JSON, needs no escapes in it, and takes less time to write and to read.
"""

from __future__ import annotations

from itertools import chain, groupby
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LAST, _LASTS = ord("#"), 56
_MORE, _MORES = ord("]"), 32


class _Codes(dict[int, str]):
    """The text of each number, made when it is first asked for."""

    def __missing__(self, number: int) -> str:
        code, rest = chr(_LAST + number % _LASTS), number // _LASTS
        while rest:
            code, rest = chr(_MORE + rest % _MORES) + code, rest // _MORES
        self[number] = code
        return code


_CODES = _Codes()


def code(numbers: Iterable[int]) -> str:
    """Write numbers, none of them below 0, one after another."""
    return "".join(map(_CODES.__getitem__, numbers))


def rising(numbers: Sequence[int]) -> str:
    """Write numbers that never fall, each as what it is above the one before it."""
    return code(map(sub, numbers, chain((0,), numbers))) if numbers else ""


def runs(numbers: Iterable[int]) -> str:
    """Write numbers of which neighbours are often alike: each once, and how often it comes in a row."""
    return code(chain.from_iterable((number, sum(1 for _ in run)) for number, run in groupby(numbers)))
