"""Questions in plain English: what is asked for, who has an office, what a word means."""

from dataclasses import replace

import pytest

from tests.search.asking import answer, one_of, paper, refs

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
    answered = one_of(PEOPLE, [row[0] for row in OPTIONAL], query)
    assert answered["how"] == how
    assert first is None or (refs(answered)[:1] == first and answered["meant"] is None)


ASKED_WITH = [
    ("what did the Panel decide about hubs?", {"panel", "hubs"}),
    ("how many hubs are there", {"hubs"}),
    ("many hubs", {"many", "hubs"}),
    ('how many hubs "the Panel to decide"', {"the panel to decide", "hubs"}),
    ("what did many decide?", {"many", "decide"}),
    ("hubs since", {"hubs"}),
]


@pytest.mark.parametrize(("query", "marked"), ASKED_WITH)
def test_what_a_question_is_asked_with(query: str, marked: set[str]) -> None:
    """It is not marked, unless it is in quotation marks or nothing else is asked for."""
    said = paper(0, text="It is for the Panel to decide about hubs, of which there are many.")
    (group,) = one_of([said], [row[0] for row in ASKED_WITH], query)["groups"]
    assert set(group["hits"][0]["words"]) == marked


LATEST = [
    ("otters counted", 0),
    ("latest otters counted", 1),
    ("otters counted recently", 1),
    ("most recent otters", 1),
]


COUNTS = [
    paper(0, text="Otters were counted recently.", date="2019-01-16"),
    paper(1, text="Otters at the weir were counted recently.", date="2023-01-16"),
]


@pytest.mark.parametrize(("query", "first"), LATEST)
def test_the_latest(query: str, first: int) -> None:
    """Who asks for the latest gets a newer section before one in which the words stand a little closer."""
    assert refs(one_of(COUNTS, [row[0] for row in LATEST], query))[0] == first


WHO = [
    ("who is the director of housing?", 1),
    ("what does the director stand for", 0),
]


DIRECTOR = [
    paper(0, title="Report", text="The Director of Housing reported."),
    replace(
        paper(1, title="Ana Bell", kind="person", text="Director of Housing, Ashford"),
        id="person-ana-bell",
    ),
]


@pytest.mark.parametrize(("query", "first"), WHO)
def test_who(query: str, first: int) -> None:
    """Who asks who gets a person of that office first."""
    answered = one_of(DIRECTOR, [row[0] for row in WHO], query)
    assert (answered["how"], refs(answered)[0]) == ("all", first)


OFFICES = [
    ("who is the chair?", [1]),
    ("who is the vice-chair", [0]),
    ("who chairs the parks panel", [1]),
    ("who is the chair of schools", []),
    ("who is a councillor", []),
    ("co-optee", []),
    ("vice chair", [0]),
    ("chair", []),
]


HOLDERS = [
    paper(0, title="Ana Bell", kind="person", text="Councillor; Vice-Chair, Parks Panel"),
    paper(1, title="Ben Weir", kind="person", text="Councillor; Chair, Parks Panel"),
    *(paper(n, title=f"Cy {n}", kind="person", text="Councillor; Co-optee, Parks") for n in range(2, 6)),
    paper(6, text="Schools have a chair each."),
]


@pytest.mark.parametrize(("query", "named"), OFFICES)
def test_who_has_an_office(query: str, named: list[int]) -> None:
    """Whoever has the very office comes first; nobody where many have it, or where none was asked for."""
    assert [hit["ref"] for hit in one_of(HOLDERS, [row[0] for row in OFFICES], query)["named"]] == named


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


TERMS = [
    paper(0, title="LAC", kind="glossary term", text="looked after children"),
    paper(1, title="Numbers", text="LAC numbers have a meaning; what LAC do is told."),
    paper(2, title="Ana Bell", kind="person", text="Director of Housing"),
]


@pytest.mark.parametrize(("query", "named"), MEANT)
def test_what_it_means(query: str, named: list[int]) -> None:
    """Who asks what an abbreviation means, or who somebody is, gets just that first."""
    assert [hit["ref"] for hit in one_of(TERMS, [row[0] for row in MEANT], query)["named"]] == named


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


KINDS = [
    paper(0, text="Decisions on otters take long; decision making is slow.", date="2021-05-04"),
    paper(1, kind="decision", text="Traps for otters will be bought.", date="2021-05-04"),
    paper(2, kind="figure", title="Otters seen", text="7 (May)"),
    paper(3, kind="letter", title="Letter to the Mayor", text="Dear Mayor"),
    paper(4, kind="letter", title="Weirs", text="The weirs are old."),
    paper(5, kind="meeting", title="Meeting of 4 May 2021", text="Ana Bell"),
    paper(6, kind="agenda item", title="7. Cubs", breadcrumb="Meeting of 4 May 2021"),
    paper(7, kind="recommendation", title="Traps", text="That buckets be bought."),
]


@pytest.mark.parametrize(("query", "found"), OF_KINDS)
def test_kinds_that_are_named(query: str, found: list[int]) -> None:
    """Who asks for decisions finds them, in whatever words they stand, before what speaks of decisions."""
    assert refs(one_of(KINDS, [row[0] for row in OF_KINDS], query)) == found


NO_FILTERS = [
    ("typ:minute hubs", [{"typed": "typ", "meant": "type"}]),
    ("sort:newest hubs", [{"typed": "sort", "meant": None}]),
    ("hubs -year:2022 -type:minute", [{"typed": "-year", "meant": None}]),
    ("type:minute years:2022 Note:this 10:30 https://hubs.example", []),
]


@pytest.mark.parametrize(("query", "names"), NO_FILTERS)
def test_filters_that_there_are_not(query: str, names: list[dict[str, str | None]]) -> None:
    """A misspelt filter is taken for the one it is like; one that is none is told."""
    assert one_of(PEOPLE, [row[0] for row in NO_FILTERS], query)["question"]["names"] == names
