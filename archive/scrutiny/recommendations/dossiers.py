"""Papers that tell of one review, put together: nothing that one of them says overwrites another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from archive.records import Progress, Recommendation, Related, Response, Source, Stated
from archive.scrutiny.programme.likeness import words as title_words
from archive.scrutiny.recommendations.paper_lines import plain_words, same_words
from archive.scrutiny.verdicts import Verdicts

_MOST = 0.6
"""So many of the recommendations of the shorter paper are worded alike in papers on one review."""
_RUN = 6
"""Words in a row that recommendations share that may be the same."""
_USUAL = 30
"""So many papers may share a run of words that tells a review: more have it from a form."""
# "six-month update", "Cabinet response", "12 months on": when and by whom, not which review
_FORM = re.compile(
    r"\b(?:(?:\d+|six|twelve|one|two|three|first|second|final|interim)[ -])?(?:months?|years?)(?: on)?\b"
    r"|\b(?:cabinet|executive|council|scrutiny|inquiry|monitoring|tracker|outcomes?|findings|action plan)\b",
    re.I,
)
_LONG = 10
"""Words that a recommendation has at least that tells a review alone."""


@dataclass(frozen=True, slots=True)
class Told:
    """The recommendations that one paper tells of."""

    paper: str
    """Id of its page."""
    title: str
    date: str | None
    recommendations: tuple[Recommendation, ...]


def joined(papers: Sequence[Told], settled: Verdicts) -> Iterator[Recommendation]:
    """All recommendations, each once, with all that any paper on its review says of it, oldest first."""
    ordered = sorted(papers, key=lambda told: told.date or "9999")
    candidates = _candidates(ordered)
    links = {
        (i, j): _link(ordered[i], ordered[j], settled, candidate=(i, j) in candidates)
        for i, j in combinations(range(len(ordered)), 2)
    }
    groups = _groups(len(ordered), [pair for pair, link in links.items() if link == ""])
    for group in groups:
        possible = {
            (other, why)
            for pair, why in links.items()
            if why and len(set(pair) & set(group)) == 1
            for other in set(pair) - set(group)
        }
        related = tuple(_related(ordered[i], why) for i, why in sorted(possible))
        for recommendation in _together([ordered[i] for i in group]):
            yield replace(recommendation, related=related)


def _candidates(papers: Sequence[Told]) -> set[tuple[int, int]]:
    """Papers that may be on one review: they share a run of words, or their titles are alike."""
    holders: dict[object, list[int]] = defaultdict(list)
    for index, told in enumerate(papers):
        words = [plain_words(r.text).split() for r in told.recommendations]
        runs = {" ".join(own[i : i + _RUN]) for own in words for i in range(len(own) - _RUN + 1)}
        for key in (_title(told), *runs):
            holders[key].append(index)
    return {pair for indexes in holders.values() for pair in combinations(indexes[:_USUAL], 2)}


def _link(one: Told, other: Told, settled: Verdicts, *, candidate: bool) -> str | None:
    """Why two papers are only possibly on one review: "" where they certainly are, None where they aren't."""
    holds = settled.holds(one.paper, other.paper)
    if holds is not None:
        return "" if holds else None
    if not candidate:
        return None
    worded = sum(any(_same(a, b) for a in one.recommendations) for b in other.recommendations)
    least = min(len(one.recommendations), len(other.recommendations))
    if worded >= max(2, _MOST * least) or (worded == least == 1 and _is_long(one, other)):
        return ""
    if worded:
        return f"{worded} of {least} recommendations are worded alike"
    numbers = {r.number for r in one.recommendations}, {r.number for r in other.recommendations}
    if _title(one) == _title(other) and (numbers[0] <= numbers[1] or numbers[1] <= numbers[0]):
        return "The titles are alike, but the recommendations aren’t worded alike"
    return None


def _title(told: Told) -> frozenset[str]:
    """The words of a title that tell which review it is of."""
    return title_words(_FORM.sub(" ", told.title), {})


def _is_long(*papers: Told) -> bool:
    return all(len(r.text.split()) >= _LONG for told in papers for r in told.recommendations)


def _same(one: Recommendation, other: Recommendation) -> bool:
    """Whether two are worded alike under one number, or, where a paper numbers them anew, in all words."""
    if plain_words(one.text) == plain_words(other.text) and len(one.text.split()) >= _LONG:
        return True
    numbered = one.number is None or other.number is None or one.number == other.number
    return numbered and same_words(one.text, other.text)


