"""The page of the glossary."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from archive.library import Library
from archive.pages import lists, meetings, papers
from archive.pages.page import SitePage
from archive.scrutiny.glossary import OWN


def page(library: Library) -> SitePage:
    """All terms, by letter."""
    letters: dict[str, list[Any]] = defaultdict(list)
    for term in sorted(library.terms, key=lambda t: (t.term.casefold(), t.id)):
        letters[term.id[0].upper() if term.id[0].isalpha() else "0–9"].append(term)
    often = [u for u in library.unexplained if u.uses > 1]
    titles = {p.url: p.title for p in (*papers.pages(library), *meetings.pages(library))}
    return SitePage(
        "glossary/",
        "glossary.html",
        "Glossary",
        "glossary",
        "What abbreviations and terms mean",
        {
            "letters": letters,
            "listing": lists.of_terms(library),
            "titles": titles,
            "own": OWN,
            "often": often,
            "once": [u for u in library.unexplained if u.uses == 1],
        },
    )
