"""Work programmes: what is one, and what is not."""

import pytest

import parsers
from parsers.papers import programme_cells as cells

HEAD = "<tr><th>Ref</th><th>Meeting</th><th>{}</th><th>Lead</th><th>Due</th></tr>"
ROWS = (
    "<tr><td>1</td><td>9 October 2024</td><td>Count otters</td><td>Bo Vole</td><td>30 May 2025</td></tr>"
    "<tr><td>2</td><td>4 December 2024</td><td>Write</td><td>Chair</td><td>28 May 2025</td></tr>"
)


def kinds(title: str, what: str) -> list[str]:
    """The kinds of the papers of a page with a table."""
    page = f"<html><body><h1>{title}</h1><table>{HEAD.format(what)}{ROWS}</table></body></html>"
    return [part.kind for part in parsers.parse(page.encode()).parts]


def test_a_log_of_actions_is_no_work_programme() -> None:
    """Though its actions have dates as a programme's items do."""
    assert kinds("Rivers Panel: Action Log", "Action") == ["text"]
    assert kinds("Rivers Panel", "Actions agreed") == ["text"]
    assert kinds("Rivers Panel", "Topic") == ["work-programme"]
    assert kinds("Rivers Panel: Work Programme", "Item") == ["work-programme"]


def planned(text: str) -> list[dict[str, object]]:
    """The planned items of a paper that is read as a work programme, without their places."""
    (part,) = (p for p in parsers.parse(text.encode()).parts if p.kind == "work-programme")
    entries: list[dict[str, object]] = part.meta["planned"]  # type: ignore[assignment]
    return [{key: value for key, value in entry.items() if key != "at"} for entry in entries]


def page(body: str) -> str:
    """A web page."""
    return f"<html><body><main><h1>Rivers Committee: Work Programme 2025/26</h1>{body}</main></body></html>"


def table(*rows: str) -> str:
    """A table, the cells of its rows parted by `|`, the first of them the head."""
    return (
        f"<table>{''.join('<tr><td>' + row.replace('|', '</td><td>') + '</td></tr>' for row in rows)}</table>"
    )


# Lists under months and under dates; what is not yet scheduled; who leads
LISTS = """# Rivers Committee - Work Programme 2025/26

## June 2025

- Otter counts (Lead: Ann Reed, Head of Rivers)
- Weirs (45 mins)

## 11 September 2025

- Toads: update

## Items to be scheduled

- Newts (suggested by Fen Forum)
"""
# The same without marks, as a text that was printed
PLAIN = """Rivers Committee

Work Programme 2025/2026

Thursday 19 June 2025
Otter counts
Weirs

Thursday 18 September 2025
Toads: update

Unallocated items
Newts
"""
# Dates without a year; a deadline for each
YEARLESS = """FORWARD PLAN OF THE RIVERS AND LOCKS COMMITTEE 2025-26

Date of meeting\tItem\tPurpose\tLead officer\tReport due
12 June\tOtter counts\tMonitoring\tAnn Reed, Head of Rivers\t2 June
\tWeirs\tPolicy\tDirector of Place
15 January\tToads\tReview\tBo Sedge\t5 January
TBC\tNewts\tReview
"""
# The days of each meeting over a table of its own
OVER = page(
    "<h2>Tuesday 24 June 2025, 10am (Report deadline Thursday 12 June 2025)</h2>"
    + table(
        "Item|Purpose|Lead Officer", "Otter counts|To receive an update.|Bo Sedge; Ann Reed, Head of Rivers"
    )
    + "<h2>Items to be Scheduled</h2>"
    + table("Item|Purpose|Lead Officer", "Newts|To receive a report.|")
)
# One table for each meeting: its days down the first column in pieces, rows cut, titles in bold or not
MEETINGS = page(
    table(
        "9 June 2025|7 July 2025",
        "Otters (40)|Weirs",
        "Toads|Newts",
        "6 October 2025|3 November 2025",
        "Reeds|Moss",
    )
    + table(
        "Meeting 1|Item title and objective|Officer responsibility|Preparation",
        "Meeting Date: Monday 9th June Papers|<b>Otters (40)</b> The Committee reviews the count."
        "|Ann Reed, Head of Rivers<br>Otter wardens|Visit",
        "deadline: 28/5/25 Agenda|Members are to see the ponds first.||",
        "dispatch: 30/5/25|<b>Toads</b> To consider roads|Bo Sedge TBC|",
        "|<b>Reed beds:</b> policy|Director|",
    )
    + table("Possible items noted for 2026/27|", "1. Eels|How many are there?")
    + "<h2>Suggestions from residents</h2>"
    + table(
        "No.|Source|Detail",
        "1|Fen Forum|Night boats. Some are loud.",
        "2|A member|Locks",
        "||and their keepers",
    )
)
MATRIX = page(table("Topic|5 June 2025|4 September 2025", "Otters|X|X", "Weirs||X", "Toads||"))


