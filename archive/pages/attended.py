"""Who was at a meeting, as its page shows it: by status, each with what other places say of the person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.records import Attendee, Listing, Meeting, Movement, Source
from archive.scrutiny.attendance import differing, spelt_alike

STATUSES = {
    "present": "Present",
    "virtual": "Connected virtually",
    "late": "Arrived late",
    "in_attendance": "In attendance",
    "apologies": "Apologies",
    "absent": "Absent",
}
"""How somebody was at a meeting, in the order that minutes give it, in words."""

_LISTS = {"members": "listed among the members", "co_optees": "listed among the co-optees"}
_MOVED = {
    "arrived": "arrived during the meeting",
    "left": "left the meeting",
    "returned": "came back",
    "left_item": "took no part",
    "chaired": "took the chair",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What one place says of a person besides, and where."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Row:
    """A person with what several places say."""

    person: Attendee
    notes: tuple[Note, ...]


def by_status(meeting: Meeting) -> list[tuple[str, list[Row]]]:
    """Who was there and how, by status."""
    said = {id(person): listings for person, listings in differing(meeting.attendance)}
    rows = [
        Row(person, (*_told(person, said.get(id(person), [])), *_moved(person, meeting)))
        for person in meeting.attendance
    ]
    groups = [(words, [r for r in rows if r.person.status == status]) for status, words in STATUSES.items()]
    return [(words, group) for words, group in groups if group]


def _told(person: Attendee, listings: list[Listing]) -> Iterator[Note]:
    for listing in listings:
        yield Note(_words(person, listing), listing.sources[0])


def _words(person: Attendee, listing: Listing) -> str:
    how = STATUSES[listing.status].lower() if listing.status else _LISTS[listing.list]
    under = f", listed under {STATUSES[listing.listed_under].lower()}" if listing.listed_under else ""
    spelt = "" if spelt_alike(person, listing) else f", as “{listing.name_as_printed}”"
    return f"{how}{under}{spelt}"


def _moved(person: Attendee, meeting: Meeting) -> Iterator[Note]:
    for movement in meeting.movements:
        if person.person and movement.person == person.person:
            yield Note(moved(movement), movement.sources[0])


def moved(movement: Movement) -> str:
    """What somebody did, in words: "took no part (item 6)", "left the meeting at 20:40"."""
    time = f" at {movement.time}" if movement.time else ""
    item = f" (item {movement.item})" if movement.item and movement.kind in ("left_item", "chaired") else ""
    return f"{_MOVED[movement.kind]}{time}{item}"
