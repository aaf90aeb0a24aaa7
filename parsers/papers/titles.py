"""Titles in a text that has lost its type: told by where a line stands, how it is written, and its like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from parsers import phrases
from parsers.blocks import Block, Kind, words

_LONG = 90
_LONGEST = 160
"""So long are the title of a table, of an appendix, and one whose like are titles."""
_STACK = 3
"""Chapter, section and what is in it may stand one below the other; more lines in a row are a list."""
_NEAR = 2
"""Titles above each other stand in every other line of the source."""
_OFTEN = 3
_TELLING = 5
"""So many words of a list's entry are a title where they stand alone further down."""
_TABLE_OF = re.compile(r"^(?:table of )?contents\W*$", re.I)
_END = re.compile(r"[.;,!:…]\W*$")
# "Table 1A: Directorate Forecast (£k)", "Graph 2 - Pupil Numbers"
_LABELLED = re.compile(r"^(?:Table|Graph|Figure|Chart|Map|Diagram|Box) [\dA-Z]{1,4}\b")
# "Appendix 1 - Form", "APPENDIX F: SAVINGS", "Section B – Evidence"; not "Section 47 enquiries"
_APPENDIX = re.compile(
    r"^(?:(?:Appendix|Annexe?|Schedule|APPENDIX|ANNEXE?|SCHEDULE) (?:\d{1,2}|[A-Z])\b"
    r"|(?:Section|Part|Chapter|SECTION|PART|CHAPTER) (?:\d{1,2}|[A-Z]|[IVX]{1,4})(?:$|\s*[:–-]))"
)
# "1.0 Purpose of this document", "1. Introduction"
_FIRST_SECTION = re.compile(r"^1(?:\.0?)?\s+[A-Z]")
# "ASD - Autistic Spectrum Disorder", "Clerk: Joan Smith", "Is it exempt? No", addresses, amounts
_NO_TITLE = re.compile(r"https?:|@|[:?]\s|^[\w/&]{2,10} [-–] |\d ?%|£ ?\d")
# "PS/24/13 POTHOLES: WORK SO FAR": the number of a minute, which may stand over any title
_REFERENCE = re.compile(r"^[A-Z]{1,6}[./]\d{1,4}(?:[./]\d{1,4})?[.:)]?\s+[A-Z]")
# "A total of 44.9 places": an amount, but for the title of a table
_AMOUNT = re.compile(r"\s\d+\.\d")
# "To replace recommendation (h) with": what it begins goes on below
_RUNS_ON = re.compile(r"\b(?:the|an?|of|and|or|to|in|on|at|by|for|with|from|that|which|is|are|was|were|be)$")
# "Dear Joan", "Agreed that", "Yes If yes, please say", "Cllr Smith", "All actions completed"
_BEGINS_TEXT = re.compile(
    r"(?:Dear|Yours|Cc|Yes|No|None|N/A|Not (?:applicable|Applicable|known)|A total of)\b"
    r"|(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\b"
    r"|(?:Agreed|Resolved|RESOLVED)\b(?! [A-Z])"
    r"|(?:All|These|There|This|They|We|It|Please|Those|Both|I|He|She|You) [a-z]"
)
_NAMES = re.compile(r"(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Professor)\.? [A-Z]")
_QUOTED = re.compile(r"[“\"‘'].*[”\"’']$")
# "which is shown below": said of a table, not its title
_SAYS = re.compile(r"\b(?:below|above|following|follows)\b", re.I)
_YEAR = re.compile(r"^(?:financial )?(?:year )?(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?$", re.I)
_VERSION = re.compile(r"^(?:v|version|draft|revision) ?[\d.]*\W*", re.I)
# "All figures in £m", "Amounts are in £000s"
_UNIT = re.compile(r"^\W*(?:all )?(?:figures|amounts|values)\b.{0,20}\bin £", re.I)
_Key = tuple[str, ...]


def title_headings(blocks: Sequence[Block], report: Sequence[Block] = ()) -> tuple[Block, ...]:
    """Short lines alone before running text are headings, where headings lost their marks.

    The lists of the report that a paper stands behind tell its titles as its own lists do.
    In a file with pages the type has told already what a heading is, if it is not text with page breaks.
    """
    if any(b.place.page and not b.place.line for b in blocks):
        return tuple(blocks)
    levels = dict(_levels(_Text(blocks, report)))
    marked = [
        replace(block, kind=Kind.HEADING, level=levels[at], marker="-", text=_whole(block))
        if at in levels
        else block
        for at, block in enumerate(blocks)
    ]
    return tuple(_ranked(marked, set(levels)))


