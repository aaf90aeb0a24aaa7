"""Documents behind a report that have a title and no cover are papers of their own."""

import pytest

import parsers
from parsers.blocks import Kind

COVER = """Report Title:\tMoorings on the Weir
Meeting for:\tRivers Panel
Date:\t4 March 2024
Produced by:\tBo Vole, Head of Rivers

1. Summary

1.1 The moorings were counted in the spring, and again in the autumn when the water was low.

2. Background

2.1 There are two hundred moorings on the weir, of which most are let to people of the borough.

3. Next steps

3.1 The panel will hear of them again, and the full form can be viewed in Appendix 1 below.

"""
FORM = "Please return the form to the harbour office by the end of the month, with the fee. " * 4
CHECKS = """How the Borough Checks its Moorings

1.0 Purpose of this document

This document says how moorings are checked, and by whom, and what becomes of those that fail.

2.0 Inspections

Each mooring is looked at twice a year by somebody who knows what a mooring is, and it is written down.
"""


def _titles(text: str) -> list[tuple[str, str]]:
    return [(part.kind, part.title) for part in parsers.parse(text.encode()).parts]


@pytest.mark.parametrize(
    ("behind", "kind", "title"),
    [
        (f"Appendix 1 - Mooring form\n\n{FORM}", "appendix", "Appendix 1 - Mooring form"),
        (f"ANNEX B\n\n{FORM}", "appendix", "ANNEX B"),
        (CHECKS, "text", "How the Borough Checks its Moorings"),
        (
            f"Harbour Improvement Board\n\nMooring Plan Update\n\nMay 2024\n\n{FORM}",
            "text",
            "Mooring Plan Update",
        ),
    ],
)
def test_a_document_behind_a_report_is_a_paper_of_its_own(behind: str, kind: str, title: str) -> None:
    """An appendix, a document that counts its sections from 1 again, a title page with a body and a date."""
    assert _titles(COVER + behind) == [("report", "Moorings on the Weir"), (kind, title)]


@pytest.mark.parametrize(
    "behind",
    [
        "Appendices\n\nAppendix 1 - Mooring form\n\nAppendix 2 - Map\n",
        "Appendix 1 shows the moorings\n\n" + FORM,
        f"Appendix 1\n\nAppendix 2\n\n{FORM}",
        f"What comes next\n\n1. Count the moorings\n\n2. Let them\n\n{FORM}",
        f"Mooring Plan Update\n\nMay 2024\n\n{FORM}",
    ],
)
def test_what_is_only_named_or_listed_begins_no_paper(behind: str) -> None:
    """A list of appendices, a sentence about one, a list that counts from 1, a heading with a date."""
    assert len(_titles(COVER + behind)) == 1


@pytest.mark.parametrize("between", ["", "Appendix 1 - Mooring form\n\n" + f"{FORM}\n\n" * 8])
@pytest.mark.parametrize("listed", [True, False])
def test_what_a_reports_list_has_announced_is_a_title_behind_it(between: str, *, listed: bool) -> None:
    """The report lists what was found; the slides behind it, or behind its form, take each in turn."""
    found = ["The state of moorings that are let to boats", "The speed with which moorings are mended"]
    entries = "".join(f"- {title}\n" for title in found) if listed else ""
    slides = "".join(f"{title}.\n\n- Rings were tested.\n- Chains were not.\n\n" for title in found)
    front = "Harbour Improvement Board\n\nMooring Plan Update\n\nMay 2024\n\n"
    *_, last = parsers.parse(f"{COVER}{entries}\n{between}{front}{FORM}\n\n{slides}".encode()).parts
    headings = [b.plain for b in last.blocks if b.kind is Kind.HEADING]
    assert last.title == "Mooring Plan Update"
    assert [f"{title}." in headings for title in found] == [listed, listed]
