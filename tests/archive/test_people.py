"""People: one person for all spellings, never two people for one or one for two."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.records import Source
from archive.scrutiny.people import Register, known_people, register, unmet
from archive.scrutiny.people.mentions import Mention
from archive.scrutiny.people.names import bare_name
from archive.scrutiny.people.roles import roles
from archive.scrutiny.verdicts import Verdicts, verdicts

BODY = "Housing Scrutiny Commission"


def mention(name: str, role: str | None = None, body: str | None = BODY, date: str = "2024-11-25") -> Mention:
    """A person on a paper."""
    return Mention(name, role, body, date, Source("x"))


def people(*mentions: Mention) -> Register:
    """The register of some mentions."""
    return register(mentions)


def ids(found: Register) -> list[str]:
    """The ids of a register."""
    return [p.id for p in found.people]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cllr Alastair Ainsley-Hope", "Cllr Alastair Ainsly Hope"),
        ("Jo Macleod", "Jo McLeod"),
        ("Cllr Anntionette Brand", "Cllr Anntoinette Brand"),
        ("Cllr Katie Hanson", "Councillor Katie Hansen"),
        ("Cllr Sara Young", "Cllr Sarah Young"),
        ("Cllr Dr Siân Ap Rhys", "Cllr Sian ap Rhys"),
        ("Cllr Seán O’Neill", "Cllr Sean ONeill"),
        ("Cllr Mohammed Khan", "Cllr Mohammad Khan"),
        ("Cllr Maria Garcia-Lopez", "Cllr Maria Lopez"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    """Like names at one meeting of a body are one person."""
    found = people(mention(one), mention(one), mention(other))
    assert len(found.people) == 1
    assert found.find(one) == found.find(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cllr Ann Young", "Cllr Ben Young"),
        ("Cllr Maria Lopez", "Cllr Mario Gomez"),
        ("Jane Smith", "Janet Smyth"),
        ("Cllr Jane Smith", "Cllr Janet Smith"),
        ("Cllr Peter Marsh", "Cllr Petra Marsh"),
        ("Cllr Paul Marsh", "Cllr Paula Marsh"),
        ("Cllr J P Marsh", "Cllr J R Marsh"),
        ("Mr A Marsh", "Mrs Ann Marsh"),
        ("Cllr Ian Hill", "Cllr Adrian Hill"),
        ("Cllr Jon Hill", "Cllr Joan Hill"),
        ("Cllr Ann Hill", "Cllr Alan Hill"),
    ],
)
def test_two_people_are_two(one: str, other: str) -> None:
    """Another given name, initial or surname is another person."""
    assert len(people(mention(one, "Member"), mention(other, "Member")).people) == 2


def test_one_list_names_nobody_twice() -> None:
    """Two like names in one list are two people, and not possibly one."""
    one, other = (replace(mention(n), listed="x:members") for n in ("Cllr Anna Hall", "Cllr Annie Hall"))
    found = people(one, other)
    assert len(found.people) == 2
    assert not any(p.possibly for p in found.people)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Jo Macleod", "Headteacher", "A Board"), ("Jo McLeod", "Auditor", "B Board"), False),
        (
            ("Kate Gale", "Head of Parks", "A Board"),
            ("Katherine Gale", "Acting Head of Parks", "B Board"),
            True,
        ),
        (("R Gale", "Head of Parks", "A Board"), ("Rob Gale", "Interim Head of Parks", "B Board"), True),
        (("R Gale", "Head of Parks", "A Board"), ("Rob Gale", "Director of Law", "B Board"), False),
        (("Ann Gale", "Director", "A Board"), ("Anne Gale", "Director of Law", "B Board"), False),
    ],
)
def test_an_office_joins_and_likeness_alone_does_not(
    one: tuple[str, str, str], other: tuple[str, str, str], same: bool
) -> None:
    """Where nothing joins two like names they are two, and both pages say that they may be one."""
    found = people(mention(*one), mention(*other))
    assert len(found.people) == (1 if same else 2)
    assert [set(p.possibly) for p in found.people] == (
        [set()] if same else [{found.people[1].id}, {found.people[0].id}]
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Cllr D. Gale", "present"), ("Cllr Dan Gale", "apologies")),
        (("Cllr Peter Gale", "present"), ("Cllr Peter Gale Jr", "in_attendance")),
        (("Jo Gale", "apologies"), ("Jo Gale-Shaw", "in_attendance")),
        (("Cllr John Gale (Otterside)", "present"), ("Cllr John Gale (Fenhaven)", "apologies")),
        (("Mr J Gale", "present"), ("Mrs J Gale", "present")),
        (("Cllr Ann Gale", "present"), ("Ann Gale", "officer")),
    ],
)
def test_two_lists_of_one_paper_name_two(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Who is there and who is away, two rows of a table, a councillor and an officer are two people."""
    found = people(
        *(
            replace(
                mention(name, "Finance Business Partner" if status == "officer" else None),
                listed=f"x:attendance {status}",
                officer=status == "officer",
            )
            for name, status in (one, other)
        )
    )
    first, second = found.find(one[0]), found.find(other[0], "Finance Business Partner")
    assert len(found.people) == 2
    assert None not in (first, second)
    assert first != second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Cllr Nick Gale", "Vice-Chair"), ("Cllr Nick Gale-Hughes", "Portfolio Holder for Housing")),
        (("Jo Gale", "Head of Parks"), ("Jo Gale-Shaw", "Parks Manager")),
        (("Cllr Peter Gale", None), ("Cllr Peter Gale Jr", "Cabinet Member for Parks")),
    ],
)
def test_half_a_surname_and_another_office(
    one: tuple[str, str | None], other: tuple[str, str | None]
) -> None:
    """A Cabinet Member is no scrutiny chair, a head no manager: two people, who may be one all the same."""
    found = people(mention(*one, date="2024-11-25"), mention(*other, date="2025-01-20"))
    assert len(found.people) == 2
    assert all(person.possibly for person in found.people)


