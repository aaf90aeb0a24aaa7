"""Inline Markdown from what converters leave in text."""

import pytest

from parsers.blocks import plain, words
from parsers.inline import escape, from_html, from_mixed, listed, title


@pytest.mark.parametrize(
    ("mixed", "expected"),
    [
        ("the 30 <sup>th</sup> of June", "the 30th of June"),
        ("as agreed<sup>2</sup> by Cabinet", "as agreed² by Cabinet"),
        ("it costs $\\pounds 1,200$ a year", "it costs £1,200 a year"),
        ("between $5 and $6 each", "between $5 and $6 each"),
        ("one<br>two", "one\ntwo"),
        ("<ul><li>reeds</li><li>frogs</li></ul>", "• reeds\n• frogs"),
        ("<b>Agreed:</b> yes", "**Agreed:** yes"),
        ("see [the map](#) there", "see the map there"),
        ("fish &amp; chips", "fish & chips"),
        ("** ** empty", "empty"),
        ("a **b** c **d** e", "a **b** c **d** e"),
        ("18/19 **28%** / 19/20 **47%**", "18/19 **28%** / 19/20 **47%**"),
        ("**Aim: **otters **and frogs **", "**Aim:** otters **and frogs**"),
        ("28 % ** of otters", "28 % ** of otters"),
        ("see https://example.org/a.pdf.", "see <https://example.org/a.pdf>."),
        (
            "see <https://example.org/a>, [b](https://example.org/b)",
            "see <https://example.org/a>, [b](https://example.org/b)",
        ),
    ],
)
def test_what_converters_leave_becomes_markdown(mixed: str, expected: str) -> None:
    """Tags, formulas and entities say what they mean; nothing else changes."""
    assert from_mixed(mixed) == expected


@pytest.mark.parametrize(
    "text", ["a * b", "2_000 _x_", "`code`", "<script>", "[a](b)", "back\\slash", "*star*"]
)
def test_escaped_text_says_the_same(text: str) -> None:
    """Marks in a source are words of it, not Markdown's."""
    assert plain(escape(text)) == text


def test_html_is_escaped_and_its_line_ends_are_spaces() -> None:
    """Text of a page may look like Markdown; only its tags make lines and emphasis."""
    assert from_html("<p>2 * 3\n is <i>six</i></p>") == "2 \\* 3 is *six*"


def test_words_are_compared_folded() -> None:
    """Raised figures, ligatures and capitals are the same word."""
    assert words("Oﬃcer² STRASSE") == ["officer2", "strasse"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("**4 Otters**", "4 Otters"), ("**Otters** and frogs", "Otters and frogs"), ("*Otters*", "Otters"),
     ("*Draft figure", "*Draft figure"), ("Otters 28 % *", "Otters 28 % *"), ("Otters**", "Otters")],
)  # fmt: skip
def test_titles_are_not_bold(text: str, expected: str) -> None:
    """Their rank says that; the mark of a footnote stays."""
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "entries"),
    [("• Are otters seen? • Where?", ["• Are otters seen?", "• Where?"]),
     ("- The cost; - The type", ["• The cost;", "• The type"]),
     ("2. Clean water. 3. Fish in 2021. 4. Frogs.", ["2. Clean water.", "3. Fish in 2021.", "4. Frogs."]),
     ("Otters, frogs - and fish", ["Otters, frogs - and fish"])],
)  # fmt: skip
def test_lists_that_were_run_together(text: str, entries: list[str]) -> None:
    """Each entry with its mark; numbers as printed."""
    assert listed(text) == entries


def test_an_address_that_a_line_end_cut_at_a_hyphen_is_whole() -> None:
    """What follows has to look like the rest of one; a sentence does not."""
    cut = "<u>http://www.weirs.example/otters-</u> <u>and-weirs.htm</u>"
    assert from_mixed(cut) == "<http://www.weirs.example/otters-and-weirs.htm>"
    assert "otters- and" in from_mixed("see http://www.weirs.example/otters- and more").replace(
        ">", ""
    ).replace("<", "")
