"""What kind of decision a passage of minutes is: one that is done, one that is still to be done, or noted."""

from __future__ import annotations

import re

from archive.dates import MONTH
from archive.scrutiny.followups.owners import AGENT
from archive.scrutiny.minutes import resolutions

# "Members noted and agreed the letter.", "The Commission agreed to …", "The minutes … were noted and agreed."
# "The minutes were confirmed as a correct record"; not "The Commission noted that just 54% …", which opens a
# question.
_NOTED = re.compile(
    r"^(?:members|the (?:commission|(?:sub-)?committee|panel|cabinet|board|minutes|work programme))\b"
    r"[^.?]{0,120}?"
    r"\b(?P<what>noted and agreed|agreed|approved|resolved|endorsed|adopted|confirmed as|noted(?! that\b))\b",
    re.I,
)
_OFTEN_TOLD = ("approved", "resolved", "endorsed", "adopted")
_OF_MINUTES = re.compile(r"the minutes\b", re.I)
# "The Cabinet approved the plan in May 2023": told of another meeting
_DAY = re.compile(rf"\b(?:on|in|at)\b[^.;]*\b(?:{MONTH}\b|(?:19|20)\d\d\b)")
# "Members noted the report. The Chair thanked …": of several sentences, only one on a paper
_NOTED_PAPER = re.compile(
    r"\bnoted\b[^.]{0,80}\b(?:reports?|updates?|minutes|letters?|programmes?|responses?|briefings?|papers?"
    r"|presentations?|plans?|decisions?|information|contents?|positions?|items?|recommendations?)\b",
    re.I,
)
# "Cabinet considered the amendments and endorsed the budget to be presented": it is done
_DONE = re.compile(
    r"^(?:the )?(?:[A-Z][\w’'&-]*(?: (?:and|of|for|the|&))* ){1,8}(?:considered|endorsed|approved|noted"
    r"|received|accepted|supported|confirmed|welcomed|adopted|resolved)\b"
)
_DOING = "provid|send|report|circulat|shar|present|writ|publish|bring|submit|arrang|confirm|review"
_TO_DO = re.compile(
    rf"\b(?:to|would|will|be) (?:be )?(?:{_DOING}|sent|brought|invit|set out|come back)",
    re.I,
)
# "that the Chair write to", "(b) officers bring an update", "and the Head of Housing provide a briefing"
_BRINGS = (
    r"(?:write|bring|provide|report|circulate|send|share|submit|present|prepare|produce|publish|arrange"
    r"|investigate|review|draft|invite|update|respond|consider bringing|come back)"
)
_SUBJUNCTIVE = re.compile(
    r"(?:^|\b(?:[Tt]hat|and|or)|[.)–—:-]) (?:the |all )?"
    rf"(?:[Oo]fficers|[Mm]embers|{AGENT}(?: [A-Z][\w’'&-]+)*)"
    rf"(?:,[^,;]{{3,60}},)? (?:also |then )?{_BRINGS}\b(?! be\b)"
)
# "the Clerk be requested to ask", "(b) requests the Officer to investigate", "Requested that it implement"
_REQUESTED = re.compile(
    r"\bbe (?:requested|asked|instructed|tasked|directed|invited) to \w+"
    r"|\b(?:request|instruct|task|direct)(?:s|ed)? (?:that\b|[^.;]{1,80}? to \w+)"
    r"|\b(?:invites?|asks?) (?:that\b|[^.;]{1,80}? to \w+)",
    re.I,
)
# What a body asks of another, leaves to somebody, or thanks for: nobody has promised it
_OF_OTHERS = re.compile(
    r"\b(?:recommend(?:s|ed)? (?:to|that)|asked of"
    r"|ask(?:s|ed)? (?:the )?(?:Cabinet(?! Member)|Council|Executive)"
    r"|(?:Cabinet|Council|Executive) be (?:asked|requested|invited|urged)"
    r"|delegat\w+|authoris\w+|thank(?:s|ed))\b"
    r"(?:[^.;:]*:.*|[^.;]*)",
    re.I | re.S,
)
_CLAUSES = re.compile(r";\s*|\.\s+(?=[A-Z(])|,? and (?=that\b|officers\b|(?:the )?[A-Z(])")
_PARTS = re.compile(r"(?:^|\s)\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s")
# "the report to be presented in May be noted", "(a) to note the data to be published": done with that
_SETTLED = re.compile(
    r"\bbe (?:\w+ly )?(?:noted|approved|confirmed|endorsed|agreed|adopted|received|accepted|supported"
    r"|welcomed|deferred|withdrawn|refused|granted)\b"
    r"|^\W*(?:\w{1,3}[.)]\s+)?(?:that )?(?:to )?"
    r"(?:note|approve|endorse|adopt|receive|accept|welcome|support)\b",
    re.I,
)


# "To approve the minutes as a correct record." as all that minutes say of an item
_INFINITIVE = re.compile(
    r"^To (?P<what>approve|agree|note|endorse|adopt|accept|receive|recommend|confirm|support|refer|appoint)\b"
)


def in_the_infinitive(text: str) -> str | None:
    """What kind of decision "To note the report." is; as a purpose it is none, which its place must tell."""
    match = _INFINITIVE.match(text)
    return None if match is None else "noted" if match["what"] in ("note", "receive") else "decision"


# "Action: Democratic Services to add allotments to the programme"
_ACTION_LABEL = re.compile(r"actions?\b", re.I)
_SOMEBODY = re.compile(r"[^.;:]{2,70}? to [a-z]+ ")


def kind_of(text: str) -> str | None:
    """What kind of action a passage is, if it is one."""
    if label := resolutions.label(text):
        said = text.removeprefix(label)
        named = _ACTION_LABEL.match(label) and _SOMEBODY.match(said)
        return ("action" if named or _is_promise(said) else "decision") if said else None
    if match := _NOTED.match(text):
        if match["what"].casefold() in _OFTEN_TOLD and _DAY.search(text) and not _OF_MINUTES.match(text):
            return None
        if len(text) > 400 or "?" in text or resolutions.is_opinion(text):
            return None
        if (
            match["what"].casefold() == "noted"
            and re.search(r"\. +[A-Z]", text)
            and not _NOTED_PAPER.search(text)
        ):
            return None
        return "noted" if match["what"].casefold() == "noted" else "decision"
    return None


def promises(said: str) -> int:
    """How many lettered parts of a decision are still to be done: "(b) … (c) …"; 1 where it has no parts."""
    parts = _PARTS.split(said)
    return max(1, sum(_is_promise(part.strip()) for part in parts)) if len(parts) > 2 else 1


def _is_promise(said: str) -> bool:
    """Whether something of what was agreed is still to be done by those who agreed it, or for them."""
    clauses = _CLAUSES.split(_OF_OTHERS.sub("", said))
    return not _DONE.match(said) and any(
        (_TO_DO.search(clause) or _REQUESTED.search(clause) or _SUBJUNCTIVE.search(f" {clause}"))
        and not _SETTLED.search(clause)
        for clause in clauses
    )
