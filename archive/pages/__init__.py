"""The table of the site's pages: for each its address, its template and what the template is given."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from archive.library import Library
from archive.pages import (
    actions,
    attendance,
    completeness,
    documents,
    figures,
    glossary,
    home,
    meetings,
    open_data,
    papers,
    people,
    programme,
    recommendations,
    searching,
    subscriptions,
)
from archive.pages.page import SitePage
from archive.pages.titles import told_apart

__all__ = ["SitePage", "pages"]


def pages(library: Library) -> Iterator[SitePage]:
    """All pages of the site, each with a title of its own."""
    return told_apart(_pages(library))


def _pages(library: Library) -> Iterator[SitePage]:
    yield home.page(library)
    yield from meetings.pages(library)
    yield from papers.pages(library)
    yield from recommendations.pages(library)
    yield actions.page(library)
    yield from programme.pages(library)
    yield from attendance.pages(library)
    yield from figures.pages(library)
    yield from people.pages(library)
    yield glossary.page(library)
    yield from documents.pages(library)
    yield from searching.pages(library)
    yield from open_data.pages(library)
    yield subscriptions.page(library)
    yield completeness.page(library)
    yield SitePage(
        "about/",
        "about.html",
        "About this archive",
        "",
        "What this archive is, how it is made, and how to report a mistake",
    )
    yield SitePage("accessibility/", "accessibility.html", "Accessibility statement", "")
    yield SitePage("404.html", "404.html", "Page not found", "", base=urlsplit(library.config.base_url).path)
