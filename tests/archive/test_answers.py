"""What became of promises: answers in later papers, in trackers and minutes, the same asked again."""

from pathlib import Path

import pytest

from archive import content
from archive.body import chunks
from archive.pages import chains
from archive.records import Action
from archive.scrutiny.followups.trackers import rows
from tests.archive.promised import JULY, MARCH, MAY, archive, minutes, paper

ASKED = minutes(
    MARCH,
    """
    ## 4. Otters

    ### Questions

    4.1 How many otters live below the weir at Tollen Mill?

    - No figures were to hand on otters at Tollen Mill weir, but they would be provided to members.

    Agreed: That figures on otters below Tollen Mill weir would be provided to the Panel.

    4.2 What does dredging the Lower Brook cost?

    Agreed: Head of Rivers to provide a note on dredging costs for the Lower Brook.

    ## 5. Minutes

    5.1 The minutes of the last meeting were agreed.
    """,
)


def _by_number(actions: tuple[Action, ...]) -> dict[str, Action]:
    return {a.paragraph or "": a for a in actions if a.kind == "action" and not a.promised}


def _links(action: Action) -> list[tuple[str, str, bool]]:
    return [(f.kind, f.document, f.possible is None) for f in action.followups]


def test_a_chain_of_question_promise_agreement_and_answer(tmp_path: Path) -> None:
    """Each leads to the next; what was promised is answered with what was agreed of it."""
    cover = paper(
        MAY,
        """
        The minutes of the meeting held on 3 March 2025 are attached.

        ## Actions

        The Panel wished to know how many otters live below Tollen Mill weir.

        In response: There were 31 otters in April.
        """,
        kind="cover-sheet",
    )
    found = archive(tmp_path, ASKED, cover).actions
    promise, agreed = [a for a in found if a.paragraph == "4.1"]
    assert (promise.promised, promise.agreed_as, agreed.agreed_as) == (True, agreed.id, None)
    assert promise.question == agreed.question == f"{MARCH}-wetlands-scrutiny-panel-minute-4-1"
    assert promise.status == agreed.status == "answered"
    assert _links(agreed) == _links(promise) == [("answer", f"report-{MAY}", True)]
    assert agreed.followups[0].text.endswith("There were 31 otters in April.")
    assert _by_number(found)["4.2"].status == "open"


TRACKER = """
    | Meeting | Action | Owner | Status | Update |
    | --- | --- | --- | --- | --- |
    | 3 March 2025 | Figures on otters below Tollen Mill weir | Head of Otters | Complete | 31 otters. |
    | | Note on dredging costs, Lower Brook | Head of Rivers | In progress | Quotes are awaited. |
    """
BY_NUMBER = """
    | Minute No. | Action | Response |
    | --- | --- | --- |
    | 4.1 | Otters | A count was sent to members. |
    | 4.2 | Dredging | To follow in September. |
    """


@pytest.mark.parametrize("table", [TRACKER, BY_NUMBER])
def test_trackers(tmp_path: Path, table: str) -> None:
    """A row says which meeting or minute asked, and whether the matter is done or in hand."""
    found = _by_number(archive(tmp_path, ASKED, paper(MAY, f"## Action tracker\n{table}")).actions)
    assert (found["4.1"].status, _links(found["4.1"])) == ("answered", [("answer", f"report-{MAY}", True)])
    assert (found["4.2"].status, _links(found["4.2"])) == ("open", [("update", f"report-{MAY}", True)])


@pytest.mark.parametrize(
    ("status", "update", "kind"),
    [
        ("Complete", "Sent in May.", "answer"),
        ("Yes", "", "answer"),
        ("Overdue", "Not yet complete; due June.", "update"),
        ("Closed?", "Officer left.", "update"),
        ("Closed", "Closed without a reply.", "update"),
        ("Amber", "Sent in part.", "update"),
        ("", "Sent in May.", "answer"),
    ],
)
def test_only_what_is_done_answers(status: str, update: str, kind: str) -> None:
    """The status decides; one that nobody knows answers nothing."""
    page = content.from_text(
        "a.md",
        f"---\nid: a\nkind: report\ntitle: A\ndocument: a\n---\n\n"
        f"| Action | Status | Update |\n| - | - | - |\n| A note | {status} | {update} |\n",
    )
    (table,) = chunks(page)
    assert [row.kind for row in rows(table)] == [kind]


