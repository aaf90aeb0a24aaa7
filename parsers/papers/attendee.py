"""One person of a list of attendance: the office, in what capacity, and how somebody was there."""

from __future__ import annotations

import re

from parsers import phrases
from parsers.papers.attendance_labels import Group

_OFFICER = re.compile(
    r"\b(?:director|head|officer|manager|consultant|chief|adviser|advisor|counsel|principal|lead"
    r"|coordinator"
    r"|commissioner|accountant|team)\b",
    re.I,
)
_REMOTELY = re.compile(r"\(?\s*(?:connected |joined )?(?:virtually|remotely|online)\)?", re.I)
# "(who was represented by Councillor Carp)": says who came in somebody's place, not an office
_STOOD_IN = re.compile(r"(?:who (?:was|were) |with )?(?:represented|substituted|replaced) (?:by|for)\b", re.I)


# "(left at 7.05 pm)", "(from 6.50 pm)", "(for items 4 and 5)", "(in place of Cllr Carp)", "(formerly Reed)"
_NO_OFFICE = re.compile(
    r"(?:left|departed|arrived|joined|(?:from|until|till|up to|to) (?:about )?\d|(?:from|until|for|during)"
    r" (?:agenda )?(?:items?|minutes?)\b|for (?:late|part)|substitut\w* (?:for|of)\b|substituting\b"
    r"|(?:sitting |attending )?(?:in|as) (?:the )?(?:place|lieu|substitut\w*) (?:of|for)\b"
    r"|(?:replacing|deputising for|representing) (?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\b"
    r"|formerly |n[ée]e |(?:via|by|on) (?:MS |Microsoft )?(?:teams|zoom|video|tele)|item \d)",
    re.I,
)
_BY_LINK = re.compile(r"\b(?:via|by|on) (?:MS |Microsoft )?(?:teams|zoom|video|tele)", re.I)
# "Vice-Chair, in the Chair"
_AND_CHAIR = re.compile(r",? (?:and )?in the chair\b", re.I)


def _office(role: str) -> str:
    """An office without what stands there besides: when somebody came, for whom, under what name once."""
    if _STOOD_IN.match(role):
        return ""
    if former := re.match(r"\(([^()]*)\),?\s*(?=\S)", role):
        role = role[former.end() :] if _NO_OFFICE.match(former[1]) else role
    role = re.sub(r"\s*\(([^()]*)\)", lambda m: "" if _NO_OFFICE.match(m[1]) else m[0], role)
    kept = [piece for piece in re.split(r"\s*[;,]\s+(?![^()]*\))", role) if _NO_OFFICE.match(piece)]
    for piece in kept:
        role = role.replace(piece, "")
    return _AND_CHAIR.sub("; Chair", re.sub(r"\s*[;,]\s*(?=[;,]|$)", "", role).strip(" ;,–-"))


def attendee(person: phrases.NamedRole, group: Group) -> dict[str, str]:
    """The entry of a person whom a list names below a label."""
    capacity, status = group
    role = person.role or ""
    if re.search(r"virtual|remote|online", role, re.I) or _BY_LINK.search(role):
        status, role = "virtual", _REMOTELY.sub("", role).strip(" ;,")
    if re.search(r"\bapolog", role, re.I):
        status = "apologies"
    if re.match(r"(?:for )?late(?:ness)?\b", role, re.I):
        status = "late"
    role = _office(role)
    entry = {
        "name": person.name,
        "capacity": (capacity == "guest" and "guest") or capacity_of(person.name, role) or capacity,
        "role": role,
        "status": status,
        "listed_under": group[1] if group[1] in ("apologies", "absent") and status != group[1] else None,
    }
    return {key: value for key, value in entry.items() if value}


_EXECUTIVE = re.compile(
    r"(?<!shadow )\b(?:cabinet\b|portfolio holder|executive member)"
    r"|deputy (?:city )?mayor|^(?:city )?mayor\b",
    re.I,
)


def capacity_of(name: str, role: str) -> str | None:
    """In which capacity somebody attended, where name and office tell."""
    councillor = re.match(r"(?:Cllr|Councillor|Cynghorydd|Deputy Mayor|Mayor)\b", name) or re.search(
        r"\bcouncillor\b", role, re.I
    )
    if _EXECUTIVE.search(role) and not _OFFICER.search(role):
        return "cabinet"
    if councillor:
        return "member"
    if re.search(r"co-?opt|governor|representative", role, re.I):
        return "co-optee"
    return "officer" if _OFFICER.search(role) else None