def test_a_title_that_is_no_councillors() -> None:
    """A “Ms Gale” is a councillor only where papers print councillors so; else it may be the officer."""
    officer = mention("Jane Gale", "Head of Finance")
    assert people(mention("Cllr Val Gale", "Chair"), officer).find("Ms Gale") is None
    assert people(mention("Ms Val Gale", "Cabinet Member for Rivers"), officer).find("Ms Gale") == "val-gale"


def test_two_who_share_an_office_on_a_day() -> None:
    """The “Head of Finance” is nobody for certain where two hold the office, one beside another."""
    found = people(
        mention("Jane Gale", "Deputy Chief Executive and Head of Finance"),
        mention("Lin Reed", "Head of Finance"),
    )
    assert found.holder("Head of Finance", BODY, "2024-11-25") is None


def test_places_and_parts_are_no_offices() -> None:
    """A ward behind a name is where a councillor is from; who seconds something holds no office by that."""
    ward = mention("Cllr Ann Gale (Otterside)", "Otterside")
    (person,) = people(ward, mention("Cllr Ann Gale", "Seconder")).people
    assert [(r.role, r.organisation) for r in roles(person)] == [("Councillor", "Otterside")]


def test_an_initial_that_fits_two_is_nobodys() -> None:
    """An initial may be Robert's or Rachel's: "R Gale" stays alone, and says so."""
    found = people(mention("Cllr Robert Gale"), mention("Cllr Rachel Gale"), mention("Mr R Gale"))
    assert len(found.people) == 3
    assert "more than one person fits" in found.people[0].possibly["robert-gale"]


