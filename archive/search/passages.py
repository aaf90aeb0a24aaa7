"""Cuts a text into passages as a reader would look them up: by headings, numbers and tables."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from archive.body import by_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.body import Chunk

_LONG = 180
"""Words of running text after which a result leads to the next paragraph rather than to the heading."""
_SHORT = 20
"""Words of a remark that stays with what is before it: "Continued overleaf.", the source of a table."""
_TABLE = 350
"""Words of a table after which its next rows are a passage of their own, with its head."""
# "Table 3 - Children missing from care", "Figure 2: Referrals"
_CAPTION = re.compile(r"(?:table|figure|chart|appendix)\s+\w", re.I)
# "The table below shows …", "Exclusions by year were as follows:"
_INTRODUCES = re.compile(
    r":$|\b(?:table|figure|chart)\b.*\b(?:below|shows|following|sets out)\b", re.I | re.S
)
_INTRODUCTION = 60
"""Words of a paragraph before a table that may be about the table alone."""
_OFTEN = 3
"""A heading that stands so often in a paper does not say what the matter is."""
_LEAST, _MOST = 5, 30
"""Words of a line between two lists that is the title of the second."""
# A sentence that is whole, a note's number behind it: "… were agreed.¹"
_ENDS = re.compile(r"[.?!][\W\d]*$")
_NUMBER = re.compile(r"^\d+[a-z]?(?:\.\d+)*\.?\s+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text to be found by search: chunks from one anchor up to the next."""

    title: str
    """The heading it stands under, with its own number: "4.2 Background"; the caption of a table."""
    trail: tuple[str, ...]
    """The headings above that one."""
    anchor: str
    chunks: tuple[Chunk, ...]
    part: int = 1
    """Which part of a table it is, where all have one anchor."""
    continues: bool = False
    """Whether others under the same heading stand before it."""

    @property
    def table(self) -> bool:
        """Whether it is a table."""
        return any(chunk.kind == "table" for chunk in self.chunks)

    @property
    def suffix(self) -> str:
        """What tells the parts of a table apart in ids."""
        return f"-part-{self.part}" if self.part > 1 else ""

    @property
    def text(self) -> str:
        """Its words, without the headings that its title and trail say already."""
        said = {self.title, *self.trail}
        return "\n".join(words for chunk in self.chunks if (words := _words(chunk)) and words not in said)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A chunk, or rows of a table, or items of a list."""

    chunk: Chunk
    length: int
    part: int = 1


def passages(found: Iterable[Chunk], title: str) -> Iterator[Passage]:
    """Cut a text; `title` is what stands over it before its first heading."""
    before: tuple[str, ...] | None = None
    for passage in _cut(found, title):
        under = (*passage.trail, _NUMBER.sub("", passage.title))
        yield replace(passage, continues=under == before)
        before = under


def _cut(found: Iterable[Chunk], title: str) -> Iterator[Passage]:
    run: list[_Piece] = []
    stack: list[Chunk] = []
    for chunk in _titled(tuple(found)):
        for piece in _pieces(chunk):
            if run and _begins(piece, run):
                kept = _introduction(piece, run)
                yield _passage(run, stack, title)
                run = kept
            if chunk.kind == "heading":
                while stack and stack[-1].level >= chunk.level:
                    stack.pop()
                stack.append(chunk)
            run.append(piece)
    if run:
        yield _passage(run, stack, title)


def _titled(found: Sequence[Chunk]) -> Iterator[Chunk]:
    """Chunks, lines between two lists being headings where the heading above says nothing of the matter.

    A heading that stands often does not: "Metrics" of each of ten aims, whose titles were read as text.
    """
    times = Counter(chunk.text for chunk in found if chunk.kind == "heading")
    above: Chunk | None = None
    for at, chunk in enumerate(found):
        if chunk.kind == "heading" or chunk.number:
            above = chunk if times[chunk.text] >= _OFTEN else None
        is_title = above and at and found[at - 1].kind == "list" and _is_title(chunk, found[at + 1 : at + 3])
        yield replace(chunk, kind="heading", level=above.level) if above and is_title else chunk


def _is_title(chunk: Chunk, below: Sequence[Chunk]) -> bool:
    """Whether a line, which may be a sentence, stands over a list, or a remark and a list."""
    if chunk.kind != "paragraph" or re.search(r"\n|:\s|[:;,]$", chunk.text):
        return False
    kinds = [other.kind for other in below]
    listed = kinds[:1] == ["list"] or kinds == ["paragraph", "list"]
    return listed and _LEAST <= len(chunk.text.split()) <= _MOST and chunk.text[:1].isupper()


def rows_as_text(rows: Iterable[Sequence[str]]) -> str:
    """The words of a table: a line for each row, its cells apart."""
    return "\n".join(" · ".join(filter(None, row)) for row in rows if any(row))


def _pieces(chunk: Chunk) -> Iterator[_Piece]:
    """A chunk in pieces that are not too long; those of a table have its head, and each begins a page."""
    if chunk.kind == "figure":
        return
    if chunk.kind == "table":
        for on_page in by_page(chunk):
            runs = (part for run in _runs(on_page.rows) for part in _cells(run))
            for part, rows in enumerate(runs, start=1):
                yield _Piece(replace(on_page, rows=rows), _length(rows), part)
        return
    lengths = len(chunk.text.split())
    if chunk.kind != "list" or lengths <= _TABLE:
        yield _Piece(chunk, lengths)
        return
    for part, items in enumerate(_runs(tuple((item,) for item in chunk.items), head=False), start=1):
        words = tuple(item for (item,) in items)
        yield _Piece(replace(chunk, items=words, text="\n".join(words)), _length(items), part)


def _runs(rows: tuple[tuple[str, ...], ...], *, head: bool = True) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Rows in runs of some length, each with the head where there is one."""
    first = rows[:1] if head else ()
    run: list[tuple[str, ...]] = []
    for row in rows[len(first) :]:
        if run and _length(run) + _length([row]) > _TABLE:
            yield (*first, *run)
            run = []
        run.append(row)
    yield (*first, *run)


