"""The short report at the end of an ingestion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from archive.ingest import Report


def summary(report: Report, seconds: float, *, verbose: bool) -> Iterator[str]:
    """Its lines: documents read by kind, pages found, what was not understood, what changed in content."""
    yield from report.unpacked
    read = sum(report.read.values())
    if read:
        yield f"Read {read} document{'s' if read > 1 else ''}: {_counts(report.read)}"
        yield f"Found {_counts(report.found)}"
    if report.unchanged:
        yield f"{report.unchanged} document{'s' if report.unchanged > 1 else ''} unchanged"
    if not read and not report.unchanged:
        yield "sources/ is empty: put papers there, or name them: python build.py ingest FILE"
    if report.written or report.removed:
        yield f"content/: {len(report.written)} pages written, {len(report.removed)} removed"
    if verbose:
        yield from (f"  written {path}" for path in report.written)
        yield from (f"  removed {path}" for path in report.removed)
    for path in report.kept:
        yield f"{path}: you changed or deleted it; the new reading is in {path}.new"
        yield f"  settle it with: python build.py take {path} --new (or --mine)"
    if report.problems:
        yield f"Not understood ({len(report.problems)}):"
        yield from (f"  {problem}" for problem in report.problems)
    yield f"({seconds:.1f} s)"


def _counts(kinds: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "nothing"
