"""Papers that came as files of their own, under the agenda's item that has their title or their reference."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from archive.config import Config
from archive.content import Page
from archive.slugs import slug

KINDS = ("report", "appendix", "text")
_OF_MEETING = ("agenda", "minutes", "web-minutes", "decisions")
# "24/00108" on the agenda, "24-00108" in the name of a file
_REFERENCE = re.compile(r"(?<![\d/])(\d{2})[/-](\d{4,5})(?![\d/])")
_LEAST = 3
"""So many words of a title tell it from others."""


def laid(config: Config, pages: Sequence[Page]) -> list[Page]:
    """Pages in their order; a paper without an item has the one of its meeting that it alone fits."""
    held = {_meeting(config, page) for page in pages if page.kind in _OF_MEETING}
    pages = [_dated(config, page, held) for page in pages]
    agendas: dict[tuple[str | None, str | None], list[Mapping[str, str]]] = defaultdict(list)
    titles = {page.id: page.title for page in pages if page.kind == "document"}
    for page in pages:
        agendas[_meeting(config, page)] += page.get("agenda") or []
    return [
        replace(page, meta={**page.meta, "item": item}) if item else page
        for page in pages
        for item in [_item(page, titles, agendas[_meeting(config, page)])]
    ]


def _dated(config: Config, page: Page, held: Collection[tuple[str | None, str | None]]) -> Page:
    """The page; a report to a body, of the very day of a meeting of it, was laid before that meeting."""
    body, date = config.body(page.get("body")), page.get("date")
    same = page.kind in KINDS and body and not page.get("meeting_date") and (body, date) in held
    return replace(page, meta={**page.meta, "meeting_date": date}) if same else page


def _meeting(config: Config, page: Page) -> tuple[str | None, str | None]:
    return config.body(page.get("body")), page.get("meeting_date")


def _item(page: Page, titles: Mapping[str, str], agenda: Iterable[Mapping[str, str]]) -> str | None:
    """The number of the only item with the paper's title or, where none has it, with its reference."""
    if page.kind not in KINDS or page.get("item") or not page.get("meeting_date") or not page.get("body"):
        return None
    items = [item for item in agenda if item.get("number")]
    title = _words(page.title)
    own = _references(f"{page.title} {titles.get(page.document, '')} {page.document}")
    by_title = {i["number"] for i in items if len(title) >= _LEAST and _words(i["title"]) == title}
    by_reference = {i["number"] for i in items if len(own) == 1 and _references(i["title"]) == own}
    found = by_title or by_reference
    return found.pop() if len(found) == 1 else None


def _words(title: str) -> tuple[str, ...]:
    """A title's words without its reference."""
    return tuple(slug(_REFERENCE.sub(" ", title), most=400).split("-"))


def _references(text: str) -> set[tuple[str, str]]:
    return {(match[1], match[2]) for match in _REFERENCE.finditer(text)}
