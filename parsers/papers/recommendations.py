"""Tables of recommendations: what was recommended and answered, who leads, what became of it when."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers import phrases
from parsers.blocks import Block, Kind, Part, Place, plain
from parsers.papers import cells
from parsers.papers.outline import outlined

_RECOMMENDATION = re.compile(r"recommendation", re.I)
_ANSWER = re.compile(r"\bresponse\b|\breply\b", re.I)
_RESPONSE = re.compile(r"\bresponse\b|\breply\b|executive'?s? decision|cabinet|^(?:accepted|agreed)\b", re.I)
_LEAD = re.compile(
    r"\blead\b|\bowner\b|responsib|officer|(?:cabinet|executive|portfolio) (?:member|holder)|^by whom", re.I
)
_PROGRESS = re.compile(r"progress|update|position|^comments?\b|action taken|implementation|^outcome", re.I)
_STATUS = re.compile(r"\bstatus\b|\bRAG\b", re.I)
_NUMBER = re.compile(
    r"^(?:(?:rec(?:ommendation)?\.? )?(?:no\.?|number|ref(?:erence)?\.?)(?: no\.?)?|#|)$", re.I
)
# "Recommendation 4a)It is", "Recommendation 21) It is" (2, part 1), "Recommendation 6"
_LABELLED = re.compile(
    r"^\W*(?:recommendation|rec)\.?\s*(?P<number>\d{1,3}?)(?P<part>(?:\d\)|[a-z]\)|[ivx]+\)))?(?=$|[\s:.)–-]|[A-Z])[\s:.)–-]*(?P<rest>.*)$",
    re.I | re.S,
)
_PLAIN_NUMBER = re.compile(r"^R?(\d{1,2})[.)]?$|^(\d)\s(\d)$")
# "CYP 1", "R4", "HSC/24/03", "2.1", "3a": a reference in a column of its own
_REFERENCE = re.compile(r"^(?:[A-Z]{1,6}[ ./-]?)?\d{1,4}(?:[ ./-]\d{1,4}){0,3}[a-z]?[.)]?$")
# "6Understanding that a significant number": only where 5 stands before it
_NUMBER_GLUED = re.compile(r"^\**(\d{1,2})(?=[A-Z][a-z])")
_RECOMMENDED = re.compile(r"^\W*(?:it is |the \w+ )(?:also |therefore )?recommend(?:ed|s) that\b", re.I)
_NUMBER_IN_TEXT = re.compile(r"^\**R?(\d{1,2})[.)]?\**\s+(?=\**[A-Z])")


@dataclass
class _Columns:
    """Which column of a table holds what; None where there is none."""

    text: int
    numbered: bool = True
    """Whether rows have numbers, in a column or in the text; where none has, each whole row is one."""
    others: frozenset[int] = frozenset()
    """Columns with heads of their own that no record has: dates of meetings, target dates."""
    number: int | None = None
    response: int | None = None
    lead: int | None = None
    status: int | None = None
    progress: dict[int, str] = field(default_factory=dict)
    lead_head: str = ""

    def names(self) -> list[str]:
        """What each column holds, up to the last one that is known."""
        known = dict.fromkeys(self.others, "other")
        known |= {self.text: "text"} | {index: f"progress {index}" for index in self.progress}
        for name in ("number", "response", "lead", "status"):
            index = getattr(self, name)
            if index is not None:
                known[index] = name
        return [known.get(index, "") for index in range(max(known) + 1)]

    def people(self, cell: str) -> str:
        """A cell of the lead's column without the column's head, if it is printed again."""
        return re.sub(rf"^{re.escape(self.lead_head)}\s+", "", cell, flags=re.I) if self.lead_head else cell


@dataclass
class _Row:
    """A recommendation while its cells are being put together."""

    place: Place
    number: str | None
    cells: dict[str, list[str]] = field(default_factory=dict)
    broken: bool = False
    """Whether words of it may be missing."""
    empty_lead: bool = False
    """Whether a dash stands where its lead would."""
    scattered: bool = False
    """Whether a row of it can't be told into cells: what follows is its own only where it goes on."""

    def add(self, what: str, text: str) -> None:
        """One more piece of a cell; one that is printed twice only once."""
        pieces = self.cells.setdefault(what, [])
        if text and text not in pieces[-1:]:
            pieces.append(text)

    def said(self, what: str) -> str:
        """What a cell says so far."""
        return cells.joined(self.cells.get(what, []))

    def repeats(self, text: str) -> bool:
        """Whether a row prints again, and whole, what stood cut off in the row before."""
        so_far = plain(self.said("text"))
        return len(so_far) > 20 and plain(text).startswith(so_far)


