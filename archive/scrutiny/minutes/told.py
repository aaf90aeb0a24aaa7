"""Questions that minutes tell of, or that stand behind a label, and the answers to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.scrutiny.minutes.questions import SENTENCES
from archive.scrutiny.minutes.speakers import ANYBODY, CAPITAL, NAMED, TITLE, name, same

# "(a) Cllr Heron asked", "iv. In response to"
_START = r"^\W*(?:(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)]\s+)?"
_ALSO = r"(?:,? (?:also|then|further|subsequently|again|next|in turn|briefly|separately|therefore))?"
_MORE = r"(?:(?:an?|the|another|further|more|some) )?"
_CLEAR = r"(?:clari\w+|confirmation|(?:re)?assurance|updates?|explanations?|details?|information)"
_ABOUT = (
    r"(?:whether|if|what|how|why|when|where|which|who|about|regarding"
    r"|(?:a |the following |further )?questions?\b"
    rf"|for {_MORE}{_CLEAR})"
)
# "asked whether", "asked the Head of Rivers what", "asked further, how", "sought clarification"; not "asked
# that", "asked officers to"
_ASKING = (
    rf"(?:asked(?:(?: (?!to\b|that\b)[\w’'&-]+,?){{0,9}}? {_ABOUT}|,? ?:)"
    r"|(?:queried|enquired|inquired)\b|wanted to know\b|wondered (?:whether|if|how|why|what)\b"
    r"|questioned (?:whether|how|why|what|the|if)\b"
    rf"|raised {_MORE}(?:\w+ )?(?:questions?|quer(?:y|ies))\b"
    rf"|(?:sought|requested) {_MORE}(?:clarification|clarity|confirmation)\b"
    r"|sought an? (?:explanation|update)\b)"
)
# "Cllr Heron asked whether …", "A resident also queried …"
_ASKED = re.compile(rf"{_START}(?P<who>{ANYBODY}){_ALSO} {_ASKING}")
_ON = r"(?=,|\.| (?:about|on|regarding|concerning|as to|whether|relating|in rel|in resp|in reg|over|for)\b)"
# "It was asked whether …", "Officers were asked how …", "A question was raised by Cllr Heron about …"
_WAS_ASKED = re.compile(
    rf"{_START}(?:(?:It|Officers|The [\w’'& -]{{3,60}}?) (?:was|were){_ALSO} (?:asked|queried) {_ABOUT}"
    r"|(?:A|Another|One|The) (?:\w+ )?(?:question|query) (?:was|were) (?:raised|asked|put|received)"
    rf"(?: (?:by|from) (?P<who>{ANYBODY}){_ON})?|Clarification was sought)\b"
)
# "In response to a question from Cllr Heron about otters, the Head of Rivers said that …"
_IN_RESPONSE = re.compile(
    rf"{_START}(?:In (?:response|reply|answer|answering)(?: to)?|Responding to|Replying to|Answering"
    r"|Following)"
    r" (?:an?|the|another|several|some|further|various|other|supplementary|Members[’'])?\s?(?:\w+ )?"
    r"(?:questions?|quer(?:y|ies)|enquir(?:y|ies)|inquir(?:y|ies))\b"
    rf"(?: (?:(?:raised|asked|put|posed|submitted) )?(?:from|by) (?P<who>{ANYBODY}){_ON})?[^.?]*?,\s+(?=\S)"
)
_SAYING = (
    r"(?:replied|responded|answered|advised|explained|confirmed|clarified|stated|said|informed|reported"
    r"|(?:re)?assured|noted|outlined|acknowledged|highlighted|added|agreed|undertook|described"
    r"|indicated|emphasised|pointed out|referred)"
)
# "The Head of Rivers replied that …", "She added …", "Ms A Weir, Head of Rivers, confirmed …"
_REPLIED = re.compile(rf"^\W*(?:(?P<who>{ANYBODY})|[SH]?[Hh]e|They){_ALSO} {_SAYING}\b")
# "In response, …", "In reply the Head of Rivers said …"
_REPLIED_SO = re.compile(
    r"^\W*(?:In (?:response|reply|answer)\b(?! to)|By way of (?:response|reply)),?\s*"
    rf"(?:(?P<who>{ANYBODY}){_ALSO} (?:had )?{_SAYING}\b)?"
)
# "It was explained that …", "Assurance was given that …", "The Committee was informed that …"
_WAS_REPLIED = re.compile(
    r"^\W*(?:It was (?:also |further )?(?:noted|explained|confirmed|reported|advised|stated|acknowledged"
    r"|clarified|highlighted|said)|(?:Re)?[Aa]ssurance was (?:given|provided)"
    r"|(?:Members|The (?:Commission|Committee|Panel|Board|Sub-Committee)) (?:was|were)"
    r" (?:informed|advised|assured|told))\b"
)
_FROM = (
    rf"(?: (?:from|by|asked by|submitted by|of) (?P<who>{ANYBODY}|[A-Z][^:?.]{{2,80}}?)"
    r"(?:,? (?:to|addressed to) [^:?.]{3,90}?)?)?"
)
_COUNT = r"(?: (?:no\.? ?)?\d{1,3}| [a-z]\b)?"
_END = r"\s*(?:[:–—]|\s-\s|\.?$)"
# "Question:", "Q1.", "Question 3 from Mr Heron:", "Supplementary question –", "Public question 2", "Q:"; not
# "Q3 figures"
_QUESTION = re.compile(
    r"^\W*(?:(?i:(?:public |written |oral |members?[’']? )?(?:first |second |third )?"
    r"(?:(?:supplementary|follow[- ]?up)(?: question)?|(?:further )?question)"
    rf"{_COUNT}){_FROM}{_END}|Q ?(?:\d{{1,3}}[:.)]|[:.])(?=\s|$))\s*"
)
# "Response:", "A1.", "Answer from the Chair:", "Reply –", "Cllr Weir’s response:", "A:"; not "A) a point"
_ANSWER = re.compile(
    r"^\W*(?:(?i:(?:written |supplementary |officers?[’']? |officer[’']s )?(?:response|answer|reply)"
    rf"{_COUNT}){_FROM}{_END}|(?P<whose>{NAMED})[’']s? (?:response|answer|reply)\s*:"
    r"|A(?: ?\d{1,3}[:.)]|:)(?=\s|$))\s*"
)
# "Question: How many otters? Response: Four."
_ANSWER_WITHIN = re.compile(rf"(?<=[.?!)])\s+(?=(?:Response|Answer|Reply|A ?\d{{0,3}}){_FROM}\s*:)")
_TITLED = rf"(?P<who>{TITLE}\.? (?:{CAPITAL} ?){{1,3}})"
# "Question: Mrs M Rudd, Otter Lane", "Response: Councillor Heron"
_TITLED_ALONE = re.compile(rf"^{_TITLED}(?:, [^.?!]{{2,60}})?$")
# "Cllr Heron: How many otters are there?"
_SPEAKER = re.compile(rf"^{_TITLED}\s*(?::|\s[–—-])\s+(?=\S)")
# "How many otters are there? (Cllr Heron)"
_SPEAKER_BEHIND = re.compile(rf"\?\W*[(\[]{_TITLED}[)\]]\W*$")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A passage that asks: who does, and from where in it somebody answers."""

    asked_by: str | None
    answer_at: int | None = None
    """Where in the passage its own answer begins."""
    answered_by: str | None = None
    whole: bool = False
    """Whether question and answer are one sentence, not to be parted on a page."""