def test_a_councillor_and_an_officer_of_one_name_are_two() -> None:
    """Title and office tell them apart, and whoever asks with a title or an office gets the right one."""
    found = people(
        mention("Cllr John Marsh", "Chair"),
        mention("John Marsh", "Head of Parks"),
        mention("John Marsh", "Member"),
    )
    assert ids(found) == ["john-marsh", "john-marsh-head-of-parks"]
    assert found.find("Councillor John Marsh") == "john-marsh"
    assert found.find("John Marsh", "Head of Parks") == "john-marsh-head-of-parks"
    assert found.people[0].possibly.keys() == {"john-marsh-head-of-parks"}


def test_the_maintainer_settles_what_is_possible() -> None:
    """A link that holds merges; one that doesn't parts, and is not mentioned any more."""
    two = [mention("Jo Macleod", "Headteacher", "A Board"), mention("Jo McLeod", "Auditor", "B Board")]
    ends = frozenset(("jo-macleod", "jo-mcleod"))
    assert len(register(two, settled=Verdicts({ends: (True, 1)})).people) == 1
    refused = register(two, settled=Verdicts({ends: (False, 1)}))
    assert len(refused.people) == 2
    assert not any(p.possibly for p in refused.people)
    one = [mention("Cllr Sara Young"), mention("Cllr Sarah Young")]
    parted = register(one, settled=Verdicts({frozenset(("sara-young", "sarah-young")): (False, 1)}))
    assert ids(parted) == ["sara-young", "sarah-young"]


def test_a_surname_leads_to_the_only_councillor_who_has_it() -> None:
    """A surname is a councillor's if no other councillor has it; else nobody's for certain."""
    one = people(mention("Cllr Margaret Gordon"), mention("Flash Gordon", "Head of Lighting"))
    assert one.find("Cllr Gordon") == "margaret-gordon"
    two = people(mention("Cllr Margaret Gordon"), mention("Cllr Hannah Gordon"))
    assert two.find("Cllr Gordon") is None


def test_a_surname_is_of_the_body_whose_papers_are_read() -> None:
    """Of two of a name the one who belongs to the body is meant."""
    found = people(mention("Cllr Margaret Gordon"), mention("Cllr Hannah Gordon", body="Health Board"))
    assert found.within(BODY).find("Cllr Gordon") == "margaret-gordon"
    assert found.find("Cllr Gordon", body="Health Board") == "hannah-gordon"


@pytest.mark.parametrize(("body", "joined"), [(BODY, True), (None, True), ("Health Board", False)])
def test_a_surname_alone_is_nobodys_of_another_body(body: str | None, joined: bool) -> None:
    """Mrs Marsh whom another body met need not be the Ann Marsh whom this one knows."""
    found = people(mention("Ann Marsh", "Clerk"), mention("Mrs Marsh", "Headteacher", body))
    assert ("Headteacher" in found.people[0].offices) == joined
    assert found.find("Mrs Marsh", body=body) == ("ann-marsh" if joined else None)


@pytest.mark.parametrize(("printed", "who"), [("Mrs Marsh", "ann-marsh"), ("Mr Marsh", None)])
def test_a_title_is_not_somebody_elses(printed: str, who: str | None) -> None:
    """Mrs Marsh is no Mr Marsh."""
    assert people(mention("Mrs Ann Marsh")).find(printed) == who


