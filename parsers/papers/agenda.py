"""Agenda frontsheets: who meets where and when, on what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers import phrases, web
from parsers.blocks import Block, Kind, Part, plain, tops_page, with_addresses
from parsers.papers import attendance, attendance_tables
from parsers.papers.agenda_items import behind, entries, items, numbered, officers, roles_meta
from parsers.papers.outline import joined
from parsers.papers.titles import title_headings

_SUMMONS = re.compile(
    r"\b(?:requested|summoned|asked|invited) to attend|\bnotice of (?:a |the )?(?:public )?meeting\b"
    r"|^agenda for\b|\bnotice is (?:hereby )?given\b|^public agenda$|^agenda frontsheet$",
    re.I,
)
_PAGES = r"(?:\s+pages?(?:\(s\))?(?:\s+(?:nos?|numbers?))?)?\W*$"
# "AGENDA", "AGENDA Page Nos.", "Agenda – Part A", "Items No. Item", "Order of business"
_AGENDA = re.compile(
    rf"^\W*(?:(?:public|draft|supplementary|open)\W+)*agenda(?:\W+part \w{{1,5}}\b[^.]{{0,60}})?"
    rf"(?:\s+items?)?{_PAGES}"
    rf"|^items?(?:\W+(?:no\W+)?(?:item|subject|title|business|description))?{_PAGES}"
    rf"|^no\W+(?:item|subject|title){_PAGES}|^(?:order of )?business{_PAGES}|^UNRESTRICTED ITEMS$",
    re.I,
)
_USUAL = re.compile(
    r"\b(?:apologies|declarations?|minutes|urgent|work(?:ing)? programme|forward plan|exclusion|membership"
    r"|public (?:questions?|participation|speaking)|substitut\w+|any other business|next meeting"
    r"|chair\w*['’]s? announcements)\b",
    re.I,
)
_MINUTES = re.compile(r"^\W*(?:draft |unconfirmed )*minutes\b", re.I)
# "Meeting: Environment Scrutiny Commission"
_BODY = re.compile(r"^\W*(?:name of )?(?:meeting|committee|body)\W*:\W*(.+)$", re.I)
# "Published: 14 May 2025", "Deadline for questions: noon on 3 June": no day of a meeting
_OTHER_DAY = re.compile(
    r"\b(?:publi(?:shed|cation)|issued?|d[ei]spatch|deadline|by noon|no later|pre-?meet|last meeting)", re.I
)
# "A meeting of the Weir Panel will be held in the Town Hall, Wyke on Tuesday 11 March 2025 at 10.30am."
_CONVENED = re.compile(
    r"(?<!pre-)(?<!pre )\bmeeting\b.{0,150}? (?:will|is to|to) (?:be held|take place)\b(?P<rest>.{9,250})",
    re.I,
)
_STARTS = re.compile(
    r"\b(?:at|from|commencing|starting)(?: at)? (\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m\b| noon\b)?)", re.I
)
_HELD_IN = re.compile(
    r"(?:^,?|(?:\d{4}|\d ?[ap]\.?m\.?|noon),?) (?:in|at) (?:the )?(?P<place>[^\W\d_a-z].{3,110}?)"
    r"(?=,? on (?:the )?(?:\w*day\b|\d)|,? (?:at|from|commencing|starting)(?: at)? \d"
    r"|,? (?:to|for|when|where|which) |, (?:and )?[a-z]|(?<!\bSt)[.;:](?:\s|$)|$)"
)
_VENUE = re.compile(
    r"\b(?:Hall|Chamber|Room|House|Centre|Street|Road|Suite|Offices?|Library|Microsoft Teams|Zoom|online)\b"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b")
_URL = re.compile(r"https?://[^\s<>()\]\"]+")
_STREAM = re.compile(r"youtu\.?be|vimeo|webcast|public-i|stream|meet\.google", re.I)
# "Aelodau / Members: …", "Lleoliad / Venue: …": a label in two languages
_ALSO = r"(?:[^\W\d][^\W\d ]{2,20} ?/ ?)?"
_MEMBERS = re.compile(
    rf"^\W*{_ALSO}(?:(?:council(?:lor)?s?|commission|committee|panel) )?(?:members(?:hip)?|councillors)"
    r"(?: of the [\w &-]{3,60})?\W*(?::|$)\W*",
    re.I,
)
_TITLED = re.compile(r"^\W*(?:Councillors?|Cllrs?|Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Rev|Professor|Mayor)\b")
_CO_OPTEES = re.compile(r"^\W*(?:statutory |voting )?co-?opt(?:ed members?|ees)\W*(?::|$)\W*", re.I)


# "VACANT 1 Labour", "Vacancies: 2 co-opted members", "Cllr Adder, 1 vacancy (Green)"
_VACANT = re.compile(r"^\W*(?:(?:there (?:is|are) )?(?:\w+ )?vacanc(?:y|ies)|vacant(?: seats?)?)\b\W*", re.I)
_VACANCY = re.compile(r"\b(?:(?:\d+|one|two|three|four) )?vacanc(?:y|ies)\b(?:\s*\([^()]{2,40}\))?", re.I)
# "Meeting Close 21.20", "Expected finish: 12.30 pm"
_ENDS = re.compile(
    r"^\W*(?:(?:expected|proposed|estimated|planned) )?(?:meeting )?(?:clos(?:e|es|ing)|finish(?:es)?|ends?)"
    r"(?: of (?:the )?meeting| time)?\b\W{0,4}(?P<time>\d.{2,12})$",
    re.I,
)


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A frontsheet names its body and a day, and has an agenda further down: by its summons, or its items."""
    block = blocks[at]
    if block.kind in (Kind.TABLE, Kind.MARK) or not (at <= 1 or tops_page(blocks, at)):
        return False
    if web.kind_at(blocks, at) == "agenda":
        return True
    ahead = numbered(blocks[at : at + 40])
    opens = next(
        (i for i, b in enumerate(ahead) if b.kind is not Kind.TABLE and _AGENDA.match(b.plain)), None
    )
    if opens is None or _day(ahead[: max(20, opens + 6)]) is None:
        return False
    if any(_SUMMONS.search(b.plain) for b in ahead[:12] if b.kind is not Kind.TABLE):
        return True
    if opens > 16 or any(_MINUTES.match(b.plain) for b in ahead[:opens] if b.kind is not Kind.TABLE):
        return False
    found = items(ahead[opens:])
    usual = any(_USUAL.search(entry.title) for entry in found)
    return len(found) >= 2 and usual and body_of(ahead[: opens + 4]) is not None


