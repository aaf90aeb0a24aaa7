"""Which later meeting approved a meeting's minutes, and what it corrected in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.dates import dates, spoken
from archive.records import Approval, Correction, Meeting, Source
from archive.scrutiny.meetings.sentences import Sentence, of_item
from archive.scrutiny.minutes import Item
from archive.scrutiny.verdicts import Verdicts
from archive.slugs import slug

_TITLE = re.compile(r"\b(?:minutes|cofnodion|previous meetings?|last meeting)\b", re.I)
_APPROVED = re.compile(
    r"\b(?:agreed|approved?|confirmed|adopted|accepted|signed|(?:correct|accurate"
    r"|true)(?: and \w+)? record)\b",
    re.I,
)
# "were not agreed", "approval was deferred", "would be approved at the next meeting"
_NOT_YET = re.compile(
    r"\b(?:not|un)[ -]?(?:yet )?(?:be |been )?(?:agreed|approved|confirmed|signed|available|accepted)"
    r"|\b(?:defer\w*|postpone\w*)|\b(?:would|will) be (?:agreed|approved|confirmed|submitted|considered)\b",
    re.I,
)  # fmt: skip
_LAST = re.compile(r"\b(?:last|previous|preceding) (?:\w+ ){0,3}?meeting\b|\bminutes\b", re.I)
# "the minutes of the Health Board": of another body
_OTHERS = re.compile(
    r"\bminutes of (?:the )?(?:\w+ )?(?:meetings? )?(?:of |from )?(?:the )?"
    r"(?P<body>(?:[A-Z][\w&’'-]*\s+|and\s+|of\s+|for\s+|&\s+){1,8}?(?:Board|Committee|Panel|Forum|Group"
    r"|Commission|Cabinet"
    r"|Partnership|Sub-Committee))\b"
)
_KINDS_OF_BODY = {
    "board",
    "committee",
    "panel",
    "forum",
    "group",
    "commission",
    "cabinet",
    "sub",
    "partnership",
}
# "subject to the following amendment", "with one correction", "save for", "should read", "be amended to"
_CORRECTED = re.compile(
    r"\b(?:amend(?:ments?|ed|ing|s)?|correct(?:ion|ions|ed|ing)\b|typographical|alteration|in place of"
    r"|to be replaced"
    r"|replaced (?:by|with)|should (?:read|say|state|be recorded|have (?:read|said|been))|to read"
    r"|be deleted|omitted"
    r"|be added|addition of|clarification|save (?:for|that)|with the exception)\b"
    r"|\bsubject to(?: the following)?\W*$",
    re.I,
)
# Other matters that an item about minutes goes on to
_MATTERS = re.compile(r"\bmatters? arising\b|\baction (?:log|tracker)\b", re.I)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting with the items of its minutes."""

    meeting: Meeting
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What one item of a later meeting says of minutes."""

    approving: tuple[Sentence, ...]
    dates: tuple[str, ...]
    corrections: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return " ".join(dict.fromkeys(s.text for s in self.approving))

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(dict.fromkeys(s.source for s in self.approving))


def approvals(found: Sequence[Held], verdicts: Verdicts) -> Mapping[str, Approval]:
    """Id of a meeting -> where its minutes were approved; a certain link goes before one that is possible."""
    result: dict[str, Approval] = {}
    for later in found:
        before = [
            h.meeting
            for h in found
            if h.meeting.body == later.meeting.body and h.meeting.date < later.meeting.date
        ]
        for said in _said(later):
            for meeting, possible in _meant(said, later.meeting, before, verdicts):
                known = result.get(meeting.id)
                if known is None or (known.possible and not possible):
                    result[meeting.id] = _approval(later.meeting, said, possible)
    return result


def _approval(later: Meeting, said: _Said, possible: str | None) -> Approval:
    several = "This item approves the minutes of several meetings" if len(said.dates) > 1 else None
    corrections = tuple(
        Correction(later.id, s.text, possible or several, (s.source,)) for s in said.corrections
    )
    return Approval(later.id, said.text, possible, corrections, said.sources)


def _said(later: Held) -> Iterator[_Said]:
    """What the items about minutes say, if they approve any of this body."""
    for item in later.items:
        if not _TITLE.search(item.title):
            continue
        sentences = list(of_item(item))
        approving = [s for s in sentences if _approves(s, later.meeting.body)]
        if not approving:
            continue
        told = _dates_of(approving, sentences, item) or _without_year(approving, later.meeting.date)
        corrections = [s for s in _correcting(sentences, approving) if not _MATTERS.search(s.text)]
        yield _Said(tuple(approving), told, tuple(corrections))


def _approves(sentence: Sentence, body: str) -> bool:
    text = sentence.text
    if not _APPROVED.search(text) or _NOT_YET.search(text) or _MATTERS.search(text):
        return False
    return bool(re.search(r"\bminutes\b|\brecord\b", text, re.I)) and not _of_another(text, body)


def _of_another(text: str, body: str) -> bool:
    """Whether a text names the minutes of another body."""
    match = _OTHERS.search(text)
    own = set(slug(body).split("-"))
    return match is not None and not set(slug(match["body"]).split("-")) - {"and", "of", "the"} <= (
        own | _KINDS_OF_BODY
    )


def _dates_of(approving: Sequence[Sentence], all_of: Sequence[Sentence], item: Item) -> tuple[str, ...]:
    """The days of the meetings: as the approval says, else the item's own words, its title or the agenda."""
    about = [s for s in all_of if re.search(r"\bminutes\b", s.text, re.I) and not _MATTERS.search(s.text)]
    agenda = f"{item.agenda.title}. {item.agenda.purpose or ''}" if item.agenda else ""
    for text in (_joined(approving), _joined(about), item.title, agenda):
        if days := [day for day in dates(_spelt_out(text)) if len(day) == 10]:
            return tuple(dict.fromkeys(days))
    return ()


