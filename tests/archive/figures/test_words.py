"""The words of figures: patterns, declarations, times, numbers and how they are rounded, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.body import chunks
from archive.content import from_text
from archive.scrutiny.figures.measures import compiled, declared
from archive.scrutiny.figures.scope import places
from archive.scrutiny.figures.times import named, of_head
from archive.scrutiny.figures.values import of_cell, same, values


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("children (and young people) looked after", "children looked after", True),
        ("children (and young people) looked after", "children and young people looked after", True),
        ("assess* * completed", "assessments that were completed", True),
        ("enquiries/investigations begun", "investigations begun", True),
        ("children in care", "grandchildren in care", False),
        ("children’s plans", "children's plans", True),
        ("/care leavers? in EET/", "Care leaver in EET", True),
    ],
)
def test_patterns(pattern: str, text: str, fits: bool) -> None:
    """Plain words with wildcards; a regular expression between slashes."""
    assert bool(compiled(pattern.replace("’", "'")).search(text)) == fits


@pytest.mark.parametrize(
    ("entry", "line", "message"),
    [
        ("- name: A\n  unit: number\n  patterns:\n    - fine\n    - /(/\n", 5, "no regular expression"),
        ("- name: A\n  unit: number\n  patterns: [(all)]\n", 3, "fits an empty text"),
        ("- name: A\n  unit: number\n  patterns: [a (b]\n", 3, "without its other half"),
        ("- name: A\n  unit: miles\n  patterns: [a]\n", 2, "should be one of"),
        ("- name: A\n  patterns: [a]\n", 1, "without 'unit'"),
        (
            "- name: A\n  unit: number\n  patterns: [a]\n- name: a\n  unit: number\n  patterns: [b]\n",
            4,
            "declared twice",
        ),
        ("- name: A\n  unti: number\n", 2, "unknown key"),
    ],
)
def test_a_wrong_declaration_is_named(tmp_path: Path, entry: str, line: int, message: str) -> None:
    """With file and line, and what to do; the others stay."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/figures.yaml").write_text(
        f"{entry}- name: Good\n  unit: number\n  patterns: [good]\n"
    )
    measures, problems = declared(tmp_path)
    assert "Good" in [m.name for m in measures]
    assert [(p.line, message in str(p)) for p in problems] == [(line, True)]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Outturn 2019/20", "2019/20"),
        ("2020-21 Provisional Outturn", "2020/21"),
        ("As at 31 March 2022", "2022-03-31"),
        ("End of Sept 2022", "2022-09-30"),
        ("Mar-21", "2021-03"),
        ("Apr - Sept 2022", "April to September 2022"),
        ("2021", "2021"),
        ("Q2 2023/24", "Q2 2023/24"),
        ("2024/25 budget", None),
        ("Ward", None),
    ],
)
def test_times_over_columns(head: str, expected: str | None) -> None:
    """A head that says for when and nothing else."""
    time = of_head(head)
    assert (time and (time.as_at or time.period)) == expected


def test_times_in_a_sentence() -> None:
    """Years of councils, schools and the calendar are told apart; numbers like "10/12" are none."""
    text = "In the academic year 2021/22, for 2020-21, 1 April 2019 to 31 March 2020 and 10/12 or 2010/22"
    assert [n.time.period for n in named(text) if n.time] == ["academic year 2021/22", "2020/21", "2019/20"]


@pytest.mark.parametrize(
    "text",
    [
        "aged between 17 and 21",
        "within 45 working days",
        "Section 47",
        "Key Stage 4",
        "three or more",
        "under 18s",
        "Covid-19",
        "16+",
    ],
)
def test_numbers_that_are_no_values(text: str) -> None:
    """Ages, thresholds and names of forms."""
    assert values(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("15.3%", "15%", True),
        ("15.3%", "16%", False),
        ("£3.3m", "£3,327k", True),
        ("405", "406", False),
        ("£3m", "£3.4m", True),
    ],
)
def test_rounding(one: str, other: str, agree: bool) -> None:
    """Values agree where one is the other, rounded as it is printed."""
    first, second = of_cell(one), of_cell(other)
    assert first is not None
    assert second is not None
    assert same(first, second) == agree


def test_places_of_an_archive() -> None:
    """The council's place is its home; a word that is often written small is no place."""
    page = from_text(
        "content/d/p.md",
        "---\nid: p\nkind: report\ntitle: T\ndocument: d\n---\n\n"
        + "Marsham County Council. " * 5
        + "Children in Care Council, in care. " * 5,
    )
    known = places([chunks(page)], "")
    assert (known.names, known.home) == (("Marsham",), "Marsham")
