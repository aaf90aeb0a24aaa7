"""The phrases of council papers: dates, times, page ranges, names."""

import pytest

from parsers import phrases


@pytest.mark.parametrize(
    "text",
    [
        "Monday 12th July 2021",
        "12 July 2021",
        "Monday, 12th July, 2021",
        "12th of July 2021",
        "July 12th 2021",
        "July 12, 2021",
        "Monday 12 Jul 2021",
        "12/07/2021",
        "12.7.2021",
        "MONDAY 12 JULY 2021",
        "Mon 12 July 2021",
        "held on the 12th July 2021 at 7pm",
    ],
)
def test_a_date_in_any_uk_form(text: str) -> None:
    """Twelve forms of one day."""
    assert phrases.dates(text) == ["2021-07-12"]


def test_impossible_dates_are_none() -> None:
    """There is no 31 June."""
    assert phrases.dates("31 June 2021 and 30 June 2021") == ["2021-06-30"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.00 pm", "19:00"),
        ("7pm", "19:00"),
        ("10.00am", "10:00"),
        ("19:05", "19:05"),
        ("12.30 a.m.", "00:30"),
        ("item 4", None),
        ("12.07.2021", None),
    ],
)
def test_times(text: str, expected: str | None) -> None:
    """Times of day; a bare number or a date is none."""
    assert phrases.time(text) == expected


def test_titles_of_agenda_items() -> None:
    """A start time and page numbers in brackets are no part of a title."""
    assert phrases.title_time("Otters on the Weir (19.05)") == ("Otters on the Weir", "19:05")
    assert phrases.page_range("Otters (Pages 9 - 20)") == ("Otters", phrases.PageRange(9, 20))
    assert phrases.page_range("Otters (Page 5)") == ("Otters", phrases.PageRange(5, 5))
    assert phrases.page_range("Otters (2024)") == ("Otters (2024)", None)


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("Hettie Vane, Head of Rivers", "Hettie Vane", "Head of Rivers"),
        ("Cllr Edda Marlowe (Chair)", "Cllr Edda Marlowe", "Chair"),
        ("Rev Ansel Duffy - Co-opted member", "Rev Ansel Duffy", "Co-opted member"),
        ("Cllr Priya Quill", "Cllr Priya Quill", None),
    ],
)
def test_a_name_and_its_office(line: str, name: str, role: str | None) -> None:
    """In one line, however they are parted."""
    assert phrases.named_role(line) == phrases.NamedRole(name, role)


@pytest.mark.parametrize(
    "name",
    ["Cllr Dafydd ap Rhŷs", "Cllr R. d’Arbour", "Mx Noor al-Fenn", "Łucja Wójt", "Ẅyn Élan",
     "Cllr W. St. Marsh", "Cllr P. van der Weir", "Reverend Una Fen"],
)  # fmt: skip
def test_names_of_any_origin(name: str) -> None:
    """With small particles before the surname, and any Latin capital."""
    assert phrases.is_name(name)
    assert phrases.named_role(f"{name} (Chair)") == phrases.NamedRole(name, "Chair")


def test_surnames_with_particles_in_lists() -> None:
    """None drops out."""
    found = phrases.people("Cllrs d'Arbour, ap Rhŷs, Ẅyn and St. Marsh")
    assert [person.name for person in found] == ["Cllrs d'Arbour", "ap Rhŷs", "Ẅyn", "St. Marsh"]


def test_organisations_are_no_people() -> None:
    """Behind a name, one says who sent somebody; behind "and", it is nobody's."""
    sent = phrases.people("Cllr B Moss (Chair) and Ms K Reed, Fenland Water")
    assert sent[1:] == [phrases.NamedRole("Ms K Reed", "Fenland Water")]
    assert phrases.people("Ms K Reed and Fenland Water")[0].role is None
    assert not phrases.is_name("Fenland Water")


def test_a_sentence_is_no_name() -> None:
    """A line that begins with no name names nobody."""
    assert phrases.named_role("the otters, which live below the weir") is None


def test_lists_of_people() -> None:
    """Commas, "and", roles in brackets, letters after a name."""
    found = phrases.people(
        "Mr R W Gale (Chairman), Mrs S Reed, OBE, Dr A Moss and Ms B Fen (Director of Ponds)"
    )
    assert found == [
        phrases.NamedRole("Mr R W Gale", "Chairman"),
        phrases.NamedRole("Mrs S Reed", None),
        phrases.NamedRole("Dr A Moss", None),
        phrases.NamedRole("Ms B Fen", "Director of Ponds"),
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Minutes of a meeting of the Cabinet held in the Council Chamber", "Cabinet"),
        (
            "Minutes of the proceedings of the Rivers and Ponds Scrutiny Panel",
            "Rivers and Ponds Scrutiny Panel",
        ),
        ("London Borough of Fenwick Rivers Scrutiny Commission", "Rivers Scrutiny Commission"),
        ("SCRUTINY COMMITTEE", "Scrutiny Committee"),
        ("FENWICK BOROUGH COUNCIL", None),
        ("COUNTY COUNCIL", "County Council"),
        ("A report on otters", None),
    ],
)
def test_the_body_that_a_title_names(text: str, body: str | None) -> None:
    """Without the council before it; a whole council is named by its own meeting only."""
    assert phrases.body_name(text) == body
