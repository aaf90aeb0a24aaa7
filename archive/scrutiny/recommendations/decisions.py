"""What meetings decided of the papers that were laid before them, where their minutes say it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from archive.records import Action, Decided, Report
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.minutes import Item
from archive.scrutiny.recommendations.paper_lines import plain_words
from archive.scrutiny.reports import ReportPage
from archive.scrutiny.verdicts import Verdicts

_LONG = 4
"""Words of a title that tells an item alone."""
_HEAD = 20
"""Lines at the top of a report that tell what it is about."""
# "24/00109", the number of a decision that a report asks for
_DECISION = re.compile(r"(?<![\d/])\d{2}/\d{4,5}(?![\d/])")


class Decisions:
    """The decisions of all meetings by their items."""

    def __init__(self, meetings: Iterable[MeetingPage], actions: Iterable[Action], settled: Verdicts) -> None:
        self._meetings = {page.meeting.id: page for page in meetings}
        self._settled = settled
        self._made: dict[tuple[str, str | None], list[Action]] = defaultdict(list)
        for action in actions:
            if action.kind in ("decision", "noted"):
                self._made[action.meeting, action.item].append(action)

    def of(self, recommendation: str, papers: Iterable[ReportPage]) -> Iterator[Decided]:
        """What was decided of the papers that a recommendation stands in."""
        for paper in papers:
            page = self._meetings.get(paper.report.meeting or "")
            for item, possible in _items(page, paper) if page else ():
                for action in self._made[page.meeting.id, item.number] if page else ():
                    holds = self._settled.holds(recommendation, action.id)
                    if holds is not False:
                        why = None if holds else possible
                        yield Decided(action.meeting, action.id, action.text, why)


def _items(page: MeetingPage, paper: ReportPage) -> list[tuple[Item, str | None]]:
    """The items of a meeting under which a paper was laid, each with why that is only possible."""
    report = paper.report
    under = [i for i in page.items if i.agenda and (report.id in i.agenda.reports or _numbered(i, report))]
    if under:
        return [(item, None) for item in under]
    told = {m for chunk in paper.chunks[:_HEAD] for m in _DECISION.findall(chunk.text)}
    named = [i for i in page.items if told & set(_DECISION.findall(i.title))]
    title = plain_words(report.title)
    titled = [i for i in page.items if len(title.split()) >= _LONG and title in plain_words(i.title)]
    if found := named or titled:
        return [(found[0], None)] if len(found) == 1 else []
    counted = [i for i in page.items if i.agenda is None and i.number and i.number == report.item]
    if len(counted) == 1:
        same = title == plain_words(counted[0].title)
        return [(counted[0], None if same else "The numbers are the same, but there is no agenda to go by")]
    alike = [i for i in page.items if _alike(title, plain_words(i.title))]
    return [(alike[0], "The titles of the report and of the item are only alike")] if len(alike) == 1 else []


def _numbered(item: Item, report: Report) -> bool:
    return bool(report.item and item.agenda and item.agenda.number == report.item)


def _alike(one: str, other: str) -> bool:
    """Whether most words of one title stand in the other."""
    mine, theirs = ({w for w in text.split() if len(w) > 3} for text in (one, other))
    return len(mine & theirs) >= max(3, 0.6 * min(len(mine), len(theirs)))
