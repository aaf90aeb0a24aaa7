"""Tables that a text holds as HTML, each from a line that begins with its tag."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from parsers.blocks import Block, Place
from parsers.html_blocks import Walker

_TAG = re.compile(r"<(/?)table\b", re.I)
_BEGINS = re.compile(r"\s*<table\b", re.I)
_LONGEST = 500
"""So many lines such a table has at most."""

Found = tuple[int, int, tuple[Block, ...]]
"""The first line of a table, the line behind its last, both counted from 0, and its blocks."""


def tables(lines: Sequence[str]) -> Iterator[Found]:
    """The tables of a text that are closed; a line with a tab is the row of another table."""
    at = 0
    while at < len(lines):
        end = _end(lines, at) if _BEGINS.match(lines[at]) else None
        if end is None:
            at += 1
            continue
        yield at, end, _blocks("\n".join(lines[at:end]), Place(line=at + 1))
        at = end


def _end(lines: Sequence[str], at: int) -> int | None:
    """The line behind the one that closes a table; None where another text stands in that line."""
    depth = 0
    for number, line in enumerate(lines[at : at + _LONGEST], at + 1):
        if "\t" in line.strip():
            return None
        depth += sum(-1 if tag[1] else 1 for tag in _TAG.finditer(line))
        if depth <= 0:
            return number if line.rstrip().lower().endswith("</table>") else None
    return None


def _blocks(markup: str, place: Place) -> tuple[Block, ...]:
    body = LexborHTMLParser(f"<html><body>{markup}</body></html>").body
    return tuple(replace(block, place=place) for block in Walker(None).blocks(body)) if body else ()