def goes_on(so_far: Sequence[Block]) -> bool:
    """Whether what looks like a beginning is the frontsheet going on, before it has come to its items."""
    if web.meeting_line(so_far) is not None:
        return True
    return not any(_AGENDA.match(b.plain) for b in so_far[1:] if b.kind is not Kind.TABLE)


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The frontsheet as one part; its whole text stays in the body."""
    of_web = any(map(web.starts_item, blocks))
    blocks = blocks if of_web else numbered(blocks)
    head = web.head(blocks) if of_web else _before_agenda(blocks)
    linked = "\n".join(map(with_addresses, head))
    listed = web.items(blocks) if of_web else [entry.meta() for entry in items(blocks[_opening(blocks) :])]
    members, co_optees = (
        [p for p in _listed(head, label) if not _VACANCY.search(p.name) and not _VACANT.match(p.name)]
        for label in (_MEMBERS, _CO_OPTEES)
    )
    body = web.body(blocks) or body_of(head)
    date = _day(head)
    meta: dict[str, object] = {
        "body": body,
        "meeting_date": date,
        "start_time": _start_time(head),
        "status": web.status(head),
        "venue": _venue(head),
        "webcasts": list(
            dict.fromkeys(
                url.rstrip(".,")
                for url in _URL.findall(linked)
                if _STREAM.search(url) and not web.is_portal(url)
            )
        ),
        "members": roles_meta(members) or attendance_tables.expected(blocks),
        "co_optees": roles_meta(co_optees),
        "vacancies": list(dict.fromkeys(_vacancies(head))),
        "planned_end_time": _planned_end(blocks),
        "agenda": listed,
        "attachments": web.attachments(blocks) if of_web else None,
    }
    title = f"Agenda of {body or 'the meeting'}"
    return (Part("agenda", title, _with_titles(blocks), {k: v for k, v in meta.items() if v}),)


def _with_titles(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """In a text, the small print behind the items with its sentences whole and its titles found."""
    if not any(b.place.line for b in blocks):
        return tuple(blocks)
    opening = _opening(blocks)
    end = opening + behind(blocks[opening:])
    listed = (replace(b, rows=tuple(tuple(map(_apart, row)) for row in b.rows)) for b in blocks[opening:end])
    return (*blocks[:opening], *listed, *title_headings(joined(blocks[end:])))


def _apart(cell: str) -> str:
    """A cell in which officers that a converter has run together have a line each."""
    lines = cell.split("\n")
    for at, line in enumerate(lines):
        for person in officers(line)[1:]:
            lines[at] = lines[at].replace(f" {person.name}, ", f"\n{person.name}, ", 1)
    return "\n".join(lines)


def _opening(blocks: Sequence[Block]) -> int:
    """Where the heading "Agenda" stands over items; without one, where the first item stands."""
    first = next((i for i, b in enumerate(blocks) if any(entries(b))), len(blocks))
    for at, block in enumerate(blocks):
        if at and block.kind is not Kind.TABLE and _AGENDA.match(block.plain):
            return at if items(blocks[at:]) else first
    return first


def _before_agenda(blocks: Sequence[Block]) -> Sequence[Block]:
    """What stands before the first item; who meets and when may be told below the heading "Agenda" too."""
    opening = _opening(blocks)
    first = next((i for i in range(opening, len(blocks)) if any(entries(blocks[i]))), opening)
    return blocks[:first]


def _lines(head: Sequence[Block]) -> list[str]:
    """The lines of a frontsheet's head; a row of a table is one, "Date: Monday 10 February 2025"."""
    found: list[str] = []
    for block in head:
        if block.kind is Kind.TABLE:
            rows = ([plain(cell) for cell in row if cell] for row in block.rows)
            found += [
                f"{row[0].rstrip(':')}: {', '.join(row[1:])}" if row[1:] else row[0] for row in rows if row
            ]
        else:
            found += [plain(line) for line in block.text.split("\n")]
    return found


