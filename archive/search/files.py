"""Makes the files that the reader's browser searches: an index in parts, facts of sections, their texts.

All of them number the sections in the order of their ids. `search_files` is what the site's builder calls;
static/search/index.js reads them in the browser.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import TYPE_CHECKING

from archive.search import facts, parts
from archive.search.callings import callings
from archive.search.collecting import uncollected
from archive.search.fields import FIELDS, field_texts, heading_words
from archive.search.folding import FOLDING, terms, words
from archive.search.lunr_index import lunr_index
from archive.search.parts import compact
from archive.search.postings import postings
from archive.search.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from archive.records import Section
    from archive.search.codes import Integers
    from archive.search.postings import Row

FOLDER = "search/"
"""Where the files stand in the site."""

ABOUT = f"{FOLDER}about.json"
"""The file that a search begins with.

All others stand in a folder that has a new name whenever one of them changes, so that a browser which keeps
some of them never mixes two builds.
"""

_FORMAT = 4


@uncollected()
def search_files(
    sections: Iterable[Section], kept: Path | None = None, more: Mapping[str, object] | None = None
) -> dict[str, bytes]:
    """Give the files of the search by their paths in the site.

    `kept` is where the words of sections are remembered for the next build; `more` is said beside what the
    first file says of itself.
    """
    ordered = _in_order(sections)
    tokens = tokens_of(map(field_texts, ordered), kept)
    rows, lengths = postings(tokens, len(FIELDS), list(map(heading_words, ordered)))
    cut = list(parts.parts(rows, callings(ordered)))
    made = {
        **dict(_of_terms(rows, cut)),
        **dict(_of_sections(ordered, lengths, facts.title_lengths(tokens))),
    }
    build = _build(made)
    about = {
        "format": _FORMAT,
        "build": build,
        "size": len(ordered),
        "fields": [{"name": field.name, "boost": field.boost} for field in FIELDS],
        "texts": facts.TEXTS,
        "parts": [[first, len(held)] for first, held, _ in cut],
        "folding": FOLDING,
        **(more or {}),
    }
    return {ABOUT: compact(about)} | {f"{FOLDER}{build}/{name}.json": made[name] for name in made}


def _of_terms(rows: Sequence[Row], cut: Sequence[tuple[str, bytes, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Give the files of terms, by their names."""
    for number, (_, held, beside) in enumerate(cut):
        yield f"terms/{number}", held
        yield f"beside/{number}", beside
    for letter, begun in enumerate(parts.vocabulary(rows)):
        yield f"vocabulary/{letter}", begun


def _of_sections(
    sections: Sequence[Section], lengths: Sequence[Integers], titles: Integers
) -> Iterator[tuple[str, bytes]]:
    """Give the files of sections, by their names."""
    groups, group = facts.groups(sections)
    yield "facts", compact(facts.facts(sections, group, lengths, titles))
    yield "groups", compact([asdict(group) for group in groups])
    for number, shown in enumerate(facts.texts(sections)):
        yield f"texts/{number}", compact(shown)


def _build(made: Mapping[str, bytes]) -> str:
    """Name a build by what is in it."""
    digest = hashlib.blake2b(digest_size=5)
    for name, contents in made.items():
        digest.update(name.encode() + b"\0" + hashlib.blake2b(contents).digest())
    return digest.hexdigest()


def build_index(sections: Iterable[Section]) -> bytes:
    """Build the whole index as one file for `lunr.Index.load`: what the parts are compared with."""
    documents = ([words(text) for text in field_texts(section)] for section in _in_order(sections))
    return lunr_index(documents, FIELDS, terms)


def _in_order(sections: Iterable[Section]) -> list[Section]:
    return sorted(sections, key=lambda section: (section.id, section.url))
