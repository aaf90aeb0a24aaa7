"""The report of an ingestion, and the short text of it at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass
class Report:
    """What an ingestion did."""

    unpacked: list[str] = field(default_factory=list)
    """Zipped folders and emails that were unpacked."""
    read: Counter[str] = field(default_factory=Counter)
    """Documents read, by kind."""
    unchanged: int = 0
    """Documents that needed no reading."""
    found: Counter[str] = field(default_factory=Counter)
    """Parts found in what was read, by kind."""
    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Pages that a person changed or deleted, with a new reading beside them."""
    removed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    """Originals that have been renamed."""
    deleted: list[str] = field(default_factory=list)
    """Documents that are not shown, for a person has deleted their folder."""
    held: list[str] = field(default_factory=list)
    """What originals hold that their pages don't show: for the maintainer alone."""
    problems: list[str] = field(default_factory=list)
    """What was refused or not understood, with file and place."""


def summary(
    report: Report, seconds: float, *, verbose: bool, command: str = "python build.py"
) -> Iterator[str]:
    """Its lines: documents read by kind, pages found, what was not understood, what changed in content.

    `command` is how whoever reads them calls us, for the commands that they name.
    """
    yield from report.unpacked
    yield from report.moved
    read = sum(report.read.values())
    if read:
        yield f"Read {read} document{'s' if read > 1 else ''}: {_counts(report.read)}"
        yield f"Found {_counts(report.found)}"
    if report.unchanged:
        yield f"{report.unchanged} document{'s' if report.unchanged > 1 else ''} unchanged"
    if not (read or report.unchanged or report.deleted or report.problems):
        yield f"sources/ is empty: put papers there, or name them: {command} ingest FILE"
    if report.written or report.removed:
        yield f"content/: {len(report.written)} pages written, {len(report.removed)} removed"
    if verbose:
        yield from (f"  written {path}" for path in report.written)
        yield from (f"  removed {path}" for path in report.removed)
    for path in report.kept:
        yield f"{path}: you changed or deleted it; the new reading is in {path}.new"
        yield f"  settle it with: {command} take {path} --new (or --mine)"
    yield from report.deleted
    if report.held:
        yield f"For you alone, not for readers ({len(report.held)}):"
        yield from (f"  {line}" for line in report.held)
    if report.problems:
        yield f"Not understood ({len(report.problems)}):"
        yield from (f"  {problem}" for problem in report.problems)
    yield f"({seconds:.1f} s)"


def _counts(kinds: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "nothing"
