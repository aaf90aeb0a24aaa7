"""The reader of web pages: what it refuses, what it leaves out, what links become."""

import pytest

from parsers import html
from parsers.blocks import Kind, NotReadable

TEXT = "Otters have come back to the Lower Weir, where they had not been seen for forty years. " * 3

MENU = "".join(f"<a href='/{n}'>Council service number {n}</a> " for n in range(60))


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (
            "<html><title>Sign in</title><form><input type='password'></form><p>Please sign in</p></html>",
            "log in",
        ),
        (
            "<html><title>404 Not Found</title><h1>404 Not Found</h1><p>The page is not here.</p></html>",
            "404",
        ),
        (
            "<html><title>Object moved</title><h2>Object moved to <a href='/x'>here</a>.</h2></html>",
            "another address",
        ),
        ("<html><meta http-equiv='refresh' content='0;url=/x'><body></body></html>", "another address"),
        ("<html><head><title>Otters</title></head><body> </body></html>", "empty"),
        ("<html><body><script>document.write('otters and herons and frogs')</script></body></html>", "empty"),
        (
            "<html><title>Runtime Error</title><h1>Server Error in '/' Application.</h1><p>"
            + "An application error occurred on the server. " * 30,
            "error page .“Runtime Error Server Error",
        ),
        (
            "<html><title>Access Denied</title><p>You may not see this meeting here.</p></html>",
            "an error page",
        ),
        (
            "<html><title>Just a moment...</title><p>Checking otters.example.org</p></html>",
            "keeps robots out",
        ),
        (
            "<html><title>Reedmere</title><p>Your session has expired. Log in.</p></html>",
            "a web page to log in",
        ),
        (
            "<html><head><title>Otters</title><meta http-equiv='refresh' content='0; url=https://a.org/p'></head>"
            "<body><p>One moment.</p></body></html>",
            r"another address \(https://a.org/p\)",
        ),
        (
            "<html><title>Reedmere</title><ul><li><a href='/a'>Home page</a></li><li><a href='/b'>All"
            " meetings</a></li><li><a href='/c'>Your councillors</a></li></ul></html>",
            "navigation only",
        ),
        (
            "<html><body><script>render()</script><noscript>Please use scripts</noscript></body></html>",
            "scripts",
        ),
        # Pages whose navigation is long, and whose own text says the same again and again
        (
            f"<html><title>Fenwick - Sign in</title><nav>{MENU}</nav><h1>Sign in</h1><input type=password>"
            f"<p>You need to sign in to see this paper.</p><p>{'We use cookies here. ' * 40}</p></html>",
            "a web page to log in",
        ),
        (
            f"<html><title>Fenwick</title><div>{MENU}</div><div><p>Please log in with your account.</p>"
            "<input type=password></div></html>",
            "a web page to log in",
        ),
        (
            f"<html><title>Fenwick</title><header>{MENU}</header><main><h1>Page not found</h1>"
            f"<p>{'We could not find the page that you asked for. ' * 15}</p></main></html>",
            "an error page .“Fenwick Page not found”",
        ),
        (
            f"<html><title>403 Forbidden | Fenwick</title><div class=menu>{MENU}</div><p>Ask us.</p></html>",
            "an error page",
        ),
        ("<html><body>" + "<div>" * 5000 + "otters and herons and frogs</body></html>", "nested"),
        ("<table><tr><td>" * 400 + "otters and herons" + "</table>" * 400, "nested"),
    ],
)
def test_what_is_no_paper_is_refused_by_name(page: str, why: str) -> None:
    """A login, an error, a redirect, an empty page, and one that is built to break a reader."""
    with pytest.raises(NotReadable, match=why):
        html.read(page.encode())


def test_a_report_about_errors_is_a_paper() -> None:
    """Long pages are read, whatever their title says."""
    page = f"<html><title>Errors in sign in</title><h1>Errors in sign in</h1><p>{TEXT * 4}</p></html>"
    assert len(html.read(page.encode()).blocks) == 2


@pytest.mark.parametrize(
    "page",
    [
        # A council's template has a box to log in on every page
        f"<html><title>Agenda</title><header>{MENU}<input type=password></header><main><h1>Agenda</h1>"
        "<p>Otters in the marsh, and herons.</p></main></html>",
        "<html><title>Agenda</title><main><h1>Agenda</h1><p>Otters in the marsh.</p>"
        "<a href='o.pdf'>Otters</a></main><input type=password></html>",
        f"<html><title>Sign in sheets of the hide</title><h1>Sign in sheets</h1><p>{TEXT * 4}</p></html>",
        f"<html><title>Access</title><h1>Page not found: how we mend links</h1><p>{TEXT * 4}</p></html>",
    ],
)
def test_a_box_to_log_in_makes_no_login_page(page: str) -> None:
    """Papers stay papers where the page around them, or their own matter, is of logins and errors."""
    assert html.read(page.encode()).blocks


@pytest.mark.parametrize(
    ("start", "is_page"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\ufeff<!-- saved from url=(0010)https://a.org --><html>", True),
        ("<div class='x'>", True),
        ("# A heading with <b>tags</b>", False),
        ("1 < 2", False),
        ("<b>Bold</b> text of a converter", False),
    ],
)
def test_a_page_is_told_by_how_it_begins(start: str, *, is_page: bool) -> None:
    """Text with tags in it is text."""
    assert html.accepts(start.encode()) is is_page


def test_encodings() -> None:
    """What the page declares, unless its bytes say otherwise."""
    page = f"<html><meta charset='{{}}'><body><p>Zoë’s otters cost £5. {TEXT}</p></body></html>"
    for declared, used in (
        ("windows-1252", "cp1252"),
        ("utf-8", "utf-8"),
        ("utf-8", "cp1252"),
        ("nonsense", "utf-8"),
    ):
        block = html.read(page.format(declared).encode(used)).blocks[0]
        assert block.text.startswith("Zoë’s otters cost £5.")


