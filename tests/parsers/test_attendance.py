"""Attendance in tables: names below a label, columns below labels, ticks."""

import pytest

from parsers.blocks import Block, Kind, Place
from parsers.papers.attendance import listed, of_whom_told
from parsers.papers.attendee import capacity_of

PRESENT = Block(Kind.HEADING, "PRESENT:", Place(), level=2)


def table(*rows: tuple[str, ...]) -> Block:
    """A table of these rows."""
    return Block(Kind.TABLE, "", Place(), rows=rows)


def told(*blocks: Block) -> list[tuple[str, str]]:
    """Names and how each was there."""
    return [(person["name"], person["status"]) for person in listed(blocks)]


def test_names_in_all_cells_below_a_label() -> None:
    """Each row, whatever particles the names have."""
    names = table(
        ("Cllr A Adder (Chair)", "Cllr Mrs B Bittern"),
        ("Cllr C d’Arbour", "Cllr D ap Rhŷs"),
        ("Cllr E Fen", ""),
    )
    found = told(PRESENT, names)
    assert [name[:6] for name, _ in found] == ["Cllr A", "Cllr M", "Cllr C", "Cllr D", "Cllr E"]
    assert {status for _, status in found} == {"present"}


def test_what_stands_beside_a_title_is_no_person() -> None:
    """A party, or an office."""
    assert told(PRESENT, table(("Cllr Ann Adder", "Liberal Democrat"))) == [("Cllr Ann Adder", "present")]


def test_labels_over_columns() -> None:
    """Each column's people are there as its label says; what stands below the table has no label."""
    names = table(
        ("Present:", "Apologies:"), ("Cllr A Adder", "Cllr B Bittern"), ("Cllr C Carr\nMr D Dove", "")
    )
    found = told(names, Block(Kind.PARAGRAPH, "Jo Reed", Place()))
    assert found == [
        ("Cllr A Adder", "present"),
        ("Cllr B Bittern", "apologies"),
        ("Cllr C Carr", "present"),
        ("Mr D Dove", "present"),
    ]


def test_ticks_below_labels() -> None:
    """A mark tells; who has none is not said to have come."""
    ticks = table(
        ("Member", "Present", "Apologies"),
        ("Ann Adder", "✓", ""),
        ("Bo Bittern", "–", "✓"),
        ("Cy Carr", "", ""),
    )
    assert told(ticks) == [("Ann Adder", "present"), ("Bo Bittern", "apologies")]


def test_labels_before_rows() -> None:
    """Labels in the first column lead rows, even where a second label stands beside the first."""
    rows = table(("Present:", "Councillors"), ("", "Ann Adder and Bo Bittern"), ("Apologies:", "Cllr Carr"))
    assert told(rows) == [("Ann Adder", "present"), ("Bo Bittern", "present"), ("Cllr Carr", "apologies")]


def lines(text: str) -> list[tuple[str, str]]:
    """What a paragraph of these lines tells."""
    return told(Block(Kind.PARAGRAPH, text, Place()))


def test_a_list_that_goes_on_over_its_line() -> None:
    """Behind "and", before it, and in a bracket; nobody is lost, and no line is a person."""
    names = ["Councillor A Adder", "Councillor B Bittern", "Dr C Carr", "Lady Dove"]
    for text in (
        "PRESENT: Councillors A Adder (Vice Chairman), B Bittern, Dr C Carr and\nLady Dove.",
        "PRESENT: Councillors A Adder (Vice Chairman), B Bittern, Dr C Carr\nand Lady Dove.",
        "PRESENT: Councillors A Adder (Vice\nChairman), B Bittern,\nDr C Carr and Lady Dove.",
    ):
        assert lines(text) == [(name, "present") for name in names], text


def test_apologies_of_two_kinds() -> None:
    """Who is no councillor has an office behind the name, and that is nobody."""
    text = (
        "Apologies for absence were received from Councillors Bo Carp, Di Dace and from Jo Reed, Metro Mayor."
    )
    assert lines(text) == [
        ("Councillor Bo Carp", "apologies"),
        ("Councillor Di Dace", "apologies"),
        ("Jo Reed", "apologies"),
    ]


def test_lists_of_several_and_one_on_a_line_each() -> None:
    """The title of several goes to the names behind it, wherever it stands; "Lord" alone is a surname."""
    assert [name for name, _ in lines("Present: Councillor A. Bee (Chair), Councillors C. Dee and Lord")] == [
        "Councillor A. Bee",
        "Councillor C. Dee",
        "Councillor Lord",
    ]
    assert lines("Present:\nCouncillors A Bee and C Dee\nApologies: Cllr Eff") == [
        ("Councillor A Bee", "present"),
        ("Councillor C Dee", "present"),
        ("Cllr Eff", "apologies"),
    ]


