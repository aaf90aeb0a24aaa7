"""Recommendations over several papers: dossiers, disagreements, the clock, what a meeting decided."""

from pathlib import Path

import pytest

from archive import library
from archive.config import Config
from archive.content import Content, from_text
from archive.pages.recommendations import tally
from archive.records import Recommendation
from archive.scrutiny.recommendations import disagreements

# Papers on one review: the report that makes them, the answer, two updates
REVIEW = """---
id: pack-review
kind: report
title: Review of ferries
document: pack
body: Rivers Panel
meeting_date: '2023-01-10'
item: '4'
---

Recommendation 1: That ferries run at night so that all workers get home from the island.

Recommendation 2: That tolls be frozen for three years for all who live on the river.
"""
TABLE = """---
id: {id}
kind: recommendations
title: Review of ferries{title}
document: pack
body: Rivers Panel
meeting_date: '{date}'
item: '4'
recommendations:
  - number: '1'
    text: That ferries run at night so that all workers get home from the island.
{one}
    at: line 4
  - number: '2'
    text: That tolls be frozen for three years for all who live on the river.
{two}
    at: line 5
---

Text
"""
ANSWER = TABLE.format(
    id="pack-answer", title=", response", date="2023-03-10",
    one="    response: Accepted\n    lead: Ann Reed", two="    response: Rejected",
)  # fmt: skip
HALF = TABLE.format(
    id="pack-half", title=", six-month update", date="2023-09-10",
    one="    response: Accepted\n    progress:\n    - label: Progress update\n      text: A crew is sought.",
    two="    status: Closed",
)  # fmt: skip
YEAR = TABLE.format(
    id="pack-year", title=", one-year update", date="2024-03-10",
    one="    lead: Tom Holt\n    progress:\n    - label: Progress update\n      text: It runs. **Complete.**",
    two="    response: Accepted in part",
)  # fmt: skip


def _found(tmp_path: Path, *papers: str, links: str = "", days: int = 0) -> list[Recommendation]:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/links.yaml").write_text(links)
    pages = tuple(from_text(f"content/{i}.md", text) for i, text in enumerate(papers))
    config = Config(tmp_path, response_days=days)
    return [*library.assemble(config, Content(pages, ())).recommendations]


def test_papers_on_one_review_are_one_dossier(tmp_path: Path) -> None:
    """Each statement with its date; a later one overwrites none, and what is printed again stands once."""
    one, two = _found(tmp_path, YEAR, HALF, ANSWER, REVIEW)
    assert one.papers == two.papers == ("pack-review", "pack-answer", "pack-half", "pack-year")
    assert one.url == "recommendations/pack-review/#recommendation-1"
    assert [(r.text, r.kind, r.stated, len(r.sources)) for r in one.responses] == [
        ("Accepted", "agreed", "2023-03-10", 1)
    ]
    assert [(p.text, p.date, p.stated) for p in one.progress] == [
        ("A crew is sought.", None, "2023-09-10"),
        ("It runs. **Complete.**", None, "2024-03-10"),
    ]
    assert [lead.text for lead in one.leads] == ["Ann Reed", "Tom Holt"]
    assert (one.lead, one.status, one.status_by) == ("Tom Holt", "Complete", "Progress update")
    assert [(r.text, r.kind) for r in two.responses] == [
        ("Rejected", "not_agreed"),
        ("Accepted in part", "partly"),
    ]
    assert two.response == two.responses[-1]
    assert (two.status, two.status_by) == ("Closed", "Review of ferries, six-month update")


OTHER = (
    HALF.replace("That ferries run at night so that all workers get home from the island", "Boats on Sundays")
    .replace("That tolls be frozen for three years for all who live on the river", "Lower tolls")
)  # fmt: skip


@pytest.mark.parametrize(
    ("paper", "links", "dossiers", "related"),
    [
        (HALF, "", 1, 0),
        (HALF, "- from: pack-answer\n  to: pack-half\n  holds: false\n", 2, 0),
        (OTHER, "", 2, 1),
        (OTHER, "- from: pack-answer\n  to: pack-half\n  holds: true\n", 1, 0),
        (OTHER, "- from: pack-answer\n  to: pack-half\n  holds: false\n", 2, 0),
    ],
)
def test_titles_alone_join_papers_only_possibly(
    tmp_path: Path, paper: str, links: str, dossiers: int, related: int
) -> None:
    """Until the maintainer has said whether they are on one review."""
    found = _found(tmp_path, ANSWER, paper, links=links)
    assert len({r.review for r in found}) == dossiers
    assert len(found[0].related) == related
    if dossiers == 1 and links:
        assert found[0].differences[0].by == "Review of ferries, six-month update"


def test_recommendations_numbered_anew_go_by_their_words(tmp_path: Path) -> None:
    """An update that counts only what is left."""
    left = HALF[: HALF.index("  - number: '1'")] + HALF[HALF.index("  - number: '2'") :]
    one, two = _found(tmp_path, ANSWER, left.replace("number: '2'", "number: '1'"))
    assert (one.number, one.status) == ("1", None)
    assert (two.number, two.status, two.papers) == ("2", "Closed", ("pack-answer", "pack-half"))


