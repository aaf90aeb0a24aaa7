"""Words to lines, in reading order: column by column where a page has columns."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Generic, TypeVar

from parsers.inline import escape
from parsers.pdf.words import Word

_BULLETS = "•·●▪◦⁃○■□‣➢➤►✓✔❖♦"
# Signs of Symbol, Wingdings and the like, that have no letters of their own, and letters set in these fonts.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LEADER = re.compile(r"[.·_…]{4,}")
"""The dots that lead from a title to its page in a list of contents."""
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEVEL = 1.2
"""Words whose base lines are within so many points stand on one line."""
_COLUMN_GAP = 1.0
"""The space between columns is wider than this, in heights of the type."""
_SMALLER = 0.9
"""Raised and lowered characters are no larger than this part of their line's type."""
_COLUMN_LINES = 6
"""So many lines must stand on each side of a gap before it parts columns."""


T = TypeVar("T")


class _Once(Generic[T]):
    """A property that is worked out once: functools.cached_property without its lock, which costs more."""

    def __init__(self, work_out: Callable[[Line], T]) -> None:
        self._work_out, self._name, self.__doc__ = work_out, work_out.__name__, work_out.__doc__

    def __get__(self, line: Line, _: type[Line]) -> T:
        value = line.__dict__[self._name] = self._work_out(line)
        return value


@dataclass(eq=False)
class Line:
    """Words on one base line, from left to right; never changed, but not frozen, for there are very many."""

    words: tuple[Word, ...]

    @_Once
    def x0(self) -> float:
        """Its left edge."""
        return self.words[0].x0

    @_Once
    def x1(self) -> float:
        """Its right edge."""
        return max([word.x1 for word in self.words])

    @_Once
    def y(self) -> float:
        """Its base line."""
        return max(self.words, key=_size).y

    @_Once
    def size(self) -> float:
        """The size of its type: that of the most letters."""
        if len({word.size for word in self.words}) == 1:
            return self.words[0].size
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda s: sizes[s])

    @_Once
    def spaces(self) -> list[float]:
        """The space before each of its words but the first, in heights of its type."""
        return [
            (after.x0 - before.x1) / (after.size if after.size > 4 else 4)
            for before, after in itertools.pairwise(self.words)
        ]

    @_Once
    def gap(self) -> float:
        """The widest space between two of its words, in heights of its type."""
        return max(self.spaces, default=0.0)

    @_Once
    def bold(self) -> bool:
        """Whether all of its letters are bold."""
        return all(word.bold or not any(c.isalnum() for c in word.text) for word in self.words)

    @_Once
    def plain(self) -> str:
        """Its words as plain text."""
        return spelt(self.words)


def spelt(words: Sequence[Word]) -> str:
    """The text of words that follow each other, with a space before each that isn't glued to the last."""
    pieces: list[str] = []
    for word in words:
        text = word.text if word.text.isalnum() and not word.symbol else letters(word)
        pieces.append(text if word.glued or not pieces else " " + text)
    return "".join(pieces)


def letters(word: Word) -> str:
    """The text of a word; a sign without a letter of its own is a bullet."""
    if word.symbol and len(word.text) == 1 and not word.text.isdigit():
        return "•"
    if word.text.isascii() and "...." not in word.text and "____" not in word.text:
        return word.text
    return (
        _LEADER.sub(" … ", _PRIVATE.sub("•", word.text))
        .strip()
        .replace("\ufffe", "-")
        .replace("\x02", "-")
        .replace("\xad", "-")
    )


def is_bullet(word: Word) -> bool:
    """Whether a word is the mark of a list item: a bullet, a dash, or an "o" for one."""
    text = letters(word)
    return len(text) == 1 and (text in _BULLETS or text in "-–—*o§")


_size = attrgetter("size")
_left = attrgetter("x0")
_reading = attrgetter("y", "x0")


