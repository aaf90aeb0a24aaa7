"""Finds the outline that print shows: numbered paragraphs, headings, sentences over pages."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parsers.blocks import Block, Kind
from parsers.inline import title

# "4.12 What are …", "1.1. Hackney …", "3.4.1. The …", "4.3 The Director"; not "52.5% of", "2.6 (requires"
NUMBERED = re.compile(r"^\**(\d{1,2}(?:\.\d{1,3}){1,4})\.?\**[\s:]+(?=[\"“‘'(\[*]*[A-Z])(.+)$", re.S)
# "3.13. 27 (79%) of the …", "8.5 £4m was …": only between its neighbours in the count
_FIGURE_FIRST = re.compile(r"^\**(\d{1,2}(?:\.\d{1,3}){1,4})\.?\**[\s:]+(?=[£(]?\d)(.+)$", re.S)
# "4. Commissioning of …", "4 Children's Social Care", "**3** Declarations", "1.0 Purpose of this document",
# "88. 24/00108 - Budget Monitoring Report" (with the number of a decision)
_TOP = re.compile(r"^\**(\d{1,3})(\.0)?[.)]?\**\s+(?=[\"“‘'(*]*(?:[A-Z]|\d\d/\d{4,5}\b))(.+)$", re.S)
# "***101. Apologies***": marks before the number and behind the words belong together
_ALL_MARKED = re.compile(r"^\*+\d{1,3}(?:\.0)?[.)]?\s.*[^*]\*+$", re.S)
_ENDS_SENTENCE = re.compile(r"[.;,!]\**$")
_FUNCTION_WORDS = re.compile(
    r"\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|this|these|those|is|are|was|were|be|been|has|have"
    r"|had|as|not|their|its|our|it|will|would|can|could|should|into|than|but|if|about|between|through)$",
    re.I,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# "3 May 2024": the day of a meeting, no third item
_DAY = re.compile(rf"^\**\d{{1,2}}\s+(?:{_MONTHS})(?:,?\s+(?:19|20)\d\d\b|\**$)")
# "RESOLVED" on a line of its own, or before what is: a resolution begins, whatever the line above says
_RESOLUTION = re.compile(r"(?:RESOLVED|RECOMMENDED|AGREED)\b")
# How a sentence ends on one page, how it begins on the next
_CUT = (
    # "From April" / "2022 to September 2022"
    (re.compile(rf"\b(?:{_MONTHS})$"), re.compile(r"(?:19|20)\d\d\b")),
    # "Emotional and Mental Health" / "(SEMH) placements in secondary schools"
    (re.compile(r"[a-z]$"), re.compile(r"\([^()]{2,40}\)\s+[a-z]")),
)
# "… by September; and" / "2.3 recommend to Cabinet", "(3) that it be cleaned": the next point of a resolution
_NEXT_POINT = (
    re.compile(r"[;,]\s*(?:and|or)(?:/or)?$"),
    re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s"),
)
# "leaders who are keen", no address
_IN_SENTENCE = re.compile(r"(?:[a-z][\w’'-]*,? ){3}")
_LONG_TITLE = 200
_LINE = 60
"""A text that a page has cut is longer; a shorter one announces what stands below."""
_WHOLE = re.compile(r"\d{1,3}$")
_LOST = 3
"""By so many the numbers of headings may jump, where a title or its number is lost."""
_BETWEEN = 3
"""So many captions may stand between the two halves of a sentence."""
_SIBLINGS = 2
"""So many entries with a full stop show that the entries of a list have one."""


def outlined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with sentences joined over page breaks, paragraphs numbered and numbered headings found."""
    return _numbered_headings(_numbered(joined(blocks)))