def _whole(block: Block) -> str:
    return block.text if block.marker == "-" else f"{block.marker} {block.text}"


def _ranked(blocks: Sequence[Block], titles: set[int]) -> Iterator[Block]:
    """Headings without a gap in their ranks: before the first of the second rank, those of the third are."""
    over = False
    for at, block in enumerate(blocks):
        over |= block.kind is Kind.HEADING and block.level <= 2
        own = at in titles and not over
        yield replace(block, level=2) if own else block


@dataclass
class _Text:
    """A paper's blocks, and what in it, or in the report before it, tells titles."""

    blocks: Sequence[Block]
    report: Sequence[Block]
    contents: frozenset[_Key] = field(init=False)
    """The titles in its table of contents."""
    listed: Mapping[_Key, int] = field(init=False)
    """The longer entries of its lists and how they begin, each with the first block that is one."""
    texts: Counter[str] = field(init=False)
    referenced: int = field(init=False)
    """So many lines begin with the number of a minute."""
    numbered: int = field(init=False)
    """The first block with a number."""
    announced: frozenset[int] = field(init=False)
    """The lines that say once more what entries of a list have said: an overview, and then each in turn."""

    def __post_init__(self) -> None:
        self.contents = frozenset(_contents(self.blocks))
        self.listed = {**_beginnings(self.blocks), **dict.fromkeys(_beginnings(self.report), -1)}
        self.texts = Counter(b.plain for b in self.blocks if b.kind is Kind.PARAGRAPH)
        self.referenced = sum(n for text, n in self.texts.items() if _REFERENCE.match(text))
        self.numbered = next((n for n, b in enumerate(self.blocks) if b.number), len(self.blocks))
        again = frozenset(n for n in range(len(self.blocks)) if _says_again(self, n))
        self.announced = again if len(again) > 1 else frozenset()

    def below(self, at: int) -> int | None:
        """The next block that is no mark."""
        later = range(at + 1, len(self.blocks))
        return next((n for n in later if self.blocks[n].kind is not Kind.MARK), None)

    def above(self, at: int) -> int | None:
        """The block before, if it is no mark."""
        return next((n for n in range(at - 1, -1, -1) if self.blocks[n].kind is not Kind.MARK), None)


def _levels(text: _Text) -> Iterator[tuple[int, int]]:
    """The blocks that are titles, with their ranks."""
    at = 0
    able = [_may_be(text, n) for n in range(len(text.blocks))]
    found: dict[int, int] = {}
    while at < len(text.blocks):
        if not able[at]:
            at += 1
            continue
        run, dates, end = _run(text, able, at)
        found |= _of_run(text, run, dates, end)
        at = end if end is not None else len(text.blocks)
    yield from found.items()
    yield from ((n, 3) for n in _siblings(text, found) if n not in found)


def _run(text: _Text, able: Sequence[bool], at: int) -> tuple[list[int], set[int], int | None]:
    """Lines in a row that may be titles, those of them below which a date stands, and what comes then."""
    run, dates = [at], set[int]()
    after = text.below(at)
    while after is not None:
        if _is_dateline(text.blocks[after]):
            dates.add(run[-1])
        elif _is_unit(text.blocks[after]):
            pass
        elif able[after]:
            run.append(after)
        else:
            break
        after = text.below(after)
    return run, dates, after


def _of_run(text: _Text, run: Sequence[int], dates: set[int], after: int | None) -> dict[int, int]:
    """The titles among lines in a row: the last one over a text, and with it a few right above it."""
    last = run[-1]
    found = {n for n in run if after is not None and (n in dates or _is_certain(text, n))}
    if _stands_over(text, last, after):
        found.add(last)
        stacked = [n for n in run[:-1] if len(text.blocks[n].plain.split()) > 1]
        if len(run) <= _STACK:
            found |= {n for n in stacked if _is_near(text, n, run[run.index(n) + 1])}
    return {n: _level(text, n, dated=n in dates) for n in found}


