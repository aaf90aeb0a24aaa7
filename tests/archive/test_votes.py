"""Recorded votes as records: places, people, and counts that don't fit the names."""

from pathlib import Path

from archive import config
from archive.content import Page, from_text
from archive.records import Source
from archive.scrutiny import meetings, people
from archive.scrutiny.meetings.votes import disagreements
from archive.scrutiny.people import Mention

PAGE = """---
id: web
kind: web-minutes
title: Minutes
document: page-html
body: Council
meeting_date: 2025-07-10
votes:
  - item: "7"
    title: The amendment
    outcome: carried
    ballots:
      - choice: against
        count: 1
        names: [Dove]
      - choice: for
        count: 3
        names: [Cllr Ann Adder, Cllr Bo Bittern]
    at: page 3, printed 1
---

## 7. Budget

Text.
"""


def pages() -> list[Page]:
    """Minutes with one vote."""
    return [from_text("content/x/web.md", PAGE)]


def test_a_vote_with_its_place_and_people() -> None:
    """For before against; names lead to people; the stated count stays beside fewer names."""
    known = people.register([Mention("Cllr Ann Adder", None, "Council", None, Source("x"))])
    (meeting,) = meetings.meetings(config.load(Path("nowhere")), pages(), known)
    (vote,) = meeting.meeting.votes
    assert (vote.item, vote.title, vote.outcome) == ("7", "The amendment", "carried")
    assert vote.sources == (Source("page-html", 3, 1),)
    assert [(b.choice, b.count, [p.person for p in b.people]) for b in vote.ballots] == [
        ("for", 3, ["ann-adder", None]),
        ("against", 1, [None]),
    ]


def test_a_count_that_differs_from_the_names_is_reported() -> None:
    """With file, place and numbers; nothing is repaired."""
    (problem,) = disagreements(pages())
    assert str(problem).startswith(
        "content/x/web.md:1: page 3, printed 1: 3 voted “for” by the count, 2 by the"
    )
