"""Running heads and feet of a PDF: lines at one place of page after page, that no text goes on from."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers import furniture
from parsers.pdf.lines import Line, lines, segments
from parsers.pdf.page import Page
from parsers.pdf.words import Word

EDGE = 0.105
"""The part of a page's height, at its top and at its bottom, in which heads, feet and stamps stand."""
_MARGIN = 0.075
"""The part in which nothing but they stand, where a page is set as usual."""
_BESIDE = 0.08
"""The part of a page's height next to its edges that tells whether text goes on from there."""
_SMALL = 0.92
"""Type of less than this, of the size of running text, is small."""
_ENDS = re.compile(r"[.:;?!…]['\"”’)\]*]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line at the edge of a page."""

    page: int
    line: Line
    shape: str
    place: int
    """How far it stands from the edge."""

    @property
    def key(self) -> tuple[str, int]:
        """What the pieces of one running head have in common."""
        return self.shape, self.place


def pieces(page: Page, words: Iterable[Word]) -> list[Piece]:
    """What stands at the top and the bottom of a page, lines cut where wide gaps are."""
    top, bottom = EDGE * page.height, (1 - EDGE) * page.height
    edge = [w for w in words if w.y < top or w.y > bottom]
    return [
        Piece(page.number, p, furniture.shape(p.plain), _place(p.y, page.height))
        for line in lines(edge)
        for p in _apart(line)
        if furniture.name_of(p.plain) or not (furniture.is_numbered(p.plain) or _is_text(p))
    ]


def _place(y: float, height: float) -> int:
    """How far a line stands from the edge of its page, below 0 for its foot: wide pages are less high."""
    return round(y / 6) if y < height / 2 else -round((height - y) / 6)


def _is_text(line: Line) -> bool:
    """Whether a line is tagged as text, or says what figures are in: tables repeat that on each page."""
    return any(word.tag is not None and word.tag.block for word in line.words) or furniture.is_unit(
        line.plain
    )


def _apart(line: Line) -> list[Line]:
    """A line as it stands if it is furniture as a whole, else its pieces."""
    return [line] if furniture.name_of(line.plain) else segments(line, 2.0)


def running(
    pages: Sequence[Page],
    words: Sequence[Sequence[Word]],
    at_edges: Sequence[Sequence[Piece]],
    body: float,
) -> list[list[Piece]]:
    """The running heads and feet among the pieces at the edges of pages whose text is of the size `body`."""
    keys = _repeated(pages, at_edges, body)
    found: list[list[Piece]] = []
    for page, own, candidates in zip(pages, words, at_edges, strict=True):
        heads = [piece for piece in candidates if piece.key in keys]
        found.append(_without_text(page, own, heads) if heads else [])
    return found


def _repeated(
    pages: Sequence[Page], at_edges: Sequence[Sequence[Piece]], body: float
) -> set[tuple[str, int]]:
    """Shape and place of lines at one place of pages that follow each other.

    Cover sheets are alike at their tops too, but a page or more stands between each and the next.
    Where the heads of a document stand, a line of the same type is one even if it has other words.
    """
    where: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    spots: dict[tuple[int, int, int], list[Piece]] = defaultdict(list)
    for piece in (p for own in at_edges for p in own if len(p.shape) > 3):
        where[piece.key].append(piece)
        spots[piece.place, round(piece.line.x0 / 4), round(piece.line.size * 2)].append(piece)
    heights = {page.number: page.height for page in pages}
    found = {key for key, alike in where.items() if _is_running(alike, body, heights)}
    found |= _alternating({key: alike for key, alike in where.items() if key not in found})
    for group in spots.values():
        certain = sum(p.key in found for p in group)
        small = group[0].line.size < _SMALL * body
        if small and len({p.page for p in group}) >= 3 and certain >= 0.5 * len(group):
            found |= {p.key for p in group if _counts(where[p.key])}
    return found | _a_little_off(found, where)


def _a_little_off(
    found: set[tuple[str, int]], where: dict[tuple[str, int], list[Piece]]
) -> set[tuple[str, int]]:
    """The same words as those of a running head, a few points higher or lower."""
    off = set()
    for (shape, place), alike in where.items():
        beside = [key for key in ((shape, place - 1), (shape, place + 1)) if key in found]
        known = {piece.line.plain for key in beside for piece in where[key]}
        if known and all(piece.line.plain in known for piece in alike):
            off.add((shape, place))
    return off


def _is_running(alike: Sequence[Piece], body: float, heights: dict[int, float]) -> bool:
    """Whether lines of one shape at one place are those of a running head."""
    on = {piece.page for piece in alike}
    if not any(number + 1 in on for number in on) or not _counts(alike):
        return False
    same = len({piece.line.plain for piece in alike}) == 1
    small = any(piece.line.size < _SMALL * body for piece in alike)
    if len(on) == 2 and not small:
        margin = all(min(p.line.y, heights[p.page] - p.line.y) < _MARGIN * heights[p.page] for p in alike)
        return same and margin
    return small or same or not any(_is_sentence(piece.line) for piece in alike)


def _counts(alike: Sequence[Piece]) -> bool:
    """Whether the figures in a line that repeats stay the same or count pages; those of text do neither."""
    read = sorted((piece.page, [int(n) for n in re.findall(r"\d+", piece.line.plain)]) for piece in alike)
    pairs = [(b[0] - a[0], a[1], b[1]) for a, b in itertools.pairwise(read) if a[0] != b[0]]
    odd = 0
    for step, before, after in pairs:
        counted = len(before) == len(after) and all(
            n - m in (0, 1, step) for m, n in zip(before, after, strict=True)
        )
        anew = any(n == 1 < m for m, n in zip(before, after, strict=False))
        odd += not (counted or anew)
    return odd <= 0.2 * len(pairs)


def _is_sentence(line: Line) -> bool:
    """Whether a line is the end of a sentence, by its first letter or its full stop."""
    return line.plain[:1].islower() or (len(line.words) > 4 and bool(re.search(r"[.;,]$", line.plain)))


def _alternating(where: dict[tuple[str, int], list[Piece]]) -> set[tuple[str, int]]:
    """Heads of left and of right pages: each at one place of every other page, and the other between."""
    by_place: dict[int, list[list[Piece]]] = defaultdict(list)
    for (_, place), alike in where.items():
        if len(alike) > 1 and len({piece.line.plain for piece in alike}) == 1:
            by_place[place].append(alike)
    found = set()
    for group in by_place.values():
        for one, other in itertools.combinations(group, 2):
            on, between = {p.page for p in one}, {p.page for p in other}
            if (
                len(on | between) >= 4
                and _every_other(on)
                and _every_other(between)
                and _interleave(on, between)
            ):
                found |= {one[0].key, other[0].key}
    return found


def _every_other(numbers: set[int]) -> bool:
    return {b - a for a, b in itertools.pairwise(sorted(numbers))} == {2}


def _interleave(on: set[int], between: set[int]) -> bool:
    return len({n % 2 for n in on | between}) == 2 and abs(min(on) - min(between)) == 1


# -- text that stands where heads do -------------------------------------------------------------------------


def _without_text(page: Page, words: Sequence[Word], heads: Sequence[Piece]) -> list[Piece]:
    """The heads of a page without those that the page's text goes on from, or that go on from it."""
    reach = (EDGE + _BESIDE) * page.height
    top = lines(word for word in words if word.y < reach)
    bottom = lines(word for word in words if word.y > page.height - reach)
    above = [piece for piece in heads if piece.line.y < page.height / 2]
    below = [piece for piece in heads if piece.line.y >= page.height / 2]
    return _outer(above, top, 1) + _outer(below, bottom[::-1], -1)


def _outer(heads: Sequence[Piece], near: Sequence[Line], way: int) -> list[Piece]:
    """The heads that stand outside of the text; `near` are the lines from the edge of the page inwards.

    A head of two lines goes on too, but in nothing that is text. Nothing outside of a head is text.
    """
    kept: list[Piece] = []
    for piece in sorted(heads, key=lambda p: -way * p.line.y):
        inner = _column(piece.line, [one for one in near if way * (one.y - piece.line.y) > _step(piece.line)])
        if not inner or _stands_for(kept, inner[0]):
            kept.append(piece)
            continue
        first, second = (piece.line, inner[0]) if way > 0 else (inner[0], piece.line)
        if not _goes_on(first, second, inner):
            kept.append(piece)
    for piece in sorted(kept, key=lambda p: way * p.line.y):
        outer = _column(piece.line, [one for one in near if way * (piece.line.y - one.y) > _step(piece.line)])
        close = outer and abs(piece.line.y - outer[-1].y) < 1.6 * piece.line.size
        alike = outer and abs(piece.line.size - outer[-1].size) < 0.06 * piece.line.size
        if close and alike and not _stands_for(kept, outer[-1]) and not furniture.name_of(outer[-1].plain):
            kept.remove(piece)
    return kept


def _step(line: Line) -> float:
    return 0.7 * line.size


def _stands_for(kept: Sequence[Piece], line: Line) -> bool:
    """Whether a line is one of the heads that were found."""
    return any(abs(p.line.y - line.y) < 1 and abs(p.line.x0 - line.x0) < 3 for p in kept)


def _column(line: Line, near: Sequence[Line]) -> list[Line]:
    """What of lines above or below one stands in its width, or a little left of it."""
    left, right = line.x0 - 3 * line.size, line.x1 + line.size
    within = ([w for w in one.words if w.x1 > left and w.x0 < right] for one in near)
    return [Line(tuple(words)) for words in within if words]


def _goes_on(line: Line, after: Line, inner: Sequence[Line]) -> bool:
    """Whether a sentence goes on from one line to the next, as far apart as lines of the text are."""
    if _ENDS.search(line.plain):
        return False
    usual = abs(inner[1].y - inner[0].y) if len(inner) > 1 else 0.0
    alike = abs(after.size - line.size) < 0.06 * line.size and after.bold == line.bold
    near = after.y - line.y <= max(1.45 * line.size, 1.1 * min(usual, 2.2 * line.size))
    aligned = -0.5 * line.size < line.x0 - after.x0 < 4 * line.size or abs(line.x0 - after.x0) < 3
    if not (alike and near and aligned):
        return False
    if after.plain[:1].islower():
        return True
    right = max(one.x1 for one in (after, *inner) if one is not line)
    first = after.words[0]
    full = line.x1 + 0.25 * line.size + first.x1 - first.x0 > right - 0.3 * line.size
    return full and len(line.words) > 6
