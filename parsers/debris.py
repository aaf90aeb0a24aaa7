"""Fragments of stamps and labels that text recognition left in a text: "lge 149", "FVIDENCE", a lone "υ"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers import furniture
from parsers.blocks import Block, Kind, Omitted
from parsers.stamps import Pages

FRAGMENT = "fragment of a stamp or label"

_OFTEN = 8
"""A line in capitals that stands so often is a label, which other lines may be misread for."""
_SPECKS = 3
"""So many lone signs in a document show that it was recognised from pictures."""
_AHEAD = 15
"""So many pages may have lost their stamps before the one that a fragment is of."""
_SHORT = 26
_LONG = 100
"""A text that a stamp stands in is longer than an entry of a list of contents."""
# "lge 149", "ge 139", "Pag"; not "Age 16", which may be a heading
_PAGE = re.compile(
    r"^\W*(?:(?P<word>pa|pag|page|ge)|(?P<bit>(?!age\b)[^\W\d_]{0,2}ge) (?P<number>\d{1,4}))\W*$", re.I
)
# "age 148", "age 12", and "age" above the page's number; "Age 36" may be a heading
_AGE = re.compile(r"^age(?: (?P<digits>\d{1,4}))?$")
# "the Bill, we will Page 215", "Page 220" in a cell; not "see Page 215"
_INLINE = re.compile(
    r"(?<!\bsee)(?<!\bon)(?<!\bat)(?<!\bin)(?<!\bof)(?<!\bto)(?<!\bfrom)(?<!\band)(?:^|[ \t]+)Page (\d{1,4})$"
)
# "Page The context": the stamp's word before a sentence
_BEFORE = re.compile(r"^Page (?=(?:The|This|These|There|In|It|We|Our)\b)")
# "ω The lessons": a sign of another script before a Latin sentence
_SIGN = re.compile(r"^[\u0370-\u1fff\u2c80-\ua4cf\uac00-\ud7ff] (?=[A-Z][a-z])")
# Words of one or two letters
_WORDS = re.compile(
    r"(?:a|i|an|as|at|be|by|cc|do|dr|ex|go|he|hr|if|in|is|it|me|mr|ms|my|na|no|of|ok|on|or|pm|am|re|so|st|to|tv|uk"
    r"|up|us|vs|we)",
    re.I,
)


def split_off(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Omitted, ...]]:
    """Blocks without such fragments, and the fragments as omissions. Files with pages have none."""
    noise = _heard(blocks)
    kept: list[Block] = []
    omitted: list[Omitted] = []
    page = 0
    for block, below in zip(blocks, [*blocks[1:], None], strict=False):
        page = furniture.stamped_page(block.plain) or page
        whole, stray = noise.cleaned(block, below, page)
        kept += [whole] if whole is not None else []
        omitted += [Omitted(FRAGMENT, stray, block.place)] if stray else []
    return tuple(kept), tuple(omitted)


@dataclass(frozen=True, slots=True)
class _Noise:
    """What of a document's lines is noise, by all of them."""

    specks: bool
    """Whether lone signs stand in it, as in what was recognised from pictures."""
    labels: frozenset[str]
    """Lines in capitals that stand often."""
    sides: frozenset[str]
    """Those that are headings: labels beside the text."""
    stamped: bool
    pages: Pages

    def cleaned(self, block: Block, below: Block | None, page: int) -> tuple[Block | None, str]:
        """A block without what is a fragment in it, None if all of it is; and the fragment."""
        if not (self.specks or self.labels or self.stamped):
            return block, ""
        if self.stamped and (stamp := _stamp_within(block, self.pages)):
            return _without_stamp(block, stamp), stamp
        if self.stamped and (before := _BEFORE.match(block.text)):
            return replace(block, text=block.text[before.end() :]), before[0].strip()
        if self.specks and (sign := _SIGN.match(block.text)):
            return replace(block, text=block.text[sign.end() :]), sign[0].strip()
        if self.stamped and _is_page_word(block, below, self.pages):
            return None, block.plain
        return self._short(block, page) if _is_short(block) else (block, "")

    def _short(self, block: Block, page: int) -> tuple[Block | None, str]:
        text = block.plain
        if (self.stamped and _of_stamp(text, page)) or (self.specks and _is_speck(text)):
            return None, text
        if not self.labels or text in self.labels:
            return block, ""
        if block.kind is Kind.HEADING and (side := _one_letter_wrong(text, self.sides)):
            return replace(block, text=side), text
        if any(_is_misread(text, label) for label in self.labels):
            return None, text
        rest = " ".join(word for word in text.split() if not (_is_speck(word) or _PAGE.match(word)))
        if rest != text and rest in self.labels:
            return replace(block, text=rest), " ".join(w for w in text.split() if w not in rest.split())
        return block, ""


def _heard(blocks: Sequence[Block]) -> _Noise:
    short = [b for b in blocks if _is_short(b)]
    capitals = Counter(b.plain for b in short if b.plain.isupper() and len(b.plain) >= 6)
    headings = Counter(b.plain for b in short if b.kind is Kind.HEADING)
    labels = frozenset(text for text, count in capitals.items() if count >= _OFTEN)
    stamps = sum(furniture.stamped_page(b.plain) is not None for b in blocks)
    return _Noise(
        specks=sum(_is_speck(b.plain) for b in short) >= _SPECKS,
        labels=labels,
        sides=frozenset(label for label in labels if headings[label] >= _OFTEN),
        stamped=stamps >= furniture.REPEATS,
        pages=furniture.pages(blocks),
    )


def _stamp_within(block: Block, pages: Pages) -> str | None:
    """The stamp of the page that is due, at the end of a sentence that it cuts or in a cell of its own."""
    line = block.place.line or 0
    texts = [cell for row in block.rows for cell in row] if block.kind is Kind.TABLE else [block.text]
    found = [match for text in texts if (match := _INLINE.search(text)) and _may_hold(text, block, match)]
    if len(found) != 1 or not pages.due(int(found[0][1]), line):
        return None
    return found[0][0].strip()


def _may_hold(text: str, block: Block, stamp: re.Match[str]) -> bool:
    """Whether a stamp is all of a cell, or the end of a long text that breaks off."""
    if block.kind is Kind.TABLE:
        return stamp[0] == text
    return len(text) > _LONG and text[: stamp.start()][-1:].isalpha()


def _without_stamp(block: Block, stamp: str) -> Block:
    if block.kind is not Kind.TABLE:
        return replace(block, text=block.text.removesuffix(stamp).rstrip())
    rows = tuple(tuple("" if cell == stamp else cell for cell in row) for row in block.rows)
    return replace(block, rows=rows)


def _is_page_word(block: Block, below: Block | None, pages: Pages) -> bool:
    """Whether a line is the end of "Page 148", or of "Page" above its number, where that page is due."""
    match, line = _AGE.match(block.plain), block.place.line or 0
    if match is None:
        return False
    if match["digits"]:
        return pages.due_begins(match["digits"], line)
    number = furniture.own_page(below.plain) if below is not None else None
    return number is not None and pages.due(number, line)


def _one_letter_wrong(text: str, labels: frozenset[str]) -> str | None:
    """The label that a line is but for one letter misread or added: "FVIDENCE", "GEVIDENCE"."""
    return next((v for v in labels if len(v) <= len(text) and _is_misread(text, v)), None)


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
        return word in ("_", "~", "|") or bool(_SIGN.match(f"{word} Aa"))
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
