"""Which columns the cells of a cut table are: those in which each goes on where a cell broke off."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parsers.papers import cells

AGAINST = -2.0
"""What doesn't go on so: in mid-sentence where a sentence has ended, or anew where one hangs."""
DISPUTED = "?"
"""The name of a column that may be one or another."""
_DROPPED = -3.0
_EMPTY = -0.5
_WIDEST = 8
# "the", "whether", "the programme and": a sentence that certainly isn't over
_HANGS = re.compile(
    r"(?:[,;:(–-]|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|this|these|those|is|are|was|were|be"
    r"|been|has|have|had|as|their|its|our|it|will|would|can|could|should|into|than|but|if|whether|about|between"
    r"|through))$",
    re.I,
)
# "The record", "There was": no sentence goes on so
_ANEW = re.compile(r"^\W*(?:The|There|This|These|It|We|They|In|As|A|An|Our|Its)\b")
_ENTRY = re.compile(r"^(?:[•-]\s*)?\W{0,2}(?:[a-z]|[ivx]{1,4}|\d)\)")
_LISTED = re.compile(rf"{_ENTRY.pattern}|^[•-]\s")
_WITHIN = re.compile(r"^(?:[•-]\s*)?[\W_]{0,2}[a-z](?!\))")
# "from school.", "was it kept?"
_ENDED = re.compile(r"[a-z]{2}[.?!][\W_]*$")
# "Health Services) clinician"
_CLOSES = re.compile(r"^[^()]{2,80}(?<!\b\w)\)")
# "ar sta sc", "E a n S p b": the edge of a column that was cut off
_SCRAP = re.compile(r"^[^\W\d_]{1,3}(?: [^\W\d_]{1,3})+$|^[a-z]{1,3}$")
# "would be to:", "as follows;": a list or a quotation begins below
_ENDS_LINE = re.compile(r"[:;]$")
# "the Regulating There was": the first words of another column within a sentence
_SEAM = re.compile(r"(?<=[a-z]) (?=(?:There|It|This|These|We) (?:is|are|was|were|has|have|had|will|would)\b)")
_SENTENCE = re.compile(r"(?<=[a-z)][.!?]) (?=[A-Z])")
# "… local schools; That partners": where an entry ends and the next begins
_NEXT_ENTRY = re.compile(r"(?<=;)\s+(?=[A-Z])")
# "d)", "(3)\n(4)": a column of list marks beside the list
_MARKS_ALONE = re.compile(r"^(?:\W*(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\W*)+$")

Row = Sequence[str]
May = Callable[[str, str], bool]
"""Whether a column of that name may hold a cell: one of numbers a number, one of people people."""


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """A row of a table up to where a page cut it."""

    said: Mapping[str, str]
    """What each of its columns that hold running text says so far."""
    ended: frozenset[str] = frozenset()
    """Columns that had nothing on a page that others went on over."""
    mixed: frozenset[str] = frozenset()
    """Columns of which pieces have been left out: what they say last isn't where they broke off."""

    def likely(self, name: str, piece: str) -> float:
        """How well a piece goes on in a column."""
        if name not in self.said or not piece:
            return 0.0
        said = self.said[name]
        # A recommendation that has ended is rarely gone on with, but by its list
        anew = -0.5 if name == "text" and not _LISTED.match(piece) and not _WITHIN.match(piece) else 0.0
        if name in self.mixed:
            return anew
        if name not in self.ended and cells.goes_on(said, piece):
            return 2.0
        if _WITHIN.match(piece):
            return AGAINST
        if name not in self.ended and cells.unfinished(said):
            return AGAINST if hangs(said) and begins_anew(piece) else -0.25
        return anew

    def lacks(self, name: str) -> float:
        """How much a column without a piece tells against it."""
        said = self.said.get(name, "")
        if name in self.ended or name in self.mixed or not cells.unfinished(said):
            return 0.0
        return AGAINST if hangs(said) else -0.5


def hangs(text: str) -> bool:
    """Whether a text certainly breaks off: "whether the", "engaged and involved;"."""
    return bool(_HANGS.search(text.rstrip("*_ ")))


def begins_anew(piece: str) -> bool:
    """Whether no sentence goes on like this: it begins a list's entry, or with "The", "There", "We"."""
    return bool(_ANEW.match(piece) or _ENTRY.match(piece))


def begins_in_bracket(said: str, piece: str) -> bool:
    """Whether a piece closes a bracket that what breaks off before it hasn't opened."""
    closes = _CLOSES.match(piece) and not _ENTRY.match(piece)
    return bool(closes) and cells.unfinished(said) and said.rfind("(") <= said.rfind(")")


def begins_within(said: str, piece: str) -> bool:
    """Whether a piece begins in mid-sentence though what stands before it has ended: "should continue"."""
    return bool(_ENDED.search(said) and _WITHIN.match(piece) and not _LISTED.match(piece))


def is_scrap(cell: str) -> bool:
    """Whether a cell holds the cut-off edge of another: bits of words."""
    return bool(_SCRAP.match(cell))


def with_marks(rows: Sequence[Row]) -> list[list[str]]:
    """Rows whose list marks stand in a column of their own, that column put before the one beside it."""
    width = min(map(len, rows))
    for at in range(width - 1):
        column = [row[at] for row in rows if row[at]]
        if column and all(map(_MARKS_ALONE.match, column)):
            return [[*row[:at], _marked(row[at], row[at + 1]), *row[at + 2 :]] for row in rows]
    return [list(row) for row in rows]


