"""What became of planned items: by agendas, by the next programme, by what the programme itself says."""

from pathlib import Path

import pytest

from archive import config
from archive.content import Page, from_text
from archive.pages import programme as programme_pages
from archive.pages.page import became
from archive.records import PlannedItem, Term
from archive.scrutiny import meetings, people, programme, reports
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.programme import likeness
from archive.scrutiny.verdicts import Verdicts

BODY = "Rivers Panel"


def planning(key: str, issued: str, *items: str) -> Page:
    """A published programme; its items are "2025-06-12 Otters"."""
    parted = (item.split(" ", 1) for item in items)
    entries = "".join(
        f"  - title: '{title}'\n    planned_for: '{day}'\n    at: line {n}\n"
        for n, (day, title) in enumerate(parted, start=1)
    )
    return from_text(
        f"{key}.md",
        f"---\nid: {key}\nkind: work-programme\ntitle: Work programme\ndocument: {key}-pdf\nbody: {BODY}\n"
        f"meeting_date: '{issued}'\nplanned:\n{entries}---\n\nText.\n",
    )


def met(date: str, *titles: str, kind: str = "minutes", said: str = "It was discussed.") -> Page:
    """Minutes of a meeting, or its agenda alone."""
    items = "".join(f"  - number: '{n}'\n    title: '{title}'\n" for n, title in enumerate(titles, start=1))
    text = "".join(f"## {n}. {title}\n\n{n}.1 {said}\n\n" for n, title in enumerate(titles, start=1))
    return from_text(
        f"{kind}-{date}.md",
        f"---\nid: {kind}-{date}\nkind: {kind}\ntitle: {kind}\ndocument: {date}-pdf\nbody: {BODY}\n"
        f"meeting_date: '{date}'\nagenda:\n{items}---\n\n{text if kind == 'minutes' else 'Agenda.'}\n",
    )


def worked_out(
    *pages: Page, settled: Verdicts | None = None, terms: tuple[Term, ...] = ()
) -> tuple[list[PlannedItem], list[MeetingPage]]:
    """The planned items of an archive of these pages, and its meetings."""
    known, register = config.Config(Path()), people.register([])
    held = meetings.meetings(known, pages, register)
    papers = reports.reports(known, pages, register, {m.meeting.id for m in held})
    return programme.programme(papers, held, register, terms, settled or Verdicts()), held


def outcomes(*pages: Page) -> list[tuple[str, str, str | None, bool]]:
    """Title, outcome, where it moved to and whether that is only possible."""
    return [(i.title, i.outcome, i.moved_to, i.possible is not None) for i in worked_out(*pages)[0]]


OVERVIEW = f"""---
id: one
kind: work-programme
title: Plan
document: one-pdf
body: {BODY}
planned:
  - title: tter counts in the north rivers
    planned_for: 2025-06-12
    minutes: 40
    at: line 3
  - title: Otter counts in the north rivers
    planned_for: 2025-06-12
    deadline: 2025-06-02
    at: line 9
  - title: Weirs
    planned_for: 2025-06-12
    deadline: 2025-06-02
    at: line 10
---

Text.
"""
JUNE = planning("one", "2025-05-20", "2025-06-12 Otter counts", "2025-09-04 Weirs", "2026-01 Toads on roads")


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        # On the agenda of its day
        ([met("2025-06-12", "Otter counts: annual report")], ("Otter counts", "heard", None, False)),
        # The agenda alone
        ([met("2025-06-12", "Otter counts", kind="agenda")], ("Otter counts", "upcoming", None, False)),
        # Put off there
        (
            [
                met(
                    "2025-06-12",
                    "Otter counts",
                    said="The item was deferred to the meeting on 4 September 2025.",
                )
            ],
            ("Otter counts", "moved", "2025-09-04", False),
        ),
        # The agenda doesn't have it
        ([met("2025-06-12", "Moles")], ("Otter counts", "unknown", None, False)),
        # A longer title that may be another matter
        (
            [met("2025-06-12", "Otter counts and what they cost the parishes")],
            ("Otter counts", "heard", None, True),
        ),
        # A later agenda has it, and nobody says why
        (
            [met("2025-06-12", "Moles"), met("2025-11-06", "Otter counts")],
            ("Otter counts", "moved", "2025-11-06", True),
        ),
        # It comes again and again
        (
            [
                met("2025-06-12", "Moles"),
                met("2025-11-06", "Otter counts"),
                met("2026-02-05", "Otter counts"),
            ],
            ("Otter counts", "unknown", None, False),
        ),
        # A later agenda of another municipal year
        (
            [met("2025-06-12", "Moles"), met("2026-06-04", "Otter counts")],
            ("Otter counts", "unknown", None, False),
        ),
    ],
)
def test_an_agenda_tells(pages: list[Page], expected: tuple[str, str, str | None, bool]) -> None:
    """Heard, put off, possibly moved, or not known."""
    assert outcomes(JUNE, *pages)[0] == expected


