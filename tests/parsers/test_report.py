"""Reports: their titles."""

import re

import pytest

import parsers
from parsers.blocks import Block, Kind, Place
from parsers.papers import report, report_coverless


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Report of the Director on con", "1. Purpose", "1.1 To inform."), "Report of the Director on con"),
        (("Otter counts", "Purpose of report", "To inform."), "Otter counts"),
        (
            ("Rivers Panel", "Otter counts in 2025", "The otters were counted."),
            "Rivers Panel Otter counts in 2025",
        ),
        (("1. Otters", "They were counted."), "1. Otters"),
    ],
)
def test_a_title_ends_where_the_first_section_begins(lines: tuple[str, ...], title: str) -> None:
    """A short first line takes in the next one, unless that heads a section."""
    blocks = [Block(Kind.PARAGRAPH, text, Place(line=n)) for n, text in enumerate(lines, start=1)]
    (part,) = report.parse([*blocks, Block(Kind.PARAGRAPH, "They were many. " * 20, Place(line=9))])
    assert part.title == title


def _paragraphs(*lines: str) -> list[Block]:
    return [Block(Kind.PARAGRAPH, text, Place(line=n)) for n, text in enumerate(lines, start=1)]


@pytest.mark.parametrize(
    ("to", "meeting"),
    [
        ("Cabinet – 4 March 2024", ("Cabinet", "2024-03-04")),
        (
            "Rivers and Ferries Cabinet Committee, Monday 4 March 2024",
            ("Rivers and Ferries Cabinet Committee", "2024-03-04"),
        ),
        ("Cabinet", ("Cabinet", None)),
        ("Cabinet Member for Rivers – 4 March 2024", ("Cabinet", None)),
    ],
)
def test_a_report_belongs_to_the_meeting_that_it_names(to: str, meeting: tuple[str, str | None]) -> None:
    """Only a body with a day and nothing else names one."""
    blocks = _paragraphs("From: Bo Vole, Head of Rivers", f"To: {to}", "Subject: Otters")
    (part,) = report.parse(blocks)
    assert (part.meta.get("body"), part.meta.get("meeting_date")) == meeting


def test_the_cover_of_a_monitoring_report_may_have_labels_without_colons() -> None:
    """From whom, for which meeting, and the period in the title."""
    blocks = [
        *_paragraphs(
            "Ferry Monitoring Report",
            "As at June 2024-25 – Quarter 1",
            "By",
            "Head of Ferries, Bo Vole",
            "Directors",
        ),
        Block(Kind.TABLE, "", Place(line=9), rows=(("To Cabinet – 4 March 2024", ""), ("Unrestricted", ""))),
    ]
    (part,) = report_coverless.parse_annual(blocks)
    assert part.title == "Ferry Monitoring Report: As at June 2024-25 – Quarter 1"
    assert part.meta == {
        "authors": [{"name": "Bo Vole", "role": "Head of Ferries"}],
        "body": "Cabinet",
        "date": "2024-03-04",
        "meeting_date": "2024-03-04",
    }


def test_a_form_is_titled_with_its_name_and_its_first_field() -> None:
    """The agenda item that it amends is another paper's title."""
    rows = (
        ("Budget Amendment Form", "", ""),
        ("Amendment Name:", "", "More Ferries"),
        ("Proposer:", "", "Bo Vole"),
    )
    table = Block(Kind.TABLE, "", Place(page=3), rows=rows)
    assert report_coverless.form_title([table]) == "Budget Amendment Form: More Ferries"
    assert (
        report_coverless.form_title(
            [Block(Kind.TABLE, "", Place(page=3), rows=(("Year", "Otters"), ("2024", "3")))]
        )
        is None
    )


def test_a_paper_that_asks_a_body_to_agree_is_a_report() -> None:
    """Its recommendations need no heading."""
    assert report_coverless.recommends(
        _paragraphs("Otters", "The Rivers Panel is asked to agree the following:")
    )
    assert not report_coverless.recommends(_paragraphs("Otters", "The keeper was asked to agree, and did."))


