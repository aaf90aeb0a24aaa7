"""What the charts of the site count: promises, answers, a year planned against heard, attendance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from archive.charts import Bars, bars
from archive.dates import spoken
from archive.pages.chains import STATES, Chain
from archive.pages.page import OUTCOMES, became
from archive.records import Meeting, Recommendation

if TYPE_CHECKING:
    from archive.pages.programme import Day

_PROMISES = {key: STATES[key] for key in ("open", "part", "possible", "answered")}
_BESIDES = "besides"
_YEAR = OUTCOMES | {_BESIDES: "On the agenda, in no programme"}
_CAPACITIES = ("member", "co-optee", None)
_ATTENDED = {
    "present": "Present",
    "virtual": "Connected virtually",
    "late": "Arrived late",
    "apologies": "Apologies",
    "absent": "Absent",
}
_CAME = ("present", "virtual", "late")


def promises_by_year(found: Iterable[Chain]) -> Bars | None:
    """Promises by the year in which they were made, and by what became of them."""
    own = [chain for chain in found if chain.state in _PROMISES]
    years = sorted({chain.meeting.date[:4] for chain in own}, reverse=True)
    return bars(
        _PROMISES, [(year, Counter(c.state for c in own if c.meeting.date[:4] == year)) for year in years]
    )


def open_by_age(found: Iterable[Chain]) -> Bars | None:
    """Open promises by how many meetings of the body have passed."""
    ages = Counter(chain.action.meetings_since or 0 for chain in found if chain.state == "open")
    rows = [(_age(age), {"open": ages[age]}) for age in sorted(ages, reverse=True)]
    return bars({"open": STATES["open"]}, rows)


def _age(meetings: int) -> str:
    if not meetings:
        return "No later meeting in the archive"
    return f"{meetings} later meeting{'s' if meetings > 1 else ''} in the archive"


def answers(
    reviews: Iterable[tuple[str, Sequence[Recommendation]]],
    kinds: Mapping[str, str],
    kind_of: Callable[[Recommendation], str],
) -> Bars | None:
    """The recommendations of reviews by the kind of answer."""
    return bars(kinds, [(title, Counter(kind_of(r) for r in found)) for title, found in reviews])


def updates(
    found: Sequence[Recommendation], kinds: Mapping[str, str], kind_of: Callable[[Recommendation], str]
) -> Bars | None:
    """The recommendations of one review by kind of answer, with and without an update since."""
    used = [key for key in kinds if any(kind_of(r) == key for r in found)]
    rows = [
        (kinds[key], Counter("with" if r.progress else "without" for r in found if kind_of(r) == key))
        for key in used
    ]
    return bars({"with": "With an update since", "without": "Without one"}, rows)


def year_of_work(days: Iterable[Day]) -> Bars | None:
    """What was planned for each meeting of a year, and what became of it."""
    rows = []
    for day in days:
        counts = Counter(became(item) for item in day.planned)
        counts[_BESIDES] = len(day.besides)
        rows.append((spoken(day.date), counts))
    return bars(_YEAR, [row for row in rows if sum(row[1].values())])


def attendance(meetings: Iterable[Meeting]) -> Bars | None:
    """How members and co-optees were at meetings; one number tells something here, too."""
    return bars(_ATTENDED, [(spoken(m.date), _statuses(m)) for m in meetings], least=1)


def is_listed(meeting: Meeting) -> bool:
    """Whether a meeting has a list of who was there; apologies alone are none."""
    return any(_statuses(meeting)[status] for status in _CAME)


def apologies(meeting: Meeting) -> int:
    """How many of a body's own people sent apologies for a meeting."""
    return _statuses(meeting)["apologies"]


def _statuses(meeting: Meeting) -> Counter[str]:
    """How a body's own people were there; where no member came but the cabinet's, the body is the cabinet."""
    came = {a.capacity for a in meeting.attendance if a.status in _CAME}
    own = _CAPACITIES if came.intersection(_CAPACITIES) else (*_CAPACITIES, "cabinet")
    return Counter(a.status for a in meeting.attendance if a.capacity in own and a.status in _ATTENDED)
