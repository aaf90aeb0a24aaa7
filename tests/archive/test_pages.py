"""Pages: addresses of the data lead to their places, outlines are sound, pages say what the records say."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive import content, site
from archive.body import chunks
from archive.chapters import whole
from archive.contacts import withheld
from archive.content import from_text
from archive.library import Library
from archive.tables import as_csv
from archive.texts import Texts
from audit import markup
from audit.whole import address
from tests import invented
from tests.once import Once


class Site:
    """A built site in memory."""

    def __init__(self, archive: Path, made: Library) -> None:
        self.content = content.load(archive)
        self.library = made
        self.files = dict(site.files(made.config, made))
        pages = {n: LexborHTMLParser(b.decode()) for n, b in self.files.items() if n.endswith(".html")}
        self.pages = {n: p for n, p in pages.items() if not n.startswith("originals/")}
        self.ids = {n: [str(e.attributes["id"]) for e in p.css("[id]")] for n, p in self.pages.items()}

    def leads_somewhere(self, address: str, fragment: str) -> bool:
        """Whether a path of the site is a file, and has the anchor."""
        name = (
            f"{address.rstrip('/')}/index.html".lstrip("/")
            if address.endswith("/") or not address
            else address
        )
        return name in self.files and (not fragment or fragment in self.ids.get(name, [fragment]))

    def one(self, address: str, selector: str) -> LexborNode:
        """An element of a page."""
        found = self.pages[f"{address}index.html"].css_first(selector)
        assert found is not None, f"{selector} is not on {address}"
        return found

    def text(self, address: str, selector: str = "main") -> str:
        """The words of an element of a page."""
        return " ".join(self.one(address, selector).text(separator=" ").split())


@pytest.fixture(
    scope="module",
    params=["invented", *(pytest.param(name, marks=pytest.mark.slow) for name in ("sample", "hackney"))],
)
def any_site(request: pytest.FixtureRequest, once: Once) -> Site:
    """The invented archive, the sample, and a real commission's."""
    return Site(once.archive(request.param), once.library(request.param))


@pytest.fixture(scope="module")
def small(once: Once) -> Site:
    """The invented archive."""
    return Site(once.archive("invented"), once.library("invented"))


def addresses(entry: Any) -> Iterator[str]:
    """All that is called `url` in data, however deep."""
    if isinstance(entry, dict):
        yield from [entry["url"]] if "url" in entry else []
        entry = list(entry.values())
    if isinstance(entry, list):
        for value in entry:
            yield from addresses(value)


def test_addresses_of_the_data(any_site: Site) -> None:
    """Each record's address is a page, and its fragment a place on it."""
    lists = [b for n, b in any_site.files.items() if re.fullmatch(r"data/[\w-]+\.json", n)]
    found = {url for text in lists for url in addresses(json.loads(text))}
    assert found
    assert [url for url in sorted(found) if not any_site.leads_somewhere(*urldefrag(url))] == []


def test_markup(any_site: Site) -> None:
    """All pages are valid HTML, have titles and outlines, and lead to what is there, in whatever folder."""
    pages = {address(name): any_site.files[name] for name in any_site.pages}
    read = {page: markup.read(page, html) for page, html in pages.items()}
    base = urlsplit(any_site.library.config.base_url).path
    found = [
        *(f for page in read.values() for f in page.findings),
        *markup.together(read, any_site.files, base),
    ]
    assert [str(finding) for finding in found] == []


def test_all_words(any_site: Site) -> None:
    """Every word of content stands on the page that shows it, but for contact details."""
    cut = {**any_site.library.chapters, **any_site.library.minutes_parts}
    shown = {
        p.id: whole(m.meeting.url) if m.meeting.id in cut else m.meeting.url
        for m in any_site.library.meetings
        for p in (*m.agendas, *m.minutes)
    }
    shown |= {
        r.page.id: whole(r.report.url) if r.report.id in cut else r.report.url
        for r in any_site.library.reports
    }
    for page in withheld(any_site.content, any_site.library.config).pages:
        if page.kind == "document":
            continue
        main = any_site.one(shown[page.id], "main")
        # The mark of a footnote is a link that is glued to its word
        have = {*words(main.text(separator=" ")), *words(main.text())}
        want = words(" ".join(f"{c.number or ''} {c.text}" for c in chunks(page)))
        # A term that is a link may part a word from what is glued to it.
        assert sum(word not in have for word in want) <= len(want) / 1000, page.path


def words(text: str) -> list[str]:
    """A text's words."""
    return re.findall(r"[^\W_]+", text.casefold())


def test_no_inline_code(any_site: Site) -> None:
    """The content policy would block styles and scripts within a page; data are neither."""
    for name, page in any_site.pages.items():
        scripts = "script:not([src]):not([type='application/ld+json'])"
        assert not page.css(f"[style], style, {scripts}, [onclick]"), name


