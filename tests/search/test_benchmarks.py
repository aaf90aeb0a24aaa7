"""What search is measured on is like more of the same papers, the same in each run."""

import re
from dataclasses import replace

import pytest

from archive.records import Group
from archive.search.folding import terms, words
from benchmarks import search_building
from benchmarks.search_browser import queries
from benchmarks.search_sections import grown, texts
from tests.search.invented import sections

GROUP = Group("group", "Meeting of 16 January 2023", "meetings/1/", "meeting", None, "2023-01-16")
PAPERS = [replace(section, group=GROUP, also_in=("section-000001",)) for section in sections(80)]


def vocabulary(times: int) -> int:
    """How many terms so many times the papers have."""
    return len(
        {
            term
            for section in grown(PAPERS, times)
            for text in texts(section)
            for word in words(text)
            for term in terms(word)
        }
    )


def test_copies_stand_apart() -> None:
    """Every section has an id and an address of its own, in a group of its copy; links stay within a copy."""
    made = grown(PAPERS, 4)
    assert made[: len(PAPERS)] == PAPERS
    assert len({section.id for section in made}) == len({section.url for section in made}) == 4 * len(PAPERS)
    assert len({section.group for section in made}) == 4
    ids = {section.id for section in made}
    assert all(ids.issuperset(section.also_in) for section in made)
    assert len({section.also_in for section in made}) == 4


def test_the_same_each_time() -> None:
    """Two runs measure the same, and another seed something else."""
    assert grown(PAPERS, 3) == grown(PAPERS, 3) != grown(PAPERS, 3, seed=2)


def test_the_vocabulary_grows_as_in_life() -> None:
    """Ten times the papers have more words than once, and far fewer than ten times as many."""
    once, tenfold = vocabulary(1), vocabulary(10)
    assert 1.5 * once < tenfold < 6 * once


def test_texts_keep_their_form() -> None:
    """A text has as many words as before, with their capitals and punctuation, some of them others."""
    changed = 0
    for section, copy in zip(PAPERS, grown(PAPERS, 2)[len(PAPERS) :], strict=True):
        pairs = [*zip(section.text.split(), copy.text.split(), strict=True)]
        changed += sum(word != other for word, other in pairs)
        for word, other in pairs:
            if word.isascii() and other.isascii():
                assert word[0].isupper() == other[0].isupper()
                assert re.sub(r"\w+", "", word) == re.sub(r"\w+", "", other)
    assert changed > 1000


def test_queries_of_all_kinds() -> None:
    """Words, phrases, numbers, names and filters are asked, the same each time."""
    asked = queries(PAPERS)
    assert asked == queries(PAPERS)
    assert len(asked) > 20
    for pattern in (r'^"', r"^type:", r" -\w", r"^what ", r"\d{4}", r"^\w+$"):
        assert any(re.search(pattern, query) for query in asked), pattern


@pytest.mark.parametrize("name", [name for name in search_building.BUILDERS if name.startswith("ours")])
def test_all_of_ours_can_be_measured(name: str) -> None:
    """Each way to build makes files, in some time."""
    built = search_building.BUILDERS[name](PAPERS)
    assert built.files > 2
    assert built.seconds > 0