def test_links_are_whole_or_none() -> None:
    """A page that says its own address has whole links; other addresses lead nowhere, and no script runs."""
    body = f"<p>{TEXT}<a href='map.pdf'>the map</a> <a href='javascript:x()'>no</a></p>"
    known = html.read(f"<html><head><base href='https://a.org/b/'></head><body>{body}</body></html>".encode())
    assert known.blocks[0].text.endswith("[the map](https://a.org/b/map.pdf) no")
    assert html.read(f"<html><body>{body}</body></html>".encode()).blocks[0].text.endswith("the map no")


def test_layout_tables_are_no_tables() -> None:
    """A table of one column, or with tables in it, is but a frame."""
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    page = f"<html><body><table><tr><td><p>{TEXT}</p>{inner}</td></tr></table>"
    blocks = html.read(page.encode()).blocks
    assert [b.kind for b in blocks] == [Kind.PARAGRAPH, Kind.TABLE]
    assert blocks[1].rows == (("a", "b"),)


def test_cells_that_span_rows_leave_the_columns_right() -> None:
    """Their place in the rows below is empty; "100%" is no number of columns to trust."""
    table = (
        "<table><tr><th>Bank</th><th colspan=2>Otters</th></tr>"
        "<tr><td rowspan='2'>Reeds</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>"
        "<tr><td colspan='100%'>Herons were not counted</td></tr></table>"
    )
    blocks = html.read(f"<html><body><p>{TEXT}</p>{table}</body></html>".encode()).blocks
    assert blocks[1].rows == (
        ("Bank", "Otters", ""),
        ("Reeds", "1", "2"),
        ("", "3", "4"),
        ("Herons were not counted", "", ""),
    )
    assert blocks[1].header


@pytest.mark.parametrize("number", ["<td>1.</td>", "<th scope=row>1.</th>"])
def test_the_head_of_a_table_of_items_is_no_item(number: str) -> None:
    """Its words are furniture; a number in a head cell of its row is the item's own."""
    items = f"<tr><th>No.</th><th>Item</th></tr><tr>{number}<td><p class=mgAiTitleTxt>Otters</p></td></tr>"
    page = f"<html><div id=modgov><h1>Agenda</h1><p>{TEXT}</p><table class=mgItemTable>{items}</table></div>"
    reading = html.read(page.encode())
    assert ("No. Item" in [o.text for o in reading.omitted], reading.blocks[-1].text) == (True, "Otters")
    assert reading.blocks[-1].number == "1"


def test_places_are_lines_of_the_source() -> None:
    """Where the words of a block begin."""
    page = f"<html>\n<body>\n<p>{TEXT}</p>\n\n<p>\nFrogs\n</p></body></html>"
    assert [str(b.place) for b in html.read(page.encode()).blocks] == ["line 3", "line 6"]


def test_a_section_in_which_nothing_stands_is_left_out() -> None:
    """A council's system heads it all the same; the words are listed as omitted."""
    sections = "<h2>Media</h2><h2>Documents</h2><p>One map of the weir.</p><h2>Media</h2>"
    page = f"<html><body><h1>Meeting</h1>{sections}</body></html>"
    reading = html.read(page.encode())
    assert [b.plain for b in reading.blocks] == ["Meeting", "Documents", "One map of the weir."]
    assert [o.text for o in reading.omitted] == ["Media", "Media"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "<html><body><div><p>The quay is to be mended.</p><table><tr><td>Fares</td><td>2.4",
            "the page ends in the middle, at “Fares 2.4”: it was cut off on its way",
        ),
        (
            "<html><body><p>Ferries are late.</p><p>View the full minutes text for item 4</p></html>",
            "the page breaks texts off (“View the full minutes text for item 4”)",
        ),
        ("<html><body><div><p>The quay is to be mended.</p><p>Soon.</div>", None),
        ("<p>The quay is to be mended.<p>Soon.", None),
    ],
)
def test_a_page_that_is_not_whole_is_said(page: str, said: str | None) -> None:
    """Where its end never came, and where it shows beginnings only; what may be left open is no sign."""
    problems = [line for _, line in html.read(page.encode()).problems]
    assert [line.startswith(said) for line in problems] == [True] if said else not problems


@pytest.mark.parametrize(
    ("attributes", "markers"),
    [
        ("", ["1.", "2."]),
        ('start="3"', ["3.", "4."]),
        ('start="3" style="list-style-type: lower-alpha"', ["c.", "d."]),
        ('type="A"', ["A.", "B."]),
        ('type="i" start="4"', ["iv.", "v."]),
        ('type="i" start="40"', ["xl.", "xli."]),
    ],
)
def test_lists_are_counted_as_the_page_counts_them(attributes: str, markers: list[str]) -> None:
    """In figures, letters or Roman numerals, from where it says."""
    found = html.read(f"<p>We ask:</p><ol {attributes}><li>one ferry<li>two quays</ol>".encode()).blocks
    assert [block.marker for block in found[1:]] == markers


def test_a_title_before_the_link_to_its_report() -> None:
    """Is the link's, whose own words are the file's kind and size only."""
    page = (
        '<base href="https://wold.example/"><table class="mgItemTable"><tr>'
        '<td class="mgItemNumberCell">4</td>'
        '<td><p class="mgAiTitleTxt">Fares <a href="documents/s1/Fares.pdf"> PDF 4 KB</a></p></td></tr>'
        "</table>"
    )
    *_, heading, link = html.read(page.encode()).blocks
    assert heading.plain == link.plain == "Fares"
    assert link.links == (("Fares", "https://wold.example/documents/s1/Fares.pdf"),)
