"""Reports and other papers of four councils, and who cites whom, as people read it in them."""

from collections import Counter

import pytest

from archive.library import Library
from archive.records import Report

pytestmark = pytest.mark.slow

# Line on which a paper begins: kind, item, date, how many wrote it, authorised it, get it; read by hand.
PAPERS = {
    "000": {
        264: ("report", "4", "2021-07-12", 1, 1, 0),
        426: ("text", "4", "2021-07-12", 0, 0, 0),
        504: ("appendix", "4", "2021-07-12", 0, 0, 0),
        642: ("report", "5", "2021-07-12", 1, 1, 0),
        771: ("report", "6", "2021-07-12", 1, 1, 0),
        810: ("text", "6", "2021-05", 0, 0, 0),
        1005: ("report", "6", "2021-07-12", 1, 1, 0),
        1172: ("work-programme", "7", "2021-07-12", 0, 0, 0),
    },
    "002": {
        158: ("cover-sheet", "4", "2023-01-16", 0, 0, 0),
        175: ("report", "4", "2023-01-16", 1, 1, 0),
        4762: ("cover-sheet", "5", "2023-01-16", 0, 0, 0),
        4790: ("report", "5", "2023-01-16", 3, 2, 0),
        4919: ("recommendations", "5", "2023-01-16", 0, 0, 0),
        5022: ("cover-sheet", "6", "2023-01-16", 0, 0, 0),
        5048: ("report", "6", "2023-01-16", 1, 1, 0),
        5268: ("recommendations", "6", "2023-01-16", 0, 0, 0),
        5570: ("cover-sheet", "7", "2023-01-16", 0, 0, 0),
        5586: ("letter", "7", "2022-12-07", 2, 0, 1),
        5729: ("cover-sheet", "8", "2023-01-16", 0, 0, 0),
        5743: ("work-programme", "8", "2023-01-16", 0, 0, 0),
        5819: ("cover-sheet", "9", "2023-01-16", 0, 0, 0),
    },
    "003": {3: ("report", None, None, 0, 0, 0)},
    "004": {3: ("report", "6", "2021-07-12", 1, 1, 0)},
}
# PDF page on which a paper begins: kind, item, date, how many wrote it, how many are named for questions
KENT = {
    ("24-00096", 1): ("report", "9", "2025-01-30", 2, 2),
    ("24-00108", 1): ("report", "5", "2025-01-30", 2, 0),
    ("appendix", 1): ("glossary", None, None, 0, 0),
    ("budget-a", 1): ("letter", None, "2025-02-27", 1, 0),
    ("budget-a", 3): ("text", "6", "2025-02-13", 0, 0),
    ("budget-a", 5): ("report", "6", "2025-02-13", 0, 0),
    ("budget-a", 9): ("text", "6", "2025-02-13", 0, 0),
    ("budget-a", 13): ("text", "6", "2025-02-13", 0, 0),
    ("budget-a", 39): ("text", "6", "2025-02-13", 0, 0),
    ("budget-a", 41): ("text", "6", "2025-02-13", 0, 0),
    ("budget-a", 43): ("text", "6", "2025-02-13", 0, 0),
    ("budget-a", 45): ("text", "6", "2025-02-13", 0, 0),
    ("budget-a", 47): ("text", "6", "2025-02-13", 0, 0),
    ("item-7-s", 1): ("letter", None, "2025-01-29", 1, 0),
    ("item-7-s", 3): ("report", "7", "2025-01-30", 4, 6),
    ("item-7-s", 13): ("text", "7", "2025-01-30", 0, 0),
    ("scrutiny", 1): ("report", None, "2025-03-04", 1, 1),
}
# What is cited, and how often; counted by hand
CITED = {
    "hackney": {
        "item": 3,
        "minutes": 3,
        "meeting": 3,
        "review": 7,
        "recommendation": 22,
        "appendix": 3,
        "table": 4,
        "part": 2,
    },
    "kent": {"meeting": 4, "appendix": 7, "table": 3, "part": 10},
    "kingston": {},
    "manchester": {},
}


def _told(report: Report) -> tuple[str, str | None, str | None, int, int, int]:
    people = (report.authors, report.authorised_by, report.recipients)
    authors, authorised, recipients = map(len, people)
    return report.kind, report.item, report.date, authors, authorised, recipients


@pytest.mark.parametrize("document", sorted(PAPERS))
def test_the_papers_of_a_pack(read: dict[str, Library], document: str) -> None:
    """Each where it begins, nested ones too, with item, date and people."""
    own = [p.report for p in read["hackney"].reports if p.page.document.startswith(document)]
    assert {r.sources[0].line: _told(r) for r in own} == PAPERS[document]


def test_the_papers_of_pdfs(read: dict[str, Library]) -> None:
    """Under the item that they fit, where they came as files of their own."""
    own = [p.report for p in read["kent"].reports]
    told = {(r.sources[0].document[:8], r.sources[0].page): (*_told(r)[:4], len(r.contacts)) for r in own}
    assert told == KENT


@pytest.mark.parametrize("name", sorted(CITED))
def test_who_cites_whom(read: dict[str, Library], name: str) -> None:
    """As many of each kind as people found; one of them only possible."""
    found = read[name].citations
    assert Counter(c.kind for c in found) == CITED[name]
    assert [c.kind for c in found if c.possible] == (["part"] if name == "hackney" else [])


def test_footnotes_have_their_notes(read: dict[str, Library]) -> None:
    """Of eight marks in the papers of one council seven lead to a note elsewhere, and back."""
    links = [link for own in read["hackney"].links.values() for found in own.values() for link in found]
    assert sum(link.label.startswith("Footnote") for link in links) == 7
    assert sum(link.label.startswith("Back") for link in links) == 7
