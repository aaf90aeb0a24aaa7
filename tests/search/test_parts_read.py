"""What the browser reads beside the index, and what it does where a file is bad."""

import json
import re
from collections import defaultdict
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from archive.records import Group, Section, Source
from archive.search import parts
from archive.search.facts import TEXTS, texts
from archive.search.fields import field_texts
from archive.search.folding import STOP_WORDS, fold, terms
from archive.search.stemmer import stem
from tests.search.bridge import asked, built, in_node
from tests.search.invented import sections
from tests.search.test_index import section


def has_phrase(paper: Section, phrase: list[str]) -> bool:
    """Whether the words stand one after another in a field; any word will do for a common one."""
    pattern = " ".join(r"\S+" if word in STOP_WORDS else re.escape(word) for word in phrase)
    return any(re.search(f"(?: |^){pattern}(?: |$)", fold(text)) for text in field_texts(paper))


def test_phrases() -> None:
    """A phrase is found in just the sections with its very words one after another, common ones between."""
    random = Random(5)  # noqa: S311 - nothing secret
    papers = sections(120)
    phrases = list[list[str]]()
    while len(phrases) < 150:
        said = fold(random.choice(field_texts(random.choice(papers)))).split()
        at, length = random.randrange(len(said) + 1), random.randint(1, 4)
        phrase = said[at : at + length]
        if random.random() < 0.3:
            random.shuffle(phrase)
        if phrase and not STOP_WORDS.issuperset((phrase[0], phrase[-1])):
            phrases.append(phrase)
    phrases = [phrase for phrase in phrases if not STOP_WORDS.intersection((phrase[0], phrase[-1]))]
    found = asked(papers, [("phrase", phrase) for phrase in phrases])
    expected = [{n for n, paper in enumerate(papers) if has_phrase(paper, phrase)} for phrase in phrases]
    assert [set(each) for each in found] == expected
    assert sum(map(bool, expected)) > 50


def stood(text: str, term: str) -> list[tuple[str, int, str, str]]:
    """The words of a term in a text, how far from the first, and the common words before and after each."""
    words = ["", *fold(text).split(), ""]
    places = [at for at, word in enumerate(words) if word not in STOP_WORDS and stem(word) == term]
    beside = [word if word in STOP_WORDS else "" for word in words]
    return [(words[at], at - places[0], beside[at - 1], beside[at + 1]) for at in places]


def test_where_words_stand() -> None:
    """The words of a term stand in the index as in titles and texts, with the common words beside them."""
    papers = sections(120)
    random = Random(7)  # noqa: S311 - nothing secret
    said = [word for paper in papers for word in fold(f"{paper.title} {paper.text}").split()]
    chosen = {stem(word) for word in random.sample(said, 60) if word not in STOP_WORDS}
    refs = list(range(0, len(papers), 4))
    found = asked(papers, [("standing", [term, refs]) for term in sorted(chosen)])
    for term, by_section in zip(sorted(chosen), found, strict=True):
        for ref, fields in zip(refs, by_section, strict=True):
            for words, text in zip(fields, (papers[ref].title, papers[ref].text), strict=True):
                first = words[0]["at"] if words else 0
                there = [(w["token"], w["at"] - first, w["before"], w["after"]) for w in words]
                assert there == stood(text, term)


def test_headings_stand_apart() -> None:
    """Where a title is part of the text below it, its words stand further from that than words are near."""
    paper = section(0, title="Otters of the river", text="Traps were set.", continues=True)
    (river,), (trap,) = asked([paper], [("standing", ["river", [0]]), ("standing", ["trap", [0]])])
    assert (river[0], trap[0]) == ([], [])
    assert trap[1][0]["at"] - river[1][0]["at"] > 12
    assert trap[1][0]["before"] == ""


def test_phrase_of_one_section() -> None:
    """Words that end one section and begin the next are no phrase; neither are other forms of its words."""
    papers = [
        section(0, text="The report was promised"),
        section(1, text="again and again, promising report"),
    ]
    found = asked(
        papers,
        [
            ("phrase", ["promised", "again"]),
            ("phrase", ["promised", "report"]),
            ("phrase", ["promising", "report"]),
            ("phrase", ["of", "the"]),
            ("phrase", ["nowhere", "report"]),
        ],
    )
    assert found == [[], [], [1], [], []]


