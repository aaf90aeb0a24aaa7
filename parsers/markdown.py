"""Writes blocks as clean Markdown with marks of their places: what content is, and people correct."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from parsers.blocks import Block, Kind, Place, plain
from parsers.inline import escape, title

_ORDERED = re.compile(r"^\d{1,9}[.)]$")
_INDENT = "    "
"""What stands in a list item is indented by this."""
# "4.790 original posts", "3.5 million visits": figures, not the numbers of paragraphs
_FIGURE = re.compile(
    r"^\d{1,3}\.(?=\d{3}\s"
    r"|\d{1,2} (?:million|billion|per ?cent|hectares|tonnes|miles|km|hours|days|weeks|years)\b)",
    re.I,
)
# "ABH" of "Actual Bodily Harm", "SEND"
_ABBREVIATION = re.compile(r"[A-Z][A-Z&]{1,6}s?")
_LOOKS_LIKE_MARKUP = re.compile(r"^(#{1,6}\s|>|[-+*]\s|\d{1,9}[.)]\s|\||={3,}|-{3,})")


def body(blocks: Iterable[Block]) -> str:
    """The body of a page of content.

    A mark such as `<!-- page 12, printed 10 -->` stands where the place changes; within a table in the first
    cell of the row with which a page begins, behind it where only the rest of its last row is on a page.
    """
    pieces: list[str] = []
    place: Place | None = None
    open_list = _List()
    for block in blocks:
        if _is_news(block, place):
            place = block.place
            pieces.append(f"\n{open_list.begin(block)}<!-- {place} -->\n")
            open_list.cut = True
        if block.kind is Kind.ITEM:
            pieces += ["\n" if open_list.cut else "", open_list.item(block) + "\n"]
            open_list.cut = False
            continue
        indent = open_list.begin(block)
        pieces += ["\n", indent + _block(block, indent) + "\n"]
        if block.ends:
            pieces.append(f"\n<!-- {block.ends} -->\n")
        place = block.last_place if block.places or block.ends else place
        open_list.cut = True
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip() + "\n"


class _List:
    """A run of list items: how deep each stands in the others, and which numbers Markdown would give them."""

    def __init__(self) -> None:
        self.levels: list[int] = []
        """The levels of the items that the next one may stand in."""
        self.cut = True
        """Whether a paragraph, a mark or nothing stands before the next item."""
        self._numbers: dict[int, str] = {}

    def begin(self, block: Block) -> str:
        """How far what stands in the same items as a block is indented; the items that it ends are closed."""
        level = block.level - (block.kind is Kind.ITEM) if block.kind in (Kind.ITEM, Kind.PARAGRAPH) else 0
        while self.levels and self.levels[-1] > level:
            self._numbers.pop(len(self.levels), None)
            self.levels.pop()
        return _INDENT * len(self.levels)

    def item(self, block: Block) -> str:
        """An item, no more than one step deeper than the one before it.

        Its printed mark stays: where Markdown would count on to another number, it is written as text.
        """
        while self.levels and self.levels[-1] > block.level:
            self._numbers.pop(len(self.levels), None)
            self.levels.pop()
        if not self.levels or self.levels[-1] < block.level:
            self.levels.append(block.level)
        depth = len(self.levels)
        before, marker = self._numbers.pop(depth, None), block.marker
        if _ORDERED.match(marker):
            if before is None or _next(before) == marker:
                self._numbers[depth] = marker
            else:
                marker = f"- {marker[:-1]}\\{marker[-1]}"
        elif marker != "-":
            marker = f"- {marker}"
        return f"{_INDENT * (depth - 1)}{marker} {_lines(block.text, _INDENT * depth)}"


def _next(marker: str) -> str:
    """The number behind one in a list: "5." behind "4."."""
    return f"{int(marker[:-1]) + 1}{marker[-1]}"


def _is_news(block: Block, place: Place | None) -> bool:
    """Whether a mark is due: a new page, or without pages the start of a section, number or table."""
    now = block.place
    if now == Place() or now == place:
        return False
    if now.page is not None:
        return place is None or _turns(place, now)
    return block.kind in (Kind.HEADING, Kind.TABLE) or block.number is not None or place is None


def _turns(before: Place, now: Place) -> bool:
    """Whether a page begins between two places."""
    return (now.page, now.printed_page) != (before.page, before.printed_page)


def _block(block: Block, indent: str = "") -> str:
    match block.kind:
        case Kind.HEADING:
            number = (
                f"{block.number}. "
                if block.number and "." not in block.number
                else f"{block.number} "
                if block.number
                else ""
            )
            text = title(" ".join(block.text.split("\n")))
            return f"{'#' * min(max(block.level, 2), 6)} {number}{text}"
        case Kind.TABLE:
            return table(_marked(block), header=block.header)
        case Kind.PREFORMATTED:
            fence = "`" * max(3, 1 + max(map(len, re.findall("`+", block.text)), default=0))
            return f"{fence}table\n{block.text}\n{fence}"
        case Kind.FIGURE:
            return f"![{escape(block.text)}]({block.image}.webp)"
        case _:
            number = f"{block.number} " if block.number else ""
            return number + _guarded(_lines(block.text, indent))


def _lines(text: str, indent: str) -> str:
    """Lines that the source keeps apart stay apart, with a backslash at their ends."""
    return f"\\\n{indent}".join(text.split("\n"))


def _guarded(text: str) -> str:
    """A paragraph that happens to begin like a heading, a list or another's number is kept as it is."""
    if figure := _FIGURE.match(text):
        return f"{figure[0][:-1]}\\.{text[figure.end() :]}"
    match = _LOOKS_LIKE_MARKUP.match(text)
    if match is None:
        return text
    digits = re.match(r"\d+", text)
    return f"{digits[0]}\\{text[digits.end() :]}" if digits else "\\" + text


