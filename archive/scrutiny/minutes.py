"""The minutes of a meeting from all their sources, as items with questions, answers and decisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from archive.body import Chunk, chunks
from archive.content import Page
from archive.records import AgendaItem, Difference, Minute
from archive.scrutiny import resolutions
from archive.scrutiny.agenda import alike, item_anchor, like_title
from archive.slugs import slug

_OF_WEB = ("web-minutes", "decisions")
"""Kinds of page that print each item's purpose and files before its minutes."""
_QUESTIONS = re.compile(r"\bquestions?\b", re.I)

# "84. Apologies (Item 1)", "Damp and mould (19.05)"
_ITEM = re.compile(r"\s*\(Item (\d{1,3})\)", re.I)
# "67/24 Apologies", "CSC.41 Otters", "HSC/24/12: Minutes"
_REFERENCE = re.compile(r"^(?:\d{1,4}/\d{2,4}|[A-Z]{1,6}[./]\d{1,4}(?:/\d{1,4})?)[.:]?$")
_TIME = re.compile(r"\s*\(\d{1,2}[.:]\d{2}\)")
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[The web page breaks off here\.\]\s*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing under an item: a sub-heading, a numbered minute, a decision or other text."""

    kind: str
    """heading, minute, decision or text."""
    anchor: str
    page: Page
    chunks: tuple[Chunk, ...]
    minute: Minute | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a meeting with what its minutes say."""

    number: str | None
    title: str
    anchor: str
    agenda: AgendaItem | None
    entries: tuple[Entry, ...]
    heading: Chunk | None = None
    """Its heading as the minutes print it, with the time."""


@dataclass
class _Section:
    """An item in one source of the minutes."""

    number: str | None
    """The number that the minutes print."""
    of_agenda: str | None
    """The number of the item on the agenda: the same, unless minutes are numbered on through the year."""
    title: str
    heading: Chunk
    page: Page
    runs: list[list[Chunk]] = field(default_factory=list)


def items(agenda: Sequence[AgendaItem], minutes: Sequence[Page], meeting: str) -> tuple[Item, ...]:
    """The items of the minutes in order, each with its agenda entry; those of the agenda alone in place."""
    sections = [section for page in minutes[:1] for section in _sections(page)]
    others = [(page, _sections(page)) for page in minutes[1:]]
    for _, found in others:
        for other in found:
            if other.number and not any(s.number == other.number for s in sections):
                later = (i for i, s in enumerate(sections) if _place_of(s.number) > _place_of(other.number))
                sections.insert(next(later, len(sections)), other)
    entries = _entries(sections, agenda)
    items = []
    for section, entry in zip(sections, entries, strict=True):
        same = [
            s
            for _, found in others
            for s in found
            if s.number == section.number and s.page is not section.page and s.number
        ]
        items.append(_item(section, same, entry, meeting))
    done = {i.agenda.url for i in items if i.agenda}
    missing = [
        Item(a.number, a.title, item_anchor(a.number, a.title), a, ()) for a in agenda if a.url not in done
    ]
    return tuple(_unique(_merged(items, missing, [a.url for a in agenda])))


def _entries(sections: Sequence[_Section], agenda: Sequence[AgendaItem]) -> list[AgendaItem | None]:
    """The agenda's entry of each section: by number, else the one with the same title, or nearly so."""
    found: list[AgendaItem | None] = [
        next((a for a in agenda if a.number and a.number == s.of_agenda), None) for s in sections
    ]
    numbers = {a.number for a in agenda if a.number}
    for fits in (_same_title, like_title, alike):
        for index, section in enumerate(sections):
            if found[index] is None and section.of_agenda not in numbers:
                taken = {a.url for a in found if a}
                free = (a for a in agenda if a.url not in taken and (a.number is None or fits is not alike))
                found[index] = next((a for a in free if fits(a.title, section.title)), None)
    return found


def _same_title(one: str, other: str) -> bool:
    return _said(one) == _said(other)


def _unique(items: Iterable[Item]) -> Iterator[Item]:
    """Items whose entries have anchors of their own: a number that is printed twice is counted."""
    used: Counter[str] = Counter()
    for item in items:
        entries = []
        for entry in item.entries:
            used[entry.anchor] += 1
            count = used[entry.anchor]
            entries.append(entry if count == 1 else _renamed(entry, f"{entry.anchor}-{count}"))
        yield replace(item, entries=tuple(entries))


