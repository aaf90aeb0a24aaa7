"""What the page maker printed at the edges of a PDF's pages: stamps, item marks, running heads and feet."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parsers import furniture
from parsers.pdf import line_numbers, numbering, running
from parsers.pdf.lines import SUPERSCRIPT, Line, body_size, lines
from parsers.pdf.page import Page
from parsers.pdf.words import Word

# "1KCC Budget Consultation", "² Taken from": a footnote that stands in the foot of each page
_NOTE = re.compile(r"^(?:[¹²³⁴-⁹]|\d{1,2}(?=[A-Z]))\s?\w")
# "DRAFT – NOT FOR PUBLICATION", "OFFICIAL: …": a warning on each page is no title where it stands first
_WARNING = re.compile(r"^\W*(?:DRAFT|CONFIDENTIAL|OFFICIAL|RESTRICTED|EMBARGOED)\s*(?:[-–—:|(]|NOT\b|$)")
_OFTEN = 3
"""On so many pages, what stands at an angle at one place is no text of theirs."""
_LARGE = 30.0
"""Letters of more points than this are no running text."""
_NEAR = 10
"""So many pages before and behind a page tell which of its stamps is the pack's."""
_ALONE = 12
"""A page with no more words than this has nothing on it but a notice or a title."""


@dataclass(slots=True)
class Found:
    """The furniture of one page, and the words that are left."""

    stamp: int | None = None
    marks: list[str] = field(default_factory=list)
    omitted: list[tuple[str, str]] = field(default_factory=list)
    """Reason and text."""
    rest: list[Word] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    """Text that is set at an angle to the page's own and is no furniture."""
    stamps: list[int] = field(default_factory=list)
    """The numbers of all its stamps: that of the pack, and that of a paper which stamps its pages alike."""
    own: list[int] = field(default_factory=list)
    """The numbers that its paper gives it: "7", "Page 7 of 20"."""

    def note(self, reason: str, text: str) -> None:
        """Take a piece of furniture down."""
        self.omitted.append((reason, text))
        number, own = furniture.stamped_page(text), furniture.own_page(text)
        if reason == furniture.STAMP:
            self.stamps += [number] if number is not None else []
            self.own += [own] if own is not None else []
        if reason in (furniture.ITEM_MARK, furniture.BLANK):
            self.marks.append(text)


def stamps(pages: Sequence[Page]) -> list[Found]:
    """The stamps of all pages, which are taken out of their words before anything else is looked for.

    They are printed over what stands there: through lines, into cells, along the side.
    """
    found = [Found() for _ in pages]
    for page, one, numbers in zip(pages, found, line_numbers.found(pages), strict=True):
        if numbers:
            one.note(furniture.LINE_NUMBERS, " ".join(word.text for word in numbers))
            taken = set(map(id, numbers))
            page.words = [word for word in page.words if id(word) not in taken]
    for page, one in zip(pages, found, strict=True):
        taken = set()
        for run in _runs(_near_edges(page)):
            text = " ".join(word.text for word in run)
            name = furniture.name_of(text)
            named = name == furniture.ITEM_MARK or (name == furniture.STAMP and _at_edge(page, run[0]))
            if name and named and " " in text and not furniture.is_bare(text):
                one.note(name, text)
                taken |= set(map(id, run))
        if taken:
            page.words = [word for word in page.words if id(word) not in taken]
    for one, texts in zip(found, _askew(pages), strict=True):
        for reason, text in texts:
            if reason:
                one.note(reason, text)
            else:
                one.sideways.append(text)
    return found


