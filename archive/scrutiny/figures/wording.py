"""Words in sentences about figures: who is compared, what changed, and what says nothing more."""

from __future__ import annotations

import re
from collections.abc import Collection

from archive.records import Observation

COMPARATOR = re.compile(
    r"\b(?:statistical(?:\s+and\s+national)?\s+neighbours?(?:'s?)?|nearest\s+neighbours?|neighbour(?:ing)?\s+(?:authorities|boroughs|average)"
    r"|SNs?(?=\s+(?:20\d\d|average)|$|\s*\))|eng(?:land)?|(?:great\s+)?britain|united\s+kingdom|UK|wales|scotland|national(?:ly)?|regional(?:ly)?"
    r"|(?:inner\s+|outer\s+|pan-?)?(?<!City of )london(?!\s+borough|\s+(?:borough\s+)?council|\s+corporation)"
    r"|south\s+east|comparators?"
    r"|(?:similar|comparable|peer|other)\s+(?:local\s+)?(?:authorities|councils|boroughs|areas))\b",
    re.I,
)
"""Whom a council compares itself with: "statistical neighbours", "England", "the London average"."""

_CHANGES = (
    r"(?:increas(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|reduc(?:tion|ed|ing)|declin(?:e[ds]?|ing)|drop(?:s|ped)?|rise[ns]?|rose|rising"
    r"|fall(?:s|en|ing)?|fell|improv(?:ement|ed|ing)|grow(?:th|n|ing)|grew|up|down|changed?)"
)
_V = r"‹V\d+›"
CHANGE_BY = re.compile(
    rf"{_V}\s*(?:\({_V}\)\s*)?(?:percentage[ -]points?|points?|pp)?\s*(?:year[ -]on[ -]year\s+)?"
    rf"(?=(?:{_CHANGES}|more|fewer|less|higher|lower)\b)"
    rf"|(?<=\b)(?P<kept>{_CHANGES})\s+(?:of|by)\s+(?:(?:over|about|around|just|nearly|some|a|further)\s+){{0,2}}{_V}"
    rf"(?:\s*(?:percentage[ -]points?|points?))?(?:\s*\({_V}\))?",
    re.I,
)
"""By how much something changed, which is no value of it: "a 15% decrease", "an increase of 11 (3%)"."""

OF_A_BUDGET = re.compile(rf"\bon\s+an?\s+(?:\w+\s+)?budget\s+of\s+{_V},?", re.I)
"""What was to be spent, beside what was: "on a net budget of £61m the outturn was …"."""

_SLIGHT = (
    r"(?:slight|significant|substantial|further|marked|small|large|notable|steady|sharp|big|considerable)"
)
COMPARED = re.compile(
    rf",?\s*(?:which\s+(?:is|was|represents|represented)\s+|this\s+(?:is|was)\s+|(?:representing|represents|reflect(?:ing|s|ed)|and\s+is)\s+)?"
    rf"(?:an?\s+|the\s+)?(?:{_SLIGHT}(?:ly)?\s+)*(?:{_CHANGES}\b)(?:\s+(?:from|compared\s+(?:to|with)|on|against|when))?"
    rf"|,?\s*(?:(?:when|as|and)\s+)?(?:compar(?:ed|es|ing)\s+(?:to|with|against)|against|versus|in\s+line\s+with|similar\s+to"
    rf"|(?:{_SLIGHT}(?:ly)?\s+)?(?:higher|lower|more|less|fewer|greater|better|worse|above|below)(?:\s+than)?"
    rf"|whereas|while|although|but|however)\b|;|:(?!\s*‹V)",
    re.I,
)
"""Where a sentence turns to what it compares with."""

STOP = re.compile(
    r"\b(?:of\s+(?:which|whom|these|those)|including|with\s+(?:a\s+further|the)|mainly|because|due\s+to"
    r"|after\s+(?:the\s+)?(?:use|application|drawdown))\b|,\s*with\s+‹V|,\s*(?:or\s+)?a\s+rate\s+of\b",
    re.I,
)
"""Where a sentence turns to a part of what it counted, or to a reason."""

BY_WHOM = re.compile(
    r"\b(?:made\s+|received\s+|supported\s+|provided\s+)?(?:by|to)\s+(?:the\s+)?(?:[\w&'’]+\s+){0,5}(?:service|team|hub|department|directorate)\b",
    re.I,
)
"""Who did what was counted: "by the Leaving Care service", "to the Children and Families Hub"."""

PEAK = re.compile(
    rf"\b(?:peak|high(?:est)?|low(?:est)?)(?:\s+(?:point|number|figure|level))?\s+of\s+(?=(?:\w+\s+)?{_V})",
    re.I,
)
"""The highest or lowest of several: "a peak of 470"; that of a year is not what was counted at its end."""

