"""Who is who: one person for all spellings, never two for one or one for two.

Surname, office and body count, not the likeness of letters alone. What may be one person and is not certain
stays two, and is said of both. `content/people.yaml` and `content/links.yaml` are the maintainer's, and win.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from archive import frontmatter as fm
from archive import kept
from archive.content import FileProblem
from archive.scrutiny.people import offices
from archive.scrutiny.people.apart import both_came, by_kind, offices_differ, places_differ
from archive.scrutiny.people.mentions import Mention
from archive.scrutiny.people.names import (
    INITIAL,
    PART,
    SAME,
    SPELLING,
    bare_name,
    fold,
    has_title,
    is_surname,
    likeness,
    parts,
)
from archive.scrutiny.people.registered import Register, named
from archive.scrutiny.people.someone import Someone
from archive.scrutiny.people.vocabulary import is_body
from archive.scrutiny.verdicts import Verdicts
from archive.slugs import slug

__all__ = [
    "Mention",
    "Register",
    "Someone",
    "bare_name",
    "fold",
    "known_people",
    "named",
    "register",
    "unmet",
]

FILE = "content/people.yaml"

_ORDER = (SAME, SPELLING, PART, INITIAL)
_ALIKE = {
    SAME: "the same name in another form",
    SPELLING: "names that are spelt nearly alike",
    PART: "one surname is part of the other",
    INITIAL: "the same surname, and an initial that agrees",
}


@dataclass(frozen=True, slots=True)
class _Link:
    """How two names may be one person's."""

    grade: str
    certain: bool
    reason: str


def register(
    mentions: Iterable[Mention], known: Sequence[Someone] = (), settled: Verdicts | None = None
) -> Register:
    """Gather mentions into people: the same name first, then spellings with an office or a body in common."""
    everything = sorted(
        mentions, key=lambda m: (m.date or "", m.source.document, m.source.line or 0, m.source.page or 0)
    )
    whole = [m for m in everything if not is_surname(m.bare) and not is_body(m.bare)]
    gathering = _Gathering(list(known), settled or Verdicts())
    for group in _groups(gathering.unknown(whole)):
        gathering.add(group)
    people = _with_ids([p for p in gathering.people if not p.nobody])
    surnames = [m for m in everything if is_surname(m.bare) and not is_body(m.bare)]
    people += _surnames_alone(surnames, Register(people))
    found = Register(people)
    for mention in surnames:
        if person := found.person(mention.name, mention.role, mention.body):
            person.add([mention])
    gathering.tell_possible(people)
    return Register(people)


def _surnames_alone(mentions: Iterable[Mention], found: Register) -> list[Someone]:
    """Whom lists name by title and surname only, as some councils do, where nobody else has the surname."""
    alone: dict[str, Someone] = {}
    for mention in mentions:
        if mention.listed and has_title(mention.name) and not found.has_surname(mention.bare):
            name = " ".join(mention.name.split())
            own = alone.setdefault(fold(mention.bare), Someone(name, id=slug(mention.bare)))
            own.councillor |= mention.councillor
    return list(alone.values())


