"""Notes where every word of the sections stands, and of which term of the index it is a form.

The loops over all words of an archive are written without Python's own steps (`map`): they take most of a
build's time.
"""

from __future__ import annotations

from array import array
from collections import deque
from itertools import chain, count, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive.search.tokens import Tokens


class Postings:
    """Where every form stands, field by field: the words of all sections in one long row."""

    def __init__(self, tokens: Tokens, columns: Sequence[Sequence[array[int]]]) -> None:
        """Go through the columns: one for each field, its words section by section."""
        terms = tokens.terms()
        findable = bytearray(term is not None for term in terms)
        self.lengths = [[sum(map(findable.__getitem__, words)) for words in column] for column in columns]
        """For each field, how many words of each section can be found."""
        self._places = [_places(column, len(terms)) for column in columns]
        self._section_at = [_sections(column) for column in columns]
        self._forms: dict[str, list[int]] = {}
        for form, term in enumerate(terms):
            if term is not None and self._often(form):
                self._forms.setdefault(term, []).append(form)
        for forms in self._forms.values():
            forms.sort(key=lambda form: (-self._often(form), tokens.forms[form]))
        self.forms = {term: [tokens.forms[form] for form in forms] for term, forms in self._forms.items()}
        """For each term the words that come to it, the most frequent first."""

    def _often(self, form: int) -> int:
        return sum(len(places[form]) for places in self._places)

    def order_met(self) -> dict[str, int]:
        """Number the terms in the order in which lunr.js would meet them: by section, by field, by place."""
        first = {
            term: min(
                (at[places[form][0]], field, places[form][0])
                for field, (places, at) in enumerate(zip(self._places, self._section_at, strict=True))
                for form in forms
                if places[form]
            )
            for term, forms in self._forms.items()
        }
        return {term: number for number, term in enumerate(sorted(first, key=first.__getitem__))}

    def places(self, term: str) -> list[list[array[int]]]:
        """Say for each field and form which words of the field it is, all sections counted as one."""
        return [[places[form] for form in self._forms[term]] for places in self._places]

    def sections(self, places: Sequence[Sequence[array[int]]]) -> list[list[int]]:
        """Say for each field in which section, counted from 1, each of these places is, in their order."""
        return [
            list(map(at.__getitem__, _merged(forms)))
            for forms, at in zip(places, self._section_at, strict=True)
        ]


def _merged(forms: Sequence[array[int]]) -> Iterable[int]:
    return forms[0] if len(forms) == 1 else sorted(chain.from_iterable(forms))


def _places(column: Iterable[array[int]], forms: int) -> list[array[int]]:
    """Note for each form where it stands in the words of a field."""
    places = [array("I") for _ in range(forms)]
    words = chain.from_iterable(column)
    deque(map(array.append, map(places.__getitem__, words), count()), maxlen=0)
    return places


def _sections(column: Iterable[array[int]]) -> array[int]:
    """Say for each word of a field which section it is of, counted from 1."""
    return array("I", chain.from_iterable(map(repeat, count(1), map(len, column))))
