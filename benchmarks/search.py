"""Measures search: `python -m benchmarks.search --sizes 1 10 50` prints what it costs, beside its peers.

For the real papers, and for so many times as many in other words: what the index costs to build, and what a
search costs the reader. Whole sites are built and looked at in Chromium. At the larger sizes each builder is
run once. `--keep FOLDER` leaves the sites there; `--engine pagefind` searches them with Pagefind.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from archive import site
from benchmarks import search_browser, search_building
from benchmarks.search_sections import grown, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive.library import Library
    from archive.records import Section

_RUNS = {1: 3, 10: 1}
_SEARCHED = ("search/", "assets/")
"""What of a site a search needs."""


def main(sizes: Sequence[int], folder: Path, engine: str, *, building: bool, browsing: bool) -> None:
    """Print the tables of all sizes."""
    made = read(folder)
    made = replace(made, config=replace(made.config, search=engine))
    for times in sizes:
        began = time.perf_counter()
        sections = grown(made.sections, times)
        say(f"{made.config.title}, x{times}: {len(sections):,} sections")
        if building:
            say(*search_building.lines(sections, _RUNS.get(times, 1)))
        if browsing:
            target = folder / f"site-{times}"
            write(target, made, sections)
            asked = search_browser.queries(sections)
            say(*search_browser.lines(search_browser.costs(target, asked)))
        load = f", others kept the machine busy: load {os.getloadavg()[0]:.1f}" if busy() else ""
        say(f"measured in {time.perf_counter() - began:.0f} s{load}", "")


def busy() -> bool:
    """Whether more ran on this machine than it has cores for, so that times are too long."""
    return os.getloadavg()[0] > 1.5 * (os.cpu_count() or 1)


def say(*lines: str) -> None:
    """Print lines at once."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


def write(target: Path, made: Library, sections: Sequence[Section]) -> None:
    """Write the part of a site that searches, with these sections instead of its own."""
    for path, contents in site.files(made.config, replace(made, sections=tuple(sections))):
        if path.startswith(_SEARCHED):
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(contents)


def arguments() -> argparse.Namespace:
    """What was typed behind the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10], metavar="TIMES")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--engine", choices=["lunr", "pagefind"], default="lunr")
    parser.add_argument("--only", choices=["building", "browsing"])
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    with tempfile.TemporaryDirectory() as temporary:
        main(
            given.sizes,
            given.keep or Path(temporary),
            given.engine,
            building=given.only != "browsing",
            browsing=given.only != "building",
        )
