"""What programs that look for pages read first: the map of the site, who may come, how it is searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment

from archive.library import Library
from archive.pages import SitePage
from archive.publishing.places import Places, reaches_to

MOST = 50_000
"""Addresses that a map of a site may have; more make several, and a map of these."""


def files(
    library: Library, listed: Sequence[SitePage], environment: Environment, *, most: int = MOST
) -> Iterator[tuple[str, bytes]]:
    """The files by their paths; maps and the search take absolute addresses, so there are none without."""
    places = Places.of(library.config)
    if places.base:
        yield from _maps(library, listed, environment, most)
        yield "opensearch.xml", _rendered(environment, "opensearch.xml", places=places)
    yield "robots.txt", _rendered(environment, "robots.txt", places=places)


def _maps(
    library: Library, listed: Sequence[SitePage], environment: Environment, most: int
) -> Iterator[tuple[str, bytes]]:
    """One map of the site, or as many as it takes with one of them all."""
    places, dates, today = Places.of(library.config), _dates(library), reaches_to(library)
    pages = [(places.to(p.url), dates.get(p.url, "")) for p in listed if p.file.endswith("index.html")]
    known = [(address, day if day <= today else "") for address, day in pages]
    parts = [known[start : start + most] for start in range(0, len(known), most)]
    if len(parts) == 1:
        yield "sitemap.xml", _rendered(environment, "sitemap.xml", pages=parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _rendered(environment, "sitemap.xml", pages=part)
    addresses = [places.to(name) for name in names]
    yield "sitemap.xml", _rendered(environment, "sitemap_index.xml", addresses=addresses)


def _dates(library: Library) -> dict[str, str]:
    """The day of each page of which the papers say one: it says nothing older."""
    found = {page.report.url: page.report.date or "" for page in library.reports}
    return found | {page.meeting.url: page.meeting.date for page in library.meetings}


def _rendered(environment: Environment, name: str, **given: object) -> bytes:
    return environment.get_template(name).render(**given).encode()
