"""Lines and tables of a PDF's pages to blocks: paragraphs, list items, headings, tables, over pages too."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from parsers.blocks import Block, Kind, Omitted, Place, plain, words
from parsers.pdf_lines import Line, is_bullet, joined, letters, lines, markdown, one_link, segments
from parsers.pdf_page import Word
from parsers.pdf_pictures import Figure
from parsers.pdf_tables import Table

REPEATED_HEAD = "table head repeated on the next page"

# "a)", "(b)", "iv.", "3.", "(2)" before a list item; "1.1", "4.12." before a numbered paragraph
_MARKER = re.compile(r"^(?:\(?[a-zA-Z]\)|\(?[ivx]{1,5}\)|[a-z]\.|[ivx]{1,5}\.|\(?\d{1,2}\)|\d{1,2}\.)$")
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3}){1,4}\.?$")
_ENDS = re.compile(r"[.:;?!…]['\"”’)\]*]*$")
_GLUED_BULLET = re.compile(r"^([•·●▪◦‣➢])(\S.*)$")
_GLUED_MARKER = re.compile(r"^(\([a-z]{1,3}\)|\d{1,2}\.)([A-Z][a-z]*)$")
_SAME = 3.0
"""Left edges that differ by less than this, in points, are one."""


@dataclass(slots=True)
class Sheet:
    """A page as the flow of blocks takes it: its lines and tables in reading order."""

    place: Place
    items: list[Line | Table | Figure]
    body: float
    """The size of its running text."""
    leading: float
    """The usual distance of its lines, in heights of their type."""
    width: float = 0.0
    begins: bool = False
    """Whether a paper begins here, or the page was left blank: nothing goes on from the page before."""


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together."""

    place: Place
    lines: list[Line]
    breaks: list[str] = field(default_factory=list)
    """What parts each line from the one before it: a space or a new line."""
    marker: str | None = None
    bullet_at: float = 0.0
    sign: str = ""
    """The letter that stands for a bullet, if one does: an "o" of a typewriter face."""
    aside: tuple[Word, ...] = ()
    """What stands apart at the right of its first line, as the page range of an agenda item does."""

    @property
    def is_prose(self) -> bool:
        """Whether its width has broken a line of it."""
        return " " in self.breaks

    @property
    def edge(self) -> float:
        """The left edge that its next line will have."""
        return self.lines[1].x0 if len(self.lines) > 1 else self.lines[0].x0


def flow(sheets: Sequence[Sheet], known: frozenset[str]) -> tuple[list[Block], list[Omitted]]:
    """The blocks of all pages in order, and repeated heads of tables that were left out."""
    pieces: list[_Paragraph | tuple[Table | Figure, Place]] = []
    omitted: list[Omitted] = []
    goes_on = False
    for sheet in sheets:
        own = _pieces(sheet)
        if own and pieces and not sheet.begins and goes_on:
            own = _over_page(pieces, own, omitted)
        goes_on = bool(sheet.items)
        pieces += own
    omitted += [Omitted("bullet", p.sign, p.place) for p in pieces if isinstance(p, _Paragraph) and p.sign]
    return _Writer(sheets, known).written(pieces), omitted


# -- lines to paragraphs -------------------------------------------------------------------------------------


def _pieces(sheet: Sheet) -> list[_Paragraph | tuple[Table | Figure, Place]]:
    """The paragraphs and tables of a page."""
    out: list[_Paragraph | tuple[Table | Figure, Place]] = []
    edges = _Edges([item for item in sheet.items if isinstance(item, Line)])
    current: _Paragraph | None = None
    for item in sheet.items:
        if not isinstance(item, Line):
            out.append((item, sheet.place))
            current = None
            continue
        line, aside = _without_aside(item)
        line, marker, at = _unmarked(line)
        join = None if current is None or marker or aside else _join(current, line, sheet, edges)
        if join is None or current is None:
            sign = item.words[0].text if marker == "-" and item.words[0].text.isalnum() else ""
            current = _Paragraph(sheet.place, [line], marker=marker, bullet_at=at, sign=sign, aside=aside)
            out.append(current)
        else:
            current.lines.append(line)
            current.breaks.append(join)
    return out


