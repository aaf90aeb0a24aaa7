"""Markdown to HTML, safely: no raw HTML, pictures only of ours; terms are explained at first use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup


def _links_apart(state: StateCore) -> None:
    """Leave out links within links, which `[<address>](address)` makes and HTML does not have."""
    for token in state.tokens:
        kept: list[Token] = []
        depth = 0
        for child in token.children or []:
            depth += child.nesting if child.type in ("link_open", "link_close") else 0
            within = depth > (1 if child.type == "link_open" else 0)
            kept += [] if within and child.type.startswith("link_") else [child]
        token.children = kept if token.children else token.children


MARKDOWN = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["table", "strikethrough"])
    .disable(["code", "reference", "lheading"])
)
"""The one parser; `<br>` within a cell is the only HTML that content may have, and is read below."""
MARKDOWN.core.ruler.push("links_apart", _links_apart)

_SCHEME = re.compile(r"^(?:https?://|mailto:)", re.I)
_BR = re.compile(r"\s*<br>\s*")
_WORD = re.compile(r"[\w&/’'-]+")
_LISTS = ("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close")
# "(i)", "b)", "iv.", "3\\)", "R2", "4.1.2" at the beginning of an item
_OWN_MARK = re.compile(
    r"\(?(?:([a-z])\1?|[ivxlc]{1,6}|\d{1,3})\\?[.)](?=\s)|R\d{1,3}\b|\d{1,3}(?:\.\d{1,3})+\.?(?=\s)", re.I
)


def plain_text(tokens: Iterable[Token]) -> str:
    """The words of tokens on one line."""
    pieces: list[str] = []
    for token in tokens:
        if token.type == "inline":
            pieces.append(_inline_text(token))
        elif token.type in ("fence", "code_block"):
            pieces.append(token.content)
    return " ".join(" ".join(pieces).split())


def _inline_text(token: Token) -> str:
    children = token.children or []
    text = "".join(" " if c.type in ("softbreak", "hardbreak") else c.content for c in children)
    return _BR.sub(" ", text) if "<br>" in text else text


class Explained:
    """The glossary terms that a page has explained already; each is explained where it stands first."""

    def __init__(self, terms: Mapping[str, tuple[str, str]], root: str = "") -> None:
        self._terms = terms
        self._root = root
        self._seen: set[str] = set()

    def has_any(self, words: Iterable[str]) -> bool:
        """Whether any of some words is a term."""
        return not self._terms.keys().isdisjoint(words)

    def first_use(self, word: str) -> tuple[str, str] | None:
        """Meaning and address of a term, the first time that it is asked for."""
        found = self._terms.get(word)
        if found is None or word in self._seen:
            return None
        self._seen.add(word)
        return found[0], self._root + found[1]


Attributes = Mapping[str, str | int | float]


def html(
    tokens: Sequence[Token],
    explained: Explained | None = None,
    *,
    skip: str = "",
    pictures: Callable[[str], Attributes | None] = lambda _: None,
) -> Markup:
    """Tokens as HTML. `skip` is text at the beginning that is rendered elsewhere: a paragraph's number.

    `pictures` gives the attributes of a picture by its name in the text; of others their words are shown.
    """
    ready = [_prepared(token, explained, pictures) for token in _marked(tokens)]
    first = next((t.children[0] for t in ready if t.type == "inline" and t.children), None)
    if skip and first is not None and first.type == "text" and first.content.startswith(skip):
        first.content = first.content[len(skip) :].lstrip(". ")
    return Markup(MARKDOWN.renderer.render(ready, MARKDOWN.options, {}))  # noqa: S704 - the renderer escapes


def _marked(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens in which items that print their own mark, "(i)" or "R2", or only go on, are told from others."""
    bulleted: list[bool] = []
    for at, token in enumerate(tokens):
        if token.type in _LISTS:
            bulleted = [*bulleted, token.type == "bullet_list_open"] if token.nesting > 0 else bulleted[:-1]
        if token.type != "list_item_open":
            yield token
            continue
        inside = next((t for t in tokens[at + 1 : at + 3] if t.type == "inline"), None)
        own = inside is not None and _OWN_MARK.match(inside.content)
        goes_on = continues(tokens, at)
        if goes_on or (own and bulleted and bulleted[-1]):
            item = copy(token)
            item.attrs = {**token.attrs, "class": "continued" if goes_on else "marked"}
            yield item
        else:
            yield token


def continues(tokens: Sequence[Token], at: int) -> bool:
    """Whether a list's item has no words of its own beside its mark: it began on the page before."""
    item, inside = tokens[at], tokens[at + 1]
    return inside.type in _LISTS or bool(item.map and inside.map and inside.map[0] > item.map[0])


def _prepared(
    token: Token, explained: Explained | None, pictures: Callable[[str], Attributes | None]
) -> Token:
    """A token as it is rendered, the one that was given being left as it is."""
    if token.type == "inline":
        children = [
            _pictured(child, pictures) if child.type == "image" else child
            for child in _children(token.children or [], explained)
        ]
        return Token("inline", "", 0, children=children)
    attributes = token.attrs
    if "style" in attributes:
        align = re.search(r"text-align:(\w+)", str(attributes["style"]))
        attributes = {"class": f"align-{align[1]}"} if align else {}
    if token.type == "th_open":
        attributes = {**attributes, "scope": "col"}
    if attributes is not token.attrs:
        token = copy(token)
        token.attrs = attributes
    return token


def _pictured(token: Token, pictures: Callable[[str], Attributes | None]) -> Token:
    """A picture with the attributes that it is shown with; its words where it is none of ours."""
    found = pictures(str(token.attrs["src"]))
    if found is None:
        return _text(f"[Picture: {token.content}]")
    token = copy(token)
    token.attrs = {**found, "alt": token.content}
    return token


def _children(children: Sequence[Token], explained: Explained | None) -> Iterable[Token]:
    """Inline tokens with `<br>` as line breaks and terms explained, outside of links."""
    in_link = 0
    for at, child in enumerate(children):
        if child.type in ("link_open", "link_close"):
            in_link += child.nesting
        if child.type == "link_open" and _says_address(child, children[at + 1]):
            child = copy(child)  # noqa: PLW2901
            child.attrs = {**child.attrs, "class": "address"}
        if child.type != "text" or in_link:
            yield child
            continue
        for number, line in enumerate(_BR.split(child.content)):
            if number:
                yield Token("hardbreak", "br", 0)
            yield from _with_terms(line, explained)


def _says_address(link: Token, words: Token) -> bool:
    """Whether a link's words are its address, which print needs not add to them."""
    address, said = (
        _SCHEME.sub("", text).rstrip("/") for text in (str(link.attrs.get("href", "")), words.content)
    )
    return address == said


def _with_terms(text: str, explained: Explained | None) -> Iterable[Token]:
    if explained is None or not explained.has_any(_WORD.findall(text)):
        yield _text(text)
        return
    done = 0
    for match in _WORD.finditer(text):
        found = explained.first_use(match[0])
        if found is None:
            continue
        yield _text(text[done : match.start()])
        meaning, address = found
        # "the Department for Education (DfE)" has its meaning beside it already
        kind = "term given" if text[: match.start()].endswith("(") else "term"
        yield Token("link_open", "a", 1, attrs={"href": address, "class": kind, "title": meaning})
        yield _text(match[0])
        yield Token("link_close", "a", -1)
        done = match.end()
    yield _text(text[done:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
