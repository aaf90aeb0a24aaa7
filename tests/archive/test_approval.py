"""Minutes are draft until a later meeting of the body approves them; what it corrects is kept with them."""

import pytest

from archive.records import Meeting
from archive.scrutiny.verdicts import Verdicts
from tests.archive.invented_meetings import held, page

FIRST, SECOND = "2024-06-14", "2024-07-12"
EARLIER = page(FIRST, "## 1. Apologies\n\n1.1 There were none.")


def after(said: str, title: str = "Minutes of the previous meeting", front: str = "") -> Meeting:
    """The earlier meeting, when a later one said something of its minutes."""
    return held(EARLIER, page(SECOND, f"## 2. {title}\n\n{said}", front=front))[FIRST]


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("2.1 The minutes of 14 June 2024 were agreed as a correct record.", "Minutes"),
        ("RESOLVED – That the minutes of the meeting held on Friday 14th June 2024 be approved.", "Minutes"),
        ("RESOLVED that they be signed as a correct record.", "Minutes of the meeting held on 14 June 2024"),
        ("Agreed: that the minutes be confirmed and signed by the Chair.", "Minutes – 14 June 2024"),
        ("The minutes of the meetings held on 3 May and 14 June 2024 were agreed.", "Minutes"),
        ("The minutes of the meetings held on 3 and 14 June 2024 were approved.", "Minutes"),
        ("To approve the minutes of the meeting held on 14 June 2024 as a correct record.", "Minutes"),
        (
            "The minutes of the meeting held on June 14th 2024 were taken as read, confirmed and signed.",
            "Minutes of last meeting",
        ),
    ],
)
def test_approved_by_date(said: str, title: str) -> None:
    """The date stands in the sentence, or in the item's title; the approval says where it was read."""
    meeting = after(said, title)
    assert (meeting.minutes_status, meeting.approved_at) == ("approved", f"{SECOND}-otter-panel")
    assert meeting.approval
    assert meeting.approval.possible is None
    assert meeting.approval.sources[0].printed_page == 5


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("The minutes of 14 June 2024 were not agreed.", "Minutes"),
        ("Approval of the minutes of 14 June 2024 was deferred.", "Minutes"),
        ("The minutes of 14 June 2024 would be approved at the next meeting.", "Minutes"),
        ("The minutes of the Heron Board of 14 June 2024 were agreed.", "Minutes of other bodies"),
        ("The minutes of 8 March 2024 were agreed.", "Minutes"),
        ("The plan of 14 June 2024 was agreed.", "Weirs"),
        ("Matters arising: the minutes of 14 June 2024 said that it was agreed to ask.", "Minutes"),
    ],
)
def test_not_approved(said: str, title: str) -> None:
    """Put off, refused, of another body or another meeting."""
    meeting = after(said, title)
    assert (meeting.minutes_status, meeting.approved_at, meeting.approval) == ("draft", None, None)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("The minutes of the meeting held on the 12th June 2024 were agreed.", "12 June 2024"),
        ("The minutes of 14 June 2023 were agreed.", "14 June 2023"),
        ("The minutes of the last meeting were agreed.", "“the last meeting”"),
        ("RESOLVED that the minutes be signed.", "“the last meeting”"),
    ],
)
def test_possibly_approved(said: str, reason: str) -> None:
    """A date that no meeting has, near the last one's, or none at all: possible, with the reason."""
    meeting = after(said)
    assert (meeting.minutes_status, meeting.approved_at) == ("draft", None)
    assert meeting.approval
    assert reason in (meeting.approval.possible or "")


def test_the_agenda_says_which_meeting_was_last() -> None:
    """The date that minutes leave out may stand on the agenda, or in the last minutes' announcement."""
    said = "The minutes of the last meeting were agreed."
    listed = (
        'agenda:\n  - number: "2"\n    title: Minutes\n    purpose: To agree the minutes of 14 June 2024.\n'
    )
    assert after(said, front=listed).minutes_status == "approved"
    announced = page(FIRST, "## 1. Close\n\n1.1 Otters.", front=f"next_meeting_date: {SECOND}\n")
    later = page(SECOND, f"## 2. Minutes\n\n{said}")
    assert held(announced, later)[FIRST].minutes_status == "approved"


@pytest.mark.parametrize(("holds", "status"), [(True, "approved"), (False, "draft")])
def test_the_maintainer_settles_it(holds: bool, status: str) -> None:
    """A confirmed link is certain, a refused one vanishes."""
    ends = frozenset((f"{FIRST}-otter-panel", f"{SECOND}-otter-panel"))
    later = page(SECOND, "## 2. Minutes\n\nThe minutes of the 12th June 2024 were agreed.")
    meeting = held(EARLIER, later, verdicts=Verdicts({ends: (holds, 1)}))[FIRST]
    assert (meeting.minutes_status, meeting.approval is not None) == (status, holds)
    assert meeting.approval is None or meeting.approval.possible is None


def test_what_a_certain_approval_leaves_to_a_possible_one() -> None:
    """A meeting whose minutes are approved by date is not possibly approved somewhere else."""
    wrong = page("2024-07-01", "## 2. Minutes\n\nThe minutes of 12 June 2024 were agreed.")
    right = page(SECOND, "## 2. Minutes\n\nThe minutes of 14 June 2024 were agreed.")
    assert held(EARLIER, wrong, right)[FIRST].approved_at == f"{SECOND}-otter-panel"


@pytest.mark.parametrize(
    ("said", "corrections"),
    [
        (
            "The minutes of 14 June 2024 were agreed, subject to a change: nine should read ninety.",
            ["nine should read ninety"],
        ),
        (
            "The minutes of 14 June 2024 were approved with the following amendments:\n\n- “weir” to read"
            " “weirs”;\n- Mr Carp to be added to those present.",
            ["following amendments", "to read", "Mr Carp"],
        ),
        (
            "The minutes of 14 June 2024 were agreed subject to the amendment that Cllr Adder left at 7.50 pm"
            " and not 7.40 pm; Councillor Bittern to be shown as present.",
            ["7.50", "Bittern"],
        ),
        (
            "The minutes of 14 June 2024 were agreed, subject to:\n\n- Nine is ninety.\n- Mr Carp was there."
            "\n\nMr Dove thanked all.",
            ["subject to", "Nine", "Carp"],
        ),
        (
            "The minutes of 14 June 2024 were agreed as a correct record, save that Cllr Bell was present.",
            ["save that"],
        ),
        ("The minutes of 14 June 2024 were agreed as a correct record.", []),
        (
            "The minutes of 14 June 2024 were agreed as a correct record.\n\nMatters arising: the plan"
            " should be amended.",
            [],
        ),
    ],
)
def test_corrections(said: str, corrections: list[str]) -> None:
    """Sentences that amend, and the list below one that announces it; matters arising are none."""
    approval = after(said).approval
    assert approval
    assert len(approval.corrections) == len(corrections)
    assert all(words in c.text for words, c in zip(corrections, approval.corrections, strict=True))


def test_a_day_without_its_year() -> None:
    """It is the last before the meeting that approves."""
    approval = after("The minutes of the meeting held on 14th June were agreed as a correct record.").approval
    assert approval
    assert approval.possible is None
