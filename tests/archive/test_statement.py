"""The accessibility statement: the form of the law, the facts of the settings, nothing invented."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive import check, library, site
from archive.config import load
from archive.content import Content
from archive.errors import ArchiveError

ALL = """
[archive]
title = "Ours"
council = "Marsham County Council"
contact_email = "us@marsham.example.org"
base_url = "https://marsham.example.org/scrutiny/"
[accessibility]
contact_phone = "01632 960001"
answer_days = 5
disproportionate_burden = "Tagging the scans of 1998."
improving = "New papers are published as web pages."
prepared_on = "2025-09-23"
reviewed_on = "2026-09-01"
tested_on = "2026-08-03"
tested_by = "Weir and Brook, by hand"
"""


def statement(folder: Path, settings: str) -> tuple[list[str], str]:
    """The headings of the statement, and its words."""
    (folder / "archive.toml").write_text(settings)
    config = load(folder)
    files = dict(site.files(config, library.assemble(config, Content((), ()))))
    main = LexborHTMLParser(files["accessibility/index.html"].decode()).css_first("main .prose")
    assert main is not None
    return [h.text() for h in main.css("h2, h3")], " ".join(main.text(separator=" ").split())


def test_the_form_of_the_law(tmp_path: Path) -> None:
    """The sections in their order, the sentences of the model, each fact of the settings."""
    headings, text = statement(tmp_path, ALL)
    order = [
        "Feedback and contact information",
        "Enforcement procedure",
        "Technical information about this website’s accessibility",
        "Compliance status",
        "Non-accessible content",
        "Non-compliance with the accessibility regulations",
        "Disproportionate burden",
        "Content that’s not within the scope of the accessibility regulations",
        "What we’re doing to improve accessibility",
        "Preparation of this accessibility statement",
    ]
    assert [h for h in headings if h in order] == order
    for said in (
        "This accessibility statement applies to https://marsham.example.org/scrutiny/",
        "Marsham County Council is committed to making its website accessible, in accordance with the Public",
        "This website is partially compliant with the",
        "Equality Advisory and Support Service (EASS)",
        "telephone: 01632 960001",
        "get back to you in 5 days",
        "This statement was prepared on 23 September 2025. It was last reviewed on 1 September 2026.",
        "tested on 3 August 2026 against the WCAG 2.2 AA standard. The test was carried out by Weir",
    ):
        assert said in text


def test_nothing_is_invented(tmp_path: Path) -> None:
    """What is not set is left out for readers, and named for the maintainer."""
    headings, text = statement(tmp_path, "")
    assert "Preparation of this accessibility statement" not in headings
    assert "Disproportionate burden" not in headings
    assert "prepared on" not in text
    assert "get back to you" not in text
    (doubt,) = [d for d in check.check(load(tmp_path)).doubts if d.path == "archive.toml"]
    for key in ("contact_email", "prepared_on", "tested_on", "tested_by"):
        assert key in doubt.message
    statement(tmp_path, ALL)
    assert not [d for d in check.check(load(tmp_path)).doubts if d.path == "archive.toml"]


@pytest.mark.parametrize(
    ("setting", "said", "unsaid"),
    [
        ('compliance = "full"', "is fully compliant with the", "Non-compliance"),
        ('compliance = "none"', "is not compliant with the", "partially"),
        ('enforced_by = "ECNI"', "Equality Commission for Northern Ireland", "EASS"),
    ],
)
def test_what_can_be_chosen(tmp_path: Path, setting: str, said: str, unsaid: str) -> None:
    """How far the site complies, and who enforces the law there."""
    headings, text = statement(tmp_path, f"[accessibility]\n{setting}\n")
    assert said in text
    assert not any(unsaid in part for part in (*headings, text))


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ('prepared_on = "last May"', "prepared_on = 'last May' should be a date"),
        ('prepared_on = "2025-13-01"', "should be a date"),
        ('compliance = "mostly"', 'should be "full", "partial" or "none"'),
        ("answer_days = -1", "answer_days = -1 should be 0 or more"),
        ('preparred_on = "2025-01-01"', "unknown key 'preparred_on'"),
    ],
)
def test_settings_that_cannot_be(tmp_path: Path, setting: str, says: str) -> None:
    """A maintainer can find the line and knows what should stand there."""
    (tmp_path / "archive.toml").write_text(f"[accessibility]\n{setting}\n")
    with pytest.raises(ArchiveError, match=says):
        load(tmp_path)
