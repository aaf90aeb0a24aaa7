"""Every page of the real papers has a title that is one, and no other page has it."""

import pytest

from archive.pages import pages
from audit.markup import is_title
from tests.real.conftest import Archives

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("council", ["hackney", "kent", "kingston", "manchester"])
def test_titles(read: Archives, council: str) -> None:
    """Neither marks of footnotes nor what a converter left stand in a title."""
    titles = [page.title for page in pages(read[council])]
    assert [title for title in titles if not is_title(title)] == []
    assert len(set(titles)) == len(titles)