def lines(words: Iterable[Word]) -> list[Line]:
    """Words as lines from the top of the page down; raised and lowered characters go with their line."""
    given = sorted(words, key=_reading)
    if not given:
        return []
    first = given[0]
    if given[-1].y - first.y <= _LEVEL:
        return [_line(given)]
    rows = [[first]]
    for word in given[1:]:
        drop = word.y - first.y
        if drop <= _LEVEL or drop <= 0.2 * min(word.size, first.size):
            rows[-1].append(word)
        else:
            rows.append([word])
            first = word
    mixed = len(rows) > 1 and len({word.size for word in given}) > 1
    return [_line(row) for row in (_with_raised(rows) if mixed else rows)]


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows of small type that overlap the height of a neighbour are its raised or lowered characters."""
    kept: list[list[Word]] = []
    sizes = [max(map(_size, row)) for row in rows]
    hosts: list[float] = []
    for index, (row, size) in enumerate(zip(rows, sizes, strict=True)):
        near = [(rows[index + 1], sizes[index + 1])] if index + 1 < len(rows) else []
        near += [(kept[-1], hosts[-1])] if kept else []
        host = next(
            (other for other, big in near if size <= _SMALLER * big and _bears(other, big, row)), None
        )
        if host is None:
            kept.append(row)
            hosts.append(size)
        else:
            host += row
    return kept


def _bears(host: Sequence[Word], big: float, row: Sequence[Word]) -> bool:
    """Whether smaller characters stand at a line's words, within the height of its type."""
    return -0.35 * big < host[0].y - row[0].y < 0.65 * big and all(
        min(min(abs(w.x0 - o.x1), abs(o.x0 - w.x1)) for o in host) < big
        or any(o.x0 < w.x0 < o.x1 for o in host)
        for w in row
    )


def _line(row: list[Word]) -> Line:
    row.sort(key=_left)
    size = row[0].size
    if not any(w.raised or w.glued or w.size != size for w in row):
        return Line(tuple(row))
    big = max(map(_size, row))
    base = next(w.y for w in row if w.size == big)
    out: list[Word] = []
    marked = False
    for word in row:
        raised = word.raised or (word.size <= _SMALLER * big and base - word.y > 0.15 * big)
        if not raised and not word.glued and not (marked and _closes(word, out[-1])):
            out.append(word)
            marked = False
            continue
        glued = bool(out) and word.x0 - out[-1].x1 < (0.5 if word.glued or not raised else 0.15) * big
        text = word.text.translate(SUPERSCRIPT) if raised and word.text.isdigit() else word.text
        same = text is word.text and glued is word.glued
        out.append(word if same else replace(word, text=text, glued=glued))
        marked = raised
    return Line(tuple(out))


def _closes(word: Word, mark: Word) -> bool:
    """Whether a comma or the like stands right behind the mark of a footnote."""
    return word.text[0] in ",.;:)" and word.x0 - mark.x1 < 0.3 * word.size


def segments(line: Line, wide: float = 1.6) -> list[Line]:
    """The pieces of a line that wide gaps (in heights of its type) part."""
    if line.gap <= wide:
        return [line]
    pieces: list[list[Word]] = [[line.words[0]]]
    for space, word in zip(line.spaces, line.words[1:], strict=True):
        if space > wide:
            pieces.append([])
        pieces[-1].append(word)
    return [Line(tuple(piece)) for piece in pieces]


