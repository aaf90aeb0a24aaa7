"""What an index costs to build: ours beside lunr.js, Python's `lunr` and Pagefind, each in its own process.

Times are CPU seconds, of all threads, from sections in memory to the contents of files in memory. For none
do they hold starting, importing (numpy, which only ours needs, takes 0.1 s, once), reading the sections or
writing the files; for each they hold what is compiled or worked out at its first use.

In favour of the Lunrs: their text was folded before, and one index without places for phrases is all that
they make. Ours is everything that a search needs: folding, index, places, words for misspellings, facts,
texts. "ours, index alone" does what the Lunrs do, and the places: from folded text to the parts of the
index. In their disfavour: ours does not write scores, which the browser works out. In Pagefind's disfavour:
its program starts, is told the sections as messages, and writes its files, which are read again. "ours,
unchanged" remembers the words from a build before.

Memory is the most that the process held, with the sections that all of them read first.
"""

from __future__ import annotations

import gzip
import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lunr import lunr

from archive.search.fields import FIELDS, field_texts
from archive.search.files import search_files
from archive.search.folding import FOLDING, fold
from archive.search.pagefind import pagefind_files
from archive.search.parts import parts
from archive.search.postings import postings
from archive.search.tokens import tokens_of
from benchmarks.peers import in_node
from bootstrap import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from archive.records import Section

_MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10
"""In the units in which the system says how much a process held."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one builder took, and made."""

    seconds: float
    megabytes: float
    files: int
    raw: float
    """Of all files, in MB."""
    compressed: float


def _ours(sections: Sequence[Section]) -> Built:
    """All files of the search, each word read for the first time."""
    return _measured(lambda: search_files(sections))


def _index_alone(sections: Sequence[Section]) -> Built:
    """The parts of the index, with the places for phrases, from text that was folded before."""
    documents = [[text for name, text in document.items() if name != "ref"] for document in _folded(sections)]

    def build() -> dict[str, bytes]:
        rows, _ = postings(tokens_of(documents), len(FIELDS), ())
        return {
            f"{at}/{kind}": made
            for at, (_, *some) in enumerate(parts(rows, {}))
            for kind, made in enumerate(some)
        }

    return _measured(build)


def _again(sections: Sequence[Section]) -> Built:
    """The same when nothing has changed since it was built before."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "kept")
        search_files(sections, kept)
        return _measured(lambda: search_files(sections, kept))


def _python_lunr(sections: Sequence[Section]) -> Built:
    fields = [{"field_name": field.name, "boost": field.boost} for field in FIELDS]
    documents = _folded(sections)

    def build() -> dict[str, bytes]:
        index = lunr(ref="ref", fields=fields, documents=documents).serialize()
        return {"index.json": json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()}

    return _measured(build)


def _lunr_js(sections: Sequence[Section]) -> Built:
    fields = [{"name": field.name, "boost": field.boost} for field in FIELDS]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "index.json")
        took = in_node(
            "build",
            fields=fields,
            stopWords=FOLDING["stop_words"],
            documents=_folded(sections),
            file=str(file),
        )
        return Built(took["seconds"], took["megabytes"], *_sizes({"index.json": file.read_bytes()}))


def _pagefind(sections: Sequence[Section]) -> Built:
    """With the time of Pagefind's own program, and the memory of that or of ours, whichever held more."""
    ours = _measured(lambda: pagefind_files(sections))
    program = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = ours.seconds + program.ru_utime + program.ru_stime
    peak = max(ours.megabytes, program.ru_maxrss / _MEGABYTE)
    return Built(seconds, peak, ours.files, ours.raw, ours.compressed)


BUILDERS: dict[str, Callable[[Sequence[Section]], Built]] = {
    "ours": _ours,
    "ours, index alone": _index_alone,
    "ours, unchanged": _again,
    "lunr.js": _lunr_js,
    "Python lunr": _python_lunr,
    "Pagefind": _pagefind,
}


def _folded(sections: Sequence[Section]) -> list[dict[str, str]]:
    names = [field.name for field in FIELDS]
    return [
        {"ref": str(place), **dict(zip(names, map(fold, field_texts(section)), strict=True))}
        for place, section in enumerate(sections)
    ]


def _measured(build: Callable[[], dict[str, bytes]]) -> Built:
    began = time.process_time()
    made = build()
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    return Built(seconds, peak, *_sizes(made))


def _sizes(made: dict[str, bytes]) -> tuple[int, float, float]:
    """How many files, and how large; Pagefind's are compressed already."""
    raw = sum(map(len, made.values()))
    sent = sum(min(len(contents), len(gzip.compress(contents, 6))) for contents in made.values())
    return len(made), raw / 1e6, sent / 1e6


def lines(sections: Sequence[Section], runs: int) -> Iterator[str]:
    """The table of all builders: the best of so many runs of each, by turns."""
    yield f"{'to build':18}{'CPU s':>8}{'x ours':>8}{'peak MB':>9}{'files':>8}{'raw MB':>9}{'gzip MB':>9}"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "sections.pickle")
        file.write_bytes(pickle.dumps(sections))
        built = {name: min((_run(name, file) for _ in range(runs)), key=_seconds) for name in BUILDERS}
    first = built["ours"].seconds
    for name, one in built.items():
        yield (
            f"{name:18}{one.seconds:8.2f}{one.seconds / first:8.2f}{one.megabytes:9.0f}{one.files:8,}"
            f"{one.raw:9.2f}{one.compressed:9.2f}"
        )


def _seconds(built: Built) -> float:
    return built.seconds


def _run(name: str, file: Path) -> Built:
    """Build in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.search_building", name, str(file)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return Built(*json.loads(done.stdout))


if __name__ == "__main__":
    result = BUILDERS[sys.argv[1]](pickle.loads(Path(sys.argv[2]).read_bytes()))  # noqa: S301 - our own
    values = [result.seconds, result.megabytes, result.files, result.raw, result.compressed]
    json.dump(values, sys.stdout)
