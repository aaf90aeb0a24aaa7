"""The stemmer is lunr.js's: a word that the two stem differently could never be found."""

import re
from itertools import product
from pathlib import Path
from random import Random

import pytest

from archive.search.stemmer import stem
from tests.search.bridge import in_node

PAPERS = Path(__file__).parents[3] / "shared" / "documents" / "hackney"

SUFFIXES = re.findall(
    r"\S+",
    """
    ational tional enci anci izer bli alli entli eli ousli ization ation ator alism iveness fulness
    ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant
    ement ment ent ou ism ate iti ous ive ize sion tion ion ed ing eed ies sses s es y e ll at bl iz
""",
)


def disagreements(words: list[str]) -> list[tuple[str, str, str]]:
    """List words with our stem and lunr.js's, where they differ."""
    theirs = in_node("stem", words=words)
    return [
        (word, stem(word), their) for word, their in zip(words, theirs, strict=True) if stem(word) != their
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("hackney", "hackney"),
        ("key", "key"),
        ("survey", "survey"),
        ("copy", "copi"),
        ("by", "by"),
        ("yearly", "yearli"),
        ("promised", "promis"),
        ("promise", "promis"),
        ("committees", "committe"),
        ("safeguarding", "safeguard"),
        ("eed", "e"),
        ("", ""),
    ],
)
def test_stem(word: str, expected: str) -> None:
    """Words are cut as readers' browsers cut them, "y" after a vowel being kept."""
    assert stem(word) == expected


def test_short_words() -> None:
    """Every word of up to three letters comes out as in lunr.js."""
    letters = "aeiouybcdegilnstvxz1"
    assert (
        disagreements(["".join(word) for size in (1, 2, 3) for word in product(letters, repeat=size)]) == []
    )


def test_random_words() -> None:
    """Whatever begins it and however many suffixes it has, a word comes out as in lunr.js."""
    random = Random(7)  # noqa: S311 - nothing secret
    letters = "aeiouyybcdlstzkwx1é.'_"
    made = {
        "".join(
            random.choices(letters, k=random.randint(0, 5)) + random.choices(SUFFIXES, k=random.randint(0, 3))
        )
        for _ in range(60_000)
    }
    assert disagreements(sorted(made)) == []


@pytest.mark.skipif(not PAPERS.is_dir(), reason="no ../shared: the words of real papers are not compared")
def test_words_of_papers() -> None:
    """Every word of real papers, however damaged, comes out as in lunr.js."""
    texts = [path.read_text(encoding="utf-8").lower() for path in PAPERS.glob("*.txt")]
    words = {word.strip(".,;:()[]'\"") for text in texts for word in re.split(r"[\s\-]+", text)}
    assert len(words) > 5000
    assert disagreements(sorted(words)) == []
