"""The page of feeds and calendars."""

from __future__ import annotations

from archive import subscriptions
from archive.library import Library
from archive.pages.page import SitePage


def page(library: Library) -> SitePage:
    """All that a reader can subscribe to."""
    context = {
        "feeds": subscriptions.feeds(library),
        "calendars": subscriptions.calendars(library),
        "most": subscriptions.NEWEST,
    }
    about = "Be told what is new, and have the meetings in a calendar"
    return SitePage("feeds/", "feeds.html", "Feeds and calendars", "", about, context)
