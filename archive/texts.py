"""What templates ask of a text: the HTML of its chunks, and where each was read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from archive.body import Chunk
from archive.markdown import Explained, html
from archive.records import Document, Source


@dataclass(frozen=True, slots=True)
class Where:
    """A place in an original, for a reader."""

    label: str
    """ "PDF page 12, printed page 10", "line 350"."""
    href: str
    """The original, opened at that page where the format can."""
    document: str
    """The document's title."""


class Texts:
    """Renders the texts of one page of the site; a glossary term is explained where it stands first on the page."""

    def __init__(self, root: str, terms: Mapping[str, tuple[str, str]], documents: Mapping[str, Document]) -> None:
        self.root = root
        self._explained = Explained(terms, root)
        self._documents = documents
        self._last: tuple[str, int | None, int | None] | None = None

    def html(self, chunk: Chunk) -> Markup:
        """A chunk without its number."""
        return html(chunk.tokens, self._explained, skip=chunk.number or "")

    def inline(self, chunk: Chunk) -> Markup:
        """A heading's or paragraph's words without the block around them, and without its number."""
        explained = None if chunk.kind == "heading" else self._explained
        return html([t for t in chunk.tokens if t.type == "inline"], explained, skip=chunk.number or "")

    def table(self, chunk: Chunk) -> Markup:
        """A table; a head row of empty cells is left out, an empty head cell is no header."""
        inner = str(html(chunk.tokens, self._explained))
        inner = re.sub(r"<thead>\s*<tr>(?:\s*<th[^>]*></th>)+\s*</tr>\s*</thead>", "", inner)
        return Markup(re.sub(r"<th[^>]*></th>", "<td></td>", inner))  # noqa: S704 - what went in was escaped

    def where(self, source: Source) -> Where | None:
        """The place of a source, or None where even its document is not known."""
        document = self._documents.get(source.document)
        return place_of(document, source, self.root) if document else None

    def new_page(self, chunk: Chunk) -> Where | None:
        """The place of a chunk, if a page of the original begins with it."""
        now = (chunk.source.document, chunk.source.page, chunk.source.printed_page)
        if chunk.source.page is None or now == self._last:
            return None
        self._last = now
        return self.where(chunk.source)


def place_of(document: Document, source: Source, root: str) -> Where:
    """A place for a reader, with the address of the original."""
    parts = []
    if source.page is not None:
        parts.append(f"PDF page {source.page}")
    if source.printed_page is not None:
        parts.append(f"printed page {source.printed_page}")
    if source.line is not None:
        parts.append(f"line {source.line}")
    fragment = f"#page={source.page}" if source.page is not None and document.media_type == "application/pdf" else ""
    return Where(", ".join(parts) or "the document", f"{root}{document.path}{fragment}", document.title)