# "held on 7th January": the last before the meeting that approves
_NO_YEAR = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([A-Z][a-z]{2,8})\b(?!,? \d{4})")


def _without_year(approving: Sequence[Sentence], day: str) -> tuple[str, ...]:
    """The days of the meetings, said without their years."""
    year = int(day[:4])
    found = [
        next(
            (d for y in (year, year - 1) for d in dates(f"{m[1]} {m[2]} {y}") if len(d) == 10 and d < day),
            None,
        )
        for m in _NO_YEAR.finditer(_spelt_out(_joined(approving)))
    ]
    return tuple(dict.fromkeys(filter(None, found)))


def agenda_dates(item: Item) -> tuple[str, ...]:
    """The days of the meetings whose minutes the agenda lays before the meeting."""
    agenda = f"{item.agenda.title}. {item.agenda.purpose or ''}" if item.agenda else ""
    return tuple(day for day in dates(_spelt_out(agenda)) if len(day) == 10)


def said_dates(item: Item, body: str) -> tuple[tuple[str, ...], Sentence] | None:
    """The days of the meetings whose minutes an item approves in its own words, with those words."""
    approving = [s for s in of_item(item) if _TITLE.search(item.title) and _approves(s, body)]
    for sentence in approving:
        if days := tuple(day for day in dates(_spelt_out(sentence.text)) if len(day) == 10):
            return days, sentence
    return None


def _joined(sentences: Sequence[Sentence]) -> str:
    return " ".join(s.text for s in sentences)


# "3 and 17 May 2024", "3 May and 7 June 2024": the month or year stands once, behind the last
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH_ONCE = re.compile(rf"\b({_DAY})(?=(?:,| and| &) {_DAY} ([A-Z][a-z]{{2,8}}),? (\d{{4}}))")
_YEAR_ONCE = re.compile(
    rf"\b({_DAY} [A-Z][a-z]{{2,8}})(?=(?:,| and| &) {_DAY} [A-Z][a-z]{{2,8}},? (\d{{4}}))"
)


def _spelt_out(text: str) -> str:
    return _YEAR_ONCE.sub(r"\1 \2", _MONTH_ONCE.sub(r"\1 \2 \3", text))


def _correcting(all_of: Sequence[Sentence], approving: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that correct: with the approval, in its passage, or below "the following amendment:"."""
    found: list[Sentence] = []
    opened: int | None = None
    in_list = False
    for sentence in all_of:
        own = bool(_CORRECTED.search(re.sub(r"\bcorrect record\b", "", sentence.text)))
        below = opened is not None and sentence.listed and sentence.chunk == opened + 1
        if in_list and not below:
            opened = None
        in_list = below
        if own or opened is not None:
            found.append(sentence)
        near = any(abs(sentence.chunk - s.chunk) <= 1 for s in approving)
        ends = sentence.text.rstrip()
        if own and near and ends.endswith((":", "-", "–", ";")):
            opened = sentence.chunk
        elif not below and not (opened is not None and ends.endswith((";", ":", ","))):
            opened = None
    return found


def _meant(
    said: _Said, later: Meeting, before: Sequence[Meeting], verdicts: Verdicts
) -> Iterator[tuple[Meeting, str | None]]:
    """The meetings whose minutes are meant, each with why it is only possible."""
    if not before:
        return
    last = before[-1]
    known = {m.date: m for m in before}
    if not said.dates:
        sure = last.next_meeting_date == later.date
        reason = "The minutes approved are those of “the last meeting”; no paper says when that was"
        yield from _settled(last, None if sure else reason, later, verdicts)
    for day in said.dates:
        if day in known:
            yield from _settled(known[day], None, later, verdicts)
        elif day < later.date and _misprinted(day, last.date) and last.date not in said.dates:
            reason = (
                f"The minutes approved are said to be of {spoken(day)}, when the archive knows no meeting;"
                f" the one before was on {spoken(last.date)}"
            )
            yield from _settled(last, reason, later, verdicts)


def _settled(
    meeting: Meeting, possible: str | None, later: Meeting, verdicts: Verdicts
) -> Iterator[tuple[Meeting, str | None]]:
    holds = verdicts.holds(meeting.id, later.id)
    if holds is not False:
        yield meeting, None if holds else possible


def _misprinted(said: str, meant: str) -> bool:
    """Whether two days differ in one of day, month and year only; a wrong day by a week or one figure."""
    one, other = (date.fromisoformat(day) for day in (said, meant))
    if (one.month, one.year) == (other.month, other.year):
        return abs(one.day - other.day) <= 7 or one.day % 10 == other.day % 10
    return one.day == other.day and (one.month == other.month or one.year == other.year)


def with_approval(meeting: Meeting, approval: Approval | None) -> Meeting:
    """A meeting with what is known of the approval of its minutes."""
    if approval is None:
        return meeting
    sure = approval.possible is None
    return replace(
        meeting,
        approval=approval,
        approved_at=approval.meeting if sure else None,
        minutes_status="approved" if sure and meeting.minutes_status != "none" else meeting.minutes_status,
    )
