"""The glossary: what explains an abbreviation, and what explains it alike."""

import pytest

from archive.body import chunks
from archive.content import from_text
from archive.scrutiny import glossary

PAGE = """---
id: terms
kind: glossary
title: Glossary
document: terms-pdf
terms:
  - term: Otter rate note (ORN)
    definition: A loan on otters.
  - term: DFO
    definition: Debt Ferry Office – an agency that sails.
  - term: LOBO
    definition: Lender’s Option Borrower’s option
---

A DFO (Debt Ferry Office) knows the Lender Option Borrower Option (LOBO) and each Otter rate note (ORN).
"""


def test_a_term_with_its_abbreviation_is_one_entry() -> None:
    """Glossaries print both; hyphen, apostrophe and what is said beyond them make no second sense."""
    page = from_text("g.md", PAGE)
    found = {
        t.term: [s.definition for s in t.senses]
        for t in glossary.glossary([page], [("g/", chunks(page))], {})
    }
    assert found == {
        "ORN": ["Otter rate note: A loan on otters."],
        "DFO": ["Debt Ferry Office – an agency that sails."],
        "LOBO": ["Lender’s Option Borrower’s option"],
    }


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("the OLS (Inspection of Otters) was late", []),
        ("the IORS (Inspection of Ferries in Rivers) was late", []),
        (
            "the IORS (Inspection of Otter River Services) was late",
            [("IORS", "Inspection of Otter River Services")],
        ),
        ("an Inspection of Otter River Services (IORS)", [("IORS", "Inspection of Otter River Services")]),
        ("CFS (Director)", []),
    ],
)
def test_an_abbreviation_may_stand_before_or_behind_its_words(
    text: str, explained: list[tuple[str, str]]
) -> None:
    """Its letters are their initials."""
    assert list(glossary.explained_in(text)) == explained
