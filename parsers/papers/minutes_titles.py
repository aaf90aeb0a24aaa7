"""Where printed minutes begin: how they name themselves, and what stands near such a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import phrases
from parsers.blocks import Block, Kind, plain, tops_page
from parsers.papers import attendance_tables

# "Minutes of a meeting", and "Minute of Meeting of the Ferries Committee" as it is said in Scotland
_TITLE = re.compile(
    r"\bminutes of (?:the |a )?(?:proceedings|meeting|\w+ meeting|\d{1,2}(?:st|nd|rd|th)?\s)"
    r"|^\W*(?:draft )?minute of (?:the |an? )?(?:special )?(?:meeting|proceedings)\b",
    re.I,
)
# "Minutes of the Weir Scrutiny Panel", "Draft Minutes of Rivers Committee held on 4 March 2024"
_OF_BODY = re.compile(
    r"^\W*(?:cofnodion ?/ ?)?(?:draft |unconfirmed |approved |public )*minutes? of (?:the )?[^.;:\n]{0,90}"
    r"\b(?:panel|committee|commission|sub-committee|board|cabinet|executive|council|forum|group)\b"
    r"(?:\W*|,?\s(?:meeting )?held\b[^.;]{0,120}|[\s,–-]+(?:on )?(?:\w+day\b|\d)[^.;]{0,60})$",
    re.I,
)
# "MINUTES", "Draft minutes of a meeting", with the body and the day on lines of their own
_ALONE = re.compile(
    r"^\W*(?:(?:draft|unconfirmed|approved|public|open|formal)\s+)*minutes?"
    r"(?: of (?:the |an? )?(?:\w+ )?meeting)?\W*$",
    re.I,
)
_NEAR = 6
"""In so many lines around a title that is but "Minutes" body, day and attendance begin."""
_HELD = re.compile(
    r"^\W*(?:(?:meeting )?held\b|(?:date|on)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d)", re.I
)
_ATTENDANCE = re.compile(
    r"^\W*(?:present|attendees|in attendance|apologies|councillors? (?:in attendance|present)|members present"
    r"|chair)\b",
    re.I,
)
FIRST_ITEM = re.compile(
    r"^\W*(?:(?:\d+(?:/\d+)?|[A-Z]{1,6}[./]\d{1,4}(?:/\d+)?)[.):]?\s*)?"
    r"(?:apologies|welcome|declarations? of interest|urgent items?)\b",
    re.I,
)


# "11. DAMP AND MOULD", "1 Minutes": a title behind the number of an item
_NUMBERED_ITEM = re.compile(r"^\W*(\d{1,3})[.)]?\W*\s(?=[A-Z])[^\n.;]{3,120}$")


def names_minutes(text: str) -> bool:
    """Whether a text is a title of minutes, "Minutes of the meeting …" or "Minutes of the Weir Panel"."""
    return bool(_TITLE.search(text) or _OF_BODY.match(text))


def begins(blocks: Sequence[Block], at: int) -> bool:
    """Whether minutes name themselves at a block, and list who was there and their first item below."""
    if _begins_alone(blocks, at) or _begins_unnamed(blocks, at):
        return True
    reach = _title_within(blocks, at)
    if reach is None or phrases.first_date(" ".join(b.plain for b in blocks[at : at + reach + 4])) is None:
        return False
    if not any(map(_lists, blocks[at + 1 : at + 26])):
        return False
    title = blocks[at + reach]
    titled = bool(_TITLE.match(title.plain) or _OF_BODY.match(title.plain))
    top = at < _NEAR or tops_page(blocks, at)
    return _has_first_item(blocks, at) or (titled and top and _counts_items(blocks, at + reach))


def _has_first_item(blocks: Sequence[Block], at: int) -> bool:
    return any(FIRST_ITEM.match(b.plain) for b in blocks[at + 1 : at + 60] if b.kind is not Kind.TABLE)


def _counts_items(blocks: Sequence[Block], at: int) -> bool:
    """Whether titles numbered on from any number stand below: minutes need not begin with apologies."""
    numbers: set[int] = set()
    for block in blocks[at + 1 : at + 60]:
        text = f"{block.marker} {block.plain}" if block.marker != "-" else block.plain
        own = _NUMBERED_ITEM.match(f"{block.number} {text}" if block.number else text)
        if own and block.kind is not Kind.TABLE:
            numbers.add(int(own[1]))
    return any(number + 1 in numbers for number in numbers)


def _begins_alone(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paper has no more of a title than "MINUTES", but body, day, attendance and items at once."""
    top = at == 0 or tops_page(blocks, at)
    ahead = blocks[at : at + (_NEAR if top else 1)]
    reach = next((n for n, b in enumerate(ahead) if _is_alone(b)), None)
    if reach is None or any(b.kind is Kind.TABLE or len(b.plain) > 150 for b in ahead[:reach]):
        return False
    title = at + reach
    listed = next((n for n in range(title, min(title + 2 * _NEAR, len(blocks))) if _lists(blocks[n])), None)
    if listed is None:
        return False
    near = [b.plain for b in (*blocks[max(at, title - _NEAR) : title], *blocks[title + 1 : listed + 1])]
    return (
        not any(_TITLE.search(text) and not _ALONE.match(text) for text in near)
        and any(phrases.body_name(text) for text in near)
        and any(phrases.first_date(text) for text in near)
        and (_has_first_item(blocks, title) or _counts_items(blocks, title))
    )


