"""What later papers say that a meeting dealt with: "At its meeting on 12 June the Panel reviewed weirs"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from archive.body import Chunk
from archive.dates import dates, spoken
from archive.records import PlannedItem, Source
from archive.scrutiny.programme.likeness import words

_DEALT = (
    r"(?:considered|discussed|reviewed|received|heard|examined|scrutinised|debated|looked at|questioned"
    r"|took evidence on|taken)"
)
_MEETING = (
    r"\b(?:at|in) (?:its|the|their|our|a)(?: [\w&’'-]+){0,8}? meeting (?:of (?:the )?[a-z][^.;,\d]{2,60}? )?"
    r"(?:held )?(?:on|of) (?:the )?"
)
_DAY = (
    r"(?P<day>(?:\w+day,? )?(?:the )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]+|[a-z]+ \d{1,2}(?:st|nd|rd|th)?),? 20\d\d)"
)
_SAID = (
    # "At its meeting on 12 June 2025, the Rivers Panel reviewed weirs and what they cost"
    re.compile(rf"^{_MEETING}{_DAY},? [^.;]{{0,90}}?\b{_DEALT}\b (?P<matter>[^.;]+)", re.I),
    # "The count of otters was discussed by the Panel at its meeting of 12 June 2025"
    re.compile(
        rf"^(?P<matter>[^.;]{{4,120}}) (?:was|were|had been) {_DEALT}\b[^.;]{{0,60}}?{_MEETING}{_DAY}", re.I
    ),
)
# "… was to be considered", "considered whether to defer …"
_NOT_DONE = re.compile(r"\b(?:not|defer\w*|postpone\w*|withdrawn|cancelled|will|would|to be)\b", re.I)
# Where what was dealt with ends: "… reviewed the budget and asked for a report on weirs"
_ENDS = re.compile(
    r",? (?:and|but) (?:asked|requested|agreed|resolved|noted|recommended|decided|suggested)\b"
    r"|, (?:when|where)\b",
    re.I,
)
_BESIDE = 5
"""Words that may stand before a matter's own: "a report on the work of"."""
_LEAST = 2


class Recalled(NamedTuple):
    """What a paper says of a meeting."""

    matter: str
    sentence: str
    told: str
    """The day of the paper."""
    source: Source


def recalled(texts: Iterable[tuple[str, Iterable[Chunk]]]) -> dict[str, list[Recalled]]:
    """What papers say of earlier meetings, by those meetings' days. `texts` are papers' days and words."""
    found: dict[str, list[Recalled]] = defaultdict(list)
    for told, chunks in texts:
        for chunk in chunks:
            for sentence in re.split(r"(?<=[.;])\s+", chunk.text) if " meeting " in chunk.text else ():
                match = next(filter(None, (pattern.match(sentence) for pattern in _SAID)), None)
                day = next(iter(dates(match["day"])), "") if match else ""
                if match and day < told and not _NOT_DONE.search(sentence):
                    matter = _ENDS.split(match["matter"])[0]
                    found[day].append(Recalled(matter, sentence, told, chunk.source))
    return found


def told_later(
    item: PlannedItem, told: Mapping[str, list[Recalled]], short: Mapping[str, str], held: str | None
) -> PlannedItem | None:
    """An item that a later paper says was dealt with on its day. `held` is the meeting, if that is known."""
    head = words(re.split(r":|\s[-–—]+\s|\(", item.title)[0], short)
    for said in told.get(item.planned_for or "", []) if len(head) >= _LEAST else ():
        first = " ".join(said.matter.split()[: len(head) + _BESIDE])
        if head <= words(first, short):
            why = f"A paper of {spoken(said.told)} says: “{said.sentence}”"
            return replace(item, outcome="heard", heard_at=held, why=why, evidence=(said.source,))
    return None
