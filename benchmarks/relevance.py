"""Measures what search finds: `python -m benchmarks.relevance [SET[=ARCHIVE]…]` says where answers came.

The sets of queries are the sample's, and those of real papers beside the checkout, if there are any; ARCHIVE
is one whose papers have been read. Our search is asked as the page asks it, and its places are counted
as the page shows them: person and term first, then groups with three results each. Beside it stand other
searches of the same sections in the same run.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from statistics import fmean
from typing import Any

from click.testing import CliRunner

from archive import config, content, library
from archive.errors import ArchiveError
from archive.library import Library
from archive.records import Section
from archive.search.files import search_files
from archive.search.synonyms import about
from benchmarks.evidence import Query, queries
from benchmarks.peers import pagefinds, plain_lunr
from bootstrap import ROOT
from build import main
from tests.search.bridge import in_node

SHARED = ROOT.parent / "shared"
QUERIES = ROOT / "tests" / "search" / "queries.json"
ANSWER = 2
"""The least grade that counts as an answer."""
_DEPTH = 30
PEERS: dict[str, Engine] = {"Pagefind": pagefinds, "plain Lunr": plain_lunr}
Engine = Callable[[Sequence[Section], Sequence[str]], list[list[int]]]
"""Sections and queries -> for each query the places of the sections that it finds, best first."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well one query was answered."""

    place: int | None
    """The place of the first answer, from 1."""
    gain: float
    """Discounted cumulative gain of the first ten, as a share of the best that could be."""


@dataclass(frozen=True, slots=True)
class Means:
    """How well many were."""

    at_1: float
    at_5: float
    reciprocal: float
    gain: float
    number: int


def score(grades: Sequence[int], found: Sequence[int]) -> Score:
    """Score what was found, by the grades of all sections."""
    place = next((at for at, ref in enumerate(found, start=1) if grades[ref] >= ANSWER), None)
    best = _gain(sorted(grades, reverse=True)[:10])
    return Score(place, _gain([grades[ref] for ref in found[:10]]) / best if best else 0.0)


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(at + 1) for at, grade in enumerate(grades, start=1))


def means(scores: Sequence[Score]) -> Means:
    """The means over queries."""
    return Means(
        fmean(s.place == 1 for s in scores),
        fmean(s.place is not None and s.place <= 5 for s in scores),
        fmean(1 / s.place if s.place else 0.0 for s in scores),
        fmean(s.gain for s in scores),
        len(scores),
    )


def ours(made: Library) -> Engine:
    """Our search, as the page asks it."""

    def ask(sections: Sequence[Section], asked: Sequence[str]) -> list[list[int]]:
        files = search_files(sections, more=about(made.synonyms.abbreviations, made.synonyms.words))
        answers = in_node(
            "search",
            files={path: contents.decode() for path, contents in files.items()},
            asked=[{"q": query, "groups": _DEPTH} for query in asked],
        )
        return [list(shown(answer))[:_DEPTH] for answer in answers]

    return ask


def shown(answer: Any) -> Iterator[int]:
    """The places of the sections of an answer in the order in which the page shows them."""
    yield from (hit["ref"] for hit in answer["named"])
    for group in answer["groups"]:
        yield from (hit["ref"] for hit in group["hits"])


def measured(
    asked: Sequence[Query], sections: Sequence[Section], engine: Engine, *, judged: bool = False
) -> list[Score]:
    """Ask all queries and score them; the same words in two places are one section.

    `judged` passes over what was found in papers in which nobody has looked for the answers of a query.
    """
    found = engine(sections, [query.text for query in asked])
    place = {section.id: ref for ref, section in enumerate(sections)}
    shown_for = [place[section.copy_of or section.id] for section in sections]

    def scored(query: Query, refs: Sequence[int]) -> Score:
        kept = [ref for ref in refs if not judged or query.is_judged(sections[ref])]
        return score(_joined(query.grades(sections), shown_for), [*dict.fromkeys(shown_for[r] for r in kept)])

    return [scored(query, refs) for query, refs in zip(asked, found, strict=True)]


def _joined(grades: Sequence[int], shown_for: Sequence[int]) -> list[int]:
    """The grades of sections, copies having given theirs to the one that is shown for them."""
    joined = [0] * len(grades)
    for grade, ref in zip(grades, shown_for, strict=True):
        joined[ref] = max(joined[ref], grade)
    return joined


def table(name: str, asked: Sequence[Query], columns: dict[str, list[Score]]) -> Iterator[str]:
    """The lines that say where the first answer of each query came, and the means."""
    width = max(len(query.text) for query in asked)
    yield f"{name}: {len(asked)} queries"
    yield f"{'':12}{'':{width}}  " + "".join(f"{column:>11}" for column in columns)
    for at, query in enumerate(asked):
        places = (column[at].place for column in columns.values())
        yield f"{query.kind:12}{query.text:{width}}  " + "".join(f"{place or '-':>11}" for place in places)
    totals = {column: means(scores) for column, scores in columns.items()}
    for words, value in (
        ("success at 1", "at_1"),
        ("success at 5", "at_5"),
        ("reciprocal rank", "reciprocal"),
        ("nDCG at 10", "gain"),
    ):
        yield f"{words:{width + 14}}" + "".join(f"{getattr(m, value):11.3f}" for m in totals.values())
    yield ""


def archive_at(root: Path) -> Library:
    """Everything of an archive whose papers have been read."""
    settings = config.load(root)
    return library.assemble(settings, content.load(settings.root))


def papers_of(name: str, folder: Path) -> Path:
    """The archive of a set: the sample, or the real papers of its name, read into a folder."""
    if name == "sample":
        return ROOT
    root = folder / name
    done = CliRunner().invoke(main, ["ingest", str(SHARED / "documents" / name), "--archive", str(root)])
    if done.exit_code:
        raise ArchiveError(done.output)
    return root


def sets(name: str) -> Iterator[tuple[str, list[Query], bool]]:
    """The sets of queries that are asked of an archive, and whether only judged papers count."""
    yield f"{name}, our queries", queries(QUERIES, archive=name), False
    if name == "hackney":
        readers = queries(SHARED / "expected" / "search-queries.json")
        yield "hackney, the readers' queries", readers, False
        yield "the same, where they looked for answers", readers, True


def report(name: str, made: Library) -> Iterator[str]:
    """What every engine found in an archive."""
    engines = {"ours": ours(made), **PEERS}
    for title, asked, judged in filter(itemgetter(1), sets(name)):
        columns = {e: measured(asked, made.sections, engines[e], judged=judged) for e in engines}
        yield from table(title, asked, columns)


def run(arguments: Sequence[str], scratch: Path) -> None:
    """Print the tables of the archives that are named, or of all that there are."""
    real = ("hackney", "kent") if (SHARED / "documents").is_dir() else ()
    for argument in arguments or ("sample", *real):
        name, _, folder = argument.partition("=")
        made = archive_at(Path(folder) if folder else papers_of(name, scratch))
        sys.stdout.write("\n".join(report(name, made)) + "\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        run(sys.argv[1:], Path(temporary))
