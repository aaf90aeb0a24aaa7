"""How each page of content was checked: by the hashes, as it was written and as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from archive import state
from archive.config import Config
from archive.document import page_hash
from archive.held import ABOUT
from archive.records import Document

BY_PROGRAM, CORRECTED, BY_HAND, GONE = "program", "corrected", "hand", "gone"

Checked = Mapping[str, Mapping[str, str]]
"""Id of a document -> path of a page, below the archive -> how it was checked."""


def pages(config: Config, documents: Iterable[str]) -> Checked:
    """The pages of each document that was read; those that a person has taken out too."""
    known = state.load(config)
    return {
        document: dict(_pages(config, document, written))
        for document in documents
        if (written := known.get(document, {}).get("written"))
    }


def _pages(config: Config, document: str, written: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    folder = config.content / document
    names = {path.name for path in folder.glob("*.md")} | written.keys()
    for name in sorted(names - {ABOUT}):
        yield (folder / name).relative_to(config.root).as_posix(), _checked(folder / name, written.get(name))


def _checked(path: Path, written: str | None) -> str:
    if not path.exists():
        return GONE
    if written is None:
        return BY_HAND
    return BY_PROGRAM if page_hash(path) == written else CORRECTED


def told(document: Document, checked: Checked) -> Document:
    """A document whose account of words says how many of its pages are not as they were counted."""
    changed = sum(how != BY_PROGRAM for how in checked.get(document.id, {}).values())
    return replace(document, words=replace(document.words, changed=changed))
