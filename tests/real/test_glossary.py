"""The glossaries of real papers, against what people read in them."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import parsers
from archive.scrutiny.glossary.abbreviations import explained_in
from tests.shared import shared

pytestmark = pytest.mark.slow

PRINTED = {"hackney/000": 17, "hackney/002": 58 + 22, "kent/Appendix 2": 34}
"""Printed terms of each document, counted by hand."""

EXPLAINED = {"hackney/000": 75, "hackney/002": 111, "hackney/003": 26, "kent/24-00108": 25}
"""Abbreviations with their words that a document's text explains, each read by hand: all are right."""


@cache
def parts(start: str) -> Any:
    """The parts of the document of a council whose name begins so."""
    council, _, name = start.partition("/")
    (paper,) = (p for p in Path(shared(f"documents/{council}")).iterdir() if p.name.startswith(name))
    return parsers.parse(paper.read_bytes()).parts


@pytest.mark.parametrize(("start", "count"), PRINTED.items())
def test_every_printed_term_is_read(start: str, count: int) -> None:
    """Neither more nor fewer; each with its place."""
    found = [term for part in parts(start) for term in part.meta.get("terms", [])]
    assert len(found) == count
    assert all(term["at"] for term in found)


def test_damaged_terms_are_mended() -> None:
    """All 58 of a glossary in two pairs of columns: stamps, Greek and Cyrillic letters; as printed, too."""
    expected = json.loads(shared("expected/glossary-chscp.json").read_text())
    found = [term for part in parts("hackney/002") for term in part.meta.get("terms", [])]
    read = {(t["term"], t["definition"], t.get("as_printed", t["term"]), t["at"]) for t in found}
    wanted = {
        (e["term"], e["definition"], re.sub("</?b>", "", e["as_printed"]), f"line {e['line']}")
        for e in expected
    }
    assert len(wanted) == 58
    assert wanted <= read


def test_a_reversed_row_is_turned_round() -> None:
    """One of the second glossary, which has Cyrillic letters in another row."""
    found = {t["term"]: t for part in parts("hackney/002") for t in part.meta.get("terms", [])}
    assert "CHATR" in found
    assert len(found["CHATR"]["definition"].split()) == 6
    assert found["EHH"]["as_printed"] != "EHH"


@pytest.mark.parametrize(("start", "count"), EXPLAINED.items())
def test_what_text_explains(start: str, count: int) -> None:
    """Abbreviations in brackets, or with their words in brackets."""
    texts = (b.plain for part in parts(start) for b in part.blocks)
    assert len({pair for text in texts for pair in explained_in(text)}) == count
