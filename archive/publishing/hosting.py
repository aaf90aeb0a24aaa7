"""Settings of servers, made with the site: headers, redirects, and what browsers may keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlsplit

from jinja2 import Environment

from archive.library import Library
from archive.pages import SitePage
from archive.policy import HEADERS, KEPT, OPEN, POLICY_HEADER, with_search
from archive.publishing.addresses import Moves
from archive.publishing.places import Places

TEMPLATES = {
    "_headers": "hosting/headers.txt",
    "_redirects": "hosting/redirects.txt",
    ".htaccess": "hosting/htaccess.txt",
    "hosting/nginx.conf": "hosting/nginx.conf",
}
"""Each file with its template: for Netlify and Cloudflare, both of these again, Apache, nginx."""


class Left:
    """An address that a page has left, in the forms in which servers want it."""

    def __init__(self, base: str, old: str) -> None:
        self.asked = quote(f"{base}{old}")
        """As a browser asks for it."""
        self.decoded = _quoted(f"{base}{old}")
        """As nginx compares it, in quotation marks."""
        self.pattern = _quoted(f"^{re.escape(f'{base}{old}')}$")
        """As Apache compares it: this one alone, and not what is below it."""
        self.quotable = f"{base}{old}".replace("\\", r"\\").replace("'", r"\'").replace('"', r"\"")
        """As an expression of Apache's has it between two of its marks."""
        self.page = _quoted(quote(f"{base}{old}index.html"))
        """The page that stands there."""


class Redirect(Left):
    """An address that leads on."""

    def __init__(self, base: str, old: str, to: str) -> None:
        super().__init__(base, old)
        self.to = quote(to if urlsplit(to).scheme else f"{base}{to}", safe=":/?#[]@!&()*+,;=%~")
        """Where it leads; a dollar sign would be a variable."""


def _quoted(text: str) -> str:
    """A text in the quotation marks of a server's settings."""
    return '"{}"'.format(text.replace('"', '\\"'))


def files(
    library: Library, listed: Sequence[SitePage], found: Moves, environment: Environment
) -> Iterator[tuple[str, bytes]]:
    """The files by their paths in the site."""
    folders = {
        url.partition("/")[0] for url in (*(p.url for p in listed), *found.moved, *found.gone) if "/" in url
    }
    base = urlsplit(Places.of(library.config).base).path or "/"
    given = {
        "base": base,
        "policy": with_search(POLICY_HEADER, library.config.search),
        "headers": HEADERS,
        "open": OPEN,
        "kept": KEPT,
        "pages_at": ["", "index.html", "404.html", *(f"{folder}/*" for folder in sorted(folders))],
        "moved": [Redirect(base, old, to) for old, to in found.moved.items()],
        # A file's own address would be its error page, too: a circle
        "gone": [Left(base, old) for old in found.gone if old.endswith("/")],
    }
    # GitHub Pages leaves out files that begin with an underscore unless this stands there.
    yield ".nojekyll", b""
    for path, template in TEMPLATES.items():
        yield path, environment.get_template(template).render(**given).encode()
