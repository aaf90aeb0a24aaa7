"""Writes the index that lunr.js 2.3.9 loads: byte for byte what lunr.js itself would build and serialise.

Python's `lunr` package stems differently from lunr.js and is slower, so this one counts and scores the terms
(BM25, as lunr.js has it) and writes the JSON directly. The terms come ready from archive/search/folding.py.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_VERSION = "2.3.9"
_K1 = 1.2
_B = 0.75


@dataclass(frozen=True, slots=True)
class Field:
    """A part of every document that is searched on its own."""

    name: str
    boost: int = 1
    """How much more than elsewhere a word counts here."""


@dataclass(slots=True)
class _Posting:
    """Where one term stands."""

    index: int
    """How many terms were met before it."""
    refs: list[list[str]]
    """For each field the documents that have the term there, in order."""


@dataclass(frozen=True, slots=True)
class _Counts:
    """What was counted in the documents."""

    postings: dict[str, _Posting]
    """Where each term stands, in the order in which the terms were met."""
    documents: list[list[Counter[str]]]
    """For each document and field, how often each term stands there."""


def lunr_index(
    documents: Iterable[Sequence[Iterable[str]]],
    fields: Sequence[Field],
    terms: Callable[[str], Iterable[str]],
) -> bytes:
    """Index documents, each given as the words of its fields; the index calls them "0", "1", … in order.

    `terms` gives the terms of one word. The result depends on nothing but the arguments.
    """
    counts = _count(documents, terms)
    names = [_json(field.name) for field in fields]
    return (
        f'{{"version":"{_VERSION}","fields":[{",".join(names)}],'
        f'"fieldVectors":[{",".join(_vectors(counts, fields))}],'
        f'"invertedIndex":[{",".join(_inverted(counts.postings, names))}],'
        '"pipeline":["stemmer"]}'
    ).encode()


def _count(documents: Iterable[Sequence[Iterable[str]]], terms: Callable[[str], Iterable[str]]) -> _Counts:
    """Count the terms of every field and note where each stands."""
    counts = _Counts({}, [])
    for number, document in enumerate(documents):
        counted = [Counter(chain.from_iterable(map(terms, words))) for words in document]
        counts.documents.append(counted)
        for place, counter in enumerate(counted):
            _note(counts.postings, str(number), place, counter, len(counted))
    return counts


def _note(postings: dict[str, _Posting], ref: str, place: int, counter: Iterable[str], places: int) -> None:
    """Note that the document `ref` has these terms in the field at `place`."""
    for term in counter:
        posting = postings.get(term)
        if posting is None:
            posting = postings[term] = _Posting(len(postings), [[] for _ in range(places)])
        posting.refs[place].append(ref)


def _vectors(counts: _Counts, fields: Sequence[Field]) -> Iterator[str]:
    """Write each field's terms with their scores, in the order of the terms' numbers."""
    total = len(counts.documents)
    weights = {term: (posting.index, _idf(posting, total)) for term, posting in counts.postings.items()}
    columns = zip(*counts.documents, strict=True)
    averages = [sum(map(Counter.total, column)) / total for column in columns]
    for number, document in enumerate(counts.documents):
        for field, average, counter in zip(fields, averages, document, strict=True):
            scores = _scores(counter, weights, average, field.boost)
            yield f'["{field.name}/{number}",[{",".join(scores)}]]'


def _idf(posting: _Posting, total: int) -> float:
    """Weigh a term by its rarity; a document counts once for each of its fields that has the term."""
    holding = sum(map(len, posting.refs))
    return math.log(1 + abs((total - holding + 0.5) / (holding + 0.5)))


def _scores(
    counter: Counter[str], weights: Mapping[str, tuple[int, float]], average: float, boost: int
) -> Iterator[str]:
    """Score the terms of one field of one document, each as "number,score".

    Every operation stands in lunr.js's order: the last digit of a float depends on it.
    """
    length = _K1 * (1 - _B + _B * (counter.total() / average)) if average else 0.0
    ordered = sorted((weights[term], count) for term, count in counter.items())
    for (index, idf), count in ordered:
        score = idf * ((_K1 + 1) * count) / (length + count) * boost
        yield f"{index},{_thousandths(score * 1000)}"


def _thousandths(value: float) -> str:
    """Write so many thousandths as JavaScript does, halves rounded up."""
    whole = int(value)
    return _written(whole + 1 if value - whole >= 0.5 else whole)


@cache
def _written(thousandths: int) -> str:
    """Write a number without needless zeros: 1, 0.5, 12.345."""
    return repr(thousandths / 1000) if thousandths % 1000 else str(thousandths // 1000)


def _inverted(postings: Mapping[str, _Posting], names: Sequence[str]) -> Iterator[str]:
    """Write each term with the documents that hold it, in JavaScript's order (of UTF-16 units)."""
    for term in sorted(postings, key=lambda term: term.encode("utf-16-be", "surrogatepass")):
        posting = postings[term]
        parts = (f"{name}:{_keys(refs)}" for name, refs in zip(names, posting.refs, strict=True))
        yield f'[{_json(term)},{{"_index":{posting.index},{",".join(parts)}}}]'


def _keys(refs: Sequence[str]) -> str:
    """Write references as the keys of an object of empty objects, which is where lunr.js keeps positions."""
    return '{"' + '":{},"'.join(refs) + '":{}}' if refs else "{}"


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
