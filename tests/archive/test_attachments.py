"""Files that a council's page links to: matched with the archive's papers only where one alone fits."""

from pathlib import Path

import pytest

from archive.config import Config
from archive.content import Page
from archive.scrutiny.meetings.attachments import attached, known

CONFIG = Config(Path())
BODY, DATE = "Wetlands Scrutiny Panel", "2025-06-03"


def document(name: str, media_type: str = "application/pdf") -> Page:
    """A page about a document, named by its file."""
    return Page("", name, "document", name, name, "", {"path": f"{name}.pdf", "media_type": media_type})


def paper(document: str, kind: str, title: str, *, date: str = DATE, item: str | None = None) -> Page:
    """A paper that was read from a document."""
    meta = {"body": BODY, "meeting_date": date, "item": item}
    return Page(
        "", f"{document}-{kind}-{len(title)}", kind, title, document, "", {k: v for k, v in meta.items() if v}
    )


PAGES = [
    document("water-levels-in-the-upper-marsh"),
    paper("water-levels-in-the-upper-marsh", "report", "Water levels", date="2024-01-01"),
    document("appendix-a"),
    paper("appendix-a", "text", "Gauges", date="2024-01-01"),
    document("appendix-b"),
    paper("appendix-b", "text", "Sluices"),
    document("public-reports-pack"),
    paper("public-reports-pack", "agenda", "Agenda"),
    paper("public-reports-pack", "report", "Heron count", item="6"),
    paper("public-reports-pack", "report", "Heron count", item="7"),
    document("minutes"),
    paper("minutes", "minutes", "Minutes of the Panel"),
    document("web", "text/html"),
    paper("web", "web-minutes", "Minutes of the Panel"),
]


@pytest.mark.parametrize(
    ("entry", "document", "url"),
    [
        (
            {"title": "Levels", "file": "Water levels in the Upper Marsh.pdf", "item": "5"},
            "water-levels-in-the-upper-marsh",
            "reports/water-levels-in-the-upper-marsh-report-12/",
        ),
        ({"title": "Appendix A", "file": "Appendix A.pdf", "item": "5"}, None, None),
        (
            {"title": "Appendix B", "file": "Appendix B.pdf", "item": "5"},
            "appendix-b",
            "reports/appendix-b-text-7/",
        ),
        (
            {"title": "Heron count", "file": "s123.pdf", "item": "7"},
            "public-reports-pack",
            "reports/public-reports-pack-report-11/",
        ),
        ({"title": "Heron count", "file": "s123.pdf"}, None, None),
        (
            {"title": "Agenda reports pack", "file": "Public reports pack 03062025.pdf"},
            "public-reports-pack",
            "documents/public-reports-pack/",
        ),
        ({"title": "Printed minutes"}, "minutes", "documents/minutes/"),
        ({"title": "Minutes", "item": "3"}, None, None),
        ({"title": "Frogs", "file": "Frogs and toads of the marsh.pdf", "item": "9"}, None, None),
    ],
)
def test_a_link_leads_to_its_paper(entry: dict[str, str], document: str | None, url: str | None) -> None:
    """By a telling file name; by title and item; the council's own prints; any doubt leaves it alone."""
    entry["address"] = "https://reedmere.example.org/documents/s1"
    (found,) = attached([entry, dict(entry)], DATE, BODY, known(CONFIG, PAGES))
    assert (found.title, found.address) == (entry["title"], entry["address"])
    assert (found.document, found.shown_at) == (document, url)
