"""What search finds: names in every spelling, notices, the same words twice, words that say the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.library import Library
from archive.records import Person, Section, Sense, Source, Spelling, Term
from archive.search import copies, standing
from archive.search.names import Names
from archive.search.sections_lists import recommendations
from archive.search.synonyms import about, same_words, synonyms
from tests.once import Once
from tests.search.test_index import section

OTTERS = "Seven otters were seen below the weir at dawn, and two cubs above the mill."


def of(kind: str, text: str, name: str = "a", date: str = "2024-11-25", title: str = "Otters") -> Section:
    """A section of a body."""
    return section(id=name, kind=kind, title=title, text=text, date=date, body="River Panel")


def person(name: str, *variants: str, printed: tuple[str, ...] = ()) -> Person:
    """A person with spellings."""
    return Person(
        id=name.lower().replace(" ", "-"),
        url="",
        sources=(),
        name=name,
        variants=(name, *variants),
        roles=(),
        meetings=(),
        declarations=(),
        spellings=tuple(Spelling(spelling, ()) for spelling in printed),
    )


PEOPLE = [
    person("Sara Quill", "Sarah Quill", printed=("Cllr Sara Quill",)),
    person("Ann Weir"),
    person("Ben Weir"),
]


@pytest.mark.parametrize(
    ("text", "people", "spellings"),
    [
        ("Cllr Sarah Quill asked about otters.", ("sara-quill",), ("Sara Quill",)),
        ("Councillor Quill thanked the wardens.", ("sara-quill",), ("Sara Quill", "Sarah Quill")),
        ("Ann Weir and Sara Quill left.", ("ann-weir", "sara-quill"), ("Sarah Quill",)),
        ("Cllr Weir spoke.", (), ()),
        ("A quill of an otter; sara sara.", (), ()),
    ],
)
def test_names(text: str, people: tuple[str, ...], spellings: tuple[str, ...]) -> None:
    """Whoever is named in any spelling, with those that are not there; a surname of two is nobody's."""
    found = Names(PEOPLE).named(of("minute", text))
    assert (found.people, found.spellings) == (people, spellings)


@pytest.mark.parametrize(
    ("kind", "title", "text", "expected"),
    [
        ("agenda", "Rights of press and public", "You may come and listen.", True),
        ("agenda", "Coming here", "Filming is allowed. There is an induction loop in the chamber.", True),
        ("agenda", "About the river", "The river has three weirs.", False),
        (
            "report section",
            "Access for wheelchairs",
            "Filming is allowed. There is an induction loop.",
            False,
        ),
        (
            "minute",
            "Rights of press and public",
            "The Monitoring Officer said that filming is allowed.",
            False,
        ),
        ("recommendation", "Accessibility", "Fit an induction loop, and say so in large print.", False),
    ],
)
def test_notices(kind: str, title: str, text: str, *, expected: bool) -> None:
    """Notices are known by their wording, in agendas and their like; what was said or reported is none."""
    assert standing.marked([of(kind, text, title=title)])[0].standing is expected


def test_what_comes_often_is_standing() -> None:
    """The same words at three meetings are, whatever their dates; at two they are not; minutes never are."""
    days = ("2024-09-02", "2024-10-07", "2024-11-25")
    outline = [of("cover sheet", f"The minutes of {day} are attached.", name=day, date=day) for day in days]
    minutes = [of("minute", "The minutes were agreed.", name=f"m{day}", date=day) for day in days]
    assert [s.standing for s in standing.marked([*outline, *minutes])] == [True] * 3 + [False] * 3
    assert not any(s.standing for s in standing.marked([*outline[:2], *minutes]))


LONGER = (
    f"{OTTERS} The wardens will count them again in the spring, with the help of volunteers from the town."
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(of("report section", OTTERS), of("report section", OTTERS), True, id="word for word"),
        pytest.param(of("report section", OTTERS), of("cover sheet", OTTERS.upper()), True, id="in capitals"),
        pytest.param(
            of("minute", LONGER), of("minute", LONGER.replace("the town", "our town")), True, id="nearly"
        ),
        pytest.param(
            of("minute", f"{LONGER} In 2024."),
            of("minute", f"{LONGER} In 2023."),
            False,
            id="a number differs",
        ),
        pytest.param(
            of("minute", OTTERS), of("minute", OTTERS, date="2025-01-20"), False, id="said at another meeting"
        ),
        pytest.param(
            of("report section", OTTERS),
            of("letter", OTTERS, date="2025-01-20"),
            True,
            id="papers of two days",
        ),
        *(
            pytest.param(
                of("minute", OTTERS, title="3.1 Otters"),
                of("paper", f"{heading}\n{OTTERS}", title="3.1 Otters"),
                same,
                id=heading,
            )
            for heading, same in [("3 OTTERS", True), ("Otters", True), ("2 Otters", False)]
        ),
        pytest.param(of("minute", "Noted."), of("minute", "Noted."), False, id="too short"),
        pytest.param(of("person", OTTERS), of("person", OTTERS), False, id="people are no passages"),
    ],
)
def test_the_same_words_twice(one: Section, other: Section, *, same: bool) -> None:
    """One is shown and names the other, which points to it; never where a number or the meeting differs."""
    first, second = copies.marked([replace(one, id="one"), replace(other, id="other")])
    assert (second.copy_of, first.also_in) == (("one", ("other",)) if same else (None, ()))
    assert (first.copy_of, second.also_in) == (None, ())


