"""Minutes of several sources: each passage found in all, differences of substance, numbers as printed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from archive import config
from archive.content import from_text
from archive.pages import views
from archive.records import Minute, Source
from archive.scrutiny import meetings, people
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.minutes import numbering
from archive.scrutiny.people import Mention

HEAD = """---
id: {kind}
kind: {kind}
title: Minutes
document: {kind}-file
body: Rivers Panel
meeting_date: 2025-03-04
---

{text}
"""


def read(printed: str, web: str | None = None) -> MeetingPage:
    """The meeting of printed minutes, and of a web page."""
    texts = {"minutes": printed, "web-minutes": web}
    pages = [
        from_text(f"content/{kind}.md", HEAD.format(kind=kind, text=text))
        for kind, text in texts.items()
        if text
    ]
    names = [Mention(f"Cllr {name}", None, None, None, Source("x")) for name in ("Ann Heron", "Bo Adder")]
    (page,) = meetings.meetings(config.Config(Path()), pages, people.register(names))
    return page


def minutes(page: MeetingPage) -> list[Minute]:
    """All records of its minutes."""
    return [entry.minute for item in page.items for entry in item.entries if entry.minute]


def entries(page: MeetingPage) -> list[views.EntryView]:
    """What its page shows."""
    return [entry for item in views.items(page, {}, []) for entry in item.entries]


# -- two sources -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "web", "changes"),
    [
        ("4.1 Otters’ re-entry cost £2,645.", "4.1 Otters' re entry cost £2,645.", []),
        (
            "4.1 Otters came in 412 of 500 years.",
            "4.1 Otters came in 421 of 500 years.",
            [("Otters came in", "412", "421")],
        ),
        (
            "4.1 Otters came.\n\n- Adder\n- Bittern",
            "4.1 Otters came.\n\n- Bittern",
            [("Otters came", "Adder", "")],
        ),
        (
            "4.1 Otters came again.",
            "4.1 Otters came again. A new weir was built.",
            [("Otters came again", "", "A new weir was built")],
        ),
        ("4.1 Otters came again to the weir.", "4.1 Otters came … [The web page breaks off here.]", []),
        (
            "4.1 Otters came again to the weir.",
            "4.1 Beavers came … [The web page breaks off here.]",
            [("", "Otters", "Beavers")],
        ),
        (
            "4.12 Otters came again to the old weir.",
            "4.13 Otters came again to the old weir.",
            [("", "4.12", "4.13")],
        ),
    ],
)
def test_differences(printed: str, web: str, changes: Sequence[tuple[str, str, str]]) -> None:
    """Words, figures and numbers count; quotes, hyphens, blanks and a cut end don't."""
    page = read(f"## 4. Otters\n\n{printed}", f"## 4. Otters\n\n{web}")
    (minute,) = minutes(page)
    assert minute.found_in == ("minutes-file", "web-minutes-file")
    assert [(c.after, c.here, c.there) for d in minute.differences for c in d.changes] == list(changes)
    assert minute.cut_in == (("web-minutes-file",) if "breaks off" in web else ())


def test_what_one_source_lacks_is_said() -> None:
    """Between paragraphs that it has; where it breaks off that is said of the item."""
    printed = (
        "## 4. Otters\n\n4.1 One came.\n\n4.2 Two came.\n\n4.3 Three came up the weir.\n\n4.4 Four came."
    )
    web = "## 4. Otters\n\n4.1 One came.\n\n4.3 Three came … [The web page breaks off here.]"
    page = read(printed, web)
    assert {e.lead.number: e.lacking for e in entries(page)} == {
        "4.1": None,
        "4.2": "web page",
        "4.3": None,
        "4.4": None,
    }
    (item,) = views.items(page, {}, [])
    assert item.cut == ("web page", "4.3")


