"""What the sections of a meeting's page leave out: agenda, beginning of the minutes, other sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.body import Chunk, chunks
from archive.content import Page
from archive.scrutiny.meetings import MeetingPage

SOURCES = {
    "minutes": "printed minutes",
    "web-minutes": "web page",
    "decisions": "page of decisions",
    "agenda": "agenda",
}
"""What the sources of a meeting are called."""


def source_names(page: MeetingPage) -> dict[str, str]:
    """What the sources of a meeting's minutes are called, by document; two of a kind with its name."""
    often = Counter(source.kind for source in page.minutes)
    return {
        s.document: SOURCES[s.kind] if often[s.kind] == 1 else f"{SOURCES[s.kind]} in “{s.document}”"
        for s in page.minutes
    }


@dataclass(frozen=True, slots=True)
class Printed:
    """A part of a source that is shown as it is printed."""

    title: str
    anchor: str
    page: Page
    chunks: tuple[Chunk, ...]


def printed(page: MeetingPage) -> list[Printed]:
    """What the sections of a meeting's page leave out, as the sources have it, so that no word is lost."""
    wanted = [("Agenda", agenda, chunks(agenda)) for agenda in page.agendas]
    wanted += [("Beginning of the minutes", m, _head(page, chunks(m))) for m in page.minutes[:1]]
    wanted += [(f"The {source_names(page)[m.document]}, whole", m, chunks(m)) for m in page.minutes[1:]]
    parts = (
        Printed(title, f"printed-{number}", source, found)
        for number, (title, source, found) in enumerate(wanted, start=1)
    )
    return [part for part in parts if part.chunks]


def _head(page: MeetingPage, found: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """What stands before the first item, or before the first thing that is shown under one."""
    shown = {(c.source, c.line) for item in page.items for entry in item.entries for c in entry.chunks}
    shown |= {(item.heading.source, item.heading.line) for item in page.items if item.heading}
    first = next((i for i, c in enumerate(found) if (c.source, c.line) in shown), len(found))
    return tuple(found[:first])
