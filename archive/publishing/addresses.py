"""Addresses that last: what once stood at an address is found again, or said to be gone.

A build keeps in `content/addresses.json` which pages there were, each with marks of what it was read from:
`pack:p12` is page 12 of the document with that id, `web:l40` a line, `pack:repairs-review` a title in it.
When an address is no longer there, the page that has got its marks since is where it went. A page that had
the same marks before is another one. `content/redirects.yaml` is the maintainer's own list, which wins:

    - from: reports/old-address/
      to: reports/new-address/#section
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment

from archive import frontmatter as fm
from archive import kept
from archive.content import FileProblem
from archive.errors import ArchiveError
from archive.library import Library
from archive.pages import SitePage
from archive.publishing.marks import Marks, marks
from archive.publishing.places import Places
from archive.publishing.plain_folder import with_files

MEMORY = "content/addresses.json"
OWN = "content/redirects.yaml"

_ENTRY = fm.mapping(**{"from": fm.text, "to": fm.text, "note": fm.text})


@dataclass(frozen=True, slots=True)
class Memory:
    """The addresses that were published."""

    pages: Mapping[str, Marks] = field(default_factory=dict)
    """Each with the marks that its page had last."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Those that a page has left, with where it went then."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What became of addresses at which no page stands."""

    moved: Mapping[str, str]
    """Address -> where its page is now."""
    gone: Mapping[str, tuple[str, ...]]
    """Address -> pages that hold what was read from the same places."""
    memory: Memory
    """What is to be remembered from now on."""
    problems: tuple[FileProblem, ...]


def moves(library: Library, listed: Sequence[SitePage]) -> Moves:
    """What became of the addresses that an archive remembers, and of those that its maintainer names."""
    memory = load(library.config.root)
    now = {page.url for page in listed if page.url.endswith("/")}
    own = {url: found for url, found in marks(library).items() if url in now}
    found, lost = _found(memory, own, now)
    by_hand, lines, problems = _by_hand(library.config.root, now | {page.file for page in listed})
    known = {**memory.moved, **found}
    wanted = {url: to for url, to in {**known, **by_hand}.items() if url not in now}
    followed = {url: _followed(url, wanted, now) for url in wanted}
    gone = {url: tuple(_sharing(had, own)) for url, had in lost.items() if not followed.get(url)}
    gone |= {url: () for url, to in followed.items() if not to and url not in gone}
    problems += [_astray(url, to, lines, wanted) for url, to in by_hand.items() if url in gone]
    left = {url: had for url, had in lost.items() if url not in found}
    return Moves(
        moved={url: to for url, to in sorted(followed.items()) if to},
        gone=dict(sorted(gone.items())),
        memory=Memory(
            pages={**left, **{url: own.get(url, frozenset()) for url in now}},
            moved={url: to for url, to in known.items() if url not in now},
        ),
        problems=tuple(problems),
    )


def _found(
    memory: Memory, own: Mapping[str, Marks], now: Collection[str]
) -> tuple[dict[str, str], dict[str, Marks]]:
    """Where pages went that are no longer at their address, and the marks of these and of those not found."""
    lost = {url: had for url, had in memory.pages.items() if url not in now}
    found = {
        url: to for url in lost if url.startswith("documents/") and (to := _went(url, lost[url], own, memory))
    }
    renamed = {url.split("/")[1]: to.split("/")[1] for url, to in found.items()}
    lost = {url: frozenset(_renamed(mark, renamed) for mark in had) for url, had in lost.items()}
    for url, had in sorted(lost.items(), key=lambda entry: entry[0].count("/")):
        if to := _went(url, had, own, memory) or _above(url, found, now):
            found[url] = to
    return found, lost


def _renamed(mark: str, renamed: Mapping[str, str]) -> str:
    """A mark under the name that its document has now."""
    document, colon, place = mark.partition(":")
    return f"{renamed.get(document, document)}{colon}{place}"


def _went(url: str, had: Marks, own: Mapping[str, Marks], memory: Memory) -> str | None:
    """The one page of the same part of the site that has got most of a page's marks since."""
    part = url.partition("/")[0]
    gained = {
        other: len(had & (has - memory.pages.get(other, frozenset())))
        for other, has in own.items()
        if other.partition("/")[0] == part
    }
    most = max(gained.values(), default=0)
    best = [other for other, count in gained.items() if count == most]
    return best[0] if most and len(best) == 1 else None


def _above(url: str, found: Mapping[str, str], now: Collection[str]) -> str | None:
    """What was below a page is where that went, such as the chapter of a report; else the page itself."""
    parts = url.rstrip("/").split("/")
    for length in range(len(parts) - 1, 1, -1):
        above, rest = "/".join(parts[:length]) + "/", "/".join(parts[length:]) + "/"
        if above in now:
            return above
        if above in found:
            moved = f"{found[above]}{rest}"
            return moved if moved in now else found[above]
    return None


