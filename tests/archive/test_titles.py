"""No two pages have the same title: as much is added as tells them apart."""

import pytest

from archive.pages.page import SitePage
from archive.pages.titles import told_apart


@pytest.mark.parametrize(
    ("apart", "titles"),
    [
        ([("3 May 2024", "Report"), ("4 June 2024", "Report")], ["Fares, 3 May 2024", "Fares, 4 June 2024"]),
        ([("3 May 2024", "Report"), ("3 May 2024", "Letter")], None),
        ([(), ("original",)], ["Fares", "Fares, original"]),
        (
            [("2024", "a"), ("2024", "b"), ("2025", "b")],
            ["Fares, 2024, a", "Fares, 2024, b", "Fares, 2025, b"],
        ),
        ([()], ["Fares"]),
        ([("3 May 2024",)], ["Fares"]),
    ],
)
def test_told_apart(apart: list[tuple[str, ...]], titles: list[str] | None) -> None:
    """By the first of what each is, by more where that is the same; a title of one page stays."""
    pages = [SitePage(f"{n}/", "report.html", "Fares", "", apart=each) for n, each in enumerate(apart)]
    other = SitePage("other/", "report.html", "Other", "", apart=("3 May 2024",))
    *found, last = told_apart([*pages, other])
    assert last == other
    assert [page.title for page in found] == (titles or ["Fares, " + ", ".join(each) for each in apart])