def _renamed(entry: Entry, anchor: str) -> Entry:
    minute = entry.minute
    if minute:
        old = entry.anchor
        minute = replace(minute, id=minute.id.replace(old, anchor), url=minute.url.replace(old, anchor))
    return replace(entry, anchor=anchor, minute=minute)


def _merged(items: Sequence[Item], missing: Sequence[Item], order: Sequence[str]) -> Iterator[Item]:
    """Items of the minutes, and between them those that only the agenda has, in the agenda's order."""
    place = {url: index for index, url in enumerate(order)}
    rest = list(missing)
    for item in items:
        while rest and _precedes(rest[0], item, place):
            yield rest.pop(0)
        yield item
    yield from rest


def _precedes(missing: Item, item: Item, place: Mapping[str, int]) -> bool:
    """Whether an item of the agenda comes before one of the minutes: by the agenda, else by number."""
    if item.agenda and missing.agenda:
        return place[missing.agenda.url] < place[item.agenda.url]
    return bool(missing.number and item.number) and _place_of(missing.number) < _place_of(item.number)


def _place_of(number: str | None) -> tuple[int, str]:
    """A printed number for sorting: "5a" comes after "5", an item without one before all."""
    digits = re.match(r"\d+", number or "")
    return (int(digits[0]), (number or "")[digits.end() :]) if digits else (-1, "")


def _sections(page: Page) -> list[_Section]:
    """The minutes of one source by item. What stands before the first item is no section."""
    sections: list[_Section] = []
    own = page.get("agenda") or []
    for chunk in (_with_printed_number(c, own) for c in chunks(page)):
        known = chunk.level == 2 and any(_is_of(chunk, entry) for entry in own)
        top = chunk.kind == "heading" and (
            (chunk.number and ("." not in chunk.number or not chunk.number[0].isdigit()))
            or known
            or (not sections and chunk.level == 2 and re.match(r"welcome|apologies", chunk.text, re.I))
        )
        if top:
            item = _ITEM.search(chunk.text)
            title = _TIME.sub("", _ITEM.sub("", chunk.text))
            sections.append(_Section(chunk.number, item[1] if item else chunk.number, title, chunk, page))
        elif sections:
            runs = sections[-1].runs
            if not runs or _opens(chunk):
                runs.append([chunk])
            else:
                runs[-1].append(chunk)
    return sections


def _with_printed_number(chunk: Chunk, agenda: Sequence[dict[str, Any]]) -> Chunk:
    """A heading "5.b Otters", whose number is known from the page's own agenda alone, or "67/24 Otters"."""
    number, _, text = chunk.text.partition(" ")
    if chunk.kind != "heading" or chunk.number is not None:
        return chunk
    if any(e.get("number") == number for e in agenda) or (chunk.level == 2 and _REFERENCE.match(number)):
        return replace(chunk, number=number.rstrip(".:"), text=text)
    return chunk


def _is_of(heading: Chunk, entry: dict[str, Any]) -> bool:
    """Whether a heading is an item of the page's own agenda: its number and title, with time and pages."""
    title = entry["title"]
    return heading.number == entry.get("number") and (
        heading.text == title or heading.text.startswith(f"{title} (")
    )


def _opens(chunk: Chunk) -> bool:
    """Whether a chunk begins a new entry: a sub-heading, a numbered paragraph, a decision."""
    return chunk.kind == "heading" or bool(chunk.number) or is_decision(chunk)


def is_decision(chunk: Chunk) -> bool:
    """Whether a paragraph is labelled as a decision: "Agreed: …", "RESOLVED that …", "RESOLVED"."""
    labelled = resolutions.label(chunk.text) or resolutions.is_label(chunk.text)
    return chunk.kind == "paragraph" and not chunk.number and bool(labelled)


