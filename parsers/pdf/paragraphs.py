"""A PDF page's lines to paragraphs: by its tags where they are believed, else by type, place and gaps."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from parsers.blocks import Place
from parsers.pdf.asides import Aside, beside
from parsers.pdf.drawn import Box
from parsers.pdf.lines import Line, is_bullet, letters, segments
from parsers.pdf.pictures import Figure
from parsers.pdf.tables import Table
from parsers.pdf.tags import Tag
from parsers.pdf.words import Word

# "a)", "(b)", "iv.", "3.", "(2)" before a list item; "1.1", "4.12." before a numbered paragraph
_MARKER = re.compile(r"^(?:\(?[a-zA-Z]\)|\(?[ivx]{1,5}\)|[a-z]\.|[ivx]{1,5}\.|\(?\d{1,2}\)|\d{1,2}\.)$")
# The same where the file says itself that it is a label: "A." too
_LABEL = re.compile(r"^\(?(?:[A-Za-z]|[ivxIVX]{1,5}|\d{1,3})[.):]{0,2}$")
# "Against (3): …", "Officers: …": what begins with a label begins anew
_LABELLED = re.compile(r"^[A-Z][\w ]{0,24}(?: \(\d+\))?:(?: |$)")
# "¹Taken from", "1 Taken from", "1KCC Consultation": the mark of a footnote and its text
_NOTE_MARK = re.compile(r"^(?:[⁰¹²³⁴-⁹]{1,3}|\d{1,2}(?=\s?[A-Z]|\s?https?:|$)|[*†‡]{1,2}(?=\s?[A-Z]))")
_RAISED = re.compile("[⁰¹²³⁴-⁹]")
NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3}){1,4}\.?$")
ENDS = re.compile(r"[.:;?!…]['\"”’)\]*]*$")
_GLUED_BULLET = re.compile(r"^([•·●▪◦‣➢])(\S.*)$")
_GLUED_MARKER = re.compile(r"^(\([a-z]{1,3}\)|\d{1,2}\.)([A-Z][^\W\d_]*(?:[’'/-][^\W\d_]+)*[,:]?)$")
_PAGE = re.compile(r"… ?\d{1,4}$")
SAME = 3.0
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
    bands: Sequence[Box] = ()
    """Shades that run across its text, no higher than a title."""
    begins: bool = False
    """Whether a paper begins here, or the page was left blank: nothing goes on from the page before."""
    asides: Sequence[Aside] = ()
    """Boxes beside its text, whose lines are not among its items."""
    right: float = 0.0
    """How far its lines may reach, where a box says so."""


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    place: Place
    lines: list[Line]
    breaks: list[str] = field(default_factory=list)
    """What parts each line from the one before it: a space or a new line."""
    marker: str | None = None
    bullet_at: float = 0.0
    sign: str = ""
    """The letter that stands for a bullet, if one does: an "o" of a typewriter face."""
    tag: Tag | None = None
    """What the file's tags say of it, where they are believed."""
    note: bool = False
    """Whether it is a footnote, below the text of its page."""
    band: Box | None = None
    """The coloured band that it stands on in white."""
    aside: tuple[Word, ...] = ()
    """What stands apart at the right of its first line, as the page range of an agenda item does."""

    @property
    def is_prose(self) -> bool:
        """Whether its width has broken a line of it."""
        return " " in self.breaks

    @property
    def edge(self) -> float:
        """The left edge that its next line will have."""
        if len(self.lines) > 1 and self.lines[-1].y < self.lines[-2].y:
            return self.lines[-1].x0  # at the top of the next column
        return self.lines[1].x0 if len(self.lines) > 1 else self.lines[0].x0


Piece = Paragraph | tuple[Table | Figure, Place]
"""What a page is made of, in its order."""


def paragraphs(sheet: Sheet) -> list[Piece]:
    """The paragraphs and tables of a page, without the boxes beside its text."""
    out: list[Piece] = []
    alone = _alone(item for item in sheet.items if isinstance(item, Line))
    edges = _Edges(
        [item for item in sheet.items if isinstance(item, Line)],
        [aside.box for aside in sheet.asides],
        sheet.right,
    )
    current: Paragraph | None = None
    for item in sheet.items:
        if not isinstance(item, Line):
            out.append((item, sheet.place))
            current = None
            continue
        line, aside = _without_aside(item)
        band = _band(line, sheet)
        if band is None:
            line, marker, at = _unlabelled(line) or _unmarked(line)
        else:
            marker, at = None, 0.0
        apart = current is None or marker or aside or current.band is not band
        join = None if current is None or apart else _join(current, line, sheet, edges)
        if join is None or current is None:
            own = _tag(line, alone)
            sign = item.words[0].text if marker == "-" and item.words[0].text.isalnum() else ""
            if marker is None and band is None and _is_item(line, own, current):
                marker, at = "-", line.x0 - line.size
            current = Paragraph(
                sheet.place,
                [line],
                marker=marker,
                bullet_at=at,
                sign=sign,
                tag=own,
                band=band,
                aside=aside,
            )
            out.append(current)
        else:
            current.lines.append(line)
            current.breaks.append(join)
    _mark_notes(out, sheet.body)
    return out


