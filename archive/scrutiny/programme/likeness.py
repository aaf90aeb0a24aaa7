"""Whether two titles name one matter: certainly, possibly, or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    _WORD.findall(
        "a an and at by for from in into of on or our s the to with its their including re following"
    )
)
# Words that say what is done with a matter, and not which matter it is
_FORM = frozenset(
    _WORD.findall(
        "report update progress item presentation briefing verbal discussion paper review annual standing"
        " draft final initial response service recommendation tbc deferred"
    )
)
_YEARS = re.compile(r"\b(20\d\d)(?:\s?[/–-]\s?(?:20)?(\d\d))?\b")
_CERTAIN, _POSSIBLE, _FEW = 0.74, 0.5, 3


class Likeness(NamedTuple):
    """How alike two titles are, from 0 to 1, and whether that is enough."""

    share: float
    certain: bool
    possible: bool


NOT_ALIKE = Likeness(0, certain=False, possible=False)


def words(title: str, short: Mapping[str, str]) -> frozenset[str]:
    """The words that tell a title's matter, abbreviations in full. `short` -> their words."""
    found = _all(title, short)
    return found - _FORM or found


def _all(title: str, short: Mapping[str, str]) -> frozenset[str]:
    full = re.sub(r"[\w&]+", lambda m: short.get(m[0], m[0]), title)
    bare = re.sub(r"[’']s\b", "", _YEARS.sub(" ", full.casefold().replace("&", " and ")))
    return frozenset(_stem(word) for word in _WORD.findall(bare) if word not in _SMALL)


def _stem(word: str) -> str:
    """A word without the ending of its plural: families and family are one."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def alike(one: str, other: str, short: Mapping[str, str]) -> Likeness:
    """How alike two titles are; of different numbers ("Quarter 1", "Quarter 2") not at all."""
    mine, theirs = words(one, short), words(other, short)
    common, every = mine & theirs, mine | theirs
    if not common or _numbers(mine, theirs):
        return NOT_ALIKE
    share = len(common) / len(every)
    least = min(len(mine), len(theirs))
    within = len(common) == least
    # Few words that stand in a longer title may be another matter's: "Rivers Annual Report", "Rivers Budget".
    few = least < _FEW and (not _same_form(one, other, short) or least < 2 or share < _POSSIBLE)
    headed = _heads(one, other, short) or _heads(other, one, short)
    certain = share >= _CERTAIN or headed or (within and not few)
    possible = certain or (len(common) >= 2 and (within or share >= _POSSIBLE))
    years = {m[0] for m in _YEARS.finditer(one)}, {m[0] for m in _YEARS.finditer(other)}
    if all(years) and not years[0] & years[1]:
        certain = False
    return Likeness(share, certain=certain, possible=possible)


def _heads(one: str, other: str, short: Mapping[str, str]) -> bool:
    """Whether a title of several words stands whole before another's colon, dash or bracket."""
    head = re.split(r":|\s[-–—]\s|\(", other)[0]
    whole = _all(one, short)
    return len(whole) > 1 and whole == _all(head, short)


def _same_form(one: str, other: str, short: Mapping[str, str]) -> bool:
    """Whether the shorter title says nothing of its form that the longer doesn't."""
    least, most = sorted((_all(one, short), _all(other, short)), key=lambda found: len(found - _FORM))
    return least & _FORM <= most


def _numbers(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both have numbers, and other ones."""
    ours, others = ({w for w in ws if re.fullmatch(r"q?\d+\w?", w)} for ws in (mine, theirs))
    return bool(ours) and bool(others) and ours != others
