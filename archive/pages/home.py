"""The home page."""

from __future__ import annotations

from archive.library import Library
from archive.pages import actions, chains, figures, notices, views
from archive.pages.page import PAPERS, SitePage, by_id, in_pack, papers_of
from archive.pages.recommendations import reviews, tally


def page(library: Library) -> SitePage:
    """What happened last, what is coming, what is owed."""
    held, announced = views.last_and_next(list(by_id(library).values()))
    promised = chains.chains(library)
    papers = [r for r in papers_of(library).values() if r.kind not in ("cover-sheet", "glossary")]
    context = {
        "held": held,
        "announced": announced,
        "promises": actions.of_state("open", promised),
        "promised": len(promised),
        "papers": sorted(sorted(papers, key=in_pack), key=lambda r: r.date or "", reverse=True)[:6],
        "kinds": PAPERS,
        "reviews": [(report, found, tally(found)) for report, found in reviews(library)],
        "differing": figures.differing(library),
        "late": notices.late(library),
    }
    return SitePage("", "home.html", library.config.title, "home", library.config.description, context)
