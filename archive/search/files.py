"""Makes what the search page loads: the index that lunr.js searches, and the store of what the results show.

Both number the sections in the order of their ids. `search_files` is what the site's builder calls; the page
itself is templates/search.html with static/search/page.js.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive.dates import spoken
from archive.search.folding import FOLDING, terms, words
from archive.search.lunr_index import Field, lunr_index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.records import Section

INDEX = "search/index.json"
"""Where the index stands in the site."""

STORE = "search/store.json"
"""Where the store stands in the site."""

FIELDS = (Field("title", boost=4), Field("context"), Field("text", boost=2))
"""The parts of a section that are searched.

The context is everything that says where and when the section stands, so that "yeshivas minutes November
2022" finds a minute that has only the first of these words in it. It counts least, being the same for many.
"""

_FORMAT = 1


def search_files(sections: Iterable[Section]) -> dict[str, bytes]:
    """Give the files of the search by their paths in the site."""
    ordered = _in_order(sections)
    return {INDEX: build_index(ordered), STORE: build_store(ordered)}


def build_index(sections: Iterable[Section]) -> bytes:
    """Build the index, as JSON for `lunr.Index.load`."""
    documents = ([words(text) for text in field_texts(section)] for section in _in_order(sections))
    return lunr_index(documents, FIELDS, terms)


def build_store(sections: Iterable[Section]) -> bytes:
    """Build the store, as JSON: the folding tables, and for each section what a result shows of it.

    Sections are lists, and what many sections share (kind, body, breadcrumb) is a number, so as to be small.
    """
    shared: dict[str | None, int] = {None: 0}
    rows = [
        [
            section.title,
            *(
                shared.setdefault(text, len(shared))
                for text in (section.kind, section.body, section.breadcrumb)
            ),
            section.date,
            section.url,
            section.text,
        ]
        for section in _in_order(sections)
    ]
    store = {"format": _FORMAT, "folding": FOLDING, "shared": list(shared), "sections": rows}
    return json.dumps(store, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def field_texts(section: Section) -> tuple[str, str, str]:
    """Give the text of each of the FIELDS."""
    context = (section.kind, section.body, section.breadcrumb, spoken(section.date))
    return section.title, " ".join(filter(None, context)), section.text


def _in_order(sections: Iterable[Section]) -> list[Section]:
    return sorted(sections, key=lambda section: (section.id, section.url))