def _marked(marks: str, cell: str) -> str:
    """A cell with its list's marks, each before its entry.

    Where entries begin can't always be told: then the marks stand before them all, or below what goes on.
    """
    if not marks:
        return cell
    entries = _NEXT_ENTRY.split(cell)
    own, within = marks.replace("•", " ").split(), bool(_WITHIN.match(cell))
    if len(own) == len(entries) - within:
        told = [*([""] if within else []), *own]
        return " ".join(f"{mark} {entry}".strip() for mark, entry in zip(told, entries, strict=True))
    if within and len(own) == 1 and len(entries) > 1:
        return " ".join([entries[0], *own, *entries[1:]])
    return f"{cell}\n{marks}" if within else f"{marks} {cell}".strip()


def fitting(
    rows: Sequence[Row], goes_on: int, names: Sequence[str], broken: BrokenOff, may: May
) -> list[str]:
    """The name of each column of a table's piece: "" of one that is none, DISPUTED where it can't be told.

    So many of the first rows go on with the row that was cut.
    """
    found = [(_score(rows, goes_on, layout, broken), layout) for layout in _possible(rows, names, may)]
    most = max((score for score, _ in found), default=0.0)
    best = [layout for score, layout in found if score == most] or [(DISPUTED,) * max(map(len, rows))]
    return [told[0] if len(set(told)) == 1 else DISPUTED for told in zip(*best, strict=True)]


def _possible(rows: Sequence[Row], names: Sequence[str], may: May) -> Iterator[tuple[str, ...]]:
    """All ways to give columns names in order; some may have none."""
    width = max(map(len, rows))
    if max(width, len(names)) > _WIDEST:
        return  # there are too many ways
    for count in range(min(width, len(names)), 0, -1):
        for columns in itertools.combinations(range(width), count):
            for chosen in itertools.combinations(names, count):
                told = dict(zip(columns, chosen, strict=True))
                layout = tuple(told.get(column, "") for column in range(width))
                if fits(rows, layout, may):
                    yield layout


def fits(rows: Iterable[Row], layout: Sequence[str], may: May) -> bool:
    """Whether each cell may stand in the column that it is given."""
    told = (pair for row in rows for pair in zip(layout, row, strict=False))
    return all(may(name, cell) for name, cell in told if cell and name)


def _score(rows: Sequence[Row], goes_on: int, layout: Sequence[str], broken: BrokenOff) -> float:
    score = sum(broken.lacks(name) for name in broken.said) if goes_on else 0.0
    for column, name in enumerate(layout):
        held = [row[column] for row in rows if column < len(row) and row[column]]
        first = next((row[column] for row in rows[:goes_on] if column < len(row) and row[column]), "")
        if not name:
            score += 0.0 if held and all(map(is_scrap, held)) else _DROPPED if held else _EMPTY
        elif first:
            score += broken.likely(name, first) - broken.lacks(name)
    return score


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a list's entry of a page that lost its table."""

    text: str
    listed: bool = False


def down_the_columns(
    pieces: Sequence[Piece], names: Sequence[str], broken: BrokenOff
) -> dict[str, list[str]] | None:
    """The pieces of a page that was read column by column, by column; None where it can't be told.

    It can where it breaks off and begins anew just as often as one column follows another.
    """
    parts = _parted(pieces)
    if len(parts) == len(names) - 1 and len(names) > 1 and hangs(broken.said[names[1]]):
        parts = [*_parted_where(parts[0]), *parts[1:]]
    if len(parts) != len(names):
        return None
    told = {name: [piece.text for piece in part] for name, part in zip(names, parts, strict=True)}
    against = any(broken.likely(name, texts[0]) <= AGAINST for name, texts in told.items())
    return None if against else told


def _parted(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces parted where one hangs and the next begins anew, or where a sentence begins within another."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = _SEAM.split(piece.text)
        cut = parts[-1] and hangs(parts[-1][-1].text) and not _ENDS_LINE.search(parts[-1][-1].text)
        if cut and not piece.listed and not _WITHIN.match(first):
            parts.append([])
        parts[-1].append(Piece(first, piece.listed))
        parts += [[Piece(other)] for other in others]
    return parts


def _parted_where(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces parted at the only sentence that could go on with another that hangs."""
    starts = [
        (index, start)
        for index, piece in enumerate(pieces)
        for start in [*([0] if index and not piece.listed else []), *_sentences(piece.text)]
        if not begins_anew(piece.text[start:])
    ]
    if len(starts) != 1:
        return [list(pieces)]
    (index, start), piece = starts[0], pieces[starts[0][0]]
    before = [Piece(piece.text[:start].rstrip(), piece.listed)] if start else []
    return [[*pieces[:index], *before], [Piece(piece.text[start:]), *pieces[index + 1 :]]]


def is_one_sentence(text: str) -> bool:
    """Whether no sentence begins within a text."""
    return not _SENTENCE.search(text)


def _sentences(text: str) -> Iterator[int]:
    """Where sentences begin within a text."""
    return (match.end() for match in _SENTENCE.finditer(text))