@pytest.mark.parametrize(
    ("issued", "items", "expected"),
    [
        # For another day
        ("2025-07-01", ["2025-11-06 Weirs", "2025-09-04 Reeds"], ("moved", "2025-11-06", False)),
        # No more, though it has others after that day
        ("2025-07-01", ["2025-09-04 Reeds", "2025-11-06 Moss"], ("dropped", None, False)),
        # It ends before that day
        ("2025-07-01", ["2025-08-07 Reeds"], ("upcoming", None, False)),
        # It was published after that day, and looks ahead only
        ("2025-10-01", ["2025-11-06 Moss"], ("unknown", None, False)),
        # It was published after that day, and has what is past
        ("2025-10-01", ["2025-09-04 Reeds", "2025-11-06 Moss"], ("dropped", None, False)),
        # Under a name that is only like it
        (
            "2025-07-01",
            ["2025-11-06 Weirs, who pays for them now", "2025-09-04 Reeds"],
            ("upcoming", None, False),
        ),
        # In another municipal year
        ("2025-07-01", ["2026-09-04 Weirs", "2025-09-04 Reeds"], ("upcoming", None, False)),
        # For the same day
        ("2025-07-01", ["2025-09-04 Weirs"], ("upcoming", None, False)),
    ],
)
def test_the_next_programme_tells(
    issued: str, items: list[str], expected: tuple[str, str | None, bool]
) -> None:
    """Moved, dropped where it covers the day, else nothing."""
    (_, weirs, *_), _ = worked_out(JUNE, planning("two", issued, *items))
    assert (weirs.outcome, weirs.moved_to, weirs.possible is not None) == expected


def test_what_the_next_programme_says_of_the_same_day_counts() -> None:
    """An item that stands in two programmes has one fate."""
    again = planning("two", "2025-07-01", "2025-09-04 Weirs", "2026-01 Toads on roads")
    found, _ = worked_out(JUNE, again, met("2025-09-04", "Weirs"))
    assert [(i.title, i.outcome) for i in found if i.title == "Weirs"] == [("Weirs", "heard")] * 2
    assert found[1].heard_at == found[3].heard_at == "2025-09-04-rivers-panel"
    assert found[1].agenda_item == "meetings/2025-09-04-rivers-panel/#item-1"


def test_a_programme_says_itself_that_an_item_was_put_off() -> None:
    """With its day, or with a later entry of that name."""
    page = planning(
        "one", "2025-05-20", "2025-06-12 Otters (deferred)", "2025-06-12 Weirs - moved to March 2026",
        "2025-09-04 Otters", "2025-09-04 Moss (moved from June 2025)",
    )  # fmt: skip
    assert [(i.outcome, i.moved_to) for i in worked_out(page)[0]] == [
        ("moved", "2025-09-04"),
        ("moved", "2026-03"),
        ("upcoming", None),
        ("upcoming", None),
    ]


def test_the_maintainers_word_wins() -> None:
    """A link confirmed is certain, one refused is none."""
    pages = JUNE, met("2025-06-12", "Otter counts and what they cost the parishes")
    possible = worked_out(*pages)[0][0]
    assert possible.possible
    assert possible.on_agenda_of
    ends = frozenset((possible.id, possible.on_agenda_of))
    confirmed = worked_out(*pages, settled=Verdicts({ends: (True, 1)}))[0][0]
    refused = worked_out(*pages, settled=Verdicts({ends: (False, 1)}))[0][0]
    assert (confirmed.outcome, confirmed.possible) == ("heard", None)
    assert (refused.outcome, refused.on_agenda_of) == ("unknown", None)


def test_overview_and_details_are_one_item() -> None:
    """Under the overview's title, with the minutes, people and days of both, and both places."""
    page = from_text("one.md", OVERVIEW)
    found, _ = worked_out(page)
    assert [(i.title, i.minutes, i.deadline, len(i.sources)) for i in found] == [
        ("Otter counts in the north rivers", 40, "2025-06-02", 2),
        ("Weirs", None, "2025-06-02", 1),
    ]