def test_the_clock_stands_at_the_newest_paper(tmp_path: Path) -> None:
    """From the report that makes the recommendations; what is answered isn't overdue."""
    later = REVIEW.replace("review", "other").replace("2023-01-10", "2023-06-01")
    later = later.replace("ferries run at night so that all workers get home", "locks be painted green")
    later = later.replace(
        "That tolls be frozen for three years for all who live on", "That reeds be cut along"
    )
    found = {
        (r.review, r.number): (r.response_due, r.response_overdue)
        for r in _found(tmp_path, REVIEW, later, ANSWER.replace("    response: Rejected", ""), days=60)
    }
    assert found["pack-review", "1"] == ("2023-03-11", False)
    assert found["pack-review", "2"] == ("2023-03-11", True)
    assert found["pack-other", "1"] == ("2023-07-31", False)


def test_what_is_possibly_answered_is_not_overdue(tmp_path: Path) -> None:
    """Nobody can say so, until the maintainer has settled whether the papers are on one review."""
    answer = OTHER.replace("2023-09-10", "2023-12-10")
    found = _found(tmp_path, REVIEW, answer, days=60)
    assert [(r.response_due, r.response_overdue) for r in found[:2]] == [("2023-03-11", None)] * 2
    assert found[0].related


def test_an_answer_without_a_date_is_not_the_last_one(tmp_path: Path) -> None:
    """It stands among the others."""
    undated = HALF.replace("meeting_date: '2023-09-10'\n", "").replace(
        "response: Accepted", "response: Under consideration"
    )
    one, _ = _found(tmp_path, undated, ANSWER, REVIEW)
    assert [r.text for r in one.responses] == ["Accepted", "Under consideration"]
    assert one.response == one.responses[0]


def test_what_a_panel_recommends_to_cabinet_is_asked_of_no_meeting(tmp_path: Path) -> None:
    """Though it stands below a heading that also announces what a meeting is asked."""
    text = "## Recommendations\n\nThe Panel recommends to Cabinet that:\n\n1. Weirs be mended by May.\n"
    report = ASKS.partition("## Recommendations")[0].format(item="item: '4'") + text
    (one,) = _found(tmp_path, report)
    assert (one.kind, one.addressed_to, one.made_by) == ("review", "Cabinet", "The Panel")


def test_a_number_run_into_the_text_is_no_disagreement() -> None:
    """The front matter has the words without it; what a correction has changed is told."""
    entry = "recommendations:\n- number: '6'\n  text: Understanding rivers\n  at: line 4\n"
    page = f"---\nid: b\nkind: recommendations\ntitle: Weirs\ndocument: a\n{entry}---\n\n"
    assert not list(disagreements(from_text("content/a/b.md", f"{page}6Understanding rivers\n")))
    assert len(list(disagreements(from_text("content/a/b.md", f"{page}6 Rivers\n")))) == 1


def test_papers_that_only_tell_of_recommendations_start_no_clock(tmp_path: Path) -> None:
    """They don't say when these were made."""
    assert {r.response_due for r in _found(tmp_path, HALF, days=60)} == {None}


MINUTES = """---
id: pack-minutes
kind: minutes
title: Minutes
document: pack
body: Rivers Panel
meeting_date: '2023-01-10'
---

## 4. Ferries

RESOLVED that the ferries be mended.

## 5. Locks

RESOLVED that the locks be painted.
"""
ASKS = """---
id: pack-ferries
kind: report
title: Ferries
document: pack
body: Rivers Panel
meeting_date: '2023-01-10'
{item}
---

## Recommendations

The Panel is asked to agree that ferries be mended.
"""


@pytest.mark.parametrize(
    ("item", "decided"),
    [("item: '4'", [("the ferries be mended.", None)]), ("item: '6'", []), ("date: '2023-01-10'", [])],
)
def test_what_the_meeting_decided_under_the_same_item(
    tmp_path: Path, item: str, decided: list[tuple[str, str | None]]
) -> None:
    """Certain only there."""
    (one,) = _found(tmp_path, MINUTES, ASKS.format(item=item))
    assert (one.kind, one.addressed_to) == ("to_meeting", "The Panel")
    assert [(d.text, d.possible) for d in one.decided] == decided


BESIDE = """---
id: pack-report
kind: report
title: Ferries, an update
document: pack
body: Rivers Panel
meeting_date: '2023-09-10'
item: '4'
---

## 4. Recommendations

4.1 The recommendations with a progress update as of August 2023 can be found in Appendix A.

## 6. Recommendations 2 and 3

6.1 Much was done.
"""


def test_a_report_beside_the_table_dates_its_updates(tmp_path: Path) -> None:
    """Where its columns have no date; its sections on a recommendation are named."""
    one, two = (r for r in _found(tmp_path, BESIDE, HALF) if r.kind == "review")
    assert [(p.date, len(p.sources)) for p in one.progress] == [("2023-08", 2)]
    assert not one.mentions
    assert [m.title for m in two.mentions] == ["6. Recommendations 2 and 3"]


def test_a_tally_counts_what_was_said() -> None:
    """By kind, by status, and what isn't whole; a number that the order gives is no loss."""
    none = Recommendation("a", "a", (), "a", "A", "1", "T", None, None, (), "Done", None, ("number",))
    counted = tally([none])
    assert counted.responses == (("No answer in the archive", 1),)
    assert counted.statuses == (("Done", 1),)
    assert not counted.damaged
