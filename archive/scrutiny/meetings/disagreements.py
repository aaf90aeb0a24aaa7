"""On what the sources of one meeting differ, besides who was there: two covers, cover and minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from archive.content import Page
from archive.dates import spoken
from archive.records import Disagreement, Statement
from archive.scrutiny.agenda import alike
from archive.scrutiny.meetings import approval
from archive.scrutiny.minutes import Item
from archive.scrutiny.people import Register, bare_name, fold
from archive.scrutiny.places import Places
from archive.slugs import slug

_LISTS = ("members", "co_optees")


def disagreements(
    agendas: Sequence[Places], minutes: Sequence[Places], items: Sequence[Item], body: str, people: Register
) -> tuple[Disagreement, ...]:
    """Each matter on which sources say different things, with what each says."""
    found = [
        *_values("start_time", [*agendas, *minutes], str),
        *_values("planned_end_time", agendas, str),
        *_values("end_time", minutes, str),
        *_values("next_meeting_date", minutes, spoken),
        *_values("venue", [*agendas, *minutes], str),
        *_lists(agendas, people),
        *_vacancies(agendas),
        *_agendas(agendas),
        *_approved(agendas, items, body),
    ]
    return tuple(found)


def _values(key: str, sources: Sequence[Places], shown: Callable[[str], str]) -> Iterator[Disagreement]:
    """A value that two sources give differently; one that only says less doesn't differ."""
    told = [(places, value) for places in sources if (value := places.page.get(key))]
    values = {value for _, value in told}
    if any(not _agree(one, other) for one in values for other in values):
        yield Disagreement(key, tuple(_statement(p, shown(value), value) for p, value in told))


def _agree(one: str, other: str) -> bool:
    first, second = (set(slug(value).split("-")) - {"the", "in", "at"} for value in (one, other))
    return first <= second or second <= first


def _statement(places: Places, text: str, where: str | None = None) -> Statement:
    source = places.find(where) if where else places.start
    return Statement(places.page.document, text, (source,))


def _lists(agendas: Sequence[Places], people: Register) -> Iterator[Disagreement]:
    """Members and co-optees whom one cover lists and another doesn't."""
    for key in _LISTS:
        told = [places for places in agendas if places.page.people(key)]
        everybody = {_who(p["name"], people) for places in told for p in places.page.people(key)}
        statements = []
        for places in told:
            own = {_who(p["name"], people) for p in places.page.people(key)}
            if own != everybody:
                statements += [
                    Statement(places.page.document, f"{len(own)}, without {_name(who, told, key, people)}",
                              (places.find(places.page.people(key)[0]["name"]),))
                    for who in sorted(everybody - own)
                ]  # fmt: skip
        if statements:
            yield Disagreement(key, tuple(statements))


def _who(name: str, people: Register) -> str:
    return people.find(name) or fold(bare_name(name))


def _name(who: str, told: Sequence[Places], key: str, people: Register) -> str:
    names = (p["name"] for places in told for p in places.page.people(key))
    return next(name for name in names if _who(name, people) == who)


def _vacancies(agendas: Sequence[Places]) -> Iterator[Disagreement]:
    """Vacant seats that one cover with a list of members names and another doesn't."""
    told = [places for places in agendas if places.page.people("members")]
    said = {places.page.id: places.page.get("vacancies") or [] for places in told}
    if len({tuple(v) for v in said.values()}) > 1:
        yield Disagreement(
            "vacancies",
            tuple(
                _statement(places, "; ".join(said[places.page.id]) or "no vacancy is named")
                if not said[places.page.id]
                else _statement(places, "; ".join(said[places.page.id]), said[places.page.id][0])
                for places in told
            ),
        )


def _agendas(agendas: Sequence[Places]) -> Iterator[Disagreement]:
    """Covers that give one number to different items."""
    told = [(places, _numbered(places.page)) for places in agendas]
    statements: list[Statement] = []
    for number in dict.fromkeys(number for _, listed in told for number in listed):
        titles = [(places, listed[number]) for places, listed in told if number in listed]
        if any(not alike(titles[0][1], title) for _, title in titles):
            statements += (_statement(p, f"item {number}: {title}", title) for p, title in titles)
    if statements:
        yield Disagreement("agenda", tuple(statements))


def _numbered(page: Page) -> dict[str, str]:
    return {entry["number"]: entry["title"] for entry in page.get("agenda") or [] if entry.get("number")}


def _approved(agendas: Sequence[Places], items: Sequence[Item], body: str) -> Iterator[Disagreement]:
    """Minutes that approve others under another date than the agenda lays them before the meeting."""
    for item in items:
        said, announced = approval.said_dates(item, body), approval.agenda_dates(item)
        if said is None or not announced or set(said[0]) & set(announced) or item.agenda is None:
            continue
        days, sentence = said
        agenda = [p for p in agendas if p.has(item.agenda.title)][:1]
        yield Disagreement(
            "minutes_approved",
            (
                *(_statement(p, _of(announced), item.agenda.purpose or item.agenda.title) for p in agenda),
                Statement(sentence.source.document, _of(days), (sentence.source,)),
            ),
        )


def _of(days: Sequence[str]) -> str:
    return f"the minutes of {' and '.join(map(spoken, days))}"
