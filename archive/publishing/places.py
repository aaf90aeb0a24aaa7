"""Where the site stands, and the day that its papers reach to: it has no other today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from archive.config import Config
from archive.library import Library
from archive.slugs import slug


@dataclass(frozen=True, slots=True)
class Places:
    """Makes addresses: absolute ones where the settings say where the site stands, else relative ones."""

    base: str
    """The site's own address, with a slash at its end; empty where it is not known."""
    root: str = ""
    """The way to the site's root from the file that the addresses are written into."""

    @classmethod
    def of(cls, config: Config, root: str = "") -> Places:
        """The addresses in a file so far below the root."""
        base = config.base_url
        return cls(f"{base.rstrip('/')}/" if base else "", root)

    def to(self, url: str) -> str:
        """The address of a place of the site."""
        return f"{self.base or self.root}{url}" or "./"


def urn(config: Config, kind: str, record: str) -> str:
    """What a record is called wherever the site moves to, and whatever becomes of its address."""
    return uuid5(NAMESPACE_URL, f"scrutiny-archive:{slug(config.council)}:{kind}:{record}").urn


def reaches_to(library: Library) -> str:
    """The day of the newest paper, or of the last meeting that was held."""
    held = (page.meeting.date for page in library.meetings if page.meeting.status == "held")
    return newest([*held, *(page.report.date for page in library.reports)]) or "1970-01-01"


def reaches_back(library: Library) -> str:
    """The day of the oldest paper or meeting."""
    told = [page.meeting.date for page in library.meetings] + [page.report.date for page in library.reports]
    return min((whole(day) for day in told if day), default="1970-01-01")


def newest(dates: Iterable[str | None]) -> str | None:
    """The newest date; one that is only a month or a year counts from its first day."""
    return max((whole(day) for day in dates if day), default=None)


def whole(day: str) -> str:
    """A date with month and day."""
    return day + "0000-01-01"[len(day) :]
