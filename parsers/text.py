"""Reads text and Markdown, by hand or from a converter: tabs as columns, HTML and LaTeX left in it."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers import columns, debris, encoding, furniture, lookalikes
from parsers.blocks import Block, Kind, Place, Reading
from parsers.encoding import decode
from parsers.inline import BLOCK_TAGS, BROKEN_SUP, from_mixed

_HEADING = re.compile(r"^(#{1,6})(?:\s+(.*))?$")
_BULLET = re.compile(r"^(\s*)(?:>\s*)?([-•·●٠▪◦*⁃]|o(?=\s{2}))\s+(?=\S)(.*)$")
ORDERED = re.compile(r"^(\s*)((?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+(\S.*)$")
_PIPES = re.compile(r"^\s*(?:-\s+)?\|.*\|\s*$")
_TAG = re.compile(r"</?([a-zA-Z][\w-]{0,30})(?![\w-])[^<>]*>")
_CELLS = frozenset(("td", "th"))
# "30 <sup>th</sup>"
_ORDINAL = re.compile(r"(\d) ?<sup>\s*(st|nd|rd|th)\s*</sup>", re.I)
_TEX_COMMAND = re.compile(r"\$[^$\n]{0,60}\\[^$\n]{0,60}\$")
# A line of a table's cells: glossaries mend their terms themselves, and keep what was printed
_CELLS_IN_LINE = re.compile(r"\t|<t[dhr]\b|\|")
_LOOK = 65536
"""So many bytes tell whether a file is text."""
# "Present: Councillors Adder and Bittern", "In attendance: …": a line of its own
LABEL = re.compile(r"^\**[A-Z][\w’'/()-]*(?: [\w’'/()&-]+){0,4}:\**(?:\s|$)")
_PROSE = 60
"""Lines longer than this that run on are prose wrapped by hand, shorter ones were meant to stand apart."""


def accepts(data: bytes) -> bool:
    """Text has few control characters, in whatever encoding it is, and few that no encoding explains."""
    head = decode(data[:_LOOK])
    odd = sum(c < " " and c not in "\t\n\v\f\r" for c in head) + head.count("\ufffd")
    return odd <= len(head) / 50


def read(data: bytes) -> Reading:
    """A text file as blocks; `line` of each place counts from 1, form feeds begin a page."""
    text, remarks = encoding.read(data)
    text = lookalikes.mended(text, but=_CELLS_IN_LINE)
    pages = text.rstrip("\f\n ").count("\f") + 1
    blocks = tuple(_paged(_blocks(text.replace("\f", "\n")), text, pages))
    whole, fragments = debris.split_off(blocks)
    kept, omitted = furniture.split_off(whole)
    return Reading(
        "text/plain",
        plain_words(text),
        kept,
        fragments + omitted,
        pages=pages if pages > 1 else None,
        problems=(*((Place(line=line), remark) for line, remark in remarks), *columns.doubts(kept)),
    )


def _paged(blocks: Iterator[Block], text: str, pages: int) -> Iterator[Block]:
    """Blocks with their pages, where the text has form feeds, as `pdftotext` writes between pages."""
    if pages == 1:
        yield from blocks
        return
    starts = [1]
    for sheet in text.split("\f"):
        starts.append(starts[-1] + sheet.count("\n") + 1)

    def paged(place: Place) -> Place:
        return replace(place, page=min(bisect_right(starts, place.line or 1), pages))

    for block in blocks:
        yield replace(block, place=paged(block.place), places=tuple(map(paged, block.places)))


def plain_words(text: str) -> str:
    """The text without tags, formulas' commands and link targets: what a person would count as its words."""
    text = _TEX_COMMAND.sub(lambda m: from_mixed(m[0]), text)
    text = re.sub(r"<(https?://[^<>\s]+)>", r" \1 ", text)
    text = _ORDINAL.sub(r"\1\2", BROKEN_SUP.sub("<sup>", text))
    text = _TAG.sub(lambda m: " " if m[1].casefold() in BLOCK_TAGS | _CELLS else "", text)
    return html.unescape(html.unescape(text)).replace("٠", " ").replace("**", "")


def _blocks(text: str) -> Iterator[Block]:
    """Runs of like lines, each run a block, list items one by one; columns of blanks are a table."""
    run: list[str] = []
    kind, first = "", 0
    lines = [*text.split("\n"), ""]
    tables = {
        at: (end, block) for at, end, block in columns.tables(lines, lambda line: _kind(line) == "prose")
    }
    after = 0
    for number, line in enumerate(lines, start=1):
        if number - 1 < after:
            continue
        if number - 1 in tables:
            yield from _block(kind, run, first) if run else ()
            run, (after, block) = [], tables[number - 1]
            yield block
            continue
        now = _kind(line)
        if run and (now != kind or now not in ("table", "pipes", "prose")):
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


def _block(kind: str, lines: list[str], first: int) -> Iterator[Block]:
    place = Place(line=first)
    match kind:
        case "table" | "pipes":
            found = [(n, row) for n, line in enumerate(lines, first) if any(row := _row(kind, line))]
            if found:
                rows = tuple(row for _, row in found)
                yield Block(Kind.TABLE, "", place, rows=rows, places=tuple(Place(line=n) for n, _ in found))
        case "heading":
            match = _HEADING.match(lines[0])
            text = from_mixed(match[2] or "").strip("*") if match else ""
            if text and match:
                yield Block(Kind.HEADING, text, place, level=len(match[1]))
        case "item":
            yield item(lines[0], place)
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
    return (" " if all(len(line) > _PROSE for line in lines[:-1]) else "\n").join(lines)


def _row(kind: str, line: str) -> tuple[str, ...]:
    cells = (
        line.split("\t") if kind == "table" else re.sub(r"^\s*-\s+", "", line).strip().strip("|").split("|")
    )
    if all(re.fullmatch(r"[\s:\-–]*", cell) and ("--" in cell or not cell.strip()) for cell in cells):
        return ()
    return tuple(from_mixed(cell) for cell in cells)


def item(line: str, place: Place) -> Block:
    """A list item from its line: its mark, and its depth by how far it is indented."""
    bullet, ordered = _BULLET.match(line), ORDERED.match(line)
    match = bullet or ordered
    if match is None:
        return Block(Kind.PARAGRAPH, from_mixed(line), place)
    depth = 1 + min(len(match[1].expandtabs(2)), 6 * 2 - 2 + 1) // 2 + (1 if len(match[1]) == 1 else 0)
    marker = "-" if bullet else match[2]
    text = from_mixed(match[3])
    return Block(Kind.ITEM, re.sub(r"\s*[•٠●]$", "", text), place, level=depth, marker=marker)