# -- what pages say ------------------------------------------------------------------------------------------


def test_question_and_answer(small: Site) -> None:
    """Told apart in words, not by colour alone; the number is the permanent link."""
    entry = "#minute-4-2"
    assert [e.text() for e in small.one(invented.HELD, entry).css(".entry__label")] == ["Question", "Answer"]
    assert small.one(invented.HELD, f"{entry} .numbered__number").attributes["href"] == entry
    assert "Some 412 homes." in small.text(invented.HELD, f"{entry} .entry__rest")


def test_where_it_was_read(small: Site) -> None:
    """A minute names both sources that hold it, and opens the original at the page."""
    links = small.one(invented.HELD, "#minute-4-1").css(".source")
    assert [link.attributes["href"] for link in links] == [
        "../../originals/pack.pdf#page=38",
        "../../originals/web.html.txt",
    ]
    assert " ".join(links[0].text().split()) == (
        "Read from Agenda pack of the Housing Scrutiny Commission: printed minutes, page 40"
    )


def test_differences_are_shown(small: Site) -> None:
    """What the web page says otherwise stands below the printed minute."""
    difference = small.text(invented.HELD, "#minute-4-1 .difference")
    assert " ".join(difference.split()) == (
        "The web page differs: after “Director introduced the report” it adds “and its figures”"
    )


def test_decisions_stand_out(small: Site) -> None:
    """With a label, and what is a promise with its state and answer."""
    labels = [
        e.text() for e in small.pages[f"{invented.HELD}index.html"].css(".entry--decision .entry__label")
    ]
    assert labels == ["Agreed action", "Decision"]
    assert "Promise, answered" in small.text(invented.HELD, ".entry--decision .state")
    assert "attached to this programme" in small.text(invented.HELD, ".entry--decision details")


def test_as_printed(small: Site) -> None:
    """The front sheet, the head of the minutes and the second source are there whole."""
    text = small.text(invented.HELD)
    assert "Minutes of the Housing Scrutiny Commission held on 25 November 2024" in text
    assert "Browse the agenda" in text
    assert "All are welcome to the Town Hall." in small.text(invented.ANNOUNCED)


def test_agenda(small: Site) -> None:
    """Number, item, time and pages in a table, the papers under the title."""
    row = small.one(invented.ANNOUNCED, ".agenda tbody tr:nth-child(2)")
    cells = [" ".join(c.text().split()) for c in row.css("td")]
    assert cells[1].startswith("Repairs review ")
    assert [cells[0], *cells[2:]] == ["4", "19:05", "11–38"]
    assert "Recommendations of the repairs review" in [a.text() for a in row.css("td:nth-child(2) li a")]


def test_work_programmes(small: Site) -> None:
    """Each shortened address of a year lists years: those of its body, or all."""
    years = [n for n in small.pages if re.fullmatch(r"work-programme/[^/]+/[^/]+/index.html", n)]
    assert years
    for year in years:
        home = PurePosixPath(year).parent
        for shorter in home.parents[:-1]:
            links = [a.attributes["href"] for a in small.one(f"{shorter}/", "main").css(".card a")]
            assert f"{'../' * len(shorter.parts)}{home}/" in links


def test_dossier(small: Site) -> None:
    """Updates oldest first, the response in a plain word, and what is lost said plainly."""
    address = "recommendations/pack-recommendations/"
    headings = [h.text().strip().split("\n")[0] for h in small.one(address, ".recommendation").css("h3")]
    assert [" ".join(h.split()) for h in headings] == [
        "Response Agreed",
        "Update of January 2024",
        "Update of June 2024",
        "Status as stated",
    ]
    assert [li.text() for li in small.one(address, ".recommendation__text").css("li")] == [
        "in the evening",
        "on Sundays",
    ]
    gaps = [" ".join(g.text().split()) for g in small.pages[f"{address}index.html"].css(".gap")]
    lost = [f"The source has lost this recommendation’s {gap}." for gap in ("lead", "number")]
    cut = "Not all of this recommendation’s response may be here: pages have cut the table."
    assert gaps == [*lost, f"{cut} See the table as printed."]


def test_page_marks(small: Site) -> None:
    """A report says where each page of the original begins, once."""
    marks = small.pages["reports/pack-report/index.html"].css(".page-mark a")
    pages = [f"../../originals/pack.pdf#page={n}" for n in (13, 14, 15)]
    assert [m.attributes["href"] for m in marks] == pages


