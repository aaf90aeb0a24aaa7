"""Decisions and promises with what became of them: later answers, the same asked before, further work.

A link is certain where the later paper says which meeting or minute it answers; by its subject alone it is
only possible, and says why.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive.records import Action, Earlier, FollowUp, PlannedItem, Report
from archive.scrutiny.followups import in_minutes, repeated, replies
from archive.scrutiny.followups.decided import promises
from archive.scrutiny.followups.replies import Reply
from archive.scrutiny.followups.weights import Likeness, Words
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.people import Register
from archive.scrutiny.reports import ReportPage, is_copy
from archive.scrutiny.verdicts import Verdicts

_NAMED = 0.2
"""How alike request and reply must be where the reply names the meeting that asked."""
_ALONE = 0.35
"""How alike they must be where nothing but the subject links them."""
_SURE = 0.5
"""How alike they must be where a paper answers the last meeting without a word of which one it was."""
_NEAR = 0.1
"""By how much the best of two that a reply fits must be more alike."""
_AGAIN = 0.3
"""How alike two requests must be to be on the same matter."""


def actions(
    meetings: Sequence[MeetingPage],
    papers: Sequence[ReportPage],
    people: Register,
    planned: Iterable[PlannedItem],
    settled: Verdicts,
) -> list[Action]:
    """All actions, oldest meeting first, each with what became of it.

    `planned` are the items of work programmes: those that are only possible may be further work on a matter.
    """
    reports = [paper for paper in papers if not is_copy(paper, papers)]
    words = _words(meetings, reports)
    found = [action for page in meetings for action in in_minutes.of_meeting(page, people)]
    linker = _Linker(meetings, in_minutes.agreed(found, words), words, settled)
    answers = [*replies.of_papers(reports), *replies.of_minutes(meetings)]
    linker.answer(sorted(answers, key=lambda reply: (reply.voice.date, reply.voice.document)))
    linker.write_letters(reports)
    linker.confirm(reports)
    linker.look_back()
    linker.look_ahead((item for item in planned if item.kind != "planned"), reports)
    return linker.finished()


def _words(meetings: Iterable[MeetingPage], papers: Iterable[ReportPage]) -> Words:
    minutes = (c.text for m in meetings for i in m.items for e in i.entries for c in e.chunks)
    return Words([*minutes, *(c.text for paper in papers for c in paper.chunks)])


@dataclass(frozen=True, slots=True)
class _Fit:
    """How a reply fits an action."""

    at: int
    likeness: Likeness
    numbered: bool
    """Whether the reply names the action's minute."""
    dated: bool
    """Whether it names the day of the action's meeting."""

    last: bool
    """Whether the action is of the body's last meeting before the reply, whose minutes it would name."""

    @property
    def certain(self) -> bool:
        """Whether the reply says itself what it answers, or answers the last meeting in its very words."""
        return self.dated or (self.last and (self.numbered or self.likeness.score >= _SURE))

    @property
    def rank(self) -> tuple[bool, bool, float, int]:
        """For choosing the best: what is named comes before what is alike; of equals the later."""
        return self.numbered, self.certain, self.likeness.score, self.at


