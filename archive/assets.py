"""Gather the stylesheets and scripts that pages use: npm's, made fit for a site off gov.uk, and our own.

GOV.UK Frontend may be used by anyone, its typeface and the royal crest only on gov.uk, and its compiled
stylesheet looks for files at the root of the server. Both are put right here. Each replacement must find
what it is for, so that a new version of GOV.UK Frontend which has moved things stops the build instead of
slipping by.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from archive.errors import ArchiveError
from archive.stylesheet import names, needed

FOLDER = "assets/"
"""Where in the site the assets are."""

GOVUK_CSS = "govuk-frontend/dist/govuk/govuk-frontend.min.css"
GOVUK_JS = "govuk-frontend/dist/govuk/govuk-frontend.min.js"
GOVUK_PARTS = {
    name: f"govuk-frontend/dist/govuk/components/{name}/{name}.bundle.mjs"
    for name in ("service-navigation", "skip-link")
}
"""The scripts of the two components that every page has; all of them are four times as much."""
LUNR_JS = "lunr/lunr.min.js"
FRAGMENTS_JS = "text-fragments-polyfill/dist/fragment-generation-utils.js"
"""Makes the address of selected words; the one of its scripts that is used."""

GOVUK_NOTICE = "/*! GOV.UK Frontend. Crown Copyright (Government Digital Service). MIT licence. */\n"
APACHE_NOTICE = "/*! text-fragments-polyfill. Google LLC. Apache License 2.0. */\n"


class Replacement(NamedTuple):
    """One change to a file of somebody else's."""

    what: str
    """What is changed, for the message when it isn't there."""
    pattern: re.Pattern[str]
    """What it looks like."""
    by: str
    """What stands there instead."""


SOURCE_MAP = Replacement(
    "the address of the source map", re.compile(r"/[/*]# sourceMappingURL=\S+(?: \*/)?"), ""
)

COMMENTS = Replacement("comments on its functions", re.compile(r"(?m)^[ \t]*/\*\*(?:[^*]|\*(?!/))*\*/\n"), "")
"""A fifth of what each page loads of its scripts."""

CSS_REPLACEMENTS = [
    # /*! Copyright (c) 2011 by Margaret Calvert & Henrik Kubel. […] for exclusive use on gov.uk. […] */
    Replacement("the notice on GDS Transport", re.compile(r"/\*![^*]*Margaret Calvert[^*]*\*/"), ""),
    # @font-face{font-family:GDS Transport;[…];src:url(/assets/fonts/light-94a07e06a1-v2.woff2) […]}
    Replacement("the GDS Transport fonts", re.compile(r"@font-face\{font-family:GDS Transport[^}]*\}"), ""),
    # .govuk-link{font-family:GDS Transport,arial,sans-serif;[…]}
    Replacement(
        "the GDS Transport font stacks",
        re.compile("font-family:GDS Transport,arial,sans-serif"),
        "font-family:var(--archive-font,arial,sans-serif)",
    ),
    # .govuk-footer__copyright-logo:before{[…];background-image:url(/assets/images/govuk-crest.svg);[…]}
    Replacement(
        "the royal crest", re.compile(r"\.govuk-footer__copyright-logo:before\{[^}]*govuk-crest[^}]*\}"), ""
    ),
    SOURCE_MAP,
]
CSS_LEFT_OVER = re.compile(r"GDS Transport|crest\.svg|url\(")
"""What may not be left in the stylesheet: another's brand, or the address of any file."""

REMARK = re.compile(r"(?m)^[ \t]*/\*(?!!)[^*]*\*/\n")
"""A remark on lines of its own in our stylesheet, which readers need not load; not a licence's `/*! … */`."""

IMPORT = re.compile(r'(?m)^@import "([^"]+)";$')
"""A part of our own stylesheet, by its path in a static folder."""


