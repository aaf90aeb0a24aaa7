"""Reports: a table on the cover says title, date, authors; or lines From, To, Subject do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, groupby, takewhile

from parsers import phrases
from parsers.blocks import Block, Kind, Part, plain, tops_page
from parsers.papers.contacts import contacts
from parsers.papers.labels import once, without_labels
from parsers.papers.outline import outlined
from parsers.papers.titles import title_headings

HOLDS_OTHERS = True
"""Behind a report its appendices may stand."""

# Labels of a cover table -> what they tell. Each beside the form that a real paper prints.
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("title", re.compile(r"^(?:report )?title\b|^title of (?:the )?(?:report|paper)|^subject\b", re.I)),
    ("meeting", re.compile(r"^meeting(?: for| name)?\s*(?::|$)|^(?:report )?to\s*:"
                           r"|^(?:committee|commission|meeting of)\s*(?::|$)|^report to\b", re.I)),
    ("meeting_date", re.compile(r"^meeting date\s*(?::|$)|^date of (?:the )?meeting\s*(?::|$)", re.I)),
    ("date", re.compile(r"^(?:meeting )?date(?: of (?:the )?meeting)?\s*(?::|$)", re.I)),
    ("authors", re.compile(r"^(?:produced|written|prepared) by|^report (?:author|originator)s?\b"
                           r"|^(?:authors?|contributors?)\b"
                           r"|^(?:from|by)\s*:|^lead officer\b", re.I)),
    ("of", re.compile(r"^report of\b", re.I)),
    ("contacts", re.compile(r"^contact(?: officer| person| name)?(?:s|\(s\))?\s*(?::|$)", re.I)),
    ("cabinet_members", re.compile(r"^(?:relevant |lead )?(?:cabinet|executive|portfolio)"
                                   r"(?: lead)? (?:member|holder)(?:s|\(s\))?\s*(?::|$)", re.I)),
    ("authorised_by", re.compile(r"^(?:report )?(?:authorised|approved|cleared|agreed)(?: by)?\b", re.I)),
    ("wards", re.compile(r"^(?:wards?|electoral division)s?(?: affected)?\b", re.I)),
    ("classification", re.compile(r"^classification\b", re.I)),
    ("summary", re.compile(r"^summary\s*:", re.I)),
)  # fmt: skip
# "Aldermarsh Borough Council", "London Borough of Aldermarsh"
_COUNCIL = re.compile(
    r"^\W*[\w ,’'&-]{3,50}\bcouncil\W*$|^\W*(?:london )?(?:royal )?borough of [\w ,’'&-]{3,50}$", re.I
)
# Rows of an agenda's or of minutes' front
_OF_MEETING = re.compile(
    r"^\W*(?:time|venue|location|place|present|attend|in attendance|apologies|chair|members|councillors"
    r"|quorum|contact|agenda)",
    re.I,
)
_LABEL_IN_LINE = re.compile(r"^\W*([A-Z][A-Za-z() ]{1,40}?)\s*:\s*(.*)$", re.S)
# "Annual Report 2021/22", "Finance Monitoring Report"
_ANNUAL = re.compile(r"\b(?:annual|monitoring|outturn|performance|progress|review) report\b", re.I)

_YEAR = re.compile(r"\b20\d\d\s*[/–-]\s*\d{2,4}\b")
# "As at November 2024-25 – Quarter 3", "Quarter 3 2024-25": a line that is the period of a report
_PERIOD = re.compile(
    r"^(?:(?:position )?as at|(?:quarter|q|month|period) ?\d|april|for the (?:year|quarter|period))\b", re.I
)
# "By", "To Cabinet – 30 January 2025": labels of a cover without colons
_BARE = re.compile(r"^(By|From|To)\b:?\s*(.*)$")
# "Cabinet is asked to agree the following:", "The Rivers Panel is recommended to:"
_ASKS = re.compile(
    r"^(?:that )?(?:the )?(?:[A-Z][\w’'&,-]*(?: (?:and|of|for|the|&))* ){1,9}(?:is|are) "
    r"(?:asked|recommended|invited|requested) to\b"
)

# "R1 That a warden be named"
_MARKED = re.compile(r"([A-Z]{1,3}\d{1,2})[.):]?\s+([A-Z].*)$")
# "1. Purpose", "1.0 Introduction", "Section 1", "PURPOSE OF REPORT", "Executive summary": no part of a title
_SECTION = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S|section \w{1,3}\b"
    r"|(?:purpose|introduction|background|(?:executive )?summary|recommendations?|contents|foreword)\b"
    r"[^.]{0,40}$)",
    re.I,
)

# "Report of the Director of Rivers", "Joint report by the Head of Ferries": below a title, without a colon
_BY = re.compile(
    r"^\W*(?:[Jj]oint )?(?:[Rr]eport|REPORT) (?:of|by|from|OF|BY) (?:the |THE )?"
    r"((?:[A-Z][\w’'-]*,?(?: (?:of|and|for|the|&))* )*[A-Z][\w’'-]*)\W*$"
)
# "1. Purpose of the report", "Executive summary": what a report's first section is called
_FIRST = re.compile(
    r"^\W*(?:\d{1,2}(?:\.0)?\W+)?(?:purpose(?: of (?:the |this )?report)?|introduction(?: and background)?"
    r"|(?:executive|report) summary)\W*$",
    re.I,
)

_COVER = 8
"""Among so many blocks the lines of a cover stand."""


def label(text: str) -> str | None:
    """What the label of a cover table tells, or None."""
    text = plain(text)
    return next((name for name, pattern in _LABELS if pattern.match(text)), None)


def cover(block: Block) -> dict[str, str]:
    """A cover table's values by what they tell; empty if the table is none."""
    if block.kind is not Kind.TABLE or not 3 <= len(block.rows) <= 14:
        return {}
    found: dict[str, str] = {}
    for row in block.rows:
        cells = [cell for cell in row if cell]
        if not cells:
            continue
        name, value = cells[0], cells[-1] if len(cells) > 1 else ""
        if not value and ":" in name:
            name, value = (part.strip() for part in name.split(":", 1))
            name += ":"
        what = label(name) or label(re.split(r"\s{2,}", name)[0])
        if what and value:
            found.setdefault(what, re.sub(r"^(?:Fitle|Title)\s+", "", value))
    found = _with_author(found)
    return found if len(found) >= 3 and ("title" in found or _is_untitled(block, found)) else {}


