"""What of a PDF's paragraphs is a heading, and of what rank: by its tags, its type, its place, its number."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parsers.pdf.lines import Line, largest, segments
from parsers.pdf.paragraphs import ENDS, SAME, Paragraph

_ITEM = re.compile(r"^\d{1,2}[.)]? \S")
# "RESOLVED –", "Figure 2: Otters by reach", "“I walk home.” – a nurse": set like titles, but none
_NO_TITLE = re.compile(
    r"(?:resolved|agreed|recommended|ordered)\b(?: that)?\W*$"
    r"|(?:figure|fig\.|chart|graph|map|photo) ?\d+(?:\.\d+)*[a-z]?(?:[:.]| ?[-–—|])(?: |$)"
    r"|[“‘][^”]{12,}[”’](?:\W+\w[^”]{0,60})?$",
    re.I,
)
# "Table 5: Spending …": a title above each table, be it as long as a sentence
_CAPTION = re.compile(r"^Table \d{1,3}[a-z]?\b")
_NUMBERED = re.compile(r"^(\d{1,2})(?:[.)]|\b(?!\.\d)) ?\D")
_ALIKE = 0.04
"""Sizes of type that differ by no more than this part are one: makers of pages scale them."""
_LARGE = 1.25
"""Titles in larger type than the text's by this are titles whatever text is around them."""
_BELOW = (12.0, 60.0)
"""A title that begins so much further right than numbered ones of its type stands below them."""
_BAND = 3.5
"""The rank of a title on a coloured band in the type of the text: above what is only bold."""

_WORDS = 6
"""So many words at least has a line that a sentence runs on from."""
_OVER = 3
"""So often sentences run on to the next line where they are the text of a page."""


@dataclass(frozen=True, slots=True)
class _Type:
    """What a heading is set in, and the size of the text around it."""

    size: float
    bold: bool
    band: bool
    body: float

    def is_like(self, other: _Type) -> bool:
        """Whether both are of one rank: a title in the size of the text only among text of that size."""
        if (self.bold, self.band) != (other.bold, other.band):
            return False
        large = min(self.size / self.body, other.size / other.body) >= _LARGE
        among = large or abs(self.body - other.body) <= 0.1 * self.body
        return among and abs(self.size - other.size) <= _ALIKE * self.size


class Headings:
    """The headings of a paper so far: the ranks of those above, and which rank has which type."""

    def __init__(self, bodies: Mapping[int | None, float], own: Mapping[int | None, float]) -> None:
        self._bodies = bodies
        """The size of running text, by page."""
        self._own = own
        """The size of the sentences that run over lines on a page itself; 0 where there are none."""
        self._above: list[float] = []
        """The ranks of the headings above, the outermost first."""
        self._known: list[tuple[_Type, float]] = []
        """The types of headings, and their ranks."""
        self._numbered: dict[float, tuple[int, float]] = {}
        """The last number of headings of a rank, and where they begin."""

    def begin(self) -> None:
        """A paper begins, with headings of its own."""
        self._above, self._known, self._numbered = [], [], {}

    def level(self, paragraph: Paragraph, rank: float) -> int:
        """The level that a heading of a rank has here, 1 for the highest; none is left out."""
        first, text = paragraph.lines[0], _text(paragraph)
        number = int(paragraph.marker[:-1]) if paragraph.marker else 0
        if match := _NUMBERED.match(text):
            number = int(match[1])
        own = self._numbered.get(rank)
        if number:
            self._numbered[rank] = (number, first.x0 if not paragraph.marker else paragraph.bullet_at)
        elif own is not None and _BELOW[0] < first.x0 - own[1] < _BELOW[1]:
            rank += 0.25
        while self._above and self._above[-1] >= rank:
            self._above.pop()
        self._above.append(rank)
        return len(self._above)

    def rank(self, paragraph: Paragraph, value_at: float | None) -> float:
        """The rank of a paragraph that is set apart as a heading; 0 for what is none.

        `value_at` is where what a label says begins, if a label stands above.
        """
        text = _text(paragraph)
        first, tag = paragraph.lines[0], paragraph.tag
        if any(len(segments(line, 1.5)) >= 4 for line in paragraph.lines):
            return 0  # "Directorate   Revenue   Revenue   %": the head of a table that a page has cut off
        if _NO_TITLE.match(text):
            return 0
        bold = all(line.bold for line in paragraph.lines)
        body = self._bodies.get(paragraph.place.page) or first.size
        if tag and tag.heading:
            if not _could_be_title(text):
                return 0
            self._ranked(_Type(first.size, bold, False, body), tag.heading)
            return tag.heading
        if tag and tag.cell and not _ITEM.match(text):
            return 0  # bold is common in cells; "7 Minutes of the Previous Meeting" is a title all the same
        if value_at is not None and abs(first.x0 - value_at) < SAME:
            return 0  # a second name in bold, below the first
        ratio = first.size / body
        larger = first.size / max(body, self._own.get(paragraph.place.page, 0.0))
        band = paragraph.band is not None
        if not (bold or band or larger >= 1.12) or len(text) > 200 or not re.search("[A-Za-z]{2}", text):
            return 0
        if paragraph.marker and not (bold and self._counts_on(paragraph)):
            return 0
        sentence = text[-1] in ".;," and len(text) > 60 and not _CAPTION.match(text)
        if larger < 1.3 and (sentence or len(paragraph.lines) > 4):
            return 0
        rank = 1 if ratio >= 1.6 else 2 if ratio >= 1.25 else 3 if ratio >= 1.08 else 4
        return self._ranked(_Type(first.size, bold, band, body), min(rank, _BAND) if band else rank)

    def _ranked(self, own: _Type, rank: float) -> float:
        """The rank that the type has already, or else the one that is given, which it has from now on."""
        near = [(abs(known.size - own.size), old) for known, old in self._known if own.is_like(known)]
        if near:
            return min(near)[1]
        self._known.append((own, rank))
        return rank

    def _counts_on(self, paragraph: Paragraph) -> bool:
        """Whether the bold text of an item is the title behind the last one: "8." below "7. Reserves"."""
        marker = paragraph.marker or ""
        counted = re.fullmatch(r"\d{1,2}\.", marker) and len(paragraph.lines) == 1
        return bool(counted) and any(number + 1 == int(marker[:-1]) for number, _ in self._numbered.values())


def running_size(found: Sequence[Line]) -> float:
    """The size of a page's own sentences, where they run over several lines; 0 where it has none.

    A letter may be set in larger type than the papers beside it: its lines are no titles for that.
    """
    sizes: Counter[float] = Counter()
    for line in found:
        sizes[round(line.size * 2) / 2] += len(line.words)
    size = largest(sizes)
    own = [line for line in found if abs(line.size - size) <= _ALIKE * size and not line.bold]
    over = sum(
        len(before.words) >= _WORDS
        and abs(before.x0 - line.x0) < SAME
        and line.y - before.y < 1.6 * size
        and not ENDS.search(before.plain)
        for before, line in itertools.pairwise(own)
    )
    return size if over >= _OVER and any(line.plain.endswith(".") for line in own) else 0.0


def _text(paragraph: Paragraph) -> str:
    return " ".join(line.plain for line in paragraph.lines)


def _could_be_title(text: str) -> bool:
    """Whether what is tagged as a heading may be one: styles are also used for their looks."""
    return (
        len(text) <= 200 and not (len(text) > 90 and text.endswith(".")) and bool(re.search("[^\\W_]", text))
    )
