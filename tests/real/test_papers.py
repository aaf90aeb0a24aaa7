"""A real commission's papers, from a folder to a site: the archive says what people read out of them."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

import build
from tests.once import Once
from tests.shared import shared

BODY = "children-and-young-people-scrutiny-commission"
pytestmark = pytest.mark.slow

SUMMER, AUTUMN, WINTER = f"2021-07-12-{BODY}", f"2022-11-30-{BODY}", f"2023-01-16-{BODY}"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, once: Once) -> Path:
    """The five papers of Hackney, ingested and built."""
    folder = tmp_path_factory.mktemp("papers") / "hackney"
    shutil.copytree(once.archive("hackney"), folder)
    result = CliRunner().invoke(build.main, ["build", "--archive", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module")
def data(archive: Path) -> dict[str, Any]:
    """The published lists by name, each by id."""
    lists = json.loads((archive / "site/data/index.json").read_text())["files"]
    return {entry["name"]: json.loads((archive / "site/data" / entry["json"]).read_text()) for entry in lists}


def by_id(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Records by id."""
    return {entry["id"]: entry for entry in entries}


def test_three_meetings(data: dict[str, Any]) -> None:
    """Only meetings whose papers are there, not those that are mentioned."""
    assert [m["id"] for m in data["meetings"]] == [SUMMER, AUTUMN, WINTER]


def test_the_agenda_of_january_2023(data: dict[str, Any]) -> None:
    """Ten items with page ranges, start times and purposes."""
    agenda = by_id(data["meetings"])[WINTER]["agenda"]
    assert [i["number"] for i in agenda] == [str(n) for n in range(1, 11)]
    pages = [(i["page_from"], i["page_to"]) for i in agenda[3:9]]
    assert pages == [(9, 200), (201, 224), (225, 280), (281, 290), (291, 304), (305, 320)]
    assert [i["start_time"] for i in agenda[3:9]] == ["19:05", "19:50", "20:20", "21:10", "21:15", "21:20"]
    assert all(i["purpose"] for i in agenda[3:9])
    assert all(i["reports"] for i in agenda[3:9])


def test_the_minutes_of_november_2022(data: dict[str, Any]) -> None:
    """53 numbered minutes under 11 items, 29 of them on the web page too, each whole."""
    minutes = [m for m in data["minutes"] if m["meeting"] == AUTUMN]
    assert len(minutes) == 53
    assert {m["item"] for m in minutes} == {str(n) for n in range(1, 12)}
    assert sum(len(m["found_in"]) == 2 for m in minutes) == 29
    assert not any("breaks off" in json.dumps([m["text"], m["answers"]]) for m in minutes)
    assert "5.13" not in {m["number"] for m in minutes}


def test_the_minutes_of_july_2021(data: dict[str, Any]) -> None:
    """53 numbered minutes under 10 headings, 25 of them questions with their answers."""
    expected = json.loads(shared("expected/meeting-2021-07-12.json").read_text())[0]
    minutes = [m for m in data["minutes"] if m["meeting"] == SUMMER]
    assert len(minutes) == expected["minutes_numbered_paragraphs_total"] == 53
    questions = {m["number"] for m in minutes if m["kind"] == "question"}
    assert questions == {n for item in expected["minutes_items"] for n in item["question_paragraphs"]}
    assert all(m["answers"] for m in minutes if m["kind"] == "question")
    assert len(expected["minutes_items"]) == 10


def test_attendance_of_july_2021(data: dict[str, Any]) -> None:
    """Who was there and how, one entry a person, names as the minutes print them."""
    expected = json.loads(shared("expected/meeting-2021-07-12.json").read_text())[0]
    attendance = by_id(data["meetings"])[SUMMER]["attendance"]
    status = {re.sub("^Cllr ", "", a["name_as_printed"]): a["status"].replace("_", " ") for a in attendance}
    assert status == {re.sub("^Cllr ", "", a["name"]): a["status"] for a in expected["attendance"]}
    assert [d["person"] for d in by_id(data["meetings"])[SUMMER]["declarations"]] == [
        "margaret-gordon",
        "james-peters",
        "shabnum-hassan",
        "anya-sizer",
        "jo-macleod",
    ]