@pytest.mark.parametrize(
    ("paper", "items"),
    [
        (
            LISTS,
            [
                {
                    "title": "Otter counts",
                    "planned_for": "2025-06",
                    "officers": [{"name": "Ann Reed", "role": "Head of Rivers"}],
                },
                {"title": "Weirs", "planned_for": "2025-06", "minutes": 45},
                {"title": "Toads: update", "planned_for": "2025-09-11"},
                {
                    "title": "Newts",
                    "kind": "possible",
                    "heading": "Items to be scheduled",
                    "suggested_by": "Fen Forum",
                },
            ],
        ),
        (
            PLAIN,
            [
                {"title": "Otter counts", "planned_for": "2025-06-19"},
                {"title": "Weirs", "planned_for": "2025-06-19"},
                {"title": "Toads: update", "planned_for": "2025-09-18"},
                {"title": "Newts", "kind": "possible", "heading": "Unallocated items"},
            ],
        ),
        (
            YEARLESS,
            [
                {
                    "title": "Otter counts",
                    "detail": "Monitoring",
                    "planned_for": "2025-06-12",
                    "deadline": "2025-06-02",
                    "officers": [{"name": "Ann Reed", "role": "Head of Rivers"}],
                },
                {
                    "title": "Weirs",
                    "detail": "Policy",
                    "planned_for": "2025-06-12",
                    "deadline": "2025-06-02",
                    "lead": "Director of Place",
                },
                {
                    "title": "Toads",
                    "detail": "Review",
                    "planned_for": "2026-01-15",
                    "deadline": "2026-01-05",
                    "officers": [{"name": "Bo Sedge"}],
                },
                {"title": "Newts", "detail": "Review"},
            ],
        ),
        (
            OVER,
            [
                {
                    "title": "Otter counts",
                    "detail": "To receive an update.",
                    "planned_for": "2025-06-24",
                    "deadline": "2025-06-12",
                    "officers": [{"name": "Bo Sedge"}, {"name": "Ann Reed", "role": "Head of Rivers"}],
                },
                {
                    "title": "Newts",
                    "detail": "To receive a report.",
                    "kind": "possible",
                    "heading": "Items to be Scheduled",
                },
            ],
        ),
        (
            MATRIX,
            [
                {"title": "Otters", "planned_for": "2025-06-05"},
                {"title": "Otters", "planned_for": "2025-09-04"},
                {"title": "Weirs", "planned_for": "2025-09-04"},
            ],
        ),
    ],
    ids=["lists", "plain", "yearless", "over", "matrix"],
)
def test_items_are_read_from_any_form(paper: str, items: list[dict[str, object]]) -> None:
    """Lists, tables with heads, dates over tables, marks where an item and a date cross."""
    assert planned(paper) == items


def test_a_table_for_each_meeting_gives_its_days_people_and_what_an_item_is_about() -> None:
    """Though its first column runs down over rows that it has nothing to do with, and rows are cut."""
    days = {"planned_for": "2025-06-09", "deadline": "2025-05-28", "dispatch": "2025-05-30"}
    found = planned(MEETINGS)
    assert [e["title"] for e in found[:6]] == ["Otters", "Weirs", "Toads", "Newts", "Reeds", "Moss"]
    assert found[6:] == [
        {
            "title": "Otters",
            "detail": "The Committee reviews the count. Members are to see the ponds first.",
            **days,
            "minutes": 40,
            "officers": [{"name": "Ann Reed", "role": "Head of Rivers"}],
            "lead": "Otter wardens",
        },
        {"title": "Toads", "detail": "To consider roads", **days, "officers": [{"name": "Bo Sedge"}]},
        {"title": "Reed beds", "detail": "policy", **days, "lead": "Director"},
        {
            "title": "Eels",
            "detail": "How many are there?",
            "kind": "possible",
            "heading": "Possible items noted for 2026/27",
        },
        {
            "title": "Night boats",
            "detail": "Some are loud.",
            "kind": "suggestion",
            "heading": "Suggestions from residents",
            "suggested_by": "Fen Forum",
        },
        {
            "title": "Locks",
            "detail": "and their keepers",
            "kind": "suggestion",
            "heading": "Suggestions from residents",
            "suggested_by": "A member",
        },
    ]