def strip(
    pages: Sequence[Page], words: Sequence[Sequence[Word]], found: Sequence[Found], usual: float
) -> None:
    """The furniture of all pages; `words` are those of each page that stand in no table.

    Each `found` gets what is left of its page, and its printed page number. `usual` is the size of most type.
    """
    pieces = [running.pieces(page, own) for page, own in zip(pages, words, strict=True)]
    headers = running.running(pages, words, pieces, usual)
    figures = numbering.figures(pages, pieces)
    told: set[str] = set()
    notes = _notes(words, headers)
    for index, (own, at_edge, heads, one) in enumerate(zip(words, pieces, headers, found, strict=True)):
        taken: set[tuple[float, float]] = set()
        body = body_size([own]) if heads else 0.0
        for piece in at_edge:
            text = piece.line.plain
            reason = furniture.name_of(text) if id(piece) not in figures else None
            if reason is None and piece in heads:
                title = text not in told and text not in notes and _is_title(piece.line, body)
                if title or notes.get(text) == index:
                    told.add(text)
                    continue
                reason = furniture.HEAD
            if reason is not None:
                taken |= _spots(piece.line)
                one.note(reason, text)
        one.rest = [word for word in own if (word.x0, word.y) not in taken]
        _left_blank(one)
    _number(found)


def _notes(words: Sequence[Sequence[Word]], headers: Sequence[Sequence[running.Piece]]) -> dict[str, int]:
    """The footnotes that stand in the foot of several pages, with the first page that has their mark."""
    where: dict[str, list[int]] = defaultdict(list)
    for index, piece in ((index, piece) for index, heads in enumerate(headers) for piece in heads):
        if _NOTE.match(piece.line.plain):
            where[piece.line.plain].append(index)
    return {
        text: next((index for index in on if _bears(words[index], text)), on[0]) for text, on in where.items()
    }


def _bears(words: Sequence[Word], note: str) -> bool:
    """Whether a page's text has the raised mark of a footnote."""
    mark = re.match(r"\d+|.", note)
    if mark is None:
        return False
    raised, small = mark[0].translate(SUPERSCRIPT), 0.85 * body_size([words])
    return any(w.text == raised or (w.text == mark[0] and (w.raised or w.size < small)) for w in words)


def _is_title(line: Line, body: float) -> bool:
    """Whether a line that repeats is set as titles are: where it stands first it is one."""
    telling = len(re.findall(r"[^\W\d_]{2,}", line.plain)) >= 2
    if _WARNING.match(line.plain):
        return False
    return telling and line.size >= 0.98 * body and (line.bold or line.size > 1.15 * body)


def _at_edge(page: Page, word: Word) -> bool:
    return word.y < running.EDGE * page.height or word.y > (1 - running.EDGE) * page.height


def _near_edges(page: Page) -> list[Word]:
    """The words that stand where the mark of an item may: as far from the edge as on a tall page."""
    top = running.EDGE * max(page.height, page.width)
    foot = page.height - top
    return [word for word in page.words if (word.y < top or word.y > foot) and word.upright]


def _runs(words: Iterable[Word]) -> list[list[Word]]:
    """Words that follow each other in the file and on a line."""
    runs: list[list[Word]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and abs(word.y - last.y) < 1
            and abs(word.size - last.size) < 0.5
            and -1 < word.x0 - last.x1 < 2 * word.size
        ):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _left_blank(found: Found) -> None:
    """A page that says that it is blank."""
    if len(found.rest) > _ALONE:
        return
    for line in lines(found.rest):
        if furniture.name_of(line.plain) == furniture.BLANK:
            found.note(furniture.BLANK, line.plain)
            found.rest = [w for w in found.rest if (w.x0, w.y) not in _spots(line)]


def _spots(line: Line) -> set[tuple[float, float]]:
    """Where the words of a line stand, which tells them from all others of the page."""
    return {(word.x0, word.y) for word in line.words}


