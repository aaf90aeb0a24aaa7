"""Hostile and broken files end in a page or in a refusal by name, within limits, and stop nothing else."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import parsers
from archive import config
from archive.sources import containers, originals
from archive.unpack import unpack
from bootstrap import ROOT
from parsers.isolated import Processes, Refused
from tests.parsers import hostile

SECONDS, MEGABYTES = 3, 768
_BUSY = 20.0
"""Seconds by which a busy machine may be late in giving a document up."""
GOOD = (ROOT / "sources" / "glossary-2024.md").read_bytes()
# What a refusal never says: the name of a bug of ours
BUG = re.compile(r"the parser stopped|Traceback|\b(?!Un)[A-Z][a-z]+Error\b(?!:)|^\W*$")


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    """Processes with tight limits."""
    with Processes(seconds=SECONDS, megabytes=MEGABYTES) as made:
        yield made


def trouble(processes: Processes, data: bytes) -> str | None:
    """What went wrong with a hostile file: neither pages nor a clear refusal, or too much time."""
    started = time.monotonic()
    try:
        answer = processes.read(data)
    except Refused as refused:
        answer = {"refused": str(refused)}
    took = time.monotonic() - started
    if took > SECONDS + _BUSY:
        return f"took {took:.1f} s"
    if "refused" in answer:
        return f"was refused: {answer['refused']}" if BUG.search(answer["refused"]) else None
    if not answer["parts"] and not any("nothing to publish" in said for _, said in answer["problems"]):
        return "gave nothing, and said nothing"
    return None


@pytest.mark.slow
@pytest.mark.parametrize("family", hostile.READ)
def test_hostile_files_end_in_a_page_or_a_refusal(family: str, processes: Processes) -> None:
    """Never in a bug, a hang, or memory without end; and the next paper is read as ever."""
    expected = processes.read(GOOD)
    files = list(hostile.READ[family]())
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda file: trouble(processes, file[1]), files))
    assert {name: why for (name, _), why in zip(files, found, strict=True) if why} == {}
    assert processes.read(GOOD) == expected


@pytest.mark.slow
def test_there_are_hundreds_of_them() -> None:
    """The same at each run, each with a name of its own."""
    names = [(family, name) for family, made in hostile.READ.items() for name, _ in made()]
    assert len(set(names)) == len(names) > 400


@pytest.mark.slow
def test_hostile_zips_and_emails_stay_in_their_folders(tmp_path: Path) -> None:
    """Each is unpacked or refused by name; nothing is written anywhere else, and no link is made."""
    root = tmp_path / "in" / "archive"
    (root / "sources").mkdir(parents=True)
    files = dict([*hostile.zips(), *hostile.letters()])
    for name, data in files.items():
        (root / "sources" / name).write_bytes(data)
    settings = config.Config(root, unpacked_mb=20, unpacked_files=1000)
    taken = list(containers(settings))
    report = unpack(settings)
    spoken = "\n".join([*report.done, *report.problems])
    assert [file.name for file in taken if f"sources/{file.name}:" not in spoken] == []
    assert not [p for p in tmp_path.glob("**/*") if p.is_symlink()]
    assert {p.name for p in tmp_path.iterdir()} == {"in"}
    assert {p.name for p in (tmp_path / "in").iterdir()} == {"archive"}
    assert {p.name for p in root.iterdir()} == {"sources", "content"}
    beside = {p.name for p in (root / "sources").iterdir() if p.is_file()}
    assert beside == set(files)
    assert sum(p.stat().st_size for p in originals(settings)) < 40 * 2**20
    again = unpack(settings)
    assert (again.done, sorted(again.problems)) == ([], sorted(report.problems))


@pytest.mark.parametrize("data", [b"", b"\n", b" \n\x0c\t\r\n", "\ufeff\u00a0\n".encode(), b"\0\0\0"])
def test_an_empty_file_is_refused_as_empty(data: bytes) -> None:
    """No bytes, or none but white space."""
    with pytest.raises(parsers.NotReadable, match="the file is empty"):
        parsers.parse(data)


XML = b'<?xml version="1.0"?>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (XML + b'<meeting><!DOCTYPE x [<!ENTITY a "otter">]>&a;</meeting>', "DOCTYPE or entities"),
        (XML + b'<!DOCTYPE x [<!ENTITY a "otter">]><meeting>&a;</meeting>', "DOCTYPE or entities|not known"),
        (XML + b"<meeting><agendaitems>", "damaged XML"),
    ],
)
def test_xml_that_is_no_meeting_or_no_friend_is_refused(data: bytes, why: str) -> None:
    """Entities are never resolved."""
    with pytest.raises(parsers.NotReadable, match=why):
        parsers.parse(data)
