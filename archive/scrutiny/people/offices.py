"""What an office is: its words, the organisation behind it, and when two are the same."""

from __future__ import annotations

import re
from functools import cache

NOUNS = (
    r"chief executive|directors?|heads?|managers?|officers?|commissioners?|commander|leader|mayor"
    r"|chair(?:man|woman|person)?|cabinet member|portfolio holder|lead member|executive member|town clerk"
    r"|clerk|solicitor|accountant|advis[eo]rs?|consultant|head ?teacher|principal|co-?ordinator|auditor"
    r"|inspector|superintendent|reviewer|lead|engineer|planner|surveyor|analyst|governor|trustee|secretary"
    r"|counsel|registrar|psychologist|strategist|specialist|ombudsman|representative|co-?opted member"
    r"|co-?optee|business partner|team leader|nurse|doctor|psychiatrist|professor|treasurer|whip"
    r"|monitoring officer|s151 officer|section 151 officer"
)
NOUN = re.compile(rf"\b(?:{NOUNS})\b", re.I)
_MAKING_SHIFT = re.compile(r"^(?:the\s+)?(?:acting|interim|temporary|t/)\s*", re.I)
_EMPLOYED = re.compile(
    r"^(?:the |acting |interim |temporary |deputy |assistant |associate |group |corporate |strategic "
    r"|executive |service |senior |principal |area |divisional |programme |joint |virtual )*"
    r"(?:directors?|heads?|managers?|(?:[\w&-]+ ){0,3}(?:officer|business partner)|chief executive|solicitor"
    r"|accountant|advis[eo]r|engineer|planner|town clerk|general counsel|auditor)\b",
    re.I,
)
_ELECTED = re.compile(
    r"\bcouncillor\b|\bcabinet member\b|\bportfolio holder\b|\blead member\b|\bexecutive member\b"
    r"|\bleader of the (?:council|opposition)\b|^(?:deputy )?(?:leader|mayor)\b",
    re.I,
)
# Offices that somebody holds in the body whose paper names them: "Chair" is the chair of that body
_IN_BODY = re.compile(
    r"^(?:the )?(?:(?:vice|deputy)[ -]?)?(?:chair(?:man|woman|person)?|convenor)$"
    r"|^(?:(?:committee|panel|commission|substitute) )?member$|^co-?opt(?:ed member|ee)$",
    re.I,
)
_GENERIC = frozenset(
    (
        *(
            "councillor",
            "member",
            "officer",
            "director",
            "manager",
            "head",
            "chair",
            "vicechair",
            "co",
            "opted",
        ),
        *("coopted", "governor", "trustee", "headteacher", "clerk", "contact", "principal", "consultant"),
    )
)
_SMALL = frozenset(("of", "for", "the", "and", "in", "to", "a", "an", "at", "on", "with"))
# "Chief Executive, London Borough of Aldermarsh", "Manager - LB Aldermarsh", "Director of Schools (ACC)"
_ORGANISATION = re.compile(
    r"\b(?i:council|borough|trust|university|college|school|academy|police|partnership|ccg|icb|corporation"
    r"|authority|board|association|society|foundation|hospital|forum|union|church|diocese|ltd|limited|plc|cic"
    r"|centre|network|charity|agency|federation|alliance|committee|commission|panel|company)"
    r"(?: (?:of|for) [A-Z][\w’' -]+)?$|^(?:LB|NHS|London Borough|Royal Borough)\b|^[A-Z]{3,}\d?$"
)
# "Chair, Children, Young People and Families Scrutiny Commission", "Vice-Chair of the Rivers Panel"
_OF_BODY = re.compile(
    r"^(?P<office>(?:(?:vice|deputy)[ -])?chair(?:man|woman|person)?|member)"
    r"(?:, | of )(?:the )?(?P<tail>.+)$",
    re.I,
)
# "Chair, Young People Scrutiny Vice Chair, Young People Commission": two columns of signatures, read as one
_CHAIR = re.compile(r"\b(?:vice|deputy)?[ -]?chair(?:man|woman|person)?\b", re.I)
_TAIL = re.compile(
    r"^(?P<office>.+?)(?:,\s+|\s+[-–]\s+|\s+(?=\())(?P<tail>\([^()]+\)|[^,()]+(?:\([A-Z]{2,6}\))?)$"
)


