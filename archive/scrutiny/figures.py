"""Figures that papers state for a date or period, and where they state the same one differently."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.body import Chunk
from archive.dates import MONTH, dates
from archive.records import Conflict, Figure, Observation, Source
from archive.slugs import slug

_VALUE = (
    r"(?P<value>£\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:m|k|million|billion|bn)\b)?"
    r"|\d[\d,]*(?:\.\d+)?\s?(?:%|per cent)?)"
)
_AS_AT = (
    rf"(?:as (?:at|of)|at|on) (?:the )?(?:end of )?(?P<as_at>(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH} \d{{4}})"
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
# A column or caption of a table that says for when: "30 September 2024", "2021/22"
_MOMENT = re.compile(rf"^(?:as at )?(?:(?:end of )?\d{{0,2}} ?{MONTH} \d{{4}})$", re.I)
_PERIOD = re.compile(r"^20\d\d\s?[/–-]\s?(?:20)?\d\d$")
_AMOUNT = re.compile(r"^£?\(?[\d,.]+\)?\s?(?:%|m|k)?$")
_NUMBERED_CAPTION = re.compile(r"^(?:Table|Figure) [0-9A-Z]+[ :.–-]*")


@dataclass(frozen=True, slots=True)
class _Stated:
    measure: str
    value: str
    as_at: str | None
    period: str | None
    text: str
    source: Source
    of_table: bool = False


def figures(texts: Iterable[tuple[str, Sequence[Chunk]]]) -> list[Figure]:
    """Measures that are stated for a date or a period, by id; only those with two observations or more."""
    groups: dict[str, list[_Stated]] = defaultdict(list)
    for _, chunks in texts:
        above = ""
        for chunk in chunks:
            for stated in _stated(chunk, above):
                groups[slug(stated.measure, most=200)].append(stated)
            above = chunk.text if chunk.kind in ("heading", "paragraph") and len(chunk.text) < 140 else ""
    return [_figure(key, group) for key, group in sorted(groups.items()) if _one_measure(group)]


def _one_measure(group: Sequence[_Stated]) -> bool:
    """Whether like words are one measure: a table's row, or sentences of several papers.

    Within one paper the same words in two places may speak of two places or groups.
    """
    several = len({(s.as_at, s.period, s.value) for s in group}) >= 2
    return several and (any(s.of_table for s in group) or len({s.source.document for s in group}) >= 2)


def _stated(chunk: Chunk, above: str) -> Iterator[_Stated]:
    if chunk.kind == "table":
        yield from _of_table(chunk, above)
        return
    for sentence in re.split(r"(?<=[.;])\s+", chunk.text):
        for pattern in (_DATE_FIRST, _DATE_LAST):
            for match in pattern.finditer(sentence):
                measure = _measure(match["measure"])
                if measure:
                    yield _Stated(
                        measure,
                        match["value"].strip(),
                        dates(match["as_at"])[0],
                        None,
                        sentence,
                        chunk.source,
                    )


_VERBS = re.compile(r"\b(?:were|was|had|have|has|are|is|been|recorded|subject to an?|who)\s+", re.I)


def _measure(text: str) -> str | None:
    """What is counted, without the verbs among its words; None where that has no name."""
    words = " ".join(_VERBS.sub("", f"{text} ").split())
    if len(words.split()) < 2 or re.match(r"(?:of|and|the|or|to|in|by|for|more|less|per)\b", words, re.I):
        return None
    return words


def _of_table(chunk: Chunk, above: str) -> Iterator[_Stated]:
    """Rows of a table with dates or years over its columns; a short label is told with the caption."""
    header, *rows = chunk.rows
    heads = {i: time for i, cell in enumerate(header) if i and (time := _time(cell.strip()))}
    labels = Counter(row[0].strip() for row in rows)
    for row, source in zip(rows, chunk.places[1:], strict=True):
        label = _label(row[0].strip(), above)
        if label is None or labels[row[0].strip()] > 1:  # parts of a table that repeat their labels
            continue
        for index, (as_at, period) in heads.items():
            value = row[index].strip() if index < len(row) else ""
            if _AMOUNT.match(value):
                text = f"{row[0].strip()}: {value} ({header[index]})"
                yield _Stated(label, value, as_at, period, text, source, of_table=True)


def _time(head: str) -> tuple[str | None, str | None] | None:
    """The date or the period over a column."""
    if _MOMENT.match(head):
        return dates(head)[0], None
    return (None, re.sub(r"\s", "", head)) if _PERIOD.match(head) else None


def _label(label: str, above: str) -> str | None:
    """A row's label as a measure; one of a word or two is told with the table's caption."""
    words = re.findall("[A-Za-z]{3,}", label)
    if len(words) >= 3:
        return label
    return f"{_NUMBERED_CAPTION.sub('', above)}: {label}" if words and above else None


def _figure(key: str, group: list[_Stated]) -> Figure:
    observations: dict[tuple[str, str | None, str | None], list[_Stated]] = defaultdict(list)
    for stated in group:
        observations[stated.value, stated.as_at, stated.period].append(stated)
    listed = [
        Observation(v, a, p, same[0].text, tuple(dict.fromkeys(s.source for s in same)))
        for (v, a, p), same in observations.items()
    ]
    listed.sort(key=lambda o: (o.as_at or o.period or "", o.value))
    conflicts = list(_conflicts(listed))
    unit = "£" if "£" in group[0].value else "%" if re.search("%|per cent", group[0].value) else None
    sources = tuple(dict.fromkeys(s.source for s in group))
    return Figure(
        key, f"figures/#figure-{key}", sources, group[0].measure, unit, tuple(listed), tuple(conflicts)
    )


def _conflicts(listed: Sequence[Observation]) -> Iterator[Conflict]:
    """Times for which two papers, or two places of one, state different values."""
    by_time: dict[tuple[str | None, str | None], list[Observation]] = defaultdict(list)
    for observation in listed:
        by_time[observation.as_at, observation.period].append(observation)
    for (as_at, period), same in by_time.items():
        places = {source for observation in same for source in observation.sources}
        if len({_number(o.value) for o in same}) > 1 and len(places) > 1:
            yield Conflict(as_at, period, tuple(o.value for o in same))


def _number(value: str) -> str:
    return re.sub(r"[,\s]", "", value).casefold().replace("percent", "%")
