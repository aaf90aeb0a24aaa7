"""Papers that came as files of their own stand under the agenda's item that they alone fit."""

from pathlib import Path

import pytest

from archive import config
from archive.content import Page, from_text
from archive.scrutiny.meetings.laid import laid

MEETING = "body: Rivers Panel\nmeeting_date: 2025-01-20\n"
AGENDA = f"""---
id: agenda
kind: agenda
title: Agenda
document: pack
{MEETING}agenda:
  - number: '3'
    title: 24/00107 - The Otters of the Long Weir
  - number: '4'
    title: 24/00108 - Budget of the Ferries
  - number: '5'
    title: Moorings
---
"""


def _paper(title: str, document: str, more: str = MEETING, kind: str = "report") -> Page:
    front = f"id: paper\nkind: {kind}\ntitle: {title}\ndocument: {document}\n"
    return from_text("p.md", f"---\n{front}{more}---\n\nText.\n")


@pytest.mark.parametrize(
    ("paper", "item"),
    [
        (_paper("The otters of the Long Weir", "otters"), "3"),
        (_paper("Ferries in autumn", "24-00108-ferries-report"), "4"),
        (_paper("24/00107 Ferries in autumn", "report"), "3"),
        (_paper("Moorings", "moorings"), None),
        (_paper("The otters of the Long Weir", "otters", "meeting_date: 2025-01-20\n"), None),
        (_paper("The otters of the Long Weir", "otters", "body: Cabinet\nmeeting_date: 2025-01-20\n"), None),
        (_paper("Ferries", "24-00108-and-24-00107"), None),
        (_paper("The otters of the Long Weir", "otters", f"{MEETING}item: '9'\n"), "9"),
        (_paper("The otters of the Long Weir", "otters", kind="letter"), None),
    ],
)
def test_title_or_reference_says_the_item(paper: Page, item: str | None) -> None:
    """Of the same meeting, and only where one item fits; a title of a word or two tells nothing."""
    *_, placed = laid(config.Config(Path()), [from_text("a.md", AGENDA), paper])
    assert placed.get("item") == item


@pytest.mark.parametrize(
    ("paper", "day"),
    [
        (_paper("Ferries", "f", "body: Rivers Panel\ndate: 2025-01-20\n"), "2025-01-20"),
        (_paper("Ferries", "f", "body: Rivers Panel\ndate: 2025-01-21\n"), None),
        (_paper("Ferries", "f", "body: Cabinet\ndate: 2025-01-20\n"), None),
        (_paper("Ferries", "f", "body: Rivers Panel\ndate: 2025-01-20\n", kind="letter"), None),
        (_paper("Ferries", "f", "date: 2025-01-20\n"), None),
    ],
)
def test_a_report_to_a_body_of_the_day_of_its_meeting_was_laid_before_it(
    paper: Page, day: str | None
) -> None:
    """Where the archive has that meeting; a letter of that day may be of anything."""
    *_, placed = laid(config.Config(Path()), [from_text("a.md", AGENDA), paper])
    assert placed.get("meeting_date") == day
