"""The items of minutes that have lost their marks, known by their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.blocks import Block, Kind

# "1. Apologies for absence", "84 Minutes": a title behind the number of an item
_COUNTED = re.compile(r"^\**(\d{1,3})[.)]?\**\s+(?=\**[A-Z])([^\n]{3,150}?)\**$")

_MISNUMBERED = 3
"""By so many the numbers of items may jump where a number is lost; or one stands twice."""
_OPENING = re.compile(
    r"\W*(?:apologies|welcome|introductions?|declarations?|disclosures?|urgent|minutes|attendance|membership"
    r"|appointment of|election of|substitut|chair\w*['’]s|public (?:questions|participation|speaking))\b",
    re.I,
)


# "1. That the report be noted", "2 To ask for a plan": points of a resolution, no titles
_RESOLUTION = re.compile(r"\W*(?:that|to)\b", re.I)


# "**4. Weirs**" and "*(Item C1)*" behind it or below: an item in bold that reading took for a paragraph
_BOLD = re.compile(
    r"^\*\*(?P<number>\d{1,3})[.)]?\s+(?P<title>[^*\n]{3,150}?)\*\*\\?\s*\*?"
    r"(?P<item>\(Item [A-Z\d]{1,4}\))\*?$"
)


def bold_items(blocks: Sequence[Block]) -> Sequence[Block]:
    """Paragraphs that are the bold title of an item, with the agenda's number of it, as headings."""
    found = []
    for block in blocks:
        match = _BOLD.match(block.text.strip()) if block.kind is Kind.PARAGRAPH and not block.number else None
        text = f"{match['title']} {match['item']}" if match else ""
        titled = match and replace(block, kind=Kind.HEADING, text=text, number=match["number"], level=2)
        found.append(titled or block)
    return found


def counted_items(blocks: Sequence[Block]) -> Sequence[Block]:
    """Items of a text as headings: titles counted on from one that minutes begin with, or else from any."""
    titles = dict(_counted_titles(blocks))
    found = _counted_on(titles, lambda title: bool(_OPENING.match(title)))
    if len(found) < 2 or any(b + 1 in found and b + 2 in found for b in found):
        found = _counted_on(titles, lambda title: not _RESOLUTION.match(title))
        if len(found) < 2 or any(b + 1 in found for b in found):
            return blocks  # a list, not items with something below
    titled = list(blocks)
    for at, (number, title) in found.items():
        titled[at] = replace(blocks[at], kind=Kind.HEADING, text=title, number=number, marker="-", level=2)
    return titled


def _counted_titles(blocks: Sequence[Block]) -> Iterator[tuple[int, tuple[str, str]]]:
    """The titles behind numbers, each with its place; what goes on in the line below is a sentence."""
    for at, block in enumerate(blocks):
        text = f"{block.marker} {block.text}" if block.marker != "-" else block.text
        match = _COUNTED.match(text) if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING) else None
        below = blocks[at + 1].plain if at + 1 < len(blocks) else ""
        if match and not re.search(r"[.;,:]$", match[2]) and not block.number and not below[:1].islower():
            yield at, (match[1], match[2])


def _counted_on(
    titles: Mapping[int, tuple[str, str]], opens: Callable[[str], bool]
) -> dict[int, tuple[str, str]]:
    """The titles that are counted on from the first that may be an item."""
    found: dict[int, tuple[str, str]] = {}
    last: int | None = None
    for at, (number, title) in titles.items():
        if _goes_on(found.values(), last, int(number), title) if last is not None else opens(title):
            found[at], last = (number, title), int(number)
    return found


def _goes_on(before: Collection[tuple[str, str]], last: int, number: int, title: str) -> bool:
    """Whether a title is the next in the count; among titles in capitals also one misnumbered by a few."""
    capitals = len(before) > 1 and all(other.isupper() for _, other in (*before, ("", title)))
    return number == last + 1 or (capitals and last <= number <= last + _MISNUMBERED)