def test_minutes_are_shown_before_cover_sheets() -> None:
    """Of the same words what was said or decided is shown, wherever it stands in the order."""
    first, second = copies.marked([of("cover sheet", OTTERS, "a"), of("minute", OTTERS, "b")])
    assert (first.copy_of, second.also_in) == ("b", ("a",))


def term(short: str, *definitions: str, uses: int = 20) -> Term:
    """A term with senses."""
    senses = tuple(Sense(d, "inline", short, (Source("a"),)) for d in definitions)
    return Term(short.lower(), "", (), short, senses, (), uses, ())


TEXTS = [
    of(
        "minute",
        "There was no recourse to public funds. Children in care, child looked after; looked after child.",
    ),
    of(
        "minute",
        "The map of the river. A map of weirs. We map. Home educated otters; electively home educated.",
    ),
]


@pytest.mark.parametrize(
    ("known", "senses", "forms"),
    [
        (term("NRPF", "No Recourse for Public Funds"), 1, "no recourse to public funds"),
        (term("LAC", "Looked After Child / Children", "looked after children"), 1, "looked after child"),
        (term("SEF", "self-evaluation form", "Safeguarding Education Forum"), 2, "self evaluation form"),
        (term("DMO", "Debt Management Office – an agency of the Treasury"), 1, "debt management office"),
        (term("COO", "co-ordinator of otters", "Coordinator of Otters"), 1, "coordinator of otters"),
    ],
)
def test_meanings(known: Term, senses: int, forms: str) -> None:
    """Those that differ in form are one, explanations are left out, the archive's own wording is found."""
    (found,) = synonyms([known], TEXTS, []).abbreviations
    assert len(found.senses) == len(found.forms) == senses
    assert forms in found.forms[0]


NO_FORMS = [
    ("rubbish refuse", "It refused; refusing and refuses; the refuse.", {"refuse"}),
    ("exclusions", "An exclusion, exclusively. Exclusive.", {"exclusion"}),
    ("children's homes", "A children's home for children at home.", {"children home"}),
    ("home to school", "Home or school, home to schools, home school.", {"home to schools"}),
    ("parties", "A party's parts, partial parties.", {"party", "parties"}),
]


@pytest.mark.parametrize(("listed", "text", "forms"), NO_FORMS, ids=[row[0] for row in NO_FORMS])
def test_no_other_word_says_the_same(listed: str, text: str, forms: set[str]) -> None:
    """Singular and plural are one word; others of one stem mean something else, as do other common words."""
    words = listed.split() if listed.startswith("rubbish") else [listed]
    (found,) = synonyms([], [of("minute", text)], [words]).words
    assert set(found.forms) == forms


def test_no_other_meaning() -> None:
    """A short meaning keeps its common words."""
    text = "The child in need plan is for children in need; children who need, the children need."
    (found,) = synonyms([term("CIN", "Child in need")], [of("minute", text)], []).abbreviations
    assert found.forms == (("child in need", "children in need"),)


def test_plural_of_an_abbreviation() -> None:
    """It is the same abbreviation, whichever of the two the papers explain."""
    both = [
        term("EHCP", "Education, Health and Care Plan"),
        term("EHCPs", "Educational Health and Care Plans"),
    ]
    found = synonyms([*both, term("SPIs", "sets of pens")], TEXTS, []).abbreviations
    assert [(one.short, len(one.senses)) for one in found] == [("EHCP", 1), ("SPI", 1)]


@pytest.mark.parametrize(
    ("short", "as_typed", "is_one"),
    [("MAP", True, True), ("LAC", False, True), ("Gilt", False, False), ("Cordis Bright", False, False)],
)
def test_what_is_an_abbreviation(short: str, *, as_typed: bool, is_one: bool) -> None:
    """A word that stands in small letters too is meant in capitals only; other terms are no abbreviations."""
    found = synonyms([term(short, "Multi Agency Panel", uses=3)], TEXTS, []).abbreviations
    assert [s.as_typed for s in found] == ([as_typed] if is_one else [])


