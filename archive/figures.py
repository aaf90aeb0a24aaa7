"""Figures that papers state for a date or period, and where they state the same one differently."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.body import Chunk
from archive.records import Conflict, Figure, Observation, Source
from archive.slugs import slug

_VALUE = (
    r"(?P<value>£\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:m|k|million|billion|bn)\b)?"
    r"|\d[\d,]*(?:\.\d+)?\s?(?:%|per cent)?)"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_AS_AT = (
    rf"(?:as (?:at|of)|at|on) (?:the )?(?:end of )?(?P<as_at>(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH} \d{{4}})"
)
_NOUNS = r"(?P<measure>(?:[A-Za-z][\w’'-]*\s+){0,6}?[A-Za-z][\w’'-]*)"
# "As at 30 September 2024 there were 412 households in temporary accommodation", with the date before
_DATE_FIRST = re.compile(
    rf"\b{_AS_AT},? (?:there were|there was|the council had|we had|a total of)(?: around| about)? {_VALUE}"
    rf"\s+{_NOUNS}(?=[.,;)]|\s(?:of which|compared|and|which|who|an?\b)|$)",
    re.I,
)
# "437 children were looked after at the end of March 2021", with the date behind
_DATE_LAST = re.compile(rf"\b{_VALUE} {_NOUNS}(?:,)? {_AS_AT}", re.I)
_MONTHS = _MONTH.strip("(?:)").casefold().split("|")
# A column or caption of a table that says for when: "30 September 2024", "2021/22"
_PERIOD = re.compile(
    rf"^(?:as at )?(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) (?P<year>\d{{4}})$"
    r"|^(?P<period>20\d\d\s?[/–-]\s?(?:20)?\d\d)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Stated:
    measure: str
    value: str
    as_at: str | None
    period: str | None
    text: str
    source: Source
    url: str


def figures(texts: Iterable[tuple[str, Sequence[Chunk]]]) -> list[Figure]:
    """Measures that are stated for a date or a period, by id; only those with two observations or more."""
    groups: dict[str, list[_Stated]] = defaultdict(list)
    for url, chunks in texts:
        above = ""
        for chunk in chunks:
            for stated in _stated(url, chunk, above):
                groups[slug(stated.measure)].append(stated)
            above = chunk.text if chunk.kind in ("heading", "paragraph") and len(chunk.text) < 140 else ""
    return [
        _figure(key, group)
        for key, group in sorted(groups.items())
        if len({(s.as_at, s.period, s.value) for s in group}) >= 2
    ]


def _stated(url: str, chunk: Chunk, above: str) -> Iterator[_Stated]:
    if chunk.kind == "table":
        yield from _of_table(url, chunk, above)
        return
    for sentence in re.split(r"(?<=[.;])\s+", chunk.text):
        for pattern in (_DATE_FIRST, _DATE_LAST):
            for match in pattern.finditer(sentence):
                measure = _measure(match["measure"])
                if measure:
                    yield _Stated(
                        measure,
                        match["value"].strip(),
                        _iso(match["as_at"]),
                        None,
                        sentence,
                        chunk.source,
                        f"{url}#{chunk.anchor}",
                    )


def _measure(text: str) -> str | None:
    words = re.sub(
        r"\s+(?:were|was|had|who|which|that|is|are|in the council|recorded|open)\b.*$", "", text, flags=re.I
    ).strip()
    return (
        words.casefold()
        if len(words.split()) > 1 and not re.match(r"(?:of|and|the|or|to|in)\b", words, re.I)
        else None
    )


def _iso(text: str) -> str:
    match = re.match(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?(\w+) (\d{4})", text)
    if match is None:
        return text
    month = _MONTHS.index(match[2].casefold()) + 1
    return f"{match[3]}-{month:02d}-{int(match[1]):02d}" if match[1] else f"{match[3]}-{month:02d}"


def _of_table(url: str, chunk: Chunk, above: str) -> Iterator[_Stated]:
    """Rows of a table with dates or years over its columns; a short label is told with the caption."""
    header, *rows = chunk.rows
    heads = {i: m for i, cell in enumerate(header) if i and (m := _PERIOD.match(cell.strip()))}
    labels = Counter(row[0].strip() for row in rows)
    for row in rows:
        label = row[0].strip()
        if labels[label] > 1:
            continue  # a table in several parts: which row is which is told elsewhere
        if not re.search("[A-Za-z]{3}", label):
            continue
        if len(re.findall("[A-Za-z]{3,}", label)) < 3:
            if not above:
                continue
            label = f"{re.sub(r'^(?:Table|Figure) [0-9A-Z]+[ :.–-]*', '', above)}: {label}"
        for index, match in heads.items():
            value = row[index].strip() if index < len(row) else ""
            if re.fullmatch(r"£?\(?[\d,.]+\)?\s?(?:%|m|k)?", value):
                as_at = (
                    None
                    if match["period"]
                    else _iso(f"{match['day'] + ' ' if match['day'] else ''}{match['month']} {match['year']}")
                )
                period = re.sub(r"\s", "", match["period"]) if match["period"] else None
                text = f"{label}: {value} ({header[index]})"
                yield _Stated(
                    label.casefold(), value, as_at, period, text, chunk.source, f"{url}#{chunk.anchor}"
                )


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
    return Figure(key, group[0].url, sources, group[0].measure, unit, tuple(listed), tuple(conflicts))


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