COVER = (("Committee", "Rivers Panel"), ("Date", "3 May 2024"), ("Report of", "Ann Heron, Head of Rivers"))


@pytest.mark.parametrize(
    ("rows", "begins"),
    [
        (COVER, True),
        ((*COVER, ("Wards affected", "All")), True),
        ((*COVER, ("Time", "7.00 pm")), False),
        ((*COVER, ("Present", "Councillor Adder")), False),
        ((*COVER[:2], ("Wards affected", "All")), False),
        ((*COVER[1:], ("Wards affected", "All")), False),
    ],
)
def test_a_cover_without_a_title_says_to_whom_when_and_by_whom(
    rows: tuple[tuple[str, str], ...], begins: bool
) -> None:
    """A table of a meeting's own place and people is none."""
    assert report.begins([Block(Kind.TABLE, "", Place(line=1), rows=rows)], 0) is begins


def test_the_title_stands_beside_a_cover_that_has_none() -> None:
    """Over or below the table; not the body's name; where only sections follow, the body names the report."""
    table = Block(Kind.TABLE, "", Place(line=3), rows=COVER)
    body, title, section = (
        Block(Kind.HEADING, text, Place(line=n), level=2)
        for n, text in ((1, "Report to Rivers Panel"), (5, "The return of the otter"), (7, "1. Purpose"))
    )
    assert report.parse([body, table, title, section])[0].title == "The return of the otter"
    assert report.parse([title, table, section])[0].title == "The return of the otter"
    assert report.begins([title, table, section], 0)
    assert report.parse([table, section])[0].title == "Report to Rivers Panel"


def test_a_title_over_to_whom_and_by_whom_begins_a_report() -> None:
    """With its meeting; not where the body is none, or nobody wrote it."""
    head = "# Flooded Weirs: final report\n\n"
    to = "Report to: Rivers Scrutiny Panel, 20 May 2025"
    by = "Report of: Councillor Bo Vole, Chair of the Group"
    (part,) = parsers.parse(f"{head}{to}\n{by}\n\n# Background\n\nThe weir leaks.\n".encode()).parts
    assert (part.kind, part.title) == ("report", "Flooded Weirs: final report")
    assert (part.meta["body"], part.meta["meeting_date"]) == ("Rivers Scrutiny Panel", "2025-05-20")
    assert part.meta["authors"] == [{"name": "Councillor Bo Vole", "role": "Chair of the Group"}]
    for lines in (to, f"Report to: all residents\n{by}"):
        (other,) = parsers.parse(f"{head}{lines}\n\n# Background\n\nThe weir leaks.\n".encode()).parts
        assert other.kind == "text"


def test_lines_that_count_on_by_a_letter_and_a_number_are_a_list() -> None:
    """As recommendations are; also over paragraphs, not where they begin elsewhere or stand alone."""
    text = (
        "# Annual Report 2024\n\nR1 That a warden be named.\nR2 That sand be kept.\n\nR3 That it be dry.\n\n"
    )
    (part,) = parsers.parse(f"{text}It rained.\n\nM4 Motorway works.\n\nS1 Alone.\n".encode()).parts
    assert [(b.marker, b.text) for b in part.blocks if b.kind is Kind.ITEM] == [
        ("R1", "That a warden be named."), ("R2", "That sand be kept."), ("R3", "That it be dry."),
    ]  # fmt: skip
    assert sum(b.plain in ("M4 Motorway works.", "S1 Alone.") for b in part.blocks) == 2


def test_a_papers_title_is_not_its_councils_name() -> None:
    """Where a heading stands below that."""
    (part,) = parsers.parse(b"# Wyke Borough Council\n\n# Weirs: where they are\n\nOne is here.\n").parts
    assert part.title == "Weirs: where they are"
    (part,) = parsers.parse(b"# Wyke Borough Council\n\nThe weirs are here, and they leak a lot.\n").parts
    assert part.title.startswith("Wyke Borough Council")


