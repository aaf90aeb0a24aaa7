"""Reports: their titles."""

import pytest

from parsers.blocks import Block, Kind, Place
from parsers.papers import report


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Report of the Director on con", "1. Purpose", "1.1 To inform."), "Report of the Director on con"),
        (("Otter counts", "Purpose of report", "To inform."), "Otter counts"),
        (
            ("Rivers Panel", "Otter counts in 2025", "The otters were counted."),
            "Rivers Panel Otter counts in 2025",
        ),
        (("1. Otters", "They were counted."), "1. Otters"),
    ],
)
def test_a_title_ends_where_the_first_section_begins(lines: tuple[str, ...], title: str) -> None:
    """A short first line takes in the next one, unless that heads a section."""
    blocks = [Block(Kind.PARAGRAPH, text, Place(line=n)) for n, text in enumerate(lines, start=1)]
    (part,) = report.parse([*blocks, Block(Kind.PARAGRAPH, "They were many. " * 20, Place(line=9))])
    assert part.title == title