def _is_untitled(block: Block, found: Mapping[str, str]) -> bool:
    """Whether a cover says to which body and by whom, the title beside it: no list of a meeting's own."""
    dated = {"date", "meeting_date"} & set(found) or phrases.first_date(found.get("meeting", ""))
    said = {"meeting", "authors"} <= set(found) and bool(dated)
    return said and not any(_OF_MEETING.match(plain(row[0])) for row in block.rows)


def _lines(blocks: Sequence[Block]) -> dict[str, str]:
    """The same from lines "From: …", "To: …", "Subject: …" at the top of a paper."""
    found = _said(blocks)
    return found if "title" in found and ("authors" in found or "meeting" in found) else {}


def _under_title(blocks: Sequence[Block]) -> dict[str, str]:
    """The same from the lines under a title, "Report to: Rivers Panel, 3 May 2025" and "Report of: …"."""
    if len(blocks) < 2 or blocks[1].kind not in (Kind.PARAGRAPH, Kind.HEADING) or not _like_title(blocks[0]):
        return {}
    found = _said(blocks[1:_COVER]) if _is_label(blocks[1].plain) else {}
    told = "title" not in found and "authors" in found and phrases.body_name(found.get("meeting", ""))
    return found if told and not phrases.body_name(blocks[0].plain) else {}


def _like_title(block: Block) -> bool:
    """Whether a block is a heading, or in a file without pages a short line, that no label begins."""
    able = block.kind is Kind.HEADING or (block.kind is Kind.PARAGRAPH and block.place.page is None)
    return (
        able
        and len(block.plain) < 120
        and not re.search(r"[.:;]$", block.plain)
        and not _is_label(block.plain)
    )


def _is_label(line: str) -> bool:
    match = _LABEL_IN_LINE.match(line)
    return match is not None and label(f"{match[1]}:") is not None