def _marked(block: Block) -> Sequence[tuple[str, ...]]:
    """The rows of a table, with a mark in those with which a page begins."""
    return [
        (f"<!-- {block.at(index)} --> {row[0]}".strip(), *row[1:])
        if index and _turns(block.at(index - 1), block.at(index))
        else row
        for index, row in enumerate(block.rows)
    ]


def table(rows: Sequence[tuple[str, ...]], *, header: bool = False) -> str:
    """A pipe table. Without a header the head row is empty, for a first row of data is no header."""
    width = max(len(row) for row in rows)
    full = [row + ("",) * (width - len(row)) for row in rows]
    head, *rest = full if header or _is_header(full) else [("",) * width, *full]
    lines = [head, ("---",) * width, *rest]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _is_header(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether the first row reads as one: short labels without figures, longer or other rows below."""
    first = rows[0]
    if len(rows) < 2 or sum(bool(c) for c in first) < 2 or any(len(c) > 60 for c in first):
        return False
    if any(
        re.fullmatch(r"[\d£$%.,()\s–-]+", c) and not re.fullmatch(r"(?:19|20)\d\d", c) for c in first if c
    ):
        return False
    return not first[0].endswith(":") and all(c for c in first[1:]) and not _is_like(first, rows[1:])


def _is_like(first: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether a first row is one of data: it has the words or the unit of one below, or explains a term."""
    if len(first) > 1 and _ABBREVIATION.fullmatch(plain(first[0])) and _stands_for(first[0], first[1]):
        return True
    others = [row for row in rows if row != first]
    return any(
        own and any(_same_value(own, row[column]) for row in others)
        for column, own in enumerate(map(plain, first))
    )


def _stands_for(term: str, text: str) -> bool:
    """Whether a term has the initials of a text."""
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", plain(text)))
    return plain(term).rstrip("s").replace("&", "") == initials


def _same_value(own: str, other: str) -> bool:
    """Whether two cells of a column hold the same words, or figures of one unit: "447 times", "9 times"."""
    other = plain(other)
    if own[0].isdigit() and other[:1].isdigit():
        units = [re.fullmatch(r"\d[\d,.]* ([A-Za-z]+)", cell) for cell in (own, other)]
        return units[0] is not None and units[1] is not None and units[0][1] == units[1][1]
    return " " in own and own == other


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")
