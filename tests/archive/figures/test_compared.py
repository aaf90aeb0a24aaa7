"""Where papers differ on a figure, where they only seem to, and which figures nobody declared."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.scrutiny.verdicts import verdicts
from tests.archive.figures.papers import found, stated


def test_papers_that_differ(tmp_path: Path) -> None:
    """The same measure for the same date, stated differently, with all that state it."""
    made = found(
        tmp_path,
        "437 children were looked after at the end of March 2021.",
        "431 children were looked after as at 31 March 2021.",
        "About 440 children were looked after on 31 March 2021.",
    )["children-looked-after"]
    (conflict,) = made.conflicts
    assert (conflict.as_at, conflict.values, conflict.possible) == ("2021-03-31", ("437", "431"), None)
    assert [o.pages for o in made.observations if o.id in conflict.observations] == [
        ("reports/paper-1/#top-p1",),
        ("reports/paper-0/#top-p1",),
    ]


@pytest.mark.parametrize(
    "papers",
    [
        # rounded
        (
            "77.4% of assessments were completed within 45 days in 2020/21.",
            "77% of assessments were completed within 45 days in 2020/21.",
        ),
        # another year, another quarter
        (
            "437 children were looked after at the end of March 2021.",
            "431 children were looked after at the end of March 2022.",
        ),
        ("400 assessments were completed in Q1 2021/22.", "390 assessments were completed in Q2 2021/22."),
        ("400 assessments were completed in 2021.", "390 assessments were completed in 2021/22."),
        # another day of the month
        (
            "437 children were looked after on 10 March 2021.",
            "431 children were looked after on 31 March 2021.",
        ),
        # another group
        (
            "437 children were looked after on 31 March 2021.",
            "42 children aged under 5 were looked after on 31 March 2021.",
        ),
    ],
)
def test_what_only_looks_different(tmp_path: Path, papers: tuple[str, str]) -> None:
    """Rounding, other times and other groups are no conflict."""
    assert not any(figure.conflicts for figure in found(tmp_path, *papers).values())


def test_a_sum_below_nothing(tmp_path: Path) -> None:
    """It has an id of its own; and against the same sum above it is only possibly another."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/figures.yaml").write_text(
        "- name: Overspend\n  unit: pounds\n  counted: over a period\n  patterns: [overspend, variance]\n"
    )
    made = found(
        tmp_path,
        "The overspend in 2023/24 was £1.75m.",
        "The variance was -£1,750k in 2023/24 on a net budget of £61.6m.",
    )["overspend"]
    assert {(o.value, o.id) for o in made.observations if o.period == "2023/24"} == {
        ("£1.75m", "overspend-2023-24-1-75m"),
        ("-£1,750k", "overspend-2023-24-minus-1-750k"),
    }
    (conflict,) = made.conflicts
    assert (len(conflict.observations), "below nothing" in (conflict.possible or "")) == (2, True)


TWO_PLACES = """\
The London Borough of Ashby and the City of Westham. The London Borough of Ashby, the City of Westham,
the London Borough of Ashby, the City of Westham, the London Borough of Ashby and the City of Westham.
Ashby, Ashby.

## Safeguarding in The City of Westham

### Children

11 children were looked after on 31 March 2022.

## Safeguarding in Ashby

### Children

405 children were looked after on 31 March 2022.

## Learning

300 children were looked after on 31 March 2022.
"""


def test_two_places_are_not_one(tmp_path: Path) -> None:
    """Places stay apart; where the paper doesn't say which it means, a conflict is only possible."""
    figure = found(tmp_path, TWO_PLACES, council="London Borough of Ashby")["children-looked-after"]
    assert [(o.value, o.scope) for o in figure.observations] == [
        ("300", None),
        ("405", "Ashby"),
        ("11", "City of Westham"),
    ]
    (conflict,) = figure.conflicts
    assert conflict.scope == "Ashby"
    assert "several places" in (conflict.possible or "")


@pytest.mark.parametrize(
    ("council", "other", "place"),
    [
        ("", "Westham Council met. " * 4, "Westham"),
        ("Ashby Council", "Westham Council met. " * 4, "Westham"),
        ("", "Marl Council met. ", None),
        ("", "", "Ashby"),
        ("Ashby Council", "", "Ashby"),
    ],
)
def test_papers_of_another_council(tmp_path: Path, council: str, other: str, place: str | None) -> None:
    """A paper that names another council, and never the archive's own, is about that one."""
    own = f"{'Ashby Council. ' * 6}405 children were looked after on 31 March 2022."
    second = f"{other}11 children were looked after on 31 March 2022."
    figure = found(tmp_path, own, second, council=council)["children-looked-after"]
    assert {o.value: o.scope for o in figure.observations} == {"405": "Ashby", "11": place}
    assert bool(figure.conflicts) == (place == "Ashby")


