"""Papers: their pages, people and footnotes, as their content says."""

from pathlib import Path

import pytest

from archive import config
from archive.content import from_text
from archive.records import Report
from archive.scrutiny import people, reports

FRONT = """---
id: otters
kind: report
title: Otters
document: pack
contacts:
  - name: Bo Vole
    role: Head of Rivers
cabinet_members:
  - name: Cllr Ada Heron
wards: All
---

"""


def _report(body: str, front: str = FRONT) -> Report:
    register = people.register([])
    (page,) = reports.reports(config.Config(Path()), [from_text("o.md", front + body)], register, set())
    return page.report


@pytest.mark.parametrize(
    ("marks", "pages"),
    [
        (("page 12, printed 10", "page 13, printed 11"), (10, 11)),
        (("page 1", "page 2", "page 3, printed 1", "page 4, printed 2"), (1, 2)),
        (("page 3", "page 4"), (3, 4)),
        (("line 7",), (None, None)),
    ],
)
def test_pages_are_the_printed_ones_or_the_files(
    marks: tuple[str, ...], pages: tuple[int | None, int | None]
) -> None:
    """Never some of these and some of those."""
    report = _report("\n\n".join(f"<!-- {mark} -->\n\nOtters." for mark in marks))
    assert (report.page_from, report.page_to) == pages


def test_who_is_asked_and_who_answers_for_it_are_no_authors() -> None:
    """Each has a field of its own."""
    report = _report("Otters.")
    assert [(p.name_as_printed, p.role) for p in report.contacts] == [("Bo Vole", "Head of Rivers")]
    assert [p.name_as_printed for p in report.cabinet_members] == ["Cllr Ada Heron"]
    assert (report.wards, report.authors) == ("All", ())


def test_footnotes_are_those_with_a_note() -> None:
    """A raised figure without one, as in square metres, is none."""
    assert _report("Otters¹ need 4 km² each.\n\n¹ Counted in May.").footnotes == 1


def test_an_appendix_is_a_paper_of_its_own_kind() -> None:
    """As its content says."""
    assert _report("Otters.", FRONT.replace("kind: report", "kind: appendix")).kind == "appendix"
