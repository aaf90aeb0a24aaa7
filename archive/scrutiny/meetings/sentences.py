"""The sentences of a meeting's minutes, each with its item and the place where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.body import Chunk
from archive.records import Source
from archive.scrutiny.minutes import Item

# Behind a full stop, not behind "Cllr.", "No.", "p.m.", "St." or an initial
_END = re.compile(
    r"(?<=[.!?;])(?<!\bCllr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bNo\.)(?<!\bSt\.)(?<!\b[A-Z]\.)"
    r"(?<!\bp\.m\.)(?<!\ba\.m\.)\s+(?=[\[(\"“]*[A-Z0-9])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of minutes."""

    text: str
    item: Item
    source: Source
    chunk: int
    """Which passage of the item it stands in."""
    listed: bool = False
    """Whether that is a list."""


def sentences(items: Sequence[Item]) -> Iterator[Sentence]:
    """All sentences of all items, in order; those of headings are left out."""
    for item in items:
        yield from of_item(item)


def of_item(item: Item) -> Iterator[Sentence]:
    """The sentences of an item, a list's item by item."""
    number = 0
    for entry in item.entries:
        for chunk in entry.chunks:
            if chunk.kind == "heading":
                continue
            number += 1
            for text in _texts(chunk):
                for sentence in _END.split(text):
                    if sentence.strip():
                        yield Sentence(sentence.strip(), item, chunk.source, number, bool(chunk.items))


def _texts(chunk: Chunk) -> Sequence[str]:
    if chunk.rows:
        return [" ".join(cell for cell in row if cell) for row in chunk.rows]
    return chunk.items or (chunk.text,)