def split(printed: str) -> tuple[str, str | None]:
    """An office and the organisation behind it, where there is one; of an organisation alone, it twice."""
    text = " ".join(printed.split()).strip(" ,;:.-–")
    of_body = _OF_BODY.match(text)
    if of_body and _is_organisation(of_body["tail"]):
        return of_body["office"], None if _CHAIR.search(of_body["tail"]) else of_body["tail"]
    found = _TAIL.match(text)
    if found is None:
        return text, text if _is_organisation(text) and not NOUN.search(text) else None
    tail = found["tail"].removeprefix("(").removesuffix(")") if found["tail"][0] == "(" else found["tail"]
    if not _is_organisation(tail):
        return text, None
    office = found["office"].strip(" ,;:-–")
    return (office, tail) if NOUN.search(office) else (text, None)


def _is_organisation(tail: str) -> bool:
    named = re.sub(r"\s*\([A-Z]{2,6}\)$", "", tail)
    return bool(_ORGANISATION.search(named)) and not NOUN.match(named)


def acting(office: str) -> bool:
    """Whether an office is held for a time: "Interim Director of Education"."""
    return bool(_MAKING_SHIFT.match(office.strip()))


def in_body(office: str) -> bool:
    """Whether it is an office of the body whose paper names it."""
    return bool(_IN_BODY.search(office.strip()))


def employed(office: str) -> bool:
    """Whether an office is that of somebody who works for a council."""
    return bool(_EMPLOYED.match(office.strip())) and not elected(office)


def is_office(office: str) -> bool:
    """Whether it is an office of the council's own people, officers or councillors."""
    return employed(office) or elected(office)


def elected(office: str) -> bool:
    """Whether an office is held by a councillor only."""
    return bool(_ELECTED.search(office))


# "Otterside", "St John’s", "Otterside Council", "Labour": words with capitals, and none of an office
_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?:(?: (?:and|&|of|the|upon|on|in|cum|le))* [A-ZÀ-Þ][\w’'.-]*){0,4}")
_GROUPS = re.compile(r"^(?:substitute|observer|guest|virtual|online|remote|officer|councillor|cllr)", re.I)


def is_place(printed: str) -> bool:
    """Whether what stands behind a councillor's name is a ward, a council or a party, and no office."""
    text = printed.strip()
    known = NOUN.search(text) or in_body(text) or _GROUPS.match(text)
    return bool(_PLACE.fullmatch(text)) and not known


@cache
def words(office: str) -> frozenset[str]:
    """The telling words of an office, spelt one way, whoever holds it for a time."""
    text = _MAKING_SHIFT.sub("", split(office)[0]).casefold().replace("&", " and ").replace("’", "'")
    text = re.sub(r"\badviser\b", "advisor", re.sub(r"\bvice[ -]chair", "vicechair", text))
    text = re.sub(r"\bchair(?:man|woman|person)\b", "chair", re.sub(r"\bprinciple\b", "principal", text))
    text = re.sub(r"\bco-?opt(?:ed member|ee)\b", "coopted", text)
    found = re.findall(r"[a-z0-9]+", re.sub(r"'s?\b", "", text))
    return frozenset(w for w in found if w not in _SMALL)


def same(one: str, other: str) -> bool:
    """Whether two offices are one in other words, such as only one person has."""
    a, b = words(one), words(other)
    if a <= _GENERIC or b <= _GENERIC or _rank(a) != _rank(b):
        return False
    return a == b or (len(a & b) >= 2 and len(a & b) >= 0.6 * len(a | b))


def begins(one: str, other: str) -> bool:
    """Whether the words of one office stand at the beginning of another: "Director of Finance (Children)"."""
    a, b = words(one), words(other)
    return bool(a) and not a <= _GENERIC and a <= b and _rank(a) == _rank(b)


def holds_too(printed: str, office: str) -> bool:
    """Whether an office is one of two: "Deputy Chief Executive and Head of Finance"."""
    several = re.split(r"\s*(?:,|&|/|\band\b)\s*(?=[A-Z])", printed)
    return len(several) > 1 and any(words(one) == words(office) for one in several)


_RANKS = frozenset(
    (
        *("director", "head", "deputy", "assistant", "group", "chief", "associate", "executive", "manager"),
        *("officer", "leader", "mayor", "vicechair", "chair", "cabinet", "member"),
    )
)


def _rank(found: frozenset[str]) -> frozenset[str]:
    return found & _RANKS
