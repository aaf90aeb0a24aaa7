"""The body of a page of content as chunks: headings, paragraphs, lists, tables, each with anchor and place.

Everything that the site says of a text is worked out from these, so that a correction in Markdown reaches all
of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from markdown_it.token import Token

from archive.content import Page
from archive.markdown import MARKDOWN, continues, plain_text
from archive.records import Source
from archive.slugs import slug

_PLACE = r"<!-- ((?:page|printed|line) \d+(?:, (?:page|printed|line) \d+)*) -->"
_MARK = re.compile(rf"^{_PLACE}\s*$")
_MARK_IN_CELL = re.compile(rf"{_PLACE}(?:\s|<br>)*")
# "<!-- page three -->", or a mark that doesn't stand alone
_COMMENT = re.compile(r"<!--\s*(?:page|printed|line)\b[^\n]{0,80}?-->", re.I)
_NUMBER = re.compile(r"^(\d{1,3}(?:\.\d{1,3}){1,4}) (?=\S)")
# "4\\.790 original posts": Markdown that says that a figure is no number
_ESCAPED = re.compile(r"^\d{1,3}\\\.")
_HEADING_NUMBER = re.compile(r"^(\d{1,3}[a-z]?)\. (?=\S)|^(\d{1,3}(?:\.\d{1,3})+) (?=\S)")
_ITEMS = "-   -   *   -   -   -   "
"""The marks of items that stand in each other, each as far in as their words are; all alike were a rule."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One block of a body."""

    kind: str
    """heading, paragraph, list, table, preformatted, figure or other."""
    text: str
    """Its words as plain text, a heading's or paragraph's without its number."""
    tokens: tuple[Token, ...]
    source: Source
    line: int
    """Its line in the content file."""
    anchor: str
    level: int = 0
    """Level of a heading on its page: 2 or more, without jumps."""
    number: str | None = None
    """The printed number."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Plain text of a table's cells; the first row is the header, perhaps of empty cells."""
    places: tuple[Source, ...] = ()
    """Where each row of a table begins."""
    items: tuple[str, ...] = ()
    """Plain text of a list's outer items, each with what is below it."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The places that it begins on, in order: more than one for a table that runs over pages."""
        return tuple(dict.fromkeys(self.places)) or (self.source,)


def place(text: str, document: str) -> Source:
    """A place as content has it, `page 12, printed 10` or `line 350`, as a source."""
    found = {name: int(number) for name, number in re.findall(r"(page|printed|line) (\d+)", text)}
    return Source(document, found.get("page"), found.get("printed"), found.get("line"))


def places(page: Page) -> list[Source]:
    """All places that a page has marks of, in order."""
    return [place(mark, page.document) for mark in re.findall(_PLACE, page.body)]


def unfit_marks(page: Page) -> Iterator[tuple[int, str]]:
    """Line and words of what looks like a mark of a place and is none: readers see it as it stands."""
    for number, line in enumerate(page.body.split("\n"), start=page.body_line):
        alone, in_table = _MARK.match(line.lstrip(" ")), line.lstrip().startswith("|")
        for comment in () if alone else _COMMENT.findall(line):
            if not (in_table and re.fullmatch(_PLACE, comment)):
                yield number, comment


def chunks(page: Page) -> tuple[Chunk, ...]:
    """The chunks of a page in order."""
    return _parsed(page.document, page.body, page.body_line)


# Each page is asked for by several matters
@lru_cache(maxsize=4096)
def _parsed(document: str, body: str, body_line: int) -> tuple[Chunk, ...]:
    return _anchored(_leveled(list(_chunks(document, body, body_line))))


def _chunks(document: str, body: str, body_line: int) -> Iterator[Chunk]:
    source = Source(document)
    for first, lines, mark in _segments(body):
        if mark is not None:
            source = place(mark, document)
        tokens = MARKDOWN.parse("\n".join(lines))
        for group in _groups(tokens):
            chunk = _chunk(group, source, body_line + first + _line(group[0]))
            yield chunk
            source = chunk.sources[-1]


def _segments(body: str) -> Iterator[tuple[int, list[str], str | None]]:
    """Runs of lines with the mark that stands before them.

    Where a page turns within a list the mark is indented as what follows it. The items that go on are there
    again, without words, in the line before.
    """
    run: list[str] = [""]
    start, mark, items = -1, None, ""
    for number, line in enumerate(body.split("\n")):
        if match := _MARK.match(line.lstrip(" ")):
            if any(run):
                yield start, run, mark
            run, start, mark = [""], number, match[1]
            items = _ITEMS[: len(line) - len(line.lstrip(" "))].rstrip()
        else:
            if items and line:
                run[-1], items = items, ""
            run.append(line)
    if any(run):
        yield start, run, mark


