"""How papers cite: the words of a text that name an item, minutes, a meeting, a report or a part of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.dates import MONTH, MONTHS

_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
# "30 November 2022", "the 30th of November", "November 30th 2022", "30/11/2022"
DAY = (
    rf"{_WEEKDAY}(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)\b"
    r"(?:,?\s+(?:19|20)\d\d\b)?|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b"
)
_DAY = re.compile(DAY, re.I)
_DAYS = rf"(?P<days>(?:{DAY})(?:\s*(?:,|and|&)\s*(?:the\s+)?(?:{DAY}))*)"
# "5", "5 and 7", "1,2, 3, 6, 8 & 9", "3b"
# none of "recommendations 9 months after", "items 5.2", "item 30%"
_ENDS = (
    r"(?![\d.]\d|\w|\s*%"
    r"|\s+(?:months?|weeks?|days?|years?|hours?|minutes?|times|per ?cent|people|children)\b)"
)
_NUMBERS = rf"(?P<list>\d{{1,2}}[a-z]?{_ENDS}(?:\s*(?:,|and|&|or)\s*\d{{1,2}}[a-z]?{_ENDS})*)"
# "A", "2", "D and F"
_LABELS = r"(?P<list>(?:[A-Z]|\d{1,2}[a-z]?)\b(?:\s*(?:,|and|&|or)\s*(?:[A-Z]|\d{1,2}[a-z]?)\b(?!\.\d))*)"
_DOTTED = (
    r"(?P<list>\d{1,2}(?:\.\d{1,3}){0,4}[a-z]?\b"
    rf"(?:\s*(?:,|and|&|or|to|–|-)\s*\d{{1,2}}(?:\.\d{{1,3}}){{0,4}}[a-z]?\b{_ENDS})*)"
)

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # "the minutes of the last meeting held on 30th November 2022", "minutes of the Rivers Panel on 3 May"
    (
        "minutes",
        re.compile(rf"\bminutes\s+(?:of|from|for|dated)\s+(?P<between>[^.;:()]{{0,90}}?){_DAYS}", re.I),
    ),
    # "minute 4.8 of 30 November", "Minute 84"
    (
        "minute",
        re.compile(
            r"\b(?:[Mm]inutes?\s+(?:[Nn]o\.?\s*|[Nn]umber\s+)?(?P<list>\d{1,3}\.\d{1,2})|Minute\s+(?:No\.?\s*)?"
            rf"(?P<whole>\d{{1,3}}))(?![\d.]\d|\w)(?:\s*,?\s*(?:of|from)\s+(?P<between>[^.;:()]{{0,60}}?)"
            rf"(?P<days>{DAY}))?"
        ),
    ),
    # "its meeting on May 11th 2021", "the meeting of the Cabinet (scheduled to be held on 4th March 2025)"
    (
        "meeting",
        re.compile(
            r"\bmeetings?\s+(?:of\s+(?P<between>[^.;:()]{2,90}?)\s+)?"
            r"\(?(?:(?:scheduled|due|to be|was|which was)\s+)*"
            rf"(?:held\s+|taking place\s+)?(?:on|of)\s+{_DAYS}\)?",
            re.I,
        ),
    ),
    # "Thursday, 30 January 2025 meeting of the Cabinet"
    (
        "meeting",
        re.compile(rf"(?P<days>{DAY})\s+meeting(?:\s+of\s+(?:the\s+)?(?P<between>[A-Z][^.;:(),]{{2,80}}))?"),
    ),
    # "was agreed by the Rivers Panel on 4 March 2024"
    (
        "meeting",
        re.compile(
            r"\b(?P<between>(?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for|the|&)\s+)*){0,8}"
            r"(?:Committee|Commission|Panel|Board|Cabinet|Forum|Full Council))"
            rf"\s+(?:held\s+)?on\s+(?P<days>{DAY})"
        ),
    ),
    # "the report of 12 July 2021", "a report dated 3 May 2022"
    (
        "report",
        re.compile(
            rf"\breports?\s+(?:of|dated|from|presented on|considered on|submitted on)\s+{_DAYS}", re.I
        ),
    ),
    # "agenda item 5", "Item 6", "items 4 and 5"
    ("item", re.compile(rf"\b(?:agenda\s+)?items?\s+(?:no\.?\s*|number\s+)?{_NUMBERS}", re.I)),
    # "Recommendation 3", "recommendations 9 and 13", "recommendation 6a"
    ("recommendation", re.compile(rf"\brecommendations?\s+(?:no\.?\s*)?{_NUMBERS}", re.I)),
    # "paragraph 3.4", "Section 7", "paras 2.1 and 2.3"
    ("part", re.compile(rf"\b(?:paragraphs?|paras?\.?|sections?)\s+{_DOTTED}", re.I)),
    # "outlined in 4.2.9 of this report"
    ("part", re.compile(r"(?P<list>\b\d{1,2}(?:\.\d{1,3}){1,4})(?=\s+of (?:this|the) report\b)", re.I)),
    # "Appendix 2", "Appendices D and F", "Annex B"
    ("appendix", re.compile(rf"\b(?i:appendix|appendices|annexe?s?)\s+{_LABELS}")),
    # "Table 2", "figure 1"
    ("table", re.compile(rf"\b(?i:tables?|figures?|charts?|graphs?)\s+{_LABELS}")),
    # "the Commission's review: Otters of the Fen", "inquiry into Otters"
    (
        "review",
        re.compile(
            r"\b(?:review|inquiry|enquiry|investigation)\s*(?::|\bof\b|\binto\b|\bon\b)\s*(?:the\s+)?[“\"‘']?"
            r"(?P<rest>\w[^.;:\n”\"]{5,120})",
            re.I,
        ),
    ),
)
_NOUNS = {
    "minutes": ("minutes",),
    "minute": ("minute",),
    "meeting": ("meeting", "committee", "commission", "panel", "board", "cabinet", "forum", "full council"),
    "report": ("report",),
    "item": ("item",),
    "recommendation": ("recommendation",),
    "part": ("para", "section", "report"),
    "appendix": ("appendi", "annex"),
    "table": ("table", "figure", "chart", "graph"),
    "review": ("review", "nquiry", "investigation"),
}
"""Kinds of mention -> pieces of words: a text with none of them has no such mention."""
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z]\b")
# "item 5 of the plan", "recommendation 9 of the Child C review", "Section 18 of the Act"
_OWNER = re.compile(
    r"\s+(?:of|in|from|to)\s+(?:the\s+|our\s+|an?\s+|that\s+|their\s+|its\s+)*([\w’'-]+(?:\s+[\w’'-]+)?)"
)
# What it may be a part of for all that: "of this report", "of the agenda", "of the minutes"
_OWN = re.compile(
    r"(?:this|report|agenda|minutes|meeting|paper|appendix|review|commission|committee|annex)\b", re.I
)
# "item 7 on today's agenda"
_ON_AGENDA = re.compile(r"\s+(?:on|of|in)\s+(?:this|the|today[’']s|tonight[’']s)?\s*agenda\b", re.I)
# "line item 5", "budget item 3"
_OTHER_ITEM = re.compile(r"\b(?:line|budget|news|action|capital|growth|savings?)\s+$", re.I)
# Where "Section 7" names a part of a paper, and no Act: "see Section 7", "is in Section 4a"; not "under
# paragraph 3, Schedule 12A"
_SEES = re.compile(r"\b(?:see|in|to|at|under|and|per|above|below)\s+(?:the\s+)?$", re.I)
_BEHIND_SECTION = re.compile(
    r"\s*(?:$|[.;:)|]|,(?!\s*(?:of|Part|Schedule|Article|Rule)\b)|and\b"
    r"|above\b|below\b|of (?:this|the) report\b|sets? out\b)",
    re.I,
)
# "the Government's report of", "DfT's 2019 report, Appendix B,", "the Inspectorate (see", "the judgment, see"
_OF_OUTSIDER = re.compile(
    r"\b(?:(?i:Government|Ministry|Minister|Department|Inspector(?:ate)?|Ofsted|Auditor|Regulator|Ombudsman"
    r"|Police|University|Trust|Parliament|Tribunal|Court|Secretary of State)|[A-Z][A-Za-z]*[A-Z])"
    r"(?:[’']s|s[’'])[^.;:()]{0,60}$"
    r"|\b(?i:judge?ment|legislation|statute|(?:inspectorate|auditors?|regulator) \()[^.;:]{0,30}$"
)
# "the report of 12 May by the auditor", "the meeting on 3 March with residents"
_WITH_OUTSIDER = re.compile(r"\s+(?:by|from)\s+(?:the\s+)?+(?!Com|Pan|Board|Cab|Scrut|Head|Director|Chief)")
# "a public meeting on 3 March", "the workshop meeting of 3 March"
_OTHER_MEETING = re.compile(
    r"\b(?:a|an|public|community|residents?[’']?|workshop|team|staff|site|private|informal|weekly|monthly|online"
    r"|parents?[’']?|partner(?:ship)?|stakeholders?|governors?[’']?|planning|strategy|briefing|project)\s+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that cite something."""

    kind: str
    """item, minutes, minute, meeting, report, recommendation, part, appendix, table or review."""
    words: str
    """The words that become a link."""
    at: int
    """Where in the text they begin."""
    value: str
    """The number, label or title that is cited; for minutes, meeting and report the day."""
    day: str | None = None
    """The day of what it is a part of, or None: "2022-11-30", "--11-30" where the year isn't said."""
    body: str = ""
    """The words that name the body, if any do."""
    owner: str = ""
    """What the text says it is a part of: "report", "minutes"."""
    agenda: bool = False
    """Whether the words say that an item is one of the agenda."""


