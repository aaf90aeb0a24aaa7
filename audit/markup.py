"""What is amiss in the HTML of pages, one by one and together, as no browser tells."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
from html5lib.constants import E as MEANINGS
from selectolax.lexbor import LexborHTMLParser, LexborNode

from audit.findings import Finding

_LONGEST_TITLE = 300
_HEADINGS = ":is(h1, h2, h3, h4, h5, h6):not([hidden], [hidden] *)"
_IN_DOCUMENT = f"{_HEADINGS}:not(footer *, dialog *)"
_LINKING = "a[href], area[href], link[href], form[action], script[src], img[src], source[src], iframe[src]"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NO_TEXT = re.compile(r"&(?:[a-z]+|#\d+);|[*_`]{2}|<[a-z/]|[\u0000-\u001f\ufffd]|  ")
"""What a title has where markup or debris was taken for words."""


@dataclass(frozen=True, slots=True)
class Markup:
    """What other pages need to know of a page, and what is amiss on it alone."""

    title: str
    moved: bool
    """Whether it only leads on to another address."""
    ids: frozenset[str]
    links: frozenset[str]
    findings: tuple[Finding, ...]


def read(page: str, html: bytes) -> Markup:
    """A page by its address."""
    tree = LexborHTMLParser(html.decode())
    ids = [str(node.attributes["id"]) for node in tree.css("[id]")]
    title = tree.css_first("title")
    found = [
        *_invalid(html),
        *_headings(tree),
        *_head(tree),
        *_twice(ids),
        *_data(tree),
        *_references(tree, ids),
    ]
    return Markup(
        title=title.text() if title else "",
        moved=tree.css_first("meta[http-equiv='refresh']") is not None,
        ids=frozenset(ids),
        links=frozenset(_address(node) for node in tree.css(_LINKING)),
        findings=tuple(Finding(page, rule, element) for rule, element in found),
    )


def together(pages: Mapping[str, Markup], files: Collection[str], base: str = "") -> Iterator[Finding]:
    """Titles that two pages share, and links that lead to no file or place of the site.

    `base` is the path that the site stands below, where pages name it.
    """
    titles: dict[str, str] = {}
    for page, markup in pages.items():
        if not markup.moved and titles.setdefault(markup.title, page) != page:
            yield Finding(page, "title of another page", f"{markup.title} ({titles[markup.title]})")
        for link in sorted(markup.links):
            if trouble := _trouble(page, link, pages, files, base):
                yield Finding(page, trouble, link)


def _trouble(page: str, link: str, pages: Mapping[str, Markup], files: Collection[str], base: str) -> str:
    root = f"http://site{base or '/'}"
    where = urlsplit(urljoin(root + page, link))
    if where.netloc != "site" or where.scheme != "http":
        return ""
    address = unquote(where.path).removeprefix(urlsplit(root).path)
    file = f"{address}index.html" if address.endswith("/") or not address else address
    if not unquote(where.path).startswith(urlsplit(root).path) or file not in files:
        return "a link to no page"
    target = pages.get(file.removesuffix("index.html"))
    fragment = unquote(where.fragment).partition(":~:")[0]
    return "a link to no place" if target and fragment and fragment not in target.ids else ""


def _invalid(html: bytes) -> Iterator[tuple[str, str]]:
    """Where the standard's parser has to guess."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(html)
    lines = html.decode().split("\n")
    for (line, _), code, details in parser.errors:
        yield f"HTML: {MEANINGS.get(code, code) % details}", lines[line - 1].strip()


def _headings(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """One first heading, and none below it that skips a level or is empty."""
    headings = tree.css(_IN_DOCUMENT)
    levels = [int(str(heading.tag)[1]) for heading in headings]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "no h1, or not one alone, or not first", ", ".join(f"h{level}" for level in levels[:5])
    for (above, level), heading in zip(pairwise(levels), headings[1:], strict=True):
        if level > above + 1:
            yield f"a heading after h{above} skips a level", str(heading.html)
    yield from (("an empty heading", str(h.html)) for h in tree.css(_HEADINGS) if not h.text(strip=True))


def _head(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """The page's language and its title."""
    root, title = tree.css_first("html"), tree.css_first("title")
    language = str(root.attributes.get("lang")) if root else ""
    if not _LANGUAGE.fullmatch(language):
        yield "no language", language
    words = title.text() if title else ""
    if not is_title(words):
        yield "a title that is none", words


def is_title(words: str) -> bool:
    """Whether words can be the title of a page: neither none nor too many, and no markup among them."""
    return bool(words.strip()) and len(words) <= _LONGEST_TITLE and not _NO_TEXT.search(words)


def _twice(ids: list[str]) -> Iterator[tuple[str, str]]:
    yield from (("an id that stands twice", i) for i in sorted({i for i in ids if ids.count(i) > 1}))


def _data(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Data for search engines that are none."""
    for script in tree.css("script[type='application/ld+json']"):
        try:
            said = json.loads(script.text())
        except ValueError as error:
            yield f"JSON-LD: {error}", script.text()
            continue
        if not isinstance(said, dict) or said.get("@context") != "https://schema.org":
            yield "JSON-LD without a context", script.text()


def _references(tree: LexborHTMLParser, ids: list[str]) -> Iterator[tuple[str, str]]:
    """Labels and descriptions by the id of what isn't there."""
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
    known = frozenset(ids)
    for name in names:
        for node in tree.css(f"[{name}]"):
            if missing := [i for i in str(node.attributes[name]).split() if i not in known]:
                yield f"{name} names nothing", " ".join(missing)


def _address(node: LexborNode) -> str:
    attributes = node.attributes
    return next(str(attributes[name]) for name in ("href", "action", "src") if name in attributes)
