"""The pages of work programmes: what a body planned for a municipal year, against what it heard."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive.dates import municipal_year, spoken
from archive.library import Library
from archive.pages import tallies
from archive.pages.listing import Facet, Listing, Sort, listing, named
from archive.pages.page import OUTCOMES, SitePage, papers_of, until
from archive.records import Meeting, PlannedItem
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.minutes import Item
from archive.scrutiny.programme import by_year
from archive.scrutiny.programme.heard import put_off
from archive.slugs import slug

# What stands on every agenda and in no programme
_ROUTINE = re.compile(
    r"^\W*(?:welcome|introductions?|apologies|declarations?|disclosures?|urgent|minutes|announcements"
    r"|any (?:other|urgent)|exclusion of|exempt|chair(?:man)?[’']?s? (?:announcements?|business)|substitut"
    r"|date of (?:the )?next|order of business|membership|public (?:participation|questions|speaking)"
    r"|(?:appointment|election) of (?:the |a )?(?:vice.?)?chair"
    r"|(?:the )?(?:\w+ )?(?:work|forward)[a-z]* (?:programme|plan))",
    re.I,
)
_WITHOUT_DATE = ("planned", "possible", "suggestion")

Listed = tuple[str, str, str, list[PlannedItem]]
"""A body, a municipal year, the address of its page, and what was planned in it."""


class Day(NamedTuple):
    """A meeting, or a day or month for which something was planned."""

    date: str
    meeting: Meeting | None
    planned: list[PlannedItem]
    besides: list[Item]
    """Items of the agenda that no programme had for the day."""

    @property
    def why(self) -> str | None:
        """What the outcomes of several of its items rest on."""
        said = Counter(item.why for item in self.planned if item.why)
        return next((why for why, count in said.most_common(1) if count > 1 or len(self.planned) == 1), None)

    def became(self, item: Item) -> str:
        """What became of an item that no programme had for the day, in words."""
        if self.meeting and (notice := put_off(self.meeting, item)):
            return "Put off" if notice.kind == "deferred" else "Withdrawn"
        return OUTCOMES["heard" if self.meeting and self.meeting.status == "held" else "agenda"]


def home(body: str) -> str:
    """The address of a body's work programmes."""
    return f"work-programme/{slug(body)}/"


def address(body: str, year: str) -> str:
    """The address of a body's municipal year."""
    return f"{home(body)}{year.replace('/', '-')}/"


def pages(library: Library) -> Iterator[SitePage]:
    """A list of the years, one for each body, and a page for each year."""
    papers = papers_of(library)
    years = _years(library)
    ordered = sorted(years, key=lambda key: (key[1], key[0]), reverse=True)
    listed = [(body, year, address(body, year), years[body, year]) for body, year in ordered]
    yield _list("work-programme/", None, listed)
    for url, body in {home(entry[0]): entry[0] for entry in listed}.items():
        yield _list(url, body, [entry for entry in listed if home(entry[0]) == url])
    for body, year, url, items in listed:
        issued = [papers[key] for key in dict.fromkeys(i.published_in for i in items)]
        planned = _days_of(library, body, year, items)
        context = {
            "body": body,
            "home": home(body),
            "year": year,
            "days": planned,
            "chart": tallies.year_of_work(planned),
            "until": until(library),
            "undated": undated(items),
            "programmes": issued,
            "issued": {paper.sources[0].document: spoken(paper.date) for paper in issued if paper.date},
            "outcomes": OUTCOMES,
        }
        title = f"Work programme {year}, {body}"
        yield SitePage(url, "programme.html", title, "meetings", "Planned against heard", context)


def _list(url: str, body: str | None, listed: list[Listed]) -> SitePage:
    title = f"Work programmes, {body}" if body else "Work programmes"
    summary = "What was planned for which meeting, and what was heard"
    context = {"years": listed, "body": body, "listing": _listing(listed)}
    return SitePage(url, "programmes.html", title, "meetings", summary, context)


def _listing(listed: Iterable[Listed]) -> Listing:
    facets = (
        Facet[Listed]("body", "Committee", lambda entry: named(entry[0])),
        Facet[Listed]("year", "Year", lambda entry: named(entry[1]), falling=True),
    )
    sorts = (
        Sort[Listed]("year", "Oldest first", lambda entry: entry[1]),
        Sort[Listed]("items", "Most items first", lambda entry: len(entry[3]), falling=True),
    )
    return listing({entry[2]: entry for entry in listed}, facets, sorts, usual="Newest first")


def _years(library: Library) -> dict[tuple[str, str], list[PlannedItem]]:
    issued = {key: report.date or "" for key, report in papers_of(library).items()}
    return by_year(library.programme, issued)


def _days_of(library: Library, body: str, year: str, items: Iterable[PlannedItem]) -> list[Day]:
    return days(items, [m for m in library.meetings if m.meeting.body == body], year)


def by_meeting(library: Library) -> dict[str, str]:
    """Ids of meetings -> where it is shown what was planned for them."""
    return {
        day.meeting.id: f"{address(body, year)}#day-{day.date}"
        for (body, year), items in _years(library).items()
        for day in _days_of(library, body, year, items)
        if day.meeting and day.planned
    }


def days(items: Iterable[PlannedItem], held: Sequence[MeetingPage], year: str) -> list[Day]:
    """The days of a year in order, each with what was planned for it, as the last programme says it."""
    items = list(items)
    last = {item.id: item for item in items}
    planned: dict[str, list[PlannedItem]] = defaultdict(list)
    for item in items:
        after = last.get(item.continued_in or "")
        said_again = after is not None and after.planned_for == item.planned_for
        if item.planned_for and item.kind == "planned" and not said_again:
            planned[item.planned_for].append(item)
    own = {m.meeting.date: m for m in held if municipal_year(m.meeting.date) == year}
    known = set(planned) | {date for date, m in own.items() if m.items and date[:7] not in planned}
    return [_day(date, planned[date], own, items) for date in sorted(known)]


def _day(
    date: str, planned: list[PlannedItem], held: dict[str, MeetingPage], items: Sequence[PlannedItem]
) -> Day:
    found = [m for day, m in held.items() if day.startswith(date)]
    if len(found) != 1:
        return Day(date, None, planned, [])
    meeting = found[0].meeting
    own = (item.agenda_item for item in items if item.on_agenda_of == meeting.id)
    matched = {address.partition("#")[2] for address in own if address}
    besides = [
        item
        for item in found[0].items
        if item.anchor not in matched and item.number and not _ROUTINE.match(item.title)
    ]
    return Day(date, meeting, planned, besides)


def undated(items: Iterable[PlannedItem]) -> list[tuple[str, str | None, list[PlannedItem]]]:
    """What has no date: planned, possible, suggested, each under the headings of the programme."""
    groups: dict[tuple[str, str | None], list[PlannedItem]] = defaultdict(list)
    for item in items:
        if item.planned_for is None or item.kind != "planned":
            groups[item.kind, item.heading].append(item)
    ordered = sorted(groups.items(), key=lambda group: _WITHOUT_DATE.index(group[0][0]))
    return [(kind, heading, found) for (kind, heading), found in ordered]


def year_of(library: Library, item: PlannedItem) -> str | None:
    """The address of the page that shows an item's year, None where its body is unknown."""
    report = papers_of(library).get(item.published_in)
    found = by_year([item], {item.published_in: (report.date if report else None) or ""})
    return next((address(body, year) for body, year in found), None)
