"""The pages of the originals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from archive.checked import BY_HAND, CORRECTED, GONE
from archive.library import ORIGINALS, Library
from archive.pages import lists
from archive.pages.page import DOCUMENTS, SitePage, by_id, papers_of
from archive.records import Document

_CHANGES = {CORRECTED: "corrected", BY_HAND: "added", GONE: "taken out"}


def pages(library: Library) -> Iterator[SitePage]:
    """A list of the originals, and a page for each."""
    yield SitePage(
        "documents/",
        "documents.html",
        "Documents",
        "documents",
        "The originals that this archive was read from",
        {"kinds": DOCUMENTS, "meetings": by_id(library), "listing": lists.of_documents(library)},
    )
    reports = papers_of(library)
    for document in library.documents:
        held = [
            m.meeting
            for m in library.meetings
            if any(p.document == document.id for p in (*m.agendas, *m.minutes))
        ]
        context = {
            "document": document,
            "kinds": DOCUMENTS,
            "reports": [reports[p] for p in document.parts if p in reports],
            "meetings": held,
            "changed": list(_changed(library, document)),
        }
        apart = ("original", document.path.removeprefix(ORIGINALS) or document.id)
        yield SitePage(
            document.url, "document.html", document.title, "documents", context=context, apart=apart
        )


def _changed(library: Library, document: Document) -> Iterator[tuple[str, str, str]]:
    """The pages that a person has changed since the words were counted: how, title and address."""
    shown = {p.page.path: (p.report.title, p.report.url) for p in library.reports}
    for page in library.meetings:
        for source in (*page.agendas, *page.minutes):
            shown[source.path] = (source.title, page.meeting.url)
    for path, how in library.checked.get(document.id, {}).items():
        if how in _CHANGES:
            yield _CHANGES[how], *shown.get(path, (PurePosixPath(path).name, ""))
