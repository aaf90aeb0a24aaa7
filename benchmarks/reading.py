"""Measures the reading of PDFs: `python -m benchmarks.reading` prints ours beside pdfplumber and PDFium.

A pack of 300 and more pages is put together from the real papers of `../shared/documents/kent`, or from the
sample's where those are missing. Each engine reads it in a process of its own. Then two such packs go through
the processes that an ingest uses, one and two at a time, and a thousand small documents are ingested twice.
Last, tables that are made here, so that their cells are known, are read by us and by pdfplumber.
"""

from __future__ import annotations

import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber
import pypdfium2

import parsers
from archive import config, ingest, new
from parsers import fingerprint, worker
from parsers.isolated import Processes, Refused
from tests.invented_tables import documents
from tests.table_scores import Score, ours, pdfplumbers, score, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ROOT = Path(__file__).resolve().parent.parent
_PAGES, _DOCUMENTS = 300, 1000
_RUNS = 3
_EACH = 8
"""So many documents of each kind of table."""


def main() -> None:
    """Print the three tables."""
    logging.disable(logging.WARNING)  # pdfminer warns of colours that it doesn't know
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pack.pdf"
        count, source = _pack(path)
        sys.stdout.write(f"A pack of {count} pages, made from {source}\n")
        lines = chain(
            _speed(path, count),
            [""],
            _side_by_side(path.read_bytes(), count),
            _again(Path(folder) / "archive"),
            [""],
            _tables(_EACH),
        )
        for line in lines:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


def _pack(path: Path) -> tuple[int, str]:
    """Write a pack of all papers, one after the other and over again; how many pages it has, from where."""
    folder = _ROOT.parent / "shared" / "documents" / "kent"
    folder = folder if folder.is_dir() else _ROOT / "sources"
    papers = [pypdfium2.PdfDocument(paper) for paper in sorted(folder.glob("*.pdf"))]
    pack = pypdfium2.PdfDocument.new()
    while len(pack) < _PAGES:
        for paper in papers:
            pack.import_pages(paper)
    pack.save(path)
    return len(pack), folder.name


# -- speed and memory ----------------------------------------------------------------------------------------


def _read_ours(path: Path) -> None:
    parsers.parse(path.read_bytes())


def _read_whole(path: Path) -> None:
    worker.as_json(parsers.parse(path.read_bytes()))


def _read_pdfplumber(path: Path) -> None:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def _read_pdfium(path: Path) -> None:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_range()
        page.close()


_ENGINES: dict[str, Callable[[Path], None]] = {
    "ours, to records": _read_ours,
    "ours, to accounted Markdown": _read_whole,
    "pdfplumber, text and tables": _read_pdfplumber,
    "PDFium, plain text": _read_pdfium,
}


def _measure(engine: str, path: Path) -> None:
    """Read a file in this process, and print the CPU seconds and the most memory that it took, in MB."""
    logging.disable(logging.WARNING)
    began = time.process_time()
    _ENGINES[engine](path)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    json.dump([seconds, peak / (2**20 if sys.platform == "darwin" else 2**10)], sys.stdout)


def _speed(path: Path, pages: int) -> Iterator[str]:
    yield f"best of {_RUNS} runs each{'':12}{'CPU s':>8}{'pages/s':>9}{'x ours':>8}{'peak MB':>9}"
    runs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for engine in [*_ENGINES] * _RUNS:  # by turns, so that a busy minute of the machine meets all of them
        command = [sys.executable, "-m", "benchmarks.reading", engine, str(path)]
        answer = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True).stdout
        runs[engine].append(tuple(json.loads(answer)))
    first = 0.0
    for engine, results in runs.items():
        seconds, megabytes = min(results)
        first = first or seconds
        yield f"{engine:30}{seconds:8.2f}{pages / seconds:9.0f}{seconds / first:8.1f}{megabytes:9.0f}"


def _side_by_side(pack: bytes, pages: int) -> Iterator[str]:
    """Two packs through the processes of an ingest."""
    walls = []
    with Processes(seconds=600, megabytes=4000) as processes:
        for jobs in (1, 2):
            with ThreadPoolExecutor(jobs) as pool:
                began = time.perf_counter()
                list(pool.map(processes.read_text, [pack, pack]))
                walls.append(time.perf_counter() - began)
    yield f"two packs of {pages} pages, wall: one at a time {walls[0]:.2f} s, two at a time {walls[1]:.2f} s"
    yield f"which is {walls[0] / walls[1]:.2f} times as fast"


def _again(folder: Path) -> Iterator[str]:
    """A thousand documents, read and then found unchanged."""
    settings = config.load(new.new(folder))
    for number in range(_DOCUMENTS):
        (settings.sources / f"note-{number}.txt").write_text(f"# Note {number}\n\nThe Panel noted it.\n")
    time.sleep(2.5)  # files as new as that are looked into, like git's index does
    walls = []
    with Processes(seconds=60, megabytes=2000) as processes:
        reader = ingest.Reader(processes.read, Refused, fingerprint.version(), fingerprint.fingerprint)
        for _ in range(2):
            began = time.perf_counter()
            ingest.ingest(settings, reader)
            walls.append(time.perf_counter() - began)
    yield f"{_DOCUMENTS} small documents, wall: ingested in {walls[0]:.2f} s, unchanged in {walls[1]:.2f} s"


# -- tables --------------------------------------------------------------------------------------------------


def _tables(each: int) -> Iterator[str]:
    """Cells of known tables that are found in their row and column."""
    scores: dict[str, list[Score]] = defaultdict(lambda: [Score(), Score()])
    joined, count = 0, 0
    for known in documents(each):
        found = ours(known.pdf)
        both = [score(known.tables, found), score(known.printed, pdfplumbers(known.pdf))]
        scores[known.name] = [a + b for a, b in zip(scores[known.name], both, strict=True)]
        joined += len(known.tables) * whole(known.tables, found)
        count += len(known.tables)
    yield f"{count} known tables                ours            pdfplumber"
    yield f"{'':32}{'recall':>7}{'prec.':>7}{'recall':>9}{'prec.':>7}"
    total = [sum(column, Score()) for column in zip(*scores.values(), strict=True)]
    for name, row in [*scores.items(), ("all", total)]:
        yield f"{name:32}{_shares(row[:1])}  {_shares(row[1:])}"
    yield f"whole, over pages too: {joined} of {count} tables of ours"


def _shares(row: Sequence[Score]) -> str:
    return "".join(f"{one.recall:7.3f}{one.precision:7.3f}" for one in row)


if __name__ == "__main__":
    if sys.argv[1:]:
        _measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
