"""Minutes in the forms of many councils: where they begin, who was there, what was declared."""

import pytest

import parsers
from parsers.blocks import Part

AT_A_MEETING = """OTTERSHIRE COUNCIL

At a Meeting of the Rivers Scrutiny Committee held at Otter Hall on Tuesday 14 January 2025 at 10.00 a.m.

Present:

Councillor A Adder (Chair)

Members of the Committee:
Councillors B Bittern, C Carp and D Dace

Apologies:
Apologies for absence were received from Councillors F Finch and G Gull

1 Apologies for Absence

There were apologies from Councillors F Finch and G Gull.

2 Minutes

The minutes of the meeting held on 10 December 2024 were agreed as a correct record.

3 Weirs

Resolved: That the report be noted.
"""
PRESENT_DASH = """RIVERS SCRUTINY COMMITTEE

14 January 2025

Present:- Councillor A Adder (Chair); Councillors Bittern, Carp and
Dace.

Apologies for absence:- Councillors Finch and
Gull.

37. DECLARATIONS OF INTEREST

There were no declarations.

38. MINUTES OF THE PREVIOUS MEETING

Resolved:- That the minutes of 10 December 2024 be approved.

39. WEIRS

Resolved:- That the report be noted.
"""
LABELS = """Draft Minutes

Committee: Rivers Scrutiny Committee
Date: Tuesday, 14 January 2025

Present: Councillor A Adder (Chair), Councillor B Bittern, Councillor C Carp, Councillor D Dace

Apologies: Councillor F Finch, Councillor G Gull

1. Apologies for absence

As above.

2. Weirs

The report was noted.
"""
IN_ONE_LINE = """RIVERS SCRUTINY COMMITTEE OTTERSHIRE COUNCIL 14 JANUARY 2025

PRESENT: Councillor A Adder (in the Chair); Councillors Bittern, Carp, Dace

APOLOGIES: Councillors Finch and Gull

12. DECLARATIONS OF INTEREST

There were none.

13. MINUTES

RESOLVED – That the minutes of the meeting held on 10 December 2024 be signed.

14. WEIRS

RESOLVED – That the report be noted.
"""
WELSH = """Cofnodion / Minutes of the Rivers Scrutiny Committee

Tuesday 14 January 2025

Yn bresennol / Present: Cynghorwyr Ann Adder, Bo Bittern (Chair), Cy Carp and Dee Dace

Ymddiheuriadau / Apologies: Cynghorydd Fay Finch and Cynghorydd Gus Gull

1. Apologies for absence

As above.

2. Weirs

The report was noted.
"""


def minutes(text: str) -> Part:
    """The one part that is read of a text, which is minutes."""
    (part,) = parsers.parse(text.encode()).parts
    assert part.kind == "minutes"
    return part


@pytest.mark.parametrize("text", [AT_A_MEETING, PRESENT_DASH, LABELS, IN_ONE_LINE, WELSH])
def test_forms(text: str) -> None:
    """Body, day, four present and two apologies, whatever the minutes call themselves."""
    meta = minutes(text).meta
    assert (meta["body"], meta["meeting_date"]) == ("Rivers Scrutiny Committee", "2025-01-14")
    status = [(p["name"].split()[-1], p["status"]) for p in meta["attendance"]]  # type: ignore[attr-defined]
    assert status == [
        *((name, "present") for name in ("Adder", "Bittern", "Carp", "Dace")),
        *((name, "apologies") for name in ("Finch", "Gull")),
    ]


POSITION = """RIVERS COMMITTEE

14 January 2025

Present position: the weir is open.

1. Apologies

2. Weirs

It was noted and agreed.
"""
REPORT = """Report to the Rivers Committee, 14 January 2025

Present:

1. Summary

The plan was agreed.

2. Costs

They were considered.
"""
AGENDA = """RIVERS COMMITTEE

14 January 2025

Present: to be seen

AGENDA

1. Apologies

2. Minutes

3. Weirs
"""


@pytest.mark.parametrize("text", [POSITION, REPORT, AGENDA])
def test_no_minutes(text: str) -> None:
    """Reports and agendas may say "present" too."""
    assert "minutes" not in [part.kind for part in parsers.parse(text.encode()).parts]


BROKEN = """MINUTES OF A MEETING OF THE RIVERS SCRUTINY COMMITTEE HELD ON TUESDAY 14 JANUARY 2025

PRESENT:
Councillor Ann Adder (Chair), Councillor Bo
Bittern, Councillor Cy Carp, Councillor Dee de la
Mare and Mr Ed Eel

In attendance:
Jo Reed, Head of
Rivers
Kit Roe, Director of Weirs

1. APOLOGIES FOR ABSENCE

Apologies for absence were sent on behalf of Councillor Gus Gull (who was represented by Councillor Hal Hare).

2. DECLARATIONS OF INTEREST

{said}

3. CLOSE

{close}
"""


