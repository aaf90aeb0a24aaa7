"""An item of a work programme as front matter has it, and what a heading says of the items below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from parsers.blocks import Place
from parsers.papers import programme_cells as cells
from parsers.papers.programme_dates import Dates

Entry = dict[str, object]

# "Suggestions from local stakeholders", "Topics suggested by residents"
_SUGGESTION = re.compile(r"\bsuggest(?:ions?|ed)\b|\bproposals? (?:from|by)\b", re.I)
# "Possible items noted for 2025/26", "Items to be scheduled", "Reserve list", "Unallocated items"
_POSSIBLE = re.compile(
    r"\b(?:possible|potential|reserve|un-?(?:scheduled|programmed|allocated)|long ?list|pending|parking lot"
    r"|to be (?:scheduled|programmed|allocated|confirmed|considered|timetabled)|for (?:future )?consideration"
    r"|future (?:items|topics|work))\b",
    re.I,
)


class Over(NamedTuple):
    """What stands over a table or list."""

    dates: Dates = Dates()
    heading: str | None = None

    @property
    def kind(self) -> str:
        """planned, possible or suggestion, as the heading says."""
        return kind_of(self.heading or "")


def kind_of(heading: str) -> str:
    """What is listed under a heading."""
    if _SUGGESTION.search(heading):
        return "suggestion"
    return "possible" if _POSSIBLE.search(heading) else "planned"


def entry(said: cells.Said, over: Over, place: Place) -> Entry:
    """What is said of an item, with what stands over it."""
    found: Entry = {
        "title": said.title,
        "detail": said.detail,
        "planned_for": over.dates.meeting,
        "minutes": said.minutes.number,
        "minutes_as_printed": said.minutes.words,
        "deadline": over.dates.deadline,
        "dispatch": over.dates.dispatch,
        "kind": over.kind if over.kind != "planned" else None,
        "heading": over.heading,
        "at": str(place),
    }
    return {key: value for key, value in found.items() if value}


def line(text: str, over: Over, place: Place) -> Iterator[Entry]:
    """The item of a line or of a calendar's cell."""
    text, who = cells.with_lead(text)
    text, source = cells.with_source(text)
    said = cells.said(text, sentences=False)
    if len(said.title) >= 4:
        led = {"officers": cells.people(who), "lead": cells.offices(who), "suggested_by": source}
        yield entry(said, over, place) | {key: value for key, value in led.items() if value}
