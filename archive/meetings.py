"""Meetings from all their sources: agendas, printed minutes and web pages, each statement with where it was read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from archive.body import Chunk, chunks
from archive.config import Config
from archive.content import Page
from archive.people import Register
from archive.records import AgendaItem, Attendee, Declaration, Difference, Meeting, Minute, Named, Source
from archive.slugs import meeting_id, slug

_LABELLED_DECISION = re.compile(r"^(?:agreed|resolved|action|decision)s?\s*(?::|\bthat\b|\bto\b)", re.I)
_QUESTIONS = re.compile(r"\bquestions?\b", re.I)
_STATUS_ORDER = ("late", "virtual", "apologies", "present", "in_attendance")
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


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting with all that its page shows."""

    meeting: Meeting
    items: tuple[Item, ...]
    agendas: tuple[Page, ...]
    minutes: tuple[Page, ...]
    """The content pages, the leading source first."""
    reports: tuple[Page, ...] = ()


@dataclass
class _Sources:
    agendas: list[Page] = field(default_factory=list)
    minutes: list[Page] = field(default_factory=list)
    reports: list[Page] = field(default_factory=list)


def address(date: str, body: str) -> str:
    """The address of a meeting's page."""
    return f"meetings/{meeting_id(date, body)}/"


def meetings(config: Config, pages: Iterable[Page], people: Register) -> list[MeetingPage]:
    """All meetings that an agenda or minutes tell of, by date, with the one before and the one after."""
    groups: dict[tuple[str, str], _Sources] = defaultdict(_Sources)
    for page in pages:
        date, body = page.get("meeting_date"), config.body(page.get("body"))
        if not date or not body:
            continue
        group = groups[date, body]
        {"agenda": group.agendas, "minutes": group.minutes, "web-minutes": group.minutes}.get(page.kind, group.reports).append(page)
    found = [_meeting(date, body, sources, people) for (date, body), sources in sorted(groups.items()) if sources.agendas or sources.minutes]
    return _in_sequence(_approved(found))


def _meeting(date: str, body: str, sources: _Sources, people: Register) -> MeetingPage:
    url = address(date, body)
    minutes = sorted(sources.minutes, key=lambda p: (p.kind != "minutes", -len(p.body), p.path))
    agendas = sorted(sources.agendas, key=lambda p: (-len(p.get("agenda") or []), p.path))
    everything = [*minutes, *agendas]
    meeting_key = meeting_id(date, body)
    agenda = _agenda(agendas, minutes, sources.reports, url, people)
    items = _items(agenda, minutes, meeting_key, url)
    cover = agendas[0] if agendas else None
    attendance = _attendance(minutes, people)
    members = _named(cover, "members", people)
    meeting = Meeting(
        id=meeting_key,
        url=url,
        sources=tuple(_start(p) for p in everything),
        body=body,
        date=date,
        start_time=_first(agendas + minutes, "start_time"),
        end_time=_first(minutes, "end_time"),
        venue=_first(agendas + minutes, "venue"),
        webcasts=tuple(dict.fromkeys(w for p in everything for w in p.get("webcasts") or [])),
        status=_first(everything, "status") or ("held" if minutes else "scheduled"),
        minutes_status="draft" if minutes else "none",
        approved_at=None,
        chair=_chair(members, attendance),
        members=members,
        co_optees=_named(cover, "co_optees", people),
        agenda=agenda,
        attendance=attendance,
        declarations=_declarations(minutes, people),
        previous=None,
        next=None,
        next_meeting_date=_first(minutes, "next_meeting_date"),
    )
    return MeetingPage(meeting, items, tuple(agendas), tuple(minutes), tuple(sources.reports))


def _start(page: Page) -> Source:
    """Where a page of content begins in its document."""
    found = chunks(page)
    return found[0].source if found else Source(page.document)


def _first(pages: Sequence[Page], key: str) -> Any:
    return next((value for p in pages if (value := p.get(key))), None)


def _named(page: Page | None, key: str, people: Register) -> tuple[Named, ...]:
    return tuple(named(p, people) for p in page.people(key)) if page else ()