def in_order(found: Sequence[Line], meet: float | None = None) -> list[Line]:
    """Lines in reading order: down the columns where there plainly are two, else as in the file.

    A file nearly always has its text in the order of reading, and knows which pieces of a line are
    cells or columns of their own: there its order jumps. Where it jumps about the page, the page is read
    from the top down. `meet` is where the columns of the page are known to meet.
    """
    gap = columns_meet(found) or meet
    if gap is not None:
        return _down_columns(found, gap)
    pieces = sorted((piece for line in found for piece in unbroken(line)), key=lambda p: p.words[0].order)
    back = sum(after.y < before.y - before.size for before, after in itertools.pairwise(pieces))
    return pieces if len(pieces) > len(found) and back <= max(2, len(pieces) // 12) else list(found)


def unbroken(line: Line) -> list[Line]:
    """The pieces of a line that the file does not have one after the other, with a gap between."""
    pieces: list[list[Word]] = []
    for word in line.words:
        last = pieces[-1][-1] if pieces else None
        if last is not None and (word.order - last.order in (0, 1) or word.x0 - last.x1 < 0.8 * word.size):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [Line(tuple(piece)) for piece in pieces] if len(pieces) > 1 else [line]


def _down_columns(found: Sequence[Line], gap: float) -> list[Line]:
    """Lines with those left of a gap before those right of it.

    A line that spans the gap parts what is above and below.
    """
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in found:
        if any(w.x0 < gap < w.x1 for w in line.words) or _spans(line, gap):
            ordered += [*left, *right, line]
            left, right = [], []
            continue
        for side, words in (
            (left, [w for w in line.words if w.x1 <= gap]),
            (right, [w for w in line.words if w.x0 >= gap]),
        ):
            if words:
                side.append(Line(tuple(words)))
    return ordered + left + right


def _spans(line: Line, gap: float) -> bool:
    """Whether the words on both sides of a gap stand as near to each other as words of one line do."""
    before = [w.x1 for w in line.words if w.x1 <= gap]
    after = [w.x0 for w in line.words if w.x0 >= gap]
    return bool(before and after) and min(after) - max(before) < 0.6 * line.size


def may_have_columns(found: Sequence[Line]) -> bool:
    """Whether so many lines have a gap that they may be those of two columns."""
    return sum(line.gap > _COLUMN_GAP for line in found) >= _COLUMN_LINES


def columns_meet(found: Sequence[Line]) -> float | None:
    """The middle of the white space between two columns of running text, or None."""
    pieces = [(line, segments(line, _COLUMN_GAP)) for line in found]
    starts = sorted({round(s[1].x0) for _, s in pieces if len(s) == 2})
    best: tuple[int, float] | None = None
    for start in starts:
        rights = [s[-1] for _, s in pieces if abs(s[-1].x0 - start) < 4]
        lefts = [s[0] for _, s in pieces if s[0].x1 < start - 4]
        if len(rights) < _COLUMN_LINES or len(lefts) < _COLUMN_LINES:
            continue
        if _is_prose(lefts) and _is_prose(rights) and (best is None or len(rights) > best[0]):
            best = (len(rights), (max(s.x1 for s in lefts) + start) / 2)
    return best[1] if best else None


def _is_prose(column: Sequence[Line]) -> bool:
    """Whether most lines of a column are nearly as wide as its widest, and made of several words."""
    width = max(line.x1 for line in column) - min(line.x0 for line in column)
    full = sum(line.x1 - line.x0 > 0.6 * width and len(line.words) >= 3 for line in column)
    return full >= 0.6 * len(column)


def body_size(pages: Iterable[Sequence[Word]]) -> float:
    """The size of most letters."""
    return largest(sum((letters_by_size(page) for page in pages), Counter()))


def letters_by_size(words: Iterable[Word]) -> Counter[float]:
    """How many letters there are of each size of type."""
    exact: defaultdict[float, int] = defaultdict(int)
    for word in words:
        exact[word.size] += len(word.text)
    sizes: Counter[float] = Counter()
    for size, count in exact.items():
        sizes[round(size * 2) / 2] += count
    return sizes


def largest(sizes: Counter[float]) -> float:
    """The size of most letters; a usual one where there are none."""
    return sizes.most_common(1)[0][0] if sizes else 10.0


def markdown(words: Sequence[Word], *, bold: bool = True) -> str:
    """Words as inline Markdown: emphasis and links kept; `bold` says whether bold type is worth a mark."""
    out: list[str] = []
    for _, group in itertools.groupby(words, key=_styled if bold else _slanted):
        run = list(group)
        out += ["" if not out or run[0].glued else " ", _marked(run, bold)]
    return "".join(out)


_styled = attrgetter("bold", "italic", "link")
_slanted = attrgetter("italic", "link")


def _marked(run: Sequence[Word], bold: bool) -> str:
    text = escape(spelt(run))
    if run[0].link:
        text = f"[{text}]({run[0].link})"
    marks = ("**" if run[0].bold and bold else "") + ("*" if run[0].italic else "")
    return f"{marks}{text}{marks[::-1]}" if marks and any(map(str.isalnum, text)) else text
