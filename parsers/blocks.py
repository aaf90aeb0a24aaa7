"""What a reader makes of a file: blocks in reading order, each with its place in the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache


class NotReadable(ValueError):
    """A file that no reader can read; the message says why, for the maintainer."""


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    PREFORMATTED = "preformatted"
    """What stands in rows and columns that are not certain: its text has lines and spaces as printed."""
    FIGURE = "figure"
    """A picture: its text says what it is, in words that the source does not have."""
    MARK = "mark"
    """Page furniture that tells where a paper begins ("Agenda Item 4"); never published."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source document; what is unknown is None."""

    page: int | None = None
    printed_page: int | None = None
    line: int | None = None

    def __str__(self) -> str:
        """As it stands in content: `page 12, printed 10` or `line 1345`."""
        parts = (("page", self.page), ("printed", self.printed_page), ("line", self.line))
        return ", ".join(f"{name} {number}" for name, number in parts if number is not None)


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item or table."""

    kind: Kind
    text: str
    """Inline Markdown; lines that the source keeps apart are parted by a newline."""
    place: Place
    level: int = 0
    """Rank of a heading (1 is highest), depth of a list item (1 is outermost) or of the one that a paragraph
    belongs to (0 for none)."""
    number: str | None = None
    """The printed number of a heading or paragraph ("4", "4.12"), without its full stop."""
    marker: str = "-"
    """The printed mark of a list item: "-" for any bullet, else "1.", "a)", "iv."."""
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells of a table; lines within a cell are parted by a newline."""
    places: tuple[Place, ...] = ()
    """Where each row of a table begins; none where all begin at the table's own place."""
    ends: Place | None = None
    """Where the last row of a table ends, if a page cuts it."""
    header: bool = False
    """Whether the first row is known to be a header."""
    links: tuple[tuple[str, str], ...] = ()
    """Files that a web page links to: the link's words, and its address as the page has it, whole or not."""
    leads_to: str = ""
    """The address of the page that the first words of a web page's list item lead to, as the page has it."""
    image: str = ""
    """The name of a figure's picture."""
    running: bool = False
    """Whether the source says that a paragraph or entry is running text, and no title that lost its mark."""

    def at(self, row: int) -> Place:
        """Where a row of a table begins."""
        return self.places[row] if self.places else self.place

    @property
    def last_place(self) -> Place:
        """Where a table ends; the place of any other block."""
        return self.ends or (self.places[-1] if self.places else self.place)

    @cached_property
    def plain(self) -> str:
        """The text without Markdown's marks, on one line: the words of the source."""
        if self.kind is Kind.FIGURE:
            return ""
        if self.kind is Kind.TABLE:
            return " ".join(plain(cell) for row in self.rows for cell in row if cell)
        if self.kind is Kind.PREFORMATTED:
            return " ".join(self.text.split())
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Omitted:
    """A piece of the source that is on purpose not published."""

    reason: str
    text: str
    place: Place = Place()
    private: bool = False
    """Whether its words are not to be shown as an example either: hidden text, deletions, comments."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page that is to be shown as a picture."""

    name: str
    """What it is called within its document: "page-12-picture-1"."""
    page: int
    turn: int = 0
    """By how many quarters the page is turned to the right, to stand upright."""
    box: tuple[float, float, float, float] | None = None
    """Left, top, right and bottom in points from the upright page's top left; the whole page if None."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as its reader understood it."""

    media_type: str
    text: str
    """All the words of the source, for the account of words; its pages, if any, are parted by form feeds."""
    blocks: tuple[Block, ...]
    omitted: tuple[Omitted, ...] = ()
    pages: int | None = None
    problems: tuple[tuple[Place, str], ...] = ()
    pictures: tuple[Picture, ...] = ()
    scans: tuple[int, ...] = ()
    """Pages that are a picture of a page, without words."""
    front: Mapping[str, str] = field(default_factory=dict)
    """What whoever wrote the file said of it: title, kind, body, dates, as pages of content have them."""
    private: tuple[tuple[Place, str], ...] = ()
    """What the file holds and does not show, in lines for the maintainer alone; its original is held back."""


@dataclass(frozen=True, slots=True)
class Part:
    """One page of content: what a document says of one thing."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
    meta: dict[str, object] = field(default_factory=dict)
    """Front matter besides kind and title: strings, numbers, lists and mappings of them."""
    omitted: tuple[Omitted, ...] = ()

    def with_meta(self, **more: object) -> Part:
        """The same part with more front matter; what it has already stays."""
        return replace(self, meta={**{k: v for k, v in more.items() if v is not None}, **self.meta})


_MARKS = re.compile(r"\\([^\sA-Za-z0-9])|\*\*|~~|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
# Bounded, so that a text of nothing but opening brackets takes no more time than any other
_LINK = re.compile(r"(?<!\\)\[([^\[\]]{0,1000})\]\([^)\s]{0,1000}\)")
_MARKED = re.compile(r"[\\*_`\[~]")
"""What text without any mark of Markdown has none of."""
_LINK_TO = re.compile(r"\]\(([^)\s]{1,1000})\)")
_WORD = re.compile(r"[^\W_]++")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Inline Markdown as plain text on one line."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    return " ".join(_MARKS.sub(lambda m: m[1] or "", _LINK.sub(r"\1", text)).split())


def with_addresses(block: Block) -> str:
    """The plain text of a block and, behind it, the addresses that its links lead to."""
    return " ".join([block.plain, *(match[1] for match in _LINK_TO.finditer(block.text))])


def words(text: str) -> list[str]:
    """The words of a text, folded for comparing; what the account of words counts. "¹" is 1, "ﬁ" is fi."""
    plain = text.isascii() or unicodedata.is_normalized("NFKC", text)
    folded = text if plain else unicodedata.normalize("NFKC", text)
    return _WORD.findall(folded.casefold())


def has_words(text: str) -> bool:
    """Whether there is a word in a text."""
    return bool(_WORD.search(text) or words(text))


def unnumbered(block: Block) -> Block:
    """The block without its number, the number put back before its words."""
    if block.number is None:
        return block
    return replace(block, text=f"{block.number} {block.text}", number=None)


def tops_page(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is the first of the document, of a page, or behind a page maker's mark."""
    if at == 0 or blocks[at - 1].kind is Kind.MARK:
        return True
    page = blocks[at].place.page
    return page is not None and page != blocks[at - 1].last_place.page
