"""The paragraphs of a page with the boxes beside its text, each read as a whole between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.pdf.drawn import Box
from parsers.pdf.paragraphs import ENDS, SAME, Paragraph, Piece, Sheet, leading, paragraphs


def pieces(sheet: Sheet) -> list[Piece]:
    """The paragraphs and tables of a page, each box beside the text between two of them."""
    out = paragraphs(sheet)
    for aside in sheet.asides:
        own = leading(aside.lines)
        boxed = replace(sheet, items=list(aside.lines), leading=own, asides=(), right=aside.right)
        at = _place_of(aside.box, out, sheet)
        out[at:at] = paragraphs(boxed)
    return out


def _place_of(box: Box, found: Sequence[Piece], sheet: Sheet) -> int:
    """Where a box is read: before what begins below its top, best in its own column; no sentence is cut."""
    end = len(found) - sum(isinstance(piece, Paragraph) and piece.note for piece in found)
    areas = [_area(piece) for piece in found[:end]]
    below = [n for n, area in enumerate(areas) if area.y0 > box.y0 - SAME]
    under = [n for n in below if areas[n].x0 < box.x1 and box.x0 < areas[n].x1]
    at = next(iter(under or below), end)
    if at == 0 and end and not sheet.begins and _begins_small(found[0]):
        return 1
    return at - 1 if 0 < at == end and _is_open(found[at - 1]) else at


def _is_open(piece: Piece) -> bool:
    """Whether a piece ends in the middle of a sentence."""
    return isinstance(piece, Paragraph) and piece.is_prose and not ENDS.search(piece.lines[-1].plain)


def _area(piece: Piece) -> Box:
    """The area that a paragraph or table covers; where a paragraph runs over columns, that of its first."""
    if not isinstance(piece, Paragraph):
        return piece[0].box
    first = piece.lines[0]
    own = [line for line in piece.lines if line.y >= first.y]
    return Box(
        min(line.x0 for line in own),
        first.y - first.size,
        max(line.x1 for line in own),
        max(line.y for line in own),
    )


def _begins_small(piece: Piece) -> bool:
    """Whether a piece begins in the middle of a sentence."""
    return isinstance(piece, Paragraph) and not piece.marker and piece.lines[0].plain[:1].islower()