def test_an_answer_to_one_part_is_none_to_all(tmp_path: Path) -> None:
    """A decision of several parts is answered when each that is to be done is."""
    asked = minutes(
        MARCH,
        """
        ## 4. Otters

        4.1 RESOLVED: (a) that the report be noted; (b) that officers circulate the otter count; (c) that the
        Head of Rivers bring a note on dredging.
        """,
    )
    one = "Minute 4.1: the otter count that officers were to circulate had been circulated."
    other = "Minute 4.1: the note on dredging of the Head of Rivers had been circulated to members."
    for later, status in ((one, "open"), (f"{one}\n\n{other}", "answered")):
        (action,) = archive(tmp_path, asked, minutes(MAY, f"## 3. Matters arising\n\n{later}\n")).actions
        assert action.status == status


@pytest.mark.parametrize(
    ("rest", "links"),
    [
        ("It had been circulated in April.", ["answer"]),
        ("Members had not received it. When would it come?", ["update"]),
        ("Members spoke of the cost.", []),
    ],
)
def test_minutes_that_recall_a_request(tmp_path: Path, rest: str, links: list[str]) -> None:
    """They answer it where they say that it came, or that it did not."""
    recalled = "At its meeting on 3 March 2025 the Panel had asked for a note on dredging costs, Lower Brook."
    later = minutes(MAY, f"## 3. Weirs\n\n3.1 {recalled} {rest}\n")
    action = _by_number(archive(tmp_path, ASKED, later).actions)["4.2"]
    assert [f.kind for f in action.followups] == links


def test_a_cover_sheet_that_asks_and_answers_in_one_paragraph(tmp_path: Path) -> None:
    """The answer begins at "In response:"."""
    text = "The Panel asked for dredging costs for the Lower Brook. In response: it costs £84,000 a year."
    cover = paper(
        MAY, f"The minutes of the meeting of 3 March 2025.\n\n## Actions\n\n{text}\n", kind="cover-sheet"
    )
    (found,) = _by_number(archive(tmp_path, ASKED, cover).actions)["4.2"].followups
    assert (found.kind, found.text) == ("answer", "In response: it costs £84,000 a year.")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Minute 4.2, Lower Brook – a note on dredging costs had been circulated to members.", ["answer"]),
        ("Minute 4.2, Lower Brook – the note on dredging costs had not been received.", ["update"]),
        ("Minute 4.2: Ann Bittern confirmed that dredging the Lower Brook costs £84,000.", ["answer"]),
        ("Minute 4.1, Lower Brook – a note on dredging costs had been circulated to members.", []),
        ("Minute 4.2, Lower Brook – members spoke of dredging costs.", []),
    ],
)
def test_matters_arising(tmp_path: Path, text: str, links: list[str]) -> None:
    """Later minutes say what was done, or that it was not."""
    later = minutes(MAY, f"## 3. Matters arising\n\n{text}\n")
    action = _by_number(archive(tmp_path, ASKED, later).actions)["4.2"]
    assert [f.kind for f in action.followups] == links
    assert all(f.possible is None and f.document == f"minutes-{MAY}" for f in action.followups)


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        (
            "At its meeting on 3 March 2025 the Panel asked for dredging costs for the Lower Brook.",
            True,
        ),
        (
            "This was requested by the Panel at its meeting of 3 March 2025: dredging costs, Lower Brook.",
            True,
        ),
        (
            "At its meeting on 5 February 2024 the Panel asked for dredging costs, Lower Brook.",
            None,
        ),
        ("The Lower Brook has been dredged twice, and the costs have risen.", None),
    ],
)
def test_reports_that_say_who_asked(tmp_path: Path, text: str, certain: bool | None) -> None:
    """With the day of the meeting; another day, or none, leads nowhere."""
    action = _by_number(archive(tmp_path, ASKED, paper(MAY, f"## Introduction\n\n{text}\n")).actions)["4.2"]
    assert [f.possible is None for f in action.followups] == ([] if certain is None else [certain])


