"""Agenda frontsheets: where they begin, whose they are, and page numbers without the word."""

import pytest

import parsers
from parsers.blocks import Block, Kind, Part, Place
from parsers.papers import agenda
from parsers.papers.agenda_items import items, numbered


def agendas(text: str) -> list[Part]:
    """The frontsheets of a text."""
    return [part for part in parsers.parse(text.encode()).parts if part.kind == "agenda"]


HEAD = "Wyke Borough Council\n\nRivers Scrutiny Panel\n\nMonday 3 March 2025, 7.00 pm\n\n"
ITEMS = "1. Apologies for absence\n2. Otter counts\n3. Work programme\n"


@pytest.mark.parametrize(
    "over",
    [
        "AGENDA",
        "AGENDA Page Nos.",
        "Agenda – Part A",
        "Public Agenda",
        "Items\nNo. Item",
        "Order of Business",
    ],
)
def test_a_frontsheet_needs_no_summons(over: str) -> None:
    """A body, a day and the usual items under a heading are enough."""
    (found,) = agendas(f"{HEAD}{over}\n\n{ITEMS}")
    assert (found.meta["body"], found.meta["meeting_date"]) == ("Rivers Scrutiny Panel", "2025-03-03")
    assert found.meta["start_time"] == "19:00"


@pytest.mark.parametrize(
    "text",
    [
        f"Our agenda for growth\n\nMonday 3 March 2025\n\nAgenda\n\n{ITEMS}",
        f"{HEAD}Agenda\n\n1. Jobs\n2. Homes\n3. Roads\n",
        f"Rivers Scrutiny Panel\n\nAgenda\n\n{ITEMS}",
        f"Minutes of the Rivers Scrutiny Panel\n\nMonday 3 March 2025\n\nAgenda\n\n{ITEMS}",
    ],
)
def test_what_is_no_frontsheet(text: str) -> None:
    """Without a body, a day, or an item that agendas have; and minutes."""
    assert not agendas(text)


def test_the_day_is_the_meetings() -> None:
    """Not that of publication."""
    (found,) = agendas(f"Published: 20 February 2025\n\n{HEAD}Agenda\n\n{ITEMS}")
    assert found.meta["meeting_date"] == "2025-03-03"


def pages(over: str, *titles: str) -> list[tuple[str, int | None, int | None]]:
    """Title, first and last page of items below a heading."""
    lines = [f"{number}. {title}" for number, title in enumerate(titles, start=1)]
    blocks = [Block(Kind.HEADING, over, Place()), *(Block(Kind.PARAGRAPH, line, Place()) for line in lines)]
    found = items(blocks)
    return [(e.title, e.pages.first if e.pages else None, e.pages.last if e.pages else None) for e in found]


def test_page_numbers_behind_titles() -> None:
    """Ranges that rise, anywhere; single numbers below the word "Page"."""
    assert pages("Agenda", "Minutes 5 - 6", "Reeds 7 – 10", "Otters") == [
        ("Minutes", 5, 6), ("Reeds", 7, 10), ("Otters", None, None)]  # fmt: skip
    assert pages("Agenda Page", "Apologies", "Minutes 3", "Reeds: update 9") == [
        ("Apologies", None, None), ("Minutes", 3, 3), ("Reeds: update", 9, 9)]  # fmt: skip
    assert pages("Page", "Reeds (7.10pm – 8.00pm) 9 - 40 Report of the Director", "Otters 45 -\n48") == [
        ("Reeds", 9, 40), ("Otters", 45, 48)]  # fmt: skip


