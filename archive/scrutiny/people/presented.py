"""Who presented an item, as its minutes say: "Ann Gale, Head of Drainage, introduced the report"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.records import Source
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.minutes import Item
from archive.scrutiny.people import offices
from archive.scrutiny.people.names import has_title
from archive.scrutiny.people.registered import Register

_AUDIENCE = r"(?:the )?(?:members?|(?:sub-)?committee|commission|panel|board|cabinet|council|meeting)\b"
_KIND = r"(?:(?:a|an|the|this|their|his|her) )(?:[\w-]+ ){0,3}?"
_WHAT = r"(?:presentation|update|overview|introduction|summary|briefing|report)\b"
# "introduced the report", "gave a short presentation", "took Members through the plan"
_DID = (
    r"(?:introduced|presented|outlined|summarised|spoke to|set out) (?=th|an? |his|her|details|key)"
    rf"|(?:gave|delivered|provided|made) {_KIND}{_WHAT}"
    rf"|(?:took|talked|guided|led) {_AUDIENCE}.{{0,20}}? through|(?:updated|briefed) {_AUDIENCE}"
    rf"|brought to the attention of {_AUDIENCE}"
)
# Not "In December, Cllr Gale presented the prizes"
_ACTIVE = re.compile(
    r"^(?!(?:in|on|at|since|during|after|before|when|as|last|this|while)\b)(?P<who>.{3,170}?),?"
    rf" (?:(?:then|also|jointly|briefly) )?(?:{_DID})",
    re.I,
)
# "The report was introduced by Ann Gale, Head of Drainage, who …"
_PASSIVE = re.compile(
    r"\b(?:report|item|paper|presentation|update|strategy|plan)\b.{0,60}? (?:was|were) (?:then )?"
    r"(?:introduced|presented|outlined|delivered|given) by (?P<who>[^.;]{3,120})",
    re.I,
)
_NUMBER = re.compile(r"^(?:\(?[a-z\d]{1,3}[.)]|\d{1,3}(?:\.\d{1,3})*\.?)\s+", re.I)
_SENTENCES = re.compile(r"(?<=[a-z)\d][.:;]) +(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Presented:
    """Somebody who presented an item."""

    person: str
    meeting: str
    item: Item
    source: Source


def presented(held: Sequence[MeetingPage], people: Register) -> Iterator[Presented]:
    """All who presented an item, once for each item."""
    for page in held:
        for item in page.items:
            found: dict[str, Source] = {}
            for chunk in (c for entry in item.entries for c in entry.chunks):
                for text in chunk.items or (chunk.text,):
                    for person in people_in(text, page.meeting.body, page.meeting.date, people):
                        found.setdefault(person, chunk.source)
            yield from (Presented(person, page.meeting.id, item, source) for person, source in found.items())


def people_in(text: str, body: str, date: str, people: Register) -> Iterator[str]:
    """The ids of all who, as a text of minutes says, presented something there."""
    for sentence in _SENTENCES.split(_NUMBER.sub("", text)):
        for found in filter(None, (_ACTIVE.match(sentence), _PASSIVE.search(sentence))):
            yield from _people(found["who"], body, date, people)


def _people(who: str, body: str, date: str, people: Register) -> Iterator[str]:
    """The people of a sentence's subject: names with their offices, or offices alone."""
    if whole := _holder(who, body, date, people):
        yield whole
        return
    for part in re.split(r",? and (?=[A-Z]|the )|, (?=(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b)", who):
        name, _, office = part.replace("(", ",", 1).strip(" )").partition(",")
        whole_name = has_title(name) or len(name.split()) > 1
        found = people.find(name.strip(), office.strip() or None, body) if whole_name else None
        if person := found or _holder(part, body, date, people) or _holder(office, body, date, people):
            yield person


def _holder(text: str, body: str, date: str, people: Register) -> str | None:
    """Who holds the office that a text is; a chair who introduces an item does not present it."""
    text = re.sub(r"^the ", "", text.strip(" ,"), flags=re.I)
    if offices.in_body(text) or not offices.NOUN.search(text):
        return None
    return people.holder(text, body, date)