REPORT = """Rivers Committee

12 June 2025

Report of the Director of Place

Work Programme 2025/26

1. Purpose of the report

1.1 This report asks the Committee to agree its programme for the year that has begun.

1.2 The programme has been drawn up with the Chair after talks with members and officers.

2. Background

2.1 Each year the Committee looks at what it did last year, and plans what to look at next.

3. Programme

Date\tItem\tOfficer
12 June 2025\tOtter counts\tAnn Reed
11 September 2025\tFlood wardens\tBo Sedge
"""


def test_a_report_on_a_programme_has_its_items() -> None:
    """Far below its title; it stays a report."""
    (part,) = parsers.parse(REPORT.encode()).parts
    found: list[dict[str, object]] = part.meta["planned"]  # type: ignore[assignment]
    assert part.kind == "report"
    assert [(e["title"], e["planned_for"]) for e in found] == [
        ("Otter counts", "2025-06-12"),
        ("Flood wardens", "2025-09-11"),
    ]


@pytest.mark.parametrize(
    ("cell", "title", "detail", "minutes"),
    [
        ("Weirs To review each weir in the county", "Weirs", "To review each weir in the county", None),
        ("Otters: The Panel has asked for counts", "Otters", "The Panel has asked for counts", None),
        ("Reeds:- to review what was cut last year", "Reeds", "to review what was cut last year", None),
        ("Boats (75 mins) Following on from the fires", "Boats", "Following on from the fires", 75),
        ("Toads (30-45)This is a standing item", "Toads", "This is a standing item", "30-45"),
        ("Review of The Wash and the A Team", "Review of The Wash and the A Team", "", None),
        ("Locks (COVID 19)", "Locks (COVID 19)", "", None),
        ("Locks (17)", "Locks (17)", "", None),
    ],
)
def test_a_title_ends_where_a_sentence_begins(
    cell: str, title: str, detail: str, minutes: int | str | None
) -> None:
    """Or where the minutes stand, of a range no number; what can be a title's own words stays in it."""
    found = cells.said(cell, sentences=True)
    assert (found.title, found.detail, found.minutes.number or found.minutes.words) == (
        title,
        detail,
        minutes,
    )


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("45", (45, None)),
        ("30 - 45 mins", (None, "30 - 45")),
        ("20 to 30", (None, "20 to 30")),
        ("", (None, None)),
    ],
)
def test_a_column_of_times(cell: str, minutes: tuple[int | None, str | None]) -> None:
    """A range in it stays one."""
    assert cells.minutes(cell) == minutes


DATED = "<h2>12 June 2025</h2><ul><li>Otters</li><li>Weirs</li></ul><h2>4 September 2025</h2><p>Toads</p>"


@pytest.mark.parametrize(
    ("body", "issued"),
    [
        (f"<p>Date: 20 May 2025</p>{DATED}", "2025-05-20"),
        (f"<p>Rivers Town Council<br>Published: 20 May 2025</p>{DATED}", "2025-05-20"),
        (f"<p>Version 2, 21 May 2025</p><p>Date: 20 May 2025</p>{DATED}", "2025-05-21"),
        # The days of meetings: over a list, over a table, of several
        ("<p>Date: 12 June 2025</p><ul><li>Otters</li></ul><h2>4 September 2025</h2><p>Toads</p>", None),
        ("<p>Date: 12 June 2025</p>" + table("Item|Purpose|Lead", "Otters|Review|Bo Sedge"), None),
        ("<p>Date: 12 June 2025</p><p>Otters</p><p>Date: 4 September 2025</p><p>Toads</p>", None),
    ],
)
def test_the_day_on_which_it_was_published(body: str, issued: str | None) -> None:
    """From its version, or from a line that stands at its top; a meeting's day is none."""
    (part,) = (p for p in parsers.parse(page(body).encode()).parts if p.kind == "work-programme")
    assert part.meta.get("date") == issued
