"""How much two passages say of one matter: words count by how rare they are in the archive."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from archive.search import folding

_FEW = 400
"""Passages that an archive is taken to have at least: in a small one any word would seem common."""
_TELLING = 0.4
"""What a word must weigh to say something: the rarest weigh 1, one that every passage has weighs 0."""

_REQUEST = """
provide provided available data figures number information details note report update paper briefing copy
response further asked requested required agreed circulated sent given presented shared published members
officers action meeting commission committee panel board cabinet council
"""
_OF_REQUESTS = frozenset(term for word in _REQUEST.split() for term in folding.terms(word))
"""Words that any request has: they say that something is asked, and not what. A small archive can't tell."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two passages have in common."""

    score: float
    """0 to 1: 1 where they have all telling words in common."""
    shared: tuple[str, ...]
    """The telling words that both have, as the first passage spells them, the rarest first."""

    @property
    def named(self) -> str:
        """The words in common for people: "location, residential"."""
        return ", ".join(word.casefold() if word.istitle() else word for word in self.shared[:4])


class Words:
    """The words of an archive, with what each of them tells."""

    def __init__(self, passages: Iterable[str]) -> None:
        counted = [{t for word in folding.words(passage) for t in _terms(word)} for passage in passages]
        self._in = Counter(stem for stems in counted for stem in stems)
        self._all = max(len(counted), _FEW)
        self._weights: dict[str, float] = {}
        self._told: dict[str, Mapping[str, str]] = {}

    def weight(self, stem: str) -> float:
        """What a word tells: 1 if one passage has it, 0 if all have it."""
        if stem not in self._weights:
            self._weights[stem] = math.log(self._all / max(1, self._in[stem])) / math.log(self._all)
        return self._weights[stem]

    def alike(self, one: str, other: str) -> Likeness:
        """How much of what either passage tells the other tells too."""
        mine, yours = self.telling(one), self.telling(other)
        if not mine.keys() & yours.keys():
            return Likeness(0.0, ())
        shared = sorted(mine.keys() & yours.keys(), key=lambda s: (-self.weight(s), s))
        most = math.sqrt(self._squares(mine) * self._squares(yours))
        score = self._squares(shared) / most if most else 0.0
        return Likeness(score, tuple(mine[s] for s in shared))

    def all_in(self, one: str, other: str) -> bool:
        """Whether the other passage has all telling words of the one."""
        mine = self.telling(one)
        return bool(mine) and mine.keys() <= self.telling(other).keys()

    def telling(self, text: str) -> Mapping[str, str]:
        """Stem -> the word as it is spelt, of the words that say something."""
        if text not in self._told:
            found = _stems(text).items()
            self._told[text] = {stem: word for stem, word in found if self.weight(stem) >= _TELLING}
        return self._told[text]

    def _squares(self, stems: Iterable[str]) -> float:
        return sum(self.weight(stem) ** 2 for stem in stems)


def _stems(text: str) -> dict[str, str]:
    """Stem -> word, without bare numbers and words that say nothing of a matter."""
    return {term: word.strip(".,;:()[]‘’“”'\"?!") for word in folding.words(text) for term in _terms(word)}


@cache
def _terms(word: str) -> tuple[str, ...]:
    """The stems of a word that may say something of a matter."""
    found = folding.terms(word)
    return tuple(t for t in found if len(t) > 2 and not t.isdigit() and t not in _OF_REQUESTS)
