"""Matches the files that a council's page of a meeting links to with the papers of this archive.

A link is matched only where one paper alone fits: a wrong paper under an item is worse than a link that leads
to the council.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from archive.config import Config
from archive.content import Page
from archive.records import Attachment
from archive.scrutiny import reports
from archive.slugs import slug

_NAME = 100
"""Originals are named with so many characters of the name that they had (archive/sources.py)."""
# "Agenda frontsheet", "Printed minutes", "Agenda reports pack": what the council calls its own prints
_PRINTS = (
    (re.compile(r"^(?:printed |draft )?minutes$|^printed minutes\b", re.I), ("minutes",)),
    (re.compile(r"^(?:printed )?decisions$|^printed decisions\b", re.I), ("decisions",)),
    (
        re.compile(r"^agenda frontsheet\b|^(?:agenda|public) reports pack\b|^agenda(?: pack)?$", re.I),
        ("agenda",),
    ),
)
# Words that don't tell one paper from another
_COMMON = frozenset(
    {"a", "an", "the", "of", "and", "for", "to", "in", "on", "appendix", "annex", "report", "agenda", "item"}
    | {"minutes", "draft", "final", "pdf", "supplementary"}
)
_WHOLE = 400
"""Titles are compared up to so many characters."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents and papers of an archive, to look links up in."""

    documents: dict[str, Page]
    """The page about each document, by its id."""
    papers: tuple[Page, ...]
    """Everything that was read from them."""
    bodies: Config

    def of(self, document: str) -> list[Page]:
        """The papers of a document."""
        return [p for p in self.papers if p.document == document]


def known(config: Config, pages: Iterable[Page]) -> Papers:
    """The papers that links may lead to; saved web pages are none."""
    found = tuple(pages)
    documents = {
        p.id: p
        for p in found
        if p.kind == "document" and not (p.get("media_type") or "").endswith(("html", "/xml"))
    }
    return Papers(
        documents, tuple(p for p in found if p.document in documents and p.kind != "document"), config
    )


def attached(
    entries: Iterable[dict[str, Any]], date: str, body: str, papers: Papers
) -> tuple[Attachment, ...]:
    """The links of a meeting's pages with the papers that they are, each link once."""
    made: dict[tuple[str, str], Attachment] = {}
    for entry in entries:
        key = slug(entry["title"]), slug(entry.get("file") or entry.get("address") or "")
        if key not in made:
            made[key] = _attachment(entry, date, body, papers)
    return tuple(made.values())


def _attachment(entry: dict[str, Any], date: str, body: str, papers: Papers) -> Attachment:
    own = [
        p
        for p in papers.papers
        if p.get("meeting_date") == date and papers.bodies.body(p.get("body")) == body
    ]
    document = _by_name(entry.get("file"), {p.document for p in own}, papers)
    paper = None if document else _by_title(entry, own)
    if document is None and paper is None and "item" not in entry:
        document = _print(entry["title"], own)
    if document is not None:
        parts = papers.of(document)
        paper = parts[0] if len(parts) == 1 else None
    if paper is not None:
        document = paper.document
    address = entry.get("address") or ""
    shown = paper is not None and paper.kind in reports.KINDS
    return Attachment(
        title=entry["title"],
        address=address if re.match(r"https?://", address) else None,
        document=document,
        shown_at=(reports.address(paper) if paper is not None and shown else f"documents/{document}/")
        if document
        else None,
    )


def _by_name(file: str | None, own: set[str], papers: Papers) -> str | None:
    """The document whose original has the link's file name.

    A name that could be many papers' ("Appendix 1.pdf") counts within the meeting only.
    """
    if not file:
        return None
    name = slug(PurePosixPath(file).stem, most=_NAME)
    same = [d for d, page in papers.documents.items() if _stem(page.get("path") or "") == name]
    telling = set(name.split("-")) - _COMMON
    if sum(word.isalpha() for word in telling) < 3:
        same = [d for d in same if d in own]
    return same[0] if len(same) == 1 else None


def _stem(path: str) -> str:
    return slug(PurePosixPath(path).stem, most=_NAME)


def _by_title(entry: dict[str, Any], own: Sequence[Page]) -> Page | None:
    """The one paper of the meeting with the link's title, under the link's item where both say one.

    A report goes before its own cover sheet.
    """
    title = slug(entry["title"], most=_WHOLE)
    same = [p for p in own if p.kind in reports.KINDS and slug(p.title, most=_WHOLE) == title]
    if item := entry.get("item"):
        same = [p for p in same if p.get("item") in (None, item)]
    same = [p for p in same if p.kind != "cover-sheet"] or same
    telling = set(title.split("-")) - _COMMON
    return same[0] if len(same) == 1 and telling else None


def _print(title: str, own: Sequence[Page]) -> str | None:
    """The meeting's own printed agenda, decisions or minutes."""
    kinds = next((kinds for pattern, kinds in _PRINTS if pattern.match(title)), ())
    found = {p.document for p in own if p.kind in kinds}
    return found.pop() if len(found) == 1 else None
