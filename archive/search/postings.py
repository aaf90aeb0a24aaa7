"""Notes where every word of the sections stands, and of which term of the index it is a form.

The words of an archive are counted, sorted and written as arrays, with no step of Python's own for each.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from archive.search.codes import lists, rising_lists
from archive.search.folding import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archive.search.codes import Bytes, Integers, Numbers
    from archive.search.tokens import Tokens

_NEVER = 2**32
_APART = 50
"""So far from the last word of a heading the first one behind it is noted: near to none of it."""

COMMON = {word: number for number, word in enumerate(sorted(STOP_WORDS), start=1)}
"""The numbers of the words too common to find, which are noted where they stand beside others."""


@dataclass(slots=True)
class Row:
    """What is written of one term."""

    term: str
    index: int
    """How many terms lunr.js would have met before it."""
    number: int
    """How many sections have it."""
    forms: list[str]
    """The words that come to this term, the most frequent first; none where the term is the only one."""
    sections: tuple[str, ...]
    """For each field, coded: the sections that have it, counted from 1, each as often as it has it."""
    places: tuple[str, ...]
    """For each field, coded: which words of the field it is, all sections counted as one."""
    forms_of_places: tuple[str, ...]
    """For each field, coded: the number of the form at each place; nothing where all are the first."""
    beside: tuple[str, ...]
    """For each field, coded: the common words before and after each place, 0 for others."""


@dataclass(frozen=True, slots=True)
class _Field:
    """The words of one field that can be found, those of all sections in one long row."""

    lengths: Integers
    """How many there are in each section."""
    places: list[str]
    """For each term, coded, where it stands."""
    forms: list[str]
    """For each term, coded, which of its forms stands at each place."""
    beside: list[str]
    """For each term, coded, the common words that stand before and after it at each place."""
    sections: list[str]
    """For each term, coded, which sections have it."""
    first: tuple[Integers, Integers]
    """For each term the first section that has it, and its first place."""
    having: Integers
    """Each term with each section that has it, as one number."""


def postings(tokens: Tokens, fields: int, headings: Sequence[int]) -> tuple[list[Row], list[Integers]]:
    """Give all terms, and for each of so many fields how many words of each section can be found.

    The last field of a section begins with so many words of a heading.
    """
    forms = _forms(tokens, np.bincount(tokens.numbers, minlength=len(tokens.forms)).tolist())
    ordered = list(chain.from_iterable(forms.values()))
    sizes = list(map(len, forms.values()))
    terms = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
    rank = np.full(len(tokens.forms), len(ordered), np.uint32)
    rank[ordered] = np.arange(len(ordered))
    common = np.array([COMMON.get(form, 0) for form in tokens.forms], np.uint8)
    found = [
        _field(rank, common, *tokens.field(place), terms, headings if place == fields - 1 else ())
        for place in range(fields)
    ]
    columns_of_rows = (
        _order_met(found).tolist(),
        _numbers(found, len(forms)).tolist(),
        _others(tokens.forms, forms),
        zip(*(field.sections for field in found), strict=True),
        zip(*(field.places for field in found), strict=True),
        zip(*(field.forms for field in found), strict=True),
        zip(*(field.beside for field in found), strict=True),
    )
    rows = list(map(Row, forms, *columns_of_rows))
    return rows, [field.lengths for field in found]


def _others(words: Sequence[str], forms: Mapping[str, Sequence[int]]) -> Iterator[list[str]]:
    """Give the words that come to each term; none where the term is the only one."""
    for term, numbers in forms.items():
        alike = [words[number] for number in numbers]
        yield [] if alike == [term] else alike


def _forms(tokens: Tokens, often: Sequence[int]) -> dict[str, list[int]]:
    """Give the terms in JavaScript's order (of UTF-16 units), each with its forms, the frequent first."""
    known: dict[str, list[int]] = defaultdict(list)
    for form, term in enumerate(tokens.terms()):
        if term is not None and often[form]:
            known[term].append(form)
    for forms in known.values():
        if len(forms) > 1:
            forms.sort(key=lambda form: (-often[form], tokens.forms[form]))
    return dict(sorted(known.items(), key=lambda item: item[0].encode("utf-16-be", "surrogatepass")))


