"""The passages of an item from all sources: each once, with the same in the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.body import Chunk
from archive.content import Page
from archive.records import AgendaItem
from archive.scrutiny.minutes import reconcile
from archive.scrutiny.minutes.items import Section

_OF_WEB = ("web-minutes", "decisions")
"""Kinds of page that print each item's purpose and files before its minutes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in the leading source, or in the only one that has it."""

    page: Page
    run: Sequence[Chunk]
    numbered: bool
    """Whether its source numbers the paragraphs of items."""
    others: tuple[tuple[Page, Sequence[Chunk]], ...] = ()
    """The same in other sources."""


def passages(section: Section, others: Sequence[Section], agenda: AgendaItem | None) -> list[Passage]:
    """The passages of the leading source, each with the same of others; what that lacks in its place."""
    leading = _own(section, agenda)
    same: list[list[tuple[Page, Sequence[Chunk]]]] = [[] for _ in leading]
    new: list[tuple[int, Passage]] = []
    for other in others:
        runs = _own(other, agenda)
        paired = reconcile.pairs(leading, runs)
        for at, match in paired.items():
            same[at].append((other.page, runs[match]))
        for after, run in reconcile.leftovers(leading, runs, paired):
            if not any(reconcile.pairs([run], [p.run]) for _, p in new):
                new.append((_before(leading, run, after), Passage(other.page, run, other.numbered)))
    found: list[Passage] = []
    for at, run in enumerate(leading):
        found += [p for before, p in new if before == at]
        found.append(Passage(section.page, run, section.numbered, tuple(same[at])))
    return found + [p for before, p in new if before >= len(leading)]


def _before(leading: Sequence[Sequence[Chunk]], run: Sequence[Chunk], after: int) -> int:
    """Before which passage of the leading source one stands that it lacks: by number if it has one."""
    number = run[0].number
    if number is None:
        return after
    key = number_key(number)
    later = (at for at, own in enumerate(leading) if own[0].number and number_key(own[0].number) > key)
    return next(later, len(leading))


def number_key(number: str) -> tuple[int, ...]:
    """A printed number for sorting: 4.10 comes after 4.9."""
    return tuple(int(part) for part in number.split("."))


def _own(section: Section, agenda: AgendaItem | None) -> list[Sequence[Chunk]]:
    """The passages of a section besides what a web page says of the item before its minutes."""
    of_web = section.page.kind in _OF_WEB
    purpose = words_of(agenda.purpose or "") if agenda and of_web else []
    files = {_said(f.title) for f in agenda.attachments} if agenda and of_web else set()
    found: list[Sequence[Chunk]] = []
    for run in section.runs:
        own, purpose = _without(_unlinked(run, files), purpose)
        if own and _is_label(own[0], found, own[1:]):
            own = own[1:]
        if own:
            found.append(own)
    return found


def _is_label(chunk: Chunk, before: Sequence[object], below: Sequence[Chunk]) -> bool:
    """Whether a heading only parts minutes from the purpose or the files, which have places of their own."""
    label = chunk.text.casefold() if chunk.kind == "heading" and chunk.number is None else ""
    return (label == "minutes" and not before) or (label == "additional documents" and not below)


def _unlinked(run: Sequence[Chunk], files: set[str]) -> Sequence[Chunk]:
    """What a web page says of an item besides the list of its files, which its page shows by itself."""
    return [c for c in run if c.kind != "list" or not files or {_said(i) for i in c.items} - files]


def _without(run: Sequence[Chunk], purpose: list[str]) -> tuple[Sequence[Chunk], list[str]]:
    """What a web page says behind the item's purpose, which it prints first; the rest of the purpose."""
    while run and purpose and (own := words_of(run[0].text)) == purpose[: len(own)]:
        run, purpose = run[1:], purpose[len(own) :]
    return run, [] if run else purpose


def _said(text: str) -> str:
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    """The words of a text, for comparing titles."""
    return re.findall(r"[^\W_]+", text.casefold())
