"""Text that a PDF has and its pages do not show: off the page, under a box, white on white, invisible.

Such text may be what somebody meant to black out. It is kept back and reported, before anything is published.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

import pypdfium2.raw as pdfium

from parsers import pdf_calls as calls
from parsers.blocks import Omitted, Place
from parsers.pdf_drawn import WHITE, Box, Drawn, fill_colour

_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_ADVICE = (
    "kept back here, but in the original that is offered for download;"
    " look whether it may be public, and ask for a clean copy if not"
)
_OFF = 2.0
"""By so many points text must miss a page to be off it."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text object is drawn."""

    address: int
    """Where PDFium has the object, to find when it was drawn."""
    white: bool
    invisible: bool


def ink(address: int) -> Ink:
    """How a text object is drawn, which PDFium has at that address."""
    colour = fill_colour(address)
    white = colour is not None and min(colour[:3]) >= WHITE
    return Ink(address, white, calls.render_mode(address) in _UNSEEN)


def reason(x: float, y: float, drawn: Drawn, page: Box, ink: Ink | None) -> str | None:
    """Why a word whose middle is there, in the file's coordinates, can't be seen; None if it can."""
    if not page.holds(x, y, _OFF):
        return "off the page"
    if ink is None:
        return None
    order = drawn.order.get(ink.address)
    if order is not None:
        later = drawn.covers[bisect(drawn.covers, order, key=itemgetter(0)) :]
        if later and _on(x, y, [box for _, box in later]):
            return "under a box"
    if not (ink.white or ink.invisible) or _on(x, y, drawn.images):
        return None
    if ink.invisible:
        return "invisible"
    return None if _on(x, y, drawn.tinted) else "white"


def _on(x: float, y: float, areas: Sequence[Box]) -> bool:
    return any(area.holds(x, y) for area in areas)


def report(number: int, hidden: Sequence[tuple[str, str]]) -> Iterator[tuple[Omitted, tuple[Place, str]]]:
    """For each reason what a page keeps back, and the line about it for the maintainer."""
    texts: dict[str, list[str]] = {}
    for why, text in hidden:
        texts.setdefault(why, []).append(text)
    place = Place(page=number)
    for why, own in texts.items():
        count = f"{len(own)} word{'s' if len(own) > 1 else ''} that can't be seen ({why})"
        yield (
            Omitted(f"text that the page does not show: {why}", " ".join(own), place, private=True),
            (
                place,
                f"has {count}: kept back here, but in the original that is offered for download; {_ADVICE}",
            ),
        )
