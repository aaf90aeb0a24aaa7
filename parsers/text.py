"""Reads text and Markdown, by hand or from a converter: tabs as columns, HTML and LaTeX left in it."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers import columns, debris, encoding, furniture, html_tables, lookalikes, nested, tabbed
from parsers.blocks import Block, Kind, Omitted, Place, Reading, plain
from parsers.encoding import decode
from parsers.inline import BLOCK_TAGS, BROKEN_SUP, from_mixed, listed, title

_HEADING = re.compile(r"^(#{1,6})(?:\s+(.*))?$")
# Not "● ● ● At each review": what is set off by ornaments is no item, nor "* denotes …", a mark's explanation
_BULLET = re.compile(
    r"^(\s*)(?:>\s*)?(?!\*\s+(?:[Dd]enotes|DENOTES|[Ii]ndicates|INDICATES|[Mm]eans)\b)([-•·●٠▪◦‣*⁃]|o(?=\s{2}))\s+(?=\S)(?![•●]\s)(.*)$"
)
# "<sup>-</sup> Cllr Heron": a bullet that a converter took for a raised letter
_RAISED_BULLET = re.compile(r"^(\s*)<sup>\s*([-•·●▪◦])\s*</sup>(?=\s+\S)")
_LETTER_BULLET = re.compile(r"(?m)^[ \t]*o(?=(?:\t| {2,})\S)")
# "- 1. For the Panel to …": a converter's mark before the printed one
_MARKED_TWICE = re.compile(r"^(\s*)-\s+(?=\d{1,2}[.)]\s+\S)")
ORDERED = re.compile(r"^(\s*)((?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+(\S.*)$")
_PIPES = re.compile(r"^\s*(?:-\s+)?\|.*\|\s*$")
_TAG = re.compile(r"</?([a-zA-Z][\w-]{0,30})(?![\w-])[^<>]*>")
_CELLS = frozenset(("td", "th"))
_LIST = re.compile(r"<[uo]l\b", re.I)
# "Yes", "No": of a form's answers each has its line
_ANSWER = re.compile(r"^(?:Yes|No|N/?A)\b")
# "30 <sup>th</sup>"
_ORDINAL = re.compile(r"(\d) ?<sup>\s*(st|nd|rd|th)\s*</sup>", re.I)
_TEX_COMMAND = re.compile(r"\$[^$\n]{0,60}\\[^$\n]{0,60}\$")
# A line of a table's cells: glossaries mend their terms themselves, and keep what was printed
_CELLS_IN_LINE = re.compile(r"\t|<t[dhr]\b|\|")
_STRAY = 3
"""So many are no sign of another kind of file, if they are few among the words of a short text."""
_LOOK = 65536
"""So many bytes tell whether a file is text."""
# "Present: Councillors Adder and Bittern", "In attendance: …": a line of its own
LABEL = re.compile(r"^\**[A-Z][\w’'/()-]*(?: [\w’'/()&-]+){0,4}:\**(?:\s|$)")
_FOOT = 4
"""Within so many lines the number of a page stands below a foot."""
_FEWEST = 3
"""So many rows tell that pages are counted down a column."""
# "1,400", "(3,269)", "20 (5 %)", "14.3*", "95 (April-Sept)", "n/a", "-"
_FIGURE = re.compile(r"^\W{0,3}\d[\d,.]*\s?[%*km)]*(?:\s?\([^()]*\))?\s?\*?$|^n/?a$|^[-–—]$", re.I)
# "2019", "2019-20", "2019/20"
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?$")
_PROSE = 60
"""Lines longer than this that run on are prose wrapped by hand, shorter ones were meant to stand apart."""

_Piece = Block | Omitted


def accepts(data: bytes) -> bool:
    """Text has few control characters, in whatever encoding it is, and few that no encoding explains."""
    head = decode(data[:_LOOK])
    odd = sum(c < " " and c not in "\t\n\v\f\r" for c in head) + head.count("\ufffd")
    return odd <= max(len(head) / 50, min(_STRAY, len(head) / 20))


def read(data: bytes) -> Reading:
    """A text file as blocks; `line` of each place counts from 1, form feeds begin a page."""
    text, remarks = encoding.read(data)
    text = lookalikes.mended(text, but=_CELLS_IN_LINE)
    pages = text.rstrip("\f\n ").count("\f") + 1
    found = tuple(_paged(_blocks(text.replace("\f", "\n")), text, pages))
    repeated = tuple(piece for piece in found if isinstance(piece, Omitted))
    whole, fragments = debris.split_off([piece for piece in found if isinstance(piece, Block)])
    kept, omitted = furniture.split_off(whole)
    return Reading(
        "text/plain",
        plain_words(text),
        kept,
        repeated + fragments + omitted,
        pages=pages if pages > 1 else None,
        problems=(*((Place(line=line), remark) for line, remark in remarks), *columns.doubts(kept)),
    )


def _paged(blocks: Iterator[_Piece], text: str, pages: int) -> Iterator[_Piece]:
    """Blocks with their pages, where the text has form feeds, as `pdftotext` writes between pages."""
    if pages == 1:
        yield from blocks
        return
    starts = [1]
    for sheet in text.split("\f"):
        starts.append(starts[-1] + sheet.count("\n") + 1)

    def paged(place: Place) -> Place:
        return replace(place, page=min(bisect_right(starts, place.line or 1), pages))

    for piece in blocks:
        own = replace(piece, place=paged(piece.place))
        yield replace(own, places=tuple(map(paged, own.places))) if isinstance(own, Block) else own


def plain_words(text: str) -> str:
    """The text without tags, formulas' commands and link targets: what a person would count as its words."""
    text = _LETTER_BULLET.sub("•", _TEX_COMMAND.sub(lambda m: from_mixed(m[0]), text))
    text = re.sub(r"<(https?://[^<>\s]+)>", r" \1 ", text)
    text = _ORDINAL.sub(r"\1\2", BROKEN_SUP.sub("<sup>", text))
    text = _TAG.sub(lambda m: " " if m[1].casefold() in BLOCK_TAGS | _CELLS else "", text)
    return html.unescape(html.unescape(text)).replace("٠", " ").replace("**", "")