def mentions(text: str) -> list[Mention]:
    """All mentions in their order; words that name two things count for the first kind of the table."""
    found: list[Mention] = []
    taken: list[tuple[int, int]] = []
    folded = text.casefold()
    kinds = {kind for kind, nouns in _NOUNS.items() if any(noun in folded for noun in nouns)}
    for kind, pattern in _PATTERNS if kinds else ():
        if kind not in kinds:
            continue
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            own = list(_of_match(kind, match, text))
            if own and kind != "review":
                taken.append(match.span())
            found += own
    return sorted(found, key=lambda mention: mention.at)


def _of_match(kind: str, match: re.Match[str], text: str) -> Iterator[Mention]:
    groups = match.groupdict()
    if kind == "review":
        yield Mention(kind, groups["rest"], match.start("rest"), groups["rest"])
        return
    if _is_others(kind, match, text):
        return
    body = _body(groups.get("between") or "", text[: match.start()])
    if kind in ("minutes", "meeting", "report"):
        yield from _of_days(kind, match, body)
        return
    owner = _owner(text[match.end() :])
    if owner is None or not _is_meant(kind, match, text):
        return
    days = groups.get("days")
    agenda = match[0].casefold().startswith("agenda") or bool(_ON_AGENDA.match(text[match.end() :]))
    for words, at, value in _listed(match):
        yield Mention(kind, words, at, value, day(days) if days else None, body, owner, agenda)


