"""Who is to do what was agreed or promised: as the minutes name them, and as a person of the archive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.records import Meeting
from archive.scrutiny.people import Register, fold

_CAPITAL = r"[A-Z][\w’'&-]*"
# "of High Needs and School Places", "for Finance (Section 151)"
_OF = (
    rf"(?: (?:of|for|to)(?: the)? {_CAPITAL}(?:,? (?:(?:and|of|for|the|&) )*{_CAPITAL})*"
    r"(?: \([A-Z][\w ]+\))?)?"
)
OFFICE = (
    rf"(?:(?:{_CAPITAL}[ -])*(?:Head|Director|Officers?|Managers?|Leader|Lead|Member|Holder|Executive"
    r"|Commander|Commissioner|Solicitor|Clerk|Secretary|Treasurer|Accountant|Advis[eo]r|Co-?ordinator"
    rf"|Chair(?:man|woman|person)?|Facilitator|Superintendent|Planner)\b{_OF})"
)
"""A pattern for an office: "Interim Head of High Needs and School Places", "the Chair"."""
PERSON = (
    r"(?:(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Revd?)\.? "
    r"(?:[A-Z][\w’'-]*\.? ){0,3}[A-Z][\w’'-]+)"
)
"""A pattern for a person with a title: "Cllr Anna Lynch", "Mr R W Gough"."""
AGENT = (
    rf"(?:{PERSON}|{OFFICE}|\b(?:the )?(?:[a-z]+ )?(?i:officers?)|[Tt]he (?:service|team|department)"
    r"|\b[A-Z]{2,6}\b)"
)
"""A pattern for who may promise something."""
_THE_AGENT = rf"(?:[Tt]he )?{AGENT}"

# "CFS to provide data", "the Chair to write", "Head of Housing would circulate", "officers to"
_FIRST = re.compile(
    r"^\W*(?i:that )?(?P<owner>(?:the |all )?[\w’'&.(),/ -]{2,90}?),?"
    r" (?:to|will|would|shall|should|agreed to|undertook to"
    r"|(?:will |would )?be (?:asked|requested|instructed|tasked|invited|authorised) to)"
    r" (?:\w+ly )?(?P<verb>[a-z]+)"
)
# "requests the Policy Officer to investigate", "instruct officers to"
_ASKED = re.compile(rf"\b(?:request|instruct|ask|task|direct)(?:s|ed)? (?P<owner>{_THE_AGENT}) to\b")
# "(Action: Head of Housing)", "ACTION: Ann Other", "Action by: Clerk", "Lead: Ann Other"
_NAMED = re.compile(
    r"\(?\b(?:ACTION|Action|Owner|Lead)(?: by| for| owner)?\s*[:–—-]\s*"
    r"(?P<owner>[A-Z][\w’'&., /-]{1,70}?)\)?[.\s]*$"
)
# No one's name: "a report to be sent", "further data … would be provided", "the minutes of … to be"
_NO_ONE = re.compile(
    r"\b(?:be|is|are|was|were|been|has|have|had|that|which|it|this|these|reports?|data|information|details?"
    r"|minutes|letter|briefing|update|note|figures?|paper|presentation|need|opportunity|duty|ability|ways?"
    r"|work|analysis|strategy|plan|programme|recommendations?|response|item|order|regard|respect|addition"
    r"|subject|further|request(?:s|ed)?|agree[sd]?|resolve[sd]?|ask(?:s|ed)?|note[sd]?|invite[sd]?)\b",
    re.I,
)
_ARTICLE = re.compile(r"^(?:that |the )(?=\w)", re.I)

# The patterns of promises in running text. "The Head of Housing, Ann Other, [would …]"
_LAST = re.compile(rf"(?P<owner>{_THE_AGENT})(?:,[^,]{{3,60}},)?(?: (?:also|therefore|then))*\s*$")
# "Officers to report back"
_OPENS = re.compile(rf"(?P<owner>{_THE_AGENT})")
# "The Head of Housing said that the fund was small and that she [would …]"
_PRONOUN_LAST = re.compile(r"\b(?:he|she|they|and)(?: also)?\s*$")
# "[would be sent] by the Head of Housing"
_BY = re.compile(rf"\bby (?P<owner>{_THE_AGENT})")
# "The Head of Housing agreed that it would be sent", "it was agreed that the Clerk would ask"
_VOWED = re.compile(
    rf"(?P<owner>{_THE_AGENT}) (?:agreed|undertook|promised|offered) that\b"
    rf"|\bagreed that (?P<agreed>{_THE_AGENT}) (?:would|will|should) (?!be\b)"
)
_IS_GIVEN = re.compile(r"\W*(?:would|will|could|can|shall) (?:\w+ ){0,3}be \w+")
# "ACTION: Cllr Reed", "Action: Ann Other", "Action: AO/BC"
_ALONE = re.compile(
    rf"{PERSON}|{OFFICE}|(?:[A-Z][\w’'-]+ ){{1,3}}[A-Z][\w’'-]+|[A-Z]{{2,4}}(?:/[A-Z]{{2,4}})*"
)


def owner(text: str, at: int | None = None) -> str | None:
    """Who is to do what a passage says, as it names them; `at` is where a promise in running text begins."""
    if match := _NAMED.search(text):
        return match["owner"].strip(" .,")
    if at is not None:
        return _promising(text, at)
    if match := _ASKED.search(text):
        return match["owner"]
    first = _FIRST.match(text)
    if first is None or first["verb"] == "be" or len(first["owner"].split()) > 12:
        return None
    return None if _NO_ONE.search(first["owner"]) else first["owner"].strip(" ,")


def _promising(sentence: str, at: int) -> str | None:
    """Who promises in a sentence: who vowed that, by whom it is done, or who stands before the promise."""
    before, after = sentence[:at].rstrip(), sentence[at:].lstrip(" •-(")
    match = _VOWED.search(sentence)
    if match is None and _IS_GIVEN.match(after):
        match = _BY.search(after)
    elif match is None:
        match = _LAST.search(before) or _spoke(before) if before else _OPENS.match(after)
    return next((name.strip() for name in match.groups() if name), None) if match else None


def _spoke(before: str) -> re.Match[str] | None:
    """Whom "she would" means: the only one whom the sentence has named by then."""
    named = list(_OPENS.finditer(before)) if _PRONOUN_LAST.search(before) else []
    return named[0] if len({match["owner"] for match in named}) == 1 else None


def is_owner(text: str) -> bool:
    """Whether a passage behind a label says nothing but who is to do it: "ACTION: Cllr Reed"."""
    return bool(_ALONE.fullmatch(_ARTICLE.sub("", text.strip(" .()"))))


def person(named: str | None, meeting: Meeting, people: Register) -> str | None:
    """The person that an owner is, by name, or by an office that one person at the meeting held."""
    if named is None:
        return None
    bare = _ARTICLE.sub("", named)
    name = bare.partition(",")[0]
    if found := people.find(bare) or (people.find(name) if " " in name else None):
        return found
    if fold(bare) in ("chair", "chairman", "chairwoman", "chairperson"):
        return meeting.chair.person if meeting.chair else None
    holders = {a.person for a in meeting.attendance if a.person and _holds(a.role, bare)}
    return holders.pop() if len(holders) == 1 else None


def _holds(role: str | None, office: str) -> bool:
    """Whether one of somebody's offices is this one."""
    return len(fold(office)) > 6 and fold(office) in map(fold, _offices(role or ""))


def _offices(role: str) -> Iterator[str]:
    yield role
    yield from re.split(r"[;,]", role)
