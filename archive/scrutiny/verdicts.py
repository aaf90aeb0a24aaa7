"""What the maintainer says of links that are only possible: `content/links.yaml`, which wins.

Each entry names the two ends of a link by their ids and says whether it holds:

    - from: 2024-11-25-housing-action-4-8
      to: 2025-01-20-pack-item-5-report
      holds: true
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from archive import frontmatter as fm
from archive import kept
from archive.content import FileProblem

FILE = "content/links.yaml"

_ENTRY = fm.mapping(**{"from": fm.text, "to": fm.text, "holds": fm.flag, "note": fm.text})


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The maintainer's word on links, by their ends."""

    _holds: Mapping[frozenset[str], tuple[bool, int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether the maintainer has said anything."""
        return bool(self._holds)

    def holds(self, one: str, other: str) -> bool | None:
        """Whether the maintainer has confirmed or refused the link between two ids; None if neither."""
        return self._holds.get(frozenset((one, other)), (None, 0))[0]

    def confirmed(self) -> Iterator[frozenset[str]]:
        """The ends of each link that the maintainer has confirmed."""
        return (ends for ends, (holds, _) in self._holds.items() if holds)

    def unknown(self, ids: Collection[str]) -> Iterator[FileProblem]:
        """Entries that name an id which the archive doesn't have."""
        for ends, (_, line) in self._holds.items():
            for end in sorted(ends - set(ids)):
                yield FileProblem(FILE, line, f"unknown id '{end}'; the ids stand in site/data")


def verdicts(root: Path) -> tuple[Verdicts, list[FileProblem]]:
    """The verdicts of an archive, and what is wrong with their file."""
    found, problems = kept.entries(root, FILE, _ENTRY)
    holds: dict[frozenset[str], tuple[bool, int]] = {}
    for entry, line in found:
        if missing := [key for key in ("from", "to", "holds") if key not in entry]:
            problems.append(FileProblem(FILE, line, f"an entry without '{missing[0]}'; add it"))
            continue
        ends, said = frozenset((entry["from"], entry["to"])), entry["holds"]
        if len(ends) == 1:
            problems.append(FileProblem(FILE, line, "an entry that links an id with itself; delete it"))
        elif holds.get(ends, (said, 0))[0] != said:
            what = f"line {holds[ends][1]} says the opposite of the same two; delete one of them"
            problems.append(FileProblem(FILE, line, what))
        else:
            holds[ends] = (said, line)
    return Verdicts(holds), problems
