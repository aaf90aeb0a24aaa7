"""Page furniture: what is printed around the paper, recognised by its words, repetition and place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parsers import navigation, phrases, stamps
from parsers.blocks import Block, Kind, Omitted

STAMP = "page stamp"
BLANK = "blank page notice"
HEAD = "running head or foot"
ITEM_MARK = "agenda item mark"
LINE_NUMBERS = "line numbers in the margin"

WATERMARK = "watermark"
LABEL = "label along the margin"

# "Page 12", "Pack Page 12", "Agenda Page 12", "Tudalen y pecyn 12"
_STAMP = re.compile(
    r"^\(?(?:(?:agenda |pack |document pack )?page|tudalen(?: y(?:r)? \w+)?) (?:no\.? ?)?(\d{1,4})\)?$", re.I
)
_OWN_PAGE = re.compile(
    r"^(?:Page )?(\d{1,3}) (?:of|/) \d{1,3}$|^(\d{1,3})$|^[-–—|] ?(\d{1,3}) ?[-–—|]$", re.I
)
# "- 7 -", "Page 7 of 20": says by itself what it counts
_SAYS_SO = re.compile(r"^(?:page\b|[-–—|])", re.I)
_BLANK = re.compile(
    r"^\W*(?:this page (?:is|has been|was)? ?(?:left )?(?:intentionally|deliberately) (?:left )?blank"
    r"|this page (?:is|has been|was)? ?left blank (?:intentionally|deliberately)"
    r"|(?:page )?intentionally (?:left )?blank"
    r"|blank page)\W*$",
    re.I,
)
# "Agenda Item 4", "Agenda Item No. 4a"
_ITEM_MARK = re.compile(r"^Agenda Item(?: No\.?)?:? (\d{1,2}[A-Za-z]?)$", re.I)
_UNIT = re.compile(r"[£€$%]|\b(?:figures|amounts|values) (?:are |shown )?in\b", re.I)
_WATERMARK = re.compile(
    r"^\W*(?:draft|confidential|restricted|exempt|private|copy|sample|embargoed|superseded|withdrawn"
    r"|not for publication|(?:strictly )?private (?:and|&) confidential|draft[ -]\w+)\W*$",
    re.I,
)
# "OFFICIAL: HE report template 204", "DFFICIAL: …": how a paper may be handled, over or under each page
_MARKING = re.compile(r"^\W*(?:[A-Z]?FFICIAL)(?:[ -]SENSITIVE)?\s*:")
_TABLE_RULE = re.compile(r"^[\s|:\-–—.…]*$")

_PAPER = "Paper: "
# "Item 6: Capital Programme 2025-35": how such a mark is written here
_ITEM_TITLE = re.compile(r"^Item (\d{1,2}[a-z]?): (.+)$")

_PAGE = 10
"""A page has more lines than this: numbers that stand nearer to each other count something else."""
_WIDEST = 110
"""A running head has no more letters."""
_FARTHEST = 200
"""A page has fewer lines than this."""
REPEATS = 4
"""So often must a short line stand in a document before it is taken for a running head."""


def name_of(text: str) -> str | None:
    """The kind of furniture that a line is by its words alone, or None."""
    line = text.strip().strip("*# ")
    if _BLANK.match(line):
        return BLANK
    if _STAMP.match(line) or _OWN_PAGE.match(line):
        return STAMP
    if _ITEM_MARK.match(line):
        return ITEM_MARK
    return None


def stamped_page(text: str) -> int | None:
    """The printed page number of a stamp ("Page 41")."""
    match = _STAMP.match(text.strip().strip("*# "))
    return int(match[1]) if match else None


def own_page(text: str) -> int | None:
    """The number that a paper gives its own page: "7", "- 7 -", "Page 7 of 20"."""
    match = _OWN_PAGE.match(text.strip().strip("*# "))
    return int(match[1] or match[2] or match[3]) if match else None


def is_bare(text: str) -> bool:
    """Whether a text is a number that only its place and the pages around can tell to be a page's."""
    return own_page(text) is not None and not _SAYS_SO.match(text.strip().strip("*# "))


