"""Who cites whom: words that lead to exactly one place, by the context of their text."""

from pathlib import Path

import pytest

from archive import config
from archive.content import Page, from_text
from archive.footnotes import Text, footnotes
from archive.linked import Link, linked
from archive.markdown import MARKDOWN, html
from archive.records import Citation
from archive.scrutiny import meetings, people, reports
from archive.scrutiny.citations import by_cited_page, citations, links, only_possible
from archive.scrutiny.citations.passages import passages
from archive.scrutiny.citations.wording import mentions
from archive.scrutiny.verdicts import Verdicts

MEETING = "body: Rivers Panel\nmeeting_date: 2025-01-20\n"
AGENDA = f"""---
id: agenda
kind: agenda
title: Agenda
document: pack
{MEETING}agenda:
  - number: '3'
    title: Minutes
    purpose: To approve the minutes of the meeting held on 25 November.
  - number: '4'
    title: Otters
  - number: '5'
    title: Ferries
---
"""
BEFORE = """---
id: minutes
kind: minutes
title: Minutes
document: other
body: Rivers Panel
meeting_date: 2024-11-25
---

## 4. Otters

4.8 The warden would count the otters.
"""


def _paper(name: str, text: str, *, kind: str = "report", title: str = "", item: str = "4") -> Page:
    front = f"id: {name}\nkind: {kind}\ntitle: {title or name}\ndocument: pack\n{MEETING}item: '{item}'\n"
    return from_text(f"{name}.md", f"---\n{front}date: 2025-01-20\n---\n\n{text}\n")


OTTERS = """## 1. Summary

1.1 The otters have come back.

## 2. Background

2.1 They were gone for ninety years.

### Table 1: Otters by weir

| Weir | Otters |
| --- | --- |
| Long Weir | 4 |

"""
MAP = _paper("map", "A map of the weirs.", kind="appendix", title="Appendix 1 - Map of the weirs")


def _held(*own: Page, settled: Verdicts | None = None) -> tuple[list[Citation], dict[str, object]]:
    pages = [from_text("a.md", AGENDA), from_text("m.md", BEFORE), *own]
    register, settings = people.register([]), config.Config(Path())
    held = meetings.meetings(settings, pages, register)
    papers = reports.reports(settings, pages, register, {m.meeting.id for m in held})
    told = list(passages(held, papers))
    found = citations(told, held, papers, [], settled or Verdicts())
    return found, dict(links(told, found))


def _leads(text: str, *more: Page) -> list[tuple[str, str]]:
    """What a paragraph 3.1 of the report on otters cites."""
    found, _ = _held(_paper("otters", f"{OTTERS}## 3. More\n\n3.1 {text}"), *(more or (MAP,)))
    return [(c.words, c.cited_url) for c in found if c.url.endswith("#paragraph-3-1") and not c.possible]


@pytest.mark.parametrize(
    ("text", "words", "url"),
    [
        (
            "The cost is told under agenda item 5.",
            "agenda item 5",
            "meetings/2025-01-20-rivers-panel/#item-5",
        ),
        (
            "See the minutes of the last meeting held on 25th November 2024.",
            "minutes of the last meeting held on 25th November 2024",
            "meetings/2024-11-25-rivers-panel/",
        ),
        (
            "As the minutes of 25 November say, they are counted.",
            "minutes of 25 November",
            "meetings/2024-11-25-rivers-panel/",
        ),
        (
            "At its meeting on November 25th 2024, the panel asked.",
            "meeting on November 25th 2024",
            "meetings/2024-11-25-rivers-panel/",
        ),
        (
            "This was asked in minute 4.8 of 25 November.",
            "minute 4.8",
            "meetings/2024-11-25-rivers-panel/#minute-4-8",
        ),
        (
            "It was agreed by the Rivers Panel on 25 November 2024.",
            "Rivers Panel on 25 November 2024",
            "meetings/2024-11-25-rivers-panel/",
        ),
        ("Item 5 on today’s agenda tells the cost.", "Item 5", "meetings/2025-01-20-rivers-panel/#item-5"),
        ("Appendix 1 shows them.", "Appendix 1", "reports/map/"),
        ("As paragraph 2.1 says, they were gone.", "paragraph 2.1", "reports/otters/#paragraph-2-1"),
        ("See section 2 above.", "section 2", "reports/otters/#2-background"),
        ("Table 1 below has the counts.", "Table 1", "reports/otters/#table-1-otters-by-weir-table-1"),
    ],
)
def test_words_lead_to_the_one_place_that_they_mean(text: str, words: str, url: str) -> None:
    """In the same meeting, item or paper; a day without a year is the latest before the paper's."""
    assert _leads(text) == [(words, url)]


