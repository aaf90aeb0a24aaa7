"""What templates ask of a text: the HTML of its chunks, and where each was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from types import MappingProxyType

from markdown_it.token import Token
from markupsafe import Markup

from archive.body import Chunk, turn
from archive.linked import Links, linked
from archive.markdown import MARKDOWN, Attributes, Explained, html
from archive.pictures import Pictures
from archive.records import Document, Source
from archive.table_html import table_html
from archive.tables import csv_file


@dataclass(frozen=True, slots=True)
class Where:
    """A place in an original, for a reader."""

    short: str
    """ "page 10", "from line 350": a line is where its section, numbered paragraph or table begins."""
    label: str
    """ "PDF page 12, printed page 10", "from line 350"."""
    href: str
    """The original, opened at that page where the format can."""
    title: str
    """The document's title."""
    document: str
    """The document's id."""
    exact: bool = True
    """Whether it is a page or a line of the document, and not all of it."""


Turned = Callable[[Where, str, int], Markup]
"""Makes the row of a table that says where a page begins, of the place, an anchor and a number of columns."""


class Texts:
    """Renders the texts of one page of the site; a term is explained where it stands first on the page."""

    def __init__(
        self,
        root: str,
        terms: Mapping[str, tuple[str, str]],
        documents: Mapping[str, Document],
        pictures: Pictures = MappingProxyType({}),
        links: Links = MappingProxyType({}),
        address: str = "",
    ) -> None:
        self.root = root
        self.tables: dict[str, tuple[tuple[str, ...], ...]] = {}
        """The cells of each table that was rendered, by its anchor."""
        self._address = address
        self._links = links
        self._pictures = pictures
        self._explained = Explained(terms, root)
        self._documents = documents
        self._last: Source | None = None
        self._numbered = 0
        self._counted: dict[str, int] = {}
        self._under = "on this page"

    def html(self, chunk: Chunk, anchor: str = "") -> Markup:
        """A chunk without its number, with an anchor if it is to have one."""
        tokens = self._linked(chunk.tokens)
        if anchor:
            tokens[0] = copy(tokens[0])
            tokens[0].attrs = {**tokens[0].attrs, "id": anchor}
        return html(tokens, self._explained, skip=chunk.number or "", pictures=self._shown(chunk))

    def _linked(self, tokens: Sequence[Token]) -> list[Token]:
        """Tokens whose words lead to what they cite."""
        return list(linked(tokens, self._links, self.root))

    def _shown(self, chunk: Chunk) -> Callable[[str], Attributes | None]:
        """How the pictures of a chunk's document are shown."""

        def attributes(name: str) -> Attributes | None:
            picture = self._pictures.get((chunk.source.document, name))
            if picture is None:
                return None
            address = self.root + picture.path
            return {"src": address, "width": picture.width, "height": picture.height, "loading": "lazy"}

        return attributes

    def written(self, text: str) -> Markup:
        """A text of the front matter: Markdown, a paragraph on each line, its bullets as a list."""
        # Only "• " begins a list: "* see the note below" is a sentence
        text = re.sub(r"(?m)^\s*([*+#>-])(?=\s)", r"\\\1", text)
        # Cells may have had their lines joined: "are able to • b) In line with"
        text = re.sub(r"(?<=[^\s•])[ \t]+•[ \t]+(?=\S)", "\n• ", text)
        lines = re.sub(r"(?m)^\s*•\s*", "- ", text).split("\n")
        return html(self._linked(MARKDOWN.parse("\n".join(_spaced(lines)))), self._explained)

    def count_tables(self, chunks: Iterable[Chunk]) -> None:
        """Number the tables of a whole paper, so that each has one number in its chapter and in the whole."""
        tables = (chunk.anchor for chunk in chunks if chunk.kind in ("table", "preformatted"))
        self._counted = {anchor: number for number, anchor in enumerate(tables, start=1)}

    def count_under(self, place: str) -> None:
        """Number the tables that follow anew, so that each has one number wherever its item is shown."""
        self._numbered, self._under = 0, place

    def table_label(self, caption: str | None, anchor: str = "") -> str:
        """A name for a table that no other of its paper has or, where these aren't counted, of its item."""
        if number := self._counted.get(anchor):
            name = f"table {number} of {len(self._counted)} in this paper"
        else:
            self._numbered += 1
            name = f"table {self._numbered} {self._under}"
        return f"{caption} ({name})" if caption else name.capitalize()

    def inline(self, chunk: Chunk) -> Markup:
        """A heading's or paragraph's words without the block around them, and without its number."""
        explained = None if chunk.kind == "heading" else self._explained
        return html([t for t in chunk.tokens if t.type == "inline"], explained, skip=chunk.number or "")

    def table(
        self,
        chunk: Chunk,
        anchor: str,
        turned: Callable[[Where, str, int], Markup],
        caption: str | None = None,
    ) -> Markup:
        """A table, which is offered as a file too."""
        self.tables[anchor] = chunk.rows
        inner = str(html(self._linked(list(self._with_turns(chunk, anchor, turned))), self._explained))
        return Markup(table_html(inner, chunk.rows, caption))  # noqa: S704 - what went in was escaped

    def csv(self, anchor: str) -> str:
        """The address of a table's file for spreadsheets."""
        return self.root + csv_file(self._address, anchor)

    def _with_turns(self, chunk: Chunk, anchor: str, turned: Turned) -> Iterator[Token]:
        """The tokens of a table, with rows that say where a page of the original begins among its own."""
        if self._last == chunk.source:
            self._last = chunk.sources[-1]
        places = zip((chunk.source, *chunk.places), chunk.places, strict=False)
        for token in chunk.tokens:
            if token.type == "tr_open":
                before, source = next(places)
                place = self.where(source) if source != before else None
                if place:
                    row = turned(place, turn(anchor, source), len(chunk.rows[0]))
                    yield Token("html_block", "", 0, content=f"{row}\n")
            yield token

    def where(self, source: Source) -> Where | None:
        """The place of a source, or None where even its document is not known."""
        document = self._documents.get(source.document)
        return place_of(document, source, self.root) if document else None

    def new_page(self, source: Source) -> Where | None:
        """The place of a text, if a page of the original begins with it, or its line is not named yet."""
        last, self._last = self._last, source
        if source == last or (
            source.page is not None and last and (source.page, source.document) == (last.page, last.document)
        ):
            return None
        return self.where(source)


def _spaced(lines: list[str]) -> list[str]:
    """Lines with an empty one before each that does not go on with a list."""
    return [piece for line in lines for piece in ((line,) if line.startswith("- ") else ("", line))]


def place_of(document: Document, source: Source, root: str) -> Where:
    """A place for a reader, with the address of the original."""
    parts = []
    if source.page is not None:
        parts.append(f"PDF page {source.page}")
    if source.printed_page is not None:
        parts.append(f"printed page {source.printed_page}")
    if source.line is not None:
        parts.append(f"from line {source.line}")
    printed = f"page {source.printed_page}" if source.printed_page is not None else ""
    fragment = (
        f"#page={source.page}" if source.page is not None and document.media_type == "application/pdf" else ""
    )
    short = printed or (parts[0] if parts else "the original")
    return Where(
        short,
        ", ".join(parts) or "the document",
        f"{root}{document.path}{fragment}" if document.path else f"{root}{document.url}",
        document.title,
        document.id,
        bool(parts),
    )
