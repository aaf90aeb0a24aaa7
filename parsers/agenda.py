"""Agenda frontsheets: who meets where and when, and the items with their times, purposes and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers import attendance, phrases, web
from parsers.blocks import Block, Kind, Part, plain, unnumbered, with_addresses

_SUMMONS = re.compile(
    r"\b(?:requested|summoned|asked|invited) to attend|^(?:public )?agenda(?: frontsheet)?$"
    r"|notice of meeting",
    re.I,
)
_AGENDA = re.compile(r"^\W*agenda\W*$|^items?\W*$|^UNRESTRICTED ITEMS$", re.I)
_VENUE = re.compile(
    r"\b(?:Hall|Chamber|Room|House|Centre|Street|Road|Suite|Offices?|Library|Microsoft Teams|Zoom|online)\b"
)
_URL = re.compile(r"https?://[^\s<>()\]\"]+")
_STREAM = re.compile(r"youtu\.?be|vimeo|webcast|public-i|stream|meet\.google", re.I)
_MEMBERS = re.compile(
    r"^\W*(?:(?:council(?:lor)?s?|commission) )?(?:members|membership|councillors)(?: of the \w+)?\W*:\W*",
    re.I,
)
_CO_OPTEES = re.compile(r"^\W*(?:statutory |voting )?co-?opt(?:ed members?|ees)\W*:\W*", re.I)
_ITEM_NUMBER = re.compile(r"^\**(\d{1,2})[.)]?\**$")
# "Meeting Close 21.20", a row below the last item
_CLOSE = re.compile(r"^meeting clos", re.I)
_NUMBERED_ITEM = re.compile(r"^\**(\d{1,2})[.)]?\**\s+(\S.*)$", re.S)


@dataclass
class Entry:
    """An agenda item while it is being read."""

    number: str | None
    title: str
    start_time: str | None = None
    pages: phrases.PageRange | None = None
    purpose: list[str] = field(default_factory=list)
    officers: list[phrases.NamedRole] = field(default_factory=list)

    def go_on(self, row: Entry) -> None:
        """Take in a row of the table that goes on with this item."""
        people = officers(row.title)
        self.officers += people + row.officers
        self.purpose += [*listed(row.title), *row.purpose] if row.title and not people else row.purpose

    def add_line(self, text: str, *, of_list: bool = False) -> None:
        """Take in a line below the item: its pages, its purpose."""
        if len(text) < 600:
            bare, pages = phrases.page_range(text)
            self.pages = self.pages or pages
            if bare and _is_purpose(bare):
                self.purpose += [f"• {bare}"] if of_list else listed(bare)

    def meta(self) -> dict[str, object]:
        """As it stands in front matter; what is not known is left out."""
        known: dict[str, object] = {"number": self.number, "title": self.title, "start_time": self.start_time}
        if self.pages:
            known |= {"page_from": self.pages.first, "page_to": self.pages.last}
        known |= {"purpose": _as_text(self.purpose) or None, "officers": roles_meta(self.officers)}
        return {key: value for key, value in known.items() if value}


def _as_text(lines: Sequence[str]) -> str:
    """Paragraphs parted by an empty line, entries of a list each on a line of its own."""
    text = ""
    for line in lines:
        near = line.startswith("• ") and text.rsplit("\n", 1)[-1].startswith("• ")
        text += ("\n" if near else "\n\n" if text else "") + line
    return text


# "- The nature of provision; - The type of contracts"
_RUN_IN = re.compile(r"(?:^|(?<=[.;:])\s+)[-•●]\s+(?=[A-Z])")
# "2. The assessment … practice. 3. The quality …"
_COUNTED = re.compile(r"(?:^|\s+)(\d{1,2})[.)]\s+(?=[A-Z])")


def listed(text: str) -> list[str]:
    """A line that is a list run together as the list's entries, each behind "• "; any other as it is."""
    if re.match(r"[-•●]\s+[A-Z]", text):
        entries = _RUN_IN.split(text)
    elif first := re.match(r"(\d{1,2})[.)]\s+[A-Z]", text):
        entries = _counted(text, int(first[1]))
    else:
        return [text]
    return [f"• {entry.strip()}" for entry in entries if entry.strip()]


def _counted(text: str, number: int) -> list[str]:
    """The entries of a numbered list, cut where the next number stands."""
    entries, start = [""], 0
    for match in _COUNTED.finditer(text):
        if int(match[1]) == number:
            entries.append(text[start : match.start()])
            start, number = match.end(), number + 1
    return [*entries, text[start:]]


