"""The glossary: what explains an abbreviation, and what explains it alike."""

import pytest

from archive.body import chunks
from archive.content import from_text
from archive.records import Term
from archive.scrutiny import glossary
from archive.scrutiny.glossary import unexplained
from archive.scrutiny.glossary.abbreviations import explained_in

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


ROCASS = [("ROCASS", "Rivers and Otters Court Advisory and Support Service")]


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
        # Small words passed over, or counted; one word left out; a last word that is none of its own
        ("the otters who are counted (OC)", [("OC", "otters who are counted")]),
        ("Rivers and Otters Court Advisory and Support Service (ROCASS)", ROCASS),
        ("East Fen NHS Rivers Trust (EFRT)", [("EFRT", "East Fen NHS Rivers Trust")]),
        ("East fen of the rivers trust (EFRT)", [("EFRT", "East fen of the rivers trust")]),
        ("Otter, Weir and Reed Care placements (OWRC)", [("OWRC", "Otter, Weir and Reed Care")]),
        ("East Fen Old Town Rivers Trust (EFRT)", []),
        # Letters within a word, figures, quotes, plurals, a word before the letters
        ("an Equality Impact Assessment (EqIA)", [("EqIA", "Equality Impact Assessment")]),
        ("the Department for Otters (DfO)", [("DfO", "Department for Otters")]),
        ("the Department of Otters (DfO)", [("DfO", "Department of Otters")]),
        ("Childhood Otters and Reeds Programme (ChOR)", [("ChOR", "Childhood Otters and Reeds Programme")]),
        ("River Needs and Otter Coordinators (RNOCOs)", [("RNOCOs", "River Needs and Otter Coordinators")]),
        ("Specialist Post-16 Institutions (SPIs)", [("SPIs", "Specialist Post-16 Institutions")]),
        ("its ‘unique otter point’ (UOP)", [("UOP", "unique otter point")]),
        ("River Guardian Orders (RGO’s)", [("RGO", "River Guardian Orders")]),
        ("the River Support Grant (the ‘RSG’)", [("RSG", "River Support Grant")]),
        ("Special River Needs (SRND)", []),
        # A name whose first word the letters pass over, and what is none
        ("of an Allegation Against River Wardens (ARW)", [("ARW", "Allegation Against River Wardens")]),
        (
            "the Old and Northern Otters’ Nature Partnership (OONP)",
            [("OONP", "Old and Northern Otters’ Nature Partnership")],
        ),
        ("the Rivers and Reeds River Safety Board (RSB)", [("RSB", "Rivers and Reeds River Safety Board")]),
        ("the Fen River Safety Board (RSB)", [("RSB", "River Safety Board")]),
        ("Review River Safety Board (RSB)", [("RSB", "River Safety Board")]),
        ("4. Review River Safety Board (RSB)", [("RSB", "River Safety Board")]),
        ("in RRB River Safety Board (RSB)", [("RSB", "River Safety Board")]),
        ("a River self-evaluation board (SEB)", [("SEB", "self-evaluation board")]),
    ],
)
def test_an_abbreviation_may_stand_before_or_behind_its_words(
    text: str, explained: list[tuple[str, str]]
) -> None:
    """Its letters are their initials."""
    assert list(explained_in(text)) == explained


def terms_of(text: str, own: dict[str, str] | None = None) -> dict[str, Term]:
    """The terms of a page with a text."""
    page = from_text("g.md", PAGE.partition("A DFO")[0] + text)
    return {t.term: t for t in glossary.glossary([page], [("g/", chunks(page))], own or {})}


def test_senses_are_kept_apart_unless_their_words_are_the_same() -> None:
    """Other endings of the same words are the same; a plural goes to its singular."""
    found = terms_of(
        "Electively Home Educated (EHE).\n\nElective Home Education (EHE).\n\nEarly Help Estimate (EHE).\n\n"
        "Otter Groups (OGs).\n\nOtter Group (OG).\n"
    )
    assert [s.definition for s in found["EHE"].senses] == ["Electively Home Educated", "Early Help Estimate"]
    assert [(s.definition, len(s.sources)) for s in found["OG"].senses] == [("Otter Group", 1)]
    assert "OGs" not in found