def exchange(text: str) -> Exchange | None:
    """A question that minutes tell of, or that stands behind a label, with its answer if that follows."""
    if match := _IN_RESPONSE.match(text):
        rest = text[match.end() :]
        return Exchange(name(match["who"]), match.end(), replied_by(rest), whole=True)
    if match := _ASKED.match(text) or _WAS_ASKED.match(text):
        return _with_answer(text, name(match["who"]))
    if (match := _QUESTION.match(text)) and not _ANSWER.match(text):
        behind = _TITLED_ALONE.match(text[match.end() :])
        by = name(match["who"] or (behind["who"] if behind else None)) or asker(text[match.end() :])
        if parted := _ANSWER_WITHIN.search(text):
            return Exchange(by, parted.end(), labelled_reply(text[parted.end() :]))
        return _with_answer(text, by)
    return None


def is_label(text: str) -> bool:
    """Whether a passage begins with a label for questions: "Question 3 from Mr Heron:"."""
    return _QUESTION.match(text) is not None and _ANSWER.match(text) is None


def asker(text: str) -> str | None:
    """Who asks outright, where the passage says so: "Cllr Heron: How many …?", "… ? (Cllr Heron)"."""
    match = _SPEAKER.match(text) or _SPEAKER_BEHIND.search(text)
    return name(match["who"]) if match else None


def asker_of_heading(text: str | None) -> str | None:
    """Who asks what stands under a heading: "Question 3 from Mr Heron"."""
    match = _QUESTION.match(text or "")
    return name(match["who"]) if match else None


def answers(text: str) -> bool:
    """Whether a passage behind a question answers it, by a label or by what it tells."""
    return bool(
        _ANSWER.match(text)
        or (_REPLIED_SO.match(text) and not _IN_RESPONSE.match(text))
        or _WAS_REPLIED.match(text)
        or (_REPLIED.match(text) and not _ASKED.match(text))
    )


def answers_on(text: str, before: str) -> bool:
    """Whether a passage goes on with an answer: "She added …", or the same person again."""
    match = _REPLIED.match(text)
    return match is not None and (match["who"] is None or same(name(match["who"]), replied_by(before)))


def is_answer_label(text: str) -> bool:
    """Whether a passage begins with a label for answers: "Response:"."""
    return _ANSWER.match(text) is not None


def without_label(text: str) -> str:
    """An answer without its label; empty where it is nothing else but who answers."""
    match = _ANSWER.match(text)
    said = text[match.end() :] if match else text
    return "" if match and _TITLED_ALONE.match(said) else said


def replied_by(text: str) -> str | None:
    """Who answers, where it says so: "The Head of Rivers replied that …", "Response from the Mayor:"."""
    if label := labelled_reply(text):
        return label
    match = _REPLIED_SO.match(text) or _REPLIED.match(text)
    return name(match["who"]) if match and match["who"] else None


def labelled_reply(text: str) -> str | None:
    """Who answers by the label over or before an answer."""
    match = _ANSWER.match(text)
    if match is None:
        return None
    behind = _TITLED_ALONE.match(text[match.end() :])
    return name(match["who"] or match["whose"] or (behind["who"] if behind else None))


def _with_answer(text: str, by: str | None) -> Exchange:
    """A question with the first sentence behind it in which somebody else answers."""
    for match in SENTENCES.finditer(text):
        rest = text[match.end() :]
        if answers(rest) and not same(by, replied_by(rest)):
            return Exchange(by, match.end(), replied_by(rest))
    return Exchange(by)
