"""Items put off, papers late or missing, and who left for an item, as papers of many councils say it."""

import pytest

from archive.records import Meeting
from tests.archive.invented_meetings import held, page

DAY = "2024-06-14"
AGENDA = "agenda:\n  - number: '4'\n    title: Weirs\n  - number: '5'\n    title: Ferries\n"


def minuted(said: str) -> Meeting:
    """A meeting whose minutes say something under its fourth item."""
    return held(page(DAY, f"## 4. Weirs\n\n{said}", front=AGENDA))[DAY]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("RESOLVED that the item be deferred to the meeting on 12 July 2024.", "deferred"),
        ("Consideration of the report was deferred until 12 July 2024.", "deferred"),
        ("Members agreed to defer the report to 12 July 2024 as no officer was present.", "deferred"),
        ("This item was postponed to 12 July 2024.", "deferred"),
        ("It was noted that this matter would be taken at the next meeting, on 12 July 2024. ", "deferred"),
        ("The item was withdrawn from the agenda.", "withdrawn"),
        ("The report had been withdrawn by officers.", "withdrawn"),
        ("A revised appendix was tabled at the meeting.", "tabled"),
        ("The Chair referred to the tabled addendum.", "tabled"),
        ("Slides were circulated at the meeting.", "tabled"),
        ("The report was not available in time for the agenda.", "missing"),
        ("However, this report was not available to be included within this agenda.", "missing"),
        ("The Chair regretted that the papers had been published late.", "late"),
        ("The minutes had been circulated separately.", "late"),
        ("The Chair agreed to take a late report as urgent.", "late"),
    ],
)
def test_said_in_minutes(said: str, kind: str) -> None:
    """Each with its item, its words and its place."""
    (notice,) = minuted(said).notices
    assert (notice.kind, notice.item, notice.title) == (kind, "4", "Weirs")
    assert notice.text.strip() == said.strip()
    assert notice.sources[0].printed_page == 5
    assert notice.until == ("2024-07-12" if kind == "deferred" else None)


@pytest.mark.parametrize(
    "said",
    [
        "Works on the weir were deferred for a year.",
        "Deferred payments rose to £3m.",
        "RESOLVED that implementation of the decision be postponed pending review.",
        "The contractor had withdrawn from the tender.",
        "Funding was withdrawn in 2021.",
        "Support for pupils was withdrawn too early.",
        "No data was available on the number of otters.",
        "The Ofsted report was published in May.",
        "Officers would report back on late payments.",
        "The action plan would follow.",
        "An amendment was tabled by Cllr Adder.",
        "Members asked why decisions were late.",
        "The plan was to follow the river.",
        "Assessments were late in 3 % of cases.",
        "The plan was not published until May.",
        "The decision was deferred prosecution.",
    ],
)
def test_what_only_sounds_like_it(said: str) -> None:
    """Money, works and cases may be late or deferred too."""
    assert minuted(said).notices == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ferries (report to follow)", "late"),
        ("Ferries - TO FOLLOW", "late"),
        ("Ferries (Report to be tabled)", "tabled"),
        ("Ferries (to be circulated separately)", "late"),
        ("Ferries (DEFERRED)", "deferred"),
        ("Ferries – ITEM WITHDRAWN", "withdrawn"),
    ],
)
def test_announced_by_an_agenda(line: str, kind: str) -> None:
    """In the title as the list prints it, though the title in the front matter has lost it."""
    (notice,) = held(page(DAY, f"- Weirs\n- {line}", kind="agenda", front=AGENDA))[DAY].notices
    assert (notice.kind, notice.item) == (kind, "5")
    assert line in notice.text


def test_pages_that_the_archive_has_not() -> None:
    """An agenda's page range without a paper; a pack that has these pages has one."""
    front = "agenda:\n  - number: '5'\n    title: Ferries\n    page_from: 11\n    page_to: 20\n"
    agenda = page(DAY, "- Ferries (Pages 11 - 20)", kind="agenda", name="pack-1", front=front)
    (notice,) = held(agenda)[DAY].notices
    assert (notice.kind, notice.page_from, notice.page_to) == ("not_archived", 11, 20)
    report = page(DAY, "<!-- page 9, printed 12 -->\n\nFerries run.", kind="text", name="pack-2")
    report = report.replace("document: pack-2-pdf", "document: pack-1-pdf")
    assert held(agenda, report)[DAY].notices == ()


def test_minutes_that_the_archive_has_as_another_paper() -> None:
    """An agenda's pages of minutes are not missing where the archive has these minutes."""
    front = "agenda:\n  - number: '3'\n    title: Minutes of 10 May 2024\n    page_from: 1\n    page_to: 9\n"
    agenda = page(DAY, "- Minutes of 10 May 2024 (Pages 1 - 9)", kind="agenda", front=front)
    assert [n.item for n in held(agenda)[DAY].notices] == ["3"]
    assert held(agenda, page("2024-05-10", "## 1. Apologies\n\nNone."))[DAY].notices == ()


