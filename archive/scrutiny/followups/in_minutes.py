"""What meetings decided, and what was promised to them: by label, as noted, in the midst of an answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from archive.body import Chunk, chunks
from archive.records import Action, Source
from archive.scrutiny.followups import owners
from archive.scrutiny.followups.decided import in_the_infinitive, kind_of
from archive.scrutiny.followups.undertakings import sentences, undertakings
from archive.scrutiny.followups.weights import Words
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.minutes import Entry, Item, resolutions
from archive.scrutiny.people import Register

# The own plans of a body: what it says of itself there is no promise of anybody's
_OWN_PLANS = re.compile(r"\b(?:work|forward) (?:programme|plan)\b", re.I)
# "ACTION: Cllr Reed": not "Agreed: Cllr Reed", who was elected
_ACTION = re.compile(r"action", re.I)
_TYPES = re.compile(
    r"\b(?:Sub-?Committee|Committee|Commission|Panel|Board|Cabinet|Council|Executive|Forum|Group|Assembly)\b"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A passage that decides or promises something."""

    chunk: Chunk
    text: str
    kind: str
    """decision, action or noted."""
    owner: str | None
    promised: bool = False
    """Whether it is an undertaking in running text."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the minutes an entry stands."""

    item: Item
    over: str
    """The label over it: a heading "Decision"."""
    paragraph: str | None
    question: str | None
    """The minute with the question that it answers."""
    before: Chunk | None
    """What stands before the entry."""


def of_meeting(page: MeetingPage, people: Register) -> list[Action]:
    """All actions of a meeting, in the order of its minutes."""
    used: Counter[str] = Counter()
    found: list[Action] = []
    for place, entry in _places(page):
        for action in _of_entry(entry, page, place, people):
            if found and _only_names_owner_of(found[-1], action):
                found[-1] = replace(found[-1], owner=action.owner, owner_person=action.owner_person)
                continue
            used[action.id] += 1
            count = used[action.id]
            found.append(action if count == 1 else replace(action, id=f"{action.id}-{count}"))
    return _also_in(found, page)


def _places(page: MeetingPage) -> Iterator[tuple[_Place, Entry]]:
    for item in page.items:
        paragraph, question, over = None, None, ""
        before: Chunk | None = None
        for entry in item.entries:
            if entry.minute:
                paragraph = entry.minute.number
                question = entry.minute.id if entry.minute.kind == "question" else None
            elif entry.kind == "heading":
                question = None
            yield _Place(item, over, paragraph, question, before), entry
            before = entry.chunks[-1]
            heading = entry.chunks[0].text if entry.kind == "heading" else ""
            over = heading if resolutions.is_label(heading) else ""


def _number(place: _Place) -> str:
    """The number of the minute, or of the item; paragraphs counted anew in each item go by both: "88.4"."""
    paragraph, item = place.paragraph, place.item.number
    anew = paragraph and item and "." not in paragraph
    return f"{item}.{paragraph}" if anew else paragraph or item or "x"


def _of_entry(entry: Entry, page: MeetingPage, place: _Place, people: Register) -> Iterator[Action]:
    number = _number(place).replace(".", "-")
    for said in _said(entry, page, place):
        what = "undertaking" if said.promised else "action"
        yield Action(
            id=f"{page.meeting.id}-{what}-{number}",
            url=f"{page.meeting.url}#{entry.anchor}",
            sources=(said.chunk.source,),
            meeting=page.meeting.id,
            item=place.item.number,
            paragraph=place.paragraph,
            kind=said.kind,
            text=said.text,
            owner=said.owner,
            status="open" if said.kind == "action" else None,
            followups=(),
            asked_before=(),
            owner_person=owners.person(said.owner, page.meeting, people),
            question=place.question,
            promised=said.promised,
        )