def _groups(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Top-level blocks: from each opening token to its closing one."""
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


def _chunk(group: list[Token], source: Source, line: int) -> Chunk:
    kind = {
        "heading_open": "heading",
        "paragraph_open": "paragraph",
        "bullet_list_open": "list",
        "ordered_list_open": "list",
        "table_open": "table",
        "fence": "preformatted",
    }.get(group[0].type, "other")
    if kind == "paragraph" and is_figure(group):
        return Chunk("figure", "", tuple(group), source, line, "")
    if kind == "table":
        return _table(group, source, line)
    text = plain_text(group)
    number = None
    if kind in ("heading", "paragraph"):
        match = (_HEADING_NUMBER if kind == "heading" else _NUMBER).match(text)
        if match and not _ESCAPED.match(group[1].content):
            number = match[1] or match[2] if kind == "heading" else match[1]
            text = text[match.end() :]
    level = int(group[0].tag[1]) if kind == "heading" else 0
    items = _items(group) if kind == "list" else ()
    return Chunk(kind, text, tuple(group), source, line, "", level, number, items=items)


def is_figure(group: Sequence[Token]) -> bool:
    """Whether a paragraph is nothing but a picture, whose words are not the paper's."""
    return any([child.type for child in token.children or []] == ["image"] for token in group)


def _table(group: list[Token], source: Source, line: int) -> Chunk:
    """A table; a mark in a cell says where its row and those below begin, and is none of its words."""
    rows: list[list[str]] = []
    places: list[Source] = []
    for at, token in enumerate(group):
        if token.type == "tr_open":
            rows.append([])
            places.append(source)
        elif token.type == "inline":
            if mark := _MARK_IN_CELL.search(token.content):
                places[-1] = source = place(mark[1], source.document)
                group[at] = _unmarked(token)
            rows[-1].append(plain_text(group[at : at + 1]))
    cells = tuple(tuple(row) for row in rows)
    return Chunk(
        "table", plain_text(group), tuple(group), places[0], line, "", rows=cells, places=tuple(places)
    )


def _unmarked(cell: Token) -> Token:
    """A cell without its marks."""
    cell = copy(cell)
    cell.content = unmarked(cell.content)
    cell.children = MARKDOWN.parseInline(cell.content)[0].children
    return cell


def by_page(chunk: Chunk) -> Iterator[Chunk]:
    """A chunk; a table as one for each page on which rows begin, each below the table's head."""
    if len(chunk.sources) == 1:
        yield chunk
        return
    starts = [at for at, token in enumerate(chunk.tokens) if token.type == "tr_open"]
    ends = [*starts[1:], len(chunk.tokens) - 2]
    head = chunk.tokens[: starts[1]]
    for number, (source, run) in enumerate(groupby(range(len(starts)), key=chunk.places.__getitem__)):
        own = list(run)
        rows = [row for row in own if row]
        inside = (token for row in rows for token in chunk.tokens[starts[row] : ends[row]])
        yield replace(
            chunk,
            text=" ".join(cell for row in own for cell in chunk.rows[row] if cell),
            tokens=(*head, *inside, *chunk.tokens[-2:]),
            source=source,
            line=chunk.line + _line(chunk.tokens[starts[own[0]]]) - _line(chunk.tokens[0]),
            anchor=turn(chunk.anchor, source) if number else chunk.anchor,
            rows=(chunk.rows[0], *(chunk.rows[row] for row in rows)),
            places=(source,) * (1 + len(rows)),
        )


def turn(anchor: str, source: Source) -> str:
    """The anchor of the row of a table with which a page begins."""
    return f"{anchor}-page-{source.page}" if source.page else f"{anchor}-line-{source.line}"


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _items(group: Sequence[Token]) -> tuple[str, ...]:
    """The texts of a list's outer items; those in an item that only goes on stand for it."""
    items: list[list[Token]] = []
    outer = 1
    for at, token in enumerate(group):
        if token.type == "list_item_open" and token.level <= outer:
            goes_on = continues(group, at) and group[at + 1].type != "paragraph_open"
            outer = token.level + 2 if goes_on else token.level
            items += [] if goes_on else [[]]
        elif items and token.type == "inline":
            items[-1].append(token)
    return tuple(plain_text(item) for item in items)


def _leveled(found: list[Chunk]) -> list[Chunk]:
    """Headings from level 2 without jumps: papers jump levels, pages must not. Empty ones were never made."""
    stack: list[int] = []
    result = []
    for chunk in found:
        if chunk.kind != "heading":
            result.append(chunk)
            continue
        while stack and stack[-1] >= chunk.level:
            stack.pop()
        stack.append(chunk.level)
        result.append(replace(chunk, level=min(len(stack) + 1, 6)))
    return result


def _anchored(found: list[Chunk]) -> tuple[Chunk, ...]:
    """Anchors: by number where there is one, else by the heading's words; a repeated one is counted."""
    used: set[str] = set()
    last: dict[str, int] = {}  # how far each was counted: a text may have thousands of one base
    heading, position = "top", 0
    result = []
    for chunk in found:
        position = 0 if chunk.kind == "heading" else position + 1
        base = _anchor(chunk, heading, position)
        anchor = base
        while anchor in used:
            last[base] = last.get(base, 1) + 1
            anchor = f"{base}-{last[base]}"
        used.add(anchor)
        if chunk.kind == "heading":
            heading = anchor
        result.append(replace(chunk, anchor=anchor))
    return tuple(result)


def unmarked(line: str) -> str:
    """A line of a body without the marks of places in it."""
    return _MARK_IN_CELL.sub("", line)


def _anchor(chunk: Chunk, heading: str, position: int) -> str:
    if chunk.kind == "heading":
        words = slug(chunk.text, most=50)
        return f"{chunk.number.replace('.', '-')}-{words}" if chunk.number else words
    if chunk.number:
        return f"paragraph-{chunk.number.replace('.', '-')}"
    return f"{heading}-table-{position}" if chunk.kind == "table" else f"{heading}-p{position}"
