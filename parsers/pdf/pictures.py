"""Pictures of a PDF: charts, diagrams, photographs and scanned pages, each to be shown where it stands.

A letterhead, a logo that many pages bear and a signature are none. What is drawn of lines and areas is a
chart where curves or bars show it; the words in it are its labels and no running text.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.blocks import Picture
from parsers.pdf.asides import is_panel
from parsers.pdf.drawn import Box
from parsers.pdf.lines import lines, segments
from parsers.pdf.page import Page
from parsers.pdf.words import Word

_CAPTION = re.compile(
    r"^(?:figure|fig\.|chart|graph|map|diagram|image|photo(?:graph)?|picture|infographic)\b.{2,200}", re.I
)
_SMALL = 72.0
"""A picture is at least this wide and high, in points (an inch)."""
_NEAR = 45.0
"""So far above or below a picture its caption may stand."""
_LABEL = 24.0
"""So far from the bars and curves of a chart its labels may stand."""
_FEW = 60
"""Words on a page that is a scan all the same: the stamp of a page maker, a heading typed above it."""
_BARS = 4
"""So many bars at least, of so many lengths, make a chart."""
_MANY = 400
"""More curves than this are one drawing."""
_NOT_TOLD = re.compile(r"automatically generated|AI-generated|\.(?:png|jpe?g|gif|emf|wmf|svg)\b|^\W*$", re.I)
_LONGEST_ALT = 300
_COMMON = 3
"""On so many pages at the same place, a picture is furniture."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture on a page, as an item of its flow."""

    box: Box
    picture: Picture
    what: str
    """What it is, and where: "Picture on page 3 of the original"."""
    told: str = ""
    """What its caption or its file says that it shows."""
    labels: tuple[Word, ...] = ()
    """The words of a chart, which stand in it."""

    def alternative(self, heading: str) -> str:
        """What it is, in words, for who can't see it; `heading` is the one that it stands under."""
        if self.told or self.picture.box is None:
            return self.what + (f": {self.told}" if self.told else "")
        return f"{self.what}, under “{heading}”" if heading else self.what


def figures(pages: Sequence[Page]) -> dict[int, list[Figure]]:
    """The figures by number of page; the labels of charts are taken out of the pages' words."""
    seen = Counter(key for page in pages for key in {_place(box) for box in page.images})
    found: dict[int, list[Figure]] = defaultdict(list)
    for page in pages:
        if is_scan(page):
            found[page.number] = [_scan(page)]
            continue
        charts = [_with_labels(box, page) for box in _charts(page)]
        own = [
            (box, labels)
            for box, labels in [*((box, ()) for box in page.images), *charts]
            if _is_figure(box, page) and seen[_place(box)] < _COMMON
        ]
        for box, labels in sorted(_outermost(own), key=lambda f: (f[0].y0, f[0].x0)):
            found[page.number].append(_figure(page, box, labels, len(found[page.number]) + 1))
        inside = {id(word) for figure in found[page.number] for word in figure.labels}
        if inside:
            page.words = [w for w in page.words if id(w) not in inside]
            page.rules = [
                r for r in page.rules if not any(_holds(f.box, r) for f in found[page.number] if f.labels)
            ]
    return {number: own for number, own in found.items() if own}


def is_scan(page: Page) -> bool:
    """Whether a page is a picture of a page: pictures cover most of it, and hardly a word stands on it."""
    if page.recognised:
        return True
    covered = sum(_area(box) for box in page.images)
    if covered < 0.55 * page.width * page.height:
        return not page.words and bool(page.images)
    return len(page.words) < _FEW


def _scan(page: Page) -> Figure:
    name = f"page-{page.number}"
    box = Box(0.0, 0.0, page.width, page.height)
    warning = "; the words below were read from it by machine and may be wrong" if page.recognised else ""
    what = f"Page {page.number} of the original, a scan{warning}"
    return Figure(box, Picture(name, page.number, page.turn), what)


def _figure(page: Page, box: Box, labels: Sequence[Word], number: int) -> Figure:
    name = f"page-{page.number}-picture-{number}"
    wide = Box(
        max(box.x0 - 4, 0.0), max(box.y0 - 4, 0.0), min(box.x1 + 4, page.width), min(box.y1 + 4, page.height)
    )
    caption = _caption(box, page, {id(w) for w in labels})
    what = "Chart or drawing" if labels else "Picture"
    where = f"{what} on page {page.number} of the original" + ("; its words are below" if labels else "")
    picture = Picture(name, page.number, page.turn, (wide.x0, wide.y0, wide.x1, wide.y1))
    return Figure(box, picture, where, caption or _described(page, box), tuple(labels))


def _described(page: Page, box: Box) -> str:
    """What the file says that a picture shows, but for what a program made up, or a file's name."""
    told = next((text for image, text in zip(page.images, page.described, strict=False) if image == box), "")
    return "" if _NOT_TOLD.search(told) else told[:_LONGEST_ALT]


def _caption(box: Box, page: Page, labels: set[int]) -> str:
    """The line above or below that names a figure; empty where there is none."""
    beside = [
        w
        for w in page.words
        if w.upright and id(w) not in labels and box.x0 - _NEAR < (w.x0 + w.x1) / 2 < box.x1 + _NEAR
    ]
    above = [w for w in beside if box.y0 - _NEAR < w.y <= box.y0 + 2]
    below = [w for w in beside if box.y1 - 2 < w.y - w.size / 2 < box.y1 + _NEAR]
    near = [*reversed(lines(above)), *lines(below)]
    return next((line.plain for line in near if _CAPTION.match(line.plain)), "")


