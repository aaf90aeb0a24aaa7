"""What search also looks for: an abbreviation's meanings, a meaning's abbreviations, words that say the same.

The browser gets these lists with the first file of the index; what it does with them stands in static/search.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from archive import frontmatter as fm
from archive import kept
from archive.content import FileProblem
from archive.records import Section, Term
from archive.search.apart import written_apart
from archive.search.folding import STOP_WORDS, fold
from archive.search.stemmer import stem

FILE = "content/words.yaml"
"""Where a maintainer adds words that say the same."""
_SHIPPED = Path(__file__).with_name("words.yaml")
_LONGEST = 12
"""Words of a definition that can be a meaning; a longer one explains."""
_FORMS = 6
"""Ways to write one meaning that are looked for: the most usual in the archive."""
_BETWEEN = 2
"""Common words that may stand between two words of a long meaning: "no recourse (to) public funds"."""
_LONG = 3
"""Telling words from which on common ones may differ: "children who need" is no "child in need"."""
_ALIKE = 0.6
# "Debt Management Office – an executive agency", "Floating rate note: Bond where", "Money Market Funds. A"
_EXPLAINED = re.compile(r"\s[-–—]\s|[:;.]\s|\s\((?!s\))")
# "Looked After Child / Children"
_HYPHENED = re.compile(r"\b(anti|co|inter|multi|non|post|pre|re|self|sub|under) ")
_IRREGULAR = {"children": "child", "men": "man", "women": "woman", "people": "person"}
_OFTEN = 0.05
"""How many small letters to one use of an abbreviation make it a word of its own."""
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:(?<=ch|sh|ss|zz)es|(?<=x)es|(?<![sui])s)$")
_OF_SEVERAL = re.compile(r"(?<=[A-Z]{2})s$")
_EITHER = re.compile(r"^(?P<before>.*?)(?P<one>\S+)\s*/\s*(?P<other>\S+)$")

Stems = tuple[str, ...]


class _Wording(NamedTuple):
    """What is looked for in the texts, one word after another, each in singular or plural."""

    words: tuple[str, ...]
    """In singular."""
    is_loose: bool = False
    """Whether common words may stand between them."""


@dataclass(frozen=True, slots=True)
class Synonym:
    """One abbreviation with what it means."""

    short: str
    senses: tuple[str, ...]
    """Its meanings: of several, a reader chooses."""
    forms: tuple[tuple[str, ...], ...] = ()
    """For each meaning the ways in which the archive writes it, folded, the most usual first."""
    as_typed: bool = False
    """Whether it is a word of its own in small letters, and so only meant in its own capitals."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """All that search also looks for."""

    abbreviations: tuple[Synonym, ...]
    words: tuple[Same, ...]


@dataclass(frozen=True, slots=True)
class Same:
    """Words and phrases that say the same."""

    typed: tuple[str, ...]
    """What somebody may type."""
    forms: tuple[str, ...]
    """Those of them that the archive has, as it writes them, folded, the most usual first."""
    as_typed: tuple[str, ...] = ()
    """More that somebody may type, which are words of their own in small letters: "SEND"."""


@dataclass(slots=True)
class _Meaning:
    """One meaning of an abbreviation, while its ways to be written are gathered."""

    name: str
    wording: _Wording
    key: Stems
    """Its stems, without hyphens: "co-ordinator" is "coordinator"."""
    written: list[str] = field(default_factory=list)


def about(abbreviations: Iterable[Synonym], words: Iterable[Same] = ()) -> dict[str, object]:
    """What the first file of the search says of them."""
    return {
        "synonyms": [
            {
                "short": known.short,
                "senses": known.senses,
                "forms": known.forms or [[fold(sense)] for sense in known.senses],
                "asTyped": known.as_typed,
            }
            for known in abbreviations
        ],
        "words": [
            {
                "typed": same.typed,
                "forms": same.forms,
                **({"asTyped": same.as_typed} if same.as_typed else {}),
            }
            for same in words
            if same.forms
        ],
    }


def synonyms(terms: Iterable[Term], sections: Sequence[Section], words: Sequence[Sequence[str]]) -> Synonyms:
    """What search also looks for, from the glossary, the texts, and lists of words that say the same."""
    known = {term: _meanings(term) for term in _in_singular(terms)}
    groups = [[_Wording(_singulars(fold(typed))) for typed in group] for group in words]
    meant = [meaning.wording for meanings in known.values() for meaning in meanings]
    several = filter(lambda wording: len(wording.words) > 1, meant)
    small, written = _read(sections, {*several, *(wording for group in groups for wording in group)})
    abbreviations = tuple(
        Synonym(
            term.term,
            tuple(meaning.name for meaning in meanings),
            tuple(_forms(meaning, written[meaning.wording]) for meaning in meanings),
            small[fold(term.term)] > max(1, _OFTEN * term.uses),
        )
        for term, meanings in known.items()
        if meanings
    )
    alike = (_alike(typed, group, small, written) for typed, group in zip(words, groups, strict=True))
    shortened = (_shortened(same, abbreviations) for same in alike)
    apart = map(_apart, written_apart(sections))
    return Synonyms(abbreviations, (*shortened, *apart))


def _apart(ways: tuple[str, ...]) -> Same:
    """One word and the two that it is; two bring the one themselves, but for a common one: "well being"."""
    has_common = any(word in STOP_WORDS for way in ways for word in way.split())
    return Same(ways, ways) if has_common else Same(ways[:1], ways[1:])


def same_words(root: Path) -> tuple[list[tuple[str, ...]], list[FileProblem]]:
    """The lists of words that say the same: those that ship, and the maintainer's."""
    shipped, _ = kept.entries(_SHIPPED.parent, _SHIPPED.name, _group)
    own, problems = kept.entries(root, FILE, _group)
    return [words for words, _ in (*shipped, *own)], problems