UNDATED = paper(
    JULY,
    """
    ## Actions

    Members asked for dredging costs of the Lower Brook.

    In response:

    - It was £4,000.
    """,
)


def test_an_answer_without_a_day_is_only_possible(tmp_path: Path) -> None:
    """Two meetings later it could be another's; the reason says why, and the promise stays open."""
    between = minutes(MAY, "## 1. Apologies\n\n1.1 There were none.\n")
    action = _by_number(archive(tmp_path, ASKED, between, UNDATED).actions)["4.2"]
    (followup,) = action.followups
    assert action.status == "open"
    assert action.meetings_since == 2
    assert followup.possible
    assert "brook" in followup.possible


@pytest.mark.parametrize(
    ("holds", "status", "certain"), [("true", "answered", [True]), ("false", "open", [])]
)
def test_the_maintainer_settles_it(tmp_path: Path, holds: str, status: str, certain: list[bool]) -> None:
    """A link that is confirmed is certain; one that is refused is gone."""
    between = minutes(MAY, "## 1. Apologies\n\n1.1 There were none.\n")
    links = f"- from: {MARCH}-wetlands-scrutiny-panel-action-4-2\n  to: report-{JULY}\n  holds: {holds}\n"
    library = archive(tmp_path, ASKED, between, UNDATED, links=links)
    action = _by_number(library.actions)["4.2"]
    assert (action.status, [f.possible is None for f in action.followups]) == (status, certain)
    assert library.problems == ()


def test_a_link_that_only_the_maintainer_knows(tmp_path: Path) -> None:
    """It is made, though nothing in the paper says so."""
    links = f"- from: {MARCH}-wetlands-scrutiny-panel-action-4-2\n  to: report-{MAY}\n  holds: true\n"
    silent = paper(MAY, "## Spending\n\nThe river cost £4,000.\n")
    action = _by_number(archive(tmp_path, ASKED, silent, links=links).actions)["4.2"]
    assert (action.status, _links(action)) == ("answered", [("answer", f"report-{MAY}", True)])


def test_the_same_asked_again(tmp_path: Path) -> None:
    """It says when it was asked before: possibly, as neither meeting names the other."""
    again = minutes(MAY, "## 4. Otters\n\n4.3 Agreed: Figures on the otters of Tollen Mill to be provided.\n")
    unlike = minutes(JULY, "## 4. Newts\n\n4.4 Agreed: Figures on the newts of Upper Brook to be provided.\n")
    found = archive(tmp_path, ASKED, again, unlike).actions
    action = _by_number(found)["4.3"]
    first = [a.id for a in found if a.paragraph == "4.1"]
    assert list(action.asked_before) == first
    assert all(earlier.possible for earlier in action.earlier)
    assert _by_number(found)["4.4"].asked_before == ()


def test_asked_again_with_the_day(tmp_path: Path) -> None:
    """Who says when it was asked before makes it certain."""
    text = "4.3 Agreed: Figures on otters at Tollen Mill weir, asked for on 3 March 2025, to be provided.\n"
    action = _by_number(archive(tmp_path, ASKED, minutes(MAY, f"## 4. Otters\n\n{text}")).actions)["4.3"]
    assert action.earlier
    assert all(earlier.possible is None for earlier in action.earlier)


def test_other_bodies_and_earlier_papers_answer_nothing(tmp_path: Path) -> None:
    """Though they speak of the same."""
    reply = UNDATED.partition("---\n\n")[2]
    other = paper(MAY, reply, name="other").replace("Wetlands Scrutiny Panel", "Roads Scrutiny Panel")
    same_day = paper(MARCH, reply, name="early")
    assert _by_number(archive(tmp_path, ASKED, other, same_day).actions)["4.2"].followups == ()


