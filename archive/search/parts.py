"""Cuts the index into parts, of which the reader's browser loads those that a query needs.

A part has the terms of a stretch of the alphabet. For each term and field it says which sections have it, a
section as often as it has it; the places, for phrases, stand in a file beside it. Scores are not written: the
browser works out the same as lunr.js (BM25) from these counts and from the lengths of the fields.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.search.codes import rising

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.search.postings import Postings

PART_BYTES = 30_000
"""What a part may hold before the next one begins; some 20 kB of it are sent. A term is never cut in two."""

MOST_LENGTH = 16
"""Terms of so many letters and more stand together in the vocabulary."""


@dataclass(slots=True)
class Row:
    """What is written of one term."""

    term: str
    index: int
    """How many terms lunr.js would have met before it."""
    sections: list[str]
    """For each field, coded: the sections that have it, counted from 1."""
    places: list[str]
    """For each field, coded, form by form: which words of the field it is, all sections counted as one."""
    forms: list[str]
    """The words that come to this term, the most frequent first."""
    number: int
    """How many sections have it."""


def rows(postings: Postings) -> list[Row]:
    """Give all terms in JavaScript's order (of UTF-16 units)."""
    met = postings.order_met()
    ordered = sorted(met, key=lambda term: term.encode("utf-16-be", "surrogatepass"))
    return [_row(postings, term, met[term]) for term in ordered]


def _row(postings: Postings, term: str, index: int) -> Row:
    places = postings.places(term)
    sections = postings.sections(places)
    return Row(
        term,
        index,
        sections=list(map(rising, sections)),
        places=[" ".join(map(rising, forms)) for forms in places],
        forms=postings.forms[term],
        number=len(set().union(*sections)),
    )


def parts(rows: Sequence[Row]) -> Iterator[tuple[str, bytes, bytes]]:
    """Cut the terms: for each part its first term, its sections, and its places."""
    begun, size = 0, 0
    for at, row in enumerate(rows):
        weight = 24 + len(row.term) + sum(map(len, row.sections))
        if size and size + weight > PART_BYTES:
            yield _part(rows[begun:at])
            begun, size = at, 0
        size += weight
    if rows:
        yield _part(rows[begun:])


def _part(rows: Sequence[Row]) -> tuple[str, bytes, bytes]:
    sections = [[row.term, row.index, *row.sections] for row in rows]
    places = [[_others(row), *row.places] for row in rows]
    return rows[0].term, compact(sections), compact(places)


def vocabulary(rows: Iterable[Row]) -> list[bytes]:
    """Write the terms by their length, from 0 on: each with how many sections have it, and its forms."""
    lengths: list[list[Row]] = [[] for _ in range(MOST_LENGTH + 1)]
    for row in rows:
        # As JavaScript counts letters.
        lengths[min(MOST_LENGTH, len(row.term.encode("utf-16-be", "surrogatepass")) // 2)].append(row)
    return [compact([[row.term, row.number, *_others(row)] for row in alike]) for alike in lengths]


def _others(row: Row) -> list[str]:
    """Give the forms of a term; none where the term is the only one."""
    return [] if row.forms == [row.term] else row.forms


def compact(data: object) -> bytes:
    """Write JSON; half of a character that is none becomes a question mark."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
