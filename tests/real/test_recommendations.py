"""Recommendations of real papers: counts, numbers and hashes of what people read out of them."""

import hashlib
from collections import Counter

import pytest

from archive.library import Library
from archive.records import Recommendation

pytestmark = pytest.mark.slow

# Of 18 answers those that are not simply agreed; of each its words in text, answer and update, with hashes
KINDS = {"partly": (10,)}
CELLS = {
    "1": ((104, "742b5b67"), (116, "38b7d0d0"), (137, "f23ecc2f")),
    "2": ((192, "c5826f88"), (476, "c317155d"), (170, "1e956545")),
    "3": ((96, "ecb6d246"), (279, "d26a7ab8"), (214, "b7c1f8e7")),
    "4": ((101, "f49a6b55"), (227, "167b9cdf"), (118, "052b90d8")),
    "5": ((111, "0099dc0d"), (141, "4d275aac"), (204, "e62e717d")),
    "6": ((90, "a87306c7"), (375, "8e425593"), (259, "eaf95e9a")),
    "7": ((234, "f79b6e45"), (310, "142e9942"), (162, "69d0ff9c")),
    "8": ((66, "81b2298b"), (42, "683ee657"), (44, "e4740b28")),
    "9": ((162, "0d9db9a1"), (374, "ffacc59c"), (435, "62b75e24")),
    "10": ((140, "0e6b2e4a"), (117, "c563360b"), (47, "e69d995e")),
    "11": ((164, "7a2e663d"), (84, "b2f729fb"), (116, "ed166f0b")),
    "12": ((38, "08020f40"), (183, "9f08da42"), (159, "b970cf8a")),
    "13": ((39, "42ab0a94"), (69, "91b351a4"), (77, "d9aec946")),
    "14": ((32, "176c3402"), (56, "6d306d04"), (20, "3c886c69")),
    "15": ((24, "f31fae15"), (30, "6d364913"), (31, "eca1e6b5")),
    "16": ((107, "37e6ddf0"), (421, "c8b3e0fd"), (174, "44105513")),
    "17": ((5, "b4c06021"), (4, "1cb01c7c"), (266, "94dcaf00")),
    "18": ((142, "64f39452"), (337, "08475db7"), (212, "a13b5cf0")),
}


def _by_review(known: Library) -> dict[str, list[Recommendation]]:
    """The recommendations of an archive by the id of their review, in order."""
    found: dict[str, list[Recommendation]] = {}
    for one in known.recommendations:
        found.setdefault(one.review, []).append(one)
    return found


@pytest.fixture(scope="module")
def hackney(read: dict[str, Library]) -> dict[str, list[Recommendation]]:
    """The recommendations of Hackney's papers, by the paper that has them."""
    return _by_review(read["hackney"])


@pytest.fixture(scope="module")
def kent(read: dict[str, Library]) -> dict[str, list[Recommendation]]:
    """The recommendations of Kent's papers, by the paper that has them."""
    return _by_review(read["kent"])


def counted(text: str) -> tuple[int, str]:
    """How many words a text has, without its bullets, and a hash of them."""
    own = text.replace("•", " ").split()
    return len(own), hashlib.sha256(" ".join(own).encode()).hexdigest()[:8]


def _of(found: dict[str, list[Recommendation]], kind: str) -> list[list[Recommendation]]:
    every = [[r for r in group if r.kind == kind] for group in found.values()]
    return sorted((group for group in every if group), key=len)


def test_two_reviews_of_ten_and_eighteen(hackney: dict[str, list[Recommendation]]) -> None:
    """Each number once and in order, with updates under the right date."""
    ten, eighteen = _of(hackney, "review")
    assert [r.number for r in ten] == [str(n) for n in range(1, 11)]
    assert [r.number for r in eighteen] == [str(n) for n in range(1, 19)]
    dates = [[p.date for p in r.progress] for r in ten]
    assert dates == [["2022-01", "2023-01"][: 1 if n == 7 else 2] for n in range(1, 11)]
    assert {tuple(p.date for p in r.progress) for r in eighteen} == {("2022-12",)}
    assert all(len(p.sources) == 2 for r in eighteen for p in r.progress)
    assert all(r.responses and r.leads for r in eighteen)


def test_an_audit_states_how_far_ten_are(hackney: dict[str, list[Recommendation]]) -> None:
    """Two implemented, two in progress, six in part; what the report itself adds stands beside."""
    ten, eighteen = _of(hackney, "review")
    begun = {r.number: (r.status or "").split()[0] for r in ten}
    assert Counter(begun.values()) == {"Partially": 6, "In": 2, "Implemented": 2}
    assert {n for n, state in begun.items() if state == "Implemented"} == {"5", "7"}
    assert {n for n, state in begun.items() if state == "In"} == {"4", "10"}
    assert {(r.status_by or "").split()[-1] for r in ten} == {"audit"}
    assert {r.statuses[0].date for r in ten} == {"2021-11"}
    assert {r.number: len(r.statuses) for r in ten if len(r.statuses) > 1} == {"4": 2, "10": 2}
    assert not any(r.statuses for r in eighteen)


def test_the_cells_of_eighteen(hackney: dict[str, list[Recommendation]]) -> None:
    """Text, answer and update as people read them; what can't be told to a cell stands apart."""
    _, eighteen = _of(hackney, "review")
    for number, one in enumerate(eighteen, start=1):
        kind = next((kind for kind, numbers in KINDS.items() if number in numbers), "agreed")
        assert [response.kind for response in one.responses] == [kind]
    cells = {
        r.number: (counted(r.text), counted(r.responses[0].text), counted(r.progress[0].text))
        for r in eighteen
    }
    assert cells == CELLS
    assert [r.number for r in eighteen if r.unplaced] == ["1", "7", "8", "12", "15", "17"]
    assert all(r.mentions for r in eighteen)


def test_what_reports_ask_a_commission(hackney: dict[str, list[Recommendation]]) -> None:
    """Four and nine paragraphs, numbered as printed."""
    four, nine = _of(hackney, "to_meeting")
    assert [r.number for r in four] == [f"2.{n}" for n in range(1, 5)]
    assert [r.number for r in nine] == [f"2.{n}" for n in range(1, 10)]
    assert {(r.addressed_to or "").casefold() for r in (*four, *nine)} == {"the commission"}


def test_what_reports_ask_a_cabinet_and_what_it_decided(kent: dict[str, list[Recommendation]]) -> None:
    """Each is linked with the decision of the same item, though minutes number items otherwise."""
    every = _of(kent, "to_meeting")
    assert [len(group) for group in every] == [1, 1, 2, 3, 7]
    asked = [group for group in every if any(r.decided for r in group)]
    assert [len(group) for group in asked] == [1, 2, 7]
    assert all(len(r.sources) == 2 for group in asked[:2] for r in group)
    assert all(len(r.decided) == 1 for group in asked for r in group)
    assert not any(d.possible for group in asked for r in group for d in r.decided)
    assert len({r.decided[0].action for group in asked for r in group}) == 3