def named(person: dict[str, str], people: Register) -> Named:
    """A person of front matter with the id that the name leads to."""
    return Named(people.find(person["name"]), person["name"], person.get("role"))


def _chair(members: Sequence[Named], attendance: Sequence[Attendee]) -> Named | None:
    """Who chaired: the attendance tells, else the list of members."""
    for person in attendance:
        if re.search(r"(?<!vice )(?<!vice-)\bchair", person.role or "", re.I) and person.capacity == "member":
            return Named(person.person, person.name_as_printed, person.role)
    return next((m for m in members if re.search(r"(?<!vice )(?<!vice-)\bchair", m.role or "", re.I)), None)


# -- agenda --------------------------------------------------------------------------------------------------------


def _agenda(agendas: Sequence[Page], minutes: Sequence[Page], reports: Sequence[Page], url: str, people: Register) -> tuple[AgendaItem, ...]:
    """The fullest agenda, its gaps filled from the others of the same meeting where number and title agree."""
    pages = sorted([*agendas, *minutes], key=lambda p: -len(p.get("agenda") or []))
    entries: list[dict[str, Any]] = [dict(e) for p in pages[:1] for e in p.get("agenda") or []]
    for page in pages[1:]:
        for other in page.get("agenda") or []:
            same = next((e for e in entries if e.get("number") == other.get("number") and _alike(e["title"], other["title"])), None)
            if same is not None:
                same.update({k: v for k, v in other.items() if k not in same})
    return tuple(_agenda_item(entry, reports, url, people) for entry in entries)


def _alike(one: str, other: str) -> bool:
    return bool(set(slug(one).split("-")) & set(slug(other).split("-")) - {"and", "of", "the"})


def item_anchor(number: str | None, title: str) -> str:
    """The anchor of an item on its meeting's page."""
    return f"item-{number}" if number else f"item-{slug(title, most=40)}"


def _agenda_item(entry: dict[str, Any], reports: Sequence[Page], url: str, people: Register) -> AgendaItem:
    number = entry.get("number")
    own = [p for p in reports if number and p.get("item") == number]
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
        url=f"{url}#{item_anchor(number, entry['title'])}",
    )


# -- minutes -------------------------------------------------------------------------------------------------------


@dataclass
class _Section:
    """An item in one source of the minutes."""

    number: str | None
    title: str
    page: Page
    runs: list[list[Chunk]] = field(default_factory=list)


def _items(agenda: Sequence[AgendaItem], minutes: Sequence[Page], meeting: str, url: str) -> tuple[Item, ...]:
    """The items of the minutes in order, each with its agenda entry; items of the agenda alone follow in place."""
    sections = [section for page in minutes[:1] for section in _sections(page)]
    for page in minutes[1:]:
        for other in _sections(page):
            if other.number and not any(s.number == other.number for s in sections):
                sections.append(other)
    if len(minutes) > 1:
        sections.sort(key=lambda s: int(s.number) if s.number and s.number.isdigit() else -1)
    others = [(page, _sections(page)) for page in minutes[1:]]
    items = []
    for section in sections:
        entry = next((a for a in agenda if section.number and a.number == section.number), None)
        entry = entry or next((a for a in agenda if a.number is None and _alike(a.title, section.title)), None)
        same = [s for _, found in others for s in found if s.number == section.number and s.page is not section.page and s.number]
        items.append(_item(section, same, entry, meeting, url))
    done = {i.agenda.url for i in items if i.agenda}
    missing = [Item(a.number, a.title, item_anchor(a.number, a.title), a, ()) for a in agenda if a.url not in done]
    return tuple(_unique(_merged(items, missing)))


def _unique(items: Iterable[Item]) -> Iterator[Item]:
    """Items whose entries have anchors of their own: a number that is printed twice is counted."""
    used: Counter[str] = Counter()
    for item in items:
        entries = []
        for entry in item.entries:
            used[entry.anchor] += 1
            if used[entry.anchor] > 1:
                anchor = f"{entry.anchor}-{used[entry.anchor]}"
                minute = entry.minute
                if minute:
                    minute = replace(minute, id=minute.id.replace(entry.anchor, anchor), url=minute.url.replace(entry.anchor, anchor))
                entry = replace(entry, anchor=anchor, minute=minute)
            entries.append(entry)
        yield replace(item, entries=tuple(entries))