def _of_days(kind: str, match: re.Match[str], body: str) -> Iterator[Mention]:
    """A mention for each day; the first has the words before it too."""
    offset = match.start("days")
    for number, found in enumerate(_DAY.finditer(match["days"])):
        start = offset + found.start() if number else min(match.start(), offset)
        closed = match.end() if match.start() == offset or match[0].endswith(")") else 0
        end = closed if kind == "meeting" and closed else offset + found.end()
        value = day(found[0])
        if value:
            yield Mention(kind, match.string[start:end].strip(), start, value, value, body)


def _listed(match: re.Match[str]) -> Iterator[tuple[str, int, str]]:
    """Words, place and number of each entry of a list; the first entry has the noun before it."""
    group = "list" if match["list"] else "whole"
    for number, found in enumerate(_NUMBER.finditer(match[group])):
        start = match.start(group) + found.start() if number else match.start()
        end = match.start(group) + found.end()
        yield match.string[start:end], start, found[0]


def _owner(behind: str) -> str | None:
    """What the words behind a mention say it is a part of; None if that is none of the archive's papers."""
    match = _OWNER.match(behind)
    if match is None:
        return ""
    return match[1].casefold() if _OWN.match(match[1]) else None


def _is_others(kind: str, match: re.Match[str], text: str) -> bool:
    """Whether what is cited is somebody else's paper or meeting, which the archive doesn't hold."""
    before, behind = text[: match.start()], text[match.end() :]
    if kind == "meeting":
        return bool(_OTHER_MEETING.search(before) or re.match(r"\s+(?:with|between)\b", behind))
    if kind == "report" and _WITH_OUTSIDER.match(behind):
        return True
    return kind in ("report", "part", "appendix", "table") and bool(_OF_OUTSIDER.search(before))


def _is_meant(kind: str, match: re.Match[str], text: str) -> bool:
    before, behind = text[: match.start()], text[match.end() :]
    if kind == "item":
        return not _OTHER_ITEM.search(before)
    if kind == "part" and "." not in match["list"]:
        return bool(_SEES.search(before) and _BEHIND_SECTION.match(behind))
    return True


_BETWEEN = re.compile(
    r"\b(?:the|a|an|its|our|their|last|previous|meetings?|proceedings|held|on|of|at|from|dated|and|annual|special"
    r"|extraordinary|ordinary|scheduled|which|was|were|took|place)\b",
    re.I,
)
_BEFORE = re.compile(
    r"((?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for|the|&)\s+)*){0,8}(?:Committee|Commission|Panel|Board|Cabinet|Council|Forum)"
    r"|[Ff]ull Council)(?:[’']s?)?\s+(?:at\s+(?:its|the|their)\s+(?:\w+\s+){0,3})?$"
)


def _body(between: str, before: str) -> str:
    """The words that name a body, between "minutes of" and the day or before "meeting"."""
    named = " ".join(_BETWEEN.sub(" ", between).split()).strip(" ,'’")
    if named or between:
        return named
    match = _BEFORE.search(before[-120:])
    return match[1].strip() if match else ""


def day(text: str) -> str | None:
    """A day as ISO 8601, "--11-30" where the text has no year; None for one that doesn't exist."""
    if numeric := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text.strip()):
        return f"{numeric[3]}-{int(numeric[2]):02d}-{int(numeric[1]):02d}"
    name = re.search(MONTH, text, re.I)
    number = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)", re.sub(r"\b(?:19|20)\d\d\b", "", text))
    year = re.search(r"\b((?:19|20)\d\d)\b", text)
    if name is None or number is None or not 1 <= int(number[1]) <= 31:
        return None
    month = next(n for n, m in enumerate(MONTHS, start=1) if m.casefold().startswith(name[0].casefold()[:3]))
    return f"{year[1] if year else '-'}-{month:02d}-{int(number[1]):02d}"


def told(words: Sequence[str]) -> str:
    """Words joined for comparing: "Educational" and "Education", "Outcomes" and "Outcome" are the same."""
    return " ".join(re.sub(r"(?:al)?s?$", "", word.casefold()) for word in words)
