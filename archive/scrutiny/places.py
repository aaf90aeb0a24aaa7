"""Where the words of a page of content were read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.body import Chunk, chunks
from archive.content import Page
from archive.records import Source


class Places:
    """The passages of a page, each row of a table for itself, to look words up in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.chunks = chunks(page)
        self._passages = [passage for chunk in self.chunks for passage in _passages(chunk)]
        self._words = f" {' '.join(words for words, _ in self._passages)} "

    @property
    def start(self) -> Source:
        """Where the page begins."""
        return self.chunks[0].source if self.chunks else Source(self.page.document)

    def find(self, text: str, nth: int = 0) -> Source:
        """Where a text stands for the first or a later time; the beginning of the page if nowhere."""
        wanted = f" {_folded(text)} "
        found = [source for words, source in self._passages if wanted in f" {words} "]
        return found[min(nth, len(found) - 1)] if found and wanted.strip() else self.start

    def has(self, text: str) -> bool:
        """Whether a text stands on the page, in whatever case."""
        return f" {_folded(text)} " in self._words


def _passages(chunk: Chunk) -> Iterator[tuple[str, Source]]:
    if chunk.rows and len(chunk.places) == len(chunk.rows):
        for row, source in zip(chunk.rows, chunk.places, strict=True):
            yield _folded(" ".join(row)), source
    else:
        yield _folded(" ".join([chunk.text, *(" ".join(row) for row in chunk.rows)])), chunk.source


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