def test_a_year_for_a_count_at_a_date(tmp_path: Path) -> None:
    """A year doesn't say the day, unless the row counts at its end."""
    sentence = "437 children were looked after at the end of March 2021."
    table = "|  | 2019/20 | 2020/21 |\n| --- | --- | --- |\n| Number of {} | 432 | 426 |\n"
    (unsure,) = found(tmp_path, sentence, table.format("looked after children"))[
        "children-looked-after"
    ].conflicts
    assert "names a year" in (unsure.possible or "")
    (sure,) = found(tmp_path, sentence, table.format("children in care at snapshot date"))[
        "children-looked-after"
    ].conflicts
    assert sure.possible is None


def test_the_year_of_a_list_without_dates(tmp_path: Path) -> None:
    """What stands under "At a glance" in a paper whose title has a year is only possibly of that year."""
    title, text = (
        "Annual Report 2021/22",
        "## The year at a glance\n\n3,559 assessments completed\n\n40 children looked after",
    )
    made = found(tmp_path, text, "3,707 assessments were completed in 2021/22.", title=title)
    (one, two) = made["assessments-completed"].observations
    assert (one.period, one.value, "names no date" in (one.possible or "")) == ("2021/22", "3,559", True)
    assert two.possible is None
    assert "names no date" in (made["assessments-completed"].conflicts[0].possible or "")
    assert "children-looked-after" not in made


@pytest.mark.parametrize(("holds", "expected"), [("true", 1), ("false", 0)])
def test_the_maintainer_settles_it(tmp_path: Path, holds: str, expected: int) -> None:
    """A conflict is refused or confirmed by the ids of its observations."""
    (tmp_path / "content").mkdir()
    one, other = (f"children-looked-after-2021-03-31-{n}" for n in (431, 437))
    (tmp_path / "content/links.yaml").write_text(f"- from: {one}\n  to: {other}\n  holds: {holds}\n")
    settled, _ = verdicts(tmp_path)
    papers = (
        "437 children were looked after at the end of March 2021.",
        "431 children were looked after on 31 March 2021.",
    )
    figure = found(tmp_path, *papers, settled=settled)["children-looked-after"]
    assert {one, other} == {o.id for o in figure.observations}
    assert len(figure.conflicts) == expected


def test_figures_that_nobody_declared(tmp_path: Path) -> None:
    """Rows of tables, told by the captions where two have the same; like sentences of two papers."""
    table = "### {}\n\n|  | 2021/22 | 2022/23 |\n| --- | --- | --- |\n| Visits to our libraries | {} | 30 |\n"
    made = found(tmp_path, table.format("Adults", 10), table.format("Children", 20))
    assert {key: stated(figure) for key, figure in made.items()} == {
        "visits-to-our-libraries-adults": [("2021/22", "10"), ("2022/23", "30")],
        "visits-to-our-libraries-children": [("2021/22", "20"), ("2022/23", "30")],
    }
    told = "The first table is above. This one follows."
    below = (
        table.replace("Visits to our libraries", "Target")
        .format("Adults", 10)
        .replace("\n\n", f"\n\n{told}\n\n")
    )
    assert not found(tmp_path, below)
    assert list(found(tmp_path, below.replace("Target", "Weirs"))) == ["weirs-adults"]
    noted = found(tmp_path, below.replace("Target", "Otters at weirs and mills* **"))
    assert [figure.measure for figure in noted.values()] == ["Otters at weirs and mills"]
    sentence = "As at 30 September 2024 there were {} households in temporary accommodation."
    figure = found(tmp_path, sentence.format(412), sentence.format(398))[
        "households-in-temporary-accommodation"
    ]
    assert figure.conflicts[0].values == ("412", "398")
    assert not figure.declared


@pytest.mark.parametrize(
    ("heads", "label", "series"),
    [
        ("2023/24 | 2024/25 | 2025/26", "Sums lent for long", True),
        ("2023/24 | 2024/25 | No fixed date", "Sums lent for long", False),
        ("2023/24 | 2024/25 | Later years", "Sums lent for long", False),
        ("2023/24 | 2024/25 | Total", "Sums lent for long", True),
        ("2023/24 | 2024/25 | 2025/26 forecast", "Sums lent for long", True),
        ("2023/24 | 2024/25 | No.", "Sums lent for long", True),
        ("2023/24 | 2024/25 | 2025/26", "Sums lent as at 30 November 2024", False),
        ("31 March 2024 | 31 March 2025 | England", "Sums lent for long", True),
        ("2023/24 | 2024/25 | 2025/26", "Children looked after as at 30 November 2024", False),
    ],
)
def test_columns_that_are_no_series(tmp_path: Path, heads: str, label: str, series: bool) -> None:
    """A row that names its own day, or has an amount under no time, tells of kinds and not of times."""
    table = f"### Loans\n\n| | {heads} |\n| --- | --- | --- | --- |\n| {label} | 40 | 30 | 90 |\n"
    assert bool(found(tmp_path, table)) == series
