"""Sections that a test makes and asks about, and what it finds."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from archive.records import Group, Section
from tests.search.bridge import searched


def section(place: int, **fields: Any) -> Section:
    """Make a section of which a test says only what it is about."""
    plain = Section(
        id=f"a{place:03}",
        url=f"papers/{place}/#p1",
        sources=(),
        title="Housing",
        kind="minute",
        body=None,
        date=None,
        breadcrumb="Papers",
        text="The Panel noted the report.",
    )
    return replace(plain, **fields)


def paper(place: int, **fields: Any) -> Section:
    """Make a section that stands under a paper of its own."""
    made = section(place, **fields)
    return replace(
        made, group=Group(f"p{place}", f"Paper {place}", f"papers/{place}/", "report", made.body, made.date)
    )


def answer(papers: list[Section], query: str, **more: Any) -> Any:
    """Ask a question with as many groups as there are sections."""
    return searched(papers, [{"q": query, "groups": len(papers), **more}])[0]


def one_of(papers: Sequence[Section], queries: Sequence[str], query: str) -> Any:
    """Give the answer to one of many questions, all of which are asked at once.

    A start of Node takes longer than a hundred of them.
    """
    return _answers(tuple(papers), tuple(queries))[query]


@cache
def _answers(papers: tuple[Section, ...], queries: tuple[str, ...]) -> dict[str, Any]:
    asked = [{"q": query, "groups": len(papers)} for query in queries]
    return dict(zip(queries, searched(list(papers), asked), strict=True))


def refs(answered: Any) -> list[int]:
    """Give the sections of an answer, best first; each has a group of its own."""
    hits = [*answered["named"], *(hit for group in answered["groups"] for hit in group["hits"])]
    return [hit["ref"] for hit in hits]