class _Linker:
    """Actions while their links are being found."""

    def __init__(
        self, meetings: Sequence[MeetingPage], found: Sequence[Action], words: Words, settled: Verdicts
    ) -> None:
        self._actions = list(found)
        self._words = words
        self._led_to: dict[str, list[int]] = {}
        self._having: dict[str, list[int]] = defaultdict(list)
        for at, action in enumerate(self._actions):
            if action.agreed_as:
                self._led_to.setdefault(action.agreed_as, []).append(at)
            if action.kind == "action":
                for stem in words.telling(action.text):
                    self._having[stem].append(at)
        self._settled = settled
        self._meetings = {page.meeting.id: page.meeting for page in meetings}
        self._dates: dict[str | None, list[str]] = defaultdict(list)
        for page in meetings:
            if _has_papers(page):
                insort(self._dates[page.meeting.body], page.meeting.date)
        minutes = (e.minute for p in meetings for i in p.items for e in i.entries)
        self._questions = {minute.id: minute.text for minute in minutes if minute}

    def finished(self) -> list[Action]:
        """The actions with their states."""
        days = {key: meeting.date for key, meeting in self._meetings.items()}
        return [self._with_state(action) for action in repeated.once(self._actions, days)]

    def _sharing(self, text: str, least: int) -> list[int]:
        """The actions that have so many telling words in common with a text: none else can be like it."""
        shared = Counter(at for stem in self._words.telling(text) for at in self._having.get(stem, ()))
        return sorted(at for at, count in shared.items() if count >= least)

    # -- answers -------------------------------------------------------------------------------------------

    def answer(self, found: Iterable[Reply]) -> None:
        """Link each reply to the action that it answers, and to the promise which that action took up."""
        for reply in found:
            fits = sorted(self._fits(reply), key=lambda fit: fit.rank, reverse=True)
            if not fits:
                continue
            best, rivals = fits[0], self._rivals(fits)
            why = None if best.certain and not rivals else self._why(best, rivals)
            self._follow(best.at, _followup(reply), why)

    def _fits(self, reply: Reply) -> list[_Fit]:
        fits = []
        dates = self._dates[reply.voice.body]
        last = dates[before - 1] if (before := bisect_left(dates, reply.voice.date)) else ""
        for at in self._sharing(reply.asked, 1):
            action = self._actions[at]
            meeting = self._meetings[action.meeting]
            if meeting.date >= reply.voice.date or meeting.body != reply.voice.body:
                continue
            dated = meeting.date in reply.dates
            if (reply.dates and not dated) or self._settled.holds(action.id, reply.voice.document) is False:
                continue
            numbered = _is_of(_number(action), reply.numbers)
            if reply.numbers and not numbered:
                continue
            likeness = self._words.alike(action.text, reply.asked)
            least, shared = (0.0, 1) if numbered else (_NAMED, 2) if dated else (_ALONE, 2)
            if likeness.score >= least and len(likeness.shared) >= shared:
                fits.append(_Fit(at, likeness, numbered, dated, meeting.date == last))
        return fits

    def _rivals(self, fits: Sequence[_Fit]) -> list[_Fit]:
        """Which other actions a reply fits nearly as well as the first; not the promise that led to it."""
        best = fits[0]
        others = (fit for fit in fits[1:] if self._actions[fit.at].agreed_as != self._actions[best.at].id)
        return [
            fit
            for fit in others
            if (fit.numbered, fit.dated) >= (best.numbered, best.dated)
            and best.likeness.score - fit.likeness.score < _NEAR
        ]

    def _why(self, best: _Fit, rivals: Sequence[_Fit]) -> str:
        """Why a link is only possible."""
        what = (
            "It does not say which action it answers" if best.dated else "It does not say which meeting asked"
        )
        could = " It could answer another action as well." if rivals else ""
        return f"{what}; both speak of: {best.likeness.named}.{could}"

    def _follow(self, at: int, followup: FollowUp, why: str | None) -> None:
        """Link an action, and the promise that it took up, with what a paper says first of each part."""
        action = self._actions[at]
        for index in (at, *self._led_to.get(action.id, ())):
            own = self._actions[index]
            verdict = self._settled.holds(own.id, followup.document)
            parts = promises(own.text)
            known = [f for f in own.followups if (f.document, f.kind) == (followup.document, followup.kind)]
            more = len(known) < parts and followup.text not in {f.text for f in known}
            if verdict is not False and more:
                one = replace(followup, possible=None if verdict else why)
                self._actions[index] = replace(own, followups=(*own.followups, one))

    def write_letters(self, papers: Sequence[ReportPage]) -> None:
        """Link an action to write to somebody with the first later letter to them on the matter."""
        letters = sorted(
            (p for p in papers if p.report.kind == "letter"), key=lambda p: (p.report.date or "", p.report.id)
        )
        for at, action in enumerate(self._actions):
            if action.kind == "action" and replies.asks_to_write(action.text):
                self._write(at, letters)

    def _write(self, at: int, letters: Sequence[ReportPage]) -> None:
        action = self._actions[at]
        meeting = self._meetings[action.meeting]
        for letter in letters:
            report = letter.report
            to = " ".join(f"{p.name_as_printed} {p.role or ''}" for p in report.recipients)
            likeness = self._words.alike(action.text, f"{to} {report.title}")
            if (
                report.date
                and report.date > meeting.date
                and report.body == meeting.body
                and len(likeness.shared) >= 3
            ):
                followup = FollowUp(report.meeting, report.id, report.title, report.sources, url=report.url)
                why = f"It does not name the meeting; both speak of: {likeness.named}."
                named = meeting.date in replies.days(c.text for c in letter.chunks)
                self._follow(
                    at, followup, None if named or self._is_next(meeting.id, report.meeting) else why
                )
                return

    def _is_next(self, meeting: str, later: str | None) -> bool:
        """Whether a paper was laid before the very next meeting of the body."""
        return self._meetings[meeting].next == later

    def confirm(self, papers: Sequence[ReportPage]) -> None:
        """Link what the maintainer has linked and nothing in the papers does."""
        by_id = {paper.report.id: paper.report for paper in papers}
        for ends in self._settled.confirmed():
            for at, action in enumerate(self._actions):
                for document in ends - {action.id} if action.id in ends else ():
                    if (report := by_id.get(document)) and report.id not in {
                        f.document for f in action.followups
                    }:
                        one = FollowUp(
                            report.meeting, report.id, report.title, report.sources, url=report.url
                        )
                        self._follow(at, one, None)

    # -- the same matter -----------------------------------------------------------------------------------

    def look_back(self) -> None:
        """Link each promise to earlier ones on the same matter; a promise brings what was agreed of it."""
        places = {a.id: at for at, a in enumerate(self._actions) if a.kind == "action"}
        confirmed = list(self._settled.confirmed())
        for at, action in enumerate(self._actions):
            if action.kind == "action":
                linked = {
                    places[end] for ends in confirmed if action.id in ends for end in ends & places.keys()
                }
                near = [self._actions[n] for n in sorted(linked.union(self._sharing(action.text, 2)))]
                found = {other.id: e for other in near if (e := self._earlier(action, other))}
                for other in near:
                    if other.id in found and other.agreed_as and other.agreed_as not in found:
                        found[other.agreed_as] = replace(found[other.id], action=other.agreed_as)
                ids = tuple(sorted(found.keys() & places.keys(), key=places.__getitem__))
                self._actions[at] = replace(action, earlier=tuple(found[i] for i in ids), asked_before=ids)

    def _earlier(self, action: Action, other: Action) -> Earlier | None:
        meeting, before = self._meetings[action.meeting], self._meetings[other.meeting]
        if before.date >= meeting.date or before.body != meeting.body:
            return None
        own = self._words.alike(action.text, other.text)
        close = own.score >= _AGAIN and len(own.shared) >= 2
        verdict = self._settled.holds(action.id, other.id)
        if verdict is False or not (close or verdict):
            return None
        named = before.date in replies.days([self._matter(action)])
        why = f"Neither names the other; both speak of: {own.named}."
        return Earlier(other.id, other.meeting, None if verdict or named else why)

    def _matter(self, action: Action) -> str:
        return f"{self._questions.get(action.question or '', '')} {action.text}"

    def look_ahead(self, items: Iterable[PlannedItem], papers: Iterable[ReportPage]) -> None:
        """Link promises to later work programmes that name their matter among what may be looked at."""
        programmes = {paper.report.id: paper.report for paper in papers}
        again = {e.action for a in self._actions for e in a.earlier}
        for item in items:
            paper = programmes.get(item.published_in)
            if paper is None:
                continue
            for at in self._sharing(item.title, 2):
                action = self._actions[at]
                meeting = self._meetings[action.meeting]
                later = meeting.body == item.body and meeting.date < (paper.date or "")
                if later and action.id not in again:
                    self._is_further(at, item, paper)

    def _is_further(self, at: int, item: PlannedItem, paper: Report) -> None:
        """Link a promise to a possible item whose title has nothing that the promise doesn't speak of."""
        text = self._actions[at].text
        likeness = self._words.alike(text, item.title)
        if self._words.all_in(item.title, text) and len(likeness.shared) >= 2:
            words = f"{item.title}: {item.detail}" if item.detail else item.title
            followup = FollowUp(paper.meeting, paper.id, words, item.sources, "further_work", item.url)
            self._follow(at, followup, f"It does not name the action; both speak of: {likeness.named}.")

    def _with_state(self, action: Action) -> Action:
        if action.kind != "action":
            return action
        followups = tuple(sorted(action.followups, key=lambda f: _ORDER.index(f.kind)))
        answers = {f.text for f in followups if f.kind == "answer" and f.possible is None}
        if len(answers) >= promises(action.text):
            return replace(action, followups=followups, status="answered")
        meeting = self._meetings[action.meeting]
        dates = self._dates[meeting.body]
        since = len(dates) - bisect_right(dates, meeting.date)
        return replace(action, followups=followups, meetings_since=since)


_ORDER = ("answer", "update", "further_work")


def _has_papers(page: MeetingPage) -> bool:
    """Whether a meeting's papers are there, so that an answer would be; not one that was called off."""
    return bool(page.agendas or page.minutes or page.reports) and page.meeting.status in ("held", "scheduled")


def _number(action: Action) -> str:
    """The number of an action's minute; paragraphs counted anew in each item go by both: "88.4"."""
    paragraph, item = action.paragraph, action.item or ""
    return item if paragraph is None else paragraph if "." in paragraph else f"{item}.{paragraph}"


def _is_of(paragraph: str, numbers: Iterable[str]) -> bool:
    return any(paragraph == n or paragraph.startswith(f"{n}.") for n in numbers)


def _followup(reply: Reply) -> FollowUp:
    voice = reply.voice
    sources = (reply.source,)
    return FollowUp(voice.meeting, voice.document, reply.answer, sources, kind=reply.kind, url=reply.url)
