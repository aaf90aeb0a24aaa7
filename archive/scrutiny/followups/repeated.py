"""A promise that is asked for again while it is open is one; what answers one asking answers all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.records import Action, FollowUp


def once(actions: Sequence[Action], days: Mapping[str, str]) -> list[Action]:
    """The actions, oldest first, each that repeats another with its id; `days` are those of meetings."""
    found = {action.id: action for action in actions}
    askings: dict[str, list[str]] = defaultdict(list)
    for action in actions:
        if first := _first(action, found, days):
            found[action.id] = replace(action, repeats=first)
            askings[first].append(action.id)
    for first, again in askings.items():
        own = [found[key] for key in (first, *again)]
        told = tuple(dict.fromkeys(followup for action in own for followup in action.followups))
        for action in own:
            later = tuple(f for f in told if not (day := _day(f, days)) or day > days[action.meeting])
            found[action.id] = replace(action, followups=later)
    return list(found.values())


def _first(action: Action, found: Mapping[str, Action], days: Mapping[str, str]) -> str | None:
    """The one open promise that an action certainly asks for again; two would be another matter."""
    if action.agreed_as:
        return None
    before = [found[e.action] for e in action.earlier if e.possible is None]
    agreed = [found.get(other.agreed_as or "", other) for other in before]
    still = {
        other.repeats or other.id for other in agreed if not _answered_by(other, days[action.meeting], days)
    }
    return still.pop() if len(still) == 1 else None


def _answered_by(action: Action, day: str, days: Mapping[str, str]) -> bool:
    """Whether the archive had a certain answer by then; of one without a day that can't be ruled out."""
    return any(f.kind == "answer" and f.possible is None and _day(f, days) <= day for f in action.followups)


def _day(followup: FollowUp, days: Mapping[str, str]) -> str:
    return days.get(followup.meeting or "", "")
