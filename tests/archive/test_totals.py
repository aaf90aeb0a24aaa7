"""Totals of invented tables: those that add up, those that don't, and those that nobody can say of."""

from __future__ import annotations

import pytest

from archive.scrutiny.totals import amount, checked, unit


def rows(text: str) -> list[tuple[str, ...]]:
    """A table from lines, its cells apart by bars."""
    return [tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]


ADDS_UP = "Service | £k\nParks | 1,204\nLibraries | (302)\nMarkets | -\nTotal | 902"
ROUNDED = "Service | £m\nParks | 1.2\nLibraries | 2.3\nMarkets | 0.4\nTotal | 4.0"
SUBTOTALS = (
    "Unit | £k\nA | 10\nB | 20\nAdults subtotal | 30\nC | 5\nD | 6\nChildren subtotal | 11\nTotal | 41"
)
TITLES = (
    "Unit | £k\nBase | 500\nSpending | \nA | 10\nB | 20\nTotal | 30\nSavings | \nC | -5\nD | 2\nTotal | -3"
)
IN_FRONT = "£k | Unit | £k\n10 | Parks | 1\n20 | Libraries | 2\n30 | Services Total | 3"


@pytest.mark.parametrize("table", [ADDS_UP, ROUNDED, SUBTOTALS, TITLES, IN_FRONT])
def test_totals_that_add_up(table: str) -> None:
    """With signs, rounding, subtotals, titles between, and labels behind the amounts."""
    found = list(checked(rows(table)))
    assert found
    assert all(total.adds_up for total in found)


def test_totals_that_do_not() -> None:
    """What is printed, and what the rows come to."""
    (total,) = checked(
        rows("Service | 2024/25 £k\nCare leavers | 1,204\nLibraries | 302\nMarkets | 17\nTotal | 1,532")
    )
    assert (total.label, total.column, total.printed, total.sum) == ("Total", "2024/25 £k", "1,532", "1,523")
    assert not total.adds_up
    last = list(checked(rows(SUBTOTALS.replace("Total | 41", "Total | 44"))))[-1]
    assert (last.sum, last.adds_up) == ("41", False)


@pytest.mark.parametrize(
    "table",
    [
        "Service | £k\nParks | 12\nof which staff | 4\nLibraries | 3\nTotal | 16",  # parts of others
        "Service | Count\nParks | 12\nLibraries | 40 (one-off)\nMarkets | 3\nTotal | 16",  # no number
        "Service | Count\nParks | 12\nLibraries | 40%\nMarkets | 3\nTotal | 16",  # two units
        "Service | Share %\nParks | 12\nLibraries | 41\nMarkets | 3\nTotal | 16",  # shares
        "Unit | £k\nSpending | \nA | 10\nB | 20\nTotal | 31",  # a title may begin another sum
        "Unit | £k\nA | 10\nB | 20\nTotal spending | 31\nC | 1\nTotal savings | 40",  # several
        "Unit | £k\nA | 10\nB | 20\nC | 40",  # none
        "Budget £m | Spend\nStaff | 10\nVehicles | 5\nFees and charges | 4\nNet total | 11",  # income
        "Fund | £k\nOpening balance | 1,000\nPaid in | 200\nDrawn down | 300\nTotal at year end | 950",
        "Budget | £k\nStaff | 10\nVehicles | 5\nRent of stalls | 4\nTotal | 11",  # one is taken away
        "School | Longest journey (minutes)\nRushfen | 58\nHarbour | 52\nCooper | 44\nTotal | 58",
        "Need (a client may have several) | No\nPhysical | 10\nLearning | 5\nSensory | 4\nTotal | 16",
    ],
)
def test_nothing_is_said(table: str) -> None:
    """Where it is not certain what a total is the sum of."""
    assert not [total for total in checked(rows(table)) if not total.adds_up]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("(3,269)", (-3269, 0, "")),
        ("-£0.5m", (-0.5, 1, "£m")),
        ("£1,204k", (1204, 0, "£k")),
        ("12.50", (12.5, 2, "")),
        ("17 cr", (-17, 0, "")),
        ("(17", None),
        ("2024/25", None),
        ("n/a", None),
    ],
)
def test_amounts(cell: str, expected: tuple[float, int, str] | None) -> None:
    """Signs in every form of accountants."""
    assert amount(cell) == expected


def test_units() -> None:
    """Above the table, or in its head."""
    assert [unit("All figures in £'m"), unit(None, "Budget (£k)"), unit("£000s"), unit("Budget")] == [
        "£m",
        "£k",
        "£k",
        None,
    ]
