"""What of a reading is doubtful is said with file, page and what to do."""

from typing import Any

import pytest

from archive.checked import BY_PROGRAM, CORRECTED
from archive.content import Page
from archive.doubts import doubts, other_days


def said(**meta: Any) -> list[str]:
    """What is said of a document whose front matter has this."""
    path = "content/pack-pdf/document.md"
    page = Page(path, "pack-pdf", "document", "Pack", "pack-pdf", "", {"path": "pack.pdf", **meta})
    return [str(doubt).removeprefix(f"{path}:1: ") for doubt in doubts([page])]


def words(*pages: tuple[int, int, int], unaccounted: int = 0) -> dict[str, Any]:
    """An account of words with pages that lack some: page, words, words missing."""
    names = ("page", "source", "unaccounted")
    short = [dict(zip(names, page, strict=True)) for page in pages]
    return {"source": 1000, "published": 1000, "omitted": [], "unaccounted": unaccounted, "pages": short}


def test_nothing_to_say() -> None:
    """A document that was read whole."""
    assert said(papers=["a"], words=words()) == []


@pytest.mark.parametrize(("missing", "named"), [(1, False), (2, False), (3, True), (400, True)])
def test_pages_that_lack_words(missing: int, named: bool) -> None:
    """Those are named of whose words less than 99.5 % are accounted for."""
    lines = said(papers=["a"], words=words((7, 400, missing)))
    assert bool(lines) == named
    if named:
        assert lines[0].startswith(f"page 7: {missing} of its 400 words are on no page of content")
        assert lines[0].endswith("build.py review pack-pdf")


def test_words_of_a_document_without_pages() -> None:
    """None may be lost from text."""
    (line,) = said(papers=["a"], words=words(unaccounted=1))
    assert line.startswith("1 of its 1000 words are on no page of content and in no omission")


def test_what_the_parsers_doubt() -> None:
    """With its place, and where to compare."""
    (line,) = said(papers=["a"], not_understood=[{"at": "page 3", "what": "is a scan, read by OCR"}])
    assert line == ("page 3: is a scan, read by OCR; compare it with the original: build.py review pack-pdf")


def test_a_document_that_gave_nothing() -> None:
    """An alarm, with the reason where there is one."""
    (line,) = said(not_understood=[{"what": "the PDF is protected by a password"}])
    assert line.startswith("nothing was read from sources/pack.pdf: the PDF is protected by a password; put")
    (line,) = said()
    assert line.startswith("nothing was read from sources/pack.pdf; put")


DAYS = {"agenda": "2025-03-03", "report": "2025-03-03", "letter": "2025-03-03", "minutes": "2025-01-20"}


@pytest.mark.parametrize(
    ("kind", "day", "by", "named"),
    [
        ("agenda", "2025-03-04", CORRECTED, "2 other papers of its document of that on 2025-03-03"),
        ("report", "2025-03-04", CORRECTED, "2 other papers"),
        ("agenda", "2025-03-03", CORRECTED, ""),
        ("minutes", "2025-01-21", CORRECTED, ""),
        ("agenda", "2025-03-04", BY_PROGRAM, ""),
    ],
)
def test_a_day_that_was_corrected_in_one_paper_alone(kind: str, day: str, by: str, named: str) -> None:
    """The others are named, which make a second meeting; minutes of an earlier one have their own day."""
    pages = [
        Page(f"content/pack/{k}.md", k, k, k, "pack", "", {"meeting_date": d})
        for k, d in (DAYS | {kind: day}).items()
    ]
    said = [str(doubt) for doubt in other_days(pages, {"pack": {f"content/pack/{kind}.md": by}})]
    assert [(named in line, line.startswith(f"content/pack/{kind}.md:1: ")) for line in said] == (
        [(True, True)] if named else []
    )


def tracker(body: str) -> list[str]:
    """What is said of a page with this table, and a recommendation in its front matter."""
    entry = {"number": "1", "text": "That **62** clubs be named.", "status": "Green", "at": "line 20"}
    head = "|  | Recommendation | RAG |\n| --- | --- | --- |\n"
    page = Page("content/a/b.md", "b", "recommendations", "B", "a", head + body, {"recommendations": [entry]})
    return [str(doubt) for doubt in doubts([page])]


def test_a_correction_that_does_not_reach_the_recommendations() -> None:
    """What was changed in the body alone, or in the front matter alone, is named."""
    assert tracker("| 1 | That 62 clubs<br>be named. | **Green** |") == []
    (line,) = tracker("| 1 | That 65 clubs be named. | Green |")
    assert line.startswith(
        "content/a/b.md:1: recommendation 1 (line 20): the front matter has “62”, which the"
    )