def test_word_in_capitals_that_is_another_in_small_letters() -> None:
    """It is typed in capitals only, and no form, since who sends a letter means something else."""
    text = "We send it, they send it. SEND support; SEN support, special educational needs."
    said = synonyms([], [of("minute", text)], [("SEND", "SEN", "special educational needs")])
    assert said.words[0].typed == ("SEN", "special educational needs")
    assert said.words[0].as_typed == ("SEND",)
    assert set(said.words[0].forms) == {"sen", "special educational needs"}


@pytest.mark.parametrize(
    ("terms", "forms"),
    [
        ([("FSM", "Free School Meals")], {"free meals", "FSM"}),
        ([("FSM", "Federation of Small Museums")], {"free meals"}),
        ([("FSM", "Free School Meals"), ("FSM", "Federation of Small Museums")], {"free meals"}),
    ],
)
def test_abbreviations_of_words_that_say_the_same(terms: list[tuple[str, str]], forms: set[str]) -> None:
    """They are found as well, if they mean nothing else."""
    known = [term(*terms[0])]
    known = [replace(known[0], senses=tuple(s for one in terms for s in term(*one).senses))]
    said = synonyms(known, [of("minute", "Free meals, FSM.")], [("free school meals", "free meals")])
    assert set(said.words[0].forms) == forms


def test_words_that_say_the_same(tmp_path: Path) -> None:
    """Lists that ship and the maintainer's: the browser gets what the archive has; a wrong line is said."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "words.yaml").write_text("- [rivers, river]\n- [otter]\n- [beavers, castors]\n")
    words, problems = same_words(tmp_path)
    assert [(p.path, p.line) for p in problems] == [("content/words.yaml", 2)]
    told = about([], synonyms([], TEXTS, words).words)["words"]
    assert isinstance(told, list)
    by_typed = {entry["typed"][0]: entry["forms"] for entry in told}
    assert by_typed["rivers"] == ("river",)
    assert "beavers" not in by_typed
    assert set(by_typed["home schooling"]) >= {"home educated", "electively home educated"}


@pytest.fixture(scope="module")
def sample(once: Once) -> Library:
    """The sample archive."""
    return once.library("sample")


def test_the_sample(sample: Library) -> None:
    """Everything with an address is found once, has a group and a breadcrumb, and says where it was read."""
    found = sample.sections
    kinds = {s.kind for s in found}
    assert kinds >= {
        *("meeting", "agenda item", "minute", "decision", "agenda", "report section", "table", "letter"),
        *("recommendation", "glossary term", "person", "figure", "document", "cover sheet", "work programme"),
    }
    ids = {s.id: s for s in found}
    assert len(ids) == len(found)
    assert [s.id for s in found] == sorted(ids)
    assert all(s.group and s.breadcrumb and s.title for s in found)
    assert all(s.sources for s in found if s.kind != "figure")
    assert all(s.id in ids[s.copy_of].also_in for s in found if s.copy_of)
    assert all(ids[s.copy_of].copy_of is None for s in found if s.copy_of)
    assert any(s.standing for s in found if s.kind == "agenda")
    people = {p.id for p in sample.people}
    assert all(people.issuperset(s.people) for s in found)


def test_every_number_of_the_minutes_is_in_a_title(sample: Library) -> None:
    """Such as "4.10": a title's first word, and the address is that of the paragraph."""
    found = {s.url: s.title for s in sample.sections if s.kind in ("minute", "decision")}
    for minute in sample.minutes:
        if minute.number:
            assert found[minute.url].split()[0] == minute.number


def test_parts_of_a_recommendation(sample: Library) -> None:
    """What was answered and what became of a long one have names and addresses of their own."""
    long = next(r for r in sample.recommendations if r.responses and r.progress)
    update = replace(long.progress[0], label="Progress", text="otters " * 300)
    parted = replace(long, number="7", responses=long.responses[:1], progress=(update, update))
    found = list(recommendations([parted], {page.report.id: page.report for page in sample.reports}))
    assert [section.url.removeprefix(long.url) for section in found] == [
        "",
        "-response-1",
        "-update-1",
        "-update-2",
    ]
    names = [section.title.partition(":")[0] for section in found]
    assert names == [f"Recommendation 7{part}" for part in ("", ", response", ", update 1", ", update 2")]


def test_recommendations_of_another_paper(sample: Library) -> None:
    """They stand under their paper; those that an appendix lists, under the list, which says what it is."""
    papers = {page.report.id: page.report for page in sample.reports}
    own = next(r for r in sample.recommendations if r.review_title == papers[r.review].title)
    other = replace(own, review_title="Otters at Weirs")
    (itself, *_), (listed, *_) = ([*recommendations([one], papers)] for one in (own, other))
    assert itself.group
    assert listed.group
    assert (itself.group.title, itself.group.url) == (papers[own.review].title, papers[own.review].url)
    assert listed.group.title == listed.breadcrumb == "Recommendations: Otters at Weirs"
    assert listed.group.url == own.url.partition("#")[0]
