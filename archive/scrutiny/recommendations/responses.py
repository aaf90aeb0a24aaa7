"""The wording of an answer to a recommendation in a few plain kinds; None where the words don't say.

A refusal or a deferral is never taken for agreement: a verdict counts only where it is what the sentence
says, of the recommendation, by whoever answers. Who agrees has agreed, whatever is said to be done already:
much may be left to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FAR = 240
"""An answer says in its first words whether it agrees; what stands further on is about how."""
_SHORT = 5
"""Words of a sentence after which the next one still says it: "Agreed. This is subject to funding."."""

_AGREES = r"(?:agree|accept|support|endorse|approve|adopt)"
_AGREED = rf"(?:{_AGREES}(?:e?[sd])?)"
_PAST = r"(?:agreed|accepted|supported|endorsed|approved|adopted)"
_DONE = r"(?:taken forward|pursued|progressed|proceeded with|implemented|actioned)"
_BODY = (
    r"(?:cabinet|executive|council|committee|board|panel|commission|mayor|leader|members?|holders?|officers?"
    r"|services?|directors?|directorate|department|team|trust|authority|partnership|governors|we|police|icb)"
)
_THIS = (
    r"(?:(?:this|it)\b|(?:this|the|these|both|all|each|our|your|its)(?: \w+){0,3}? (?:recommendation|proposal"
    r"|suggestion)s?\b|recommendations?\b(?: [\d,& ()a-z]{1,12}(?= (?:is|are|was|were|has|have|not)\b))?)"
)

# "if this is accepted", "once agreed": what nobody has said yet
_CONDITION = re.compile(r"\b(?:if|once|when|until|unless|whether)\b[^,.;]*", re.I)
# "although it is not supported by funding": what an agreement admits
_ADMITS = re.compile(r"\b(?:al|even )?though\b.*|\bdespite\b.*", re.I | re.S)
# "Cabinet decision: Accepted"
_LABEL = re.compile(rf"^[^.:;]{{1,50}}:\s*(?=(?:not |fully |part\w* )?(?:{_AGREED}|reject|yes|no)\b)", re.I)

# "Accepts 4(a) but rejects 4(b)", "Not fully accepted", "Not adopted in full"
_PARTS = re.compile(
    rf"\b{_AGREED}\b[^.;]{{0,50}}(?:\d|\([a-z]\)|\bparts?\b|\bfirst\b)[^.;]{{0,50}}\b(?:but|and|while|whereas)\b"
    rf"[^.;]{{0,50}}(?:\breject|\bnot (?:be )?{_AGREED}|\bdecline)"
    rf"|\bnot (?:be(?:en)? )?(?:fully|wholly|entirely) {_PAST}\b"
    rf"|\bnot (?:be(?:en)? )?{_PAST} (?:in full|in its entirety)\b",
    re.I,
)
_UNDECIDED = re.compile(
    # "Deferred pending a budget", "Under consideration", "Postponed", "To be agreed with partners"
    r"^\W*(?:defer|postpone|under (?:consideration|review)|pending\b|awaiting\b|to be\b"
    r"|for (?:consideration|decision))"
    # "has not yet agreed", "yet to be accepted", "Timescale to be agreed"
    rf"|\bnot yet\b|\byet to\b|\bto be (?:{_PAST}|confirmed|decided)\b"
    # "Neither accepted nor rejected", "Nothing was agreed", "No decision"
    r"|\bneither\b|^\W*(?:nothing|none)\b|\bno (?:decision|agreement)\b"
    # "Cabinet agreed to defer this", "It was resolved that a decision be postponed", "agreed to note it"
    r"|\b(?:agree[sd]?|resolved|decided) (?:to|that)\b[^.;]{0,60}\b(?:defer|postpone|note\b|noted\b|await)"
    r"|\b(?:agree[sd]?|resolved|decided) to (?:re)?consider\b"
    r"|\b(?:has|have|is|are|was|were|been|be) (?:deferred|postponed)\b"
    # "Cabinet is asked to accept it", "It is proposed that this be agreed", "minded to agree"
    r"|(?<!not )\b(?:asked|invited|recommended|proposed|minded|likely|expected|hopes?|intends?|seeks?)"
    rf" (?:to|that [^.;]{{1,40}}?)\b ?(?:be )?{_AGREES}",
    re.I,
)
_NOT_AGREED = re.compile(
    # "Not agreed", "has not been accepted", "cannot be agreed", "Will not be implemented";
    # not "not supported by funds"
    rf"(?:\bnot|\bcannot|n[’']t) (?:be |been |being )?(?:{_PAST}|{_DONE})\b(?! by (?!(?:the )?{_BODY}\b))"
    # "does not support this", "We can’t accept it", "cannot agree", "Do not agree"
    rf"|\b(?:do|does|did|can|could|will|would|shall)(?: ?not|n[’']t|[’']t) (?:\w+ ){{0,2}}?{_AGREES}\b"
    # "is not minded to accept", "unable to agree", "not in a position to agree"
    rf"|\b(?:not (?:minded|able|willing|prepared|proposing|in a position)|unable|unwilling) to {_AGREES}\b"
    # "agreed not to accept", "resolved not to proceed", "agreed that this would not be pursued"
    r"|\b(?:agree[sd]?|resolved|decided|chosen|proposes?|wish(?:es)?|intends?) not to\b"
    r"|\b(?:agree[sd]?|resolved|decided) that\b[^.;]{0,60}\bnot\b"
    # "Rejected", "Declined", "Refused", "Disagree", "No – this is for the County"
    r"|^\W*(?:recommendation )?(?:reject(?:ed|s)?|declined?|refused?|disagree[sd]?)\b"
    r"|^\W*no\s*(?:$|[.,;:–—-])"
    # "The recommendation is rejected", "Cabinet wishes to reject it", "The Board declined this"
    rf"|{_THIS}[^.;]{{0,12}}\b(?:is|are|was|were|has been|have been|be) (?:therefore )?"
    r"(?:rejected|declined|refused)\b"
    rf"|\b{_BODY}\b[^.;]{{0,30}}\b(?:reject(?:s|ed)?|decline[sd]?|refuse[sd]?|disagree[sd]?)\b"
    r"(?= (?:to|this|the|these|it|with|both|all|recommendations?)\b|\W*$)",
    re.I,
)
_PARTLY = re.compile(
    # "Partially agreed", "Part agreed", "Partial acceptance", "Partly"
    rf"\bpart(?:ial|ially|ly)?[ -](?:\w+ )?(?:{_AGREED}|acceptance|agreement|support)\b"
    r"|^\W*part(?:ial|ially|ly)\W*$"
    # "Accepted in part", "Agreed in principle", "In principle, yes"
    rf"|\b{_AGREED}\b[^.;]{{0,40}}\bin (?:part|principle)\b|^\W*in (?:part|principle)\b"
    r"|\bsupports? the principle\b"
    # "Accepted subject to funding", "Agreed if money is found", "agrees in general although"
    rf"|\b{_AGREED}\b[^.;]{{0,60}}\b(?:subject to|in general (?:although|but)|except|provided|providing)\b"
    rf"|\b{_AGREED},? if\b|\b{_AGREED},? but (?:only|not)\b"
    # "Accepted with the deletion of “by May”", "Agreed with amendments"
    rf"|\b{_AGREED}\b[^.;]{{0,20}}\b(?:with|as|with (?:the|some|minor)(?: following)?)"
    r" (?:amended|amendments?|modifications?|reservations?|caveats?|changes?|deletion|addition|removal"
    r"|omission|exception)\b",
    re.I,
)
_ALREADY = re.compile(
    # "This is already in place", "… is already policy", "existing practice"; not "already underway"
    r"(?<!not )\balready (?:[\w-]+ ){0,4}?(?:in place|practice|policy|done|exists?"
    r"|happen(?:s|ing)|provide[sd]?|offer(?:s|ed)?|implemented|complete[d]?|met|delivered|undertaken"
    r"|do(?:es)? (?:this|so))\b"
    r"|\b(?:is|are) (?:our |the )?(?:current|existing|established|standard|common) (?:policy|practice)\b"
    r"|\b(?:has|have) been (?:in place|our practice)\b|\bbusiness as usual\b",
    re.I,
)
_LEADS = r"^\W*(?:(?:fully|all|both|noted and|recommendations?) )?"
_OPENS = re.compile(
    # "Agreed", "Accepted – …", "Agree with this", "Supported by Cabinet", "Yes"; not "Approved budgets"
    rf"{_LEADS}(?:{_AGREES}|{_PAST}|agrees|accepts|supports|endorses)(?:\s*(?:$|[^\w\s’'])"
    rf"|\s+(?:in full|fully|and|but|although|that|{_THIS}|with\b|by (?:the )?(?:[\w’']+ ){{0,3}}?{_BODY}\b))"
    # "Agreed to fund it", "Agreed as it stands", "Accepted Officers will …": a line’s end that got lost
    rf"|{_LEADS}(?:agreed?|accept(?:ed)?)\s+(?:to|as|in|on|at|(?-i:[A-Z]))"
    r"|^\W*yes\s*(?:$|[.,;:–—-])",
    re.I,
)
_AGREEING = re.compile(
    # "The Cabinet Member supports this recommendation", "We are happy to accept it", "It agrees in full"
    rf"\b{_BODY}\b(?: [^.;,]{{1,40}}?)? {_AGREED}(?: (?:fully|wholly))?(?:\s*(?:$|[:;,.–—-])"
    rf"| (?:with )?(?:{_THIS}|(?:the )?(?:\w+ )?(?:findings|conclusions)\b)| in full\b| and\b)"
    rf"|\b{_BODY}\b(?: [^.;,]{{1,40}}?)? (?:agree[sd]?|accept(?:s|ed)?) (?:to|that)\b"
    # "Marsh Education agrees with the steer in this", "… agrees with", where a page breaks off
    r"|\bagrees? with(?:\W*$| (?!the (?:\w+ )?(?:aims?|spirit|sentiments?|ambitions?)\b)"
    r"(?:the|these|this|all|both)\b)"
    # "This recommendation has been accepted", "All recommendations are agreed"
    rf"|{_THIS}(?: \w+){{0,2}}? (?:is|are|was|were|has been|have been|will be) (?:\w+ly )?{_PAST}\b"
    rf"|\b{_AGREED} (?:with )?(?:this|the|these|all|both) (?:\w+ )?recommendations?\b",
    re.I,
)
_IN_A_WORD = {"y": "agreed", "yes": "agreed", "n": "not_agreed", "no": "not_agreed"}
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_OPEN = "undecided"


def response_kind(text: str) -> str | None:
    """agreed, partly, already or not_agreed, as the first sentence that says so has it."""
    sentences = [s for s in _SENTENCE.split(text[:_FAR]) if re.search(r"\w", s)]
    first = sentences[0].strip(" .,:;–-•*").casefold() if sentences else ""
    if kind := _IN_A_WORD.get(first):
        return kind
    said = list(_said(sentences))
    kind = said[0] if said else None
    short = bool(sentences) and len(sentences[0].split()) < _SHORT and _kind(sentences[0]) is not None
    after = said[1] if len(said) > 1 else None
    if short and kind == "agreed" and after == "partly" and _kind(sentences[1]) == after:
        return after
    if not short and kind in ("agreed", "already") and "not_agreed" in said:
        return None  # one sentence against the other
    if kind == "already" and "agreed" in said:
        return "agreed"
    return None if kind == _OPEN else kind


def _said(sentences: list[str]) -> Iterator[str]:
    return (kind for sentence in sentences if (kind := _kind(sentence)))


def _kind(sentence: str) -> str | None:
    """What one sentence says, if anything; `_OPEN` where it says that nothing is decided."""
    own = _LABEL.sub("", sentence.strip())
    if _PARTS.search(own):
        return "partly"
    partly = bool(_PARTLY.search(own))
    own = _CONDITION.sub("", own)
    agreed = bool(_OPENS.search(own) or _AGREEING.search(own))
    main = _ADMITS.sub("", own) if agreed else own
    if _UNDECIDED.search(main):
        return _OPEN
    if _NOT_AGREED.search(main):
        return "not_agreed"
    if partly:
        return "partly"
    if agreed:
        return "agreed"
    return "already" if _ALREADY.search(own) else None
