"""The statements of figures in a text, each with its source and the place that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from archive.body import Chunk
from archive.records import Source
from archive.scrutiny.figures import automatic
from archive.scrutiny.figures.heads import columns
from archive.scrutiny.figures.measures import AT_A_DATE, OVER_A_PERIOD, Measure
from archive.scrutiny.figures.scope import Places, Scope, scopes
from archive.scrutiny.figures.stated import Stated, statements
from archive.scrutiny.figures.tables import cells
from archive.scrutiny.figures.times import Time, named
from archive.scrutiny.figures.values import values
from archive.scrutiny.figures.wording import FORECAST, caveat, caveat_of_all

_CAPTION = 140
"""How long a paragraph over a table may be to be its caption, if it is not numbered as one."""
_NUMBERED = re.compile(r"(?:Table|Figure|Graph|Chart) [0-9A-Z]")
_SEVERAL = re.compile(r"[a-z)][.;]\s+[A-Z]\w+ ")
# "*Draft figure which may be subject to change", the mark of such a note, and what tells of less than a year
_NOTE = re.compile(r"\*+\s?[A-Z0-9(]")
_MARK = re.compile(r"\*+")
_ON_A_VALUE = re.compile(r"[\d%]\s?(\*+)")
_PART_OF_YEAR = re.compile(r"\b(?:quarter|Q[1-4]|half[- ]year|months?|year[- ]to[- ]date)\b", re.I)
_PARTLY = "the note below the table says: “{}”"
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[^a-z])|\n")
# "City Safeguarding Snapshot", "Key data", "The year in numbers": lists of figures whose year is the paper's
_AT_A_GLANCE = re.compile(
    r"\bsnapshot\b|\bat a glance\b|\bkey (?:data|figures|facts|statistics)\b|\bin (?:numbers|figures)\b"
    r"|\bheadline (?:data|figures)\b",
    re.I,
)
_UNDATED = "the sentence names no date; the paper’s title says {}"
# "As at the end of September 2022, this was down to 29 children": of what the sentence before counted
_THIS = re.compile(
    r"(?:^|,\s*)(this|these|it)(?=\s+(?:number\s+|figure\s+|rate\s+)?(?:was|were|is|are|had|has|have|rose|fell|increased|decreased|compare[sd]|represents?)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Text:
    """A page of the site with running text."""

    url: str
    title: str
    chunks: Sequence[Chunk]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A statement with where it was read and of which place it speaks."""

    stated: Stated
    text: str
    source: Source
    page: str
    """Address of the page of the site that shows it."""
    scope: Scope
    snapshot: bool = False
    """Whether it is said to count at the end of a year."""
    doubt: str | None = None
    """Why its time is only possible."""
    table: str | None = None
    """What stands over the table that it was read from; None for a sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a chunk."""

    text: str
    scope: Scope | None
    """None where it speaks of several places."""
    timed: bool
    """Whether it names a date or a period."""
    implied: Time | None = None
    """The year of its paper, where it names no time and stands under a title such as "At a glance"."""
    this: tuple[int, int] | None = None
    """Where it has a word for the measure of the sentence before."""
    telling: bool = False
    """Whether it may state a figure, of whatever measure."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A chunk with what stands above it."""

    chunk: Chunk
    above: tuple[str, ...]
    """What may be its caption: the line right above, the heading."""
    scope: Scope
    page: str
    sentences: tuple[Sentence, ...] = ()
    telling: bool = False
    """Whether it may state a figure, of whatever measure."""
    notes: tuple[str, ...] = ()
    """The notes below a table: "* Draft figure"."""
    said_of_all: tuple[str, ...] = ()
    """What may say something of all its values: a table's caption, the line below it, other sentences."""


def walk(text: Text, known: Places) -> Iterator[Spot]:
    """The chunks of a text that may state figures."""
    above: list[str] = []
    section: set[str] = set()
    year = _year_of(text.title)
    whole = scopes(text.chunks, text.title, known)
    for at, (chunk, scope) in enumerate(zip(text.chunks, whole, strict=True)):
        if chunk.kind == "heading":
            above, section = [chunk.text], set()
        elif chunk.kind != "figure":
            page = f"{text.url}#{chunk.anchor}"
            implied = year if year and any(_AT_A_GLANCE.search(words) for words in above[-1:]) else None
            sentences = tuple(_sentences(chunk, scope, section, known, implied))
            telling = (
                bool(columns(chunk, known)) if chunk.kind == "table" else any(s.telling for s in sentences)
            )
            notes, of_all = _beside(text.chunks, at, above) if telling else ((), ())
            yield Spot(chunk, tuple(above), scope, page, sentences, telling, notes, of_all)
            above = [chunk.text, *above[-1:]] if chunk.kind == "paragraph" else above[-1:]


