"""Cuts the index into parts, of which the reader's browser loads those that a query needs.

A part has the terms of a stretch of the alphabet. For each term and field it says which sections have it, a
section as often as it has it; the places, for phrases and for how near words stand, are in a file beside it.
Scores are not written: the browser works out the same as lunr.js (BM25) from these counts and from the
lengths of the fields.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.search.postings import Row

PART_BYTES = 30_000
"""What a part may hold before the next one begins; some 20 kB of it are sent. A term is never cut in two."""

MOST_LENGTH = 16
"""Terms of so many letters and more stand together in the vocabulary."""


def parts(rows: Sequence[Row]) -> Iterator[tuple[str, bytes, bytes, bytes]]:
    """Cut the terms: for each part its first term, its sections, its places, and what stands beside these."""
    begun, size = 0, 0
    for at, row in enumerate(rows):
        weight = 24 + len(row.term) + len("".join(row.sections))
        if size and size + weight > PART_BYTES:
            yield _part(rows[begun:at])
            begun, size = at, 0
        size += weight
    if rows:
        yield _part(rows[begun:])


def _part(rows: Sequence[Row]) -> tuple[str, bytes, bytes, bytes]:
    sections = [[row.term, row.index, *row.sections] for row in rows]
    places = [[row.forms, *row.places, *row.forms_of_places] for row in rows]
    return rows[0].term, compact(sections), compact(places), compact([row.beside for row in rows])


def vocabulary(rows: Iterable[Row]) -> list[bytes]:
    """Write the terms by their length, from 0 on: each with how many sections have it, and its forms."""
    lengths: list[list[object]] = [[] for _ in range(MOST_LENGTH + 1)]
    for row in rows:
        lengths[min(MOST_LENGTH, _length(row.term))].append([row.term, row.number, *row.forms])
    return list(map(compact, lengths))


def _length(term: str) -> int:
    """Count letters as JavaScript does."""
    return len(term) if term.isascii() else len(term.encode("utf-16-be", "surrogatepass")) // 2


def compact(data: object) -> bytes:
    """Write JSON; half of a character that is none becomes a question mark."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
