"""What the sections of meetings, papers and lists have in common: groups, breadcrumbs, shortened titles."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from archive.dates import spoken
from archive.records import Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive.records import Meeting, Named, Report

_TITLE = 90
"""Letters of a title that is made of the beginning of a text."""


def of_meeting(meeting: Meeting) -> Group:
    """The group of all that a meeting's page shows."""
    day = spoken(meeting.date)
    return Group(meeting.id, f"{meeting.body}, {day}", meeting.url, "meeting", meeting.body, meeting.date)


def of_report(report: Report) -> Group:
    """The group of all passages of a paper."""
    return Group(report.id, report.title, report.url, report.kind, report.body, report.date)


def trail(*steps: str | None) -> str:
    """A breadcrumb: what a section stands in, from the outside, each step once."""
    return " › ".join(dict.fromkeys(" ".join(step.split()) for step in steps if step))


def beginning(text: str) -> str:
    """The first words of a text, for a title."""
    return shorten(text, _TITLE, placeholder=" …")


def together(parts: Iterable[str | None]) -> str:
    """Texts as one, without those that are empty."""
    return "\n".join(filter(None, parts))


def with_roles(people: Iterable[Named]) -> str:
    """Names with their offices."""
    return "; ".join(f"{p.name_as_printed}, {p.role}" if p.role else p.name_as_printed for p in people)


def ids(people: Iterable[Named]) -> tuple[str, ...]:
    """The ids of those of whom it is known who they are."""
    return tuple(dict.fromkeys(p.person for p in people if p.person))
