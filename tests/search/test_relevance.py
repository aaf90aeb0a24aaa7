"""What readers look for comes first: of the sample, and of real papers where they are there."""

import json

import pytest

from archive.library import Library
from benchmarks.evidence import Passage, Query, hash_of, queries, words_of
from benchmarks.relevance import QUERIES, Means, means, measured, ours, score
from tests.once import Once
from tests.search.test_index import section
from tests.shared import shared


def test_scores() -> None:
    """The place of the first answer, and the gain as a share of the best that could be."""
    grades = [0, 3, 2, 1]
    assert (score(grades, [1, 2, 3]).place, score(grades, [1, 2, 3]).gain) == (1, 1.0)
    assert score(grades, [0, 3, 2]).place == 3
    assert score(grades, [0, 3]).place is None
    assert 0 < score(grades, [2, 1]).gain < 1
    both = means([score(grades, [1]), score(grades, [0, 3, 2])])
    assert (both.at_1, both.at_5) == (0.5, 1.0)
    assert both.reciprocal == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (Passage(3, (), words_of("**seven** otters <i>below</i> the weir")), True),
        (Passage(3, (), words_of("eight otters above the mill")), False),
        (Passage(3, (), length=3, hash=hash_of(["otters", "below", "the"])), True),
        (Passage(3, (), length=3, hash=hash_of(["otters", "above", "the"])), False),
        (Passage(3, (), title="counts"), True),
        (Passage(3, ("001",), words_of("seven otters")), False),
    ],
)
def test_evidence(passage: Passage, *, expected: bool) -> None:
    """A section answers if it has the words, whatever the markup, and stands in the document."""
    found = section(title="Counts", text="Seven otters – below the weir – at dawn")
    assert passage.stands_in(found) is expected


def test_the_queries_are_of_all_kinds() -> None:
    """There are at least sixty of real papers, which stand there by hashes only, and some of the sample."""
    entries = json.loads(QUERIES.read_text(encoding="utf-8"))
    real = [entry for entry in entries if entry["archive"] != "sample"]
    assert len(real) >= 60
    assert len(entries) - len(real) >= 20
    assert {entry["kind"] for entry in real} >= {
        *("acronym", "expansion", "typo", "question", "number", "date", "name", "name-variant", "phrase"),
        *("topic", "filter", "figure", "notice"),
    }
    assert not any("evidence" in passage for entry in real for passage in entry["relevant"])


def found(made: Library, asked: list[Query], *, judged: bool = False) -> Means:
    """How well an archive's search answers queries."""
    answers = {query.text: ((p, s) for p in query.passages for s in made.sections) for query in asked}
    assert [text for text, pairs in answers.items() if not any(p.stands_in(s) for p, s in pairs)] == []
    return means(measured(asked, made.sections, ours(made), judged=judged))


def test_the_sample_is_found(once: Once) -> None:
    """The queries of the sample have their answers among the first five."""
    result = found(once.library("sample"), queries(QUERIES, archive="sample"))
    assert result.at_5 >= 0.9
    assert result.reciprocal >= 0.8


@pytest.mark.slow
def test_the_real_papers_are_found(once: Once) -> None:
    """So have our own of real papers, and those of readers; above all in the papers that these have read."""
    readers = queries(shared("expected/search-queries.json"))
    made = once.library("hackney")
    own = queries(QUERIES, archive="hackney")
    for asked, judged, at_5, reciprocal in (
        (readers, True, 0.94, 0.88),
        (readers, False, 0.9, 0.78),
        (own, False, 0.88, 0.77),
    ):
        result = found(made, asked, judged=judged)
        assert result.at_5 >= at_5
        assert result.reciprocal >= reciprocal
