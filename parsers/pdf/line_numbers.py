"""Numbers of lines in the margin of a PDF's pages, told from the numbers of items by their counting."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from parsers.pdf.page import Page
from parsers.pdf.words import Word

_STEPS = frozenset([1, 2, 5, 10])
"""Every line is numbered, or every second, fifth, tenth."""
_FEW = 3
"""So many numbers in steps of more than one, at least, show a count of lines."""
_MANY = 10
"""So many of them, if each line has one: items are numbered one after the other too."""
_GOING_ON = 0.25
"""So many numbered lines, at least, begin in the middle of a sentence, where each line has a number."""
_APART = 0.3
"""Numbers whose ends are within so much of their size stand below each other: a 1 ends earlier than a 2."""


def found(pages: Sequence[Page]) -> list[list[Word]]:
    """The line numbers of each page."""
    numbers: list[list[Word]] = []
    last: tuple[int, int, float] | None = None
    for page in pages:
        column = _column(page)
        step = _step(page, column) if column else 0
        if not step and last is not None:
            column = [w for w in _digits(page) if abs(w.x1 - last[2]) < _APART * w.size]
            step = last[1] if _goes_on(column, last) else 0
        if not step:
            numbers.append([])
            continue
        end = max(word.x1 for word in column)
        column += _in_gutters(page, column[-1], step)
        numbers.append(column)
        last = int(column[-1].text), step, end
    return numbers


def _in_gutters(page: Page, last: Word, step: int) -> list[Word]:
    """The numbers of further columns: those that count on right behind the others in the file."""
    number, order = int(last.text) + step, last.order + 1
    following: list[Word] = []
    for word in page.words:
        if word.order == order and word.text == str(number):
            following.append(word)
            number, order = number + step, order + 1
    return following


def _digits(page: Page) -> list[Word]:
    """What may be a line's number, from the top down."""
    left, right = 0.2 * page.width, 0.88 * page.width
    numbers = (word for word in page.words if word.text.isdecimal() and len(word.text) < 5)
    return sorted((w for w in numbers if w.x1 < left or w.x0 > right), key=lambda word: word.y)


def _column(page: Page) -> list[Word]:
    """The numbers that end below each other, outside of the text."""
    digits = _digits(page)
    if len(digits) < _FEW:
        return []
    (end, _), *_ = Counter(round(word.x1) for word in digits).most_common(1)
    column = [word for word in digits if abs(word.x1 - end) < _APART * word.size]
    if not _steps(column) <= _STEPS:
        return []
    inside = {id(word) for word in column}
    others = [word for word in page.words if id(word) not in inside]
    beyond = sum(w.x0 < end for w in others) if end < page.width / 2 else sum(w.x1 > end for w in others)
    return column if beyond <= 0.05 * len(others) else []


def _step(page: Page, column: Sequence[Word]) -> int:
    """By how much the numbers of a column count lines; 0 if they don't."""
    steps = _steps(column)
    if len(steps) != 1:
        return 0
    (step,) = steps
    if step > 1:
        return step if len(column) >= _FEW and int(column[0].text) % step == 0 else 0
    return 1 if len(column) >= _MANY and _each_line(page, column) else 0


def _steps(column: Sequence[Word]) -> set[int]:
    """By how much each number of a column is above the one before."""
    return {int(after.text) - int(before.text) for before, after in itertools.pairwise(column)}


def _each_line(page: Page, column: Sequence[Word]) -> bool:
    """Whether nearly each line of the text has a number, those in the middle of a sentence too."""
    inside = {id(word) for word in column}
    starts: dict[int, Word] = {}
    for word in page.words:
        row = round(word.y)
        if id(word) not in inside and word.upright and (row not in starts or word.x0 < starts[row].x0):
            starts[row] = word
    beside = [next((starts[y] for y in range(r - 2, r + 3) if y in starts), None) for r in _rows(column)]
    going_on = sum(word is not None and word.text[:1].islower() for word in beside)
    return going_on >= _GOING_ON * len(column) and sum(w is None for w in beside) <= 0.2 * len(column)


def _rows(column: Sequence[Word]) -> list[int]:
    return [round(word.y) for word in column]


def _goes_on(column: Sequence[Word], last: tuple[int, int, float]) -> bool:
    """Whether few numbers on a page count on from those of the page before, or begin anew."""
    number, step, _ = last
    values = [int(word.text) for word in column]
    counted = all(after - before == step for before, after in itertools.pairwise(values))
    return bool(values) and counted and values[0] in (number + step, step)
