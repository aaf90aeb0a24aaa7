"""Recorded votes in minutes: who voted for, against, abstained, from sentences, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from parsers import phrases, web
from parsers.blocks import Block, Kind, plain

Vote = dict[str, Any]
CHOICES = ("for", "against", "abstain", "absent", "not_voting")
# What a label or the cell of a table says -> the choice. The first that matches counts.
_CHOICES = (
    ("not_voting", re.compile(r"(?:did not vote|not voting|no vote(?: cast)?|non-voting)", re.I)),
    ("absent", re.compile(r"(?:absent|not present|apologies|left (?:the )?meeting)", re.I)),
    ("abstain", re.compile(r"(?:abstain(?:ed|ing|s)?|abstentions?)", re.I)),
    ("against", re.compile(r"(?:against|opposed|nays?|noes)", re.I)),
    ("for", re.compile(r"(?:in favour|for|yeas?|ayes?)", re.I)),
)
_CELLS = {"yes": "for", "no": "against"}
_WHO = r"(?:(?:those|members?|councillors?|cllrs|votes?|voting|voted|number)\s+){0,4}"
_WHAT = (
    r"(?:\s+(?:from\s+)?(?:voting|(?:of )?the (?:substantive )?"
    r"(?:motion|amendment|recommendation|proposal|resolution|application)s?))?"
)
_LABELS = "|".join(pattern.pattern for _, pattern in _CHOICES)
# "For:", "Against (2):", "ABSTENTIONS – 1", "Councillors voting for the motion (12):", "Those in favour 7"
_LABEL = re.compile(
    rf"(?:^|(?<=[.;,|)\d])\s*|(?<=\bNone)\s*)\**{_WHO}(?P<label>{_LABELS}){_WHAT}\**\s*"
    r"(?:(?:[:–—-]\s*)?\((?P<count>\d{1,3})(?: votes?| members?)?\)\**\s*[:–—-]?"
    r"|[:–—-]\**\s*|\s(?=\d{1,3}\b(?![/.]\d)))",
    re.I,
)
# "Adams, Brown and Carr (3)", "Total: 3", "7"
_COUNT = re.compile(
    r"^(\d{1,3})\b(?: votes?| members?)?\W*|\W*(?:\(|\btotal:? ?|[-–=] ?)(\d{1,3})\)?\W*$", re.I
)
_NOBODY = re.compile(r"^\W*(?:none|nil|nobody|no one|n/a|0|zero)?\W*$", re.I)
_CALLED = re.compile(r"^(?:the )?(?:councillors|cllrs\.?|members|county councillors)\b:?\s*", re.I)
_ENDS = r"(not carried|carried|lost|rejected|defeated|not agreed|approved|agreed|fell)"
# "CARRIED", "Motion lost", "The amendment was put to the vote and declared LOST."
_OUTCOME = re.compile(
    rf"^\W*(?:(?:the )?(?:motion|amendment|vote|recommendation|proposal|resolution)\W+)?{_ENDS}\W*$"
    r"|\b(?:motion|amendment|vote|recommendation|proposal|resolution|application)s?\b[^.]{0,100}?"
    rf"\b(?:was|were|declared|therefore|status:?)\s+(?:then |duly |therefore |declared )*{_ENDS}\b",
    re.I,
)
# "… Abstain: 0. CARRIED.", "… Against: Dove (1). The motion was lost."
_VERDICT_BEHIND = re.compile(
    r"(?<=[.;)\w])[.;)]\s*(?:(?:the )?(?:motion|amendment|vote|recommendation|proposal|resolution)\b"
    rf"[^.;:]{{0,100}})?\b{_ENDS}\W*$",
    re.I,
)
_SHORT = 300
_LONG = 6000
"""A list of those who voted has no more signs than this."""


def recorded(blocks: Sequence[Block]) -> list[Vote]:
    """The recorded votes of minutes, each with its item, what it was on, its outcome, and who voted how."""
    items = set(web.headings(blocks))
    item: str | None = None
    found: list[Vote] = []
    at = top = 0
    while at < len(blocks):
        block = blocks[at]
        if at in items:
            item, top = block.number or block.plain, at + 1
        ballots, after = _ballots(blocks, at, items)
        if ballots:
            below = _verdict_below(blocks, after, ballots)
            vote: Vote = {"item": item, "title": _title(blocks[top:at])}
            inside = _last_sentence(blocks[after - 1])
            vote |= {"outcome": inside or below or _verdict_above(blocks[top:at])}
            vote |= {
                "ballots": [{k: v for k, v in b.items() if v != []} for b in ballots],
                "at": str(block.place),
            }
            found.append({key: value for key, value in vote.items() if value})
            top = after + 1 if below else after
        at = max(after, at + 1)
    return found


def _verdict_below(blocks: Sequence[Block], at: int, ballots: Sequence[Vote]) -> str | None:
    """How a vote ended, from the block below it: none with a number of its own or with other counts."""
    if at >= len(blocks) or blocks[at].number or _leads_on(blocks, at):
        return None
    known = {ballot.get("count", len(ballot["names"])) for ballot in ballots}
    counts = {int(count) for count in re.findall(r"\b\d{1,3}\b", blocks[at].plain)}
    return _verdict(blocks[at]) if counts <= known or blocks[at].kind is Kind.TABLE else None


def _verdict_above(above: Sequence[Block]) -> str | None:
    """How a vote ended, from what stands over it in the same numbered paragraph."""
    for block in reversed(above[-2:]):
        if (verdict := _verdict(block)) or block.number:
            return verdict
    return None


def _last_sentence(block: Block) -> str | None:
    """How a vote ended, behind its ballots in the same block: "Abstain: 0. CARRIED."."""
    match = _VERDICT_BEHIND.search(block.plain) if block.kind is not Kind.TABLE else None
    said = _OUTCOME.search(match[0].lstrip(".;) ")) if match else None
    return (said[1] or said[2]).casefold() if said else None


def _leads_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block stands over the next vote."""
    return at + 1 < len(blocks) and bool(_LABEL.match(blocks[at + 1].plain))


