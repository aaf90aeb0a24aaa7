"""Meetings: two sources make one meeting, minutes become questions and answers."""

from pathlib import Path

from archive import config
from archive.content import Page, from_text
from archive.pages import views
from archive.records import Minute, Source
from archive.scrutiny import meetings, people
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.people import Mention

PRINTED = """---
id: printed
kind: minutes
title: Minutes
document: pack-pdf
body: Housing Scrutiny Commission
meeting_date: 2024-11-25
attendance:
  - name: Cllr Ann Other
    capacity: member
    role: Chair
    status: present
  - name: Cllr Bo Peep
    status: in_attendance
  - name: Cllr Bo Peep
    status: virtual
---

<!-- page 38, printed 40 -->

## 4. Damp and mould (19.05)

4.1 The Director introduced the report.

### Questions from the Commission

4.2 How many homes were affected?

- Some 412 homes.
- That was fewer than last year.

4.10 Could the reserve be used? It would help.

- It could.

Agreed: Officers to provide a written note on the reserve.

4.11 The Chair thanked officers.

## 5. Minutes of the previous meeting

5.1 The minutes of 7 October 2024 were agreed as a correct record.
"""

WEB = """---
id: web
kind: web-minutes
title: Minutes
document: page-html
body: Housing Scrutiny Commission
meeting_date: 2024-11-25
agenda:
  - number: "4"
    title: Damp and mould
    start_time: "19:05"
    purpose: To question officers.
---

<!-- line 20 -->

## 4. Damp and mould

To question officers.

<!-- line 22 -->

4.1 The director introduced the report.

4.2 How many homes were affected?

- Some 421 homes. … [The web page breaks off here.]

4.12 A paragraph that only the web page has.
"""

EARLIER = """---
id: earlier
kind: minutes
title: Minutes
document: old-pdf
body: The Housing Scrutiny Commission
meeting_date: 2024-10-07
---

## 1. Apologies

1.1 There were none.
"""


def read(*texts: str) -> list[MeetingPage]:
    """The meetings that pages of content tell of."""
    pages: list[Page] = [from_text(f"content/{i}.md", text) for i, text in enumerate(texts)]
    mentions = [
        Mention("Cllr Ann Other", None, None, None, Source("x")),
        Mention("Cllr Bo Peep", None, None, None, Source("x")),
    ]
    return meetings.meetings(config.Config(Path()), pages, people.register(mentions))


def minutes(page: MeetingPage) -> dict[str, Minute]:
    """The numbered minutes of a meeting."""
    return {e.minute.number or "": e.minute for item in page.items for e in item.entries if e.minute}


def test_two_sources_make_one_meeting() -> None:
    """Printed minutes lead, the web page is named beside them, and what only one has is kept in order."""
    (page,) = read(PRINTED, WEB)
    found = minutes(page)
    assert list(found) == ["4.1", "4.2", "4.10", "4.11", "4.12", "5.1"]
    assert found["4.1"].found_in == ("pack-pdf", "page-html")
    assert found["4.10"].found_in == ("pack-pdf",)
    assert found["4.12"].found_in == ("page-html",)
    assert page.meeting.agenda[0].purpose == "To question officers."


def test_differences_of_substance_are_shown() -> None:
    """Case and a cut-off end are no difference; another number is."""
    (page,) = read(PRINTED, WEB)
    found = minutes(page)
    assert found["4.1"].differences == ()
    assert "421" in found["4.2"].differences[0].text


def test_questions_with_their_answers() -> None:
    """A numbered paragraph with a question mark under "Questions" is a question, its bullets the answers."""
    (page,) = read(PRINTED)
    found = minutes(page)
    assert found["4.2"].kind == "question"
    assert found["4.2"].answers == ("Some 412 homes.", "That was fewer than last year.")
    assert found["4.10"].kind == "question"
    assert found["4.1"].kind == "paragraph"
    assert found["4.11"].kind == "comment"


def test_every_minute_leads_to_its_page() -> None:
    """Document, PDF page and printed page stand with each minute."""
    (page,) = read(PRINTED)
    assert minutes(page)["4.2"].sources == (Source("pack-pdf", 38, 40),)
    assert minutes(page)["4.2"].url.endswith("#minute-4-2")


