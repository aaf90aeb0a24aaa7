"""Lists that readers filter and sort in the browser: what each row says of itself, and what can be chosen.

Every list works in the same way: `templates/filtered.html` draws the choices, `static/lists.js` follows them.
Without JavaScript the whole list stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from archive.slugs import slug

T = TypeVar("T")
Choice = tuple[str, str]
"""A value, without blanks, and its words."""


@dataclass(frozen=True)
class Facet(Generic[T]):
    """Something by which a list can be filtered."""

    name: str
    """As the address names it."""
    label: str
    of: Callable[[T], Iterable[Choice]]
    """What a record is by it; a record may be several things, or nothing."""
    order: Sequence[str] | None = None
    """The values in their order; else by their words."""
    falling: bool = False


@dataclass(frozen=True)
class Sort(Generic[T]):
    """Something by which a list can be sorted; a falling one has "-" before its name in the address."""

    name: str
    label: str
    of: Callable[[T], str | int]
    falling: bool = False

    @property
    def value(self) -> str:
        """As the address has it."""
        return f"-{self.name}" if self.falling else self.name


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice among the values that a list has."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with all that its template needs to make it filtered."""

    rows: Mapping[str, Mapping[str, str]]
    """Id of a record -> the attributes of its row."""
    filters: tuple[Filter, ...]
    sorts: tuple[Choice, ...]
    """The orders besides the one in which the page stands."""
    usual: str
    """What that one is called."""


def listing(
    records: Mapping[str, T], facets: Sequence[Facet[T]], sorts: Sequence[Sort[T]] = (), *, usual: str = ""
) -> Listing:
    """A list of records by their ids; a filter that has nothing to choose among is left out."""
    rows: dict[str, dict[str, str]] = {key: {"data-row": ""} for key in records}
    found = []
    for facet in facets:
        words: dict[str, str] = {}
        for key, record in records.items():
            choices = list(dict.fromkeys(facet.of(record)))
            words.update(choices)
            rows[key][f"data-{facet.name}"] = " ".join(value for value, _ in choices)
        if len(words) > 1:
            found.append(Filter(facet.name, facet.label, tuple(_ordered(facet, words))))
    for sort in sorts:
        for key, record in records.items():
            rows[key][f"data-sort-{sort.name}"] = str(sort.of(record))
    return Listing(rows, tuple(found), tuple((s.value, s.label) for s in sorts), usual)


def _ordered(facet: Facet[T], words: Mapping[str, str]) -> list[Choice]:
    if facet.order is not None:
        return [(value, words[value]) for value in facet.order if value in words]
    return sorted(words.items(), key=lambda choice: (choice[1].casefold(), choice[0]), reverse=facet.falling)


def named(words: str | None) -> list[Choice]:
    """A choice with a name of its own, such as a body or an office: nothing where there is none."""
    return [(slug(words), words)] if words else []


def year(date: str | None) -> list[Choice]:
    """The year of a date."""
    return [(date[:4], date[:4])] if date else []
