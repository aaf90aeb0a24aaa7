"""Work programmes: what is planned for which meeting, from tables and from lists under dates or names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers import phrases
from parsers.blocks import Block, Kind, Part, Place, plain
from parsers.papers import programme_calendars as calendars
from parsers.papers import programme_tables as tables
from parsers.papers.outline import outlined
from parsers.papers.programme_dates import Dates, Years, is_date, labelled, years
from parsers.papers.programme_entries import Entry, Over, line
from parsers.papers.titles import title_headings

_TITLE = re.compile(r"\bwork(?:ing)? (?:programme|plan)\b|\bforward (?:work )?(?:plan|programme)\b", re.I)
# "Forward Plan of the Rivers Committee"
_OF_BODY = re.compile(rf"^.*?(?:{_TITLE.pattern})\W*(?:of|for) (?:the )?", re.I)
_LOOK_AHEAD = 6
# "Meeting: 12 June 2025", "Committee date – 12 June 2025": the date over a table of its own
_DATE_OVER = re.compile(
    r"^\W*(?:(?:\w+ )?(?:meeting|committee|date)\b(?: on| of| date)?\W*)?"
    r"(?=\w*day\b|\d|[A-Z][a-z]{2,8}\b)",
    re.I,
)
# "Standing Items", "Agreed items from 2021", "Reviews", "Suggestions from residents", "Budget Monitoring"
_LISTED = re.compile(
    r"\b(?:items?|reviews?|topics?|suggestions?|suggested|question time|monitoring|briefings?"
    r"|task(?: and finish)? groups?|site visits?|standing|reserve|possible|potential|to be scheduled"
    r"|carried (?:over|forward)|unscheduled|deep dives?|working groups?)\b",
    re.I,
)
# Headings of what a report about a programme says, whose lists are no items
_PROSE = re.compile(
    r"\b(?:introduction|background|purpose|recommendations?|contact|criteria|remit|terms of reference|legend"
    r"|implications?|consultation|conclusions?|how|principles|next steps|papers|agenda items?)\b",
    re.I,
)
# "Venue: Town Hall", "Time: 7pm"
_NO_ITEM = re.compile(
    r"^(?:venue|time|location|place|chair|contact|start|note|key|version)s?\b.{0,12}:", re.I
)
# "Version 6, 8 January 2025", "Last updated: 3 June 2025", "As at 3 June 2025"
_ISSUED = re.compile(r"\b(?:version|updated|revised|as at|as of|correct at)\b(.{0,40})", re.I)
# "Date: 3 June 2025", "Published on 3 June 2025", on a line of its own
_DATED = re.compile(
    r"^\W*(?:date(?: of (?:issue|publication))?|published|issued)(?:\W*:| on)(.{6,40})$", re.I
)
_MOST = 25


def _date_over(block: Block, known: Years) -> Dates | None:
    """The days of a line that stands over the items of one meeting, with the deadline in brackets."""
    if block.kind is Kind.TABLE or len(block.plain) > 120:
        return None
    match = _DATE_OVER.match(block.plain)
    if match is None or not is_date(block.plain[match.end() :].split(" - ")[0], known.session):
        return None
    days = labelled(block.plain[match.end() :].replace("(", " ").replace(")", " "), known)
    return days if days.meeting else None


def begins(blocks: Sequence[Block], at: int) -> bool:
    """A programme begins at the top of a page: its title or its first table, with a calendar close below."""
    block = blocks[at]
    if block.kind is Kind.MARK or not (at == 0 or blocks[at - 1].kind is Kind.MARK or _new_page(blocks, at)):
        return False
    ahead = blocks[at : at + _LOOK_AHEAD]
    titled = _TITLE.search(block.plain[:120]) or any(_is_title(b) for b in ahead[1:3])
    if titled and _plans(blocks[at : at + 2 * _LOOK_AHEAD], ahead, known := years(ahead)):
        return block.kind is not Kind.TABLE or calendars.dated_cells(block, known) >= 2
    return any(calendars.is_calendar(b, Years()) for b in ahead[:3]) and not any(
        tables.tracks_actions(b) or (len(b.plain) > 200 and b.kind is not Kind.TABLE) for b in ahead[:3]
    )


def _is_title(block: Block) -> bool:
    """Whether a line is a programme's title: "Work Programme 2025/26", under the name of a committee."""
    title = _TITLE.search(block.plain) if block.kind in (Kind.HEADING, Kind.PARAGRAPH) else None
    return title is not None and len(block.plain) < 60 and not re.search(r"\d [A-Z]|[.:?]$", block.plain)


def _plans(listed: Sequence[Block], ahead: Sequence[Block], known: Years) -> bool:
    """Whether items with their dates stand below: in tables, or in lists under two dates."""
    if any(calendars.dated_cells(b, known) >= 2 or tables.dated_by_head(b, known) for b in ahead):
        return True
    if any(_date_over(b, known) and tables.heads(below) for b, below in itertools.pairwise(ahead)):
        return True
    pairs = itertools.pairwise(b for block in listed for b in _apart(block, known))
    own = (Kind.ITEM, Kind.PARAGRAPH)
    return sum(bool(_date_over(b, known)) and below.kind in own for b, below in pairs) >= 2