def is_unit(text: str) -> bool:
    """Whether a short line says what figures are in: "All figures in £m"."""
    return bool(_UNIT.search(text))


def is_watermark(text: str) -> bool:
    """Whether large letters across a page are the word of a watermark."""
    return bool(_WATERMARK.match(text.strip()))


def marked_item(block: Block) -> str | None:
    """The item number of an "Agenda Item 4" mark."""
    match = _ITEM_MARK.match(block.plain) if block.kind is Kind.MARK else None
    return match[1] if match else None


def paper_mark(title: str) -> str:
    """The mark that stands where a file's own outline says that a paper begins."""
    return f"{_PAPER}{title}"


def marked_paper(block: Block) -> str | None:
    """The title that the outline gives to the paper that begins at such a mark."""
    return (
        block.text.removeprefix(_PAPER) if block.kind is Kind.MARK and block.text.startswith(_PAPER) else None
    )


def item_mark(number: str, title: str) -> str:
    """The mark that stands where a file's own outline says that an agenda item's papers begin."""
    return f"Item {number}: {title}"


def titled_item(block: Block) -> tuple[str, str] | None:
    """Number and title of the agenda item whose papers begin at such a mark."""
    match = _ITEM_TITLE.match(block.text) if block.kind is Kind.MARK else None
    return (match[1], match[2]) if match else None


def begins_paper(block: Block) -> bool:
    """Whether a mark says that a paper begins: one of the outline, or "Agenda Item 4" on its first page."""
    return bool(marked_item(block) or marked_paper(block) or titled_item(block))


def shape(text: str) -> str:
    """A line with what changes from page to page taken out: its letters only.

    Their case stays: "SAFEGUARDING IN HACKNEY" is a piece of a bar, "Safeguarding in Hackney" a title.
    """
    return re.sub(r"[^A-Za-z]+", " ", text).strip()


# "7. Recommendation 4", "2.1 Findings": the number counts sections, not pages
_NUMBERED = re.compile(r"^\d{1,3}(?:[.)]|\.\d)")
_NUMBERED_HEADING = re.compile(r"^\d{1,3}\b")


def is_numbered(text: str) -> bool:
    """Whether a line begins with the number of a section, as titles do and running heads don't."""
    return bool(_NUMBERED.match(text))


def _could_run(block: Block) -> bool:
    """Whether a block is short enough, and no list item, table or question, for a running head."""
    if block.kind not in (Kind.HEADING, Kind.PARAGRAPH) or block.number is not None:
        return False
    text = block.plain
    return 2 < len(text) <= _WIDEST and "\n" not in block.text and text[-1] not in "?;"


@dataclass(frozen=True, slots=True)
class _Running:
    """The running heads of a document."""

    shapes: frozenset[str]
    repeated: frozenset[str]
    """Lines that stand more than once, word for word."""

    def holds(self, block: Block) -> bool:
        """Whether a block is a running head: the same words each time, but for a page number or a stamp.

        "Objective 1", "Objective 2" are titles, "Rivers and wetlands 12" is a head with its page.
        """
        text = block.plain
        if _could_run(block) and _MARKING.match(text):
            return any(_begins_alike(shape(text), known) for known in self.shapes)
        if not _could_run(block) or shape(text) not in self.shapes or _REPEATED_HEADINGS.match(text):
            return False
        if is_numbered(text) or (block.kind is Kind.HEADING and _NUMBERED_HEADING.match(text)):
            return False
        return text in self.repeated or len(shape(text).split()) >= 3


def _begins_alike(own: str, known: str) -> bool:
    """Whether two heads have their first words in common: what is behind may be a misread number."""
    return own.split()[1:4] == known.split()[1:4] and len(own.split()) >= 4


