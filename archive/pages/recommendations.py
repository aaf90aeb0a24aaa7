"""The pages of recommendations: a list, and a dossier for each review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from archive.library import Library
from archive.pages.page import RESPONSES, SitePage, papers_of
from archive.records import Recommendation, Report


def reviews(library: Library) -> list[tuple[Report, list[Recommendation]]]:
    """Reviews with their recommendations."""
    groups: dict[str, list[Recommendation]] = defaultdict(list)
    for recommendation in library.recommendations:
        groups[recommendation.review].append(recommendation)
    papers = papers_of(library)
    return [(papers[key], found) for key, found in groups.items()]


def pages(library: Library) -> Iterator[SitePage]:
    """A list of the reviews, and a dossier for each."""
    found_reviews = reviews(library)
    summary = "What reviews recommended, what was answered, and what came of it"
    yield SitePage(
        "recommendations/",
        "recommendations.html",
        "Recommendations",
        "recommendations",
        summary,
        {"reviews": found_reviews, "responses": RESPONSES},
    )
    for report, found in found_reviews:
        context = {
            "report": report,
            "recommendations": found,
            "meeting": library.meeting(report.meeting),
            "responses": RESPONSES,
        }
        yield SitePage(
            f"recommendations/{report.id}/",
            "dossier.html",
            f"Recommendations: {found[0].review_title}",
            "recommendations",
            summary,
            context,
        )
