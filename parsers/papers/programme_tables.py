"""Tables of work programmes whose columns have heads: lists, one table for each meeting, suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.blocks import Block, Kind, Place, plain
from parsers.papers import programme_calendars as calendars
from parsers.papers import programme_cells as cells
from parsers.papers.programme_dates import Dates, Years, is_date, is_labelled, labelled, when
from parsers.papers.programme_entries import Entry, Over, entry, kind_of

# The heads of a programme's columns: "Meeting date | Item | Purpose | Officer", "Date | Topic | Lead | Notes"
_WHEN = re.compile(
    r"^(?:(?:proposed |committee |panel |decision )?(?:meeting |committee |due )?date\b"
    r"|meeting$|when\b|month\b)",
    re.I,
)
_WHAT = re.compile(
    r"^(?:agenda |scrutiny |proposed |potential |possible |work |report )*"
    r"(?:topics?|items?|subjects?|titles?|issues?|reports?|themes?|matters?|areas?)\b"
    r"(?! (?:deadline|author|due))"
    r"|^decisions?(?: title| to be taken)?$",
    re.I,
)
_WHO = re.compile(
    r"\blead\b|officer|responsib|author|contact|presente[rd]|attend|witness|invite|cabinet member|portfolio",
    re.I,
)
_ABOUT = re.compile(
    r"^(?:the )?(?:purpose|objectives?|details?|description|scope|outcomes?|comments?|focus|aims?|notes?"
    r"|summary|reasons?|key lines|what|background|rationale|suggestions?)\b|\bpurpose\b",
    re.I,
)
_TIME = re.compile(r"^(?:time|timing|duration|mins|minutes|length|allocated)\b.*|.*\(min(?:ute)?s\)$", re.I)
_DUE = re.compile(r"\bdeadline\b|\b(?:report|paper)s? due\b", re.I)
_SOURCE = re.compile(
    r"^(?:source|origin|(?:suggested|raised|requested|proposed|referred) by|suggestion from|from)\b", re.I
)
# "Ref | Meeting | Action | Owner | Due | Status": what was agreed, with dates of its own
_ACTION = re.compile(r"^(?:agreed |outstanding )*actions?\b", re.I)


class Heads(NamedTuple):
    """In which columns of a table what stands."""

    what: int
    when: int | None
    who: tuple[int, ...]
    about: tuple[int, ...]
    time: int | None
    due: int | None
    source: int | None


def heads(block: Block) -> Heads | None:
    """The columns of a programme whose head names them; None for any other table."""
    if block.kind is not Kind.TABLE or len(block.rows) < 2:
        return None
    head = [plain(cell) for cell in block.rows[0]]
    if any(len(cell) > 60 for cell in head) or sum(map(bool, head)) < 2:
        return None
    source = _column(head, _SOURCE)
    what, at = _column(head, _WHAT, source), _column(head, _WHEN)
    about = tuple(i for i, c in enumerate(head) if _ABOUT.search(c) and i not in (what, source))
    if what is None and source is not None and about:
        what, about = about[0], about[1:]
    if what is None or what == at:
        return None
    who = tuple(i for i, c in enumerate(head) if _WHO.search(c) and i not in (what, at, source))
    return Heads(what, at, who, about, _column(head, _TIME, what), _column(head, _DUE, what), source)


def _column(head: Sequence[str], pattern: re.Pattern[str], but: int | None = None) -> int | None:
    return next((i for i, c in enumerate(head) if i != but and pattern.search(c)), None)


def tracks_actions(block: Block) -> bool:
    """Whether a table is of actions, not of items to come."""
    head = block.rows[0] if block.rows else ()
    return heads(block) is None and any(_ACTION.match(plain(cell)) for cell in head)


def dated_by_head(block: Block, known: Years) -> bool:
    """Whether a table names a column of dates and one of items, and has dates there."""
    named = heads(block)
    if named is None or named.when is None:
        return False
    return any(is_date(_at(row, named.when), known.session) for row in block.rows[1:])


def entries(block: Block, over: Over, known: Years) -> Iterator[Entry]:
    """The items of a table of whatever form; none of one that is no programme's."""
    named = heads(block)
    if calendars.is_matrix(block, known):
        yield from calendars.entries(block, known)
    elif named is not None:
        column = _labels(block, named)
        if column is not None or named.when is not None or over.dates.meeting or over.heading:
            start = over.dates if column is None else labelled(column, known)
            yield from _by_head(block, named, over._replace(dates=start), known)
    elif calendars.is_calendar(block, known) and not tracks_actions(block):
        yield from calendars.entries(block, known)
    else:
        yield from _by_caption(block, over)