def _without_aside(line: Line) -> tuple[Line, tuple[Word, ...]]:
    """A line without what stands apart at its right: "(Pages 7 - 16)" beside an item's title."""
    *pieces, last = segments(line, 1.4)
    if not pieces or not re.match(r"\((?:Pages?|To follow)\b", last.plain, re.I):
        return line, ()
    return Line(tuple(word for piece in pieces for word in piece.words)), last.words


def _unmarked(line: Line) -> tuple[Line, str | None, float]:
    """A line without the bullet or letter of its list, that mark, and where it stands."""
    first = line.words[0]
    if match := _GLUED_BULLET.match(letters(first)):
        width = (first.x1 - first.x0) / max(len(first.text), 1)
        return Line((replace(first, text=match[2], x0=first.x0 + 2 * width), *line.words[1:])), "-", first.x0
    if match := _GLUED_MARKER.match(first.text):
        # "(m)In February": the gap is too narrow for PDFium to see a space
        return (
            Line((replace(first, text=match[2], x0=first.x0 + 1.2 * line.size), *line.words[1:])),
            match[1],
            first.x0,
        )
    if len(line.words) < 2:
        return line, None, 0.0
    gap = line.words[1].x0 - first.x1
    text = letters(first)
    if is_bullet(first) and (text not in "-–—*o§" or gap > 0.45 * line.size):
        return Line(line.words[1:]), "-", first.x0
    if _MARKER.match(text) and not line.bold and gap > 0.15 * line.size:
        return Line(line.words[1:]), text, first.x0
    return line, None, 0.0


class _Edges:
    """Where the lines of a page end, for each left edge that they have."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = [_main(_unmarked(line)[0]) for line in lines]
        wide = sorted(line.x1 for line in self._lines if len(line.words) >= 6)
        self._right = (
            wide[int(0.95 * (len(wide) - 1))] if wide else max((m.x1 for m in self._lines), default=0.0)
        )

    def right(self, line: Line) -> float:
        """How far lines reach that begin where this one does."""
        main = _main(line)
        alike = [m.x1 for m in self._lines if abs(m.x0 - main.x0) < _SAME]
        return max(alike) if len(alike) >= 3 else max(self._right, main.x1)


def _main(line: Line) -> Line:
    """The widest piece of a line: its number, label or page range stand apart."""
    return max(segments(line), key=lambda s: s.x1 - s.x0)


def _join(current: _Paragraph, line: Line, sheet: Sheet, edges: _Edges) -> str | None:
    """What a line is joined with to the paragraph before it; None where it begins a new one."""
    before = current.lines[-1]
    distance = line.y - before.y
    if not 0 < distance <= sheet.leading * 1.22 * max(line.size, before.size):
        return None
    if abs(line.size - before.size) > 0.06 * before.size or _turns_bold(before, line):
        return None
    if _NUMBER.match(line.words[0].text) and len(line.words) > 1 and _hangs(line):
        return None
    centred = _centred(before, line, sheet.width)
    if not centred and not _aligned(current, line):
        return None
    if not _fits(before, line, edges):
        return "\n" if "…" in before.plain and re.search(r"\d$", before.plain) else " "
    main = _main(before)
    long = len(main.words) > 6 and main.x1 - main.x0 > 0.6 * (edges.right(before) - main.x0)
    cut = not _ENDS.search(before.plain) and (line.plain[:1].islower() or long)
    if cut and not centred:
        return " "
    return None if current.is_prose and not centred else "\n"


def _hangs(line: Line) -> bool:
    """Whether the first word stands apart from the others, as the number of a paragraph does."""
    return line.words[1].x0 - line.words[0].x1 > 0.4 * line.size


def _turns_bold(before: Line, line: Line) -> bool:
    if before.bold == line.bold:
        return False
    return not (before.words[-1].bold and line.words[0].bold)


def _aligned(current: _Paragraph, line: Line) -> bool:
    """Whether a line begins where the paragraph's lines do, a hanging or indented first line aside."""
    if abs(line.x0 - current.edge) < _SAME:
        return True
    if len(current.lines) > 1:
        return False
    first = current.lines[0]
    starts = [piece.x0 for piece in segments(first, 0.7)]
    if any(abs(line.x0 - start) < _SAME for start in starts):
        return True
    return 0 < first.x0 - line.x0 < 4 * line.size and current.marker is None


def _centred(before: Line, line: Line, width: float) -> bool:
    middles = [(one.x0 + one.x1) / 2 for one in (before, line)]
    apart = abs(before.x0 - line.x0) > _SAME and max(before.x0, line.x0) > 0.15 * width
    return apart and abs(middles[0] - middles[1]) < 4 and abs(middles[0] - width / 2) < 0.06 * width


