"""Tables that follow up actions: what was asked, when, what came of it, and whether that is all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.body import Chunk
from archive.dates import dates
from archive.records import Source


@dataclass(frozen=True, slots=True)
class Row:
    """What a tracker says of one action."""

    asked: str
    answer: str
    source: Source
    numbers: frozenset[str]
    """Numbers of minutes that it names."""
    dates: frozenset[str]
    """Days of the meeting that asked."""
    kind: str
    """answer, or update where the matter is still in hand."""


# "(minute 4.5)", "Minute 27", "min. 34.2", "minute 4(3)"
_MINUTE = re.compile(
    r"\b(?:minutes?|min\.|paragraph|para\.?)(?: no\.?| number)? (\d{1,3}(?:[./]\d{1,3}|\(\d{1,2}\))*)", re.I
)
# "… had been circulated to all members", "was sent on 5 May"
HAPPENED = re.compile(
    r"\b(?:ha(?:s|d|ve) (?:now |since |already )?been|was|were|is|are)(?: now| since| duly)? (?:\w+ly )?"
    r"(?:circulated|sent|provided|shared|e-?mailed|completed?|published|issued|forwarded|attached|appended"
    r"|supplied|reported|submitted|received|done|closed|included|presented)\b",
    re.I,
)
# "not yet", "in progress", "outstanding": the matter is in hand
IN_HAND = re.compile(
    r"\b(?:not (?:yet )?(?:been |happened|received|complete)|not yet\b|in progress|in hand|outstanding"
    r"|on-?going|pending|overdue|late|delayed"
    r"|(?:without|no) (?:an? )?(?:reply|response|answer)"
    r"|to follow|awaited|awaiting|under ?way|to be (?:confirmed|arranged|completed)|amber|open|deferred"
    r"|will be|not (?:yet )?started)\b",
    re.I,
)
_OVER = re.compile(
    r"\b(?:completed?|closed|done|actioned|discharged|green|achieved|implemented)\b|^y(?:es)?$", re.I
)
_COLUMNS = {
    # "Action", "Action required", "Request", "Decision": not "Action taken", "Action by"
    "asked": r"(?:actions?|action (?:agreed|required|point)|requests?|decisions?|matters? arising)\b"
    r"(?! taken| by)",
    # "Response", "Update", "Progress", "Action taken", "Outcome"
    "answer": r"(?:responses?|updates?|progress|action taken|outcomes?|comments?|latest|answer)\b",
    # "Status", "RAG", "Complete?"
    "status": r"(?:status|rag|state|completed?|open)\b",
    # "Meeting date", "Date of meeting", "Date raised", "Minute no.", "Ref"
    "when": r"(?:(?:date of )?meeting\b|date(?: raised| agreed| of request)?\W*$|minute\b|ref(?:erence)?\b)",
}
_NUMBER = re.compile(r"\b\d{1,3}\.\d{1,3}\b(?!\.)")


def minutes_named(text: str) -> frozenset[str]:
    """The numbers of minutes that a text names, "4(3)" as "4.3"."""
    return frozenset(re.sub(r"\((\d+)\)", r".\1", number) for number in _MINUTE.findall(text))


def rows(chunk: Chunk) -> Iterator[Row]:
    """The rows of a table whose head says that it follows up actions; a day stands for those below it too."""
    columns = _columns(chunk)
    day: list[str] = []
    for row, place in zip(chunk.rows[1:], chunk.places[1:], strict=True) if columns else ():
        cells = {name: " ".join(row[at] for at in own if row[at]) for name, own in columns.items()}
        day = dates(cells["when"]) or day
        asked, answer, status = cells["asked"], cells["answer"], cells["status"]
        if asked and (answer or status):
            yield Row(
                asked,
                f"{answer} ({status})" if answer and status else answer or status,
                place,
                frozenset(_NUMBER.findall(cells["when"])) | minutes_named(asked),
                frozenset([*day, *dates(asked)]),
                _kind(status, answer),
            )


def _columns(chunk: Chunk) -> dict[str, list[int]]:
    """Name -> columns, or nothing where a table is about something else."""
    if chunk.kind != "table" or len(chunk.rows) < 2:
        return {}
    found: dict[str, list[int]] = {name: [] for name in _COLUMNS}
    for at, cell in enumerate(chunk.rows[0]):
        name = next((n for n, pattern in _COLUMNS.items() if re.match(pattern, cell.strip(), re.I)), None)
        if name:
            found[name].append(at)
    return found if found["asked"] and (found["answer"] or found["status"]) else {}


def _kind(status: str, answer: str) -> str:
    """Whether a row says that the matter is done, or only that it is in hand: the status before the words."""
    if any(map(IN_HAND.search, (status, answer))) or status.endswith("?"):
        return "update"
    if status:
        return "answer" if _OVER.search(status) or HAPPENED.search(status) else "update"
    return "answer" if answer else "update"