def roles_meta(people: Sequence[phrases.NamedRole]) -> list[dict[str, str]]:
    """People as front matter has them."""
    return [{"name": p.name} | ({"role": p.role} if p.role else {}) for p in people]


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A frontsheet names its body and calls a meeting, with an agenda further down."""
    block = blocks[at]
    if block.kind in (Kind.TABLE, Kind.MARK) or not (at == 0 or blocks[at - 1].kind is Kind.MARK or at == 1):
        return False
    if web.kind_of(blocks[at:]) == "agenda":
        return True
    ahead = [b for b in blocks[at : at + 40] if b.kind is not Kind.TABLE]
    called = any(_SUMMONS.search(b.plain) for b in ahead[:12])
    return (
        called
        and any(_AGENDA.match(b.plain) for b in ahead)
        and phrases.first_date(" ".join(b.plain for b in ahead[:20])) is not None
    )


def goes_on(so_far: Sequence[Block]) -> bool:
    """Whether what looks like a beginning is the frontsheet going on, before it has come to its items."""
    if web.meeting_line(so_far) is not None:
        return True
    return not any(_AGENDA.match(b.plain) for b in so_far[1:] if b.kind is not Kind.TABLE)


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The frontsheet as one part; its whole text stays in the body."""
    of_web = any(map(web.starts_item, blocks))
    head = web.head(blocks) if of_web else _before_agenda(blocks)
    text = "\n".join(b.plain for b in head)
    linked = "\n".join(map(with_addresses, head))
    listed = web.items(blocks) if of_web else [entry.meta() for entry in items(blocks[len(head) :])]
    members, co_optees = _listed(head, _MEMBERS), _listed(head, _CO_OPTEES)
    body = web.body(blocks) or body_of(head)
    date = phrases.first_date(text)
    meta: dict[str, object] = {
        "body": body,
        "meeting_date": date,
        "start_time": _start_time(head),
        "status": web.status(head),
        "venue": _venue(head),
        "webcasts": list(
            dict.fromkeys(url.rstrip(".,") for url in _URL.findall(linked) if _STREAM.search(url))
        ),
        "members": roles_meta(members) or attendance.expected(blocks),
        "co_optees": roles_meta(co_optees),
        "agenda": listed,
        "attachments": web.attachments(blocks) if of_web else None,
    }
    title = f"Agenda of {body or 'the meeting'}"
    return (Part("agenda", title, tuple(blocks), {k: v for k, v in meta.items() if v}),)


def _before_agenda(blocks: Sequence[Block]) -> Sequence[Block]:
    last = next(
        (i for i, b in enumerate(blocks) if i and b.kind is not Kind.TABLE and _AGENDA.match(b.plain)), None
    )
    if last is None or not any(True for _ in items(blocks[last:])):
        last = next((i for i, b in enumerate(blocks) if any(True for _ in _entries(b))), len(blocks))
    return blocks[:last]


def body_of(blocks: Sequence[Block]) -> str | None:
    """The body that meets: the first short line that names one."""
    lines = (b.plain for b in blocks if b.kind in (Kind.HEADING, Kind.PARAGRAPH) and len(b.plain) < 110)
    return next((found for line in lines if (found := phrases.body_name(line))), None)


def _start_time(head: Sequence[Block]) -> str | None:
    for block in head:
        if len(block.plain) < 120 and (found := phrases.time(_dateless(block.plain))):
            return found
    return None


