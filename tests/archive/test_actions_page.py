"""The page of decisions and promises, and the ways to it from minutes and papers and back."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive import site
from archive.pages import chains
from archive.records import Action
from tests.archive.promised import JULY, MARCH, MAY, archive, minutes, paper

ACTION = f"{MARCH}-wetlands-scrutiny-panel-action-4-1"
MARCH_PAGE = f"meetings/{MARCH}-wetlands-scrutiny-panel/"
MAY_PAGE = f"meetings/{MAY}-wetlands-scrutiny-panel/"

PAGES = (
    minutes(
        MARCH,
        """
        ## 4. Otters

        ### Questions

        4.1 How many otters live below the weir at Tollen Mill?

        - No figures were to hand on otters at Tollen Mill weir, but they would be provided to members.

        Agreed: Head of Otters to provide figures on otters below Tollen Mill weir.

        4.2 The Clerk undertook to ask for a map of the Lower Brook.

        4.3 Members noted the report.
        """,
    ),
    minutes(
        MAY,
        """
        ## 3. Matters arising

        3.1 Minute 4.2 – a map of the Lower Brook had been circulated.

        ## 4. Otters

        4.1 Agreed: A note on otters at Tollen Mill weir to be provided.
        """,
    ),
    paper(
        MAY,
        """
        ## Actions

        At the meeting on 3 March 2025 members asked how many otters live below Tollen Mill weir.

        In response: There were 31 otters.
        """,
        kind="cover-sheet",
    ),
    paper(JULY, "## Otters\n\nThere are some.\n"),
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LexborHTMLParser]:
    """The site's pages by their addresses."""
    library = archive(tmp_path_factory.mktemp("promised"), *PAGES)
    files = dict(site.files(library.config, library))
    wanted = ("actions/", MARCH_PAGE, MAY_PAGE, f"reports/report-{MAY}/")
    return {page: LexborHTMLParser(files[f"{page}index.html"].decode()) for page in wanted}


def _text(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def test_a_chain_from_question_to_answer(pages: dict[str, LexborHTMLParser]) -> None:
    """In order, each step with its place; the promise that was agreed has its anchor there too."""
    card = pages["actions/"].css_first(f"[id='{ACTION}']")
    assert card is not None
    labels = [_text(label).split()[0] for label in card.css(".chain__step .entry__label")]
    assert labels == ["Question", "Promise", "Agreed", "Answer", "Possibly"]
    assert card.css_first(f"[id='{ACTION.replace('-action-', '-undertaking-')}']") is not None
    assert [_text(p) for p in card.css(".chain__place") if "Cover sheet" in _text(p)]
    assert "Answered" in _text(card.css_first(".card__facts"))
    assert "For: Head of Otters" in _text(card.css_first(".card__facts"))
    assert "There were 31 otters." in _text(card)
    assert "Neither names the other; both speak of:" in _text(card)


def test_what_is_open_says_for_how_long(pages: dict[str, LexborHTMLParser]) -> None:
    """In meetings of the body, since when."""
    opened = pages["actions/"].css_first("[data-group='open']")
    assert "Open for 1 meeting of the Wetlands Scrutiny Panel in this archive, since 12 May 2025" in _text(
        opened
    )


def test_filters_are_what_the_page_has(pages: dict[str, LexborHTMLParser]) -> None:
    """States, owners and meetings; nothing to choose among one body. Without scripts they are not shown."""
    form = pages["actions/"].css_first("#filters")
    assert form is not None
    assert "hidden" in form.attributes
    choices = {
        s.attributes["name"]: [str(o.attributes["value"]) for o in s.css("option")]
        for s in form.css("select:not([name=sort])")
    }
    assert choices == {
        "state": ["", "open", "answered", "noted"],
        "owner": ["", "clerk", "head-of-otters", "-"],
        "meeting": ["", *(f"{date}-wetlands-scrutiny-panel" for date in (MAY, MARCH))],
    }
    used = {str(card.attributes["data-owner"]) for card in pages["actions/"].css(".card")}
    assert used == set(choices["owner"]) - {""}


def test_ways_back(pages: dict[str, LexborHTMLParser]) -> None:
    """From the minute to the chain, from the paper and from the later minute to what they answer."""
    links = {
        page: {str(a.attributes["href"]) for a in pages[page].css("main a")}
        for page in (MARCH_PAGE, MAY_PAGE, f"reports/report-{MAY}/")
    }
    assert all(f"../../actions/#{ACTION}" in found for found in links.values())
    assert f"../../{MARCH_PAGE}#item-4-questions-p3" in links[f"reports/report-{MAY}/"]
    assert f"../../actions/#{MARCH}-wetlands-scrutiny-panel-undertaking-4-2" in links[MAY_PAGE]
    assert "Answer to" in _text(pages[MAY_PAGE].css_first("main"))


@pytest.mark.parametrize(
    ("item", "paragraph", "words"),
    [
        ("4", "4.10", "minute 4.10"),
        ("88", "3", "minute 88, paragraph 3"),
        (None, "3", "minute 3"),
        ("88", None, ""),
    ],
)
def test_minutes_are_cited_so_that_each_is_found(item: str | None, paragraph: str | None, words: str) -> None:
    """Paragraphs that are counted anew in each item are told with its number."""
    action = Action("a", "m/#a", (), "m", item, paragraph, "decision", "Text.", None, None, (), ())
    assert chains.cited(action) == words


def test_a_paper_has_the_date_that_it_says(tmp_path: Path) -> None:
    """That of its meeting stands where the meeting is named, and not as the paper's own."""
    dated = paper(MAY, "## Otters\n\nThere are some.\n", name="letter", front="date: 2025-05-01\n")
    library = archive(tmp_path, paper(MAY, "## Newts\n\nThere are some.\n"), dated)
    files = dict(site.files(library.config, library))
    facts = {
        name: _text(
            LexborHTMLParser(files[f"reports/{name}-{MAY}/index.html"].decode()).css_first("dl.facts")
        )
        for name in ("report", "letter")
    }
    assert "Date 1 May 2025" in facts["letter"]
    assert "Date" not in facts["report"]
    assert all("Meeting 12 May 2025" in words for words in facts.values())