def _band(line: Line, sheet: Sheet) -> Box | None:
    """The coloured band that a line stands on in white, as a title does."""
    if not sheet.bands or not all(word.ink is not None and word.ink.white for word in line.words):
        return None
    return next((band for band in sheet.bands if band.holds(line.x0, line.y - 0.3 * line.size)), None)


def _mark_notes(found: Sequence[Piece], body: float) -> None:
    """Tell the footnotes: small type, or outside the tagged text, with a mark; nothing but its like below."""
    for piece in reversed(found):
        if not isinstance(piece, Paragraph):
            return
        first = piece.lines[0]
        tagged = piece.tag is not None and piece.tag.role == "Note"
        small = first.size <= 0.92 * body
        outside = first.words[0].tag is not None and not first.words[0].tag.block
        if not (tagged or small or outside):
            return
        mark = piece.marker if piece.marker and piece.marker.isdigit() else first.plain
        piece.note = tagged or bool(_NOTE_MARK.match(mark))


def _without_aside(line: Line) -> tuple[Line, tuple[Word, ...]]:
    """A line without what stands apart at its right: "(Pages 7 - 16)" beside an item's title."""
    *pieces, last = segments(line, 1.4)
    if not pieces or not re.match(r"\((?:Pages?|To follow)\b", last.plain, re.I):
        return line, ()
    return Line(tuple(word for piece in pieces for word in piece.words)), last.words


def _unlabelled(line: Line) -> tuple[Line, str, float] | None:
    """The same where tags say what the label of a list item is; None where they don't."""
    labels = list(itertools.takewhile(lambda w: w.tag is not None and w.tag.role == "Lbl", line.words))
    if not labels or len(labels) == len(line.words) or line.bold:
        return None
    text = "".join(letters(word) for word in labels)
    rest = Line(line.words[len(labels) :])
    if len(text) == 1 and (is_bullet(labels[0]) or not text.isalnum()):
        return rest, "-", labels[0].x0
    return (rest, text, labels[0].x0) if _LABEL.match(text) else None


def _is_item(line: Line, tag: Tag | None, before: Paragraph | None) -> bool:
    """Whether a list item begins here whose bullet is drawn: only the tags tell."""
    if tag is None or tag.role != "LI" or not tag.lists or line.bold:
        return False
    begins = before is None or before.tag is None or before.tag.block != tag.block
    first = letters(line.words[0])
    return begins and not NUMBER.match(first) and not _LABEL.match(first)


def _tag(line: Line, alone: frozenset[tuple[int, int]] = frozenset()) -> Tag | None:
    """What the tags say of most of a line; a cell that is `alone` in its row is a paragraph."""
    tags = [word.tag for word in line.words if word.tag is not None and word.tag.block]
    tag = Counter(tags).most_common(1)[0][0] if tags else None
    if tag is not None and tag.cell and tag.cell[:2] in alone:
        return Tag(tag.block, "P", tag.lists)
    return tag


