"""Recorded votes in minutes: who voted for, against, abstained, from sentences, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers import web
from parsers.blocks import Block, Kind, plain
from parsers.papers.ballots import (
    CHOICES,
    LABEL,
    LONG,
    SHORT,
    Vote,
    ballot_of,
    choice_of,
    cut,
    is_name,
    is_vote,
    names_of,
    of_line,
    of_sentences,
    outcome_of,
)

# "71/24 BUDGET 2025/26", "CSC.42 Procurement": an item whose number is a reference
_REFERENCE = re.compile(r"^(\d{1,4}/\d{2,4}|[A-Z]{1,6}[./]\d{1,4}(?:/\d{1,4})?)[.:]?\s+\S")


# "Total", "Number of votes", "Totals: 3": before the numbers below those who voted
_TOTAL = re.compile(r"\W*(?:(?:grand |sub-?)?totals?|(?:no\.?|number) of votes|votes?|count)\b", re.I)
# What a cell says of a vote that was cast so, by a tick for certain; or that it was not
_TICK = re.compile(r"[✓✔☑Yy1]|yes", re.I)
_MARK = re.compile(r"[^\s\d☐□–—Nn-]")
_UNMARKED = re.compile(r"[0☐□–—Nn-]?|no", re.I)


def recorded(blocks: Sequence[Block]) -> list[Vote]:
    """The recorded votes of minutes, each with its item, what it was on, its outcome, and who voted how."""
    blocks = list(_led(blocks))
    items = set(web.headings(blocks))
    item: str | None = None
    found: list[Vote] = []
    at = top = 0
    while at < len(blocks):
        block = blocks[at]
        if at in items:
            item, top = block.number or block.plain, at + 1
        elif block.kind is Kind.HEADING and (reference := _REFERENCE.match(block.plain)):
            item, top = reference[1], at + 1
        ballots, after = _ballots(blocks, at, items)
        if ballots:
            below = _below(blocks, after, ballots)
            told = {
                "title": _title(blocks[top:at]),
                "outcome": below or _within(blocks[at:after], ballots) or _above(blocks, top, at),
                "ballots": [{k: v for k, v in b.items() if v != []} for b in ballots],
            }
            _add(found, {"item": item, **told, "at": str(block.place)})
            after += bool(below)
            top = after
        elif at not in items:
            for told in of_sentences(block):
                title = told["title"] or _title(blocks[top:at])
                _add(found, {"item": item, **told, "title": title, "at": str(block.place)})
                top = at + 1
        at = max(after, at + 1)
    return found


def _led(blocks: Sequence[Block]) -> Iterator[Block]:
    """The same blocks; one whose later lines are a vote is parted from the lines that lead to it."""
    for block in blocks:
        lines = block.text.split("\n")
        first = next((i for i, line in enumerate(lines) if LABEL.match(plain(line))), 0)
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM) and first:
            yield replace(block, text="\n".join(lines[:first]))
            yield replace(block, text="\n".join(lines[first:]), number=None, marker="-")
        else:
            yield block


def _numbered(block: Block) -> bool:
    """Whether a block is a paragraph with a number of its own, which tells of no vote but its own."""
    return bool(block.number) or block.marker != "-" or bool(re.match(r"\(?\d{1,3}[.)]", block.plain))


def _below(blocks: Sequence[Block], after: int, ballots: Sequence[Vote]) -> str | None:
    """The outcome that the block below a vote says: of the same paragraph, and with no other counts."""
    if after >= len(blocks) or _leads_on(blocks, after) or _numbered(blocks[after]):
        return None
    known = {ballot.get("count", len(ballot["names"])) for ballot in ballots}
    counts = {int(count) for count in re.findall(r"\b\d{1,3}\b", blocks[after].plain)}
    return _verdict(blocks[after]) if counts <= known or blocks[after].kind is Kind.TABLE else None


def _above(blocks: Sequence[Block], top: int, at: int) -> str | None:
    """The outcome that the lines which lead to a vote say, back to where its paragraph begins."""
    if _numbered(blocks[at]):
        return None
    for block in reversed(blocks[max(top, at - 2) : at]):
        if (said := _verdict(block)) or _numbered(block):
            return said
    return None


def _add(found: list[Vote], vote: Vote) -> None:
    """One more vote; where it is told twice, by numbers and by names, the names stay."""
    vote = {key: value for key, value in vote.items() if value}
    last = found[-1] if found and found[-1].get("item") == vote.get("item") else None
    if last is None or not _same(last, vote):
        found.append(vote)
    elif any("names" in b for b in last["ballots"]):
        found[-1] = {**vote, **last}
    else:
        found[-1] = {**last, **vote}


def _same(one: Vote, other: Vote) -> bool:
    """Whether one of two neighbouring votes gives no more than the numbers of the other."""
    if all(any("names" in b for b in vote["ballots"]) for vote in (one, other)):
        return False
    totals = [
        {b["choice"]: b.get("count", len(b.get("names", []))) for b in vote["ballots"]}
        for vote in (one, other)
    ]
    first, second = (total.get("for") for total in totals), (total.get("against") for total in totals)
    outcomes = {vote["outcome"] for vote in (one, other) if vote.get("outcome")}
    return len(set(first)) == 1 and len(set(second)) == 1 and len(outcomes) < 2


def _leads_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block stands over the next vote."""
    return at + 1 < len(blocks) and bool(LABEL.match(blocks[at + 1].plain))