PLAIN_BRACKET = re.compile(
    r"\((?:[A-Z&]{2,}[’']?s?|(?i:see|notes?|table|figure|graph|appendix|source|(?:with)?in\s+the\s+[^()]*\b(?:service|team))"
    r"\b[^()]*)\)"
)
"""Brackets that say nothing narrower: "(SGOs)", "(see note 2)", "(within the Parks Service)"."""

FORECAST = re.compile(
    r"\b(?:forecast\w*|project(?:ed|ion|ing|ions)|annuali[sz]ed|annual\s+est\w*|predict\w*|anticipat\w*|expected\s+to|modelled"
    r"|(?:will|would|could|should|may|might)\s+(?:be|rise|fall|reach|increase)|aims?\s+to|if\s+current)\b",
    re.I,
)
"""What is expected is none of the figures that were reported."""

_FIGURES = r"(?:figures?|data|results?|numbers|counts?|outturn|position|accounts)"
CAVEAT = re.compile(
    r"\b(?:provisional(?:ly)?|unvalidated|unaudited|subject\s+to\s+(?:change|audit|confirmation|validation|revision)"
    r"|not\s+yet\s+(?:validated|audited|confirmed|published|available)"
    rf"|(?:draft|interim|preliminary|indicative|unconfirmed)\s+{_FIGURES})\b",
    re.I,
)
"""What a paper says of a value that may not stay: "provisional", "draft figures", "subject to audit"."""

_CAVEAT_OF_ONE = re.compile(rf"{CAVEAT.pattern}|\b(?:draft|interim|unconfirmed|tbc|to be confirmed)\b", re.I)
IN_BRACKETS = re.compile(rf"\(\s*((?:{_CAVEAT_OF_ONE.pattern})[^()‹]*)\)", re.I)
"""Such words behind a value or a time: "in 2023/24 (draft)"."""

_ALL_FIGURES = re.compile(rf"\b{_FIGURES}\b|\b(?:tables?|year)\b", re.I)

TARGET = re.compile(
    rf"\btargets?\b(?:\s+(?:of|is|was|for|at|set|the|this|year|:))*\s*(?P<after>{_V})|(?P<before>{_V})\s+targets?\b",
    re.I,
)
"""A target beside a figure: "against a target of 80%"."""

_SILENT_WORDS = """
    a about above accessed across actual all also altogether an and are around as at average
    approximately been being by children child council council's councils current currently data
    department during each end estimated figure figures final financial for from given had has have held
    in is it its just latest local locally made now number numbers of on only open or our out outturn
    over overall own per people period provisional rate received recorded reported respectively
    same service services so some stands stood still supported team teams that the their there this those to
    total us value volume was we were when where which with year years young authority authority's
    borough county city corporation compared further low high latest point time date position snapshot
    performance relation timescale timescales showing show shows taking place took quarter april-sept
    cases trend trajectory slight then who ending ended was families & no i.e e.g amp cfs quarterly
    annual annually maintained began begun started
"""
_SILENT = frozenset(_SILENT_WORDS.split())
"""Words that leave a measure what it is."""

_GROUP = re.compile(
    r"\b(?:from|by|of|for|among|involving|about)\s+(?:supported\s+)?(?:young\s+people|people|children|families)\b",
    re.I,
)
"""A group that was counted: "concerns from young people"; of a measure of people it says nothing more."""
_PEOPLE = frozenset(("people", "child", "children", "families", "young"))

_SHARES = frozenset(("percentage", "proportion", "share", "rate", "%", "percent", "cent", "per", "average"))


def caveat(label: str, *beside: str) -> str | None:
    """What a row's label, or its cell and the head over it, says of a value that may not stay."""
    found = (CAVEAT.search(label), *(_CAVEAT_OF_ONE.search(words) for words in beside))
    return next((match[0] for match in found if match), None)


def told(observation: Observation) -> str:
    """A value as it may stand alone: with "about" and what the paper says of it: "34, “provisional”"."""
    said = f", “{observation.caveat}”" if observation.caveat else ""
    return f"{'about ' if observation.approximate else ''}{observation.value}{said}"


def without_caveats(head: str) -> str:
    """A head over a column without such words."""
    return _CAVEAT_OF_ONE.sub(" ", head)


def caveat_of_all(text: str) -> str | None:
    """What a sentence or a caption says of all the figures it stands by: "These figures are provisional"."""
    match = CAVEAT.search(text)
    return match[0] if match and _ALL_FIGURES.search(text) else None


def unsaid(text: str, allowed: Collection[str], *, share: bool) -> list[str]:
    """The words of a text that would make a measure a narrower or another one.

    "Rate" and "percentage" do that where a number is counted, and don't where a share is told.
    """
    groups = () if _PEOPLE & {word.casefold() for word in allowed} else _GROUP.findall(text)
    words = re.findall(r"[^\W\d_](?:[\w'’&.-]*[\w])?|%", text.casefold().replace("’", "'"))
    stems = {word[:5] for word in allowed}
    found = list(groups)
    for word in words:
        said = share if word in _SHARES else word in _SILENT or word[:5] in stems
        found += [] if said else [word]
    return found
