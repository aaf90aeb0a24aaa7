"""A paper line by line: headings, paragraphs, entries of lists and rows of tables, each with its number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.body import Chunk
from archive.records import Source

# "A. Agree", "(iv) Agree", "b) Agree", "2.1 Note", "3. Agree"
_MARK = re.compile(
    r"^\(?(?P<mark>\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivx]{1,5})[.)]\)?\s+(?=\S)|^(?P<dotted>\d{1,3}(?:\.\d{1,3})+)\s+(?=\S)"
)

_FEWEST = 6
"""Shorter texts are alike only if all their words are."""
_ALIKE, _MOST = 0.8, 0.5
"""So much of the shorter text stands in the longer one, and is so much of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paper."""

    kind: str
    """heading, paragraph, entry or row."""
    number: str | None
    text: str
    source: Source
    anchor: str
    level: int = 0
    """Level of a heading."""
    cells: tuple[str, ...] = ()
    """The other cells of a row."""


def lines(chunks: Iterable[Chunk]) -> Iterator[Line]:
    """All lines of a paper in order."""
    for chunk in chunks:
        if chunk.kind == "list":
            yield from _entries(chunk)
        elif chunk.kind == "table":
            yield from _rows(chunk)
        elif chunk.kind in ("heading", "paragraph"):
            number, text = (chunk.number, chunk.text) if chunk.number else marked(chunk.text)
            yield Line(chunk.kind, number, text, chunk.source, chunk.anchor, chunk.level)


def marked(text: str) -> tuple[str | None, str]:
    """A line's mark, such as "A." or "2.1", and the rest."""
    if match := _MARK.match(text):
        return match["mark"] or match["dotted"], text[match.end() :]
    return None, text


def _entries(chunk: Chunk) -> Iterator[Line]:
    """The outer entries of a list; those of a numbered one with its numbers."""
    first = chunk.tokens[0]
    counted = first.type == "ordered_list_open"
    start = int(first.attrGet("start") or 1) if counted else 0
    for index, item in enumerate(chunk.items):
        number, text = marked(item)
        yield Line("entry", str(start + index) if counted else number, text, chunk.source, chunk.anchor)


def _rows(chunk: Chunk) -> Iterator[Line]:
    """The rows of a table: a first cell that is a number alone is the number of the row."""
    for row, place in zip(chunk.rows, chunk.places or (chunk.source,) * len(chunk.rows), strict=False):
        cells = [cell.strip() for cell in row]
        numbered = bool(cells) and len(cells) > 1 and bool(re.fullmatch(r"\(?[\w.]{1,6}\)?", cells[0]))
        number = cells.pop(0).strip("().") if numbered else None
        if any(cells):
            yield Line("row", number, cells[0], place, chunk.anchor, cells=tuple(cells[1:]))


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same, but for a few words: one may be longer, where it goes on."""
    mine, theirs = (_words(text) for text in (one, other))
    least = min(len(mine), len(theirs))
    if least < _FEWEST:
        return mine == theirs and least > 0
    common = sum((Counter(mine) & Counter(theirs)).values())
    return common >= _ALIKE * least and common >= _MOST * max(len(mine), len(theirs))


def plain_words(text: str) -> str:
    """The words of a text alone, to compare it with another."""
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
