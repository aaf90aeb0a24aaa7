"""Words that a line's end has cut and that stand whole nowhere else."""

import pytest

from parsers.pdf.blocks import vocabulary
from parsers.pdf.joining import cut_off

HYPHENATED = "The move\ufffement had meet\ufffeings and an invita\ufffetion. "


@pytest.mark.parametrize(
    ("cut", "before"),
    [
        ("Move-ment", ""),
        ("consul-tation", ""),
        ("recom-mend", ""),
        ("com-mittee", ""),
        ("plan-ning", ""),
        ("necessi-tate", HYPHENATED),
    ],
)
def test_what_is_certainly_one_word(cut: str, before: str) -> None:
    """By an ending or a beginning that is no word; other parts count where a program has cut the words."""
    first, rest = cut.split("-")
    assert (first + rest).casefold() in vocabulary(f"{before}The {first}\ufffe{rest} was made")
    assert (first + rest).casefold() in vocabulary(f"{before}The {first}-\r\n{rest} was made")


@pytest.mark.parametrize(
    "compound",
    [
        *("in-house", "co-opted", "re-elected", "cross-party", "tea-dance", "re-ration", "flood-plain"),
        *("up-dating", "part-time", "ski-lift", "multi-agency", "anti-social", "Bengali-speaking"),
    ],
)
def test_what_may_have_a_hyphen_keeps_it(compound: str) -> None:
    """Even where a program has cut other words."""
    first, rest = compound.split("-")
    assert (first + rest).casefold() not in vocabulary(f"{HYPHENATED}The {first}\ufffe{rest} was")


def test_a_soft_hyphen_is_none() -> None:
    """The file says so; a hyphen that stands elsewhere stays."""
    assert "wardenhouse" in vocabulary("The warden\xad\nhouse")
    assert "carement" not in vocabulary("The care-\nment and care-ment")


@pytest.mark.parametrize("cut", ["maintenanc-e", "Managemen-t", "Irrecoverabl-e", "Recommenda-tion"])
def test_a_word_that_a_narrow_column_has_broken(cut: str) -> None:
    """Without a hyphen and without a blank: what stands before is no word of its own anywhere."""
    first, rest = cut.split("-")
    text = f"Repairs and \r\n{first}\r\n{rest} – capital"
    assert (first + rest).casefold() in vocabulary(text)
    assert cut_off(first, rest, vocabulary(text))
    assert (first + rest).casefold() not in vocabulary(f"{text} and {first} again")


@pytest.mark.parametrize("lines", ["Report\r\nof", "Profit share\r\nas", "of the Council \r\nto agree"])
def test_words_of_two_lines_stay_two(lines: str) -> None:
    """Short words are no rest of the one above."""
    assert vocabulary(lines) == frozenset(lines.casefold().split())
