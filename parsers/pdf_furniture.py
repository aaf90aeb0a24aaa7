"""What the page maker printed at the edges of a PDF's pages: stamps, item marks, running heads and feet."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parsers import furniture
from parsers.pdf_lines import Line, body_size, lines, segments
from parsers.pdf_page import Page, Word

_EDGE = 0.105
"""The part of a page's height, at its top and at its bottom, in which heads, feet and stamps stand."""
_ALONE = 12
"""A page with no more words than this has nothing on it but a notice or a title."""


@dataclass(slots=True)
class Found:
    """The furniture of one page, and the words that are left."""

    stamp: int | None = None
    marks: list[str] = field(default_factory=list)
    omitted: list[tuple[str, str]] = field(default_factory=list)
    """Reason and text."""
    rest: list[Word] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    """Text that is set at a right angle to the page's own and is no furniture."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a line at the edge of a page."""

    page: int
    line: Line
    shape: str
    place: int


def strip(pages: Sequence[Page], words: Sequence[Sequence[Word]]) -> list[Found]:
    """The furniture of all pages; `words` are those of each page that stand in no table."""
    found = [Found() for _ in pages]
    pieces = [_pieces(page, own) for page, own in zip(pages, words, strict=True)]
    running = _running(pages, pieces)
    offset = _offset(pages, pieces)
    for page, own, at_edge, one in zip(pages, words, pieces, found, strict=True):
        taken: set[tuple[float, float]] = set()
        for piece in at_edge:
            text = piece.line.plain
            reason = furniture.name_of(text) or (
                furniture.HEAD if (piece.shape, piece.place) in running else None
            )
            if reason is None:
                continue
            taken |= _spots(piece.line)
            _note(one, reason, text)
        one.rest = [w for w in own if (w.x0, w.y) not in taken]
        _left_blank(one)
        _sideways(page, one)
        if one.stamp is not None and offset is not None and one.stamp - page.number != offset:
            one.stamp = next((n for n in _stamps(at_edge) if n - page.number == offset), one.stamp)
    _number_between(pages, found)
    return found


def _note(found: Found, reason: str, text: str) -> None:
    found.omitted.append((reason, text))
    if reason == furniture.STAMP and (number := furniture.stamped_page(text)):
        found.stamp = number
    if reason in (furniture.ITEM_MARK, furniture.BLANK):
        found.marks.append(text)


def _pieces(page: Page, words: Iterable[Word]) -> list[_Piece]:
    """What stands at the top and the bottom of a page, lines cut where wide gaps are."""
    edge = [w for w in words if w.y < _EDGE * page.height or w.y > (1 - _EDGE) * page.height]
    pieces = [piece for line in lines(edge) for piece in _apart(line)]
    return [
        _Piece(page.number, p, furniture.shape(p.plain), round(p.y / 6))
        for p in pieces
        if furniture.name_of(p.plain) or not furniture.is_numbered(p.plain)
    ]


def _apart(line: Line) -> list[Line]:
    """A line as it stands if it is furniture as a whole, else its pieces."""
    return [line] if furniture.name_of(line.plain) else segments(line, 2.0)


def _running(pages: Sequence[Page], pieces: Sequence[Sequence[_Piece]]) -> frozenset[tuple[str, int]]:
    """Shape and place of running heads: lines at one place of pages that follow each other.

    Cover sheets are alike at their tops too, but a page or more stands between each and the next.
    Where the heads of a document stand, a line of the same type is one even if it has other words.
    """
    body = body_size(page.words for page in pages)
    where: dict[tuple[str, int], set[int]] = defaultdict(set)
    spots: dict[tuple[int, int, int], list[_Piece]] = defaultdict(list)
    for piece in (p for own in pieces for p in own if len(p.shape) > 3):
        where[piece.shape, piece.place].add(piece.page)
        spots[piece.place, round(piece.line.x0 / 4), round(piece.line.size * 2)].append(piece)
    small = {(p.shape, p.place) for own in pieces for p in own if p.line.size < 0.92 * body}
    found = {
        key
        for key, on in where.items()
        if len(on) >= (2 if key in small else 3) and any(n + 1 in on for n in on)
    }
    for group in spots.values():
        certain = sum((p.shape, p.place) in found for p in group)
        if (
            len({p.page for p in group}) >= 3
            and certain >= 0.5 * len(group)
            and group[0].line.size < 0.92 * body
        ):
            found |= {(p.shape, p.place) for p in group}
    return frozenset(found)


def _stamps(pieces: Iterable[_Piece]) -> list[int]:
    return [n for p in pieces if (n := furniture.stamped_page(p.line.plain)) is not None]


def _offset(pages: Sequence[Page], pieces: Sequence[Sequence[_Piece]]) -> int | None:
    """By how much most stamps differ from the number of their page in the file."""
    offsets = Counter(n - page.number for page, own in zip(pages, pieces, strict=True) for n in _stamps(own))
    return offsets.most_common(1)[0][0] if offsets else None


def _left_blank(found: Found) -> None:
    """A page that says that it is blank."""
    if len(found.rest) > _ALONE:
        return
    for line in lines(found.rest):
        if furniture.name_of(line.plain) == furniture.BLANK:
            _note(found, furniture.BLANK, line.plain)
            found.rest = [w for w in found.rest if (w.x0, w.y) not in _spots(line)]


def _spots(line: Line) -> set[tuple[float, float]]:
    """Where the words of a line stand, which tells them from all others of the page."""
    return {(word.x0, word.y) for word in line.words}


def _sideways(page: Page, found: Found) -> None:
    """Stamps along the side of a landscape page; other text there is kept, a group at a time."""
    groups: list[list[Word]] = []
    for word in page.words:
        if word.upright:
            continue
        near = groups and abs(word.y - groups[-1][-1].y) + abs(word.x0 - groups[-1][-1].x0) < 12 * word.size
        if near:
            groups[-1].append(word)
        else:
            groups.append([word])
    for group in groups:
        text = " ".join(w.text for w in group)
        if reason := furniture.name_of(text):
            _note(found, reason, text)
        else:
            found.sideways.append(text)


def _number_between(pages: Sequence[Page], found: Sequence[Found]) -> None:
    """Pages without a stamp between stamped ones: they have a number all the same, if the counts agree."""
    stamped = [i for i, one in enumerate(found) if one.stamp is not None]
    for before, after in itertools.pairwise(stamped):
        first, last = found[before].stamp, found[after].stamp
        if first is not None and last is not None and last - first == after - before:
            for index in range(before + 1, after):
                found[index].stamp = first + index - before
    if (
        pages
        and stamped
        and found[-1].stamp is None
        and _is_blank(found[-1])
        and stamped[-1] == len(found) - 2
    ):
        found[-1].stamp = (found[-2].stamp or 0) + 1


def _is_blank(found: Found) -> bool:
    return not found.rest and any(furniture.name_of(mark) == furniture.BLANK for mark in found.marks)
