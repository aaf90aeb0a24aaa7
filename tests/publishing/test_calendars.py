"""Calendars are read by an independent parser of theirs: when, where, what, and what was called off."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from archive.library import Library
from archive.publishing import calendars
from tests import invented
from tests.publishing.built import BASE, Files, built, change

SECOND = timedelta(seconds=1)
ALL = "calendar/all.ics"


def events(files: Files, path: str = ALL) -> dict[str, Event]:
    """The events of a calendar by their day."""
    calendar = Calendar.from_ical(files[path])
    return {f"{event.start:%Y-%m-%d}": event for event in calendar.events}


def test_a_meeting(at_home: Files) -> None:
    """It begins in local time, has the venue, the agenda and the page's address."""
    event = events(at_home)["2025-01-20"]
    assert event.start == datetime(2025, 1, 20, 19, tzinfo=ZoneInfo("Europe/London"))
    assert event["dtstart"].params["tzid"] == "Europe/London"
    assert event["location"] == "Town Hall"
    assert event["url"] == f"{BASE}{invented.ANNOUNCED}"
    assert "4 Repairs review" in str(event["description"])
    assert "dtend" not in event


def test_a_meeting_without_times(at_home: Files) -> None:
    """It takes the day; nothing is made up."""
    event = events(at_home)["2024-11-25"]
    assert event.start == date(2024, 11, 25)
    assert event["dtstart"].params["value"] == "DATE"


def test_the_zone_is_there(at_home: Files) -> None:
    """With the change of the clocks before and after the meetings: not all calendars know all zones."""
    (zone,) = Calendar.from_ical(at_home[ALL]).timezones
    assert zone.tz_name == "Europe/London"
    summer = datetime(2025, 7, 1, 12, tzinfo=zone.to_tz())
    winter = datetime(2025, 1, 20, 12, tzinfo=zone.to_tz())
    offsets = [moment.utcoffset() for moment in (summer, winter)]
    assert [offset.total_seconds() for offset in offsets if offset is not None] == [3600, 0]


@pytest.mark.parametrize("name", ["Europe/London", "Europe/Dublin", "Pacific/Auckland", "America/New_York"])
def test_the_clock_changes_when_it_does(known: Library, name: str) -> None:
    """Each change is told by the clock before it, as the standard has it, and there is nothing else."""
    files = calendars.files(replace(known, config=replace(known.config, time_zone=name)))
    (zone,) = Calendar.from_ical(dict(files)[ALL]).timezones
    local = ZoneInfo(name)
    assert "comment" not in zone
    for part in zone.subcomponents:
        more = part.get("rdate")
        for start in (part.DTSTART, *(moment.dt for moment in (more.dts if more else ()))):
            moment = (start - part.TZOFFSETFROM).replace(tzinfo=UTC)
            offsets = [(moment + step).astimezone(local).utcoffset() for step in (-SECOND, 0 * SECOND)]
            assert offsets == [part.TZOFFSETFROM, part.TZOFFSETTO]


def test_names_are_stable(at_home: Files, nowhere: Files) -> None:
    """A meeting has the same UID in each calendar, wherever the site stands, and nobody else has it."""
    found = [
        [str(e["uid"]) for e in Calendar.from_ical(files[path]).events]
        for files in (at_home, nowhere)
        for path in (ALL, f"calendar/{invented.COMMISSION}.ics")
    ]
    assert found[0] == found[1] == found[2] == found[3]
    assert len(set(found[0])) == len(found[0]) == 2


@pytest.mark.parametrize(
    ("status", "shown", "summary"),
    [
        ("cancelled", "CANCELLED", "Cancelled: Housing Scrutiny Commission"),
        ("postponed", "CANCELLED", "Postponed: Housing Scrutiny Commission"),
        ("scheduled", "CONFIRMED", "Housing Scrutiny Commission"),
    ],
)
def test_called_off(tmp_path: Path, status: str, shown: str, summary: str) -> None:
    """A meeting that did not take place says so, in its state and in words."""
    folder = invented.write(tmp_path)
    agenda = folder / "content/pack/1-agenda.md"
    change(agenda, "start_time: 19:00", f"start_time: 19:00\nstatus: {status}")
    event = events(built(folder))["2025-01-20"]
    assert (event["status"], event["summary"]) == (shown, summary)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("19:00", "21:15", ["2025-01-20 19:00", "2025-01-20 21:15"]),
        ("22:00", "00:30", ["2025-01-20 22:00", "2025-01-21 00:30"]),
        ("19:00", "18:00", ["2025-01-20 19:00"]),
        ("19:00", None, ["2025-01-20 19:00"]),
        (None, "21:00", ["2025-01-20"]),
    ],
)
def test_times(tmp_path: Path, start: str | None, end: str | None, expected: list[str]) -> None:
    """An end after midnight is on the next day; one that can't be is left out."""
    folder = invented.write(tmp_path)
    told = [f"start_time: {start}"] if start else []
    told += [f"planned_end_time: {end}"] if end else []
    change(folder / "content/pack/1-agenda.md", "start_time: 19:00", "\n".join(told))
    (event,) = (e for e in Calendar.from_ical(built(folder)[ALL]).events if e.start.year == 2025)
    found = [event.start, *([event.end] if "dtend" in event else [])]
    assert [f"{m:%Y-%m-%d %H:%M}" if isinstance(m, datetime) else f"{m:%Y-%m-%d}" for m in found] == expected