def _at(row: Sequence[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _labels(block: Block, named: Heads) -> str | None:
    """The days of one meeting that run down the first column, over rows that have nothing to do with them."""
    if named.what == 0:
        return None
    down = " ".join(plain(row[0]) for row in block.rows[1:])
    rows = sum(bool(is_labelled(plain(row[0]))) for row in block.rows[1:])
    own = [row[0] for row in block.rows[1:] if is_labelled(plain(row[0])) and when(row[0], Years())]
    several = named.when == 0 and len({when(cell, Years()) for cell in own}) > 1
    return down if rows and not several else None


def _by_head(block: Block, named: Heads, over: Over, known: Years) -> Iterator[Entry]:
    """The items of a table with heads: each row's date, or that of the row above."""
    dates = over.dates
    fixed = named.what > 0 and _labels(block, named) is not None
    found: list[tuple[Dates, list[tuple[str, ...]], Place]] = []
    whole = _marked_rows(block, named)
    for offset, row in enumerate(block.rows[1:], start=1):
        cell = _at(row, named.what)
        if not fixed:
            dates = _row_dates(row, named, dates, known)
        if _goes_on(row, named, whole, first=not found):
            if found:
                found[-1][1].append(row)
        elif plain(cell) and cell != _dated_cell(row, named, known):
            found.append((dates, [row], block.at(offset)))
    for own, rows, place in found:
        yield from _of_rows(rows, named, over._replace(dates=own), place)


def _dated_cell(row: Sequence[str], named: Heads, known: Years) -> str | None:
    return next((c for c in row if is_date(c, known.session)), None) if named.when is None else None


def _row_dates(row: Sequence[str], named: Heads, dates: Dates, known: Years) -> Dates:
    """The dates of a row, or those of the row above; "TBC" gives none."""
    cell = _at(row, named.when) if named.when is not None else _dated_cell(row, named, known) or ""
    if plain(cell):
        dates = labelled(cell, known)
    if due := plain(_at(row, named.due)):
        dates = dates._replace(deadline=labelled(due, known).meeting)
    return dates


def _marked_rows(block: Block, named: Heads) -> bool:
    """Whether a table sets its items off, more than half its rows, by bold or by minutes."""
    rows = [row for row in block.rows[1:] if plain(_at(row, named.what))]
    return 2 * sum(cells.is_marked(_at(row, named.what)) for row in rows) > len(rows) > 2


def _goes_on(row: Sequence[str], named: Heads, whole: bool, *, first: bool) -> bool:
    """Whether a row goes on with the item above: nobody and no title of its own, where titles are set off."""
    cell = _at(row, named.what)
    if named.source is not None and named.source != named.what:
        return not plain(_at(row, named.source)) and not plain(row[0])
    if not plain(cell):
        return True
    own = any(re.match(r"[A-Z•]", plain(_at(row, i))) for i in named.who)
    return whole and not first and not own and not cells.is_marked(cell)


def _of_rows(rows: Sequence[Sequence[str]], named: Heads, over: Over, place: Place) -> Iterator[Entry]:
    """The items of the rows that belong together, nearly always one row."""
    what = "\n".join(c for row in rows if plain(c := _at(row, named.what)))
    listed = cells.items(what) if len(rows) == 1 else ["\n".join(cells.lines_of(what))]
    who = "\n".join(c for row in rows for i in named.who if plain(c := _at(row, i)))
    for cell in listed:
        said = cells.said(cell, sentences=not named.about)
        if len(said.title) < 4:
            continue
        more = " ".join(plain(c) for row in rows for i in named.about if plain(c := _at(row, i)))
        told = cells.minutes(_at(rows[0], named.time)) if said.minutes == cells.Minutes() else said.minutes
        detail = " ".join(filter(None, (said.detail, more)))
        one = entry(said._replace(detail=detail, minutes=told), over, place)
        if named.source is not None:
            one["suggested_by"] = plain(_at(rows[0], named.source))
        if len(listed) == 1:
            torn = any(re.match(r"[a-z)]", plain(_at(row, i))) for row in rows for i in named.who)
            one |= _who("" if torn else who, cell, torn=torn)
        yield {key: value for key, value in one.items() if value}


def _who(who: str, cell: str, *, torn: bool) -> Entry:
    """The people of a row; those that stand in the item's own cell where a converter has cut the columns."""
    named = cells.people(who) if who else cells.invited(cell, roles=not torn)
    return {"officers": named, "lead": cells.offices(who)}


def _by_caption(block: Block, over: Over) -> Iterator[Entry]:
    """The items of a table without heads whose caption, over it or in its first row, says what they are."""
    if block.kind is not Kind.TABLE:
        return
    first = [plain(cell) for cell in block.rows[0] if plain(cell)]
    caption = first[0] if len(first) == 1 and kind_of(first[0]) != "planned" else None
    over = Over(Dates(), caption or over.heading)
    if over.kind == "planned":
        return
    for offset, row in enumerate(block.rows[bool(caption) :], start=bool(caption)):
        texts = [cell for cell in row if plain(cell) and not re.fullmatch(r"\d{1,2}[.)]?", plain(cell))]
        if texts:
            said = cells.said(texts[0], sentences=True)
            more = " ".join([said.detail, *(plain(cell) for cell in texts[1:])]).strip()
            yield entry(said._replace(detail=more), over, block.at(offset))
