"""The minutes of a meeting from all their sources, as items with questions, answers and decisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.body import Chunk
from archive.content import Page
from archive.records import AgendaItem, Difference, Minute, Named
from archive.scrutiny.agenda import alike, item_anchor, like_title
from archive.scrutiny.minutes import exchanges, reconcile, told
from archive.scrutiny.minutes.items import Section, is_decision, sections
from archive.scrutiny.minutes.passages import Passage, passages, words_of
from archive.scrutiny.people import Register
from archive.slugs import slug


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing under an item: a sub-heading, a numbered minute, a decision or other text."""

    kind: str
    """heading, minute, decision or text."""
    anchor: str
    page: Page
    chunks: tuple[Chunk, ...]
    minute: Minute | None = None
    answer: int | None = None
    """Of a question the first chunk that answers it."""


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


@dataclass(frozen=True, slots=True)
class _Place:
    """What the records of an item's passages need to know of it."""

    meeting: str
    item: str | None
    prefix: str
    """What the anchors of its passages begin with."""
    title: str
    people: Register


def items(
    agenda: Sequence[AgendaItem], minutes: Sequence[Page], meeting: str, people: Register
) -> tuple[Item, ...]:
    """The items of the minutes in order, each with its agenda entry; those of the agenda alone in place."""
    found = [section for page in minutes[:1] for section in sections(page)]
    others = [section for page in minutes[1:] for section in sections(page)]
    for other in others:
        if other.number and not any(_same_item(s, other) for s in found):
            later = (i for i, s in enumerate(found) if _place_of(s.number) > _place_of(other.number))
            found.insert(next(later, len(found)), other)
    entries = _entries(found, agenda)
    of_minutes = []
    for section, entry in zip(found, entries, strict=True):
        same = [s for s in others if s.page is not section.page and _same_item(section, s)]
        of_minutes.append(_item(section, same, entry, meeting, people))
    done = {i.agenda.url for i in of_minutes if i.agenda}
    missing = [
        Item(a.number, a.title, item_anchor(a.number, a.title), a, ()) for a in agenda if a.url not in done
    ]
    return tuple(_unique(_merged(of_minutes, missing, [a.url for a in agenda])))


def _same_item(one: Section, other: Section) -> bool:
    """Whether sections of two sources are one item: by its number on the agenda, else by number or title."""
    if one.of_agenda and one.of_agenda == other.of_agenda:
        return one.number == other.number or _counted_otherwise(one) or _counted_otherwise(other)
    return bool(one.number or other.number) and _same_title(one.title, other.title)


def _counted_otherwise(section: Section) -> bool:
    """Whether minutes number their items on through the year, beside the agenda's numbers."""
    return section.number != section.of_agenda


def _entries(sections: Sequence[Section], agenda: Sequence[AgendaItem]) -> list[AgendaItem | None]:
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
    return words_of(one) == words_of(other)


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


# -- an item ----------------------------------------------------------------------------------------------


def _item(
    section: Section, others: Sequence[Section], agenda: AgendaItem | None, meeting: str, people: Register
) -> Item:
    number = section.number
    prefix = f"item-{slug(number) if number else 'opening'}"
    place = _Place(meeting, number, prefix, section.title, people)
    entries: list[Entry] = []
    heading: str | None = None
    for passage in passages(section, others, agenda):
        first = passage.run[0]
        if first.kind == "heading":
            heading = first.text
            entries.append(Entry("heading", f"{prefix}-{first.anchor}", passage.page, (first,)))
            if rest := tuple(passage.run[1:]):
                entries.append(Entry("text", f"{prefix}-{rest[0].anchor}", passage.page, rest))
        else:
            entries.append(_entry(passage, heading, place))
    title = agenda.title if agenda and not number else section.title
    anchor = item_anchor(number, section.title)
    return Item(number, title, anchor, agenda, tuple(_answered(entries, people)), section.heading)


