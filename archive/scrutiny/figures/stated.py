"""What one sentence states of a declared measure: values, each with its own date or period.

A sentence is taken apart where it begins to compare ("compared to", "a 15% decrease from", a bracket); in
each part one value stands with one time, or several alternate. A part with words that the measure's patterns
don't cover is about something narrower, and none of its values are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.scrutiny.figures.measures import OVER_A_PERIOD, Measure
from archive.scrutiny.figures.times import Named, Time, named
from archive.scrutiny.figures.values import Value, values
from archive.scrutiny.figures.wording import (
    BY_WHOM,
    CAVEAT,
    CHANGE_BY,
    COMPARATOR,
    COMPARED,
    FORECAST,
    IN_BRACKETS,
    OF_A_BUDGET,
    PEAK,
    PLAIN_BRACKET,
    STOP,
    TARGET,
    caveat,
    unsaid,
)

_BRACKET = re.compile(r"\(([^()]*)\)")
# "On 1 April 2024 there were 5,012 homes, 5,040 on …": a list that begins with its date
_LISTED = re.compile(r"‹V\d+›[^‹]*(?:‹M\d+›[^‹]*)?(?:,|\band\b)[^‹]*‹V")
# "15 were made during 2021/22, the same as 2020/21"
_THE_SAME = re.compile(
    r"‹T\d+›,?\s*(?:which\s+(?:is|was)\s+)?the\s+same\s+(?:number\s+)?(?:as\s+)?(?:in\s+)?‹T"
)
_BEHIND_A_TIME = re.compile(r"‹T\d+›\s*$")
_OF_SOME = re.compile(r"\b(?:exclu|inclu|except|only|without|not\b)", re.I)
# What stood in a bracket of its own: "(draft)"
_ASIDE = re.compile(r"¶([^¶]*)¶")
_TO = re.compile(r"\s*to\s*‹V")
_TOKEN = re.compile(r"‹([VTM])(\d+)›")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of a measure for a time."""

    value: Value
    time: Time
    target: str | None = None
    compared: tuple[tuple[str, str], ...] = ()
    """Whom the same statement compares with, and their values."""
    caveat: str | None = None
    """What the paper says of a value that may not stay: "provisional"."""


@dataclass(slots=True)
class _Reading:
    """A sentence with its values, times and measure as tokens."""

    masked: str
    values: Sequence[Value]
    times: Sequence[Named]
    target: str | None = None
    words: set[str] = field(default_factory=set)


def statements(
    sentence: str, measure: Measure, places: re.Pattern[str] | None = None, implied: Time | None = None
) -> list[Stated]:
    """What a sentence states of a measure; nothing where that is not plain.

    `implied` is the time of a sentence that names none.
    """
    outside = _BRACKET.sub(lambda m: " " * len(m[0]), sentence)
    match = measure.find(outside) or (measure.find(sentence) if outside != sentence else None)
    if match is None or measure.refuses(sentence) or FORECAST.search(sentence):
        return []
    reading = _reading(sentence, match, places)
    main, found = -1, list[Stated]()
    parts = list(_parts(reading.masked))
    for at, whole in enumerate(parts):
        if main < 0 and "‹M" not in whole:
            continue
        part, high = PEAK.subn("", _own(whole))
        if COMPARATOR.search(part):
            if main < 0:
                return []
            continue
        words = BY_WHOM.sub(" ", CAVEAT.sub(" ", _ASIDE.sub(" ", _TOKEN.sub(" ", part))))
        if unsaid(words, reading.words, share=measure.unit != "number"):
            if main < 0:
                return []
            continue
        main = at if main < 0 else main
        reading.words |= set(re.findall(r"\w+", part.casefold()))
        base = next((s.time for s in reversed(found)), None) or _only_time(parts[main], reading)
        stated = (
            _alone(part, reading, measure.unit, implied)
            if implied
            else _pairs(part, reading, measure.unit, base)
        )
        found += [
            replace(s, caveat=_caveat(part.replace("‹M0›", match[0])))
            for s in stated
            if not high or s.time.as_at or measure.counted == OVER_A_PERIOD
        ]
    return _beside(found, parts, reading, measure.unit)


def _reading(sentence: str, match: re.Match[str], places: re.Pattern[str] | None) -> _Reading:
    times = named(sentence)
    inside = [(t.start, t.stop) for t in times]
    numbers = [v for v in values(sentence) if not any(a < v.stop and v.start < b for a, b in inside)]
    tokens = [(t.start, t.stop, f"‹T{i}›") for i, t in enumerate(times)]
    tokens += [(v.start, v.stop, f"‹V{i}›") for i, v in enumerate(numbers)]
    held = "".join(f" {t[2]}" for t in tokens if _within(t, match))
    tokens = [t for t in tokens if not _within(t, match)]
    tokens.append((match.start(), match.end(), f"‹M0›{held}"))
    out, at = "", 0
    for start, stop, token in sorted(tokens):
        if start >= at:
            out += sentence[at:start] + token
            at = stop
    masked = re.sub(r"[*_“”\"]", "", out + sentence[at:])
    if places:
        masked = places.sub(" ", masked)
    reading = _Reading(masked, numbers, times, words=set(re.findall(r"\w+", match[0].casefold())))
    if target := TARGET.search(reading.masked):
        number = target["after"] or target["before"]
        reading.target = numbers[int(number[2:-1])].printed
        reading.masked = reading.masked.replace(target[0], " ")
    reading.masked = OF_A_BUDGET.sub(" ", reading.masked)
    reading.masked = CHANGE_BY.sub(lambda m: m["kept"] or "", reading.masked)
    return reading


