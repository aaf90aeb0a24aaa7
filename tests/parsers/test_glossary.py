"""Terms of printed glossaries, mended where it is certain."""

import pytest

from parsers.glossary import mend


@pytest.mark.parametrize(
    ("printed", "definition", "damaged", "term"),
    [
        ("ΜΑΡΡΑ", "Multi-Agency Public Protection Arrangements", False, "MAPPA"),
        ("SC", "Frog Social Care", True, "FSC"),
        ("SC", "Frog Social Care", False, "SC"),
        ("Leat", "A channel that brings water to a mill", True, "Leat"),
        ("ÉNA", "École nationale d'administration", False, "ÉNA"),
    ],
)
def test_terms_are_mended(printed: str, definition: str, *, damaged: bool, term: str) -> None:
    """Letters of other alphabets that look Latin.

    Letters lost to a stamp, which the definition's initials tell.
    """
    assert mend(printed, definition, damaged=damaged) == term