@pytest.mark.parametrize(
    ("lines", "begins"),
    [
        (("Otter counts", "Report of the Director of Rivers and Ferries", "1. Purpose of report"), True),
        (("OTTER COUNTS", "REPORT OF THE DIRECTOR OF RIVERS", "EXECUTIVE SUMMARY"), True),
        (("Otter counts", "Report of the Director of Rivers", "To note the counts."), False),
        (("Otter counts", "Report of the counts of last year was read.", "Introduction"), False),
        (("The Chair thanked them.", "Report of the Director of Rivers", "Introduction"), False),
    ],
)
def test_a_report_begins_with_a_title_and_of_whom_it_is(lines: tuple[str, ...], begins: bool) -> None:
    """Behind minutes in a file without pages too, where its first section follows."""
    blocks = [
        Block(Kind.PARAGRAPH, "The meeting closed.", Place(line=1)),
        *(Block(Kind.HEADING, text, Place(line=n), level=2) for n, text in enumerate(lines, start=2)),
        Block(Kind.PARAGRAPH, "The otters were counted.", Place(line=9)),
    ]
    assert report.begins(blocks, 1) is begins
    if begins:
        (part,) = report.parse(blocks[1:])
        assert part.title == lines[0]
        assert part.meta["authors"] == [{"name": re.sub("^report of the ", "", lines[1], flags=re.I)}]


def test_a_cover_may_be_lines_below_a_title() -> None:
    """Date, of whom and to whom; without all of these they are lines of a text."""
    lines = ("Otters in the City", "Date: 4 March 2024", "Report of: Director of Otters")
    to = "Report to: Rivers Panel"
    text = Block(Kind.PARAGRAPH, "They were counted. " * 20, Place(line=9))
    blocks = [*_paragraphs(*lines, to), text]
    assert report.begins(blocks, 0)
    (part,) = report.parse(blocks)
    assert (part.title, part.meta["body"], part.meta["date"]) == (lines[0], "Rivers Panel", "2024-03-04")
    assert part.meta["authors"] == [{"name": "Director of Otters"}]
    assert not report.begins([*_paragraphs(*lines), text], 0)


def test_a_report_is_by_its_author_rather_than_of_the_officer() -> None:
    """Where both stand on its cover."""
    of = ("Report title: Otters", "Report of: Director of Otters", "Report to: Rivers Panel")
    for lines, author in ((of, "Director of Otters"), ((*of, "Report author: Bo Vole"), "Bo Vole")):
        (part,) = report.parse(_paragraphs(*lines, "1. Summary", "1.1 They were counted."))
        assert part.meta["authors"] == [{"name": author}]


COVER_LINES = (
    "Report to: Rivers Scrutiny Panel\n\nDate: 5 June 2024\n\nReport of: Bo Vole, Head of Rivers\n\n"
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Cabinet response to the Otter Review", "report"),
        ("Response of Cabinet to the Panel", "report"),
        ("Cabinet Report: weirs", "report"),
        ("Rivers Scrutiny Panel", "text"),
        ("Rivers Scrutiny Panel, 5 June 2024", "text"),
        ("Minutes of the Rivers Scrutiny Panel", "text"),
    ],
)
def test_a_title_may_name_a_body_and_more(title: str, kind: str) -> None:
    """What names a body or its meeting alone is no title of a report."""
    (part,) = parsers.parse(f"# {title}\n\n{COVER_LINES}The weir leaks.\n".encode()).parts
    assert (part.kind, part.title) == (kind, title)


