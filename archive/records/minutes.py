"""What minutes say, paragraph by paragraph: questions with answers, what other sources say otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records.common import Named, Source


@dataclass(frozen=True, slots=True)
class Change:
    """One place at which another source of a passage says something else."""

    after: str
    """The words that stand before it in the passage."""
    here: str
    """What the passage says; empty where only the other source says something."""
    there: str
    """What the other source says; empty where it says nothing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What another source of the same passage says otherwise."""

    document: str
    text: str
    changes: tuple[Change, ...] = ()
    """Where they differ in substance: in other words or figures."""


@dataclass(frozen=True, slots=True)
class Minute:
    """One paragraph of a meeting's minutes: a numbered one, or any of minutes that number none."""

    id: str
    url: str
    sources: tuple[Source, ...]
    meeting: str
    item: str | None
    """Number of the item, as printed."""
    number: str | None
    """"4.10", a string: it is not 4.1; None where the minutes don't number their paragraphs."""
    kind: str
    """paragraph, question or comment."""
    heading: str | None
    """The sub-heading it stands under."""
    text: str
    answers: tuple[str, ...]
    """The bullets that reply or belong to it, and what it tells itself of the reply."""
    found_in: tuple[str, ...]
    """Ids of the documents that hold it."""
    differences: tuple[Difference, ...]
    asked_by: tuple[Named, ...] = ()
    """Who asked, as the minutes name them: a person, an office, "A resident"."""
    answered_by: tuple[Named, ...] = ()
    """Who answered, as the minutes name them."""
    answered_in: tuple[str, ...] = ()
    """Ids of the numbered paragraphs below that answer it."""
    cut_in: tuple[str, ...] = ()
    """Ids of the documents that break off within it."""