def _is_certain(text: _Text, at: int) -> bool:
    """Whether a line is a title whatever stands below it: the contents, a list or its own words say so."""
    block = text.blocks[at]
    return _key(block) in text.contents or bool(_APPENDIX.match(block.plain)) or at in text.announced


def _level(text: _Text, at: int, *, dated: bool) -> int:
    block = text.blocks[at]
    chapter = (
        dated
        or _key(block) in text.contents
        or bool(_APPENDIX.match(block.plain))
        or _begins_anew(text, at)
        or (block.plain.isupper() and not re.search(r"\d", block.plain))
    )
    return 2 if chapter else 3


def _is_near(text: _Text, at: int, other: int) -> bool:
    lines = text.blocks[at].place.line, text.blocks[other].place.line
    return lines[0] is None or lines[1] is None or lines[1] - lines[0] <= _NEAR


def _stands_over(text: _Text, at: int, after: int | None) -> bool:
    """Whether below a line stands what a title may head: a longer text, a list, a table."""
    if after is None:
        return False
    own, below = text.blocks[at].plain, text.blocks[after]
    if below.kind is not Kind.PARAGRAPH or below.number:
        return True
    starts = below.plain[:1].islower()
    return not starts and (len(below.plain) > len(own) or bool(re.search(r"\w{3}[.?]\W*$", below.plain)))


def _may_be(text: _Text, at: int) -> bool:
    """Whether a block is written like a title."""
    block = text.blocks[at]
    own = block.plain
    if block.kind is Kind.ITEM:
        return _heads_form(text, at)
    if block.kind is not Kind.PARAGRAPH or block.running or block.number or "\n" in block.text:
        return False
    if _key(block) in text.contents and len(own) <= _LONGEST:
        return _after_contents(text, at)
    if at in text.announced:
        return True
    long = bool(_APPENDIX.match(own)) or _begins_anew(text, at) or _heads_table(text, at)
    return 3 < len(own) <= (_LONGEST if long else _LONG) and _is_written_so(block, text, at)


def _is_written_so(block: Block, text: _Text, at: int) -> bool:
    own = block.plain
    labelled = bool(_LABELLED.match(own) or _APPENDIX.match(own) or _is_referenced(text, own))
    if not labelled and (_END.search(own) or _NO_TITLE.search(own)):
        return False
    if not re.match(r"[A-Z\"“‘'(0-9]", own) or _RUNS_ON.search(own) or _is_names(own):
        return False
    over_table = _heads_table(text, at)
    if (_SAYS if over_table else _AMOUNT).search(own):
        return False
    if not re.search(r"[a-z]{3}|[A-Z]{4}", own) or _BEGINS_TEXT.match(own) or _QUOTED.match(own):
        return False
    footnote = bool(re.match(r"\*(?!\*)[^*]*$", block.text))
    entry = bool(re.search(r"\D \d{1,3}$", own)) and re.sub(r"\s+\d{1,3}$", "", own) in text.texts
    above = text.blocks[before] if (before := text.above(at)) is not None else None
    office = above is not None and above.kind is Kind.PARAGRAPH and bool(_NAMES.match(above.plain))
    return not (footnote or entry or office or _is_dateline(block) or _is_unit(block))


def _is_referenced(text: _Text, own: str) -> bool:
    """Whether a line begins with the number of a minute, as others do."""
    return text.referenced > 1 and bool(_REFERENCE.match(own))