@pytest.mark.parametrize(
    "text",
    [
        "We are at item 5 of the plan of the wardens.",
        "See item 5, Ferries.",
        "The minutes of the Ferries Board of 25 November 2024 are lost.",
        "The minutes of the meeting held on 9 January 2024 are lost.",
        "Duties are laid down in Section 2 of the Otters Act.",
        "There were fewer Section 2 enquiries.",
        "It is exempt under paragraph 2, Schedule 12A of the Act.",
        "It is exempt under paragraph 2 of Part 1 of Schedule 12A.",
        "It was agreed by the Ferries Board on 25 November 2024.",
        "Its recommendations 4 months ago were few.",
        "Appendix 2 is lost.",
        "In paragraph 2.1 of my statement I said so.",
        "The map is [Appendix 1](https://aldermarsh.example/map.pdf).",
        "It took minutes of talk on 25 stones.",
    ],
)
def test_words_that_may_mean_another_place_lead_nowhere(text: str) -> None:
    """Other lists, other bodies, Acts, spans of time; what is a link already; what isn't there."""
    assert _leads(text) == []


def test_an_appendix_of_which_there_are_two_is_none() -> None:
    """Unless one of them is appended to the paper that cites it."""
    ferries = _paper("ferries", "Ferries.", kind="report", title="Ferries", item="4")
    again = _paper("map-2", "Another map.", kind="appendix", title="Appendix 1 - Ferries")
    own = (MAP, ferries, again)
    assert _leads("Appendix 1 shows them.", *own) == [("Appendix 1", "reports/map/")]
    before = _paper("letter", "See Appendix 1.", kind="letter", title="Letter")
    found, _ = _held(before, ferries, MAP, _paper("late", "Late.", title="Late"), again)
    assert [c for c in found if c.citing == "letter"] == []


def test_a_purpose_on_the_agenda_cites_too_and_a_title_never_does() -> None:
    """The item to approve minutes leads to them."""
    found, shown = _held(_paper("otters", "## Appendix 1 and agenda item 5\n\nText."), MAP)
    assert [(c.citing, c.cited, c.kind) for c in found] == [
        ("2025-01-20-rivers-panel", "2024-11-25-rivers-panel", "minutes")
    ]
    assert list(by_cited_page(found, [])) == ["meetings/2024-11-25-rivers-panel/"]
    assert list(shown) == ["meetings/2025-01-20-rivers-panel/"]


MINUTES = f"""---
id: own
kind: minutes
title: Minutes
document: later
{MEETING}---

## 4. Otters

4.1 Section 2.1 of the report was welcomed. Section 1.1 was not.
"""