def test_files_that_the_archive_has_not() -> None:
    """Links of the council's page that lead to nothing here, with the council's address."""
    files = (
        "attachments:\n  - item: '5'\n    title: Ferries report\n    address: https://otter.example/f.pdf\n"
        "  - title: Agenda pack\n    file: pack.pdf\n"
    )
    meeting = held(page(DAY, "## 5. Ferries\n\nText.", kind="web-minutes", front=AGENDA + files))[DAY]
    assert [(n.kind, n.item, n.title, n.address) for n in meeting.notices] == [
        ("not_archived", "5", "Ferries report", "https://otter.example/f.pdf"),
        ("not_archived", None, "Agenda pack", None),
    ]


@pytest.mark.parametrize(
    ("kinds", "files", "away"),
    [
        ((), "", ["Agenda", "Decisions", "Minutes"]),
        (("agenda",), "", ["Decisions", "Minutes"]),
        (("minutes",), "", ["Agenda", "Decisions"]),
        (("web-minutes",), "", ["Decisions"]),
        (("web-minutes",), "attachments:\n  - title: Printed decisions\n", ["Printed decisions"]),
        (("agenda", "minutes", "decisions"), "", []),
    ],
)
@pytest.mark.parametrize("site", ["https://otter.example/", ""])
def test_what_a_list_names_and_the_archive_has_not(
    kinds: tuple[str, ...], files: str, away: list[str], site: str
) -> None:
    """Each document once, with the council's page of the meeting where the list's address is whole."""
    address = f"{site}ieListDocuments.aspx?MId=7"
    listed = (
        "---\nid: list\nkind: text\ntitle: Browse meetings\ndocument: list\nlisted_meetings:\n"
        f"  - body: Otter Panel\n    date: {DAY}\n    status: held\n    address: {address}\n"
        "    published: [Agenda, Decisions, Minutes]\n---\n\nText.\n"
    )
    own = [page(DAY, "## 5. Ferries\n\nText.", kind=kind, front=AGENDA + files) for kind in kinds]
    meeting = held(listed, *own)[DAY]
    assert [n.title for n in meeting.notices if n.kind == "not_archived"] == away
    told = [n for n in meeting.notices if n.text]
    assert {(n.text, n.address) for n in told} <= {("Agenda, Decisions, Minutes", address if site else None)}
    assert meeting.council_pages == (address,)


def test_a_letter_that_sends_papers_later() -> None:
    """What it says, with the item that it names."""
    letter = page(
        DAY,
        "Dear Member\n\nI am now able to enclose the following report, which was to follow.\n\nYours",
        kind="letter",
        front="agenda:\n  - number: '5'\n    title: Ferries\n",
    )
    meeting = held(page(DAY, "- Weirs\n- Ferries", kind="agenda", front=AGENDA), letter)[DAY]
    (notice,) = meeting.notices
    assert (notice.kind, notice.item) == ("late", "5")
    assert "able to enclose" in notice.text


@pytest.mark.parametrize(
    ("said", "moved"),
    [
        ("[Following an earlier declaration, Cllr Ann Adder excused herself from this item.]",
         [("Cllr Ann Adder", "left_item", "4", None)]),
        ("Councillors Adder and Bittern left the room during consideration of item 6.",
         [("Adder", "left_item", "6", None), ("Bittern", "left_item", "6", None)]),
        ("Ms Carp withdrew from the meeting for this item and took no part.",
         [("Ms Carp", "left_item", "4", None)]),
        ("Cllr Adder (Vice Chair) took no part in the discussion.", [("Cllr Adder", "left_item", "4", None)]),
        ("(Councillor Adder left the meeting at 8.40 pm)", [("Councillor Adder", "left", "4", "20:40")]),
        ("Ann Adder left the meeting early.", [("Ann Adder", "left", "4", None)]),
        ("Cllr Bo Bittern arrived at 7.15pm.", [("Cllr Bo Bittern", "arrived", "4", "19:15")]),
        ("Cllr Bittern joined the meeting at 19:20 during item 3.",
         [("Cllr Bittern", "arrived", "3", "19:20")]),
        ("Cllr Bittern rejoined the meeting at 8pm.", [("Cllr Bittern", "returned", "4", "20:00")]),
        ("The Vice-Chair, Cllr Bittern, took the chair for this item.",
         [("Cllr Bittern", "chaired", "4", None)]),
        ("Jo Reed (Head of Weirs), Kit Roe(Clerk) and Di Carp were in attendance for this item",
         [("Jo Reed", "attended_item", "4", None), ("Kit Roe", "attended_item", "4", None),
          ("Di Carp", "attended_item", "4", None)]),
        ("Mr R L Adder declared an interest in item 3 as a trustee of Mill Weirs, and left the meeting during"
         " its consideration.", [("Mr R L Adder", "left_item", "3", None)]),
        ("Councillor Bo Carp joined the meeting at 6.20 pm and Councillor W.T. Reed left at 6.45 pm.",
         [("Councillor Bo Carp", "arrived", "4", "18:20"), ("Councillor W.T. Reed", "left", "4", "18:45")]),
        ("Cllr Bittern left the meeting at 8.05pm and returned at 8.20pm.",
         [("Cllr Bittern", "left", "4", "20:05"), ("Cllr Bittern", "returned", "4", "20:20")]),
        ("The Head of Weirs left the Council in May.", []),
        ("Cllr Adder said that a fifth of staff had left.", []),
        ("Many young people left care at 18.", []),
        ("Cllr Adder asked who had left the meeting of the Board.", []),
        ("Mr Carp joined the service in 2020.", []),
        ("The public were excluded from the meeting.", []),
    ],
)  # fmt: skip
def test_who_came_and_went(said: str, moved: list[tuple[str, str, str, str | None]]) -> None:
    """By name, with the item that the sentence names, else the one that it stands under."""
    found = [(m.name_as_printed, m.kind, m.item, m.time) for m in minuted(said).movements]
    assert found == moved