def _beside(
    chunks: Sequence[Chunk], at: int, above: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The notes below a table, and what may say something of all values of a chunk."""
    chunk, after = chunks[at], chunks[at + 1 :]
    if chunk.kind != "table":
        return (), tuple(s for s in _SENTENCE.split(chunk.text) if caveat_of_all(s) and not values(s))
    notes = tuple(below.text for below in takewhile(lambda c: _NOTE.match(c.text), after))
    below = [c.text for c in after[:1] if c.kind == "paragraph" and len(c.text) < _CAPTION and not notes]
    return notes, tuple(words for words in (*above[:1], *below) if caveat_of_all(words))


def declared(spot: Spot, measure: Measure, known: Places) -> Iterator[Gathered]:
    """What a chunk states of a declared measure."""
    if spot.chunk.kind == "table":
        for cell in cells(spot.chunk, spot.above, measure, known):
            scope = Scope(cell.place) if cell.place else spot.scope
            gathered = Gathered(
                cell.stated, cell.text, cell.source, spot.page, scope, cell.snapshot, table=""
            )
            yield from (_qualified(one, spot) for one in _fitting(gathered, measure))
        return
    said: str | None = None
    for sentence in spot.sentences:
        whole = _resolved(sentence, said) if sentence.telling else None
        found = statements(whole, measure, known.pattern(), sentence.implied) if whole else []
        if found and any(measure.refuses(words) for words in spot.above[-1:]):
            return
        doubt = _UNDATED.format(sentence.implied.period) if sentence.implied else None
        for one in found:
            scope = sentence.scope or spot.scope
            gathered = Gathered(one, sentence.text, spot.chunk.source, spot.page, scope, doubt=doubt)
            yield from (_qualified(one, spot) for one in _fitting(gathered, measure))
        match = measure.find(whole) if found and whole else None
        said = match[0] if match else None


def _resolved(sentence: Sentence, said: str | None) -> str | None:
    """A sentence with the measure for "this" where the one before stated it; else None."""
    if not sentence.this:
        return sentence.text
    start, end = sentence.this
    return f"{sentence.text[:start]}{said}{sentence.text[end:]}" if said else None


def _qualified(one: Gathered, spot: Spot) -> Gathered:
    """A statement with what the paper says elsewhere of its value: in a note, or of all values there."""
    for note in spot.notes:
        one = _noted(one, note)
    for words in spot.said_of_all:
        times = {told.time for told in named(words) if told.time}
        if not one.stated.caveat and (not times or one.stated.time in times):
            one = replace(one, stated=replace(one.stated, caveat=caveat_of_all(words)))
    return one


def _noted(one: Gathered, note: str) -> Gathered:
    """What a cell with an asterisk states, with the note; unsure where that tells of part of a year."""
    told = _MARK.match(note)
    if not told or told[0] not in _MARK.findall(one.text):
        return one
    partly = _PART_OF_YEAR.search(note)
    said = _SENTENCE.split(note.strip("* "))[0].rstrip(". ")
    stated = one.stated
    if partly or caveat("", note) or told[0] in _ON_A_VALUE.findall(one.text):
        stated = replace(stated, caveat=said)
    doubt = _PARTLY.format(note.strip("* .")) if partly else one.doubt
    return replace(one, stated=stated, text=f"{one.text} {note}", doubt=doubt)


def _fitting(one: Gathered, measure: Measure) -> Iterator[Gathered]:
    """A statement if its time is of the kind that the measure is counted by, and its place the measure's."""
    if measure.geography and one.scope.place != measure.geography:
        return
    if measure.counted == OVER_A_PERIOD and not one.stated.time.period:
        return
    if measure.counted != OVER_A_PERIOD and one.doubt:
        return
    if measure.counted == AT_A_DATE and not one.stated.time.moment:
        return
    yield one


def automatically(spot: Spot, known: Places) -> Iterator[tuple[str, Gathered]]:
    """What a chunk states of measures that nobody declared, with their words."""
    if spot.chunk.kind == "table":
        above = next((words for words in spot.above if _is_caption(words)), "")
        for found in automatic.of_table(spot.chunk, above, known):
            scope = Scope(found.place) if found.place else spot.scope
            source = found.source or spot.chunk.source
            gathered = Gathered(found.stated, found.text, source, spot.page, scope, table=above)
            yield found.measure, _qualified(gathered, spot)
        return
    for sentence in spot.sentences:
        for found in automatic.of_sentence(sentence.text) if sentence.timed and sentence.telling else ():
            gathered = Gathered(
                found.stated, sentence.text, spot.chunk.source, spot.page, sentence.scope or spot.scope
            )
            yield found.measure, _qualified(gathered, spot)


def _is_caption(words: str) -> bool:
    """Whether what stands over a table may name it: a line that is no text of several sentences."""
    return bool(_NUMBERED.match(words)) or (len(words) < _CAPTION and not _SEVERAL.search(words))


def _year_of(title: str) -> Time | None:
    """The council's year that a paper's title says it is about, if it is one."""
    found = {one.time for one in named(title) if one.time and one.time.period}
    return found.pop() if len(found) == 1 else None


def _sentences(
    chunk: Chunk, scope: Scope, section: set[str], known: Places, implied: Time | None
) -> Iterator[Sentence]:
    """The sentences of a chunk, each with the place it is about; `section` are those named in its section."""
    if chunk.kind == "table":
        section |= known.named(chunk.text)
        return
    for piece in chunk.items or (chunk.text,):
        for text in _SENTENCE.split(piece):
            here = known.named(text)
            section |= here
            if len(here) > 1:
                place = None
            elif here or (not scope.certain and len(section) == 1):
                place = Scope(next(iter(here or section)))
            else:
                place = scope
            timed = bool(named(text))
            dated = place and (timed or implied) and not FORECAST.search(text)
            this = match.span(1) if dated and (match := _THIS.search(text)) else None
            telling = bool(dated and (this or values(text)))
            yield Sentence(text, place, timed, None if timed else implied, this, telling)