def _ballots(blocks: Sequence[Block], at: int, items: set[int]) -> tuple[list[Vote], int]:
    """The ballots of a vote that begins at a block, and where it ends; none if none begins there."""
    block = blocks[at]
    if block.kind is Kind.TABLE:
        ballots = _of_table(block)
        return (ballots, at + 1) if ballots else ([], at)
    if block.kind is Kind.MARK or at in items or len(block.text) > LONG or not LABEL.match(block.plain):
        return [], at
    told: list[Vote] = []
    end = at
    for index in range(at, len(blocks)):
        own = blocks[index]
        if own.kind in (Kind.MARK, Kind.TABLE) or index in items or not _take_in(told, own):
            break
        end = index + 1
    return (told, end) if is_vote(told) else ([], at)


def _take_in(ballots: list[Vote], block: Block) -> bool:
    """Add what a block tells of a vote: labels, and the names below them; whether it is of this vote."""
    lines = [plain(line) for line in block.text.split("\n")]
    have = {ballot["choice"] for ballot in ballots}
    if have & {ballot["choice"] for line in lines for ballot in of_line(line)}:
        return False  # the next vote begins
    taken = 0
    for line in lines:
        if said := list(of_line(line)):
            ballots += said
        elif not (ballots and _go_on(ballots[-1], line)):
            break
        taken += 1
    return taken > 0


def _go_on(ballot: Vote, line: str) -> bool:
    """Whether a line lists those of the label above it; takes them in."""
    if "count" in ballot and len(ballot["names"]) >= ballot["count"]:
        return False
    names = names_of(line)
    if not names or len(line.split()) > 5 * len(names) or not all(map(is_name, names)):
        return False
    ballot["names"] += names
    return True


def _of_table(table: Block) -> list[Vote]:
    """The ballots of a table: a choice in each row or column, or behind each name."""
    titled = len(table.rows) > 2 and len(set(filter(None, table.rows[0]))) == 1
    table = replace(table, rows=table.rows[1:]) if titled else table
    rows = [[plain(cell) for cell in row] for row in table.rows]
    for ballots in (_in_columns(table), _behind_names(rows), _in_rows(table)):
        if is_vote(ballots):
            return ballots
    return []


def _behind_names(rows: Sequence[Sequence[str]]) -> list[Vote]:
    """A name and a choice in each row but the head, "Councillor | Vote"."""
    width = max(map(len, rows), default=0)
    for column in range(1, width):
        told = [(row[0], choice_of(row[column])) for row in rows if len(row) > column and row[0]]
        sure = [(name, choice) for name, choice in told if choice]
        if len(sure) >= 2 and len(sure) >= len(told) - 2 and all(len(name.split()) < 8 for name, _ in sure):
            return [
                {"choice": choice, "names": names}
                for choice in CHOICES
                if (names := [name for name, own in sure if own == choice])
            ]
    return []


def _in_columns(table: Block) -> list[Vote]:
    """A head "For | Against | Abstain": names or counts below, or marks behind each name."""
    head = [re.match(r"^(.*?)\s*(?:\((\d+)\))?$", plain(cell)) for cell in table.rows[0]]
    choices = [choice_of(match[1]) if match else None for match in head]
    if sum(choice is not None for choice in choices) < 2:
        return []
    columns = [column for column, choice in enumerate(choices) if choice]
    rows, totals = _without_totals(table.rows[1:], columns)
    marked = choices[0] is None and all(_is_mark(row[c]) for row in rows for c in columns if len(row) > c)
    ballots = []
    for column in columns:
        match = head[column]
        count = match[2] if match and match[2] else _total(totals, column)
        cells = [row[column] for row in rows if len(row) > column]
        if marked:
            names = [plain(row[0]) for row in rows if _voted(row, columns) == column]
            names = [name for name in names if choice_of(name) is None]
            counted = {"count": int(count)} if count else {}
            ballots.append({"choice": choices[column], "names": names} | counted)
        else:
            lines = [plain(line) for line in "\n".join(cells).split("\n")]
            named = ", ".join(line for line in lines if line and not line.isdigit())
            ballots.append(ballot_of(choices[column], named, count))
    return ballots


