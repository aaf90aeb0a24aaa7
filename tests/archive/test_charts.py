"""Bars of counts, and the pages that have them: the same numbers drawn, told and in a table."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive import library, site
from archive.charts import bars
from archive.config import Config
from archive.content import Content, from_text
from archive.pages import tallies

KINDS = {"came": "Came", "sent": "Apologies", "late": "Late"}


def test_parts_fill_the_bar_that_has_the_most() -> None:
    """Each is as wide as its share; what no row has is no kind; a number stands only where it has room."""
    drawn = bars(KINDS, [("May", {"came": 8, "sent": 2}), ("July", {"came": 4, "sent": 1})])
    assert drawn is not None
    assert [(kind.words, kind.count) for kind in drawn.kinds] == [("Came", 12), ("Apologies", 3)]
    assert [sum(p.width for p in row.parts) for row in drawn.rows] == [drawn.width, drawn.width / 2]
    assert [row.total for row in drawn.rows] == [10, 5]
    assert all(p.room <= p.width and p.x + p.width <= drawn.width for r in drawn.rows for p in r.parts)
    crowded = bars(KINDS, [("May", {"came": 999, "sent": 1})])
    assert crowded is not None
    assert [bool(part.room) for part in crowded.rows[0].parts] == [True, False]


def test_a_kind_has_one_pattern_in_all_charts() -> None:
    """Whatever other kinds there are."""
    one, other = (
        bars(KINDS, [("May", {"came": 1, "late": 2})]),
        bars(KINDS, [("May", {"sent": 1, "late": 2})]),
    )
    assert one is not None
    assert other is not None
    assert one.kinds[1].pattern == other.kinds[1].pattern != other.kinds[0].pattern


def test_a_long_label_is_cut_in_the_drawing_alone() -> None:
    """The table has all of it."""
    drawn = bars(KINDS, [("A review of " + "very " * 20 + "long titles", {"came": 1, "sent": 1})])
    assert drawn is not None
    assert len(drawn.rows[0].short) < 50 < len(drawn.rows[0].label)


@pytest.mark.parametrize("counted", [[], [("May", {})], [("May", {"came": 3})], [("May", {"other": 3})]])
def test_nothing_to_compare_is_no_chart(counted: list[tuple[str, dict[str, int]]]) -> None:
    """One number needs no drawing."""
    assert bars(KINDS, counted) is None


MINUTES = """---
id: {id}
kind: minutes
title: Minutes
document: {id}
body: Weir Board
meeting_date: '{date}'
attendance:
  - {{name: Cllr Ann Gale, capacity: member, status: present}}
  - {{name: Cllr Bo Weir, capacity: member, status: {bo}}}
  - {{name: Cy Brook, capacity: officer, status: in_attendance}}
---

## 1. Otters

1.1 There are some.
"""


@pytest.mark.parametrize(
    ("capacities", "counted"),
    [
        (("member", "member", "cabinet"), {"present": 2}),
        (("cabinet", "cabinet", "officer"), {"present": 2}),
        ((None, None, "cabinet"), {"present": 2}),
        (("officer", "guest"), {}),
    ],
)
def test_whose_meeting_it_is(
    tmp_path: Path, capacities: tuple[str | None, ...], counted: dict[str, int]
) -> None:
    """The cabinet's members are its own at its meetings, and guests of others'."""
    people = "".join(
        f"  - {{name: Ann {name} Gale, capacity: {capacity}, status: present}}\n"
        for name, capacity in zip("XYZ", capacities, strict=False)
    ).replace("capacity: None, ", "")
    text = re.sub(
        r"(?s)(?<=attendance:\n).*?(?=---)", people, MINUTES.format(id="x", date="2025-01-30", bo="")
    )
    made = library.assemble(Config(tmp_path), Content((from_text("content/x/a.md", text),), ()))
    meeting = made.meetings[0].meeting
    drawn = tallies.attendance([meeting])
    assert sum(counted.values()) == (drawn.total if drawn else 0)
    assert tallies.is_listed(meeting) == bool(counted)


@pytest.mark.parametrize(("ann", "charts"), [("present", 1), ("apologies", 0)])
def test_apologies_alone_are_no_list(tmp_path: Path, ann: str, charts: int) -> None:
    """Where minutes say only who sent apologies, no chart says who was there; how many did is said."""
    text = MINUTES.format(id="x", date="2025-01-30", bo="apologies")
    text = text.replace("present", ann).replace(
        "  - {name: Cy Brook, capacity: officer, status: in_attendance}\n", ""
    )
    config = Config(tmp_path, title="Archive")
    made = library.assemble(config, Content((from_text("content/x/a.md", text),), ()))
    page = LexborHTMLParser(dict(site.files(config, made))["attendance/weir-board/index.html"].decode())
    assert len(page.css(".chart-figure")) == charts
    assert [item.text() for item in page.css("main li") if "apologies" in item.text()] == (
        [] if charts else ["30 January 2025, Weir Board: 2 apologies"]
    )
    assert ("1 meeting was held" in page.css("main")[0].text()) == (not charts)


def test_attendance_counts_members(tmp_path: Path) -> None:
    """Year by year, the latest meeting first; officers are not counted; the table links each meeting."""
    made = [
        from_text(f"content/{name}/a.md", MINUTES.format(id=name, date=date, bo=bo))
        for name, date, bo in (
            ("x", "2024-11-25", "apologies"),
            ("y", "2025-01-20", "virtual"),
            ("z", "2025-06-02", "present"),
        )
    ]
    config = Config(tmp_path, title="Archive")
    files = dict(site.files(config, library.assemble(config, Content(tuple(made), ()))))
    page = LexborHTMLParser(files["attendance/weir-board/index.html"].decode())
    assert [h.text() for h in page.css("h2[id^=year]")] == ["2025/26", "2024/25"]
    rows = [[cell.text() for cell in row.css("th, td")] for row in page.css("tbody tr")]
    assert rows.pop(0) == ["2 June 2025", "2", "2"]
    assert rows == [["20 January 2025", "1", "1", "0", "2"], ["25 November 2024", "1", "0", "1", "2"]]
    links = {str(a.attributes["href"]) for a in page.css("tbody a")}
    assert links == {f"../../meetings/{d}-weir-board/" for d in ("2025-06-02", "2025-01-20", "2024-11-25")}
    assert "At 2 meetings" in page.css("figcaption")[1].text()
    assert not page.css("[style]")
