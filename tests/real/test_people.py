"""The people of real papers: nobody split, nobody merged, no body taken for a person, no contact details."""

import json
import re
from typing import Any

import pytest

from archive.data import data_files
from archive.library import Library
from archive.records import Person
from tests.shared import shared

pytestmark = pytest.mark.slow

COUNTS = {"hackney": 81, "kent": 41, "kingston": 20, "manchester": 1}
"""People by council, counted by hand: all with an office, a title or a label, and none else."""

SPELT_IN_SEVERAL_WAYS = {
    "hackney": {
        "Binnie-Lubbock": 2,
        "Bramble": 2,
        "Gammon": 2,
        "Hanson": 2,
        "Macleod": 2,
        "Cracknell": 2,
        "Young": 2,
    },
    "kent": {
        **dict.fromkeys(
            ("Abrahams", "Albiston", "Betts", "Chandler", "Ghosh", "Gogarty", "Gough", "Hammond"), 2
        ),
        **dict.fromkeys(("Head", "Love", "McInnes", "Oakford", "Shipton", "Thomas", "Watkins", "Watts"), 2),
    },
    "kingston": {},
    "manchester": {},
}


@pytest.mark.parametrize("council", COUNTS)
def test_nobody_is_missing_or_invented(read: dict[str, Library], council: str) -> None:
    """As many people as were counted in the papers; nobody who may be another."""
    assert len(read[council].people) == COUNTS[council]
    assert not any(person.possibly for person in read[council].people)


@pytest.mark.parametrize("council", COUNTS)
def test_nobody_is_split_or_merged(read: dict[str, Library], council: str) -> None:
    """Those who are spelt in several ways are one each, and no one else is."""
    several = {p.name.split()[-1]: len(p.variants) for p in read[council].people if len(p.variants) > 1}
    assert several == SPELT_IN_SEVERAL_WAYS[council]


def test_people_as_they_were_read_by_hand(read: dict[str, Library]) -> None:
    """Each expected person is one, under all spellings but a mail address."""
    expected = json.loads(shared("expected/people.json").read_text(encoding="utf-8"))
    for entry in expected:
        printed = {v["as_printed"] for v in entry["variants"] if "@" not in v["as_printed"]}
        found = [p for p in read["hackney"].people if printed & {s.as_printed for s in p.spellings}]
        assert len(found) == 1, entry["name"]
        assert printed <= {s.as_printed for s in found[0].spellings}, entry["name"]


def presenters(library: Library) -> set[tuple[str, str, str]]:
    """Day, item and surname of all who presented an item."""
    return {
        (item.meeting[:10], item.item or "", person.name.split()[-1])
        for person in library.people
        for item in person.items
        if "presented" in item.parts
    }


def test_who_presented_items(read: dict[str, Library]) -> None:
    """By name, and by offices that one person then held."""
    assert presenters(read["hackney"]) == {
        ("2021-07-12", "4", "Woodley"),
        ("2021-07-12", "4", "Gammon"),
        ("2021-07-12", "5", "Ahmed"),
        ("2021-07-12", "6", "Bramble"),
        ("2022-11-30", "4", "Benjamin"),
    }
    cabinet = {"Gough", "Watkins", "Chandler", "Love", "Baker", "Thomas", "Murphy", "Jeffrey"}
    introduced = {("88", "Oakford"), ("89", "Oakford"), ("90", "Chandler"), ("91", "Ghosh"), ("92", "Love")}
    assert presenters(read["kent"]) == {
        *(("2025-01-30", "87", name) for name in cabinet),
        *(("2025-01-30", item, name) for item, name in introduced),
    }


def offices(people: tuple[Person, ...], surname: str) -> list[tuple[str | None, str | None]]:
    """The days between which papers show the offices of somebody."""
    (person,) = (p for p in people if p.name.split()[-1] == surname)
    return [(role.first_seen, role.last_seen) for role in person.roles]


def test_offices_have_the_days_of_papers(read: dict[str, Library]) -> None:
    """An office held over two years, and one that only an undated paper shows."""
    people = read["hackney"].people
    assert ("2021-07-12", "2023-01-16") in offices(people, "Conway")
    assert offices(people, "Spielman") == [(None, None)]
    acting = [p.name.split()[-1] for p in people if any(r.role.startswith("Acting") for r in p.roles)]
    assert sorted(acting) == ["Cracknell", "Williams"]


@pytest.mark.parametrize("council", COUNTS)
def test_no_contact_details_are_published(read: dict[str, Library], council: str) -> None:
    """No number and no address in any list of the data; the content keeps them."""
    kept = {"path", "sha256", "address", "url"}
    for name, data in data_files(read[council]):
        if name.endswith(".json") and "schema" not in name:
            text = "\n".join(_texts(json.loads(data), kept))
            assert not re.findall(r"[\w.]+@[\w-]+\.\w+", text), name
            assert not re.findall(r"(?<![\w,./-])0[1-9]\d{1,3}[ -]?\d{3}[ -]?\d{3,4}(?!\w)", text), name


def _texts(value: Any, kept: set[str]) -> list[str]:
    if isinstance(value, dict):
        return [text for key, entry in value.items() if key not in kept for text in _texts(entry, kept)]
    if isinstance(value, list):
        return [text for entry in value for text in _texts(entry, kept)]
    return [value] if isinstance(value, str) else []
