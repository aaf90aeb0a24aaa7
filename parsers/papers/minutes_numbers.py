"""Numbered paragraphs whose numbers stand apart: in a column of their own, or on the line above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.blocks import Block, Kind

# "8.1", "12.3.1."
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3})+\.?$")
# "(a) notes the report", "ii) a visit": points below a paragraph
_POINT = re.compile(r"^(\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5}|\d{1,2})\))\s+(\S.*)$", re.S)


def joined(blocks: Sequence[Block]) -> Sequence[Block]:
    """Blocks in which such numbers stand before their paragraphs."""
    return tuple(_with_lines_above([b for block in blocks for b in _from_columns(block)]))


def _from_columns(block: Block) -> Iterator[Block]:
    """The paragraphs of a table whose first column has nothing but their numbers."""
    if block.kind is not Kind.TABLE or not _is_numbered(block.rows):
        yield block
        return
    for at, (first, *rest) in enumerate(block.rows):
        texts = [line for cell in rest for line in cell.split("\n") if line.strip()]
        for nth, text in enumerate(texts):
            number = f"{first.strip()} " if first.strip() and not nth else ""
            yield _paragraph(block, at, f"{number}{text.strip()}")


def _is_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row is a number and a text, or a text that goes on below it."""
    said = [row for row in rows if any(cell.strip() for cell in row)]
    firsts = [row[0].strip() for row in said]
    numbers = [first for first in firsts if first]
    counted = all(map(_NUMBER.match, numbers)) and len({n.split(".")[0] for n in numbers}) == 1
    return counted and bool(firsts[0]) and all(_is_text(row[1:]) for row in said)


def _is_text(cells: Sequence[str]) -> bool:
    """Whether one cell alone is filled, and has words: figures beside figures are a table."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == 1 and len(re.findall(r"[^\W\d_]{2,}", filled[0])) > 1


def _paragraph(table: Block, row: int, text: str) -> Block:
    point = _POINT.match(text)
    if point:
        return Block(Kind.ITEM, point[2], table.at(row), level=1, marker=point[1])
    return Block(Kind.PARAGRAPH, text, table.at(row))


def _with_lines_above(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks in which a number on a line of its own begins the paragraph below it.

    It has the number of the item before its own, for a time may stand alone too.
    """
    item: str | None = None
    above: Block | None = None
    for block in blocks:
        if block.kind is Kind.HEADING and block.number:
            item = block.number
        if _stands_alone(block, item):
            yield from () if above is None else (above,)
            above = block
        elif above is not None and block.kind is Kind.PARAGRAPH and block.number is None:
            yield replace(block, text=f"{above.plain} {block.text}")
            above = None
        else:
            yield from (block,) if above is None else (above, block)
            above = None
    if above is not None:
        yield above


def _stands_alone(block: Block, item: str | None) -> bool:
    alone = block.kind is Kind.PARAGRAPH and block.number is None and _NUMBER.match(block.plain)
    return bool(alone) and item is not None and block.plain.startswith(f"{item}.")