def _fits(before: Line, line: Line, edges: _Edges) -> bool:
    """Whether the first word of a line would have found room at the end of the line before it."""
    first = line.words[0]
    return _main(before).x1 + 0.25 * line.size + first.x1 - first.x0 < edges.right(before) - 0.3 * line.size


# -- over pages ----------------------------------------------------------------------------------------------


def _over_page(
    pieces: list[_Paragraph | tuple[Table | Figure, Place]],
    own: list[_Paragraph | tuple[Table | Figure, Place]],
    omitted: list[Omitted],
) -> list[_Paragraph | tuple[Table | Figure, Place]]:
    """What is left of a page when its first piece was joined to the last of the page before."""
    last, first = pieces[-1], own[0]
    if isinstance(last, _Paragraph) and isinstance(first, _Paragraph):
        if _goes_on(last, first):
            last.lines += first.lines
            last.breaks += [" ", *first.breaks]
            return own[1:]
    elif (
        isinstance(first, tuple)
        and (table := _table(last))
        and (other := _table(first))
        and _same_table(table, other)
    ):
        rows = list(other.rows)
        if rows and [plain(c) for c in rows[0]] == [plain(c) for c in table.rows[0]]:
            omitted.append(Omitted(REPEATED_HEAD, " ".join(plain(c) for c in rows[0]), first[1]))
            rows = rows[1:]
            table.header = True
        if rows and _row_goes_on(table.rows[-1], rows[0]):
            table.rows[-1] = tuple(_cell(a, b) for a, b in zip(table.rows[-1], rows[0], strict=True))
            rows = rows[1:]
        table.rows += rows
        return own[1:]
    return own


def _goes_on(last: _Paragraph, first: _Paragraph) -> bool:
    """Whether a page begins in the middle of a paragraph."""
    before, line = last.lines[-1], first.lines[0]
    if first.marker or abs(before.size - line.size) > 0.06 * line.size or before.bold or line.bold:
        return False
    if not any(c.isalpha() for c in line.plain) or _ENDS.search(before.plain) or len(before.words) < 4:
        return False
    if line.plain[:1].islower():
        return True
    return last.is_prose and abs(line.x0 - last.edge) < _SAME and not _NUMBER.match(line.words[0].text)


def _table(piece: _Paragraph | tuple[Table | Figure, Place]) -> Table | None:
    return piece[0] if isinstance(piece, tuple) and isinstance(piece[0], Table) else None


def _same_table(table: Table, other: Table) -> bool:
    return len(table.edges) == len(other.edges) and all(
        abs(a - b) < 8 for a, b in zip(table.edges, other.edges, strict=True)
    )


def _row_goes_on(last: tuple[str, ...], first: tuple[str, ...]) -> bool:
    """Whether a page cut a row in two: mid-sentence in one column, nothing new in another."""
    pairs = list(zip(last, first, strict=True))
    cut = any(a and b and not _ENDS.search(a) and plain(b)[:1].islower() for a, b in pairs)
    # "Weighted | … it takes for every", "average life (WAL) | dollar of principal …": cut in all its columns
    whole = all(a and b and not _ENDS.search(a) and plain(b)[:1].islower() for a, b in pairs)
    return cut and (whole or not first[0] or any(a and not b for a, b in pairs))


def _cell(a: str, b: str) -> str:
    if not a or not b:
        return a or b
    return f"{a}\n{b}" if _ENDS.search(a) or b.startswith("•") else f"{a} {b}"


# -- paragraphs to blocks ------------------------------------------------------------------------------------


