"""Sums, shares and years are found in whatever form they are asked for."""

from functools import cache
from typing import Any

import pytest

from tests.search.asking import answer, one_of, paper, refs
from tests.search.bridge import searched

SHARES = [
    paper(0, text="In 2021, 58 per cent went."),
    paper(1, text="58% and 12.5 % of it."),
    paper(2, text="58 went."),
]


SHARES_FOUND = [
    ("58%", {0, 1}),
    ("58 per cent", {0, 1}),
    ("58percent", {0, 1}),
    ("12.5%", {1}),
    ("58", {0, 1, 2}),
]


@pytest.mark.parametrize(("query", "found"), SHARES_FOUND)
def test_shares(query: str, found: set[int]) -> None:
    """A share is found however it is written, and is no number; a number may be a share."""
    assert set(refs(one_of(SHARES, [row[0] for row in SHARES_FOUND], query))) == found


AMOUNTS = [
    paper(0, text="A grant of £3,000.00 in 2021/22, 50.0% of it by noon."),
    paper(1, text="A grant of £2.0m in 2021/2022; the meeting ended at 19.00."),
    paper(2, text="2019 | 2020 | 2021 | 2022 | 22 % | 19"),
]


AMOUNTS_FOUND = [
    *(("£3,000.00", {0}), ("£3000", {0}), ("3000", {0}), ("50%", {0}), ("£2m", {1}), ("2000000", {1})),
    *(("19.00", {1}), ("2021/22", {0, 1}), ("2021-22", {0, 1}), ("2021–2022", {0, 1})),
    *(("21/22", {0, 1}), ("2021 to 2022", {0, 1, 2})),
    *(("grant 2021/22", {0, 1}), ("2020/21", set()), ("2021", {0, 1, 2}), ("2021 2022", {2})),
]


@cache
def of_amounts() -> list[Any]:
    """Ask for all amounts at once."""
    return searched(AMOUNTS, [{"q": query, "groups": 9} for query, _ in AMOUNTS_FOUND])


@pytest.mark.parametrize("row", range(len(AMOUNTS_FOUND)), ids=[query for query, _ in AMOUNTS_FOUND])
def test_whole_sums_and_financial_years(row: int) -> None:
    """Noughts behind the point say nothing, times keep theirs; a financial year is no two numbers."""
    assert set(refs(of_amounts()[row])) == AMOUNTS_FOUND[row][1]


def test_years_from_and_to() -> None:
    """Two years that follow each other may be a financial year, which is searched as well and told."""
    found = searched(AMOUNTS, [{"q": "2021 to 2022"}, {"q": "2020 to 2022"}])
    assert [[also["by"] for also in answered["also"]] for answered in found] == [[["2021/22"]], []]


def test_financial_years_are_marked_whole() -> None:
    """What is marked of a financial year is the year, and not the numbers in it."""
    hits = [group["hits"][0] for group in answer(AMOUNTS, "2021-22")["groups"]]
    assert {word for hit in hits for word in hit["words"]} == {"2021/22", "2021/2022"}


ENDING = [
    ("otters 2022", ["2021/22"], [1, 0]),
    ("otters 2021", [], [0]),
    ("otters 4 May 2022", [], [1]),
    ("otters 2022/23", [], []),
    ("otters 2022-2025", [], []),
    ("otters 2022 to 2025", [], []),
]


OTTERS = [
    paper(0, text="Of otters in 2021/22 there were seven."),
    paper(1, text="Otters were counted on 4 May 2022."),
]


@pytest.mark.parametrize(("query", "also", "found"), ENDING)
def test_year_in_which_a_financial_year_ends(query: str, also: list[str], found: list[int]) -> None:
    """It finds that financial year behind what has the year, and says so; not one of a date or of two."""
    answered = one_of(OTTERS, [row[0] for row in ENDING], query)
    assert [one for more in answered["also"] for one in more["by"]] == also
    assert not found or (answered["how"], refs(answered)) == ("all", found)


POUNDS = [("£1.3", {1, 2, 3}), ("1.3", {0, 3}), ("£1.3m", {1, 2}), ("£1.4", set())]


@pytest.mark.parametrize(("query", "found"), POUNDS)
def test_pounds_are_no_numbers_of_sections(query: str, found: set[int]) -> None:
    """A sum is not the number of a section, and is found in millions as well."""
    texts = ["1.3 Summary, 1.4 Costs", "A gap of £1.3m", "£1,300,000 was paid", "Costs (£m): £1.3"]
    papers = [paper(place, text=text) for place, text in enumerate(texts)]
    assert set(refs(one_of(papers, [row[0] for row in POUNDS], query))) == found
