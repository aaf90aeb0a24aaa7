"""The columns of a table of recommendations, by its head, and how a recommendation in it begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.blocks import Block, Kind, plain
from parsers.papers import cells

_RECOMMENDATION = re.compile(r"recommendation", re.I)
_ANSWER = re.compile(r"\bresponse\b|\breply\b", re.I)
_RESPONSE = re.compile(r"\bresponse\b|\breply\b|executive'?s? decision|cabinet|^(?:accepted|agreed)\b", re.I)
_LEAD = re.compile(
    r"\blead\b|\bowner\b|responsib|officer|(?:cabinet|executive|portfolio) (?:member|holder)"
    r"|^(?:by )?who(?:m|\b)",
    re.I,
)
_PROGRESS = re.compile(r"progress|update|position|^comments?\b|action taken|implementation|^outcome", re.I)
# "Accepted?", "Cabinet decision (accept / reject)", beside a column of what the executive answers
_DECISION = re.compile(r"\bdecision\b|^(?:accept(?:ed)?|agreed?)\b", re.I)
# "Comments", beside "Agreed / not agreed"
_COMMENTS = re.compile(r"^(?:comments?|reasons?)\b", re.I)
_STATUS = re.compile(r"\bstatus\b|\bRAG\b", re.I)
_NUMBER = re.compile(
    r"^(?:(?:rec(?:ommendation)?\.? )?(?:no\.?|number|ref(?:erence)?\.?)(?: no\.?)?|#|)$", re.I
)
# "Recommendation 4a)It is", "Recommendation 21) It is" (2, part 1), "Recommendation 6"
LABELLED = re.compile(
    r"^\W*(?:recommendation|rec)\.?\s*(?P<number>\d{1,3}?)(?P<part>(?:\d\)|[a-z]\)|[ivx]+\)))?(?=$|[\s:.)–-]|[A-Z])[\s:.)–-]*(?P<rest>.*)$",
    re.I | re.S,
)
_PLAIN_NUMBER = re.compile(r"^R?(\d{1,2})[.)]?$|^(\d)\s(\d)$")
# "CYP 1", "R4", "HSC/24/03", "2.1", "3a": a reference in a column of its own
_REFERENCE = re.compile(r"^(?:[A-Z]{1,6}[ ./-]?)?\d{1,4}(?:[ ./-]\d{1,4}){0,3}[a-z]?[.)]?$")
# "6Understanding that a significant number": only where 5 stands before it
NUMBER_GLUED = re.compile(r"^\**(\d{1,2})(?=[A-Z][a-z])")
# "3a. Every school", "R4(a). That", "Recommendation 4 (b)"; not "Recommendation 4a)It is", whose b) follows
_LETTERED = re.compile(
    r"^\W*(?P<label>(?:recommendation|rec)\.?\s*|R(?=\d))?(?P<number>\d{1,3})"
    r"(?:(?P<bare>[a-z])|\s?\((?P<letter>[a-z])\))(?P<end>[.:)]?)\**(?=\s|$)[\s–-]*(?P<rest>.*)$",
    re.I | re.S,
)
# "Detail", beside "Recommendation" over nothing but numbers
_DETAIL = re.compile(r"^(?:details?|text|wording|description)\b", re.I)
RECOMMENDED = re.compile(r"^\W*(?:it is |the \w+ )(?:also |therefore )?recommend(?:ed|s) that\b", re.I)
NUMBER_IN_TEXT = re.compile(r"^\**R?(\d{1,2})[.)]?\**\s+(?=\**[A-Z])")


@dataclass
class Columns:
    """Which column of a table holds what; None where there is none."""

    text: int
    head: tuple[str, ...] = ()
    """The head as printed."""
    numbered: bool = True
    """Whether rows have numbers, in a column or in the text; where none has, each whole row is one."""
    others: frozenset[int] = frozenset()
    """Columns with heads of their own that no record has: dates of meetings, target dates."""
    number: int | None = None
    response: int | None = None
    decision: int | None = None
    """Whether it was accepted, where another column holds the answer."""
    lead: int | None = None
    status: int | None = None
    progress: dict[int, str] = field(default_factory=dict)
    lead_head: str = ""

    def names(self) -> list[str]:
        """What each column holds, up to the last one that has a head; "other 3" what no record has."""
        known = {self.text: "text"} | {index: f"progress {index}" for index in self.progress}
        for name in ("number", "decision", "response", "lead", "status"):
            index = getattr(self, name)
            if index is not None:
                known[index] = name
        return [known.get(index, f"other {index}") for index in range(max({*known, *self.others}) + 1)]

    def other_heads(self) -> list[tuple[int, str]]:
        """The columns that no record has a place for, with their heads."""
        return [(index, plain(self.head[index])) for index in sorted(self.others)]

    def prose(self) -> list[str]:
        """The columns that hold running text, in order: what a page without its table goes through."""
        return [n for n in self.names() if n in ("text", "response") or n.startswith("progress")]

    def people(self, cell: str) -> str:
        """A cell of the lead's column without the column's head, if it is printed again."""
        return re.sub(rf"^{re.escape(self.lead_head)}\s+", "", cell, flags=re.I) if self.lead_head else cell


def of(block: Block) -> Columns | None:
    """The columns of a table whose head names recommendations and what became of them."""
    if block.kind is not Kind.TABLE or not block.rows:
        return None
    head = [plain(cell) for cell in block.rows[0]]
    if any(len(cell) > 70 for cell in head):
        return None
    named = [i for i, c in enumerate(head) if _RECOMMENDATION.search(c) and not _NUMBER.match(c)]
    text = next((i for i in named if not _ANSWER.search(head[i])), None)
    if text is None:
        return None
    detail = next((i for i, cell in enumerate(head) if _DETAIL.match(cell)), None)
    if detail is not None and _only_labels(block.rows[1:], text):
        text = detail
    columns = _told(head, text)
    columns.head = block.rows[0]
    columns.numbered = columns.number is not None or any(
        LABELLED.match(cell) or _lettered(cell) or NUMBER_IN_TEXT.match(cell) or NUMBER_GLUED.match(cell)
        for row in block.rows[1:]
        if len(row) > text and (cell := plain(row[text]))
    )
    told = (columns.response, columns.lead, columns.status)
    return columns if columns.progress or any(c is not None for c in told) else None


def _only_labels(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a column holds nothing but the numbers of recommendations."""
    own = [row[index] for row in rows if index < len(row) and row[index]]
    return bool(own) and all(is_label(cell) or reference(cell) for cell in own)


