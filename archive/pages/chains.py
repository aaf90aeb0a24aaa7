"""What became of each action, step by step: question, promise, what was agreed, answer, further work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.dates import spoken
from archive.library import Library
from archive.pages.page import by_id, called, papers_of
from archive.records import Action, FollowUp, Meeting, Minute, Report, Source
from archive.slugs import slug

STATES = {
    "open": "Open",
    "part": "Answered in part",
    "possible": "Possibly answered",
    "answered": "Answered",
    "decision": "Decision",
    "noted": "Noted",
}
"""What an action can be, in words, in the order in which people ask for it."""

_FOLLOWED = {"answer": "Answer", "update": "Update", "further_work": "Further work"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain."""

    label: str
    text: str
    place: str
    """Where it is said: a meeting and minute, a paper's title."""
    url: str
    source: Source | None
    possible: str | None = None
    """Why it only possibly belongs to the chain."""


@dataclass(frozen=True, slots=True)
class Chain:
    """An action with all that came before and after it."""

    action: Action
    meeting: Meeting
    state: str
    promised: tuple[Action, ...]
    """Promises in running text which the action took up, and what asked for the same again."""
    steps: tuple[Step, ...]
    meetings: tuple[Meeting, ...]
    """The meetings at which it was said, the first one first."""

    @property
    def owner(self) -> tuple[str, str]:
        """Its owner for comparing, and in words: "The Chair" is "the Chair" is "Chair"; "-" is nobody."""
        if not self.action.owner:
            return "-", "Nobody named"
        return slug(self.action.owner.casefold().removeprefix("the ")), self.action.owner


def state(action: Action) -> str:
    """What an action is: a decision, noted, open, answered, in part, or possibly."""
    if action.kind != "action":
        return action.kind
    answers = [f for f in action.followups if f.kind == "answer"]
    if action.status == "open" and answers:
        return "possible" if all(f.possible for f in answers) else "part"
    return action.status or "open"


def chains(library: Library) -> list[Chain]:
    """All actions, each once: what was agreed stands with its promise, what is asked again with the first."""
    return [*_Chains(library).all()]


class _Chains:
    def __init__(self, library: Library) -> None:
        self._actions = {action.id: action for action in library.actions}
        self._meetings = by_id(library)
        self._papers = papers_of(library)
        self._minutes = {minute.id: minute for minute in library.minutes}
        self._promised: dict[str, list[Action]] = defaultdict(list)
        self._repeated: dict[str, list[Action]] = defaultdict(list)
        self._again: dict[str, list[tuple[Action, str | None]]] = defaultdict(list)
        for action in library.actions:
            if action.agreed_as:
                self._promised[action.agreed_as].append(action)
            if action.repeats:
                self._repeated[action.repeats].append(action)
            for earlier in action.earlier if action.agreed_as is None else ():
                if action.repeats != (self._actions[earlier.action].repeats or earlier.action):
                    self._again[earlier.action].append((action, earlier.possible))

    def all(self) -> Iterator[Chain]:
        """The chains in the order of their actions."""
        for action in self._actions.values():
            if action.agreed_as not in self._actions and action.repeats is None:
                yield self._chain(action)

    def _chain(self, action: Action) -> Chain:
        promised, again = self._promised[action.id], self._repeated[action.id]
        said = (*promised, *(one for later in again for one in (*self._promised[later.id], later)))
        steps = (*self._before(action, promised), *self._after(action))
        meetings = dict.fromkeys(one.meeting for one in (action, *again))
        held = tuple(self._meetings[key] for key in meetings)
        return Chain(action, held[0], state(action), said, steps, held)

    def _before(self, action: Action, promised: Iterable[Action]) -> Iterator[Step]:
        again = {earlier.action for earlier in action.earlier}
        for earlier in action.earlier:
            asked = self._actions[earlier.action]
            if asked.agreed_as not in again:
                yield self._said(asked, "Asked before", earlier.possible)
        if action.question in self._minutes:
            yield self._question(self._minutes[action.question])
        for one in promised:
            yield self._said(one, "Promise")
        yield self._said(action, "Promise" if action.promised else STATES.get(action.kind, "Agreed"))

    def _after(self, action: Action) -> Iterator[Step]:
        for later in self._repeated[action.id]:
            yield self._said(later, "Asked again")
        for followup in action.followups:
            yield self._followed(followup)
        for later, possible in self._again[action.id]:
            yield self._said(later, "Asked again", possible)

    def _question(self, minute: Minute) -> Step:
        place = _place(self._meetings[minute.meeting], minute)
        return Step("Question", minute.text, place, minute.url, minute.sources[0])

    def _said(self, action: Action, label: str, possible: str | None = None) -> Step:
        place = _place(self._meetings[action.meeting], action)
        words = _possibly(label) if possible else label
        return Step(words, action.text, place, action.url, action.sources[0], possible)

    def _followed(self, followup: FollowUp) -> Step:
        label = _FOLLOWED[followup.kind]
        return Step(
            _possibly(label) if followup.possible else label,
            followup.text,
            _titled(followup, self._papers, self._meetings),
            followup.url or "",
            followup.sources[0] if followup.sources else None,
            followup.possible,
        )


def _possibly(label: str) -> str:
    return f"Possibly {label[0].lower()}{label[1:]}"


def _place(meeting: Meeting, said: Action | Minute) -> str:
    return ", ".join(filter(None, (spoken(meeting.date), cited(said))))


def cited(said: Action | Minute) -> str:
    """The number of a minute as people cite it; paragraphs counted anew in each item go by both."""
    number = said.paragraph if isinstance(said, Action) else said.number
    if not number:
        return ""
    anew = said.item and "." not in number
    return f"minute {said.item}, paragraph {number}" if anew else f"minute {number}"


def _titled(followup: FollowUp, papers: Mapping[str, Report], meetings: Mapping[str, Meeting]) -> str:
    """The paper or the meeting that says it, with the day."""
    paper = papers.get(followup.document)
    meeting = meetings.get(followup.meeting or "")
    day = spoken(meeting.date if meeting else paper.date if paper else None)
    return ", ".join(filter(None, [called(paper) if paper else "Minutes", day]))


def replied(library: Library, document: str) -> list[tuple[Action, FollowUp]]:
    """The actions that a paper answers, with what it says; one that was agreed stands for its promise."""
    return [
        (action, followup)
        for action in library.actions
        for followup in action.followups
        if followup.document == document and action.agreed_as is None
    ]


def replied_at(library: Library, url: str) -> dict[str, list[tuple[Action, FollowUp]]]:
    """The actions that passages of a page answer, by the anchors of these."""
    found: dict[str, list[tuple[Action, FollowUp]]] = {}
    for action in library.actions:
        for followup in action.followups if action.agreed_as is None else ():
            page, _, anchor = (followup.url or "").partition("#")
            if page == url:
                found.setdefault(anchor, []).append((action, followup))
    return found