def _ballots(blocks: Sequence[Block], at: int, items: set[int]) -> tuple[list[Vote], int]:
    """The ballots of a vote that begins at a block, and where it ends; none if none begins there."""
    block = blocks[at]
    if block.kind is Kind.TABLE:
        ballots = _of_table(block)
        return (ballots, at + 1) if ballots else ([], at)
    if block.kind is Kind.MARK or at in items or len(block.text) > _LONG or not _LABEL.match(block.plain):
        return [], at
    told: list[Vote] = []
    end = at
    for index in range(at, len(blocks)):
        own = blocks[index]
        if own.kind in (Kind.MARK, Kind.TABLE) or index in items or not _take_in(told, own):
            break
        end = index + 1
    return (told, end) if _is_vote(told) else ([], at)


def _take_in(ballots: list[Vote], block: Block) -> bool:
    """Add what a block tells of a vote: labels, and the names below them; whether it is of this vote."""
    lines = [plain(line) for line in block.text.split("\n")]
    have = {ballot["choice"] for ballot in ballots}
    if have & {ballot["choice"] for line in lines for ballot in _of_line(line)}:
        return False  # the next vote begins
    taken = 0
    for line in lines:
        if said := list(_of_line(line)):
            ballots += said
        elif not (ballots and _go_on(ballots[-1], line)):
            break
        taken += 1
    return taken > 0


def _of_line(line: str) -> Iterator[Vote]:
    """The ballots of a line: "For: Adams, Brown (2). Against: Carr (1). Abstain: none"."""
    line = _VERDICT_BEHIND.sub("", line)
    labels = list(_LABEL.finditer(line))
    if not labels or labels[0].start() > 0:
        return
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        text = line[label.end() : following.start() if following else len(line)].strip(" ;,|")
        yield _ballot(_choice(label["label"]), text, label["count"])


def _ballot(choice: str | None, text: str, count: str | None) -> Vote:
    ballot: Vote = {"choice": choice, "names": []}
    match = _COUNT.search(text)
    if match:
        count = count or match[1] or match[2]
        text = f"{text[: match.start()]} {text[match.end() :]}"
    if not _NOBODY.match(text):
        ballot["names"] = _names(text)
    elif re.search(r"[a-z]", text, re.I):
        count = count or "0"
    if count is not None:
        ballot["count"] = int(count)
    return ballot


def _names(text: str) -> list[str]:
    """The names of a list, as printed; "Councillors" before them is no part of the first."""
    return [
        name
        for person in phrases.people(_CALLED.sub("", text.strip(" .")))
        if (name := person.name.strip(" .")) and re.match(r"^[^\W\d_]", name) and len(name.split()) < 6
    ]