def _is_figure(box: Box, page: Page) -> bool:
    """Whether a picture is large enough to say something, and no letterhead."""
    if box.x1 - box.x0 < _SMALL or box.y1 - box.y0 < _SMALL:
        return False
    head = box.y1 < 0.34 * page.height and page.number == 1
    margin = box.y1 < 0.2 * page.height or box.y0 > 0.88 * page.height
    behind = _area(box) > 0.8 * page.width * page.height and len(page.words) >= _FEW
    return not head and not margin and not behind


# -- charts that are drawn of lines and areas ----------------------------------------------------------------


def _charts(page: Page) -> Iterator[Box]:
    """The areas of charts: groups of curves, and of bars that stand on one line and differ in length."""
    curves = [box for box in page.curves if box.x1 - box.x0 > 3 or box.y1 - box.y0 > 3]
    curves = [box for box in curves if len(curves) > _MANY or not is_panel(box, page)]
    yield from _groups(curves if len(curves) <= _MANY else [_around(curves)] * 3, least=3)
    thick = [s for s in page.shades if min(s.x1 - s.x0, s.y1 - s.y0) > 3]
    shades = [s for s in thick if _area(s) < 0.2 * page.width * page.height]
    for standing in (True, False):
        bars: dict[int, list[Box]] = defaultdict(list)
        for shade in shades if standing else [_turned(s) for s in shades]:
            bars[round(shade.y1 * 2)].append(shade)
        for group in bars.values():
            lengths = {round(b.y1 - b.y0) for b in group}
            widths = Counter(round(b.x1 - b.x0) for b in group)
            whole = _around(group if standing else [_turned(b) for b in group])
            if len(lengths) >= _BARS and max(widths.values()) >= _BARS and not _ruled(whole, page):
                yield whole


def _turned(box: Box) -> Box:
    """The box with across and down exchanged."""
    return Box(-box.y1, -box.x1, -box.y0, -box.x0)


def _ruled(area: Box, page: Page) -> bool:
    """Whether a table's rules stand in an area: two and more that run down it where no bar ends."""
    edges = {round(x) for s in page.shades if s.x1 - s.x0 > 3 for x in (s.x0, s.x1)}
    down = {
        round(r.x0)
        for r in page.rules
        if r.y1 - r.y0 > 12
        and _holds(area, r)
        and not edges & {round(r.x0) - 1, round(r.x0), round(r.x0) + 1}
    }
    words = sum(area.holds((w.x0 + w.x1) / 2, w.y - w.size / 3) for w in page.words)
    return len(down) >= 2 or words > 60


def _groups(boxes: Sequence[Box], *, least: int) -> Iterator[Box]:
    """The areas of boxes that touch each other or nearly so, where they are `least` and more."""
    rest = list(boxes)
    while rest:
        area, count = rest.pop(), 1
        while near := [b for b in rest if _near(area, b)]:
            area, count = _around([area, *near]), count + len(near)
            rest = [b for b in rest if not any(b is n for n in near)]
        if count >= least:
            yield area


def _near(one: Box, other: Box) -> bool:
    return (
        one.x0 - _LABEL <= other.x1
        and other.x0 - _LABEL <= one.x1
        and one.y0 - _LABEL <= other.y1
        and other.y0 - _LABEL <= one.y1
    )


def _with_labels(box: Box, page: Page) -> tuple[Box, tuple[Word, ...]]:
    """A chart's area with the short labels in it and around it, and these."""
    beside = max(_LABEL, 0.3 * (box.x1 - box.x0))
    around = Box(box.x0 - beside, box.y0 - _LABEL, box.x1 + beside, box.y1 + _LABEL)
    labels: list[Word] = []
    for line in lines(page.words):
        for piece in segments(line, 1.0):
            height = line.y - line.size / 3
            prose = len(piece.words) > 8 and not box.holds((box.x0 + box.x1) / 2, height)
            if around.holds((piece.x0 + piece.x1) / 2, height) and not prose:
                labels += () if _CAPTION.match(piece.plain) else piece.words
    areas = [Box(w.x0, w.y - w.size, w.x1, w.y + 0.3 * w.size) for w in labels]
    return _around([box, *areas]), tuple(labels)


# -- areas ---------------------------------------------------------------------------------------------------


def _around(boxes: Iterable[Box]) -> Box:
    boxes = list(boxes)
    return Box(
        min(b.x0 for b in boxes),
        min(b.y0 for b in boxes),
        max(b.x1 for b in boxes),
        max(b.y1 for b in boxes),
    )


def _area(box: Box) -> float:
    return max(box.x1 - box.x0, 0.0) * max(box.y1 - box.y0, 0.0)


def _place(box: Box) -> tuple[int, ...]:
    """Where a picture stands, to know it again on other pages."""
    return tuple(round(side / 4) for side in (box.x0, box.y0, box.x1, box.y1))


def _holds(outer: Box, inner: Box) -> bool:
    return outer.holds(inner.x0, inner.y0, 2) and outer.holds(inner.x1, inner.y1, 2)


def _outermost(found: Sequence[tuple[Box, tuple[Word, ...]]]) -> list[tuple[Box, tuple[Word, ...]]]:
    """Figures that lie in no other; those that overlap are one."""
    kept: list[tuple[Box, tuple[Word, ...]]] = []
    for box, labels in sorted(found, key=lambda f: -_area(f[0])):
        meets = next((i for i, (other, _) in enumerate(kept) if _overlap(box, other)), None)
        if meets is None:
            kept.append((box, labels))
        else:
            other, known = kept[meets]
            more = {id(w): w for w in itertools.chain(known, labels)}
            kept[meets] = (_around([box, other]), tuple(more.values()))
    return kept


def _overlap(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1