def _without_totals(
    rows: Sequence[tuple[str, ...]], columns: Sequence[int]
) -> tuple[Sequence[tuple[str, ...]], Sequence[str]]:
    """The rows of a table of votes, and the row of numbers that counts them: its last, or its only one."""
    told = [plain(row[c]) for row in rows[-1:] for c in columns if len(row) > c]
    named = bool(rows and _TOTAL.match(plain(rows[-1][0])))
    numbers = all(re.fullmatch(r"(?:total:?\s*)?\d{0,3}", cell, re.I) for cell in told)
    alone = len(rows) == 1 or (rows and not plain(rows[-1][0]).strip()) or 0 in columns
    return (rows[:-1], rows[-1]) if any(told) and numbers and (named or alone) else (rows, ())


def _total(totals: Sequence[str], column: int) -> str | None:
    """The number that the row of totals has in a column."""
    match = re.search(r"\d+", plain(totals[column])) if len(totals) > column else None
    return match[0] if match else None


def _is_mark(cell: str) -> bool:
    """Whether a cell is ticked, or left without a tick; another number counts people."""
    return any(pattern.fullmatch(plain(cell)) for pattern in (_TICK, _MARK, _UNMARKED))


def _voted(row: Sequence[str], columns: Sequence[int]) -> int | None:
    """The column that is ticked in a row; none where several are marked alike."""
    for pattern in (_TICK, _MARK):
        marked = [column for column in columns if len(row) > column and pattern.fullmatch(plain(row[column]))]
        if marked:
            return marked[0] if len(marked) == 1 else None
    return None


def _in_rows(table: Block) -> list[Vote]:
    """A choice before each row's names and count, "For | Adams, Brown | 2"."""
    ballots = []
    for row in table.rows:
        label = re.match(r"^(.*?)\s*(?:\((\d+)\))?\W*$", plain(row[0]))
        if label and (choice := choice_of(label[1])):
            cells = [line for cell in row[1:] for line in cell.split("\n") if line.strip()]
            counts = [plain(c) for c in cells if re.fullmatch(r"\d{1,3}", plain(c))]
            names = ", ".join(plain(c) for c in cells if not re.fullmatch(r"\d{1,3}", plain(c)))
            ballots.append(ballot_of(choice, names, label[2] or next(iter(counts), None)))
    return ballots


def _title(above: Sequence[Block]) -> str | None:
    """What was voted on: the nearest short heading or lead above, or a table's "Title"."""
    for block in reversed(above[-3:]):
        if block.kind is Kind.TABLE:
            return _beside(block, "title")
        if block.kind is not Kind.MARK and 0 < len(block.plain) <= SHORT:
            return block.plain.rstrip(":")
    return None


def _verdict(block: Block) -> str | None:
    """How a vote ended, where a block says so and little else: "carried", "lost"."""
    if block.kind is Kind.TABLE:
        said = _beside(block, "outcome") or _beside(block, "status")
        return said.casefold() if said else None
    return outcome_of(block.plain) if len(block.plain) <= SHORT and block.kind is not Kind.MARK else None


def _beside(table: Block, name: str) -> str | None:
    """The value of a table's column or row of that name."""
    rows = [[plain(cell) for cell in row] for row in table.rows]
    if (
        len(rows) > 1
        and (column := next((i for i, c in enumerate(rows[0]) if c.casefold() == name), None)) is not None
    ):
        return rows[1][column] or None
    return next((row[1] for row in rows if len(row) > 1 and row[0].casefold().rstrip(":") == name), None)


def _within(blocks: Sequence[Block], ballots: Sequence[Vote]) -> str | None:
    """The outcome that stands in the vote's own lines, behind the last names or below them."""
    known = {ballot.get("count", len(ballot["names"])) for ballot in ballots}
    voted = False
    for line in (plain(line) for block in blocks for line in block.text.split("\n")):
        labels = list(LABEL.finditer(line))
        behind = cut(line[labels[-1].end() :])[1] if labels else line if voted else ""
        voted = voted or bool(labels)
        counts = set() if labels else {int(count) for count in re.findall(r"\b\d{1,3}\b", behind)}
        if len(behind) <= SHORT and counts <= known and (said := outcome_of(behind)):
            return said
    return None
