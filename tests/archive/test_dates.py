"""Dates in texts, and dates as people say them."""

import pytest

from archive.dates import dates, spoken, with_day


@pytest.mark.parametrize(
    ("date", "said"),
    [("2023-01-16", "16 January 2023"), ("2023-01", "January 2023"), ("2023", "2023"), (None, "")],
)
def test_spoken(date: str | None, said: str) -> None:
    """An ISO date is said as exactly as it is known."""
    assert spoken(date) == said


@pytest.mark.parametrize(
    ("title", "date", "told"),
    [
        ("Minutes of Cabinet", "2025-01-30", "Minutes of Cabinet, 30 January 2025"),
        ("Minutes of Cabinet, 30th January 2025", "2025-01-30", "Minutes of Cabinet, 30th January 2025"),
        ("Minutes of Cabinet", None, "Minutes of Cabinet"),
    ],
)
def test_with_day(title: str, date: str | None, told: str) -> None:
    """A title has its day, and not twice."""
    assert with_day(title, date) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the minutes of 7 October 2024 and 3rd of March 2025", ["2024-10-07", "2025-03-03"]),
        ("as at 30 Sept 2024", ["2024-09-30"]),
        ("on October 31st 2022 and in May 2023", ["2022-10-31", "2023-05"]),
        ("we may 2 see", []),
    ],
)
def test_dates(text: str, found: list[str]) -> None:
    """Days and months, in long and short forms, the day before or behind the month."""
    assert dates(text) == found