def gather_assets(
    node_modules: Path, static_folders: Iterable[Path], theme: str = "", used: Set[str] | None = None
) -> dict[str, bytes]:
    """Map the site's path of each asset to its contents; a later folder's file replaces an earlier one's.

    `theme` is the style sheet of the archive's own colours; `used` are the names of GOV.UK's classes in its
    pages, so that the rest of the stylesheet can be left out.
    """
    whole = f"{FOLDER}govuk-frontend.min.js"
    found = {
        whole: replace(read(node_modules / GOVUK_JS), SOURCE_MAP).encode(),
        **{
            f"{FOLDER}govuk/{name}.js": replace(
                replace(read(node_modules / path), SOURCE_MAP), COMMENTS
            ).encode()
            for name, path in GOVUK_PARTS.items()
        },
        f"{FOLDER}text-fragments.js": APACHE_NOTICE.encode() + read(node_modules / FRAGMENTS_JS).encode(),
        f"{FOLDER}search/lunr.js": as_module(read(node_modules / LUNR_JS)).encode(),
    }
    for folder in static_folders:
        found.update(static_files(folder))
    found.setdefault(f"{FOLDER}styles/theme.css", theme.encode())
    sheet = rebrand_css(read(node_modules / GOVUK_CSS))
    if used is not None:
        scripts = (text.decode() for path, text in found.items() if path.endswith(".js") and path != whole)
        sheet = needed(sheet, used | names(" ".join(scripts)))
    found.setdefault(f"{FOLDER}govuk-frontend.min.css", sheet.encode())
    return bundled(found)


def as_module(script: str) -> str:
    """A script for CommonJS as an ES module, which workers can import."""
    return f"const exports = {{}};\nconst module = {{ exports }};\n{script}\nexport default module.exports;\n"


def bundled(found: Mapping[str, bytes]) -> dict[str, bytes]:
    """Assets in which site.css holds what it imports, so that a page asks for one stylesheet of ours."""
    sheet = f"{FOLDER}site.css"
    if sheet not in found:
        return dict(found)
    parts = {f"{FOLDER}{name}": name for name in IMPORT.findall(found[sheet].decode())}
    missing = sorted(name for path, name in parts.items() if path not in found)
    if missing:
        raise ArchiveError(f"static/site.css imports {missing[0]}, which is in no static folder")
    whole = IMPORT.sub(lambda m: found[f"{FOLDER}{m[1]}"].decode().strip(), found[sheet].decode())
    light = REMARK.sub("", whole).encode()
    return {path: data for path, data in found.items() if path not in parts} | {sheet: light}


def rebrand_css(css: str) -> str:
    """Take out of GOV.UK's stylesheet what may not be shown, or cannot be found, away from gov.uk."""
    for replacement in CSS_REPLACEMENTS:
        css = replace(css, replacement)
    left = CSS_LEFT_OVER.search(css)
    if left:
        near = css[max(0, left.start() - 60) : left.end() + 60]
        raise ArchiveError(
            f"GOV.UK Frontend's stylesheet still has {left.group()!r} after it was rebranded, in '…{near}…': "
            "add a replacement to CSS_REPLACEMENTS in archive/assets.py."
        )
    charset, rest = '@charset "UTF-8";', css.removeprefix('@charset "UTF-8";')
    return f"{charset}{GOVUK_NOTICE}{rest.rstrip()}\n"


def replace(text: str, replacement: Replacement) -> str:
    """Make one replacement wherever it applies, which must be somewhere."""
    changed, count = replacement.pattern.subn(replacement.by, text)
    if count == 0:
        raise ArchiveError(
            f"GOV.UK Frontend no longer has {replacement.what} where archive/assets.py looks for it: "
            "see what its new version has instead, and change the replacement."
        )
    return changed


def static_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the site's path and the contents of each file in a folder of our own, or of an archive's own."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield f"{FOLDER}{name.as_posix()}", path.read_bytes()


def read(path: Path) -> str:
    """Read a file that npm brought."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ArchiveError(f"{path} is missing: run `python3 bootstrap.py` to bring it.") from error
