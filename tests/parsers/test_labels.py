"""Labels beside a text, and signs that look like its titles."""

from parsers.blocks import Block, Kind, Place
from parsers.papers.labels import once, without_labels

CHAPTERS = ("Upper weir", "Lower weir", "Otters")


def titles(*texts: str) -> list[str]:
    """Which of some titles of a text are titles still."""
    blocks = [Block(Kind.HEADING, text, Place(line=n), level=3) for n, text in enumerate(texts, start=1)]
    return [block.text for block in without_labels(blocks) if block.kind is Kind.HEADING]


def test_capitals_that_stand_often_and_twice_below_a_title_are_labels() -> None:
    """And those of their kind between the two; their rank is no matter; they stay as bold lines."""
    texts = [text for n in range(5) for text in (f"Weir {n}", "EVIDENCE", "IMPACT", "EVIDENCE")]
    kept = without_labels([Block(Kind.HEADING, t, Place(line=n), level=2) for n, t in enumerate(texts)])
    assert [b.text for b in kept if b.kind is Kind.HEADING] == [f"Weir {n}" for n in range(5)]
    assert [b.text for b in kept if b.kind is Kind.PARAGRAPH][:2] == ["**EVIDENCE**", "**IMPACT**"]


def test_sections_that_each_chapter_has_are_titles() -> None:
    """Once below each; so are capitals where nothing else is a title, and those that stand seldom."""
    each = [text for n in range(6) for text in (f"Weir {n}", "SUMMARY")]
    assert titles(*each) == each
    assert titles(*["OTTERS"] * 6) == ["OTTERS"] * 6
    assert titles(*CHAPTERS, "EVIDENCE", "EVIDENCE") == [*CHAPTERS, "EVIDENCE", "EVIDENCE"]


def test_an_address_or_a_logo_is_no_title() -> None:
    """A word in small letters, an icon and where it leads; a title may have an address among its words."""
    assert titles("P www.weirs.example", "& @weirs", "weirline", "Write to www.weirs.example") == [
        "Write to www.weirs.example"
    ]


def test_a_title_printed_again_right_below_itself_stands_once() -> None:
    """With an icon between; another title, or a text, between the two makes it a section of its own."""
    texts = ("Weirs", "[ ]", "Weirs", "They are old.", "Weirs", "Locks", "Weirs")
    blocks = [
        Block(Kind.HEADING if text in ("Weirs", "Locks") else Kind.PARAGRAPH, text, Place(line=n), level=2)
        for n, text in enumerate(texts, start=1)
    ]
    kept, omitted = once(blocks)
    assert [b.place.line for b in kept] == [1, 2, 4, 5, 6, 7]
    assert [(o.text, o.place.line) for o in omitted] == [("Weirs", 3)]


def test_who_wrote_a_text_is_no_title() -> None:
    """A name with an office, in large type; a title that names somebody stays one."""
    for text, kind in (
        ("Bo Vole, Head of Rivers", Kind.PARAGRAPH),
        ("Bo Vole and the otters", Kind.HEADING),
        ("Long Weir, Short Weir", Kind.HEADING),
    ):
        (block,) = without_labels([Block(Kind.HEADING, text, Place(line=1), level=3)])
        assert block.kind is kind
