"""Minutes, printed or from a web page: items, numbered paragraphs, declarations, the close."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from parsers import phrases, web
from parsers.blocks import Block, Kind, Omitted, Part, plain, with_addresses
from parsers.papers import (
    attendance,
    attendance_tables,
    closing,
    declarations,
    minutes_numbers,
    minutes_titles,
    votes,
)
from parsers.papers.minutes_items import bold_items, counted_items
from parsers.papers.outline import outlined
from parsers.papers.titles import title_headings

# "Committee: Weir Scrutiny Committee": says it better than the council's name above
_BODY_LABEL = re.compile(
    r"^\W*(?:name of )?(?:committee|panel|commission|sub-committee|board|body|meeting(?: of)?)\s*:\s*(\S.*)",
    re.I,
)
# "Minute of Meeting of the Ferries Committee"
_MEETING_OF = re.compile(
    r"^\W*(?:draft )?minutes? of (?:the |an? )?(?:meeting|proceedings) of (?:the )?", re.I
)
_SLIP = 1
"""So many letters may be wrong in a surname that one paper gives twice, beside the same first name."""
# "Agenda and minutes", "Agenda, decisions and minutes", "Draft minutes": copied from a web page
_WEB_TITLE = re.compile(r"^(?:(?:agenda|decisions|and|draft|printed)\b[, ]*)*minutes$", re.I)
_CLOSE = re.compile(
    # "The meeting commenced at 10.00 am and concluded at 12.35 pm", "The meeting rose at 9.05 p.m."
    r"(?:meeting (?:(?:[^.\n]|\.\d\d|\b[ap]\.m\b\.?){0,60}?\band )?(?:was )?"
    r"(?:closed|ended|concluded|finished|rose|terminated)|closed? at|duration of the meeting)"
    r"[^.\d]{0,40}(?P<time>\d[\d.:]* ?[ap]\.?m|\d{1,2}[.:]\d{2})[^.]*",
    re.I,
)
_SIGNED = 6
"""In so few blocks behind the close the chair signs."""
# What belongs to minutes, though behind the close
_OF_MINUTES = re.compile(
    r"^\W*(?:appendi|annex|schedule|attachment|actions?\b|recorded vot|vot(?:es|ing)|notes?\b|questions|chair"
    r"|sign)",
    re.I,
)
_SPAN = re.compile(
    r"duration of the meeting:?\s*(?P<a>[\d.:]+ ?(?:[ap]m)?)\s*(?:-|–|to)\s*(?P<b>[\d.:]+ ?(?:[ap]m)?)", re.I
)
_WEB_FURNITURE = re.compile(
    r"^(?:minutes|additional documents|supporting documents|(?:items )?no\.? item|items|view directions"
    r"|decision):?$",
    re.I,
)
_WEB_GLUED = re.compile(
    r"\s*(?:pdf icon\s+)?PDF \d+(?:\.\d+)? [KM]B(?:/\d+(?:\.\d+)? [KM]B)*|\s*View directions$", re.I
)
_BREAKS_OFF = re.compile(
    r"\s*(?:\.{3}|…)\s*view the full (?:minutes|agenda|decision) text for item [\w.]+\.?\s*$", re.I
)
WEB_KINDS = ("web-minutes", "decisions")
"""What a meeting's web page may be besides an agenda."""
BREAKS_OFF = "[The web page breaks off here.]"
"""What stands in content where a page's text was cut."""


def begins(blocks: Sequence[Block], at: int) -> bool:
    """Printed minutes name themselves and list who was there; a web page says "Agenda and minutes"."""
    block = blocks[at]
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or len(block.plain) > 400:
        return False
    if web.kind_at(blocks, at) in WEB_KINDS:
        return True
    titled = at <= 3 and _WEB_TITLE.match(block.plain)
    if titled and (any(map(_web_number, blocks[at + 1 : at + 26])) or _is_web_page(blocks[at:])):
        return True
    return minutes_titles.begins(blocks, at)


def ended(so_far: Sequence[Block], block: Block) -> bool:
    """Whether minutes have told when the meeting closed, and a title begins a page, or outranks theirs."""
    if block.kind is not Kind.HEADING or block.number or _OF_MINUTES.match(block.plain):
        return False
    closed = any(len(b.plain) < 200 and _CLOSE.search(b.plain) for b in so_far[-_SIGNED:])
    page, last = block.place.page, so_far[-1].last_place.page
    titles = (b.level for b in so_far if b.kind is Kind.HEADING)
    return closed and (page != last if page is not None else block.level < min(titles, default=0))


