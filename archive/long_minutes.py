"""Long minutes in parts: where one page would weigh too much, some items stand on a page, or a run of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from archive.chapters import WHOLE
from archive.records import Meeting, Vote
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.minutes import Entry, Item

_LONG = 8000
"""Minutes that weigh more are cut: the page of those weighs some 60 kB on its way, with all that it loads."""
_MOST = 4000
"""What a part weighs at most, but for a single entry that weighs more."""
_OF_ENTRY, _OF_NAME = 15, 3
"""What an entry weighs besides its words: links to its places and its number; a name in a recorded vote."""


@dataclass(frozen=True, slots=True)
class Run:
    """Entries of one item that stand together on a page: all of them, or where it is long some."""

    item: Item
    start: int
    end: int
    """Its first entry, and the one behind its last, as the item counts them."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its entries in order."""
        return self.item.entries[self.start : self.end]

    @property
    def begins(self) -> bool:
        """Whether the item begins with it."""
        return self.start == 0

    @property
    def ends(self) -> bool:
        """Whether the item ends with it."""
        return self.end == len(self.item.entries)

    @property
    def anchor(self) -> str:
        """What it begins with: the item, or one of its entries."""
        return self.item.anchor if self.begins else self.entries[0].anchor


@dataclass(frozen=True, slots=True)
class MinutesPart:
    """A run of a meeting's items that has a page to itself."""

    url: str
    runs: tuple[Run, ...]

    @property
    def title(self) -> str:
        """Its items by their numbers, or the title of the only one."""
        if len(self.runs) == 1:
            return named(self.runs[0])
        first, last = (run.item.number for run in (self.runs[0], self.runs[-1]))
        if not first or not last:
            return f"{named(self.runs[0])}, and what follows"
        return f"Items {first}{'' if self.runs[0].begins else ', continued,'} to {last}"


def titled(item: Item) -> str:
    """The title of an item as its minutes print it, with its number."""
    words = item.heading.text if item.heading else item.title
    return f"{item.number}. {words}" if item.number else words


def named(run: Run) -> str:
    """The title of an item; where it began on another page, with a word that says so."""
    return titled(run.item) if run.begins else f"{titled(run.item)}, continued"


def parts(page: MeetingPage) -> tuple[MinutesPart, ...]:
    """The parts of a meeting's minutes; none where one page holds them."""
    weights = [_weight_of_item(page.meeting, item) for item in page.items]
    if sum(weights) <= _LONG:
        return ()
    runs = [run for item, weight in zip(page.items, weights, strict=True) for run in _cut(item, weight)]
    joined = list(_joined(page.meeting, runs))
    folders = _folders([own[0].anchor for own in joined])
    found = (MinutesPart(f"{page.meeting.url}{f}/", own) for f, own in zip(folders, joined, strict=True))
    return tuple(found) if len(joined) > 1 else ()


def _folders(anchors: Iterable[str]) -> Iterator[str]:
    """A name for each part, of what it begins with; minutes may give two items one number."""
    used = Counter([WHOLE])
    for anchor in anchors:
        used[anchor] += 1
        yield anchor if used[anchor] == 1 else f"{anchor}-{used[anchor]}"


def _cut(item: Item, weight: int) -> Iterator[Run]:
    """An item in runs that a page holds, each heading with what it stands over."""
    start = end = had = over = 0
    for at, entry in enumerate(item.entries if weight > _MOST else ()):
        own = _weight(entry)
        if entry.kind == "heading":
            over += own
            continue
        if end > start and had + over + own > _MOST:
            yield Run(item, start, end)
            start, had = end, 0
        had, over, end = had + over + own, 0, at + 1
    yield Run(item, start, len(item.entries))


def _joined(meeting: Meeting, runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """Runs that stand on a page together, as many as it holds."""
    together: list[Run] = []
    had = 0
    for run in runs:
        own = sum(map(_weight, run.entries)) + (_weight_of_votes(meeting, run.item) if run.ends else 0)
        if together and had + own > _MOST:
            yield tuple(together)
            together, had = [], 0
        together.append(run)
        had += own
    yield tuple(together)


def _weight(entry: Entry) -> int:
    return _OF_ENTRY + sum(len(chunk.text.split()) for chunk in entry.chunks)


def _weight_of_votes(meeting: Meeting, item: Item) -> int:
    return _OF_NAME * sum(len(ballot.people) for vote in _votes(meeting, item) for ballot in vote.ballots)


def _votes(meeting: Meeting, item: Item) -> list[Vote]:
    return [vote for vote in meeting.votes if vote.item == (item.number or item.title)]


def _weight_of_item(meeting: Meeting, item: Item) -> int:
    return sum(map(_weight, item.entries)) + _weight_of_votes(meeting, item)


# -- addresses ---------------------------------------------------------------------------------------------


def addresses(meeting: Meeting, found: Iterable[MinutesPart]) -> Iterator[tuple[str, str]]:
    """Each address of a passage as records name it, and where it stands."""
    for part in found:
        for run in part.runs:
            for anchor in _anchors(meeting, run):
                yield f"{meeting.url}#{anchor}", f"{part.url}#{anchor}"


def _anchors(meeting: Meeting, run: Run) -> Iterator[str]:
    item = run.item
    if run.begins:
        yield item.anchor
        yield from filter(None, [item.agenda and item.agenda.url.partition("#")[2]])
    yield from (entry.anchor for entry in run.entries)
    if run.ends:
        count = len(_votes(meeting, item))
        yield from (f"{item.anchor}-vote-{number}" for number in range(1, count + 1))


def moved(page: MeetingPage, new: Mapping[str, str]) -> MeetingPage:
    """A meeting whose minutes name themselves by the parts that they stand in."""

    def entry(own: Entry) -> Entry:
        minute = own.minute
        return replace(own, minute=replace(minute, url=new.get(minute.url, minute.url))) if minute else own

    def item(own: Item) -> Item:
        agenda = own.agenda and replace(own.agenda, url=new.get(own.agenda.url, own.agenda.url))
        return replace(own, agenda=agenda, entries=tuple(map(entry, own.entries)))

    return replace(page, items=tuple(map(item, page.items)))