@pytest.mark.parametrize(
    "letterhead",
    [
        ("Otter County Council Rivers Panel 8 July 2025",),
        ("OTTER BOROUGH COUNCIL", "Rivers Panel", "8 July 2025"),
        ("North Otter District Council", "Rivers Panel – 8 July 2025"),
        ("Rivers Panel", "Tuesday 8 July 2025"),
    ],
)
@pytest.mark.parametrize(
    ("below", "author"),
    [
        (("Report of: Director of Rivers", "Contact officer: Eve Rudd"), "Director of Rivers"),
        (("Report of the Director of Rivers", "1. Purpose", "1.1 To inform."), "Director of Rivers"),
    ],
)
def test_a_letterhead_over_the_title_says_for_which_meeting(
    letterhead: tuple[str, ...], below: tuple[str, ...], author: str
) -> None:
    """It is no part of the title."""
    title = Block(Kind.HEADING, "Otters in the weir", Place(page=1), level=1)
    head, lines = (
        [Block(Kind.PARAGRAPH, text, Place(page=1)) for text in some] for some in (letterhead, below)
    )
    blocks = [*head, title, *lines]
    assert report.begins(blocks, 0)
    (part,) = report.parse(blocks)
    assert (part.title, part.meta["body"], part.meta["meeting_date"]) == (
        "Otters in the weir",
        "Rivers Panel",
        "2025-07-08",
    )
    assert part.meta["authors"] == [{"name": author}]


def test_what_stands_over_an_agenda_is_no_letterhead_of_a_report() -> None:
    """Nobody wrote it."""
    title = Block(Kind.HEADING, "Agenda", Place(page=1), level=1)
    blocks = [*_paragraphs("Otter Borough Council", "Rivers Panel", "8 July 2025"), title]
    assert not report.begins([*blocks, *_paragraphs("Venue: Town Hall", "1. Apologies")], 0)


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Jo Bligh and Sam Reed, Ferry Officer", [("Jo Bligh", None), ("Sam Reed", "Ferry Officer")]),
        ("Jo Bligh, Head of Rivers and Sam Reed, Ferry Officer",
         [("Jo Bligh", "Head of Rivers"), ("Sam Reed", "Ferry Officer")]),
        ("Jo Bligh; Sam Reed", [("Jo Bligh", None), ("Sam Reed", None)]),
        ("Jo Bligh, Sam Reed and Ann Heron", [("Jo Bligh", None), ("Sam Reed", None), ("Ann Heron", None)]),
        ("Jo Bligh, Head of Rivers and Wild Birds Sam Reed, Ferry Officer",
         [("Jo Bligh", "Head of Rivers and Wild Birds"), ("Sam Reed", "Ferry Officer")]),
        ("Jo Bligh, Head of Rivers and Wild Birds", [("Jo Bligh", "Head of Rivers and Wild Birds")]),
        ("Director of Rivers and Ferries", [("Director of Rivers and Ferries", None)]),
    ],
)  # fmt: skip
def test_all_who_wrote_a_report_are_its_authors(cell: str, people: list[tuple[str, str | None]]) -> None:
    """An office is of who stands right before it."""
    blocks = _paragraphs(f"Report author: {cell}", "To: Cabinet", "Subject: Otters")
    (part,) = report.parse(blocks)
    assert [(p["name"], p.get("role")) for p in part.meta["authors"]] == people  # type: ignore[attr-defined]


TABLE = "| Recommendation | Response |\n| --- | --- |\n| 1. That the weir should be mended. | Agreed |\n"


@pytest.mark.parametrize(
    ("section", "papers"),
    [
        ("## 2. Recommendations of the review", ["report"]),
        ("## Recommendations", ["report"]),
        ("## Appendix 1: Recommendations", ["report", "recommendations"]),
        ("## 7. Recommendations of the review", ["report", "recommendations"]),
    ],
)
def test_a_section_of_a_report_is_no_paper_of_its_own(section: str, papers: list[str]) -> None:
    """The next by number or a title below the report's; the report has its recommendations."""
    text = f"# Otters\n\n{COVER_LINES}## 1. Purpose\n\nThe weir leaks.\n\n{section}\n\n{TABLE}"
    parts = parsers.parse(text.encode()).parts
    assert [part.kind for part in parts] == papers
    assert len(parts[-1].meta["recommendations"]) == 1  # type: ignore[arg-type]
