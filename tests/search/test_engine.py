"""What a search finds, in which order, and what is given up to find anything."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from archive.search.folding import terms, words
from tests.search.asking import answer, paper, refs
from tests.search.bridge import built, in_node, searched
from tests.search.invented import sections

PAPERS = [
    paper(
        0,
        title="Budget monitoring",
        text="Corporate parenting was over its budget by £1.3m after reserves.",
        breadcrumb="Meeting of 16 January 2023 › 4 Budget monitoring",
        date="2023-01-16",
    ),
    paper(
        1,
        title="Yeshivas",
        text="The Director promised a report on Yeshivas within the year, and again later.",
    ),
    paper(2, title="Work programme", text="Nothing about you, without you. The Panel agreed its programme."),
    paper(3, title="ΜΑΡΡΑ", kind="glossary term", text="Multi-agency public protection arrangements"),
    paper(
        4,
        title="Monitoring of places",
        text="There were 13,352 places in 2021/22, a long list of which follows.",
    ),
    paper(
        5,
        title="Safeguarding",
        text="Safeguarding training without gaps, for you and about you; nothing else.",
    ),
    paper(6, title="Old letter", text="A letter on the budget.", date="2019-05-01"),
    paper(7, title="New letter", text="A letter on the budget.", date="2024-05-01"),
    paper(8, title="Hackney", text="Costs of £1,700,000 were paid on 30.11.22, Cllr Zoë Lubbock said."),
]


@cache
def of_papers() -> dict[str, Any]:
    """Ask all questions about PAPERS at once, since a start of Node takes longer than a hundred of them."""
    tables = (ALL_WORDS, TYPOS, WITHOUT)
    queries = [*(row[0] for table in tables for row in table), *PHRASES, *NASTY, *OTHERS]
    answered = searched(PAPERS, [{"q": query, "groups": len(PAPERS)} for query in queries])
    return dict(zip(queries, answered, strict=True))


def ask(query: str) -> tuple[str, list[int]]:
    """Give how a query was answered, and the sections, best first."""
    answered = of_papers()[query]
    return answered["how"], refs(answered)


OTHERS = [
    "monitoring places",
    "yeshivas promised arrangements",
    "xylophone",
    "13353",
    "of the",
    "mappa of the",
    '"you about nothing"',
]


ALL_WORDS = [
    ("corporate parenting", 0),
    ("promise", 1),
    ("YESHIVA", 1),
    ("mappa", 3),
    ("ΜΑΡΡΑ", 3),
    ("M.A.P.P.A.", 3),
    ("£1.3m", 0),
    ("£1.3 million", 0),
    ("£1,300,000", 0),
    ("1300000", 0),
    ("£1.7m", 8),
    ("1.70 million", 8),
    ("1700k", 8),
    ("13352", 4),
    ("13,352 places", 4),
    ("2021-22", 4),
    ("2021/2022 places", 4),
    ("budget parenting 16 January 2023", 0),
    ("16/01/2023 budget", 0),
    ("30 November 2022", 8),
    ("30th Nov 2022", 8),
    ("November 30, 2022", 8),
    ("councillor zoe lubbock", 8),
    ("glossary arrangements", 3),
    ("safeguarding", 5),
    ("the work of the programme", 2),
]


@pytest.mark.parametrize(("query", "first"), ALL_WORDS)
def test_all_words(query: str, first: int) -> None:
    """The section that has every word, in whatever form and spelling, comes first."""
    how, found = ask(query)
    assert (how, found[0]) == ("all", first)


def test_every_word_counts() -> None:
    """A section that lacks one of the words is not shown where another has them all."""
    assert ask("monitoring places") == ("all", [4])


def test_nearest() -> None:
    """Where nothing has all words, those with most of them come first, and it is said."""
    assert ask("yeshivas promised arrangements") == ("nearest", [1, 3])


def test_the_rarer_words_are_nearer() -> None:
    """Of two sections that lack a word, the one with the rarer words is nearer."""
    papers = [*(paper(place, text="children") for place in range(9)), paper(9, text="yeshivas"), paper(10)]
    assert refs(answer(papers, "children yeshivas"))[0] == 9


def test_few_with_all() -> None:
    """Behind few sections with all of many words come those with most of them; how many have all is said."""
    papers = [
        paper(0, text="The Schools Bill was proposed and is dropped."),
        paper(1, text="The Schools Bill was proposed in May."),
        paper(2, text="Schools."),
        *(paper(place) for place in range(3, 12)),
    ]
    answered = answer(papers, "schools bill dropped")
    assert (answered["how"], answered["whole"], refs(answered)) == ("all", 1, [0, 1])


def test_questions() -> None:
    """A question in plain English finds the passage, although that lacks the words it is asked with."""
    papers = [
        paper(0, text="There are three special schools in Marshwick and all are full."),
        paper(1, text="Tell people what happened about special offers."),
        *(paper(place, text="Schools in Marshwick.") for place in range(2, 9)),
    ]
    assert (
        refs(answer(papers, "Can you tell me which special schools are in Marshwick and are they full?"))[0]
        == 0
    )


def test_how_many() -> None:
    """Who asks how many is helped by what says that it is a number, and not bound to it."""
    papers = [paper(0, text="Otters live here."), paper(1, text="The number of otters here: seven.")]
    assert refs(answer(papers, "how many otters live")) == [0, 1]
    assert refs(answer(papers, "how many otters are here")) == [1, 0]
    assert refs(answer(papers[:1], "how many otters")) == [0]


def test_none() -> None:
    """Where nothing has any word, that is said."""
    answered = of_papers()["xylophone"]
    assert (answered["how"], answered["missing"], refs(answered)) == ("none", ["xylophone"], [])


TYPOS = [
    ("yeshivaz", 1, "yeshivas"),
    ("corporrate parentin", 0, None),
    ("safegarding", 5, "safeguarding"),
    ("hackny", 8, "hackney"),
    ("arragnements", 3, "arrangements"),
    ("protectoin", 3, "protection"),
    ("protektoin multi", 3, "protection multi"),
    ("Safegarding, training", 5, "Safeguarding training"),
]


@pytest.mark.parametrize(("typo", "found", "meant"), TYPOS)
def test_misspelt(typo: str, found: int, meant: str | None) -> None:
    """Wrong letters are forgiven where the word as typed is nowhere, also when the other words are right."""
    answered = of_papers()[typo]
    assert (answered["how"], refs(answered)) == ("similar", [found])
    if meant:
        assert answered["meant"] == {"q": meant, "shown": True}


def test_numbers_are_not_misspelt() -> None:
    """A number that is nowhere is not taken for another."""
    assert ask("13353") == ("none", [])


def test_common_words() -> None:
    """Only common words find nothing, and they do no harm beside others."""
    assert ask("of the") == ("nothing-asked", [])
    assert ask("mappa of the") == ("all", [3])


PHRASES = ["“nothing about you, without you”", '"about you without"', '"about you without']


@pytest.mark.parametrize("query", PHRASES)
def test_phrase(query: str) -> None:
    """Words in quotation marks must stand together, whatever the punctuation between them."""
    assert ask(query) == ("all", [2])


def test_word_in_quotation_marks() -> None:
    """A word in quotation marks is meant in this form."""
    papers = [paper(0, text="promise"), paper(1, text="promised")]
    assert refs(answer(papers, '"promised"')) == [1]


EXACT_PAPERS = [
    paper(0, text="Call the team, who call by the house, home or school, of 5 and 1."),
    paper(
        1, text="We heard the call in. Home-to-school travel. A child in need. Nothing of the kind, 1 in 5."
    ),
    paper(2, text="A call-in. Home; to a school; child who need, nothing in the kind."),
]


EXACTLY = [
    ('"call-in"', {1, 2}),
    ("call-in", {1, 2}),
    ('"the call in"', {1}),
    ('"home to school"', {1}),
    ('"child in need"', {1}),
    ('"nothing of the kind"', {1}),
    ("1 in 5", {1}),
]


@cache
def of_exact_papers() -> list[Any]:
    """Ask for all phrases at once."""
    return searched(EXACT_PAPERS, [{"q": query, "groups": 9} for query, _ in EXACTLY])


@pytest.mark.parametrize("row", range(len(EXACTLY)), ids=[query for query, _ in EXACTLY])
def test_common_words_in_a_phrase(row: int) -> None:
    """Common words of a phrase must stand there too, as must those within one word or number."""
    assert set(refs(of_exact_papers()[row])) == EXACTLY[row][1]


def test_what_goes_on_below_a_heading() -> None:
    """A word of the heading counts for the passage that it begins more than for those that go on below it."""
    papers = [
        paper(0, title="Otters of the river", text="Traps were set by the mill.", continues=True),
        paper(1, title="Otters of the river", text="Traps were set by the weir."),
    ]
    assert refs(answer(papers, "otters traps")) == [1, 0]
    assert refs(answer(papers, "otters mill")) == [0]


def test_phrase_missed() -> None:
    """Where nothing has the phrase, sections with its words are shown, and it is said."""
    answered = of_papers()['"you about nothing"']
    assert answered["phraseMissed"]
    assert sorted(refs(answered)) == [2, 5]


WITHOUT = [
    ("budget -letter", [0]),
    ('budget -"corporate parenting"', [7, 6]),
    ("budget -letter -parenting", []),
    ("budget –letter −parenting", []),
    ("budget-letter", [7, 6]),
]


@pytest.mark.parametrize(("query", "found"), WITHOUT)
def test_without(query: str, found: list[int]) -> None:
    """What has a word or phrase behind a minus is left out; a hyphen within a word is none."""
    assert ask(query)[1] == found


def test_finished_words_are_whole() -> None:
    """Once a search is sent, a word that is there stands for itself and not for what begins with it."""
    papers = [paper(0, title="Place"), paper(1, title="Placements")]
    assert refs(answer(papers, "place", unfinished=True)) == [0, 1]
    assert refs(answer(papers, "place")) == [0]


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
    answered = searched(titled, [{"q": beginning, "unfinished": True} for beginning in beginnings])
    missed = [
        beginning
        for beginning, found in zip(beginnings, answered, strict=True)
        if found["how"] not in ("all", "nothing-asked")
    ]
    assert missed == []


NASTY = [
    "*f*f*f*f*f",
    "~10 " + "a" * 5000,
    "title:budget^99",
    '+ - " “',
    "__proto__ constructor",
    "*",
    "\0",
    "-budget",
    "type:",
]


@pytest.mark.parametrize("nasty", NASTY)
def test_nasty(nasty: str) -> None:
    """Nothing that is typed is understood as Lunr's query language, or brings the search down."""
    assert ask(nasty)[0] in ("none", "nothing-asked", "all", "nearest")


