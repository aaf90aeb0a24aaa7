"""Says what people and terms are called, so that a search which is just a name is known for one.

A name stands with the term of its last telling word, in the part of the index that is loaded for that anyway.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from archive.search.folding import STOP_WORDS, fold
from archive.search.stemmer import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from archive.records import Section

_KINDS = ("person", "glossary term")
_MOST_WORDS = 12
"""Names are shorter; sentences that explain a term are not asked for whole."""

Calling = tuple[int, str, int]
"""A section's number, a name of what it is about, and 1 if that is an office."""


def callings(sections: Sequence[Section]) -> Mapping[str, list[Calling]]:
    """Give the names by the terms that they stand with."""
    found: defaultdict[str, list[Calling]] = defaultdict(list)
    for term, calling in sorted(set(_all(sections))):
        found[term].append(calling)
    return found


def _all(sections: Sequence[Section]) -> Iterator[tuple[str, Calling]]:
    for place, section in enumerate(sections):
        if section.kind not in _KINDS:
            continue
        said = (section.title, *section.text.split(";"))
        if section.kind == "person":
            # "Chair, Parks Panel" answers "Who is the Chair?" too.
            said = (*said, *dict.fromkeys(office.partition(",")[0] for office in said[1:] if "," in office))
        names = [(name.strip(), fold(name).split()) for name in said if len(name.split()) <= _MOST_WORDS]
        for name, words in names:
            # Each spelling of a person's name has some word of it.
            is_office = section.kind == "person" and set(names[0][1]).isdisjoint(words)
            for word in [word for word in words if word not in STOP_WORDS][-1:]:
                yield stem(word), (place, name, int(is_office))
