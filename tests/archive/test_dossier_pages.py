"""The page of a review's recommendations: each with what any paper says of it."""

from pathlib import Path
from textwrap import dedent

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive import site
from tests.archive.promised import archive, paper


def _dossiers(folder: Path, *papers: str) -> dict[str, LexborHTMLParser]:
    """The dossiers of an archive by their addresses."""
    known = archive(folder, *papers)
    files = dict(site.files(known.config, known))
    return {
        name: LexborHTMLParser(text.decode())
        for name, text in files.items()
        if name.startswith("recommendations/") and name.endswith(".html")
    }


def _answered(answer: str) -> str:
    front = dedent(f"""
        recommendations:
          - number: '1'
            text: That otters be counted below every weir of the river before winter.
            response: {answer}
            at: line 4
        """).lstrip()
    return paper("2025-05-12", "Text", name="answer", front=front)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("Under consideration", "Answered"),
        ("Noted", "Answered"),
        ("Accepted", "Agreed"),
        ("Rejected", "Not agreed"),
    ],
)
def test_an_answer_of_any_kind_is_shown(tmp_path: Path, answer: str, shown: str) -> None:
    """Also one whose words don't say whether it agrees."""
    page = _dossiers(tmp_path, _answered(answer))["recommendations/answer-2025-05-12/index.html"]
    cells = [node.text(strip=True) for node in page.css("table td")]
    assert cells[0] == shown


def test_a_review_does_not_cite_itself(tmp_path: Path) -> None:
    """Its own recommendations are none of those that cite it; where it speaks of one it does."""
    text = """
        Recommendation 1: That otters be counted below every weir of the river before winter.

        3.1 The wardens said so, see recommendation 1.
        """
    page = _dossiers(tmp_path, paper("2025-05-12", text))["recommendations/report-2025-05-12/index.html"]
    cited = [node.text(strip=True) for node in page.css("#cited-by + ul ul li")]
    assert cited == ["“3.1 The wardens said so, see recommendation 1.”"]
