"""What of a PDF's tags is used: which words are one paragraph, row or list item, where the layout agrees."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from parsers.pdf.drawn import Box
from parsers.pdf.lines import Line, body_size, columns_meet, unbroken
from parsers.pdf.words import Word

_SHARE = 0.8
"""So much of a page must be tagged, and so many of its lines agree, for its tags to be believed."""
_LINES = 12
"""More lines than this are no single paragraph."""
_BESIDE = 3
"""On so many lines paragraphs stand beside each other where a page has columns."""
# "7", "2.1", "(a)": counts what stands in the next cell
_COUNTED = re.compile(r"^\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.):]?$")
FIGURE = re.compile(r"^[(+\-–−£$]*\d[\d.,]*[%)kmKMbn]*$|^[-–]$|^n/a$", re.I)
"""A figure as cells have it: "(1,200)", "£4.5m", "n/a"."""
_ENDS = re.compile(r"[.:;?!…]['\"”’)\]*]*$")


def believed(words: list[Word]) -> list[Word]:
    """The words of a page, without their tags where those can't be trusted."""
    if not any(word.tag for word in words) or trusted(words):
        return words
    return [replace(word, tag=None) for word in words]


def trusted(words: Sequence[Word]) -> bool:
    """Whether a page's tags say the same of its lines as its layout does, where that is plain.

    Some files tag each line as a paragraph, others the page as one.
    """
    blocks = Counter(map(block_of, words))
    found = _runs(words)
    if _untagged(words) > (1 - _SHARE) * len(words) or (len(found) > _LINES and len(blocks) <= 2):
        return False
    together = [
        block_of(before[0]) == block_of(line[0])
        for before, line in itertools.pairwise(found)
        if block_of(before[0]) and block_of(line[0]) and _surely_one(before, line)
    ]
    return together.count(True) >= _SHARE * len(together) or together.count(False) <= 1


def _untagged(words: Sequence[Word]) -> int:
    """How many words have no tag.

    Around the rest of a table its head, which stands there again, and the page's head and foot don't count.
    """
    tagged = [word for word in words if block_of(word)]
    cells = sum(word.tag is not None and word.tag.cell is not None for word in tagged)
    if len(tagged) < 0.5 * len(words) or cells < _SHARE * len(tagged):
        return len(words) - len(tagged)
    top, low = min(word.y for word in tagged), max(word.y for word in tagged)
    return sum(top - 1 <= word.y <= low + 1 and not block_of(word) for word in words)


def block_of(word: Word) -> int:
    """The number of the tagged block that a word is in; 0 for none."""
    return word.tag.block if word.tag is not None else 0


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """Words that follow each other on one base line, in the file's order."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and abs(runs[-1][-1].y - word.y) < 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _surely_one(before: Sequence[Word], line: Sequence[Word]) -> bool:
    """Whether a sentence goes on in the next line, right below."""
    last, first = before[-1], line[0]
    return (
        0 < first.y - last.y < 1.5 * first.size
        and abs(first.x0 - before[0].x0) < 3
        and abs(first.size - last.size) < 0.5
        and len(before) >= 6
        and first.text[:1].islower()
        and not _ENDS.search(last.text)
    )


def by_tags(found: Sequence[Line]) -> list[Line] | None:
    """Lines in the order of their tags where paragraphs stand beside each other, as in columns and boxes.

    None where they don't, or where the file has its text in quite another order. What has no tag goes with
    what follows it in the file.
    """
    if not _columns(found):
        return None
    words = sorted((word for line in found for word in line.words), key=lambda word: word.order)
    if not _in_file_order(words):
        return None
    blocks: dict[int, float] = {}
    following: float = math.inf
    for word in reversed(words):
        following = block_of(word) or following
        blocks[word.order] = following
    notes = _notes(found)
    text = found[: len(found) - len(notes)]
    pieces = (piece for line in text for _, cut in _cut(line, block_of) for piece in unbroken(cut))
    return [*sorted(pieces, key=lambda p: (blocks[p.words[0].order], p.words[0].order)), *notes]


def _notes(found: Sequence[Line]) -> list[Line]:
    """The lines in small type at the foot: tags have notes where the text refers to them."""
    body = body_size([[word for line in found for word in line.words]])
    small = itertools.takewhile(lambda line: line.size <= 0.92 * body, reversed(found))
    return list(small)[::-1]


def by_blocks(found: Sequence[Line]) -> list[Line]:
    """Lines in their order, cut where one block ends and another begins beside it; a block's lines together.

    The rows of a table of labels ("To:", "Cabinet") stay whole.
    """
    same_row = _label_rows(found)

    def key(word: Word) -> int:
        return same_row.get(block_of(word), block_of(word))

    if not any(word.tag for line in found for word in line.words):
        return list(found)
    groups: dict[int, list[Line]] = {}
    for index, line in enumerate(found):
        for block, piece in _cut(line, key):
            # what has no tag keeps its place
            groups.setdefault(block or -1 - index, []).append(piece)
    return [line for group in groups.values() for line in group]


def in_column(boxes: Sequence[Box], found: Sequence[Line]) -> list[Box]:
    """Which tables and pictures stand in one of a page's two columns, with text of the other beside them."""
    beside = [
        box
        for box in boxes
        if any(box.y0 < line.y < box.y1 and (line.x0 > box.x1 or line.x1 < box.x0) for line in found)
    ]
    gap = columns_meet(found) if beside else None
    return [box for box in beside if gap is not None and not box.x0 < gap - 1 < gap + 1 < box.x1]


