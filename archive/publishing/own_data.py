"""The piece of the data that a page shows, beside it: `data.json`, with lists as they are in `data/`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from archive import data
from archive.library import Library

NAME = "data.json"

Pieces = dict[str, dict[str, list[Any]]]
"""Address of a page -> name of a list -> its records."""


_OF_NO_PAGE = ("glossary", "unexplained", "sections")
"""Lists of which one page shows all, and the passages of search, which say nothing of their own."""


def pieces(library: Library) -> Pieces:
    """The records that each page of one thing shows."""
    found: Pieces = defaultdict(lambda: defaultdict(list))
    for name, _ in data.LISTS:
        for record in data.listed(library, name) if name not in _OF_NO_PAGE else ():
            page = record.url.partition("#")[0]
            if page.count("/") > 1:
                found[page][name].append(record)
    return found


def addresses(library: Library) -> frozenset[str]:
    """The addresses of the pages that have their own piece."""
    return frozenset(pieces(library))


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The pieces by their paths in the site."""
    for url, lists in pieces(library).items():
        piece = {name: [asdict(record) for record in records] for name, records in lists.items()}
        yield f"{url}{NAME}", (json.dumps(piece, ensure_ascii=False, indent=1) + "\n").encode()
