"""Tables of recommendations: what was recommended and answered, who leads, what became of it when."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers import phrases
from parsers.blocks import Block, Kind, Part, plain, tops_page
from parsers.papers import cells, layouts
from parsers.papers import recommendation_columns as columns_of
from parsers.papers.outline import outlined
from parsers.papers.recommendation_reader import Reader
from parsers.papers.recommendation_row import Row
from parsers.papers.recommendation_table import mended

MAY_BE_SECTION = True
"""A report's own section may hold such a table."""
_FEWEST = 2
"""Words of the shortest recommendation in a table: "Lend tools"."""
# "1) That …", "• c) That …", "… of schools. 3) That …": where a list's entry begins within a text
_MARK = re.compile(r"(?:^|[\n;.:])[ ]?(?:•[ ])?\(?(\d{1,2}|[a-h])\)(?=[ ][A-Z])")


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A part of its own: the heading of an appendix right before such a table, or the document's top."""
    block = blocks[at]
    if at == 0 and columns_of.of(block) is not None:
        return True
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or len(block.plain) > 140:
        return False
    named = re.search(r"appendix|recommendation", block.plain, re.I) or _heads_page(blocks, at)
    if not named or re.search(r"[.:]$", block.plain):
        return False
    table = next((b for b in blocks[at + 1 : at + 4] if b.kind is Kind.TABLE), None)
    columns = columns_of.of(table) if table is not None else None
    return columns is not None and block.plain not in map(plain, columns.head)


def _heads_page(blocks: Sequence[Block], at: int) -> bool:
    """Whether a title without a number begins a page, with a table right below: "Weirs: action plan"."""
    block = blocks[at]
    titled = block.kind is Kind.HEADING and not block.number and not re.match(r"\W*\d", block.plain)
    below = blocks[at + 1 : at + 2]
    paged = block.place.page is not None and tops_page(blocks, at)
    return titled and paged and bool(below) and below[0].kind is Kind.TABLE


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The table as one part: its recommendations in front matter, all that is printed in the body."""
    title = next((b.plain for b in blocks if b.kind is not Kind.TABLE), "Recommendations")
    reader = Reader(blocks)
    found = list(_records(reader.rows))
    whole, again = mended(blocks, reader) if _without_pages(blocks) else (blocks, [])
    meta: dict[str, object] = {"recommendations": found} if found else {}
    return (Part("recommendations", title, outlined(whole), meta, tuple(again)),)


def _without_pages(blocks: Sequence[Block]) -> bool:
    """Whether nothing tells pages: else tables are joined over them where they are read."""
    return not any(b.place.page for b in blocks)


def inside(part: Part) -> Part:
    """A report or other paper with the recommendations of its tables, each table by itself."""
    if part.kind not in ("report", "text", "letter") or "recommendations" in part.meta:
        return part
    tables = [block for block in part.blocks if columns_of.of(block) is not None]
    found = [record for table in tables for record in _records(Reader([table]).rows)]
    told = [record for record in found if len(str(record.get("text", "")).split()) >= _FEWEST]
    return replace(part, meta={**part.meta, "recommendations": told}) if told else part


def _records(rows: Sequence[Row]) -> Iterator[dict[str, object]]:
    _number_by_order(rows)
    return map(_meta, rows)


def _number_by_order(rows: Sequence[Row]) -> None:
    """Numbers that got lost, where the order proves them: two rows between 2 and 5 are 3 and 4."""
    told = [i for i, row in enumerate(rows) if row.number and row.number.isdigit()]
    for before, after in itertools.pairwise(told):
        first, last = int(rows[before].number or 0), int(rows[after].number or 0)
        lost = not any(row.number for row in rows[before + 1 : after])
        if lost and last - first == after - before:
            for index in range(before + 1, after):
                rows[index].number = str(first + index - before)
                rows[index].by_order = True


def _meta(row: Row) -> dict[str, object]:
    columns = row.columns
    progress = [
        {"label": label, "date": phrases.month(label), "text": row.said(key)}
        for index, label in columns.progress.items()
        if row.said(key := f"progress {index}")
    ]
    gaps = _gaps(row)
    entry: dict[str, object] = {
        "number": row.number,
        "number_as_printed": row.printed,
        "text": row.said("text"),
        "response": "\n".join(filter(None, (row.said("decision"), row.said("response")))),
        "lead": row.said("lead"),
        "status": row.said("status"),
        "progress": [{k: v for k, v in p.items() if v} for p in progress],
        "gaps": gaps,
        "incomplete": [name for name in _incomplete(row) if name not in gaps],
        "unplaced": row.unplaced,
        "other": [
            {"label": label, "text": row.said(f"other {index}")}
            for index, label in columns.other_heads()
            if row.said(f"other {index}") and not cells.is_dash(row.said(f"other {index}"))
        ],
        "at": str(row.place),
    }
    return {key: value for key, value in entry.items() if value}


def _gaps(row: Row) -> list[str]:
    """What the source has lost of a recommendation itself: what breaks off, and goes on nowhere."""
    text = row.said("text")
    breaks_off = layouts.hangs(text) and "text" not in row.mixed
    due = row.columns.lead is not None and not row.empty_lead and bool(row.mixed or row.turn > 1)
    no_lead = due and not row.said("lead")
    no_text = not text or "text" in row.lost or breaks_off or _skips(text)
    lost = {"number": row.by_order, "text": no_text, "lead": no_lead or "lead" in row.lost}
    return [name for name, is_lost in lost.items() if is_lost]


def _skips(text: str) -> bool:
    """Whether a list in a text lacks an entry: "1) …; 3) …"."""
    marks = [match[1] for match in _MARK.finditer(text)]
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    letters = [ord(mark) for mark in marks if not mark.isdigit()]
    return any(
        after - before == 2 for found in (numbers, letters) for before, after in itertools.pairwise(found)
    )


def _incomplete(row: Row) -> list[str]:
    """What isn't whole, whether the source has lost the rest or it can't be told from others' words."""
    holes = row.mixed | row.lost | row.behind_hole()
    cut = [n for n in row.columns.prose() if n in holes or layouts.hangs(row.said(n))]
    return list(dict.fromkeys(name.split()[0] for name in cut))
