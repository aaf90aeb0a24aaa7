"""The home page: what happened lately, what is coming, what is owed, what can be asked."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive import library, site
from archive.config import Config
from archive.content import Content, from_text
from archive.pages.titles import plainly

BODIES = ("Weir Board", "Brook and Weir Panel")


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        (
            "Letter: WEIR BOARD - THURSDAY, 13 FEBRUARY 2025",
            "Letter: Weir Board - Thursday, 13 February 2025",
        ),
        ("BROOK AND WEIR PANEL, 3 MAY", "Brook and Weir Panel, 3 May"),
        ("MEMBERS MAY SPEAK", "MEMBERS MAY SPEAK"),
        ("THE SEND REVIEW", "THE SEND REVIEW"),
        ("WEIR BOARDING", "WEIR BOARDING"),
    ],
)
def test_only_what_is_certain_loses_its_capitals(printed: str, plain: str) -> None:
    """Committees, days and months; an abbreviation and a word that only looks so stay as printed."""
    assert plainly(printed, BODIES) == plain


PAPER = """---
id: {document}-{name}
kind: {kind}
title: {name}
document: {document}
body: Weir Board
meeting_date: '2025-05-12'
date: '{date}'
---

Otters.
"""
DOCUMENT = """---
id: {id}
kind: document
title: Papers of 12 May
document: {id}
path: {id}.txt
sha256: {sha}
papers: [{papers}]
---
"""
MEETING = """---
id: m-{date}
kind: {kind}
title: Minutes
document: m-{date}
body: Weir Board
meeting_date: '{date}'
agenda:
  - {{number: '4', title: Otters}}
---

## 4. Otters

4.1 How many otters are there?

Agreed: Head of Otters to provide figures on otters below Tollen Mill weir.
"""


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory) -> LexborNode:
    """What the home page shows of a pack with two papers, a letter, minutes and two announced meetings."""
    texts = {
        "content/pack/document.md": DOCUMENT.format(
            id="pack", sha="0" * 64, papers="pack-annex, pack-budget"
        ),
        "content/pack/a.md": PAPER.format(document="pack", name="annex", kind="report", date="2025-05-05"),
        "content/pack/b.md": PAPER.format(document="pack", name="budget", kind="report", date="2025-05-02"),
        "content/letter/document.md": DOCUMENT.format(id="letter", sha="1" * 64, papers="letter-thanks"),
        "content/letter/a.md": PAPER.format(
            document="letter", name="thanks", kind="letter", date="2025-06-20"
        ),
        "content/m/a.md": MEETING.format(date="2025-05-12", kind="minutes"),
        "content/n/a.md": MEETING.format(date="2025-06-16", kind="agenda"),
        "content/o/a.md": MEETING.format(date="2025-07-14", kind="agenda"),
    }
    made = [from_text(path, text) for path, text in texts.items()]
    config = Config(tmp_path_factory.mktemp("archive"), title="Archive")
    files = dict(site.files(config, library.assemble(config, Content(tuple(made), ()))))
    found = LexborHTMLParser(files["index.html"].decode()).css_first("main")
    assert found is not None
    return found


def _text(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def test_a_pack_is_one_line(main: LexborNode) -> None:
    """The newest first; a paper that stands alone leads to its page, a pack to the document."""
    lines = main.css("section[aria-labelledby=papers] li")
    assert [_text(line) for line in lines] == [
        "thanks Letter, 20 June 2025",
        "Papers of 12 May Pack of papers with 2 papers, 5 May 2025",
    ]
    links = [str(line.css("a")[0].attributes["href"]) for line in lines]
    assert links == ["reports/letter-thanks/", "documents/pack/"]


def test_what_was_to_come_and_has_passed_is_not_next(main: LexborNode) -> None:
    """The newest paper's day is today: the meeting of June was announced, that of July is next."""
    text = _text(main.css_first("section[aria-labelledby=meetings]"))
    order = (
        "Next in the papers",
        "14 July 2025",
        "Announced, without",
        "16 June 2025",
        "Latest",
        "12 May 2025",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_questions_lead_to_what_answers_them(main: LexborNode) -> None:
    """What is owed leads to the list, filtered by who owes it; a question searches for its own words."""
    found = {_text(a): str(a.attributes["href"]) for a in main.css(".questions a")}
    lists = {words: address for words, address in found.items() if not address.startswith("search/?q=")}
    assert lists == {"List of open promises: Head of Otters (1)": "actions/?state=open&owner=head-of-otters"}
    assert all(words.startswith("What ") == (words not in lists) for words in found)
