"""A whole built site: its pages read and looked at, several at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from playwright.sync_api import sync_playwright

from archive.library import ORIGINALS
from audit import browser, markup
from audit.findings import Finding
from audit.markup import Markup
from tests.browser import harness

_AT_ONCE = 24
"""So many pages are looked at in one browser, one after the other."""


@dataclass(frozen=True, slots=True)
class _Task:
    """Some pages of a site that is being served."""

    url: str
    pages: tuple[str, ...]


def files(folder: Path) -> frozenset[str]:
    """All files of a site by their paths."""
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def address(file: str) -> str:
    """The address of the page in a file."""
    return file.removesuffix("index.html") if f"/{file}".endswith("/index.html") else file


def read(folder: Path, jobs: int) -> dict[str, Markup]:
    """All pages of the site by their address; originals are not ours."""
    own = sorted(f for f in files(folder) if f.endswith(".html") and not f.startswith(ORIGINALS))
    pages = [address(file) for file in own]
    contents = [(folder / file).read_bytes() for file in own]
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        return dict(zip(pages, pool.map(markup.read, pages, contents, chunksize=_AT_ONCE), strict=True))


def questions(pages: Mapping[str, Markup]) -> list[str]:
    """For each page that can be asked something, the first question that a link of the site asks it."""
    asked: dict[str, str] = {}
    for page, known in pages.items():
        for link in sorted(link.replace("#q=", "?q=") for link in known.links):
            question = urldefrag(urljoin(f"http://site/{page}", link)).url.removeprefix("http://site/")
            if "?" in link and question.partition("?")[0] in pages:
                asked.setdefault(question.partition("?")[0], question)
    return list(asked.values())


def looked_at(folder: Path, pages: Sequence[str], jobs: int) -> Iterator[Finding]:
    """What is amiss on pages as browsers show them, several at a time."""
    context = multiprocessing.get_context("spawn")
    with harness.serve(folder) as served, ProcessPoolExecutor(jobs, context) as pool:
        parts = (tuple(pages[i : i + _AT_ONCE]) for i in range(0, len(pages), _AT_ONCE))
        for found in pool.map(_look, [_Task(served.url, part) for part in parts]):
            yield from found


def _look(task: _Task) -> list[Finding]:
    found: list[Finding] = []
    harness.set_node_for_playwright()
    with sync_playwright() as playwright, harness.start_chromium(playwright) as chromium:
        page = chromium.new_page()
        problems: list[str] = []
        harness.note_problems(page, [task.url], problems)
        for shown in task.pages:
            found += browser.look(page, task.url, shown)
            found += (Finding(shown, problem) for problem in problems)
            problems.clear()
    return found