def _blocks(text: str) -> Iterator[_Piece]:
    """Runs of like lines, each run a block, list items one by one; columns of blanks are a table."""
    run: list[str] = []
    kind, first = "", 0
    lines = [_RAISED_BULLET.sub(r"\1\2", line) for line in tabbed.untabbed(text.split("\n"))] + [""]
    typed = columns.tables(lines, lambda line: _kind(line) == "prose")
    tables: dict[int, tuple[int, tuple[Block, ...]]] = {at: (end, (block,)) for at, end, block in typed}
    tables |= {at: (end, blocks) for at, end, blocks in html_tables.tables(lines)}
    after = 0
    for number, line in enumerate(lines, start=1):
        if number - 1 < after:
            continue
        if number - 1 in tables:
            yield from _block(kind, run, first) if run else ()
            run, (after, blocks) = [], tables[number - 1]
            yield from blocks
            continue
        now = _kind(line)
        foot = bool(run) and now == "prose" and _is_foot(lines, number)
        if kind == "item" and run and now == "prose" and not foot and _goes_on(run[0], line):
            run.append(line)
            continue
        if run and (foot or now != kind or now not in ("table", "pipes", "prose")):
            yield from _block(kind, run, first)
            run = []
        if now != "blank":
            if not run:
                kind, first = now, number
            run.append(line)


def _kind(line: str) -> str:
    if not line.strip():
        return "blank"
    if "\t" in line.strip("\n "):
        return "table"
    if _PIPES.match(line):
        return "pipes"
    if _HEADING.match(line):
        return "heading"
    if _BULLET.match(line) or ORDERED.match(line):
        return "item"
    return "prose"


def _goes_on(item: str, line: str) -> bool:
    """Whether a line right below a list item belongs to it: below a bullet, or indented."""
    return bool(_BULLET.match(item) or line[:1].isspace()) and furniture.name_of(line) is None


def _is_foot(lines: Sequence[str], number: int) -> bool:
    """Whether a line is printed below a page, over its number, and is no part of the sentence above."""
    line, below = lines[number - 1], next(filter(str.strip, lines[number : number + _FOOT]), "")
    return furniture.is_bare(below) and not line[:1].isspace() and furniture.is_foot(line.rstrip())


def _block(kind: str, lines: list[str], first: int) -> Iterator[_Piece]:
    place = Place(line=first)
    match kind:
        case "table" | "pipes":
            yield from _tables([(n, row) for n, line in enumerate(lines, first) if (row := _row(kind, line))])
        case "heading":
            match = _HEADING.match(lines[0])
            text = title(from_mixed(match[2] or "")) if match else ""
            if text and match:
                yield Block(Kind.HEADING, text, place, level=len(match[1]))
        case "item":
            yield _with_lines(item(lines[0], place), lines[1:])
        case _:
            texts = [t for t in (from_mixed(re.sub(r"^>\s+", "", line)) for line in lines) if t]
            if texts:
                yield Block(Kind.PARAGRAPH, "\n".join(map(_unwrapped, _labelled(texts))), place)