def _columns(block: Block) -> _Columns | None:
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
    columns = _told(head, text)
    columns.numbered = columns.number is not None or any(
        _LABELLED.match(cell) or _NUMBER_IN_TEXT.match(cell) or _NUMBER_GLUED.match(cell)
        for row in block.rows[1:]
        if len(row) > text and (cell := plain(row[text]))
    )
    told = (columns.response, columns.lead, columns.status)
    return columns if columns.progress or any(c is not None for c in told) else None


def _told(head: Sequence[str], text: int) -> _Columns:
    """What the columns beside the recommendation's own hold."""
    columns = _Columns(text)
    for index, cell in enumerate(head):
        if index == text:
            continue
        if _PROGRESS.search(cell):
            columns.progress[index] = cell
        elif _STATUS.search(cell):
            columns.status = index
        elif _LEAD.search(cell) and columns.lead is None and not _ANSWER.search(cell):
            columns.lead, columns.lead_head = index, cell
        elif _RESPONSE.search(cell) and (columns.response is None or _ANSWER.search(cell)):
            columns.response = index
        elif _NUMBER.match(cell) and columns.number is None:
            columns.number = index
    known = {text, columns.number, columns.response, columns.lead, columns.status, *columns.progress}
    columns.others = frozenset(index for index, cell in enumerate(head) if cell and index not in known)
    return columns


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A part of its own: the heading of an appendix right before such a table, or the document's top."""
    block = blocks[at]
    if at == 0 and _columns(block) is not None:
        return True
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or len(block.plain) > 140:
        return False
    if not re.search(r"appendix|recommendation", block.plain, re.I) or re.search(r"[.:]$", block.plain):
        return False
    return next((_columns(b) is not None for b in blocks[at + 1 : at + 4] if b.kind is Kind.TABLE), False)


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The table as one part: its recommendations in front matter, all that is printed in the body."""
    title = next((b.plain for b in blocks if b.kind is not Kind.TABLE), "Recommendations")
    found = list(read(blocks))
    return (Part("recommendations", title, outlined(blocks), {"recommendations": found} if found else {}),)


def read(blocks: Sequence[Block]) -> Iterator[dict[str, object]]:
    """The recommendations of all tables in order.

    No words are given to a recommendation that can't be told to be its own: they stand in the printed
    table, and the record says that something is missing.
    """
    rows = _Reader().read(blocks)
    _number_by_order(rows)
    yield from (_meta(row, columns) for row, columns in rows)


def _number_by_order(rows: Sequence[tuple[_Row, _Columns]]) -> None:
    """Numbers that got lost, where the order proves them: two rows between 2 and 5 are 3 and 4."""
    told = [i for i, (row, _) in enumerate(rows) if row.number and row.number.isdigit()]
    for before, after in itertools.pairwise(told):
        first, last = int(rows[before][0].number or 0), int(rows[after][0].number or 0)
        if last - first == after - before:
            for index in range(before + 1, after):
                rows[index][0].number = str(first + index - before)


class _Reader:
    """Reads rows one after the other; remembers whose words the last ones were."""

    def __init__(self) -> None:
        self.rows: list[tuple[_Row, _Columns]] = []
        self.columns: _Columns | None = None
        self.layout: list[str] | None = None
        """What the cells of rows that are narrower than the head hold, once it is certain."""

    def _last_number(self) -> int:
        """The number of the last recommendation, counted on from the last one that has any."""
        for back, (row, _) in enumerate(reversed(self.rows)):
            if row.number and (digits := re.match(r"\d+", row.number)):
                return int(digits[0]) + back
        return len(self.rows)

    @property
    def current(self) -> _Row | None:
        """The recommendation that the last row was about."""
        return self.rows[-1][0] if self.rows else None

    def read(self, blocks: Sequence[Block]) -> list[tuple[_Row, _Columns]]:
        """All rows with the columns of their table."""
        last = max((i for i, b in enumerate(blocks) if b.kind is Kind.TABLE), default=-1)
        for index, block in enumerate(blocks):
            self.layout = None
            if block.kind is not Kind.TABLE:
                self._loose(block, within=index < last)
                continue
            found = _columns(block)
            self.columns = found or self.columns
            if found and (self.rows and self.rows[-1][1].numbered):
                found.numbered = True  # a head printed again: its rows go on with those above
            if self.columns is None:
                continue
            for offset, row in enumerate(block.rows):
                if not (found and offset == 0):
                    before = len(self.rows)
                    self._row(
                        [_cell(c, i == self.columns.number) for i, c in enumerate(row)],
                        block.at(offset),
                        self.columns,
                    )
                    if len(self.rows) > before:
                        self.rows[-1][0].empty_lead = _is_dash(row, self.columns.lead)
        return self.rows

    def _loose(self, block: Block, *, within: bool) -> None:
        """Lines between the tables: cells of a page that was set column by column."""
        text = f"{block.marker} {block.text}" if block.marker != "-" else block.text
        if self.columns is None or not within or block.kind is Kind.MARK:
            return
        current = self.current
        if block.kind is Kind.PARAGRAPH and _RECOMMENDED.match(block.plain):
            self._start(_Row(block.place, None, {"text": [cells.cleaned(block.text)]}, broken=True))
        elif current is not None and self._only(current, text) == "text":
            current.add("text", cells.cleaned(text))
        elif current is not None and block.kind is not Kind.HEADING and len(block.plain) > 40:
            current.broken = current.scattered = True

    def _start(self, row: _Row) -> None:
        if self.columns is not None:
            self.rows.append((row, self.columns))

    def _only(self, current: _Row, text: str) -> str | None:
        """The one cell that a piece of unknown column goes on with, None if there may be others."""
        if not cells.goes_on(current.said("text"), text):
            return None
        others = [name for name in current.cells if name not in ("text", "lead")]
        if any(cells.unfinished(current.said(name)) for name in others):
            return None
        return "text" if not current.broken or re.match(r"\W*[a-h]\)", text) else None

    def _row(self, row: list[str], place: Place, columns: _Columns) -> None:
        before = self.current
        started = _start(row, columns, place, before, last=self._last_number())
        if started is not None and (
            before is None or None is started.number or started.number != before.number
        ):
            self._start(started)
        current = self.current
        if current is None or not any(row):
            return
        names = columns.names()
        if len(row) != len(names):
            names = self._narrow(row, columns, current, place)
            current = self.current or current
        elif not _lead_fits(row, columns):
            names = ["" if name != "text" or started is None else name for name in names]
        elif current.scattered and started is None and not current.repeats(row[columns.text]):
            names = self._provable(row, names, current)
        _fill(current, row, names, columns)

    def _narrow(self, row: list[str], columns: _Columns, current: _Row, place: Place) -> list[str]:
        """What the cells of a row hold that has not as many as the head; "" where it can't be told."""
        bare = row[:]
        while bare and not bare[-1]:
            bare.pop()
        names = columns.names()
        without = [n for n in names if n != ("number" if "number" in names else "lead")]
        if bare and _NUMBER_IN_TEXT.match(plain(bare[0])) and len(bare) <= len(without):
            self.layout = without  # "8 Parents are …": the number stands in the text's own cell
        if "number" in names and _PLAIN_NUMBER.match(row[0]):
            return names[: names.index("text") + 1]
        if _NUMBER_GLUED.match(row[0]):
            return ["text"]
        if self.layout is not None and len(bare) <= len(self.layout):
            alone = len(bare) == 1 and len(self.layout) > 1 and not _NUMBER_IN_TEXT.match(plain(bare[0]))
            return self.layout if not alone or cells.goes_on(current.said("text"), bare[0]) else [""]
        if _RECOMMENDED.match(plain(row[0])) and all(row) and len(row) == len(without):
            lost = not cells.reads_as_people(row[1])
            self._start(_Row(place, None, broken=not lost))
            self.layout = without if lost else None
            return without if lost else ["text", *names[-2:]]
        if len(row) == len(without) and "number" in names and not current.scattered:
            return without
        if len(row) == len(without):
            return self._provable(row, without, current)
        pieces = [cell for cell in row if cell]
        only = self._only(current, row[0]) if len(pieces) == 1 and len(row) < len(names) else None
        return [only or ""]

    def _provable(self, row: list[str], names: list[str], current: _Row) -> list[str]:
        """The names of those cells that go on where the same cell broke off."""
        certain = [not c or cells.goes_on(current.said(n), c) for c, n in zip(row, names, strict=True)]
        if all(certain):
            self.layout = names
        return [name if sure else "" for name, sure in zip(names, certain, strict=True)]


