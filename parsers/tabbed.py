"""Numbers and bullets that a tab parts from their text are those of paragraphs and lists, no columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

# "1.", "(a)", "2.1", "•", as Word writes them before a tab in a document saved as plain text; not "12.5.24"
_MARK = (
    r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]"
    r"|(?!\d{1,2}\.\d{1,2}\.(?:[2-9]\d|\d{4})\t)[1-9]\d{0,2}(?:\.\d{1,3}){1,4}\.?"
    r"|[-–•·●▪◦‣⁃*]|o"
)
# At the line's beginning, below another mark ("1.⇥(a)⇥…"), or within it ("(a)⇥in the morning; (b)⇥at night")
_MARKED = re.compile(rf"(?:^|(?<=\t)|(?<=[;:,.]\s))({_MARK})\t+(?=[^\t])")
_BARE = re.compile(r"^(\d{1,3})\t+(?=[^\W\d])")
_TIME = re.compile(r"^\s*\d{1,2}\.[0-5][05]\t")
# "Date:⇥3 May": a label that stands right above a list
_LABEL = re.compile(r"^\s*[^\t]{1,40}:\t")
_TAG = re.compile(r"</?(?:p|[uo]l|li|div|table|t[dhr]|input)\b", re.I)
_DEPTH = "  "
"""Stands for a tab that sets a line in."""


def untabbed(lines: Sequence[str]) -> list[str]:
    """The lines, with blanks for the tabs of those that are paragraphs and entries of lists."""
    found: list[str] = []
    for tabbed, run in groupby(lines, _is_tabbed):
        own = list(run)
        found += _texts(own) if tabbed else own
    return found


def _is_tabbed(line: str) -> bool:
    return "\t" in line.strip("\n ")


def _texts(run: Sequence[str]) -> Iterator[str]:
    """Lines with tabs, those of texts without; what stands right beside a row of a table is one too.

    A label with what it names ("Date:⇥3 May") is no such row. Columns are those of times ("6.30⇥Apologies")
    and of cells with HTML in them, by a converter.
    """
    if any(map(_TAG.search, run)) or (len(run) > 1 and all(map(_TIME.match, run))):
        yield from run
        return
    texts = [_text(line, alone=len(run) == 1) for line in run]
    for is_text, group in groupby(range(len(run)), lambda at: texts[at] is not None):
        own = list(group)
        beside = [run[at] for at in (own[0] - 1, own[-1] + 1) if 0 <= at < len(run)]
        listed = is_text and all(map(_LABEL.match, beside))
        yield from ((texts[at] or "") if listed else run[at] for at in own)


def _text(line: str, *, alone: bool) -> str | None:
    """The line as text, if no tab in it parts columns."""
    inner = line.lstrip().rstrip(" \r")
    indent = _DEPTH * line[: len(line) - len(line.lstrip())].count("\t")
    plain = _MARKED.sub(_with_blanks, inner)
    plain = _BARE.sub(_with_blanks, plain) if alone else plain
    return indent + plain if "\t" not in plain and re.search(r"[^\W\d_]{2}", plain) else None


def _with_blanks(mark: re.Match[str]) -> str:
    """A mark without its tab; an "o" is a bullet where two blanks stand behind it."""
    return f"{mark[1]}  " if mark[1] == "o" else f"{mark[1]} "