def test_unnumbered_passages_are_found_in_the_other_source() -> None:
    """By their words; what only the other source says stands in its place, once."""
    printed = (
        "## 4. Otters\n\nThe Panel heard of 412 otters on the weir.\n\nRESOLVED that the report be noted."
    )
    web = (
        "## 4. Otters\n\nThe Panel heard of 412 otters at the weir.\n\nBeavers would follow in May.\n\n"
        "RESOLVED that the report be noted."
    )
    found = minutes(read(printed, web))
    assert [(m.text[:10], len(m.found_in), len(m.differences)) for m in found] == [
        ("The Panel ", 2, 1),
        ("Beavers wo", 1, 0),
        ("RESOLVED t", 2, 0),
    ]


def test_a_web_page_that_has_lost_its_numbers() -> None:
    """Its paragraphs are found by their words."""
    printed = "## 4. Otters\n\n4.1 One otter came to the weir.\n\n4.2 Two beavers left it in May."
    web = "## 4. Otters\n\nOne otter came to the weir.\n\nTwo beavers left it in May."
    assert [(m.number, len(m.found_in)) for m in minutes(read(printed, web))] == [("4.1", 2), ("4.2", 2)]


def test_a_source_that_counts_otherwise() -> None:
    """Its paragraphs are the same by their words, and their numbers differ."""
    printed = (
        "## 4. Otters\n\n4.1 One otter came to the weir.\n\n4.2 Two beavers left.\n\n4.3 Nobody saw them go."
    )
    web = "## 4. Otters\n\n4.1 Two beavers left.\n\n4.2 Nobody saw them go."
    found = minutes(read(printed, web))
    assert [(m.number, [(c.here, c.there) for d in m.differences for c in d.changes]) for m in found] == [
        ("4.1", []),
        ("4.2", [("4.2", "4.1")]),
        ("4.3", [("4.3", "4.2")]),
    ]


def test_items_that_are_numbered_on_through_the_year() -> None:
    """Are those of the web page by their number on the agenda, or by title."""
    printed = (
        "## 84. Apologies (Item 1)\n\nThere were none of them.\n\n## 85. Otters\n\nOtters were counted again."
    )
    web = "## 1. Apologies\n\nThere were none of them.\n\n## 2. Otters\n\nOtters were counted again."
    assert [(m.item, len(m.found_in)) for m in minutes(read(printed, web))] == [("84", 2), ("85", 2)]


# -- numbers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4.1 A.\n\n4.2 B.\n\n4.3 C.", []),
        ("4.1 A.\n\n4.3 C.", ["4.2 is missing after 4.1"]),
        ("4.1 A.\n\n4.5 C.", ["4.2 to 4.4 are missing after 4.1"]),
        ("4.2 B.\n\n4.3 C.", ["4.1 is missing at the beginning of the item"]),
        ("4.1 A.\n\n4.2 B.\n\n4.2 C.\n\n4.3 D.", ["4.2 stands a second time, after 4.2"]),
        (
            "4.1 A.\n\n4.4 B.\n\n4.3 C.\n\n4.5 D.",
            ["4.2 to 4.3 are missing after 4.1", "4.3 stands out of order, after 4.4"],
        ),
        ("4.1 A.\n\n4.1.1 B.\n\n4.1.2 C.\n\n4.2 D.\n\n4.2.1 E.", []),
        (
            "1. Otters came to the weir.\n2. Beavers left the weir.\n\n- 2\\. Herons came to the weir.",
            ["2 stands a second time, after 2"],
        ),
    ],
)
def test_gaps_and_repetitions_are_reported(text: str, said: Sequence[str]) -> None:
    """And nothing is repaired: each paragraph keeps its number, and an address of its own."""
    page = read(f"## 4. Otters\n\n{text}")
    assert [numbering.said(entry) for entry in page.meeting.numbering] == list(said)
    assert [number for number, _ in (v for i in views.items(page, {}, []) for v in i.numbering)] == list(said)
    (content,) = page.minutes
    assert [problem.message.split(": ", 1)[1].split(";")[0] for problem in numbering.doubts(content)] == list(
        said
    )
    found = minutes(page)
    assert len({m.id for m in found}) == len(found)