class _Writer:
    """Writes blocks, keeping the depth of lists and of headings."""

    def __init__(self, sheets: Sequence[Sheet], known: frozenset[str]) -> None:
        self._bodies = {sheet.place.page: sheet.body for sheet in sheets}
        self._begins = {sheet.place.page for sheet in sheets if sheet.begins}
        self._known = known
        self._depths: list[float] = []
        self._ranks: list[int] = []
        """The styles of the headings above, the outermost first."""
        self._page: int | None = None

    def written(self, pieces: Iterable[_Paragraph | tuple[Table | Figure, Place]]) -> list[Block]:
        """All blocks in order."""
        out: list[Block] = []
        for piece in pieces:
            if isinstance(piece, tuple):
                self._depths = []
                out += _set_apart(*piece)
            else:
                out.append(self._block(piece))
        return [block for block in out if words(block.plain) or block.kind is Kind.FIGURE]

    def _block(self, paragraph: _Paragraph) -> Block:
        level = self._heading_level(paragraph)
        if level:
            self._depths = []
            if paragraph.place.page in self._begins and paragraph.place.page != self._page:
                self._ranks = []
            self._page = paragraph.place.page
            while self._ranks and self._ranks[-1] >= level:
                self._ranks.pop()
            self._ranks.append(level)
            text = self._text(paragraph, bold=False)
            return Block(Kind.HEADING, text, paragraph.place, level=len(self._ranks))
        text = self._text(paragraph, bold=True)
        if paragraph.marker is None:
            if self._depths and paragraph.lines[0].x0 < self._depths[0] + _SAME:
                self._depths = []
            return Block(Kind.PARAGRAPH, text, paragraph.place)
        while self._depths and self._depths[-1] > paragraph.bullet_at + _SAME:
            self._depths.pop()
        if not self._depths or paragraph.bullet_at > self._depths[-1] + _SAME:
            self._depths.append(paragraph.bullet_at)
        return Block(
            Kind.ITEM, text, paragraph.place, level=min(len(self._depths), 6), marker=paragraph.marker
        )

    def _text(self, paragraph: _Paragraph, *, bold: bool) -> str:
        """The text of a paragraph, emphasis that runs over a line's end in one piece."""
        text = ""
        for line, gap in zip(paragraph.lines, ["", *paragraph.breaks], strict=True):
            own = markdown(line.words, bold=bold)
            text = own if not gap else f"{text}\n{own}" if gap == "\n" else joined(text, own, self._known)
        text = re.sub(r"(?<=[^\s*])\*\* \*\*(?=[^\s*])|(?<=[^\s*])\* \*(?=[^\s*])", " ", text)
        return one_link(f"{text} {markdown(paragraph.aside, bold=bold)}" if paragraph.aside else text)

    def _heading_level(self, paragraph: _Paragraph) -> int:
        """The rank of a paragraph that is set apart as a heading; 0 for what is none."""
        if any(len(segments(line, 1.5)) >= 4 for line in paragraph.lines):
            return 0  # "Directorate   Revenue   Revenue   %": the head of a table that a page has cut off
        size = paragraph.lines[0].size
        text = " ".join(line.plain for line in paragraph.lines)
        ratio = size / (self._bodies.get(paragraph.place.page) or size)
        bold = all(line.bold for line in paragraph.lines)
        if (
            paragraph.marker
            or not (bold or ratio >= 1.12)
            or len(text) > 200
            or not re.search("[A-Za-z]{2}", text)
        ):
            return 0
        if ratio < 1.3 and ((re.search(r"[.;,]$", text) and len(text) > 60) or len(paragraph.lines) > 4):
            return 0
        return 1 if ratio >= 1.6 else 2 if ratio >= 1.25 else 3 if ratio >= 1.08 else 4


def _set_apart(item: Table | Figure, place: Place) -> Iterator[Block]:
    """A table; a figure, with the words that are drawn in it below."""
    if isinstance(item, Table):
        yield Block(Kind.TABLE, "", place, rows=tuple(item.rows), header=item.header)
        return
    yield Block(Kind.FIGURE, item.alt, place, image=item.picture.name)
    if item.labels:
        labels = " ".join(markdown(line.words, bold=False) for line in lines(item.labels))
        yield Block(Kind.PARAGRAPH, f"\\[Words in the drawing: {labels}\\]", place)


# -- measures of a page --------------------------------------------------------------------------------------


def leading(lines: Sequence[Line], usual: float = 1.2) -> float:
    """The most common distance of lines, in heights of their type; `usual` where there are few lines."""
    steps: Counter[float] = Counter()
    for before, line in itertools.pairwise(lines):
        step = (line.y - before.y) / max(line.size, 1)
        if 0.9 < step < 2.3 and abs(before.size - line.size) < 0.5 and len(before.words) > 5:
            steps[round(step * 20) / 20] += 1
    best = steps.most_common(1)
    return best[0][0] if best and best[0][1] >= 4 else usual


def vocabulary(text: str) -> frozenset[str]:
    """All words of a document, to tell which ones a line's end cut in two."""
    return frozenset(words(text))
