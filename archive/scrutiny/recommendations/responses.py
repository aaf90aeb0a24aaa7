"""The wording of an answer to a recommendation in a few plain kinds; None where the words don't say."""

from __future__ import annotations

import re

_FAR = 240
"""An answer says in its first words whether it agrees; what stands further on is about how."""
_SHORT = 5
"""Words of a sentence after which the next one still says it: "Agreed. This is already in place."."""

# The first that fits counts.
_KINDS = (
    (
        "not_agreed",
        # "Not agreed", "Cabinet does not support this", "We cannot accept it", "Rejected", "No"
        re.compile(
            r"\bnot (?:be )?(?:agreed|accepted|supported|adopted|approved|endorsed)\b|\breject(?:s|ed)?\b"
            r"|\bdisagree[sd]?\b|\bdeclined?\b|^\W*no(?:\W*$|[.,;:–-])"
            r"|\bunable to (?:agree|accept|support)\b"
            r"|\b(?:does|do|did|can|could|will|would)(?: ?not|n[’']t|[’']t) (?:\w+ )?"
            r"(?:agree|accept|support|endorse)\b",
            re.I,
        ),
    ),
    (
        "partly",
        # "Accepted in part", "Partially agreed", "Agreed in principle", "Accepted subject to funding",
        # "agrees in general although the second part needs exploring"
        re.compile(
            r"\b(?:partial(?:ly)?|partly|in (?:part|principle))\b"
            r"|\bwith (?:amendments?|modifications?|reservations?)\b"
            r"|\b(?:agree|accept|support)(?:s|d|ed)?\b[^.;]{0,60}"
            r"\b(?:subject to|in general (?:although|but)|except)\b",
            re.I,
        ),
    ),
    (
        "already",
        # "This is already in place", "… is already policy and practice", "existing practice"
        re.compile(
            r"\balready (?:[\w-]+ ){0,4}?(?:in place|practice|policy|done|exists?|underway|under way"
            r"|happen(?:s|ing)|provide[sd]?|offer(?:s|ed)?|implemented|complete[d]?|met|delivered|undertaken"
            r"|do(?:es)? (?:this|so))\b"
            r"|\b(?:is|are) (?:our |the )?(?:current|existing|established|standard|common)"
            r" (?:policy|practice)\b"
            r"|\b(?:has|have) been (?:in place|our practice)\b|\bbusiness as usual\b",
            re.I,
        ),
    ),
    (
        "agreed",
        # "Accepted", "Cabinet supports this", "Agreed in full", "Yes"; not "Timescale to be agreed"
        re.compile(
            r"(?<!to be )(?<!once )(?<!when )\b(?:agree[sd]?|accept(?:s|ed)?|support(?:s|ed)|endorse[sd]?"
            r"|approve[sd]?|adopt(?:s|ed))\b(?! (?:by|on|with) (?:\w+ )?(?:date|timescale))"
            r"|\bsupport (?:this|the) recommendation\b|^\W*(?:yes|support)(?:\W*$|[.,;:–-])",
            re.I,
        ),
    ),
)
_IN_A_WORD = {"y": "agreed", "yes": "agreed", "n": "not_agreed", "no": "not_agreed"}
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")


def response_kind(text: str) -> str | None:
    """agreed, partly, already or not_agreed, as the first sentence that says so has it."""
    sentences = [s for s in _SENTENCE.split(text[:_FAR]) if re.search(r"\w", s)]
    first = sentences[0] if sentences else ""
    if kind := _IN_A_WORD.get(first.strip(" .,:;–-•").casefold()):
        return kind
    if len(first.split()) < _SHORT:
        first = " ".join(sentences[:2])
    return next((kind for s in (first, *sentences[1:]) if (kind := _kind(s))), None)


def _kind(sentence: str) -> str | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(sentence)), None)
