"""Questions that a reader can ask of an archive, in its own words, and a list: links that answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from urllib.parse import urlencode

from archive.library import Library
from archive.pages.chains import Chain
from archive.records import Term

_MOST = 5
_LONGEST = 48
"""A longer phrase is none that anybody would ask."""


def questions(library: Library, owed: Sequence[Chain]) -> list[tuple[str, str]]:
    """A few questions with their addresses."""
    found = [*islice(_said(library), 1), *islice(_terms(library), _MOST - 2)]
    return [*found, *_owed(owed)]


def _owed(owed: Sequence[Chain]) -> Iterator[tuple[str, str]]:
    """The list of what whoever owes the most still owes."""
    owners = Counter(chain.owner for chain in owed if chain.action.owner)
    for (value, words), number in owners.most_common(1):
        # No question: typed into the box beside it, that would find passages and not the list
        yield (
            f"List of open promises: {words} ({number:,})",
            f"actions/?{urlencode({'state': 'open', 'owner': value})}",
        )


def _said(library: Library) -> Iterator[tuple[str, str]]:
    """What was said of an item of the latest minutes that had papers."""
    for page in reversed(library.meetings):
        for item in page.meeting.agenda if page.minutes else ():
            if item.reports and len(item.title) <= _LONGEST:
                yield f"What was said of {item.title}?", search(item.title)


def _terms(library: Library) -> Iterator[tuple[str, str]]:
    """What the papers say of the terms that they use most."""
    for term in sorted(library.terms, key=lambda t: (-t.uses, t.id)):
        if _is_plain(term):
            yield f"What do the papers say of {term.senses[0].definition}?", search(term.term)


def _is_plain(term: Term) -> bool:
    """Whether a term has one short meaning, which stands for it in a sentence."""
    definition = term.senses[0].definition
    return len(term.senses) == 1 and term.uses > 1 and len(definition) <= _LONGEST and "." not in definition


def search(words: str) -> str:
    """The address that searches for words."""
    return f"search/?{urlencode({'q': words})}"
