"""What one paper says of recommendations: answers, what it asks of meetings, reviews in text, statuses."""

import pytest

from archive.body import chunks
from archive.content import Page
from archive.scrutiny.recommendations.asked import asked
from archive.scrutiny.recommendations.paper_lines import lines
from archive.scrutiny.recommendations.recommended import recommended
from archive.scrutiny.recommendations.responses import response_kind
from archive.scrutiny.recommendations.statuses import of_report


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Accepted", "agreed"),
        ("Agreed in full. Otters will be counted.", "agreed"),
        ("The Cabinet Member supports this recommendation", "agreed"),
        ("Yes", "agreed"),
        ("The Rivers Service agrees with this recommendation: this approach is being developed.", "agreed"),
        ("Agreed. We have already begun to write to schools.", "agreed"),
        ("Agreed. Timescale to be agreed", "agreed"),
        ("The policy is being reviewed. Cabinet accepts this recommendation.", "agreed"),
        ("Agreed in principle", "partly"),
        ("Accept in part", "partly"),
        ("Partially accepted", "partly"),
        ("Agreed, subject to funding", "partly"),
        ("The service agrees in general although the second part needs thought.", "partly"),
        ("This is already in place", "already"),
        ("Agreed. This is already in place.", "agreed"),
        ("Agreed. All but two of the wardens already do so.", "agreed"),
        ("This is already in place at most weirs. Cabinet accepts the recommendation.", "agreed"),
        ("We already do this", "already"),
        ("Training on this has been in place for some time.", "already"),
        ("The service agrees in full: this is already policy and practice for wardens.", "agreed"),
        ("Agrees: this training has been in place for some time.", "agreed"),
        ("The Cabinet does not support this recommendation.", "not_agreed"),
        ("The council can’t agree to this", "not_agreed"),
        ("Not accepted. The Council has no power over the weir.", "not_agreed"),
        ("Rejected", "not_agreed"),
        ("No", "not_agreed"),
        ("No, as there is no money for it.", "not_agreed"),
        ("Y\nFrom next year.", "agreed"),
        ("N\nThe law sets them.", "not_agreed"),
        ("Noted", None),
        ("Under consideration", None),
        ("Timescale to be agreed", None),
        ("Cabinet welcomes this recommendation", None),
        ("This will be considered as part of the budget", None),
        ("This recommendation has not been accepted.", "not_agreed"),
        ("The recommendation cannot be accepted at this time.", "not_agreed"),
        ("Cabinet is not minded to accept this.", "not_agreed"),
        ("The Board is not in a position to agree this recommendation.", "not_agreed"),
        ("Cabinet agreed not to accept this recommendation.", "not_agreed"),
        ("It was agreed that this would not be pursued.", "not_agreed"),
        ("We agree with the aim but do not accept the recommendation.", "not_agreed"),
        ("Officers agreed it in May but Cabinet has resolved not to proceed.", "not_agreed"),
        ("Cabinet thanks the Panel. The recommendation is rejected.", "not_agreed"),
        ("The Mayor wishes to reject this recommendation.", "not_agreed"),
        ("Will not be implemented.", "not_agreed"),
        ("Recommendation not taken forward", "not_agreed"),
        ("Refused.", "not_agreed"),
        ("No – weirs are a matter for the River Trust.", "not_agreed"),
        ("Not fully accepted", "partly"),
        ("Not adopted in full", "partly"),
        ("Part agreed", "partly"),
        ("Partial acceptance", "partly"),
        ("Cabinet accepts recommendation 4(a) but rejects 4(b).", "partly"),
        ("Accepted with the deletion of the words “by May”.", "partly"),
        ("Agreed, if the money is found", "partly"),
        ("Agreed, although this is not supported by government funding.", "agreed"),
        ("Cabinet decision: Accepted", "agreed"),
        ("Accepted Wardens will be told in May.", "agreed"),
        ("Cabinet is pleased to accept this recommendation.", "agreed"),
        ("All recommendations were agreed by the Board.", "agreed"),
        ("The Rivers Service agrees with the steer in this recommendation.", "agreed"),
        ("The Rivers Service agrees: this approach is already well underway.", "agreed"),
        ("Deferred pending a budget decision.", None),
        ("Cabinet agreed to defer this.", None),
        ("For consideration by the River Trust, which has not yet agreed.", None),
        ("Neither accepted nor rejected.", None),
        ("Nothing was agreed.", None),
        ("To be agreed with partners", None),
        ("Cabinet is asked to accept this recommendation.", None),
        ("If this recommendation is accepted, wardens will be needed.", None),
        ("Otter wardens will seek agreement.", None),
        ("Supported housing providers will be written to in May.", None),
        ("Approved budgets do not allow this.", None),
        ("The Council’s adopted Weir Plan covers this.", None),
        ("The number of otters declined last year and officers will look into why.", None),
        ("We accept this recommendation as far as it goes. Cabinet does not support the rest.", None),
        ("The weir was agreed in May.", None),
    ],
)
def test_the_kind_of_an_answer(text: str, kind: str | None) -> None:
    """By its first words; None where they don't say."""
    assert response_kind(text) == kind