# "At a Meeting of the Rivers Committee held at County Hall on Tuesday 14 January 2025"
_AT_A_MEETING = re.compile(r"^\W*at an? (?:\w+ )?meeting of (?:the )?[^.;]{5,120}\bheld\b", re.I)
# "Present:", "Present:- Councillor Adder", "PRESENT": over or before those who were there
_PRESENT = re.compile(
    r"^\W*(?:present|members present|councillors present|yn bresennol ?/ ?present)\W*(?::|$)", re.I
)
# "Resolved:- That", "The report was noted": what a meeting has done, and no agenda says
_DONE = re.compile(
    r"\b(?:resolved|agreed|were no|noted|considered|declared|thanked|was received|were received|given to)\b",
    re.I,
)


def _begins_unnamed(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paper that nowhere says "minutes" has body, day, those present, items and what was done."""
    if not (at == 0 or tops_page(blocks, at)) or blocks[at].kind is Kind.TABLE:
        return False
    listed = next((n for n in range(at, min(at + 2 * _NEAR, len(blocks))) if _is_present(blocks[n])), None)
    if listed is None or any(len(b.plain) > 250 for b in blocks[at:listed]):
        return False
    near = [b.plain for b in blocks[at : listed + 1]]
    if not any(map(phrases.body_name, near)) or not any(map(phrases.first_date, near)):
        return False
    below = blocks[listed + 1 : listed + 60]
    done = sum(bool(_DONE.search(b.plain)) for b in below)
    items = _counts_items(blocks, listed) and (_has_usual_item(below) or any(map(_AT_A_MEETING.match, near)))
    return items and done >= 2


def _is_present(block: Block) -> bool:
    return block.kind is not Kind.TABLE and bool(_PRESENT.match(block.plain))


# "12. DECLARATIONS OF INTEREST", "3 Minutes": items that meetings have
_USUAL = re.compile(r"\b(?:apologies|declarations?|minutes|urgent|public questions?)\b", re.I)


def _has_usual_item(blocks: Sequence[Block]) -> bool:
    return any(len(b.plain) < 100 and _USUAL.search(b.plain) for b in blocks if b.kind is not Kind.TABLE)


def _is_alone(block: Block) -> bool:
    stands = block.kind in (Kind.HEADING, Kind.PARAGRAPH) and not block.number
    return stands and bool(_ALONE.match(block.plain))


def _lists(block: Block) -> bool:
    """Whether a block begins the list of who was there."""
    return any(_ATTENDANCE.match(text) for text in _labels(block)) or bool(
        attendance_tables.table_columns(block)
    )


def _title_within(blocks: Sequence[Block], at: int) -> int | None:
    """How many blocks on the title stands: below the council's name and the date at the top of a page."""
    known_top = blocks[at].place.page is not None and tops_page(blocks, at)
    for index, block in enumerate(blocks[at : at + (6 if known_top else 1)]):
        if block.kind is Kind.TABLE or block.place.page != blocks[at].place.page:
            return None
        if block.kind is Kind.ITEM or block.number:
            continue
        if (_TITLE.search(block.plain) or _names_body(blocks, at + index)) and not re.search(
            r"\battached\b|\b[Tt]o (?:note|agree|approve|confirm|receive|sign)\b|\b[Pp]ages? \d", block.plain
        ):
            return index
        if len(block.plain) > 150:
            return None
    return None


def _names_body(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block says "Minutes of the Weir Panel", and itself or the next when: no item of an agenda."""
    block = blocks[at]
    if block.number or block.kind is Kind.ITEM or not _OF_BODY.match(block.plain):
        return False
    below = [b.plain for b in blocks[at + 1 : at + 3]]
    when = next((text for text in below if _HELD.match(text)), "")
    return phrases.first_date(block.plain) is not None or phrases.first_date(when) is not None


def _labels(block: Block) -> list[str]:
    return [plain(row[0]) for row in block.rows if row] if block.kind is Kind.TABLE else [block.plain]
