"""Two lines of a paragraph or a cell as one: cut words, amounts, addresses and links that go on."""

from __future__ import annotations

import re

from parsers.pdf.cut_words import ENDING

_FIRST_LETTERS = re.compile(r"[*\[]*([A-Za-z]+)")
_WORD_START = re.compile(r"[*\[]*\w")
_ENDING = re.compile(ENDING)
_HYPHENED = re.compile(r"([A-Za-z]+)-$")
_LAST_LETTERS = re.compile(r"([A-Za-z]{4,})$")
# "co-", "https://", "[and/](https://a.org)": the next line goes on without a space
_OPEN_END = re.compile(r"(?:\w-|/)\]?$|[-/]\]\(\S+\)$")
# "ann@council", ".gov.uk"
_HALF_ADDRESS = re.compile(r"@[\w.-]*(?:\*\*)?$")
_DOMAIN = re.compile(r"(?:\*\*)?\.")
# "£5m", "1.868": an amount, which a dash before it makes less than nothing; after "£4m -" it makes a range
_AMOUNT = re.compile(r"[£$]\d|\d[\d,]*\.\d")
_RANGE = re.compile(r"[\dm%] [-−]$")
# An email address that has a line of its own, as below a name in a cell
_ADDRESS = re.compile(r"\[?[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\]\(\S+\))?")
_LEADS_TO_ADDRESS = re.compile(r"(?:[,;:(]|\b(?:at|to|by|on|or|and|e-?mail|contact))$", re.I)
_SHORT_WORDS = frozenset((
    "a", "am", "an", "as", "at", "be", "by", "do", "ex", "go", "he", "if", "in", "is", "it",
    "me", "my", "no", "of", "on", "or", "pm", "re", "so", "to", "up", "us", "vs", "we",
))  # fmt: skip
# "[https://](https://a.org/b)[a.org/b](https://a.org/b)": a link that runs over the end of a line
_SAME_LINK = re.compile(r"\]\(([^()\s]+)\)( ?)\[([^\]]*)\]\(\1\)")


def joined(before: str, after: str, known: frozenset[str]) -> str:
    """Two lines of a paragraph as one.

    A word cut in two is whole again where the document has it whole elsewhere.
    """
    last = before[before.rfind(" ") + 1 :]  # all that the patterns look at; a paragraph grows long
    start, end = _FIRST_LETTERS.match(after), _HYPHENED.search(last)
    if end and start and start[1][0].islower():
        return before[:-1] + after if is_cut(end[1], start[1], known) else before + after
    if last != "/" and _OPEN_END.search(last) and _WORD_START.match(after):
        return one_link(before + after)
    broken = _LAST_LETTERS.search(last)
    if broken and start and cut_off(broken[1], start[1], known):
        return before + after
    if last in ("-", "−", "(-", "(−") and _AMOUNT.match(after) and not _RANGE.search(before):
        return before + after
    if _ADDRESS.fullmatch(after) and not _LEADS_TO_ADDRESS.search(before):
        return f"{before}\n{after}"
    if _HALF_ADDRESS.search(last) and _DOMAIN.match(after):
        return f"{before}{after}".replace("****", "")
    return one_link(f"{before} {after}")


def is_cut(word: str, rest: str, known: frozenset[str]) -> bool:
    """Whether a hyphen at a line's end cuts a word: the document has it whole, and never with the hyphen."""
    return f"{word}{rest}".casefold() in known and f"{word}-{rest}".casefold() not in known


def cut_off(word: str, rest: str, known: frozenset[str]) -> bool:
    """Whether a narrow column cut off a word's end: "Revenu", "e", where the document has "revenue"."""
    end = (len(rest) < 3 and rest not in _SHORT_WORDS) or _ENDING.fullmatch(rest)
    return bool(end) and rest.islower() and f"{word}{rest}".casefold() in known


def one_link(text: str) -> str:
    """Links to one address that follow each other as one link."""
    return _SAME_LINK.sub(r"\2\3](\1)", text) if "](" in text else text
