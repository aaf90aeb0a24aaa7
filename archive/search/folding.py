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
from typing import TYPE_CHECKING, Any, TypeAlias

from archive.search.stemmer import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FOLDING: dict[str, Any] = json.loads(Path(__file__).with_name("folding.json").read_text(encoding="utf-8"))
"""The tables, as the browser gets them."""

STOP_WORDS: frozenset[str] = frozenset(FOLDING["stop_words"])
"""Words too common to be worth finding. "may" and "own", which lunr.js would drop, are not among them."""


Rule: TypeAlias = tuple[re.Pattern[str], str]


def _compiled(name: str) -> list[Rule]:
    """Read one list of rules; what JavaScript calls "$1" Python calls by a backslash."""
    return [(re.compile(pattern), to.replace("$", "\\")) for pattern, to, _why in FOLDING[name]]


_JOINS = _compiled("joins")
# A text without any of these has nothing to join; few texts have, and looking is quicker than trying.
_JOINED = ("£", "illion", "thousand", "bn", "mn", "per cent", "percent", " %")
# Many have this, and no more to join than two letters.
_AND = " & "
_OF_AND = [rule for rule in _JOINS if _AND in rule[0].pattern]
_OF_FIGURES = [rule for rule in _JOINS if rule not in _OF_AND]
_BEFORE = _compiled("before")
_RULES = _compiled("rules")
# Half of the rules are of dates, which few words look like.
_OF_DATES = [rule for rule in _RULES if "([/.-])" in rule[0].pattern]
_OTHERS = [rule for rule in _RULES if rule not in _OF_DATES]
_DATE = re.compile("^.*[0-9][/.-][0-9]+[/.-].*$", re.MULTILINE)
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
# Nine words of ten: letters or figures with a hyphen at most, of which no rule has anything to say.
_PLAIN = re.compile("[A-Za-z]+(?:[-/][A-Za-z]+)*|[1-9][0-9]*")
_STOPS = '.,;:()[]"!?'


def fold(text: str) -> str:
    """Fold a text of any length; what comes out is in lower case, its words parted by single spaces."""
    return " ".join(filter(None, map(fold_word, words(text))))


def words(text: str) -> list[str]:
    """Part a text into the words that are folded one by one, "1.3 million" being one of them."""
    if any(map(text.__contains__, _JOINED)):
        text = _substituted(_OF_FIGURES, text)
    if _AND in text:
        text = _substituted(_OF_AND, text)
    # JavaScript takes a byte order mark for a space, Python does not.
    return text.replace("\ufeff", " ").split()


@cache
def fold_word(word: str) -> str:
    """Fold what stands between two spaces, which may come out as several words ("2021/22") or as none."""
    plain = _plain(word)
    return next(_by_rules([word])) if plain is None else plain


def fold_words(printed: Sequence[str]) -> list[str]:
    """Fold many such words, which takes half the time that each alone would take."""
    folded = {word: plain for word in printed if (plain := _plain(word)) is not None}
    odd = [word for word in printed if word not in folded]
    folded.update(zip(odd, _by_rules(odd), strict=True))
    return [folded[word] for word in printed]


def _plain(word: str) -> str | None:
    """Fold a word of which no rule has anything to say; None of others."""
    bare = word.strip(_STOPS)
    if bare.isascii() and bare.isalpha():
        return bare.lower()
    return bare.lower().translate(_BREAKS) if _PLAIN.fullmatch(bare) else None


def _by_rules(printed: Sequence[str]) -> Iterator[str]:
    """Fold words together, each on a line of its own, which no rule looks beyond."""
    if not printed:
        return
    text = _substituted(_BEFORE, "\n".join(printed))
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", in_latin(text)))
    text = _substituted(_OTHERS, text.lower().translate(_LETTERS))
    text = _DATE.sub(lambda line: _substituted(_OF_DATES, line[0]), text)
    # Last, because the rules still need the comma of 13,352.
    for line in text.translate(_BREAKS).split("\n"):
        yield " ".join(match[0] for match in map(_TOKEN.search, line.split()) if match)


def _substituted(rules: Iterable[Rule], text: str) -> str:
    for pattern, to in rules:
        text = pattern.sub(to, text)
    return text


def in_latin(text: str) -> str:
    """Spell in Latin letters the words of which all letters look Latin."""
    return _LOOKALIKE_WORD.sub(_without_lookalikes, text)


def _without_lookalikes(match: re.Match[str]) -> str:
    """Spell a word in Latin letters where all of it can be: МАРРА, but not a word that is truly Greek."""
    latin = match[0].translate(_LOOKALIKES)
    return latin if _PLAIN_WORD.fullmatch(latin) else match[0]


@cache
def terms(word: str) -> tuple[str, ...]:
    """Give the index's terms for one word of `words`, as lunr.js makes them from the folded word."""
    return tuple(stem(token) for token in fold_word(word).split() if token not in STOP_WORDS)
