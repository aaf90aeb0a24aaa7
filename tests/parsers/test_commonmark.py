"""Markdown that people write: its structure is read, its front matter is honoured, no word is lost."""

from dataclasses import astuple

import pytest

import parsers
from parsers.accounting import account
from parsers.blocks import Block, Kind
from parsers.commonmark import KINDS, accepts


def blocks(text: str) -> list[Block]:
    """What a text gives; every word is accounted for."""
    parsed = parsers.parse(text.encode())
    assert parsed.reading.media_type == "text/markdown"
    words = account(parsed.reading.text, parsed.parts, parsed.omitted)
    assert words["unaccounted"] == 0, words
    return list(parsed.reading.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Quays\n---\nText",
        "a | b\n--|--\n",
        "a | b\n---|---\n1 | 2",
        "```\nx\n```",
        "see [x]\n\n[x]: https://example.org",
        "Quays\n=====\n",
    ],
)
def test_markdown_is_told_by_its_signs(text: str) -> None:
    """One of them is enough; two hyphens are no rule."""
    assert accepts(text.encode()) is (text != "a | b\n--|--\n")


@pytest.mark.parametrize("text", ["# Quays\n- a\n- b\n", "a\tb\n\n[x]: y", "---\nNo pairs here\n\n---\n"])
def test_plain_text_and_converters_are_left_to_their_reader(text: str) -> None:
    """Headings and lists alone are read line by line."""
    assert not accepts(text.encode())


def test_tables_have_heads_and_lines() -> None:
    """Bars in cells stay, their places are told."""
    (table,) = blocks("| Route | Fare |\n|:---|---:|\n| North \\| East | **£2** |\n")
    assert (table.kind, table.header, table.place.line) == (Kind.TABLE, True, 1)
    assert table.rows == (("Route", "Fare"), ("North | East", "**£2**"))


def test_lists_keep_their_printed_numbers() -> None:
    """Whatever Markdown would count."""
    found = blocks("Quays\n---\n\n3. North\n3. South\n   * mud\n7) Ferries\n")
    assert [(b.marker, b.level, b.text) for b in found[1:]] == [
        ("3.", 1, "North"),
        ("3.", 1, "South"),
        ("-", 2, "mud"),
        ("7)", 1, "Ferries"),
    ]


def test_references_become_links_and_notes_their_marks() -> None:
    """So that nothing points to nowhere."""
    found = blocks(
        'See [the plan][p], [P] and [map](https://example.org/m "Map")[^1].\n\n[^1]: Since 1904.\n\n[p]: https://example.org/p\n'
    )
    assert [b.text for b in found] == [
        "See [the plan](https://example.org/p), [P](https://example.org/p) and [map](https://example.org/m)¹.",
        "¹ Since 1904.",
    ]


def test_wrapped_lines_are_joined_and_short_ones_stay_apart() -> None:
    """An address is no sentence."""
    (one, other) = blocks(
        "The ferry crosses the harbour forty times on every day of the week,\nexcept Sundays.\n\n"
        "12 Quay Row\nBrackwater\n\n[x]: y"
    )
    assert "week, except" in one.text
    assert other.text == "12 Quay Row\nBrackwater"


def test_html_and_code_are_read() -> None:
    """Tables in HTML too; remarks are left out."""
    found = blocks(
        "---\nitem: 4\n---\n```\na*b\n```\n\n<table><tr><td>A</td><td>B</td></tr></table>\n\n"
        "<!-- to do -->\n\n<script>x()</script>\n\n![Plan](p.png)\n"
    )
    assert [b.plain for b in found] == ["a*b", "A B", "Picture: Plan"]


FRONT = """---
title: 'Quays: a review'
kind: report
Meeting date: 4 March 2024
body: Harbour Committee
date: soon
author: Avis
---

Text.
"""


def test_front_matter_is_honoured_as_far_as_it_is_known() -> None:
    """What isn't is reported with its line."""
    parsed = parsers.parse(FRONT.encode())
    (part,) = parsed.parts
    assert (part.kind, part.title) == ("report", "Quays: a review")
    assert part.meta == {"meeting_date": "2024-03-04", "body": "Harbour Committee"}
    assert [str(place) for place, _ in parsed.problems] == ["line 6", "line 7"]
    assert "'soon' was not used" in parsed.problems[0][1]
    assert "the key 'author'" in parsed.problems[1][1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_named(kind: str) -> None:
    """A file that looks like nothing is still what its front matter says, with all its words."""
    table = "| A | B |\n|---|---|\n| 1 | 2 |\n"
    text = f"---\nkind: {kind}\n---\n\n# Quays\n\nFares – what a crossing costs.\n\n{table}"
    parsed = parsers.parse(text.encode())
    assert parsed.parts[0].kind == kind
    assert account(parsed.reading.text, parsed.parts, parsed.omitted)["unaccounted"] == 0
    assert not parsed.problems, [astuple(p[0]) for p in parsed.problems]
