"""Who cites whom."""

from __future__ import annotations

from dataclasses import dataclass

from archive.records.common import Source


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a paper, or of a meeting's minutes or agenda, that name one place of the archive."""

    id: str
    url: str
    """The passage that cites."""
    sources: tuple[Source, ...]
    kind: str
    """item, minutes, minute, meeting, report, recommendation, part (a section or paragraph), appendix, table
    or review."""
    words: str
    """The words that cite: "agenda item 5"."""
    passage: str
    """The text around them."""
    citing: str
    """Id of the report, or of the meeting, whose text it is."""
    citing_title: str
    cited: str
    """Id of what is cited: a report, meeting, minute or recommendation."""
    cited_page: str
    """Address of the page on which the cited place is."""
    cited_url: str
    """Address of the cited place itself."""
    possible: str | None
    """Why the link is only possible; None where it is certain or the maintainer has confirmed it."""