def _web_number(block: Block) -> str | None:
    match = re.match(r"^(\d{1,2})\.$", block.plain)
    return match[1] if match and block.kind is Kind.PARAGRAPH else None


def _is_web_page(blocks: Sequence[Block]) -> bool:
    """Whether the blocks are a web page's: its items have numbers before anybody looked for them."""
    titled = any(_WEB_TITLE.match(b.plain) for b in blocks[:4] if b.kind is not Kind.TABLE)
    return titled and any(b.kind is Kind.HEADING and b.number for b in blocks)


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The minutes as one part; from a web page with the agenda that it prints."""
    kind = web.kind_of(blocks)
    known = kind is not None or _is_web_page(blocks) or any(b.place.page for b in blocks)
    of_web = kind is not None or _is_web_page(blocks) or any(_web_number(b) for b in blocks)
    blocks, omitted = _of_web(web.told_apart(blocks)) if of_web else _without_running_date(blocks)
    blocks = minutes_numbers.joined(bold_items(_with_agenda_items(_items_by_web_numbers(blocks))))
    blocks = blocks if known else counted_items(blocks)
    blocks = outlined(blocks) if known else _sub_headings(outlined(blocks))
    head, rest = _head(blocks)
    text = "\n".join(b.plain for b in blocks)
    top = " ".join(b.plain for b in head[:6])
    close = _closing(text)
    span = _SPAN.search(text)
    body = web.body(blocks) or _body(head)
    following = closing.next_meeting(text, body)
    meta: dict[str, object] = {
        "body": body,
        "meeting_date": phrases.first_date(top),
        "start_time": _span_start(span["a"], span["b"])
        if span
        else phrases.time(re.sub(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", "", top)),
        "end_time": phrases.time(span["b"]) if span else close,
        "venue": _venue(head),
        "attendance": attendance.with_chair(
            attendance.of_whom_told(
                _once(
                    [*attendance.listed(head), *attendance.in_text(rest), *attendance_tables.tabled(blocks)]
                )
            ),
            text,
        ),
        "members": attendance_tables.expected(blocks),
        "votes": votes.recorded(blocks),
        "declarations": list(declarations.declared(rest)),
        "next_meeting_date": following[0],
        "next_meeting_time": following[1],
        "status": web.status(head) or _broken_off(text),
        "agenda": web.items(blocks) if of_web else None,
        "attachments": web.attachments(blocks) if of_web else None,
        "webcasts": _recordings(head),
    }
    kind = kind or ("web-minutes" if of_web else "minutes")
    title = f"{'Decisions' if kind == 'decisions' else 'Minutes'} of {meta['body'] or 'the meeting'}"
    return (Part(kind, title, _leveled(blocks), {k: v for k, v in meta.items() if v}, tuple(omitted)),)


def _once(people: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Each person once for each way of being there: the first item may name again who sent apologies.

    What only the second naming tells, as in which capacity somebody was missed, is kept too.
    """
    kept: list[dict[str, str]] = []
    for person in people:
        name = phrases.bare_name(person["name"]).split()
        alike = (n for n, p in enumerate(kept) if p["status"] == person["status"] and _is_same(p, name))
        same = (n for n in alike if not _are_two(kept[n]["name"], person["name"]))
        if (at := next(same, None)) is None:
            kept.append(person)
        else:
            known = {**person, **kept[at]}
            kept[at] = {key: value for key, value in known.items() if key == "capacity" or key in kept[at]}
    return kept


# "Mr J Moss" and "Mrs J Moss" are two
_SIR = re.compile(r"^(?:(?:Cllr|Councillor)\.?\s+)?(Mr|Sir|Lord)\b")
_MADAM = re.compile(r"^(?:(?:Cllr|Councillor)\.?\s+)?(Mrs|Ms|Miss|Dame|Lady|Baroness)\b")


def _are_two(one: str, other: str) -> bool:
    return any(a.match(one) and b.match(other) for a, b in ((_SIR, _MADAM), (_MADAM, _SIR)))