def _group(value: fm.Value) -> tuple[str, ...]:
    """A list of two words or phrases or more."""
    words = tuple(fm.several(fm.text)(value))
    if len(words) < 2:
        raise fm.FrontMatterError(value.line, "should be a list of two words or more that say the same")
    return words


def _in_singular(terms: Iterable[Term]) -> Iterator[Term]:
    """The abbreviations, "EHCPs" with "EHCP"."""
    by_short: dict[str, list[Term]] = defaultdict(list)
    for term in filter(lambda term: _is_abbreviation(term.term), terms):
        by_short[_OF_SEVERAL.sub("", term.term)].append(term)
    for short, alike in by_short.items():
        senses = tuple(sense for term in alike for sense in term.senses)
        yield replace(alike[0], term=short, senses=senses, uses=sum(term.uses for term in alike))


def _is_abbreviation(term: str) -> bool:
    return " " not in term and sum(map(str.isupper, term)) > 1


def _meanings(term: Term) -> list[_Meaning]:
    """The meanings of a term; those that differ in a form or in what they leave out are one."""
    found: list[_Meaning] = []
    for sense in term.senses:
        for said in _said(sense.definition):
            key = _stems(_HYPHENED.sub(r"\1", fold(said)))
            same = next((meaning for meaning in found if _same(meaning.key, key)), None)
            if same is None and key:
                found.append(same := _Meaning(said, _wording(fold(said)), key))
            if same is not None:
                same.written.append(said)
    return found


def _said(definition: str) -> list[str]:
    """What a definition says first, without the explanation behind it; nothing where it only explains."""
    said = _EXPLAINED.split(definition.strip(), maxsplit=1)[0].strip(" .,;")
    if len(said.split()) > _LONGEST:
        return []
    if either := _EITHER.match(said):
        return [f"{either['before']}{either['one']}", f"{either['before']}{either['other']}"]
    return [said]


def _stems(folded: str) -> Stems:
    return tuple(_root(word) for word in folded.split() if word not in STOP_WORDS)


def _root(word: str) -> str:
    return stem(_IRREGULAR.get(word, word))


def _wording(folded: str) -> _Wording:
    telling = [word for word in folded.split() if word not in STOP_WORDS]
    is_loose = len(telling) >= _LONG
    return _Wording(_singulars(" ".join(telling) if is_loose else folded), is_loose)


