"""Letters: what they are about."""

import pytest

import parsers


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Subject: Re: Ferry fares\nFrom: Bo Vole", "Letter to Panel: Ferry fares"),
        ("Re: Ferry fares", "Letter to Panel: Ferry fares"),
        ("4 March 2024", "Letter to Panel"),
    ],
)
def test_the_subject_above_a_letter_is_in_its_title(head: str, title: str) -> None:
    """As emails have it."""
    text = (
        f"{head}\n\nDear Panel,\n\nThe ferry floats, as it has done since 1904.\n\nYours sincerely\nBo Vole\n"
    )
    (part,) = parsers.parse(text.encode()).parts
    assert (part.kind, part.title) == ("letter", title)


def test_the_head_of_a_letters_pages_cuts_no_sentence() -> None:
    """A heading that repeats, once in mid-sentence, is left out; who signed beside others has an office."""
    text = (
        "Dear Panel,\n\nThe ferry floats, as it has done on this river and on all its brooks since\n\n"
        "# **Rivers and Ferries**\n\nthe year of the great flood.\n\n# **Rivers and Ferries**\n\n# Fares\n\n"
        "They rise.\n\nYours sincerely\n\n## **Cllr Bo Vole**\n\n"
        "Chair, Rivers Scrutiny Vice Chair, Rivers\n\n"
        "## **Cllr Ann Weir**\n\nPanel\n"
    )
    parsed = parsers.parse(text.encode())
    (part,) = parsed.parts
    assert [b.plain for b in part.blocks if b.kind.value == "heading"] == ["Fares"]
    assert [o.text for o in parsed.omitted] == ["Rivers and Ferries"] * 2
    assert "since the year" in part.blocks[1].plain
    assert part.meta["authors"] == [
        {"name": "Cllr Bo Vole", "role": "Chair"},
        {"name": "Cllr Ann Weir", "role": "Vice Chair"},
    ]


def test_a_letter_that_encloses_papers_names_its_meeting_and_items() -> None:
    """Its subject is a body and a day; whoever signed has the office that stands below the name."""
    text = (
        "Date: 4 March 2024\n\nDear Member\n\nRIVERS PANEL - MONDAY, 11 MARCH 2024\n\n"
        "I enclose these papers.\n\n7 24/00012 - Otters on the Weir (Pages 1 - 20)\n\n"
        "Yours sincerely\n\nBo Vole\nGeneral Counsel\n"
    )
    (part,) = parsers.parse(text.encode()).parts
    assert (part.meta["body"], part.meta["meeting_date"]) == ("Rivers Panel", "2024-03-11")
    assert part.meta["agenda"] == [
        {"number": "7", "title": "24/00012 - Otters on the Weir", "page_from": 1, "page_to": 20}
    ]
    assert part.meta["authors"] == [{"name": "Bo Vole", "role": "General Counsel"}]


@pytest.mark.parametrize(
    ("below", "role"),
    [
        ("Strategic Lead for Rivers", "Strategic Lead for Rivers"),
        ("Town Clerk", "Town Clerk"),
        ("Democratic Services", "Democratic Services"),
        ("enclosed: one map", None),
        ("Chair, Rivers Panel Vice Chair, Rivers Panel", None),
    ],
)
def test_the_line_below_a_name_is_its_office_where_it_looks_like_one(below: str, role: str | None) -> None:
    """One office, whatever its words; neither a body, nor a sentence, nor the offices of two people."""
    text = f"Dear Panel,\n\nThe ferry floats.\n\nYours sincerely\n\nBo Vole\n{below}\n"
    (part,) = parsers.parse(text.encode()).parts
    assert part.meta["authors"] == [{"name": "Bo Vole"} | ({"role": role} if role else {})]


SENDER = "Cllr Bo Vole\nCabinet Member for Rivers\nWeir House"
VOLE, WEIR = "Bo Vole", "Councillor Ann Weir"
OTHER = f"{WEIR}\nChair, Ferries Panel"


