"""Lines and tables of a PDF's pages to blocks: paragraphs, list items, headings, tables, over pages too."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from parsers.blocks import Block, Kind, Omitted, Place, has_words, plain, words
from parsers.furniture import is_unit
from parsers.pdf import boxed, continued, cut_words, links
from parsers.pdf.contents import entries, is_contents
from parsers.pdf.headings import Headings, running_size
from parsers.pdf.joining import joined, one_link
from parsers.pdf.lines import SUPERSCRIPT, Line, lines, markdown, segments
from parsers.pdf.lists import Depths
from parsers.pdf.paragraphs import (
    ENDS,
    NUMBER,
    SAME,
    Paragraph,
    Piece,
    Sheet,
    is_full,
    is_open,
    label_end,
)
from parsers.pdf.pictures import Figure
from parsers.pdf.tables import Table, with_cut_head

# "Report of the", "Weirs &", "Lower Weir –": a title that goes on in its next line
_GOES_ON = re.compile(r"(?:\b(?:of|the|and|for|to|in|on|at|with|by|a|an|from|or|into)|[&,:–—-])$", re.I)
# "1KCC Consultation", "[1KCC Consultation](…)": the mark of a footnote without a space behind it
_GLUED_NOTE = re.compile(r"^\[?\d{1,2}(?=[A-Z])")
_HYPHENED = re.compile(r"[a-z]++-[a-z]+")
# "**Housing** **needs**": emphasis that ends and begins again
_MARKED_APART = re.compile(r"(?<=[^\s*])\*\* \*\*(?=[^\s*])|(?<=[^\s*])\* \*(?=[^\s*])")
_NEAR = 6
"""So many paragraphs at the end of a page tell how far its lines reach."""
_CHAPTERS = 3
"""So many headings of the highest rank are those of chapters."""
_BULLET = "• "
"""Stands before an item of a list in a cell."""
REPEATED_HEAD = "table head repeated on the next page"


def flow(sheets: Sequence[Sheet], known: frozenset[str]) -> tuple[list[Block], list[Omitted]]:
    """The blocks of all pages in order, and repeated heads of tables that were left out.

    A page's footnotes stand behind the sentence that runs on to the next page.
    """
    pieces: list[Piece] = []
    notes: list[Piece] = []
    omitted: list[Omitted] = []
    goes_on = False
    for sheet in sheets:
        own = boxed.pieces(sheet)
        if own and pieces and not sheet.begins and goes_on:
            own = _without_rest_of_row(pieces, _over_page(pieces, own, omitted), known)
        goes_on = bool(sheet.items)
        pieces += notes + [piece for piece in own if not _is_note(piece)]
        notes = [piece for piece in own if _is_note(piece)]
    pieces += notes
    omitted += [Omitted("bullet", p.sign, p.place) for p in pieces if isinstance(p, Paragraph) and p.sign]
    return _Writer(sheets, known).written(pieces), omitted


def _is_note(piece: Piece) -> bool:
    return isinstance(piece, Paragraph) and piece.note


# -- over pages ----------------------------------------------------------------------------------------------


def _over_page(
    pieces: list[Piece],
    own: list[Piece],
    omitted: list[Omitted],
) -> list[Piece]:
    """What is left of a page when its first piece was joined to the last of the page before."""
    own = _without_repeated_unit(pieces, own, omitted)
    if (rest := _joined_table(pieces, own, omitted)) is not None:
        return rest
    last, first = pieces[-1], own[0]
    if isinstance(last, Paragraph) and isinstance(first, Paragraph):
        if _goes_on(last, first, _right(p for p in pieces[-_NEAR:] if _place(p) == last.place)):
            last.lines += first.lines
            last.breaks += [" ", *first.breaks]
            return own[1:]
    elif isinstance(last, Paragraph) and (table := _table(first)):
        foot = _last_line(pieces, last)
        over = [word for paragraph in foot for word in paragraph.lines[0].words]
        if with_cut_head(table, over) or continued.with_head(table, over) or continued.with_row(table, over):
            del pieces[-len(foot) :]
            table.turns.append((1, _place(first)))
            return [(table, last.place), *own[1:]]
    return own


def _without_rest_of_row(pieces: Sequence[Piece], own: list[Piece], known: frozenset[str]) -> list[Piece]:
    """What is left of a page when the rest of a row that its tags begin with was put into its cells."""
    table = _table(pieces[-1]) if pieces else None
    first = _row_of(own[0]) if own else None
    if table is None or first is None or first[1] == 0 or not table.rows:
        return own
    for index, piece in enumerate(own):
        if not isinstance(piece, Paragraph) or _row_of(piece) != first:
            return own[index:]
        column = continued.column_of(table, piece.lines, row=first[1], cut=not index)
        if column is None:
            return own[index:]
        row = list(table.rows[-1])
        text = f"{_BULLET}{_text(piece, known)}" if piece.marker == "-" else _text(piece, known)
        if not index:
            table.turns.append((len(table.rows), _place(piece)))
        cut = not index and not ENDS.search(plain(row[column]))
        row[column] = joined(row[column], text, known) if cut else f"{row[column]}\n{text}".strip()
        table.rows[-1] = tuple(row)
    return []


def _row_of(piece: Piece) -> tuple[int, int] | None:
    """The tagged table and row that a paragraph is in."""
    tag = piece.lines[0].words[0].tag if isinstance(piece, Paragraph) and not piece.note else None
    return tag.cell[:2] if tag is not None and tag.cell is not None else None


def _last_line(pieces: Sequence[Piece], last: Paragraph) -> list[Paragraph]:
    """The paragraphs that stand beside each other in the last line of a page, from the last one back."""
    beside = itertools.takewhile(
        lambda p: (
            isinstance(p, Paragraph)
            and len(p.lines) == 1
            and not p.marker
            and p.place == last.place
            and abs(p.lines[0].y - last.lines[-1].y) < SAME
        ),
        reversed(pieces),
    )
    return [piece for piece in beside if isinstance(piece, Paragraph)]


def _without_repeated_unit(
    pieces: Sequence[Piece],
    own: list[Piece],
    omitted: list[Omitted],
) -> list[Piece]:
    """The pieces of a page without the line "All figures in £m" above a table that goes on, again."""
    unit, above = own[0], pieces[-2] if len(pieces) > 1 else None
    if not (isinstance(unit, Paragraph) and isinstance(above, Paragraph) and len(own) > 1):
        return own
    table, other = _table(pieces[-1]), _table(own[1])
    text = " ".join(line.plain for line in unit.lines)
    same = text == " ".join(line.plain for line in above.lines) and is_unit(text)
    if not (table and other and same and continued.same_columns(table, other)):
        return own
    omitted.append(Omitted(REPEATED_HEAD, text, unit.place))
    return own[1:]


def _joined_table(pieces: Sequence[Piece], own: list[Piece], omitted: list[Omitted]) -> list[Piece] | None:
    """What is left of a page when its first table was joined to the one before it; None if none was.

    The head of the one may stand above the other once more; alone on a page it belongs to no rows.
    """
    table = _table(pieces[-1])
    if table is None or not table.rows:
        return None
    heads = _head_above(table, own)
    below = own[len(heads) :]
    if not heads or (below and _may_be_row(below[0])):
        other = _table(below[0]) if below else None
        repeated = continued.join(table, other, _place(below[0]), headed=bool(heads)) if other else None
        if repeated is None:
            return None
        heads += repeated
        below = below[1:]
    if heads:
        omitted.append(Omitted(REPEATED_HEAD, " ".join(heads), _place(own[0])))
    return below


def _may_be_row(piece: Piece) -> bool:
    """Whether what stands below a head may be a row of its table, read as one or not."""
    return isinstance(piece, tuple) or any(len(segments(line, 1.0)) > 2 for line in piece.lines)


def _place(piece: Piece) -> Place:
    return piece.place if isinstance(piece, Paragraph) else piece[1]


def _head_above(table: Table, own: Sequence[Piece]) -> list[str]:
    """The texts of the paragraphs on top of a page that are the head of a table."""
    texts: list[str] = []
    said: Counter[str] = Counter()
    heads = continued.heads(table) if isinstance(own[0], Paragraph) else []
    for piece in own[: len(table.rows[0]) + 4]:
        if not isinstance(piece, Paragraph):
            return []
        texts.append(" ".join(line.plain for line in piece.lines))
        said.update(words(texts[-1]))
        if said and said in heads:
            return texts
    return []


def _goes_on(last: Paragraph, first: Paragraph, right: float) -> bool:
    """Whether a page begins in the middle of a paragraph; the lines before it reach as far as `right`."""
    before, line = last.lines[-1], first.lines[0]
    if (
        first.marker
        or first.note
        or abs(before.size - line.size) > 0.06 * line.size
        or before.bold
        or line.bold
    ):
        return False
    if not any(c.isalpha() for c in line.plain) or not is_open(before):
        return False
    if line.plain[:1].islower():
        return True
    if abs(line.x0 - last.edge) < SAME and not NUMBER.match(line.words[0].text):
        return last.is_prose or is_full(before, line, right)
    # from the last column of a page to the first of the next
    return last.is_prose and first.is_prose and line.x0 < last.edge and is_full(before, line, _right([last]))


def _right(beside: Iterable[Piece]) -> float:
    """How far the lines of paragraphs reach."""
    return max((one.x1 for p in beside if isinstance(p, Paragraph) for one in p.lines), default=0.0)


def _table(piece: Piece) -> Table | None:
    table = piece[0] if isinstance(piece, tuple) else None
    return table if isinstance(table, Table) and not table.layout else None


# -- paragraphs to blocks ------------------------------------------------------------------------------------


class _Writer:
    """Writes blocks, keeping the depth of lists and of headings."""

    def __init__(self, sheets: Sequence[Sheet], known: frozenset[str]) -> None:
        bodies = {sheet.place.page: sheet.body for sheet in sheets}
        own = {s.place.page: running_size([i for i in s.items if isinstance(i, Line)]) for s in sheets}
        self._headings = Headings(bodies, own)
        self._begins = {sheet.place.page for sheet in sheets if sheet.begins}
        self._known = known
        self._lists = Depths()
        self._led = False
        """Whether the text so far ends with a colon, and so leads to a list."""
        self._value_at: float | None = None
        """Where what a label says begins, if a label stands above: "From:   …"."""
        self._page: int | None = None
        """The page on which the paper begins."""

    def written(self, pieces: Iterable[Piece]) -> list[Block]:
        """All blocks in order."""
        out: list[Block] = []
        start = 0
        for piece in pieces:
            page = _place(piece).page
            if page in self._begins and page != self._page:
                out[start:] = _without_last_title(out[start:])
                self._page, start = page, len(out)
                self._headings.begin()
            if isinstance(piece, tuple):
                self._lists.close()
                heading = next((block.plain for block in reversed(out) if block.kind is Kind.HEADING), "")
                out += _set_apart(*piece, heading)
            else:
                out += (
                    map(self._block, self._titles(piece)) if not is_contents(piece) else self._contents(piece)
                )
        out[start:] = _without_last_title(out[start:])
        kept = [block for block in out if has_words(block.plain) or block.kind is Kind.FIGURE]
        return _below_titles(kept)

    def _contents(self, paragraph: Paragraph) -> Iterator[Block]:
        """The entries of a list of contents, as deep as each is indented."""
        self._lists.close()
        for entry, level in entries(paragraph):
            yield Block(Kind.ITEM, _text(entry, self._known), paragraph.place, level=level)

    def _titles(self, paragraph: Paragraph) -> list[Paragraph]:
        """The lines of a title that no width has broken: each is one, unless it goes on."""
        if "\n" not in paragraph.breaks or paragraph.note or not self._rank(paragraph):
            return [paragraph]
        parts = [replace(paragraph, lines=paragraph.lines[:1], breaks=[], aside=())]
        for line, gap in zip(paragraph.lines[1:], paragraph.breaks, strict=True):
            before = parts[-1].lines[-1].plain
            if gap != "\n" or _GOES_ON.search(before) or line.plain[:1].islower():
                parts[-1].lines.append(line)
                parts[-1].breaks.append(gap)
            else:
                parts.append(replace(paragraph, lines=[line], breaks=[], aside=()))
        parts[0].aside = paragraph.aside
        return parts

    def _rank(self, paragraph: Paragraph) -> float:
        return self._headings.rank(paragraph, self._value_at)

    def _block(self, paragraph: Paragraph) -> Block:
        rank = 0.0 if paragraph.note else self._rank(paragraph)
        if rank:
            self._lists.close()
            text = _text(paragraph, self._known, bold=False)
            text = f"{paragraph.marker} {text}" if paragraph.marker else text
            return Block(Kind.HEADING, text, paragraph.place, level=self._headings.level(paragraph, rank))
        text = _text(paragraph, self._known)
        led, self._led = self._led, plain(text).endswith(":")
        if paragraph.note:
            mark = paragraph.marker or ""
            raised = mark.translate(SUPERSCRIPT) if mark.isdigit() else mark
            text = _GLUED_NOTE.sub(lambda match: match[0].translate(SUPERSCRIPT), text)
            return Block(Kind.PARAGRAPH, f"{raised} {text}".strip(), paragraph.place)
        if paragraph.marker is None:
            depth = self._lists.text_at(min(paragraph.lines[0].x0, paragraph.lines[-1].x0))
            self._value_at = _value_at(paragraph, self._value_at)
            return Block(Kind.PARAGRAPH, text, paragraph.place, level=depth)
        of = (paragraph.place.page, paragraph.tag.lists if paragraph.tag else 0)
        at, begins = paragraph.bullet_at, paragraph.lines[0].x0
        level = self._lists.level(paragraph.marker, at, begins, of, led=led)
        return Block(Kind.ITEM, text, paragraph.place, level=level, marker=paragraph.marker)


def _text(paragraph: Paragraph, known: frozenset[str], *, bold: bool = True) -> str:
    """The text of a paragraph, emphasis that runs over a line's end in one piece."""
    text = ""
    for line, gap in zip(paragraph.lines, ["", *paragraph.breaks], strict=True):
        own = markdown(line.words, bold=bold)
        text = own if not gap else f"{text}\n{own}" if gap == "\n" else joined(text, own, known)
    text = _MARKED_APART.sub(" ", text) if "* *" in text else text
    text = one_link(f"{text} {markdown(paragraph.aside, bold=bold)}" if paragraph.aside else text)
    if "@" not in text and "://" not in text and "www." not in text:
        return text
    cut = [
        line.words[-1].text
        for line, gap in zip(paragraph.lines, paragraph.breaks, strict=False)
        if gap == " "
    ]
    return links.mended(text, cut)


