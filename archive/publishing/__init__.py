"""What a site offers besides its pages: feeds, calendars, pictures for links, redirects, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import Environment

from archive.library import Library
from archive.pages import SitePage
from archive.publishing import addresses, calendars, cards, feeds, hosting, own_data, robots


def files(
    library: Library, listed: Sequence[SitePage], environment: Environment
) -> Iterator[tuple[str, bytes]]:
    """The files by their paths in the site."""
    found = addresses.moves(library, listed)
    environment.filters["plain"] = plain
    yield from feeds.files(library, environment)
    yield from calendars.files(library)
    yield from own_data.files(library)
    yield from cards.files(library)
    yield from robots.files(library, listed, environment)
    yield from addresses.files(library, found, environment)
    yield from hosting.files(library, listed, found, environment)


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def plain(text: str) -> str:
    """A text without the characters that XML can't hold."""
    return _CONTROL.sub("", text)
