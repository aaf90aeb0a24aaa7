"""Tables as CSV files: the cells as they are printed, so that a spreadsheet shows them and runs none.

What is printed across the columns below a row, to explain it, stands behind the row, so that columns of
figures can be summed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from archive.table_html import LONG, stands_for_figure

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# "-3.4", "+12%", "-£1,200k", "- 3", "-": a spreadsheet reads a number or a sign in these, and no formula
_NUMBER = re.compile(r"[+-]{0,2}\s?[£$€]?\s?(?:\d[\d,]*(?:\.\d+)?|\.\d+)?\s?(?:%|[km]|bn)?", re.I)

_BELOW = "Printed below the row"


def csv_file(url: str, anchor: str) -> str:
    """The path of the file that offers a table of a page, by the page's address and the table's anchor."""
    return f"{url}{anchor}.csv"


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as a file that spreadsheets open with all letters whole; a head of empty cells is left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in _bound(rows if any(rows[0]) else rows[1:]):
        writer.writerow([unrun(cell) for cell in row])
    return ("\ufeff" + out.getvalue()).encode(errors="replace")


def _bound(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Rows with what explains them in a column of its own, if anything does."""
    made: list[list[str]] = [[*row, ""] for row in rows[:2]]
    for row in rows[2:]:
        if explained := _explains(row, made[-1]):
            made[-1][-1] = "\n".join(filter(None, (made[-1][-1], explained)))
        else:
            made.append([*row, ""])
    if len(made) == len(rows):
        return rows
    made[0][-1] = _BELOW
    return made


def _explains(row: Sequence[str], above: Sequence[str]) -> str:
    """The long text of a row that has nothing else, where the row above it has a figure."""
    filled = [at for at, cell in enumerate(row) if cell.strip()]
    text = row[filled[0]] if len(filled) == 1 else ""
    return text if len(text) > LONG and stands_for_figure(above[filled[0]]) else ""


def unrun(cell: str) -> str:
    """A cell as text: what a spreadsheet would run as a formula gets an apostrophe, a number none."""
    runs = cell.lstrip(" ").startswith(_BEGINS_FORMULA) and not _NUMBER.fullmatch(cell.strip())
    return f"'{cell}" if runs else cell