def _below_titles(blocks: list[Block]) -> list[Block]:
    """Blocks with their headings a level lower where the highest are chapters, and no title stands above."""
    highest = sum(b.kind is Kind.HEADING and b.level == 1 for b in blocks)
    if highest < _CHAPTERS:
        return blocks
    return [replace(b, level=min(b.level + 1, 6)) if b.kind is Kind.HEADING else b for b in blocks]


def _without_last_title(blocks: list[Block]) -> list[Block]:
    """The blocks of a paper; a bold line that ends it heads nothing: a name, the day of publication."""
    if len(blocks) < 3 or blocks[-1].kind is not Kind.HEADING:
        return blocks
    above, last = blocks[-2], blocks[-1]
    headed = any(block.kind is Kind.HEADING for block in blocks[:-1])
    if above.kind is Kind.HEADING or above.place.page != last.place.page or not headed:
        return blocks
    return [*blocks[:-1], replace(last, kind=Kind.PARAGRAPH, level=0, text=f"**{last.text}**")]


def _value_at(paragraph: Paragraph, before: float | None) -> float | None:
    """Where what a label says begins: "From:", then a gap; it stays so for lines that begin there."""
    first = paragraph.lines[0]
    if (own := label_end(first)) is not None:
        return own
    return before if before is not None and abs(first.x0 - before) < SAME else None