@pytest.mark.parametrize(
    ("head", "greeting", "foot", "to", "by"),
    [
        # the sender's block at the top: he signs, or the greeting tells
        (f"{SENDER}\n\n3 March 2024\n{OTHER}", "Ann", "Yours sincerely,\nBo Vole", [WEIR], [VOLE]),
        (f"{SENDER}\n\n3 March 2024\n\n{OTHER}", "Ann", "", [WEIR], []),
        (f"{SENDER}\n\n3 March 2024\n\n{OTHER}", "Chair", "", [WEIR], []),
        (f"{SENDER}\n\n3 March 2024", "Minister", "Yours sincerely,\n\nBo Vole", [], [VOLE]),
        # nobody signs, and the greeting names nobody
        (f"{SENDER}\n\n3 March 2024\n\n{OTHER}", "Sir or Madam", "", [], []),
        (f"{OTHER}\n\n3 March 2024", "Sir or Madam", "Yours faithfully\n\nBo Vole", [WEIR], [VOLE]),
        (f"{OTHER}\n\n3 March 2024", "Ms Weir", "Yours sincerely\nBo Vole\n\nDRAFT MINUTES", [WEIR], [VOLE]),
    ],
)  # fmt: skip
def test_a_letter_is_to_whom_it_greets_and_by_who_signs(
    head: str, greeting: str, foot: str, to: list[str], by: list[str]
) -> None:
    """Whoever wrote it is not whom it is to; where neither is certain it is to nobody."""
    text = f"{head}\n\nDear {greeting},\n\nThe ferry floats, as it has done since 1904.\n\n{foot}\n"
    (part,) = parsers.parse(text.encode()).parts
    assert [p["name"] for p in part.meta.get("recipients", [])] == to  # type: ignore[attr-defined]
    assert [p["name"] for p in part.meta.get("authors", [])] == by  # type: ignore[attr-defined]
    assert part.meta["date"] == "2024-03-03"
    assert part.title == f"Letter to {to[0] if to else greeting}"


def test_who_signs_has_the_office_of_the_senders_block() -> None:
    """And "Yours sincerely," run into the last paragraph ends the letter all the same."""
    text = f"{SENDER}\n\nDear Ann,\n\nThe ferry floats. Yours sincerely,\n\nBo Vole\n"
    (part,) = parsers.parse(text.encode()).parts
    assert part.meta["authors"] == [{"name": "Bo Vole", "role": "Cabinet Member for Rivers"}]
    assert [b.plain for b in part.blocks][-3:-1] == ["The ferry floats.", "Yours sincerely,"]


@pytest.mark.parametrize(
    ("foot", "copied"),
    [
        ("Cc:\n\n- Ann Weir, Head of Rivers\n- Bo Heron, Director", ["Ann Weir", "Bo Heron"]),
        ("c.c. Ann Weir, Head of Rivers\n\nPage of its own words.", ["Ann Weir"]),
        ("Copied to: Ann Weir and Bo Heron", ["Ann Weir", "Bo Heron"]),
        ("Cc: all members of the Panel", []),
        ("Cc: Ann Weir\n\nEnclosures: Bo Heron, his letter", ["Ann Weir"]),
        ("", []),
    ],
)
def test_who_gets_a_copy_of_a_letter_stands_behind_cc(foot: str, copied: list[str]) -> None:
    """People only; it is not to them."""
    text = f"{OTHER}\n\n3 March 2024\n\nDear Ms Weir,\n\nIt floats.\n\nYours sincerely\n\nBo Vole\n\n{foot}\n"
    (part,) = parsers.parse(text.encode()).parts
    assert [p["name"] for p in part.meta.get("copied_to", [])] == copied  # type: ignore[attr-defined]
    assert [p["name"] for p in part.meta["authors"]] == ["Bo Vole"]  # type: ignore[attr-defined]
    assert [p["name"] for p in part.meta["recipients"]] == [WEIR]  # type: ignore[attr-defined]
