"""The shell of every page holds in a real browser: accessible, narrow, self-contained, under a sub-path."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

import bootstrap
from archive.assets import gather_assets
from archive.config import Config
from archive.templating import make_environment
from tests.browser.harness import SUB_PATH, Served, axe, too_wide

pytestmark = pytest.mark.browser

ARCHIVE = Config(
    Path(),
    title="Marshwick Scrutiny Archive",
    licence="Open Government Licence v3.0",
    licence_url="https://example.org/licence",
    contact_email="scrutiny@example.org",
)
DEEP = "meetings/2024/"
PAGES = [("", "", "home"), (DEEP, "../../", "meetings"), ("search/", "../", "search")]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], Served]) -> Served:
    """Serve a tiny site of a home page, a page further down and a search page."""
    folder = tmp_path_factory.mktemp("shell")
    environment = make_environment([bootstrap.ROOT / "templates", Path(__file__).parent / "shell"], ARCHIVE)
    for address, root, section in PAGES:
        page = SimpleNamespace(title="Meeting of 7 October", description="Said & done.", section=section)
        html = environment.get_template("page.html").render(root=root, page=page)
        write(folder / address / "index.html", html.encode())
    for path, contents in gather_assets(bootstrap.NODE_MODULES, [bootstrap.ROOT / "static"]).items():
        write(folder / path, contents)
    return serve(folder)


def write(path: Path, contents: bytes) -> None:
    """Write a file, and make its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(contents)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 320])
def test_accessible(page: Page, shell: Served, scheme: str, width: int) -> None:
    """Axe finds nothing, in either colour scheme, on a wide and on a narrow screen."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(shell.url + DEEP)
    assert axe(page) == []


def test_no_sideways_scrolling(page: Page, shell: Served) -> None:
    """Neither a long address nor a wide table widens the page on a narrow screen."""
    page.goto(shell.url + DEEP)
    assert too_wide(page) == []


def test_stays_below_its_path(page: Page, shell: Served) -> None:
    """Everything a page asks for, its icon too, is below the place that the site stands at, and is there."""
    page.goto(shell.url + DEEP)
    page.wait_for_load_state("networkidle")
    assert all(path.startswith(SUB_PATH) and status in (200, 304) for path, status in shell.requests)


def test_current_part(page: Page, shell: Served) -> None:
    """The navigation says which part of the site the page is in, and leads back to the others."""
    page.goto(shell.url + DEEP)
    current = page.get_by_role("link", name="Meetings").and_(page.locator("[aria-current]"))
    expect(current).to_have_count(1)
    page.get_by_role("link", name=ARCHIVE.title).click()
    expect(page).to_have_url(shell.url)


def test_search_box(page: Page, shell: Served) -> None:
    """The box in the header puts what was typed into the search page's address, by keyboard alone."""
    page.goto(shell.url + DEEP)
    page.get_by_label("Search this archive").fill("bed bugs")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{shell.url}search/#q=bed+bugs")
    expect(page.get_by_label("Search this archive")).to_have_count(0)


def test_components_start(page: Page, shell: Served) -> None:
    """GOV.UK Frontend's scripts run under the content policy: on a narrow screen, the menu opens."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(shell.url)
    documents = page.get_by_role("link", name="Documents")
    expect(documents).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(documents).to_be_visible()


def test_without_scripts(plain_page: Page, shell: Served) -> None:
    """Every part of the site can be reached where scripts do not run."""
    plain_page.goto(shell.url)
    expect(plain_page.get_by_role("link", name="Documents")).to_be_visible()