def _cell(cell: str, of_number: bool) -> str:
    """A cell without stamps and debris; the number's own column keeps its figures."""
    whole = of_number and (_PLAIN_NUMBER.match(plain(cell)) or _REFERENCE.match(plain(cell)))
    return cell.strip() if whole else cells.cleaned(cell)


def _lead_fits(row: list[str], columns: _Columns) -> bool:
    """Whether the lead's column holds people, rather than a text that was moved into it."""
    cell = row[columns.lead] if columns.lead is not None else ""
    return len(cell) <= 60 or cells.reads_as_people(cell) or not columns.people(cell)


def _is_dash(row: Sequence[str], column: int | None) -> bool:
    """Whether a cell says in so many words that there is nothing: "-", "n/a", "TBC"."""
    cell = plain(row[column]) if column is not None and column < len(row) else ""
    return bool(re.fullmatch(r"[-–—]+|n/?a|none|tb[cad]", cell, re.I))


def _start(
    row: Sequence[str], columns: _Columns, place: Place, before: _Row | None, *, last: int
) -> _Row | None:
    """A new recommendation, where the row has a number in its column or in its text."""
    cell = plain(row[columns.number]) if columns.number is not None and columns.number < len(row) else ""
    if match := _PLAIN_NUMBER.match(cell):
        return _Row(place, match[1] or f"{match[2]}{match[3]}")
    if _REFERENCE.match(cell):
        return _Row(place, cell.rstrip(".)"))
    if not columns.numbered and len(row) == len(columns.names()) and row[columns.text]:
        return None if before and cells.goes_on(before.said("text"), row[columns.text]) else _Row(place, None)
    text = plain(row[columns.text]) if columns.text < len(row) else ""
    if match := _LABELLED.match(text):
        return _Row(place, _in_order(match, last))
    if match := _NUMBER_IN_TEXT.match(cell or text):
        part = (
            before is not None and match[0].rstrip()[-1:] == ")" and cells.goes_on(before.said("text"), text)
        )
        return None if part else _Row(place, match[1])
    glued = _NUMBER_GLUED.match(cell or text)
    return _Row(place, glued[1], broken=True) if glued and int(glued[1]) == last + 1 else None


