"""The stylesheets and scripts of the site are whole, our own to show, and found under any path."""

from pathlib import Path

import pytest

from archive.assets import gather_assets, rebrand_css
from archive.errors import ArchiveError
from bootstrap import NODE_MODULES, ROOT

STATIC = ROOT / "static"

GOVUK_CSS = (
    '@charset "UTF-8";:root{--x:1}.a{font-family:GDS Transport,arial,sans-serif}'
    "/*! Copyright (c) 2011 by Margaret Calvert & Henrik Kubel. */"
    "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
    ".govuk-footer__copyright-logo:before{background:url(/assets/images/govuk-crest.svg)}.b{color:red}"
    "\n/*# sourceMappingURL=govuk-frontend.min.css.map */"
)


def test_rebranded() -> None:
    """Typeface, crest and the source map's address go; all the rest stays as it was, the charset first."""
    css = rebrand_css(GOVUK_CSS)
    assert css.startswith('@charset "UTF-8";')
    assert css.endswith(":root{--x:1}.a{font-family:var(--archive-font,arial,sans-serif)}.b{color:red}\n")


@pytest.mark.parametrize(
    "part", ["Margaret Calvert", "@font-face", "sans-serif", "crest", "sourceMappingURL"]
)
def test_moved(part: str) -> None:
    """A stylesheet in which one of these can't be found where it was stops the build, and says so."""
    with pytest.raises(ArchiveError, match=r"GOV\.UK Frontend"):
        rebrand_css(GOVUK_CSS.replace(part, "something-else"))


def test_left_over() -> None:
    """The address of a file that nobody knew of stops the build: it would be missing under a sub-path."""
    with pytest.raises(ArchiveError, match="still has"):
        rebrand_css(GOVUK_CSS.replace("color:red", "background:url(/assets/new.svg)"))


def test_gathered() -> None:
    """The installed packages give all that the shell asks for, none of it naming a place on the server."""
    assets = gather_assets(NODE_MODULES, [STATIC])
    asked = {
        "govuk-frontend.min.css",
        "govuk-frontend.min.js",
        "search/lunr.js",
        "text-fragments.js",
        "site.css",
        "site.js",
        "icon.svg",
    }
    assert {f"assets/{name}" for name in asked} <= set(assets)
    for path, contents in assets.items():
        assert b"sourceMappingURL" not in contents, path
        if path.endswith(".css"):
            assert b"url(" not in contents, path


def test_own_files_win(tmp_path: Path) -> None:
    """An archive's own file replaces ours of the same name; hidden files stay where they are."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts/own.woff2").write_bytes(b"font")
    (tmp_path / "icon.svg").write_text("<svg/>")
    (tmp_path / ".hidden").write_text("")
    assets = gather_assets(NODE_MODULES, [STATIC, tmp_path])
    assert assets["assets/icon.svg"] == b"<svg/>"
    assert assets["assets/fonts/own.woff2"] == b"font"
    assert "assets/.hidden" not in assets


def test_packages_missing(tmp_path: Path) -> None:
    """Where set-up has not been run, the message says to run it."""
    with pytest.raises(ArchiveError, match=r"bootstrap\.py"):
        gather_assets(tmp_path, [STATIC])


def test_bundled(tmp_path: Path) -> None:
    """One stylesheet holds all of ours, the archive's own last; what it imports is not published again."""
    (tmp_path / "archive.css").write_text(".own { background: url(ours.png) }")
    assets = gather_assets(NODE_MODULES, [STATIC, tmp_path])
    css = assets["assets/site.css"].decode()
    assert "@import" not in css
    assert css.rstrip().endswith("url(ours.png) }")
    assert not [path for path in assets if path.startswith("assets/styles/") or path.endswith("archive.css")]


def test_without_remarks(tmp_path: Path) -> None:
    """Readers load no remarks of ours, nor those on GOV.UK's functions; a licence stays."""
    (tmp_path / "site.css").write_text(
        "/* Of all\n   pages */\na { color: teal } /* kept */\n/*! MIT licence */\n  /* b */\nb { top: 0 }\n"
    )
    assets = gather_assets(NODE_MODULES, [tmp_path])
    assert assets["assets/site.css"] == (b"a { color: teal } /* kept */\n/*! MIT licence */\nb { top: 0 }\n")
    assert b"/**" not in assets["assets/govuk/skip-link.js"]
    assert b"export" in assets["assets/govuk/skip-link.js"]


def test_missing_part(tmp_path: Path) -> None:
    """A part that is nowhere stops the build."""
    (tmp_path / "site.css").write_text('@import "styles/nowhere.css";\n')
    with pytest.raises(ArchiveError, match=r"styles/nowhere\.css"):
        gather_assets(NODE_MODULES, [tmp_path])
