"""The lists that a maintainer keeps beside the pages, such as `content/people.yaml` and `links.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from archive import frontmatter as fm
from archive.content import FileProblem


def entries(root: Path, file: str, check: fm.Check) -> tuple[list[tuple[Any, int]], list[FileProblem]]:
    """The entries of a list, each checked, with its line; one that is wrong is a problem, the rest stay."""
    path = root / file
    if not path.exists():
        return [], []
    try:
        listed = fm.parse("all:\n" + _indented(path.read_text(encoding="utf-8-sig")), first_line=0)["all"]
    except (fm.FrontMatterError, UnicodeDecodeError) as error:
        return [], [FileProblem(file, getattr(error, "line", 1), str(error))]
    if listed.data == "":
        return [], []
    if not isinstance(listed.data, list):
        return [], [FileProblem(file, 1, "should be a list, each entry on a line of its own after '- '")]
    found, problems = [], []
    for value in listed.data:
        try:
            found.append((check(value), value.line))
        except fm.FrontMatterError as error:
            problems.append(FileProblem(file, error.line, str(error)))
    return found, problems


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" if line.strip() else "\n" for line in text.splitlines())