def _dateless(text: str) -> str:
    return re.sub(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", " ", text)


def _venue(head: Sequence[Block]) -> str | None:
    for block in head:
        match = re.match(r"^\W*(?:Proposed venue|Venue|Location|Place)\W*:\W*(.+)$", block.plain)
        if match:
            return match[1].strip().rstrip("*,. ")
    for block in head:
        text = block.plain
        if (
            block.kind is not Kind.TABLE
            and len(text) < 120
            and _VENUE.search(text)
            and not re.search(r"https?:|@|\bwelcome\b|[?]$", text)
        ):
            after_time = re.sub(r"^.*?\d{1,2}[.:]\d{2} ?[ap]m\W*", "", text)
            # A letterhead beside it, read as one line: "… at 10.00 am Ask for: Joan Smith Council Chamber,
            # County Hall"
            return (re.sub(r"^Ask for:\s*(?:[A-Z][\w’'-]+\s+){2}", "", after_time) or text).rstrip(", ")
    return None


def _listed(head: Sequence[Block], label: re.Pattern[str]) -> list[phrases.NamedRole]:
    """People after a label, in a line or a table; roles in brackets may stand in a cell of their own."""
    for block in head:
        if block.kind is Kind.TABLE:
            first = next(
                (i for i, row in enumerate(block.rows) if row and label.match(plain(row[0]) + ":")), None
            )
            if first is not None:
                return _from_cells(block.rows[first:])
        elif label.match(block.plain):
            return phrases.people(label.sub("", block.plain))
    return []


def _from_cells(rows: Sequence[tuple[str, ...]]) -> list[phrases.NamedRole]:
    """Names in the cells of a table; "(Chair)" below a name belongs to the name above it."""
    found: list[phrases.NamedRole] = []
    columns: dict[int, int] = {}
    for number, row in enumerate(rows):
        if number and row and row[0].strip():
            break
        for column, cell in enumerate(row[1:]):
            text = plain(cell)
            if match := re.match(r"^\(([^()]*)\)$", text):
                if column in columns:
                    found[columns[column]] = found[columns[column]]._replace(role=match[1])
            elif text:
                for person in phrases.people(text):
                    columns[column] = len(found)
                    found.append(person)
    return found


def items(blocks: Sequence[Block]) -> Iterator[Entry]:
    """The items of an agenda, from its table or its numbered lines.

    What stands below a title is its purpose.
    """
    current: Entry | None = None
    from_table = False
    for index, block in enumerate(blocks):
        if current is not None and _ends(blocks, index, from_table=from_table):
            break
        found = list(_entries(block))
        if found:
            from_table = block.kind is Kind.TABLE
            for entry in found:
                if _CLOSE.match(entry.title):
                    continue
                if current is not None and _continues(current, entry):
                    current.go_on(entry)
                    continue
                if current is not None:
                    yield current
                current = entry
        elif current is not None and block.kind in (Kind.PARAGRAPH, Kind.ITEM):
            current.add_line(block.plain, of_list=block.kind is Kind.ITEM and block.marker == "-")
    if current is not None:
        yield current


def _ends(blocks: Sequence[Block], index: int, *, from_table: bool) -> bool:
    """Whether an agenda has ended: at a heading that is no item, and below its table at other text."""
    block = blocks[index]
    if block.kind in (Kind.TABLE, Kind.MARK) or any(_entries(block)):
        return False
    if block.kind is Kind.HEADING:
        return True
    return from_table and not any(b.kind is Kind.TABLE for b in blocks[index + 1 : index + 3])


def _is_purpose(text: str) -> bool:
    """Whether a line below an item is about it, rather than the frontsheet's small print."""
    return not re.match(
        r"^(?:ALL MEETINGS|Access|Public|Rights|Advice|Contact|Getting|Dates? (?:of|:)|Date:|EXEMPT"
        r"|\(During)",
        text,
    )


def _continues(current: Entry, entry: Entry) -> bool:
    """Whether a row without number goes on with the item above: in print a page had ended."""
    return entry.number is None and entry.start_time is None and current.number is not None


def _entries(block: Block) -> Iterator[Entry]:
    """Agenda items in one block."""
    if block.kind is Kind.TABLE:
        for row in block.rows:
            if entry := _from_row(row):
                yield entry
        return
    if block.kind is Kind.MARK:
        return
    text = unnumbered(block).text if block.marker == "-" else f"{block.marker} {block.text}"
    match = _NUMBERED_ITEM.match(text)
    if match and len(match[2]) < 400 and re.match(r"[A-Z0-9\"'“‘*(]", match[2]):
        yield _entry(match[1], match[2], None)


def _from_row(row: tuple[str, ...]) -> Entry | None:
    """A row "4 | Title (19.05) | (Pages 9 - 200)", or one that goes on with the row above."""
    cells = [cell.strip() for cell in row]
    if not any(cells):
        return None
    number = _ITEM_NUMBER.match(plain(cells[0]))
    if number is None and cells[0]:
        return None
    rest = [cell for cell in cells[1:] if cell]
    if not rest:
        return None
    pages = next((found for cell in rest[1:] if (found := phrases.page_range(cell)[1])), None)
    return _entry(number[1] if number else None, rest[0], pages)


def _entry(number: str | None, text: str, pages: phrases.PageRange | None) -> Entry:
    """An item from its cell: title, time, purpose and officers may all stand in it."""
    first, *more = text.split("\n")
    first, in_line = phrases.page_range(first)
    title, start = phrases.title_time(first)
    entry = Entry(number, plain(title).strip(" -–:"), start, pages or in_line)
    if start and (match := re.match(r"^(.{8,}?)\s*\(\d{1,2}[.:]\d{2}\)\s+(.{20,})$", first)):
        entry.title, more = plain(match[1]), [match[2], *more]
    for line in more:
        bare, found = phrases.page_range(line)
        entry.pages = entry.pages or found
        people = officers(bare)
        entry.officers += people
        if bare and not people:
            entry.purpose += listed(plain(bare))
    return entry


def officers(line: str) -> list[phrases.NamedRole]:
    """The officers of a line that is made of names and jobs only."""
    start = phrases.named_role(re.split(r"\s(?=[A-Z][a-z]+ [A-Z][a-z]+,)", line)[0])
    if start is None or start.role is None or len(line) > 400 or re.search(r"[.?!]\s", line):
        return []
    return phrases.run_together(line)
