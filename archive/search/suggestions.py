"""Makes the suggestions for what is being typed: terms, people, and titles of meetings and papers.

The browser loads them when somebody types, so they are cut into small files by the first letters of their
words: a file that would be too large has the foremost only, and its words are cut by one more letter.
Files have numbers, and `files.json` says which letters each is for, and which letters only look Latin.
static/search/suggestions.js reads them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from archive.dates import spoken
from archive.search.folding import FOLDING, in_latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.records import Meeting, Person, Report, Term

FOLDER = "search/suggestions/"
"""Where in the site the files are."""

MOST = 250
"""How many suggestions a file has at most, a few kilobytes: more are cut by one more letter."""

FOREMOST = 40
"""How many a file has whose words are cut further."""

_MOST_WORDS = 8
"""How many words what a term is short for has at most."""

_LONGEST = 90
"""How many characters of what a suggestion is are shown."""


class Suggestion(NamedTuple):
    """What is put into the search box, and what it is."""

    text: str
    about: str


def suggestions(
    terms: Iterable[Term], people: Iterable[Person], meetings: Iterable[Meeting], papers: Iterable[Report]
) -> list[Suggestion]:
    """All suggestions, each once; of each kind the most used or newest come first, the kinds by turns.

    What a term means can be typed as well as the term.
    """
    by_use = sorted(terms, key=lambda t: (-t.uses, t.term))
    by_mention = sorted(people, key=lambda p: (-len(p.sources), p.name))
    held = sorted(meetings, key=lambda m: (m.date, m.id), reverse=True)
    newest = sorted(papers, key=lambda r: (r.date or "", r.id), reverse=True)
    kinds = [
        [Suggestion(t.term, _shortened("; ".join(s.definition for s in t.senses))) for t in by_use],
        [Suggestion(meaning, f"Glossary: {t.term}") for t in by_use for meaning in _names(t)],
        [Suggestion(p.name, _shortened(p.roles[-1].role if p.roles else "Person")) for p in by_mention],
        [Suggestion(spoken(m.date), f"Meeting of {m.body}") for m in held],
        [Suggestion(r.title, _shortened(f"Paper{', ' * bool(r.date)}{spoken(r.date)}")) for r in newest],
    ]
    ranked = sorted(
        ((place, kind, one) for kind, found in enumerate(kinds) for place, one in enumerate(found)),
        key=lambda ranking: ranking[:2],
    )
    once = {one.text.casefold(): one for _, _, one in reversed(ranked)}
    return [one for _, _, one in ranked if once[one.text.casefold()] is one and words(one.text)]


def suggestion_files(found: Sequence[Suggestion]) -> Iterator[tuple[str, bytes]]:
    """The files of the suggestions by their paths in the site."""
    by_word = [(word, place) for place, one in enumerate(found) for word in dict.fromkeys(words(one.text))]
    cut = list(_cut("", by_word))
    numbers = {letters: number for number, (letters, _) in enumerate(cut)}
    yield f"{FOLDER}files.json", _json({"letters": numbers, "lookalikes": FOLDING["lookalikes"]})
    for number, (_, places) in enumerate(cut):
        yield f"{FOLDER}{number}.json", _json([found[place] for place in places])


def words(text: str) -> list[str]:
    """A text's words without accents and look-alikes, as the browser parts what is typed."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", in_latin(text)) if unicodedata.category(c)[0] != "M"
    )
    return re.findall(r"£|[^\W_]+", plain.lower())


def _names(term: Term) -> Iterator[str]:
    """What a term is short for; a definition that explains it is no name."""
    for sense in term.senses:
        meaning = sense.definition.strip().rstrip(".")
        if len(words(meaning)) <= _MOST_WORDS and meaning.casefold() != term.term.casefold():
            yield meaning


def _cut(letters: str, by_word: Sequence[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    """What begins with some letters, and where that is too much, with each further letter."""
    places = list(dict.fromkeys(place for _, place in by_word))
    if len(places) <= MOST:
        yield letters, places
        return
    yield letters, places[:FOREMOST]
    longer: dict[str, list[tuple[str, int]]] = {}
    for word, place in by_word:
        if len(word) > len(letters):
            longer.setdefault(word[: len(letters) + 1], []).append((word, place))
    yield from chain.from_iterable(_cut(more, longer[more]) for more in sorted(longer))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2].rsplit(' ', 1)[0]} …"


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