def _item(section: _Section, others: Sequence[_Section], agenda: AgendaItem | None, meeting: str) -> Item:
    entries: list[Entry] = []
    heading: str | None = None
    prefix = f"item-{slug(section.number) if section.number else 'opening'}"
    purpose = agenda.purpose if agenda else None
    files = {_said(f.title) for f in agenda.attachments} if agenda else set()
    for page, run in _with_missing(section, others):
        own = _without(_unlinked(run, files), purpose or "") if page.kind in _OF_WEB else run
        if not own:
            continue
        if _is_label(own[0], entries, own[1:]):
            own = own[1:]
        if not own:
            continue
        first, rest = own[0], tuple(own[1:])
        if first.kind == "heading":
            heading = first.text
            entries.append(Entry("heading", f"{prefix}-{first.anchor}", page, (first,)))
            if rest:
                entries.append(Entry("text", f"{prefix}-{rest[0].anchor}", page, rest))
        elif first.number:
            minute = _minute(own, section, others, heading, meeting, page)
            entries.append(Entry("minute", minute.url.partition("#")[2], page, tuple(own), minute))
        else:
            kind = "decision" if is_decision(first) else "text"
            entries.append(Entry(kind, f"{prefix}-{first.anchor}", page, tuple(own)))
    number = section.number
    title = agenda.title if agenda and not number else section.title
    return Item(number, title, item_anchor(number, section.title), agenda, tuple(entries), section.heading)


def _is_label(chunk: Chunk, before: Sequence[Entry], below: Sequence[Chunk]) -> bool:
    """Whether a heading only parts minutes from the purpose or the files, which have places of their own."""
    label = chunk.text.casefold() if chunk.kind == "heading" and chunk.number is None else ""
    return (label == "minutes" and not before) or (label == "additional documents" and not below)


def _unlinked(run: list[Chunk], files: set[str]) -> list[Chunk]:
    """What a web page says of an item besides the list of its files, which its page shows by itself."""
    return [c for c in run if c.kind != "list" or not files or {_said(i) for i in c.items} - files]


def _said(text: str) -> str:
    return " ".join(_words_of(text))


def _without(run: list[Chunk], purpose: str) -> list[Chunk]:
    """What a web page says of an item besides its purpose, which it prints before the minutes."""
    rest = _words_of(purpose)
    while run and rest and (own := _words(run[:1])) == rest[: len(own)]:
        run, rest = run[1:], rest[len(own) :]
    return run


def _with_missing(section: _Section, others: Sequence[_Section]) -> list[tuple[Page, list[Chunk]]]:
    """The runs of the leading source, and the numbered paragraphs that only another source has, by number."""
    runs = [(section.page, run) for run in section.runs]
    have = {run[0].number for _, run in runs if run[0].number}
    for other in others:
        for run in other.runs:
            number = run[0].number
            if number and number not in have:
                have.add(number)
                after = sum(
                    1 for _, r in runs if not r[0].number or number_key(r[0].number) < number_key(number)
                )
                runs.insert(after, (other.page, run))
    return runs


def number_key(number: str) -> tuple[int, ...]:
    """A printed number for sorting: 4.10 comes after 4.9."""
    return tuple(int(part) for part in number.split("."))


def _minute(
    run: Sequence[Chunk],
    section: _Section,
    others: Sequence[_Section],
    heading: str | None,
    meeting: str,
    page: Page,
) -> Minute:
    first, rest = run[0], run[1:]
    number = first.number or ""
    answers = tuple(a for c in rest for a in (c.items or (c.text,)) if a)
    same = [(o.page, r) for o in others for r in o.runs if r[0].number == number and o.page is not page]
    differences = [Difference(p.document, _text(r)) for p, r in same if not _says_the_same(run, r)]
    anchor = f"minute-{number.replace('.', '-')}"
    question = (
        "?" in first.text
        and bool(heading and _QUESTIONS.search(heading))
        and not re.match(r"The chair (?:thanked|noted)", first.text, re.I)
    )
    kind = (
        "question"
        if question and answers
        else "comment"
        if heading and _QUESTIONS.search(heading)
        else "paragraph"
    )
    return Minute(
        id=f"{meeting}-{anchor}",
        url=f"meetings/{meeting}/#{anchor}",
        sources=(first.source, *(r[0].source for _, r in same)),
        meeting=meeting,
        item=section.number,
        number=number,
        kind=kind,
        heading=heading,
        text=first.text,
        answers=answers,
        found_in=(page.document, *(p.document for p, _ in same)),
        differences=tuple(differences),
    )


def _text(run: Sequence[Chunk]) -> str:
    return " ".join(c.text for c in run)


def _words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _words(run: Sequence[Chunk]) -> list[str]:
    return [w for c in run for w in _words_of(c.text)]


def _says_the_same(one: Sequence[Chunk], other: Sequence[Chunk]) -> bool:
    """Whether the second source agrees word for word as far as it goes: a web page may be cut."""
    whole, words = _words_of(_text(one)), _words_of(_CUT.sub("", _text(other)))
    return whole[: len(words)] == words
