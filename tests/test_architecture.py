"""The house is as docs/architecture.md draws it: arrows point one way."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bootstrap import ROOT

ARCHIVE = sorted((ROOT / "archive").rglob("*.py"))
PARSERS = sorted((ROOT / "parsers").rglob("*.py"))
BELOW_PAPERS = {
    "parsers.blocks",
    "parsers.furniture",
    "parsers.inline",
    "parsers.lookalikes",
    "parsers.phrases",
    "parsers.web",
    "parsers.papers.agenda_items",
    "parsers.papers.attendance",
    "parsers.papers.attendance_labels",
    "parsers.papers.attendee",
    "parsers.papers.attendance_tables",
    "parsers.papers.ballots",
    "parsers.papers.cells",
    "parsers.papers.closing",
    "parsers.papers.contacts",
    "parsers.papers.declarations",
    "parsers.papers.labels",
    "parsers.papers.layouts",
    "parsers.papers.minutes_items",
    "parsers.papers.minutes_numbers",
    "parsers.papers.minutes_titles",
    "parsers.papers.outline",
    "parsers.papers.programme_calendars",
    "parsers.papers.programme_cells",
    "parsers.papers.programme_dates",
    "parsers.papers.programme_entries",
    "parsers.papers.programme_tables",
    "parsers.papers.recommendation_columns",
    "parsers.papers.recommendation_reader",
    "parsers.papers.recommendation_row",
    "parsers.papers.recommendation_table",
    "parsers.papers.report_cover",
    "parsers.papers.titles",
    "parsers.papers.votes",
}
"""What the document parsers have in common."""


def name(path: Path) -> str:
    """A module's name, such as `parsers.pdf.page`; a package's is that of its folder."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """The modules that a module imports, such as `archive.records`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from ({n if is_module(n) else node.module for n in inside})
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def is_module(dotted: str) -> bool:
    """Whether this is the name of a module or a package of ours."""
    path = ROOT.joinpath(*dotted.split("."))
    return path.with_suffix(".py").is_file() or path.is_dir()


@pytest.mark.parametrize("path", ARCHIVE, ids=name)
def test_the_archive_never_looks_at_the_parsers(path: Path) -> None:
    """The whole site is built from content alone."""
    assert not [n for n in imports(path) if n.split(".")[0] in ("parsers", "build")]


@pytest.mark.parametrize("path", PARSERS, ids=name)
def test_the_parsers_know_only_the_records(path: Path) -> None:
    """Parsing is pure: no look at content or at any other document."""
    assert {n for n in imports(path) if n.split(".")[0] == "archive"} <= {"archive.records"}


@pytest.mark.parametrize("path", [p for p in PARSERS if p.parent.name == "papers"], ids=name)
def test_document_parsers_know_no_reader_and_not_each_other(path: Path) -> None:
    """A paper's parser stands on blocks and phrases."""
    assert {n for n in imports(path) if n.split(".")[0] == "parsers"} <= BELOW_PAPERS


@pytest.mark.parametrize("path", [p for p in ARCHIVE if p.parent.name == "records"], ids=name)
def test_records_need_the_standard_library_only(path: Path) -> None:
    """The data types depend on nothing else of ours."""
    others = {n for n in imports(path) if not n.startswith("archive.records")}
    assert others <= {"__future__", "dataclasses"}


@pytest.mark.parametrize("path", [*ARCHIVE, *PARSERS], ids=name)
def test_every_module_is_in_the_picture(path: Path) -> None:
    """docs/architecture.md names each module of both rooms."""
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    own = f"{path.parent.name}/" if path.stem == "__init__" else path.stem
    assert f"`{own}`" in picture or f"`parsers/{own}`" in picture or f"`archive/{own}`" in picture
