"""People: one person for all spellings, never two people for one or one for two."""

import pytest

from archive.records import Source
from archive.scrutiny.people import Mention, Register, Someone, bare_name, register

BODY = "Housing Scrutiny Commission"


def mention(name: str, role: str | None = None, body: str = BODY) -> Mention:
    """A person on a paper."""
    return Mention(name, role, body, "2024-11-25", Source("x"))


def people(*mentions: Mention) -> Register:
    """The register of some mentions."""
    return register(mentions)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cllr Alastair Ainsley-Hope", "Cllr Alastair Ainsly Hope"),
        ("Jo Macleod", "Jo McLeod"),
        ("Cllr Anntionette Brand", "Cllr Anntoinette Brand"),
        ("Cllr Katie Hanson", "Councillor Katie Hansen"),
        ("Cllr Sara Young", "Cllr Sarah Young"),
    ],
)
def test_spellings_of_one_person(one: str, other: str) -> None:
    """Like names on one body are one person."""
    found = people(mention(one), mention(one), mention(other))
    assert len(found.people) == 1
    assert found.find(one) == found.find(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cllr Ann Young", "Cllr Ben Young"),
        ("Cllr Maria Lopez", "Cllr Mario Gomez"),
        ("Jane Smith", "Janet Smyth"),
        ("Cllr Peter Marsh", "Cllr Petra Marsh"),
    ],
)
def test_two_people_are_two(one: str, other: str) -> None:
    """Another given name, or another surname, is another person."""
    assert len(people(mention(one, "Member"), mention(other, "Member")).people) == 2


def test_like_names_in_other_bodies_are_two_people() -> None:
    """The likeness of letters alone proves nothing."""
    found = people(
        mention("Jo Macleod", "Headteacher", "A Board"), mention("Jo McLeod", "Auditor", "B Board")
    )
    assert len(found.people) == 2


def test_a_surname_leads_to_the_only_councillor_who_has_it() -> None:
    """A surname is a councillor's if no other councillor has it; else nobody's for certain."""
    one = people(mention("Cllr Margaret Gordon"), mention("Flash Gordon", "Head of Lighting"))
    assert one.find("Cllr Gordon") == "margaret-gordon"
    two = people(mention("Cllr Margaret Gordon"), mention("Cllr Hannah Gordon"))
    assert two.find("Cllr Gordon") is None


def test_the_maintainer_wins() -> None:
    """Spellings in people.yaml are one person under the name that stands there."""
    known = [Someone("Kate Moss-Hart", fixed=True)]
    known[0].spellings["Catherine Hart"] = 1
    found = register([mention("Catherine Hart"), mention("Kate Moss Hart")], known)
    assert found.find("Catherine Hart") == found.find("Kate Moss Hart") == "kate-moss-hart"


def test_teams_are_no_people() -> None:
    """A team that wrote a report, or a company, has no page among the people."""
    assert people(mention("Children's Finance Team"), mention("Fenland Water")).people == []


def test_titles_and_letters_are_no_part_of_a_name() -> None:
    """A title or a letter stands around a name."""
    assert bare_name("Cllr Dr Jim Gamble, QPM") == "Jim Gamble"


@pytest.mark.parametrize("surname", ["van der Weir", "ap Rhŷs", "St. Marsh"])
def test_surnames_of_several_words(surname: str) -> None:
    """They lead to the person with that surname, and are nobody's whole name."""
    found = people(mention(f"Cllr A. B. {surname}"), mention(f"Cllr {surname}"))
    assert len(found.people) == 1
    assert found.find(surname) == found.find(f"Cllr {surname}") == found.people[0].id
