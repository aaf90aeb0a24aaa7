"""Reads text and Markdown, by hand or from a converter: tabs as columns, HTML and LaTeX left in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from parsers import furniture
from parsers.blocks import Block, Kind, Place, Reading
from parsers.inline import BLOCK_TAGS, BROKEN_SUP, from_mixed

_HEADING = re.compile(r"^(#{1,6})(?:\s+(.*))?$")
_BULLET = re.compile(r"^(\s*)(?:>\s*)?([-•·●٠▪◦*⁃]|o(?=\s{2}))\s+(?=\S)(.*)$")
_ORDERED = re.compile(r"^(\s*)((?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+(\S.*)$")
_PIPES = re.compile(r"^\s*(?:-\s+)?\|.*\|\s*$")
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)[^<>]*>")
_CELLS = frozenset(("td", "th"))
# "30 <sup>th</sup>"
_ORDINAL = re.compile(r"(\d) ?<sup>\s*(st|nd|rd|th)\s*</sup>", re.I)
_TEX_COMMAND = re.compile(r"\$[^$\n]{0,60}\\[^$\n]{0,60}\$")
_PROSE = 60
"""Lines longer than this that run on are prose wrapped by hand, shorter ones were meant to stand apart."""


def accepts(data: bytes) -> bool:
    """Text is what has no zero bytes and few control characters, UTF-16 aside."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = data[:65536]
    control = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
    return b"\0" not in head and control <= len(head) / 100


def decode(data: bytes) -> str:
    """Text of a file in any of the usual encodings; never fails, cp1252 takes what is left."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def read(data: bytes) -> Reading:
    """A text file as blocks; `line` of each place counts from 1."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    kept, omitted = furniture.split_off(_blocks(text))
    return Reading("text/plain", _bare(text), kept, omitted)


def _bare(text: str) -> str:
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
