"""What somebody promises a body in the running text of its minutes, sentence by sentence.

Not what a sentence recites of an earlier meeting, asks, hopes or suggests; nor what is promised to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.scrutiny.followups.owners import AGENT, OFFICE, PERSON

_GIVING = (
    r"(?:provid|send|report|circulat|shar(?!\w* (?:responsib|good|best))|present|writ"
    r"|bring(?! (?:forward|item))|submit"
    r"|suppl|forward|e-?mail|distribut|respond|repl|feed|come (?:back|to)|updat|inform|notif|let|make|give"
    r"|issu|take(?! (?:the |an? )?(?:agenda )?(?:items?|reports?|order)\b)|ensur|make sure)"
)
"""Beginnings of what somebody does for a body that asked: "provide", "circulating"."""
_DOING = (
    rf"(?:{_GIVING}|publish|arrang|confirm|review|feedback|come|follow|look into|investigat|clarif|check"
    r"|find out|obtain|rais|pass|set out|ask|speak|contact|liais|pursu|seek|chas|explor)"
)
"""The same, and what somebody does about it elsewhere: "look into", "chasing"."""
# Of what a body plans for itself only this is promised to members: "brought to the next meeting" is a plan
_SENT = re.compile(r"be (?:\w+ly )?(?:provided|sent|circulated|shared|supplied|forwarded|e-?mailed)\b", re.I)
_GIVEN = (
    r"(?:provided|sent|circulated|shared|supplied|forwarded|e-?mailed|reported|brought|presented|submitted"
    r"|arranged|distributed|issued|made available|fed back|taken back|passed on|written up|given|set out)"
)
_WOULD = (
    r"\b(?:would|will|could|can|shall)"
    r" (?:(?:also|then|therefore|now|either|instead|be happy to|be able to) )?"
)
_SAYING = r"\b(?:said|indicated|advised|confirmed|agreed|assured|replied|responded|stated|noted|added)\b"
_NOT_BEFORE = r"(?<!had )(?<!has )(?<!have )(?<!been )"

# "outside of the meeting", "in writing", "report back"
_SOON = re.compile(
    r"\b(?:outside (?:of )?th(?:e|is) meeting|(?:after|following|at the end of) th(?:e|is) meeting"
    r"|offline|in writing|by e-?mail|within \w+ (?:working )?(?:days|weeks)"
    r"|report(?:ed|ing)? back|come back|brought back|fe(?:e)?d back)\b",
    re.I,
)
# "She undertook to find out", "The Head of Housing promised to": there is nothing that this could also mean
_PLEDGED = re.compile(rf"{_NOT_BEFORE}\b(?:undertook|undertakes|promised|pledged) (?:to|that) ", re.I)
# "The Head of Housing agreed to circulate …", "offered to share", "was happy to provide"
_AGREED = re.compile(
    rf"{_NOT_BEFORE}\b(?:agree[ds]|offered|committed|volunteered|(?:was|were) (?:happy|content))"
    rf" to (?:\w+ly )?{_DOING}\w*",
    re.I,
)
# "It was agreed that the Democratic Adviser would contact officers"
_AGREED_THAT = re.compile(
    rf"\b(?:[Ii]t was|[Mm]embers|[Tt]he [A-Z]\w+) (?:also |then )?agreed that (?:the )?{AGENT}"
    r" (?:would|will|should) \w+"
)
# "Cllr Reed said that she would raise it with officers", "The Head of Housing would look into this"
_FOLLOWED_UP = re.compile(
    rf"(?:{_SAYING}[^.;]*?\b(?:he|she|they)|^(?:He|She|They)|{PERSON}|{OFFICE})(?: also)? "
    r"(?P<at>)(?:would|will) (?:\w+ly )?"
    r"(?:raise|take|look into|follow|investigate|find out|check|pursue|chase|feed|contact|liaise with"
    r"|clarify|seek)\b"
    r"(?=[^.;]* ?\b(?:and (?:then )?(?:let|report|tell|inform|write|come back|respond)\b"
    r"|this|that|it|(?:the|\w+[’']s) (?:matter|point|issue|query|question|request|concern"
    r"|suggestion|comment)s?)\b)"
)
# "Officers to report back in May.", "CFS to provide data."
_TO_DO = re.compile(rf"^\W*(?:the )?{AGENT}(?:,[^,]{{3,60}},)? to (?:\w+ly )?{_DOING}\w*")
# "Members would be provided with", "the Chair will be kept informed"
_TOLD = (
    r"\b(?:Members|Councillors|[Tt]he (?:Chair|{noun}))\b (?:would|will) be (?:\w+ly )?"
    r"(?:provided with|sent|updated|informed|notified|given|kept (?:informed|updated|up to date))\b"
)
# "a note would be sent to members", "this could be provided to the Commission"
_PASSIVE = re.compile(rf"{_WOULD}be (?:\w+ly )?{_GIVEN}\b(?P<rest>.{{0,160}})", re.I | re.S)
# "officers would report back to the next meeting"
_ACTIVE = re.compile(
    rf"{_WOULD}(?:(?!be\b){_GIVING}\w*|be {_GIVING}\w*ing)\b(?P<rest>.{{0,160}})", re.I | re.S
)
# "Ms Roe said that she had no figure to hand and [would write to Mr Bond]"
_GOES_ON = re.compile(
    rf"(?:{AGENT}|\b(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][a-z]+ [A-Z][\w’'-]+)"
    r" (?:said|advised|confirmed|explained))\b"
    r"[^.;?]*\b(?:and|but)(?: also)?\s*$"
)
# "… but the figures were not to hand", "No data was available at the meeting"
_NOT_TO_HAND = re.compile(
    r"\b(?:no (?:data|figures?|information|details?)|not (?:\w+ )?(?:available|to hand|at hand|have)"
    r"|unable to|could not (?:say|answer|give))\b",
    re.I,
)
# "At its meeting on May 11th 2021, the Commission …", "Minute 27 – a note would be provided": said before
_RECITED = re.compile(
    r"^\W*(?:(?:at|during|since|following|further to) (?:its|the|their|our|a|an)(?: \w+){0,2} meeting\b"
    r"|minute \d|(?:it was )?previously\b|in (?:19|20)\d\d\b)",
    re.I,
)
# "at its last meeting", "as agreed in May", "had been promised"
_EARLIER = re.compile(
    r"\b(?:at (?:its|the|their|a) (?:last|previous|earlier) meeting"
    r"|(?:at|on) (?:its|the|their) meeting (?:of|on|in|held)"
    r"|had (?:previously |already )?(?:agreed|undertaken|promised|been (?:agreed|promised|asked|requested))"
    r"|(?:was|were) (?:previously|already) (?:agreed|promised)"
    r"|as (?:previously )?(?:agreed|requested) (?:at|on|in)\b)",
    re.I,
)
_QUOTED = re.compile(r"[“\"][^”\"]{10,}[”\"]")
# Who asks or hopes has no promise yet: "asked whether details could be provided", "it was hoped that"
_WISHED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|quer(?:y|ied)|question(?:ed)?|enquired|inquired|request(?:s|ed|ing)?|hope[sd]?"
    r"|hoping|wish(?:es|ed)?|would like|would (?:also )?welcome|(?:was|were) keen|suggest(?:s|ed|ing)?"
    r"|propos(?:es|ed)|recommend(?:s|ed)?|urged|sought|felt|if|whether|expect(?:s|ed)?|envisaged"
    r"|anticipated|should|important that|need(?:s|ed)?)\b",
    re.I,
)
# Who answers has heard the question: "asked about costs, and officers confirmed that a note would be sent"
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|agreed?|confirm(?:s|ed)|advised?|explained|stated|noted|report(?:s|ed)|responded"
    r"|repl(?:y|ied)|assured|acknowledged|added|undertook|promised|told|indicated|clarified|informed)\b",
    re.I,
)
_AGENT_LAST = re.compile(
    rf"(?:{AGENT}|\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e))(?:,[^,]{{3,60}},)?"
    r"(?: (?:and|that|also|who|he|she|they))*\s*$"
)
# "Ella Stone [would be circulating the figures]"
_NAME_LAST = re.compile(r"(?:^|[.;,] )(?:and )?[A-Z][a-z]+(?: [A-Z]\.?)? [A-Z][\w’'-]+\s*$")
# "Members agreed to …" is a decision
_BODY_LAST = r"\b(?:members?|it was|{noun}|meeting|committee|panel)\W*$"
# A sentence's end, not that of "Mr. Adder", "Cllr. Reed", "e.g. otters", "J. Bittern"
_END = re.compile(
    r"(?<=[.!?])(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bCllr\.)(?<!\bProf\.)(?<!\bNo\.)(?<!\bSt\.)"
    r"(?<!\b[A-Z]\.)(?<!e\.g\.)(?<!i\.e\.)[”’\")]*\s+(?=[A-Z“‘\"(])"
)
_POINTS_BACK = re.compile(r"^\W*(?:th(?:is|ese|at|ose)|it|he|she|they|which)\b", re.I)
_LETTERED = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)] ")


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One promise."""

    text: str
    """The sentence, with the one before it where it only says "this would be provided"."""
    sentence: str
    """The sentence that promises."""
    at: int
    """Where in the sentence the promise begins."""