def _said(entry: Entry, page: MeetingPage, place: _Place) -> Iterator[_Said]:
    """What an entry decides or promises, in order."""
    decided: dict[int, list[_Said]] = {}
    for at, (chunk, text, kind) in enumerate(_decided(entry, place)):
        said = text.removeprefix(resolutions.label(text) or "")
        if kind == "decision" and owners.is_owner(said) and _ACTION.match(text):
            before = entry.chunks[entry.chunks.index(chunk) - 1] if at else place.before
            one = _Said(before or chunk, sentences(before.text)[-1] if before else said, "action", said)
        else:
            one = _Said(chunk, said, kind, owners.owner(said) if kind == "action" else None)
        decided.setdefault(id(chunk), []).append(one)
    noun = (_TYPES.findall(page.meeting.body or "") or ["Committee"])[-1]
    own_plans = bool(_OWN_PLANS.search(place.item.title))
    for chunk in entry.chunks:
        if known := decided.get(id(chunk)):
            yield from known
        elif chunk.kind in ("paragraph", "list"):
            for passage in chunk.items or (chunk.text,):
                for promise in undertakings(passage, noun, own_plans=own_plans):
                    who = owners.owner(promise.sentence, promise.at)
                    yield _Said(chunk, promise.text, "action", who, promised=True)


def _only_names_owner_of(action: Action, label: Action) -> bool:
    """Whether a label below a promise names no more than who is to keep it: "ACTION: Cllr Reed"."""
    return label.owner is not None and label.text in action.text and label.sources[0] == action.sources[0]


def _decided(entry: Entry, place: _Place) -> Iterator[tuple[Chunk, str, str]]:
    """The passages that decide, each with what goes on below it, and their kinds; below a label all of it."""
    for at, chunk in enumerate(entry.chunks):
        if chunk.kind not in ("paragraph", "list"):
            continue
        passages = chunk.items or (chunk.text,)
        below = entry.chunks[at + 1 :]
        labelled = any(map(kind_of, passages)) or resolutions.is_label(passages[0])
        if at == 0 and place.over and not labelled:
            text = resolutions.whole(place.over, entry.chunks)
            if kind := kind_of(text):
                yield chunk, text, kind
            continue
        for passage in passages:
            text = resolutions.from_label(passage)
            if kind_of(text) or resolutions.is_label(text):
                text = resolutions.whole(text, below) if passage is passages[-1] else text
            if kind := kind_of(text) or (in_the_infinitive(text) if _is_all(chunk, place.item) else None):
                yield chunk, text, kind


def _is_all(chunk: Chunk, item: Item) -> bool:
    """Whether a paragraph is all that the minutes say of an item."""
    said = [c for entry in item.entries for c in entry.chunks if c.kind != "heading"]
    return chunk.kind == "paragraph" and all(in_the_infinitive(c.text) for c in said)


def _also_in(found: Sequence[Action], page: MeetingPage) -> list[Action]:
    """The actions with the places of the same words in the other sources of the minutes."""
    if len(page.minutes) < 2:
        return list(found)
    texts = {m.document: [(_plain(c.text), c.source) for c in chunks(m)] for m in page.minutes}
    return [replace(a, sources=(*a.sources, *_elsewhere(a, texts))) for a in found]


def _elsewhere(action: Action, texts: Mapping[str, Sequence[tuple[str, Source]]]) -> Iterator[Source]:
    words = _plain(action.text)[:200]
    for document, passages in texts.items():
        place = next((source for text, source in passages if words and words in text), None)
        if place and document != action.sources[0].document:
            yield place


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def agreed(found: Sequence[Action], words: Words) -> list[Action]:
    """The actions, with each promise led to what the meeting agreed of it right below, if it did.

    The minutes themselves put the two together: the promise, and under the same number "Agreed: …".
    """
    return [
        replace(action, agreed_as=after.id) if after and _takes_up(after, action, words) else action
        for action, after in zip_longest(found, found[1:])
    ]


def _takes_up(after: Action, action: Action, words: Words) -> bool:
    """Whether an agreed action is on what has just been promised under the same number."""
    same = (after.meeting, after.item, after.paragraph) == (action.meeting, action.item, action.paragraph)
    kinds = action.promised and not after.promised and after.kind == "action"
    return bool(same and kinds and action.paragraph and words.alike(action.text, after.text).shared)
