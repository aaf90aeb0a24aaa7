"""What search also looks for: an abbreviation's meanings, and the abbreviations of a meaning.

The browser gets these lists with the first file of the index; what it does with them stands in static/search.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive.records import Term


@dataclass(frozen=True, slots=True)
class Synonym:
    """One abbreviation or word with what it means."""

    short: str
    senses: tuple[str, ...]
    """Its meanings: of several, a reader chooses."""


def synonyms(terms: Iterable[Term]) -> Iterator[Synonym]:
    """The abbreviations of the glossary with their meanings."""
    for term in terms:
        senses = tuple(dict.fromkeys(sense.definition for sense in term.senses))
        yield Synonym(term.term, senses)


def about(found: Iterable[Synonym]) -> dict[str, object]:
    """What the first file of the search says of them."""
    return {"synonyms": [asdict(synonym) for synonym in found]}
