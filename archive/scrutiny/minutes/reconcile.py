"""Two sources of one meeting, passage by passage: what stands in both, and where they differ in substance.

Quotes, hyphens, blanks and capitals are no substance, nor is the end that a cut web page lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.body import Chunk
from archive.records import Change

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[The web page breaks off here\.\]\s*$")
# "2,645", "1.7", "children’s", "in-house": words as they are compared and shown
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+|[%£$€]")
_LIKE = 0.72
"""The share of words in common from which unnumbered passages are the same one."""
_TELLING = 4
"""So few words are no passage of their own."""
_AROUND = 4
"""Words before a difference, by which it is found in the text."""


def text(run: Sequence[Chunk]) -> str:
    """The words of a passage."""
    return " ".join(c.text for c in run)


def is_cut(run: Sequence[Chunk]) -> bool:
    """Whether a passage breaks off, as on web pages that show the beginning of an item alone."""
    return _CUT.search(text(run)) is not None


def words(said: str) -> list[str]:
    """The words of a text for comparing, without capitals and apostrophes."""
    return [re.sub("[’']", "", w).casefold() for w in _WORD.findall(said)]


@dataclass(frozen=True, slots=True)
class _Said:
    """A passage as it is compared."""

    number: str | None
    words: Sequence[str]
    few: frozenset[str]
    cut: bool


def _said(run: Sequence[Chunk]) -> _Said | None:
    if run[0].kind == "heading":
        return None
    own = words(_CUT.sub("", text(run)))
    return _Said(run[0].number, own, frozenset(own), is_cut(run))


def pairs(leading: Sequence[Sequence[Chunk]], other: Sequence[Sequence[Chunk]]) -> dict[int, int]:
    """Which passages of two sources are the same, each only once: by number and words, else by one of them.

    Words come before the number alone: where one source counts otherwise, each number is another's.
    """
    found: dict[int, int] = {}
    mine, theirs = list(map(_said, leading)), list(map(_said, other))
    for fits in (_both, _alike, _same_number):
        free = [at for at, said in enumerate(theirs) if said and at not in found.values()]
        for at, said in enumerate(mine):
            if said is None or at in found:
                continue
            match = next((o for o in free if (them := theirs[o]) and fits(said, them)), None)
            if match is not None:
                found[at] = match
                free.remove(match)
    return found


def _same_number(one: _Said, other: _Said) -> bool:
    return one.number is not None and one.number == other.number


def _both(one: _Said, other: _Said) -> bool:
    return _same_number(one, other) and _alike(one, other)


def _alike(one: _Said, other: _Said) -> bool:
    """Whether two passages are one by their words: as far as the other goes if it is cut."""
    shorter = min(len(one.few), len(other.few))
    if not shorter or len(one.few & other.few) < _LIKE * shorter:
        return False
    mine = one.words[: len(other.words)] if other.cut else one.words
    matcher = SequenceMatcher(None, mine, other.words, autojunk=False)
    return matcher.quick_ratio() >= _LIKE <= matcher.ratio()


def is_new(run: Sequence[Chunk], leading: Sequence[Sequence[Chunk]]) -> bool:
    """Whether a passage says what the leading source says nowhere in the item."""
    own = words(_CUT.sub("", text(run)))
    there = set(words(" ".join(text(r) for r in leading)))
    return len(own) >= _TELLING and sum(w in there for w in own) < _LIKE * len(own)


def changes(leading: Sequence[Chunk], other: Sequence[Chunk]) -> tuple[Change, ...]:
    """What another source of a passage says otherwise, number and words."""
    one, two = text(leading), _CUT.sub("", text(other))
    mine, theirs = list(_WORD.finditer(one)), list(_WORD.finditer(two))
    if is_cut(other):
        mine = mine[: _reached(words(one), words(two))]
    numbers = (leading[0].number, other[0].number)
    found = [Change("", *map(str, numbers))] if all(numbers) and numbers[0] != numbers[1] else []
    folded = [_folded(w[0]) for w in mine], [_folded(w[0]) for w in theirs]
    matcher = SequenceMatcher(None, *folded, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal" and "".join(folded[0][a:b]) != "".join(folded[1][c:d]):
            before = _span(one, mine[max(0, a - _AROUND) : a])
            found.append(Change(before, _span(one, mine[a:b]), _span(two, theirs[c:d])))
    return tuple(found)


def _span(said: str, found: Sequence[re.Match[str]]) -> str:
    """The words of a text from the first to the last, as they are printed."""
    return said[found[0].start() : found[-1].end()] if found else ""


def _folded(word: str) -> str:
    return re.sub("[’']", "", word).casefold()


def _reached(whole: Sequence[str], part: Sequence[str]) -> int:
    """How far in a passage its cut copy goes: up to the last words that they share."""
    blocks = SequenceMatcher(None, whole, part, autojunk=False).get_matching_blocks()
    ends = [b.a + b.size + len(part) - b.b - b.size for b in blocks if b.size]
    return ends[-1] if ends else len(part)


def leftovers(
    leading: Sequence[Sequence[Chunk]], other: Sequence[Sequence[Chunk]], paired: Mapping[int, int]
) -> list[tuple[int, Sequence[Chunk]]]:
    """Passages that only the other source has, each with how many of the leading source stand before it."""
    by_other = {o: at for at, o in paired.items()}
    found = []
    after = 0
    for at, run in enumerate(other):
        if at in by_other:
            after = by_other[at] + 1
        elif run[0].kind != "heading" and (run[0].number or is_new(run, leading)):
            found.append((after, run))
    return found
