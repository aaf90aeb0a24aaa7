"""Who is who: one person for all spellings, never two for one or one for two.

Surname and office count, not the likeness of letters alone. A name that could be two people is nobody's.
`content/people.yaml` is the maintainer's, and wins.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from archive import frontmatter as fm
from archive import kept
from archive.content import FileProblem
from archive.records import Named, Source
from archive.slugs import slug

FILE = "content/people.yaml"

_TITLE = re.compile(
    r"^(?:(?:cllrs?|councillors?|deputy mayor|mayor|alderman|mr|mrs|ms|miss|mx|dr|professor|prof|sir|dame"
    r"|lord|lady|baroness|rev|revd|reverend|rabbi|canon|the worshipful)\.?\s+)+",
    re.I,
)
_LETTERS = re.compile(r",?\s+(?:QPM|OBE|MBE|CBE|KC|QC|JP|BEM)\b\.?")
_COUNCILLOR = re.compile(r"^(?:cllr|councillor|deputy mayor|mayor)\b", re.I)

# The same given name in its short and its long form.
_SHORT = {
    "kate": "katherine",
    "katie": "katherine",
    "jo": "joanne",
    "tom": "thomas",
    "bill": "william",
    "liz": "elizabeth",
    "dave": "david",
    "steve": "stephen",
    "chris": "christopher",
    "sue": "susan",
    "nick": "nicholas",
    "mike": "michael",
    "andy": "andrew",
    "rob": "robert",
    "bob": "robert",
    "jim": "james",
    "joe": "joseph",
    "sam": "samuel",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a paper names a person."""

    name: str
    """As printed."""
    role: str | None
    body: str | None
    date: str | None
    source: Source

    @property
    def bare(self) -> str:
        """The name without titles and letters."""
        return bare_name(self.name)

    @property
    def councillor(self) -> bool:
        """Whether title or role say that it is a councillor."""
        return bool(
            _COUNCILLOR.match(self.name.strip())
            or re.search(r"\bcouncillor\b|\bcabinet member\b", self.role or "", re.I)
        )


@dataclass
class Someone:
    """A person while mentions are being gathered."""

    name: str
    spellings: Counter[str] = field(default_factory=Counter)
    roles: list[str] = field(default_factory=list)
    councillor: bool = False
    bodies: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    fixed: bool = False
    """Whether the maintainer named the person."""

    @property
    def id(self) -> str:
        """The slug of the name."""
        return slug(self.name)


_NOT_A_PERSON = re.compile(
    r"\b(?:team|unit|services?|department|directorate|partnership|council|commission|board|group|agency|limited"
    r"|ltd|plc|llp|cic|water|energy|networks?|foundation|federation|society|alliance|consortium|company)$",
    re.I,
)


def bare_name(name: str) -> str:
    """A name without titles before and letters after it: "Cllr Anna Lynch" is "Anna Lynch"."""
    return _LETTERS.sub("", _TITLE.sub("", name.strip())).strip(" .,;:")


def fold(name: str) -> str:
    """A name for comparing: hyphens, apostrophes and case don't matter."""
    return re.sub(r"[^a-z]", "", slug(name))


def _is_surname(name: str) -> bool:
    """Whether a name has no given name: "Gale", "van der Meer", "ap Siôn", "St. John"."""
    first, *others = name.split() or [""]
    return not others or first.islower() or (first in ("St", "St.") and len(others) == 1)


class Register:
    """All people of an archive; finds the id for a name as printed."""

    def __init__(self, people: Sequence[Someone]) -> None:
        self.people = sorted(people, key=lambda p: p.id)
        self._by_fold: dict[str, set[str]] = defaultdict(set)
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._councillors = {p.id for p in people if p.councillor}
        for person in people:
            for spelling in [person.name, *person.spellings]:
                self._by_surname[_halves(spelling)[1]].add(person.id)
                self._by_fold[fold(spelling)].add(person.id)
                self._by_surname[fold(spelling.split()[-1])].add(person.id)
                self._by_surname[fold("".join(spelling.split()[1:]))].add(person.id)

    def find(self, printed: str) -> str | None:
        """The id of a person, or None where a name leads to nobody for certain."""
        bare = bare_name(printed)
        found = self._by_fold.get(fold(bare), set())
        if not found and (_is_surname(bare) or _COUNCILLOR.match(printed)):
            found = self._by_surname.get(fold(bare), set())
            if len(found) > 1 or _COUNCILLOR.match(printed):
                found = found & self._councillors
        return next(iter(found)) if len(found) == 1 else None


