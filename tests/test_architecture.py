"""The house is as docs/architecture.md draws it: arrows point one way."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bootstrap import ROOT

READERS = ("pdf", "html", "text", "xml")
BELOW_DOCUMENT_PARSERS = {
    "agenda_items", "attendance", "blocks", "cells", "furniture", "outline", "phrases", "votes", "web",
}  # fmt: skip


def imports(path: Path) -> Iterator[str]:
    """The modules of ours that a module imports, such as `archive.records`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (
                f"{node.module}.{alias.name}" for alias in node.names if node.module in ("archive", "parsers")
            )
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", sorted((ROOT / "archive").glob("*.py")), ids=lambda p: p.stem)
def test_the_archive_never_looks_at_the_parsers(path: Path) -> None:
    """The whole site is built from content alone."""
    assert not [name for name in imports(path) if name.split(".")[0] in ("parsers", "build")]


@pytest.mark.parametrize("path", sorted((ROOT / "parsers").glob("*.py")), ids=lambda p: p.stem)
def test_the_parsers_know_only_the_records(path: Path) -> None:
    """Parsing is pure: no look at content or at any other document."""
    allowed = {"archive", "archive.records"}
    assert not [n for n in imports(path) if n.split(".")[0] == "archive" and n not in allowed]


def test_document_parsers_know_no_reader_and_not_each_other() -> None:
    """A paper's parser stands on blocks and phrases."""
    names = {
        "agenda",
        "cover_sheet",
        "glossary",
        "letter",
        "minutes",
        "modern_gov",
        "recommendations",
        "report",
        "work_programme",
    }
    for name in names:
        of_parsers = {
            n.removeprefix("parsers.").split(".")[0]
            for n in imports(ROOT / "parsers" / f"{name}.py")
            if n.startswith("parsers.")
        }
        assert of_parsers <= BELOW_DOCUMENT_PARSERS, f"{name} imports {of_parsers - BELOW_DOCUMENT_PARSERS}"


def test_records_need_the_standard_library_only() -> None:
    """The data types depend on nothing of ours."""
    assert set(imports(ROOT / "archive" / "records.py")) <= {"__future__", "dataclasses"}


def test_every_module_is_in_the_picture() -> None:
    """docs/architecture.md names each module of both rooms."""
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for room in ("archive", "parsers"):
        for path in (ROOT / room).glob("*.py"):
            if path.stem != "__init__":
                assert f"`{path.stem}`" in picture, f"{room}/{path.name} is not in docs/architecture.md"
