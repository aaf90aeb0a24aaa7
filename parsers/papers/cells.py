"""Cells of tables that page breaks have cut: what goes on from row to row, and what can't be told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.blocks import plain

# "220" and "Page 220" printed over a cell, at its start or its end: "… the Bill, we will Page 215"
_STAMP = re.compile(r"^Page \d{1,4}\b[ \t]*|(?<!\bsee)(?<!\bon)(?<!\bat)[ \t]*\bPage \d{1,4}$", re.M)
# "1", ", , , ,", "301001": debris of a page's edge, no words of anybody; "2019." ends a sentence
_DEBRIS = re.compile(r"^(?!(?:19|20)\d\d[.,;:)]$)[\W\d_]*$")
_ENDED = re.compile(r"[.:;?!)][\W_]*$")
# "cooperation among partners", "(via the high needs budget)", "• challenges."
_RUNS_ON = re.compile(r"^(?:•\s*)?[\W_]{0,2}[a-z]")
# "b) That families …", "• ii) It is also …", "2) To help …"
_MARKER = re.compile(r"^(?:•\s*)?\W{0,2}([a-h]|[ivx]{1,4}|\d)\)")
_BEFORE = {"ii": "i", "iii": "ii", "iv": "iii", "v": "iv", "vi": "v", "vii": "vi", "viii": "vii"}
_REPEATED = 8
"""So many words that stand in two pieces are the same words, printed twice."""


def cleaned(cell: str) -> str:
    """A cell without page stamps and the debris of a page's edge."""
    text = _STAMP.sub("", cell.strip()).strip()
    return "" if _DEBRIS.match(text) else text


def joined(pieces: Iterable[str]) -> str:
    """The pieces of a cell, a sentence that a page cut in two on one line."""
    text = ""
    for piece in pieces:
        cut = text and not re.search(r"[.:;?!)]['\"”’]?$", text) and not re.match(r"• (?![a-z])", piece)
        rest = re.sub(r"^• (?=[a-z]{2})", "", piece) if cut else piece
        text = f"{text} {rest}" if cut else f"{text}\n{rest}" if text else rest
    return text


def unfinished(text: str) -> bool:
    """Whether a cell breaks off in mid-sentence."""
    return bool(text) and not _ENDED.search(text)


def goes_on(text: str, piece: str) -> bool:
    """Whether a piece certainly goes on where a cell broke off: in its sentence, bracket or list."""
    if not text:
        return False
    if text.rfind("(") > text.rfind(")") and 0 <= piece.find(")") < (piece + "(").find("("):
        return True
    if marker := _MARKER.match(piece):
        return _follows(text, marker[1])
    if text.endswith(";") and piece.startswith("•"):
        return True
    return unfinished(text) and bool(_RUNS_ON.match(piece))


def _follows(text: str, marker: str) -> bool:
    """Whether the list entry before this one stands in the text: "a)" before "b)", a colon before "a)"."""
    if marker in ("a", "i", "1"):
        return text.endswith(":")
    before = {_BEFORE.get(marker, ""), chr(ord(marker) - 1) if len(marker) == 1 else ""} - {""}
    return any(re.search(rf"(?:^|[\s•(]){re.escape(b)}\)", text) for b in before)


def behind_repeat(text: str, piece: str) -> str:
    """What a piece adds to a cell whose last words it prints again; nothing if it doesn't."""
    end = " ".join(text.split()[-_REPEATED:])
    return piece.partition(end)[2].strip() if len(end.split()) == _REPEATED else ""


_SMALL = frozenset(
    re.findall(
        r"\S+",
        "of and the for in to & with at on – - team service services lead manager officer director head",
    )
)


def is_dash(cell: str) -> bool:
    """Whether a cell says in so many words that there is nothing: "-", "n/a", "TBC"."""
    return bool(re.fullmatch(r"[-–—]+|n/?a|none|tb[cad]", plain(cell), re.I))


def is_prose(cell: str) -> bool:
    """Whether a cell where people are due holds sentences instead: "The map will be drawn. It is then …"."""
    return bool(re.search(r"[a-z]{3}[.;:]\s+\S", cell) or re.match(r"[a-z]|(?:The|It|We|This|There)\b", cell))


def reads_as_people(cell: str) -> bool:
    """Whether a cell holds names and offices only: "Nick Corker Headteacher of the Virtual School"."""
    words = cell.split()
    return (
        bool(words)
        and all(w.strip("(),;/") in _SMALL or re.match(r"^[(&/]?[A-Z]", w) for w in words)
        and (not re.search(r"[a-z]{3}\. ", cell))
    )