def _within(token: tuple[int, int, str], match: re.Match[str]) -> bool:
    return match.start() <= token[0] < match.end()


def _parts(masked: str) -> Iterator[str]:
    """The parts of a sentence; a bracket is one of its own if it has a value and its part has one too."""
    masked = PLAIN_BRACKET.sub(" ", IN_BRACKETS.sub(r" ¶\1¶ ", masked))
    brackets = [match[1] for match in _BRACKET.finditer(masked)]
    for piece in COMPARED.split(_BRACKET.sub("§", masked)):
        part, inside = "", list[str]()
        for words in re.split("(§)", piece):
            bracket = brackets.pop(0) if words == "§" else ""
            pieces = COMPARED.split(bracket)
            # "512 (2023/24)", "99 fires (chimneys)", but not "in 2023/24 (provisional)"
            belongs = len(pieces) == 1 and "‹V" not in bracket
            aside = _BEHIND_A_TIME.search(part) and not _OF_SOME.search(bracket)
            part += f" {bracket} " if bracket and belongs and not aside else words.replace("§", " ")
            inside += () if belongs else pieces
        if "‹V" not in part and len(inside) == 1:
            part, inside = f"{part} {inside[0]}", []
        for each in (part, *inside):
            stop = STOP.search(each)
            yield each[: stop.start()] if stop else each


def _caveat(part: str) -> str | None:
    """What a part of a sentence says of a value that may not stay."""
    aside = _ASIDE.search(part)
    return aside[1].strip() if aside else caveat(part)


def _own(part: str) -> str:
    """A part without what follows a comma and is about others: ", the national average was not released"."""
    others = COMPARATOR.search(part)
    comma = part.rfind(",", 0, others.start()) if others else -1
    return part[:comma] if comma > 0 and "‹M" in part[:comma] else part


def _pairs(part: str, reading: _Reading, unit: str, base: Time | None) -> list[Stated]:
    """Values with their times: one of each, several that alternate, or several "respectively"."""
    tokens = [(kind, int(number)) for kind, number in _TOKEN.findall(part) if kind != "M"]
    tokens = [t for t in tokens if t[0] == "T" or reading.values[t[1]].unit == unit]
    order = "".join(kind for kind, _ in tokens)
    numbers = [reading.values[n] for kind, n in tokens if kind == "V"]
    times = [reading.times[n] for kind, n in tokens if kind == "T"]
    if order == "V" and base and _TO.match(part):  # "At 31 March 2022, this was down | to 29"
        return [Stated(numbers[0], base)]
    if order == "VVT" and re.search(r"‹V\d+›\s*to\s*‹V", part):
        numbers = numbers[1:]
    elif order == "VTV" and re.search(r"‹V\d+›\s*\w*\s*‹T\d+›\s*to\s*‹V", part):
        numbers = numbers[:1]
    elif order == "VTT" and _THE_SAME.search(part):
        numbers *= 2
    elif not (
        re.fullmatch("(?:VT)+|(?:TV)+", order)
        or (re.fullmatch("TV(?:VT)+", order) and _LISTED.search(part))
        or ("respectively" in part and len(numbers) == len(times))
    ):
        return []
    found: list[Stated] = []
    for value, time in zip(numbers, times, strict=True):
        if when := _told(time, found[-1].time if found else base):
            found.append(Stated(value, when))
    return found


def _alone(part: str, reading: _Reading, unit: str, time: Time) -> list[Stated]:
    """The one value of the part that names the measure, for a time that stands elsewhere."""
    numbers = [reading.values[int(n)] for kind, n in _TOKEN.findall(part) if kind == "V"]
    if "‹M" not in part or len(numbers) != 1 or numbers[0].unit != unit:
        return []
    return [Stated(numbers[0], time)]


def _told(time: Named, base: Time | None) -> Time | None:
    """A time, also where it is told by another."""
    if time.time:
        return time.time
    if base is None:
        return None
    return base.in_year(time.same_year) if time.same_year else base.before()


def _only_time(part: str, reading: _Reading) -> Time | None:
    """The one time of a part."""
    found = [reading.times[int(n)] for kind, n in _TOKEN.findall(part) if kind == "T"]
    return found[0].time if len(found) == 1 else None


def _beside(found: Sequence[Stated], parts: Sequence[str], reading: _Reading, unit: str) -> list[Stated]:
    """The statements, the first with the sentence's target, and comparators without a time."""
    compared: dict[int, str] = {}
    for part in parts:
        for match in COMPARATOR.finditer(part):
            behind = re.match(r"[^‹]{0,40}‹V(\d+)›(?![^‹]*‹T)", part[match.end() :])
            before = re.search(r"‹V(\d+)›[^‹]{0,25}$", part[: match.start()]) if "‹M" not in part else None
            if (beside := behind or before) and reading.values[int(beside[1])].unit == unit:
                compared.setdefault(int(beside[1]), " ".join(match[0].split()))
    if not found:
        return []
    others = tuple((name, reading.values[number].printed) for number, name in compared.items())
    return [replace(found[0], target=reading.target, compared=others), *found[1:]]
