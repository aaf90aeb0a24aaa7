"""Where papers state different values of one measure for one place and one time.

Values agree where one is the other rounded, or is said to be only about right. A conflict is only possible
where the paper doesn't say of which of several places it speaks, or names a year for what is counted at a
date, or where one value is the other below nothing: "an overspend of £2m" and "a variance of -£2m".
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.records import Conflict, Observation
from archive.scrutiny.figures.measures import AT_A_DATE
from archive.scrutiny.figures.times import Time
from archive.scrutiny.figures.values import Value, same
from archive.scrutiny.verdicts import Verdicts

_SIGNS = "the one is the other below nothing; papers may write the same sum either way"


@dataclass(frozen=True, slots=True)
class Counted:
    """An observation with what is needed to compare it."""

    observation: Observation
    value: Value
    time: Time
    place: str | None
    snapshot: bool
    doubt: str | None
    """Why it can't be certainly compared."""


def conflicts(counted: Sequence[Counted], kind: str | None, settled: Verdicts) -> Iterator[Conflict]:
    """The conflicts of one measure; certain ones and possible ones of a time apart."""
    groups: dict[tuple[str | None, str], list[Counted]] = defaultdict(list)
    for one in counted:
        if not one.value.about and (when := moment(one.time, kind)):
            groups[one.place, when].append(one)
    for _, group in sorted(groups.items(), key=lambda g: (g[0][1], g[0][0] or "")):
        yield from _of_group(group, kind, settled)


def moment(time: Time, kind: str | None) -> str | None:
    """What tells two times apart: a month and its last day are one time."""
    if time.as_at or kind == AT_A_DATE:
        date = time.moment
        return date and (date[:7] if _is_month(date) else date)
    return time.period


def _is_month(date: str) -> bool:
    return len(date) == 7 or int(date[8:]) == monthrange(int(date[:4]), int(date[5:7]))[1]


def _of_group(group: Sequence[Counted], kind: str | None, settled: Verdicts) -> Iterator[Conflict]:
    certain: dict[str, Counted] = {}
    possible: dict[str, Counted] = {}
    doubts: list[str] = []
    for at, one in enumerate(group):
        for other in group[at + 1 :]:
            verdict = settled.holds(one.observation.id, other.observation.id)
            if same(one.value, other.value) or verdict is False:
                continue
            opposite = _SIGNS if one.value.number == -other.value.number else None
            doubt = None if verdict else _doubt(one, kind) or _doubt(other, kind) or opposite
            both = {one.observation.id: one, other.observation.id: other}
            if doubt:
                possible |= both
                doubts.append(doubt)
            else:
                certain |= both
    if certain:
        yield _conflict(certain.values(), None)
    if not possible.keys() <= certain.keys():
        yield _conflict(possible.values(), doubts[0])


def _doubt(one: Counted, kind: str | None) -> str | None:
    if one.doubt:
        return one.doubt
    if kind == AT_A_DATE and one.time.period and not (one.time.ends or one.snapshot):
        return f"“{one.time.period}” names a year, and not the day on which it was counted"
    return None


def _conflict(found: Iterable[Counted], possible: str | None) -> Conflict:
    listed = sorted(found, key=lambda c: (c.observation.sources[0].document, c.observation.id))
    first = next((c for c in listed if c.time.as_at), listed[0])
    return Conflict(
        as_at=first.observation.as_at,
        period=first.observation.period,
        values=tuple(dict.fromkeys(c.observation.value for c in listed)),
        scope=first.place,
        observations=tuple(c.observation.id for c in listed),
        possible=possible,
    )
