"""Boxes beside the text of a page without tags: call-outs, side bars and panels, each read as a whole."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.pdf.drawn import Box
from parsers.pdf.lines import Line, columns_meet, in_order, lines, may_have_columns
from parsers.pdf.page import Page
from parsers.pdf.words import Word

_MOST = 200
"""More shapes than this on a page are no boxes of text."""
_LINES, _WORDS = 3, 8
"""What stands in a box has at least so many lines and words."""
_SHARE = 0.6
"""What has more of a page's words than this is its text."""
_LEAST = (60.0, 24.0)
"""A box is at least so wide and high, in points."""
_NEAR = 3.0
"""So far, in points, the edges of one box may miss each other."""
_JUMPS = 4
"""A file that jumps back up the page more often than this has its text in no order."""


@dataclass(slots=True)
class Aside:
    """A box of text and its lines in reading order."""

    box: Box
    lines: list[Line]
    across: float | None = None
    """Where the columns meet that it runs across: it parts what is above it from what is below."""
    right: float = 0.0
    """How far its lines may reach, as far from its right side as from its left; 0 where it has no frame."""


def asides(page: Page, words: Sequence[Word]) -> tuple[list[Aside], list[Word]]:
    """The boxes with text beside them or across columns, and the words of a page that are in none."""
    if len(words) < 2 * _WORDS or any(word.tag is not None for word in words):
        return [], list(words)
    found: list[Aside] = []
    rest = list(words)
    boxes = [*_drawn(page)] if page.shades or page.rules or page.curves else []
    held = [(box, own) for box in boxes if (own := _held(box, words)) and len(own) <= _SHARE * len(words)]
    columns = bool(held) and may_have_columns(lines(words))
    for box, own in held:
        inside = set(own)
        if not inside <= set(rest):
            continue  # in a larger box
        others = [word for word in words if word not in inside]
        beside = len(_levels(w for w in others if box.y0 <= w.y <= box.y1)) >= 2
        meet = columns_meet(lines(others)) if columns and not beside else None
        if beside or (meet is not None and box.x0 < meet < box.x1):
            right = box.x1 - min(w.x0 for w in own) + box.x0
            found.append(Aside(box, in_order(lines(own)), across=meet, right=right))
            rest = [word for word in rest if word not in inside]
    for own in _floating(rest):
        inside = set(own)
        found.append(Aside(_around(own), lines(own)))
        rest = [word for word in rest if word not in inside]
    return sorted(found, key=lambda a: (a.box.y0, a.box.x0)), rest


def beside(boxes: Iterable[Box], line: Line) -> Box | None:
    """The box that a line of text stands beside, or ends just above or below."""
    return next(
        (
            box
            for box in boxes
            if box.y0 - line.size < line.y < box.y1 + 2 * line.size
            and (line.x1 <= box.x0 + _NEAR or line.x0 >= box.x1 - _NEAR)
        ),
        None,
    )


def is_panel(box: Box, page: Page) -> bool:
    """Whether a curved shape is the frame of some text, and no part of a chart."""
    wide, high = _LEAST
    if box.x1 - box.x0 < wide or box.y1 - box.y0 < high:
        return False
    if any(
        o is not box and box.holds(o.x0, o.y0) and box.holds(o.x1, o.y1) and o != box for o in page.curves
    ):
        return False
    own = _held(box, page.words)
    return len(own) >= 3 * len(_levels(own)) > 0


# -- boxes that are drawn ------------------------------------------------------------------------------------


def _drawn(page: Page) -> list[Box]:
    """The shades and frames of a page that may hold text, the largest first."""
    wide, high = _LEAST
    shades = [b for b in page.shades if b.x1 - b.x0 > wide and b.y1 - b.y0 > 6][:_MOST]
    found = [*_stacked(shades), *page.curves[:_MOST], *_frames(page.rules)]
    boxes = {b for b in found if b.x1 - b.x0 > wide and b.y1 - b.y0 > high}
    return sorted(boxes, key=lambda b: (b.x0 - b.x1) * (b.y1 - b.y0))[:_MOST]


