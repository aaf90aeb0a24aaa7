"""Notes where every word of the sections stands, and of which term of the index it is a form.

The words of an archive are counted, sorted and written as arrays, with no step of Python's own for each.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

import numpy as np

from archive.search.codes import lists, rising_lists
from archive.search.folding import STOP_WORDS

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from archive.search.codes import Integers, Numbers
    from archive.search.tokens import Tokens

_NEVER = 2**32

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
    """The words that come to this term, the most frequent first."""
    sections: tuple[str, ...]
    """For each field, coded: the sections that have it, counted from 1, each as often as it has it."""
    places: tuple[str, ...]
    """For each field, coded, form by form: which words of the field it is, all sections counted as one."""
    beside: tuple[str, ...]
    """For each field, coded, form by form: the common words before and after each place, 0 for others."""


@dataclass(frozen=True, slots=True)
class _Field:
    """The words of one field that can be found, those of all sections in one long row."""

    lengths: Integers
    """How many there are in each section."""
    places: list[str]
    """For each form, coded, where it stands."""
    beside: list[str]
    """For each form, coded, the common words that stand before and after it at each place."""
    sections: list[str]
    """For each term, coded, which sections have it."""
    first: tuple[Integers, Integers]
    """For each term the first section that has it, and its first place."""
    having: Integers
    """Each term with each section that has it, as one number."""


def postings(tokens: Tokens, columns: Sequence[Sequence[array[int]]]) -> tuple[list[Row], list[Integers]]:
    """Give all terms, and for each field how many words of each section can be found.

    The columns are the fields: of each the words, section by section.
    """
    words = [np.frombuffer(b"".join(column), np.uint32) for column in columns]
    forms = _forms(tokens, np.bincount(np.concatenate(words), minlength=len(tokens.forms)).tolist())
    ordered = list(chain.from_iterable(forms.values()))
    sizes = list(map(len, forms.values()))
    terms = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
    rank = np.full(len(tokens.forms), len(ordered), np.uint32)
    rank[ordered] = np.arange(len(ordered))
    common = np.array([COMMON.get(form, 0) for form in tokens.forms], np.uint32)
    fields = [
        _field(rank[row], common[row], list(map(len, column)), terms)
        for row, column in zip(words, columns, strict=True)
    ]
    bounds = list(pairwise(accumulate(sizes, initial=0)))
    places = ([" ".join(field.places[begin:end]) for begin, end in bounds] for field in fields)
    beside = ([" ".join(field.beside[begin:end]) for begin, end in bounds] for field in fields)
    columns_of_rows = (
        _order_met(fields).tolist(),
        _numbers(fields, len(forms)).tolist(),
        ([tokens.forms[form] for form in alike] for alike in forms.values()),
        zip(*(field.sections for field in fields), strict=True),
        zip(*places, strict=True),
        zip(*beside, strict=True),
    )
    rows = list(map(Row, forms, *columns_of_rows))
    return rows, [field.lengths for field in fields]


def _forms(tokens: Tokens, often: Sequence[int]) -> dict[str, list[int]]:
    """Give the terms in JavaScript's order (of UTF-16 units), each with its forms, the frequent first."""
    known: dict[str, list[int]] = defaultdict(list)
    for form, term in enumerate(tokens.terms()):
        if term is not None and often[form]:
            known[term].append(form)
    for forms in known.values():
        forms.sort(key=lambda form: (-often[form], tokens.forms[form]))
    return dict(sorted(known.items(), key=lambda item: item[0].encode("utf-16-be", "surrogatepass")))


def _field(words: Numbers, common: Numbers, sizes: Sequence[int], terms: Numbers) -> _Field:
    """Sort the words of a field: each is a form, of which `terms` says the term, or too common."""
    places = np.flatnonzero(words < len(terms)).astype(np.uint32)
    owners = np.repeat(np.arange(1, len(sizes) + 1, dtype=np.uint32), sizes)
    sections = owners[places]
    forms = words[places]
    ends = _ends(forms, len(terms))
    ends_of_terms = ends[np.flatnonzero(np.diff(terms, append=np.uint32(len(terms))))]
    by_form, by_term = _order(forms), _order(terms[forms])
    held = sections[by_term]
    return _Field(
        np.bincount(sections, minlength=len(sizes) + 1)[1:],
        rising_lists(places[by_form], ends),
        lists(_beside(common, owners)[places[by_form]].ravel(), ends * 2),
        rising_lists(held, ends_of_terms),
        (_first(held, ends_of_terms), _first(places[by_term], ends_of_terms)),
        terms[forms][by_term].astype(np.int64) << 32 | held,
    )


def _beside(common: Numbers, owners: Numbers) -> Numbers:
    """Give for each word the common word before it and the one after it, in the same section."""
    alike = owners[1:] == owners[:-1]
    before = np.concatenate(([0], common[:-1] * alike)) if len(common) else common
    after = np.concatenate((common[1:] * alike, [0])) if len(common) else common
    return np.column_stack((before, after)).astype(np.uint32)


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
    return order[np.argsort((numbers >> 16).astype(np.uint16)[order], kind="stable")]


def _ends(numbers: Numbers, kinds: int) -> Integers:
    """Say where each kind of number would end, if they were sorted."""
    return np.cumsum(np.bincount(numbers, minlength=kinds))