def _by(blocks: Sequence[Block]) -> str | None:
    """Of whom a paper with a title, a line "Report of the Director of Rivers" and a first section is."""
    if not blocks or blocks[0].kind not in (Kind.HEADING, Kind.PARAGRAPH) or blocks[0].number:
        return None
    title, *below = blocks
    match = _BY.match(below[0].plain) if below and below[0].kind is not Kind.TABLE else None
    short = len(title.plain) < 120 and not re.search(r"[.:;]$", title.plain) and not _names_body(title.plain)
    opens = any(_FIRST.match(b.plain) for b in below[1:] if b.kind is not Kind.TABLE)
    return match[1] if match and short and opens else None


def _said(blocks: Sequence[Block]) -> dict[str, str]:
    """What the labels of a paper's first lines, or its cover, say."""
    found: dict[str, str] = {}
    current = None
    for block in blocks[:14]:
        if block.kind is Kind.TABLE and (table := cover(block)):
            return table
        if block.kind not in (Kind.PARAGRAPH, Kind.HEADING):
            continue
        for number, line in enumerate(block.text.split("\n")):
            match = _LABEL_IN_LINE.match(plain(line))
            what = label(f"{match[1]}:") if match else None
            if match and what:
                current = what
                found.setdefault(what, match[2])
            elif match:
                current = None
            elif (
                current
                and len(line) < 120
                and len(found) < 6
                and (number or _is_another_author(current, line))
            ):
                found[current] = f"{found[current]}\n{plain(line)}".strip()
    return _with_author(found)


def _with_author(found: dict[str, str]) -> dict[str, str]:
    """What labels say; a report is by the officer whom it is "of" if none names its author."""
    others = {what: value for what, value in found.items() if what != "of"}
    return {**others, "authors": found["of"]} if "of" in found and "authors" not in found else others


def _is_another_author(what: str, line: str) -> bool:
    """Whether a line of its own names one more of those who wrote: "Joan Smith, Director"."""
    person = phrases.named_role(plain(line)) if what == "authors" else None
    return person is not None and person.role is not None


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A report begins with its cover table, or with lines that say from whom, to whom, on what."""
    block = blocks[at]
    if block.kind is Kind.TABLE:
        return bool(cover(block))
    if _stands_over_cover(blocks, at):
        return True
    tops = block.place.page is None or tops_page(blocks, at)
    if (
        tops
        and block.kind is not Kind.MARK
        and (_under_title(blocks[at : at + _COVER]) or _by(blocks[at : at + 7]))
    ):
        return True
    if block.kind is Kind.MARK or not re.match(
        r"^\W*(?:From|By|To|Report (?:of|to|title)|Title)\b[^.]{0,40}:", block.plain
    ):
        return False
    return bool(_lines(blocks[at : at + 14]))


def _stands_over_cover(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading is the title over a cover table that has none."""
    if blocks[at].kind is not Kind.HEADING or at + 1 == len(blocks):
        return False
    known = cover(blocks[at + 1])
    return bool(known) and "title" not in known and not phrases.body_name(blocks[at].plain)


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The report as one part, its sections found."""
    known = next((c for b in blocks[:4] if (c := cover(b))), None)
    known = known or _lines(blocks) or _under_title(blocks)
    title = _closed(" ".join(known.get("title", "").split()), blocks) or _first_title(blocks)
    outline = outlined(blocks)
    if sum(b.kind is Kind.HEADING and b.number is None for b in outline) < 3:
        outline = title_headings(outline)
    outline, again = once(without_labels(tuple(_listed(outline))))
    body, day = _laid_before(known)
    if body and "title" not in known and _SECTION.match(title):
        title = f"Report to {body}"
    meta: dict[str, object] = {
        "date": phrases.month(known.get("date", known.get("meeting_date", "")))
        or phrases.first_date(known.get("meeting", "")),
        "body": body,
        "meeting_date": day,
        "authors": _people(known.get("authors") or _by(blocks[:7]) or ""),
        "authorised_by": _people(known.get("authorised_by", "")),
        "contacts": contacts(blocks, known.get("contacts", "")),
        "cabinet_members": _people(known.get("cabinet_members", "")),
        "wards": " ".join(plain(known.get("wards", "")).split()),
    }
    part = Part("report", title, outline, omitted=again)
    return (part.with_meta(**{k: v for k, v in meta.items() if v}),)


def _listed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with the lines of paragraphs that count on, "R1 That …" and "R2 That …", as items of a list."""
    for marked, group in groupby(blocks, key=lambda block: bool(_entries(block))):
        own = list(group)
        entries = [(block, *entry) for block in own for entry in _entries(block)]
        series = entries[0][1][:-1] if marked else ""
        if len(entries) > 1 and all(
            name == f"{series}{n}" for n, (_, name, _) in enumerate(entries, start=1)
        ):
            own = [replace(b, kind=Kind.ITEM, level=1, marker=name, text=text) for b, name, text in entries]
        yield from own