def _in_order(match: re.Match[str], last: int) -> str:
    """The number of "Recommendation 21)": 2, part 1), where 1 stands before it; else what is printed."""
    part = match["part"] or ""
    whole = f"{match['number']}{part.rstrip(')')}"
    return whole if part[:1].isdigit() and int(match["number"]) != last + 1 else match["number"]


def _fill(current: _Row, row: Sequence[str], names: Sequence[str], columns: _Columns) -> None:
    """Gives the cells of a row to the recommendation; what has no name is left out."""
    held = {name: cell for name, cell in zip(names, row, strict=False) if name not in ("", "number", "other")}
    if current.repeats(_unlabelled(held.get("text", ""))):
        current.cells.clear()
        current.broken = current.scattered = False
    for index, cell in enumerate(row):
        name = names[index] if index < len(names) else ""
        if name == "number":
            if cell and not (_PLAIN_NUMBER.match(plain(cell)) or _REFERENCE.match(plain(cell))):
                current.broken = True
        elif name == "lead":
            _add_lead(current, cell, columns)
        elif name == "other":
            continue
        elif name:
            whole = cells.before_glue(cell) if len(row) < len(columns.names()) and current.broken else cell
            labelled = name == "text" and not cells.goes_on(current.said("text"), cell)
            current.add(name, _unlabelled(whole) if labelled else whole)
        elif cell:
            current.broken = current.scattered = True


def _add_lead(current: _Row, cell: str, columns: _Columns) -> None:
    """People with their offices, without the column's head if it is printed again."""
    people = columns.people(cell)
    if cells.reads_as_people(people):
        current.add("lead", people)


def _unlabelled(text: str) -> str:
    """The text of a recommendation without its number."""
    if match := _LABELLED.match(text):
        return f"{match['part'] or ''} {match['rest']}".strip()
    if match := _NUMBER_IN_TEXT.match(text) or _NUMBER_GLUED.match(text):
        return text[match.end() :]
    return text


def _meta(row: _Row, columns: _Columns) -> dict[str, object]:
    text = row.said("text")
    lead = row.said("lead")
    gaps = [
        name
        for name, lost in (
            ("text", not text or row.broken),
            ("lead", columns.lead is not None and not lead and not row.empty_lead),
        )
        if lost
    ]
    progress = [
        {"label": label, "date": phrases.month(label), "text": row.said(key)}
        for index, label in columns.progress.items()
        if row.said(key := f"progress {index}")
    ]
    entry: dict[str, object] = {
        "number": row.number,
        "text": text,
        "response": row.said("response"),
        "lead": lead,
        "status": row.said("status"),
        "progress": [{k: v for k, v in p.items() if v} for p in progress],
        "gaps": gaps,
        "at": str(row.place),
    }
    return {key: value for key, value in entry.items() if value}
