"""Who was at a meeting by all its lists, and on what covers and minutes differ."""

import pytest

from archive.pages import attended
from tests.archive.invented_meetings import held, page

DAY = "2024-06-14"
COVER = """members:
  - name: Cllr Ann Adder
    role: Chair
  - name: Cllr Bo Hanson
  - name: Cllr Cy Carp
co_optees:
  - name: Dee Dace
  - name: Ed Eel
vacancies: [1 Green]
start_time: "19:00"
venue: Town Hall
"""
PRESENT = """attendance:
  - name: Ann Adder
    role: Councillor; Chair
    capacity: member
    status: present
  - name: Cllr Bo Hansen
    status: in_attendance
  - name: Cllr Bo Hansen
    status: virtual
    listed_under: apologies
  - name: Dee Dace
    status: present
end_time: "21:00"
"""
MINUTES = "Ann Adder\n\nBo Hansen\n\nDee Dace\n\n## 1. Apologies\n\nCllr Bo Hansen (connected virtually)"


def test_every_list_stays() -> None:
    """The more exact status stands; the other lists and the cover's spelling are kept with their places."""
    lists = "Ann Adder, Bo Hanson, Cy Carp, Dee Dace, Ed Eel"
    meeting = held(page(DAY, MINUTES, front=PRESENT), page(DAY, lists, kind="agenda", front=COVER))[DAY]
    status = {a.person: (a.status, a.capacity, len(a.listings)) for a in meeting.attendance}
    assert status["ann-adder"] == ("present", "member", 2)
    assert status["dee-dace"] == ("present", "co-optee", 2)
    assert {a.status for a in meeting.attendance if "Bo" in a.name_as_printed} == {"virtual"}
    assert all(each.sources for a in meeting.attendance for each in a.listings)
    assert meeting.chair
    assert meeting.chair.name_as_printed == "Ann Adder"
    rows = {row.person.name_as_printed: row.notes for _, rows in attended.by_status(meeting) for row in rows}
    assert rows["Ann Adder"] == rows["Dee Dace"] == ()
    assert [note.text for note in rows["Cllr Bo Hansen"]][:2] == [
        "in attendance",
        "connected virtually, listed under apologies",
    ]


@pytest.mark.parametrize(
    ("said", "unnamed"),
    [
        ("Nothing.", ["Cllr Cy Carp", "Ed Eel"]),
        ("Cllr Carp asked about the weir.", ["Ed Eel"]),
        ("Ed Eel spoke of carp.", ["Cllr Cy Carp"]),
    ],
)
def test_whom_the_minutes_do_not_name(said: str, unnamed: list[str]) -> None:
    """Members and co-optees of the cover; a surname alone, without a title, may be a word."""
    meeting = held(
        page(DAY, f"{MINUTES}\n\n{said}", front=PRESENT), page(DAY, "List", kind="agenda", front=COVER)
    )[DAY]
    missing = [n.name_as_printed for n in meeting.not_mentioned]
    assert [name for name in missing if "Bo" not in name] == unnamed


def test_minutes_that_list_nobody_miss_nobody() -> None:
    """Apologies alone are no list of those present."""
    apologies = "attendance:\n  - name: Cllr Cy Carp\n    status: apologies\n"
    meeting = held(page(DAY, "Text", front=apologies), page(DAY, "List", kind="agenda", front=COVER))[DAY]
    assert meeting.not_mentioned == ()


@pytest.mark.parametrize(
    ("other", "about"),
    [
        (COVER, []),
        (COVER.replace("19:00", "18:30"), ["start_time"]),
        (COVER.replace("Town Hall", "The Town Hall, Wyke"), []),
        (COVER.replace("Town Hall", "Library"), ["venue"]),
        (COVER.replace("  - name: Ed Eel\n", ""), ["co_optees"]),
        (COVER.replace("  - name: Cllr Cy Carp\n", ""), ["members"]),
        (COVER.replace("vacancies: [1 Green]\n", ""), ["vacancies"]),
        (f"{COVER}agenda:\n  - number: '1'\n    title: Ferries\n", ["agenda"]),
        (f"{COVER}agenda:\n  - number: '1'\n    title: Weirs and otters\n", []),
    ],
)
def test_two_covers(other: str, about: list[str]) -> None:
    """What they differ on, with what each says and where; a fuller wording is no difference."""
    own = f"{COVER}agenda:\n  - number: '1'\n    title: Weirs\n"
    meeting = held(
        page(DAY, "One", kind="agenda", name="a", front=own),
        page(DAY, "Two", kind="agenda", name="b", front=other),
    )[DAY]
    assert [d.about for d in meeting.disagreements] == about
    assert all(s.text and s.sources for d in meeting.disagreements for s in d.statements)


def test_minutes_under_another_date_than_the_agenda_says() -> None:
    """Both are shown; minutes that say the same day are not."""
    listed = (
        "agenda:\n  - number: '2'\n    title: Minutes\n    purpose: To agree the minutes of 10 May 2024.\n"
    )
    agenda = page(DAY, "- Minutes", kind="agenda", front=listed)
    differs = held(agenda, page(DAY, "## 2. Minutes\n\nThe minutes of 12 May 2024 were agreed."))[DAY]
    assert [d.about for d in differs.disagreements] == ["minutes_approved"]
    assert [s.text for s in differs.disagreements[0].statements] == [
        "the minutes of 10 May 2024",
        "the minutes of 12 May 2024",
    ]
    same = held(agenda, page(DAY, "## 2. Minutes\n\nThe minutes of 10 May 2024 were agreed."))[DAY]
    assert same.disagreements == ()
