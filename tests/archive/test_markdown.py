"""Markdown to HTML."""

import pytest

from archive.body import chunks
from archive.content import Page
from archive.markdown import MARKDOWN, html


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
