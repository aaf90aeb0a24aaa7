"""Slugs: words of any Latin letters, readable."""

import pytest

from archive.slugs import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łucja Wójt", "lucja-wojt"),
        ("Yıldız Sørensen-Đurić", "yildiz-sorensen-duric"),
        ("Dafydd ap Rhŷs", "dafydd-ap-rhys"),
        ("R. d’Arbour", "r-darbour"),
        ("Fish & Eels™", "fish-and-eelstm"),
        ("", "untitled"),
    ],
)
def test_letters_are_kept(text: str, expected: str) -> None:
    """With their accents gone, and those that no accent makes as the letter they stand for."""
    assert slug(text) == expected
