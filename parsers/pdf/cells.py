"""What stands in a cell: figures or words, and where a line of it begins something new."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.pdf.grids import NEAR
from parsers.pdf.lines import Line, is_bullet
from parsers.pdf.structure import block_of
from parsers.pdf.words import Word

# "a)", "(ii)", "3." at the start of a cell's line, after a line that ends with a colon, a semicolon or so
_LETTERED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]$")
_PAUSES = re.compile(r"(?:[.:;,]|and|or)$")
_AMOUNT = re.compile(r"[(+\-–−£$]*(?=[.,]*\d)[\d.,]+[%)kmKMbn]*$", re.I)
_FIGURE = re.compile(r"^[(+\-–−£$]*[\d.,]+[%)kmKMbn]*$|^[-–]$|^n/a$", re.I)


def is_figure(piece: Sequence[Word]) -> bool:
    """Whether words are figures: "1,200", "(£4.5m)"; a dash alone is none."""
    return all(_AMOUNT.match(word.text) for word in piece)


def is_figures(line: Line) -> bool:
    """Whether a line holds nothing but figures, or dashes for what there is none of."""
    return all(_FIGURE.match(word.text) for word in line.words)


def has_figures(cell: Sequence[Word]) -> bool:
    """Whether there are so many figures in a cell that most of its lines may be nothing else."""
    return sum([not w.text.isalpha() and _FIGURE.match(w.text) is not None for w in cell]) >= 0.2 * len(cell)


def is_tall(cell: Sequence[Word]) -> bool:
    """Whether a cell has more than one line."""
    if len(cell) < 2:
        return False
    ys = [w.y for w in cell]
    return max(ys) - min(ys) > NEAR


def breaks(before: Line, line: Line, right: float) -> bool:
    """Whether a line of a cell begins something new: an item, or words that had fitted above."""
    if len(line.words) > 1 and (
        is_bullet(line.words[0]) or (_LETTERED.match(line.words[0].text) and _PAUSES.search(before.plain))
    ):
        return True
    own, above = block_of(line.words[0]), block_of(before.words[-1])
    new = not line.plain[:1].islower() or "@" in line.words[0].text
    parted = new and own and above and own != above
    if line.y - before.y > 1.6 * max(line.size, before.size) or parted:
        return True
    if is_figures(before) and is_figures(line):
        return not _is_sign(before, line)
    first = line.words[0]
    fits = before.x1 + 0.3 * line.size + first.x1 - first.x0 < right - 2
    if not fits:
        return False
    capital, short = first.text[0].isupper(), before.x1 - before.x0 < 0.55 * (right - before.x0)
    begins = capital or first.text[0].isdigit() or first.text[0] in "£$€"
    return (begins and before.words[-1].text[-1] in ".:;)?!") or (capital and short)


def _is_sign(before: Line, line: Line) -> bool:
    """Whether a dash is the sign of the figure below it, which a narrow column has broken off.

    Of two values below each other, a dash for one of them, edges or middles would agree.
    """
    if len(before.words) > 1 or len(line.words) > 1 or before.plain not in ("-", "−", "–"):
        return False
    places = ((w.x0, (w.x0 + w.x1) / 2, w.x1) for w in (before.words[0], line.words[0]))
    return not any(abs(a - b) < 2 for a, b in zip(*places, strict=True))