def _is_same(person: dict[str, str], name: list[str]) -> bool:
    """Whether a person has a name, or its surname alone, or the same but for a letter or a hyphen."""
    own = phrases.bare_name(person["name"]).split()
    if own == name or (len(name) == 1 and own[-1:] == name):
        return True
    surnames = (" ".join(words[1:]).replace("-", " ") for words in (own, name))
    return own[0] == name[0] and len(own) > 1 < len(name) and Levenshtein.distance(*surnames) <= _SLIP


def _without_running_date(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Omitted]]:
    """Minutes without the meeting's date that is printed at the head of each page, if only on one."""
    date = phrases.first_date(" ".join(b.plain for b in blocks[:6]))
    kept: list[Block] = []
    omitted: list[Omitted] = []
    for index, block in enumerate(blocks):
        runs = index > 6 and block.kind in (Kind.HEADING, Kind.PARAGRAPH) and phrases.is_dated(block.plain)
        if runs and date == phrases.first_date(block.plain):
            omitted.append(Omitted("running head or foot", block.plain, block.place))
        else:
            kept.append(block)
    return kept, omitted


def _of_web(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Omitted]]:
    """A web page's text without its furniture, its broken-off ends marked."""
    kept: list[Block] = []
    omitted: list[Omitted] = []
    for block in blocks:
        if block.kind is Kind.MARK:
            kept.append(block)
            continue
        if (
            block.number is None
            and _WEB_FURNITURE.match(block.plain)
            and not (block.kind is Kind.HEADING and block.level > 1)
        ):
            omitted.append(Omitted("web page furniture", block.plain, block.place))
            kept.append(replace(block, kind=Kind.MARK))
            continue
        text = block.text
        for glued in _WEB_GLUED.finditer(text):
            omitted.append(Omitted("web page furniture", glued[0].strip(), block.place))
        text = _WEB_GLUED.sub("", text)
        if cut := _BREAKS_OFF.search(text):
            omitted.append(Omitted("web page furniture", cut[0].strip(), block.place))
            text = f"{text[: cut.start()]} … {BREAKS_OFF}"
        kept.append(replace(block, text=text))
    return kept, omitted


def _items_by_web_numbers(blocks: Sequence[Block]) -> Sequence[Block]:
    """A line "4." and the title below it are the heading of item 4."""
    result: list[Block] = []
    number: str | None = None
    for block in blocks:
        if found := _web_number(block):
            number = found
        elif number is not None:
            lines = block.text.split("\n", 1)
            result.append(replace(block, kind=Kind.HEADING, text=lines[0], number=number, level=2))
            if len(lines) > 1:
                result.append(replace(block, text=lines[1]))
            number = None
        else:
            result.append(block)
    return result


_AGENDA_ITEM = re.compile(r"^\(Item [\dA-Z]{1,4}(?:\s*[-–,&]\s*[\w ]+)?\)$")


def _with_agenda_items(blocks: Sequence[Block]) -> Sequence[Block]:
    """Headings with "(Item 4)" from the line below, as minutes numbered on through the year have it."""
    result: list[Block] = []
    for block in blocks:
        if (
            result
            and result[-1].kind is Kind.HEADING
            and block.kind is Kind.PARAGRAPH
            and _AGENDA_ITEM.match(block.plain)
        ):
            result[-1] = replace(result[-1], text=f"{result[-1].text} {block.plain}")
        else:
            result.append(block)
    return result


def _sub_headings(blocks: Sequence[Block]) -> Sequence[Block]:
    """Sub-headings that lost their marks; in the list of who was there no line is one."""
    first = next(
        (
            i
            for i, b in enumerate(blocks)
            if b.number or (minutes_titles.FIRST_ITEM.match(b.plain) and b.kind is not Kind.TABLE)
        ),
        len(blocks),
    )
    return (*blocks[:first], *title_headings(blocks[first:]))


