"""What is typed wrong, or written in other ways, and what is not taken for it."""

from functools import cache
from typing import Any

import pytest

from tests.search.asking import answer, one_of, paper, refs
from tests.search.bridge import searched


def test_rare_slip() -> None:
    """A word that the papers have once may be a slip of one that they have often: that one is offered."""
    papers = [paper(0, text="safegaurding"), *(paper(place, text="safeguarding") for place in range(1, 15))]
    answered = answer(papers, "safegaurding")
    assert (answered["how"], refs(answered)) == ("all", [0])
    assert answered["meant"] == {"q": "safeguarding", "shown": False}


def test_right_words_are_left() -> None:
    """A word that is there is no slip of one with two other letters; what begins otherwise is not meant."""
    papers = [paper(0, text="promised"), *(paper(place, text="provided fostering") for place in range(1, 15))]
    promised, other = searched(papers, [{"q": "promised"}, {"q": "toString"}])
    assert promised["meant"] is None
    assert (other["how"], other["meant"]) == ("none", None)


NO_SLIPS = ["dinners", "dinner", "José", "minus", "naive"]


@pytest.mark.parametrize("row", range(len(NO_SLIPS)), ids=NO_SLIPS)
def test_ordinary_words_are_no_slips(row: int) -> None:
    """A word that begins otherwise, or of few letters has one more, is not taken for one of the archive."""
    assert [of_others()[row][part] for part in ("how", "meant")] == ["none", None]


@pytest.mark.parametrize(("row", "found"), [(0, "winners"), (1, "budget"), (2, "evaluation")])
def test_slips(row: int, found: str) -> None:
    """Letters that changed places, a doubled one, and a vowel in place of another are slips."""
    answered = of_others()[len(NO_SLIPS) + row]
    assert (answered["how"], answered["meant"]) == ("similar", {"q": found, "shown": True})


@cache
def of_others() -> list[Any]:
    """Ask for words that the archive lacks, and for slips of those that it has."""
    papers = [
        paper(0, text="Winners of the inner ring waive the mins, Joe and Rose; a budget, an evaluation")
    ]
    queries = [*NO_SLIPS, "iwnners", "buddget", "evuluation"]
    return list(searched(papers, [{"q": query} for query in queries]))


def test_two_words_are_two() -> None:
    """A rare word that is there is offered for no other with another consonant."""
    papers = [paper(0, text="evacuation"), *(paper(place, text="evaluation") for place in range(1, 15))]
    assert answer(papers, "evacuation")["meant"] is None


LETTERS = [
    ("Q&A", {0, 1}),
    ("q & a", {0, 1}),
    ("Q and A", {0, 1}),
    ("a & e waits", {3}),
    ("Child Q", {2}),
    ("plans B and C", {4}),
]


def test_letters_joined() -> None:
    """Two letters joined are one word, however they are joined, where nothing stands before them."""
    texts = ["Cabinet Q & A", "Q&A with Cllr Bell", "Child Q, a child.", "A&E waits", "Plans B and C"]
    papers = [paper(place, text=text) for place, text in enumerate(texts)]
    found = searched(papers, [{"q": query} for query, _ in LETTERS])
    assert [set(refs(answered)) for answered in found] == [expected for _, expected in LETTERS]
    assert [segment["text"] for segment in found[0]["groups"][0]["hits"][0]["excerpt"] if segment["marked"]]


COMPOUNDS = [("call-in", "similar", {0}), ("in-house staff", "all", {1}), ("drop-in", "none", set())]


STAFF = [
    paper(0, text="Call handlers"),
    paper(1, text="In-house staff"),
    paper(2, text="Staff of a house"),
]


@pytest.mark.parametrize(("query", "how", "found"), COMPOUNDS)
def test_compounds_that_nothing_has(query: str, how: str, found: set[int]) -> None:
    """What is one word is not taken for a part of it unsaid."""
    answered = one_of(STAFF, [row[0] for row in COMPOUNDS], query)
    assert (answered["how"], set(refs(answered))) == (how, found)