def _is_unit(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and len(block.plain) <= 40 and bool(_UNIT.match(block.plain))


def _is_names(text: str) -> bool:
    """Whether a line names several people: "Ann Heron & Joe Otter"."""
    names = re.split(r"\s*(?:,|;|&|\band\b)\s*", text)
    return len(names) > 1 and all(map(phrases.is_name, names))


def _is_dateline(block: Block) -> bool:
    """Whether a line is a date, a year or a version, as stands below the title of a document."""
    if block.kind is not Kind.PARAGRAPH or len(block.plain) > 40:
        return False
    bare = _VERSION.sub("", block.plain)
    return bool(_YEAR.match(bare)) or (phrases.is_dated(bare) and len(re.findall(r"\w+", bare)) <= 4)


def _heads_table(text: _Text, at: int) -> bool:
    after = text.below(at)
    return after is not None and text.blocks[after].kind is Kind.TABLE


def _heads_form(text: _Text, at: int) -> bool:
    """Whether "2. Staffing" stands over a table that begins with "2.1 Number on roll"."""
    after, own = text.below(at), re.match(r"(\d{1,2})\.$", text.blocks[at].marker)
    below = text.blocks[after] if after is not None else None
    if own is None or below is None or below.kind is not Kind.TABLE:
        return False
    return below.rows[0][0].startswith(f"{own[1]}.1")


def _begins_anew(text: _Text, at: int) -> bool:
    """Whether below a line the numbers of sections begin once more: it is the title of another document."""
    after = text.below(at)
    first = text.blocks[after] if after is not None else None
    if first is None or not (first.number == "1" or _FIRST_SECTION.match(first.plain)):
        return False
    return text.numbered < at


# -- what tells titles from elsewhere in the paper -----------------------------------------------------------


def _key(block: Block) -> _Key:
    return tuple(word for word in words(block.plain) if word != "the")


def _contents(blocks: Sequence[Block]) -> Iterator[_Key]:
    """The titles that a table of contents lists: what stands before a page number."""
    start = next(
        (n for n, b in enumerate(blocks) if b.kind is not Kind.TABLE and _TABLE_OF.match(b.plain)), None
    )
    for block in blocks[start + 1 : start + 20] if start is not None else ():
        lines = block.rows if block.kind is Kind.TABLE else [(block.plain,)]
        entries = [
            m[1] for row in lines if (m := re.match(r"(.*?\w.*?)[\s.…]+\d{1,3}$", " ".join(row).strip()))
        ]
        if not entries and len(block.plain) > _LONGEST:
            return
        for entry in entries:
            yield (own := tuple(word for word in words(entry) if word != "the"))
            if "by" in own:  # "Foreword by Cllr Smith"
                yield own[: own.index("by")]


def _after_contents(text: _Text, at: int) -> bool:
    contents = (n for n, b in enumerate(text.blocks) if b.kind is not Kind.TABLE and _TABLE_OF.match(b.plain))
    return next(contents, 0) < at


def _telling(block: Block) -> _Key:
    """The words of a list's entry or of a title, without what stands in brackets; none of a short one."""
    own = tuple(words(re.sub(r"\([^()]*\)", " ", block.plain)))
    return own if len(own) >= _TELLING and len(block.plain) < 2 * _LONGEST else ()


def _says_again(text: _Text, at: int) -> bool:
    """Whether a line says once more what an entry of a list above has said, or how it begins."""
    block = text.blocks[at]
    able = block.kind is Kind.PARAGRAPH and not block.number and "\n" not in block.text
    own = _telling(block) if able else ()
    if not own or len(block.plain) > _LONGEST:
        return False
    return text.listed.get(own, at) < at


def _beginnings(blocks: Sequence[Block]) -> dict[_Key, int]:
    """The longer entries of lists, and as many of their first words as tell something."""
    found: dict[_Key, int] = {}
    for at, block in enumerate(blocks):
        entry = _telling(block) if block.kind is Kind.ITEM else ()
        for length in {len(entry), *range(_TELLING + 1, len(entry))} - {0}:
            found.setdefault(entry[:length], at)
    return found


def _siblings(text: _Text, found: Mapping[int, int]) -> Iterator[int]:
    """Lines in the place of titles: right below a title that stands often, and mostly has one below it."""
    often = [n for n in found if text.texts[text.blocks[n].plain] >= _OFTEN]
    for own in {text.blocks[n].plain for n in often}:
        under = [text.below(n) for n in often if text.blocks[n].plain == own]
        others = [
            n for n in under if n is not None and text.blocks[n].kind is Kind.PARAGRAPH and n not in found
        ]
        if len(others) < len(under) / _OFTEN:
            yield from (n for n in others if _could_be(text, n))


def _could_be(text: _Text, at: int) -> bool:
    """Whether a line may be a title though it ends like a sentence: a longer text stands below it."""
    block, after = text.blocks[at], text.below(at)
    if "\n" in block.text or len(block.plain) > _LONGEST or block.number or after is None:
        return False
    below = text.blocks[after]
    return below.kind is not Kind.PARAGRAPH or len(below.plain) > 0.7 * len(block.plain)
