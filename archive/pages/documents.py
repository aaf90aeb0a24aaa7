"""The pages of the originals."""

from __future__ import annotations

from collections.abc import Iterator

from archive.library import ORIGINALS, Library
from archive.pages import lists
from archive.pages.page import DOCUMENTS, SitePage, by_id, papers_of


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
        }
        apart = ("original", document.path.removeprefix(ORIGINALS) or document.id)
        yield SitePage(
            document.url, "document.html", document.title, "documents", context=context, apart=apart
        )
