"""Who was at a meeting, in what capacity, what they declared; and where its sources differ on that."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.records import Attendee, Declaration, Listing, Named, Source
from archive.scrutiny.people import Register, bare_name, fold
from archive.scrutiny.places import Places

_STATUS_ORDER = ("late", "virtual", "apologies", "absent", "present", "in_attendance")
_CHAIR = re.compile(
    r"(?:^|; ?)(?:the )?chair(?:man|person|woman)?(?: of the (?:commission|committee))?(?:$|;)", re.I
)
_VICE_CHAIR = re.compile(r"(?:^|; ?)(?:the )?(?:vice|deputy)[ -]chair(?:man|person|woman)?\b", re.I)
_LISTS = (("members", "member"), ("co_optees", "co-optee"))
"""The lists of an agenda, and the capacity of those whom each names."""


def chair(members: Sequence[Named], attended: Sequence[Attendee]) -> Named | None:
    """Who chaired: the attendance tells, else the list of members."""
    return _holder(_CHAIR, members, [a for a in attended if a.status not in ("apologies", "absent")])


def vice_chair(members: Sequence[Named], attended: Sequence[Attendee]) -> Named | None:
    """Who is vice chair: the attendance tells, else the list of members."""
    return _holder(_VICE_CHAIR, members, attended)


def _holder(office: re.Pattern[str], members: Sequence[Named], attended: Sequence[Attendee]) -> Named | None:
    for person in attended:
        if office.search(person.role or ""):
            return Named(person.person, person.name_as_printed, person.role)
    return next((m for m in members if office.search(m.role or "")), None)


def attendance(
    minutes: Sequence[Places], agendas: Sequence[Places], people: Register
) -> tuple[Attendee, ...]:
    """One entry a person. Where lists disagree the status most lists give stands, then the more exact one.

    Every list that names the person stays beside it, the agenda's lists of members too.
    """
    groups: dict[str, list[tuple[Listing, str | None]]] = defaultdict(list)
    for places in minutes:
        for listing, capacity in _attended(places):
            name = listing.name_as_printed
            groups[people.find(name, listing.role) or f"?{name}"].append((listing, capacity))
    invited = [(capacity, listing) for places in agendas for capacity, listing in _invited(places)]
    found = []
    for key, group in groups.items():
        person = None if key.startswith("?") else key
        own = [
            (c, each)
            for c, each in invited
            if person and people.find(each.name_as_printed, each.role) == person
        ]
        found.append(_attendee(person, group, own))
    return tuple(found)


def _attendee(
    person: str | None,
    group: Sequence[tuple[Listing, str | None]],
    invited: Sequence[tuple[str, Listing]],
) -> Attendee:
    listings = [listing for listing, _ in group]
    votes = Counter(each.status or "" for each in listings)
    told = next((capacity for _, capacity in group if capacity), None)
    return Attendee(
        person=person,
        name_as_printed=listings[0].name_as_printed,
        capacity=told or next((capacity for capacity, _ in invited), None),
        role=next((each.role for each in listings if each.role), None),
        status=min(votes, key=lambda s: (-votes[s], _STATUS_ORDER.index(s))),
        sources=tuple(dict.fromkeys(source for each in listings for source in each.sources)),
        listings=(*listings, *(listing for _, listing in invited)),
    )


def _attended(places: Places) -> Iterator[tuple[Listing, str | None]]:
    """What the list of one source says of each person, with the capacity that it tells."""
    seen: Counter[str] = Counter()
    for entry in places.page.people("attendance"):
        name = entry["name"]
        yield (
            Listing(
                document=places.page.document,
                list="attendance",
                name_as_printed=name,
                role=entry.get("role"),
                status=entry["status"],
                listed_under=entry.get("listed_under"),
                sources=(places.find(name, seen[name]),),
            ),
            entry.get("capacity"),
        )
        seen[name] += 1


def _invited(places: Places) -> Iterator[tuple[str, Listing]]:
    """The members and co-optees of an agenda, with their capacity."""
    page = places.page
    for key, capacity in _LISTS:
        for entry in page.people(key):
            source = places.find(entry["name"])
            yield (
                capacity,
                Listing(page.document, key, entry["name"], entry.get("role"), None, None, (source,)),
            )


def not_mentioned(
    attended: Sequence[Attendee], agendas: Sequence[Places], minutes: Sequence[Places], people: Register
) -> tuple[Named, ...]:
    """Those whom an agenda lists and minutes with a list of those present don't name, each once."""
    if not any(a.status == "present" for a in attended):
        return ()
    present = {a.person for a in attended if a.person}
    surnames = {_surname(a.name_as_printed) for a in attended}
    found: dict[str, Named] = {}
    for _, listing in (pair for places in agendas for pair in _invited(places)):
        name = listing.name_as_printed
        person = people.find(name, listing.role)
        known = person in present if person else _surname(name) in surnames
        if not known and not any(_names(places, name) for places in minutes):
            found.setdefault(person or fold(name), Named(person, name, listing.role))
    return tuple(found.values())


def _surname(name: str) -> str:
    return fold(bare_name(name).split()[-1]) if bare_name(name) else ""


def _names(minutes: Places, name: str) -> bool:
    """Whether minutes name somebody, in whole or by surname with a title."""
    bare = bare_name(name)
    titled = (f"{title} {bare.split()[-1]}" for title in ("Cllr", "Councillor", "Mr", "Mrs", "Ms", "Dr"))
    return bool(bare) and (
        (" " in bare and minutes.has(bare)) or minutes.has(name) or any(map(minutes.has, titled))
    )


def declarations(minutes: Sequence[Places], people: Register) -> tuple[Declaration, ...]:
    """Declarations of the leading source, and those of others by people whom it doesn't have.

    Another source that has a person's declaration is named with it.
    """
    found: dict[tuple[str, str | None, str], Declaration] = {}
    for places in minutes:
        before = {key[0] for key in found}
        for entry in places.page.people("declarations"):
            name = entry["name"]
            person = people.find(name)
            who = person or fold(name)
            source = _declared_at(places, name, entry["interest"])
            same = [key for key in found if key[0] == who and who in before]
            for key in same:
                found[key] = replace(found[key], sources=(*found[key].sources, source))
            if not same:
                made = Declaration(person, name, entry["interest"], entry.get("item"), (source,))
                found.setdefault((who, entry.get("item"), entry["interest"]), made)
    return tuple(found.values())


def _declared_at(places: Places, name: str, interest: str) -> Source:
    return places.find(interest) if places.has(interest) else places.find(name)


def differing(person: Attendee) -> tuple[Listing, ...]:
    """Where somebody is listed otherwise: all lists of those present, if they differ; other spellings."""
    told = [each for each in person.listings if each.list == "attendance"]
    several = len({each.status for each in told}) > 1 or any(each.listed_under for each in told)
    return tuple(
        each
        for each in person.listings
        if (several and each.list == "attendance") or not spelt_alike(person, each)
    )


def spelt_alike(person: Attendee, listing: Listing) -> bool:
    """Whether a place spells a name as the attendance does, but for titles; or gives the surname alone."""
    name = fold(bare_name(listing.name_as_printed))
    return name in (fold(bare_name(person.name_as_printed)), _surname(person.name_as_printed))
