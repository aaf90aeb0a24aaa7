"""Recorded votes: the ways in which minutes print them, and sentences that only look like one."""

from dataclasses import replace
from typing import Any

import pytest

from parsers.blocks import Block, Kind, Place
from parsers.papers.votes import recorded

TOP = Block(Kind.HEADING, "Budget for the weir", Place(), level=2, number="7")


def lines(*texts: str) -> list[Block]:
    """Blocks under an item; "- " begins a list item."""
    found = [TOP]
    for text in texts:
        kind = Kind.ITEM if text.startswith("- ") else Kind.PARAGRAPH
        found.append(Block(kind, text.removeprefix("- "), Place(line=len(found))))
    return found


def table(*rows: tuple[str, ...]) -> Block:
    """A table of these rows."""
    return Block(Kind.TABLE, "", Place(line=9), rows=rows)


def told(blocks: list[Block]) -> list[dict[str, Any]]:
    """Each vote as its ballots: the names, else the number."""
    return [
        {b["choice"]: b.get("names") or b.get("count") for b in vote["ballots"]} for vote in recorded(blocks)
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        lines("For: Councillors Adder, Bittern and Carr", "Against: Councillor Dove", "Abstentions: None"),
        lines("**FOR (3)** Adder, Bittern, Carr", "**AGAINST (1)** Dove", "**ABSTAIN (0)**"),
        lines("For: Adder, Bittern, Carr (3). Against: Dove (1). Abstained: none."),
        lines("FOR – Adder, Bittern and Carr – 3", "AGAINST – Dove – 1", "ABSTENTIONS – Nil"),
        lines("Councillors voting in favour of the motion: Adder, Bittern, Carr",
              "Those voting against: Dove", "Abstaining: None"),
        lines("For (3)\nAdder\nBittern\nCarr", "Against (1)\nDove", "Abstain (0)"),
        lines("**For the motion:**", "- Adder", "- Bittern", "- Carr", "**Against the motion:**", "- Dove",
              "**Abstained:** 0", "The Chair thanked everyone."),
        [TOP, table(("For (3)", "Against (1)", "Abstain (0)"), ("Adder\nBittern\nCarr", "Dove", ""))],
        [TOP, table(("For", "Adder, Bittern, Carr", "3"), ("Against", "Dove", "1"),
                    ("Abstain", "None", "0"))],
    ],
)  # fmt: skip
def test_votes_by_name(blocks: list[Block]) -> None:
    """Labels in a line, over lists, in a table's head or rows."""
    (vote,) = told(blocks)
    abstained = vote.pop("abstain")
    assert [name.removeprefix("Councillor ") for name in vote["against"]] == ["Dove"]
    assert vote["for"] == ["Adder", "Bittern", "Carr"]
    assert not abstained


def test_a_choice_behind_each_name() -> None:
    """A table of councillors, with its title and outcome in the table above."""
    above = table(("Title", "Type", "Status"), ("Otter Bridge", "Motion", "Rejected"))
    below = table(
        ("Councillor", "Vote"), ("Ann Adder", "For"), ("Bo Bittern", "Against"), ("Cy Carr", "Did not vote")
    )
    (vote,) = recorded([TOP, above, below])
    assert (vote["item"], vote["title"], vote["outcome"]) == ("7", "Otter Bridge", "rejected")
    assert told([TOP, above, below]) == [
        {"for": ["Ann Adder"], "against": ["Bo Bittern"], "not_voting": ["Cy Carr"]}
    ]
    marks = table(("Member", "For", "Against"), ("Ann Adder", "✓", ""), ("Bo Bittern", "", "✓"))
    assert told([TOP, marks]) == [{"for": ["Ann Adder"], "against": ["Bo Bittern"]}]


@pytest.mark.parametrize(
    ("total", "counts"),
    [(("**Total**", "2", "1"), [2, 1]), (("", "2", "1"), [2, 1]), (("Votes cast:", "12", "1"), [12, 1]),
     (("Totals: 3", "2", "1"), [2, 1]), (("Cy Carr", "", ""), [None, None])],
)  # fmt: skip
def test_the_total_below_ticks_is_no_member(total: tuple[str, ...], counts: list[int | None]) -> None:
    """It is the count, which stays beside the names."""
    rows = (
        ("Member", "For", "Against"),
        ("Ann Adder", "X", "-"),
        ("Bo Bittern", "", "X"),
        ("Dee Dove", "X", ""),
    )
    (vote,) = recorded([TOP, table(*rows, total)])
    assert [b["names"] for b in vote["ballots"]] == [["Ann Adder", "Dee Dove"], ["Bo Bittern"]]
    assert [b.get("count") for b in vote["ballots"]] == counts