def joined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Sentences that a page break cut in two are one block again; the first place stays.

    What stands beside them on the page, such as the name below a picture, stands behind them then.
    """
    whole: list[Block] = []
    marks: list[Block] = []
    blocks = tuple(blocks)
    for at, block in enumerate(blocks):
        if block.kind is Kind.MARK:
            marks.append(block)
            continue
        cut = _cut_before(whole, block) if not marks else None
        if cut is not None and _fits(whole, cut, block, blocks[at + 1 : at + 2]):
            whole[cut] = replace(whole[cut], text=f"{whole[cut].text} {block.text}")
            continue
        whole += [*marks, block]
        marks = []
    return tuple(whole + marks)


def _cut_before(blocks: Sequence[Block], block: Block) -> int | None:
    """Which block a paragraph may go on with: the last one, or the one above captions that stand between."""
    if block.kind is not Kind.PARAGRAPH or "\n" in block.text or not block.plain:
        return None
    at = last = len(blocks) - 1
    while _IN_SENTENCE.match(block.plain) and at > max(0, last - _BETWEEN) and _is_caption(blocks[at]):
        at -= 1
    if at < last and (_is_caption(blocks[at]) or not _breaks_off(blocks[at])):
        at = last
    return at if at >= 0 and _breaks_off(blocks[at]) else None


def _breaks_off(block: Block) -> bool:
    text = block.plain
    return (
        block.kind in (Kind.PARAGRAPH, Kind.ITEM)
        and (len(text) >= _LINE or bool(_FUNCTION_WORDS.search(text)))
        and not re.search(r"[.:;?!…]['\"”’)]*$", text)
    )


def _is_caption(block: Block) -> bool:
    """Whether a block is a name or a title that may stand beside a text: short, mostly capitalised words."""
    text = block.plain
    words = re.findall(r"[^\W\d_]+", text)
    capitals = sum(word[0].isupper() for word in words)
    return (
        block.kind is Kind.PARAGRAPH
        and not block.number
        and len(text) < 120
        and bool(words)
        and capitals >= 0.6 * len(words)
        and not re.search(r"[.:;?!,]$", text)
    )


def _fits(blocks: Sequence[Block], cut: int, block: Block, below: Sequence[Block]) -> bool:
    """Whether a paragraph is the rest of a block that breaks off: how the one ends, how the other begins."""
    end, start = blocks[cut].plain, block.plain
    if _NEXT_POINT[0].search(end) and _NEXT_POINT[1].match(start):
        return False
    if start[0].islower():
        return True
    if len(end) < _LINE:
        return False  # "To replace recommendation (h) with"
    if NUMBERED.match(start) or _RESOLUTION.match(start):
        return False
    if _is_caption(blocks[cut]):
        return bool(_FUNCTION_WORDS.search(end))
    if _FUNCTION_WORDS.search(end) or end.endswith(","):
        return True
    if any(a.search(end) and b.match(start) for a, b in _CUT):
        return True
    fragment = start.endswith(".") and len(start) < 80 and _is_caption(replace(block, text=start.rstrip(".")))
    return fragment or (start.endswith(".") and _is_cut_item(blocks, cut, below))


def _is_cut_item(blocks: Sequence[Block], cut: int, below: Sequence[Block]) -> bool:
    """Whether a list goes on below, and only this one of its entries has no full stop."""
    if blocks[cut].kind is not Kind.ITEM or not below or below[0].kind is not Kind.ITEM:
        return False
    above = (blocks[at] for at in range(cut - 1, -1, -1))
    before = list(itertools.takewhile(lambda b: b.kind is Kind.ITEM, above))
    return len(before) >= _SIBLINGS and all(b.plain.endswith(".") for b in (*before, below[0]))


def _numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Paragraphs that begin with a number such as 4.12 carry it, whatever mark or rank they had.

    Where a number stood in a list of a text, what answers it stands in the same list: there the converter
    has set in all entries but the first.
    """
    found: list[Block] = []
    of_list = False
    blocks = list(blocks)
    later = _numbers_after(blocks)
    last = ""
    for block, following in zip(blocks, later, strict=True):
        own = _with_number(block)
        if own is block and block.number is None:
            own = _with_figure(block, last, following)
        last = own.number or last
        if own is not block or block.kind not in (Kind.ITEM, Kind.MARK):
            of_list = own is not block and block.kind is Kind.ITEM and block.place.line is not None
        elif of_list and block.kind is Kind.ITEM:
            own = _set_out(block, found)
        found.append(own)
    return tuple(found)


def _numbers_after(blocks: Sequence[Block]) -> list[str]:
    """The number with which the next numbered paragraph behind each block begins."""
    found = [""] * len(blocks)
    for at in range(len(blocks) - 2, -1, -1):
        below = blocks[at + 1]
        match = NUMBERED.match(below.text) if below.kind is not Kind.TABLE else None
        found[at] = below.number or (match[1] if match else found[at + 1])
    return found


def _with_figure(block: Block, before: str, after: str) -> Block:
    """A paragraph whose text begins with a figure, with its number if that is next in the count."""
    match = _FIGURE_FIRST.match(block.text) if block.kind in (Kind.PARAGRAPH, Kind.ITEM) else None
    if match is None or not (_is_next(before, match[1]) or _is_next(match[1], after)):
        return block
    return replace(block, kind=Kind.PARAGRAPH, text=match[2].strip(), number=match[1], level=0)


def _is_next(number: str, other: str) -> bool:
    """Whether one number comes right behind another: 3.13 and 3.14."""
    stem, _, last = number.rpartition(".")
    return bool(stem) and other == f"{stem}.{int(last) + 1}"