def named(person: dict[str, str], people: Register) -> Named:
    """A person of front matter with the id that the name leads to."""
    return Named(people.find(person["name"]), person["name"], person.get("role"))


def register(mentions: Iterable[Mention], known: Sequence[Someone] = ()) -> Register:
    """Gather mentions into people: same name first, then spellings of one name in one office or body."""
    people = list(known)
    whole = [m for m in mentions if not _is_surname(m.bare) and not _NOT_A_PERSON.search(m.bare)]
    by_fold: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(
        whole, key=lambda m: (m.date or "", m.source.document, m.source.line or 0, m.source.page or 0)
    ):
        by_fold[fold(mention.bare)].append(mention)
    spoken_for = {fold(s): p for p in people for s in [p.name, *p.spellings]}
    groups = sorted(by_fold.items(), key=lambda item: (-len(item[1]), item[0]))
    by_initial: dict[str, list[Someone]] = defaultdict(list)
    for folded, group in groups:
        near = by_initial[_halves(group[0].bare)[1][:1]]
        person = spoken_for.get(folded) or next((p for p in near if _same(p, group)), None)
        if person is None:
            person = Someone(group[0].bare)
            people.append(person)
            near.append(person)
        _add(person, group)
    return Register(_apart(people))


def _add(person: Someone, group: Sequence[Mention]) -> None:
    person.spellings.update(m.bare for m in group)
    person.roles += [m.role for m in group if m.role]
    person.councillor = person.councillor or any(m.councillor for m in group)
    person.bodies |= {m.body for m in group if m.body}
    person.mentions += group


def _same(person: Someone, group: Sequence[Mention]) -> bool:
    """Whether mentions under another spelling are this person's: like names, an office or body in common."""
    other = Someone("")
    _add(other, group)
    if person.councillor != other.councillor and person.roles and other.roles:
        return False
    given, surname = _halves(person.name)
    other_given, other_surname = _halves(group[0].bare)
    if surname == other_surname and 1 in (len(given), len(other_given)) and given[0] == other_given[0]:
        return bool(person.bodies & other.bodies) or _office_in_common(person.roles, other.roles)
    office = _office_in_common(person.roles, other.roles)
    common = bool(person.bodies & other.bodies) or office
    if surname == other_surname:
        if fuzz.ratio(given, other_given) >= 85 or (
            min(len(given), len(other_given)) >= 3 and (given in other_given or other_given in given)
        ):
            return common and (office or person.councillor == other.councillor)
        return office and _SHORT.get(given, given) == _SHORT.get(other_given, other_given)
    return (
        common
        and given == other_given
        and len(given) >= 2
        and fuzz.ratio(surname, other_surname) >= 80
        and surname[0] == other_surname[0]
    )


def _halves(name: str) -> tuple[str, str]:
    """Given name and surname, folded; of initials ("Mr R W Gough") the first."""
    first, *rest = name.split()
    while len(rest) > 1 and len(rest[0].strip(".")) == 1:
        rest = rest[1:]
    return fold(first), fold("".join(rest))


def _office_in_common(one: Iterable[str], other: Iterable[str]) -> bool:
    return any(
        fuzz.token_set_ratio(a.casefold(), b.casefold()) >= 85
        for a in set(one)
        for b in set(other)
        if min(len(a), len(b)) > 6
    )


def _apart(people: Sequence[Someone]) -> list[Someone]:
    """Each person under the spelling that is printed most, of equals the longest; one person for one id."""
    seen: dict[str, Someone] = {}
    for person in people:
        if not person.fixed:
            person.name = max(person.spellings, key=lambda s: (person.spellings[s], len(s), s))
        if person.id in seen:
            _add(seen[person.id], person.mentions)
        else:
            seen[person.id] = person
    return list(seen.values())


def known_people(root: Path) -> tuple[list[Someone], list[FileProblem]]:
    """The people of `content/people.yaml`: a list of `name` and `spellings`."""
    check = fm.mapping(name=fm.text, spellings=fm.several(fm.text))
    entries, problems = kept.entries(root, FILE, check)
    people = []
    for entry, line in entries:
        if "name" in entry:
            people.append(Someone(entry["name"], Counter(entry.get("spellings", [])), fixed=True))
        else:
            problems.append(FileProblem(FILE, line, "an entry without 'name'; add it"))
    return people, problems
