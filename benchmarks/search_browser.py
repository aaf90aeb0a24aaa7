"""What a search costs the reader: bytes, time and memory in Chromium, made four times as slow.

Chromium slows down pages and not their workers. So there are no workers here: then the engine runs in the
page itself, on the thread that is slowed down and that also shows the results. With a worker it is no slower.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from archive.search.folding import STOP_WORDS
from benchmarks.search_sections import texts
from tests.browser import harness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, CDPSession, Page

    from archive.records import Section

_Any = TypeVar("_Any")
_SLOWER = 4
_FIRST = 6
"""So many queries are asked as the first one of a reader, each in an empty profile."""
_WITHOUT_WORKERS = "delete globalThis.Worker"
_ASK = """([words, typed]) => new Promise((resolve, reject) => {
  const part = (name) => document.getElementById(`search-${name}`);
  const [form, box, list, count] = ["form", "words", "results", "count"].map(part);
  let began = 0, asked = false, first = 0, last = 0, quiet = 0;
  const looked = () => {
    if (!asked || list.hasAttribute("aria-busy")) return;
    last = performance.now() - began;
    first ||= last;
    clearTimeout(quiet);
    quiet = setTimeout(() => { observer.disconnect(); resolve([first, last, count.textContent]); }, 400);
  };
  const observer = new MutationObserver((changes) => {
    asked ||= changes.some(({ attributeName }) => attributeName === "aria-busy");
    requestAnimationFrame(() => setTimeout(looked));
  });
  const main = document.getElementById("main-content");
  const attributeFilter = ["aria-busy"];
  observer.observe(main, { subtree: true, childList: true, characterData: true, attributeFilter });
  setTimeout(() => reject(new Error(`no results for ${words}`)), 60000);
  box.value = words;
  // What is in the box has been painted when Enter is pressed, and has not when a letter is typed.
  setTimeout(() => {
    began = performance.now();
    if (typed) box.dispatchEvent(new Event("input", { bubbles: true }));
    else form.requestSubmit();
  }, typed ? 0 : 100);
})"""


@dataclass
class Costs:
    """What searches cost."""

    first_ms: list[float] = field(default_factory=list)
    """From key to first results, for first queries."""
    further_ms: list[float] = field(default_factory=list)
    """The same for further ones."""
    busy_ms: list[float] = field(default_factory=list)
    """For further ones, so many times what the page's thread worked as it is slowed down.

    Unlike the time from key to results, it has all that is done after these, and nothing of what else the
    machine was busy with.
    """
    typing_ms: list[float] = field(default_factory=list)
    """The same while a word is being typed, with the pause that the page waits for another letter."""
    further_files: list[float] = field(default_factory=list)
    """How many files each further one asks for."""
    first_kb: list[float] = field(default_factory=list)
    """What a first query loads of the index."""
    further_kb: list[float] = field(default_factory=list)
    """What each further one does."""
    code_kb: float = 0.0
    """What the page itself loads: scripts, styles and all else."""
    heap_mb: float = 0.0
    """The most memory that scripts held after a query."""
    slowest: list[tuple[float, str]] = field(default_factory=list)
    """The further queries that took longest."""


def queries(sections: Sequence[Section], seed: int = 1) -> list[str]:
    """Make queries of all kinds from what sections say."""
    random = Random(seed)  # noqa: S311 - nothing secret

    def some(values: Sequence[_Any], number: int) -> list[_Any]:
        return random.sample(values, min(number, len(values)))

    said = [text.split() for section in some(sections, 300) for text in texts(section)]
    plain = [[w for w in words if w.isalpha() and w.lower() not in STOP_WORDS] for words in said]
    counts = Counter(word.lower() for words in plain for word in words if len(word) > 3)
    ranked = [word for word, _ in counts.most_common()]
    several = [words for words in plain if len(words) > 5]
    runs = [words for words in said if len(words) > 5 and all(w.isalpha() for w in words[1:5])]
    runs = [words for words in runs if any(w.lower() not in STOP_WORDS for w in words[1:4])]
    numbers = [w.strip(".,;:()") for words in said for w in words if sum(map(str.isdigit, w)) > 3]
    named = ([s.title for s in sections if s.kind == kind] for kind in ("person", "glossary term"))
    long = max(ranked[: len(ranked) // 4], key=len)
    return [
        *(ranked[at] for at in (0, 1, 5, len(ranked) // 20, len(ranked) // 2, len(ranked) - 1)),
        *(" ".join(some(words, k)) for k in (2, 2, 3, 4) for words in some(several, 1)),
        *(f'"{" ".join(words[1:4])}"' for words in some(runs, 2)),
        *(f"what is the {' '.join(words[1:5])}" for words in some(runs, 2)),
        *some(numbers, 2),
        *(name for names in named for name in some(names, 2)),
        long[:3] + long[4] + long[3] + long[5:],
        f"{ranked[2]} -{ranked[3]}",
        f"type:minute {ranked[4]}",
        f"{ranked[6]} {ranked[7]} 2022",
    ]


def costs(folder: Path, asked: Sequence[str]) -> Costs:
    """Ask a site that stands in a folder."""
    found = Costs()
    sizes = _Sizes(folder)
    harness.set_node_for_playwright()
    with (
        sync_playwright() as playwright,
        harness.start_chromium(playwright) as browser,
        harness.serve(folder) as served,
    ):
        for at, words in enumerate(asked):
            if at % max(1, len(asked) // _FIRST) == 0:
                with _page(browser, served) as (page, _):
                    found.code_kb = sizes.of(served)
                    found.first_ms.append(page.evaluate(_ASK, [words, False])[0])
                    found.first_kb.append(sizes.of(served))
        with _page(browser, served, slower=1) as (page, session):
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.evaluate(_ASK, [asked[0], False])
            for words in asked[1:]:
                before = _worked(session)
                page.evaluate(_ASK, [words, False])
                found.busy_ms.append(_SLOWER * (_worked(session) - before))
        with _page(browser, served) as (page, session):
            sizes.of(served)
            page.evaluate(_ASK, [asked[0], False])
            sizes.of(served)
            for words in asked[1:]:
                _further(page, words, found)
                found.further_files.append(len(served.requests))
                found.further_kb.append(sizes.of(served))
                found.heap_mb = max(found.heap_mb, _heap(session))
            for words in asked:
                begun = max(re.findall(r"\w+", words), key=len)[:4]
                found.typing_ms.append(page.evaluate(_ASK, [begun, True])[0])
                found.heap_mb = max(found.heap_mb, _heap(session))
    found.slowest = sorted(found.slowest, reverse=True)[:4]
    return found


def _further(page: Page, words: str, found: Costs) -> None:
    first, _, _ = page.evaluate(_ASK, [words, False])
    found.further_ms.append(first)
    found.slowest.append((first, words))


@contextmanager
def _page(
    browser: Browser, served: harness.Served, slower: int = _SLOWER
) -> Iterator[tuple[Page, CDPSession]]:
    """The search page in an empty profile, slowed down, without workers, when all has come to rest."""
    with browser.new_context(service_workers="block") as context:
        context.add_init_script(_WITHOUT_WORKERS)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        served.requests.clear()
        page.goto(f"{served.url}search/")
        page.wait_for_load_state("networkidle")
        yield page, session


def _worked(session: CDPSession) -> float:
    """For how many milliseconds the page's thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def _heap(session: CDPSession) -> float:
    """What scripts hold, with what stands in typed arrays, in MB."""
    usage: dict[str, Any] = session.send("Runtime.getHeapUsage")
    return float(usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


class _Sizes:
    """How many bytes requests brought, as a server sends them that compresses."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, int] = {}

    def of(self, served: harness.Served) -> float:
        """The kB of what was asked for since this was called last."""
        paths = [path for path, status in served.requests if status == 200]
        served.requests.clear()
        return sum(map(self._size, paths)) / 1000

    def _size(self, address: str) -> int:
        path = unquote(urlsplit(address).path).removeprefix(harness.SUB_PATH) or "index.html"
        path += "index.html" if path.endswith("/") else ""
        if path not in self._known:
            contents = (self._folder / path).read_bytes()
            self._known[path] = min(len(contents), len(gzip.compress(contents)))
        return self._known[path]


def lines(found: Costs) -> Iterator[str]:
    """What was measured, in lines."""
    yield f"{'':34}{'median':>9}{'95th':>9}{'most':>9}"
    for name, values, unit in (
        ("first query, key to results", found.first_ms, "ms"),
        ("further queries", found.further_ms, "ms"),
        (f"{_SLOWER} x CPU of further queries", found.busy_ms, "ms"),
        ("while typing", found.typing_ms, "ms"),
        ("a first query loads, gzip", found.first_kb, "kB"),
        ("a further one", found.further_kb, "kB"),
        ("which is so many files", found.further_files, "files"),
    ):
        late = quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
        yield f"{name:34}{median(values):9.0f}{min(late, max(values)):9.0f}{max(values):9.0f} {unit}"
    yield f"the page itself {found.code_kb:.0f} kB; memory of its scripts at most {found.heap_mb:.0f} MB"
    yield "slowest: " + "; ".join(f"{words} {ms:.0f} ms" for ms, words in found.slowest)


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(costs(Path(sys.argv[1]), sys.argv[2:]))) + "\n")
