"""Who is named in the text of a paper: with an office, a councillor's title or a label, and nobody else."""

from pathlib import Path

import pytest

from archive.config import Config
from archive.content import Page
from archive.records import Source
from archive.scrutiny.people import offices, register
from archive.scrutiny.people.mentions import Mention, mentions
from archive.scrutiny.people.named_in_text import found_in
from archive.scrutiny.people.presented import people_in
from archive.scrutiny.people.vocabulary import Vocabulary

SMALL = "the report of a library, its service manager and an early years project; a housing team, a town hall"


def page(body: str, kind: str = "minutes", **meta: object) -> Page:
    """A paper of some text."""
    return Page("content/x/y.md", "x-y", kind, "Minutes", "x", f"{SMALL}\n\n{body}", dict(meta), 1)


def named(body: str, kind: str = "minutes") -> list[tuple[str, str | None]]:
    """Names and offices that a text gives."""
    own = page(body, kind)
    return [(f.name, f.role) for f in found_in(own, Vocabulary([own], ["Aldermarsh Council"]))]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("- Ann Gale, Head of Parks & Play", [("Ann Gale", "Head of Parks & Play")]),
        ("- Ann Gale - Parks Strategy Manager, Aldermarsh Council", None),
        ("Ann Gale (Interim Director of Housing) said so.", [("Ann Gale", "Interim Director of Housing")]),
        ("| Item | Ann Gale, Head of Parks and Bo Weir, Group Solicitor |", None),
        ("It was written by Ann Gale, Senior Planner, ACC and Bo Weir, Independent Reviewer. It says", None),
        (
            "Ann Gale Chief Executive, Aldermarsh Council",
            [("Ann Gale", "Chief Executive, Aldermarsh Council")],
        ),
        ("Ann Gale\\\nChief Executive", [("Ann Gale", "Chief Executive")]),
        ("| Ann Gale | Principal Officer | Parks |", [("Ann Gale", "Principal Officer")]),
        ("| Director of Housing | Ann Gale | 4123 |", [("Ann Gale", "Director of Housing")]),
        ("Contact: Ann Gale 4123", [("Ann Gale", "Contact")]),
        ("Contact: A. Gale Tel 4123", [("A. Gale", "Contact")]),
        ("Contact:\n\nAnn Gale", [("Ann Gale", "Contact")]),
        ("Clerk: Ann Gale, Scrutiny Officer", [("Ann Gale", "Scrutiny Officer")]),
        (
            "| Proposer: | Mr Bo Weir | Seconder: | Cy Marsh |",
            [("Mr Bo Weir", "Proposer"), ("Cy Marsh", "Seconder")],
        ),
        ("Mrs Gale, Cabinet Member for Parks, gave an update", [("Mrs Gale", "Cabinet Member for Parks")]),
        (
            "The Portfolio Holder for Parks, Councillor B Weir, spoke.",
            [("Councillor B Weir", "Portfolio Holder for Parks")],
        ),
        ("as the Head of Law, Ann Gale, said", [("Ann Gale", "Head of Law")]),
        (
            "He met Mrs. Gale, the Head Teacher, Mr. Gale, one of the governors.",
            [("Mrs. Gale", "Head Teacher")],
        ),
        ("Ann Gale, Head of Parks and Mrs Weir came.", [("Ann Gale", "Head of Parks")]),
        ("a visit by Cllr Bo O’Neill.", [("Cllr Bo O’Neill", None)]),
        ("Dawn Carter-McDonald, Director of Law", [("Dawn Carter-McDonald", "Director of Law")]),
        ("Patrick Hall, Head of Law", [("Patrick Hall", "Head of Law")]),
    ],
)
def test_people_with_offices(text: str, who: list[tuple[str, str | None]] | None) -> None:
    """Names with their offices, in lines, items, cells and sentences."""
    both = {
        "- Ann": [("Ann Gale", "Parks Strategy Manager, Aldermarsh Council")],
        "| Ite": [("Ann Gale", "Head of Parks"), ("Bo Weir", "Group Solicitor")],
        "It wa": [("Ann Gale", "Senior Planner, ACC"), ("Bo Weir", "Independent Reviewer")],
    }
    assert named(text) == (who or both[text[:5]])


@pytest.mark.parametrize(
    "text",
    [
        "The death of Ann Gale shocked the borough.",
        "Ann Gale, a resident, asked about the library.",
        "Early Years, Service Manager",
        "Aldermarsh Library, Head of Service",
        "Town Hall, Mare Street",
        "Housing Team, Director of Housing",
        "Ofsted’s Annual Report, Chief Inspector",
        "Cllr Weir Housing and Planning",
        "- Officers\n- Ann Gale",
        "ClerkAnn Gale, Head of Parks",
        "the Head of Law, Parks and Play",
        "Fen Homes, Chief Executive",
        "Ann Gale, who managed the scheme, left.",
    ],
)
def test_nobody_else(text: str) -> None:
    """Residents, victims, teams, places and titles of papers are nobody of the record."""
    assert named(text) == []


def test_a_report_may_speak_of_other_times() -> None:
    """Its running text dates no office; minutes, agendas and letters do, but for former holders."""
    text = "Ann Gale, Head of Parks\n\nBo Weir, former Head of Law\n\nBo Weir, Former Head of Law"
    for kind, dated in (("report", False), ("minutes", True)):
        own = page(text, kind)
        found = {f.name: f.dated for f in found_in(own, Vocabulary([own], []))}
        assert found == {"Ann Gale": dated, "Bo Weir": False}