def test_the_maintainer_wins(tmp_path: Path) -> None:
    """Spellings in people.yaml are one person under the name there; what is nobody's is left out."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/people.yaml").write_text(
        "- name: Kate Moss-Hart\n  spellings: [Catherine Hart]\n- name: Mare Gate\n  nobody: true\n"
        "- name: John Marsh\n  bodies: [Health Board]\n- nmae: x\n",
        encoding="utf-8",
    )
    known, problems = known_people(tmp_path)
    assert [p.line for p in problems] == [7]
    found = register(
        [
            *(mention(name) for name in ("Catherine Hart", "Kate Moss Hart", "Mare Gate", "John Marsh")),
            mention("John Marsh", body="Health Board"),
        ],
        known,
    )
    assert found.find("Catherine Hart") == found.find("Kate Moss Hart") == "kate-moss-hart"
    assert found.find("Mare Gate") is None
    marshes = [p for p in found.people if p.name == "John Marsh"]
    assert [p.bodies for p in marshes] == [{"Health Board"}, {BODY}]


@pytest.mark.parametrize(
    ("entries", "lines"),
    [
        ("- name: B Reed\n  spellings: [Ann Gale]\n- name: Ann Gale\n", [3, 3]),
        ("- name: Ann Gale\n  bodies: [Health Board]\n- name: Ann Gale\n", [1]),
        ("- name: Ann Gale\n", []),
        ("- name: Kit Roe\n", [1]),
    ],
)
def test_entries_that_do_nothing_or_too_much(tmp_path: Path, entries: str, lines: list[int]) -> None:
    """Two entries of one spelling are a problem, and so is an entry of nobody whom papers name."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/people.yaml").write_text(entries, encoding="utf-8")
    known, problems = known_people(tmp_path)
    register([mention("Cllr Ann Gale")], known)
    assert [p.line for p in (*problems, *unmet(known))] == lines


def test_a_confirmed_link_joins_what_looks_like_two() -> None:
    """The maintainer may know that somebody has another surname, though one list has both."""
    one, other = (replace(mention(n), listed="x:members") for n in ("Cllr Ann Gale", "Cllr Ann Roe"))
    settled = Verdicts({frozenset(("ann-gale", "ann-roe")): (True, 1)})
    assert len(register([one, other], settled=settled).people) == 1


@pytest.mark.parametrize(
    "entries",
    [
        "- {from: a, to: b, holds: true}\n- {from: b, to: a, holds: false}\n",
        "- {from: a, to: b, holds: true}\n- {from: a, to: a, holds: true}\n",
    ],
)
def test_links_that_contradict_each_other(tmp_path: Path, entries: str) -> None:
    """The opposite of an entry above, and an id with itself, are problems; the first entry holds."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/links.yaml").write_text(entries, encoding="utf-8")
    settled, problems = verdicts(tmp_path)
    assert [p.line for p in problems] == [2]
    assert settled.holds("a", "b")


@pytest.mark.parametrize(
    "name",
    [
        "Children's Finance Team",
        "Fenland Water",
        "Corporate Directors",
        "Lead Officer",
        "Officer TBC",
        "Metro Mayor",
        "To be confirmed",
        "All Members",
        "2 Parent Representatives",
        "Vacancy (Labour)",
        "Fen NHS Trust",
        "Fenland ICB",
        "SUBSTITUTE MEMBERS",
    ],
)
def test_teams_and_offices_are_no_people(name: str) -> None:
    """A team that wrote a report, a company, an office or a vacancy has no page among the people."""
    assert people(mention(name)).people == []


def test_titles_and_letters_are_no_part_of_a_name() -> None:
    """A title or a letter stands around a name."""
    assert bare_name("Cllr Dr Jim Gamble, QPM") == "Jim Gamble"
    assert bare_name("Detective Chief Inspector Ann Gale") == "Ann Gale"
    assert bare_name("The Worshipful the Mayor Ann Gale OBE") == "Ann Gale"


@pytest.mark.parametrize("surname", ["van der Weir", "ap Rhŷs", "St. Marsh"])
def test_surnames_of_several_words(surname: str) -> None:
    """They lead to the person with that surname, and are nobody's whole name."""
    found = people(mention(f"Cllr A. B. {surname}"), mention(f"Cllr {surname}"))
    assert len(found.people) == 1
    assert found.find(surname) == found.find(f"Cllr {surname}") == found.people[0].id


def test_lists_of_titles_and_surnames() -> None:
    """Who is listed as "Cllr Cannon" is somebody, unless a fuller name has the surname."""
    listed = [
        replace(mention(n), listed="x:members") for n in ("Cllr Cannon", "Mrs Black", "Cllr Reed", "Noise")
    ]
    found = people(*listed, mention("Cllr Ed Reed"), mention("Cllr Unlisted"))
    assert [(p.id, p.name) for p in found.people] == [
        ("black", "Mrs Black"),
        ("cannon", "Cllr Cannon"),
        ("ed-reed", "Ed Reed"),
    ]
    assert found.find("Councillor Cannon") == "cannon"