def test_the_maintainers_words_win() -> None:
    """Also where he says that a term needs none."""
    found = terms_of("Otter Group (OG).\n", {"OG": "The group that counts", "DFO": "none"})
    assert [s.definition for s in found["OG"].senses] == ["The group that counts"]
    assert "DFO" not in found


def test_uses_are_counted_where_they_stand() -> None:
    """With an apostrophe, a hyphen or a slash beside them too."""
    assert terms_of("The DFO’s plan, a DFO-led one, DFO/ORN.\n")["DFO"].uses == 3


@pytest.mark.parametrize(
    ("text", "senses"),
    [
        # A text leaves out the first words of a name
        ("The Statutory Otter Plan (OP). The Otter Plan (OP).", ["Statutory Otter Plan"]),
        ("The Otter Plan (OP). The Statutory Otter Plan (OP).", ["Statutory Otter Plan"]),
    ],
)
def test_a_name_without_its_first_words_is_no_other_sense(text: str, senses: list[str]) -> None:
    """The fuller one stands."""
    printed = "terms:\n  - term: OP\n    definition: Statutory Otter Plan\n---\n"
    page = from_text("g.md", PAGE.partition("terms:")[0] + f"{printed}\n{text}\n")
    (term,) = glossary.glossary([page], [("g/", chunks(page))], {})
    assert [s.definition for s in term.senses] == senses


def test_a_term_with_its_plural_is_the_term() -> None:
    """And what ends in a capital S is no plural."""
    text = "The London Otter Service (LOS), the Local Otters (LO), a Weir Group (WG), Weir Gate Notes (WGNs)."
    found = terms_of(text)
    assert [(t, found[t].see_also) for t in ("LO", "LOS", "WG")] == [("LO", ()), ("LOS", ()), ("WG", ())]
    page = from_text("g.md", PAGE.replace("term: DFO", "term: DFO / DFOs"))
    assert "DFO" in {t.term for t in glossary.glossary([page], [("g/", chunks(page))], {})}


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("OTFED came; Otfed saw, and Otfed went. See www.otfed.example.", 3),
        # A word that only looks so
        ("OTFED came; Otfed otters are otfed, and otfed again.", 1),
    ],
)
def test_an_abbreviation_that_is_spoken_is_written_as_a_name(text: str, uses: int) -> None:
    """Such as Ofsted."""
    page = from_text("g.md", PAGE.replace("term: DFO", "term: OTFED").partition("A DFO")[0] + text)
    found = glossary.glossary([page], [("g/", chunks(page))], {})
    assert {t.term: t.uses for t in found}["OTFED"] == uses


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The CSP met the CSP and the R&D team.", [("CSP", 2), ("R&D", 1)]),
        ("CSPs and DfX; one CSP’s plan", [("CSP", 2), ("DfX", 1)]),
        ("The DFO and ORNs are explained", []),
        ("It is IMPORTANT, and important", []),
        ("THE WHOLE LINE SHOUTS ABC", []),
        ("Part IV by J McLeod of SE1 4AB, a@B.CD, www.ABC.org, BBC", []),
        ("QlikSense and YouTube", []),
        ("An ABX is settled", []),
    ],
)
def test_abbreviations_without_a_meaning_are_listed(text: str, named: list[tuple[str, int]]) -> None:
    """The most used first; words in capitals, numbers, names, addresses and what all know are none."""
    page = from_text("g.md", PAGE.partition("A DFO")[0] + text)
    texts = [("g/", chunks(page))]
    found = unexplained.unexplained(texts, glossary.glossary([page], texts, {}), ["ABX"])
    assert [(u.term, u.uses) for u in found] == named


def test_check_names_those_that_are_used_often() -> None:
    """In one line, with what to do."""
    page = from_text("g.md", PAGE.partition("A DFO")[0] + "The CSP, a CSP, one CSP and the RAF.\n")
    (doubt,) = unexplained.doubts(unexplained.unexplained([("g/", chunks(page))], [], []))
    assert "CSP (3);" in doubt.message
    assert "RAF" not in doubt.message