def test_numbers_that_are_no_pages() -> None:
    """Years, quarters, counts without the word "Page", numbers that fall."""
    assert pages("Agenda", "Minutes 3", "Otters 9") == [("Minutes 3", None, None), ("Otters 9", None, None)]
    assert pages("Page", "Plan 2025", "Reeds quarter 3", "Otters 9") == [
        ("Plan 2025", None, None), ("Reeds quarter 3", None, None), ("Otters", 9, 9)]  # fmt: skip
    assert pages("Agenda", "Budget 2024 - 25", "Reeds 5 - 9", "Route 3 - 4 repairs") == [
        ("Budget 2024 - 25", None, None), ("Reeds 5 - 9", None, None), ("Route 3 - 4 repairs", None, None)
    ]  # fmt: skip
    assert [e[1] for e in pages("Pages", "Ducks 5 - 9", "Under 3", "Reeds 11 - 20")] == [5, None, 11]


def test_a_part_heading_ends_no_agenda() -> None:
    """If the next number follows; any other heading does."""
    heads, texts = {"Agenda", "Part B – Exempt", "Access"}, ("1. Reeds", "2. Otters", "1. Come by bus")
    order = ("Agenda", texts[0], "Part B – Exempt", texts[1], "Access", texts[2])
    blocks = [Block(Kind.HEADING if t in heads else Kind.PARAGRAPH, t, Place()) for t in order]
    assert [entry.title for entry in items(blocks)] == ["Reeds", "Otters"]


def test_an_agenda_begins_at_the_top_of_a_page() -> None:
    """Not in the midst of another paper."""
    texts = ["Rivers Panel", "Monday 3 March 2025", "Agenda", "1. Apologies", "2. Otters"]
    paper = [Block(Kind.PARAGRAPH, text, Place(page=2)) for text in texts]
    before = [Block(Kind.PARAGRAPH, f"Reeds grow {n}.", Place(page=1)) for n in range(3)]
    assert agenda.begins([*before, *paper], 3)
    same = [Block(b.kind, b.text, Place(page=2)) for b in before]
    assert not agenda.begins([*same, *paper], 3)


def test_a_recording_is_of_one_meeting() -> None:
    """The page of all of a council's recordings is none."""
    text = (
        "# Agenda\n\nRivers Panel\n\nMonday 4 March 2024 at 7.00 pm\n\n"
        "https://wold.public-i.tv/core/portal/home\nhttps://wold.public-i.tv/core/portal/webcast_interactive/9\n"
        "https://www.youtube.com/@wold\n\n1. Apologies\n\n2. Otters\n\n3. Ferries\n"
    )
    (part,) = parsers.parse(text.encode()).parts
    assert part.meta["webcasts"] == ["https://wold.public-i.tv/core/portal/webcast_interactive/9"]


def test_the_committee_meets_not_its_council() -> None:
    """Also where its line names it in two languages, as labels do."""
    (found,) = agendas(
        "CYNGOR WYKE / WYKE BOROUGH COUNCIL\n\nRivers Scrutiny Panel / Panel Craffu Afonydd\n\n"
        "Dyddiad / Date: 3 March 2025\n\nLleoliad / Venue: Otter House\n\n"
        f"Aelodau / Members: Cynghorwyr / Councillors Bo Vole (Chair), Ann Weir\n\nAGENDA\n\n{ITEMS}"
    )
    assert found.meta["body"] == "Rivers Scrutiny Panel"
    assert found.meta["venue"] == "Otter House"
    assert found.meta["members"] == [
        {"name": "Councillor Bo Vole", "role": "Chair"},
        {"name": "Councillor Ann Weir"},
    ]


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        (
            "in the Sluice Room, Town Hall, Wyke on Monday 3 March 2025 at 10.30am",
            "Sluice Room, Town Hall, Wyke",
        ),
        ("on Monday 3 March 2025 at 10.30am in the Sluice Room, Wyke to consider these", "Sluice Room, Wyke"),
        (
            "at 10.30 am on Monday 3 March 2025 at St. Ann's Hall, Wyke, when all may come",
            "St. Ann's Hall, Wyke",
        ),
        ("at County Hall, Wyke, on Monday, 3 March 2025 commencing at 10.30 a.m.", "County Hall, Wyke"),
        ("on Monday 3 March 2025 at 10.30am to hear of the weirs in Wyke", None),
        ("remotely on Monday 3 March 2025 at 10.30am", None),
    ],
)
def test_when_and_where_in_one_long_sentence(sentence: str, venue: str | None) -> None:
    """As notices of meetings have it."""
    text = (
        f"A meeting of the Rivers Scrutiny Panel of the Borough of Wyke-on-the-Water will be held {sentence}."
    )
    (found,) = agendas(f"Wyke Borough Council\n\nRivers Scrutiny Panel\n\n{text}\n\nAGENDA\n\n{ITEMS}")
    assert (found.meta["start_time"], found.meta.get("venue")) == ("10:30", venue)