def _labelled(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines in groups that each begin with a label ("Present: …"), the first perhaps without one."""
    group: list[str] = []
    for line in lines:
        if group and LABEL.match(line):
            yield group
            group = []
        group.append(line)
    yield group


def _unwrapped(lines: Sequence[str]) -> str:
    """Lines as one where they are long enough to be prose that was wrapped by hand."""
    wrapped = all(len(line) > _PROSE for line in lines[:-1]) and not any(map(_ANSWER.match, lines[1:]))
    return (" " if wrapped else "\n").join(lines)


def _with_lines(block: Block, lines: Sequence[str]) -> Block:
    """A list item with the lines below it: in its sentence those that are indented, else by themselves."""
    text = block.text
    for line in lines:
        wrapped = line[:1].isspace() and not re.search(r"[.:;?!)]\**$", text)
        text = f"{text}{' ' if wrapped else chr(10)}{from_mixed(line)}"
    return replace(block, text=text)


def _tables(rows: Sequence[nested.Row]) -> Iterator[_Piece]:
    """The table of some lines, or the tables where one stands in a cell of another."""
    if not nested.is_in(rows):
        yield from _table(rows)
        return
    found = nested.parted(rows)
    for table in found.tables:
        yield from _table(table)
    yield from (Omitted(nested.REPEATED, text, Place(line=line)) for line, text in found.repeated)


def _table(lines: Sequence[nested.Row]) -> Iterator[Block]:
    read = [(Place(line=n), cells) for n, row in lines if any(cells := tuple(map(_cell, row)))]
    if read:
        place, rows = read[0][0], [cells for _, cells in read]
        if (down := _read_down(rows)) is not None:
            yield Block(Kind.TABLE, "", place, rows=tuple(down))
            return
        places = tuple(at for at, _ in read)
        yield Block(Kind.TABLE, "", place, rows=tuple(rows), places=places, header=_has_head(rows))


def _has_head(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether the first row has labels or years over columns of figures; a label may stand over several."""
    first, *rest = rows
    labels = [cell for cell in map(plain, first[1:]) if cell]
    if not labels or any(len(c) > _PROSE or (_FIGURE.match(c) and not _YEAR.match(c)) for c in labels):
        return False
    spans = not all(first[1:])
    if spans and (
        not first[1] or len(rest) < 2 or any(_FIGURE.match(plain(cell)) for cell in rest[0] if cell)
    ):
        return False
    below = [plain(cell) for row in rest[spans:] for cell in row[1:] if cell]
    return len(below) > 1 and sum(map(bool, map(_FIGURE.match, below))) > 0.6 * len(below)


def _cell(text: str) -> str:
    """A cell's text; a list that was run together in it has a line for each entry."""
    lines = from_mixed(text).split("\n")
    if _LIST.search(text):
        return "\n".join(entry for line in lines for entry in listed(line))
    return "\n".join(entry for line in lines for entry in (listed(line) if line[:1] == "•" else [line]))


def _read_down(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]] | None:
    """Contents that are printed in two columns, one below the other, as their pages tell; None for others."""
    width = len(rows[0])
    if width < 4 or width % 2 or len(rows) < _FEWEST or any(len(row) != width for row in rows):
        return None
    pairs = [(row[at], row[at + 1]) for at in range(0, width, 2) for row in rows if row[at] or row[at + 1]]
    if not all(title and page.isdecimal() for title, page in pairs):
        return None
    pages = [int(page) for _, page in pairs]
    rise = pages[0] < int(rows[-1][1] or pages[0])
    return list(pairs) if rise and pages == sorted(pages) else None


def _row(kind: str, line: str) -> tuple[str, ...]:
    """The cells of a line as the source has them; none of a rule."""
    cells = (
        line.split("\t") if kind == "table" else re.sub(r"^\s*-\s+", "", line).strip().strip("|").split("|")
    )
    if all(re.fullmatch(r"[\s:\-–]*", cell) and ("--" in cell or not cell.strip()) for cell in cells):
        return ()
    return tuple(cells)


def item(line: str, place: Place) -> Block:
    """A list item from its line: its mark, and its depth by how far it is indented."""
    line = _MARKED_TWICE.sub(r"\1", line)
    bullet, ordered = _BULLET.match(line), ORDERED.match(line)
    match = bullet or ordered
    if match is None:
        return Block(Kind.PARAGRAPH, from_mixed(line), place)
    depth = 1 + min(len(match[1].expandtabs(2)), 6 * 2 - 2 + 1) // 2 + (1 if len(match[1]) == 1 else 0)
    marker = "-" if bullet else match[2]
    text = from_mixed(match[3])
    return Block(Kind.ITEM, re.sub(r"\s*[•٠●]$", "", text), place, level=depth, marker=marker)