def _told(head: Sequence[str], text: int) -> Columns:
    """What the columns beside the recommendation's own hold."""
    columns = Columns(text)
    for index, cell in enumerate(head):
        if index == text:
            continue
        if _STATUS.search(cell) and not re.search(r"progress|update", cell, re.I):
            columns.status = index
        elif _PROGRESS.search(cell):
            columns.progress[index] = cell
        elif _LEAD.search(cell) and columns.lead is None and not _ANSWER.search(cell):
            columns.lead, columns.lead_head = index, cell
        elif columns.number is None and (_NUMBER.match(cell) or _RECOMMENDATION.fullmatch(cell)):
            columns.number = index
    _answered(columns, head)
    told = (columns.number, columns.decision, columns.response, columns.lead, columns.status)
    known = {text, *told, *columns.progress}
    columns.others = frozenset(index for index, cell in enumerate(head) if cell and index not in known)
    return columns


def _answered(columns: Columns, head: Sequence[str]) -> None:
    """Which column holds the answer, and which beside it whether it was accepted."""
    taken = {columns.text, columns.number, columns.lead, columns.status, *columns.progress}
    free = [i for i, cell in enumerate(head) if i not in taken and _RESPONSE.search(cell)]
    decisions = [i for i in free if _DECISION.search(head[i])]
    answers = [i for i in free if _ANSWER.search(head[i])] or [i for i in free if i not in decisions]
    comments = [i for i, cell in columns.progress.items() if _COMMENTS.match(cell)]
    if decisions and not answers and comments:
        answers = comments[:1]
        del columns.progress[comments[0]]
    columns.response = next(iter([*answers, *decisions]), None)
    columns.decision = next((i for i in decisions if i != columns.response), None)


