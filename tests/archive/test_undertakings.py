"""Promises in the running text of minutes: what is one, what only looks like one, and who made it."""

import pytest

from archive.scrutiny.followups.owners import owner
from archive.scrutiny.followups.undertakings import undertakings

PROMISES = [
    ("The Head of Otters undertook to circulate the figures to members.", "The Head of Otters"),
    ("The Town Clerk undertook to make these changes for future reports.", "The Town Clerk"),
    ("The Chair agreed to write to Cllr Vane requesting more information.", "The Chair"),
    ("The Chair agreed to pursue the matter.", "The Chair"),
    ("Officers agreed to provide a breakdown by ward after the meeting.", "Officers"),
    ("Ms Adder offered to share the slides.", "Ms Adder"),
    ("The Cabinet Member for Rivers promised to look at this again.", "The Cabinet Member for Rivers"),
    ("The Strategic Lead agreed to take this away and report back.", "The Strategic Lead"),
    ("Officers to report back in September.", "Officers"),
    (
        "The Director of Rivers said that she would provide the data to the Committee.",
        "The Director of Rivers",
    ),
    ("Mr Bittern, Head of Weirs, would report back to the next meeting.", "Mr Bittern"),
    ("The Chief Executive confirmed he would send the link to all members.", "The Chief Executive"),
    ("The Monitoring Officer would look into this and come back to members.", "The Monitoring Officer"),
    (
        "In response, Councillor Grey gave her support and said that she would raise it with officers.",
        "Councillor Grey",
    ),
    ("It was agreed that the Democratic Adviser would contact officers for it.", "the Democratic Adviser"),
    ("The figures would be shared with the Committee by the Head of Weirs.", "the Head of Weirs"),
    ("She would ensure that it was circulated to the Committee.", None),
    ("He would raise the Councillor’s suggestion with the keeper.", None),
    ("The Clerk said that it was in the report, and she would share this with Members.", "The Clerk"),
    ("It was agreed that this would be forwarded to committee members.", None),
    ("The Clerk advised that they would be circulated to the Sub-Committee once received.", None),
    ("A written response would be provided to Members outside of the meeting.", None),
    ("The figures were not available at the meeting but would be circulated.", None),
    ("A detailed update would be brought back to the Committee in due course.", None),
    ("A site visit could be arranged for Members of the Committee if they wished.", None),
    ("Members would be provided with a copy of the plan.", None),
    ("A further report will be presented to a future meeting of the Committee.", None),
    ("No data was available on the otters, though this could be provided to the Committee.", None),
    ("Ms Adder said that she had no figure to hand and would write to Mr Bittern.", "Ms Adder"),
    ("Ann Bittern said 412 and would send members the number by ward.", None),
    ("Ann Bittern would be circulating the figures to Members.", None),
    ("Mr Bittern would find out and let the Committee know.", "Mr Bittern"),
    ("A written response would be provided within 10 working days.", None),
]

NO_PROMISES = [
    # the order of a meeting
    "The Chair agreed to take item 8 before item 5.",
    "The Chair agreed to bring forward the report on weirs.",
    # told of an earlier meeting
    "At its meeting on 3 May, the Committee agreed that a report would be provided to members.",
    "At its last meeting the Panel met. It was agreed that a note would be sent to the Committee.",
    "The Committee had been promised that a plan would be shared with Members.",
    "Previously it was agreed that a note would be circulated to Members.",
    "In 2019 the Council undertook to reduce its emissions by half.",
    "Minute 27 – “a briefing would be provided to Members” – had been sent.",
    # asked, hoped, suggested
    "Members asked whether the data could be provided to the Committee.",
    "Could the figures be shared with the Committee?",
    "It was hoped that the data would be provided to members soon.",
    "The Committee suggested that a report should be brought back to the Committee.",
    "Members requested that a breakdown be provided to the Committee.",
    "The Committee would like further information to be provided to members.",
    # to others
    "The service would provide support to families and members of the public.",
    "The new contract would be reported to the Corporate Weirs Board in May.",
    "The draft budget would be presented to the Council in February.",
    "Letters would be sent to parents in the autumn.",
    "The Head of Weirs said that keepers would visit otters every six weeks.",
    # no one's to keep
    "The report would provide reassurance to members about how weirs were commissioned.",
    "The duty to report to Members was set out in law.",
    "It was noted that this information is provided to the Committee every year.",
    "Everyone agreed to share responsibility for the weir.",
    "Support offered to families had improved.",
    # the body's own decisions
    "The Committee agreed to review the weir.",
    "Members agreed to note the report.",
]


@pytest.mark.parametrize(("text", "who"), PROMISES)
def test_promises(text: str, who: str | None) -> None:
    """Found, with who made them where the sentence says it."""
    (found,) = undertakings(text, "Committee")
    assert (found.text, owner(found.sentence, found.at)) == (text, who)


@pytest.mark.parametrize("text", NO_PROMISES)
def test_no_promises(text: str) -> None:
    """What is recited, asked, hoped, meant for others or nobody's to keep."""
    assert list(undertakings(text, "Committee")) == []


def test_what_a_promise_points_to_stands_before_it() -> None:
    """What says only "this would be sent" says nothing without the sentence before."""
    (found,) = undertakings(
        "The river has otters. Their number was not known. This would be sent to Members.", "Panel"
    )
    assert found.text == "Their number was not known. This would be sent to Members."


def test_a_letter_before_a_promise_is_none_of_its_words() -> None:
    """The mark of an item in a list of lists."""
    (found,) = undertakings("(d) An update would be brought back to Cabinet.", "Cabinet")
    assert found.text == "An update would be brought back to Cabinet."


def test_a_bodys_own_plans_are_no_promises() -> None:
    """What will be brought to a body in its work programme is a plan; what is sent to members is none."""
    plans = (
        "An item on otters will be brought to the Panel in May. The Panel will be updated in June. "
        "Dates of the visit will be sent to members. The Clerk undertook to ask the keeper."
    )
    found = [promise.text for promise in undertakings(plans, "Panel", own_plans=True)]
    assert found == ["Dates of the visit will be sent to members.", "The Clerk undertook to ask the keeper."]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("CFS to provide data on the weirs.", "CFS"),
        ("officers to provide the number of otters.", "officers"),
        ("health partners to provide waiting times.", "health partners"),
        ("the Chair to write to the Cabinet Member for Rivers.", "the Chair"),
        ("That the Head of Legal Services be requested to ask for it.", "the Head of Legal Services"),
        ("(b) requests the Policy Officer to investigate and report back.", "the Policy Officer"),
        ("A map be sent to members. (Action: Ann Other)", "Ann Other"),
        ("further data on otters would be provided to the Panel.", None),
        ("A report to be brought to the Panel.", None),
        ("the minutes of the last meeting to be circulated.", None),
    ],
)
def test_owners_of_what_was_agreed(text: str, who: str | None) -> None:
    """As the source names them; nobody where it names none."""
    assert owner(text) == who
