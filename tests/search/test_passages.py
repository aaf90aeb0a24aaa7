"""Texts are cut where a reader would look something up: none of pages, none of a word."""

import pytest

from archive.body import chunks
from archive.content import Page
from archive.search.passages import Passage, passages

LONG = "Otters were counted at every weir of the river before dawn and again at dusk. "


def cut(body: str) -> list[Passage]:
    """The passages of a page of content."""
    return list(passages(chunks(Page("a/a.md", "a", "report", "Otters", "a", body)), "Otters"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Before all.\n\n## Reaches\n\n## Weir\n\nBelow.\n",
            [("Otters", (), "top-p1", "Before all."), ("Weir", (), "reaches", "Reaches\nBelow.")],
            id="a heading without text goes with the next",
        ),
        pytest.param(
            "## 2. River\n\n### Weir\n\nBelow.\n\n### Mill\n\nAbove.\n",
            [
                ("Weir", ("2 River",), "weir", "Below."),
                ("Mill", ("2 River",), "mill", "Above."),
            ],
            id="headings above are the trail",
        ),
        pytest.param(
            "## 4. Budget\n\n4.1 The first.\n\n4.2 The second.\n\n- with a list\n",
            [
                ("4.1 Budget", (), "paragraph-4-1", "4 Budget\nThe first."),
                ("4.2 Budget", (), "paragraph-4-2", "The second.\nwith a list"),
            ],
            id="each number is a passage with its own anchor",
        ),
        pytest.param(
            "## 4. Audit\n\n4.1 It found\n\n4.1.1 traps were bought.\n\n4.1.2 none is set.\n\n4.2 End.\n",
            [
                (
                    "4.1 Audit",
                    (),
                    "paragraph-4-1",
                    "4 Audit\nIt found\ntraps were bought.\nnone is set.",
                ),
                ("4.2 Audit", (), "paragraph-4-2", "End."),
            ],
            id="numbers that a paragraph leads up to stay with it",
        ),
        pytest.param(
            "## 4. Audit\n\n4.1 Traps were bought.\n\n4.1.1 None was set.\n",
            [
                ("4.1 Audit", (), "paragraph-4-1", "4 Audit\nTraps were bought."),
                ("4.1.1 Audit", (), "paragraph-4-1-1", "None was set."),
            ],
            id="those below a whole sentence stand alone",
        ),
        pytest.param(
            "## Agenda\n\n### https://example.org/live\n\nWatch the meeting.\n",
            [("Agenda", (), "agenda", "https://example.org/live\nWatch the meeting.")],
            id="an address is no title",
        ),
    ],
)
def test_cuts(body: str, expected: list[tuple[str, tuple[str, ...], str, str]]) -> None:
    """At headings and numbers, the anchor being the very paragraph."""
    assert [(p.title, p.trail, p.anchor, p.text) for p in cut(body)] == expected


def test_what_goes_on_below_a_heading() -> None:
    """Of the passages under one heading, with numbers or without, the first alone begins it."""
    found = cut("## 4. Budget\n\n4.1 The first.\n\n4.2 The second.\n\n## Weir\n\n" + f"{LONG * 15}\n\n" * 2)
    assert [(p.title, p.continues) for p in found] == [
        ("4.1 Budget", False),
        ("4.2 Budget", True),
        ("Weir", False),
        ("Weir", True),
    ]


def test_long_running_text() -> None:
    """It is cut at paragraphs; a short last one stays with what is before it."""
    found = cut("## Weir\n\n" + f"{LONG * 8}\n\n" * 4 + "Continued overleaf.\n")
    assert [p.title for p in found] == ["Weir"] * 4
    assert [p.anchor for p in found] == ["weir", "weir-p2", "weir-p3", "weir-p4"]
    assert found[-1].text.endswith("Continued overleaf.")


AIM = "The welfare of otters that live below a weir is safeguarded"


@pytest.mark.parametrize(
    ("metrics", "line", "title"),
    [
        pytest.param("Metrics", AIM, AIM, id="a title that was read as text"),
        pytest.param("Metrics", f"{AIM}.", f"{AIM}.", id="a sentence"),
        pytest.param("Metrics", f"{AIM}:", "Metrics", id="an introduction"),
        pytest.param("Metrics", "None in May", "Metrics", id="a remark"),
        pytest.param("Metrics", f"4.2 {AIM}", "4.2 Metrics", id="a numbered paragraph"),
        pytest.param("Metrics", f"{AIM}\n\nAll is done by May", AIM, id="with a remark"),
        pytest.param("Metrics", f"{AIM}\n\nAll is done.\n\nSo are cubs.", "Metrics", id="running text"),
        pytest.param("Weirs", AIM, "Weirs", id="below a heading that stands once"),
    ],
)
def test_titles_between_lists(metrics: str, line: str, title: str) -> None:
    """Under a heading that stands often, a line between two lists is what the second is about."""
    often = "### Metrics\n\n- seven counted\n\n### Mill\n\n- two cubs\n\n" * 3
    found = cut(f"## Aims\n\n{often}### {metrics}\n\n- nine counted\n\n{line}\n\n- a new wire at the ford\n")
    assert (found[-1].title, found[-1].trail) == (title, ("Aims",))
    assert "a new wire at the ford" in found[-1].text
    assert sum(p.text.count("counted") for p in found) == 4


TABLE = "| Reach | Otters seen at dawn |\n| --- | --- |\n" + "".join(
    f"| Weir {n} above the mill of the ford | {n} and two cubs |\n" for n in range(4)
)


def test_a_table_with_its_caption() -> None:
    """It is a passage of its own, named by its caption, a line for each row; its source stays with it."""
    before, table, after = cut(
        f"## Counts\n\n{LONG * 2}\n\nTable 1 - Otters by reach\n\n{TABLE}\nSource: wardens.\n\n{LONG * 3}\n"
    )
    assert (before.table, table.table, after.table) == (False, True, False)
    assert (table.title, table.trail) == ("Table 1 - Otters by reach", ("Counts",))
    assert "Weir 2 above the mill of the ford · 2 and two cubs" in table.text.split("\n")
    assert table.text.endswith("Source: wardens.")
    assert "Table 1" not in before.text


def test_a_table_keeps_its_introduction() -> None:
    """A sentence that is about the table alone goes with it."""
    before, table = cut(f"{LONG * 2}\n\nOtters were seen as follows:\n\n{TABLE}")
    assert "as follows" in table.text
    assert "as follows" not in before.text


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        pytest.param([["Weir", LONG * 15], ["Mill", LONG * 15]], 2, id="rows"),
        pytest.param([[LONG * 25, LONG * 30]], 2, id="cells of one row"),
        pytest.param([["Weir", "seven"], ["Mill", "nine"]], 1, id="short"),
    ],
)
def test_long_tables(rows: list[list[str]], parts: int) -> None:
    """They are cut into rows, and long rows into cells, each below its head; all words stay, ids differ."""
    body = "| Reach | Findings |\n| --- | --- |\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    found = cut(f"## Weirs\n\n{body}")
    assert len(found) == parts
    assert len({p.anchor + p.suffix for p in found}) == parts
    assert sum(p.text.count("dawn") for p in found) == sum(cell.count("dawn") for row in rows for cell in row)
    assert all("Reach" in p.text or "Findings" in p.text for p in found)
