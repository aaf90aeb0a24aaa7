"""Where a mention leads: the one place of the archive that it means, by the context of its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.records import Recommendation
from archive.scrutiny.citations.passages import Passage
from archive.scrutiny.citations.wording import Mention, told
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.reports import ReportPage, is_copy

_WORD = re.compile(r"[^\W_]+")
# What the titles of a review's papers have beside its name
_ABOUT = re.compile(
    r"\b(?:item \d+|update[sd]?|report|review|recommendations?|inquiry|progress|response|final|draft"
    r"|the|of|and|on|into|commission)\b",
    re.I,
)
_OWN_PAPER = ("report", "letter", "cover-sheet", "work-programme")
"""Kinds of paper that stand for themselves; what follows one is appended to it."""
_UNTOLD = "the minutes don’t say of which paper"


@dataclass(frozen=True, slots=True)
class Target:
    """A place that is cited."""

    cited: str
    """Id of the report, meeting, minute or recommendation."""
    page: str
    url: str
    possible: str | None = None


@dataclass
class Places:
    """Everything that may be cited."""

    held: Sequence[MeetingPage]
    papers: Sequence[ReportPage]
    recommended: Sequence[Recommendation]
    _meetings: dict[str, MeetingPage] = field(init=False)
    _reviews: dict[str, dict[str, Recommendation]] = field(init=False)
    _names: dict[str, set[str]] = field(init=False)
    """Ids of reviews -> the words that name each."""
    _laid: dict[tuple[str | None, str | None], list[ReportPage]] = field(init=False)
    """Meeting and item -> the papers that were laid before it, without copies."""
    _parts: dict[str, list[ReportPage]] = field(init=False)
    """Ids of documents -> their papers."""

    def __post_init__(self) -> None:
        self._laid, self._parts = defaultdict(list), defaultdict(list)
        for paper in self.papers:
            self._parts[paper.page.document].append(paper)
            if not is_copy(paper, self.papers):
                self._laid[paper.report.meeting, paper.report.item].append(paper)
        self._meetings = {page.meeting.id: page for page in self.held}
        self._reviews = defaultdict(dict)
        for recommendation in self.recommended:
            if recommendation.number and recommendation.kind == "review":
                self._reviews[recommendation.review].setdefault(recommendation.number, recommendation)
        self._names = {review: set(self._named(review)) for review in self._reviews}

    def of(self, mention: Mention, passage: Passage) -> Target | None:
        """The place that a mention means, if it means exactly one."""
        match mention.kind:
            case "item":
                return self._item(mention, passage)
            case "minutes" | "meeting":
                return self._meeting(mention, passage)
            case "minute":
                return self._minute(mention, passage)
            case "report":
                return self._report(mention, passage)
            case "recommendation":
                return self._recommendation(mention, passage)
            case "part":
                return self._part(mention, passage)
            case "appendix":
                return self._appendix(mention, passage)
            case "table":
                return self._table(mention, passage)
            case _:
                return self.review(mention.value, passage)[0]

    # -- meetings, their items and minutes -------------------------------------------------------------------

    def _item(self, mention: Mention, passage: Passage) -> Target | None:
        page = self._meetings.get(passage.meeting or "")
        if page is None or (mention.owner and not mention.agenda):
            return None
        if passage.paper and not mention.agenda:
            return None
        found = [i for i in page.meeting.agenda if i.number == mention.value]
        if len(found) != 1 or mention.value == passage.item:
            return None
        return Target(page.meeting.id, page.meeting.url, found[0].url)

    def _on(self, mention: Mention, passage: Passage) -> MeetingPage | None:
        """The meeting of the body that a mention or its text means, on the day: the latest before it."""
        same = [p for p in self.held if _fits(mention.day, p.meeting.date, passage.date)]
        if mention.body:
            same = [p for p in same if _names_body(mention.body, p.meeting.body)]
        else:
            same = [p for p in same if p.meeting.body == passage.body]
        return max(same, key=lambda p: p.meeting.date) if _one_body(same) else None

    def _meeting(self, mention: Mention, passage: Passage) -> Target | None:
        page = self._on(mention, passage)
        if page is None or page.meeting.id == passage.citing:
            return None
        if mention.kind == "minutes" and not page.minutes:
            return None
        return Target(page.meeting.id, page.meeting.url, page.meeting.url)

    def _minute(self, mention: Mention, passage: Passage) -> Target | None:
        if mention.day:
            page = self._on(mention, passage)
        else:
            page = self._meetings.get(passage.meeting or "") if passage.paper is None else None
        entries = [e.minute for i in page.items for e in i.entries if e.minute] if page else []
        found = [minute for minute in entries if minute.number == mention.value]
        if len(found) != 1 or page is None or found[0].url.endswith(f"#{passage.anchor}"):
            return None
        return Target(found[0].id, page.meeting.url, found[0].url)

    # -- papers and what is in them --------------------------------------------------------------------------

    def _report(self, mention: Mention, passage: Passage) -> Target | None:
        """The only report of that day, of the citing text's own body."""
        found = [
            p
            for p in self.papers
            if p.report.kind == "report"
            and p.report.body == passage.body
            and p.report.id != passage.citing
            and p.report.date
            and _fits(mention.day, p.report.date, passage.date)
            and not is_copy(p, self.papers)
        ]
        return _whole(found[0]) if len(found) == 1 else None

    def _under(self, passage: Passage) -> list[ReportPage]:
        """The papers laid before the same item of the same meeting."""
        if not (passage.meeting and passage.item):
            return []
        return self._laid[passage.meeting, passage.item]

    def _appended(self, paper: ReportPage) -> list[ReportPage]:
        """The papers between a paper and the next one that stands for itself, in its document."""
        own = self._parts[paper.page.document]
        at = own.index(paper)
        start = next((n for n in range(at, -1, -1) if own[n].report.kind in _OWN_PAPER), 0)
        end = next((n for n in range(at + 1, len(own)) if own[n].report.kind in _OWN_PAPER), len(own))
        return [p for p in own[start:end] if p is not paper and p.report.item == paper.report.item]

    def _appendix(self, mention: Mention, passage: Passage) -> Target | None:
        name = re.compile(rf"(?:^|\W)(?:appendix|annexe?)\s+{re.escape(mention.value)}(?![\w.])", re.I)
        paper = passage.paper
        inside = (
            [
                Target(paper.report.id, paper.report.url, f"{paper.report.url}#{c.anchor}")
                for c in paper.chunks
                if c.kind == "heading" and name.match(c.text)
            ]
            if paper
            else []
        )
        for group in ([*inside], *(self._titled(found, name) for found in self._near(passage))):
            if group:
                return group[0] if len(group) == 1 and not _is_at(group[0], passage) else None
        return None

    def _near(self, passage: Passage) -> Iterator[list[ReportPage]]:
        """The papers around a text: what is appended to its own, then what is laid before the same item."""
        if passage.paper:
            yield self._appended(passage.paper)
        yield [p for p in self._under(passage) if p is not passage.paper]

    @staticmethod
    def _titled(found: Iterable[ReportPage], name: re.Pattern[str]) -> list[Target]:
        return [_whole(p) for p in found if name.search(p.report.title)]

    def _part(self, mention: Mention, passage: Passage) -> Target | None:
        """A section or paragraph of the same paper, or of the only one of the item that has such a number."""
        paper = passage.paper
        if paper:
            minutes = mention.owner.startswith("minutes")
            of_own = [] if minutes else [list(_numbered(p, mention.value)) for p in self._from(paper)]
            found = next((targets for targets in of_own if targets), [])
            return found[0] if len(found) == 1 and not _is_at(found[0], passage) else None
        of_report = "report" in mention.owner
        if not (of_report or mention.words.casefold().startswith("section")):
            return None
        under = [t for p in self._under(passage) for t in _numbered(p, mention.value)]
        return replace(under[0], possible=None if of_report else _UNTOLD) if len(under) == 1 else None

    def _from(self, paper: ReportPage) -> Iterator[ReportPage]:
        """A paper and, if it is appended to one, that."""
        yield paper
        if paper.report.kind not in _OWN_PAPER:
            yield from (p for p in self._appended(paper)[:1] if p.report.kind in _OWN_PAPER)

    def _table(self, mention: Mention, passage: Passage) -> Target | None:
        """The table, or the title that announces it, in the same paper."""
        paper = passage.paper
        noun = re.match(r"[a-z]+?(?=s?\s|$)", mention.words, re.I)
        if paper is None or noun is None or mention.owner not in ("", "this report", "report"):
            return None
        name = re.compile(rf"(?:{noun[0]})\s+{re.escape(mention.value)}(?:$|\W)(?!\d)", re.I)
        found = {t.anchor for t in paper.report.tables if t.caption and name.match(t.caption)}
        found = found or {c.anchor for c in paper.chunks if c.kind == "heading" and name.match(c.text)}
        if len(found) != 1 or passage.text in {t.caption for t in paper.report.tables}:
            return None
        target = Target(paper.report.id, paper.report.url, f"{paper.report.url}#{found.pop()}")
        return None if _is_at(target, passage) else target

    # -- reviews and their recommendations -------------------------------------------------------------------

    def _named(self, review: str) -> Iterator[str]:
        """The names of a review: its title, and those of the item and the cover sheet that it came with."""
        paper = next(p for p in self.papers if p.report.id == review).report
        page = self._meetings.get(paper.meeting or "")
        items = [i.title for i in page.meeting.agenda if i.number == paper.item] if page else []
        beside = [
            p.report.title
            for p in self.papers
            if paper.meeting and (p.report.meeting, p.report.item) == (paper.meeting, paper.item)
        ]
        titles = [r.review_title for r in self._reviews[review].values()][:1]
        for title in (*titles, *items, *beside):
            name = _name(re.split(r"\s[-–—]\s|\(|:", title)[0])
            if len(name.split()) > 1 and not re.match(r"append|annex", name):
                yield name

    def review(self, words: str, passage: Passage) -> tuple[Target | None, str]:
        """The review that words begin to name, and so many of the words as name it."""
        best: dict[str, int] = {}
        spans = list(_WORD.finditer(words))[:12]
        for review, names in self._names.items():
            lengths = [n for n in range(2, len(spans) + 1) if _name(words[: spans[n - 1].end()]) in names]
            if lengths:
                best[review] = max(lengths)
        if len(best) > 1:
            own = {p.report.id for p in self._under(passage)}
            best = {review: n for review, n in best.items() if review in own}
        if len(best) != 1:
            return None, ""
        ((review, length),) = best.items()
        page = f"recommendations/{review}/"
        return Target(review, page, page), words[: spans[length - 1].end()]

    def _recommendation(self, mention: Mention, passage: Passage) -> Target | None:
        number = re.sub(r"[a-z]$", "", mention.value)
        paper = passage.paper
        near = [{p.report.id for p in found} for found in self._near(passage)]
        if paper:
            near.insert(0, {paper.report.id})
        for ids in near:
            found = [self._reviews[review] for review in sorted(ids & set(self._reviews))]
            if found:
                own = found[0].get(number) if len(found) == 1 else None
                return Target(own.id, own.url.partition("#")[0], own.url) if own else None
        return None