def test_facts() -> None:
    """What is known of sections comes back as it was."""
    group = Group("m1", "Meeting of 16 January 2023", "meetings/1/", "meeting", "Panel", "2023-01-16")
    papers = [
        section(0, group=group, people=("a-lee", "b-cole"), standing=True),
        section(1, group=group, date="2023-01", body=None, title="2022"),
        section(2, title="5.3 Budget monitoring", date=None, kind="report", people=("b-cole",), copy_of="s0"),
        replace(section(3, title="Ann Lee", kind="person"), id="person-a-lee"),
    ]
    ordered = sorted(papers, key=lambda paper: paper.id)
    facts, groups, known = asked(papers, [("facts", None), ("groups", None), ("named", [0, 1, 2, 3])])
    assert [facts["kinds"][kind] for kind in facts["kind"]] == [paper.kind for paper in ordered]
    assert [facts["bodies"][body] for body in facts["body"]] == [paper.body for paper in ordered]
    assert facts["day"] == [20230116, 20230116, 20230100, 0]
    assert facts["people"] == [{"id": "a-lee", "name": "Ann Lee"}, {"id": "b-cole", "name": "b-cole"}]
    assert known == [[], [0, 1], [], [1]]
    assert facts["standing"] == [0, 1, 0, 0]
    assert facts["title"] == [2, 2, 1, 2]
    assert facts["copy"] == [0, 1, 2, 1]
    assert facts["group"] == [0, 1, 1, 0]
    assert groups[1] == {
        "id": "m1",
        "title": "Meeting of 16 January 2023",
        "url": "meetings/1/",
        "kind": "meeting",
        "body": "Panel",
        "date": "2023-01-16",
    }


def test_texts() -> None:
    """What is shown comes back as it was, in the order in which it is asked for, from whichever file."""
    papers = [replace(paper, also_in=("section-000003",)) for paper in sections(3 * TEXTS + 1)]
    papers[3] = replace(papers[3], breadcrumb="Elsewhere")
    refs = [2 * TEXTS, 0, 3 * TEXTS, TEXTS - 1]
    for ref, shown in zip(refs, asked(papers, [("texts", refs)])[0], strict=True):
        paper = papers[ref]
        told = [shown[name] for name in ("title", "kind", "body", "breadcrumb", "date", "url", "text")]
        assert told == [
            paper.title,
            paper.kind,
            paper.body,
            paper.breadcrumb,
            paper.date,
            paper.url,
            paper.text,
        ]
        assert shown["alsoIn"] == [{"title": papers[3].breadcrumb, "url": papers[3].url}]


@pytest.mark.parametrize(
    ("other", "name"),
    [
        ({"breadcrumb": "Minutes › 4 Housing"}, "Minutes › 4 Housing"),
        ({"title": "Annex"}, "Report › Annex"),
        ({"sources": (Source(document="d", page=7),)}, "Report › Damp, page 7"),
        ({}, "Report › Damp"),
    ],
)
def test_other_places_are_told_apart(other: dict[str, Any], name: str) -> None:
    """Where the same words stand too is not named as the place that is shown itself."""
    first = replace(sections(1)[0], id="a", title="Damp", breadcrumb="Report", sources=(), also_in=("b",))
    second = replace(first, id="b", url="r/#b", also_in=(), **other)
    assert next(texts([first, second]))[0][4:] == [name, "r/#b"]


