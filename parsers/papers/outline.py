"""Finds the outline that print shows: numbered paragraphs, headings, sentences over pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parsers.blocks import Block, Kind

# "4.12 What are …", "1.1. Hackney …", "3.4.1. The …", "4.3 The Director"; not "52.5% of", "2.6 (requires"
NUMBERED = re.compile(r"^\**(\d{1,2}(?:\.\d{1,3}){1,4})\.?\**[\s:]+(?=[\"“‘'(\[*]*[A-Z])(.+)$", re.S)
# "4. Commissioning of …", "4 Children's Social Care", "**3** Declarations", "1.0 Purpose of this document",
# "88. 24/00108 - Budget Monitoring Report" (with the number of a decision)
_TOP = re.compile(r"^\**(\d{1,3})(?:\.0)?[.)]?\**\s+(?=[\"“‘'(*]*(?:[A-Z]|\d\d/\d{4,5}\b))(.+)$", re.S)
_ENDS_SENTENCE = re.compile(r"[.;,!]\**$")
_FUNCTION_WORDS = re.compile(
    r"\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|this|these|those|is|are|was|were|be|been|has|have"
    r"|had|as|not|their|its|our|it|will|would|can|could|should|into|than|but|if|about|between|through)$",
    re.I,
)
_LONG_TITLE = 200


def outlined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with sentences joined over page breaks, paragraphs numbered and numbered headings found."""
    return _numbered_headings(_numbered(_joined(tuple(blocks))))


def _joined(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Sentences that a page break cut in two are one block again; the first place stays."""
    joined: list[Block] = []
    marks: list[Block] = []
    for block in blocks:
        if block.kind is Kind.MARK:
            marks.append(block)
            continue
        if joined and not marks and _runs_on(joined[-1], block):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {block.text}")
            continue
        joined += [*marks, block]
        marks = []
    return tuple(joined + marks)


def _runs_on(before: Block, block: Block) -> bool:
    """Whether a paragraph goes on with the sentence of the block before it."""
    if block.kind is not Kind.PARAGRAPH or before.kind not in (Kind.PARAGRAPH, Kind.ITEM):
        return False
    end, start = before.plain, block.plain
    if len(end) < 60 or not start or re.search(r"[.:;?!…]['\"”’)]*$", end) or "\n" in block.text:
        return False
    if start[0].islower():
        return True
    if _FUNCTION_WORDS.search(end):
        return not NUMBERED.match(start)
    return False


def _numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Paragraphs that begin with a number such as 4.12 carry it, whatever mark or rank they had."""
    return tuple(_with_number(block) for block in blocks)


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
            result.append(_demoted(block))
            continue
        number, title = found
        follows = _first_number_after(blocks, index)
        opens = follows is not None and follows.split(".")[0] == str(number)
        stands_alone = not _in_list(blocks, index)
        begins = not last and block.kind is Kind.HEADING and _next_heading(blocks, index) == number + 1
        if (
            opens
            or begins
            or (last and number == last + 1 and stands_alone and block.kind is not Kind.PARAGRAPH)
        ):
            last = number
            result.append(
                replace(block, kind=Kind.HEADING, text=title, number=str(number), level=2, marker="-")
            )
        else:
            result.append(_demoted(block))
    return tuple(result)


def _top_number(block: Block) -> tuple[int, str] | None:
    """Number and title of a block that may be a numbered title."""
    if block.kind not in (Kind.HEADING, Kind.ITEM, Kind.PARAGRAPH) or block.number is not None:
        return None
    text = f"{block.marker} {block.text}" if block.kind is Kind.ITEM and block.marker != "-" else block.text
    match = _TOP.match(text)
    if match is None or "\n" in match[2] or len(match[2]) > _LONG_TITLE:
        return None
    title = match[2].strip().strip("*").strip()
    if _ENDS_SENTENCE.search(title) and not re.search(r"\betc\.$|\be\.g\.", title):
        # "3. An Outline of Current … independent provision." is a title all the same if its paragraphs
        # follow.
        return (
            (int(match[1]), title)
            if len(title) < _LONG_TITLE and title.count(". ") == 0 and block.kind is not Kind.ITEM
            else None
        )
    return int(match[1]), title


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


def title_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Short lines alone before running text are headings, where headings lost their marks.

    In a file with pages the type has told already what a heading is, if it is not text with page breaks.
    """
    if any(b.place.page and not b.place.line for b in blocks):
        return tuple(blocks)
    result: list[Block] = []
    for index, block in enumerate(blocks):
        after = next((b for b in blocks[index + 1 :] if b.kind is not Kind.MARK), None)
        result.append(
            replace(block, kind=Kind.HEADING, level=3) if _looks_like_title(block, after) else block
        )
    return tuple(result)


def _looks_like_title(block: Block, after: Block | None) -> bool:
    if block.kind is not Kind.PARAGRAPH or block.running or block.number:
        return False
    if after is None or "\n" in block.text:
        return False
    text = block.plain
    if (
        not 3 < len(text) <= 90
        or not re.match(r"[A-Z\"“0-9]", text)
        or re.search(r"[.;,!:…]$|^\W|https?:|@|:\s|^[\w/&]{2,10} [-–] ", text)
    ):
        return False
    if not re.search(r"[a-z]{3}|[A-Z]{4}", text) or re.match(
        r"^\d+([./]\d+)*$|^(?:Dear|Yours|Agreed|Resolved|Cc)\b", text
    ):
        return False
    runs_on = after.kind is Kind.PARAGRAPH and after.plain[:1].islower()
    return not runs_on and (after.kind is not Kind.PARAGRAPH or len(after.plain) > len(text))
