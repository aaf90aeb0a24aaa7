"""The outline that print shows by numbers and white space."""

from parsers.blocks import Block, Kind, Place
from parsers.papers.outline import outlined, title_headings


def paragraph(text: str, page: int | None = None) -> Block:
    """A paragraph on a page."""
    return Block(Kind.PARAGRAPH, text, Place(page=page))


def test_numbered_paragraphs_carry_their_number() -> None:
    """Whatever mark the converter left them with; a figure at the start of a sentence is no number."""
    (one, two, three) = outlined([
        paragraph("4.12 Otters live below the weir."),
        Block(Kind.ITEM, "4.13. They eat fish.", Place(), level=1),
        paragraph("52.5% of them are young."),
    ])  # fmt: skip
    assert (one.number, one.text) == ("4.12", "Otters live below the weir.")
    assert (two.kind, two.number) == (Kind.PARAGRAPH, "4.13")
    assert three.number is None


def test_a_sentence_over_a_page_break_is_one_paragraph() -> None:
    """It keeps the place where it begins; a new sentence stays apart."""
    start = "The count was made by volunteers, who walked both of the banks of the"
    joined = outlined([paragraph(start, 1), paragraph("river at dawn.", 2), paragraph("It was cold.", 2)])
    assert [b.text for b in joined] == [f"{start} river at dawn.", "It was cold."]
    assert joined[0].place == Place(page=1)


def test_numbered_titles_are_headings_where_their_paragraphs_follow() -> None:
    """A title "4. Otters" before 4.1 is one; "4. otters must be counted" in a list is none."""
    found = outlined([paragraph("4. Otters"), paragraph("4.1 They are back.")])
    assert (found[0].kind, found[0].number, found[0].text) == (Kind.HEADING, "4", "Otters")
    listed = outlined([Block(Kind.ITEM, "Count them", Place(line=n), marker=f"{n}.") for n in (1, 2)])
    assert all(b.kind is Kind.ITEM for b in listed)


def test_short_lines_before_text_are_headings_unless_type_has_told() -> None:
    """A converter's text has lost its type; a PDF has not."""
    lines = ["What they eat", "Otters eat fish for the most part, and frogs where there are any."]
    assert title_headings([paragraph(line) for line in lines])[0].kind is Kind.HEADING
    assert title_headings([paragraph(line, page=1) for line in lines])[0].kind is Kind.PARAGRAPH