def _merged(items: list[Item], missing: list[Item]) -> Iterator[Item]:
    """Items of the minutes, and between them those that only the agenda has, by number."""
    rest = list(missing)
    for item in items:
        while rest and (rest[0].number is None or (item.number and _order(rest[0]) < _order(item))) and item.number:
            yield rest.pop(0)
        yield item
    yield from rest


def _order(item: Item) -> int:
    return int(item.number) if item.number and item.number.isdigit() else 0


def _sections(page: Page) -> list[_Section]:
    """The minutes of one source by item. What stands before the first item is no section."""
    sections: list[_Section] = []
    for chunk in chunks(page):
        top = chunk.kind == "heading" and (chunk.number or (not sections and chunk.level == 2 and re.match(r"welcome|apologies", chunk.text, re.I)))
        if top and "." not in (chunk.number or ""):
            title, _ = _timeless(chunk.text)
            sections.append(_Section(chunk.number, title, page, []))
        elif sections:
            runs = sections[-1].runs
            if not runs or _opens(chunk):
                runs.append([chunk])
            else:
                runs[-1].append(chunk)
    return sections


def _timeless(title: str) -> tuple[str, str | None]:
    match = re.search(r"\s*\((\d{1,2})[.:](\d{2})\)", title)
    return (title[: match.start()] + title[match.end() :], match[0]) if match else (title, None)


def _opens(chunk: Chunk) -> bool:
    """Whether a chunk begins a new entry: a sub-heading, a numbered paragraph, a decision."""
    return chunk.kind == "heading" or bool(chunk.number) or is_decision(chunk)


def is_decision(chunk: Chunk) -> bool:
    """Whether a paragraph is labelled as a decision: "Agreed: …", "RESOLVED that …"."""
    return chunk.kind == "paragraph" and not chunk.number and bool(_LABELLED_DECISION.match(chunk.text))


def _item(section: _Section, others: Sequence[_Section], agenda: AgendaItem | None, meeting: str, url: str) -> Item:
    entries: list[Entry] = []
    heading: str | None = None
    runs = _with_missing(section, others)
    for page, run in runs:
        first = run[0]
        if first.kind == "heading":
            heading = first.text
            entries.append(Entry("heading", f"item-{section.number or 'opening'}-{first.anchor}", page, (first,)))
            if run[1:]:
                entries.append(Entry("text", f"item-{section.number or 'opening'}-{run[1].anchor}", page, tuple(run[1:])))
        elif first.number:
            minute = _minute(run, section, others, heading, meeting, url, page)
            entries.append(Entry("minute", minute.url.partition("#")[2], page, tuple(run), minute))
        else:
            purpose = agenda.purpose if agenda else None
            if page.kind == "web-minutes" and purpose and _words(run) == _words_of(purpose):
                continue
            kind = "decision" if is_decision(first) else "text"
            entries.append(Entry(kind, f"item-{section.number or 'opening'}-{first.anchor}", page, tuple(run)))
    number = section.number
    return Item(number, agenda.title if agenda and not number else section.title, item_anchor(number, section.title), agenda, tuple(entries))


def _with_missing(section: _Section, others: Sequence[_Section]) -> list[tuple[Page, list[Chunk]]]:
    """The runs of the leading source, and the numbered paragraphs that only another source has, by number."""
    runs = [(section.page, run) for run in section.runs]
    have = {run[0].number for _, run in runs if run[0].number}
    for other in others:
        for run in other.runs:
            number = run[0].number
            if number and number not in have:
                have.add(number)
                after = sum(1 for _, r in runs if not r[0].number or number_key(r[0].number) < number_key(number))
                runs.insert(after, (other.page, run))
    return runs


def number_key(number: str) -> tuple[int, ...]:
    """A printed number for sorting: 4.10 comes after 4.9."""
    return tuple(int(part) for part in number.split("."))