def _go_on(ballot: Vote, line: str) -> bool:
    """Whether a line lists those of the label above it; takes them in."""
    if "count" in ballot and len(ballot["names"]) >= ballot["count"]:
        return False
    names = _names(line)
    if not names or len(line.split()) > 5 * len(names) or not all(map(_is_name, names)):
        return False
    ballot["names"] += names
    return True


def _is_name(name: str) -> bool:
    """Whether it is a full name, one with a title, or a surname alone."""
    return phrases.is_name(name) or bool(re.fullmatch(r"[A-Z][\w’'-]+", name))


def _is_vote(ballots: Sequence[Vote]) -> bool:
    """Whether ballots are a vote: for and something else, with names or counts."""
    choices = {ballot["choice"] for ballot in ballots}
    told = [b for b in ballots if b["names"] or "count" in b]
    return "for" in choices and bool(choices & {"against", "abstain"}) and len(told) >= 2


def _choice(text: str) -> str | None:
    bare = plain(text).strip(" .:*")
    if bare.casefold() in _CELLS:
        return _CELLS[bare.casefold()]
    return next((choice for choice, pattern in _CHOICES if pattern.fullmatch(bare)), None)


def _of_table(table: Block) -> list[Vote]:
    """The ballots of a table: a choice in each row or column, or behind each name."""
    rows = [[plain(cell) for cell in row] for row in table.rows]
    for ballots in (_behind_names(rows), _in_columns(table), _in_rows(table)):
        if _is_vote(ballots):
            return ballots
    return []


def _behind_names(rows: Sequence[Sequence[str]]) -> list[Vote]:
    """A name and a choice in each row but the head, "Councillor | Vote"."""
    width = max(map(len, rows), default=0)
    for column in range(1, width):
        told = [(row[0], _choice(row[column])) for row in rows if len(row) > column and row[0]]
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
    choices = [_choice(match[1]) if match else None for match in head]
    if sum(choice is not None for choice in choices) < 2:
        return []
    ballots = []
    for column, choice in enumerate(choices):
        match = head[column]
        if choice is None or match is None:
            continue
        cells = [row[column] for row in table.rows[1:] if len(row) > column]
        if choices[0] is None and all(len(plain(c)) <= 1 for c in cells):
            names = [plain(row[0]) for row in table.rows[1:] if len(row) > column and row[column].strip()]
            ballots.append({"choice": choice, "names": [n for n in names if _choice(n) is None]})
        else:
            ballots.append(
                _ballot(choice, ", ".join(plain(c) for c in "\n".join(cells).split("\n") if c), match[2])
            )
    return ballots


def _in_rows(table: Block) -> list[Vote]:
    """A choice before each row's names and count, "For | Adams, Brown | 2"."""
    ballots = []
    for row in table.rows:
        label = re.match(r"^(.*?)\s*(?:\((\d+)\))?\W*$", plain(row[0]))
        if label and (choice := _choice(label[1])):
            cells = [line for cell in row[1:] for line in cell.split("\n") if line.strip()]
            counts = [plain(c) for c in cells if re.fullmatch(r"\d{1,3}", plain(c))]
            names = ", ".join(plain(c) for c in cells if not re.fullmatch(r"\d{1,3}", plain(c)))
            ballots.append(_ballot(choice, names, label[2] or next(iter(counts), None)))
    return ballots


def _title(above: Sequence[Block]) -> str | None:
    """What was voted on: the nearest short heading or lead above, or a table's "Title"."""
    for block in reversed(above[-3:]):
        if block.kind is Kind.TABLE:
            return _beside(block, "title")
        if block.kind is not Kind.MARK and 0 < len(block.plain) <= _SHORT:
            return block.plain.rstrip(":")
    return None


def _verdict(block: Block) -> str | None:
    """How a vote ended, where a block says so and little else: "carried", "lost"."""
    if block.kind is Kind.TABLE:
        said = _beside(block, "outcome") or _beside(block, "status")
        return said.casefold() if said else None
    match = (
        _OUTCOME.search(block.plain) if len(block.plain) <= _SHORT and block.kind is not Kind.MARK else None
    )
    return (match[1] or match[2]).casefold() if match else None


def _beside(table: Block, name: str) -> str | None:
    """The value of a table's column or row of that name."""
    rows = [[plain(cell) for cell in row] for row in table.rows]
    if (
        len(rows) > 1
        and (column := next((i for i, c in enumerate(rows[0]) if c.casefold() == name), None)) is not None
    ):
        return rows[1][column] or None
    return next((row[1] for row in rows if len(row) > 1 and row[0].casefold().rstrip(":") == name), None)
