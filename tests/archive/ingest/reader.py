"""What tests of ingestion share: a reader to which each line of a paper is a page, and what then is said."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from archive import check, ingest
from archive.config import Config
from archive.summary import Report


class Refused(Exception):
    """What the reader of these tests raises."""


def reader(data: bytes) -> dict[str, Any]:
    """Reads the papers of these tests: each line a page of its own."""
    text = data.decode()
    if "broken" in text:
        raise Refused("is broken")
    parts = [
        {"kind": "text", "title": line, "meta": {}, "body": f"{line} says this."}
        for line in text.splitlines()
    ]
    words = {"source": 3, "published": 3, "omitted": [], "unaccounted": 0}
    return {
        "kind": "text",
        "media_type": "text/plain",
        "pages": None,
        "parts": parts,
        "words": words,
        "problems": [],
        "uses": ["lines"],
    }


def reworded(data: bytes) -> dict[str, Any]:
    """The same papers, their first page read differently."""
    answer = reader(data)
    answer["parts"][0]["body"] = "Alpha says more."
    return answer


def run(
    settings: Config,
    version: str = "1",
    read: Any = reader,
    paths: Sequence[Path] = (),
    again: Sequence[str] = (),
    changed: Mapping[str, str] | None = None,
) -> Report:
    """Ingest with the reader of these tests; `changed` are versions of single parsers, the others have 1."""

    def fingerprint(uses: Sequence[str]) -> str:
        return " ".join(changed.get(name, "1") if changed else version for name in uses)

    return ingest.ingest(settings, ingest.Reader(read, Refused, version, fingerprint), paths, again=again)


def page(settings: Config, name: str) -> Path:
    """A page of the paper."""
    return settings.content / "paper-txt" / name


def doubted(settings: Config) -> list[str]:
    """What `check` doubts of the documents; the statement on accessibility is another matter."""
    doubts = map(str, check.check(settings).doubts)
    return [doubt for doubt in doubts if not doubt.startswith("archive.toml:")]