def _singulars(folded: str) -> tuple[str, ...]:
    return tuple(map(_singular, folded.split()))


@cache
def _singular(word: str) -> str:
    """A word without the ending of a plural, or as it is: no other form of it says the same for sure."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return _IRREGULAR.get(word) or _PLURAL.sub("", word)


def _same(one: Stems, other: Stems) -> bool:
    """Whether two meanings are one: nearly the same words, or all of the shorter in the longer."""
    a, b = set(one), set(other)
    shared = len(a & b)
    return shared >= _ALIKE * len(a | b) or (shared > 1 and shared == min(len(a), len(b)))


def _read(
    sections: Iterable[Section], wanted: Iterable[_Wording]
) -> tuple[Counter[str], dict[_Wording, Counter[str]]]:
    """Read the texts once: how often words stand in small letters, and how each meaning is written."""
    first: dict[str, set[_Wording]] = defaultdict(set)
    for wording in wanted:
        if wording.words:
            first[wording.words[0]].add(wording)
    small: Counter[str] = Counter()
    written: dict[_Wording, Counter[str]] = defaultdict(Counter)
    for section in sections:
        small.update(word.strip(".,;:()'’\"") for word in section.text.split() if word.islower())
        words = fold(section.text).split()
        for at, word in enumerate(words):
            for wording in first.get(_singular(word), ()):
                if form := _written(words, at, wording):
                    written[wording][form] += 1
    return small, written


def _written(words: Sequence[str], at: int, wording: _Wording) -> str | None:
    """How a meaning is written from here on, common words between its words left as they are."""
    end = at
    for wanted in wording.words:
        between = end + _BETWEEN if wording.is_loose else end
        while end < min(between, len(words)) and words[end] in STOP_WORDS and _singular(words[end]) != wanted:
            end += 1
        if end == len(words) or _singular(words[end]) != wanted:
            return None
        end += 1
    return " ".join(words[at:end])


def _forms(meaning: _Meaning, written: Counter[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*_usual(written), *map(fold, meaning.written)]))[:_FORMS]


def _alike(
    typed: Sequence[str],
    group: Sequence[_Wording],
    small: Counter[str],
    written: dict[_Wording, Counter[str]],
) -> Same:
    """What a list gives; a word in capitals is no form where small letters are another word."""
    own = [
        word.isupper() and small[fold(word)] > max(1, _OFTEN * written[wording].total())
        for word, wording in zip(typed, group, strict=True)
    ]
    plain = [word for word, is_own in zip(typed, own, strict=True) if not is_own]
    wordings = [wording for wording, is_own in zip(group, own, strict=True) if not is_own]
    return Same(tuple(plain), _listed(plain, wordings, written), tuple(w for w in typed if w not in plain))


def _shortened(same: Same, abbreviations: Iterable[Synonym]) -> Same:
    """The same with the abbreviations of what it lists: who asks for "free lunches" finds FSM as well."""
    meant = {_singulars(fold(words)) for words in (*same.typed, *same.as_typed)}
    shorts = [
        known.short
        for known in abbreviations
        if len(known.senses) == 1
        and not known.as_typed
        and any(_singulars(form) in meant for form in (fold(known.senses[0]), *known.forms[0]))
    ]
    added = (short for short in shorts if fold(short) not in map(fold, same.forms))
    return replace(same, forms=(*same.forms, *added)) if same.forms else same


def _listed(
    typed: Iterable[str], group: Iterable[_Wording], written: dict[_Wording, Counter[str]]
) -> tuple[str, ...]:
    """The ways in which the archive writes words that say the same.

    A word alone is looked for as listed, or in singular: who "refuses" is no waste.
    """
    listed = {form for word in map(fold, typed) for form in (word, _singular(word))}
    forms = sum((written[wording] for wording in dict.fromkeys(group)), Counter[str]())
    return tuple(form for form in _usual(forms) if " " in form or form in listed)


def _usual(written: Counter[str]) -> list[str]:
    return [form for form, _ in sorted(written.items(), key=lambda entry: (-entry[1], entry[0]))]
