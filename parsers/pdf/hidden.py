"""Text that a PDF has and its pages do not show: off the page, under a box, white on white, invisible.

Such text may be what somebody meant to black out. It is kept back and reported, before anything is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pypdfium2.raw as pdfium

from parsers.blocks import Omitted, Place
from parsers.pdf import calls
from parsers.pdf.drawn import WHITE, Box, Drawn, fill_colour

if TYPE_CHECKING:
    from PIL import Image

_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_ADVICE = "not published, but in the original; look whether it may be public, and ask for a clean copy if not"
_PATTERN = [0, 0, 0, 255]
"""What is filled with a pattern can be seen as if it were black."""
UNDER_BOX, UNDER_PICTURE = "under a box", "under a picture"
_SCALE = 2.0
"""Pixels for a point when a page is looked at."""
_CONTRAST = 24
"""Shades of grey, of 255, by which a word must stand out to be seen."""
_OFF = 2.0
"""By so many points text must miss a page to be off it."""


@dataclass(slots=True, eq=False)
class Ink:
    """How a text object is drawn; never changed, but not frozen, for there are very many."""

    address: int
    """Where PDFium has the object, to find when it was drawn."""
    white: bool
    invisible: bool


def ink(address: int) -> Ink:
    """How a text object is drawn, which PDFium has at that address."""
    red, green, blue, alpha = fill_colour(address) or _PATTERN
    clear = alpha <= 255 - WHITE
    return Ink(address, min(red, green, blue) >= WHITE, clear or calls.render_mode(address) in _UNSEEN)


def reason(x: float, y: float, drawn: Drawn, page: Box, ink: Ink | None) -> str | None:
    """Why a word whose middle is there, in the file's coordinates, can't be seen; None if it can."""
    if not page.holds(x, y, _OFF):
        return "off the page"
    if ink is None:
        return None
    boxes, pictures = drawn.over(ink.address)
    if boxes and _on(x, y, boxes):
        return UNDER_BOX
    if pictures and not ink.invisible and _on(x, y, pictures):
        return None if _covers_page(pictures, page) else UNDER_PICTURE
    if not (ink.white or ink.invisible) or _on(x, y, drawn.images):
        return None
    if ink.invisible:
        return "invisible"
    return None if _on(x, y, drawn.tinted) else "white"


def _covers_page(pictures: Sequence[Box], page: Box) -> bool:
    """Whether a picture covers most of a page, as that of a scan does over its recognised words."""
    half = 0.5 * (page.x1 - page.x0) * (page.y1 - page.y0)
    return any((box.x1 - box.x0) * (box.y1 - box.y0) > half for box in pictures)


class Look:
    """A page as it is drawn, to see whether there is anything where a word should be."""

    def __init__(self, page: Any, area: Box) -> None:
        self._page, self._area = page, area
        self._image: Image.Image | None = None

    def sees(self, place: Box) -> bool:
        """Whether an area of the page, in the file's coordinates, is not all of one colour."""
        if self._image is None:
            upright = -self._page.get_rotation() % 360
            self._image = (
                self._page.render(scale=_SCALE, rotation=upright, grayscale=True).to_pil().convert("L")
            )
        left, top = (place.x0 - self._area.x0) * _SCALE, (self._area.y1 - place.y1) * _SCALE
        right, bottom = (place.x1 - self._area.x0) * _SCALE, (self._area.y1 - place.y0) * _SCALE
        inside = self._image.crop((int(left), int(top), int(right) + 1, int(bottom) + 1))
        darkest, lightest = cast(tuple[int, int], inside.getextrema())
        return lightest - darkest > _CONTRAST


def _on(x: float, y: float, areas: Sequence[Box]) -> bool:
    return any(area.y0 <= y <= area.y1 and area.x0 <= x <= area.x1 for area in areas)


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
                f"has {count}: {_ADVICE}",
            ),
        )