@pytest.mark.parametrize(
    ("overview", "details", "minutes", "words"),
    [
        ("minutes: 40", "", 40, ("40",)),
        ("", "minutes: 40", 40, ("40",)),
        ("minutes: 40", "minutes: 40", 40, ("40",)),
        ("minutes: 40", "minutes: 20", None, ("40", "20")),
        ("minutes_as_printed: 30-45", "minutes_as_printed: 30-45", None, ("30-45",)),
        ("minutes: 40", "minutes_as_printed: 20-30", None, ("40", "20-30")),
        ("", "", None, ()),
    ],
)
def test_times_that_a_programme_prints(
    overview: str, details: str, minutes: int | None, words: tuple[str, ...]
) -> None:
    """A range is no number, and where two tables differ none of them is the item's; both are kept."""
    text = OVERVIEW.replace("minutes: 40", overview or "kind: planned")
    text = text.replace("deadline: 2025-06-02", f"deadline: 2025-06-02\n    {details}".rstrip(), 1)
    item = worked_out(from_text("one.md", text))[0][0]
    assert (item.minutes, item.minutes_as_printed) == (minutes, words)


def test_a_year_before_the_programmes_own_is_named() -> None:
    """It is not put right, for nobody knows; it is shown in the programme's own year."""
    page = planning("one", "2025-07-01", "2025-02 Weirs", "2025-09 Otters")
    found, _ = worked_out(page)
    assert found[0].planned_for == "2025-02"
    assert "before its year" in (found[0].why or "")
    assert [p.message.partition(",")[0] for p in programme.misdated(page)] == ["planned for 2025-02"]
    assert list(programme.by_year(found, {"one": "2025-07-01"})) == [(BODY, "2025/26")]


def test_a_year_shows_each_item_once_and_what_nobody_planned() -> None:
    """As the last programme has it; what stands on every agenda is left out."""
    again = planning("two", "2025-07-01", "2025-09-04 Weirs", "2025-11-06 Otter counts")
    minutes = met("2025-09-04", "Apologies for Absence", "Weirs", "Floods", "Work Programme 2025/26")
    found, held = worked_out(JUNE, again, minutes)
    shown = programme_pages.days(found, held, "2025/26")
    assert [(d.date, [i.title for i in d.planned], [i.title for i in d.besides]) for d in shown] == [
        ("2025-06-12", ["Otter counts"], []),
        ("2025-09-04", ["Weirs"], ["Floods"]),
        ("2025-11-06", ["Otter counts"], []),
        ("2026-01", ["Toads on roads"], []),
    ]


def test_what_was_put_off_is_not_heard() -> None:
    """An item stands once, whether the programme or the minutes put it off; an agenda alone says no more."""
    off = "The item was deferred to the meeting on 4 September 2025."
    planned = planning("one", "2025-05-20", "2025-06-12 Otter counts (deferred)", "2025-09-04 Weirs")
    agenda = met("2025-09-04", "Weirs", "Moles", kind="agenda")
    found, held = worked_out(planned, met("2025-06-12", "Otter counts: report", "Floods", said=off), agenda)
    june, september = programme_pages.days(found, held, "2025/26")
    assert [(i.title, i.outcome, bool(i.agenda_item)) for i in june.planned] == [
        ("Otter counts (deferred)", "moved", True)
    ]
    assert [(i.title, june.became(i)) for i in june.besides] == [("Floods", "Put off")]
    assert [became(i) for i in september.planned] == ["agenda"]
    assert [(i.title, september.became(i)) for i in september.besides] == [("Moles", "On the agenda")]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Budget Monitoring - Boats & Locks Service", "Boats and Locks - Budget Monitoring", "certain"),
        ("River Safety Partnership", "River Safety Partnership - Annual Report", "certain"),
        ("BL Budget Monitoring", "Boats & Locks Budget Monitoring", "certain"),
        ("Weirs Action Plan", "Action Plan in response to the weirs inspection", "certain"),
        ("Boats & Locks Annual Report", "Boats and Locks - Budget Monitoring", "possible"),
        ("Otter Strategy 2022-2025", "Otter Strategy", "certain"),
        ("Otters report 2022/23", "Otters report 2021/22", "possible"),
        ("Performance Quarter 1", "Performance Quarter 2", "no"),
        ("Otter review", "Otter review: findings", "certain"),
        ("Otter review (moved)", "Otter review", "certain"),
        ("Otters", "Otters: findings", "no"),
        ("Budget", "Budget monitoring of the boats", "no"),
        ("Report", "Update", "no"),
    ],
)
def test_titles_are_alike(one: str, other: str, how: str) -> None:
    """By the words that tell the matter, abbreviations in full; never by few words alone."""
    found = likeness.alike(one, other, {"BL": "Boats and Locks"})
    assert ("certain" if found.certain else "possible" if found.possible else "no") == how