def _day(head: Sequence[Block]) -> str | None:
    """The day of the meeting: the first date, if others are not of publication or deadlines."""
    lines = _lines(head)
    own = [line for line in lines if not _OTHER_DAY.search(line)]
    return phrases.first_date("\n".join(own)) or phrases.first_date("\n".join(lines))


def body_of(blocks: Sequence[Block]) -> str | None:
    """The body that meets: what a label or the first short line names, a committee before its council."""
    lines = [line for line in _lines(blocks) if len(line) < 110]
    labelled = (phrases.body_name(match[1]) for line in lines if (match := _BODY.match(line)))
    if stated := next(filter(None, labelled), None):
        return stated
    return phrases.body_among(lines)


def _start_time(head: Sequence[Block]) -> str | None:
    for line in _lines(head):
        if len(line) < 120 and not _OTHER_DAY.search(line) and (found := phrases.time(_dateless(line))):
            return found
    return phrases.time(starts[1]) if (starts := _STARTS.search(_convened(head))) else None


def _vacancies(head: Sequence[Block]) -> Iterator[str]:
    """Seats that the list of members says are vacant: whose, where it says so."""
    for block in head:
        cells = [cell for row in block.rows for cell in row] if block.kind is Kind.TABLE else [block.text]
        for cell in cells:
            lines = [plain(line) for line in cell.split("\n")]
            if match := _VACANT.match(lines[0]):
                yield from filter(None, [lines[0][match.end() :] or lines[0], *lines[1:]])
            elif len(lines[0]) < 400:
                yield from (found[0] for line in lines for found in _VACANCY.finditer(line))


