"""Documents behind a report that have a title and no cover: appendices, what has its own numbers or date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from parsers import phrases
from parsers.blocks import Block, Kind, Part, tops_page
from parsers.papers.labels import without_labels
from parsers.papers.outline import NUMBERED, outlined
from parsers.papers.titles import title_headings

HOLDS_OTHERS = True
"""Behind such a document another one may stand."""

# "Appendix 1 - Mooring form", "APPENDIX F: SAVINGS", "Annex B"; not "Appendix 1 shows the moorings"
_APPENDIX = re.compile(r"^((?i:appendix|annexe?) (?:\d{1,2}[a-z]?|[A-Z]))(?:\W*$|\s*[:–-]\s*\S|\s+[A-Z])")
# "1.0 Purpose of this document", "2.0 Moorings"
_WITH_ZERO = re.compile(r"^(\d{1,2})\.0\s+[A-Z]")
# "Appendices", "List of supporting documents": what is named below is not there yet
_LISTED = re.compile(
    r"^\W*(?:\d{1,2}\W+)?(?:list of )?(?:appendi|annex|contents|(?:background|supporting) (?:p|d)|attach)",
    re.I,
)
_LONGEST = 160
_MUCH = 300
"""A document has as many letters below its title, or a table."""
_AHEAD = 60
_STACK = 4
"""A title page has at most as many lines, the date included."""


def begins(_blocks: Sequence[Block], _at: int) -> bool:
    """Never: what this module reads begins only behind a report."""
    return False


def begins_within(blocks: Sequence[Block], start: int, at: int) -> bool:
    """Whether a document of its own begins there in the paper that began at `start`."""
    if not _like_title(blocks[at]) or at == start:
        return False
    if blocks[at].place.page and not tops_page(blocks, at):
        return False
    return (
        _is_appendix(blocks, start, at)
        or _counts_anew(blocks, start, at)
        or bool(len(_body(blocks[start:at])) > _STACK and _title_page(blocks[at : at + 2 * _STACK]))
    )


def parse(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The document as one part, titled by its first lines."""
    return parse_within(blocks, ())


def parse_within(blocks: Sequence[Block], report: Sequence[Block]) -> tuple[Part, ...]:
    """The same behind a report, whose lists may name what the document takes in turn."""
    title, date = _title_page(blocks) or (_title(_body(blocks[:6])), None)
    kind = "appendix" if _APPENDIX.match(title) else "text"
    part = Part(kind, title, without_labels(title_headings(outlined(blocks), report)))
    return (part.with_meta(date=date),)


def _like_title(block: Block) -> bool:
    text = block.plain
    return (
        block.kind in (Kind.PARAGRAPH, Kind.HEADING)
        and block.number is None
        and 6 < len(text) <= _LONGEST
        and text[0].isupper()
        and not re.search(r"[.;:,?!]$", text)
    )


def _body(blocks: Iterable[Block]) -> list[Block]:
    return [b for b in blocks if b.kind is not Kind.MARK]


def _title(blocks: Sequence[Block]) -> str:
    """The first line; below "Appendix A" alone, the heading that follows too."""
    first, *below = blocks
    alone = _APPENDIX.match(first.plain)
    if alone and alone[0].strip(" :–-") == alone[1] and below and below[0].kind is Kind.HEADING:
        return f"{alone[1]}: {below[0].plain}"
    return first.plain


def _is_appendix(blocks: Sequence[Block], start: int, at: int) -> bool:
    """Whether an appendix stands below its title: no entry of a list, no head of its following pages."""
    own = _APPENDIX.match(blocks[at].plain)
    if own is None:
        return False
    above, below = _body(blocks[max(start, at - 6) : at]), _body(blocks[at + 1 : at + 7])
    named = [b for b in (*above[-2:], *below[:2]) if _APPENDIX.match(b.plain)]
    short = takewhile(lambda b: len(b.plain) < _LONGEST, reversed(above))
    if named or any(_LISTED.match(b.plain) for b in short):
        return False
    heads = (_APPENDIX.match(b.plain) for b in blocks[start:at] if _like_title(b))
    if any(head and head[1].casefold() == own[1].casefold() for head in heads):
        return False
    return sum(len(b.plain) for b in below) >= _MUCH or any(b.kind is Kind.TABLE for b in below)


def _counts_anew(blocks: Sequence[Block], start: int, at: int) -> bool:
    """Whether sections count from 1 once more below a title, after three or more in the paper so far."""
    before, below = _body(blocks[start:at]), _body(blocks[at + 1 : at + _AHEAD])
    if not below or len(blocks[at].plain.split()) < 3:
        return False
    if first := _WITH_ZERO.match(below[0].plain):
        zeros = [m[1] for b in below if (m := _WITH_ZERO.match(b.plain))]
        return first[1] == "1" and zeros[:2] == ["1", "2"] and "3" in _sections(before)
    return (
        _printed(below[0]).startswith("1")
        and len(below[0].plain) < _LONGEST
        and _sections(below[1:])[:1] == ["1"]
        and "2" in _sections(below)
        and {"1", "2", "3"} <= set(_sections(before))
    )


def _printed(block: Block) -> str:
    number = block.number or (block.marker if block.marker != "-" else "")
    return f"{number} {block.plain}".strip()


def _sections(blocks: Iterable[Block]) -> list[str]:
    """The sections of which numbered paragraphs ("3.1 …") or titles ("3.0 …") stand, in order."""
    found: list[str] = []
    for block in blocks:
        match = NUMBERED.match(_printed(block)) or _WITH_ZERO.match(block.plain)
        if match and (section := match[1].partition(".")[0]) not in found:
            found.append(section)
    return found


def _title_page(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """Title and date of a title page: who speaks, what of, and below them a date alone."""
    lines = list(_stack(_body(blocks)))
    date = phrases.month(lines[-1]) if lines and phrases.is_dated(lines[-1]) else None
    if date is None or not 3 <= len(lines) <= _STACK or not phrases.body_name(lines[0]):
        return None
    return " ".join(lines[1:-1]), date


def _stack(blocks: Sequence[Block]) -> Iterator[str]:
    """The short lines at the top, up to the first date."""
    for block in blocks[: _STACK + 1]:
        if not _like_title(block) or len(block.plain) > _LONGEST // 2:
            return
        yield block.plain
        if phrases.is_dated(block.plain):
            return
