"""Measures the search index: `python -m benchmarks.search [SECTIONS…]` prints our builder beside its peers.

The peers are Python's `lunr` and lunr.js itself in Node, on the same invented sections in the same run. Times
are CPU seconds of the building alone, the best of a few runs: for the peers on text that was folded before,
for ours with the folding and with empty caches.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lunr import lunr

from archive.search import folding, stemmer
from archive.search.fields import FIELDS, field_texts
from archive.search.files import build_index, build_store
from archive.search.folding import fold
from tests.search.bridge import built_by_lunr_js
from tests.search.invented import sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archive.records import Section

_SIZES = (1_000, 10_000)
_RUNS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One builder's result."""

    name: str
    seconds: float
    index: bytes


def main(sizes: Sequence[int]) -> None:
    """Print one table for each number of sections."""
    for size in sizes:
        sys.stdout.write("\n".join(table(sections(size))) + "\n\n")


def table(invented: Sequence[Section]) -> Iterator[str]:
    """Measure all builders and yield the lines of their table."""
    rows = [ours(invented), lunr_js(invented), python_lunr(invented)]
    yield f"{len(invented):,} sections"
    yield f"{'':16}{'CPU s':>8}{'x ours':>8}{'raw MB':>9}{'gzip MB':>9}"
    for row in rows:
        yield f"{row.name:16}{row.seconds:8.2f}{row.seconds / rows[0].seconds:8.1f}{in_mb(row.index)}"
    yield f"{'store':32}{in_mb(build_store(invented))}"
    yield f"byte-identical to lunr.js: {'yes' if rows[0].index == rows[1].index else 'NO'}"


def in_mb(contents: bytes) -> str:
    """Write a size, and what it is when sent."""
    return f"{len(contents) / 1e6:9.2f}{len(gzip.compress(contents)) / 1e6:9.2f}"


def ours(invented: Sequence[Section]) -> Row:
    """Build with archive/search/files.py, each time from nothing."""

    def build() -> bytes:
        for cached in (folding.fold_word, folding.terms, stemmer.stem):
            cached.cache_clear()
        return build_index(invented)

    return Row("ours", *best(build))


def lunr_js(invented: Sequence[Section]) -> Row:
    """Build with lunr.js in Node."""
    seconds, index = min(built_by_lunr_js(invented, FIELDS)[::-1] for _ in range(_RUNS))
    return Row("lunr.js", seconds, index)


def python_lunr(invented: Sequence[Section]) -> Row:
    """Build with Python's lunr, whose index lunr.js searches in vain for words such as "hackney"."""
    names = [field.name for field in FIELDS]
    fields = [{"field_name": field.name, "boost": field.boost} for field in FIELDS]
    documents = [
        {"ref": str(place), **dict(zip(names, map(fold, field_texts(section)), strict=True))}
        for place, section in enumerate(invented)
    ]

    def build() -> bytes:
        index = lunr(ref="ref", fields=fields, documents=documents).serialize()
        return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()

    return Row("Python lunr", *best(build))


def best(build: Callable[[], bytes]) -> tuple[float, bytes]:
    """Give the least CPU time of a few runs, and what was built."""
    seconds = []
    for _ in range(_RUNS):
        began = time.process_time()
        index = build()
        seconds.append(time.process_time() - began)
    return min(seconds), index


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or _SIZES)
