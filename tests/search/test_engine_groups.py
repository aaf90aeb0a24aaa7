"""How results are filtered, counted, grouped, ordered and shown."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from archive.records import Group, Section
from archive.search.synonyms import Same, Synonym, about
from tests.search.asking import answer, paper, refs, section
from tests.search.bridge import searched


def marked(segments: list[dict[str, Any]]) -> list[str]:
    """Give what is marked."""
    return [segment["text"] for segment in segments if segment["marked"]]


BODIES = ("Children and Families Scrutiny Panel", "Housing Scrutiny Commission")

MIXED = [
    paper(0, kind="minute", body=BODIES[0], date="2022-05-01", text="Damp was found.", people=("ana-bell",)),
    paper(
        1,
        kind="decision",
        body=BODIES[1],
        date="2022-06-01",
        text="Damp was found.",
        people=("ana-bell", "jo-ng"),
    ),
    paper(
        2, kind="report section", body=BODIES[1], date="2023-05-01", text="Damp was found.", people=("jo-ng",)
    ),
    paper(3, kind="report section", body=BODIES[1], date="2023-07-01", text="Mould was found."),
    replace(paper(4, title="Ana Bell", kind="person", text="Councillor; A Bell"), id="person-ana-bell"),
    replace(paper(5, title="Jo Ng", kind="person", text="Director of Housing"), id="person-jo-ng"),
]


FILTERS: list[tuple[dict[str, Any], set[int]]] = [
    ({"q": "damp", "types": ["minute", "decision"]}, {0, 1}),
    ({"q": "damp", "years": ["2022"], "bodies": [BODIES[1]]}, {1}),
    ({"q": "damp", "people": ["jo-ng"]}, {1, 2}),
    ({"q": "damp", "types": ["gone"]}, set()),
    ({"q": "damp type:minute"}, {0}),
    ({"q": "damp type:Minutes,decision"}, {0, 1}),
    ({"q": 'damp type:"report section"'}, {2}),
    ({"q": "damp type:minute", "types": ["decision"]}, {0, 1}),
    ({"q": "damp body:housing"}, {1, 2}),
    ({"q": 'damp body:"housing scrutiny commission"'}, {1, 2}),
    ({"q": "damp year:2022/23"}, {0, 1, 2}),
    ({"q": "found year:2023 "}, {2, 3}),
    ({"q": 'damp person:"Ana Bell"'}, {0, 1}),
    ({"q": "damp person:bell"}, {0, 1}),
    ({"q": "damp person:“jo ng” year: 2022"}, {1}),
    ({"q": "type:decision"}, {1}),
    ({"q": "damp -type:decision"}, {0, 2}),
    ({"q": "damp -type:Minutes,decision"}, {2}),
    ({"q": "damp type:minute,decision -type:minute"}, {1}),
    ({"q": "damp -type:nonsense"}, {0, 1, 2}),
    ({"q": "type:people"}, {4, 5}),
    ({"q": "damp type:report"}, {2}),
    ({"q": "year:2022 -minute"}, {1}),
]


@pytest.mark.parametrize("row", range(len(FILTERS)), ids=[str(query) for query, _ in FILTERS])
def test_filters(row: int) -> None:
    """Filters are the same typed and chosen; several values of one widen it, another one narrows."""
    found, answered = FILTERS[row][1], of_mixed()[row]
    assert set(refs(answered)) == found
    assert answered["total"] == len(found)


@cache
def of_mixed() -> list[Any]:
    """Ask all questions about MIXED at once."""
    questions = [query for query, _ in FILTERS] + [{"q": query} for query, _ in NAMED]
    return searched(MIXED, [{"groups": 9, **question} for question in questions])


def test_filters_understood() -> None:
    """A misspelt value is taken for one like it, one that nothing is like is left out, and both are said."""
    question = answer(MIXED, "damp type:minuet body:library person:xyz")["question"]
    assert question["filters"] == {"type": ["minute"], "year": [], "body": [], "person": []}
    assert question["mended"] == [{"name": "type", "typed": "minuet", "label": "Minute"}]
    assert [unknown["typed"] for unknown in question["unknown"]] == ["library", "xyz"]


@pytest.mark.parametrize(
    ("chosen", "strange", "total"),
    [
        ({"types": ["minute"]}, [], None),
        ({"types": ["nonsense"]}, [("type", "nonsense")], 0),
        ({"types": ["minute", "Minute"]}, [("type", "Minute")], None),
        ({"years": ["1800", "2022x"]}, [("year", "1800"), ("year", "2022x")], 0),
        (
            {"bodies": ["Board of Trade"], "people": ["nobody"]},
            [("body", "Board of Trade"), ("person", "nobody")],
            0,
        ),
    ],
)
def test_chosen_values_that_nothing_has(
    chosen: dict[str, list[str]], strange: list[tuple[str, str]], total: int | None
) -> None:
    """They narrow as any other does, and are named; beside one that there is they change nothing."""
    answered = answer(MIXED, "damp", **chosen)
    assert [(one["name"], one["value"]) for one in answered["question"]["strange"]] == strange
    assert answered["total"] == (answer(MIXED, "damp", types=["minute"])["total"] if total is None else total)


def test_counts() -> None:
    """Each value has the count that it would give with the other filters as they are."""
    facets = answer(MIXED, "damp", years=["2022"], types=["minute"])["facets"]
    counts = {name: {value["value"]: value["count"] for value in values} for name, values in facets.items()}
    assert counts == {
        "type": {"minute": 1, "decision": 1},
        "year": {"2022": 1},
        "body": {BODIES[0]: 1},
        "person": {"ana-bell": 1},
    }
    assert [value["label"] for value in facets["person"]] == ["Ana Bell"]


def test_counts_come_true() -> None:
    """What is counted for a value is what choosing it gives."""
    names = {"type": "types", "year": "years", "body": "bodies", "person": "people"}
    facets = answer(MIXED, "found")["facets"]
    counted = [(names[name], value) for name, values in facets.items() for value in values]
    answered = searched(MIXED, [{"q": "found", names_: [value["value"]]} for names_, value in counted])
    assert [found["total"] for found in answered] == [value["count"] for _, value in counted]


def test_filtered_away() -> None:
    """Where filters leave nothing, it is said how many there are without them."""
    answered = answer(MIXED, "damp", years=["2023"], types=["minute"])
    assert (answered["how"], answered["total"], answered["unfiltered"]) == ("none", 0, 3)


@pytest.mark.parametrize(("sort", "order"), [("newest", [2, 1, 0]), ("oldest", [0, 1, 2])])
def test_sort(sort: str, order: list[int]) -> None:
    """Results can be sorted by date."""
    assert refs(answer(MIXED, "damp", sort=sort)) == order


def minutes(number: int, **fields: Any) -> list[Section]:
    """Make sections of one meeting."""
    group = Group("m", "Meeting", "meetings/m/", "meeting", BODIES[0], "2022-05-01")
    return [replace(section(place, **fields), group=group) for place in range(number)]


def test_groups() -> None:
    """Three of a meeting are shown, with how many more there are; all of them if the group is opened."""
    papers = [*minutes(5, text="Damp."), paper(9, text="A word on damp.")]
    shut, opened = searched(papers, [{"q": "damp"}, {"q": "damp", "open": ["m"]}])
    assert [(g["id"], len(g["hits"]), g["more"]) for g in shut["groups"]] == [("m", 3, 2), ("p9", 1, 0)]
    assert [(g["id"], len(g["hits"]), g["more"]) for g in opened["groups"]] == [("m", 5, 0), ("p9", 1, 0)]
    assert (shut["total"], shut["totalGroups"]) == (6, 2)
    assert shut["groups"][0]["title"] == "Meeting"


def test_as_many_groups_as_wanted() -> None:
    """No more groups are made than are wanted; that there are more is said."""
    answered = searched([paper(place, text="Damp.") for place in range(7)], [{"q": "damp", "groups": 4}])[0]
    assert (len(answered["groups"]), answered["totalGroups"], answered["total"]) == (4, 7, 7)


ORDER = {
    "a title before text": [{"title": "Other", "text": "Damp."}, {"title": "Damp"}],
    "a decision before narrative": [{"kind": "report section"}, {"kind": "decision"}],
    "newer before older": [{"date": "2019-01-01"}, {"date": "2024-01-01"}],
    "short before long": [
        {"text": "Damp " + "and more of other matters " * 40},
        {"text": "Damp and other matters"},
    ],
    "near before far": [
        {"text": "Damp " + "and so on " * 30 + "homes"},
        {"text": "Damp homes " + "and so on " * 30},
    ],
    "in order": [{"text": "homes damp in winter"}, {"text": "damp homes in winter"}],
    "as typed before other forms": [{"text": "damping home"}, {"text": "damp homes"}],
    "the whole title": [{"title": "Damp homes in the north"}, {"title": "4.2 Damp homes"}],
    "standing notices last": [
        {"title": "Damp homes", "standing": True},
        {"text": "Homes are many. Damp is not."},
    ],
}


@pytest.mark.parametrize("pair", ORDER.values(), ids=ORDER)
def test_ranking(pair: list[dict[str, Any]]) -> None:
    """What readers look for comes first."""
    plain = {"kind": "report section", "text": "Damp homes."}
    papers = [paper(place, **{**plain, **fields}) for place, fields in enumerate(pair)]
    assert refs(answer(papers, "damp homes" if "homes" in str(pair) else "damp")) == [1, 0]


def test_the_day_asked_for() -> None:
    """A search with a date finds the meeting of that day before what only mentions it."""
    papers = [
        paper(
            0, title="Report", text="On 30 November 2022 we met, as on 30 November 2021.", date="2023-03-01"
        ),
        paper(1, title="Meeting of 30 November 2022", kind="meeting", text="Town Hall", date="2022-11-30"),
    ]
    assert refs(answer(papers, "30/11/2022")) == [1, 0]


def test_same_passage_once() -> None:
    """The same passage in two documents is one result, with its other places; filters may show the other."""
    papers = [
        paper(0, text="Damp was found.", date="2022-01-01", also_in=("a001",)),
        paper(1, text="Damp was found.", date="2023-01-01", copy_of="a000", also_in=("a000",)),
    ]
    once, other = searched(papers, [{"q": "damp"}, {"q": "damp", "years": ["2023"]}])
    assert (refs(once), once["total"]) == ([0], 1)
    assert [also["url"] for also in once["groups"][0]["hits"][0]["alsoIn"]] == [papers[1].url]
    assert refs(other) == [1]
    assert {value["value"]: value["count"] for value in once["facets"]["year"]} == {"2022": 1, "2023": 1}


NAMED = [
    ("ana bell", [4]),
    ("Cllr Ana Bell", [4]),
    ("A Bell", [4]),
    ("A J Bell", [4]),
    ("Anna Bell", [4]),
    ("bell", [4]),
    ("J Bell", []),
    ("damp", []),
    ("director of housing", [5]),
    ("housing", []),
    ("ana bell type:person", []),
]


@pytest.mark.parametrize("row", range(len(NAMED)), ids=[query for query, _ in NAMED])
def test_named(row: int) -> None:
    """A person comes first where the name, in any of its spellings, is all that was asked."""
    named, answered = NAMED[row][1], of_mixed()[len(FILTERS) + row]
    assert [hit["ref"] for hit in answered["named"]] == named
    assert not set(named) & {hit["ref"] for group in answered["groups"] for hit in group["hits"]}


LAC = [
    paper(0, title="Numbers", text="There were 437 looked after children in March."),
    paper(
        1,
        title="Other",
        text="LAC numbers rose a little, after all that was said of them in the other long report.",
    ),
    paper(2, title="LAC", kind="glossary term", text="looked after children"),
    paper(3, title="Children", text="Children were asked; we looked at it after lunch."),
    paper(4, title="DPIA", text="AP for all."),
    paper(5, text="Education, health and care plans are many."),
    paper(6, text="An EHCP was issued."),
    paper(7, text="The anti-crime team met to act on it."),
]
GLOSSARY = [
    Synonym("LAC", ("looked after children",), (("looked after children",),)),
    Synonym("AP", ("alternative provision", "action plan"), (("alternative provision",), ("action plan",))),
    Synonym("EHCP", ("Education, Health and Care Plan",), (("education health and care plans",),)),
    Synonym("ACT", ("Anti-Crime Team",), (("anti crime team",),), as_typed=True),
]
WORDS = [
    Same(("kids", "children", "young people"), ("children", "young people")),
    Same(("anti-crime",), ("anti crime",), ("ALL",)),
]


def in_glossary(questions: list[dict[str, object]], *, partly: bool = False) -> list[Any]:
    """Ask about LAC in an archive with a glossary."""
    said = about(GLOSSARY, WORDS)
    return searched(LAC, [{"groups": 9, **question} for question in questions], about=said, partly=partly)


def test_what_is_misspelt_means_the_same() -> None:
    """What words are taken for is searched as well by what it means, and that can be turned off."""
    loked, childrn, off = in_glossary(
        [
            {"q": "loked after children"},
            {"q": "numbers of looked after childrn"},
            {"q": "loked after children", "off": ["LAC"]},
        ]
    )
    for found, is_off in ((loked, False), (childrn, False), (off, True)):
        assert (["LAC"], is_off) in [(also["by"], also["off"]) for also in found["also"]]
        assert (1 in refs(found)) is not is_off


def test_meaning_is_searched_as_well() -> None:
    """An abbreviation finds what it means, too, behind what has the abbreviation itself; as a phrase only."""
    answered = in_glossary([{"q": "LAC numbers"}, {"q": "lac"}])
    assert [refs(found) for found in answered] == [[1, 0], [2, 1, 0]]
    assert answered[0]["also"] == [{"word": "LAC", "by": ["looked after children"], "off": False}]
    excerpt = answered[0]["groups"][1]["hits"][0]["excerpt"]
    assert "looked after children" in marked(excerpt)


def test_abbreviation_is_searched_as_well() -> None:
    """A meaning finds its abbreviation, too, in any number."""
    looked, plans = in_glossary(
        [{"q": "looked after children numbers"}, {"q": "education health and care plans"}]
    )
    assert refs(looked)[:2] == [0, 1]
    assert [also["by"] for also in looked["also"]] == [["LAC"]]
    assert refs(plans) == [5, 6]


def test_plural_of_an_abbreviation() -> None:
    """It finds what the abbreviation finds."""
    one, several = in_glossary([{"q": "EHCP"}, {"q": "EHCPs"}])
    assert refs(one) == refs(several) == [6, 5]


@pytest.mark.parametrize("off", ["LAC", "looked after children"])
def test_meaning_turned_off(off: str) -> None:
    """It can be turned off, and that is said."""
    answered = in_glossary([{"q": "LAC numbers", "off": [off]}])[0]
    assert refs(answered) == [1]
    assert answered["also"] == [{"word": "LAC", "by": ["looked after children"], "off": True}]


def test_several_senses() -> None:
    """An abbreviation of several senses is searched for as it is, and they are offered."""
    answered = in_glossary([{"q": "AP"}])[0]
    assert refs(answered) == [4]
    assert answered["senses"] == [{"term": "AP", "senses": ["alternative provision", "action plan"]}]
    assert answered["also"] == []


def test_abbreviation_that_is_a_word() -> None:
    """An abbreviation that is a word as well is one in capitals only, and no word is taken for it."""
    small, capitals, meaning = in_glossary([{"q": "act"}, {"q": "ACT"}, {"q": "anti-crime team"}])
    assert [found["also"] for found in (small, meaning)] == [[], []]
    assert [also["by"] for also in capitals["also"]] == [["Anti-Crime Team"]]


def test_word_in_capitals_only() -> None:
    """A word that is another in small letters says the same in capitals only."""
    small, capitals = in_glossary([{"q": "all"}, {"q": "ALL"}])
    assert (refs(small), refs(capitals)) == ([4, 1], [4, 1, 7])


def test_words_that_say_the_same() -> None:
    """A word finds others that say the same, and says which."""
    answered = in_glossary([{"q": "kids asked"}])[0]
    assert refs(answered) == [3]
    assert answered["also"] == [{"word": "kids", "by": ["children", "young people"], "off": False}]


ALONE = [
    ("TA", []),
    ("TAS", ["TAS"]),
    ("LACs", ["LAC"]),
    ("call", []),
    ("called-in", ["called-in"]),
    ("foster", []),
    ("exclusive", []),
    ("exclusion", ["exclusion"]),
    ("child in need", ["child in need"]),
    ("how many children are in need", ["children are in need"]),
    ("children in it need", []),
    ("children who need", []),
    ("women met", ["women"]),
    ("woman Q", []),
    ("tas strategy", ["TAS"]),
    ("tas the letter", []),
    ("TAS the letter", ["TAS"]),
    ("add me", []),
    ("add support", ["add"]),
]


def test_what_is_meant_and_what_is_not() -> None:
    """Abbreviations are meant as written, words in singular and plural; what was typed is told."""
    meant = "team around the school, looked after child, child in need, ladies, attention deficit"
    papers = [paper(0, text=f"TAS, TA, LAC, call in, excluded, CIN, {meant}")]
    known = about(
        [
            Synonym("TAS", ("Team Around the School",), (("team around the school",),)),
            Synonym("LAC", ("Looked After Child",), (("looked after child",),)),
            Synonym("CIN", ("Child in need",), (("children in need",),)),
        ],
        [
            Same(("call in", "called in"), ("call in",)),
            Same(("exclusions", "excluded"), ("excluded",)),
            Same(("ladies", "women"), ("ladies",)),
            Same(("ADD", "attention deficit"), ("attention deficit",)),
        ],
    )
    found = searched(papers, [{"q": query} for query, _ in ALONE], about=known)
    assert [[also["word"] for also in answered["also"]] for answered in found] == [row[1] for row in ALONE]
    assert searched([paper(0, text="TAS")], [{"q": "TA"}], about=known)[0]["how"] == "similar"


@pytest.mark.parametrize(
    ("typed", "said"), [("knives", "a knife"), ("criterion", "criteria"), ("men", "man")]
)
def test_plurals_of_another_stem(typed: str, said: str) -> None:
    """One finds the other."""
    assert searched([paper(0, text=f"There was {said}.")], [{"q": typed}])[0]["how"] == "all"


CAPITALS = [
    ("HE", [0, 1], ["HE"]),
    ("HE schools", [0], ["HE"]),
    ("schools of HE in-house", [0], ["HE"]),
    ("he schools", [2, 0], []),
    ("IT", [], []),
    ("IT schools", [2, 0], []),
]


def test_abbreviation_that_is_a_common_word() -> None:
    """In capitals it means what the glossary says; of several meanings the reader chooses."""
    papers = [
        paper(0, text="Hackney Education runs schools in-house."),
        paper(1, text="Hackney Education moved."),
        paper(2, text="He saw schools."),
    ]
    known = about(
        [
            Synonym("HE", ("Hackney Education",), (("hackney education",),), as_typed=True),
            Synonym("IT", ("information technology", "inner town"), ((), ())),
        ]
    )
    found = searched(papers, [{"q": query} for query, *_ in CAPITALS], about=known)
    said = [(sorted(refs(one)), [also["word"] for also in one["also"]]) for one in found]
    assert said == [(sorted(expected), also) for _, expected, also in CAPITALS]
    assert [[sense["term"] for sense in one["senses"]] for one in found[4:]] == [["IT"], ["IT"]]
    assert [one["question"]["common"] for one in found[1:4]] == [[], ["of", "in"], ["he"]]


def test_said_once() -> None:
    """What is typed twice is searched and told once."""
    once, twice = in_glossary([{"q": "lac"}, {"q": "LAC lac and LAC"}])
    assert len(once["also"]) == 1
    assert twice["also"] == once["also"]


COMMANDS = [
    ("damp NOT mould", ["NOT"]),
    ("damp OR mould", ["OR"]),
    ("damp or not mould", []),
    ("say NOT", []),
    ('"damp NOT mould"', []),
    ("dam* mould", ["*"]),
    ("* damp", []),
]


def test_commands_of_elsewhere() -> None:
    """They are words here, and named, so that the reader can be told."""
    found = searched(MIXED, [{"q": query} for query, _ in COMMANDS])
    assert [answered["question"]["commands"] for answered in found] == [commands for _, commands in COMMANDS]


def test_partial_answers() -> None:
    """What has the words themselves comes before the rest has been looked for, and stays where it is."""
    first, last = in_glossary([{"q": "lac"}], partly=True)[0]
    assert (first["partial"], last["partial"]) == (True, False)
    assert (first.get("growing"), last.get("growing")) == (True, None), "its count is not the last word"
    assert refs(last)[: len(refs(first))] == refs(first) == [2, 1]


def test_first_groups() -> None:
    """The first groups come before the others, as they stay; the counts of filters come with the others."""
    sections = [
        paper(n, text="Damp homes.", group=Group(f"g{n}", f"{n}", f"r/{n}", "report")) for n in range(6)
    ]
    first, last = searched(sections, [{"q": "damp"}], partly=True)[0]
    assert (first["partial"], last["partial"]) == (True, False)
    assert first["groups"] == last["groups"][:3]
    assert first == {**last, "groups": last["groups"][:3], "facets": None, "partial": True}
    assert last["facets"]["type"]


def test_excerpt() -> None:
    """The excerpt is the part with most of the words as printed, from the beginning of a sentence."""
    filler = "Nothing of note was said here by anybody at all. " * 20
    text = f"{filler}Of £1.3 million, Zoë’s mould-and-damp programme took 13,352 (half). {filler}"
    hit = answer([paper(0, text=text)], "damp programme 1.3m 13352 zoe")["groups"][0]["hits"][0]
    shown = "".join(segment["text"] for segment in hit["excerpt"])
    assert shown.startswith("… Of £1.3 million")
    assert shown.endswith(" …")
    assert len(shown) < 260
    assert marked(hit["excerpt"]) == ["£1.3 million", "Zoë’s", "damp programme", "13,352"]
    assert hit["words"] == ["£1.3 million", "zoë’s", "damp programme", "13,352"]


def test_marks_in_title_and_place() -> None:
    """Words are marked in the title and in where it stands, too, and short texts are shown whole."""
    hit = answer([paper(0, title="4.1 Damp", breadcrumb="Damp homes", text="<b>Damp</b>")], "damp")["groups"][
        0
    ]["hits"][0]
    assert [marked(hit[part]) for part in ("title", "breadcrumb", "excerpt")] == [
        ["Damp"],
        ["Damp"],
        ["Damp"],
    ]
    assert "".join(segment["text"] for segment in hit["excerpt"]) == "<b>Damp</b>"


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("cabinet 30 January 2025", [0]),
        ("Meeting of the Cabinet, 30th Jan 2025", [0]),
        ("cabinet 31 January 2025", []),
        ("budget 30 January 2025", []),
        ("cabinet January 2025", []),
        ("30 January 2025 -budget cabinet", []),
    ],
)
def test_a_body_and_a_day_name_a_meeting(query: str, named: list[int]) -> None:
    """The meeting of a body on a day comes before papers of that day, when nothing else is asked."""
    meeting = paper(0, title="Meeting of 30 January 2025", kind="meeting", text="Hall.", date="2025-01-30")
    cover = paper(1, title="Cabinet, 30 January 2025", text="To Cabinet, 30 January 2025.", date="2025-01-30")
    papers = [replace(one, body="Cabinet") for one in (meeting, cover)]
    [answer] = searched(papers, [{"q": query}])
    assert [hit["ref"] for hit in answer["named"]] == named
