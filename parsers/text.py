"""Reads text and Markdown, by hand or from a converter: tabs as columns, HTML and LaTeX left in it."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from parsers import debris, encoding, furniture, lookalikes
from parsers.blocks import Block, Kind, Place, Reading
from parsers.encoding import decode
from parsers.inline import BLOCK_TAGS, BROKEN_SUP, from_mixed

_HEADING = re.compile(r"^(#{1,6})(?:\s+(.*))?$")
_BULLET = re.compile(r"^(\s*)(?:>\s*)?([-•·●٠▪◦*⁃]|o(?=\s{2}))\s+(?=\S)(.*)$")
_ORDERED = re.compile(r"^(\s*)((?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+(\S.*)$")
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
        problems=tuple((Place(line=line), remark) for line, remark in remarks),
    )


def _paged(blocks: Iterator[Block], text: str, pages: int) -> Iterator[Block]:
    """Blocks with their pages, where the text has form feeds, as `pdftotext` writes between pages."""
    if pages == 1:
        yield from blocks
        return
    starts = [1]
    for sheet in text.split("\f"):
        starts.append(starts[-1] + sheet.count("\n") + 1)
    for block in blocks:
        page = min(bisect_right(starts, block.place.line or 1), pages)
        yield replace(block, place=replace(block.place, page=page))


def plain_words(text: str) -> str:
    """The text without tags, formulas' commands and link targets: what a person would count as its words."""
    text = _TEX_COMMAND.sub(lambda m: from_mixed(m[0]), text)
    text = re.sub(r"<(https?://[^<>\s]+)>", r" \1 ", text)
    text = _ORDINAL.sub(r"\1\2", BROKEN_SUP.sub("<sup>", text))
    text = _TAG.sub(lambda m: " " if m[1].casefold() in BLOCK_TAGS | _CELLS else "", text)
    return html.unescape(html.unescape(text)).replace("٠", " ").replace("**", "")


def _blocks(text: str) -> Iterator[Block]:
    """Runs of like lines, each run a block, list items one by one."""
    run: list[str] = []
    kind, first = "", 0
    for number, line in enumerate([*text.split("\n"), ""], start=1):
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
    if _BULLET.match(line) or _ORDERED.match(line):
        return "item"
    return "prose"


def _block(kind: str, lines: list[str], first: int) -> Iterator[Block]:
    place = Place(line=first)
    match kind:
        case "table" | "pipes":
            rows = tuple(r for r in (_row(kind, line) for line in lines) if any(r))
            if rows:
                yield Block(Kind.TABLE, "", place, rows=rows)
        case "heading":
            match = _HEADING.match(lines[0])
            text = from_mixed(match[2] or "").strip("*") if match else ""
            if text and match:
                yield Block(Kind.HEADING, text, place, level=len(match[1]))
        case "item":
            yield _item(lines[0], place)
        case _:
            texts = [t for t in (from_mixed(re.sub(r"^>\s+", "", line)) for line in lines) if t]
            if texts:
                wrapped = len(texts) > 1 and all(len(t) > _PROSE for t in texts[:-1])
                yield Block(Kind.PARAGRAPH, (" " if wrapped else "\n").join(texts), place)


def _row(kind: str, line: str) -> tuple[str, ...]:
    cells = (
        line.split("\t") if kind == "table" else re.sub(r"^\s*-\s+", "", line).strip().strip("|").split("|")
    )
    if all(re.fullmatch(r"[\s:\-–]*", cell) and ("--" in cell or not cell.strip()) for cell in cells):
        return ()
    return tuple(from_mixed(cell) for cell in cells)


def _item(line: str, place: Place) -> Block:
    bullet, ordered = _BULLET.match(line), _ORDERED.match(line)
    match = bullet or ordered
    if match is None:
        return Block(Kind.PARAGRAPH, from_mixed(line), place)
    depth = 1 + min(len(match[1].expandtabs(2)), 6 * 2 - 2 + 1) // 2 + (1 if len(match[1]) == 1 else 0)
    marker = "-" if bullet else match[2]
    text = from_mixed(match[3])
    return Block(Kind.ITEM, re.sub(r"\s*[•٠●]$", "", text), place, level=depth, marker=marker)
