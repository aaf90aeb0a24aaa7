"""Who was at a meeting, as its page shows it: by status, each with what other places say of the person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.records import Attendee, Listing, Meeting, Movement, Source
from archive.scrutiny.meetings.attendance import differing, spelt_alike

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
    "attended_item": "came",
    "left_item": "took no part",
    "chaired": "took the chair",
}
_OF_ITEM = {"attended_item": "for", "left_item": "in", "chaired": "for"}


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a person besides, and where."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A person with what several places say."""

    person: Attendee
    notes: tuple[Note, ...]


def by_status(meeting: Meeting) -> list[tuple[str, list[Row]]]:
    """Who was there and how, by status."""
    rows = [Row(person, tuple(_notes(person, meeting))) for person in meeting.attendance]
    groups = [(words, [r for r in rows if r.person.status == status]) for status, words in STATUSES.items()]
    return [(words, group) for words, group in groups if group]


def _notes(person: Attendee, meeting: Meeting) -> Iterator[Note]:
    told: dict[str, list[Source]] = {}
    for listing in differing(person):
        told.setdefault(_words(person, listing), []).extend(listing.sources)
    for movement in meeting.movements:
        if person.person and movement.person == person.person:
            told.setdefault(moved(movement), []).extend(movement.sources)
    for words, sources in told.items():
        yield Note(words, tuple(dict.fromkeys(sources)))


def _words(person: Attendee, listing: Listing) -> str:
    how = STATUSES[listing.status].lower() if listing.status else _LISTS[listing.list]
    under = f", listed under {STATUSES[listing.listed_under].lower()}" if listing.listed_under else ""
    spelt = "" if spelt_alike(person, listing) else f", as “{listing.name_as_printed}”"
    return f"{how}{under}{spelt}"


def moved(movement: Movement) -> str:
    """What somebody did, in words: "took no part in item 6", "left the meeting at 20:40"."""
    time = f" at {movement.time}" if movement.time else ""
    of_item = _OF_ITEM.get(movement.kind)
    item = f" {of_item} item {movement.item}" if movement.item and of_item else ""
    return f"{_MOVED[movement.kind]}{time}{item}"


def moves(meeting: Meeting) -> list[tuple[str, list[Movement]]]:
    """What people did, each with all those of whom one sentence says it."""
    found: dict[tuple[str, str], list[Movement]] = {}
    for movement in meeting.movements:
        found.setdefault((moved(movement), movement.text), []).append(movement)
    return [(words, group) for (words, _), group in found.items()]
