"""Gaps and repetitions in the numbers of paragraphs: reported as they are printed, never repaired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.content import FileProblem, Page
from archive.records import Irregularity
from archive.scrutiny.minutes.items import Section, sections


def irregular(pages: Sequence[Page]) -> tuple[Irregularity, ...]:
    """What is wrong with the numbering of each source; a number that another source has is no gap."""
    sources = [(page, sections(page)) for page in pages]
    known = {(s.of_agenda, run[0].number) for _, found in sources for s in found for run in s.runs}
    told = ((entry, section) for page, found in sources for entry, section, _ in _of_source(page, found))
    return tuple(
        entry
        for entry, section in told
        if entry.kind != "gap" or not all((section.of_agenda, number) in known for number in entry.numbers)
    )


def doubts(page: Page) -> Iterator[FileProblem]:
    """The same, for whoever compares a page of content with its original."""
    for entry, section, line in _of_source(page, sections(page)):
        where = f"item {section.number}" if section.number else f"“{section.title}”"
        yield FileProblem(
            page.path, line, f"{where} of the minutes: {said(entry)}; compare it with the original"
        )


def said(entry: Irregularity) -> str:
    """An irregularity in words."""
    numbers = " to ".join((entry.numbers[0], *entry.numbers[1:][-1:]))
    where = f"after {entry.after}" if entry.after else "at the beginning of the item"
    match entry.kind:
        case "gap":
            return f"{numbers} {'is' if len(entry.numbers) == 1 else 'are'} missing {where}"
        case "repetition":
            return f"{numbers} stands a second time, {where}"
        case _:
            return f"{numbers} stands out of order, {where}"


def _of_source(page: Page, found: Sequence[Section]) -> Iterator[tuple[Irregularity, Section, int]]:
    """The irregularities of one source, each with its item and its line in the content file."""
    seen: set[str] = set()
    last: dict[tuple[str, ...], int] = {}
    counted = 0
    for section in found:
        last.pop((), None)
        before: str | None = None
        for run in section.runs:
            number = run[0].number
            if number is None or not all(part.isdigit() for part in number.split(".")):
                continue
            *over, own = number.split(".")
            prefix = tuple(over)
            reached = last.get(prefix, counted if not prefix and int(own) > counted else 0)
            kind = _kind(number, int(own), reached, seen if prefix else _numbers_before(section, run[0].line))
            if kind:
                numbers = _missing(over, reached, int(own)) if kind == "gap" else (number,)
                entry = Irregularity(page.document, section.number, kind, numbers, before, (run[0].source,))
                yield entry, section, run[0].line
            seen.add(number)
            last[prefix] = max(reached, int(own))
            before = number
        counted = last.get((), counted)


def _kind(number: str, own: int, reached: int, seen: set[str]) -> str | None:
    if number in seen:
        return "repetition"
    if own == reached + 1:
        return None
    return "gap" if own > reached else "order"


def _numbers_before(section: Section, line: int) -> set[str]:
    """The numbers of an item's paragraphs above a line: those without the item's begin anew in each."""
    return {run[0].number for run in section.runs if run[0].number and run[0].line < line}


def _missing(over: Sequence[str], reached: int, own: int) -> tuple[str, ...]:
    return tuple(".".join((*over, str(n))) for n in range(reached + 1, own))