def test_a_number_that_another_source_has_is_no_gap() -> None:
    """It stands in its place, from there."""
    page = read("## 4. Otters\n\n4.1 A.\n\n4.3 C.", "## 4. Otters\n\n4.1 A.\n\n4.2 B.\n\n4.3 C.")
    assert page.meeting.numbering == ()
    assert [m.number for m in minutes(page)] == ["4.1", "4.2", "4.3"]


def test_paragraphs_counted_on_through_all_items() -> None:
    """Begin no item with a gap."""
    page = read("## A. Otters\n\n1. Otters came to the weir.\n\n## B. Weirs\n\n2. The weir was mended again.")
    assert page.meeting.numbering == ()


# -- questions and answers, as a page has them -------------------------------------------------------------


def test_paragraphs_of_minutes_that_number_none() -> None:
    """Each is a record; a list announced by what stands above it belongs to that."""
    text = """## 4. Otters

Apologies were received from:

1. Cllr Heron
2. Cllr Adder

Cllr Heron asked whether otters bite. The Head of Rivers replied that they do.

Cllr Adder asked about beavers.

In response, officers explained that there were none.

The Panel thanked them.

RESOLVED that:

1. the report be noted, and
2. a visit be made.
"""
    found = minutes(read(text))
    assert [(m.number, m.kind, len(m.answers)) for m in found] == [
        (None, "paragraph", 2),
        (None, "question", 1),
        (None, "question", 1),
        (None, "paragraph", 0),
        (None, "paragraph", 2),
    ]
    assert [(n.person, n.name_as_printed) for m in found for n in m.asked_by] == [
        ("ann-heron", "Cllr Heron"),
        ("bo-adder", "Cllr Adder"),
    ]
    shown = [(e.label, len(e.asked), len(e.rest)) for e in entries(read(text))]
    assert shown[1:3] == [("Question", 0, 1), ("Question", 0, 1)]
    assert shown[-1] == ("Decision", 0, 1)


def test_lists_that_number_paragraphs() -> None:
    """Their items are numbered paragraphs, with what stands below each, over pages too."""
    text = """## 88. Otters (Item 5)

1. The Cabinet Member introduced the report:
    - (a) on otters

    It was long.

2. 12 beavers had come to the weir.

<!-- page 2 -->

-   - (b) on beavers
- 3\\. RESOLVED that the report be noted.
"""
    page = read(text)
    found = minutes(page)
    assert [(m.number, m.text[:12], m.answers) for m in found] == [
        ("1", "The Cabinet ", ("(a) on otters", "It was long.")),
        ("2", "12 beavers h", ("(b) on beavers",)),
        ("3", "RESOLVED tha", ()),
    ]
    assert [m.url.partition("#")[2] for m in found] == ["minute-88-1", "minute-88-2", "minute-88-3"]
    assert [e.label for e in entries(page)] == [None, None, "Decision"]
    assert found[2].sources == (Source("minutes-file", 2),)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("### Questions from the Panel\n\n4.1 How many otters?\n\n- Four.", ["question"]),
        ("### Questions from the Panel\n\n4.1 The Panel was glad.\n\n- So were officers.", ["comment"]),
        ("4.1 What came of it? Otters.\n\n4.2 The report was long.", ["paragraph", "paragraph"]),
        ("4.1 Are otters back?\n\n- They are.", ["question"]),
        ("4.1 The report asks: what came?\n\n4.2 Otters.", ["paragraph", "paragraph"]),
        (
            "4.1 Cllr Heron asked whether otters bite.\n\n4.2 In response, the Head of Rivers said so.",
            ["question", "paragraph"],
        ),
        ("4.1 Are otters back?\n\nResponse: They are.", ["question"]),
        ("### Question from Cllr Heron\n\n4.1 Otters bite.\n\nAnswer: They do.", ["question"]),
    ],
)
def test_kinds(text: str, kinds: Sequence[str]) -> None:
    """Questions, what only stands among them, and what looks like one."""
    assert [m.kind for m in minutes(read(f"## 4. Otters\n\n{text}"))] == list(kinds)