def test_long_word() -> None:
    """A word longer than any is looked for by its beginning."""
    long = "a" * 60
    assert refs(answer([paper(0, text=long), paper(1)], long)) == [0]


def test_empty_archive() -> None:
    """An archive without sections answers, too."""
    assert [found["how"] for found in searched([], [{"q": "budget"}, {"q": "type:minute"}, {"q": ""}])] == [
        "none",
        "nothing-asked",
        "nothing-asked",
    ]


@pytest.mark.parametrize(
    ("missing", "query"),
    [
        ("/texts/", "promised"),
        ("/groups", "promised"),
        ("/beside/", '"a report on"'),
        ("/vocabulary/", "yeshivaz"),
    ],
)
def test_a_file_that_does_not_come(missing: str, query: str) -> None:
    """Where a file does not come, what can be found without is shown, as what it is, and that is said."""
    files = built(PAPERS)
    left = {path: text for path, text in files.items() if missing not in path}
    asked = [{"q": query}]
    [whole] = in_node("search", files=files, asked=asked)
    [found] = in_node("search", files=left, asked=asked)
    assert (found["unread"], whole["unread"]) == (True, False)
    if missing == "/vocabulary/":
        return
    assert 1 in refs(found)
    of = next(group for group in found["groups"] if group["hits"][0]["ref"] == 1)
    assert of["title"]
    assert of["hits"][0]["url"].partition("#")[0] == PAPERS[1].url.partition("#")[0]
    assert "".join(segment["text"] for segment in of["hits"][0]["title"])
