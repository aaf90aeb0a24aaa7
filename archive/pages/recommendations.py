"""The pages of recommendations: a list, and a dossier for each review and each report that asks something."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.library import Library
from archive.pages import lists, notices, tallies
from archive.pages.page import RESPONSES, SitePage, by_id, papers_of, until
from archive.records import Meeting, Recommendation, Report
from archive.scrutiny.recommendations import clock

REVIEW, TO_MEETING = "review", "to_meeting"
NO_ANSWER, UNTOLD = "none", "untold"
"""No answer in the archive; an answer whose words don't say whether it agrees."""
KINDS = {
    **RESPONSES,
    UNTOLD: "Answered, without saying whether it is agreed",
    NO_ANSWER: "No answer in the archive",
}
STATES = {**KINDS, "decided": "Decided by the meeting", "undecided": "No decision in minutes here"}
"""How a recommendation stands, of a review or to a meeting, in words."""
SUMMARY = "What was recommended, what was answered, and what came of it"


@dataclass(frozen=True, slots=True)
class Tally:
    """How recommendations stand, counted."""

    responses: tuple[tuple[str, int], ...]
    """Each kind of response in words, with the number of recommendations."""
    statuses: tuple[tuple[str, int], ...]
    """Each status as it was stated last."""
    updated: int
    damaged: frozenset[str]
    """Ids of those that aren't whole."""
    overdue: int


def reviews(library: Library) -> list[tuple[Report, list[Recommendation]]]:
    """Reviews with their recommendations."""
    papers = papers_of(library)
    groups = _groups(r for r in library.recommendations if r.kind == REVIEW)
    return [(papers[key], found) for key, found in groups.items()]


def tally(found: Iterable[Recommendation]) -> Tally:
    """Counts over recommendations."""
    every = list(found)
    kinds = Counter(_kind(r) for r in every)
    return Tally(
        responses=tuple((words, kinds[kind]) for kind, words in KINDS.items() if kinds[kind]),
        statuses=tuple(Counter(r.status for r in every if r.status).most_common()),
        updated=sum(bool(r.progress) for r in every),
        damaged=frozenset(r.id for r in every if not is_whole(r)),
        overdue=sum(bool(r.response_overdue) for r in every),
    )


def is_whole(recommendation: Recommendation) -> bool:
    """Whether nothing of it is lost or left without its column; a number that the order gives isn't lost."""
    lost = set(recommendation.gaps) - ({"number"} if recommendation.number else set())
    return not (lost or recommendation.incomplete or recommendation.unplaced)


def pages(library: Library) -> Iterator[SitePage]:
    """A list of the reviews and of what reports ask for, and a dossier for each."""
    found_reviews = reviews(library)
    listing = {
        "reviews": [(report, found, tally(found)) for report, found in found_reviews],
        "asking": _asking(library),
        "chart": tallies.answers([(f[0].review_title, f) for _, f in found_reviews], KINDS, _kind),
        "listing": lists.of_recommendations(library, _groups(library.recommendations), STATES),
        **_shared(library),
    }
    yield SitePage(
        "recommendations/", "recommendations.html", "Recommendations", "recommendations", SUMMARY, listing
    )
    papers, came = papers_of(library), notices.by_paper(library)
    for key, found in _groups(library.recommendations).items():
        own = [r for r in found if r.kind == REVIEW]
        context = {
            "report": papers[key],
            "title": found[0].review_title,
            "recommendations": own,
            "asked": [r for r in found if r.kind == TO_MEETING],
            "tally": tally(own),
            "chart": tallies.updates(own, KINDS, _kind),
            "told_by": [papers[paper] for paper in dict.fromkeys(p for r in own for p in r.papers)],
            "papers": papers,
            "meeting": library.meeting(papers[key].meeting),
            "came": came.get(key, ()),
            "actions": {action.id: action for action in library.actions},
            **_shared(library),
        }
        yield SitePage(
            f"recommendations/{key}/",
            "dossier.html",
            f"Recommendations: {found[0].review_title}",
            "recommendations",
            SUMMARY,
            context,
            apart=(papers[key].title, key),
        )


def address(library: Library, paper: str) -> str | None:
    """The dossier that tells of a paper's recommendations."""
    own = (r.url.partition("#")[0] for r in library.recommendations if paper in r.papers)
    return next(own, None)


def _shared(library: Library) -> dict[str, object]:
    return {
        "responses": RESPONSES,
        "meetings": by_id(library),
        "today": clock.newest(page.report.date for page in library.reports),
        "until": until(library),
        "days": library.config.response_days,
    }


def _groups(found: Iterable[Recommendation]) -> dict[str, list[Recommendation]]:
    groups: dict[str, list[Recommendation]] = defaultdict(list)
    for recommendation in found:
        groups[recommendation.review].append(recommendation)
    return groups


def _asking(library: Library) -> list[tuple[Meeting | None, list[tuple[Report, list[Recommendation]]]]]:
    """Reports that ask for decisions, by meeting, the newest first."""
    papers = papers_of(library)
    by_meeting: dict[str, list[tuple[Report, list[Recommendation]]]] = defaultdict(list)
    for key, found in _groups(r for r in library.recommendations if r.kind == TO_MEETING).items():
        by_meeting[papers[key].meeting or ""].append((papers[key], found))
    meetings = by_id(library)
    ordered = sorted(by_meeting.items(), key=lambda g: meetings[g[0]].date if g[0] else "", reverse=True)
    return [(meetings.get(key), found) for key, found in ordered]


def _kind(recommendation: Recommendation) -> str:
    if recommendation.response is None:
        return NO_ANSWER
    return recommendation.response.kind or UNTOLD