def letter(body: str, text: str, date: str = "2025-07-20") -> Page:
    """A letter of a day with a text."""
    return from_text(
        "letter.md",
        f"---\nid: letter\nkind: letter\ntitle: Letter\ndocument: letter-pdf\nbody: {body}\ndate: '{date}'\n"
        f"---\n\n{text}\n",
    )


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("At its meeting on 12th June 2025, the Rivers Panel reviewed otter counts and weirs.", "heard"),
        ("At the meeting of the Panel held on 12 June 2025 we heard a report on otter counts.", "heard"),
        ("The otter counts of the north were discussed by us at our meeting on 12 June 2025.", "heard"),
        # Of another day, of another matter, of what was only asked for, put off, or is to come
        ("At its meeting on 13 June 2025, the Panel reviewed otter counts.", "moved"),
        ("At its meeting on 12 June 2025, the Panel reviewed weirs.", "moved"),
        ("At its meeting on 12 June 2025, the Panel considered weirs and asked for a report on otter counts.",
         "moved"),
        ("At its meeting on 12 June 2025, the Panel considered whether to defer otter counts.", "moved"),
        ("At its meeting on 12 June 2025, the Panel will have received otter counts.", "moved"),
    ],
)  # fmt: skip
def test_a_later_paper_tells_what_was_heard(text: str, outcome: str) -> None:
    """With its sentence as the reason; a later agenda that has the matter again is none then."""
    later = met("2025-09-04", "Otter counts")
    found = worked_out(JUNE, letter(BODY, text), later)[0][0]
    assert (found.outcome, found.heard_at) == (
        outcome,
        None if outcome == "heard" else "2025-09-04-rivers-panel",
    )
    assert found.evidence
    assert (text in (found.why or "")) == (outcome == "heard")
    assert worked_out(JUNE, letter("Weirs Panel", text), later)[0][0].outcome == "moved"
    assert worked_out(JUNE, letter(BODY, text, "2025-06-02"), later)[0][0].outcome == "moved"


@pytest.mark.parametrize(
    ("detail", "expected"),
    [
        ("Deferred to 4 September 2025", ("moved", "2025-09-04")),
        ("To review the count. The report has been moved to March 2026.", ("moved", "2026-03")),
        ("Deferred from March 2025", ("upcoming", None)),
        ("Whether weirs were moved to the north", ("upcoming", None)),
    ],
)
def test_remarks_beside_an_item_put_it_off(detail: str, expected: tuple[str, str | None]) -> None:
    """In what it is about; not where it came from."""
    text = OVERVIEW.replace(
        "    deadline: 2025-06-02\n    at: line 10", f"    detail: '{detail}'\n    at: line 10"
    )
    weirs = worked_out(from_text("one.md", text))[0][-1]
    assert (weirs.outcome, weirs.moved_to) == expected


def test_a_report_that_could_not_be_provided_says_why() -> None:
    """The programme's own words stand for the agenda that doesn't have it."""
    words = "This report could not be provided for this meeting and a note will be sent"
    text = OVERVIEW.replace(
        "    deadline: 2025-06-02\n    at: line 10", f"    detail: {words}.\n    at: line 10"
    )
    weirs = worked_out(from_text("one.md", text), met("2025-06-12", "Moles"))[0][-1]
    assert (weirs.outcome, weirs.why) == ("unknown", f"The programme says: “{words}.”")
    assert weirs.evidence == weirs.sources


def test_what_lies_before_the_newest_paper_is_not_to_come() -> None:
    """Also in an archive without meetings."""
    assert worked_out(JUNE)[0][1].outcome == "upcoming"
    assert worked_out(JUNE, letter("Weirs Panel", "Text.", "2026-02-01"))[0][1].outcome == "unknown"
