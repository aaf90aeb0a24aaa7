"""Calendars of meetings, of all bodies and of each, that a reader's calendar can subscribe to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress, vDDDLists, vText

from archive import subscriptions
from archive.config import Config
from archive.library import Library
from archive.publishing.places import Places, reaches_to, urn
from archive.records import Meeting

_OFF = {"cancelled": "Cancelled", "postponed": "Postponed"}
_SAID = {"abandoned": "The meeting was abandoned.", "inquorate": "Too few members came to decide."}
_NIGHT = time(4)
"""A meeting that ends before this hour, and before it began, ended on the next day."""


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The calendars by their paths in the site."""
    meetings = [page.meeting for page in library.meetings]
    for calendar in subscriptions.calendars(library):
        own = [meeting for meeting in meetings if calendar.body in (None, meeting.body)]
        yield calendar.path, _calendar(library, f"{calendar.title} – {library.config.title}", own)


def _calendar(library: Library, title: str, meetings: Iterable[Meeting]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Scrutiny Archive//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", library.config.time_zone)
    today = date.fromisoformat(reaches_to(library))
    for meeting in sorted(meetings, key=lambda m: (m.date, m.id)):
        calendar.add_component(_event(library.config, meeting, today))
    days = [event.start for event in calendar.events if isinstance(event.start, datetime)]
    if days:
        # A year on both sides: calendars ask for the change of the clocks before the first day.
        first, last = min(days).date() - timedelta(days=366), max(days).date() + timedelta(days=366)
        calendar.add_missing_timezones(first_date=first, last_date=last)
        for zone in calendar.timezones:
            _mend(zone)
    written: bytes = calendar.to_ical()
    return written


def _mend(zone: Timezone) -> None:
    """Tell changes of the clock by the clock before them, as the standard has it, and nothing besides.

    The library tells a change forward by the clock after it, and the beginning of its search as one more.
    """
    zone.pop("comment", None)
    parts = [part for part in zone.subcomponents if part.TZOFFSETFROM != part.TZOFFSETTO]
    for part in parts:
        forward = max(part.TZOFFSETTO - part.TZOFFSETFROM, timedelta())
        starts = [part.DTSTART, *(moment.dt for moment in part.get("rdate", vDDDLists([])).dts)]
        part.DTSTART, *more = (start - forward for start in starts)
        part.pop("rdate", None)
        if more:
            part.add("rdate", more)
    if parts:
        zone.subcomponents = parts


def _event(config: Config, meeting: Meeting, today: date) -> Event:
    day = date.fromisoformat(meeting.date)
    event = Event()
    event.add("uid", urn(config, "meeting", meeting.id).removeprefix("urn:uuid:"))
    # When the entry was made is not known to papers; it may not be later than they are.
    event.add("dtstamp", datetime.combine(min(day, today), time(), UTC))
    off = _OFF.get(meeting.status)
    event.add("summary", f"{off}: {meeting.body}" if off else meeting.body)
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    for name, moment in _times(meeting, day, ZoneInfo(config.time_zone)):
        event.add(name, moment)
    if meeting.venue:
        event.add("location", meeting.venue)
    address = Places.of(config).to(meeting.url) if config.base_url else ""
    items = [" ".join(filter(None, [item.number, item.title])) for item in meeting.agenda]
    said = [_SAID.get(meeting.status, ""), *items, address]
    event.add("description", "\n".join(filter(None, said)))
    if address:
        event.add("url", address)
    if config.contact_email:
        organizer = vCalAddress(f"mailto:{config.contact_email}")
        organizer.params["cn"] = vText(config.council or config.title)
        event.add("organizer", organizer)
    return event


def _times(meeting: Meeting, day: date, zone: ZoneInfo) -> Iterator[tuple[str, date]]:
    """When it begins and ends; the whole day where no time is known, no end where none is."""
    start, end = _time(meeting.start_time), _time(meeting.end_time or meeting.planned_end_time)
    if start is None:
        yield "dtstart", day
        return
    yield "dtstart", datetime.combine(day, start, zone)
    if end and end > start:
        yield "dtend", datetime.combine(day, end, zone)
    elif end and end < _NIGHT:
        yield "dtend", datetime.combine(day + timedelta(days=1), end, zone)


def _time(told: str | None) -> time | None:
    try:
        return time.fromisoformat(told) if told else None
    except ValueError:
        return None
