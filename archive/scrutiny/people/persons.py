"""What the papers say of each person, gathered from all records: offices, meetings, items, votes, letters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.records import (
    Action,
    Likeness,
    Person,
    PersonItem,
    PersonLetter,
    PersonMeeting,
    PersonVote,
    Source,
    Spelling,
)
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.people.names import bare_name, has_title, likeness
from archive.scrutiny.people.presented import presented
from archive.scrutiny.people.registered import Register
from archive.scrutiny.people.roles import roles
from archive.scrutiny.people.someone import Someone
from archive.scrutiny.reports import ReportPage
from archive.slugs import slug


@dataclass(frozen=True, slots=True)
class _Records:
    """What of the records is each person's, by id."""

    items: dict[str, list[PersonItem]]
    votes: dict[str, list[PersonVote]]
    letters: dict[str, list[PersonLetter]]
    actions: dict[str, list[str]]
    chaired: dict[str, list[str]]
    greeted: dict[str, list[Spelling]]


def persons(
    register: Register, held: Sequence[MeetingPage], papers: Sequence[ReportPage], acted: Sequence[Action]
) -> Iterator[Person]:
    """All people whom papers name, with what is theirs."""
    records = _Records(
        _items(register, held, papers),
        _votes(held),
        _letters(papers),
        _actions(acted),
        _chaired(held),
        _greeted(papers),
    )
    names = {person.id: person.name for person in register.people if person.mentions}
    for someone in register.people:
        if someone.mentions:
            yield _person(someone, held, records, names)


def _person(
    someone: Someone, held: Sequence[MeetingPage], records: _Records, names: dict[str, str]
) -> Person:
    key = someone.id
    return Person(
        id=key,
        url=f"people/{key}/",
        sources=tuple(dict.fromkeys(m.source for m in someone.mentions)),
        name=someone.name,
        variants=tuple(sorted(someone.spellings)),
        roles=tuple(roles(someone)),
        meetings=tuple(
            PersonMeeting(m.meeting.id, a.capacity, a.status)
            for m in held
            for a in m.meeting.attendance
            if a.person == key
        ),
        declarations=tuple(d for m in held for d in m.meeting.declarations if d.person == key),
        spellings=(*_spellings(someone), *records.greeted[key]),
        possibly=tuple(
            Likeness(i, names[i], why) for i, why in sorted(someone.possibly.items()) if i in names
        ),
        chaired=tuple(records.chaired[key]),
        items=tuple(records.items[key]),
        actions=tuple(records.actions[key]),
        votes=tuple(records.votes[key]),
        letters=tuple(records.letters[key]),
        also=tuple(sorted({*map(slug, someone.all_names)} - {key})),
    )


def _spellings(someone: Someone) -> Iterator[Spelling]:
    """The spellings as printed, those printed most first; a bare name goes with any title that it has."""
    places: dict[str, list[Source]] = defaultdict(list)
    for mention in someone.mentions:
        places[" ".join(mention.name.split())].append(mention.source)
    counted = Counter({name: len(found) for name, found in places.items()})
    for name in sorted(counted, key=lambda n: (-counted[n], not has_title(n), n)):
        yield Spelling(name, tuple(dict.fromkeys(places[name])))


# "Dear Ann,"
_GREETING = re.compile(r"^Dear (?P<name>[^\W\d_][\w’'-]+),?$")


def _greeted(papers: Sequence[ReportPage]) -> dict[str, list[Spelling]]:
    """Given names by which letters greet their only recipient."""
    found: dict[str, list[Spelling]] = defaultdict(list)
    for paper in papers:
        recipients = paper.report.recipients
        if paper.report.kind != "letter" or len(recipients) != 1 or not recipients[0].person:
            continue
        for chunk in paper.chunks:
            greeting = _GREETING.match(chunk.text)
            given = bare_name(recipients[0].name_as_printed).split()[0]
            if greeting and likeness(f"{given} X", f"{greeting['name']} X"):
                found[recipients[0].person].append(Spelling(greeting["name"], (chunk.source,)))
    return found


def _chaired(held: Sequence[MeetingPage]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for page in held:
        chair = page.meeting.chair
        if chair and chair.person and page.minutes:
            found[chair.person].append(page.meeting.id)
    return found


def _actions(acted: Sequence[Action]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for action in acted:
        if action.owner_person:
            found[action.owner_person].append(action.id)
    return found


def _votes(held: Sequence[MeetingPage]) -> dict[str, list[PersonVote]]:
    found: dict[str, list[PersonVote]] = defaultdict(list)
    for page in held:
        for vote in page.meeting.votes:
            for ballot in vote.ballots:
                cast = PersonVote(
                    page.meeting.id, vote.item, vote.title, ballot.choice, vote.outcome, vote.sources
                )
                for voter in ballot.people:
                    if voter.person:
                        found[voter.person].append(cast)
    return found


def _letters(papers: Sequence[ReportPage]) -> dict[str, list[PersonLetter]]:
    found: dict[str, list[PersonLetter]] = defaultdict(list)
    for paper in papers:
        report = paper.report
        if report.kind == "letter":
            parts = (
                ("sent", report.authors),
                ("received", report.recipients),
                ("copied", report.copied_to),
            )
            for part, people in parts:
                for named in people:
                    if named.person:
                        found[named.person].append(PersonLetter(report.id, part))
    return found


def _items(
    register: Register, held: Sequence[MeetingPage], papers: Sequence[ReportPage]
) -> dict[str, list[PersonItem]]:
    """Items by person: who was invited, who wrote or authorised the report, who presented it."""
    parts: dict[tuple[str, str], dict[str, list[Source]]] = defaultdict(lambda: defaultdict(list))
    told: dict[str, tuple[str, str | None, str]] = {}
    by_id = {paper.report.id: paper.report for paper in papers}
    for page in held:
        meeting = page.meeting
        for item in page.items:
            url = item.agenda.url if item.agenda else f"{meeting.url}#{item.anchor}"
            told[url] = meeting.id, item.number, item.agenda.title if item.agenda else item.title
        for entry in meeting.agenda:
            told.setdefault(entry.url, (meeting.id, entry.number, entry.title))
            reports = [by_id[i] for i in entry.reports if i in by_id and by_id[i].kind != "letter"]
            for part, people, sources in (
                ("invited", entry.officers, meeting.sources[:1]),
                *(("author", r.authors, r.sources) for r in reports),
                *(("authorised", r.authorised_by, r.sources) for r in reports),
            ):
                for named in people:
                    if named.person:
                        parts[named.person, entry.url][part] += sources
    for one in presented(held, register):
        url = one.item.agenda.url if one.item.agenda else _address(held, one.meeting, one.item.anchor)
        parts[one.person, url]["presented"].append(one.source)
    found: dict[str, list[PersonItem]] = defaultdict(list)
    for (person, url), by_part in parts.items():
        meeting_key, number, title = told[url]
        sources = tuple(dict.fromkeys(s for places in by_part.values() for s in places))
        found[person].append(PersonItem(meeting_key, number, title, url, tuple(by_part), sources))
    return defaultdict(list, {p: sorted(own, key=lambda i: (i.meeting, i.url)) for p, own in found.items()})


def _address(held: Sequence[MeetingPage], meeting: str, anchor: str) -> str:
    return next(f"{p.meeting.url}#{anchor}" for p in held if p.meeting.id == meeting)
