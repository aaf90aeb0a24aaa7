"""Measures that nobody declared: rows of tables with dates over them, and sentences of one plain form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.body import Chunk
from archive.dates import MONTH
from archive.records import Source
from archive.scrutiny.figures.heads import TARGET_WORDS, Column, columns, first_row, of_time, unlike
from archive.scrutiny.figures.scope import Places
from archive.scrutiny.figures.stated import Stated
from archive.scrutiny.figures.times import months_of, named
from archive.scrutiny.figures.values import Value, of_cell, values
from archive.scrutiny.figures.wording import COMPARATOR, FORECAST, caveat

_VALUE = (
    r"(?P<value>£\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:m|k|million|billion|bn)\b)?"
    r"|\d[\d,]*(?:\.\d+)?\s?(?:%|per cent)?)"
)
_AS_AT = (
    rf"(?:as (?:at|of)|at|on) (?P<as_at>(?:the )?(?:end of )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH} \d{{4}})"
)
_NOUNS = r"(?P<measure>(?:[A-Za-z][\w’'-]*\s+){0,12}?[A-Za-z][\w’'-]*)"
# "As at 30 September 2024 there were 412 households in temporary accommodation", with the date before
_DATE_FIRST = re.compile(
    rf"\b{_AS_AT},? (?:there were|there was|the council had|we had|a total of)(?: around| about)? {_VALUE}"
    rf"\s+{_NOUNS}(?=[.,;)]|\s(?:of which|compared|and|which|who|an?\b)|$)",
    re.I,
)
# "437 children were looked after at the end of March 2021", with the date behind
_DATE_LAST = re.compile(rf"\b{_VALUE} {_NOUNS}(?:,)? {_AS_AT}", re.I)
_AMOUNT = re.compile(r"^£?\(?[\d,.]+\)?\s?(?:%|m|k)?(?:\s?\([^)]*\)|\s?\*+)?$")
_NUMBERED_CAPTION = re.compile(r"^(?:Table|Figure|Graph|Chart) [0-9A-Z]+[ :.–-]*")
# "Post 16 institutions***", "Mainstream Individual Support & SRP* **": marks of footnotes
_NOTE_MARKS = re.compile(r"(?<=\w)(?:\s*[*†‡]+)+$")
# "All figures in £'m", "(£k)", "£000s"
_IN = re.compile(r"£\s?['’]?(m|k|000)s?(?:illions?)?\b", re.I)
_VERBS = re.compile(r"\b(?:were|was|had|have|has|are|is|been|recorded|subject to an?|who)\s+", re.I)
# Labels that name no measure without what stands above them
_BARE = re.compile(r"^(?:(?:sub-?|grand )?total|other|all|net|none|yes|no|average|n/?a)\b", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with the words of its measure."""

    measure: str
    stated: Stated
    text: str
    source: Source | None = None
    """Where its row begins; None for a sentence."""
    place: str | None = None
    """The place that is named over its column."""


def of_sentence(sentence: str) -> Iterator[Found]:
    """What a sentence of a plain form states."""
    if FORECAST.search(sentence) or COMPARATOR.search(sentence):
        return
    for pattern in (_DATE_FIRST, _DATE_LAST):
        for match in pattern.finditer(sentence):
            measure, times = _measure(match["measure"]), named(match["as_at"])
            value = of_cell(match["value"])
            plain = any(v.start == match.start("value") for v in values(sentence))
            if measure and value and plain and times and times[0].time:
                yield Found(measure, Stated(value, times[0].time, caveat=caveat(sentence)), sentence)


def _measure(text: str) -> str | None:
    """What is counted, without the verbs among its words; None where that has no name."""
    words = " ".join(_VERBS.sub("", f"{text} ").split())
    if len(words.split()) < 2 or re.match(r"(?:of|and|the|or|to|in|by|for|more|less|per)\b", words, re.I):
        return None
    return words


def of_table(chunk: Chunk, above: str, places: Places) -> Iterator[Found]:
    """Rows of a table with dates or years over its columns; a short label is told with the caption."""
    timed = columns(chunk, places)
    if not (own := [column for column in timed if not (column.whose or column.target)]):
        return
    labelled = min(column.at for column in timed) > 0
    labels = Counter(row[0].strip() for row in chunk.rows)
    scale = _scale(f"{above} {' '.join(chunk.rows[0])}")
    begin, kinds = first_row(chunk), unlike(chunk, timed, places)
    for row, source in zip(chunk.rows[begin:], chunk.places[begin:], strict=True):
        name = row[0].strip() if labelled else ""
        label = _label(name, above) if labelled else _NUMBERED_CAPTION.sub("", above) or None
        if label is None or COMPARATOR.search(name) or (labelled and labels[name] > 1):
            continue  # parts of a table that repeat their labels
        if any(_AMOUNT.match(row[at].strip()) for at in kinds if at < len(row)):
            continue
        for column in (column for column in own if of_time(name, column.time)):
            if value := _value(row, column, scale):
                cell = row[column.at].strip()
                text = f"{name or label}: {cell} ({column.head})"
                time = months_of(cell, column.time) or column.time
                compared = tuple(_compared(row, column, timed))
                said = caveat(name, cell, column.head)
                yield Found(label, Stated(value, time, None, compared, said), text, source, column.place)


def _value(row: Sequence[str], column: Column, scale: str | None) -> Value | None:
    """The amount in a cell, with the unit that its column or its table has."""
    cell = row[column.at].strip() if column.at < len(row) else ""
    value = of_cell(cell) if _AMOUNT.match(cell) else None
    if value and value.unit == "number" and (column.share or scale):
        return replace(value, unit="%" if column.share else f"£{scale}")
    return value


def _compared(row: Sequence[str], column: Column, timed: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """The comparators beside a cell, in columns for the same time."""
    for other in timed:
        if other.whose and not other.target and other.time == column.time and (v := _value(row, other, None)):
            yield other.whose, v.printed


def _scale(words: str) -> str | None:
    """What a table's amounts are counted in: "m" for "All figures in £'m", "k" for "£000"."""
    match = _IN.search(words)
    return {"m": "m", "k": "k", "0": "k"}[match[1][0].casefold()] if match else None


def _label(label: str, above: str) -> str | None:
    """A row's label as a measure; one of a word or two is told with the table's caption."""
    label = _NOTE_MARKS.sub("", label)
    if TARGET_WORDS.fullmatch(label):
        return None
    words = re.findall("[A-Za-z]{3,}", label)
    if len(words) >= 3 and not _BARE.match(label):
        return label
    return f"{label} ({_NUMBERED_CAPTION.sub('', above)})" if words and above else None
