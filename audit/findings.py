"""What is found amiss on a page, as one line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One thing that is amiss."""

    page: str
    """The page's address below the site's root."""
    rule: str
    element: str = ""
    """The element as HTML, or what else shows it."""
    how: str = ""
    """How the page was looked at, such as `320 px, dark`; empty where that doesn't matter."""

    def __str__(self) -> str:
        """The finding as one line."""
        where = f"{self.page or './'} ({self.how})" if self.how else self.page or "./"
        return f"{where}: {self.rule}: {' '.join(self.element.split())[:200]}".removesuffix(": ")