def test_possible_items_of_a_later_programme_are_further_work(tmp_path: Path) -> None:
    """No answer; and only where the programme's title has nothing that the promise doesn't speak of."""
    programme = paper(
        MAY,
        "## Possible items\n\n- Dredging costs\n- Newts\n- Dredging of canals\n",
        kind="work-programme",
        front="""
        planned:
          - title: Dredging costs
            kind: possible
          - title: Dredging of canals
            kind: possible
        """,
    )
    action = _by_number(archive(tmp_path, ASKED, programme).actions)["4.2"]
    assert action.status == "open"
    assert [(f.kind, f.text) for f in action.followups] == [("further_work", "Dredging costs")]
    assert action.followups[0].possible


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Chair agreed to write to Cllr Vane.\n\nACTION: Ann Adder",
            ("The Chair agreed to write to Cllr Vane.", "Ann Adder"),
        ),
        ("Members asked for a map.\n\nAction: Head of Maps", ("Members asked for a map.", "Head of Maps")),
        ("Action: Head of Maps to send a map.", ("Head of Maps to send a map.", "Head of Maps")),
    ],
)
def test_labels_that_only_name_the_owner(tmp_path: Path, text: str, wanted: tuple[str, str]) -> None:
    """What is to be done stands above them."""
    (action,) = archive(tmp_path, minutes(MARCH, f"## 4. Otters\n\n{text}\n")).actions
    assert (action.text, action.owner, action.kind) == (*wanted, "action")


def test_owners_are_people_of_the_archive(tmp_path: Path) -> None:
    """By name, or by the office that one person at the meeting held."""
    text = "## 4. Otters\n\nAgreed: Head of Rivers to send a map.\n\nThe Head of Weirs undertook to ask.\n"
    present = """
        attendance:
          - name: Ann Adder
            capacity: officer
            role: Head of Rivers
            status: present
          - name: Ben Bittern
            role: Head of Weirs
            status: present
          - name: Cas Crane
            role: Head of Weirs
            status: present
        """
    found = archive(tmp_path, minutes(MARCH, text, front=present)).actions
    assert {a.owner: a.owner_person for a in found} == {
        "Head of Rivers": "ann-adder",
        "The Head of Weirs": None,
    }


def test_decisions_in_the_infinitive(tmp_path: Path) -> None:
    """All that minutes say of an item; as one of several sentences it is a purpose."""
    text = "## 1. Minutes\n\nTo approve the minutes.\n\n## 2. Otters\n\nTo note the plan.\n\nThe Panel met.\n"
    (action,) = archive(tmp_path, minutes(MARCH, text)).actions
    assert (action.kind, action.text, action.status) == ("decision", "To approve the minutes.", None)


_OTTERS = "figures on otters at Tollen Mill weir"
_FIRST = minutes(MARCH, f"## 4. Otters\n\n4.1 Agreed: {_OTTERS} to be provided.\n")
_AGAIN = minutes(MAY, f"## 4. Otters\n\n4.3 Agreed: {_OTTERS}, asked for on 3 March 2025, to be provided.\n")
_ANSWER = f"## Actions\n\nAt the meeting on {{}} members asked for {_OTTERS}.\n\nIn response: 31.\n"


@pytest.mark.parametrize(
    ("more", "states"),
    [
        ((), {"4.1": ("open", None), "4.3": ("open", "4.1")}),
        (
            (paper(JULY, _ANSWER.format("3 March 2025"), kind="cover-sheet"),),
            {"4.1": ("answered", None), "4.3": ("answered", "4.1")},
        ),
        (
            (paper(JULY, _ANSWER.format("12 May 2025"), kind="cover-sheet"),),
            {"4.1": ("answered", None), "4.3": ("answered", "4.1")},
        ),
        (
            (paper(MAY, _ANSWER.format("3 March 2025"), kind="cover-sheet"),),
            {"4.1": ("answered", None), "4.3": ("open", None)},
        ),
    ],
)
def test_asked_twice_is_one_promise(
    tmp_path: Path, more: tuple[str, ...], states: dict[str, tuple[str, str | None]]
) -> None:
    """While it is open: one answer answers both; what is asked after an answer is another."""
    library = archive(tmp_path, _FIRST, _AGAIN, *more)
    numbers = {action.id: action.paragraph for action in library.actions}
    found = {a.paragraph: (a.status, a.repeats and numbers[a.repeats]) for a in library.actions}
    assert found == states
    assert len(chains.chains(library)) == sum(first is None for _, first in states.values())
