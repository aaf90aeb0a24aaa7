"""Words that a line's end has cut, with a hyphen or without, and that stand whole nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.blocks import words

# The sign that cuts a word at a line's end, as PDFium has it or as the file does, and what goes on
_CUT = re.compile(r"(?:[\ufffe\x02]\s*|[-\xad]\s*\n\s*)([a-z]{2,})")
_LETTERS = re.compile(r"[A-Za-z]{2,}$")
_LONGEST = 40
"""No word is longer than this, in letters."""
_HYPHENATED = 3
"""A document with so many words that are certainly cut has its words cut by a program."""
# "Move-", "ment": what stands at the end of words only, and is no word
ENDING = (
    r"(?:[bcdglmptv]?(?:ation|ition|ution)|isation|ization|[cps]?tion|sion)(?:s|al|ally|ed)?"
    r"|ments?|mented|ness(?:es)?|ings?|[cdmnptv]ings?|[lmnrstv]?(?:ity|ities)|bility|bilities"
    r"|[nrt]?ances?|[dlnrst]?ences?|(?:at|it|t|s)ives?|(?:at|t|s)ively|(?:ti|ci)?ously|[tc]ious"
    r"|ically|tical|ised|ises|ising|ized|izing|tated|tating|[ct]ially|ibly|ible|istrative|tures"
)
_ENDING = re.compile(ENDING)
# "Managemen", "t": a column narrower than a word has broken it, without a blank or a hyphen
_REST = re.compile(rf"\n([a-z]{{1,2}}|{ENDING})(?![^\s.,;:])")
_START = re.compile(r"\b([A-Za-z]{4,})\r?$")
_WORD = re.compile(
    r".{3,}(?:[ae]nces?|[ai]bl[ey]|ments?|[st]ions?|ness|it(?:y|ies)|ings?|ives?|ures?|ships?|[ai]lly)"
)
"""How a long word ends."""
# "recom-", "mend": what only stands before its last letter again, and is no word
_DOUBLED = frozenset(
    ["ac", "accom", "af", "ap", "col", "com", "cor", "dif", "ef", "ir", "oc", "recom", "suf", "sug"]
)
# "necessi-", "tated": no word ends so; "multi-" and "anti-" do, and names: "Bengali-"
_NO_WORD = re.compile(r"(?!.*(?:anti|multi|quasi|eau|ieu)$)[a-z]{4,}[iu]")


def mended(text: str, known: frozenset[str]) -> frozenset[str]:
    """The words of a text that are cut, as wholes, where that is certain though they stand whole nowhere."""
    certain: set[str] = set()
    likely: list[tuple[str, str]] = []
    count = 0
    for first, rest, soft in _cuts(text):
        whole = f"{first}{rest}".casefold()
        if whole in known:
            count += 1
        elif f"{first}-{rest}".casefold() not in known and (soft or _is_word(first.casefold(), rest)):
            certain.add(whole)
            count += 1
        else:
            likely += [(first, rest)] if _NO_WORD.fullmatch(first) else []
    if likely and count >= _HYPHENATED:
        alone = frozenset(words(_without_cuts(text)))
        certain |= {first + rest for first, rest in likely if first not in alone and rest not in alone}
    return frozenset(certain)


def broken(text: str, known: frozenset[str]) -> frozenset[str]:
    """More words that narrow columns have broken, as wholes: what stands before is no word of its own."""
    parts = set()
    for match in _REST.finditer(text):
        start = _START.search(text[max(0, match.start() - _LONGEST) : match.start()])
        whole = f"{start[1]}{match[1]}".casefold() if start else ""
        if start and _WORD.fullmatch(whole) and whole not in known:
            parts.add((start[1], match[1]))
    return frozenset(
        (first + rest).casefold()
        for first, rest in parts
        if not re.search(rf"\b{first}\b(?!\r?\n{rest}(?![^\s.,;:]))", text, re.I)
    )


def _is_word(first: str, rest: str) -> bool:
    """Whether the parts of a word can't be words that a hyphen joins."""
    return bool(_ENDING.fullmatch(rest)) or (first in _DOUBLED and first[-1] == rest[0])


def _cuts(text: str) -> Iterator[tuple[str, str, bool]]:
    """The two parts of each word that is cut, and whether the file says that its hyphen is none."""
    for match in _CUT.finditer(text):
        before = _LETTERS.search(text[max(0, match.start() - _LONGEST) : match.start()])
        if before:
            yield before[0], match[1], match[0][0] == "\xad"


def _without_cuts(text: str) -> str:
    """A text without the words that are cut."""
    return re.sub(rf"[A-Za-z]+{_CUT.pattern}", " ", text)
