"""What templates ask of a text: the HTML of its chunks, and where each was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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

_ROW = re.compile(r"<tr>(.*?)</tr>", re.S)
_CELL = re.compile(r"<(t[dh])([^>]*)>(.*?)</t[dh]>", re.S)
# "1,234.5", "-£3m", "(0.4)", "12 %", "£1.2m £3m": figures, which stand under each other by their ends
_FIGURES = re.compile(
    r"^(?:[(+\-–−]*\s?[£$€]?\s?[+\-–−]?\d[\d,]*(?:\.\d+)?\s?(?:%|[kmK]|bn)?\)?(?:\s+(?=\S)|$))+$|^\.\d+$"
)
_NO_FIGURE = re.compile(r"^[\W_]*$|^n/?a$", re.I)
_LONG = 60
"""The only text of a row is as long as this if it was printed across the columns behind it."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in an original, for a reader."""

    short: str
    """ "page 10", "line 350"."""
    label: str
    """ "PDF page 12, printed page 10", "line 350"."""
    href: str
    """The original, opened at that page where the format can."""
    title: str
    """The document's title."""
    document: str
    """The document's id."""
    exact: bool = True
    """Whether it is a page or a line of the document, and not all of it."""


class Texts:
    """Renders the texts of one page of the site; a term is explained where it stands first on the page."""

    def __init__(
        self,
        root: str,
        terms: Mapping[str, tuple[str, str]],
        documents: Mapping[str, Document],
        pictures: Pictures = MappingProxyType({}),
        links: Links = MappingProxyType({}),
    ) -> None:
        self.root = root
        self._links = links
        self._pictures = pictures
        self._explained = Explained(terms, root)
        self._documents = documents
        self._last: Source | None = None
        self._tables = 0

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
        lines = re.sub(r"(?m)^\s*•\s*", "- ", text).split("\n")
        return html(self._linked(MARKDOWN.parse("\n".join(_spaced(lines)))), self._explained)

    def table_label(self, caption: str | None) -> str:
        """A name for the next table of the page that no other table of it has."""
        self._tables += 1
        return (
            f"{caption} (table {self._tables} on this page)"
            if caption
            else f"Table {self._tables} on this page"
        )

    def inline(self, chunk: Chunk) -> Markup:
        """A heading's or paragraph's words without the block around them, and without its number."""
        explained = None if chunk.kind == "heading" else self._explained
        return html([t for t in chunk.tokens if t.type == "inline"], explained, skip=chunk.number or "")

    def table(self, chunk: Chunk, anchor: str, turned: Callable[[Where, str, int], Markup]) -> Markup:
        """A table; a head row of empty cells is left out, an empty head cell is no header.

        `turned` makes the row that says where a page begins, of the place, an anchor and how many columns
        there are.
        """
        inner = str(html(self._linked(list(self._with_turns(chunk, anchor, turned))), self._explained))
        inner = re.sub(r"<thead>\s*<tr>(?:\s*<th[^>]*></th>)+\s*</tr>\s*</thead>", "", inner)
        figures = _figure_columns(chunk.rows)
        inner = _ROW.sub(lambda m: _row(_CELL.findall(m[1]), figures), inner)
        return Markup(re.sub(r"<th[^>]*></th>", "<td></td>", inner))  # noqa: S704 - what went in was escaped

    def _with_turns(
        self, chunk: Chunk, anchor: str, turned: Callable[[Where, str, int], Markup]
    ) -> Iterator[Token]:
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


def _figure_columns(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns, but for the first, of which most cells are figures, or all signs that stand for none."""
    found = set()
    whole = [row for row in rows[1:] if sum(bool(cell) for cell in row) > 1]
    for column in range(1, len(rows[0]) if rows else 0):
        cells = [cell for row in whole if len(row) > column and (cell := row[column].strip())]
        telling = [cell for cell in cells if not _NO_FIGURE.match(cell)]
        figures = sum(bool(_FIGURES.match(cell)) for cell in telling)
        if len(cells) > 1 and figures >= 0.6 * len(telling):
            found.add(column)
    return frozenset(found)


def _row(cells: Sequence[tuple[str, str, str]], figures: Collection[int]) -> str:
    """A row of a table; its only text, a title or a long one, goes on over the empty cells behind it.

    A number beside a blank row is one of the row, and no title.
    """
    filled = [i for i, (_, _, inner) in enumerate(cells) if inner.strip()]
    last = len(cells) - 1
    alone = filled[0] if len(filled) == 1 and cells[filled[0]][0] == "td" else last
    text = re.sub(r"<[^>]*>", "", cells[alone][2]).strip() if cells else ""
    spans = alone < last and (len(text) > _LONG if alone else not _FIGURES.match(text))
    written = []
    for column, (tag, attributes, inner) in enumerate(cells[: alone + 1] if spans else cells):
        more = ""
        if spans and column == alone:
            more = f' colspan="{last - alone + 1}"'
        elif column in figures and "class=" not in attributes:
            more = ' class="align-right"'
        written.append(f"<{tag}{attributes}{more}>{inner}</{tag}>\n")
    return f"<tr>\n{''.join(written)}</tr>"


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
        parts.append(f"line {source.line}")
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