@pytest.mark.parametrize(
    ("said", "put_off"),
    [
        ("Mr Reed introduced the report, which had been deferred from the May meeting.", []),
        ("The Committee agreed that the report should not be deferred.", []),
        ("Cllr Adder moved that the report be deferred. This was not seconded.", []),
        ("Cllr Adder moved that the report be deferred.\n\nThe motion was lost.", []),
        ("Cllr Adder proposed that the report be deferred.\n\nThe motion was carried.", [("4", "Weirs")]),
        ("It was noted that the item on school meals had been postponed.", [(None, "School meals")]),
        ("It was noted that the report on the weirs had been postponed.", [("4", "Weirs")]),
    ],
)
def test_what_was_put_off_at_this_meeting(said: str, put_off: list[tuple[str | None, str]]) -> None:
    """Not before, not on a motion that was lost, and the item that the sentence means."""
    assert [(n.item, n.title) for n in minuted(said).notices if n.kind == "deferred"] == put_off


def test_a_correction_of_minutes_moves_nobody() -> None:
    """What earlier minutes should have said is told of their own meeting."""
    front = "agenda:\n  - number: '4'\n    title: Minutes\n"
    said = (
        "The minutes were approved subject to: Cllr Adder left the meeting at 7.50 pm and not 7.40 pm;"
        " Cllr Bittern left at 8pm.\n\nCllr Carp joined the meeting at 7.15pm."
    )
    meeting = held(page(DAY, f"## 4. Minutes\n\n{said}", front=front))[DAY]
    assert [m.name_as_printed for m in meeting.movements] == ["Cllr Carp"]


def test_items_by_letter_are_those_of_the_minutes() -> None:
    """Minutes that number on name the agenda's item in their titles."""
    said = (
        "## 2. Declarations\n\nMr Adder took no part in the discussion of item C1.\n\n"
        "## 4. Weirs (Item C1)\n\nThe report was noted."
    )
    (movement,) = held(page(DAY, said))[DAY].movements
    assert (movement.name_as_printed, movement.item) == ("Mr Adder", "4")


LETTER = (
    "---\nid: letter\nkind: letter\ntitle: Letter\ndocument: letter-pdf\nbody: Otter Panel\n"
    "meeting_date: 2024-06-14\ndate: '{day}'\nagenda:\n  - number: '4'\n    title: Weirs\n---\n\n"
    "Enclosed are the plans that {said} at the meeting on 14 June 2024.\n\n"
    "They were debated but not agreed.\n"
)


@pytest.mark.parametrize(
    ("day", "said", "status", "kind"),
    [
        ("2024-06-28", "were proposed", "held", "proposed"),
        ("2024-06-28", "are to be considered", "scheduled", "late"),
        ("2024-06-10", "were proposed", "scheduled", "proposed"),
        ("2024-06-28", "were discussed", "held", "late"),
    ],
)
def test_a_later_letter_tells_that_a_meeting_was_held(day: str, said: str, status: str, kind: str) -> None:
    """In the past, and on a later day; what became of its papers is quoted with it."""
    meeting = held(page(DAY, "", kind="agenda", front=AGENDA), LETTER.format(day=day, said=said))[DAY]
    assert meeting.status == status
    assert [(n.kind, "not agreed" in n.text) for n in meeting.notices if n.reports or n.text] == [
        (kind, True)
    ]
