"""Fragments of stamps and labels that text recognition left in a text: "lge 149", "FVIDENCE", a lone "υ"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parsers import furniture
from parsers.blocks import Block, Kind, Omitted

FRAGMENT = "fragment of a stamp or label"

_OFTEN = 8
"""A line in capitals that stands so often is a label, which other lines may be misread for."""
_SPECKS = 3
"""So many lone signs in a document show that it was recognised from pictures."""
_AHEAD = 15
"""So many pages may have lost their stamps before the one that a fragment is of."""
_SHORT = 26
# "lge 149", "ge 139", "Pag"; not "Age 16", which may be a heading
_PAGE = re.compile(
    r"^\W*(?:(?P<word>pa|pag|page|ge)|(?P<bit>(?!age\b)[^\W\d_]{0,2}ge) (?P<number>\d{1,4}))\W*$", re.I
)
# Words of one or two letters
_WORDS = re.compile(
    r"(?:a|i|an|as|at|be|by|cc|do|dr|ex|go|he|hr|if|in|is|it|me|mr|ms|my|na|no|of|ok|on|or|pm|am|re|so|st|to|tv|uk"
    r"|up|us|vs|we)",
    re.I,
)


def split_off(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Omitted, ...]]:
    """Blocks without such fragments, and the fragments as omissions. Files with pages have none."""
    short = [b for b in blocks if _is_short(b)]
    specks = sum(_is_speck(b.plain) for b in short) >= _SPECKS
    capitals = Counter(b.plain for b in short if b.plain.isupper() and len(b.plain) >= 6)
    labels = frozenset(text for text, count in capitals.items() if count >= _OFTEN)
    stamps = [b for b in blocks if furniture.stamped_page(b.plain) is not None]
    if not (specks or labels or len(stamps) >= furniture.REPEATS):
        return tuple(blocks), ()
    kept: list[Block] = []
    omitted: list[Omitted] = []
    page = 0
    for block in blocks:
        page = furniture.stamped_page(block.plain) or page
        whole, stray = _cleaned(block, labels, page, specks=specks, stamped=bool(stamps))
        kept += [whole] if whole is not None else []
        omitted += [Omitted(FRAGMENT, stray, block.place)] if stray else []
    return tuple(kept), tuple(omitted)


def _cleaned(
    block: Block, labels: frozenset[str], page: int, *, specks: bool, stamped: bool
) -> tuple[Block | None, str]:
    """A block without what is a fragment in it, None if all of it is; and the fragment."""
    text = block.plain
    if not _is_short(block):
        return block, ""
    if stamped and _of_stamp(text, page):
        return None, text
    if specks and _is_speck(text):
        return None, text
    if not labels or text in labels:
        return block, ""
    if any(_is_misread(text, label) for label in labels):
        return None, text
    rest = " ".join(word for word in text.split() if not (_is_speck(word) or _PAGE.match(word)))
    if rest != text and rest in labels:
        return replace(block, text=rest), " ".join(w for w in text.split() if w not in rest.split())
    return block, ""


def _is_short(block: Block) -> bool:
    return (
        block.kind in (Kind.HEADING, Kind.PARAGRAPH)
        and block.number is None
        and 0 < len(block.plain) <= _SHORT
    )


def _of_stamp(text: str, page: int) -> bool:
    """Whether a line is a piece of "Page 149", where that page is due."""
    match = _PAGE.match(text)
    if match is None or furniture.name_of(text):
        return False
    return match["number"] is None or page < int(match["number"]) <= page + _AHEAD


def _is_speck(text: str) -> bool:
    """Whether a line is a sign or two that say nothing: "υ", "ic", "S ŬΪ"; no figure and no short word."""
    words = text.split()
    return bool(words) and all(_is_speck_alone(word) for word in words)


def _is_speck_alone(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return word in ("_", "~", "|")
    if len(letters) != len(word) or len(word) > 2 or _WORDS.fullmatch(word):
        return False
    return len(word) == 1 or not (word.isascii() and word.isupper())


def _is_misread(text: str, label: str) -> bool:
    """Whether a line is a label with a letter misread, added or lost, or its beginning or end."""
    if not text.isupper() or text == label:
        return False
    if len(text) >= 4 and len(text) >= len(label) / 2 and _is_cut(text, label):
        return True
    short, long = sorted((text, label), key=len)
    if len(long) == len(short):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _is_cut(text: str, label: str) -> bool:
    """Whether a line is the beginning or the end of a label, cut within a word."""
    begins = label.startswith(text) and label[len(text) : len(text) + 1].isalnum()
    return begins or (label.endswith(text) and label[-len(text) - 1 : -len(text)].isalnum())
