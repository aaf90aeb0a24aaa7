"""Ruled tables whose cells are known, since they are made here: for tests and for the benchmark of reading.

Each kind rules its tables in another way, as councils' papers do. A cell that spans others has its text in
the first of them, the others are empty. A head of several rows is one row, where labels that span columns
stand in each of them.
"""

from __future__ import annotations

import io
import itertools
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import typst
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

Cells = tuple[tuple[str, ...], ...]
Area = tuple[int, int, int, int]
"""First column, first row, last column and last row of cells that are one."""

_WORDS = re.findall(
    r"\w+",
    """
    accessible barge budget carers committee council culvert decision delivery education embankment
    families ferry forecast grant harbour highways housing income keeper libraries lock
    meadow member officer overspend parks payment planning planned pressures quay recycling
    repairs reserve revenue review savings school scrutiny service strategy towpath transport
    underspend variance weir youth
    """,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A document and the cells of its tables, each table whole even if pages part it."""

    name: str
    pdf: bytes
    tables: tuple[Cells, ...]
    printed: tuple[Cells, ...]
    """The same with each row of a head by itself, for readers that leave them so."""


@dataclass(slots=True)
class _Made:
    """A table to be drawn."""

    rows: list[list[str]]
    spans: list[Area] = field(default_factory=list)
    heads: int = 1
    """So many rows on top are its head."""
    above: int = 0
    """So many rows on top stand above it: a line that says the unit."""
    cut: int = 0
    """With this row, a title, another table begins; 0 if there is none."""
    slivers: tuple[int, ...] = ()
    """Columns that are there only because rows end their cells in different places."""

    @property
    def printed(self) -> list[Cells]:
        rows = [self._without_slivers(row) for row in self.rows]
        if not self.cut:
            return [tuple(rows[self.above :])]
        return [tuple(rows[: self.cut]), tuple(rows[self.cut + 1 :])]

    @property
    def cells(self) -> list[Cells]:
        return [(self._head(table[: self.heads]), *table[self.heads :]) for table in self.printed]

    def _without_slivers(self, row: list[str]) -> tuple[str, ...]:
        moved = [row[i - 1] or cell if i - 1 in self.slivers else cell for i, cell in enumerate(row)]
        return tuple(cell for i, cell in enumerate(moved) if i not in self.slivers)

    def _head(self, rows: Cells) -> tuple[str, ...]:
        over = [[cell for cell in column if cell] for column in zip(*self._spread(rows), strict=True)]
        return tuple(" ".join(cells) for cells in over)

    def _spread(self, rows: Cells) -> list[list[str]]:
        spread = [list(row) for row in rows]
        for left, top, right, _ in self.spans:
            if top < len(rows) > 1:
                spread[top][left : right + 1] = [rows[top][left]] * (right + 1 - left)
        return spread


def without_rules(each: int = 4) -> Iterator[Known]:
    """Documents with tables of amounts that nothing but their alignment shows."""
    made = _Typst(
        lambda r: [_figures(r, r.randint(4, 12), r.randint(3, 5), most=1)], "stroke: none, align: right"
    )
    for seed in range(each):
        yield made("no rules", random.Random(f"no rules {seed}"))  # noqa: S311 - no secret


def worded(each: int = 3) -> Iterator[Known]:
    """Documents with tables of words that wrap, which nothing but white space shows."""
    for name, made in _WORDED.items():
        for seed in range(each):
            yield made(name, random.Random(f"{name} {seed}"))  # noqa: S311 - no secret


def documents(each: int = 8) -> Iterator[Known]:
    """Documents with tables of all kinds, so many of each; the same ones every time."""
    for name, made in {**_PLATYPUS, **_TYPST}.items():
        for seed in range(each):
            yield made(name, random.Random(f"{name} {seed}"))  # noqa: S311 - no secret


# -- words and figures ---------------------------------------------------------------------------------------


def _label(rng: random.Random, most: int = 3) -> str:
    return " ".join(rng.sample(_WORDS, rng.randint(1, most))).capitalize()


def _sentence(rng: random.Random) -> str:
    return f"{_label(rng)} {' '.join(rng.sample(_WORDS, rng.randint(6, 14)))}."


def _amount(rng: random.Random) -> str:
    """An amount as papers print it: "£1,234.5", "(310.2)", "-4.7%", "0"."""
    number = f"{rng.uniform(0, 9000):,.{rng.choice((0, 1, 2))}f}"
    return rng.choice(
        (number, number, f"£{number}", f"({number})", f"-{number}", f"{rng.uniform(0, 99):.1f}%")
    )


def _figures(rng: random.Random, rows: int, columns: int, most: int = 3) -> _Made:
    """A table of amounts: labels in its first column and first row."""
    head = ["Directorate", *(_label(rng, 2) for _ in range(columns - 1))]
    body = [[_label(rng, most), *(_amount(rng) for _ in range(columns - 1))] for _ in range(rows)]
    return _Made([head, *body])


def _texts(rng: random.Random, rows: int, columns: int) -> _Made:
    """A table of sentences, which break in their cells."""
    head = [_label(rng, 2) for _ in range(columns)]
    body = [[_label(rng, 2), *(_sentence(rng) for _ in range(columns - 1))] for _ in range(rows)]
    return _Made([head, *body])


def _tracker(rng: random.Random, rows: int) -> _Made:
    """A table of actions: some were not answered yet."""
    body = [
        [f"A{n}", _sentence(rng), rng.choice(_OFFICERS), f"{rng.randint(1, 28)} May 2030", _update(rng)]
        for n in range(1, rows + 1)
    ]
    return _Made([["Ref", "Action", "Owner", "Due", "Update"], *body])


def _update(rng: random.Random) -> str:
    return " ".join(_sentence(rng) for _ in range(rng.choice((0, 1, 1, 2))))


def _programme(rng: random.Random, rows: int) -> _Made:
    """A table of what a committee will look at."""
    body = [
        [f"{n} {rng.choice(_MONTHS)} 2030", _sentence(rng), rng.choice(_OFFICERS)] for n in range(1, rows + 1)
    ]
    return _Made([["Date", "Topic", "Lead officer"], *body])


def _sessions(rng: random.Random, rows: int) -> _Made:
    """A table of who comes when."""
    body = [[f"{8 + n}.30 am", _sentence(rng), rng.choice(_OFFICERS)] for n in range(1, rows + 1)]
    return _Made([["Time", "Session", "Who attends"], *body])


def _pairs(rng: random.Random) -> _Made:
    """A table of labels, which wrap, and what they say, as on a cover."""
    return _Made([[f"{label} {_label(rng, 2).lower()}", _update(rng) + _sentence(rng)] for label in _LABELS])


_OFFICERS = (
    "Director of Quays and Harbours",
    "Head of Moorings",
    "Ann Other",
    "Bo Peep, Keeper of the Locks",
)
_MONTHS = ("January", "May", "November")
_LABELS = (
    "Report of the director of",
    "Wards affected by",
    "Reasons for the",
    "Cabinet member for",
    "Papers on",
)


def _with_empty(made: _Made, rng: random.Random) -> _Made:
    for row in made.rows[1:]:
        for column in range(1, len(row)):
            if rng.random() < 0.3:
                row[column] = ""
    return made


def _with_end_blank(made: _Made) -> _Made:
    """A column whose cells are blank from the thirtieth row on."""
    for row in made.rows[30:]:
        row[2] = ""
    return made


def _with_two_heads(made: _Made, rng: random.Random) -> _Made:
    """A head over each two columns, above those of the columns."""
    made.rows.insert(0, ["", _label(rng, 1), "", _label(rng, 1), ""])
    made.spans += [(1, 0, 2, 0), (3, 0, 4, 0)]
    made.heads = 2
    return made


def _with_years(made: _Made, rng: random.Random) -> _Made:
    """Years over two columns each, the same two names below each of them, and a label over all years."""
    names = [_label(rng, 1), _label(rng, 1)]
    made.rows[0] = ["", *names, *names]
    made.rows.insert(0, ["", "2024-25", "", "2025-26", ""])
    made.rows.insert(0, ["Directorate", "Planned", "", "", ""])
    made.spans += [(1, 0, 4, 0), (1, 1, 2, 1), (3, 1, 4, 1), (0, 0, 0, 2)]
    made.heads = 3
    return made


def _with_unit(made: _Made) -> _Made:
    """A row above the head that says what figures are in."""
    wide = len(made.rows[0])
    made.rows.insert(0, ["All figures in £m", *[""] * (wide - 1)])
    made.spans.append((0, 0, wide - 1, 0))
    made.above = 1
    return made


def _with_units(made: _Made) -> _Made:
    """A row of units below the head."""
    made.rows.insert(1, ["", *["£000s"] * (len(made.rows[0]) - 1)])
    made.heads = 2
    return made


def _form(rng: random.Random) -> _Made:
    """Labels with what is filled in, in rows that don't end their cells in the same places."""
    made = _Made([], slivers=(2,))
    for row in range(rng.randint(4, 8)):
        if row % 2:
            made.rows.append([_sentence(rng), "", "", _sentence(rng), ""])
            made.spans += [(0, row, 2, row), (3, row, 4, row)]
        else:
            made.rows.append([f"{_label(rng, 1)}:", _label(rng, 2), f"{_label(rng, 1)}:", "", _label(rng, 1)])
            made.spans.append((2, row, 3, row))
    return made


def _twice(rng: random.Random) -> _Made:
    """Two tables with one head below each other, a title between them."""
    first, second = _figures(rng, rng.randint(4, 8), 4), _figures(rng, rng.randint(4, 8), 4)
    title = ["Reported before", "", "", ""]
    rows = [*first.rows, title, first.rows[0], *second.rows[1:]]
    return _Made(rows, cut=len(first.rows))


def _with_spans(made: _Made, rng: random.Random) -> _Made:
    """Two heads that stand over two columns each, and a label that stands for two rows."""
    wide = len(made.rows[0])
    over = [""] * wide
    for column in range(1, wide - 1, 2):
        over[column] = _label(rng, 1)
        made.spans.append((column, 0, column + 1, 0))
    made.rows.insert(0, over)
    made.heads = 2
    low = rng.randint(2, len(made.rows) - 2)
    made.rows[low + 1][0] = ""
    made.spans.append((0, low, 0, low + 1))
    return made


# -- reportlab -----------------------------------------------------------------------------------------------

_Command = Any
_ALL, _LAST = (0, 0), (-1, -1)
_GRID: list[_Command] = [("GRID", _ALL, _LAST, 0.5, colors.black)]
_INNER: list[_Command] = [("INNERGRID", _ALL, _LAST, 0.5, colors.black)]
_ROWS: list[_Command] = [
    ("LINEABOVE", _ALL, _LAST, 0.6, colors.grey),
    ("LINEBELOW", _ALL, _LAST, 0.6, colors.grey),
]
_SHADED: list[_Command] = [
    ("BACKGROUND", _ALL, (-1, 0), colors.Color(0.1, 0.25, 0.5)),
    ("TEXTCOLOR", _ALL, (-1, 0), colors.white),
    ("LINEBELOW", (0, 1), _LAST, 0.4, colors.grey),
    ("LINEAFTER", (0, 1), (-2, -1), 0.4, colors.grey),
]
_SHADED_HEADS: list[_Command] = [
    ("BACKGROUND", _ALL, (-1, 1), colors.lightblue),
    ("LINEBELOW", (0, 1), _LAST, 0.4, colors.grey),
    ("LINEAFTER", (0, 1), _LAST, 0.4, colors.grey),
    ("ALIGN", _ALL, (-1, 0), "CENTER"),
]
_BANDS: list[_Command] = [("ROWBACKGROUNDS", _ALL, _LAST, [colors.lightgrey, None])]
_COLUMNS: list[_Command] = [
    ("BOX", _ALL, _LAST, 0.5, colors.black),
    ("LINEAFTER", _ALL, _LAST, 0.5, colors.black),
    ("LINEBELOW", _ALL, (-1, 0), 0.5, colors.black),
]
_LOOSE_HEAD: list[_Command] = [
    ("BOX", _ALL, (-1, 0), 0.5, colors.black),
    ("GRID", (0, 1), _LAST, 0.5, colors.black),
]
_CENTRED: list[_Command] = [*_ROWS, ("ALIGN", _ALL, _LAST, "CENTER")]
_DOUBLE: list[_Command] = [*_GRID, ("LINEBELOW", _ALL, (-1, 0), 0.5, colors.black, 0, None, None, 2, 2)]


class _Thin(Flowable):
    """A table whose rules are thin filled rectangles, as Word and Excel write them."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size."""
        self.width, self.height = self._table.wrap(width, height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the cells, then a rectangle for each side of each."""
        self._table.drawOn(self.canv, 0, 0)
        xs, ys = vars(self._table)["_colpositions"], vars(self._table)["_rowpositions"]
        for y in ys:
            for left, right in itertools.pairwise(xs):
                self.canv.rect(left, y - 0.24, right - left, 0.48, stroke=0, fill=1)
        for x in xs:
            for top, low in itertools.pairwise(ys):
                self.canv.rect(x - 0.24, low, 0.48, top - low, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class _Platypus:
    """How a kind of table is made by reportlab."""

    make: Callable[[random.Random], Sequence[_Made]]
    style: Sequence[_Command]
    size: float = 9.0
    thin: bool = False
    turned: bool = False
    repeats: int = 0
    short: bool = False
    """Whether the rule above the head of a second table goes over one column only."""

    def __call__(self, name: str, rng: random.Random) -> Known:
        made = self.make(rng)
        story: list[Flowable] = [self._paragraph(_sentence(rng))]
        for one in made:
            story += [Spacer(1, 14), self._table(one), Spacer(1, 14), self._paragraph(_sentence(rng))]
        out = io.BytesIO()
        size = landscape(A4) if self.turned else A4
        first = _turn if self.turned else _leave
        SimpleDocTemplate(out, pagesize=size, invariant=1).build(story, onFirstPage=first)
        return _known(name, out.getvalue(), made)

    def _paragraph(self, text: str) -> Paragraph:
        style = ParagraphStyle("cell", fontName="Helvetica", fontSize=self.size, leading=1.2 * self.size)
        return Paragraph(text.replace("&", "&amp;"), style)

    def _table(self, made: _Made) -> Flowable:
        wide = len(made.rows[0])
        rows: list[list[object]] = [
            [self._paragraph(cell) if " " in cell else cell for cell in row] for row in made.rows
        ]
        spans = [("SPAN", area[:2], area[2:]) for area in made.spans]
        style: list[_Command] = [("FONTSIZE", _ALL, _LAST, self.size), ("VALIGN", _ALL, _LAST, "TOP"), *spans]
        style += _short_rule(made.cut) if self.short else self.style
        table = Table(rows, colWidths=[450 / wide] * wide, style=style, repeatRows=self.repeats)
        return _Thin(table) if self.thin else table


def _short_rule(cut: int) -> list[_Command]:
    """Rules across between all rows, but for one of two columns between a title and the head below it."""
    rows = [
        ("LINEABOVE", (0, first), (-1, last), 0.6, colors.grey) for first, last in ((0, cut), (cut + 2, -1))
    ]
    return [
        *rows,
        ("LINEBELOW", (0, -1), _LAST, 0.6, colors.grey),
        ("LINEABOVE", (0, cut + 1), (0, cut + 1), 0.6, colors.grey),
    ]


def _known(name: str, pdf: bytes, made: Sequence[_Made]) -> Known:
    tables = tuple(table for one in made for table in one.cells)
    return Known(name, pdf, tables, tuple(table for one in made for table in one.printed))


def _leave(_canvas: Canvas, _document: object) -> None:
    """A page that stands as it is."""


def _turn(canvas: Canvas, _document: object) -> None:
    """A page whose text is set sideways, which viewers turn back: a landscape table among portrait pages."""
    canvas.setPageSize(A4)
    canvas.setPageRotation(90)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)


def _small(rng: random.Random) -> list[_Made]:
    return [_figures(rng, rng.randint(4, 12), rng.randint(3, 6))]


def _long(rng: random.Random) -> list[_Made]:
    return [_figures(rng, rng.randint(60, 110), rng.randint(3, 5))]


_PLATYPUS: dict[str, Callable[[str, random.Random], Known]] = {
    "all lines": _Platypus(_small, _GRID),
    "no outer lines": _Platypus(_small, _INNER),
    "rows only": _Platypus(_small, _ROWS),
    "shaded head": _Platypus(_small, _SHADED),
    "shaded rows": _Platypus(_small, _BANDS),
    "columns only": _Platypus(lambda r: [_figures(r, r.randint(4, 12), 4, most=1)], _COLUMNS),
    "double line": _Platypus(_small, _DOUBLE),
    "thin rectangles": _Platypus(_small, (), thin=True),
    "small type": _Platypus(lambda r: [_figures(r, r.randint(12, 30), 6)], _GRID, size=5.5),
    "several lines": _Platypus(lambda r: [_texts(r, r.randint(3, 7), r.randint(3, 4))], _GRID),
    "several lines, rows only": _Platypus(lambda r: [_texts(r, r.randint(3, 7), 3)], _ROWS),
    "empty cells": _Platypus(lambda r: [_with_empty(m, r) for m in _small(r)], _GRID),
    "merged cells": _Platypus(lambda r: [_with_spans(_figures(r, r.randint(5, 9), 5), r)], _GRID),
    "over pages": _Platypus(_long, _GRID, repeats=1),
    "over pages, rows only": _Platypus(_long, _ROWS, repeats=1),
    "two rows of heads": _Platypus(lambda r: [_with_two_heads(_figures(r, 8, 5), r)], _SHADED_HEADS),
    "two rows of heads, rows only": _Platypus(
        lambda r: [_with_two_heads(_figures(r, 8, 5, most=1), r)], _CENTRED
    ),
    "three rows of heads": _Platypus(lambda r: [_with_years(_figures(r, 8, 5), r)], _GRID),
    "three rows of heads, no inner lines": _Platypus(
        lambda r: [_with_years(_figures(r, 12, 5, most=1), r)], [*_COLUMNS, ("ALIGN", _ALL, _LAST, "CENTER")]
    ),
    "units below the head": _Platypus(lambda r: [_with_units(m) for m in _small(r)], _GRID),
    "unit above the head": _Platypus(lambda r: [_with_unit(m) for m in _small(r)], _GRID),
    "head without lines": _Platypus(lambda r: [_figures(r, r.randint(6, 12), 4, most=1)], _LOOSE_HEAD),
    "form": _Platypus(lambda r: [_form(r)], _GRID),
    "two below each other": _Platypus(lambda r: [_twice(r)], _ROWS, short=True),
    "two on a page": _Platypus(lambda r: [_figures(r, 4, 3), _figures(r, 5, 5)], _GRID),
    "turned page": _Platypus(_small, _GRID, turned=True),
}

# -- typst ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Typst:
    """How a kind of table is made by typst: arguments of its `table`, and rules between its cells."""

    make: Callable[[random.Random], Sequence[_Made]]
    options: str
    page: str = ""
    head_rule: bool = False
    repeats: int = 0
    """So many rows of its head stand on each page."""
    tagged: bool = False
    widths: str = ""
    """Those of the columns, where they are not alike."""

    def __call__(self, name: str, rng: random.Random) -> Known:
        made = self.make(rng)
        parts = ['#set page(paper: "a4", margin: 60pt)', "#set text(size: 10pt)", self.page, _sentence(rng)]
        for one in made:
            parts += [self._table(one), _sentence(rng)]
        source = "\n\n".join(parts).encode()
        pdf = typst.compile(source, format="pdf", pdf_tags=self.tagged, timestamp=0)
        return _known(name, pdf, made)

    def _table(self, made: _Made) -> str:
        covered = {
            (column, row)
            for left, top, right, low in made.spans
            for column in range(left, right + 1)
            for row in range(top, low + 1)
            if (column, row) != (left, top)
        }
        spans = {(left, top): (right - left + 1, low - top + 1) for left, top, right, low in made.spans}
        lines = [
            ", ".join(
                _typst_cell(cell, *spans.get((column, row), (1, 1)))
                for column, cell in enumerate(cells)
                if (column, row) not in covered
            )
            for row, cells in enumerate(made.rows)
        ]
        if self.repeats:
            lines[: self.repeats] = [f"table.header({', '.join(lines[: self.repeats])})"]
        if self.head_rule:
            lines = ["table.hline()", lines[0], "table.hline()", *lines[1:], "table.hline()"]
        wide = len(made.rows[0])
        widths = self.widths or f"(1fr,) * {wide}"
        return f"#table(columns: {widths}, {self.options},\n" + ",\n".join(filter(None, lines)) + ")"


def _typst_cell(text: str, wide: int, high: int) -> str:
    quoted = f'"{text}"'
    return quoted if wide == high == 1 else f"table.cell(colspan: {wide}, rowspan: {high}, {quoted})"


_TYPST: dict[str, Callable[[str, random.Random], Known]] = {
    "typst: all lines": _Typst(_small, "stroke: 0.5pt"),
    "typst: rows only": _Typst(_small, "stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt)"),
    "typst: three rules": _Typst(_small, "stroke: none", head_rule=True),
    "typst: shaded head": _Typst(_small, "stroke: 0.4pt + gray, fill: (x, y) => if y == 0 { aqua }"),
    "typst: several lines": _Typst(lambda r: [_texts(r, 4, 4)], "stroke: 0.5pt"),
    "typst: merged cells": _Typst(lambda r: [_with_spans(_figures(r, 7, 5), r)], "stroke: 0.5pt"),
    "typst: over pages": _Typst(_long, "stroke: 0.5pt", repeats=1),
    "typst: several lines over pages": _Typst(lambda r: [_texts(r, 24, 4)], "stroke: 0.5pt", repeats=1),
    "typst: landscape": _Typst(_small, "stroke: 0.5pt", page="#set page(flipped: true)"),
    "typst: tagged": _Typst(_small, "stroke: 0.5pt", tagged=True),
    "typst: tagged, rules between some rows": _Typst(
        _small, "stroke: (x, y) => if calc.rem(y, 4) == 1 { (top: 0.5pt) }", tagged=True
    ),
    "typst: tagged, a column blank on the next page": _Typst(
        lambda r: [_with_end_blank(_figures(r, r.randint(60, 90), 4))],
        "stroke: none, fill: (x, y) => if calc.odd(y) { silver }",
        repeats=1,
        tagged=True,
    ),
    "typst: two rows of heads over pages": _Typst(
        lambda r: [_with_two_heads(_figures(r, r.randint(60, 90), 5), r)], "stroke: 0.5pt", repeats=2
    ),
}


# -- words without rules -------------------------------------------------------------------------------------

_PADDED = "stroke: none, align: top + left, inset: 5pt"
_TIGHT = "stroke: none, align: top + left, inset: (x: 4pt, y: 0pt), row-gutter: 0.65em"
_BOLD = "#show table.cell.where(y: 0): strong"
_TOP: list[_Command] = []
_MIDDLE: list[_Command] = [("VALIGN", _ALL, _LAST, "MIDDLE")]

_WORDED: dict[str, Callable[[str, random.Random], Known]] = {
    "actions": _Platypus(lambda r: [_tracker(r, 5)], _TOP),
    "actions in the middle": _Platypus(lambda r: [_tracker(r, 5)], _MIDDLE),
    "actions over pages": _Platypus(lambda r: [_tracker(r, 24)], _TOP, repeats=1),
    "programme": _Platypus(lambda r: [_programme(r, 6)], _TOP),
    "sessions": _Platypus(lambda r: [_sessions(r, 6)], _TOP),
    "typst: actions": _Typst(lambda r: [_tracker(r, 5)], _PADDED, page=_BOLD),
    "typst: actions over pages": _Typst(lambda r: [_tracker(r, 20)], _PADDED, page=_BOLD, repeats=1),
    "typst: actions without gaps": _Typst(lambda r: [_tracker(r, 5)], _TIGHT, page=_BOLD),
    "typst: actions without gaps over pages": _Typst(
        lambda r: [_tracker(r, 20)], _TIGHT, page=_BOLD, repeats=1
    ),
    "typst: programme without gaps": _Typst(lambda r: [_programme(r, 6)], _TIGHT, page=_BOLD),
    "typst: sessions without gaps": _Typst(lambda r: [_sessions(r, 6)], _TIGHT, page=_BOLD),
    "typst: pairs": _Typst(lambda r: [_pairs(r)], _PADDED, widths="(1fr, 5fr)"),
}
