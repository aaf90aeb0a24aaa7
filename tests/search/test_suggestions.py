"""Suggestions are cut into small files, in which the browser finds each by the letters that were typed."""

import json

import pytest

from archive.records import Person, Sense, Term
from archive.search.suggestions import (
    FOLDER,
    FOREMOST,
    MOST,
    Suggestion,
    suggestion_files,
    suggestions,
    words,
)
from tests.search.bridge import in_node

MANY = [
    Suggestion(f"Ward {letter}{other}{number} plan", "Paper")
    for letter in "abcdé"
    for other in "xyz"
    for number in range(60)
]


def found(files: dict[str, bytes], typed: str) -> list[str]:
    """What the file for some letters holds, as the browser chooses it: the one for most of them."""
    numbers = json.loads(files[f"{FOLDER}files.json"])["letters"]
    letters = next(typed[:end] for end in range(len(typed), -1, -1) if typed[:end] in numbers)
    return [text for text, _ in json.loads(files[f"{FOLDER}{numbers[letters]}.json"])]


def test_each_is_found_by_its_own_word() -> None:
    """Each is found by the word that only it has, in a file that is small."""
    files = dict(suggestion_files(MANY))
    assert len(files) > 2
    assert max(len(json.loads(contents)) for path, contents in files.items() if "files" not in path) <= MOST
    for one in MANY:
        assert one.text in found(files, words(one.text)[1])


def test_shared_words_lead_to_the_foremost() -> None:
    """A word that too many have leads to those that come first."""
    files = dict(suggestion_files(MANY))
    assert found(files, "ward") == [one.text for one in MANY[:FOREMOST]]


@pytest.mark.parametrize("some", [[], MANY[:1], MANY[:MOST]])
def test_few_stand_in_one_file(some: list[Suggestion]) -> None:
    """Where there are few, one file has them all."""
    files = dict(suggestion_files(some))
    assert set(files) == {f"{FOLDER}files.json", f"{FOLDER}0.json"}
    assert found(files, "any") == [one.text for one in some]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Café £1.7m", ["cafe", "£", "1", "7m"]),
        ("O’Brien-Smith", ["o", "brien", "smith"]),
        ("…", []),
        ("ΜΑΡΡΑ Αθήνα", ["mappa", "αθηνα"]),
    ],
)
def test_words(text: str, parted: list[str]) -> None:
    """Words are parted as the browser parts them: no accents, no signs."""
    assert words(text) == parted


TYPED = {
    "LAC": ["LAC"],
    "another": [],
    "loo": ["Looked after children"],
    "after chi": ["Looked after children"],
    "councillor co": ["Ann Conway"],
    "Cllr Conw": ["Ann Conway"],
    "conwy": ["Ann Conway"],
    "Ann Conway": ["Ann Conway"],
    "xonway": [],
    "£1": ["Grant of £1.7m"],
    "1": ["16 January 2023", "Grant of £1.7m"],
    "the child": [],
    "map": ["ΜΑΡΡΑ"],
    "МАР": ["ΜΑΡΡΑ"],
    "САМН": ["CAMHS"],
}


def test_what_is_typed() -> None:
    """Terms are found by what they mean, people with titles and a wrong letter, sums by their sign."""
    meanings = {"LAC": "Looked after children.", "panel": "a body that looks into one matter after another"}
    terms = [
        Term(short, "", (), short, (Sense(meaning, "expansion", short, ()),), (), 1, ())
        for short, meaning in meanings.items()
    ]
    person = Person("ann-conway", "", (), "Ann Conway", (), (), (), ())
    others = [Suggestion(text, "Term") for text in ("ΜΑΡΡΑ", "CAMHS")]
    others += [Suggestion("Grant of £1.7m", "Paper"), Suggestion("16 January 2023", "Meeting")]
    all_ = [*suggestions(terms, [person], [], []), *others]
    files = {path: contents.decode() for path, contents in suggestion_files(all_)}
    found = in_node("suggest", files=files, typed=list(TYPED))
    assert dict(zip(TYPED, found, strict=True)) == TYPED