def test_a_page_begins_within_a_table(small: Site) -> None:
    """In a row of its own, with an address; the report reaches to that page."""
    row = small.one("reports/pack-report/", "tr.page-turn")
    assert row.attributes["id"] == "summary-table-2-page-15"
    assert [cell.attributes["colspan"] for cell in row.css("td")] == ["2"]
    assert " ".join(row.text().split()) == "The original, page 13"
    (report,) = (p.report for p in small.library.reports if p.report.id == "pack-report")
    assert (report.page_from, report.page_to) == (11, 13)


def test_tables(small: Site) -> None:
    """Reached by keyboard, named, with the empty corner no header."""
    region = small.one("reports/pack-report/", ".scrolling")
    assert region.attributes["tabindex"] == "0"
    assert region.attributes["aria-label"] == "Table 1: Repairs by year (table 1 of 3 in this paper)"
    assert [cell.attributes["scope"] for cell in region.css("th")] == ["col", "col", "row", "row"]
    assert [cell.text() for cell in region.css('td[colspan="3"]')] == ["All homes"]


TABLE = """| | Budget | Spent | Note |
| --- | --- | --- | --- |
| Ferries | 1,234.5 | £3m | open |
| Weirs | -2.0 | (0.4) | shut |
| | The keeper explains at length, across all columns, why there is so much to spend on weirs. | | |
| 200 | | | |
| All rivers | | | |
| | Short | | |
"""


def test_figures_stand_by_their_ends_and_comments_across_their_columns() -> None:
    """A row's only text spans what is empty behind it, if it is a title or a long one; a number doesn't."""
    (chunk,) = chunks(from_text("t.md", f"---\nid: t\nkind: text\ntitle: T\ndocument: d\n---\n\n{TABLE}"))
    shown = Texts("", {}, {}).table(chunk, "t", lambda *_: Markup())
    rows = [row.css("td") for row in LexborHTMLParser(f"<table>{shown}</table>").css("tr")]
    spans = [[cell.attributes.get("colspan") for cell in row] for row in rows[3:]]
    assert spans == [[None, "3"], [None] * 4, ["4"], [None] * 4]
    assert [cell.attributes.get("class") for cell in rows[1]] == ["align-right", "align-right", None]


def test_what_explains_a_row_stands_behind_it_in_the_file() -> None:
    """So that its columns can be summed; nothing else is moved, nothing is lost."""
    (chunk,) = chunks(from_text("t.md", f"---\nid: t\nkind: text\ntitle: T\ndocument: d\n---\n\n{TABLE}"))
    rows = list(csv.reader(as_csv(chunk.rows).decode("utf-8-sig").splitlines()))
    assert [row[4][:20] for row in rows] == [
        "Printed below the row"[:20],
        "",
        "The keeper explains ",
        "",
        "",
        "",
    ]
    assert rows[3][:2] == ["200", ""]
    assert rows[5][1] == "Short"


AMOUNTS_FIRST = """| 2024 Core | 2024 Total | | 2025 Core |
| --- | --- | --- | --- |
| 1,234.5 | 1,240.5 | Ferries | 1,300.0 |
| -2.0 | | Weirs | 3.0 |
| | | Locks | 3.5 |
"""


@pytest.mark.parametrize(
    ("table", "heads"),
    [
        pytest.param(AMOUNTS_FIRST, ["Ferries", "Weirs", "Locks"], id="amounts before the names"),
        pytest.param(
            AMOUNTS_FIRST.replace("Weirs", "").replace("Locks", "Ferries"), [], id="no names: the same"
        ),
        pytest.param(
            "| No | Place |\n| --- | --- |\n| 1 | Otters |\n| 2 | Newts |\n", [], id="numbers of rows"
        ),
        pytest.param(
            "| Place | £k |\n| --- | --- |\n| Ouse | 1 |\n| Lyde | 2 |\n", ["Ouse", "Lyde"], id="first"
        ),
    ],
)
def test_rows_are_named_by_words(table: str, heads: list[str]) -> None:
    """The column that says what a row's figures are of heads the row, also behind a column of amounts."""
    (chunk,) = chunks(from_text("t.md", f"---\nid: t\nkind: text\ntitle: T\ndocument: d\n---\n\n{table}"))
    shown = LexborHTMLParser(str(Texts("", {}, {}).table(chunk, "t", lambda *_: Markup())))
    assert [cell.text() for cell in shown.css("th[scope=row]")] == heads
    amounts = shown.css("tbody td:first-child")
    assert all(cell.attributes.get("class") == "align-right" for cell in amounts if "." in cell.text())


def test_tables_of_minutes_are_counted_by_item() -> None:
    """So that each has one name on the page of its part and on that with all minutes."""
    texts = Texts("", {}, {})
    texts.count_under("under item 4")
    named = [texts.table_label(None), texts.table_label("Recorded vote")]
    texts.count_under("under item 5")
    assert [*named, texts.table_label(None)] == [
        "Table 1 under item 4",
        "Recorded vote (table 2 under item 4)",
        "Table 1 under item 5",
    ]


