"""The page of decisions and promises."""

from __future__ import annotations

from archive.library import Library
from archive.pages import views
from archive.pages.page import SitePage, by_id, papers_of


def page(library: Library) -> SitePage:
    """All decisions and promises, by their state."""
    found = views.promises(library.actions, by_id(library))
    open_words = "What somebody was to do, and no later paper in this archive says that it was done."
    kinds = (
        ("open", "Promises that are open", open_words, ("action", "open")),
        (
            "answered",
            "Promises that were answered",
            "A later paper says what came of these.",
            ("action", "answered"),
        ),
        ("decisions", "Decisions", "What a meeting agreed or resolved.", ("decision", "open")),
        ("noted", "Noted", "What a meeting took note of.", ("noted", "open")),
    )
    groups = [
        (*words, [p for p in found if (p.action.kind, p.action.status) == wanted]) for *words, wanted in kinds
    ]
    context = {"groups": groups, "papers": papers_of(library), "meetings": by_id(library)}
    return SitePage(
        "actions/",
        "actions.html",
        "Decisions and promises",
        "meetings",
        "What meetings decided and what was promised to them",
        context,
    )
