"""Every word of the sample's titles is found by lunr.js in the index that the site is built with."""

from tests.once import Once
from tests.search.bridge import unfound_title_words


def test_the_sample(once: Once) -> None:
    """No word of a title is lost on the way into the index."""
    made = once.library("sample")
    assert len(made.sections) > 300
    assert unfound_title_words(made.sections) == []