def _cells(rows: tuple[tuple[str, ...], ...]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Rows as they are; a row that is too long cell by cell, each below its head and beside what is short."""
    if len(rows) != 2 or _length(rows[1:]) <= _TABLE:
        yield rows
        return
    long = [place for place, cell in enumerate(rows[1]) if len(cell.split()) > _SHORT]
    label = tuple(cell for place, cell in enumerate(rows[1]) if place not in long)
    yield from (((rows[0][place],), (*label, rows[1][place])) for place in long)


def _length(rows: Iterable[Sequence[str]]) -> int:
    return sum(len(cell.split()) for row in rows for cell in row)


def _begins(piece: _Piece, run: Sequence[_Piece]) -> bool:
    """Whether a passage begins with a piece: never where nothing but headings stands before it."""
    chunk, behind_table = piece.chunk, any(p.chunk.kind == "table" for p in run)
    if chunk.kind == "table":
        before = run[:-1] if _introduces(run[-1]) else run
        return (piece.length >= _SHORT or behind_table) and not _only_headings(before)
    if _only_headings(run) or _is_item(piece, run):
        return False
    if chunk.kind == "heading" or chunk.number or piece.part > 1:
        return True
    long = behind_table or sum(p.length for p in run) + piece.length > _LONG
    return long and piece.length >= _SHORT


def _is_item(piece: _Piece, run: Sequence[_Piece]) -> bool:
    """Whether a numbered paragraph is one that the one above leads up to: 4.3.8.1 below "4.3.8 … that"."""
    above = next((p.chunk for p in run if p.chunk.kind != "heading"), None)
    if not (piece.chunk.number and above and above.number and above.kind == "paragraph"):
        return False
    below = piece.chunk.number.startswith(f"{above.number.rstrip('.')}.")
    fits = sum(p.length for p in run) + piece.length <= _LONG
    return below and fits and not _ENDS.search(above.text)


def _only_headings(run: Sequence[_Piece]) -> bool:
    return all(piece.chunk.kind == "heading" for piece in run)


def _introduction(piece: _Piece, run: list[_Piece]) -> list[_Piece]:
    """Take from what stands before a table what is about the table: its caption, its introduction."""
    return [run.pop()] if piece.chunk.kind == "table" and _introduces(run[-1]) else []


def _introduces(piece: _Piece) -> bool:
    """Whether a paragraph before a table is about the table alone."""
    chunk = piece.chunk
    if chunk.kind != "paragraph" or chunk.number or piece.length > _INTRODUCTION:
        return False
    return _is_caption(piece) or bool(_INTRODUCES.search(chunk.text.strip()))


def _is_caption(piece: _Piece) -> bool:
    return bool(_CAPTION.match(piece.chunk.text)) and piece.length <= _SHORT


def _passage(run: Sequence[_Piece], stack: Sequence[Chunk], title: str) -> Passage:
    """A passage; its anchor is that of its number, else of its first chunk but for headings of its trail."""
    table = any(p.chunk.kind == "table" for p in run)
    # An address alone is no title.
    over = [chunk for chunk in stack if not _ADDRESS.fullmatch(chunk.text)]
    leads = next(p for p in run if p.chunk not in over[:-1])
    headings = [_heading(chunk) for chunk in over if table or not _CAPTION.match(chunk.text)]
    trail, named = tuple(headings[:-1]), headings[-1] if headings else title
    first = next((p for p in run if p.chunk.kind != "heading"), run[0])
    if first.chunk.number:
        named, leads = f"{first.chunk.number} {_NUMBER.sub('', named)}", first
    elif table and _is_caption(first):
        trail, named = (*trail, named) if headings else trail, first.chunk.text
    return Passage(named, trail, leads.chunk.anchor, tuple(p.chunk for p in run), max(p.part for p in run))


def _heading(chunk: Chunk) -> str:
    return f"{chunk.number} {chunk.text}" if chunk.number else chunk.text


def _words(chunk: Chunk) -> str:
    """The words of a chunk, the number of a paragraph being in the title."""
    if chunk.kind == "table":
        return rows_as_text(chunk.rows)
    return _heading(chunk) if chunk.kind == "heading" else chunk.text
