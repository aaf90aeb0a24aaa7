"""What a search finds, in which order, and what is given up to find anything."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from archive.records import Group, Section
from archive.search.folding import terms, words
from tests.search.bridge import built, in_node, searched
from tests.search.invented import sections


def section(place: int, **fields: Any) -> Section:
    """Make a section of which a test says only what it is about."""
    plain = Section(
        id=f"a{place:03}",
        url=f"papers/{place}/#p1",
        sources=(),
        title="Housing",
        kind="minute",
        body=None,
        date=None,
        breadcrumb="Papers",
        text="The Panel noted the report.",
    )
    return replace(plain, **fields)


def paper(place: int, **fields: Any) -> Section:
    """Make a section that stands under a paper of its own."""
    made = section(place, **fields)
    return replace(
        made, group=Group(f"p{place}", f"Paper {place}", f"papers/{place}/", "report", made.body, made.date)
    )


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


def answer(papers: list[Section], query: str, **more: Any) -> Any:
    """Ask a question with as many groups as there are sections."""
    return searched(papers, [{"q": query, "groups": len(papers), **more}])[0]


def refs(answered: Any) -> list[int]:
    """Give the sections of an answer, best first; each has a group of its own."""
    hits = [*answered["named"], *(hit for group in answered["groups"] for hit in group["hits"])]
    return [hit["ref"] for hit in hits]


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


def test_rare_slip() -> None:
    """A word that the papers have once may be a slip of one that they have often: that one is offered."""
    papers = [paper(0, text="safegaurding"), *(paper(place, text="safeguarding") for place in range(1, 15))]
    answered = answer(papers, "safegaurding")
    assert (answered["how"], refs(answered)) == ("all", [0])
    assert answered["meant"] == {"q": "safeguarding", "shown": False}


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


SHARES = [
    paper(0, text="In 2021, 58 per cent went."),
    paper(1, text="58% and 12.5 % of it."),
    paper(2, text="58 went."),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [("58%", {0, 1}), ("58 per cent", {0, 1}), ("58percent", {0, 1}), ("12.5%", {1}), ("58", {0, 1, 2})],
)
def test_shares(query: str, found: set[int]) -> None:
    """A share is found however it is written, and is no number; a number may be a share."""
    assert set(refs(answer(SHARES, query))) == found


AMOUNTS = [
    paper(0, text="A grant of £3,000.00 in 2021/22, 50.0% of it by noon."),
    paper(1, text="A grant of £2.0m in 2021/2022; the meeting ended at 19.00."),
    paper(2, text="2019 | 2020 | 2021 | 2022 | 22 % | 19"),
]


AMOUNTS_FOUND = [
    *(("£3,000.00", {0}), ("£3000", {0}), ("3000", {0}), ("50%", {0}), ("£2m", {1}), ("2000000", {1})),
    *(("19.00", {1}), ("2021/22", {0, 1}), ("2021-22", {0, 1}), ("2021–2022", {0, 1})),
    *(("21/22", {0, 1}), ("2021 to 2022", {0, 1, 2})),
    *(("grant 2021/22", {0, 1}), ("2020/21", set()), ("2021", {0, 1, 2}), ("2021 2022", {2})),
]


@cache
def of_amounts() -> list[Any]:
    """Ask for all amounts at once."""
    return searched(AMOUNTS, [{"q": query, "groups": 9} for query, _ in AMOUNTS_FOUND])


@pytest.mark.parametrize("row", range(len(AMOUNTS_FOUND)), ids=[query for query, _ in AMOUNTS_FOUND])
def test_whole_sums_and_financial_years(row: int) -> None:
    """Noughts behind the point say nothing, times keep theirs; a financial year is no two numbers."""
    assert set(refs(of_amounts()[row])) == AMOUNTS_FOUND[row][1]


def test_years_from_and_to() -> None:
    """Two years that follow each other may be a financial year, which is searched as well and told."""
    found = searched(AMOUNTS, [{"q": "2021 to 2022"}, {"q": "2020 to 2022"}])
    assert [[also["by"] for also in answered["also"]] for answered in found] == [[["2021/22"]], []]


def test_financial_years_are_marked_whole() -> None:
    """What is marked of a financial year is the year, and not the numbers in it."""
    hits = [group["hits"][0] for group in answer(AMOUNTS, "2021-22")["groups"]]
    assert {word for hit in hits for word in hit["words"]} == {"2021/22", "2021/2022"}


PEOPLE = [
    replace(paper(0, title="Roger Gough", kind="person", text="Leader"), id="person-roger-gough"),
    paper(1, text="Mr R Gough, Leader, on hubs", people=("roger-gough",)),
    paper(2, text="Councillor allowances; R numbers"),
]
OPTIONAL = [
    ("Cllr Gough hubs", "all", [0]),
    ("R. W. Gough hubs", "all", [0]),
    ("cllr allowances", "all", [1]),
    ("cllr hubs", "nearest", None),
    ("cllr gough questions about hubs", "all", [0]),
    ("what did the leader decide about hubs", "all", [0]),
    ("typ:minute hubs", "all", [0]),
    ("title:hubs", "all", [0]),
]


@pytest.mark.parametrize(("query", "how", "first"), OPTIONAL)
def test_what_may_be_missing(query: str, how: str, first: list[int] | None) -> None:
    """Titles and initials before a name, what is asked with, and filters that are none, need not be there."""
    answered = answer(PEOPLE, query)
    assert answered["how"] == how
    assert first is None or (refs(answered)[:1] == first and answered["meant"] is None)


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("what did the Panel decide about hubs?", {"panel", "hubs"}),
        ("how many hubs are there", {"hubs"}),
        ("many hubs", {"many", "hubs"}),
        ('how many hubs "the Panel to decide"', {"the panel to decide", "hubs"}),
        ("what did many decide?", {"many", "decide"}),
        ("hubs since", {"hubs"}),
    ],
)
def test_what_a_question_is_asked_with(query: str, marked: set[str]) -> None:
    """It is not marked, unless it is in quotation marks or nothing else is asked for."""
    said = paper(0, text="It is for the Panel to decide about hubs, of which there are many.")
    (group,) = answer([said], query)["groups"]
    assert set(group["hits"][0]["words"]) == marked


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("otters counted", 0),
        ("latest otters counted", 1),
        ("otters counted recently", 1),
        ("most recent otters", 1),
    ],
)
def test_the_latest(query: str, first: int) -> None:
    """Who asks for the latest gets a newer section before one in which the words stand a little closer."""
    papers = [
        paper(0, text="Otters were counted recently.", date="2019-01-16"),
        paper(1, text="Otters at the weir were counted recently.", date="2023-01-16"),
    ]
    assert refs(answer(papers, query))[0] == first


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("who is the director of housing?", 1),
        ("what does the director stand for", 0),
    ],
)
def test_who(query: str, first: int) -> None:
    """Who asks who gets a person of that office first."""
    papers = [
        paper(0, title="Report", text="The Director of Housing reported."),
        replace(
            paper(1, title="Ana Bell", kind="person", text="Director of Housing, Ashford"),
            id="person-ana-bell",
        ),
    ]
    answered = answer(papers, query)
    assert (answered["how"], refs(answered)[0]) == ("all", first)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("who is the chair?", [1]),
        ("who is the vice-chair", [0]),
        ("who chairs the parks panel", [1]),
        ("who is the chair of schools", []),
        ("who is a councillor", []),
        ("co-optee", []),
        ("vice chair", [0]),
        ("chair", []),
    ],
)
def test_who_has_an_office(query: str, named: list[int]) -> None:
    """Whoever has the very office comes first; nobody where many have it, or where none was asked for."""
    people = [
        paper(0, title="Ana Bell", kind="person", text="Councillor; Vice-Chair, Parks Panel"),
        paper(1, title="Ben Weir", kind="person", text="Councillor; Chair, Parks Panel"),
        *(paper(n, title=f"Cy {n}", kind="person", text="Councillor; Co-optee, Parks") for n in range(2, 6)),
        paper(6, text="Schools have a chair each."),
    ]
    assert [hit["ref"] for hit in answer(people, query)["named"]] == named


ENDING = [
    ("otters 2022", ["2021/22"], [1, 0]),
    ("otters 2021", [], [0]),
    ("otters 4 May 2022", [], [1]),
    ("otters 2022/23", [], []),
    ("otters 2022-2025", [], []),
    ("otters 2022 to 2025", [], []),
]


@pytest.mark.parametrize(("query", "also", "found"), ENDING)
def test_year_in_which_a_financial_year_ends(query: str, also: list[str], found: list[int]) -> None:
    """It finds that financial year behind what has the year, and says so; not one of a date or of two."""
    papers = [
        paper(0, text="Of otters in 2021/22 there were seven."),
        paper(1, text="Otters were counted on 4 May 2022."),
    ]
    answered = answer(papers, query)
    assert [one for more in answered["also"] for one in more["by"]] == also
    assert not found or (answered["how"], refs(answered)) == ("all", found)


@pytest.mark.parametrize(("query", "shown"), [("weir", True), ("OW", False)])
def test_what_a_term_shows(query: str, *, shown: bool) -> None:
    """What it means where it is asked for; else where the words stand in what explains it."""
    explained = f"{'Otters of the old mill. ' * 20}They live below the weir."
    answered = answer([paper(0, title="OW", kind="glossary term", text=explained)], query)
    hits = answered["named"] + [hit for group in answered["groups"] for hit in group["hits"]]
    assert ["weir" in "".join(part["text"] for part in hit["excerpt"]) for hit in hits] == [shown]


MEANT = [
    ("what does LAC mean?", [0]),
    ("what is LAC", [0]),
    ("LAC meaning", [0]),
    ("definition of LAC", [0]),
    ("who is Ana Bell", [2]),
    ("what does LAC do?", []),
    ("meaning LAC numbers", []),
    ("what is the meaning", []),
]


@pytest.mark.parametrize(("query", "named"), MEANT)
def test_what_it_means(query: str, named: list[int]) -> None:
    """Who asks what an abbreviation means, or who somebody is, gets just that first."""
    papers = [
        paper(0, title="LAC", kind="glossary term", text="looked after children"),
        paper(1, title="Numbers", text="LAC numbers have a meaning; what LAC do is told."),
        paper(2, title="Ana Bell", kind="person", text="Director of Housing"),
    ]
    assert [hit["ref"] for hit in answer(papers, query)["named"]] == named


OF_KINDS = [
    ("decisions May 2021", [1, 0, 5, 6]),
    ("actions agreed", [1]),
    ("decisions otters", [1, 0]),
    ("otter decision making", [0, 1]),
    ('"decisions" otters', [0]),
    ("figures for otters", [2]),
    ("letters", [3, 4]),
    ("meetings 2021", [5, 6]),
    ("agenda 2021", [6]),
    ("recommendations buckets", [7]),
    ("how many decisions", [0, 1]),
]


@pytest.mark.parametrize(("query", "found"), OF_KINDS)
def test_kinds_that_are_named(query: str, found: list[int]) -> None:
    """Who asks for decisions finds them, in whatever words they stand, before what speaks of decisions."""
    papers = [
        paper(0, text="Decisions on otters take long; decision making is slow.", date="2021-05-04"),
        paper(1, kind="decision", text="Traps for otters will be bought.", date="2021-05-04"),
        paper(2, kind="figure", title="Otters seen", text="7 (May)"),
        paper(3, kind="letter", title="Letter to the Mayor", text="Dear Mayor"),
        paper(4, kind="letter", title="Weirs", text="The weirs are old."),
        paper(5, kind="meeting", title="Meeting of 4 May 2021", text="Ana Bell"),
        paper(6, kind="agenda item", title="7. Cubs", breadcrumb="Meeting of 4 May 2021"),
        paper(7, kind="recommendation", title="Traps", text="That buckets be bought."),
    ]
    assert refs(answer(papers, query)) == found


def test_what_goes_on_below_a_heading() -> None:
    """A word of the heading counts for the passage that it begins more than for those that go on below it."""
    papers = [
        paper(0, title="Otters of the river", text="Traps were set by the mill.", continues=True),
        paper(1, title="Otters of the river", text="Traps were set by the weir."),
    ]
    assert refs(answer(papers, "otters traps")) == [1, 0]
    assert refs(answer(papers, "otters mill")) == [0]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("typ:minute hubs", [{"typed": "typ", "meant": "type"}]),
        ("sort:newest hubs", [{"typed": "sort", "meant": None}]),
        ("hubs -year:2022 -type:minute", [{"typed": "-year", "meant": None}]),
        ("type:minute years:2022 Note:this 10:30 https://hubs.example", []),
    ],
)
def test_filters_that_there_are_not(query: str, names: list[dict[str, str | None]]) -> None:
    """A misspelt filter is taken for the one it is like; one that is none is told."""
    assert answer(PEOPLE, query)["question"]["names"] == names


def test_right_words_are_left() -> None:
    """A word that is there is no slip of one with two other letters; what begins otherwise is not meant."""
    papers = [paper(0, text="promised"), *(paper(place, text="provided fostering") for place in range(1, 15))]
    promised, other = searched(papers, [{"q": "promised"}, {"q": "toString"}])
    assert promised["meant"] is None
    assert (other["how"], other["meant"]) == ("none", None)


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


@pytest.mark.parametrize(
    ("query", "found"), [("£1.3", {1, 2, 3}), ("1.3", {0, 3}), ("£1.3m", {1, 2}), ("£1.4", set())]
)
def test_pounds_are_no_numbers_of_sections(query: str, found: set[int]) -> None:
    """A sum is not the number of a section, and is found in millions as well."""
    texts = ["1.3 Summary, 1.4 Costs", "A gap of £1.3m", "£1,300,000 was paid", "Costs (£m): £1.3"]
    papers = [paper(place, text=text) for place, text in enumerate(texts)]
    assert set(refs(answer(papers, query))) == found


@pytest.mark.parametrize(
    ("query", "how", "found"),
    [("call-in", "similar", {0}), ("in-house staff", "all", {1}), ("drop-in", "none", set())],
)
def test_compounds_that_nothing_has(query: str, how: str, found: set[int]) -> None:
    """What is one word is not taken for a part of it unsaid."""
    papers = [
        paper(0, text="Call handlers"),
        paper(1, text="In-house staff"),
        paper(2, text="Staff of a house"),
    ]
    answered = answer(papers, query)
    assert (answered["how"], set(refs(answered))) == (how, found)


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