def test_the_more_exact_status_stands() -> None:
    """Where lists of one source disagree, "connected virtually" says more than "in attendance"."""
    (page,) = read(PRINTED)
    assert [(a.person, a.status) for a in page.meeting.attendance] == [
        ("ann-other", "present"),
        ("bo-peep", "virtual"),
    ]
    assert page.meeting.chair is not None
    assert page.meeting.chair.person == "ann-other"


def test_minutes_are_draft_until_approved() -> None:
    """A later meeting that agrees the minutes by their date approves them."""
    earlier, later = read(PRINTED, EARLIER.replace("The Housing", "Housing"))
    assert (earlier.meeting.minutes_status, earlier.meeting.approved_at) == ("approved", later.meeting.id)
    assert later.meeting.minutes_status == "draft"
    assert (earlier.meeting.next, later.meeting.previous) == (later.meeting.id, earlier.meeting.id)


LIST = """---
id: list
kind: text
title: Browse meetings
document: list-html
listed_meetings:
  - body: Housing Scrutiny Commission
    date: 2024-11-25
    status: cancelled
  - body: Housing Scrutiny Commission
    date: 2025-01-20
    start_time: "19:00"
    status: postponed
  - body: Housing Scrutiny Commission
    date: 2025-02-10
    status: scheduled
---

Text.
"""

ROLL = """---
id: roll
kind: text
title: Attendance details
document: roll-html
body: Housing Scrutiny Commission
meeting_date: 2025-02-10
attendance:
  - name: Cllr Ann Other
    capacity: member
    status: absent
---

Text.
"""

DECISIONS = """---
id: decisions
kind: decisions
title: Decisions
document: decisions-html
body: Housing Scrutiny Commission
meeting_date: 2025-03-03
agenda:
  - title: Opening
  - number: 5a
    title: Repairs
  - number: "6.1"
    title: Rents
  - number: 6.b
    title: Charges
---

## Opening

The Chair opened the meeting.

## 5a. Repairs

### Decision

RESOLVED that repairs be made.

## 6.1 Rents (Pages 9 - 12)

RESOLVED that rents be kept.

## 6.b Charges

The charges were noted.
"""


def test_lists_of_meetings_and_pages_of_attendance() -> None:
    """A list tells of meetings that are announced or off, but minutes know better."""
    pages = [from_text(f"content/{i}.md", text) for i, text in enumerate((PRINTED, LIST, ROLL))]
    found = meetings.meetings(config.load(Path("nowhere")), pages, people.register([]))
    assert [(m.meeting.date, m.meeting.status) for m in found] == [
        ("2024-11-25", "held"),
        ("2025-01-20", "postponed"),
        ("2025-02-10", "held"),
    ]
    assert found[1].meeting.start_time == "19:00"
    assert found[1].meeting.sources[0].document == "list-html"
    assert [a.status for a in found[2].meeting.attendance] == ["absent"]


VOTED = """---
id: voted
kind: {kind}
title: "Recorded Vote"
document: voted-html
body: Housing Scrutiny Commission
meeting_date: 2025-02-10
votes:
  - title: {title}
    ballots:
      - choice: for
        {told}
---

Text.
"""


def test_pages_of_recorded_votes() -> None:
    """Their votes are the meeting's, unless its minutes have them."""
    texts = [
        VOTED.format(kind="text", title="Amendment", told="names: [Ann Other, Bo Peep]"),
        VOTED.format(kind="text", title="Motion", told="names: [Bo Peep]"),
        VOTED.format(kind="minutes", title="Amendment to item 4", told="count: 2"),
    ]
    pages = [from_text(f"content/{i}.md", text) for i, text in enumerate(texts)]
    for given, titles in ((pages[:2], ["Amendment", "Motion"]), (pages, ["Amendment to item 4", "Motion"])):
        (page,) = meetings.meetings(config.load(Path("nowhere")), given, people.register([]))
        assert [vote.title for vote in page.meeting.votes] == titles
        assert page.meeting.status == "held"