def _head(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """What stands before the first item, and the items."""
    first = next(
        (
            i
            for i, b in enumerate(blocks)
            if web.starts_item(b)
            or (b.kind is Kind.HEADING and b.number)
            or (
                i > 1
                and b.kind is Kind.HEADING
                and minutes_titles.FIRST_ITEM.match(b.plain)
                and not _heads_list(blocks, i)
            )
        ),
        len(blocks),
    )
    return blocks[:first], blocks[first:]


def _heads_list(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading "Apologies" stands over those who sent them, rather than being the first item."""
    if blocks[at].plain.endswith(":"):
        return True
    below = blocks[at + 1].plain if at + 1 < len(blocks) else ""
    found = phrases.people(attendance.each_titled(below))
    return bool(found) and len(below) < 200 and all(phrases.is_name(p.name) for p in found)


def _body(head: Sequence[Block]) -> str | None:
    titles = [b for b in head if minutes_titles.names_minutes(b.plain)]
    said = [m[1] for b in head for text in _lines_of(b) if (m := _BODY_LABEL.match(text))]
    texts = [b.plain for b in (*titles, *head) if b.kind is not Kind.TABLE]
    for text in [*texts[: len(titles)], *said]:
        if found := phrases.body_name(_MEETING_OF.sub("", text)):
            return found
    return phrases.body_among(texts[len(titles) :])


def _lines_of(block: Block) -> list[str]:
    """The lines of a block, each row of a table as one."""
    if block.kind is Kind.TABLE:
        return [plain(" ".join(row)) for row in block.rows]
    return [plain(line) for line in block.text.split("\n")]


_DATE = r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9},? \d{4}"
_VENUES = (
    # "held in the Town Hall, Otter on 4 March 2024"
    rf"\bheld (?:in|at) (?:the )?(.+?),? on (?:\w+day\b|{_DATE})",
    # "held on 4 March 2024 at 7.00pm in Committee Room 2, Moot Hall"
    rf"\bheld on (?:\w+day,? )?{_DATE},?(?: (?:at|from) [\d.:]+ ?(?:[ap]\.?m\.?|noon)?,?)?"
    r" (?:in|at) (?:the )?(?=(?-i:[A-Z]))(.+?)(?: at \d|\.|$)",
    # "Venue: Room 2", "Held at: the Guildhall"
    r"\b(?:Venue|Held (?:in|at)):?\s+(?:the )?(.+?)(?:\.|$)",
)


def _venue(head: Sequence[Block]) -> str | None:
    for block in head:
        for pattern in _VENUES:
            if match := re.search(pattern, block.plain, re.I):
                return match[1].strip()
    return None


def _recordings(head: Sequence[Block]) -> list[str]:
    found = re.findall(
        r"https?://(?:[\w.]*youtu[\w./?=-]+|[\w.]*public-i[\w./?=-]+)", " ".join(map(with_addresses, head))
    )
    return [address for address in found if not web.is_portal(address)]


def _closing(text: str) -> str | None:
    match = _CLOSE.search(text)
    return phrases.time(match["time"]) if match else None


# "The meeting was inquorate and was abandoned at 7.15 pm."
_ABANDONED = re.compile(
    r"\b(?:the|this) meeting (?:was (?:therefore |then )?(?:(?P<inquorate>inquorate)\b[^.]{0,80}?\b)?"
    r"abandoned|was (?:declared )?(?P<no_quorum>inquorate)\b[^.]{0,60}?\b(?:did not|could not|unable to)"
    r" (?:proceed|take place|be held))",
    re.I,
)


def _broken_off(text: str) -> str | None:
    """Whether minutes say that the meeting was abandoned, or had no quorum."""
    if (match := _ABANDONED.search(text)) is None:
        return None
    return "inquorate" if match["inquorate"] or match["no_quorum"] else "abandoned"


def _span_start(start: str, end: str) -> str | None:
    """When a meeting began, from "7.00 - 9.20 pm": the half of the day may stand once, after both."""
    first, last = phrases.time(start), phrases.time(end)
    if not re.search(r"[ap]\.?m", start, re.I) and last is not None:
        later = phrases.time(f"{start} pm")
        return later if later is not None and later <= last else first
    return first


def _leveled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Items on the second level, sub-headings on the third, the rest of the marks as they come."""
    inside = False
    result = []
    items = set(web.headings(blocks)) if any(map(web.starts_item, blocks)) else set()
    for at, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            inside = inside or bool(block.number) or at in items
            own = at in items or (block.number and "." not in block.number)
            level = 2 if own or not inside else 3
            result.append(replace(block, level=level))
        else:
            result.append(block)
    return tuple(result)