def place_of(box: Box, found: Sequence[object]) -> int:
    """Behind which lines in reading order a table of one column stands: the last above it in that column."""
    own = [
        (at, line)
        for at, line in enumerate(found)
        if isinstance(line, Line) and line.x0 < box.x1 and line.x1 > box.x0
    ]
    above = [at + 1 for at, line in own if line.y <= box.y0 + line.size / 2]
    return max(above, default=own[0][0] if own else len(found))


def _columns(found: Iterable[Line]) -> bool:
    """Whether paragraphs stand beside each other, and not as the cells of a table do."""
    beside = 0
    for line in found:
        texts = {w.tag.block for w in line.words if w.tag is not None and w.tag.block and not w.tag.cell}
        beside += len(texts) > 1
    return beside >= _BESIDE


def _in_file_order(words: Iterable[Word]) -> bool:
    """Whether the file has its text in the order of its tags, a box or two that float aside."""
    blocks = [block for block, _ in itertools.groupby(filter(None, map(block_of, words)))]
    back = sum(b < a for a, b in itertools.pairwise(blocks))
    return back <= max(2, 0.1 * len(blocks))


def _cut(line: Line, key: Callable[[Word], int]) -> list[tuple[int, Line]]:
    """The pieces of a line that are parts of different blocks; words without one go with their neighbours."""
    pieces: list[tuple[int, list[Word]]] = []
    for word in line.words:
        own = key(word)
        block, words = pieces[-1] if pieces else (0, [])
        if pieces and (not own or not block or own == block):
            pieces[-1] = (block or own, [*words, word])
        else:
            pieces.append((own, [word]))
    return [(block, Line(tuple(words))) for block, words in pieces]


def _label_rows(found: Iterable[Line]) -> dict[int, int]:
    """For tables of a label and what it says: each block of a row by the row's first."""
    tables: dict[int, dict[tuple[int, int], list[Word]]] = defaultdict(dict)
    for word in (w for line in found for w in line.words):
        if word.tag is not None and word.tag.cell is not None:
            table, row, column = word.tag.cell
            tables[table].setdefault((row, column), []).append(word)
    rows: dict[int, int] = {}
    for cells in filter(_is_labelled_beside, tables.values()):
        left = next(words for (_, column), words in sorted(cells.items()) if not column)
        for (row, column), words in cells.items():
            beside = left if not column else cells.get((row, 1), words)
            rows[block_of(words[0])] = block_of(beside[0])
    for cells in filter(is_labels, tables.values()):
        for (row, column), words in cells.items():
            label = cells.get((row, 0))
            if column and label and abs(label[0].y - words[0].y) < words[0].size:
                rows[block_of(words[0])] = block_of(label[0])
    return rows


def _is_labelled_beside(cells: Mapping[tuple[int, int], Sequence[Word]]) -> bool:
    """Whether labels and what they say stand in cells beside a text: day and place, then "Ask for:"."""
    columns = [[words[-1].text for (_, column), words in cells.items() if column == n] for n in range(3)]
    if not all(columns) or max(column for _, column in cells) > 2:
        return False
    labels = sum(text.endswith(":") for text in columns[1])
    return labels >= 0.6 * len(columns[1]) and not any(text.endswith(":") for text in columns[0])


def is_labels(cells: Mapping[tuple[int, int], Sequence[Word]]) -> bool:
    """Whether cells, by row and column, are labels or numbers and beside each its text.

    "To:", "Cabinet"; "7", "Minutes of the Previous Meeting", "(Pages 11 - 14)". Figures make a table.
    """
    labels = [words[-1].text for (_, column), words in cells.items() if column == 0]
    others = [words[0].text for (_, column), words in cells.items() if column > 0]
    if not labels or not others:
        return False
    if sum(text.endswith(":") for text in labels) >= 0.6 * len(labels):
        return max(column for _, column in cells) == 1
    numbered = sum(_COUNTED.match(text) is not None for text in labels) >= 0.6 * len(labels)
    return numbered and sum(FIGURE.match(text) is not None for text in others) < 0.3 * len(others)
