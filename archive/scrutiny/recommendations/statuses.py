"""What reports say of how far recommendations are: an audit's list, a sentence, the end of an update."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.dates import dates
from archive.records import Progress, Source, Stated
from archive.scrutiny.recommendations.paper_lines import Line

_DEGREE = r"(?:fully|partially|partly|not(?: yet)?|substantially|largely|in part)"
_STATE = (
    rf"(?:(?:{_DEGREE} )?(?:implemented|complete[d]?|achieved|delivered|met|started|progressed|addressed"
    r"|actioned)"
    r"|in progress|on-?going|on track|underway|outstanding|overdue|delayed|superseded|closed|withdrawn"
    r"|no longer (?:applicable|relevant|required))"
)
_COUNT = r"(?:none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_LIST = (
    r"(?:recommendations?|recs?\.?)\s+(?P<numbers>\d{1,3}[a-z]?(?:\s*(?:,|&|and|to|-|–)\s*\d{1,3}[a-z]?)*)"
)
# "In progress (within the Council's control) Two", "Implemented: 2", "Partially implemented"
_HEAD = re.compile(rf"^\W*(?P<state>{_STATE}(?: ?\([^()]{{1,120}}\))?)[\s:–-]*{_COUNT}?\W*$", re.I)
# "Recommendations 1,2, 3 & 9"
_ALONE = re.compile(rf"^\W*{_LIST}\W*$", re.I)
# "Implemented: recommendations 5 and 7"
_BOTH = re.compile(rf"^\W*(?P<state>{_STATE}(?: ?\([^()]{{1,120}}\))?)\s*[:–-]\s*{_LIST}\W*$", re.I)
# "Recommendation 4 was noted to be in progress in January, …", "Recommendations 1 and 2 are complete."
_SENTENCE = re.compile(
    rf"^\W*{_LIST}\s+"
    r"(?:(?:has|have|had|is|are|was|were|remains?|now|been|noted|to|be|considered|judged|also|all|both)\s+)+"
    rf"(?P<state>{_STATE}|the same|unchanged)\b",
    re.I,
)
# "LBH's internal audit reviewed …", "the auditors found", "Healthwatch assessed"
_BY = re.compile(
    r"(?P<by>(?:[Tt]he |[Aa]n )?(?:[A-Z][\w’'&-]* ){0,4}(?:[Ii]nternal |[Ee]xternal |[Ii]ndependent )?"
    r"(?:[Aa]uditors?|[Aa]udit|[Ii]nspectors|[Rr]eviewers?|[Ee]valuation|[Pp]eer review))\b"
    r"[^.:]{0,120}?\b(?:review|found|assess|conclud|judged|rated|highlighted|finding)"
)
# A heading over what others recommended: "Ofsted inspection", "Peer review", "Internal audit recommendations"
_OTHERS = re.compile(
    r"\b(?:ofsted|estyn|cqc|care quality|hmi|hmicfrs|inspect\w*|ombudsman|coroner\w*|regulator\w*"
    r"|peer (?:review|challenge)|external audit\w*|(?:serious case|homicide|safeguarding practice) reviews?"
    r"|audit(?:ors?)?[’']?s?[’']? recommendations)\b",
    re.I,
)
# "**Complete in part.**", "Status: Complete", at the end or the beginning of an update
_OF_UPDATE = re.compile(
    rf"(?:\*\*\s*(?:status\s*[:–-]\s*)?(?P<bold>(?:{_DEGREE} )?{_STATE}(?: in part)?)\W*\*\*\W*$)"
    rf"|(?:^|\n)\W*status\s*[:–-]\s*(?P<said>[^.\n]{{3,60}})",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Status:
    """A status that a report states of some recommendations."""

    numbers: tuple[str, ...]
    stated: Stated


def of_report(lines: Sequence[Line], title: str, date: str | None) -> Iterator[Status]:
    """All that a report states, in order: who says so is named, or it is the report itself."""
    by, when, since = title, date, ""
    state: str | None = None
    for line in _own(lines):
        if line.kind == "heading":
            by, when, state = title, date, None
        elif (match := _BY.search(line.text)) and not _SENTENCE.match(line.text):
            by, when, since = match["by"].strip(), max(dates(line.text), default=None), line.number or ""
            state = None
        elif since and line.number and not line.number.startswith(f"{since}."):
            by, when, since = title, date, ""
        if both := _BOTH.match(line.text):
            yield _status(both, both["state"], (by, when), (line.source,))
        elif head := _HEAD.match(line.text):
            state, above = head["state"], line.source
        elif state and (alone := _ALONE.match(line.text)):
            yield _status(alone, state, (by, when), (above, line.source))
        elif said := _SENTENCE.match(line.text):
            text = re.split(r"(?<=[a-z0-9)]\.)\s", line.text, maxsplit=1)[0]
            yield _status(said, text, (title, date), (line.source,))


def _own(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines without those below a heading over what others recommended."""
    others: int | None = None  # the level of that heading
    for line in lines:
        if line.kind == "heading" and (others is None or line.level <= others):
            others = line.level if _OTHERS.search(line.text) else None
        if others is None or line.kind == "heading":
            yield line


def is_label(stated: Stated) -> bool:
    """Whether a status is told by a list's heading, a cell or a remark, and not by a sentence of a report."""
    return not re.match(rf"\W*{_LIST}", stated.text, re.I)


def _status(
    match: re.Match[str], text: str, told: tuple[str, str | None], sources: tuple[Source, ...]
) -> Status:
    return Status(_numbers(match["numbers"]), Stated(text.strip(), *told, sources))


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a list: "1,2, 3 & 9", "4 to 6"."""
    found: list[str] = []
    for first, last in re.findall(r"(\d{1,3}[a-z]?)(?:\s*(?:to|-|–)\s*(\d{1,3}))?", text):
        found += (
            [first] if not last else [str(n) for n in range(int(re.sub(r"\D", "", first)), int(last) + 1)]
        )
    return tuple(found)


def of_updates(progress: Iterable[Progress]) -> Iterator[Stated]:
    """The statuses that updates state of themselves: "**Complete in part.**"."""
    for update in progress:
        if match := _OF_UPDATE.search(update.text):
            text = (match["bold"] or match["said"]).strip(" .*")
            yield Stated(text, update.label or None, update.date or update.stated, update.sources)
