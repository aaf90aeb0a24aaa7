"""Finds what the archive writes as one word here and as two there: "frontline", "front line".

The other way round, and words that it writes as two everywhere, are the browser's own to find.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from archive.search.folding import STOP_WORDS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.records import Section

_SHORTEST = 3
_LONG = 5
_OTHERS = {word for word in STOP_WORDS if len(word) < _LONG} | {"not"}
"""What says something else alone: "not able" is no "notable", but "well being" is "wellbeing"."""
_SHARE = 0.05
"""Two words that stand more seldom beside the one are a slip of the pen: "child ren"."""


def written_apart(sections: Sequence[Section]) -> Iterator[tuple[str, ...]]:
    """Give the words that are written as one and as two, each with the ways to write it as two."""
    one = Counter(chain.from_iterable(_words(section) for section in sections))
    two = Counter(chain.from_iterable(_pairs(_words(section), one) for section in sections))
    ways: dict[str, list[str]] = {}
    for pair, often in sorted(two.items()):
        joined = pair.replace(" ", "")
        if often > _SHARE * one[joined]:
            ways.setdefault(joined, [joined]).append(pair)
    return map(tuple, ways.values())


def _words(section: Section) -> list[str]:
    return fold(section.text).split()


def _pairs(words: Iterable[str], known: Counter[str]) -> Iterator[str]:
    """Give the neighbours that are one word elsewhere."""
    for first, second in pairwise(words):
        if first + second in known and _tells(first) and _tells(second):
            yield f"{first} {second}"


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word not in _OTHERS
