"""Abbreviations that running text explains: in brackets behind their words, or before them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

# "… Needs (SEND)", "… meals ('FSM')", "… Grant (the DSG)", "… Orders (SGO's)"; not "(July)", "(Chair)"
_BEHIND = re.compile(
    r"\((?:the |or |also known as |known as |hereafter |referred to as )?[“‘\"']?"
    r"(?P<short>[A-Z][A-Za-z&/]{1,9}(?:[’']?s)?)[”’\"']?\)"
)
# "ILACS (Inspection of Local Authority Children’s Services)"
_BEFORE = re.compile(r"\b(?P<short>[A-Z][A-Za-z&/]{0,8}[A-Z])s? \((?P<words>[A-Z][^().;:]{7,90})\)")
_ABBREVIATION = re.compile(r"^(?=(?:.*[A-Z]){2})[A-Za-z&/-]{2,12}$")
_PLURAL = re.compile(r"(?<=[A-Z])[’']?s$")
_WORD = re.compile(r"[\w’'&/-]+")
SMALL = frozenset(
    _WORD.findall("and of the for in to with on a an & who are is that which as by at from or into be not")
)
"""Words that an abbreviation may have a letter for, and mostly has none."""
_QUOTES = "'’‘“”\""
_LONG_ENOUGH = 4
"""Letters of an abbreviation that may leave out a word, or take two letters of one."""


class Part(NamedTuple):
    """A word, or what a hyphen parts of one."""

    text: str
    small: bool


def bare(short: str) -> str:
    """An abbreviation without the s of its plural: "EHCPs", "SGO's"."""
    return _PLURAL.sub("", short)


def explained_in(text: str) -> Iterator[tuple[str, str]]:
    """Abbreviations of a text, each with the words whose initials it has."""
    for match in _BEHIND.finditer(text):
        short = match["short"]
        if _ABBREVIATION.match(bare(short)) and (words := _words_before(bare(short), text[: match.start()])):
            yield (bare(short) if "’" in short or "'" in short else short), words
    for match in _BEFORE.finditer(text):
        if fits(match["short"], match["words"], extra=0) is not None:
            yield match["short"], match["words"]


def _words_before(short: str, before: str) -> str | None:
    """The words right before the brackets that the abbreviation stands for; of two runs the shorter."""
    sentence = re.split(r"[.;:()]\s", before[-160:])[-1].rstrip(f" {_QUOTES}")
    words = list(_WORD.finditer(sentence))
    letters = sum(c.isalpha() for c in short)
    most = min(len(words), 2 * letters + 3)
    for extra in (0, 1) if letters >= _LONG_ENOUGH else (0,):
        for count in range(max(2, (letters + 1) // 2), most + 1):
            start = words[-count].start()
            if (end := fits(short, sentence[start:], extra=extra)) is not None:
                first = _whole_name(short, words[: len(words) - count], sentence, start)
                return sentence[first : start + end].strip(f" ,-–{_QUOTES}")
    return None


def _whole_name(short: str, before: Sequence[re.Match[str]], sentence: str, start: int) -> int:
    """Where a name begins whose first words the letters pass over: "an Allegation Against Staff … (ASV)".

    They have the initial of the abbreviation, which so stands for one of them: "the City and Fen Clean Air
    Service (CFCAS)". The first word of a sentence has its capital for another reason.
    """
    begins = next((i for i, word in enumerate(before, start=1) if word[0][0].isalpha()), len(before))
    within = before[begins:] if sentence[start].isupper() else ()
    for count in (3, 1):
        name = within[-count:]
        joined = len(name) == count and all(
            sentence[one.end() : start if two is None else two.start()] == " "
            for one, two in itertools.zip_longest(name, name[1:])
        )
        paired = count == 1 or (joined and name[1][0] in ("and", "&") and name[2][0][0].isupper())
        if joined and paired and name[0][0][0] == short[0] and not name[0][0].isupper():
            return name[0].start()
    return start


@lru_cache(maxsize=65536)
def fits(short: str, words: str, *, extra: int) -> int | None:
    """Where the words end whose initials the letters are, in order; None if they are not.

    Small words and figures may be passed over, and `extra` others, if all words begin with capitals: "East
    London NHS Foundation Trust (ELFT)". A small letter may be any of a word's: DfE, EqIA.
    """
    letters = "".join(c for c in short if c.isalpha())
    found = list(_WORD.finditer(words))
    parts = [(p, m) for m in found for p in _parts(m[0])]
    first = parts[0][0] if parts else None
    if first is None or first.small or first.text[0].casefold() != letters[0].casefold():
        return None
    every = tuple(p for p, _ in parts)
    if _match(letters, every, extra=0):
        return len(words)
    big = [p for p in every if not p.small]
    if not extra or len(letters) < _LONG_ENOUGH:
        return None
    last = parts[-1]
    if last[0].text[0].islower():  # "Special School placements (SS)": the last word is none of its own
        whole = all(p.text[0].isupper() for p in big[:-1]) and _match(letters, every[:-1], extra=0)
        return last[1].start() if whole else None
    return len(words) if all(p.text[0].isupper() for p in big) and _match(letters, every, extra=1) else None


def _parts(word: str) -> Iterator[Part]:
    for piece in re.split(r"[-/]", word.strip(_QUOTES)):
        if piece and not piece[0].isdigit():
            yield Part(piece, piece.casefold() in SMALL)


@lru_cache(maxsize=4096)
def _match(letters: str, parts: tuple[Part, ...], *, extra: int) -> bool:
    """Whether the letters can be read off the words in order, with so many passed over."""
    if not parts:
        return not letters
    part, rest = parts[0], parts[1:]
    own = part.text.casefold()
    for taken in range(min(len(letters), len(own)), 0, -1):
        if _read_off(letters[:taken], own, extra) and _match(
            letters[taken:], rest, extra=extra - _cost(letters[:taken])
        ):
            return True
    if part.small:  # "Department of Education (DfE)"
        has_one = bool(letters) and letters[0].islower() and letters[0] in own
        return _match(letters, rest, extra=extra) or (has_one and _match(letters[1:], rest, extra=extra))
    return extra > 0 and _match(letters, rest, extra=extra - 1)


def _read_off(letters: str, word: str, extra: int) -> bool:
    """Whether the letters begin a word: its initial, and small letters that follow in it."""
    own = letters.casefold()
    if word[0] != own[0] or _cost(letters) > extra:
        return False
    return word.startswith(own) if _cost(letters) else _follow(own[1:], word[1:])


def _cost(letters: str) -> int:
    """A second capital of one word costs as much as a word left out: "Childhood … Resilience (CHATR)"."""
    return sum(c.isupper() for c in letters[1:])


def _follow(letters: str, word: str) -> bool:
    """Whether the letters stand in the word in this order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)