def _askew(pages: Sequence[Page]) -> list[list[tuple[str, str]]]:
    """What is set at an angle, page by page, each text with its reason if it is furniture, else with "".

    Stamps along the side of a wide page; watermarks; labels that stand at one place of several pages.
    """
    groups = [_groups(page) for page in pages]
    repeated = Counter((" ".join(w.text for w in g), _spot(g)) for own in groups for g in own)
    result: list[list[tuple[str, str]]] = []
    for page, own in zip(pages, groups, strict=True):
        texts = []
        for group in own:
            text = " ".join(word.text for word in group)
            often = repeated[text, _spot(group)] >= (2 if _is_beside(page, group) else _OFTEN)
            figure = furniture.is_bare(text) and not _is_in_margin(page, group)
            reason = "" if figure else furniture.name_of(text) or ""
            marked = often or group[0].size > _LARGE or 10 < group[0].angle % 90 < 80
            if not reason and marked and furniture.is_watermark(text):
                reason = furniture.WATERMARK
            elif not reason and often:
                reason = furniture.WATERMARK if group[0].size > _LARGE else furniture.LABEL
            texts.append((reason, text))
        result.append(texts)
    return result


def _is_beside(page: Page, group: Sequence[Word]) -> bool:
    """Whether text of several words stands along the side of a page, where stamps do."""
    return len(group) > 2 and _is_in_margin(page, group)


def _is_in_margin(page: Page, group: Sequence[Word]) -> bool:
    margin = 0.08 * page.width
    return all(w.x0 < margin or w.x0 > page.width - margin for w in group)


def _spot(group: Sequence[Word]) -> tuple[int, int]:
    return round(group[0].x0 / 12), round(group[0].y / 12)


def _groups(page: Page) -> list[list[Word]]:
    """The words of a page that are set at an angle, those together that stand together."""
    groups: list[list[Word]] = []
    for word in page.words:
        if word.upright:
            continue
        last = groups[-1][-1] if groups else word
        near = abs(word.y - last.y) + abs(word.x0 - last.x0) < 12 * word.size
        if groups and near and abs(word.angle - last.angle) < 5:
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


# -- printed page numbers ------------------------------------------------------------------------------------


def _number(found: Sequence[Found]) -> None:
    """Each page's printed number: that of its stamp, or between stamps the one that the counts agree on."""
    read = [one.stamps for one in found]
    if not any(read):
        read = _own_numbers(found)
    support: Counter[tuple[int, int]] = Counter()
    for index, numbers in enumerate(read):
        for number in set(numbers):
            for near in range(index - _NEAR, index + _NEAR + 1):
                support[near, number - index] += 1
    for index, (one, numbers) in enumerate(zip(found, read, strict=True)):
        best = max(numbers, key=lambda n: support[index, n - index], default=None)
        if best is not None and not _is_odd(support, index, best):
            one.stamp = best
    _number_between(found)


def _is_odd(support: Counter[tuple[int, int]], index: int, number: int) -> bool:
    """Whether a stamp is alone against those before and behind: a paper in the pack stamps its pages too."""
    others = max(
        (n for (i, offset), n in support.items() if i == index and offset != number - index), default=0
    )
    return support[index, number - index] == 1 and others >= 4


def _own_numbers(found: Sequence[Found]) -> list[list[int]]:
    """The numbers that papers give themselves, if nearly all differ alike from the file's own."""
    offsets = Counter(n - index for index, one in enumerate(found) for n in set(one.own))
    numbered = sum(bool(one.own) for one in found)
    best = offsets.most_common(1)
    if not best or best[0][1] < max(3, 0.8 * numbered):
        return [[] for _ in found]
    return [[n for n in one.own if n - index == best[0][0]] for index, one in enumerate(found)]


def _number_between(found: Sequence[Found]) -> None:
    """Pages without a stamp between stamped ones: they have a number all the same, if the counts agree."""
    stamped = [i for i, one in enumerate(found) if one.stamp is not None]
    for before, after in itertools.pairwise(stamped):
        first, last = found[before].stamp, found[after].stamp
        if first is not None and last is not None and last - first == after - before:
            for index in range(before + 1, after):
                found[index].stamp = first + index - before
    if stamped and found[-1].stamp is None and _is_blank(found[-1]) and stamped[-1] == len(found) - 2:
        found[-1].stamp = (found[-2].stamp or 0) + 1


def _is_blank(found: Found) -> bool:
    return not found.rest and any(furniture.name_of(mark) == furniture.BLANK for mark in found.marks)
