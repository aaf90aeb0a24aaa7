"""Words of a text that lead to another place of the site: citations, and the marks of footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from markdown_it.token import Token

from archive.markdown import plain_text

_HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Link:
    """Words and the address below the root that they lead to; without words it stands behind the text."""

    words: str
    url: str
    label: str = ""
    """What it says to those who hear the page, where the words don't."""


Links = Mapping[str, Sequence[Link]]
"""The links of a page: the plain text of a paragraph, entry or cell -> its links in order."""


def pieces(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The plain text of each paragraph, entry and cell, and the same with the words of its links hidden."""
    for token in tokens:
        if token.type == "inline":
            text = plain_text([token])
            yield text, _hidden(token) if any(c.type == "link_open" for c in token.children or []) else text


def _hidden(token: Token) -> str:
    """The words of an inline token; a link's are replaced, so that nothing is found in them."""
    bare = copy(token)
    bare.children, depth = [], 0
    for child in token.children or []:
        depth += child.nesting if child.type in ("link_open", "link_close") else 0
        words = Token("text", "", 0, content=_HIDDEN * len(child.content)) if depth else child
        bare.children.append(words)
    return plain_text([bare])


def linked(tokens: Sequence[Token], links: Links, root: str) -> Iterator[Token]:
    """Tokens with the links of their page."""
    for token in tokens:
        own = links.get(plain_text([token])) if links and token.type == "inline" else None
        ready = copy(token) if own else token
        if own:
            ready.children = list(_with_links(token.children or [], own, root))
        yield ready


def _with_links(children: Sequence[Token], links: Sequence[Link], root: str) -> Iterator[Token]:
    waiting = [link for link in links if link.words]
    depth = 0
    for child in children:
        depth += child.nesting if child.type in ("link_open", "link_close") else 0
        if child.type != "text" or depth:
            yield child
            continue
        rest = child.content
        while (found := next(((w, m) for w in waiting if (m := _stands(w.words, rest))), None)) is not None:
            link, match = found
            waiting = waiting[waiting.index(link) + 1 :]
            yield from (_text(rest[: match.start()]), *_link(link, link.words, root))
            rest = rest[match.end() :]
        yield _text(rest)
    for link in links:
        if not link.words:
            yield from (_text(" "), *_link(link, "↩", root))


def _stands(words: str, text: str) -> re.Match[str] | None:
    """Where words stand in a text, and not within others: "7" is none of "17"."""
    left, right = (r"\b" if end.isascii() and end.isalnum() else "" for end in (words[0], words[-1]))
    return re.search(f"{left}{re.escape(words)}{right}", text)


def _link(link: Link, words: str, root: str) -> Iterator[Token]:
    attributes: dict[str, str | int | float] = {"href": root + link.url, "class": "citation"}
    if link.label:
        attributes["aria-label"] = link.label
    yield Token("link_open", "a", 1, attrs=attributes)
    yield _text(words)
    yield Token("link_close", "a", -1)


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
