"""Each word of a document is accounted for, on the page that it stands on."""

import pytest

from parsers.accounting import account
from parsers.blocks import Block, Kind, Omitted, Part, Place


def paragraph(page: int | None, text: str) -> Block:
    """A paragraph that begins on a page."""
    return Block(Kind.PARAGRAPH, text, Place(page=page))


def short(source: str, blocks: list[Block], omitted: tuple[Omitted, ...] = ()) -> dict[int, list[str]]:
    """Pages with words unaccounted for, and which."""
    words = account(source, [Part("text", "Otters", tuple(blocks))], omitted)
    pages = words["pages"]
    assert isinstance(pages, list)
    return {entry["page"]: sorted(entry["examples"]) for entry in pages}


def test_a_word_that_is_nowhere() -> None:
    """Its page is named with how many words it has and how many are missing."""
    words = account("otter swam\fbadger sat still", [Part("text", "", (paragraph(1, "otter swam"),))], ())
    assert (words["source"], words["published"], words["unaccounted"]) == (5, 2, 3)
    assert words["pages"] == [
        {"page": 2, "source": 3, "unaccounted": 3, "examples": ["badger", "sat", "still"]}
    ]


def test_a_word_on_another_page_is_missed_on_its_own() -> None:
    """As a whole nothing is lost; but page 1 says less than it should, and page 3 says it instead."""
    blocks = [paragraph(1, "otter"), paragraph(2, "badger"), paragraph(3, "heron swam")]
    assert short("otter swam\fbadger\fheron", blocks) == {1: ["swam"]}


def test_a_paragraph_over_three_pages() -> None:
    """Its words may be on any page up to the one on which the next block begins."""
    blocks = [paragraph(1, "the otter and the badger and the heron"), paragraph(3, "the end")]
    assert short("the otter and\fthe badger and\fthe heron the end", blocks) == {}


def test_words_in_common_are_shared_out() -> None:
    """A table that goes on to the last page leaves to the pages between what only they can use."""
    blocks = [paragraph(1, "row row row"), paragraph(2, "row row row row"), paragraph(4, "end")]
    assert short("row row\frow row\frow\frow end", blocks) == {}


def test_a_word_drawn_to_the_next_page() -> None:
    """The head of a section that stands alone at the foot of a page."""
    assert short("otter badger\fheron", [paragraph(1, "otter"), paragraph(2, "badger heron")]) == {}


@pytest.mark.parametrize(("place", "missing"), [(1, {}), (None, {}), (3, {1: ["page"]})])
def test_what_was_left_out_counts_on_its_page(place: int | None, missing: dict[int, list[str]]) -> None:
    """One that names no page counts wherever its words are wanted."""
    blocks = [paragraph(1, "otter"), paragraph(2, "badger"), paragraph(3, "heron")]
    stamp = Omitted("page stamp", "page", Place(page=place))
    assert short("page otter\fbadger\fheron", blocks, (stamp,)) == missing


def test_no_pages() -> None:
    """A text without pages has no account of pages."""
    assert "pages" not in account("otter swam", [Part("text", "", (paragraph(None, "otter"),))], ())
