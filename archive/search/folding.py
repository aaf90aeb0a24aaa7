"""Makes text alike before it is indexed and searched: accents, look-alike letters, quotes, dashes, numbers.

What a reader types and what a paper prints must come to the same words, so the reader's browser does just
the same in static/search/text.js. Both take their tables from folding.json, which goes to the site with the
index. Folding works word by word: a word comes out the same whatever stands around it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from archive.search.stemmer import stem

FOLDING: dict[str, Any] = json.loads(Path(__file__).with_name("folding.json").read_text(encoding="utf-8"))
"""The tables, as the browser gets them."""

STOP_WORDS: frozenset[str] = frozenset(FOLDING["stop_words"])
"""Words too common to be worth finding. "may" and "own", which lunr.js would drop, are not among them."""


def _compiled(name: str) -> list[tuple[re.Pattern[str], str]]:
    """Read one list of rules; what JavaScript calls "$1" Python calls by a backslash."""
    return [(re.compile(pattern), to.replace("$", "\\")) for pattern, to, _why in FOLDING[name]]


_JOINS = _compiled("joins")
# A text without any of these has nothing to join; few texts have, and looking is quicker than trying.
_JOINED = ("£", "illion", "thousand", "bn", "mn", "per cent", "percent", " %")
_BEFORE = _compiled("before")
_RULES = _compiled("rules")
# Most rules are of figures, and most of those of dates, which have two signs between figures.
_OF_LETTERS = [rule for rule in _RULES if rule[0].pattern.startswith(("'", "([a-z]"))]
_UNDATED = [rule for rule in _RULES if "([/.-])" not in rule[0].pattern]
_FIGURE = re.compile("[0-9]")
_DATE = re.compile("[/.-].*[/.-]")
_LETTERS = str.maketrans(FOLDING["letters"])
# lunr.js parts words at hyphens too.
_BREAKS = str.maketrans(dict.fromkeys(FOLDING["breaks"] + "-", " "))
_LOOKALIKES = str.maketrans(FOLDING["lookalikes"])
_MARKS = re.compile("[\u0300-\u036f]")
_LOOKALIKE_WORD = re.compile("[A-Za-z\u0300-\u052f\u1f00-\u1fff]+")
_PLAIN_WORD = re.compile("[A-Za-z\u0300-\u036f]+")
# What lunr.js's trimmer leaves. It would index nothing at all, such as a lone dash, as an empty word; folding
# leaves that out.
_TOKEN = re.compile("[0-9A-Za-z_](?:.*[0-9A-Za-z_])?")
# Nine words of ten: letters or figures with a hyphen or a stop at most, which no rule has anything to say of.
_PLAIN = re.compile(r"[.,;:()\[\]\"!?]*([A-Za-z]+(?:[-/][A-Za-z]+)*|[1-9][0-9]*)[.,;:()\[\]\"!?]*")


def fold(text: str) -> str:
    """Fold a text of any length; what comes out is in lower case, its words parted by single spaces."""
    return " ".join(filter(None, map(fold_word, words(text))))


def words(text: str) -> list[str]:
    """Part a text into the words that are folded one by one, "1.3 million" being one of them."""
    if any(map(text.__contains__, _JOINED)):
        for pattern, to in _JOINS:
            text = pattern.sub(to, text)
    # JavaScript takes a byte order mark for a space, Python does not.
    return text.replace("\ufeff", " ").split()


@cache
def fold_word(word: str) -> str:
    """Fold what stands between two spaces, which may come out as several words ("2021/22") or as none."""
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = _PLAIN.fullmatch(word)
    if plain:
        return plain[1].lower().translate(_BREAKS)
    for pattern, to in _BEFORE:
        word = pattern.sub(to, word)
    if not word.isascii():
        word = _LOOKALIKE_WORD.sub(_without_lookalikes, word)
        word = _MARKS.sub("", unicodedata.normalize("NFKD", word))
    word = word.lower().translate(_LETTERS)
    for pattern, to in _rules(word):
        word = pattern.sub(to, word)
    # Last, because the rules still need the comma of 13,352.
    trimmed = map(_TOKEN.search, word.translate(_BREAKS).split())
    return " ".join(match[0] for match in trimmed if match)


def _rules(word: str) -> list[tuple[re.Pattern[str], str]]:
    """Give the rules that may have something to say of a word."""
    if not _FIGURE.search(word):
        return _OF_LETTERS
    return _RULES if _DATE.search(word) else _UNDATED


def _without_lookalikes(match: re.Match[str]) -> str:
    """Spell a word in Latin letters where all of it can be: МАРРА, but not a word that is truly Greek."""
    latin = match[0].translate(_LOOKALIKES)
    return latin if _PLAIN_WORD.fullmatch(latin) else match[0]


@cache
def terms(word: str) -> tuple[str, ...]:
    """Give the index's terms for one word of `words`, as lunr.js makes them from the folded word."""
    return tuple(stem(token) for token in fold_word(word).split() if token not in STOP_WORDS)
