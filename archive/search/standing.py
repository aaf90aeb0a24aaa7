"""Which passages stand in every pack and say nothing of its matters, so that search shows them last.

They are known by their wording, which is much the same in all councils, and by how often they come.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive.records import Section

_KINDS = (
    "agenda",
    "agenda item",
    "cover sheet",
    "paper",
    "report section",
    "table",
    "letter",
    "work programme",
)
"""Kinds that may be standing; what was said, decided or recommended never is."""
_NOTICES = ("agenda", "agenda item", "cover sheet")
"""Kinds in which a heading or the wording alone tells; assessments of equality have such wording too."""
_OFTEN = 3
"""Meetings that have the same words."""

_HEADING = re.compile(
    r"rights of (?:the )?(?:press|public)|(?:public|press) (?:involvement|access|attendance|participation)"
    r"|access (?:and|to) information|exclusion of (?:the )?(?:press|public)"
    r"|(?:advice|guidance|notes?)\b.{0,30}\b(?:declar|interests)|getting to the "
    r"|(?:film|record|photograph)ing\b.*\bmeeting|webcast(?:ing)? (?:notice|of)|fire (?:alarm|evacuation)"
    r"|emergency (?:procedure|evacuation)|mobile (?:tele)?phones?|accessibility$|further information about th"
    r"|(?:disclosable|non-)\W*pecuniary interest|facilities$|languages? and (?:other )?formats",
    re.I | re.M,
)
"""Headings of notices."""
_WORDING = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\b(?:press|public)\b.{0,60}\b(?:welcome|entitled|allowed|invited|permitted|excluded)\b",
        r"\b(?:film|photograph|audio|record(?:ing)?|social media|broadcast|tweet|live.?stream|webcast)",
        r"\bmonitoring officer\b",
        r"\b(?:disclosable |non-)?pecuniary interest",
        r"\bregister of (?:members|interests|pecuniary)|\bcode of conduct\b|\bdispensation\b",
        r"\b(?:confidential|exempt) (?:or exempt )?information\b|\bschedule 12A\b",
        r"\b(?:induction|hearing) loop\b|\bwheelchair|\bpublic toilets\b|\blevel access\b",
        r"\bfire (?:alarm|exit|assembly)|\bevacuat|\bnearest exit\b",
        r"\bnearest (?:tube|station|bus)|\bmap of how\b|\bcar park",
        r"\bleave the (?:meeting|room)\b",
        r"\bat the discretion of the chair\b|\bnotice should be given\b|\bday of the meeting\b",
        r"\blarge print\b|\bbraille\b|\bother formats?\b|\bdifferent languages?\b|\btranslat",
        r"\bminutes silence\b|\bmobile (?:tele)?phones?\b",
    )
)
"""What notices say; several of it together tell one."""
_TELLING = 2
_NO_LETTERS = re.compile(r"[\W\d_]+")
_TIMES = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri)day|st|nd|rd|th)\b"
)


def marked(found: Sequence[Section]) -> list[Section]:
    """The sections, the standing ones marked."""
    often = _often(found)
    return [
        replace(section, standing=True)
        if section.kind in _KINDS and (is_notice(section) or _key(section) in often)
        else section
        for section in found
    ]


def is_notice(section: Section) -> bool:
    """Whether a passage is a notice by its wording."""
    heading = bool(_HEADING.search(f"{section.title}\n{section.breadcrumb}"))
    if section.kind in _NOTICES:
        return heading or _told(section.text)
    return heading and _told(section.text)


def _told(text: str) -> bool:
    """Whether a text says several of the things that notices say."""
    return sum(bool(pattern.search(text)) for pattern in _WORDING) >= _TELLING


def _often(found: Iterable[Section]) -> frozenset[str]:
    """The words of passages that stand in the papers of several days of one body."""
    days: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for section in found:
        if section.kind in _KINDS and section.body and section.date:
            days[_key(section)].add((section.body, section.date))
    return frozenset(key for key, times in days.items() if len(times) >= _OFTEN)


def _key(section: Section) -> str:
    """The words of a passage with the dates and numbers left out, in which its repetitions differ."""
    words = _NO_LETTERS.sub(" ", f"{section.title}\n{section.text}".casefold())
    return " ".join(_TIMES.sub("", words).split())