def _entries(block: Block) -> list[tuple[str, str]]:
    """Mark and text of each line of a paragraph, if all have one."""
    if block.kind is not Kind.PARAGRAPH or block.number:
        return []
    found = [match for line in block.text.split("\n") if (match := _MARKED.match(line))]
    return [(m[1], m[2]) for m in found] if len(found) == len(block.text.split("\n")) else []


def _laid_before(known: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The body that a cover names, and the meeting's day where it is given as one: "Cabinet – 3 May 2025"."""
    to = plain(known.get("meeting", ""))
    if meeting := phrases.meeting(to):
        return meeting
    body = phrases.body_name(to)
    return body, phrases.first_date(known.get("meeting_date", "")) if body else None


def _closed(title: str, blocks: Sequence[Block]) -> str:
    """A title that lost its closing bracket, as it stands whole further down the paper's first pages."""
    if title.count("(") <= title.count(")"):
        return title
    whole = re.compile(re.escape(title) + r"[^()]{0,40}\)")
    return next((m[0] for b in blocks[:30] if (m := whole.search(b.plain))), title)


def goes_on(so_far: Sequence[Block]) -> bool:
    """Whether what looks like a beginning is one more line of from whom, to whom and on what."""
    return len(so_far) < 10 and bool(_lines(so_far[:2]) or not any(b.kind is Kind.TABLE for b in so_far))


def same_report(first: Block, second: Block) -> bool:
    """Whether two cover tables are of one report, which some print twice."""
    one, other = cover(first).get("title"), cover(second).get("title")
    return bool(one and other and plain(one).casefold() == plain(other).casefold())


def _people(text: str) -> list[dict[str, str]]:
    """The people of a cell: a line each, with commas, or run together; a team stands as a name too."""
    people: list[phrases.NamedRole] = []
    for line in (plain(part).lstrip("• ").strip() for part in text.split("\n")):
        if not line:
            continue
        several = phrases.run_together(line)
        people += several or [phrases.named_role(line) or phrases.NamedRole(line, None)]
    return [{"name": p.name} | ({"role": p.role} if p.role else {}) for p in people]


def _first_title(blocks: Sequence[Block]) -> str:
    """The first lines of a paper that are short enough for a title, beside a cover table or over it."""
    lines: list[str] = []
    beside = _beside_cover(blocks[:8])
    below = list(dropwhile(lambda b: b.kind is not Kind.TABLE and _COUNCIL.search(b.plain), beside))
    for block in below if below and below[0].kind is Kind.HEADING else beside:
        if block.kind is Kind.TABLE or len(block.plain) > 120 or not re.search("[A-Za-z]{3}", block.plain):
            break
        ends = block.number or block.plain.endswith(".") or _SECTION.match(block.plain)
        if lines and (ends or _is_label(block.plain) or _BY.match(block.plain)):
            break
        lines.append(block.plain)
        if block.kind is Kind.HEADING or len(" ".join(lines)) > 30:
            break
    return " ".join(lines) or "Untitled paper"


def _beside_cover(blocks: Sequence[Block]) -> Sequence[Block]:
    """The first blocks of a paper; where a cover is among them, without it and what only names the body."""
    at = next((n for n, b in enumerate(blocks) if cover(b)), None)
    if at is None:
        return blocks
    others = (*blocks[:at], *blocks[at + 1 :])
    return [b for b in others if b.kind is Kind.TABLE or not _names_body(b.plain)]


def _names_body(text: str) -> bool:
    """Whether a line has no more than the body or council that a report goes to: "Report to Cabinet"."""
    bare = re.sub(r"^\W*(?:report (?:to|for)|to|committee:?)\s+(?:the )?", "", text, flags=re.I)
    body = phrases.body_name(bare)
    return bool(_COUNCIL.search(text)) or (body is not None and len(bare) - len(body) < 4)


def annual(blocks: Sequence[Block]) -> bool:
    """Whether a paper without a cover table is an annual report by its first lines."""
    return any(_ANNUAL.search(b.plain) for b in blocks[:6] if b.kind is not Kind.TABLE and len(b.plain) < 100)


def parse_annual(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """An annual report: its title is what stands before contents, with the year or the period."""
    head = [b for b in blocks[:8] if b.kind is not Kind.TABLE and len(b.plain) < 100]
    last = next(i for i, b in enumerate(head) if _ANNUAL.search(b.plain))
    title = " ".join(dict.fromkeys(b.plain for b in head[: last + 1]))
    year = next((m for b in head[last:] if (m := _YEAR.search(b.plain))), None)
    if year and year[0] not in title:
        title += f": {year.string}" if _PERIOD.match(year.string) else f" {year[0]}"
    part = Part("report", title.strip(), without_labels(tuple(_listed(title_headings(outlined(blocks))))))
    return (part.with_meta(**_bare(blocks)),)


def _bare(blocks: Sequence[Block]) -> dict[str, object]:
    """From whom and to which meeting, where labels have no colons: "By", "To Cabinet – 3 May 2025"."""
    lines = list(_cells(blocks[:10]))
    labels = [(i, m) for i, line in enumerate(lines) if (m := _BARE.match(line))]
    told: dict[str, object] = {}
    for at, match in labels:
        below = [match[2], *lines[at + 1 :]] if match[2] else lines[at + 1 :]
        if match[1].casefold() == "to" and (meeting := phrases.meeting(below[0] if below else "")):
            told |= {"date": meeting.date, "body": meeting.body, "meeting_date": meeting.date}
        elif people := [_office_first(line) for line in takewhile(_office_first, below)]:
            told.setdefault("authors", people)
    return told


def _cells(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of blocks, and of the cells of tables, as plain text."""
    for block in blocks:
        texts = [cell for row in block.rows for cell in row] if block.rows else [block.text]
        yield from (line for text in texts for piece in text.split("\n") if (line := plain(piece)))


def _office_first(line: str) -> dict[str, str] | None:
    """The person of a line, with the office behind the name or before: "Director of Rivers, Joan Smith"."""
    person = phrases.named_role(line)
    if person is None:
        office, _, name = line.rpartition(", ")
        person = phrases.NamedRole(name, office) if phrases.is_name(name) and office else None
    return {"name": person.name, "role": person.role} if person and person.role else None


# "Budget Amendment Form", and the label of its first field: "Amendment Name:"
_FORM = re.compile(r"^[A-Z][^.:]{2,60}\bform$", re.I)
_NAME = re.compile(r"^(?:\w+ ){0,2}(?:name|title)\s*:?$", re.I)


def form_title(blocks: Sequence[Block]) -> str | None:
    """The title of a form by its own name and its first field: "Budget Amendment Form: Otters"."""
    if not any(b.kind is Kind.TABLE for b in blocks[:2]):
        return None
    lines = list(_cells(blocks[:2]))[:3]
    form = lines[0] if lines and _FORM.match(lines[0]) else None
    return f"{form}: {lines[2]}" if form and len(lines) == 3 and _NAME.match(lines[1]) else form


def recommends(blocks: Sequence[Block]) -> bool:
    """Whether a paper asks a body near its top for something: "Cabinet is asked to agree the following:"."""
    return any(
        _ASKS.match(b.plain) for b in blocks[:12] if b.kind in (Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM)
    )