def _entry(passage: Passage, heading: str | None, place: _Place) -> Entry:
    first = passage.run[0]
    decided = is_decision(first)
    if first.number and "." in first.number:
        anchor = f"minute-{first.number.replace('.', '-')}"
    elif first.number:
        anchor = f"minute-{place.prefix.removeprefix('item-')}-{first.number}"
    else:
        anchor = f"{place.prefix}-{first.anchor}"
    spoken = exchanges.spoken(passage.run, heading, place.title, decided=decided)
    recorded = first.number or (first.kind in ("paragraph", "list") and not passage.numbered)
    if not recorded and spoken.kind != "question":
        return Entry("decision" if decided else "text", anchor, passage.page, tuple(passage.run))
    kind = "decision" if decided else "minute" if first.number else "text"
    minute = _minute(passage, spoken, heading, anchor, place)
    return Entry(kind, anchor, passage.page, spoken.chunks, minute, spoken.answer)


def _minute(
    passage: Passage, spoken: exchanges.Spoken, heading: str | None, anchor: str, place: _Place
) -> Minute:
    first = passage.run[0]
    date = place.meeting[:10]
    all_of = ((passage.page, passage.run), *passage.others)
    compared = ((page, run, reconcile.changes(passage.run, run)) for page, run in passage.others)
    return Minute(
        id=f"{place.meeting}-{anchor}",
        url=f"meetings/{place.meeting}/#{anchor}",
        sources=tuple(run[0].source for _, run in all_of),
        meeting=place.meeting,
        item=place.item,
        number=first.number,
        kind=spoken.kind,
        heading=heading,
        text=spoken.text,
        answers=spoken.answers,
        found_in=tuple(page.document for page, _ in all_of),
        differences=tuple(
            Difference(page.document, reconcile.text(run), changes)
            for page, run, changes in compared
            if changes
        ),
        asked_by=_named((spoken.asked_by,) if spoken.asked_by else (), date, place.people),
        answered_by=_named(spoken.answered_by, date, place.people),
        cut_in=tuple(page.document for page, run in all_of if reconcile.is_cut(run)),
    )


# "Ms A Weir, Head of Rivers", "Mr Love (Cabinet Member for Weirs)"
_OFFICE = re.compile(r"^(?P<name>[^,(]+?)(?:, | \()(?P<role>[^()]+?)\)?$")


def _named(found: Sequence[str], date: str, people: Register) -> tuple[Named, ...]:
    """Those who ask or answer, as the minutes name them, with the ids that names and offices lead to."""
    named = []
    for who in found:
        match = _OFFICE.match(who)
        name, role = (match["name"], match["role"]) if match and who[0].isupper() else (who, None)
        if role and re.match(r"(?:The|An?|Members|Officers)\b", name):
            name, role = who, None
        office = re.sub(r"^[Tt]he ", "", name)
        held = people.holder(office, people.body, date) if office != name else None
        named.append(Named(people.find(name, role) or held, name, role))
    return tuple(named)


def _answered(entries: Sequence[Entry], people: Register) -> list[Entry]:
    """Entries, numbered questions with the numbered paragraphs below that answer them."""
    found = list(entries)
    for at, entry in enumerate(found):
        minute = entry.minute
        if not minute or not minute.number or minute.kind != "question" or minute.answers:
            continue
        replies = []
        for later in range(at + 1, len(found)):
            own = found[later].minute
            if not own or not own.number or own.kind == "question" or not told.answers(own.text):
                break
            replies.append(own)
            found[later] = replace(found[later], minute=replace(own, kind="paragraph"))
        names = dict.fromkeys(name for own in replies if (name := told.replied_by(own.text)))
        answered = replace(
            minute,
            answered_in=tuple(own.id for own in replies),
            answered_by=minute.answered_by + _named(tuple(names), minute.meeting[:10], people),
        )
        found[at] = replace(entry, minute=answered)
    return found
