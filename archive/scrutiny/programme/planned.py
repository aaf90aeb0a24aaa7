"""The items of one published work programme: what its overview and its details say of one is one item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from archive.body import place
from archive.records import PlannedItem
from archive.scrutiny.people import Register, named
from archive.scrutiny.programme.likeness import alike, words
from archive.scrutiny.reports import ReportPage
from archive.slugs import slug

_ENOUGH = 3


def items_of(page: ReportPage, people: Register, short: Mapping[str, str]) -> list[PlannedItem]:
    """The items of a programme in its order. `short` are abbreviations with their words."""
    found: list[PlannedItem] = []
    used: dict[str, int] = {}
    for entry in page.page.get("planned") or []:
        base = f"{page.report.id}-{entry.get('planned_for', 'undated')}-{slug(entry['title'], most=40)}"
        used[base] = used.get(base, 0) + 1
        own = base if used[base] == 1 else f"{base}-{used[base]}"
        found.append(_item(own, entry, page, people))
    return _joined(found, _pairs(found, short))


def _item(own: str, entry: dict[str, Any], page: ReportPage, people: Register) -> PlannedItem:
    return PlannedItem(
        id=own,
        url=f"{page.report.url}#planned-{slug(own.removeprefix(page.report.id), most=60)}",
        sources=(place(entry.get("at", ""), page.page.document),),
        body=page.report.body,
        title=entry["title"],
        planned_for=entry.get("planned_for"),
        minutes=entry.get("minutes"),
        officers=tuple(named(o, people) for o in entry.get("officers", [])),
        published_in=page.report.id,
        outcome="unknown",
        heard_at=None,
        detail=entry.get("detail"),
        kind=entry.get("kind", "planned"),
        deadline=entry.get("deadline"),
        dispatch=entry.get("dispatch"),
        lead=entry.get("lead"),
        suggested_by=entry.get("suggested_by"),
        heading=entry.get("heading"),
        minutes_as_printed=_minutes(entry),
    )


def _minutes(entry: dict[str, Any]) -> tuple[str, ...]:
    """The words of a range, else the number."""
    told = entry.get("minutes_as_printed") or entry.get("minutes")
    return (str(told),) if told else ()


def _pairs(found: Sequence[PlannedItem], short: Mapping[str, str]) -> list[tuple[PlannedItem, int]]:
    """Items with details, each with the index of the item of an overview that it is; the most alike first."""
    overview = [(i, p) for i, p in enumerate(found) if p.planned_for and not _detailed(p)]
    details = [p for p in found if p.planned_for and _detailed(p)]
    pairs = sorted(
        (
            (-share, i, detail.id, detail)
            for detail in details
            for i, p in overview
            if p.planned_for == detail.planned_for and (share := _share(p, detail, short))
        ),
        key=lambda pair: pair[:3],
    )
    taken: set[int | str] = set()
    chosen = []
    for _, index, key, detail in pairs:
        if not taken & {index, key}:
            taken |= {index, key}
            chosen.append((detail, index))
    return chosen


def _detailed(item: PlannedItem) -> bool:
    return bool(item.deadline or item.dispatch or item.officers or item.lead)


def _share(overview: PlannedItem, detail: PlannedItem, short: Mapping[str, str]) -> float:
    """How alike two entries for one day are; an overview's words may stand in what the item is about."""
    likeness = alike(overview.title, detail.title, short)
    if likeness.possible:
        return likeness.share
    own = words(overview.title, short)
    told = words(f"{detail.title} {detail.detail or ''}", short)
    return 0.1 if len(own) >= _ENOUGH and own <= told else 0


def _joined(found: Sequence[PlannedItem], pairs: Sequence[tuple[PlannedItem, int]]) -> list[PlannedItem]:
    with_details = {index: detail for detail, index in pairs}
    gone = {detail.id for detail, _ in pairs}
    return [
        _as_one(item, with_details[i]) if i in with_details else item
        for i, item in enumerate(found)
        if item.id not in gone
    ]


def _as_one(overview: PlannedItem, detail: PlannedItem) -> PlannedItem:
    """Both entries as one: the overview's title, unless its first letters are damaged."""
    damaged = overview.title[:1].islower() and not detail.title[:1].islower()
    told = tuple(dict.fromkeys((*overview.minutes_as_printed, *detail.minutes_as_printed)))
    return replace(
        overview,
        sources=(*overview.sources, *detail.sources),
        title=detail.title if damaged else overview.title,
        minutes=overview.minutes or detail.minutes if len(told) == 1 else None,
        minutes_as_printed=told,
        officers=detail.officers,
        detail=" ".join(filter(None, (overview.detail, detail.detail))) or None,
        deadline=detail.deadline,
        dispatch=detail.dispatch,
        lead=detail.lead,
        heading=overview.heading or detail.heading,
    )
