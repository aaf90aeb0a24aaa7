"""The index that the browser reads in parts answers as one lunr.Index would, score by score."""

from random import Random
from typing import Any

import pytest

from archive.records import Section
from archive.search.files import build_index
from archive.search.folding import terms, words
from tests.search.bridge import asked, in_node
from tests.search.invented import sections
from tests.search.test_index import section

FIELDS = ("title", "context", "text")
OPTIONAL, REQUIRED, PROHIBITED = 1, 2, 3


def test_asked() -> None:
    """A word, a phrase, what is known of a section and what is shown of it."""
    papers = [section(0), section(1, title="Yeshivas", text="The Director promised a report.", date=None)]
    hits, phrase, texts, facts, groups = asked(
        papers,
        [
            ("hits", {"term": "promises"}),
            ("phrase", ["director", "promised"]),
            ("texts", [1, 0]),
            ("facts", None),
            ("groups", [0]),
        ],
    )
    assert (hits["terms"], [hit["ref"] for hit in hits["hits"]]) == (["promis"], [1])
    assert phrase == [1]
    assert [shown["title"] for shown in texts] == ["Yeshivas", "Budget monitoring"]
    assert [shown["date"] for shown in texts] == [None, "2023-01-16"]
    assert (facts["day"], facts["kinds"], facts["kind"]) == ([20230116, 0], ["minute"], [0, 0])
    assert groups[0]["title"] == "Meeting of 16 January 2023"


def both(papers: list[Section], queries: list[list[dict[str, Any]]]) -> list[tuple[Any, Any]]:
    """Answer queries, each given as its clauses, from the parts and from one lunr.Index."""
    ours = asked(papers, [("query", clauses) for clauses in queries])
    theirs = in_node("whole", index=build_index(papers).decode(), queries=queries)
    return list(zip(ours, theirs, strict=True))


def clause(random: Random, vocabulary: list[str]) -> dict[str, Any]:
    """Invent a clause: exact, beginning, misspelt or with a wildcard, on any fields, of any presence."""
    word = random.choice(vocabulary)
    made: dict[str, Any] = {"term": word, "presence": random.choice([OPTIONAL] * 4 + [REQUIRED, PROHIBITED])}
    sort = random.random()
    if sort < 0.2:
        made |= {"term": word[: random.randint(1, 4)] + "*", "usePipeline": False}
    elif sort < 0.4:
        made |= {"term": slipped(random, word), "editDistance": random.choice([1, 1, 2])}
    elif sort < 0.5:
        made |= {"term": f"{word[:1]}*{word[-1:]}", "usePipeline": False}
    if random.random() < 0.3:
        made["fields"] = random.sample(FIELDS, random.randint(1, 2))
    if random.random() < 0.3:
        made["boost"] = random.choice([0.1, 0.3, 2, 7.7])
    return made


def slipped(random: Random, word: str) -> str:
    """Misspell a word by one letter, or leave it."""
    at = random.randrange(len(word))
    return (
        random.choice(
            [
                word,
                word[:at] + word[at + 1 :],
                f"{word[:at]}x{word[at:]}",
                word[:at] + word[at:][1::-1] + word[at + 2 :],
            ]
        )
        or "x"
    )


@pytest.mark.parametrize("seed", range(4))
def test_as_one_index(seed: int) -> None:
    """Any query finds the same sections with the same scores, to the last digit, in the same order."""
    random = Random(seed)  # noqa: S311 - nothing secret
    papers = sections(random.choice([1, 7, 150]), seed)
    vocabulary = sorted(
        {form for paper in papers for form in words(paper.title + " " + paper.text) if terms(form)}
    )
    vocabulary = [*sorted({term for word in vocabulary for term in (*terms(word), word.lower())}), "nowhere"]
    queries = [[clause(random, vocabulary) for _ in range(random.randint(0, 4))] for _ in range(250)]
    answers = both(papers, queries)
    assert [query for query, (ours, theirs) in zip(queries, answers, strict=True) if ours != theirs] == []
    assert len(papers) == 1 or sum(bool(ours) for ours, _ in answers) > 100
