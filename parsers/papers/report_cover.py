"""The cover of a report: a table, or lines, that say its title, for whom it is, of what day, and by whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from parsers import phrases
from parsers.blocks import Block, Kind, plain

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
COUNCIL = re.compile(
    r"^\W*[\w ,’'&-]{3,50}\bcouncil\W*$|^\W*(?:london )?(?:royal )?borough of [\w ,’'&-]{3,50}$", re.I
)
# Rows of an agenda's or of minutes' front
_OF_MEETING = re.compile(
    r"^\W*(?:time|venue|location|place|present|attend|in attendance|apologies|chair|members|councillors"
    r"|quorum|contact|agenda)",
    re.I,
)
_LABEL_IN_LINE = re.compile(r"^\W*([A-Z][A-Za-z() ]{1,40}?)\s*:\s*(.*)$", re.S)
# "Report of the Director of Rivers", "Joint report by the Head of Ferries": below a title, without a colon
BY = re.compile(
    r"^\W*(?:[Jj]oint )?(?:[Rr]eport|REPORT) (?:of|by|from|OF|BY) (?:the |THE )?"
    r"((?:[A-Z][\w’'-]*,?(?: (?:of|and|for|the|&))* )*[A-Z][\w’'-]*)\W*$"
)
# "1. Purpose of the report", "Executive summary": what a report's first section is called
_FIRST = re.compile(
    r"^\W*(?:\d{1,2}(?:\.0)?\W+)?(?:purpose(?: of (?:the |this )?report)?|introduction(?: and background)?"
    r"|(?:executive|report) summary)\W*$",
    re.I,
)
# "Otter County Council Rivers Panel": the council before its committee
_COUNCIL_BEFORE = re.compile(r"^\W*(?:[A-Z][\w’'-]*,? (?:(?:and|of|the|&) )?){1,5}Council\b\W+(?=[A-Z\d])")
# "Minutes of the Rivers Panel", "Agenda for Cabinet"
_OF_PAPERS = re.compile(r"^\W*(?:draft |printed )?(?:minutes|agenda|notice|summons|decisions?)\b", re.I)
_LETTERHEAD = 4
"""Over a title a letterhead has at most as many lines."""
REACH = 8
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


def lines(blocks: Sequence[Block]) -> dict[str, str]:
    """The same from lines "From: …", "To: …", "Subject: …" at the top of a paper."""
    found = _said(blocks)
    return found if "title" in found and ("authors" in found or "meeting" in found) else {}


def under_title(blocks: Sequence[Block]) -> dict[str, str]:
    """The same from the lines under a title, "Report to: Rivers Panel, 3 May 2025" and "Report of: …"."""
    if len(blocks) < 2 or blocks[1].kind not in (Kind.PARAGRAPH, Kind.HEADING) or not _like_title(blocks[0]):
        return {}
    found = _said(blocks[1:REACH]) if is_label(blocks[1].plain) else {}
    told = "title" not in found and "authors" in found and phrases.body_name(found.get("meeting", ""))
    return found if told and not _heads_meeting(blocks[0].plain) else {}


def under_letterhead(blocks: Sequence[Block]) -> dict[str, str]:
    """The same where council, body and day stand over the title, and the lines below it say by whom."""
    head = list(
        takewhile(lambda b: b.kind is not Kind.TABLE and _of_letterhead(b.plain), blocks[:_LETTERHEAD])
    )
    meeting = " ".join(without_council(b.plain) for b in head).strip()
    titled = blocks[len(head) : len(head) + REACH]
    if not phrases.body_name(meeting) or len(titled) < 2 or not _like_title(titled[0]):
        return {}
    by = of_whom(titled)
    found = {"authors": by} if by else _said(titled[1:]) if is_label(titled[1].plain) else {}
    told = "authors" in found and "title" not in found and not _heads_meeting(titled[0].plain)
    return {"meeting": meeting, "title": titled[0].plain, **found} if told else {}


def without_council(line: str) -> str:
    """A line without the council that it begins with or is."""
    bare = plain(line)
    return "" if COUNCIL.search(bare) else _COUNCIL_BEFORE.sub("", bare)


def _of_letterhead(line: str) -> bool:
    """Whether a line names the council, a body, a day or these together, and nothing else."""
    bare = without_council(line)
    return (
        bool(COUNCIL.search(line))
        or phrases.meeting(bare) is not None
        or names_body(bare)
        or (phrases.is_dated(bare) and len(bare) < 40)
    )


def _heads_meeting(title: str) -> bool:
    """Whether what stands like a title only names a body, or a meeting of it: none of a report's own."""
    return names_body(title) or bool(phrases.meeting(without_council(title)) or _OF_PAPERS.match(title))


def _like_title(block: Block) -> bool:
    """Whether a block is a heading, or in a file without pages a short line, that no label begins."""
    able = block.kind is Kind.HEADING or (block.kind is Kind.PARAGRAPH and block.place.page is None)
    return (
        able
        and len(block.plain) < 120
        and not re.search(r"[.:;]$", block.plain)
        and not is_label(block.plain)
    )


def is_label(line: str) -> bool:
    """Whether a line begins with a label of a cover."""
    match = _LABEL_IN_LINE.match(line)
    return match is not None and label(f"{match[1]}:") is not None


def of_whom(blocks: Sequence[Block]) -> str | None:
    """Of whom a paper with a title, a line "Report of the Director of Rivers" and a first section is."""
    if not blocks or blocks[0].kind not in (Kind.HEADING, Kind.PARAGRAPH) or blocks[0].number:
        return None
    title, *below = blocks
    match = BY.match(below[0].plain) if below and below[0].kind is not Kind.TABLE else None
    short = len(title.plain) < 120 and not re.search(r"[.:;]$", title.plain) and not names_body(title.plain)
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


def stands_over_cover(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading is the title over a cover table that has none."""
    if blocks[at].kind is not Kind.HEADING or at + 1 == len(blocks):
        return False
    known = cover(blocks[at + 1])
    return bool(known) and "title" not in known and not _heads_meeting(blocks[at].plain)


def names_body(text: str) -> bool:
    """Whether a line has no more than the body or council that a report goes to: "Report to Cabinet"."""
    bare = re.sub(r"^\W*(?:report (?:to|for)|to|committee:?)\s+(?:the )?", "", text, flags=re.I)
    body = phrases.body_name(bare)
    return bool(COUNCIL.search(text)) or (body is not None and len(bare) - len(body) < 4)
