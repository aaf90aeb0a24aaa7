"""Terms of printed glossaries, mended where it is certain."""

import pytest

import parsers
from parsers.papers.glossary import mend


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


@pytest.mark.parametrize("above", ["", "## Abbreviations\n\n"])
@pytest.mark.parametrize("mark", ["- ", ""])
def test_no_term_is_lost_that_stands_first(above: str, mark: str) -> None:
    """With a heading above the terms, or the file's own title alone."""
    terms = (
        "EHCP: Education, Health and Care Plan",
        "SEND: Special Educational Needs",
        "LA: Local Authority",
    )
    text = "---\ntitle: Glossary of terms\nkind: glossary\n---\n\n" + above
    text += "\n".join(f"{mark}{term}" for term in terms)
    (part,) = parsers.parse(text.encode()).parts
    assert [t["term"] for t in part.meta["terms"]] == ["EHCP", "SEND", "LA"]  # type: ignore[attr-defined]


def test_a_bare_heading_takes_in_what_the_glossary_is_of() -> None:
    """The heading right below says it."""
    text = "# GLOSSARY\n\n# Ferry Terms\n\n" + "\n\n".join(f"FT{n} - Ferry of {n} piers" for n in "ABCDEF")
    (part,) = parsers.parse(text.encode()).parts
    assert (part.kind, part.title) == ("glossary", "GLOSSARY: Ferry Terms")


def test_a_glossary_under_an_item_mark_is_a_paper_of_a_pack() -> None:
    """Far from the beginning; the table of the item before stays whole over a blank page."""
    rows = "".join(f"T{n}\tterm of the number {n}\n" for n in range(6))
    table = "Recommendation\tResponse\tUpdate\nR1. That reeds be cut\tAgreed\tDone\n"
    tracker = f"RECOMMENDATIONS TRACKER\n\nScrutiny review: Weirs\n\n{table}"
    more = f"This page is intentionally left blank\n\nScrutiny review: Reeds\n\n{table}"
    parsed = parsers.parse(
        f"{tracker}\n{more}\nAgenda Item 6\n\nGLOSSARY\n\n{rows}".encode(),
    )
    assert [part.kind for part in parsed.parts] == ["recommendations", "glossary"]
    assert not parsed.problems