def _running(blocks: Sequence[Block]) -> _Running:
    """The shapes of lines that repeat from page to page; one that is a heading each time is a heading."""
    able = [b for b in blocks if _could_run(b) and not is_numbered(b.plain)]
    shapes = Counter(shape(b.plain) for b in able)
    loose = {shape(b.plain) for b in able if b.kind is Kind.PARAGRAPH}
    texts = Counter(b.plain for b in able)
    return _Running(
        frozenset(s for s, n in shapes.items() if n >= REPEATS and len(s) > 8 and s in loose),
        frozenset(text for text, n in texts.items() if n > 1),
    )


# Sub-headings that repeat because papers are built alike, not because a page maker printed them.
_REPEATED_HEADINGS = re.compile(
    r"^(?:questions (?:from|by)|minutes?$|additional documents|evidence|impact|assurance|learning|metrics"
    r"|outline"
    r"|introduction|summary|findings|recommendations?|reports?$|attending|actions?$|conclusions?|background|agreed"
    r"|resolved|in response|purpose|the chair thanked|responses?$|progress|next steps|recommendation \d)",
    re.I,
)


def split_off(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Omitted, ...]]:
    """Blocks without the furniture among them, and the furniture as omissions.

    Blank page notices and item marks stay as blocks of kind MARK: they tell where papers begin.
    A running head is kept where it stands first, and where it is first marked as a heading: there it may be
    the title that the others repeat.
    """
    blocks = tuple(blocks)
    running, bar, feet = _running(blocks), navigation.vocabulary(blocks), _feet(blocks)
    figures = _figures(blocks) - feet.keys()
    seen: set[tuple[str, bool]] = set()
    kept: list[Block] = []
    omitted: list[Omitted] = []
    for index, block in enumerate(blocks):
        if index in feet:
            omitted.append(Omitted(feet[index], block.plain, block.place))
            continue
        reason = _reason(block, running, bar) if index not in figures else None
        if reason is None and block.kind is Kind.TABLE:
            heads = [row for row in block.rows if _is_head_row(row, running)]
            omitted += [Omitted(HEAD, " ".join(row).strip(), block.place) for row in heads]
            rest = [at for at, row in enumerate(block.rows) if row not in heads]
            rows = tuple(block.rows[at] for at in rest)
            kept += [replace(block, rows=rows, places=tuple(map(block.at, rest)))] if rows else []
            continue
        title = (
            reason == HEAD
            and not navigation.holds(block, bar)
            and (_may_be_title(block, running, seen) or _heads_item(block, kept))
        )
        if reason is None or title:
            seen |= {(shape(block.plain), False), (shape(block.plain), block.kind is Kind.HEADING)}
            kept.append(block)
            continue
        omitted.append(Omitted(reason, block.plain, block.place))
        if reason in (BLANK, ITEM_MARK):
            kept.append(replace(block, kind=Kind.MARK))
    return tuple(kept), tuple(omitted)


def _feet(blocks: Sequence[Block]) -> dict[int, str]:
    """A page's number and the line with it, body or day, where both stand in the midst of a sentence."""
    found: dict[int, str] = {}
    for at in range(1, len(blocks) - 2):
        first, second = blocks[at : at + 2]
        if first.kind is Kind.TABLE or second.kind is Kind.TABLE or not _is_cut_at(blocks, at):
            continue
        number, line = (at, at + 1) if is_bare(first.plain) else (at + 1, at)
        if is_bare(blocks[number].plain) and is_foot(blocks[line].plain):
            found |= {number: STAMP, line: HEAD}
    return found


def _is_cut_at(blocks: Sequence[Block], at: int) -> bool:
    """Whether a sentence stops above two blocks and goes on below them."""
    above, below = blocks[at - 1], blocks[at + 2]
    texts = (Kind.PARAGRAPH, Kind.ITEM)
    return (
        above.kind in texts
        and below.kind in texts
        and bool(re.search(r"[\w,]$", above.plain))
        and below.plain[:1].islower()
    )


def is_foot(text: str) -> bool:
    """Whether a line names a body or a day and nothing else that takes long, as below each page."""
    named = phrases.body_name(text) or phrases.first_date(text)
    return bool(named) and len(text) <= _WIDEST and "\n" not in text and text[-1] not in ".?;:"


