"""The pages of figures: a list of the measures, and a page for each with its series and its conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from archive.charts import Chart, Point, chart
from archive.dates import spoken
from archive.library import Library
from archive.pages import lists
from archive.pages.page import SitePage, by_id, papers_of, until
from archive.records import Conflict, Figure, Observation
from archive.scrutiny.figures.measures import AT_A_DATE
from archive.scrutiny.figures.times import Time
from archive.scrutiny.figures.values import of_cell, values
from archive.scrutiny.figures.wording import told


@dataclass(frozen=True, slots=True)
class Paper:
    """A page of the site that states a figure."""

    url: str
    title: str
    date: str | None
    again: tuple[str, ...] = ()
    """Addresses of further places of it that do."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A value with the papers that state it."""

    observation: Observation
    papers: tuple[Paper, ...]

    @property
    def told(self) -> str:
        """The value as it may stand alone."""
        return told(self.observation)


@dataclass(frozen=True, slots=True)
class Difference:
    """A conflict with the statements that differ."""

    conflict: Conflict
    when: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """What the papers state of a measure for one place."""

    place: str | None
    statements: tuple[Statement, ...]
    chart: Chart | None
    newest: tuple[Statement, ...]
    """What is stated for the last time, for certain if anything is."""


@dataclass(frozen=True, slots=True)
class Change:
    """A measure with what papers state for the last time and for the one before it."""

    figure: Figure
    place: str | None
    before: tuple[Point, ...]
    last: tuple[Point, ...]


def pages(library: Library) -> Iterator[SitePage]:
    """A list of the measures, and a page for each."""
    papers = _papers(library)
    found = [(figure, tuple(_differences(figure, papers))) for figure in library.figures]
    latest = {f.id: _newest(_most(f, papers)) for f in library.figures}
    listing = {
        "differing_measures": [(figure, several) for figure, several in found if several],
        "declared": [f for f in library.figures if f.declared],
        "others": [f for f in library.figures if not f.declared],
        "latest": latest,
        "listing": lists.of_figures(library, {key: found[-1].observation for key, found in latest.items()}),
        "when": when,
    }
    yield SitePage(
        "figures/",
        "figures.html",
        "Figures",
        "figures",
        "Measures that the papers report, and where they give different values",
        listing,
    )
    for figure, differences in found:
        context = {
            "figure": figure,
            "differences": differences,
            "series": tuple(_series(figure, papers)),
            "until": until(library),
            "when": when,
        }
        title = figure.measure[:1].upper() + figure.measure[1:]
        yield SitePage(
            figure.url,
            "figure.html",
            title,
            "figures",
            f"{title}: what the papers report, year by year",
            context,
        )


def differing(library: Library) -> list[tuple[Figure, Difference]]:
    """Measures for which papers differ for certain, with the last time for which they do, newest first."""
    papers = _papers(library)
    found = [
        (figure, max(certain, key=_at))
        for figure in library.figures
        if (certain := [d for d in _differences(figure, papers) if not d.conflict.possible])
    ]
    return sorted(found, key=lambda entry: _at(entry[1]), reverse=True)


def changed(library: Library) -> list[Change]:
    """Measures that are followed and whose values of the last two times differ, the newest first."""
    papers = _papers(library)
    found = [
        Change(figure, series[0].place, *stated[-2:])
        for figure in library.figures
        if figure.declared and (series := list(_series(figure, papers))) and (drawn := series[0].chart)
        if len(stated := _by_time(drawn)) > 1 and not _values(stated[-1]) & _values(stated[-2])
    ]
    return sorted(found, key=lambda change: -change.last[0].at)


def _by_time(drawn: Chart) -> list[tuple[Point, ...]]:
    """What is stated for each time, where papers differ with all that they state."""
    points = sorted((mark.point for mark in drawn.marks), key=lambda p: p.at)
    return [tuple(same) for _, same in groupby(points, key=lambda p: p.at)]


def _values(points: Iterable[Point]) -> set[float]:
    return {point.value for point in points}


def _at(difference: Difference) -> tuple[str, str]:
    return Time(difference.conflict.as_at, difference.conflict.period).order


