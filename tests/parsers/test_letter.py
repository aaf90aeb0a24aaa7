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