@pytest.mark.parametrize(("tick", "none"), [("✓", "✗"), ("Yes", "No"), ("1", "0"), ("X", "☐"), ("☒", "☐")])
def test_what_is_a_tick(tick: str, none: str) -> None:
    """Crosses beside ticks are none; the title over the head is none of the head; two alike tell nothing."""
    rows = (
        ("Recorded vote", "", ""),
        ("Member", "For", "Against"),
        ("Ann Adder", tick, none),
        ("Bo Bittern", none, tick),
        ("Cy Carr", tick, tick),
    )
    assert told([TOP, table(*rows)]) == [{"for": ["Ann Adder"], "against": ["Bo Bittern"]}]


def test_the_total_below_names_or_of_groups_is_a_count() -> None:
    """The numbers of each group are nobody's names."""
    named = table(("For", "Against"), ("Adder\nBittern", "Carr"), ("2", "1"))
    (vote,) = recorded([TOP, named])
    assert [(b["names"], b["count"]) for b in vote["ballots"]] == [(["Adder", "Bittern"], 2), (["Carr"], 1)]
    groups = table(
        ("Group", "For", "Against"), ("Otters", "3", "1"), ("Voles", "2", "4"), ("Total", "5", "5")
    )
    assert told([TOP, groups]) == [{"for": 5, "against": 5}]
    assert told([TOP, replace(groups, rows=groups.rows[:-1])]) == [], "nobody has counted them all"
    assert told([TOP, table(("", "For", "Against"), ("Votes", "7", "2"))]) == [{"for": 7, "against": 2}]


def test_an_outcome_in_the_line_below_the_names() -> None:
    """In the same paragraph, with the resolution behind it."""
    ballots = "For: Cllrs d’Arbour and St. Marsh (2)\nAgainst: Cllr ap Rhŷs (1)\nAbstentions: None (0)"
    (vote,) = recorded(
        lines(f"{ballots}\nThe motion was declared CARRIED.\nRESOLVED – that it be sent back.")
    )
    assert vote["outcome"] == "carried"
    assert [b.get("names") for b in vote["ballots"]] == [["d’Arbour", "St. Marsh"], ["Cllr ap Rhŷs"], None]
    (counted,) = recorded(
        lines("That it go on after 9.00 p.m. there voted 5 for and 1 against, and it was lost.")
    )
    assert counted["outcome"] == "lost"
    (other,) = recorded(lines(f"{ballots}\nThe amendment was lost by 3 votes to 5."))
    assert "outcome" not in other


def test_votes_by_number() -> None:
    """Where no names are given the numbers are kept."""
    assert told(lines("For: 7. Against: 2. Abstain: 1.")) == [{"for": 7, "against": 2, "abstain": 1}]
    assert told(lines("Votes for 7, votes against 2")) == [{"for": 7, "against": 2}]


def test_each_vote_has_its_own_outcome() -> None:
    """An outcome is said below a vote, or above it; never taken from the vote before."""
    first = (
        "The amendment was put to the vote:",
        "For: Adder, Bittern",
        "Against: Dove",
        "The amendment was LOST.",
    )
    second = ("The motion as amended", "For: Dove", "Against: Adder, Bittern")
    votes = recorded(lines(*first, *second))
    assert [(v["title"], v.get("outcome")) for v in votes] == [
        ("The amendment was put to the vote", "lost"),
        ("The motion as amended", None),
    ]


def test_no_outcome_is_taken_from_another_numbered_paragraph() -> None:
    """Nor from a sentence with other counts."""
    vote = ("A recorded vote was taken:", "For: Adder, Bittern, Carr", "Against: Dove")
    below = lines(*vote, "The amendment was lost.")
    below[1], below[4] = replace(below[1], number="2"), replace(below[4], number="3")
    assert [v.get("outcome") for v in recorded(below)] == [None]
    above = lines("The amendment was lost.", *vote)
    above[1], above[2] = replace(above[1], number="1"), replace(above[2], number="2")
    assert [v.get("outcome") for v in recorded(above)] == [None]
    other = lines(*vote, "The amendment was lost by 3 votes to 5.")
    assert [(v.get("title"), v.get("outcome")) for v in recorded(other)] == [
        ("A recorded vote was taken", None),
        ("The amendment was lost", "lost"),
    ]
    same = lines(*vote, "The amendment was carried by 3 votes to 1.")
    assert [v.get("outcome") for v in recorded(same)] == ["carried"]


@pytest.mark.parametrize("end", ["CARRIED.", "The motion was carried.", "Motion carried"])
def test_an_outcome_behind_the_ballots_is_no_name(end: str) -> None:
    """In the same line."""
    line = f"For: Councillors Adder and Bittern (2). Against: Councillor Dove (1). Abstain: 0. {end}"
    (vote,) = recorded(lines(line))
    assert vote["outcome"] == "carried"
    assert told(lines(line)) == [{"for": ["Adder", "Bittern"], "against": ["Councillor Dove"], "abstain": 0}]
    (vote,) = recorded(lines(f"For: Adder, Bittern. Against: Dove. {end}"))
    assert [b["names"] for b in vote["ballots"]] == [["Adder", "Bittern"], ["Dove"]]


