"""Markdown to HTML."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive.body import by_page, chunks, unfit_marks
from archive.content import Page
from archive.markdown import MARKDOWN, html
from archive.search.passages import passages


@pytest.mark.parametrize(
    ("item", "marked"),
    [
        *(
            (item, True)
            for item in ("(i) how many", "a) one", "iv. four", r"3\) third", "R2 Mend it", "1.2 It")
        ),
        *((item, False) for item in ("how many", "A list of all", "eg. this", "£3 more", "M25 works")),
    ],
)
def test_items_with_their_own_mark_have_no_bullet(item: str, *, marked: bool) -> None:
    """The printed mark stands alone."""
    assert ('<li class="marked">' in html(MARKDOWN.parse(f"- {item}\n"))) == marked


def test_items_that_markdown_numbers_keep_their_number() -> None:
    """Also where they begin with a mark of their own, or have such a list in them."""
    assert str(html(MARKDOWN.parse("1. (a) one\n    - (i) two\n    - three\n"))).count("marked") == 1


def test_words_that_are_struck_through() -> None:
    """As they are printed; no HTML else comes through."""
    assert "<s>sinks</s> &lt;b&gt;" in html(MARKDOWN.parse("The ferry ~~sinks~~ <b>"))


BODY = """<!-- page 1 -->

1. These:
    - (a) one
    - (b) the other:
        - here

        <!-- page 2 -->

        - there

        and elsewhere
    - (c) both
2. Nothing
"""


def test_a_list_goes_on_where_a_page_turns() -> None:
    """At its depth, below items that have no mark again; each of its items is one of the list's."""
    first, second, last = chunks(Page("a/a.md", "a", "text", "Otters", "a", BODY))
    assert (first.source.page, second.source.page, last.source.page) == (1, 2, 2)
    assert second.items == ("there and elsewhere", "(c) both")
    assert str(html(second.tokens)).count('<li class="continued">') == 2
    assert last.items == ("Nothing",)


TABLE = """<!-- page 1, printed 9 -->

| Reach | Otters |
| --- | --- |
| Weir | **14** |
| <!-- page 2, printed 10 --> Mill | 3 |
| Ford | <!-- page 3, printed 11 --> 5 |

Counted at dawn.
"""


def test_a_page_begins_within_a_table() -> None:
    """In whichever cell of the row its mark stands; what is below is of that page, the mark no word of it."""
    table, below = chunks(Page("a/a.md", "a", "text", "Otters", "a", TABLE))
    assert table.rows == (("Reach", "Otters"), ("Weir", "14"), ("Mill", "3"), ("Ford", "5"))
    assert [place.printed_page for place in table.places] == [9, 9, 10, 11]
    assert (table.source.page, below.source.page) == (1, 3)
    assert "page" not in table.text + html(table.tokens)


def test_the_pages_of_a_table() -> None:
    """Each has the head, its rows, their line in the file and an address; search finds each."""
    found = chunks(Page("a/a.md", "a", "text", "Otters", "a", TABLE))
    first, second, third = by_page(found[0])
    assert [part.rows[1] for part in (first, second, third)] == [("Weir", "14"), ("Mill", "3"), ("Ford", "5")]
    assert [part.text for part in (first, second)] == ["Reach Otters Weir 14", "Mill 3"]
    assert [part.line - first.line for part in (second, third)] == [3, 4]
    assert str(html(second.tokens)).count("<tr>") == 2
    at = found[0].anchor
    assert [p.anchor for p in passages(found, "Otters")][:3] == [at, f"{at}-page-2", f"{at}-page-3"]


def test_a_figure_whose_point_is_escaped_is_no_number() -> None:
    """The paragraph has the address of any other."""
    figure, numbered = chunks(Page("a/a.md", "a", "text", "Otters", "a", "4\\.790 posts\n\n4.7 Otters\n"))
    assert (figure.number, figure.text) == (None, "4.790 posts")
    assert numbered.number == "4.7"


def test_anchors_stand_once() -> None:
    """A repeated one is counted; where that one stands too, it is counted on."""
    body = "## Fares\n\n## Fares-2\n\n## Fares\n\n## Fares\n"
    page = Page("content/a/b.md", "b", "text", "B", "a", body, {})
    assert [chunk.anchor for chunk in chunks(page)] == ["fares", "fares-2", "fares-3", "fares-4"]


def test_marks_that_mark_no_place() -> None:
    """What a person wrote in another way is named with its line; the words of other comments are none."""
    body = """<!-- page 3, printed 1 -->
<!-- page three -->
Fares <!-- line 7 --> rise. <!-- a page -->

| a | <!-- page 4 --> b |
| --- | --- |
| <!-- Page 5 --> c | d |
"""
    page = Page("content/a/b.md", "b", "text", "B", "a", body, {}, body_line=10)
    assert list(unfit_marks(page)) == [
        (11, "<!-- page three -->"),
        (12, "<!-- line 7 -->"),
        (16, "<!-- Page 5 -->"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[https://weir.example.org/a](https://weir.example.org/a)", True),
        ("[weir.example.org](https://weir.example.org/)", True),
        ("[us@weir.example.org](mailto:us@weir.example.org)", True),
        ("[the recording](https://weir.example.org/a)", False),
        ("[**weir.example.org**, the recording](https://weir.example.org/)", False),
    ],
)
def test_a_link_that_says_its_address(text: str, told: bool) -> None:
    """Is marked, so that print does not say it a second time."""
    assert ('class="address"' in html(MARKDOWN.parse(text))) == told


def test_no_link_within_a_link() -> None:
    """The outer one leads on; its neighbours and the words stay."""
    made = MARKDOWN.render(
        "See [<https://a.example.org>](https://b.example.org), [*this*](c) and <https://d.example.org>"
    )
    links = [(link.attributes["href"], link.text()) for link in LexborHTMLParser(made).css("a")]
    assert links == [
        ("https://b.example.org", "https://a.example.org"),
        ("c", "this"),
        ("https://d.example.org", "https://d.example.org"),
    ]
    assert made.count("<a") == made.count("</a>") == 3
