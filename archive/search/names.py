"""Who is named in a passage, in whatever spelling, so that each spelling finds it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.search.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.records import Person, Section

_COUNCILLOR = ("cllr", "councillor")

Words = tuple[str, ...]


class Names:
    """All spellings of all people; one that may be several people's is nobody's."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = {person.id: person for person in people}
        owners: dict[Words, set[str]] = defaultdict(set)
        for person in self._people.values():
            for spelling in _spellings(person):
                owners[spelling].add(person.id)
        for spelling, person_id in self._councillors():
            owners.setdefault(spelling, {person_id})
        self._by_first: dict[str, list[tuple[Words, str]]] = defaultdict(list)
        for spelling, ids in sorted(owners.items(), key=lambda entry: -len(entry[0])):
            if len(ids) == 1:
                self._by_first[spelling[0]].append((spelling, min(ids)))

    def _councillors(self) -> Iterator[tuple[Words, str]]:
        """Titles with surnames that only one person of the archive has: "Cllr Young"."""
        by_surname: dict[str, set[str]] = defaultdict(set)
        for person in self._people.values():
            by_surname[fold(person.name).split()[-1]].add(person.id)
        for surname, ids in by_surname.items():
            for title in _COUNCILLOR if len(ids) == 1 else ():
                yield (title, surname), min(ids)

    def named(self, section: Section) -> Section:
        """A section with all people that it names, and their other spellings."""
        words = fold(f"{section.title}\n{section.text}").split()
        ids = tuple(dict.fromkeys((*section.people, *self._in(words))))
        return replace(section, people=ids, spellings=self._others(ids, words)) if ids else section

    def _in(self, words: Sequence[str]) -> Iterator[str]:
        at = 0
        while at < len(words):
            for spelling, person in self._by_first.get(words[at], ()):
                if tuple(words[at : at + len(spelling)]) == spelling:
                    yield person
                    at += len(spelling) - 1
                    break
            at += 1

    def _others(self, ids: Iterable[str], words: Sequence[str]) -> tuple[str, ...]:
        """Spellings that have a word which the section lacks."""
        there = set(words)
        people = (self._people[person] for person in ids if person in self._people)
        names = dict.fromkeys(name for person in people for name in (person.name, *person.variants))
        return tuple(name for name in names if not there.issuperset(fold(name).split()))


def _spellings(person: Person) -> Iterator[Words]:
    """Every spelling of more than one word, folded, with its title and without."""
    names = (person.name, *person.variants, *(spelling.as_printed for spelling in person.spellings))
    for name in dict.fromkeys(names):
        words = tuple(fold(name).split())
        if len(words) > 1:
            yield words
