"""Minutes as questions and answers: asked outright, told of, under labels; what only looks like it."""

import pytest

from archive.scrutiny.minutes import questions, told


@pytest.mark.parametrize(
    ("text", "by", "answer", "answered_by"),
    [
        (
            "Cllr Heron asked whether the weir was safe. The Head of Rivers replied that it was.",
            "Cllr Heron",
            "The Head of Rivers replied that it was.",
            "The Head of Rivers",
        ),
        (
            "Councillor Adder queried the figure of £2m. Ms A Weir, Head of Finance, explained that it was.",
            "Councillor Adder",
            "Ms A Weir, Head of Finance, explained that it was.",
            "Ms A Weir, Head of Finance",
        ),
        (
            "A resident asked what was done. The resident asked further, how they would hear. Members of"
            " the panel advised that letters were sent.",
            "A resident",
            "Members of the panel advised that letters were sent.",
            "Members of the panel",
        ),
        (
            "In response to a question from Cllr Heron about otters, the Head of Rivers said that four came.",
            "Cllr Heron",
            "the Head of Rivers said that four came.",
            "the Head of Rivers",
        ),
        (
            "Responding to questions, Dr B Vole advised that it rained.",
            None,
            "Dr B Vole advised that it rained.",
            "Dr B Vole",
        ),
        (
            "A question was raised by Cllr Adder regarding ferries. It was noted that they were blue.",
            "Cllr Adder",
            "It was noted that they were blue.",
            None,
        ),
        ("Officers were asked how many ferries there were.", None, None, None),
        (
            "(a) Jo Reed of Lock Hill ward asked the following question of Cllr Heron:",
            "Jo Reed of Lock Hill ward",
            None,
            None,
        ),
        ("Question: Mrs M Reed, Lock Hill", "Mrs M Reed", None, None),
        ("The Vice-Chair sought clarification on the toll.", "The Vice-Chair", None, None),
        ("Question: How many otters are there? Response: Four.", None, "Response: Four.", None),
        ("Question 3 from Mr J Heron to the Cabinet Member for Rivers:", "Mr J Heron", None, None),
        ("Supplementary question from Mr J Heron: And beavers?", "Mr J Heron", None, None),
        ("Q4. How many beavers are there?", None, None, None),
    ],
)
def test_questions_that_minutes_tell_of(
    text: str, by: str | None, answer: str | None, answered_by: str | None
) -> None:
    """Who asked, where the answer begins, and who gave it, as the minutes name them."""
    said = told.exchange(text)
    assert said is not None
    found = text[said.answer_at :] if said.answer_at is not None else None
    assert (said.asked_by, found, said.answered_by) == (by, answer, answered_by)


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Heron asked that officers provide the figures.",
        "Cllr Heron asked officers to provide the figures.",
        "Members commented on the otters.",
        "Questions from the public had been received.",
        "Question time was short.",
        "A report would follow.",
        "In response to concerns about otters, assurance was given.",
        "Further to comments and questions from Members it was noted:",
        "A) Note the overspend",
        "Q3 figures showed an overspend.",
        "The questions were answered in writing.",
    ],
)
def test_what_tells_of_no_question(text: str) -> None:
    """Requests, comments, and sentences that only have the word."""
    assert told.exchange(text) is None


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("How many otters are there?", True),
        ("Given the rain, how has the weir held?", True),
        ("In this context, does the present toll cover the cost (e.g. Ferries)?", True),
        ("The toll has fallen. Can officers explain this?", True),
        ("The toll has fallen, can further details be given?", True),
        ("If otters are to come back sooner how will the plan change?", True),
        ("Currently is there any room on the ferry?", True),
        ("To what degree can the toll be used?", True),
        ("Cllr Heron: Why is the ferry blue?", True),
        ("The action is to have more otters?", False),
        ("The Panel welcomed the ferry, which was blue?", False),
        ("The Chair thanked officers and noted: what would come next?", False),
        ("The Panel would welcome more otters.", False),
    ],
)
def test_a_question_is_known_by_its_form(text: str, *, asks: bool) -> None:
    """Not by its mark, which statements have too."""
    assert questions.asks(text) is asks


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Head of Rivers replied that it was.", "The Head of Rivers"),
        ("In response, the Head of Rivers said no.", "the Head of Rivers"),
        ("Response from the Mayor: It is.", "the Mayor"),
        ("Cllr Weir’s response: It is.", "Cllr Weir"),
        ("Response: Councillor Al Weir", "Councillor Al Weir"),
        ("She added that it was.", None),
        ("It was explained that it was.", None),
        ("A1. Four.", None),
    ],
)
def test_answers(text: str, by: str | None) -> None:
    """Known by a label or by what they tell; who answers is only said where they say it."""
    assert told.answers(text)
    assert told.replied_by(text) == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Cllr Heron: How many otters are there?", "Cllr Heron"),
        ("How many otters are there? (Cllr Heron)", "Cllr Heron"),
        ("How many otters are there?", None),
    ],
)
def test_who_asks_outright(text: str, by: str | None) -> None:
    """Where the passage names somebody before or behind."""
    assert told.asker(text) == by


@pytest.mark.parametrize("text", ["A 20 mph zone was planned.", "A4 paper was blue.", "A) Note the toll."])
def test_what_is_no_label_of_an_answer(text: str) -> None:
    """Articles, sizes of paper, points of a resolution."""
    assert not told.is_answer_label(text)
