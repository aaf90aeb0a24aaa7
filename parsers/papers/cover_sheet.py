"""Item cover sheets: one page before an item's papers that says what it is for and who attends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import phrases
from parsers.blocks import Block, Kind, Part, plain, tops_page

# "Item 5 - Unregistered Educational Settings", also glued behind body and date: "…January 16th 2023Item 4
# - CHSCP…"
_ITEM = re.compile(r"Item\s*(?:No\.?\s*)?(\d{1,2})\s*[-–—:]\s*(.+?)\s*$")
_SECTIONS = re.compile(
    r"^\W*(?:outline|reports?|attending|actions|purpose|background|in attendance)\W*$", re.I
)
_ATTENDING = re.compile(r"^\W*(?:attending|in attendance)\W*$", re.I)
_REACH = 5
"""So many blocks may stand between the body's name and the item's title."""


def begins(blocks: Sequence[Block], at: int) -> bool:
    """It names the body or the date, then "Item 4 - Title", then has Outline, Reports or Attending."""
    block = blocks[at]
    if block.kind is Kind.MARK or len(block.plain) > 300 or (block.place.page and not tops_page(blocks, at)):
        return False
    if not (_ITEM.search(block.plain) or _names_body(block)):
        return False
    found = _title_at(blocks, at)
    if found is None:
        return False
    ahead = blocks[found[0] + 1 : found[0] + 9]
    return any(_SECTIONS.match(b.plain) for b in ahead if b.kind is not Kind.TABLE)


def _names_body(block: Block) -> bool:
    """Whether a block opens with the body's name, rather than naming one in a sentence."""
    text, body = block.plain, phrases.body_name(block.plain)
    return (
        body is not None
        and phrases.named_role(text) is None
        and len(text) < 130
        and text.casefold().startswith(body.casefold()[:40])
    )


def _title_at(blocks: Sequence[Block], at: int) -> tuple[int, re.Match[str]] | None:
    for index in range(at, min(at + _REACH, len(blocks))):
        for text in _pieces(blocks[index]):
            if (match := _ITEM.search(text)) and len(text) < 220:
                return index, match
        if index > at and _SECTIONS.match(blocks[index].plain):
            return None
    return None


def _pieces(block: Block) -> list[str]:
    """The cells of a table, the lines of a paragraph: stray letters beside a title are no part of it."""
    if block.kind is Kind.TABLE:
        return [plain(cell) for row in block.rows for cell in row]
    return [plain(line) for line in block.text.split("\n")]


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The cover sheet as one part, with its item's number and who attends."""
    found = _title_at(blocks, 0)
    number, title = (found[1][1], found[1][2]) if found else (None, "Cover sheet")
    head = " ".join(b.plain for b in blocks[:_REACH])
    meta: dict[str, object] = {
        "item": number,
        "body": next(
            (n for b in blocks[:3] if (n := phrases.body_name(re.sub(r"Item ?No.*$", "", b.plain)))), None
        ),
        "meeting_date": phrases.first_date(head),
        "attending": [{"name": p.name} | ({"role": p.role} if p.role else {}) for p in _attending(blocks)],
    }
    part = Part("cover-sheet", title, tuple(blocks))
    return (part.with_meta(**{k: v for k, v in meta.items() if v}),)


def _attending(blocks: Sequence[Block]) -> list[phrases.NamedRole]:
    start = next((i for i, b in enumerate(blocks) if _ATTENDING.match(b.plain)), None)
    if start is None:
        return []
    people = []
    for block in blocks[start + 1 :]:
        if block.kind is Kind.HEADING or _SECTIONS.match(block.plain):
            break
        people += [p for line in block.text.split("\n") if (p := phrases.named_role(line))]
    return people
