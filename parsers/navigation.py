"""Bars of navigation that a text prints on every page, in ever other pieces and with letters misread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from parsers.blocks import Block, Kind, words

_CUT = 24
"""A piece that is cut out of a navigation bar is shorter than this."""
_REPEATS = 8
"""So often at least does a piece of a bar stand in a document."""


def _is_capitals(text: str) -> bool:
    return text.upper() == text and any(c.isalpha() for c in text)


def vocabulary(blocks: Sequence[Block]) -> frozenset[str]:
    """The words of a navigation bar that is printed on every page in ever other pieces, all in capitals."""
    pieces = Counter(b.plain for b in blocks if b.kind is Kind.PARAGRAPH and _is_capitals(b.plain))
    repeated = [piece for piece, count in pieces.items() if count >= _REPEATS and len(piece) < 80]
    return frozenset(w for piece in repeated for w in words(piece)) if len(repeated) >= 3 else frozenset()


def _holds(block: Block, vocabulary: frozenset[str]) -> bool:
    """Whether a line is a piece of the navigation bar, misread letters and all."""
    if not vocabulary or block.kind is Kind.TABLE or not _is_capitals(block.plain) or len(block.plain) > 250:
        return False
    own = words(block.plain)
    known = sum(w in vocabulary or any(_alike(w, v) for v in vocabulary) for w in own)
    return bool(own) and (known >= 0.6 * len(own) or (len(block.plain) <= _CUT and _is_cut(own, vocabulary)))


def _is_cut(own: Sequence[str], vocabulary: frozenset[str]) -> bool:
    """Whether words are bits of a navigation bar; of two letters they may be misread beside a longer one."""
    bits = [_is_bit(word, vocabulary) for word in own]
    long = any(bit and len(word) > 3 for bit, word in zip(bits, own, strict=True))
    return len(own) > 1 and all(bit or (long and len(word) < 3) for bit, word in zip(bits, own, strict=True))


def _is_bit(word: str, vocabulary: frozenset[str]) -> bool:
    """Whether a word is the end or the beginning of a known one, or both run together: "EMENT", "KEYM"."""
    if len(word) < 2 or not word.isalpha():
        return word.isalpha()
    return any(
        known.startswith((word, word[:-1] or word) if len(word) > 3 else word)
        or known.endswith((word, word[1:]) if len(word) > 3 else word)
        or (word.startswith(known) and len(word) - len(known) <= 2)
        for known in vocabulary
    )


def holds(block: Block, vocabulary: frozenset[str]) -> bool:
    """Whether a block is navigation; a line that is marked as a heading is none, the bar has no marks."""
    return block.kind is not Kind.HEADING and _holds(block, vocabulary)


def _alike(word: str, known: str) -> bool:
    """Whether a word is a known one with one letter misread or its end cut off."""
    if len(word) >= 3 and known.startswith(word):
        return True
    return len(word) == len(known) > 4 and sum(a != b for a, b in zip(word, known, strict=True)) <= 2