def _stacked(shades: Iterable[Box]) -> Iterator[Box]:
    """Shades as boxes: those of lines that follow each other make one."""
    last: Box | None = None
    for shade in sorted(shades, key=lambda b: (round(b.x0), round(b.x1), b.y0)):
        if last and _same(last, shade) and shade.y0 - last.y1 < _NEAR:
            last = Box(last.x0, last.y0, last.x1, max(last.y1, shade.y1))
            continue
        if last:
            yield last
        last = shade
    if last:
        yield last


def _same(one: Box, other: Box) -> bool:
    """Whether boxes begin and end at the same places across the page."""
    return abs(one.x0 - other.x0) < _NEAR and abs(one.x1 - other.x1) < _NEAR


def _frames(rules: Sequence[Box]) -> Iterator[Box]:
    """The boxes that four rules make; a grid of many rules is a table's."""
    wide, high = _LEAST
    across = [r for r in rules if r.x1 - r.x0 > wide]
    down = [r for r in rules if r.y1 - r.y0 > high]
    if not down or len(across) * len(down) > _MOST:
        return
    across.sort(key=lambda r: (round(r.x0), round(r.x1), r.y0))
    for _, stack in itertools.groupby(across, key=lambda r: (round(r.x0), round(r.x1))):
        alike = list(stack)
        whole = [(alike[0], alike[-1])] if len(alike) > 2 else []
        for top, low in (*whole, *itertools.pairwise(alike)):
            if all(_has_side(x, top, low, down) for x in (top.x0, top.x1)):
                yield Box(top.x0, top.y0, top.x1, low.y0)


def _has_side(x: float, top: Box, low: Box, down: Sequence[Box]) -> bool:
    """Whether a rule runs down from one to another at a side."""
    return any(abs(r.x0 - x) < _NEAR and r.y0 < top.y0 + _NEAR and r.y1 > low.y0 - _NEAR for r in down)


def _held(box: Box, words: Sequence[Word]) -> list[Word]:
    """The words in a box; none where there are few, or where one runs through its side."""
    own: list[Word] = []
    for word in words:
        if not box.y0 < word.y - 0.3 * word.size < box.y1:
            continue
        if box.x0 - 1 <= word.x0 and word.x1 <= box.x1 + 1:
            own.append(word)
        elif word.x0 < box.x0 < word.x1 or word.x0 < box.x1 < word.x1:
            return []
    return own if len(own) >= _WORDS and len(_levels(own)) >= _LINES else []


def _levels(words: Iterable[Word]) -> list[float]:
    """The base lines of words."""
    levels: list[float] = []
    for y in sorted({word.y for word in words}):
        if not levels or y - levels[-1] > 0.5 * _NEAR:
            levels.append(y)
    return levels


# -- boxes without a frame -----------------------------------------------------------------------------------


def _floating(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that the file has by themselves and that stand beside others, on base lines of their own."""
    starts = [
        at
        for at, (before, word) in enumerate(itertools.pairwise(words), 1)
        if word.y < before.y and word.y < before.y - 0.8 * max(before.size, word.size)
    ]
    if not 0 < len(starts) <= _JUMPS:
        return
    runs = [list(words[a:b]) for a, b in itertools.pairwise([0, *starts, len(words)])]
    for run in sorted(runs, key=len)[:-1]:
        if _WORDS <= len(run) <= 0.4 * len(words) and _is_apart(run, words):
            yield run


def _is_apart(run: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether lines stand beside others, clear of them and not on their base lines, as cells would be."""
    box, own = _around(run), set(run)
    others = [w for w in words if box.y0 <= w.y <= box.y1 and w not in own]
    clear = all(w.x1 < box.x0 - 0.5 * w.size or w.x0 > box.x1 + 0.5 * w.size for w in others)
    levels, theirs = _levels(run), _levels(others)
    if not clear or len(levels) < _LINES or len(theirs) < _LINES:
        return False
    small = sum(line.plain[:1].islower() for line in lines(run))
    if small < len(levels) / 3:
        return False  # an address
    return sum(any(abs(y - their) < 1 for their in theirs) for y in levels) < 0.5 * len(levels)


def _around(words: Sequence[Word]) -> Box:
    return Box(
        min(w.x0 for w in words),
        min(w.y - 0.8 * w.size for w in words),
        max(w.x1 for w in words),
        max(w.y + 0.2 * w.size for w in words),
    )