def _page(body: str) -> Page:
    return Page("a/b.md", "b", "report", "Weirs", "a", body)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "## 2. Recommendations\n\n"
            "2.1 That the panel notes the count.\n\n"
            "2.2 The panel supports wardens.\n\n"
            ""
            "## 3. Background\n\n3.1 That was in May.",
            [("2.1", "the panel"), ("2.2", "The panel")],
        ),
        ("## Recommendation(s):\n\nCabinet is asked to agree the plan.", [(None, "Cabinet")]),
        (
            "## Recommendations\n\n"
            "Cabinet is asked to:\n\n"
            "- A. Agree to **MEND** the weir; and\n- B. **DELEGATE** it.",
            [("A", "Cabinet"), ("B", "Cabinet")],
        ),
        (
            "## 2 Recommendation\n\n"
            "2.1 It is recommended that the Rivers Committee:\n\n"
            "2.1.1 Notes the count; and\n\n"
            ""
            "2.1.2 Agrees to count again.\n\n2.2 There are no financial implications.",
            [("2.1.1", "the Rivers Committee"), ("2.1.2", "the Rivers Committee")],
        ),
        (
            "## RECOMMENDED\n\n"
            "That Cabinet:\n\n"
            "(1) approves the weir; and\n\n"
            "(2) notes the fish.",
            [("1", "Cabinet"), ("2", "Cabinet")],
        ),
        ("## Recommendations\n\n**RECOMMENDED that** the Board approve the weir.", [(None, "the Board")]),
        ("**Recommended:** that the report be noted.", [(None, None)]),
        (
            "The Rivers Panel is invited to comment on the draft.\n\n"
            "Residents are asked to consider it.",
            [(None, "The Rivers Panel")],
        ),
        (
            "| | |\n| --- | --- |\n| Recommendation(s): | The Panel is asked to note it |",
            [(None, "The Panel")],
        ),
        (
            "## 2 | Recommendations\n\n"
            "| | |\n|---|---|\n| 2.1 | Note the forecast |\n| 2.2 | Agree the changes |",
            [("2.1", None), ("2.2", None)],
        ),
        (
            "The Executive Mayor in Cabinet is recommended:\n\n"
            "- 2.1 to agree the plan;\n- 2.2 to thank the wardens.",
            [("2.1", "The Executive Mayor in Cabinet"), ("2.2", "The Executive Mayor in Cabinet")],
        ),
        ("Members are asked to declare any interests.\n\nThe Board was asked to agree it in May.", []),
        (
            "## Recommendations:\n\n"
            "- Ensure visits\n- Consider training\n\n"
            "## Recommendations:\n\n"
            "- Review files\n\n"
            ""
            "## Recommendations:\n\n- Provide training",
            [],
        ),
    ],
)  # fmt: skip
def test_what_a_report_asks_of_a_meeting(body: str, found: list[tuple[str | None, str | None]]) -> None:
    """Under its heading, or in as many words; what auditors recommend to a service is none of it."""
    assert [(one.number, one.who) for one in asked(lines(chunks(_page(body))))] == found


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (
            "County Council is asked to agree the following:\n\n"
            "To replace (h) with\n\nAgree these uplifts:\n\n- Five pence for wardens.\n- Six for divers.\n\n"
            "To note that the mayor decides the rest.\n\n- The fish are away.",
            [
                "To replace (h) with Agree these uplifts:\n• Five pence for wardens.\n• Six for divers.",
                "To note that the mayor decides the rest.",
            ],
        ),
        (
            "Cabinet is asked to approve the following changes:\n\n- Weirs, five pounds\n- Nets, six\n\n"
            "They were told in May.\n\n- It rained.",
            ["Cabinet is asked to approve the following changes:\n• Weirs, five pounds\n• Nets, six"],
        ),
        (
            "Cabinet is asked to approve the following changes:\n\n| Weirs |\n| --- |\n| 5 |\n\n- It rained.",
            ["Cabinet is asked to approve the following changes:"],
        ),
    ],
)
def test_what_is_asked_has_the_list_that_it_ends_with(body: str, texts: list[str]) -> None:
    """But nothing that stands behind another paragraph or a table."""
    assert [one.text for one in asked(lines(chunks(_page(f"## Recommendation\n\n{body}"))))] == texts
    assert [one.text for one in asked(lines(chunks(_page(body))))] == texts


