"""Brings the forms of an English word to one stem, exactly as lunr.js 2.3.9 does in the reader's browser.

The algorithm is M. F. Porter's of 1980 ("An algorithm for suffix stripping") with the departures that he
published later and those measured in lunr.js: "y" becomes "i" only after a consonant that is not the word's
first letter, so that "hackney", "key" and "day" stay whole. A word that the builder stems otherwise than the
browser can never be found, so tests/search compares the two over many thousands of words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONSONANTS = "[^aeiou][^aeiouy]*"
_VOWELS = "[aeiouy][aeiou]*"
_SYLLABLE = f"{_VOWELS}{_CONSONANTS}"

_HAS_VOWEL = re.compile(f"(?:{_CONSONANTS})?[aeiouy]").match
_ONE_OR_MORE = re.compile(f"(?:{_CONSONANTS})?{_SYLLABLE}").match
_TWO_OR_MORE = re.compile(f"(?:{_CONSONANTS})?{_SYLLABLE}{_SYLLABLE}").match
_EXACTLY_ONE = re.compile(f"(?:{_CONSONANTS})?{_SYLLABLE}(?:{_VOWELS})?").fullmatch
_SHORT = re.compile(f"{_CONSONANTS}[aeiouy][^aeiouwxy]").fullmatch
_DOUBLE = re.compile(r"([^aeiouylsz])\1\Z").search

# Longest first where one is the end of another: only the longest that fits is looked at.
_STEP_2 = {
    "ational": "ate",
    "ization": "ize",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "tional": "tion",
    "biliti": "ble",
    "entli": "ent",
    "ousli": "ous",
    "ation": "ate",
    "alism": "al",
    "aliti": "al",
    "iviti": "ive",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "alli": "al",
    "ator": "ate",
    "logi": "log",
    "bli": "ble",
    "eli": "e",
}
_STEP_3 = {
    "icate": "ic",
    "ative": "",
    "alize": "al",
    "iciti": "ic",
    "ical": "ic",
    "ness": "",
    "ful": "",
}
_STEP_4 = (
    *("ement", "ance", "ence", "able", "ible", "ment"),
    *("ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize"),
    *("al", "er", "ic", "ou"),
)
# Most words have no suffix of a step; to ask so beforehand takes no call of a function.
_SUFFIXES_2, _SUFFIXES_3, _SUFFIXES_4 = tuple(_STEP_2), tuple(_STEP_3), (*_STEP_4, "sion", "tion")
_LAST_LETTERS = frozenset("cdegilmnrstuy")
"""What suffixes end in; figures don't."""


@cache
def stem(word: str) -> str:
    """Give the stem of a lower-case word: "promised", "promises" and "promise" are all "promis"."""
    if len(word) < 3 or word[-1] not in _LAST_LETTERS:
        return word
    # A "y" at the beginning is a consonant; the capital keeps it from being taken for a vowel.
    initial_y = word[0] == "y"
    if initial_y:
        word = "Y" + word[1:]
    if word[-1] == "s":
        word = _plural(word)
    if word.endswith(("ed", "ing")):
        word = _past_and_participle(word)
    word = _final_y(word)
    if word.endswith(_SUFFIXES_2):
        word = _exchange(word, _STEP_2)
    if word.endswith(_SUFFIXES_3):
        word = _exchange(word, _STEP_3)
    if word.endswith(_SUFFIXES_4):
        word = _last_suffix(word)
    if word.endswith(("e", "ll")):
        word = _final_e_and_l(word)
    return "y" + word[1:] if initial_y else word


def _plural(word: str) -> str:
    """Step 1a: caresses, ponies, cats."""
    if (word.endswith("sses") and len(word) > 4) or (word.endswith("ies") and len(word) > 3):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _past_and_participle(word: str) -> str:
    """Step 1b: agreed, plastered, motoring."""
    if word.endswith("eed") and len(word) > 3:
        return word[:-1] if _ONE_OR_MORE(word[:-3]) else word
    for suffix in ("ed", "ing"):
        base = word.removesuffix(suffix)
        if base != word:
            return _restored(base) if _HAS_VOWEL(base) else word
    return word


def _restored(base: str) -> str:
    """Step 1b, second half: conflat(ed) gets its "e" back, hopp(ing) loses a "p", fil(ing) becomes file."""
    if base.endswith(("at", "bl", "iz")):
        return base + "e"
    if _DOUBLE(base):
        return base[:-1]
    return base + "e" if _SHORT(base) else base


def _final_y(word: str) -> str:
    """Step 1c as lunr.js has it: "copy" becomes "copi", but "key" and "by" stay."""
    if len(word) > 2 and word[-1] == "y" and word[-2] not in "aeiou":
        return word[:-1] + "i"
    return word


def _exchange(word: str, table: dict[str, str]) -> str:
    """Exchange, in steps 2 and 3, the longest suffix of the table, where a syllable is left before it."""
    suffix = _longest_suffix(word, table)
    if suffix and _ONE_OR_MORE(word[: -len(suffix)]):
        return word[: -len(suffix)] + table[suffix]
    return word


def _last_suffix(word: str) -> str:
    """Step 4: take off one more suffix, where two syllables are left before it."""
    suffix = _longest_suffix(word, _STEP_4)
    if not suffix and len(word) > 4 and word.endswith(("sion", "tion")):
        suffix = "ion"
    return word[: -len(suffix)] if suffix and _TWO_OR_MORE(word[: -len(suffix)]) else word


def _longest_suffix(word: str, suffixes: Iterable[str]) -> str:
    """Find the first of the suffixes, which come longest first, that ends the word and is not all of it."""
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) > len(suffix):
            return suffix
    return ""


def _final_e_and_l(word: str) -> str:
    """Step 5: probate, rate, controll."""
    if word[-1:] == "e":
        base = word[:-1]
        if _TWO_OR_MORE(base) or (_EXACTLY_ONE(base) and not _SHORT(base)):
            word = base
    if word.endswith("ll") and _TWO_OR_MORE(word):
        word = word[:-1]
    return word
