"""Says what is known of every section, for filters and groups, and what a result shows of it.

What all results are sorted and counted by comes as columns in one file; titles and texts stand in small files
of neighbouring sections, of which the browser loads those that it shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from archive.records import Group
from archive.search.codes import code, rising, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archive.records import Section
    from archive.search.codes import Integers
    from archive.search.tokens import Tokens

TEXTS = 20
"""How many sections stand together in a file of texts."""

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def groups(sections: Iterable[Section]) -> tuple[list[Group], list[int]]:
    """Give all groups, and for each section the number of its own."""
    numbers: dict[str, int] = {}
    found, column = list[Group](), list[int]()
    for section in sections:
        group = section.group or _page(section)
        number = numbers.setdefault(group.id, len(numbers))
        if number == len(found):
            found.append(group)
        column.append(number)
    return found, column


def _page(section: Section) -> Group:
    """The page that a section without a group stands on."""
    url = section.url.partition("#")[0]
    return Group(url, section.breadcrumb.split(" › ")[0], url, section.kind, section.body, section.date)


def facts(
    sections: Sequence[Section],
    group: Sequence[int],
    lengths: Iterable[Sequence[int] | Integers],
    titles: Sequence[int] | Integers,
) -> dict[str, object]:
    """Give what is known of all sections, each column coded; `lengths` are those of the fields.

    `titles` are those of the titles behind their numbers.
    """
    kinds, bodies, people = dict[str, int](), dict[str | None, int](), dict[str, int]()
    kind = [kinds.setdefault(section.kind, len(kinds)) for section in sections]
    body = [bodies.setdefault(section.body, len(bodies)) for section in sections]
    named = [[people.setdefault(person, len(people)) for person in section.people] for section in sections]
    names = {f"person-{person}": person for person in people}
    known = {names[section.id]: section.title for section in sections if section.id in names}
    places = {section.id: place for place, section in enumerate(sections)}
    copies = {
        place: places[section.copy_of] for place, section in enumerate(sections) if section.copy_of in places
    }
    return {
        "size": len(sections),
        "kinds": list(kinds),
        "bodies": list(bodies),
        "people": [[person, known.get(person, person)] for person in people],
        "kind": runs(kind),
        "body": runs(body),
        "group": runs(group),
        "day": runs([day(section.date) for section in sections]),
        "standing": runs([section.standing for section in sections]),
        "copies": rising(list(copies)),
        "originals": code(list(copies.values())),
        "named": code([number for persons in named for number in (len(persons), *persons)]),
        "titles": code(titles),
        "lengths": [code(column) for column in lengths],
    }


def title_lengths(tokens: Tokens) -> Integers:
    """Count the words of titles behind their numbers, "5.3 Budget monitoring"; all of a number."""
    words, sizes = tokens.field(0)
    used, places = np.unique(words, return_inverse=True)
    is_word = np.array([not _NUMBER.fullmatch(tokens.forms[form]) for form in used], bool)
    ends = np.cumsum(sizes, dtype=np.int64)
    at = np.append(np.flatnonzero(is_word[places]), len(words))
    first = at[np.searchsorted(at, ends - sizes)]
    return np.where(first < ends, ends - first, sizes)


def day(date: str | None) -> int:
    """Write a date as a number: 20230116, 20230100 without a day, 0 where none is known."""
    return int((date or "").replace("-", "").ljust(8, "0"))


def texts(sections: Sequence[Section]) -> Iterator[list[list[object]]]:
    """Give what is shown of sections, a file at a time: title, breadcrumb, address, text, other places."""
    known = {section.id: section for section in sections}
    for begin in range(0, len(sections), TEXTS):
        yield [_shown(section, known) for section in sections[begin : begin + TEXTS]]


def _shown(section: Section, known: Mapping[str, Section]) -> list[object]:
    others = [known[other] for other in section.also_in if other in known]
    return [
        section.title,
        section.breadcrumb,
        section.url,
        section.text,
        *(part for other in others for part in (_place(other, section), other.url)),
    ]


def _place(other: Section, section: Section) -> str:
    """Where the words of a section stand too, told apart from where the section itself stands."""
    if other.breadcrumb != section.breadcrumb:
        return other.breadcrumb
    name = f"{other.breadcrumb} › {other.title}" if other.breadcrumb else other.title
    page = other.sources[0].page if other.sources and other.title == section.title else None
    return f"{name}, page {page}" if page else name
