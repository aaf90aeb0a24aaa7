"""Agenda frontsheets: where they begin, whose they are, and page numbers without the word."""

import pytest

import parsers
from parsers.blocks import Block, Kind, Part, Place
from parsers.papers import agenda
from parsers.papers.agenda_items import items


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
