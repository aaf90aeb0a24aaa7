"""What somebody writes as one word and the papers as two is found, and the other way round."""

from functools import cache
from typing import Any

import pytest

from archive.search.apart import written_apart
from archive.search.synonyms import about, synonyms
from tests.search.asking import paper, refs
from tests.search.bridge import searched

PAPERS = [
    paper(0, text="Pot holes were filled."),
    paper(1, text="The Well-being Board met."),
    paper(2, text="Of a child, minders said; child minders too."),
    paper(3, text="Holes in a pot, well; minders of a child, pots; 13 56."),
    paper(4, text="A multidisciplinary team met."),
]
QUERIES: dict[str, tuple[list[int], str | None]] = {
    "potholes": ([0], "pot holes"),
    "Potholes filled": ([0], "Pot holes filled"),
    "wellbeing": ([1], "well being"),
    "Childminders": ([2], "Child minders"),
    "holespot": ([], None),
    "1356": ([], None),
    "multi disciplinary": ([4], None),
}


@cache
def answers() -> list[Any]:
    """Ask all at once."""
    return searched(PAPERS, [{"q": query, "groups": len(PAPERS)} for query in QUERIES])


@pytest.mark.parametrize("row", range(len(QUERIES)), ids=list(QUERIES))
def test_typed_as_one(row: int) -> None:
    """A word that is nowhere is looked for as two, one after the other; it is said, and they are marked."""
    answered = answers()[row]
    found, meant = [*QUERIES.values()][row]
    assert refs(answered) == found
    assert (answered["meant"] or {}).get("q") == meant
    if meant:
        (hit,) = answered["groups"][0]["hits"]
        marked = " ".join(part["text"].lower() for part in hit["excerpt"] if part["marked"])
        assert meant.split()[0].lower() in marked


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Front line and frontline."], [("frontline", "front line")]),
        (["Front line. Line, front."], []),
        (["Not able; notable. Go for ward 2, not forward."], []),
        (["Well-being, as wellbeing."], [("wellbeing", "well being")]),
        (["In to it, into it. Be low, below."], []),
        (["Child ren.", "Children " * 20], []),
        (["Up keep and upkeep, 20 22 and 2022."], []),
        (
            ["Bus lanes", "buslanes", "Schoolbus lanes, schoolbuslanes."],
            [
                ("buslanes", "bus lanes"),
                ("schoolbuslanes", "schoolbus lanes"),
            ],
        ),
    ],
)
def test_written_as_both(texts: list[str], expected: list[tuple[str, ...]]) -> None:
    """Only what tells by itself, is all of the other word, and is no slip of the pen."""
    assert list(written_apart([paper(place, text=text) for place, text in enumerate(texts)])) == expected


def test_both_are_found() -> None:
    """Who types the one word finds both and is told; who types the two is not told of what joins them."""
    papers = [
        paper(0, text="Frontline staff."),
        paper(1, text="Staff at the front line."),
        paper(2, text="A line in front."),
    ]
    told = about([], synonyms([], papers, []).words)
    one, two = searched(papers, [{"q": "frontline"}, {"q": "front line"}], about=told)
    assert refs(one) == [0, 1]
    assert [(also["word"], also["by"]) for also in one["also"]] == [("frontline", ["front line"])]
    assert set(refs(two)) == {0, 1, 2}
    assert two["also"] == []


def test_a_common_word_in_two() -> None:
    """Who types two words of which one is common, with a hyphen or not, finds the one, too, and is told."""
    papers = [paper(0, text="Wellbeing."), paper(1, text="Well-being."), paper(2, text="Being not well.")]
    told = about([], synonyms([], papers, []).words)
    found = searched(
        papers, [{"q": query} for query in ("well-being", "well being", "wellbeing")], about=told
    )
    assert [sorted(refs(one)) for one in found] == [[0, 1], [0, 1], [0, 1]]
    assert [also["by"] for one in found for also in one["also"]] == [
        ["wellbeing"],
        ["wellbeing"],
        ["well being"],
    ]
