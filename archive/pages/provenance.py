"""Where a page comes from: the documents it was read from, and how the reading was checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from archive.checked import BY_HAND, BY_PROGRAM, CORRECTED, GONE
from archive.library import Library
from archive.pages.page import SitePage, by_id, papers_of
from archive.records import Document, Meeting

CHECKED = {
    BY_PROGRAM: "A program read it. Nobody has corrected the reading by hand.",
    CORRECTED: "A program read it, and a person has corrected the reading by hand.",
    BY_HAND: "A person wrote its text from the original.",
}
"""How the reading of a page was checked, in words."""

_ONE = ("document", "person", "figure", "report", "meeting")
"""What a page may be about, as its context names it: the first that it has."""
_SEVERAL = ("recommendations", "asked", "programmes")
_WITHOUT = ("404.html", "search.html")
_MINUTES = ("meeting.html", "meeting_part.html", "meeting_whole.html")


@dataclass(frozen=True, slots=True)
class Read:
    """A document that a page was read from."""

    document: Document
    dated: str
    """The date of its only paper, or of its newest one; empty where it is its meeting's, or none has one."""
    meeting: Meeting | None
    """The meeting that it is for."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a page says of where it comes from."""

    read: tuple[Read, ...]
    """None for a page that is put together from all of them."""
    checked: str
    """In words; empty where it is not known."""
    approved_at: Meeting | None
    """The meeting that approved the minutes which the page shows."""


def provenance(library: Library) -> Callable[[SitePage], Provenance | None]:
    """What tells of a page where it comes from; None for a page that has nothing to tell."""
    documents = {document.id: document for document in library.documents}
    papers, meetings = papers_of(library), by_id(library)
    own = {p.report.url: [p.page.path] for p in library.reports}
    own |= {m.meeting.url: [p.path for p in (*m.agendas, *m.minutes)] for m in library.meetings}

    def read(document: Document) -> Read:
        dates = (papers[p].date or "" for p in document.parts if p in papers)
        dated, meeting = max(dates, default=""), meetings.get(document.meeting or "")
        return Read(document, "" if meeting and dated == meeting.date else dated, meeting)

    def told(page: SitePage) -> Provenance | None:
        if page.template in _WITHOUT:
            return None
        found = [documents[key] for key in _documents(page.context) if key in documents]
        hands = (library.checked.get(d.id, {}) for d in found)
        read_as = {path: how for pages in hands for path, how in pages.items() if how != GONE}
        meeting = page.context.get("meeting") if page.template in _MINUTES else None
        approved = library.meeting(meeting.approved_at) if isinstance(meeting, Meeting) else None
        paths = own.get(page.of or page.url, list(read_as))
        how = {read_as[path] for path in paths if path in read_as}
        return Provenance(tuple(read(d) for d in found), _together(how), approved)

    return told


def _documents(context: dict[str, Any]) -> list[str]:
    """The documents of what a page is about, each once."""
    about: Sequence[Any] = next(([context[key]] for key in _ONE if context.get(key)), [])
    about = about or [one for key in _SEVERAL for one in context.get(key) or ()]
    return list(dict.fromkeys(s.document for one in about for s in getattr(one, "sources", ())))


def _together(how: Collection[str]) -> str:
    """How several pages were checked, in one sentence."""
    if not how:
        return ""
    return CHECKED[next(iter(how)) if len(how) == 1 else CORRECTED]