def undertakings(passage: str, noun: str, *, own_plans: bool = False) -> Iterator[Undertaking]:
    """The promises of a passage to a body that calls itself `noun` ("Commission").

    `own_plans` says that the passage is about what the body itself plans: what will be brought to it, or
    what it will be told, is then no promise.
    """
    if _RECITED.match(passage):
        return
    found = sentences(passage)
    for at, sentence in enumerate(found):
        start = _promise(sentence, noun, own_plans=own_plans)
        if start is not None:
            before = found[at - 1] if at and _POINTS_BACK.match(sentence) else ""
            yield Undertaking(_LETTERED.sub("", f"{before} {sentence}".strip()), sentence, start)


def sentences(passage: str) -> list[str]:
    """The sentences of a passage."""
    return [sentence.strip() for sentence in _END.split(passage) if sentence.strip()]


def _promise(sentence: str, noun: str, *, own_plans: bool) -> int | None:
    """Where in a sentence a promise begins, if it makes one."""
    if sentence.rstrip('”’") ').endswith("?") or _EARLIER.search(sentence):
        return None
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), sentence)
    by_people = (
        _PLEDGED.search(plain),
        _TO_DO.match(plain),
        _AGREED_THAT.search(plain),
        _FOLLOWED_UP.search(plain),
    )
    for match in (*by_people, *_AGREED.finditer(plain)):
        if match and not _by_body(plain[: match.start()], noun):
            return match.start("at") if "at" in match.groupdict() else match.start()
    return _said_to_come(plain, noun, own_plans=own_plans)


