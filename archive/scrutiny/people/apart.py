"""What tells people of like names apart: title, office, a place behind the name, two lists of a paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from archive.scrutiny.people import offices
from archive.scrutiny.people.mentions import Mention
from archive.scrutiny.people.someone import Someone


def by_kind(same: list[Mention]) -> Iterator[list[Mention]]:
    """One name of a councillor and of an officer is two people; who is neither goes with the same papers."""
    officers = [m for m in same if m.employed]
    councillors = [m for m in same if m.councillor]
    if not officers or not councillors:
        yield from _by_title(same)
        return
    papers = {m.source.document for m in officers} - {m.source.document for m in councillors}
    with_officer = [m for m in same if m.employed or (not m.councillor and m.source.document in papers)]
    yield from _by_title([m for m in same if m not in with_officer])
    yield from _by_title(with_officer)


def _by_title(same: list[Mention]) -> Iterator[list[Mention]]:
    """One name of a man and of a woman is two people; so are two rows of a list with other places behind."""
    places = {m.place for m in same if m.place}
    if {m.sex for m in same} >= {"m", "f"}:
        yield from _parted(same, lambda m: m.sex)
    elif any(_tells_apart(same, one, other) for one in places for other in places if one < other):
        yield from _parted(same, lambda m: m.place)
    else:
        yield same


def _tells_apart(same: list[Mention], one: str, other: str) -> bool:
    """Whether one paper lists a name with two places behind: "Cllr A Gale (Otter)", "Cllr A Gale (Fen)"."""
    first, second = ({m.source.document for m in same if m.place == p and m.listed} for p in (one, other))
    return bool(first & second)


def _parted(same: list[Mention], by: Callable[[Mention], str | None]) -> Iterator[list[Mention]]:
    """The mentions by what tells them apart; those without it go where their paper has one of them alone."""
    kinds = sorted({kind for m in same if (kind := by(m))})
    papers = {kind: {m.source.document for m in same if by(m) == kind} for kind in kinds}
    groups: dict[str | None, list[Mention]] = defaultdict(list)
    for mention in same:
        near = [kind for kind in kinds if mention.source.document in papers[kind]]
        groups[by(mention) or (near[0] if len(near) == 1 else None)].append(mention)
    yield from groups.values()


def places_differ(person: Someone, other: Someone) -> bool:
    """Whether papers put other wards, councils or parties behind the names."""
    return bool(person.places and other.places) and not person.places & other.places


def offices_differ(person: Someone, other: Someone) -> bool:
    """Whether two with half a surname in common hold other offices: a Cabinet Member is no scrutiny chair."""
    one, two = ([o for o in p.offices if offices.is_office(o) and o != "Councillor"] for p in (person, other))
    seats = [any(offices.in_body(o) for o in p.offices) for p in (person, other)]
    named = (one and two) or (one and seats[1]) or (two and seats[0])
    return bool(named and not any(offices.same(a, b) for a in one for b in two))


_THERE, _AWAY = ("present", "in_attendance"), ("apologies", "absent")


def both_came(person: Someone, other: Someone) -> bool:
    """Whether one paper has each in another list: "Present: Cllr D Gale", "Apologies: Cllr Dan Gale"."""
    told = [
        {(page, status) for page, _, status in (each.partition(":attendance ") for each in p.lists) if status}
        for p in (person, other)
    ]
    return any(
        a == b and s != t and s in (*_THERE, *_AWAY) and t in (*_THERE, *_AWAY)
        for a, s in told[0]
        for b, t in told[1]
    )