def _apart(block: Block, known: Years) -> Iterator[Block]:
    """The lines of a paragraph that is a list: its first one is a date, or says what the others are."""
    if block.kind is not Kind.PARAGRAPH or "\n" not in block.text:
        yield block
        return
    lines = [
        replace(block, text=text, place=_below(block, i)) for i, text in enumerate(block.text.split("\n"))
    ]
    yield from lines if _date_over(lines[0], known) or _announces(lines[0]) else [block]


def _below(block: Block, lines: int) -> Place:
    place = block.place
    return replace(place, line=place.line + lines) if place.line is not None else place


def _new_page(blocks: Sequence[Block], at: int) -> bool:
    page = blocks[at].place.page
    return page is not None and page != blocks[at - 1].place.page


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The programme as one part: what is planned in front matter, all that is printed in the body."""
    titled = next(
        (
            b.plain
            for b in blocks[:4]
            if b.kind is not Kind.TABLE and _TITLE.search(b.plain) and len(b.plain) < 120
        ),
        None,
    )
    body = title_headings(outlined(blocks))
    meta = {"body": _body_of(blocks), "date": _issued(blocks), "planned": list(planned(body)) or None}
    part = Part("work-programme", titled or "Work programme", body, {})
    return (part.with_meta(**meta),)


def _body_of(blocks: Sequence[Block]) -> str | None:
    """The body that the title, or a short line beside it, names."""
    titles = (b.plain for b in blocks[:3] if b.kind is not Kind.TABLE and len(b.plain) < 110)
    return phrases.body_among(_OF_BODY.sub("", title) for title in titles)


def _issued(blocks: Sequence[Block]) -> str | None:
    """The day on which a programme says that it was brought up to date, or that stands at its top."""
    texts = (b.plain for b in blocks[:_LOOK_AHEAD] if b.kind is not Kind.TABLE)
    found = next(filter(None, map(_ISSUED.search, texts)), None)
    return phrases.first_date(found[1]) if found else _dated(blocks)


def _dated(blocks: Sequence[Block]) -> str | None:
    """The day of the one line "Date: 3 June 2025", unless items without days of their own stand below it."""
    lines = [
        (match[1], below)
        for block, below in itertools.pairwise(blocks)
        if block.kind is not Kind.TABLE
        for text in block.text.split("\n")
        if (match := _DATED.match(plain(text)))
    ]
    if len(lines) != 1 or lines[0][1].kind is Kind.ITEM:
        return None
    ((day, below),) = lines
    known = years(blocks)
    undated = below.kind is Kind.TABLE and not (
        calendars.dated_cells(below, known) or tables.dated_by_head(below, known)
    )
    return None if undated else phrases.first_date(day)


def inside(part: Part) -> Part:
    """A report on a work programme with the items of the tables in it."""
    titled = _TITLE.search(part.title) or any(_is_title(b) for b in part.blocks[:_LOOK_AHEAD])
    if part.kind == "work-programme" or not titled:
        return part
    known = years(part.blocks)
    own = [b for b in part.blocks if tables.dated_by_head(b, known) or calendars.is_calendar(b, known)]
    found = [e for b in own if not tables.tracks_actions(b) for e in tables.entries(b, Over(), known)]
    return part.with_meta(planned=found or None)


def planned(blocks: Sequence[Block]) -> Iterator[Entry]:
    """The items of all tables and lists, in order."""
    known, over, level = years(blocks), Over(), 0
    for block in (b for joined in _joined(blocks) for b in _apart(joined, known)):
        if block.kind is Kind.TABLE:
            yield from tables.entries(block, over, known)
        elif days := _date_over(block, known):
            over, level = Over(days), block.level
        elif block.kind is Kind.HEADING or _announces(block):
            keeps = block.level > level > 0
            over = Over(over.dates if keeps else Dates(), block.plain if _lists(block.plain) else None)
            level = level if keeps else 0
        elif _is_item(block, over):
            yield from line(block.text, over, block.place)


def _lists(heading: str) -> bool:
    return bool(_LISTED.search(heading)) and not _PROSE.search(heading)


def _announces(block: Block) -> bool:
    """Whether a short line is a heading without its mark: "Other substantive items (carried over)"."""
    words = len(block.plain.split())
    return block.kind is Kind.PARAGRAPH and words <= 8 and bool(re.search(r"\bitems\b", block.plain, re.I))


def _is_item(block: Block, over: Over) -> bool:
    """Whether a line stands in a list of items: under a date or a name, short, and no sentence."""
    if over == Over() or block.kind not in (Kind.ITEM, Kind.PARAGRAPH) or block.level > 1:
        return False
    text = block.plain
    return len(text.split()) <= _MOST and text[-1:] not in ".:;" and not _NO_ITEM.match(text)


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a table that goes on after a page's end as one with the table above."""
    found: list[Block] = []
    for block in blocks:
        if block.kind is Kind.TABLE and found and _continues(block, found[-1]):
            above = found.pop()
            places = tuple(b.at(i) for b in (above, block) for i in range(len(b.rows)))
            found.append(replace(above, rows=above.rows + block.rows, places=places))
        else:
            found.append(block)
    yield from found


def _continues(block: Block, above: Block) -> bool:
    """Whether a table has no head of its own, the columns of the one above, and no dates."""
    first = [plain(cell) for cell in block.rows[0]]
    return (
        above.kind is Kind.TABLE
        and tables.heads(above) is not None
        and tables.heads(block) is None
        and len(first) == len(above.rows[0])
        and bool(re.fullmatch(r"(?:\d{1,2}[.)]?)?", first[0]))
        and not any(phrases.is_dated(cell) for row in block.rows for cell in row)
    )
