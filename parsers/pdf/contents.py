"""Lists of contents in a PDF: which paragraphs are some, and how deep their entries stand in each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parsers.pdf.paragraphs import SAME, Paragraph, leads

_FEWEST = 4
"""Fewer lines are no list of contents."""


def is_contents(paragraph: Paragraph) -> bool:
    """Whether most lines of a paragraph lead to a page, and some are indented below others."""
    if len(paragraph.lines) < _FEWEST or paragraph.marker or not leads(paragraph.lines[-1]):
        return False
    leading = sum(map(leads, paragraph.lines))
    return leading >= 0.8 * len(paragraph.lines) and len(_edges(paragraph)) > 1


def entries(paragraph: Paragraph) -> Iterator[tuple[Paragraph, int]]:
    """Each entry, with the line that a width has broken it into, and its depth, 1 for the outermost."""
    edges = _edges(paragraph)
    start = 0
    for end in range(1, len(paragraph.lines) + 1):
        if end < len(paragraph.lines) and paragraph.breaks[end - 1] == " ":
            continue
        first = paragraph.lines[start]
        depth = sum(edge < first.x0 + SAME for edge in edges)
        lines, breaks = paragraph.lines[start:end], paragraph.breaks[start : end - 1]
        yield replace(paragraph, lines=lines, breaks=breaks), depth
        start = end


def _edges(paragraph: Paragraph) -> list[float]:
    """The left edges that the lines have, the outermost first."""
    edges: list[float] = []
    for left in sorted(line.x0 for line in paragraph.lines):
        if not edges or left - edges[-1] > SAME:
            edges.append(left)
    return edges
