"""Tables as CSV files: the cells as they are printed, so that a spreadsheet shows them and runs none."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# "-3.4", "+12%", "-£1,200k", "- 3", "-": a spreadsheet reads a number or a sign in these, and no formula
_NUMBER = re.compile(r"[+-]{0,2}\s?[£$€]?\s?(?:\d[\d,]*(?:\.\d+)?|\.\d+)?\s?(?:%|[km]|bn)?", re.I)


def csv_file(url: str, anchor: str) -> str:
    """The path of the file that offers a table of a page, by the page's address and the table's anchor."""
    return f"{url}{anchor}.csv"


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as a file that spreadsheets open with all letters whole; a head of empty cells is left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows if any(rows[0]) else rows[1:]:
        writer.writerow([unrun(cell) for cell in row])
    return ("\ufeff" + out.getvalue()).encode(errors="replace")


def unrun(cell: str) -> str:
    """A cell as text: what a spreadsheet would run as a formula gets an apostrophe, a number none."""
    runs = cell.lstrip(" ").startswith(_BEGINS_FORMULA) and not _NUMBER.fullmatch(cell.strip())
    return f"'{cell}" if runs else cell
