"""What all records have in common: where a statement was read, and people as they are named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement was read."""

    document: str
    """Id of the document."""
    page: int | None = None
    """The PDF's own page, counted from 1."""
    printed_page: int | None = None
    """The number stamped on the page ("Page 43")."""
    line: int | None = None
    """The line of a text source, counted from 1."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person as one place names them."""

    person: str | None
    """Id of the person, or None where the name leads to nobody for certain."""
    name_as_printed: str
    """The name as the source spells it."""
    role: str | None = None
    """The office or job title beside the name."""