def test_names_and_offices_that_a_line_cuts() -> None:
    """They are one; who stood in for somebody is no office."""
    meta = minutes(BROKEN.format(said="None.", close="Noted.")).meta
    assert [tuple(p.values()) for p in meta["attendance"]] == [  # type: ignore[attr-defined]
        ("Councillor Ann Adder", "member", "Chair", "present"),
        ("Councillor Bo Bittern", "member", "present"),
        ("Councillor Cy Carp", "member", "present"),
        ("Councillor Dee de la Mare", "member", "present"),
        ("Mr Ed Eel", "present"),
        ("Jo Reed", "officer", "Head of Rivers", "in_attendance"),
        ("Kit Roe", "officer", "Director of Weirs", "in_attendance"),
        ("Councillor Gus Gull", "member", "apologies"),
    ]


@pytest.mark.parametrize(
    ("said", "declared"),
    [
        ("Councillor Adder declared a disclosable pecuniary interest in Item 5 (Ferries) and left the room.",
         [("Councillor Adder", "5")]),
        ("Councillors Bittern and Carp each declared an interest in item 6 as members of the Boat Club.",
         [("Councillor Bittern", "6"), ("Councillor Carp", "6")]),
        ("The Chair, Councillor Adder, declared that she lived near the weir.", [("Councillor Adder", None)]),
        ("Cllr Adder was a governor; Cllr Carp declared an interest in item 4.",
         [("Cllr Adder", None), ("Cllr Carp", "4")]),
        ("- Cllr Adder – item 4 – personal interest as a tenant", [("Cllr Adder", "4")]),
        ("Mr Ed Eel (co-optee) advised that he was a trustee, in respect of items 4 and 6.",
         [("Mr Ed Eel", "4"), ("Mr Ed Eel", "6")]),
        ("The following was received by members:Jo Reed was a Governor at a school.", [("Jo Reed", None)]),
        ("There were no declarations of interest.", []),
        ("Members are asked to declare any interest relevant to items on this agenda.", []),
        ("The Monitoring Officer advised members of the rules.", []),
        ("Councillors were reminded of the code. No Councillor declared an interest.", []),
    ],
)  # fmt: skip
def test_declarations(said: str, declared: list[tuple[str, str | None]]) -> None:
    """By person and item, from sentences and labels."""
    found = minutes(BROKEN.format(said=said, close="Noted.")).meta.get("declarations", [])
    assert [(d["name"], d.get("item")) for d in found] == declared  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("close", "time"),
    [
        ("The meeting closed at 9.45pm", "21:45"),
        ("The meeting rose at 9.05 p.m.", "21:05"),
        ("The meeting commenced at 10.00 am and concluded at 12.35 pm.", "12:35"),
        ("(The meeting ended at 20:15)", "20:15"),
        ("The Chair declared the meeting closed at 8 pm.", "20:00"),
        ("The gates closed in May.", None),
    ],
)
def test_the_close(close: str, time: str | None) -> None:
    """When the meeting ended, as its last words say it."""
    assert minutes(BROKEN.format(said="None.", close=close)).meta.get("end_time") == time


@pytest.mark.parametrize(
    ("close", "following"),
    [
        ("The date of the next meeting is at 7.30 pm on 6th February 2025.", ("2025-02-06", "19:30")),
        ("Next meeting: Thursday 6 February 2025 at 10am.", ("2025-02-06", "10:00")),
        ("The next meeting would be held on 06.02.2025.", ("2025-02-06", None)),
        ("The next meeting of the Heron Board was on 6 February 2025.", (None, None)),
        ("The next meeting of the Committee is on 6 February 2025.", ("2025-02-06", None)),
    ],
)
def test_the_next_meeting(close: str, following: tuple[str | None, str | None]) -> None:
    """Of the same body, by day and time."""
    meta = minutes(BROKEN.format(said="None.", close=close)).meta
    assert (meta.get("next_meeting_date"), meta.get("next_meeting_time")) == following


FRONTSHEET = """Rivers Scrutiny Panel

Tuesday 14 January 2025 at 7.00 pm

Members: Councillors Ann Adder (Chair), Bo Bittern and 2 vacancies (Green)

Co-opted members: Dee Dace, vacancy (parent governor)

AGENDA

1. Apologies
2. Declarations of interest
3. Weirs (Pages 3 - 6)

Expected finish: 9.30 pm
"""