def _said_to_come(plain: str, noun: str, *, own_plans: bool) -> int | None:
    """Where a sentence says that something will be given to the body, or that somebody will give it."""
    for match in () if own_plans else re.finditer(_TOLD.replace("{noun}", noun), plain):
        if not _wished(plain[: match.start()]):
            return match.start()
    for match in _PASSIVE.finditer(plain):
        before, rest = plain[: match.start()], match["rest"]
        if own_plans and not _SENT.search(match[0]):
            continue
        soon = _SOON.search(match[0]) and not re.search(r"\bto (?:the )?[A-Z]", rest)
        if (soon or _for_body(rest, noun) or _NOT_TO_HAND.search(before)) and not _wished(before):
            return match.start()
    for match in _ACTIVE.finditer(plain):
        before = plain[: match.start()]
        meant = _for_body(match["rest"], noun) or _SOON.search(match[0])
        by_agent = _AGENT_LAST.search(before) or _GOES_ON.search(before) or _NAME_LAST.search(before)
        if meant and by_agent and not _wished(before):
            return match.start()
    return None


def _by_body(before: str, noun: str) -> bool:
    """Whether it is the body itself that agreed."""
    return bool(re.search(_BODY_LAST.replace("{noun}", noun), before.strip(), re.I))


def _wished(before: str) -> bool:
    """Whether what is said next is asked or hoped: the last verb before it asks and doesn't tell."""
    wished = [match.start() for match in _WISHED.finditer(before)]
    said = [match.start() for match in _SAID.finditer(before)]
    return bool(wished) and wished[-1] > max(said, default=-1)


@cache
def _recipient(noun: str) -> re.Pattern[str]:
    kind = rf"(?:Sub-?)?{noun}"
    people = (
        rf"(?:all )?(?:the )?(?:{noun.lower()} |{noun} )?(?:[Mm]embers|[Cc]ouncillors)"
        r"(?! of (?:the )?(?:public|staff|community|famil|household))"
    )
    body = rf"(?:the|this) (?:[A-Z]\w+ ){{0,4}}{kind}\b(?! of\b)"
    person = r"the Chair\b|(?:Cllr|Councillor|Mr|Mrs|Ms|Dr) [A-Z]"
    when = r"(?:the|a|its|their) (?:\w+ ){0,2}(?:next|future|later|subsequent|forthcoming)"
    return re.compile(
        rf"\b(?:to|with|by|for|before|among|amongst)\s+(?:{people}|{body}|{kind}\b(?! [A-Z])|{person})"
        rf"|^\W*(?:\w+ ){{0,3}}(?:{people}|{body}|{person})"
        rf"|\b(?:at|to|for|by) {when} meeting\b(?: of (?:the|this) {kind})?(?! of)"
    )


def _for_body(rest: str, noun: str) -> bool:
    """Whether what follows says that it is for the body or its members."""
    return bool(_recipient(noun).search(rest))
