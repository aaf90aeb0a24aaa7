"""The HTML of a table as readers and their screen readers need it: a caption, headers, figures aligned."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import count

from markupsafe import escape

_HEAD = re.compile(r"<thead>\s*<tr>(?:\s*<th[^>]*></th>)+\s*</tr>\s*</thead>")
_ROW = re.compile(r"<tr>(.*?)</tr>", re.S)
_CELL = re.compile(r"<(t[dh])([^>]*)>(.*?)</t[dh]>", re.S)
# "1,234.5", "-3", "£4", "5 %", but not "1", "2024": an amount, where most of a column are such
_AMOUNT = re.compile(r"[,.£$€%()\-–−]")
# "1,234.5", "-£3m", "(0.4)", "12 %", "£1.2m £3m": figures, which stand under each other by their ends
_FIGURES = re.compile(
    r"^(?:[(+\-–−]*\s?[£$€]?\s?[+\-–−]?\d[\d,]*(?:\.\d+)?\s?(?:%|[kmK]|bn)?\)?(?:\s+(?=\S)|$))+$|^\.\d+$"
)
_NO_FIGURE = re.compile(r"^[\W_]*$|^n/?a$", re.I)
LONG = 60
"""The only text of a row is as long as this if it was printed across the columns behind it."""


def table_html(html: str, rows: Sequence[Sequence[str]], caption: str | None) -> str:
    """A table as Markdown gives it, with a caption for those who hear it, figures aligned, rows with headers.

    A head row of empty cells is left out, an empty head cell is no header.
    """
    figures = _figure_columns(rows)
    naming = _naming_column(rows, figures)
    html = _ROW.sub(lambda m: _row(_CELL.findall(m[1]), figures, naming), _HEAD.sub("", html))
    html = _ROW.sub(lambda m: _roomy(m[0], _worded_columns(rows)), html, count=1)
    html = re.sub(r"<th[^>]*></th>", "<td></td>", html)
    title = f'<table>\n<caption class="govuk-visually-hidden">{escape(caption)}</caption>'
    return html.replace("<table>", title, 1) if caption else html


def _worded_columns(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns of running text, which a phone must not press into a word's width."""
    columns = range(max(map(len, rows), default=0))
    texts = ([row[at] for row in rows[1:] if at < len(row) and row[at]] for at in columns)
    return frozenset(at for at, found in enumerate(texts) if sum(map(len, found)) > LONG * len(found))


def _roomy(row: str, columns: Collection[int]) -> str:
    """The first row of a table, whose cells of certain columns are so wide that text can be read in them."""
    at = count()

    def opened(cell: re.Match[str]) -> str:
        room = next(at) in columns and "class=" not in cell[0]
        return f'{cell[0]} class="roomy"' if room else cell[0]

    return re.sub(r"<t[dh]\b[^>]*", opened, row)


def _naming_column(rows: Sequence[Sequence[str]], figures: Collection[int]) -> int | None:
    """The column that says what each row is of: the first or, where that has amounts, one behind it."""
    columns = range(len(rows[0]) if rows else 0)
    if not figures or 0 not in figures:
        return 0 if figures and _names_rows(rows, 0) else None
    return next((at for at in columns if at not in figures and _names_rows(rows, at)), None)


def _names_rows(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether the cells of a column are names, each of something else."""
    cells = [row[column].strip() for row in rows[1:] if len(row) > column and row[column].strip()]
    told = [name for name in cells if not _FIGURES.match(name)]
    return len(told) >= 0.6 * len(cells) and len(set(cells)) > 0.6 * len(cells)


def stands_for_figure(cell: str) -> bool:
    """Whether a cell is a figure, or a sign that stands for none, such as a dash."""
    text = cell.strip()
    return bool(text) and bool(_FIGURES.match(text) or _NO_FIGURE.match(text))


def _figure_columns(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns of which most cells are figures, or all signs that stand for none; the first if amounts."""
    found = set()
    whole = [row for row in rows[1:] if sum(bool(cell) for cell in row) > 1]
    for column in range(len(rows[0]) if rows else 0):
        cells = [cell for row in whole if len(row) > column and (cell := row[column].strip())]
        telling = [cell for cell in cells if not _NO_FIGURE.match(cell)]
        figures = [cell for cell in telling if _FIGURES.match(cell)]
        amounts = column > 0 or sum(bool(_AMOUNT.search(cell)) for cell in figures) > 0.6 * len(telling)
        if len(cells) > 1 and len(figures) >= 0.6 * len(telling) and amounts:
            found.add(column)
    return frozenset(found)


def _row(cells: Sequence[tuple[str, str, str]], figures: Collection[int], naming: int | None) -> str:
    """A row of a table; its only text, a title or a long one, goes on over the empty cells behind it.

    A number beside a blank row is one of the row, and no title.
    """
    filled = [i for i, (_, _, inner) in enumerate(cells) if inner.strip()]
    last = len(cells) - 1
    alone = filled[0] if len(filled) == 1 and cells[filled[0]][0] == "td" else last
    text = re.sub(r"<[^>]*>", "", cells[alone][2]).strip() if cells else ""
    spans = alone < last and (len(text) > LONG if alone else not _FIGURES.match(text))
    written = []
    for column, (tag, attributes, inner) in enumerate(cells[: alone + 1] if spans else cells):
        more = ""
        if spans and column == alone:
            more = f' colspan="{last - alone + 1}"'
        elif column in figures and "class=" not in attributes:
            more = ' class="align-right"'
        if column == naming and tag == "td" and inner.strip() and filled[1:]:
            tag, more = "th", f'{more} scope="row"'  # noqa: PLW2901
        written.append(f"<{tag}{attributes}{more}>{inner}</{tag}>\n")
    return f"<tr>\n{''.join(written)}</tr>"