def full(text: str, number: str | None = None) -> tuple[dict[str, Any], str | None]:
    """The only vote of a paragraph, with its outcome."""
    (vote,) = recorded([TOP, replace(lines(text)[1], number=number)])
    return {b["choice"]: b.get("names") or b.get("count") for b in vote["ballots"]}, vote.get("outcome")


@pytest.mark.parametrize(
    ("text", "ballots", "outcome"),
    [
        ("The motion was put to the vote. For (2): Councillors Adder and Bittern. Against (1):"
         " Councillor Dove. Abstain (0). The motion was CARRIED.",
         {"for": ["Adder", "Bittern"], "against": ["Councillor Dove"], "abstain": 0}, "carried"),
        ("Upon being put to the vote (For 7, Against 2, Abstained 1) it was RESOLVED that the fee be raised.",
         {"for": 7, "against": 2, "abstain": 1}, None),
        ("The vote was: For: Adder, Bittern (2). Against: Dove (1). Abstain: 0. CARRIED.",
         {"for": ["Adder", "Bittern"], "against": ["Dove"], "abstain": 0}, "carried"),
        ("For (2): Councillors van der Berg, O’Rook\nAgainst (3): Adder, Élise Ömer and Dove"
         " Abstained (1): Teal",
         {"for": ["van der Berg", "O’Rook"], "against": ["Adder", "Élise Ömer", "Dove"], "abstain": ["Teal"]},
         None),
        ("A named vote was requested:\nFor: Cllrs Adder and de la Mare\nAgainst: Cllr Dove",
         {"for": ["Adder", "de la Mare"], "against": ["Cllr Dove"]}, None),
        ("For: 2 (Cllrs Adder and Bittern). Against: 1 (Cllr Dove). Abstained: 1 (Cllr de la Mare).",
         {"for": ["Adder", "Bittern"], "against": ["Cllr Dove"], "abstain": ["Cllr de la Mare"]}, None),
        ("The motion was put to the vote and was lost (4 for, 6 against, no abstentions).",
         {"for": 4, "against": 6, "abstain": 0}, "lost"),
        ("Members voted eight in favour and three against. The motion was carried.",
         {"for": 8, "against": 3}, "carried"),
        ("The amendment was defeated by 12 votes to 15, with two abstentions.",
         {"for": 12, "against": 15, "abstain": 2}, "defeated"),
        ("FOR – 6; AGAINST – 3; ABSTENTIONS – 2. The recommendation was therefore approved.",
         {"for": 6, "against": 3, "abstain": 2}, "approved"),
    ],
)  # fmt: skip
def test_votes_in_sentences(text: str, ballots: dict[str, Any], outcome: str | None) -> None:
    """In the midst of a paragraph, whether it is numbered or not."""
    for number in (None, "7.1"):
        assert full(text, number) == (ballots, outcome)


def test_a_vote_belongs_to_an_item_with_a_reference() -> None:
    """Under a heading such as "71/24 Budget"."""
    vote = lines("For: Adder, Bittern", "Against: Dove")[1:]
    for heading, item in (
        ("71/24 Budget", "71/24"),
        ("CSC.42 Procurement", "CSC.42"),
        ("Budget 2025/26", "7"),
    ):
        (found,) = recorded([TOP, Block(Kind.HEADING, heading, Place(), level=2), *vote])
        assert found["item"] == item


def test_a_vote_told_by_names_and_by_numbers_is_one() -> None:
    """The names stay, and the outcome of either."""
    names = ("For: Adder, Bittern, Carr", "Against: Dove")
    counted = "The motion was carried by 3 votes to 1."
    for texts in ((counted, *names), (*names, counted)):
        (vote,) = recorded(lines(*texts))
        assert (vote["outcome"], vote["ballots"][1]["names"]) == ("carried", ["Dove"])


@pytest.mark.parametrize(
    "texts",
    [
        ("Votes cost £4 for adults, £2 against the usual £5.",),
        ("The Chair made the case for: jobs, homes; against: traffic, noise. No vote was taken.",),
        ("Two asked for, three against the usual one, and no vote was taken.",),
        ("The motion was carried unanimously.",),
        ("The motion won by 3 votes to 5.",),
        (
            "For: the reasons given in the report, the bridge needs a name.",
            "Against: this, costs were named.",
        ),
        ("For 2025/26 the budget is £7m.", "Against 2024/25 that is more."),
        ("Cabinet Member for Housing: Cllr Adder",),
        ("For: Councillors Adder, Bittern and Carr",),
        ("Contact for enquiries: 01632 960007",),
    ],
)
def test_what_is_no_vote(texts: tuple[str, ...]) -> None:
    """Sentences that begin with "for" or "against", and lists of one side alone."""
    assert told(lines(*texts)) == []
