"""Two sources of one meeting, passage by passage: what stands in both, and where they differ in substance.

Quotes, hyphens, blanks and capitals are no substance, nor is the end that a cut web page lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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


def pairs(leading: Sequence[Sequence[Chunk]], other: Sequence[Sequence[Chunk]]) -> dict[int, int]:
    """Which passages of two sources are the same: by number, else by their words, each only once."""
    found: dict[int, int] = {}
    for fits in (_same_number, _alike):
        free = [at for at in range(len(other)) if at not in found.values()]
        for at, run in enumerate(leading):
            if at not in found and run[0].kind != "heading":
                match = next((o for o in free if other[o][0].kind != "heading" and fits(run, other[o])), None)
                if match is not None:
                    found[at] = match
                    free.remove(match)
    return found


def _same_number(one: Sequence[Chunk], other: Sequence[Chunk]) -> bool:
    return one[0].number is not None and one[0].number == other[0].number


def _alike(one: Sequence[Chunk], other: Sequence[Chunk]) -> bool:
    """Whether two passages are one, though not under one number: as far as the shorter goes if it is cut."""
    mine, theirs = words(text(one)), words(_CUT.sub("", text(other)))
    if is_cut(other):
        mine = mine[: len(theirs)]
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return bool(mine and theirs) and matcher.quick_ratio() >= _LIKE <= matcher.ratio()


def is_new(run: Sequence[Chunk], leading: Sequence[Sequence[Chunk]]) -> bool:
    """Whether a passage says what the leading source says nowhere in the item."""
    own = words(_CUT.sub("", text(run)))
    there = set(words(" ".join(text(r) for r in leading)))
    return len(own) >= _TELLING and sum(w in there for w in own) < _LIKE * len(own)


def changes(leading: Sequence[Chunk], other: Sequence[Chunk]) -> tuple[Change, ...]:
    """What another source of a passage says otherwise, number and words."""
    one, two = text(leading), _CUT.sub("", text(other))
    mine, theirs = _WORD.findall(one), _WORD.findall(two)
    if is_cut(other):
        mine = mine[: _reached(words(one), words(two))]
    numbers = (leading[0].number, other[0].number)
    found = [Change("", *map(str, numbers))] if all(numbers) and numbers[0] != numbers[1] else []
    folded = [_folded(w) for w in mine], [_folded(w) for w in theirs]
    matcher = SequenceMatcher(None, *folded, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal" and "".join(folded[0][a:b]) != "".join(folded[1][c:d]):
            before = " ".join(mine[max(0, a - _AROUND) : a])
            found.append(Change(before, " ".join(mine[a:b]), " ".join(theirs[c:d])))
    return tuple(found)


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