def _alone(found: Iterable[Line]) -> frozenset[tuple[int, int]]:
    """The rows of tagged tables, by table and row, that have words in one cell only."""
    cells = {word.tag.cell for line in found for word in line.words if word.tag and word.tag.cell}
    rows = Counter(cell[:2] for cell in cells)
    return frozenset(row for row, count in rows.items() if count == 1)


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

    def __init__(self, lines: Sequence[Line], boxes: Sequence[Box], limit: float) -> None:
        self._boxes = boxes
        self._limit = limit
        self._lines = [_main(_unmarked(line)[0]) for line in lines]
        self._blocks: dict[int, list[float]] = {}
        for line in lines:
            tag = _tag(line)
            if tag is not None:
                self._blocks.setdefault(tag.block, []).append(line.x1)
        wide = sorted(line.x1 for line in self._lines if len(line.words) >= 6)
        self._right = (
            wide[int(0.95 * (len(wide) - 1))] if wide else max((m.x1 for m in self._lines), default=0.0)
        )

    def right(self, line: Line) -> float:
        """How far lines reach that begin where this one does."""
        main = _main(line)
        alike = [m.x1 for m in self._lines if abs(m.x0 - main.x0) < SAME]
        if self._limit:
            return max(self._limit, main.x1)
        if self._boxes and (box := beside(self._boxes, line)) and box.x0 > main.x0:
            near = [m for m in self._lines if abs(m.x0 - main.x0) < SAME and beside([box], m)]
            wide = [m.x1 for m in near if len(m.words) >= 6]
            return max([*wide, main.x1]) if len(wide) > 1 else max(box.x0 - line.size, main.x1)
        return max(alike) if len(alike) >= 3 else max(self._right, main.x1)

    def of_block(self, before: Line) -> float:
        """How far the lines of the tagged block reach that a line is in, where it has several."""
        tag = _tag(before)
        alike = self._blocks.get(tag.block, []) if tag is not None else []
        return max(alike) if len(alike) >= 3 else self.right(before)

    def flows(self, before: Line, line: Line) -> bool:
        """Whether text goes on below a box that it stood beside, or beside one that it stood above."""
        boxes = [beside(self._boxes, one) for one in (before, line)] if self._boxes else []
        return len(boxes) == 2 and (boxes[0] is not boxes[1] or abs(before.x0 - line.x0) < SAME)

    def short(self, line: Line) -> bool:
        """Whether lines that begin where this one does have few words, and the page has wider ones."""
        main = _main(line)
        alike = [m for m in (*self._lines, main) if abs(m.x0 - main.x0) < SAME]
        most, widest = max(len(m.words) for m in alike), max(m.x1 for m in alike)
        return most <= 4 and widest - main.x0 < 0.5 * (self._right - main.x0)


def _main(line: Line) -> Line:
    """The widest piece of a line: its number, label or page range stand apart."""
    pieces = segments(line)
    return max(pieces, key=lambda s: s.x1 - s.x0) if len(pieces) > 1 else line


def _join(current: Paragraph, line: Line, sheet: Sheet, edges: _Edges) -> str | None:
    """What a line is joined with to the paragraph before it; None where it begins a new one."""
    before, tag = current.lines[-1], _tag(line)
    if _is_next_label(before, line) or _is_next_entry(before, line):
        return "\n"
    if tag is None or current.tag is None:
        return _join_by_layout(current, line, sheet, edges)
    if tag.block != current.tag.block:
        contents = tag.role == current.tag.role == "TOCI" and line.y - before.y < 2 * line.size
        # an address has a paragraph for each line, too
        address = _join_by_layout(current, line, sheet, edges) == "\n"
        apart = current.tag.heading or tag.heading or tag.role == "LI" or before.bold != line.bold
        return "\n" if contents or (address and not apart) else None
    if line.y < before.y - before.size:
        return " "  # on at the top of the next column
    gap = line.y - before.y > 1.35 * max(sheet.leading, 1.2) * max(line.size, before.size)
    if gap or (_turns_bold(before, line) and line.plain[:1].isupper()):
        return None
    if (edges.short(before) or _flush_right(before, line)) and not line.plain[:1].islower():
        return "\n"  # no width has broken lines of three words
    if _LABELLED.match(before.plain) and _LABELLED.match(line.plain):
        return "\n"
    fits = _fits(before, line, edges.of_block(before))
    return " " if not fits or _is_cut(before, line, edges) else "\n"


def leads(line: Line) -> bool:
    """Whether dots lead from a line to a page, as in a list of contents."""
    return line.words[-1].text[-1].isdigit() and " … " in line.plain and bool(_PAGE.search(line.plain))


def _is_next_entry(before: Line, line: Line) -> bool:
    """Whether lines are those of a list of contents, however far each is indented."""
    return leads(before) and leads(line) and 0 < line.y - before.y < 2 * line.size


def label_end(line: Line) -> float | None:
    """Where what a label says begins in a line: "From:", then a gap."""
    for word, following in itertools.pairwise(line.words[:6]):
        if word.text.endswith(":") and following.x0 - word.x1 > 0.7 * word.size:
            return following.x0
    return None


def _is_next_label(before: Line, line: Line) -> bool:
    """Whether lines are those of a block of labels that end where what they say begins."""
    if abs(line.x0 - before.x0) < SAME or not 0 < line.y - before.y < 1.6 * line.size:
        return False
    ends = label_end(before), label_end(line)
    return ends[0] is not None and ends[1] is not None and abs(ends[0] - ends[1]) < SAME