def test_the_dead_hold_no_office_on_the_day() -> None:
    """Who is remembered was a councillor; the paper dates nothing."""
    own = page("The late Councillor Ann Gale was remembered.", "minutes", meeting_date="2024-11-25")
    assert [(m.name, m.date) for m in mentions(Config(Path()), [own])] == [("Councillor Ann Gale", None)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("In response to Cllr Ann Gale, the Head of Parks said that 12 had opened.", None),
        ("Mr A Gale (Chairman), Mrs B Weir (Vice-Chairman)", "Chairman"),
    ],
)
def test_an_office_that_is_somebody_elses(text: str, office: str | None) -> None:
    """What answers somebody, and who stands next in a list, is another."""
    own = page(text, "minutes")
    found = [f.role for f in found_in(own, Vocabulary([own], [])) if "Gale" in f.name]
    assert set(found) == {office}


def test_a_text_may_add_an_office() -> None:
    """One that no list of the paper gives in another spelling."""
    own = page(
        "- Ann Gale, Chief Officer, Parks Team",
        meeting_date="2024-11-25",
        attendance=[{"name": "Ann Gale", "role": "Principal, Parks Team", "status": "present"}],
    )
    assert [m.role for m in mentions(Config(Path()), [own])] == [
        "Principal, Parks Team",
        "Chief Officer, Parks Team",
    ]


@pytest.mark.parametrize(
    ("planned_for", "date"), [("2024-09-30", "2024-09-30"), ("2025-01-20", None), ("2024-09", None)]
)
def test_offices_of_a_programme(planned_for: str, date: str | None) -> None:
    """Whoever was named for a past meeting held the office then; of one to come nobody knows."""
    own = page(
        "<!-- line 9 -->\n\n- Bo Weir, Head of Law",
        "work-programme",
        meeting_date="2024-11-25",
        planned=[
            {
                "title": "Parks",
                "planned_for": planned_for,
                "at": "line 9",
                "officers": [{"name": "Ann Gale", "role": "Head of Parks"}],
            }
        ],
    )
    assert {(m.name, m.date) for m in mentions(Config(Path()), [own])} == {
        ("Ann Gale", date),
        ("Bo Weir", date),
    }


def test_front_matter_goes_before_the_text() -> None:
    """What a list says of somebody's office is what a person may have corrected."""
    own = page(
        "- Ann Gale, Head of Prks",
        meeting_date="2024-11-25",
        attendance=[{"name": "Ann Gale", "role": "Head of Parks", "status": "present"}],
    )
    found = list(mentions(Config(Path()), [own]))
    assert [(m.name, m.role, m.date) for m in found] == [("Ann Gale", "Head of Parks", "2024-11-25")]


@pytest.mark.parametrize(
    ("printed", "office", "organisation"),
    [
        ("Chief Executive, London Borough of Aldermarsh", "Chief Executive", "London Borough of Aldermarsh"),
        ("Director of Adult Services - LB Aldermarsh", "Director of Adult Services", "LB Aldermarsh"),
        ("Medical Director (Fenland NHS Trust)", "Medical Director", "Fenland NHS Trust"),
        (
            "Senior Adviser, Fen Children Partnership (FCP)",
            "Senior Adviser",
            "Fen Children Partnership (FCP)",
        ),
        ("Chair, Children, Youth and Law Commission", "Chair", "Children, Youth and Law Commission"),
        ("Vice-Chair of the Rivers Panel", "Vice-Chair", "Rivers Panel"),
        ("Reviewer, AFSCP", "Reviewer", "AFSCP"),
        ("Group Director, Children and Education", "Group Director, Children and Education", None),
        ("Assistant Director, School Standards", "Assistant Director, School Standards", None),
        ("Area Officer – West Fen", "Area Officer – West Fen", None),
        ("Fen Community Centre", "Fen Community Centre", "Fen Community Centre"),
        # two columns of signatures, read as one
        ("Chair, Fen Scrutiny Vice Chair, Fen Commission", "Chair", None),
    ],
)
def test_the_organisation_behind_an_office(printed: str, office: str, organisation: str | None) -> None:
    """A body or an employer is told from what an office is about."""
    assert offices.split(printed) == (office, organisation)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("4.2 Ann Gale, Head of Parks, introduced the report.", ["ann-gale"]),
        ("The Head of Parks gave a short verbal update on play.", ["ann-gale"]),
        ("Cllr Weir and the Head of Parks presented the plan to Members.", ["bo-weir", "ann-gale"]),
        ("Mrs Gael (Head of Parks) introduced the report and thanked all.", ["ann-gale"]),
        ("The report was introduced by Ann Gale, Head of Parks, who spoke of trees.", ["ann-gale"]),
        ("The Head of Parks took Members through the plan.", ["ann-gale"]),
        ("The Chair introduced the item.", []),
        ("Parking charges were introduced in the parks.", []),
        ("The Head of Parks said that the report had been presented to Cabinet.", []),
        ("In December, Cllr Weir presented the award to a resident.", []),
    ],
)
def test_who_presented_an_item(sentence: str, who: list[str]) -> None:
    """By name or by the office that one person then holds."""
    body, date = "Housing Scrutiny Commission", "2024-11-25"
    found = register(
        [
            Mention("Ann Gale", "Head of Parks", body, date, Source("x")),
            Mention("Cllr Bo Weir", "Chair", body, date, Source("x")),
        ]
    )
    assert list(people_in(sentence, body, date, found)) == who
