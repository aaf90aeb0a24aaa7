"""Which passages are the same, so that search shows one of them and says where else it stands.

Two passages that differ in a number are never the same. What was said or decided at two meetings is two
things, in the same words or not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from archive.search.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.records import Section

_PASSAGES = (
    "recommendation",
    "agenda item",
    "minute",
    "decision",
    "vote",
    "report section",
    "table",
    "letter",
    "work programme",
    "appendix",
    "paper",
    "cover sheet",
    "agenda",
)
"""Kinds that are passages of papers; of the same words the first of these is shown."""
_OF_A_MEETING = ("minute", "decision", "vote", "agenda item")
_FEW = 6
"""Fewer words say too little to be called the same passage."""
_NUMBER = re.compile(r"^\d[\w.]* ")
_SHINGLE = 4
_ALIKE = 0.85
"""How much of the runs of words of two passages must be the same."""
_MOST = 40
"""Passages that share a run; a run of more is a phrase that everybody uses."""


class _Words(NamedTuple):
    """The words of a section."""

    all: tuple[str, ...]
    numbers: tuple[str, ...]
    runs: frozenset[int]


def marked(found: Sequence[Section]) -> list[Section]:
    """The sections, those with the same words pointing to the one that is shown, and that one to them."""
    leaders = _leaders(found)
    others: dict[int, list[str]] = defaultdict(list)
    for place, leader in leaders.items():
        others[leader].append(found[place].id)
    return [
        replace(
            section,
            copy_of=found[leaders[place]].id if place in leaders else None,
            also_in=tuple(others.get(place, ())),
        )
        if place in leaders or place in others
        else section
        for place, section in enumerate(found)
    ]


def _leaders(found: Sequence[Section]) -> dict[int, int]:
    """The place of each copy, and of the one that is shown for it; a copy of a copy is one of the first."""
    words = {place: _words(_without_heading(s)) for place, s in enumerate(found) if s.kind in _PASSAGES}
    order = sorted(words, key=lambda place: (_PASSAGES.index(found[place].kind), place))
    rank = {place: number for number, place in enumerate(order)}
    leaders: dict[int, int] = {}
    pairs = {tuple(sorted(pair, key=rank.__getitem__)) for pair in _candidates(words)}
    for first, second in sorted(pairs, key=lambda pair: [rank[place] for place in pair]):
        if first not in leaders and second not in leaders and _same(found, words, first, second):
            leaders[second] = first
    return leaders


def _candidates(words: dict[int, _Words]) -> Iterator[tuple[int, int]]:
    """Pairs with the same words, and pairs that share one of the runs that are looked at."""
    holders: dict[object, list[int]] = defaultdict(list)
    for place, said in words.items():
        if len(said.all) >= _FEW:
            holders[said.all].append(place)
            for run in sorted(said.runs)[:8]:
                holders[run].append(place)
    for places in holders.values():
        if len(places) <= _MOST:
            yield from combinations(places, 2)
        else:
            yield from ((places[0], place) for place in places[1:])


def _same(found: Sequence[Section], words: dict[int, _Words], first: int, second: int) -> bool:
    one, other = found[first], found[second]
    of_meetings = one.kind in _OF_A_MEETING and other.kind in _OF_A_MEETING
    if of_meetings and (one.date, one.body) != (other.date, other.body):
        return False
    a, b = words[first], words[second]
    if a.all == b.all:
        return True
    if a.numbers != b.numbers or not (a.runs and b.runs):
        return False
    return len(a.runs & b.runs) >= _ALIKE * len(a.runs | b.runs)


def _without_heading(section: Section) -> str:
    """The text without a first line that is its heading: a printed paper begins with it, a web page may."""
    first, _, rest = section.text.partition("\n")
    heading, title = fold(first), fold(section.title)
    name, (number, _, words) = _NUMBER.sub("", title), heading.partition(" ")
    # "3 Minutes" stands over 3.1, "2 Minutes" does not.
    is_heading = heading in (name, title) or (words == name and title.startswith(number))
    return rest if rest and is_heading else section.text


def _words(text: str) -> _Words:
    words = tuple(fold(text).split())
    runs = (" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))
    numbers = tuple(word for word in words if any(map(str.isdigit, word)))
    return _Words(words, numbers, frozenset(_hashes(runs)))


def _hashes(runs: Iterable[str]) -> Iterator[int]:
    return (crc32(run.encode(errors="surrogatepass")) for run in runs)
