"""The index is what lunr.js would have built, byte for byte, and the search page finds with it."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from archive.records import Section
from archive.search.fields import FIELDS
from archive.search.files import ABOUT, build_index, search_files
from tests.search.bridge import asked, built_by_lunr_js, unfound_title_words
from tests.search.invented import sections


def section(place: int = 0, **fields: object) -> Section:
    """Make a section of which a test says only what it is about."""
    plain = Section(
        id=f"s{place}",
        url=f"meetings/2023-01-16/#minute-4-{place}",
        sources=(),
        title="Budget monitoring",
        kind="minute",
        body="Children and Families Scrutiny Panel",
        date="2023-01-16",
        breadcrumb="Meeting of 16 January 2023 › 4 Budget monitoring",
        text="The Panel noted the report.",
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [0, 1, 3, 400])
def test_byte_for_byte(number: int) -> None:
    """Our index is the very one that lunr.js builds and serialises."""
    invented = sections(number)
    assert build_index(invented) == built_by_lunr_js(invented, FIELDS)[0]


@pytest.mark.slow
def test_byte_for_byte_papers(real_sections: list[Section]) -> None:
    """So it is for the sections of real papers."""
    assert build_index(real_sections) == built_by_lunr_js(real_sections, FIELDS)[0]


def test_titles_found() -> None:
    """A search for any word of a title finds the section that has the title."""
    assert unfound_title_words(sections(400)) == []


@pytest.mark.slow
def test_titles_found_papers(real_sections: list[Section]) -> None:
    """So it does in the sections of real papers."""
    assert unfound_title_words(real_sections) == []


def test_unfound_is_told() -> None:
    """The check of the titles would tell: a section that is not in the index is not found."""
    assert unfound_title_words([section(title="Αθήνα"), section(1)]) == []


def test_order_of_sections() -> None:
    """Whatever the order in which sections come, the files are the same."""
    invented = sections(50)
    assert search_files(invented) == search_files(invented[::-1])


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2"])
def test_hash_seed(seed: str) -> None:
    """The files do not depend on Python's hash seed."""
    program = (
        "import hashlib; from archive.search.files import search_files;"
        "from tests.search.invented import sections;"
        "print(hashlib.sha256(repr(search_files(sections(60))).encode()).hexdigest())"
    )
    run = [sys.executable, "-c", program]
    one, other = (
        subprocess.run(
            run, env=os.environ | {"PYTHONHASHSEED": value}, capture_output=True, check=True
        ).stdout
        for value in ("0", seed)
    )
    assert one == other


def test_files() -> None:
    """All files are JSON, and they number the sections alike, in the order of ids."""
    files = search_files([section(1, title="Second"), section(0, title="First")])
    data = {path: json.loads(contents) for path, contents in files.items()}
    build = data[ABOUT]["build"]
    assert [row[0] for row in data[f"search/{build}/texts/0.json"]] == ["First", "Second"]
    assert all(path == ABOUT or path.startswith(f"search/{build}/") for path in files)


def test_a_new_build_has_new_names() -> None:
    """Whatever changes, the files stand in another folder, so that no browser mixes two builds."""
    one, other = (json.loads(search_files([section(text=text)])[ABOUT])["build"] for text in ("One.", "Two."))
    assert one != other


def test_nothing_known() -> None:
    """A section without body, date or text is a section all the same."""
    shown, hits = asked(
        [section(body=None, date=None, text="")], [("texts", [0]), ("hits", {"term": "budget"})]
    )
    assert (shown[0]["body"], shown[0]["date"], shown[0]["text"]) == (None, None, "")
    assert [hit["ref"] for hit in hits["hits"]] == [0]