def test_decisions_are_no_minutes() -> None:
    """Items without a number and with a letter; the meeting was held, its minutes are not there."""
    pages = [from_text("content/d.md", DECISIONS)]
    (page,) = meetings.meetings(config.load(Path("nowhere")), pages, people.register([]))
    assert (page.meeting.status, page.meeting.minutes_status) == ("held", "none")
    assert [(i.number, i.title, len(i.entries)) for i in page.items] == [
        (None, "Opening", 1),
        ("5a", "Repairs", 2),
        ("6.1", "Rents (Pages 9 - 12)", 1),
        ("6.b", "Charges", 1),
    ]


def test_the_page_of_a_decision_belongs_to_its_item() -> None:
    """By the item's title, which the council's page of the decision has; another title is nobody's."""
    head = "kind: text\nbody: Housing Scrutiny Commission\nmeeting_date: 2025-03-03\ndocument: d\n"
    papers = [
        from_text(
            f"content/{i}.md", f"---\nid: {i}\n{head}title: 'Decision details: {title}'\n---\n\nText.\n"
        )
        for i, title in (("own", "Rents"), ("other", "Rents and charges"))
    ]
    pages = [from_text("content/d.md", DECISIONS), *papers]
    (page,) = meetings.meetings(config.load(Path("nowhere")), pages, people.register([]))
    assert [(i.number, i.reports) for i in page.meeting.agenda if i.reports] == [("6.1", ("own",))]


PARTS = """---
id: web
kind: web-minutes
title: Minutes
document: page-html
body: Rivers Panel
meeting_date: 2025-03-04
agenda:
  - title: PART A - ITEMS TO BE CONSIDERED IN PUBLIC
  - number: "1"
    title: Apologies for absence
  - number: "2"
    title: Otter counts
  - title: Exclusion of the press and public
  - number: "3"
    title: Sale of the weir
---

## PART A - ITEMS TO BE CONSIDERED IN PUBLIC

## 1. Apologies for absence

None.

## Exclusion of the press and public

Resolved: that the public be excluded.

## 3. Sale of the weir

Agreed: to sell.
"""


def test_items_without_numbers_stay_where_the_agenda_has_them() -> None:
    """Each once, with what the minutes say of it; one that only the agenda has between its neighbours."""
    known = people.register([])
    (page,) = meetings.meetings(config.load(Path("nowhere")), [from_text("content/x/web.md", PARTS)], known)
    assert [(item.number, item.title, len(item.entries)) for item in page.items] == [
        (None, "PART A - ITEMS TO BE CONSIDERED IN PUBLIC", 0),
        ("1", "Apologies for absence", 1),
        ("2", "Otter counts", 0),
        (None, "Exclusion of the press and public", 1),
        ("3", "Sale of the weir", 1),
    ]


YEARLY = """---
id: printed
kind: minutes
title: Minutes
document: pack-pdf
body: Rivers Panel
meeting_date: 2025-03-04
---

## 84. Apologies

None.

## 85. Otter counts

Noted.

## 86. Urgent business

There was none.
"""
FRONTSHEET = """---
id: front
kind: agenda
title: Agenda
document: front-pdf
body: Rivers Panel
meeting_date: 2025-03-04
agenda:
  - number: "1"
    title: Apologies for absence
  - number: "2"
    title: Minutes of the last meeting
  - number: "3"
    title: Otter counts
---

Text.
"""


def test_minutes_numbered_through_the_year_are_joined_with_the_agenda_by_title() -> None:
    """Where neither number nor "(Item 3)" leads from one to the other."""
    pages = [from_text("content/x/m.md", YEARLY), from_text("content/x/a.md", FRONTSHEET)]
    (page,) = meetings.meetings(config.load(Path("nowhere")), pages, people.register([]))
    assert [(i.number, i.title, i.agenda.number if i.agenda else None) for i in page.items] == [
        ("84", "Apologies", "1"),
        ("2", "Minutes of the last meeting", "2"),
        ("85", "Otter counts", "3"),
        ("86", "Urgent business", None),
    ]


