"""The pages of the data: what there is, and what the fields of each list mean, as the record types say it."""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple

from archive import data, meanings
from archive.library import Library
from archive.pages.page import SitePage

ABOUT = {
    "documents": "The originals, with the account of their words",
    "meetings": "Meetings with agenda, attendance and declarations",
    "minutes": "Numbered minutes, with answers and differences between sources",
    "actions": "Decisions and promises, with what answered them",
    "recommendations": "Recommendations, with response and progress",
    "reports": "Papers, with their sections, tables and authors",
    "people": "People, with spellings, offices and meetings",
    "glossary": "Terms, with their meanings and uses",
    "unexplained": "Abbreviations that are used and nowhere explained",
    "figures": "Measures over time, and where papers disagree",
    "work-programme": "What was planned, and what was heard",
    "citations": "Words that name a place of the archive, with the place they lead to",
    "sections": "All that search finds",
}
"""What each list holds."""

_PLAIN = {str: "text", int: "number", bool: "true or false"}


class Field(NamedTuple):
    """A field of a record."""

    name: str
    kind: str
    """What it holds, in words: "list of Source"."""
    inner: str
    """The record type that it holds, if it does."""
    meaning: str


class Kind(NamedTuple):
    """A record type."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


def pages(library: Library) -> Iterator[SitePage]:
    """A page of all data, and one for each list."""
    lists = [(name, len(data.listed(library, name)), ABOUT.get(name, "")) for name, _ in data.LISTS]
    what = "The whole archive as open data"
    context = {"lists": lists, "version": data.VERSION}
    yield SitePage("data/", "data.html", "Data", "", what, context)
    for (name, record), (_, count, about) in zip(data.LISTS, lists, strict=True):
        own = {"name": name, "count": count, "about": about, "kinds": kinds(record)}
        example = {"example": _example(data.listed(library, name))}
        title = f"Data: {name}"
        yield SitePage(f"data/{name}/", "data_list.html", title, "", about, own | example)


def _example(records: typing.Sequence[Any]) -> str:
    """The record that says least of those that say something in most fields; empty where there is none."""
    if not records:
        return ""
    told = [(sum(not getattr(r, f.name) for f in fields(r)), r) for r in records[:200]]
    most = min(blank for blank, _ in told)
    texts = [json.dumps(asdict(r), ensure_ascii=False, indent=1) for blank, r in told if blank <= most + 2]
    return min(texts, key=lambda text: (len(text), text))


@cache
def kinds(record: type) -> tuple[Kind, ...]:
    """A record type and those that its fields hold, each once."""
    hints = typing.get_type_hints(record)
    said = meanings.of_fields(record)
    own, inner = [], []
    for field in fields(record):
        kind, holds = _in_words(hints[field.name])
        own.append(Field(field.name, kind, holds.__name__ if holds else "", said.get(field.name, "")))
        inner += [holds] if holds else []
    first = Kind(record.__name__, meanings.of_kind(record), tuple(own))
    found = {kind.name: kind for held in inner for kind in kinds(held)}
    return (first, *(kind for name, kind in found.items() if name != first.name))


def _in_words(hint: Any) -> tuple[str, type | None]:
    """What a field holds, and the record type in it."""
    if is_dataclass(hint):
        return typing.cast(type, hint).__name__, typing.cast(type, hint)
    arguments = [a for a in typing.get_args(hint) if a is not type(None)]
    if typing.get_origin(hint) is tuple:
        words, holds = _in_words(arguments[0])
        return f"list of {re.sub('^list', 'lists', words)}", holds
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        words, holds = _in_words(arguments[0])
        return f"{words} or null", holds
    return _PLAIN[hint], None