def test_answers_with_numbers_of_their_own() -> None:
    """The question leads to them."""
    text = "4.1 Cllr Heron asked whether otters bite.\n\n4.2 In response, the Head of Rivers said so."
    page = read(f"## 4. Otters\n\n{text}\n\n4.3 It ended.")
    question, answer, _ = minutes(page)
    assert question.answered_in == (answer.id,)
    assert [n.name_as_printed for n in question.answered_by] == ["the Head of Rivers"]
    assert [e.label for e in entries(page)] == ["Question", "Answer", None]


@pytest.mark.parametrize(
    "below",
    [
        "B. Asks for a count.",
        "(b) asks for one.",
        "The report be noted, and a count be made in the spring of 2026.",
    ],
)
def test_what_is_resolved_stands_below_in_paragraphs(below: str) -> None:
    """They belong to the resolution, which its words end with."""
    found = minutes(read(f"## 4. Otters\n\nOtters were few.\n\nRESOLVED that the Panel:\n\n{below}"))
    assert [m.answers for m in found] == [(), (below,)]


def test_public_questions_under_labels() -> None:
    """Set like titles or not; each with all of its answer, and with who asks and answers."""
    text = """## 14. Public questions

### Q1. How many weirs are there?

A1. Seven.

Question 2 from Mr J Reed to the Cabinet Member for Rivers:

Are they safe? They look old.

Response from the Cabinet Member for Rivers:

All were looked at in May.

None was old.

Supplementary question:

When next?

Answer: In June.
"""
    page = read(text)
    assert [(m.kind, m.answers) for m in minutes(page)] == [
        ("question", ("Seven.",)),
        ("question", ("All were looked at in May.", "None was old.")),
        ("question", ("In June.",)),
    ]
    second = minutes(page)[1]
    assert [n.name_as_printed for n in (*second.asked_by, *second.answered_by)] == [
        "Mr J Reed",
        "the Cabinet Member for Rivers",
    ]
    assert [e.label for e in entries(page)] == ["Question"] * 3


def test_questions_whose_words_follow_below() -> None:
    """Who asks and who answers stand on lines of their own."""
    text = """## 14. Public questions

- a) Jo Reed asked the following question of Cllr Heron

What is the number of safe weirs, by type?

Written response: Forty.

Jo Reed asked what share of them was new. Cllr Heron replied that half was.

Question: Mrs M Rudd, Otter Lane

Why is the lock shut?

Response: Councillor Al Perch

It is old.
"""
    found = minutes(read(text))
    assert [m.answers for m in found] == [
        ("Forty.",),
        ("Cllr Heron replied that half was.",),
        ("It is old.",),
    ]
    assert [[n.name_as_printed for n in (*m.asked_by, *m.answered_by)] for m in found] == [
        ["Jo Reed"],
        ["Jo Reed", "Cllr Heron"],
        ["Mrs M Rudd", "Councillor Al Perch"],
    ]


def test_a_comment_behind_an_answer_is_none() -> None:
    """Only the first to answer does, and what they add."""
    text = """## 4. Otters

Members asked about otters.

Officers advised that there were four.

They added that one was old.

Cllr Heron noted that four was few.
"""
    assert [(m.kind, len(m.answers)) for m in minutes(read(text))] == [("question", 2), ("paragraph", 0)]


def test_a_question_parted_from_its_beginning() -> None:
    """Is one: a converter has made two paragraphs of it; what answers below in a paragraph does not ask."""
    text = "### Questions\n\n4.1 Otters are few.\n\nCan officers say why?\n\n- It rained."
    (minute,) = minutes(read(f"## 4. Otters\n\n{text}"))
    assert (minute.text, minute.answers) == ("Otters are few. Can officers say why?", ("It rained.",))


def test_the_close_of_the_meeting_answers_nothing() -> None:
    """It stands by itself below the last minute."""
    page = read("## 4. Otters\n\n4.1 There was no more.\n\nDuration of the meeting: 7.00 - 9.00 pm")
    (minute,) = minutes(page)
    assert minute.answers == ()
    assert [e.entry.kind for e in entries(page)] == ["minute", "text"]