def as_printed(cell: str, number: str | None) -> str | None:
    """How a number is printed that is read otherwise: "1 0" for 10, "21)" for 2, part 1)."""
    match = LABELLED.match(plain(cell))
    printed = f"{match['number']}{match['part'] or ''}" if match else plain(cell)
    damaged = match["part"] and match["part"][0].isdigit() if match else _PLAIN_NUMBER.match(printed)
    return printed if damaged and number and number != printed.strip("R.)") else None


def is_label(cell: str) -> bool:
    """Whether a cell is nothing but a label with its number: "Recommendation 3"."""
    match = _LETTERED.match(plain(cell)) or LABELLED.match(plain(cell))
    return bool(match and match[0] and not match["rest"])


def reference(cell: str) -> str | None:
    """The number that a cell of the number's column gives: "4", "1 0", "CYP 1"; None where it has none."""
    if match := _PLAIN_NUMBER.match(plain(cell)):
        return match[1] or f"{match[2]}{match[3]}"
    if match := re.fullmatch(r"R?(\d{1,3})\s?\(([a-z])\)[.:]?", plain(cell)):
        return f"{match[1]}{match[2]}"  # "4 (a)"
    return plain(cell).rstrip(".)") if _REFERENCE.match(plain(cell)) else None


def number_of(text: str, last: int) -> str | None:
    """The number that a recommendation's text begins with; one that is run into the words must be due."""
    if match := _lettered(text):
        return f"{match['number']}{match['bare'] or match['letter']}".lower()
    if match := LABELLED.match(text):
        return _in_order(match, last)
    if match := NUMBER_IN_TEXT.match(text):
        return match[1]
    glued = NUMBER_GLUED.match(text)
    return glued[1] if glued and int(glued[1]) == last + 1 else None


def _lettered(text: str) -> re.Match[str] | None:
    """A number with its letter, where that is no list's first entry: "3a. Every school"."""
    match = _LETTERED.match(text)
    if match is None:
        return None
    following = f"{chr(ord(match['bare'] or match['letter']) + 1)})"
    marked = bool(match["label"]) or (bool(match["end"]) and match["rest"][:1].isupper())
    entry = bool(match["bare"]) and match["end"] == ")"
    return match if marked and not entry and following not in match["rest"] else None


def _in_order(match: re.Match[str], last: int) -> str:
    """The number of "Recommendation 21)": 2, part 1), where 1 stands before it; else what is printed."""
    part = match["part"] or ""
    whole = f"{match['number']}{part.rstrip(')')}"
    return whole if part[:1].isdigit() and int(match["number"]) != last + 1 else match["number"]


def unlabelled(text: str) -> str:
    """The text of a recommendation without its number."""
    if match := _lettered(text):
        return match["rest"]
    if match := LABELLED.match(text):
        return f"{match['part'] or ''} {match['rest']}".strip()
    if match := NUMBER_IN_TEXT.match(text) or NUMBER_GLUED.match(text):
        return text[match.end() :]
    return text


def cleaned(cell: str, columns: Columns | None, at: tuple[int, int]) -> str:
    """A cell without stamps and debris; figures stay in the number's own column, and in those of dates.

    `at` is its index in a row, and how many cells that has.
    """
    index, width = at
    if columns and (
        (index == columns.number and reference(cell))
        or (index in columns.others and width == len(columns.names()))
    ):
        return cell.strip()
    return cells.cleaned(cell)
