"""What a search finds, in which order, and what is given up to find anything."""

from dataclasses import replace
from typing import Any

import pytest

from archive.records import Section
from archive.search.folding import terms, words
from tests.search.bridge import answers
from tests.search.invented import sections
from tests.search.test_index import section

PAPERS = [
    section(
        0, title="Budget monitoring", text="Corporate parenting was over its budget by £1.3m after reserves."
    ),
    section(
        1,
        title="Yeshivas",
        text="The Director promised a report on Yeshivas within the year, and again later.",
    ),
    section(
        2, title="Work programme", text="Nothing about you, without you. The Panel agreed its programme."
    ),
    section(3, title="ΜΑΡΡΑ", kind="glossary term", text="Multi-agency public protection arrangements."),
    section(
        4,
        title="Monitoring of places",
        text="There were 13,352 places in 2021/22, a long list of which follows.",
    ),
    section(
        5,
        title="Safeguarding",
        text="Safeguarding training without gaps, for you and about you; nothing else.",
    ),
    section(6, title="Old letter", text="A letter on the budget.", date="2019-05-01", breadcrumb="Letters"),
    section(8, title="Hackney"),
    section(7, title="New letter", text="A letter on the budget.", date="2024-05-01", breadcrumb="Letters"),
]


def ask(query: str, *, unfinished: bool = False) -> tuple[str, list[int]]:
    """Give how a query was answered, and the sections, best first."""
    answer = answers(PAPERS, [query], unfinished=unfinished)[0]
    return answer["how"], [int(hit["ref"]) for hit in answer["hits"]]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("corporate parenting", 0),
        ("promise", 1),
        ("YESHIVA", 1),
        ("mappa", 3),
        ("ΜΑΡΡΑ", 3),
        ("£1.3m", 0),
        ("£1.3 million", 0),
        ("13352", 4),
        ("13,352 places", 4),
        ("2021-22", 4),
        ("budget parenting 16 January 2023", 0),
        ("glossary arrangements", 3),
        ("safeguarding", 5),
        ("the work of the programme", 2),
    ],
)
def test_all_words(query: str, first: int) -> None:
    """The section that has every word, in whatever form and spelling, comes first."""
    how, found = ask(query)
    assert (how, found[0]) == ("all", first)


def test_every_word_counts() -> None:
    """A section that lacks one of the words is not shown where another has them all."""
    assert ask("monitoring places") == ("all", [4])


def test_title_before_text() -> None:
    """A word in the title counts for more than in the text, and a date settles what else is equal."""
    assert ask("budget")[1][0] == 0
    letters = [found for found in ask("letter")[1] if found in (6, 7)]
    assert letters == [7, 6]


def test_nearest() -> None:
    """Where nothing has all words, those with most of them are shown, and it is said."""
    assert ask("yeshivas promised arrangements") == ("nearest", [1])


def test_none() -> None:
    """Where nothing has any word, that is said."""
    assert ask("xylophone") == ("none", [])


@pytest.mark.parametrize(
    ("typo", "found"),
    [
        ("yeshivah", 1),
        ("corporat parnting", 0),
        ("safegarding", 5),
        ("hackny", 8),
        ("arragnements", 3),
        ("protectoin", 3),
    ],
)
def test_misspelt(typo: str, found: int) -> None:
    """One wrong letter in a word is forgiven where the word as typed is nowhere."""
    assert ask(typo) == ("similar", [found])


def test_numbers_are_not_misspelt() -> None:
    """A number that is nowhere is not taken for another."""
    assert ask("13353") == ("none", [])


def test_common_words() -> None:
    """Only common words find nothing, and they do no harm beside others."""
    assert ask("of the") == ("nothing-asked", [])
    assert ask("mappa of the") == ("all", [3])


def test_phrase() -> None:
    """Words in quotation marks must stand together, whatever the punctuation between them."""
    assert ask("nothing about you without you")[1] != [2]
    assert ask("“nothing about you, without you”") == ("all", [2])
    assert ask('"about you without"') == ("all", [2])


def test_phrase_missed() -> None:
    """Where nothing has the phrase, sections with its words are shown, and it is said."""
    answer = answers(PAPERS, ['"you about nothing"'])[0]
    assert answer["phraseMissed"]
    assert {hit["ref"] for hit in answer["hits"]} == {"2", "5"}


@pytest.mark.parametrize("length", range(3, 13))
def test_while_typing(length: int) -> None:
    """A word finds its section from its third letter to its last, past the end of its stem too."""
    how, found = ask("safeguarding"[:length], unfinished=True)
    assert (how, found[0]) == ("all", 5)


def test_finished_words_are_whole() -> None:
    """Once a search is sent, a word that is there stands for itself and not for what begins with it."""
    papers = [section(0, title="Place"), section(1, title="Placements")]
    typing, sent = answers(papers, ["place"], unfinished=True)[0], answers(papers, ["place"])[0]
    assert [hit["ref"] for hit in typing["hits"]] == ["0", "1"]
    assert [hit["ref"] for hit in sent["hits"]] == ["0"]


def test_every_beginning() -> None:
    """Whatever word of a title is being typed, its section is found at each letter from the third."""
    titled = [replace(made, text="") for made in sections(25)]
    longer = {
        word
        for made in titled
        for word in words(made.title)
        if word.isascii() and word.isalpha() and terms(word)
    }
    beginnings = [word[:length] for word in sorted(longer) for length in range(3, len(word) + 1)]
    missed = [
        beginning
        for beginning, answer in zip(beginnings, answers(titled, beginnings, unfinished=True), strict=True)
        if answer["how"] not in ("all", "nothing-asked")
    ]
    assert missed == []


def test_many_words() -> None:
    """Of a long query the first eight words are looked for, and the rest is told."""
    question = question_of("one two three four five six seven eight nine ten")
    assert question["words"] == ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    assert question["left"] == ["nine", "ten"]


@pytest.mark.parametrize(
    "nasty",
    [
        "*f*f*f*f*f",
        "~10 " + "a" * 5000,
        "title:budget^99",
        '+ - " “',
        "__proto__ constructor",
        "*",
        "\\u0000",
        "-budget",
    ],
)
def test_nasty(nasty: str) -> None:
    """Nothing that is typed is understood as Lunr's query language, or brings the search down."""
    assert ask(nasty)[0] in ("none", "nothing-asked", "all", "nearest")


def question_of(query: str) -> dict[str, Any]:
    """Give what the engine understands of a query."""
    question: dict[str, Any] = answers(PAPERS, [query])[0]["question"]
    return question


def test_long_word() -> None:
    """A word longer than any is looked for by its beginning."""
    long = "a" * 60
    papers: list[Section] = [section(0, text=long), section(1)]
    assert [hit["ref"] for hit in answers(papers, [long])[0]["hits"]] == ["0"]