def test_vacant_seats_and_the_planned_close() -> None:
    """Seats whose holders are not named are vacancies, nobody's name; a last line tells the close."""
    (part,) = parsers.parse(FRONTSHEET.encode()).parts
    assert part.meta["vacancies"] == ["2 vacancies (Green)", "vacancy (parent governor)"]
    assert part.meta["planned_end_time"] == "21:30"
    assert part.meta["co_optees"] == [{"name": "Dee Dace"}]


def test_a_cabinet_has_members_of_its_own() -> None:
    """Whom a list "Present" names without office, beside one of those in attendance."""
    text = (
        "OTTERSHIRE COUNCIL\n\nCABINET\n\nMINUTES of a meeting of the Cabinet held on 14 January 2025.\n\n"
        "PRESENT: Mr A Adder (Chairman), Ms B Fen and Mr C Carp\n\nIN ATTENDANCE: Ms D Dace (Director)\n\n"
        "1. Apologies\n\nNone.\n\n2. Weirs\n\nRESOLVED that it be noted.\n"
    )
    capacities = [p["capacity"] for p in minutes(text).meta["attendance"]]  # type: ignore[attr-defined]
    assert capacities == ["cabinet", "cabinet", "cabinet", "officer"]


IN_LINES = """Minutes of the Heron Scrutiny Board

Wednesday, 5 March 2025, 2.00 pm

Board Members Present
Cllr Ann Adder (Chair)
Cllr Bo Bittern

Co-opted Members Present
Mr Dee Dace (Angling Trust)

Virtual attendance
Cllr Ed Eel

Other Councillors in attendance
Cllr Fay Finch, Cabinet Member for Rivers

Officers in attendance
Jo Reed, Director of Weirs
Kit Roe

External attendees
Dr Liz Lark, Director, Otter Water

Apologies
Cllr Gus Gull

1. Apologies for absence

As above.

2. Weirs

The report was noted.
"""


def test_labels_of_many_kinds() -> None:
    """Each label ends the list before it, and says as what and how those below it were there."""
    people = minutes(IN_LINES).meta["attendance"]
    told = [(p["name"].split()[-1], p.get("capacity"), p["status"]) for p in people]  # type: ignore[attr-defined]
    assert told == [
        ("Adder", "member", "present"),
        ("Bittern", "member", "present"),
        ("Dace", "co-optee", "present"),
        ("Eel", "member", "virtual"),
        ("Finch", "cabinet", "in_attendance"),
        ("Reed", "officer", "in_attendance"),
        ("Roe", "officer", "in_attendance"),
        ("Lark", "guest", "in_attendance"),
        ("Gull", "member", "apologies"),
    ]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("The meeting was inquorate and was abandoned at 7.15 pm.", "inquorate"),
        ("The meeting was therefore abandoned.", "abandoned"),
        ("The last meeting was abandoned.", None),
        ("Work on the weir was abandoned.", None),
    ],
)
def test_a_meeting_that_broke_off(said: str, status: str | None) -> None:
    """The minutes tell that they had no quorum, or that the meeting was abandoned."""
    (found,) = parsers.parse(f"{AT_A_MEETING}\n{said}\n".encode()).parts
    assert found.meta.get("status") == status


@pytest.mark.parametrize(
    "held",
    [
        "held at Otter Hall, Wyke, on 14 January 2025 at 6.30 pm",
        "held on Tuesday 14 January 2025 at 6.30pm in the Otter Hall, Wyke",
        "held on Tuesday 14 January 2025 at the Otter Hall, Wyke at 6.30 pm",
    ],
)
def test_the_venue_before_or_behind_the_day(held: str) -> None:
    """However the title words it."""
    old = "held at Otter Hall on Tuesday 14 January 2025 at 10.00 a.m."
    (found,) = parsers.parse(AT_A_MEETING.replace(old, held).encode()).parts
    assert found.meta["venue"] == "Otter Hall, Wyke"


def test_titles_in_capitals_that_are_misnumbered() -> None:
    """A number lost, or one that stands twice, leaves none of them below another item."""
    text = AT_A_MEETING.replace("1 Apologies for Absence", "1 APOLOGIES").replace("2 Minutes", "2 MINUTES")
    text = text.replace("3 Weirs", "2 WEIRS") + "\n5 WORK PROGRAMME\n\nResolved: That it be noted.\n"
    (found,) = parsers.parse(text.encode()).parts
    assert [b.number for b in found.blocks if b.number] == ["1", "2", "2", "5"]
