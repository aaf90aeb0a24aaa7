"""All people of an archive: who is meant by a name as printed, or by an office on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from archive.records import Named
from archive.scrutiny.people import offices
from archive.scrutiny.people.names import (
    INITIAL,
    bare_name,
    fold,
    has_title,
    is_councillor,
    is_surname,
    likeness,
    parts,
    place_behind,
    sex,
)
from archive.scrutiny.people.someone import Someone, printed_offices


@dataclass(frozen=True, slots=True)
class _Held:
    """An office as one paper shows it."""

    person: str
    office: str
    date: str | None
    body: str | None


class Register:
    """All people of an archive; finds the id for a name as printed. `body` is whose papers are read."""

    def __init__(self, people: Sequence[Someone]) -> None:
        self.people = sorted(people, key=lambda p: p.id)
        self.body: str | None = None
        self._by_id = {p.id: p for p in self.people}
        self._by_fold: dict[str, set[str]] = defaultdict(set)
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        for person in self.people:
            for spelling in person.all_names:
                self._by_fold[fold(spelling)].add(person.id)
                for surname in (spelling.split()[-1], "".join(spelling.split()[1:])):
                    self._by_surname[fold(surname)].add(person.id)
                self._by_surname[parts(spelling).surname].add(person.id)
        self._bodies = {p.id: {m.body for m in p.mentions if m.body} for p in self.people}
        self._held = [
            _Held(person.id, office, mention.date, mention.body)
            for person in self.people
            for mention in person.mentions
            for office in printed_offices(mention)
        ]

    def has_surname(self, surname: str) -> bool:
        """Whether anybody has a surname."""
        return bool(self._by_surname.get(fold(surname)))

    def within(self, body: str | None) -> Register:
        """The same people, asked by papers of a body: its own go before others of their surname."""
        other = copy(self)
        other.body = body
        return other

    def find(self, printed: str, role: str | None = None, body: str | None = None) -> str | None:
        """The id of a person, or None where a name leads to nobody for certain."""
        person = self.person(printed, role, body)
        return person.id if person else None

    def person(self, printed: str, role: str | None = None, body: str | None = None) -> Someone | None:
        """The person whom a name as printed leads to, or None."""
        bare = bare_name(printed)
        found = [self._by_id[i] for i in sorted(self._by_fold.get(fold(bare), set()))]
        found = [p for p in found if _sex_fits(printed, p)] or found
        if not found:
            found = [p for p in self._by_less(printed, bare) if self._is_near(p, body or self.body)]
        for better in self._choices(found, printed, place_behind(printed) or role, body or self.body):
            if len(found) > 1 and better:
                found = better
        return found[0] if len(found) == 1 else None

    def _by_less(self, printed: str, bare: str) -> Iterator[Someone]:
        """Who is meant by a surname, with or without initials."""
        titled = has_title(printed)
        if is_surname(bare) or is_councillor(printed):
            for key in sorted(self._by_surname.get(fold(bare), set())):
                person = self._by_id[key]
                if _title_fits(printed, person):
                    yield person
        elif titled and bare:
            for key in sorted(self._by_surname.get(parts(bare).surname, set())):
                person = self._by_id[key]
                if _title_fits(printed, person) and any(
                    likeness(bare, n) == INITIAL for n in person.all_names
                ):
                    yield person

    def _is_near(self, person: Someone, body: str | None) -> bool:
        """Whether papers of a body, where it is known, name a person: a surname says not who of another."""
        bodies = self._bodies[person.id]
        return not (body and bodies) or body in bodies

    def _choices(
        self, found: Sequence[Someone], printed: str, role: str | None, body: str | None
    ) -> Iterator[list[Someone]]:
        """Those of several whom title, office or body mean."""
        if is_councillor(printed) or not has_title(printed):
            yield [
                p for p in found if p.councillor == (is_councillor(printed) or offices.elected(role or ""))
            ]
        if role:
            yield [p for p in found if any(offices.same(role, o) or role == o for o in p.offices)]
            yield [p for p in found if fold(role) in p.places]
            yield [p for p in found if p.employed == offices.employed(role)]
        if is_surname(bare_name(printed)):
            # "Ms Gale" is a councillor where papers print councillors so
            yield [p for p in found if p.councillor and (is_councillor(printed) or p.sexes)]
        if body:
            yield [p for p in found if body in p.bodies]

    def holder(self, office: str, body: str | None = None, date: str | None = None) -> str | None:
        """The id of the one person whom papers show in an office on a day, or between two days that do."""
        if offices.in_body(office):
            held = [h for h in self._held if offices.in_body(h.office) and h.body == body]
        else:
            held = self._held
        exact = [
            h
            for h in held
            if offices.words(h.office) == offices.words(office) or offices.holds_too(h.office, office)
        ]
        near = [h for h in held if offices.begins(office, h.office)]
        if date is None:
            return _only(h.person for h in exact)
        several = {h.person for h in exact if h.date == date and body in (h.body, None)}
        for those in (exact,) if len(several) > 1 else (exact, near):
            for here in ([h for h in those if h.body == body], those):
                if person := _only(h.person for h in here if h.date == date):
                    return person
        return _only(_between(exact, date))


def _only(found: Iterable[str]) -> str | None:
    people = set(found)
    return people.pop() if len(people) == 1 else None


def _between(held: Iterable[_Held], date: str) -> Iterator[str]:
    """Those whom papers show in an office before and after a day."""
    dates: dict[str, list[str]] = defaultdict(list)
    for one in held:
        if one.date:
            dates[one.person].append(one.date)
    return (person for person, seen in dates.items() if min(seen) <= date <= max(seen))


def _title_fits(printed: str, person: Someone) -> bool:
    """Whether a title is not somebody else's: "Cllr" of a councillor, "Mrs" of a woman."""
    if is_councillor(printed) and not person.councillor:
        return False
    return _sex_fits(printed, person)


def _sex_fits(printed: str, person: Someone) -> bool:
    said = sex(printed)
    return said is None or person.sexes <= {said}


def named(person: dict[str, str], people: Register) -> Named:
    """A person of front matter with the id that the name leads to."""
    return Named(people.find(person["name"], person.get("role")), person["name"], person.get("role"))
