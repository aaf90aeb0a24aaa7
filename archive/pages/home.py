"""The home page."""

from __future__ import annotations

from archive.library import Library
from archive.pages import views
from archive.pages.page import PAPERS, SitePage, by_id, in_pack, papers_of
from archive.pages.recommendations import reviews


def page(library: Library) -> SitePage:
    """What happened last, what is coming, what is owed."""
    held, announced = views.last_and_next(list(by_id(library).values()))
    owed = [a for a in library.actions if a.status == "open" and a.agreed_as is None]
    papers = [r for r in papers_of(library).values() if r.kind not in ("cover-sheet", "glossary")]
    context = {
        "held": held,
        "announced": announced,
        "promises": views.promises(owed, by_id(library)),
        "papers": sorted(sorted(papers, key=in_pack), key=lambda r: r.date or "", reverse=True)[:6],
        "kinds": PAPERS,
        "reviews": reviews(library),
    }
    return SitePage("", "home.html", library.config.title, "home", library.config.description, context)