def test_a_label_that_says_how() -> None:
    """A bracket in it makes no person of "ALSO PRESENT (virtually)"."""
    assert lines("ALSO PRESENT (virtually): Cllr D Nance (Cabinet Member)") == [("Cllr D Nance", "virtual")]


def test_a_title_in_another_language() -> None:
    """It is not put behind a second one."""
    assert lines("Present: Councillors A Bee, Cynghorydd G Gee") == [
        ("Councillor A Bee", "present"),
        ("Cynghorydd G Gee", "present"),
    ]


def entries(text: str) -> list[tuple[str, str | None, str]]:
    """Name, office and status of each whom some lines list, a block each."""
    blocks = [Block(Kind.PARAGRAPH, line, Place()) for line in text.split("\n")]
    return [(p["name"], p.get("role"), p["status"]) for p in listed(blocks)]


APART = {
    # Semicolons between people, each with an office
    "In attendance: A. Moss, Director of Weirs & Bridges; B. Reed, Head of Rivers; C. Fry, Translator": [
        ("A. Moss", "Director of Weirs & Bridges", "in_attendance"),
        ("B. Reed", "Head of Rivers", "in_attendance"),
        ("C. Fry", "Translator", "in_attendance"),
    ],
    "Also present: Deputy City Mayor, Councillor Carp – Homes; Jo Reed, Head of HR; Deputy Chief": [
        ("Councillor Carp", "Deputy City Mayor – Homes", "in_attendance"),
        ("Jo Reed", "Head of HR; Deputy Chief", "in_attendance"),
    ],
    "Present: Councillors A Adder (Chair), B Bittern; Mr C Carr, Dr D Dove": [
        ("Councillor A Adder", "Chair", "present"),
        ("Councillor B Bittern", None, "present"),
        ("Mr C Carr", None, "present"),
        ("Dr D Dove", None, "present"),
    ],
    # Labels in two languages, on either side; on screens
    "PRESENT / PRESENNOL: Cllr A Adder (Chair)\nCouncillors / Y Cynghorwyr: Bo Bittern and Cy ap Rhys": [
        ("Cllr A Adder", "Chair", "present"),
        ("Councillor Bo Bittern", None, "present"),
        ("Councillor Cy ap Rhys", None, "present"),
    ],
    "Officers attending virtually:\nJo Reed, Head of Rivers": [("Jo Reed", "Head of Rivers", "virtual")],
    "In attendance via Teams: Jo Reed, Head of Rivers": [("Jo Reed", "Head of Rivers", "virtual")],
    "Present in person and online:\nCllr Ann Adder": [("Cllr Ann Adder", None, "present")],
    "Present as observers: Cllr Ann Adder": [("Cllr Ann Adder", None, "in_attendance")],
    # What stands beside a name and is no office
    "Present: Mrs A Adder (Vice-Chair, in the Chair), Ms B Bittern (Substitute for Mr C Carr)": [
        ("Mrs A Adder", "Vice-Chair; Chair", "present"),
        ("Ms B Bittern", None, "present"),
    ],
    "Present:\nCllr Ann Adder (left at 7.05 pm)\nCllr Bo Bittern (from 6.50 pm)\nCllr Cy Carr - via Teams": [
        ("Cllr Ann Adder", None, "present"),
        ("Cllr Bo Bittern", None, "present"),
        ("Cllr Cy Carr", None, "virtual"),
    ],
    "Present:\nCllr Ann Adder (in place of Cllr Bo Bittern)": [("Cllr Ann Adder", None, "present")],
    "Officers:\nJo Reed (formerly Moss), Head of Rivers": [("Jo Reed", "Head of Rivers", "in_attendance")],
    "Apologies: Cllr Ann Adder; Bo Bittern (for lateness)": [
        ("Cllr Ann Adder", None, "apologies"),
        ("Bo Bittern", None, "late"),
    ],
}


@pytest.mark.parametrize("text", APART)
def test_people_and_what_stands_beside_them(text: str) -> None:
    """Each person with an own office; what is no office is none."""
    assert entries(text) == APART[text]


@pytest.mark.parametrize(
    ("role", "capacity"),
    [("Portfolio Holder for Weirs", "cabinet"), ("Shadow Cabinet Member for Weirs", "member")],
)
def test_who_is_of_the_executive(role: str, capacity: str) -> None:
    """A portfolio holder is; a shadow is none."""
    assert capacity_of("Councillor Ann Adder", role) == capacity


@pytest.mark.parametrize(
    ("others", "capacity"), [((), None), (("apologies",), None), (("apologies", "present"), "member")]
)
def test_apologies_alone_make_nobody_a_member(others: tuple[str, ...], capacity: str | None) -> None:
    """Only beside a list of those who were there is a councillor who sent apologies one of the body's."""
    ann = {"name": "Councillor Ann Adder", "capacity": "member", "status": "apologies"}
    people = [ann, *({"name": "Councillor Bo Bittern", "capacity": "member", "status": s} for s in others)]
    assert of_whom_told(people)[0].get("capacity") == capacity
