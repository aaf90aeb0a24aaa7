"""Fixtures for tests in a browser: a server for a folder, and a page that fails if something is amiss."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import harness, sites
from tests.once import Once


@pytest.fixture(scope="session")
def home() -> list[str]:
    """List the addresses of the sites that are being served."""
    return []


@pytest.fixture(scope="session")
def serve(home: list[str]) -> Iterator[Callable[[Path], harness.Served]]:
    """Give the function that serves a folder until the tests are over: its answer has the site's address."""
    with ExitStack() as servers:

        def start(folder: Path) -> harness.Served:
            served = servers.enter_context(harness.serve(folder))
            home.append(served.url)
            return served

        yield start


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Keep one Chromium for all tests."""
    harness.set_node_for_playwright()
    with sync_playwright() as playwright, harness.start_chromium(playwright) as chromium:
        yield chromium


@pytest.fixture
def problems() -> list[str]:
    """List what went wrong on the test's page so far; a test that provokes something clears it."""
    return []


@pytest.fixture
def page(browser: Browser, home: list[str], problems: list[str]) -> Iterator[Page]:
    """Open a page; fail for a request to elsewhere, an error on the console, or a script's error."""
    with watched_page(browser, home, problems, scripts=True) as page:
        yield page


@pytest.fixture
def plain_page(browser: Browser, home: list[str], problems: list[str]) -> Iterator[Page]:
    """Open a page where scripts don't run, watched in the same way."""
    with watched_page(browser, home, problems, scripts=False) as page:
        yield page


@contextmanager
def watched_page(browser: Browser, home: list[str], problems: list[str], *, scripts: bool) -> Iterator[Page]:
    """Open a page in an empty profile, and fail afterwards if anything went wrong on it."""
    with browser.new_context(java_script_enabled=scripts, service_workers="block") as context:
        page = context.new_page()
        harness.note_problems(page, home, problems)
        yield page
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session", params=list(sites.archives()))
def built(request: pytest.FixtureRequest, once: Once, serve: Callable[[Path], harness.Served]) -> sites.Built:
    """Serve the site of each archive that is on this machine, below a path."""
    return sites.build(request.param, once, serve)
