"""Tables of recommendations: what was recommended and answered, who leads, what became of it when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers import phrases
from parsers.blocks import Block, Kind, Part, Place, plain
from parsers.outline import outlined

_RECOMMENDATION = re.compile(r"recommendation", re.I)
_RESPONSE = re.compile(r"\bresponse\b|executive'?s? (?:decision|reply)|cabinet", re.I)
_LEAD = re.compile(r"\blead\b|\bowner\b|responsible|officer", re.I)
_PROGRESS = re.compile(r"progress|update|position", re.I)
_STATUS = re.compile(r"^status\b|\bRAG\b", re.I)
_NUMBER = re.compile(r"^(?:no\.?|number|ref(?:erence)?|#|)$", re.I)
# "Recommendation 4a)It is", "Recommendation 21) It is" (2, part 1), "Recommendation 6"
_LABELLED = re.compile(
    r"^\W*(?:recommendation|rec)\.?\s*(?P<number>\d{1,3}?)(?P<part>(?:\d\)|[a-z]\)|[ivx]+\)))?(?=$|[\s:.)–-]|[A-Z])[\s:.)–-]*(?P<rest>.*)$",
    re.I | re.S,
)
_PLAIN_NUMBER = re.compile(r"^R?(\d{1,2})[.)]?$|^(\d)\s(\d)$")
_NUMBER_IN_TEXT = re.compile(r"^\**R?(\d{1,2})[.)]?\**\s+(?=\**[A-Z])")


@dataclass
class _Columns:
    """Which column of a table holds what; None where there is none."""

    text: int
    number: int | None = None
    response: int | None = None
    lead: int | None = None
    status: int | None = None
    progress: dict[int, str] = field(default_factory=dict)


@dataclass
class _Row:
    """A recommendation while its cells are being put together."""

    place: Place
    number: str | None
    cells: dict[str, list[str]] = field(default_factory=dict)
    broken: bool = False

    def add(self, what: str, text: str) -> None:
        """One more piece of a cell."""
        if text:
            self.cells.setdefault(what, []).append(text)


def _columns(block: Block) -> _Columns | None:
    """The columns of a table whose head names recommendations and what became of them."""
    if block.kind is not Kind.TABLE or not block.rows:
        return None
    head = [plain(cell) for cell in block.rows[0]]
    if any(len(cell) > 70 for cell in head):
        return None
    text = next((i for i, c in enumerate(head) if _RECOMMENDATION.search(c)), None)
    if text is None:
        return None
    columns = _told(head, text)
    told = (columns.response, columns.lead, columns.status)
    return columns if columns.progress or any(c is not None for c in told) else None


def _told(head: Sequence[str], text: int) -> _Columns:
    """What the columns beside the recommendation's own hold."""
    columns = _Columns(text)
    for index, cell in enumerate(head):
        if index == text:
            continue
        if _PROGRESS.search(cell):
            columns.progress[index] = cell
        elif _STATUS.search(cell):
            columns.status = index
        elif _RESPONSE.search(cell):
            columns.response = index
        elif _LEAD.search(cell):
            columns.lead = index
        elif _NUMBER.match(cell) and columns.number is None:
            columns.number = index
    return columns


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A part of its own: the heading of an appendix right before such a table, or the document's top."""
    block = blocks[at]
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or len(block.plain) > 140:
        return False
    if not re.search(r"appendix|recommendation", block.plain, re.I) or re.search(r"[.:]$", block.plain):
        return False
    return next((_columns(b) is not None for b in blocks[at + 1 : at + 4] if b.kind is Kind.TABLE), False)


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The table as one part: its recommendations in front matter, all that is printed in the body."""
    title = next((b.plain for b in blocks if b.kind is not Kind.TABLE), "Recommendations")
    return (Part("recommendations", title, outlined(blocks), {"recommendations": list(read(blocks))}),)


def read(blocks: Sequence[Block]) -> Iterator[dict[str, object]]:
    """The recommendations of all tables in order; rows without a number go on with the one before."""
    columns: _Columns | None = None
    current: _Row | None = None
    for block in blocks:
        if block.kind is not Kind.TABLE:
            if current is not None and block.kind in (Kind.PARAGRAPH, Kind.ITEM) and len(block.plain) > 40:
                current.broken = True
            continue
        found = _columns(block)
        columns = found or columns
        if columns is None:
            continue
        for offset, row in enumerate(block.rows[1:] if found else block.rows):
            place = _row_place(block, offset + (1 if found else 0))
            started = _start(row, columns, place)
            if started is not None:
                if current is not None:
                    yield _meta(current, columns)
                current = started
            if current is not None:
                _fill(current, row, columns)
    if current is not None and columns is not None:
        yield _meta(current, columns)


def _row_place(block: Block, offset: int) -> Place:
    return Place(line=block.place.line + offset) if block.place.line is not None else block.place


def _start(row: tuple[str, ...], columns: _Columns, place: Place) -> _Row | None:
    """A new recommendation, where the row has a number in its column or in its text."""
    cell = plain(row[columns.number]) if columns.number is not None and columns.number < len(row) else ""
    if match := _PLAIN_NUMBER.match(cell):
        return _Row(place, match[1] or f"{match[2]}{match[3]}")
    text = plain(row[columns.text]) if columns.text < len(row) else ""
    if match := _LABELLED.match(text):
        return _Row(place, match["number"])
    if (match := _NUMBER_IN_TEXT.match(cell or text)) and len(row) >= columns.text + 1:
        return _Row(place, match[1])
    return None


def _fill(current: _Row, row: tuple[str, ...], columns: _Columns) -> None:
    width = max(
        [
            columns.text,
            *columns.progress,
            *(c for c in (columns.response, columns.lead, columns.status) if c is not None),
        ]
    )
    if len(row) != width + 1:
        current.broken = True
    for what, index in _slots(columns):
        if index < len(row):
            current.add(what, row[index].strip())
    if columns.number is not None and columns.number < len(row):
        cell = row[columns.number].strip()
        if cell and not _PLAIN_NUMBER.match(plain(cell)):
            current.add("text", cell)


def _slots(columns: _Columns) -> Iterator[tuple[str, int]]:
    yield "text", columns.text
    for name in ("response", "lead", "status"):
        index = getattr(columns, name)
        if index is not None:
            yield name, index
    for index in columns.progress:
        yield f"progress {index}", index


def _joined(pieces: list[str]) -> str:
    """The pieces of a cell, a sentence that a page cut in two on one line."""
    text = ""
    for piece in pieces:
        cut = text and not re.search(r"[.:;?!)]['\"”’]?$", text) and not piece.startswith("•")
        text = f"{text} {piece}" if cut else f"{text}\n{piece}" if text else piece
    return text


def _meta(row: _Row, columns: _Columns) -> dict[str, object]:
    text = _joined(row.cells.get("text", []))
    if match := _LABELLED.match(text):
        text = f"{match['part'] or ''} {match['rest']}".strip()
    elif match := _NUMBER_IN_TEXT.match(text):
        text = text[match.end() :]
    lead = _joined(row.cells.get("lead", []))
    gaps = [
        name
        for name, lost in (("text", not text or row.broken), ("lead", columns.lead is not None and not lead))
        if lost
    ]
    progress = [
        {"label": label, "date": phrases.month(label), "text": _joined(row.cells[key])}
        for index, label in columns.progress.items()
        if (key := f"progress {index}") in row.cells
    ]
    entry: dict[str, object] = {
        "number": row.number,
        "text": text,
        "response": _joined(row.cells.get("response", [])),
        "lead": lead,
        "status": _joined(row.cells.get("status", [])),
        "progress": [{k: v for k, v in p.items() if v} for p in progress],
        "gaps": gaps,
        "at": str(row.place),
    }
    return {key: value for key, value in entry.items() if value}
