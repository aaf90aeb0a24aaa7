"""An archive's own templates are looked through: what nobody would see stops the build with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateError, TemplateSyntaxError, nodes

from archive.errors import ArchiveError

_UNWRITTEN = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->", re.S)
"""What of a template is no HTML of its page."""

_IN_TAG = r"<[a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*\s"
_FORBIDDEN = {
    r"<script\b(?![^>]*(?:\ssrc\b|json))[^>]*>": (
        'a script within the page; put it into a file in static/ and write <script type="module" src="…">'
    ),
    r"<style\b": "a style sheet within the page; put its rules into static/archive.css",
    rf"{_IN_TAG}style\s*=": "a style on an element; give it a class, with its rules in static/archive.css",
    rf"{_IN_TAG}on[a-z]+\s*=": "a script on an element; let a file in static/ listen to it",
    r"<(?:audio|img|script|source|video)\b[^<>]*\ssrc\s*=\s*[\"']?(?:https?:)?//": (
        "something from another address; put the file into static/, or link to it"
    ),
    r"<(?:iframe|embed|object)\b": "a page within the page; link to it",
}
"""What the content policy of the pages keeps browsers from doing, and what to do instead."""


def refuse(environment: Environment, loader: BaseLoader, folders: Iterable[Path]) -> None:
    """Raise ArchiveError for what is written in templates and would not be there on any page."""
    for path in (path for folder in folders for path in sorted(folder.glob("**/*.html"))):
        try:
            text = path.read_text(encoding="utf-8")
            tree = environment.parse(text)
        except (TemplateSyntaxError, UnicodeDecodeError):
            continue  # told with its place where the template is rendered
        _refuse_unknown_blocks(environment, loader, tree, path)
        for line, what in _forbidden(text):
            raise ArchiveError(f"{path}:{line}: the content policy of the pages forbids {what}")


def _forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Lines with what browsers would leave out, and what it is."""
    html = _UNWRITTEN.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), text)
    for pattern, what in _FORBIDDEN.items():
        for found in re.finditer(pattern, html, re.I):
            yield html.count("\n", 0, found.start()) + 1, what


def _refuse_unknown_blocks(
    environment: Environment, loader: BaseLoader, tree: nodes.Template, path: Path
) -> None:
    """Raise ArchiveError for a block that what a template extends doesn't have."""
    known = _blocks_above(environment, loader, tree, path)
    for block in (node for node in tree.body if isinstance(node, nodes.Block)):
        if known and block.name not in known:
            raise ArchiveError(
                f"{path}:{block.lineno}: there is no block '{block.name}' in what this template extends;"
                f" it has {', '.join(sorted(known))}"
            )


def _blocks_above(environment: Environment, loader: BaseLoader, tree: nodes.Template, path: Path) -> set[str]:
    """The names of all blocks in what a template extends; none where it extends nothing that can be told."""
    passed: set[str] = set()
    found: set[str] = set()
    while (extends := tree.find(nodes.Extends)) and isinstance(extends.template, nodes.Const):
        name = str(extends.template.value)
        if name in passed:
            raise ArchiveError(
                f"{path}: the template extends itself; to extend the built-in one write"
                f' {{% extends "!{name}" %}}'
            )
        passed.add(name)
        try:
            tree = environment.parse(loader.get_source(environment, name)[0])
        except TemplateError:
            break
        found |= {block.name for block in tree.find_all(nodes.Block)}
    return found
