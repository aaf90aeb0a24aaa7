"""The pictures that stand beside links to the site: one for each part of it and for each recent meeting.

They are drawn in few flat colours, so that each stays below some 20 kB, and only for a site whose address is
known: programs that show such pictures take absolute addresses alone.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from functools import cache

import font_source_sans_pro as source_sans
from PIL import Image, ImageColor, ImageDraw, ImageFont

from archive.dates import spoken
from archive.library import Library
from archive.pages import SitePage
from archive.records import Meeting

FOLDER = "cards/"
SIZE = (1200, 630)
_MARGIN = 80
_COLOUR = "#17464f"
"""Behind the words, where the settings name no colour."""
_MEETINGS = 200
"""How many meetings have a picture of their own: drawing one takes as long as building a page."""
_LINES = 3
"""How many lines a title may take."""

PARTS = {
    "home": "",
    "meetings": "Meetings",
    "promises": "Decisions and promises",
    "recommendations": "Recommendations",
    "figures": "Figures",
    "reports": "Reports and papers",
    "people": "People",
    "glossary": "Glossary",
    "documents": "Documents",
    "search": "Search",
}
"""The parts of the site, by their names in the navigation, with what their cards say."""


def path(page: SitePage, of_meetings: Collection[str]) -> str:
    """The picture for links to a page: a meeting's own, or that of its part of the site."""
    if page.url in of_meetings:
        return f"{FOLDER}{page.url.rstrip('/')}.png"
    return f"{FOLDER}{page.section if page.section in PARTS else 'home'}.png"


def of_meetings(library: Library) -> dict[str, Meeting]:
    """The meetings that have a picture of their own, by their addresses: the latest."""
    latest = sorted((page.meeting for page in library.meetings), key=lambda m: (m.date, m.id), reverse=True)
    return {meeting.url: meeting for meeting in latest[:_MEETINGS]}


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The pictures by their paths in the site."""
    config = library.config
    if not config.base_url:
        return
    colour = config.theme.get("brand_colour", _COLOUR)
    for part, words in PARTS.items():
        below = config.title if words else ""
        yield f"{FOLDER}{part}.png", card(colour, words or config.title, below, config.council)
    for url, meeting in of_meetings(library).items():
        below = f"Meeting of {spoken(meeting.date)}"
        yield f"{FOLDER}{url.rstrip('/')}.png", card(colour, meeting.body, below, config.council)


def card(colour: str, title: str, below: str, foot: str) -> bytes:
    """A picture in white on a colour: a title, what stands below it, and a line at the foot."""
    drawn = Image.new("L", SIZE)
    draw = ImageDraw.Draw(drawn)
    draw.rectangle((0, SIZE[1] - 16, *SIZE), fill=255)
    bold, top = _font(source_sans.SourceSansProBold, 76), _MARGIN
    for line in _lines(title, bold):
        draw.text((_MARGIN, top), line, fill=255, font=bold)
        top += 92
    for words, size, height in ((below, 44, top + 20), (foot, 36, SIZE[1] - 110)):
        font = _font(source_sans.SourceSansPro, size)
        draw.text((_MARGIN, height), next(_lines(words, font), ""), fill=255, font=font)
    steps = drawn.point([value // 17 for value in range(256)])
    picture = Image.frombytes("P", SIZE, steps.tobytes())
    picture.putpalette(_shades(colour))
    out = io.BytesIO()
    picture.save(out, "PNG", bits=4)
    return out.getvalue()


def _shades(colour: str) -> list[int]:
    """Sixteen shades from a colour to white, as the parts of a palette."""
    ground = ImageColor.getrgb(colour)[:3]
    return [part + (255 - part) * step // 15 for step in range(16) for part in ground]


def _lines(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """A text as lines that fit; what is left over after the last ends in an ellipsis."""
    words = text.split()
    for number in range(_LINES):
        if not words:
            return
        fit = next((n for n in range(len(words), 1, -1) if _fits(" ".join(words[:n]), font)), 1)
        line, words = " ".join(words[:fit]), words[fit:]
        cut = (words and number == _LINES - 1) or not _fits(line, font)
        yield _cut(line, font) if cut else line


def _cut(line: str, font: ImageFont.FreeTypeFont) -> str:
    """A line with an ellipsis, as much of it as fits."""
    while line and not _fits(f"{line}…", font):
        line = line[:-1]
    return f"{line.rstrip()}…"


def _fits(line: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(line) <= SIZE[0] - 2 * _MARGIN


@cache
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    # The other layout engine is not on all machines, and places letters a little otherwise.
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
