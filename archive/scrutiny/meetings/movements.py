"""Who came late, left, came back, took the chair or took no part in an item, as minutes say it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.dates import clock
from archive.records import Movement
from archive.scrutiny.meetings.sentences import Sentence
from archive.scrutiny.minutes import Item
from archive.scrutiny.people import Register

_TITLE = (
    r"(?:Councillors?|Cllrs?\.?|Cynghorydd|Alderman|Mayor|Deputy Mayor|Mrs?\.?|Ms\.?|Miss|Mx\.?|Dr\.?"
    r"|Prof(?:essor)?\.?"
    r"|Sir|Dame|Lord|Lady|Baroness|Rev(?:erend|d)?\.?)"
)
_WORD = r"(?:(?:de|du|van|von|der|al|bin|ap|le|la)\s+)?[A-ZÀ-Ý][\w’'.-]*"
# "Cllr Adder", "Ann Adder", "Councillors Bo Bittern", "Mrs J Carp"
_NAME = rf"(?:{_TITLE}(?:\s+{_WORD}){{1,4}}|{_WORD}(?:\s+{_WORD}){{1,3}})"
# "Cllr Adder (Chair), Mr Bittern and Ms Carp"
_OFFICE = r"(?:\s*\([^()]{2,100}\))?"
_NAMES = re.compile(rf"{_NAME}{_OFFICE}(?:(?:,\s*(?:and\s+)?|\s+and\s+)(?:{_NAME}|{_WORD}){_OFFICE})*")
_ONE = re.compile(rf"({_NAME}|{_WORD}){_OFFICE}")
# "Councillors Adder and Bittern": a title for each
_SEVERAL = re.compile(r"^(?:Councillors|Cllrs\.?)\s+")
_THE_ITEM = (
    r"(?:(?:this|the|that|these|those)(?: \w+)? (?:agenda )?(?:items?|matters?|discussions?|debate"
    r"|application)"
    r"|(?:agenda )?items? \d)"
)

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "left_item",
        re.compile(
            # "Cllr Adder excused herself from this item", "recused himself"
            r"(?:had )?(?:excused|recused) (?:herself|himself|themsel\w+)"
            # "left the room during consideration of item 6", "withdrew from the meeting for this item"
            r"|(?:left|withdrew from|vacated) the (?:meeting|room|chamber|chair)\b[^.]{0,40}?\b(?:during"
            r"|for|while|whilst"
            rf"|prior to|before|when|and took no part)\b[^.]{{0,60}}?(?:{_THE_ITEM}|consider\w+"
            rf"|discuss\w+|took no part)"
            # "took no part in the discussion", "did not take part in the vote on item 7"
            r"|(?:and )?(?:took no part|did not (?:take (?:any )?part|participate)) in\b",
            re.I,
        ),
    ),
    # "Cllr Adder rejoined the meeting at 8.10pm"
    (
        "returned",
        re.compile(
            r"(?:then )?(?:(?:re-?joined|returned to|re-?entered) (?:the )?(?:meeting|room|chamber)"
            r"|returned (?=at \d))",
            re.I,
        ),
    ),
    # "arrived at 7.15 pm", "joined the meeting during item 4"
    (
        "arrived",
        re.compile(
            r"(?:gave apologies for lateness and )?(?:arrived (?:late|at|during)|(?:joined"
            r"|entered) the (?:meeting|room|chamber)"
            r"(?: (?:late|at \d|during|in person)))",
            re.I,
        ),
    ),
    # "left the meeting at 8.40pm", "left at 20:15", "left the meeting early"
    (
        "left",
        re.compile(
            r"(?:then )?left(?: the (?:meeting|room|chamber))?"
            r"(?=\s+(?:at \d|early|after|following|before the end)|\W*$)",
            re.I,
        ),
    ),
    # "Jo Reed (Head of Rivers) and Kit Roe were in attendance for this item"
    (
        "attended_item",
        re.compile(rf"(?:was|were) (?:in attendance|present|in virtual attendance) for {_THE_ITEM}", re.I),
    ),
    # "took the chair for this item", "in the chair for item 6"
    ("chaired", re.compile(rf"(?:took|assumed|was in|in) the chair for {_THE_ITEM}", re.I)),
)  # fmt: skip
_ITEM = re.compile(r"\b(?:agenda )?item (\d{1,3}[a-z]?|[A-Z]\d{1,2})\b", re.I)
# "Weirs (Item C1)": minutes that number on through the year name the agenda's item in their title
_OF_AGENDA = re.compile(r"\(Item ([A-Z]?\d{1,3}[a-z]?)\)\W*$", re.I)
_BETWEEN = re.compile(
    r"^\s*(?:,(?! and\b)[^,.;]{3,60})?,?\s*(?:(?:also|then|had|having|who|both|all|therefore)\s+){0,2}$"
)
# "Cllr Adder declared an interest in item 5, as a trustee of Weir Mill, and left the meeting"
_GOES_ON = re.compile(r",? and (?:(?:also|then|therefore) )?$")
_MINUTES = re.compile(r"\bminutes\b", re.I)
# "were approved subject to the following amendment": what follows is of another meeting
_CORRECTS = re.compile(
    r"\b(?:subject to|amend\w*|correct(?:ions?|ed|ing)|should (?:read|state|say)|save that)\b", re.I
)


def movements(said: Iterable[Sentence], people: Register) -> tuple[Movement, ...]:
    """All that sentences tell of it, each once."""
    sentences = list(said)
    numbers = {m[1]: _number(s.item) for s in sentences if (m := _OF_AGENDA.search(s.item.title))}
    found: dict[tuple[str, str, str | None], Movement] = {}
    corrected: tuple[Item, int] | None = None
    for sentence in sentences:
        passage = (sentence.item, sentence.chunk)
        if _MINUTES.search(sentence.item.title) and _CORRECTS.search(sentence.text):
            corrected = passage
        if corrected == passage:
            continue
        for movement in _of_sentence(sentence, people):
            own = replace(movement, item=numbers.get(movement.item or "", movement.item))
            found.setdefault((own.name_as_printed, own.kind, own.item), own)
    return tuple(found.values())


def _of_sentence(sentence: Sentence, people: Register) -> Iterator[Movement]:
    text = sentence.text
    said = _ITEM.search(text)
    told = list(_told(text))
    ends = [*(start for _, start, _ in told[1:]), len(text)]
    for (kind, start, who), end in zip(told, ends, strict=False):
        for name, title in who:
            yield Movement(
                person=people.find(f"{title}{name}"),
                name_as_printed=name,
                kind=kind,
                item=said[1] if said else _number(sentence.item),
                time=clock(text[start:end]),
                text=text,
                sources=(sentence.source,),
            )


def _told(text: str) -> Iterator[tuple[str, int, list[tuple[str, str]]]]:
    """What a sentence tells, each kind once, in its order, of whom; of two that overlap the more exact."""
    matches = [(kind, match) for kind, pattern in _KINDS if (match := pattern.search(text))]
    own = [
        (kind, m)
        for n, (kind, m) in enumerate(matches)
        if not any(m.start() < o.end() and o.start() < m.end() for _, o in matches[:n])
    ]
    before: list[tuple[str, str]] = []
    for kind, match in sorted(own, key=lambda each: each[1].start()):
        goes_on = bool(_GOES_ON.search(text[: match.start()]))
        before = _before(text, match.start()) or (goes_on and (before or _subject(text))) or []
        if before:
            yield kind, match.start(), before


def _subject(text: str) -> list[tuple[str, str]]:
    """Those with whom a sentence begins."""
    names = _NAMES.match(text)
    return _people(names[0]) if names else []


def _number(item: Item) -> str:
    """The number of an item on the agenda, else in the minutes; its title where it has none."""
    agenda = item.agenda.number if item.agenda else None
    return agenda or item.number or item.title


def _before(text: str, at: int) -> list[tuple[str, str]]:
    """The names that stand right before what people did, each with a title that it shares with others."""
    for names in reversed(list(_NAMES.finditer(text[:at]))):
        if _BETWEEN.match(text[names.end() : at]):
            return _people(names[0])
    return []


def _people(names: str) -> list[tuple[str, str]]:
    """Each of some names, with the title that it shares with others."""
    title = "Councillor " if _SEVERAL.match(names) else ""
    found = [one[1] for one in _ONE.finditer(_SEVERAL.sub("", names)) if _is_person(one[1])]
    return [(name, "" if re.match(_TITLE, name) else title) for name in found]


# "The Chair", "The Committee", "Members": nobody by name
_NOBODY = re.compile(
    r"^(?:The |All |Some |An? )|\b(?:Chair(?:man|person)?|Committee|Commission|Panel|Members?|Officers?"
    r"|Council|Cabinet"
    r"|Director|Board|Public|Press|Group|Clerk|Police)\b"
)


def _is_person(name: str) -> bool:
    return not _NOBODY.search(name)
