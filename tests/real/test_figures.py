"""Figures of real papers, against what people read in them: counts, numbers and short names only."""

import json
import re
from typing import Any

import pytest

from archive.library import Library
from archive.records import Figure
from archive.scrutiny.figures.values import of_cell, values
from tests.shared import shared

pytestmark = pytest.mark.slow

DIFFER = {
    ("assessments-completed-within-45-working-days", "Hackney", "2020/21"): {"77%", "78 %"},
    ("assessments-completed-within-45-working-days", "Hackney", "April to September 2022"): {"60%", "61 %"},
    ("children-entering-care", "Hackney", "2020/21"): {"182", "185"},
    ("children-entering-care", "Hackney", "2021/22"): {"179", "163"},
    ("children-looked-after", "Hackney", "2020-11"): {"470", "477"},
    ("children-looked-after", "Hackney", "2021-03-31"): {"405", "426", "431", "437"},
    ("children-looked-after", "City of London", "2022-03"): {"11", "12"},
    ("children-looked-after", "Hackney", "2022-03-31"): {"405", "406"},
    ("children-on-child-protection-plans", "Hackney", "2020-03"): {"245", "251"},
    ("children-on-child-protection-plans", "Hackney", "2021-03-31"): {"211", "237", "252"},
    ("looked-after-children-with-three-or-more-placements", "Hackney", "2021/22"): {"15.3%", "15 %", "5%"},
    ("section-47-enquiries-that-led-to-an-initial-conference", "Hackney", "2020/21"): {"31%", "37%"},
    ("social-work-assessments-completed", "Hackney", "2020/21"): {"3,858", "3,664"},
}
"""What the five papers state differently, each compared with their lines by hand."""


POSSIBLE = {
    ("contacts", "Hackney"): {"12,313", "12,746"},
    ("referrals", "Hackney"): {"3,559", "3,707"},
    ("section-47-enquiries", "Hackney"): {"795", "825"},
    ("social-work-assessments-completed", "City of London"): {"41", "59"},
}
"""What a list without dates, in a paper for 2021/22, states differently."""


@pytest.fixture(scope="module")
def figures(read: dict[str, Library]) -> dict[str, Figure]:
    """The figures of Hackney's papers by id."""
    return {figure.id: figure for figure in read["hackney"].figures}


def certain(figures: dict[str, Figure]) -> dict[tuple[str, str | None, str | None], set[str]]:
    """The certain conflicts: measure, place and time with their values."""
    return {
        (figure.id, conflict.scope, conflict.as_at or conflict.period): set(conflict.values)
        for figure in figures.values()
        for conflict in figure.conflicts
        if conflict.possible is None
    }


def test_what_papers_state_differently(figures: dict[str, Figure]) -> None:
    """All that were found by hand, and not one that only looks so."""
    assert certain(figures) == DIFFER
    possible = {(f.id, c.scope): set(c.values) for f in figures.values() for c in f.conflicts if c.possible}
    assert possible == POSSIBLE


def test_the_known_differences_and_controls(figures: dict[str, Figure]) -> None:
    """Those of the list are shown with both values; those that only look different are not."""
    for entry in json.loads(shared("expected/restated-figures.json").read_text()):
        wanted = {number(str(f["value"])) for f in entry["figures"]}
        shown = [v for v in certain(figures).values() if wanted <= {number(value) for value in v}]
        assert bool(shown) == entry["differs"], entry["measure"]


def test_figures_with_their_dates(figures: dict[str, Figure]) -> None:
    """At least 20 of 25 that people noted down, with value, time and place."""
    stated = {
        (number(o.value), when(o.as_at or o.period or ""), o.scope)
        for figure in figures.values()
        for o in figure.observations
    }
    entries: list[dict[str, Any]] = json.loads(shared("expected/figures.json").read_text())
    found = [
        e for e in entries if (number(str(e["value"])), when(e["period_or_date"]), e["geography"]) in stated
    ]
    assert len(found) >= 20


def number(printed: str) -> float | None:
    """A value as a number."""
    value = of_cell(printed) or next(iter(values(printed)), None)
    return value.number if value else None


def when(words: str) -> str:
    """A month or a period in one form."""
    months = {"March 2022": "2022-03", "September 2022": "2022-09", "November 2020": "2020-11"}
    named = next((iso for name, iso in months.items() if words.endswith(name) and " to " not in words), words)
    return named[:7] if re.match(r"\d{4}-\d\d", named) else named


def test_totals_of_budgets(read: dict[str, Library]) -> None:
    """Of a finance report the totals that can be checked: all of them add up."""
    reports = [page.report for page in read["kent"].reports if page.page.document.startswith("24-00108")]
    tables = [table for report in reports for table in report.tables]
    checked = [table for table in tables if table.totals]
    assert (len(tables), len(checked)) == (41, 12)
    assert [total.adds_up for table in checked for total in table.totals] == [True] * 44