def _groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Indexes that pairs lead from one to the other, in order."""
    group = list(range(count))
    for one, other in pairs:
        old, new = sorted((group[one], group[other]), reverse=True)
        group = [new if g == old else g for g in group]
    return [[i for i in range(count) if group[i] == g] for g in sorted(set(group))]


def _related(told: Told, why: str) -> Related:
    review = told.recommendations[0].review
    return Related(review, told.title, told.recommendations[0].url.partition("#")[0], why)


def _together(papers: Sequence[Told]) -> list[Recommendation]:
    """The recommendations of one review, in the order of the first paper that has them."""
    found = list(papers[0].recommendations)
    for told in papers[1:]:
        for later in told.recommendations:
            at = _at(found, later)
            if at is None:
                found.append(
                    replace(
                        later,
                        review=found[0].review,
                        review_title=found[0].review_title,
                        url=f"{found[0].url.partition('#')[0]}#{later.url.partition('#')[2]}",
                    )
                )
            else:
                found[at] = _merged(found[at], later, told)
    return found


def _at(found: Sequence[Recommendation], later: Recommendation) -> int | None:
    """Where a recommendation of the same review stands: with its words, else with its number."""
    ranked = sorted(range(len(found)), key=lambda i: found[i].number != later.number)
    worded = (i for i in ranked if _same(found[i], later))
    numbered = (i for i, r in enumerate(found) if r.number and r.number == later.number)
    return next(worded, next(numbered, None))


def _merged(first: Recommendation, later: Recommendation, told: Told) -> Recommendation:
    """A recommendation with what a later paper says of it."""
    mends = bool(later.text) and (not first.text or ("text" in first.gaps and "text" not in later.gaps))
    other = first.text if mends else later.text
    text = later.text if mends else first.text
    differs = bool(other) and plain_words(other) != plain_words(text)
    responses = _responses(first.responses, later.responses)
    leads = _stated(first.leads, later.leads)
    statuses = _stated(first.statuses, later.statuses)
    difference = Stated(other, told.title, told.date, first.sources if mends else later.sources)
    return replace(
        first,
        text=text,
        sources=_sources(first.sources, later.sources),
        response=next((r for r in reversed(responses) if r.stated), responses[-1] if responses else None),
        responses=responses,
        lead=next((s.text for s in reversed(leads) if s.date), leads[-1].text if leads else None),
        leads=leads,
        progress=_progress(first.progress, later.progress),
        statuses=statuses,
        gaps=tuple(g for g in first.gaps if g in later.gaps or (g == "text" and not mends)),
        incomplete=tuple(dict.fromkeys((*first.incomplete, *later.incomplete))),
        unplaced=(*first.unplaced, *later.unplaced),
        notes=(*first.notes, *later.notes),
        papers=(*first.papers, *later.papers),
        differences=(*first.differences, difference) if differs else first.differences,
    )


def _responses(first: Sequence[Response], later: Sequence[Response]) -> tuple[Response, ...]:
    found = list(first)
    for one in later:
        at = next((i for i, f in enumerate(found) if plain_words(f.text) == plain_words(one.text)), None)
        if at is None:
            found.append(one)
        else:
            found[at] = replace(found[at], sources=_sources(found[at].sources, one.sources))
    return tuple(found)


def _progress(first: Sequence[Progress], later: Sequence[Progress]) -> tuple[Progress, ...]:
    """All updates, oldest first; one that a later paper prints again stands once, with both places."""
    found = list(first)
    for one in later:
        same = (
            i
            for i, f in enumerate(found)
            if f.date == one.date and plain_words(f.text) == plain_words(one.text)
        )
        if (at := next(same, None)) is None:
            found.append(one)
        else:
            found[at] = replace(found[at], sources=_sources(found[at].sources, one.sources))
    return in_order(found)


def in_order(progress: Iterable[Progress]) -> tuple[Progress, ...]:
    """Updates by their dates, those without one by the date of the paper that tells them."""
    return tuple(sorted(progress, key=lambda p: p.date or p.stated or ""))


def _stated(first: Sequence[Stated], later: Sequence[Stated]) -> tuple[Stated, ...]:
    """What was stated, oldest first; what is only stated again stands once."""
    found = list(first)
    for one in later:
        again = found and plain_words(found[-1].text) == plain_words(one.text)
        if again and found[-1].by in (one.by, None):
            found[-1] = replace(found[-1], sources=_sources(found[-1].sources, one.sources))
        else:
            found.append(one)
    return tuple(found)


def _sources(first: Iterable[Source], later: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys((*first, *later)))
