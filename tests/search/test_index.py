"""The index is what lunr.js would have built, byte for byte, and the search page finds with it."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from archive.records import Section
from archive.search.fields import FIELDS
from archive.search.files import ABOUT, INDEX, STORE, build_index, build_store, search_files
from tests.search.bridge import answers, built_by_lunr_js, unfound_title_words
from tests.search.invented import sections


def section(place: int = 0, **fields: str | None) -> Section:
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
    """The site gets parts, an index and a store, all of them JSON, that number the sections alike."""
    files = search_files([section(1, title="Second"), section(0, title="First")])
    assert all(json.loads(contents) is not None for contents in files.values())
    build = json.loads(files[ABOUT])["build"]
    assert [row[0] for row in json.loads(files[f"search/{build}/texts/0.json"])] == ["First", "Second"]
    store = json.loads(files[STORE])
    assert [row[0] for row in store["sections"]] == ["First", "Second"]
    assert [name for name, _ in json.loads(files[INDEX])["fieldVectors"]][:2] == ["title/0", "context/0"]


def test_nothing_known() -> None:
    """A section without body, date or text is a section all the same."""
    bare = section(body=None, date=None, text="")
    row = json.loads(build_store([bare]))["sections"][0]
    assert (row[2], row[4], row[6]) == (0, None, "")
    assert [hit["ref"] for hit in answers([bare], ["budget"])[0]["hits"]] == ["0"]