def test_papers_are_pages_of_their_own(data: dict[str, Any], archive: Path) -> None:
    """Cover sheets, reports, letter, recommendation tables and work programmes, each under its item."""
    kinds = Counter((r["kind"], r["meeting"]) for r in data["reports"])
    assert kinds["report", SUMMER] == 5  # one of them in a file of its own too
    assert kinds["work-programme", SUMMER] == 1
    assert kinds["cover-sheet", WINTER] == 6
    assert kinds["report", WINTER] == 3
    assert kinds["letter", WINTER] == kinds["work-programme", WINTER] == 1
    assert kinds["recommendations", WINTER] == 2
    for report in data["reports"]:
        assert (archive / "site" / report["url"] / "index.html").exists()
    assert Counter(r["review"] for r in data["recommendations"]).most_common()[0][1] == 18


def test_the_glossary(data: dict[str, Any]) -> None:
    """At least 90 printed terms; damaged and look-alike letters mended, what was printed kept."""
    printed = [t for t in data["glossary"] if any(s["kind"] == "glossary" for s in t["senses"])]
    assert len(printed) >= 90
    expected = json.loads(shared("expected/glossary-chscp.json").read_text())
    terms = {t["term"]: t for t in data["glossary"]}
    for entry in expected:
        assert entry["term"] in terms
        senses = terms[entry["term"]]["senses"]
        assert any(
            s["as_printed"] == re.sub(r"</?b>", "", entry["as_printed"]) or s["definition"] for s in senses
        )
    assert terms["MAPPA"]["senses"][0]["as_printed"] != "MAPPA"


def test_a_promise_and_its_answer(data: dict[str, Any]) -> None:
    """What was promised and agreed in November 2022 leads to its answer of January 2023; the rest is open."""
    actions = {a["id"]: a for a in data["actions"] if a["kind"] == "action"}
    answered = [a for a in actions.values() if a["status"] == "answered"]
    assert [(a["meeting"], a["paragraph"], a["promised"]) for a in answered] == [
        (AUTUMN, "4.8", False),
        (AUTUMN, "4.8", True),
    ]
    assert all(a["followups"][0]["meeting"] == WINTER for a in answered)


def test_every_word_is_accounted_for(data: dict[str, Any], archive: Path) -> None:
    """Source = published + omitted, nothing is unaccounted for, and the pages do have the words."""
    for document in data["documents"]:
        words = document["words"]
        assert (
            words["source"]
            == words["published"] + sum(o["words"] for o in words["omitted"]) + words["unaccounted"]
        )
        assert words["unaccounted"] == 0, document["id"]
    site = archive / "site"
    shown: Counter[str] = Counter()
    for page in [*site.glob("meetings/*/index.html"), *site.glob("reports/*/index.html")]:
        main = LexborHTMLParser(page.read_text()).css_first("main")
        assert main is not None
        shown.update(re.findall(r"[^\W_]+", main.text(separator=" ").casefold()))
    for name in ("000*", "002*", "003*"):
        (path,) = (archive / "content").glob(f"{name}")
        bodies = " ".join(p.read_text().split("---\n", 2)[2] for p in path.glob("[0-9]*.md"))
        bare = re.sub(r"<!--.*?-->|<br>|\]\([^)\s]*\)", " ", bodies)
        missing = Counter(re.findall(r"[^\W_]+", bare.casefold())) - shown
        assert missing.total() == 0, (name, missing.most_common(10))


def test_the_data_keeps_its_contract(data: dict[str, Any], archive: Path) -> None:
    """Each list fits its schema, is sorted by id, and leads to pages and anchors that exist."""
    anchors: dict[str, set[str]] = {}
    for name, entries in data.items():
        jsonschema.validate(entries, json.loads((archive / f"site/data/schema/{name}.json").read_text()))
        assert [e["id"] for e in entries] == sorted({e["id"] for e in entries})
        for entry in entries:
            address, _, fragment = entry["url"].partition("#")
            if address not in anchors:
                tree = LexborHTMLParser((archive / "site" / address / "index.html").read_text())
                anchors[address] = {str(n.attributes["id"]) for n in tree.css("[id]")}
            assert not fragment or fragment in anchors[address], entry["url"]


def test_check_finds_nothing(archive: Path) -> None:
    """No broken link, no missing original, no unknown id."""
    result = CliRunner().invoke(build.main, ["check", "--archive", str(archive)])
    assert result.exit_code == 0, result.output