def _figures(blocks: Sequence[Block]) -> set[int]:
    """The blocks that look like the number of a page, and that count neither with others nor with stamps."""
    bare = [i for i, b in enumerate(blocks) if b.kind is not Kind.TABLE and is_bare(b.plain)]
    lines: dict[int, list[int]] = defaultdict(list)
    for i in bare:
        lines[own_page(blocks[i].plain) or 0].append(blocks[i].place.line or i)
    counted = {
        line
        for number, own in lines.items()
        for line in own
        if _stands(lines.get(number - 1, []), line - _FARTHEST, line - _PAGE)
        or _stands(lines.get(number + 1, []), line + _PAGE + 1, line + _FARTHEST)
    }
    points = [(blocks[i].place.line or 0, own_page(blocks[i].plain) or 0) for i in bare]
    typed = [point for point in points if point[0]]
    stamped = pages(blocks)
    counted |= {line for line, _ in stamps.counting(typed)}
    counted |= {line for line, number in typed if stamped.due(number, line)}
    for i in bare:
        if (i and _is_notice(blocks[i - 1])) or _is_notice(*blocks[i + 1 : i + 2]):
            line, number = blocks[i].place.line or i, own_page(blocks[i].plain) or 0
            near = (*lines.get(number - 1, []), *lines.get(number + 1, []))
            counted |= {line} if any(abs(line - other) <= _FARTHEST for other in near) else set()
    return {i for i in bare if (blocks[i].place.line or i) not in counted}


def _is_notice(*blocks: Block) -> bool:
    """Whether a block says that its page is blank: the number beside it is that page's, however near."""
    return any(b.kind is not Kind.TABLE and bool(_BLANK.match(b.plain)) for b in blocks)


def _stands(lines: Sequence[int], first: int, end: int) -> bool:
    """Whether one of some lines, which are in order, lies between two."""
    return bisect_left(lines, first) < bisect_left(lines, end)


def pages(blocks: Iterable[Block]) -> stamps.Pages:
    """The stamps of a text ("Page 41") that count its pages."""
    found = ((b.place.line, stamped_page(b.plain)) for b in blocks if b.kind is not Kind.TABLE)
    return stamps.pages([(line, page) for line, page in found if line and page])


def _may_be_title(block: Block, running: _Running, seen: set[tuple[str, bool]]) -> bool:
    """Whether a running head stands here first, or first as a heading and without a stamp behind it."""
    if not running.holds(block) or _MARKING.match(block.plain):
        return False
    own = shape(block.plain)
    heading = block.kind is Kind.HEADING and not block.plain[-1].isdigit()
    return (own, False) not in seen or (heading and (own, True) not in seen)


def _heads_item(block: Block, before: Sequence[Block]) -> bool:
    """Whether a line without day or number stands right below "Agenda Item 4": the title of what is there."""
    return bool(before) and marked_item(before[-1]) is not None and not re.search(r"\d", block.plain)


def _is_head_row(row: Sequence[str], running: _Running) -> bool:
    """Whether a converter took a running head for a row: "DFFICIAL: HE report template" and empty cells.

    One word may be misread, and what is a head has more words than a label.
    """
    filled = [cell for cell in row if cell.strip()]
    own = shape(filled[0]).split() if len(filled) == 1 else []
    if len(own) < 4 or len(row) < 2:
        return False
    known = (head.split() for head in running.shapes)
    return any(
        len(head) == len(own) and sum(a != b for a, b in zip(head, own, strict=True)) <= 1 for head in known
    )


def _reason(block: Block, running: _Running, bar: frozenset[str]) -> str | None:
    if block.kind is Kind.TABLE:
        return None
    if named := name_of(block.plain):
        return named
    if _TABLE_RULE.match(block.plain):
        return "rule without words"
    if running.holds(block):
        return HEAD
    return HEAD if navigation.holds(block, bar) else None