def _whole(paper: ReportPage) -> Target:
    return Target(paper.report.id, paper.report.url, paper.report.url)


def _is_at(target: Target, passage: Passage) -> bool:
    """Whether a place is the very passage that cites."""
    return target.url == f"{passage.url}#{passage.anchor}"


def _numbered(paper: ReportPage, number: str) -> Iterator[Target]:
    """The paragraphs or titles of a paper that have a number."""
    for chunk in paper.chunks:
        own = chunk.number.removesuffix(".0") if chunk.number else None
        titled = chunk.kind == "heading" and re.match(rf"{re.escape(number)}\s*[|:–-]?\s+[A-Z]", chunk.text)
        if own == number or (own is None and titled):
            yield Target(paper.report.id, paper.report.url, f"{paper.report.url}#{chunk.anchor}")


def _fits(day: str | None, date: str, before: str | None) -> bool:
    """Whether a date is the day; one without a year is none that comes after the citing text's."""
    if day is None:
        return False
    return date == day or (day.startswith("--") and date.endswith(day[1:]) and date <= (before or ""))


def _one_body(found: Sequence[MeetingPage]) -> bool:
    return len({page.meeting.body for page in found}) == 1


def _names_body(words: str, body: str) -> bool:
    """Whether words name a body: all of them are among its words, or both are the council."""
    named = {w.casefold() for w in _WORD.findall(words)} - {"the", "full", "of", "and", "s"}
    return bool(named) and named <= {w.casefold() for w in _WORD.findall(body)}


def _name(title: str) -> str:
    """A title's telling words, for comparing."""
    return told(_WORD.findall(_ABOUT.sub(" ", title)))