def _followed(url: str, to: Mapping[str, str], now: Collection[str]) -> str | None:
    """Where a chain of moves ends, if that is a page, or an address elsewhere; a circle ends nowhere."""
    passed: set[str] = set()
    while url not in passed:
        passed.add(url)
        url = to.get(url.partition("#")[0], "")
        if urlsplit(url).scheme in ("http", "https") or url.partition("#")[0] in now:
            return url
    return None


def _sharing(had: Marks, own: Mapping[str, Marks]) -> list[str]:
    """Pages that hold something which was read from the same places, and those of the documents."""
    documents = {f"documents/{mark.partition(':')[0]}/" for mark in had}
    return [url for url, has in own.items() if had & has or url in documents][:10]


def _astray(url: str, to: str, lines: Mapping[str, int], wanted: Mapping[str, str]) -> FileProblem:
    """What is wrong with an entry of the maintainer's that ends at no page."""
    on = to.partition("#")[0] in wanted
    return FileProblem(
        OWN, lines[url], f"'{url}' leads {'in a circle, or on to no page' if on else 'to no page'}"
    )


def _by_hand(root: Path, now: Collection[str]) -> tuple[dict[str, str], dict[str, int], list[FileProblem]]:
    """The maintainer's redirects, the lines that they stand on, and what is wrong with them."""
    entries, problems = kept.entries(root, OWN, _ENTRY)
    found: dict[str, str] = {}
    lines: dict[str, int] = {}
    for entry, line in entries:
        if missing := [key for key in ("from", "to") if key not in entry]:
            problems.append(FileProblem(OWN, line, f"an entry without '{missing[0]}'; add it"))
            continue
        old, new = _address(entry["from"]), entry["to"].removeprefix("/")
        if old is None:
            what = f"'{entry['from']}' is no address of a page below the site's root"
            if "?" in entry["from"]:
                what += "; no file can stand at an address with a '?': the server's own rules must lead on"
            problems.append(FileProblem(OWN, line, what))
        elif old in found:
            problems.append(FileProblem(OWN, line, f"'{old}' has an entry above already; keep one of them"))
        elif old in now:
            problems.append(FileProblem(OWN, line, f"a page stands at '{old}'; delete the entry"))
        else:
            found[old], lines[old] = new, line
    return found, lines, problems


def _address(told: str) -> str | None:
    """An address of a page as it is below the site's root: a folder's, or that of a file of HTML."""
    address = told.strip("/")
    *folders, last = address.split("/")
    strange = set(address) & set("#?\\:") or not address.isprintable() or {"", ".", ".."} & {*folders, last}
    if strange or ("." in last and not last.endswith(".html")):
        return None
    return address if last.endswith(".html") else f"{address}/"


def files(library: Library, found: Moves, environment: Environment) -> Iterator[tuple[str, bytes]]:
    """A page at each address that a page has left, which leads on or says that it is gone."""
    template = environment.get_template("moved.html")
    titles = dict(_titles(library))
    for url, to in chain(found.moved.items(), ((url, "") for url in found.gone)):
        root = "../" * url.count("/")
        target = to if urlsplit(to).scheme else f"{root}{to}"
        page = SitePage(url, "moved.html", "This page has moved" if to else "This page is gone", "")
        rendered = template.render(
            page=page,
            root=root,
            target=target if to else "",
            canonical=to if urlsplit(to).scheme else Places.of(library.config, root).to(to),
            sharing=[(other, titles.get(other, other)) for other in found.gone.get(url, ())],
        )
        html = rendered.encode()
        yield page.file, with_files(html) if library.config.plain_folder else html


def _titles(library: Library) -> Iterator[tuple[str, str]]:
    yield from ((p.meeting.url, f"{p.meeting.body}, {p.meeting.date}") for p in library.meetings)
    yield from ((p.report.url, p.report.title) for p in library.reports)
    yield from ((d.url, d.title) for d in library.documents)
    yield from ((p.url, p.name) for p in library.people)


def load(root: Path) -> Memory:
    """What is remembered; nothing before the first build."""
    path = root / MEMORY
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        pages = {str(url): frozenset(str(had).split()) for url, had in known["pages"].items()}
        return Memory(pages, {str(url): str(to) for url, to in known["moved"].items()})
    except FileNotFoundError:
        return Memory()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArchiveError(
            f"{path}: {error}. Restore the file, or delete it: then old addresses are lost."
        ) from error


def save(root: Path, memory: Memory) -> list[FileProblem]:
    """Write what is to be remembered, whole or not at all; what is wrong where that can't be done."""
    data = {
        "moved": dict(sorted(memory.moved.items())),
        "pages": {url: " ".join(sorted(had)) for url, had in sorted(memory.pages.items())},
    }
    path, text = root / MEMORY, json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    try:
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            beside = path.with_name(f".{path.name}.part")
            beside.write_text(text, encoding="utf-8")
            beside.replace(path)
    except OSError as error:
        what = (
            f"can't be written ({error.strerror}), so that addresses that change are lost; let it be written"
        )
        return [FileProblem(MEMORY, 1, what)]
    return []