def test_vocabulary() -> None:
    """The vocabulary has every term once, with its words and the number of sections that have it."""
    papers = sections(60)
    having: dict[str, set[int]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    for number, paper in enumerate(papers):
        for form in fold(" ".join(field_texts(paper))).split():
            for term in terms(form):
                having[term].add(number)
                words[term].add(form)
    found = asked(papers, [("vocabulary", None)])[0]
    assert {row["term"]: row["sections"] for row in found} == {term: len(at) for term, at in having.items()}
    assert {row["term"]: set(row["words"]) for row in found} == words


@pytest.mark.slow
def test_bytes_of_a_query() -> None:
    """One word loads one part, once for all who ask; a beginning those that it spans, and says so before."""
    papers = sections(400)
    files = built(papers)
    about = json.loads(files["search/about.json"])
    assert len(about["parts"]) > 3
    word = about["parts"][2][0]
    asking: list[tuple[str, Any]] = [
        ("cost", {"term": word, "usePipeline": False}),
        ("hits", {"term": word, "usePipeline": False}),
        ("cost", {"term": word, "usePipeline": False}),
        ("cost", {"term": "*", "usePipeline": False}),
        ("hits", {"term": "*", "usePipeline": False}),
    ]
    loaded = in_node("loaded", files=files, asked=asking)
    folder = f"search/{about['build']}"
    assert loaded[:3] == [["search/about.json", f"{folder}/facts.json"], [], [f"{folder}/terms/2.json"]]
    assert len(loaded[5]) == len(about["parts"]) - 1
    sizes = [len(files[f"{folder}/terms/{part}.json"].encode()) for part in range(len(about["parts"]))]
    answers = in_node("index", files=files, asked=asking)
    assert [answers[0], *answers[2:4]] == [sizes[2], 0, sum(sizes) - sizes[2]]
    assert max(sizes) < parts.PART_BYTES * 1.2


READ: dict[str, tuple[str, object]] = {
    "terms/0": ("hits", {"term": "budget"}),
    "beside/0": ("phrase", ["the", "budget"]),
    "texts/0": ("texts", [0]),
    "vocabulary/5": ("vocabulary", None),
}


@pytest.mark.parametrize("bad", [None, "{", "[[1]]", "{}"])
def test_bad_file(bad: str | None) -> None:
    """A file that is missing or broken is named in the error; once it is whole, the next to ask has it."""
    files = built([section()])
    build = json.loads(files["search/about.json"])["build"]
    paths = [f"search/{build}/{name}.json" for name in READ]
    left = {file: text for file, text in files.items() if file not in paths}
    asking: list[tuple[str, object]] = [
        *reversed(READ.values()),
        ("repair", files),
        *reversed(READ.values()),
    ]
    answers = in_node("index", files=left | (dict.fromkeys(paths, bad) if bad else {}), asked=asking)
    assert [any(path in failed["error"] for path in paths) for failed in answers[: len(READ)]] == [True] * 4
    assert answers[len(READ) + 1 :] == in_node("index", files=files, asked=list(reversed(READ.values())))


@pytest.mark.parametrize(
    "text",
    [
        "__proto__ constructor toString",
        "a😀b c\ud83dd 😀",
        "hasOwnProperty _index",
        "x" * 5000,
        'x"b\\c\u2028d',
    ],
)
def test_odd_words(text: str) -> None:
    """Words that mean something to JavaScript, characters of two units and halves of them do no harm."""
    odd, plain = section(0, text=text), section(1)
    tokens = fold(text).encode(errors="replace").decode().split()
    found = asked([odd, plain], [("hits", {"term": token}) for token in tokens])
    assert all([hit["ref"] for hit in each["hits"]] == [0] for each in found)
    assert found


def test_no_sections() -> None:
    """An archive with nothing in it has a search that finds nothing."""
    answers = asked(
        [],
        [
            ("hits", {"term": "budget"}),
            ("hits", {"term": "b*", "usePipeline": False}),
            ("hits", {"term": "budget", "editDistance": 1}),
            ("phrase", ["budget", "monitoring"]),
            ("query", []),
            ("groups", None),
            ("vocabulary", None),
        ],
    )
    assert answers[:3] == [{"terms": [], "hits": []}] * 3
    assert answers[3:] == [[]] * 4


def test_stems_are_never_longer() -> None:
    """A term is never longer than its word, so that what is near a word is looked for among few lengths."""
    assert all(len(stem(form)) <= len(form) for form in fold(" ".join(p.text for p in sections(100))).split())