@pytest.mark.parametrize(
    ("text", "title", "purpose"),
    [
        ("Minutes of 2 May *Copy attached*", "Minutes of 2 May", "Copy attached"),
        ("Ferry Fares Monitoring *Report by the Clerk*", "Ferry Fares Monitoring", "Report by the Clerk"),
        ("Ferries: fares report Report of the Clerk", "Ferries: fares report", "Report of the Clerk"),
        ("Minutes To agree the minutes of 2 May", "Minutes", "To agree the minutes of 2 May"),
        ("Otters (Pages 7 - 10) To hear the wardens", "Otters", "To hear the wardens"),
        ("Otteri / Otters (Tudalennau / Pages 7 - 10)", "Otteri / Otters", None),
        ("Annual Report of the Clerk", "Annual Report of the Clerk", None),
        ("Fares: annual Report of the Clerk", "Fares: annual Report of the Clerk", None),
        ("Proposals To Review Moorings", "Proposals To Review Moorings", None),
        ("Review of *Salmo trutta*", "Review of Salmo trutta", None),
    ],
)
def test_the_line_below_a_title_is_not_of_it(text: str, title: str, purpose: str | None) -> None:
    """Where a cell has lost its lines: only what certainly begins another."""
    (entry,) = items([Block(Kind.PARAGRAPH, f"1. {text}", Place())])
    assert (entry.title, entry.meta().get("purpose")) == (title, purpose)


def test_page_numbers_below_titles() -> None:
    """In paragraphs of their own; whom to ask is no purpose of the last item."""
    lines = (
        "No. Item Page",
        "1. Reeds",
        "3 - 4",
        "2. Plan 2025/26 5",
        "3. Otters",
        "Clerk: Bo Vole, bo@wyke.example",
    )
    found = items([Block(Kind.PARAGRAPH, line, Place()) for line in lines])
    assert [(e.title, e.pages, e.purpose) for e in found] == [
        ("Reeds", (3, 4), []), ("Plan 2025/26", (5, 5), []), ("Otters", None, [])]  # fmt: skip


def test_numbers_in_paragraphs_of_their_own() -> None:
    """As some programs tag a page; not in a text, where a title has the meeting's minutes below it."""
    texts = ("Agenda", "1.", "Reeds", "2.", "Minutes of the meeting", "7.", "Otters")
    paged = [Block(Kind.PARAGRAPH, text, Place(page=1)) for text in texts]
    assert [e.number for e in items(numbered(paged))] == ["1", "2"]
    text = [Block(Kind.PARAGRAPH, text, Place(line=1)) for text in texts]
    assert numbered(text) == text


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("THIS MEETING HAS BEEN CANCELLED", "cancelled"),
        ("Please note that this meeting has been postponed until May", "postponed"),
        ("The meeting scheduled for 3 February was cancelled", None),
    ],
)
def test_a_meeting_that_was_called_off(line: str, status: str | None) -> None:
    """Its agenda says so above its items."""
    (found,) = agendas(f"{HEAD}{line}\n\nAGENDA\n\n{ITEMS}")
    assert found.meta.get("status") == status


def test_a_body_behind_the_words_meeting_of() -> None:
    """They are no part of its name."""
    (found,) = agendas(
        f"MEETING OF THE RIVERS SCRUTINY PANEL\n\nMonday 3 March 2025, 7.00 pm\n\nAGENDA\n\n{ITEMS}"
    )
    assert found.meta["body"] == "Rivers Scrutiny Panel"