def _set_out(block: Block, before: Sequence[Block]) -> Block:
    """An entry in the list of its question: not one below an entry that announces it, and not "1) …"."""
    if block.level < 2 or re.match(r"\W*(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s", block.text) or block.marker != "-":
        return block
    above = next((b for b in reversed(before) if b.kind is not Kind.ITEM or b.level < block.level), None)
    announced = above is not None and above.kind is Kind.ITEM and above.plain.endswith(":")
    return block if announced else replace(block, level=block.level - 1)


def _with_number(block: Block) -> Block:
    if block.kind in (Kind.TABLE, Kind.MARK):
        return block
    match = NUMBERED.match(block.text)
    if match is None or match[1].endswith(".0"):
        return block
    if block.kind is Kind.HEADING and len(match[2]) < 90 and match[2].rstrip()[-1] not in ".?;:":
        return replace(block, text=match[2].strip(), number=match[1])
    return replace(block, kind=Kind.PARAGRAPH, text=match[2].strip(), number=match[1], level=0)


def _numbered_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Titles such as "4. Budget Monitoring" are headings where 4.1 follows or 3 came before."""
    result: list[Block] = []
    last = 0
    for index, block in enumerate(blocks):
        found = _top_number(block)
        if found is None:
            own = _WHOLE.match(block.number or "") if block.kind is Kind.HEADING else None
            last = int(own[0]) if own else last
            result.append(_demoted(block))
            continue
        number, printed, words = found
        follows = _first_number_after(blocks, index)
        opens = follows is not None and follows.split(".")[0] == str(number)
        stands_alone = not _in_list(blocks, index) and not (block.kind is Kind.ITEM and block.running)
        begins = not last and block.kind is Kind.HEADING and _next_heading(blocks, index) == number + 1
        if (
            opens
            or begins
            or (last and number == last + 1 and stands_alone and block.kind is not Kind.PARAGRAPH)
            or (last and last < number <= last + _LOST and block.kind is Kind.HEADING)
        ):
            last = number
            result.append(replace(block, kind=Kind.HEADING, text=words, number=printed, level=2, marker="-"))
        else:
            result.append(_demoted(block))
    return tuple(result)


def _top_number(block: Block) -> tuple[int, str, str] | None:
    """The number of a block that may be a numbered title, the same as printed ("1.0"), and its words."""
    if block.kind not in (Kind.HEADING, Kind.ITEM, Kind.PARAGRAPH) or block.number is not None:
        return None
    text = f"{block.marker} {block.text}" if block.kind is Kind.ITEM and block.marker != "-" else block.text
    match = _TOP.match(text) if not _DAY.match(text) else None
    if match is None or "\n" in match[3] or len(match[3]) > _LONG_TITLE:
        return None
    words = title(match[3].rstrip("*") if _ALL_MARKED.match(text) else match[3])
    sentence = _ENDS_SENTENCE.search(words) and not re.search(r"\betc\.$|\be\.g\.", words)
    # "3. An Outline of Current … independent provision." is a title all the same if its paragraphs follow
    if sentence and (block.kind is Kind.ITEM or words.count(". ")):
        return None
    return int(match[1]), match[1] + (match[2] or ""), words


def _in_list(blocks: Sequence[Block], index: int) -> bool:
    """Whether an ordered item has the next or the last number of its list right beside it."""
    block = blocks[index]
    if block.kind is not Kind.ITEM:
        return False
    near = [blocks[i] for i in (index - 1, index + 1) if 0 <= i < len(blocks)]
    return any(
        n.kind is Kind.ITEM and n.marker != "-" and abs((n.place.line or -9) - (block.place.line or 9)) <= 1
        for n in near
    )


def _first_number_after(blocks: Sequence[Block], index: int) -> str | None:
    """The number of the next numbered paragraph, if one comes before the next numbered title."""
    for block in blocks[index + 1 : index + 12]:
        if block.kind is Kind.PARAGRAPH and block.number:
            return block.number
        if block.kind is Kind.HEADING and block.number and "." in block.number:
            return block.number
    return None


def _next_heading(blocks: Sequence[Block], index: int) -> int | None:
    """The number of the next heading that has one: minutes may begin with 84 and go on with 85."""
    later = (_top_number(b) for b in blocks[index + 1 :] if b.kind is Kind.HEADING)
    return next((found[0] for found in later if found), None)


def _demoted(block: Block) -> Block:
    """A heading that is a sentence becomes the paragraph that it is."""
    if (
        block.kind is Kind.HEADING
        and block.number is None
        and (len(block.plain) > _LONG_TITLE or _is_sentence(block.plain))
    ):
        return replace(block, kind=Kind.PARAGRAPH, level=0)
    return block


def _is_sentence(text: str) -> bool:
    return (len(text) > 60 and bool(re.search(r"[.;]$", text))) or bool(
        re.match(r"(?:Agreed|Resolved|RESOLVED):", text)
    )
