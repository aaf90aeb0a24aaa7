"""Each paper beside this file gives what its golden file says."""

from pathlib import Path

import pytest

import parsers
from parsers.accounting import account
from tests.parsers.golden import PAPERS, reading


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.stem)
def test_the_paper_reads_as_its_golden_file_says(paper: Path) -> None:
    """If the change is meant: `.venv/bin/python -m tests.parsers.golden`, and read the difference."""
    assert reading(paper) == paper.with_suffix(".md").read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.stem)
def test_every_word_is_published_or_left_out_for_a_reason(paper: Path) -> None:
    """No word of a paper gets lost."""
    parsed = parsers.parse(paper.read_bytes())
    words = account(parsed.reading.text, parsed.parts, parsed.omitted)
    assert words["unaccounted"] == 0, words