def _set_apart(item: Table | Figure, place: Place, heading: str) -> Iterator[Block]:
    """A table; a figure under a heading, with the words that are drawn in it below."""
    if isinstance(item, Table) and item.layout:
        yield Block(Kind.PREFORMATTED, item.layout, place)
        return
    if isinstance(item, Table):
        *places, end = item.places(place)
        for title, rows, own in continued.parts(item, places):
            if title:
                yield Block(Kind.PARAGRAPH, title, own[0])
            several = tuple(own) if own[0] != own[-1] else ()
            table = Block(Kind.TABLE, "", own[0], rows=tuple(rows), places=several, header=item.header)
            cut = rows[-1] is item.rows[-1] and end != own[-1]
            yield replace(table, ends=end) if cut else table
        return
    yield Block(Kind.FIGURE, item.alternative(heading), place, image=item.picture.name)
    if item.labels:
        labels = " ".join(markdown(line.words, bold=False) for line in lines(item.labels))
        yield Block(Kind.PARAGRAPH, f"\\[{labels}\\]", place)


def vocabulary(text: str) -> frozenset[str]:
    """All words of a document, to tell which ones a line's end cut in two; also "in-house" as a whole."""
    tokens = " ".join(set(text.casefold().split()))
    known = frozenset((*words(tokens), *_HYPHENED.findall(tokens)))
    return known | cut_words.mended(text, known) | cut_words.broken(text, known)