def test_items_with_references_are_items() -> None:
    """Minutes numbered "67/24" or "CSC.41"; their agendas are joined by title."""
    for first, second in (("67/24", "68/24"), ("CSC.41", "CSC.42")):
        text = YEARLY.replace("84.", first).replace("85.", second).replace("## 86. Urgent business", "")
        pages = [from_text("content/x/m.md", text), from_text("content/x/a.md", FRONTSHEET)]
        (page,) = meetings.meetings(config.load(Path("nowhere")), pages, people.register([]))
        assert [(i.number, i.title, i.agenda.number if i.agenda else None) for i in page.items] == [
            (first, "Apologies", "1"),
            ("2", "Minutes of the last meeting", "2"),
            (second, "Otter counts", "3"),
        ]
        assert page.items[0].anchor == f"item-{first.replace('/', '-').replace('.', '-').lower()}"


PAPER = """---
id: paper
kind: report
title: Otters on the Weir
document: paper-pdf
body: Housing Scrutiny Commission
meeting_date: 2025-03-04
---

Otters were counted.
"""


def test_a_paper_that_names_body_and_day_tells_of_a_meeting() -> None:
    """Without agenda or minutes: it is announced, and the paper is its source."""
    (page,) = meetings.meetings(config.Config(Path()), [from_text("p.md", PAPER)], people.register([]))
    assert (page.meeting.id, page.meeting.status) == ("2025-03-04-housing-scrutiny-commission", "scheduled")
    assert [s.document for s in page.meeting.sources] == ["paper-pdf"]
    assert [p.id for p in page.reports] == ["paper"]


def test_a_paper_stands_under_the_item_with_its_very_title() -> None:
    """But for the number of the decision before it."""
    agenda = (
        PAPER.replace("kind: report", "kind: agenda")
        .replace("id: paper", "id: agenda")
        .replace(
            "---\n\nOtters",
            'agenda:\n  - number: "9"\n    title: 24/00096 - Otters on the Weir\n---\n\nOtters',
        )
    )
    pages = [from_text("a.md", agenda), from_text("p.md", PAPER)]
    (page,) = meetings.meetings(config.Config(Path()), pages, people.register([]))
    assert [entry.reports for entry in page.meeting.agenda] == [("paper",)]


def test_the_beginning_of_the_minutes_ends_where_the_first_item_does_begin() -> None:
    """Its heading is no part of it, and a label between purpose and minutes is not shown with the item."""
    text = PAPER.replace("kind: report", "kind: web-minutes").replace(
        "Otters were counted.",
        "The Panel met.\n\n## 1. Otters\n\n### Minutes\n\nOtters were counted.\n\n### Additional documents\n",
    )
    (page,) = meetings.meetings(config.Config(Path()), [from_text("m.md", text)], people.register([]))
    (beginning,) = views.as_printed(page)
    assert [c.text for c in beginning.chunks] == ["The Panel met."]
    assert [c.text for e in page.items[0].entries for c in e.chunks] == ["Otters were counted."]


def test_one_source_fills_the_gaps_of_another() -> None:
    """Whoever is on the agenda as co-opted is so at the meeting; the fuller name of the venue stands."""
    agenda = PAPER.replace(
        "kind: report", "kind: agenda\nco_optees:\n  - name: Bo Vole\nvenue: Town Hall, Ferry Street"
    )
    minutes = PAPER.replace(
        "kind: report",
        "kind: minutes\nvenue: Council Chamber, Town Hall, Ferry Street\n"
        "attendance:\n  - name: Bo Vole\n    status: present\n  - name: Ann Weir\n    status: present",
    )
    mentions = [Mention(name, None, None, None, Source("d")) for name in ("Bo Vole", "Ann Weir")]
    pages = [from_text("a.md", agenda), from_text("m.md", minutes)]
    (page,) = meetings.meetings(config.Config(Path()), pages, people.register(mentions))
    assert [a.capacity for a in page.meeting.attendance] == ["co-optee", None]
    assert page.meeting.venue == "Council Chamber, Town Hall, Ferry Street"