def _planned_end(blocks: Sequence[Block]) -> str | None:
    """When the agenda means the meeting to close."""
    for line in _lines(blocks):
        if (match := _ENDS.match(line.lstrip(": "))) and (time := phrases.time(match["time"])):
            return time
    return None


def _convened(head: Sequence[Block]) -> str:
    """What the sentence that convenes a meeting says of when and where."""
    return next((match["rest"] for line in _lines(head) if (match := _CONVENED.search(line))), "")


def _dateless(text: str) -> str:
    return re.sub(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", " ", text)


def _venue(head: Sequence[Block]) -> str | None:
    """Where a label or the first line with a place says, with the lines of the address below it."""
    lines = _lines(head)
    for at, line in enumerate(lines):
        if match := re.match(rf"^\W*{_ALSO}(?:Proposed venue|Venue|Location|Place)\W*:\W*(.+)$", line, re.I):
            return _address(match[1], lines[at + 1 :]).strip("*,. ")
    lines = _lines([b for b in head if b.kind is not Kind.TABLE])
    for at, text in enumerate(lines):
        if len(text) < 120 and _VENUE.search(text) and not re.search(r"https?:|@|\bwelcome\b|[?]$", text):
            after_time = re.sub(r"^.*?\d{1,2}[.:]\d{2} ?[ap]m\W*", "", text)
            # A letterhead beside it, read as one line: "… at 10.00 am Ask for: Joan Smith Council Chamber,
            # County Hall"
            bare = re.sub(r"^Ask for:\s*(?:[A-Z][\w’'-]+\s+){2}", "", after_time) or text
            return _address(re.sub(r"^(?:in|at) (?=[A-Z]|the )", "", bare), lines[at + 1 :]).rstrip(", ")
    held = _HELD_IN.search(_convened(head))
    return held["place"] if held else None


def _address(first: str, below: Sequence[str]) -> str:
    """The line of a place, and those below it that its comma or their postcode makes one address with it."""
    for line in below[:3]:
        if len(line) > 60 or not (first.endswith(",") or _POSTCODE.search(line)) or ":" in line:
            break
        first = f"{first.rstrip(',')}, {line}"
    return first


def _listed(head: Sequence[Block], label: re.Pattern[str]) -> list[phrases.NamedRole]:
    """People after a label, in a line or a table; roles in brackets may stand in a cell of their own."""
    for block in head:
        if block.kind is Kind.TABLE:
            first = next(
                (i for i, row in enumerate(block.rows) if row and label.match(plain(row[0]) + ":")), None
            )
            if first is not None:
                return _from_cells(block.rows[first:])
    return _below_label([b for b in head if b.kind is not Kind.TABLE], label)


def _below_label(head: Sequence[Block], label: re.Pattern[str]) -> list[phrases.NamedRole]:
    """People behind a label, and in the lines below it as long as these are names."""
    lines = [plain(line) for block in head for line in block.text.split("\n")]
    start = next((i for i, line in enumerate(lines) if label.match(line)), None)
    if start is None:
        return []
    own = re.sub(rf"^{_ALSO}(?=Councillors?\b|Cllrs?\b)", "", label.sub("", lines[start], count=1))
    found = phrases.people(attendance.each_titled(own))
    for line in lines[start + 1 :]:
        people = phrases.people(attendance.each_titled(line))
        if not people or not _TITLED.match(line) or not all(len(p.name.split()) < 6 for p in people):
            break
        found += people
    return found


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
