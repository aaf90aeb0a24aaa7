"""A changed parser has those documents read anew that it may change: all of them, and few others."""

import json
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from bootstrap import ROOT
from parsers import fingerprint

PAPERS = sorted(
    p for p in (ROOT / "tests" / "parsers").glob("*.*") if p.suffix in (".txt", ".html", ".pdf", ".xml")
)

Profile = tuple[list[str], list[tuple[str, int]]]
"""What took a document, and file and line of each function of ours that ran."""

# Reads documents with a profiler, each in a process that has read none before: prints the
# profile of each.
PROFILED = """
import json, sys
from multiprocessing import get_context
from pathlib import Path
import parsers
from parsers import worker

def profiled(paper):
    ran = set()
    def note(frame, event, _):
        if event == "call" and "/parsers/" in frame.f_code.co_filename:
            ran.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))
    data = Path(paper).read_bytes()
    sys.setprofile(note)
    answer = worker.answer(data, 1024)
    sys.setprofile(None)
    return answer.get("uses", ["*"]), sorted(ran)

with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
    print(json.dumps(pool.map(profiled, sys.argv[1:], chunksize=1)))
"""


@pytest.fixture(scope="module")
def profiles() -> dict[str, Profile]:
    """What each paper's reading used, and what ran."""
    if "fork" not in get_all_start_methods():
        pytest.skip("nothing is forked")
    papers = [str(paper) for paper in PAPERS]
    done = subprocess.run(
        [sys.executable, "-c", PROFILED, *papers], capture_output=True, cwd=ROOT, check=True
    )
    return dict(zip(papers, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.name)
def test_nothing_runs_that_is_not_in_the_fingerprint(profiles: dict[str, Profile], paper: Path) -> None:
    """Each function that reads a document is among those that its fingerprint is made of."""
    uses, ran = profiles[str(paper)]
    reached = fingerprint.reach(frozenset(uses))
    missing = {name for name in (top_level(Path(file), line) for file, line in ran) if name not in reached}
    assert ran
    assert not missing


def top_level(file: Path, line: int) -> tuple[str, str]:
    """The module and the name of its top level on whose lines something stands."""
    module = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    return module, fingerprint.name_at(module, line)


def test_parsers_that_were_not_asked_to_read_are_left_out() -> None:
    """How minutes are read is no matter to a letter; how they begin is."""
    letter = fingerprint.reach(frozenset({"parsers.text", "parsers.papers.letter"}))
    assert ("parsers.papers.letter", "parse") in letter
    assert ("parsers.papers.minutes", "begins") in letter
    assert ("parsers.pdf", "accepts") in letter
    assert ("parsers.papers.minutes", "parse") not in letter
    assert not [name for name in letter if name[0] in ("parsers.pdf.tables", "parsers.pdf.blocks")]


def test_what_was_refused_depends_on_everything() -> None:
    """For it may be any change that lets it be read."""
    everything = fingerprint.reach(frozenset({fingerprint.EVERYTHING}))
    assert {
        ("parsers.papers.minutes", "parse"),
        ("parsers.pdf", "read"),
        ("parsers.pdf.tables", "ruled_tables"),
    } <= everything


def test_what_a_module_read_that_is_no_more_is_read_anew() -> None:
    """Modules are renamed; what an archive remembers of them has no fingerprint then."""
    assert fingerprint.fingerprint(["parsers.text", "parsers.scrolls"]) == ""
    assert fingerprint.fingerprint(["parsers.text"])


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small house of parsers of its own: a reader, two parsers, and what they share."""
    folder = tmp_path / "parsers"
    folder.mkdir()
    for name, code in {
        "__init__": "from parsers import text, letter, bill\nREADERS = [(text.accepts, text.read)]\n"
        "PARSERS = (letter, bill)\ndef parse(data): ...\n",
        "worker": "import parsers\ndef answer(data):\n    return parsers.parse(data)\n",
        "text": "from parsers.words import split\ndef accepts(data): return True\n"
        "def read(data): return split(data)\n",
        "letter": "from parsers import words\ndef begins(blocks, at): return words.polite(blocks)\n"
        "def parse(blocks): return words.join(blocks)\n",
        "bill": "def begins(blocks, at): return _pounds(blocks)\ndef _pounds(blocks): ...\n"
        "def parse(blocks): return _total(blocks)\ndef _total(blocks): ...\n",
        "words": "LONG = 3\ndef split(text): return LONG\ndef polite(text): ...\ndef join(text): ...\n",
    }.items():
        (folder / f"{name}.py").write_text(code)
    monkeypatch.setattr(fingerprint, "ROOT", tmp_path)
    clear()
    yield folder
    clear()


def clear() -> None:
    """Forget the modules as they were."""
    fingerprint.reach.cache_clear()
    fingerprint._module.cache_clear()


@pytest.mark.parametrize(
    ("module", "old", "new", "letters", "bills"),
    [
        ("bill", "def _total(blocks): ...", "def _total(blocks): return 1", False, True),
        ("bill", "def _pounds(blocks): ...", "def _pounds(blocks): return 1", True, True),
        ("words", "LONG = 3", "LONG = 4", True, True),
        ("words", "def join(text): ...", "def join(text): return 1", True, False),
        (
            "words",
            "def polite(text): ...",
            "def polite(text):\n    '''Kind.'''\n    # so it is\n    ...",
            False,
            False,
        ),
        ("words", "LONG = 3", "import pypdfium2\nLONG = 3", True, True),
    ],
)
def test_a_change(house: Path, module: str, old: str, new: str, letters: bool, bills: bool) -> None:
    """What parses one kind concerns that kind, what begins one concerns all, remarks concern none."""
    before = [fingerprint.fingerprint(["parsers.text", f"parsers.{name}"]) for name in ("letter", "bill")]
    version = fingerprint.version()
    file = house / f"{module}.py"
    file.write_text(file.read_text().replace(old, new))
    clear()
    after = [fingerprint.fingerprint(["parsers.text", f"parsers.{name}"]) for name in ("letter", "bill")]
    assert [a != b for a, b in zip(before, after, strict=True)] == [letters, bills]
    assert fingerprint.version() != version