def test_a_person_is_named_in_full_where_a_paper_does() -> None:
    """Initials are not what is shown, though printed more often: "R W Gale" is Roger Gale."""
    found = people(mention("Mr R W Gale"), mention("Mr R W Gale"), mention("Roger Gale"))
    assert [p.name for p in found.people] == ["Roger Gale"]


# -- offices -------------------------------------------------------------------------------------------------


def test_offices_with_the_days_of_the_papers_that_show_them() -> None:
    """Spellings of one office are one, acting in it is another, an organisation stands apart."""
    someone = people(
        mention("Ann Gale", "Acting Head of Parks, Aldermarsh Council", date="2023-01-09"),
        mention("Ann Gale", "Head of Parks & Play", date="2024-02-12"),
        mention("Ann Gale", "Head of Parks and Play", date="2024-11-25"),
    ).people[0]
    shown = [(r.role, r.organisation, r.first_seen, r.last_seen) for r in roles(someone)]
    assert shown == [
        ("Acting Head of Parks", "Aldermarsh Council", "2023-01-09", "2023-01-09"),
        ("Head of Parks and Play", None, "2024-02-12", "2024-11-25"),
    ]


def test_a_chair_is_the_chair_of_a_body() -> None:
    """The office is held in the body whose paper names it; a title says that somebody is a councillor."""
    someone = people(mention("Cllr Ann Gale", "Vice-Chair"), mention("Cllr Ann Gale", "Vice Chair")).people[0]
    assert [(r.role, r.organisation) for r in roles(someone)] == [("Councillor", None), ("Vice-Chair", BODY)]


@pytest.mark.parametrize(
    ("role", "organisation"),
    [
        ("Chair, Housing Scrutiny Commission", BODY),
        ("Chair of the Housing Commission", BODY),
        ("Chair, Fenland Rivers Board", "Fenland Rivers Board"),
    ],
)
def test_a_chair_of_another_body(role: str, organisation: str) -> None:
    """The body that stands behind the office is its body; the paper's own in other words is the same."""
    someone = people(mention("Ann Gale", role)).people[0]
    assert [(r.role, r.organisation) for r in roles(someone)] == [("Chair", organisation)]


def test_a_notice_is_no_part_of_an_office() -> None:
    """A number that is not published leaves the office behind."""
    someone = people(mention("Ann Gale", "Scrutiny Officer, [telephone number not published]")).people[0]
    assert list(someone.offices) == ["Scrutiny Officer"]


@pytest.mark.parametrize(
    ("office", "date", "who"),
    [
        ("Head of Parks", "2023-01-09", "ann-gale"),
        ("The Acting Head of Parks", "2023-01-09", "ann-gale"),
        ("Head of Parks", "2024-11-25", "bo-weir"),
        ("Head of Parks", "2024-06-01", "bo-weir"),
        ("Head of Parks", "2023-12-01", None),
        ("Director of Finance", "2024-11-25", "cy-marsh"),
        ("Director", "2024-11-25", None),
        ("Chair", "2024-11-25", "di-hill"),
        ("Head of Markets", "2024-11-25", None),
    ],
)
def test_who_holds_an_office_on_a_day(office: str, date: str, who: str | None) -> None:
    """The one person whom papers of that day show in it, or papers before and after; else nobody."""
    found = people(
        mention("Ann Gale", "Interim Head of Parks", date="2023-01-09"),
        mention("Bo Weir", "Head of Parks", date="2024-03-01"),
        mention("Bo Weir", "Head of Parks", date="2024-11-25"),
        mention("Cy Marsh", "Director of Finance, Children and Schools"),
        mention("Cllr Di Hill", "Chair"),
        mention("Cllr Ed Reed", "Chair", body="Health Board"),
    )
    assert found.holder(office, BODY, date) == who
