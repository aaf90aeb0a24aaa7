"""A meeting's agenda: the fullest that its sources print, with the papers laid before each item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from archive.content import Page
from archive.records import AgendaItem
from archive.scrutiny.people import Register, named
from archive.slugs import slug


def agenda(
    agendas: Sequence[Page], minutes: Sequence[Page], reports: Sequence[Page], url: str, people: Register
) -> tuple[AgendaItem, ...]:
    """The fullest agenda, its gaps filled from the meeting's others where number and title agree.

    Where there is none, the letters that sent papers for some of its items say what these are.
    """
    pages = sorted([*agendas, *minutes], key=lambda p: -len(p.get("agenda") or []))
    pages = pages if any(p.get("agenda") for p in pages) else [p for p in reports if p.get("agenda")]
    entries: list[dict[str, Any]] = [dict(e) for p in pages[:1] for e in p.get("agenda") or []]
    for page in pages[1:]:
        for other in page.get("agenda") or []:
            same = next(
                (
                    e
                    for e in entries
                    if e.get("number") == other.get("number") and alike(e["title"], other["title"])
                ),
                None,
            )
            if same is not None:
                same.update({k: v for k, v in other.items() if k not in same})
    return tuple(_agenda_item(entry, reports, url, people) for entry in entries)


def alike(one: str, other: str) -> bool:
    """Whether two titles share a telling word."""
    return bool(set(slug(one).split("-")) & set(slug(other).split("-")) - {"and", "of", "the"})


_COMMON = {"the", "and", "of", "for", "in", "to", "a", "on", "report", "item", "from", "by", "with"}


def like_title(one: str, other: str) -> bool:
    """Whether two titles have their telling words in common: "Apologies", "Apologies for absence"."""
    first, second = (set(slug(title).split("-")) - _COMMON for title in (one, other))
    shared = first & second
    return bool(shared) and (shared in (first, second) or len(shared) >= 0.6 * len(first | second))


def item_anchor(number: str | None, title: str) -> str:
    """The anchor of an item on its meeting's page."""
    return f"item-{slug(number)}" if number else f"item-{slug(title, most=40)}"


_PAGES_OF_ITEM = ("Decision details: ", "Agenda item: ")
"""What a council's own pages of one item are titled with, before the item's title."""


# "24/00096 - Commissioning Plan": the number of a decision before what it is about
_REFERENCE = re.compile(r"^\d\d[/-]\d{4,6}\s+[-–]\s+")


def _is_of(paper: Page, number: str | None, title: str) -> bool:
    """Whether a paper of the meeting is an item's: by number, very title, or as the council's page of it."""
    if item := paper.get("item"):
        return bool(item == number)
    bare = _REFERENCE.sub("", title)
    if bare != title and _reference(paper.document) == _reference(title):
        return True
    return paper.title in [title, bare, *(f"{prefix}{title}" for prefix in _PAGES_OF_ITEM)]


def _reference(text: str) -> str:
    """The number of a decision that a title or a document's id begins with: "24-00096"."""
    return "-".join(slug(text).split("-")[:2])


def _agenda_item(entry: dict[str, Any], reports: Sequence[Page], url: str, people: Register) -> AgendaItem:
    number = entry.get("number")
    own = [p for p in reports if _is_of(p, number, entry["title"])]
    cover_sheets = [p for p in own if p.kind == "cover-sheet"]
    officers = entry.get("officers") or [p for sheet in cover_sheets for p in sheet.people("attending")]
    return AgendaItem(
        number=number,
        title=entry["title"],
        start_time=entry.get("start_time"),
        purpose=entry.get("purpose"),
        page_from=entry.get("page_from"),
        page_to=entry.get("page_to"),
        officers=tuple(named(o, people) for o in officers),
        documents=tuple(dict.fromkeys(p.document for p in own)),
        reports=tuple(p.id for p in own),
        attachments=(),
        url=f"{url}#{item_anchor(number, entry['title'])}",
    )
