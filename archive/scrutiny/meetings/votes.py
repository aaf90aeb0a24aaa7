"""Recorded votes of a meeting: who voted how, and where counts and names of a source disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive.content import FileProblem, Page
from archive.records import Ballot, Named, Source, Vote
from archive.scrutiny.people import Register

CHOICES = (
    ("for", "For"),
    ("against", "Against"),
    ("abstain", "Abstained"),
    ("not_voting", "Did not vote"),
    ("absent", "Absent"),
)
"""The ways to vote, in the order that tables show them, in words."""


def votes(minutes: Sequence[Page], people: Register) -> tuple[Vote, ...]:
    """The votes of the source that records most of them; of equals, of the leading one."""
    page = max(minutes, key=lambda p: len(p.get("votes") or []), default=None)
    if page is None:
        return ()
    return tuple(_vote(page, entry, people) for entry in page.get("votes") or [])


def _vote(page: Page, entry: dict[str, Any], people: Register) -> Vote:
    ballots = {ballot["choice"]: ballot for ballot in entry.get("ballots", [])}
    return Vote(
        item=entry.get("item"),
        title=entry.get("title"),
        outcome=entry.get("outcome"),
        ballots=tuple(
            Ballot(
                choice,
                ballots[choice].get("count"),
                tuple(Named(people.find(name), name) for name in ballots[choice].get("names", [])),
            )
            for choice, _ in CHOICES
            if choice in ballots
        ),
        sources=(_place(page.document, entry.get("at")),),
    )


def _place(document: str, at: str | None) -> Source:
    """A place as front matter has it: "page 12, printed 10", "line 40"."""
    numbers = {
        name: int(number) for name, number in (part.split() for part in (at or "").split(", ") if part)
    }
    return Source(document, numbers.get("page"), numbers.get("printed"), numbers.get("line"))


def disagreements(pages: Iterable[Page]) -> Iterator[FileProblem]:
    """Ballots whose count is not the number of names beside it, for the maintainer to look at."""
    for page in pages:
        for vote in page.get("votes") or []:
            for ballot in vote.get("ballots", []):
                names, count = len(ballot.get("names", [])), ballot.get("count")
                if names and count is not None and names != count:
                    yield FileProblem(
                        page.path,
                        1,
                        f"{vote.get('at', 'the vote')}: {count} voted “{ballot['choice']}” by the count,"
                        f" {names} by the names; compare with the original",
                    )
