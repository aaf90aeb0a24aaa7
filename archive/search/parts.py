"""Cuts the index into parts, of which the reader's browser loads those that a query needs.

A part has the terms of a stretch of the alphabet. For each term and field it says which sections have it, a
section as often as it has it, and at which places, for phrases and for how near words stand; and what people
and terms are called by names that end with it. A search needs all of these, and each file is a request. What
stands beside the places, which only phrases with common words need, is in a file of its own. Scores are not
written: the browser works out the same as lunr.js (BM25) from these counts and the lengths of the fields.
"""

from __future__ import annotations

import json
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from archive.search.callings import Calling
    from archive.search.postings import Row

PART_BYTES = 80_000
"""What a part may hold before the next one begins; some 12 kB of it are sent. A term is never cut in two."""

_OF_A_ROW, _OF_A_NAME = 48, 40
"""What a term takes besides its texts, and each name that ends with it."""


def parts(rows: Sequence[Row], called: Mapping[str, Sequence[Calling]]) -> Iterator[tuple[str, bytes, bytes]]:
    """Cut the terms: for each part its first term, what it holds, and what stands beside its places."""
    begun, size = 0, 0
    for at, row in enumerate(rows):
        coded = "".join((row.term, *row.forms, *row.sections, *row.places, *row.forms_of_places))
        weight = len(coded) + _OF_A_ROW + _OF_A_NAME * len(called.get(row.term, ()))
        if size and size + weight > PART_BYTES:
            yield _part(rows[begun:at], called)
            begun, size = at, 0
        size += weight
    if rows:
        yield _part(rows[begun:], called)


def _part(rows: Sequence[Row], called: Mapping[str, Sequence[Calling]]) -> tuple[str, bytes, bytes]:
    held = [
        [r.term, r.index, r.forms, called.get(r.term, ()), r.sections, r.places, r.forms_of_places]
        for r in rows
    ]
    return rows[0].term, compact(held), compact([row.beside for row in rows])


def vocabulary(rows: Iterable[Row]) -> list[bytes]:
    """Write the terms by their first letters, the last file for what begins otherwise.

    Each has how many sections have it, and its forms; hardly anybody mistypes the first letter of a word.
    """
    letters: list[list[object]] = [[] for _ in (*ascii_lowercase, "others")]
    for row in rows:
        letters[ascii_lowercase.find(row.term[0])].append([row.term, row.number, *row.forms])
    return list(map(compact, letters))


def compact(data: object) -> bytes:
    """Write JSON; half of a character that is none becomes a question mark."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
