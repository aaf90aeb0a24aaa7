"""The rules of GOV.UK Frontend's stylesheet that a site's pages need: half of them are for other parts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

_NAME = re.compile(r"\bgovuk-[\w!-]+")


def names(text: str) -> set[str]:
    """The names of GOV.UK's classes in a page or a script."""
    return set(_NAME.findall(text))


def needed(css: str, used: Collection[str]) -> str:
    """A stylesheet without the selectors that name a class of GOV.UK's which is not used."""
    return "".join(_rules(_parsed(css), used))


@cache
def _parsed(css: str) -> list[Node]:
    """The rules of a stylesheet, which stays the same from build to build of one run."""
    rules: list[Node] = tinycss2.parse_stylesheet(css, skip_whitespace=True)
    return rules


def _rules(rules: Iterable[Node], used: Collection[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            kept = [s for s in _selectors(rule.prelude) if _is_used(s, used)]
            if kept:
                yield f"{','.join(map(tinycss2.serialize, kept))}{{{tinycss2.serialize(rule.content)}}}"
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in ("media", "supports"):
            inside = tinycss2.parse_rule_list(rule.content, skip_whitespace=True)
            if within := "".join(_rules(inside, used)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{within}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    """The selectors that commas part; those within brackets are one token."""
    selector: list[Node] = []
    for part in prelude:
        if part == ",":
            yield selector
            selector = []
        else:
            selector.append(part)
    yield selector


def _is_used(selector: Sequence[Node], used: Collection[str]) -> bool:
    """Whether all of a selector's own classes are; what stands in the brackets of :not() is none of them."""
    classes = (token.value for dot, token in pairwise(selector) if dot == "." and token.type == "ident")
    return all(name in used for name in classes if name.startswith("govuk-"))