def _join_by_layout(current: Paragraph, line: Line, sheet: Sheet, edges: _Edges) -> str | None:
    before = current.lines[-1]
    if line.y < before.y - before.size:
        return " " if _next_column(current, line, edges) else None
    if not 0 < line.y - before.y <= sheet.leading * 1.22 * max(line.size, before.size):
        return None
    if abs(line.size - before.size) > 0.06 * before.size or _turns_bold(before, line):
        return None
    if _RAISED.match(line.plain):
        return None
    if NUMBER.match(line.words[0].text) and len(line.words) > 1 and _hangs(line):
        return None
    centred = _centred(before, line, sheet.width)
    if not centred and not _aligned(current, line) and not edges.flows(before, line):
        return None
    if not _fits(before, line, edges.right(before)):
        return "\n" if "…" in before.plain and re.search(r"\d$", before.plain) else " "
    if not centred and _is_cut(before, line, edges):
        return " "
    return None if (current.is_prose and not centred) or before.bold != line.bold else "\n"


def _next_column(current: Paragraph, line: Line, edges: _Edges) -> bool:
    """Whether a sentence goes on at the top of the next column: in small letters, or behind a full line."""
    before = current.lines[-1]
    right_of = line.x0 > max(one.x1 for one in current.lines)
    alike = abs(line.size - before.size) < 0.06 * before.size and not before.bold and not line.bold
    cut = is_open(before)
    if not (right_of and alike and cut) or line.plain[:1].islower():
        return right_of and alike and cut
    return current.is_prose and is_full(before, line, edges.right(before))


def is_open(line: Line) -> bool:
    """Whether a line of text, and no label, ends in the middle of a sentence or of a word."""
    return line.plain.endswith("-") or (len(line.words) >= 4 and not ENDS.search(line.plain))


def is_full(before: Line, line: Line, right: float) -> bool:
    """Whether a line of text ends for want of room: its next word, a name perhaps, begins the next one."""
    begins = line.plain[:1].isalpha() and len(line.words) >= 4 and not NUMBER.match(line.words[0].text)
    return begins and not _LABELLED.match(line.plain) and not _fits(before, line, right)


def _flush_right(before: Line, line: Line) -> bool:
    """Whether short lines end at one edge and begin at several, as addresses at the right of a letter do."""
    return (
        abs(before.x1 - line.x1) < SAME
        and abs(before.x0 - line.x0) > line.size
        and max(len(before.words), len(line.words)) <= 8
    )


def _is_cut(before: Line, line: Line, edges: _Edges) -> bool:
    """Whether a line that ends early ends in the middle of a sentence all the same."""
    main = _main(before)
    long = len(main.words) > 6 and main.x1 - main.x0 > 0.6 * (edges.right(before) - main.x0)
    anew = long and not _LABELLED.match(line.plain)
    return not ENDS.search(before.plain) and (line.plain[:1].islower() or anew)


def _hangs(line: Line) -> bool:
    """Whether the first word stands apart from the others, as the number of a paragraph does."""
    return line.words[1].x0 - line.words[0].x1 > 0.4 * line.size


def _turns_bold(before: Line, line: Line) -> bool:
    if before.bold == line.bold:
        return False
    return not (before.words[-1].bold and line.words[0].bold)


def _aligned(current: Paragraph, line: Line) -> bool:
    """Whether a line begins where the paragraph's lines do, a hanging or indented first line aside."""
    if abs(line.x0 - current.edge) < SAME:
        return True
    if len(current.lines) > 1:
        return False
    first = current.lines[0]
    starts = [piece.x0 for piece in segments(first, 0.7)]
    if any(abs(line.x0 - start) < SAME for start in starts):
        return True
    return 0 < first.x0 - line.x0 < 4 * line.size and current.marker is None


def _centred(before: Line, line: Line, width: float) -> bool:
    middles = [(one.x0 + one.x1) / 2 for one in (before, line)]
    apart = abs(before.x0 - line.x0) > SAME and max(before.x0, line.x0) > 0.15 * width
    return apart and abs(middles[0] - middles[1]) < 4 and abs(middles[0] - width / 2) < 0.06 * width


def _fits(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line would have found room at the end of the line before it."""
    first = line.words[0]
    return _main(before).x1 + 0.25 * line.size + first.x1 - first.x0 < right - 0.3 * line.size


def leading(lines: Sequence[Line], usual: float = 1.2) -> float:
    """The most common distance of lines, in heights of their type; `usual` where there are few lines."""
    steps: Counter[float] = Counter()
    for before, line in itertools.pairwise(lines):
        step = (line.y - before.y) / max(line.size, 1)
        if 0.9 < step < 2.3 and abs(before.size - line.size) < 0.5 and len(before.words) > 5:
            steps[round(step * 20) / 20] += 1
    best = steps.most_common(1)
    return best[0][0] if best and best[0][1] >= 4 else usual