def _minute(run: Sequence[Chunk], section: _Section, others: Sequence[_Section], heading: str | None, meeting: str, url: str, page: Page) -> Minute:
    first, rest = run[0], run[1:]
    number = first.number or ""
    answers = tuple(a for c in rest for a in (c.items or (c.text,)) if a)
    same = [(o.page, r) for o in others for r in o.runs if r[0].number == number and o.page is not page]
    differences = [Difference(p.document, _text(r)) for p, r in same if not _says_the_same(run, r)]
    anchor = f"minute-{number.replace('.', '-')}"
    question = "?" in first.text and bool(heading and _QUESTIONS.search(heading)) and not re.match(r"The chair (?:thanked|noted)", first.text, re.I)
    kind = "question" if question and answers else "comment" if heading and _QUESTIONS.search(heading) else "paragraph"
    return Minute(
        id=f"{meeting}-{anchor}",
        url=f"{url}#{anchor}",
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


# -- people --------------------------------------------------------------------------------------------------------


def _attendance(minutes: Sequence[Page], people: Register) -> tuple[Attendee, ...]:
    """One entry a person. Where lists disagree the status most lists give stands, then the more exact one."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for page in minutes:
        for person in page.people("attendance"):
            groups[people.find(person["name"]) or f"?{person['name']}"].append(person)
    found = []
    for key, group in groups.items():
        votes = Counter(p["status"] for p in group)
        status = min(votes, key=lambda s: (-votes[s], _STATUS_ORDER.index(s)))
        capacity = next((p["capacity"] for p in group if p.get("capacity")), None)
        role = next((p["role"] for p in group if p.get("role")), None)
        found.append(Attendee(None if key.startswith("?") else key, group[0]["name"], capacity, role, status))
    return tuple(found)


def _declarations(minutes: Sequence[Page], people: Register) -> tuple[Declaration, ...]:
    """Declarations of the first source that has any: the others repeat them."""
    page = next((p for p in minutes if p.get("declarations")), None)
    entries = page.get("declarations") if page else []
    return tuple(Declaration(people.find(d["name"]), d["name"], d["interest"], d.get("item")) for d in entries or [])


# -- sequence ------------------------------------------------------------------------------------------------------

_APPROVED = re.compile(r"\b(?:agreed|approved|confirmed|signed|correct record)\b", re.I)
_MINUTES_OF = re.compile(r"\bminutes\b", re.I)


def _approved(found: list[MeetingPage]) -> list[MeetingPage]:
    """Minutes are draft until the minutes of a later meeting of the body approve them."""
    result = list(found)
    for index, page in enumerate(result):
        if not page.minutes:
            continue
        later = [p for p in result if p.meeting.body == page.meeting.body and p.meeting.date > page.meeting.date]
        approving = next((p for p in later if _approves(p, page.meeting)), None)
        if approving:
            meeting = replace(page.meeting, minutes_status="approved", approved_at=approving.meeting.id)
            result[index] = replace(page, meeting=meeting)
    return result


def _approves(later: MeetingPage, meeting: Meeting) -> bool:
    """Whether an item "Minutes of …" of a later meeting agrees the minutes of this one, by date."""
    for item in later.items:
        if not _MINUTES_OF.search(item.title):
            continue
        text = " ".join(c.text for e in item.entries for c in e.chunks)
        if _APPROVED.search(text) and meeting.date in _dates(text):
            return True
    return False


_MONTHS = "january february march april may june july august september october november december".split()
_DATE = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(_MONTHS)})\s+(\d{{4}})|({'|'.join(_MONTHS)})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.I)


def _dates(text: str) -> set[str]:
    found = set()
    for match in _DATE.finditer(text):
        day, month, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        found.add(f"{year}-{_MONTHS.index(month.casefold()) + 1:02d}-{int(day):02d}")
    return found


def _in_sequence(found: list[MeetingPage]) -> list[MeetingPage]:
    """Each meeting with the body's meetings before and after it."""
    result = []
    for page in found:
        same = [p.meeting.id for p in found if p.meeting.body == page.meeting.body]
        index = same.index(page.meeting.id)
        before = same[index - 1] if index else None
        after = same[index + 1] if index + 1 < len(same) else None
        result.append(replace(page, meeting=replace(page.meeting, previous=before, next=after)))
    return result
