"""Figures that papers state for a date or period, and where they state the same one differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from archive.records import Comparator, Figure, Observation
from archive.scrutiny.figures.conflicts import Counted, conflicts
from archive.scrutiny.figures.gathered import Gathered, Text, automatically, declared, walk
from archive.scrutiny.figures.measures import Measure
from archive.scrutiny.figures.scope import places
from archive.scrutiny.verdicts import Verdicts
from archive.slugs import slug

__all__ = ["Text", "figures"]

_ID = 100
"""How long the id of a measure is at most: its page has it in its address."""
_SEVERAL = "the paper speaks of several places and doesn’t say of which here"


def figures(
    texts: Sequence[Text], measures: Sequence[Measure], council: str, settled: Verdicts
) -> list[Figure]:
    """Measures that are stated for a date or a period: those declared, and others where it is certain."""
    known = places([text.chunks for text in texts], council)
    named: dict[str, list[Gathered]] = defaultdict(list)
    others: dict[str, list[tuple[str, Gathered]]] = defaultdict(list)
    for spot in (spot for text in texts for spot in walk(text, known) if spot.telling):
        words = " ".join((spot.chunk.text, *spot.above)).casefold()
        likely = [measure for measure in measures if measure.may_be_in(words)]
        found = [(measure.id, g) for measure in likely for g in declared(spot, measure, known)]
        taken = {(g.source, g.stated.value.printed) for _, g in found}
        for measure, gathered in found:
            named[measure].append(gathered)
        for words, gathered in automatically(spot, known):
            if (gathered.source, gathered.stated.value.printed) not in taken:
                others[slug(words, most=_ID * 2)].append((words, gathered))
    listed = [
        _Made(m.id, m.name, m, known.home).figure(named[m.id], settled) for m in measures if named[m.id]
    ]
    used = set(named)
    for words, group in _certain(others):
        if (key := slug(words, most=_ID)) not in used:
            used.add(key)
            listed.append(_Made(key, words, None, known.home).figure(group, settled))
    return sorted(listed, key=lambda figure: figure.id)


def _certain(others: Mapping[str, Sequence[tuple[str, Gathered]]]) -> Iterator[tuple[str, list[Gathered]]]:
    """Of statements in like words those that are certainly of one measure.

    Those are a table's row, or sentences of several papers: within one paper the same words in two places may
    speak of two places or groups. Rows with the same words in two tables are told apart by what stands over
    the tables, and left out where that is the same.
    """
    for group in others.values():
        sentences = [(words, one) for words, one in group if one.table is None]
        if len({one.source.document for _, one in sentences}) >= 2 and _several(sentences):
            yield sentences[0][0], [one for _, one in sentences]
            continue
        tables: dict[str, list[tuple[str, Gathered]]] = defaultdict(list)
        for words, one in group:
            if one.table is not None:
                tables[one.table].append((words, one))
        for caption, rows in tables.items():
            words = rows[0][0] if len(tables) == 1 or caption in rows[0][0] else f"{rows[0][0]} ({caption})"
            once = len({one.stated.time for _, one in rows}) == len(rows)
            if once and _several(rows) and (caption or len(tables) == 1):
                yield words, [one for _, one in rows]


def _several(group: Sequence[tuple[str, Gathered]]) -> bool:
    return len({(one.stated.time, one.stated.value.number) for _, one in group}) >= 2


class _Made:
    """Makes the record of one measure."""

    def __init__(self, key: str, words: str, measure: Measure | None, home: str | None) -> None:
        self.key, self.words, self.measure, self.home = key, words, measure, home

    def figure(self, statements: Sequence[Gathered], settled: Verdicts) -> Figure:
        """The measure with all that is stated of it, alike statements as one."""
        alike: dict[tuple[object, ...], list[Gathered]] = defaultdict(list)
        for one in statements:
            value = one.stated.value
            alike[value.number, value.unit, one.stated.time, one.scope, one.doubt].append(one)
        counted = sorted((self._counted(group) for group in alike.values()), key=_order)
        kind = self.measure.counted if self.measure else None
        return Figure(
            id=self.key,
            url=f"figures/{self.key}/",
            sources=tuple(dict.fromkeys(one.source for one in statements)),
            measure=self.words,
            unit=self.measure.unit if self.measure else statements[0].stated.value.unit,
            observations=tuple(c.observation for c in counted),
            conflicts=tuple(conflicts(counted, kind, settled)),
            declared=self.measure is not None,
            counted=kind,
        )

    def _counted(self, group: Sequence[Gathered]) -> Counted:
        """Alike statements as one observation."""
        first = group[0]
        value, time, place = first.stated.value, first.stated.time, first.scope.place
        observation = Observation(
            value=value.printed,
            as_at=time.as_at,
            period=time.period,
            text=first.text,
            sources=tuple(dict.fromkeys(one.source for one in group)),
            id=slug(" ".join(self._parts(first)), most=_ID * 2),
            scope=place if first.scope.certain else None,
            target=next((one.stated.target for one in group if one.stated.target), None),
            comparators=tuple(
                dict.fromkeys(Comparator(*pair) for one in group for pair in one.stated.compared)
            ),
            approximate=value.about,
            pages=tuple(dict.fromkeys(one.page for one in group)),
            possible=first.doubt,
            caveat=_caveat(group),
        )
        doubt = first.doubt or (None if first.scope.certain else _SEVERAL)
        return Counted(observation, value, time, place, any(one.snapshot for one in group), doubt)

    def _parts(self, one: Gathered) -> list[str]:
        """What the id of an observation is made of."""
        time, place, value = one.stated.time, one.scope.place, one.stated.value
        when = f"{'end of ' if time.ends else ''}{time.as_at or time.period}"
        where = [] if place == self.home else [place or "of no place"]
        return [
            self.key,
            *where,
            *([] if one.scope.certain and not one.doubt else ["possibly"]),
            when,
            f"{'minus ' if value.number < 0 else ''}{value.printed.replace('%', ' percent')}",
        ]


def _caveat(group: Sequence[Gathered]) -> str | None:
    """What papers say of a value that may not stay; nothing where one of them states it without."""
    papers: dict[str, str | None] = {}
    for one in group:
        papers[one.source.document] = papers.get(one.source.document) or one.stated.caveat
    return next(iter(papers.values())) if all(papers.values()) else None


def _order(counted: Counted) -> tuple[object, ...]:
    return *counted.time.order, counted.place or "", counted.value.number, counted.observation.id