def test_what_is_not_certain_is_only_possible_until_the_maintainer_says_so() -> None:
    """Minutes that don't name the paper; a link that is refused vanishes."""
    paper = _paper("otters", OTTERS)
    found, _ = _held(paper, from_text("n.md", MINUTES))
    certain, unsure = (c for c in found if c.kind == "part")
    assert (certain.words, certain.cited_url) == ("Section 2.1", "reports/otters/#paragraph-2-1")
    assert (unsure.words, unsure.possible) == ("Section 1.1", "the minutes don’t say of which paper")
    assert list(only_possible(found)) == ["meetings/2025-01-20-rivers-panel/"]
    for holds, left in ((True, [None]), (False, [])):
        settled = Verdicts({frozenset((unsure.id, unsure.cited)): (holds, 1)})
        again, _ = _held(paper, from_text("n.md", MINUTES), settled=settled)
        assert [c.possible for c in again if c.id == unsure.id] == left


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Recommendations 1,2, 3 & 9", ["Recommendations 1", "2", "3", "9"]),
        ("see recommendation 6a", ["recommendation 6a"]),
        ("See section 7, 8, and Appendix 3", ["section 7", "8", "Appendix 3"]),
        ("See section 7, 8 people said", ["section 7"]),
        ("paragraphs 4.2 to 4.5 of the report", ["paragraphs 4.2", "4.5"]),
        ("recommendation 9 of the Heron review", []),
        ("Appendices D and F.", ["Appendices D", "F"]),
        ("minutes of meetings of 3 May and 4 June 2024", ["minutes of meetings of 3 May", "4 June 2024"]),
        ("a report dated 12/07/2021", ["report dated 12/07/2021"]),
        ("30 January 2025 meeting of the Cabinet,", ["30 January 2025 meeting of the Cabinet"]),
        ("The Government’s report of 12 May 2025", []),
        ("The report of 12 May 2025 by the auditor", []),
        ("The report of 12 May 2025 by the Director of Weirs", ["report of 12 May 2025"]),
        ("The inspector's letter, in paragraph 2.1, says", []),
        ("The Inspectorate (see paragraph 2.1) said", []),
        ("The Government’s 2019 report, Appendix B, paragraph 2.1", []),
        ("Table 1 of the DfT's guidance", []),
        ("A public meeting on 3 March 2025", []),
        ("The workshop meeting of 3 March 2025", []),
        ("The meeting on 3 March 2025 with residents", []),
        ("The children’s services report, Appendix B", ["Appendix B"]),
    ],
)  # fmt: skip
def test_lists_cite_each_of_their_entries(text: str, words: list[str]) -> None:
    """The noun belongs to the first."""
    assert [m.words for m in mentions(text)] == words


def test_a_passage_ends_with_its_item_of_a_list_in_one_line() -> None:
    """Cells may have the lines of a list joined, its bullets among the words."""
    text = "• Count the otters. • Feed them (see agenda item 5); • Tell the warden."
    found, _ = _held(_paper("otters", f"| Step |\n| --- |\n| {text} |\n"))
    assert [c.passage for c in found if c.citing == "otters"] == ["Feed them (see agenda item 5);"]


def test_words_become_links_where_they_stand() -> None:
    """Whole words, outside of links, in their order."""
    tokens = MARKDOWN.parse("17 and [7](https://a.example) are told in items 5 and 7.")
    own = {"17 and 7 are told in items 5 and 7.": [Link("items 5", "m/#item-5"), Link("7", "m/#item-7")]}
    assert str(html(list(linked(tokens, own, "../")))) == (
        '<p>17 and <a href="https://a.example">7</a> are told in '
        '<a href="../m/#item-5" class="citation">items 5</a>'
        ' and <a href="../m/#item-7" class="citation">7</a>.</p>\n'
    )


def test_a_footnote_and_its_mark_lead_to_each_other() -> None:
    """A raised number without a note below is none: square metres."""
    texts = [
        ("Otters¹ need 4 km² each.", "a"),
        ("¹ Counted in May.", "b"),
        ("Weirs¹", "c"),
        ("¹ All of them.", "d"),
    ]
    found = footnotes([Text(text, text, url) for text, url in texts])
    assert {at: [(x.words, x.url) for x in own] for at, own in found.items()} == {
        0: [("¹", "b")],
        1: [("", "a")],
        2: [("¹", "d")],
        3: [("", "c")],
    }
