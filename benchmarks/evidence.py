"""Says which sections answer a query: those with the words of a passage that a reader marked as the answer.

A passage is told by words of it (`evidence`), or, where a text is not ours to print, by a hash of some of its
words (`hash` of `words` many). Words are compared folded: markup and broken lines don't matter.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from archive.search.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from archive.records import Section

_RUN = 2
_ENOUGH = 0.75
"""How much of a passage a section must have, by runs of words: a table's cells may stand in another order."""
# "$\pounds$ 1.3m", "<i>", "**89.4%**", "[text](address)"
_POUNDS = re.compile(r"\$?\\pounds\$?\s*")
_SHARE = re.compile(r"%| (?=per ?cent)")
_MARKUP = re.compile(r"<[^<>]{1,60}>|[*_`|\t]|\\[a-z]+|[$\\]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that answers a query."""

    grade: int
    """3: the answer; 2: a good part of it; 1: has to do with it."""
    documents: tuple[str, ...]
    """What the ids of its documents begin with; nothing where any will do."""
    words: tuple[str, ...] = ()
    """Its words, folded."""
    length: int = 0
    hash: str = ""
    """Of so many of its words."""
    title: str = ""
    """The title of its section, folded, for what is found by its name."""

    def stands_in(self, section: Section) -> bool:
        """Whether a section has it."""
        documents = {source.document for source in section.sources}
        if self.documents and not any(d.startswith(self.documents) for d in documents):
            return False
        if self.title:
            return fold(section.title) == self.title
        own = words_of(f"{section.breadcrumb}\n{section.title}\n{section.text}")
        if self.hash:
            return self.hash in _hashes(own, self.length)
        return _share(self.words, own) >= _ENOUGH


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody searches for, with the passages that answer it."""

    text: str
    kind: str
    passages: tuple[Passage, ...]
    documents: tuple[str, ...] = ()
    """What the ids of the documents begin with in which answers were looked for; nothing where in all."""

    def is_judged(self, section: Section) -> bool:
        """Whether somebody has looked for answers where a section was read."""
        read_in = [source.document for source in section.sources]
        return not self.documents or any(document.startswith(self.documents) for document in read_in)

    def grades(self, sections: Iterable[Section]) -> list[int]:
        """How well each section answers."""
        return [max((p.grade for p in self.passages if p.stands_in(s)), default=0) for s in sections]


def queries(path: Path, archive: str | None = None) -> list[Query]:
    """Read queries: all, or those for one archive."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    return [_query(entry) for entry in entries if archive is None or entry["archive"] == archive]


def _query(entry: Mapping[str, Any]) -> Query:
    own = tuple(_documents(entry.get("document_set", "")))
    return Query(entry["query"], entry["kind"], tuple(_passages(entry["relevant"], own)), own)


def _documents(named: str) -> Iterator[str]:
    """The documents of "001-003" or "000,004"."""
    for part in filter(None, named.split(",")):
        first, _, last = part.partition("-")
        yield from (f"{n:03}" for n in range(int(first), int(last or first) + 1))


def _passages(relevant: Iterable[Mapping[str, Any]], own: tuple[str, ...]) -> Iterator[Passage]:
    for told in relevant:
        documents = (told["document"],) if "document" in told else own
        if "title" in told:
            yield Passage(told["grade"], documents, title=fold(told["title"]))
        elif "hash" in told:
            yield Passage(told["grade"], documents, length=told["words"], hash=told["hash"])
        else:
            said = told.get("evidence_plain") or told["evidence"]
            yield Passage(told["grade"], documents, words_of(said))


@cache
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without markup."""
    plain = _MARKUP.sub(" ", _POUNDS.sub("£", html.unescape(text)))
    # A hash is of 58, whatever the search makes of 58%.
    return tuple(fold(_SHARE.sub("  ", plain)).split())


@cache
def _hashes(words: tuple[str, ...], length: int) -> frozenset[str]:
    return frozenset(hash_of(words[at : at + length]) for at in range(len(words) - length + 1))


def hash_of(words: Sequence[str]) -> str:
    """What stands for words that are not printed."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def _share(wanted: tuple[str, ...], own: tuple[str, ...]) -> float:
    """How much of the wanted words stands in others, by runs of them."""
    runs, there = _runs(wanted), _runs(own)
    return len(runs & there) / len(runs) if runs else 0.0


@cache
def _runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    length = min(_RUN, len(words))
    return (
        frozenset(words[at : at + length] for at in range(len(words) - length + 1)) if words else frozenset()
    )
