"""The pages of figures, their charts, and the command that proposes measures, on an invented archive."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser, LexborNode

import build
from archive.charts import Point, chart

SUMMER = """\
Marsham County Council

Report to the Children's Scrutiny Committee

437 children were looked after at the end of March 2021.

402 children were looked after at the end of March 2020 (<script>alert</script>).

In 2020/21, 120 walking buses were run. In 2021/22, 140 walking buses were run.

In 2022/23, 160 walking buses were run.
"""
AUTUMN = """\
Marsham County Council

Annual report on children in care

431 children were looked after as at 31 March 2021 (England 80,850).
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two papers that differ, built."""
    folder = tmp_path_factory.mktemp("archive") / "ours"
    run("new", str(folder))
    (folder / "sources/summer.txt").write_text(SUMMER)
    (folder / "sources/autumn.txt").write_text(AUTUMN)
    run("--archive", str(folder))
    return folder


def run(*arguments: str) -> str:
    """What a command prints, if it comes to a good end."""
    result = CliRunner().invoke(build.main, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def main_of(archive: Path, address: str) -> LexborNode:
    """What a page of the built site is about."""
    return LexborHTMLParser((archive / "site" / address / "index.html").read_text()).css("main")[0]


def test_a_page_for_a_measure(archive: Path) -> None:
    """What differs with links to both papers, a chart with its words, a table with headers."""
    main = main_of(archive, "figures/children-looked-after")
    assert "31 March 2021" in main.css("li")[0].text()
    assert {"437", "431"} <= {strong.text() for strong in main.css("li strong")}
    links = [a.attributes["href"] for a in main.css("#different + ul a")]
    assert len(links) == 2
    assert all(
        (archive / "site/figures/children-looked-after" / str(a).partition("#")[0]).exists() for a in links
    )
    (svg,) = main.css("svg")
    assert svg.css("title")[0].text() == "Children looked after"
    assert len(svg.css("circle")) == 1
    assert len(svg.css("rect")) == 2
    (table,) = main.css("table")
    assert [th.attributes["scope"] for th in table.css("thead th")] == ["col"] * 5
    assert len(table.css("tbody th[scope=row]")) == 3
    assert "England 80,850" in table.text()
    assert not main.css("script")


def test_the_list_of_measures(archive: Path) -> None:
    """Where papers differ comes first; each measure has its page."""
    main = main_of(archive, "figures")
    assert main.css("h2")[0].text() == "Where papers differ"
    assert [a.attributes["href"] for a in main.css("table a")] == ["../figures/children-looked-after/"]


def test_candidates_are_entries_of_the_file(archive: Path) -> None:
    """What recurs and is not declared, as entries that can be put into content/figures.yaml as they are."""
    entries = run("propose", "--archive", str(archive))
    assert "- name: 'Walking buses run'" in entries
    assert "looked after" not in entries
    file = archive / "content/figures.yaml"
    before = file.read_text()
    file.write_text(before + entries)
    assert "0 problems found" in run("check", "--archive", str(archive))
    assert "Walking buses" not in run("propose", "--archive", str(archive))
    file.write_text(before)


def test_an_empty_file_follows_nothing(archive: Path) -> None:
    """The set that ships counts only where an archive has no file."""
    file = archive / "content/figures.yaml"
    before = file.read_text()
    for text, pages in (("", 0), (None, 1)):
        file.unlink()
        if text is not None:
            file.write_text(text)
        run("build", "--archive", str(archive))
        assert len(main_of(archive, "figures").css("table a")) == pages
        file.write_text(before)


def test_what_changed_names_all_that_papers_state(tmp_path: Path) -> None:
    """The time right before the last, with both values where papers differ."""
    folder = tmp_path / "ours"
    run("new", str(folder))
    later = "Marsham County Council\n\nA\n\nOn 30 June 2021 a provisional 440 children were looked after.\n"
    for name, text in (("summer", SUMMER), ("autumn", AUTUMN), ("winter", later)):
        (folder / f"sources/{name}.txt").write_text(text)
    run("--archive", str(folder))
    (card,) = main_of(folder, "").css("#changed + ul .card__facts")
    assert (
        " ".join(card.text().split())
        == "440, “provisional” (30 June 2021), before it 431 or 437 (31 March 2021)"
    )
    (row,) = main_of(folder, "figures").css("table tbody tr")
    assert "440, “provisional”" in row.text()
    assert (
        "440, “provisional” (30 June 2021)"
        in main_of(folder, "figures/children-looked-after").css("figcaption")[0].text()
    )
    assert (
        json.loads((folder / "site/data/figures.json").read_text())[0]["observations"][-1]["caveat"]
        == "provisional"
    )


def points(*values: float) -> list[Point]:
    """Points a year apart."""
    return [Point(2020 + at, str(2020 + at), value, str(value)) for at, value in enumerate(values)]


@pytest.mark.parametrize(
    "values", [(3, 4), (0, 0), (-5, 12.5, 3), (0.1, 0.2), (405, 431, 437), (61_500_000, 64_200_000)]
)
def test_charts_hold_their_points(values: tuple[float, ...]) -> None:
    """Within the frame, in the order of time, with nought on the scale."""
    drawn = chart(points(*values))
    assert drawn is not None
    assert all(drawn.left <= m.x <= drawn.right and 0 <= m.y <= drawn.bottom for m in drawn.marks)
    assert [m.x for m in drawn.marks] == sorted(m.x for m in drawn.marks)
    assert "0" in [tick.label for tick in drawn.up]


@pytest.mark.parametrize(
    ("open_times", "lines", "alone"),
    [
        ((), ["0 1 2 3 4 5"], ""),
        ((2,), ["0 1", "3 4 5"], ""),
        ((2, 3), ["0 1", "4 5"], ""),
        ((1, 3), ["4 5"], "0 2"),
        ((1, 2, 3, 4), [], "0 5"),
        ((0, 5), ["1 2 3 4"], ""),
    ],
)
def test_a_line_ends_where_papers_differ(open_times: tuple[int, ...], lines: list[str], alone: str) -> None:
    """No line is drawn past a time for which they give two values, nor through one of the two."""
    given = [replace(p, differs=at in open_times) for at, p in enumerate(points(*range(6)))]
    for at in open_times:
        given.append(replace(given[at], value=99, differs=False))
    drawn = chart(sorted(given, key=lambda p: (p.at, p.value)))
    assert drawn is not None
    assert [" ".join(mark.point.printed for mark in line) for line in drawn.lines] == lines
    assert " ".join(mark.point.printed for mark in drawn.alone if mark.point.value != 99) == alone


def test_no_chart_of_one_time() -> None:
    """A single point is no series."""
    assert chart(points(3)) is None
    assert chart([]) is None
