"""When an answer to a review's recommendations is due, where the archive's settings give a period.

Today is the date of the newest paper, so that a site that is built again is the same.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import date, timedelta

from archive.records import Recommendation


def newest(dates: Iterable[str | None]) -> str | None:
    """The newest of the dates that name a day."""
    return max((d for d in dates if d and len(d) == 10), default=None)


def timed(
    recommendation: Recommendation,
    made: str | None,
    days: int,
    today: str | None,
    answering: Container[str] = (),
) -> Recommendation:
    """A recommendation with the day on which an answer was due, and whether the archive lacks one since.

    `made` is the date of the report that makes it, `answering` the reviews of which papers hold answers. A
    paper that only tells of earlier recommendations doesn't say when they were made: then nothing is due.
    Where an answer is only possibly one to them, nobody can say whether it is overdue.
    """
    if not days or not made or len(made) != 10 or recommendation.kind != "review":
        return recommendation
    due = (date.fromisoformat(made) + timedelta(days=days)).isoformat()
    late = today is not None and not recommendation.responses and due < today
    perhaps = late and any(other.review in answering for other in recommendation.related)
    overdue = None if today is None or perhaps else late
    return replace(recommendation, response_due=due, response_overdue=overdue)