@pytest.mark.parametrize(
    "text", ["It can • b) go on • c) so", "It can\n• b) go on\n• c) so"], ids=["joined", "by lines"]
)
def test_bullets_are_a_list(text: str) -> None:
    """Wherever they stand in a text of the front matter: a cell may have had its lines joined."""
    shown = LexborHTMLParser(str(Texts("", {}, {}).written(text)))
    assert [item.text() for item in shown.css("p, li")] == ["It can", "b) go on", "c) so"]


def test_columns_of_text_have_room() -> None:
    """A column of running text is not pressed into a word's width on a phone."""
    text = "There is much to say of this weir, and it is said here, in one long sentence."
    table = f"| Year | Weir | What | Why |\n| ---: | --- | --- | --- |\n| 2024 | Lower | {text} | Age |\n"
    (chunk,) = chunks(from_text("t.md", f"---\nid: t\nkind: text\ntitle: T\ndocument: d\n---\n\n{table}"))
    shown = LexborHTMLParser(str(Texts("", {}, {}).table(chunk, "t", lambda *_: Markup())))
    assert [cell.attributes.get("class") for cell in shown.css("th")] == ["align-right", None, "roomy", None]


def test_a_table_that_is_not_certain(small: Site) -> None:
    """Shown as printed, reached by keyboard, with a word on it and the way to the original's page."""
    note = small.one("reports/pack-report/", ".uncertain")
    assert (
        note.text()
        == "This table could not be read with certainty; see the original, PDF page 13, printed page 11."
    )
    link = note.css_first("a")
    assert link is not None
    assert link.attributes["href"] == "../../originals/pack.pdf#page=13"
    region = small.one("reports/pack-report/", ".scrolling:has(> pre)")
    assert (region.attributes["tabindex"], region.attributes["aria-label"]) == (
        "0",
        "Table 2 of 3 in this paper",
    )
    printed = region.css_first("pre")
    assert printed is not None
    assert printed.text() == "Boilers      412     390\nRoofs <old>   95      87\n"
    (found,) = (s for s in small.library.sections if "Boilers" in s.text)
    assert "412" in found.text


def test_pictures(small: Site) -> None:
    """A picture of the paper is shown, and leads to its page; a picture from elsewhere is told in words."""
    address = "reports/pack-report/"
    [picture] = small.pages[f"{address}index.html"].css("main img")
    assert picture.attributes["src"] == "../../images/pack/page-13-picture-1.webp"
    assert "images/pack/page-13-picture-1.webp" in small.files
    assert picture.attributes["alt"] == "Chart or drawing on page 13 of the original: Figure 1: Repairs"
    assert (picture.attributes["width"], picture.attributes["height"]) == ("70", "50")
    assert small.one(address, "figcaption a").attributes["href"] == "../../originals/pack.pdf#page=13"
    assert "[Picture: Photograph]" in small.text(address)


def test_terms(small: Site) -> None:
    """A term is explained at its first use, and as it was printed in the glossary."""
    assert small.one("reports/pack-report/", "a.term").attributes["title"] == "Housing Revenue Account"
    assert "As printed: “Η RA”" in small.text("glossary/")


def test_account_of_words(small: Site) -> None:
    """A document's page has the sum, the omissions and what was not understood."""
    text = small.text("documents/pack/")
    assert "1,000 words in the document = 980 published + 18 left out on purpose + 2 unaccounted for." in text
    assert "Page 12: a table without lines" in text


def test_not_found(small: Site) -> None:
    """The page for wrong addresses finds its styles at any depth: the settings say where the site is."""
    styles = small.pages["404.html"].css('link[rel="stylesheet"]')
    assert styles
    assert all(str(s.attributes["href"]).startswith("/records/archive/assets/") for s in styles)


def test_statement(small: Site) -> None:
    """The accessibility statement names council, contact and state."""
    text = small.text("accessibility/")
    assert "Marshwick Borough Council is committed to making its website accessible" in text
    assert "scrutiny@marshwick.example.org" in text
    assert "partially compliant" in text


def test_a_chair_is_the_chair_of_something(small: Site) -> None:
    """An office that is held in a body is shown with the body; a job stands for itself."""
    roles = {p.name: [(r.role, r.organisation) for r in p.roles] for p in small.library.people}
    assert roles["Ann Other"] == [("Councillor", None), ("Chair", "Housing Scrutiny Commission")]
    assert roles["Dee Fender"] == [("Director of Housing", None)]
    shown = small.one("people/ann-other/", ".govuk-summary-list__row").text().split()
    assert " ".join(shown).startswith("Chair Housing Scrutiny Commission")