def test_what_a_report_asks_twice_is_one() -> None:
    """At its top and at its end."""
    ask = "Cabinet is asked to agree the plan."
    (one,) = asked(lines(chunks(_page(f"## Recommendation\n\n{ask}\n\n## 9. Recommendation\n\n9.1 {ask}"))))
    assert len(one.sources) == 2


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "Recommendation 1: That the Cabinet Member for Rivers should publish a plan.\n\n## Findings\n\n"
            "Recommendation 1: That the Cabinet Member for Rivers should publish a plan.\n\n"
            "Recommendation 2 was made because weirs leak.",
            [("1", None, "the Cabinet Member for Rivers")],
        ),
        (
            "## Recommendation 4\n\n"
            "That the Executive reviews tolls:\n\n"
            "- a) for barges\n- b) for ferries",
            [("4", None, None)],
        ),
        ("R1: Failure of the pumps floods the lower town.\n\nR2 – Loss of wardens.", []),
        ("## 7. Risks\n\nR1: Owners should not be found in time.", []),
        ("| Risk | Score |\n| --- | --- |\n| R1: Ferries should never be allowed to sink | 4 |", []),
        (
            "## Recommendations\n\n| R1: The Council should mend the weir | Cabinet |\n| --- | --- |\n"
            "| R2: The Council should mend the lock | Cabinet |",
            [("1", None, "The Council"), ("2", None, "The Council")],
        ),
        ("## 5. Recommendation 1\n\n5.1 A report of the data in this recommendation is now produced.", []),
        (
            "We recommend that:\n\n"
            "- the Council write to the water company\n- wardens be paid\n\n"
            "Text follows.",
            [(None, "We", None), (None, "We", None)],
        ),
        (
            "The Task and Finish Group recommends to Cabinet that the lock stay open on Sundays.\n\n"
            "The Panel recommended in May that it close.",
            [(None, "The Task and Finish Group", "Cabinet")],
        ),
        (
            "R1. That ferries run at night so that all get home.\n\n"
            "R2: Accepted. Ferries will run.\n\n"
            "R3 – See above.",
            [("1", None, None)],
        ),
        ("The scrutiny committee recommends:\n\n1. That the lock be heated.\n2. That tolls be frozen.",
         [("1", "The scrutiny committee", None), ("2", "The scrutiny committee", None)]),
    ],
)  # fmt: skip
def test_what_a_review_recommends_in_its_text(body: str, found: list[tuple[str | None, ...]]) -> None:
    """Behind labels and below "We recommend that:"; not what is said about a recommendation."""
    assert [(r.number, r.by, r.to) for r in recommended(lines(chunks(_page(body))))] == found


AUDIT = """
4.3 Between May and June 2023 Marshwick's internal audit reviewed the recommendations. It found the following:

4.3.1 Implemented Two

4.3.1.1 Recommendations 2 and 4

4.3.2 In progress (within the Council's control) Three

4.3.2.1 Recommendations 1,3 & 5

4.3.3 Not implemented None

4.3.4 Recommendation 3 was noted to be in progress in May. Little has changed.

4.4 Recommendations 6 to 7 have now been completed.
"""


def test_statuses_with_who_states_them() -> None:
    """An audit's list, and the report's own sentences; nothing is stated of what isn't numbered."""
    found = list(of_report(list(lines(chunks(_page(AUDIT)))), "Weirs", "2024-01-10"))
    assert [(s.numbers, s.stated.text.split(".")[0], s.stated.by, s.stated.date) for s in found] == [
        (("2", "4"), "Implemented", "Marshwick's internal audit", "2023-06"),
        (
            ("1", "3", "5"),
            "In progress (within the Council's control)",
            "Marshwick's internal audit",
            "2023-06",
        ),
        (("3",), "Recommendation 3 was noted to be in progress in May", "Weirs", "2024-01-10"),
        (("6", "7"), "Recommendations 6 to 7 have now been completed", "Weirs", "2024-01-10"),
    ]


def test_what_others_recommended_has_no_status_here() -> None:
    """Below a heading of its own, up to the next one."""
    text = "Recommendation 2 has been implemented."
    body = f"## 4. Ofsted inspection\n\n{text}\n\n### Detail\n\n{text}\n\n## 5. The review\n\n5.1 {text}"
    (found,) = of_report(list(lines(chunks(_page(body)))), "Weirs", None)
    assert (found.numbers, found.stated.sources[0].line) == (("2",), None)