def when(stated: Observation | Conflict) -> str:
    """A date or period in words."""
    return spoken(stated.as_at) if stated.as_at else stated.period or ""


def _papers(library: Library) -> dict[str, Paper]:
    """The pages that may state figures, by address."""
    reports = {r.url: Paper(r.url, r.title, r.date) for r in papers_of(library).values()}
    for paper, found in library.chapters.items():
        reports |= {chapter.url: reports[f"reports/{paper}/"] for chapter in found}
    minutes = {m.id: Paper(m.url, f"minutes of {m.body}", m.date) for m in by_id(library).values()}
    own = {paper.url: paper for paper in minutes.values()}
    own |= {part.url: minutes[key] for key, found in library.minutes_parts.items() for part in found}
    return reports | own


def _statement(observation: Observation, papers: Mapping[str, Paper]) -> Statement:
    places: dict[str, list[str]] = defaultdict(list)
    for address in observation.pages:
        if paper := papers.get(address.partition("#")[0]):
            places[paper.url].append(address)
    found = [
        replace(papers[page], url=addresses[0], again=tuple(addresses[1:]))
        for page, addresses in places.items()
    ]
    return Statement(observation, tuple(found))


def _differences(figure: Figure, papers: Mapping[str, Paper]) -> Iterator[Difference]:
    stated = {observation.id: observation for observation in figure.observations}
    for conflict in figure.conflicts:
        statements = tuple(_statement(stated[key], papers) for key in conflict.observations)
        yield Difference(conflict, when(conflict), statements)


def _series(figure: Figure, papers: Mapping[str, Paper]) -> Iterator[Series]:
    """The series of each place, that with the most values first."""
    places: dict[str | None, list[Observation]] = defaultdict(list)
    for observation in figure.observations:
        places[observation.scope].append(observation)
    for place, found in sorted(places.items(), key=lambda entry: (-len(entry[1]), entry[0] or "")):
        statements = tuple(_statement(o, papers) for o in found)
        yield Series(place, statements, _chart(figure, found), _newest(statements))


def _chart(figure: Figure, found: Sequence[Observation]) -> Chart | None:
    """The chart of a series: whole years with each other, dates with each other, never parts with wholes."""
    differing = {key for conflict in figure.conflicts for key in conflict.observations}
    certainly = {key for c in figure.conflicts if not c.possible for key in c.observations}
    kinds: dict[str, list[Point]] = defaultdict(list)
    for observation in found:
        time = Time(observation.as_at, observation.period)
        value = of_cell(observation.value) or next(iter(values(observation.value)), None)
        kind = "dates" if time.as_at or figure.counted == AT_A_DATE else _kind(observation.period or "")
        day = time.moment or time.order[0]
        if value and day and kind and not observation.possible:
            differs, apart = observation.id in certainly, observation.id in differing
            point = Point(_years(day), when(observation), value.number, told(observation), differs, apart)
            kinds[kind].append(point)
    points = max(kinds.values(), key=len, default=[])
    return chart(sorted(points, key=lambda p: (p.at, p.value)))


def _kind(period: str) -> str:
    """Which periods may stand in one line: council years, calendar years; parts of years don't."""
    return {4: "years", 7: "council years"}.get(len(period), "") if period[:2] == "20" else ""


def _years(day: str) -> float:
    """A date as a number of years."""
    given = [int(n) for n in day.split("-")]
    year, month, date = (*given, *(0, 12, 31)[len(given) :])
    return year + (month - 1) / 12 + (date - 1) / 366


def _newest(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """What is stated for the last time, for certain if anything is."""
    certain = [s for s in found if not s.observation.possible] or found
    last = when(certain[-1].observation)
    return tuple(s for s in certain if when(s.observation) == last)


def _most(figure: Figure, papers: Mapping[str, Paper]) -> list[Statement]:
    """What is stated for the place with the most."""
    places: dict[str | None, list[Statement]] = defaultdict(list)
    for observation in figure.observations:
        places[observation.scope].append(_statement(observation, papers))
    return max(places.values(), key=len)
