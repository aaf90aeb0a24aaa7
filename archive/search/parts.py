"""Cuts the index into parts, of which the reader's browser loads those that a query needs.

A part has the terms of a stretch of the alphabet. For each term and field it says which sections have it, a
section as often as it has it; the places, for phrases, stand in a file beside it. Scores are not written: the
browser works out the same as lunr.js (BM25) from these counts and from the lengths of the fields.
"""

from __future__ import annotations

import json
from array import array
from collections import deque
from dataclasses import dataclass
from itertools import chain, count, repeat
from typing import TYPE_CHECKING

from archive.search.codes import rising

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.search.tokens import Tokens

PART_BYTES = 30_000
"""What a part may hold before the next one begins; some 20 kB of it are sent. A term is never cut in two."""

MOST_LENGTH = 16
"""Terms of so many letters and more stand together in the vocabulary."""


@dataclass(slots=True)
class Row:
    """What is written of one term."""

    term: str
    index: int
    """How many terms lunr.js would have met before it."""
    sections: list[str]
    """For each field, coded: the sections that have it, counted from 1."""
    places: list[str]
    """For each field, coded: where among all words of the field it stands, and in which of its forms."""
    forms: list[str]
    """The words that come to this term, the most frequent first."""
    number: int
    """How many sections have it."""


class Postings:
    """Where every form stands, field by field: the words of all sections in one long row."""

    def __init__(self, tokens: Tokens, columns: Sequence[Sequence[array[int]]]) -> None:
        """Note the places of each form in the columns: one for each field, its words section by section."""
        self.terms = tokens.terms()
        self.forms = tokens.forms
        findable = [term is not None for term in self.terms]
        self.lengths = [[sum(map(findable.__getitem__, words)) for words in column] for column in columns]
        """For each field, how many of a section's words can be found."""
        self.places = [_places(column, len(self.forms)) for column in columns]
        self._section_at = [_sections(column) for column in columns]

    def rows(self) -> list[Row]:
        """Give all terms in JavaScript's order (of UTF-16 units)."""
        forms: dict[str, list[int]] = {}
        for number, term in enumerate(self.terms):
            if term is not None and any(places[number] for places in self.places):
                forms.setdefault(term, []).append(number)
        met = {term: self._first(numbers) for term, numbers in forms.items()}
        index = {term: place for place, term in enumerate(sorted(met, key=met.__getitem__))}
        ordered = sorted(forms, key=lambda term: term.encode("utf-16-be", "surrogatepass"))
        return [self._row(term, index[term], forms[term]) for term in ordered]

    def _first(self, forms: Iterable[int]) -> tuple[int, int, int]:
        """Say where the first of some forms was met: section, field, place."""
        return min(
            (self._section_at[field][places[form][0]], field, places[form][0])
            for form in forms
            for field, places in enumerate(self.places)
            if places[form]
        )

    def _row(self, term: str, index: int, numbers: Iterable[int]) -> Row:
        often = {number: sum(len(places[number]) for places in self.places) for number in numbers}
        forms = sorted(often, key=lambda number: (-often[number], self.forms[number]))
        sections, places, holding = [], [], set[int]()
        for at, place_of in zip(self._section_at, self.places, strict=True):
            if len(forms) == 1:
                stands: Sequence[int] = place_of[forms[0]]
                within = list(map(at.__getitem__, stands))
            else:
                stands = sorted(
                    place * len(forms) + form for form, n in enumerate(forms) for place in place_of[n]
                )
                within = [at[stand // len(forms)] for stand in stands]
            sections.append(rising(within))
            places.append(rising(stands))
            holding.update(within)
        return Row(term, index, sections, places, [self.forms[number] for number in forms], len(holding))


def _places(column: Iterable[array[int]], forms: int) -> list[array[int]]:
    """Note for each form where it stands in the words of a field."""
    places = [array("I") for _ in range(forms)]
    words = chain.from_iterable(column)
    # A loop without Python's own steps; it is the hottest of all.
    deque(map(array.append, map(places.__getitem__, words), count()), maxlen=0)
    return places


def _sections(column: Iterable[array[int]]) -> array[int]:
    """Say for each word of a field which section it is of, counted from 1."""
    return array("I", chain.from_iterable(map(repeat, count(1), map(len, column))))


def parts(rows: Sequence[Row]) -> Iterator[tuple[str, bytes, bytes]]:
    """Cut the terms: for each part its first term, its sections, and its places."""
    begun, size = 0, 0
    for at, row in enumerate(rows):
        weight = 12 + len(row.term) + sum(map(len, row.sections))
        if size and size + weight > PART_BYTES:
            yield _part(rows[begun:at])
            begun, size = at, 0
        size += weight
    if rows:
        yield _part(rows[begun:])


def _part(rows: Sequence[Row]) -> tuple[str, bytes, bytes]:
    sections = [[row.term, row.index, *row.sections] for row in rows]
    places = [[_others(row), *row.places] for row in rows]
    return rows[0].term, compact(sections), compact(places)


def vocabulary(rows: Iterable[Row]) -> list[bytes]:
    """Write the terms by their length, from 0 on: each with how many sections have it, and its forms."""
    lengths: list[list[Row]] = [[] for _ in range(MOST_LENGTH + 1)]
    for row in rows:
        # As JavaScript counts letters.
        lengths[min(MOST_LENGTH, len(row.term.encode("utf-16-be", "surrogatepass")) // 2)].append(row)
    return [compact([[row.term, row.number, *_others(row)] for row in alike]) for alike in lengths]


def _others(row: Row) -> list[str]:
    """Give the forms of a term; none where the term is the only one."""
    return [] if row.forms == [row.term] else row.forms


def compact(data: object) -> bytes:
    """Write JSON; half of a character that is none becomes a question mark."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
