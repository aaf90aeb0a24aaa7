"""What a list says of its rows, and what can be chosen."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive import config, content, site, templating
from archive.library import assemble
from archive.pages.listing import Facet, Sort, listing, named, year
from archive.pages.lists import of_figures
from archive.records import Figure, Observation

LISTS = (
    "actions",
    "documents",
    "figures",
    "glossary",
    "late-papers",
    "meetings",
    "people",
    "recommendations",
    "reports",
    "work-programme",
)
RECORDS: dict[str, dict[str, Any]] = {
    "a": {"day": "2024-11-25", "bodies": ["Weir Board", "Brook Panel"], "size": 3},
    "b": {"day": "2023-01-16", "bodies": ["Brook Panel"], "size": 12},
    "c": {"day": None, "bodies": [], "size": 0},
}
type_of = Facet[dict[str, Any]]("kind", "Kind", lambda _: [("paper", "Paper")])
years = Facet[dict[str, Any]]("year", "Year", lambda r: year(r["day"]), falling=True)
bodies = Facet[dict[str, Any]]("body", "Committee", lambda r: [c for b in r["bodies"] for c in named(b)])


def test_lists_of_nothing_say_so(tmp_path: Path) -> None:
    """Each in words; no filter over it, none of "All 0", nothing that only the script would hide."""
    (tmp_path / "archive.toml").write_text('[archive]\ntitle = "Marshwick"\n')
    made = assemble(config.load(tmp_path), content.load(tmp_path))
    files = {n: b.decode() for n, b in site.files(made.config, made) if n.endswith("index.html")}
    lists = [name for name in files if name.count("/") == 1 and name.split("/")[0] in LISTS]
    assert len(lists) == len(LISTS)
    for name in lists:
        shown = LexborHTMLParser(files[name])
        assert not shown.css("#filters, #filters-none, script[src$='lists.js']")
        assert re.search(r"There are no |tell of none|explain none|name nobody|No paper", files[name]), name
    assert not re.search(r"All [01] ", files["index.html"])


def test_measures_by_when_they_were_last_reported(tmp_path: Path) -> None:
    """The year is the one that papers name; the latest end of a period or day comes first."""
    times = {
        "months": (None, "April to September 2022"),
        "day": ("2022-09-30", None),
        "years": (None, "2024/25"),
        "quarter": (None, "Q1 2022/23"),
        "none": (None, None),
    }
    (tmp_path / "archive.toml").touch()
    figures = tuple(Figure(key, f"figures/{key}/", (), key, "%", (), ()) for key in times)
    library = replace(assemble(config.load(tmp_path), content.load(tmp_path)), figures=figures)
    made = of_figures(library, {key: Observation("1", *time, "", ()) for key, time in times.items()})
    (years_of,) = (filtered.choices for filtered in made.filters if filtered.name == "year")
    assert years_of == (("2024-25", "2024/25"), ("2022-23", "2022/23"), ("2022", "2022"))
    assert sorted(times, key=lambda key: made.rows[key]["data-sort-last"], reverse=True)[:2] == [
        "years",
        "day",
    ]


@pytest.mark.parametrize(
    ("number", "words"), [(0, ""), (1, "1 paper"), (2, "All 2 papers"), (1200, "All 1,200 papers")]
)
def test_a_link_to_all_counts_them(number: int, words: str) -> None:
    """In the words that fit the count; one is not "all"."""
    templates = Path(site.__file__).parents[1] / "templates"
    macros = templating.make_environment([templates], None).get_template("macros.html")
    link = vars(macros.module)["all_of"]("../", "reports/", number, "paper", "papers")
    assert re.sub(r"<[^>]*>", "", link) == words


def test_rows_carry_what_they_are() -> None:
    """Several things at once, or nothing; values have no blanks, so that each can be told from the next."""
    made = listing(
        RECORDS, [years, bodies], [Sort[dict[str, Any]]("size", "Largest first", lambda r: r["size"], True)]
    )
    assert made.rows["a"] == {
        "data-row": "",
        "data-year": "2024",
        "data-body": "weir-board brook-panel",
        "data-sort-size": "3",
    }
    assert made.rows["c"]["data-body"] == made.rows["c"]["data-year"] == ""
    assert made.sorts == (("-size", "Largest first"),)


def test_choices_are_those_that_the_list_has() -> None:
    """Each once, in order; where there is nothing to choose among there is no filter."""
    found = {f.name: f.choices for f in listing(RECORDS, [type_of, years, bodies]).filters}
    assert found == {
        "year": (("2024", "2024"), ("2023", "2023")),
        "body": (("brook-panel", "Brook Panel"), ("weir-board", "Weir Board")),
    }


def test_a_given_order_holds() -> None:
    """The states of a promise go from open to answered, whatever their letters are."""
    state = Facet[dict[str, Any]](
        "state", "State", lambda r: [("b", "Answered") if r["size"] else ("a", "Open")], order=["b", "a", "c"]
    )
    assert listing(RECORDS, [state]).filters[0].choices == (("b", "Answered"), ("a", "Open"))
