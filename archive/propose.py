"""Candidates for content/figures.yaml: what papers state again and again and nobody has declared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from archive import content, library
from archive.config import Config
from archive.records import Figure
from archive.scrutiny.figures import Text
from archive.scrutiny.figures.gathered import walk
from archive.scrutiny.figures.measures import UNITS, Measure, declared
from archive.scrutiny.figures.scope import places
from archive.scrutiny.figures.times import named
from archive.scrutiny.figures.values import Value, values
from archive.scrutiny.figures.wording import unsaid

_LEAST = 3
"""How often something must be stated to be proposed."""
# "assessments completed", "children were looked after": the words behind a number, up to what says when
_BEHIND = re.compile(
    r"\s*(?:of\s+(?:all\s+|the\s+)?)?((?:[A-Za-z][\w’'&-]*\s+){1,6}?[A-Za-z][\w’'&-]*)"
    r"(?=\s+(?:in|at|as|during|by|for|on|over|to|from|compared|between|since|an?|the|which|who|that|with|and|of)\b"
    r"|\s*[,.;:()]|\s*$)"
)
_EMPTY = re.compile(
    r"^(?:of|in|and|or|the|to|from|at|by|for|per|more|less|other|further|new|were|was|are|is|have|had|has|increase|decrease|reduction)\b|\b(?:increase|decrease|reduction|rise|fall)$",
    re.I,
)
_COUNT = re.compile(r"^(?:number|no\.?|%|percentage|proportion)\s+of\s+", re.I)
_VERBS = re.compile(r"\b(were|was|are|is|have been|had been|has been|have|had|has)\s+", re.I)


@dataclass(frozen=True, slots=True)
class _Said:
    """Words behind a number in a sentence that names a date."""

    words: str
    pattern: str
    value: Value
    sentence: str
    document: str


def candidates(config: Config) -> Iterator[str]:
    """Entries for content/figures.yaml, those that are stated most often first."""
    made = library.assemble(config, content.load(config.root))
    measures, _ = declared(config.root)
    rows = [figure for figure in made.figures if not figure.declared and len(figure.observations) >= _LEAST]
    rows = [figure for figure in rows if not any(measure.find(figure.measure) for measure in measures)]
    found = [(len(f.observations), entry) for f in rows if (entry := _of_row(f))]
    found += [(len(group), _of_sentences(group)) for group in _recurring(made, measures)]
    for _, entry in sorted(found, key=lambda each: (-each[0], each[1])):
        yield entry


def _recurring(made: library.Library, measures: Sequence[Measure]) -> Iterator[list[_Said]]:
    """Sentences with the same words behind a number, for several values."""
    groups: dict[str, list[_Said]] = defaultdict(list)
    texts = [Text(r.report.url, r.report.title, r.chunks) for r in made.reports if not r.report.also_in]
    known = places([text.chunks for text in texts], made.config.council)
    for spot in (spot for text in texts for spot in walk(text, known)):
        for sentence in (s.text for s in spot.sentences if s.timed):
            if any(measure.find(sentence) for measure in measures):
                continue
            for said in _said(sentence, spot.chunk.source.document):
                groups[said.words.casefold()].append(said)
    for group in groups.values():
        if len(group) >= _LEAST and len({said.value.number for said in group}) > 1:
            yield group


def _said(sentence: str, document: str) -> Iterator[_Said]:
    times = named(sentence)
    for value in values(sentence):
        match = _BEHIND.match(sentence, value.stop)
        if not match or any(t.start < match.end(1) and value.start < t.stop for t in times):
            continue
        words = " ".join(_VERBS.sub("", f"{match[1]} ").split())
        if len(words.split()) > 1 and not _EMPTY.search(words) and unsaid(words, (), share=True):
            pattern = _VERBS.sub(r"(\1) ", f"{match[1]} ").strip()
            yield _Said(words, pattern, value, sentence, document)


def _of_sentences(group: Sequence[_Said]) -> str:
    first, papers = group[0], len({said.document for said in group})
    remark = f"{len(group)} times in {papers} {'papers' if papers > 1 else 'paper'}: {first.sentence}"
    return _entry(first.words, first.value.unit, first.pattern, remark)


def _of_row(figure: Figure) -> str | None:
    """A row of a table; one that only names a place, or a group, is told by the caption."""
    first = figure.observations[0]
    label, _, caption = figure.measure.partition(" (")
    caption = caption.removesuffix(")")
    if label == first.scope and caption:
        label = caption
    words = _COUNT.sub("", label)
    if not unsaid(words, (), share=True) or re.match(r"\W*\d", words):
        return None
    return _entry(
        label,
        figure.unit or "number",
        re.sub(r"[()]", " ", words),
        f"{len(figure.observations)} values: {first.text}",
    )


def _entry(name: str, unit: str, pattern: str, remark: str) -> str:
    """An entry as content/figures.yaml has them."""
    units = {published: word for word, published in UNITS.items()}
    words = re.sub(r"[^\w’'/&.,()-]+", " ", pattern).strip()
    return "\n".join(
        (
            f"# {shorten(remark, 160, placeholder=' …')}",
            f"- name: '{_quoted(name[:1].upper() + name[1:])}'",
            f"  unit: {units.get(unit, 'pounds' if unit.startswith('£') else 'number')}",
            "  patterns:",
            f"    - '{_quoted(words)}'",
        )
    )


def _quoted(words: str) -> str:
    return words.replace("'", "''")