def _groups(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions of each name: those named most first, and names with initials last."""
    by_fold: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_fold[fold(mention.bare)].append(mention)
    groups = [group for same in by_fold.values() for group in by_kind(same)]
    return sorted(groups, key=lambda g: (len(parts(g[0].bare).given) == 1, -len(g), fold(g[0].bare)))


@dataclass
class _Gathering:
    """People while the mentions of each name are being told apart."""

    people: list[Someone]
    settled: Verdicts
    _near: dict[str, list[Someone]] = field(default_factory=lambda: defaultdict(list))
    _confirmed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._confirmed = frozenset(end for ends in self.settled.confirmed() for end in ends)
        for person in self.people:
            self._file(person)

    def unknown(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """The mentions that the maintainer's list says nothing of; the others are added where it says."""
        for mention in mentions:
            person = next((p for p in self.people if p.fixed and p.takes(mention)), None)
            if person:
                person.add([mention])
            else:
                yield mention

    def add(self, group: list[Mention]) -> None:
        """Add the mentions of one name to the person whose they certainly are, else to a new one."""
        other = Someone(group[0].bare)
        other.add(group)
        links = [(person, link) for person in self._like(other) if (link := self._link(person, other))]
        certain = [(person, link) for person, link in links if link.certain]
        best = min((_ORDER.index(link.grade) for _, link in certain), default=None)
        fitting = [person for person, link in certain if _ORDER.index(link.grade) == best]
        if len(fitting) == 1:
            fitting[0].add(group)
            self._file(fitting[0])
        else:
            self.people.append(other)
            self._file(other)

    def _file(self, person: Someone) -> None:
        for spelling in [person.name, *person.spellings]:
            for letter in {word[0] for word in _surnames(spelling)}:
                if person not in self._near[letter]:
                    self._near[letter].append(person)

    def _like(self, other: Someone) -> list[Someone]:
        letters = sorted({word[0] for word in _surnames(other.name)})
        near = [p for letter in letters for p in self._near[letter]]
        near += [p for p in self.people if self._verdict(p, other)] if self._confirmed & other.ids else []
        return list({id(p): p for p in near if p is not other and not p.nobody}.values())

    def _link(self, person: Someone, other: Someone) -> _Link | None:
        """How two may be one person; None if they are not, or the maintainer says so."""
        verdict = self._verdict(person, other)
        if verdict is not None:
            return _Link(SAME, True, "") if verdict else None
        grade = min(
            (g for a in person.all_names for b in other.all_names if (g := _grade(a, b))),
            key=_ORDER.index,
            default=None,
        )
        if grade is None or person.sexes | other.sexes == {"m", "f"} or person.lists & other.lists:
            return None
        if (grade in (PART, INITIAL) or places_differ(person, other)) and both_came(person, other):
            return None
        if (person.councillor and other.employed) or (other.councillor and person.employed):
            return _possible_kinds(person, other)
        return _weighed(grade, person, other)

    def _verdict(self, person: Someone, other: Someone) -> bool | None:
        if not self.settled:
            return None
        said = {self.settled.holds(a, b) for a in person.ids for b in other.ids if a != b} - {None}
        return None if not said else False not in said

    def tell_possible(self, people: Sequence[Someone]) -> None:
        """Say of all that may be one person with another, and why."""
        shown = {id(person) for person in people}
        for person in people:
            for other in (o for o in self._like(person) if id(o) in shown):
                if link := self._link(person, other):
                    reason = link.reason or f"{_ALIKE[link.grade]}; but more than one person fits"
                    person.possibly[other.id] = reason
                    other.possibly[person.id] = reason


def _surnames(name: str) -> list[str]:
    first, *rest = name.replace("-", " ").split() or [""]
    return [f for word in rest or [first] if (f := fold(word))]


def _grade(one: str, other: str) -> str | None:
    return SAME if fold(one) == fold(other) else likeness(one, other)


def _possible_kinds(person: Someone, other: Someone) -> _Link | None:
    """One name of a councillor and of an officer: two people, who may be one all the same."""
    if {fold(n) for n in person.all_names} & {fold(n) for n in other.all_names}:
        return _Link(SAME, False, "the same name, of a councillor and of an officer")
    return None


def _weighed(grade: str, person: Someone, other: Someone) -> _Link:
    """Whether likeness and what both have in common make it certain."""
    office = any(offices.same(a, b) for a in person.offices for b in other.offices)
    meeting, body = bool(person.meetings & other.meetings), bool(person.bodies & other.bodies)
    # Two given names spelt nearly alike before one surname are a slip more likely than two surnames are
    one_surname = grade != SPELLING or parts(person.name).rest == parts(other.name).rest
    apart = places_differ(person, other) or (grade == PART and offices_differ(person, other))
    certain = not apart and (office or meeting or (body and grade != PART and one_surname))
    lack = "in one body, but not at one meeting" if body else "but no office, body or meeting in common"
    lack = "but what stands behind the names differs" if apart else lack
    return _Link(grade, certain, "" if certain else f"{_ALIKE[grade]}; {lack}")


def _with_ids(people: Sequence[Someone]) -> list[Someone]:
    """Each person under the whole name printed most, of equals the longest; one person for one id."""
    found: dict[str, Someone] = {}
    for person in sorted(people, key=lambda p: (not p.fixed, not p.councillor, -len(p.mentions), p.name)):
        if not person.fixed:
            person.name = max(
                person.spellings, key=lambda s: (len(parts(s).given) > 1, person.spellings[s], len(s), s)
            )
        own = slug(person.name)
        office = min(person.places, default=next(iter(person.offices), "2"))
        person.id = own if own not in found else slug(f"{person.name} {office}")
        if person.id in found:
            found[person.id].add(person.mentions)
        else:
            found[person.id] = person
    return list(found.values())


def known_people(root: Path) -> tuple[list[Someone], list[FileProblem]]:
    """The people of `content/people.yaml`, and what is wrong with the file.

    `name` and `spellings`; `bodies` and `offices` part people of one name; `nobody: true` says that a name
    is none.
    """
    texts = fm.several(fm.text)
    check = fm.mapping(name=fm.text, spellings=texts, bodies=texts, offices=texts, nobody=fm.flag)
    entries, problems = kept.entries(root, FILE, check)
    people: list[Someone] = []
    for entry, line in entries:
        if "name" not in entry:
            problems.append(FileProblem(FILE, line, "an entry without 'name'; add it"))
            continue
        person = Someone(entry["name"], Counter(entry.get("spellings", [])), fixed=True, line=line)
        person.only_bodies = frozenset(entry.get("bodies", []))
        person.only_offices = tuple(entry.get("offices", []))
        person.nobody = entry.get("nobody", False)
        problems += _claimed(person, people)
        people.append(person)
    return people, problems


def _claimed(person: Someone, before: Iterable[Someone]) -> Iterator[FileProblem]:
    """Spellings that an entry above claims already, where nothing parts the two."""
    if person.only_bodies or person.only_offices:
        return
    names = {fold(bare_name(name)): name for name in person.all_names}
    for other in before:
        if not other.only_bodies and not other.only_offices:
            for same in sorted(names.keys() & {fold(bare_name(name)) for name in other.all_names}):
                what = (
                    f"'{names[same]}' is {other.name} by line {other.line}; part the two by bodies or offices"
                )
                yield FileProblem(FILE, person.line, what)


def unmet(known: Iterable[Someone]) -> Iterator[FileProblem]:
    """Entries of the maintainer's list that are of nobody whom a paper names."""
    for person in known:
        if not person.mentions:
            what = f"no paper names '{person.name}' so; mend its spellings, bodies or offices, or delete it"
            yield FileProblem(FILE, person.line, what)
