"""Who was at a meeting, in what capacity, and what they declared."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from archive.content import Page
from archive.records import Attendee, Declaration, Named
from archive.scrutiny.people import Register

_STATUS_ORDER = ("late", "virtual", "apologies", "absent", "present", "in_attendance")


_CHAIR = re.compile(
    r"(?:^|; ?)(?:the )?chair(?:man|person|woman)?(?: of the (?:commission|committee))?(?:$|;)", re.I
)


def chair(members: Sequence[Named], attended: Sequence[Attendee]) -> Named | None:
    """Who chaired: the attendance tells, else the list of members."""
    for person in attended:
        if _CHAIR.search(person.role or ""):
            return Named(person.person, person.name_as_printed, person.role)
    return next((m for m in members if _CHAIR.search(m.role or "")), None)


def attendance(minutes: Sequence[Page], people: Register) -> tuple[Attendee, ...]:
    """One entry a person. Where lists disagree the status most lists give stands, then the more exact one."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for page in minutes:
        for person in page.people("attendance"):
            groups[people.find(person["name"]) or f"?{person['name']}"].append(person)
    found = []
    for key, group in groups.items():
        votes = Counter(p["status"] for p in group)
        status = min(votes, key=lambda s: (-votes[s], _STATUS_ORDER.index(s)))
        capacity = next((p["capacity"] for p in group if p.get("capacity")), None)
        role = next((p["role"] for p in group if p.get("role")), None)
        found.append(Attendee(None if key.startswith("?") else key, group[0]["name"], capacity, role, status))
    return tuple(found)


def as_listed(
    present: Sequence[Attendee], members: Sequence[Named], co_optees: Sequence[Named]
) -> tuple[Attendee, ...]:
    """Those present with the capacity in which the agenda's lists have them, where the minutes say none."""
    lists = (("co-optee", co_optees), ("member", members))
    known = {n.person: capacity for capacity, named in lists for n in named if n.person}
    return tuple(
        replace(a, capacity=known.get(a.person)) if a.capacity is None and a.person else a for a in present
    )


def declarations(minutes: Sequence[Page], people: Register) -> tuple[Declaration, ...]:
    """Declarations of the first source that has any: the others repeat them."""
    page = next((p for p in minutes if p.get("declarations")), None)
    entries = page.get("declarations") if page else []
    return tuple(
        Declaration(people.find(d["name"]), d["name"], d["interest"], d.get("item")) for d in entries or []
    )