def _field(
    rank: Numbers,
    common: Bytes,
    words: Numbers,
    sizes: Numbers,
    terms: Numbers,
    headings: Sequence[int],
) -> _Field:
    """Sort the words of a field: each is a form, of which `terms` says the term, or too common."""
    owners = np.repeat(np.arange(1, len(sizes) + 1, dtype=np.uint32), sizes)
    ranks = rank[words]
    places = np.flatnonzero(ranks < len(terms)).astype(np.uint32)
    forms = ranks[places]
    of_term = terms[forms]
    ends = np.cumsum(np.bincount(of_term, minlength=int(terms[-1]) + 1 if len(terms) else 0))
    order = _order(of_term)
    forms, stood = forms[order], places[order]
    held = owners[stood]
    return _Field(
        np.bincount(owners[places], minlength=len(sizes) + 1)[1:],
        rising_lists(stood + _gaps(stood, sizes, headings), ends),
        _lists_of_forms(_within(terms)[forms], ends),
        lists(_beside(common[words], owners)[stood].ravel(), ends * 2),
        rising_lists(held, ends),
        (_first(held, ends), _first(stood, ends)),
        _having(held, ends),
    )


def _gaps(places: Numbers, sizes: Numbers, headings: Sequence[int]) -> Numbers:
    """Say how much further the places are for the headings before them."""
    having = np.flatnonzero(headings)
    behind = np.append(0, np.cumsum(sizes, dtype=np.int64))[having] + np.asarray(headings, np.int64)[having]
    return (_APART * np.searchsorted(behind, places, side="right")).astype(np.uint32)


def _having(held: Numbers, ends: Integers) -> Integers:
    """Give each term with each section that has it, as one number, of lists of the sections of each term."""
    is_other = np.ones(len(held), bool)
    is_other[1:] = held[1:] != held[:-1]
    is_other[ends[ends < len(held)]] = True
    terms = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
    return terms[is_other] << 32 | held[is_other]


def _within(terms: Numbers) -> Numbers:
    """Number the forms of each term from 0."""
    begins = np.flatnonzero(np.diff(terms, prepend=terms[:1] + np.uint32(1)))
    return (np.arange(len(terms)) - np.repeat(begins, np.diff(begins, append=len(terms)))).astype(np.uint32)


def _lists_of_forms(forms: Numbers, ends: Integers) -> list[str]:
    """Write the numbers of forms, up to these ends; nothing where all are the first."""
    others = np.append(0, np.cumsum(forms > 0))[np.append(0, ends)]
    texts = lists(forms, ends)
    return [text if some else "" for text, some in zip(texts, np.diff(others).tolist(), strict=True)]


def _beside(common: Bytes, owners: Numbers) -> Bytes:
    """Give for each word the common word before it and the one after it, in the same section."""
    beside = np.zeros((len(common), 2), np.uint8)
    alike = owners[1:] == owners[:-1]
    np.multiply(common[:-1], alike, out=beside[1:, 0])
    np.multiply(common[1:], alike, out=beside[:-1, 1])
    return beside


def _first(numbers: Numbers, ends: Integers) -> Integers:
    """Give the first number of each list up to these ends; of an empty one, more than any."""
    begins = np.append(0, ends[:-1])
    first = np.full(len(ends), _NEVER)
    first[begins < ends] = numbers[begins[begins < ends]]
    return first


def _order_met(fields: Sequence[_Field]) -> Integers:
    """Number the terms in the order in which lunr.js would meet them: by section, by field, by place."""
    sections, places = (np.array(first) for first in zip(*(field.first for field in fields), strict=True))
    field = np.argmin(sections, axis=0)
    met = np.lexsort((np.choose(field, places), field, np.min(sections, axis=0)))
    numbers = np.empty_like(met)
    numbers[met] = np.arange(len(met))
    return numbers


def _numbers(fields: Sequence[_Field], terms: int) -> Integers:
    """Say of each term how many sections have it, in whichever field."""
    having = np.sort(np.concatenate([field.having for field in fields]), kind="stable")
    once = having[np.flatnonzero(np.diff(having, prepend=-1))]
    return np.bincount(once >> 32, minlength=terms)


def _order(numbers: Numbers) -> Integers:
    """Say how to sort numbers, equals kept in order: 16 bits at a time, for which numpy compares nothing."""
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    above = (numbers >> 16).astype(np.uint16)
    return order[np.argsort(above[order], kind="stable")] if above.any() else order
