"""Long papers and minutes stand on several pages: every record names each passage by the one that has it.

Records are worked out as if there were no such pages, with a passage as `reports/…/#4-2-budget` or
`meetings/…/#minute-4-1`; `placed` puts the address of its chapter or part in all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from archive import chapters, long_minutes
from archive.chapters import Chapter, whole
from archive.long_minutes import MinutesPart

if TYPE_CHECKING:
    from archive.library import Library

_NAMING = (
    "actions",
    "recommendations",
    "people",
    "terms",
    "unexplained",
    "figures",
    "programme",
    "citations",
    "links",
    "cited_by",
    "possibly_cites",
    "sections",
)
"""What of a library may name a passage."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A page that was cut into several."""

    url: str
    pages: Sequence[Chapter | MinutesPart]
    addresses: Mapping[str, str]
    """Each address of a passage as records name it, and where it stands."""


def placed(library: Library) -> Library:
    """A library whose records name each passage of a long text by the page that has it."""
    papers = {p.report.id: cut for p in library.reports if (cut := chapters.chapters(p))}
    minutes = {m.meeting.id: parts for m in library.meetings if (parts := long_minutes.parts(m))}
    found = [*_papers(library, papers), *_minutes(library, minutes)]
    if not found:
        return library
    new = {old: now for one in found for old, now in one.addresses.items()}
    moved = {name: _moved(getattr(library, name), new) for name in _NAMING}
    for one in found:
        moved["links"] |= _links(library, one, new, moved["links"])
    held = (long_minutes.moved(m, new) if m.meeting.id in minutes else m for m in library.meetings)
    return replace(
        library,
        **moved,
        meetings=tuple(replace(m, meeting=_moved(m.meeting, new)) for m in held),
        reports=tuple(replace(p, report=_moved(p.report, new)) for p in library.reports),
        chapters=papers,
        minutes_parts=minutes,
    )


def _papers(library: Library, cut: Mapping[str, tuple[Chapter, ...]]) -> Iterator[_Cut]:
    for page in library.reports:
        if found := cut.get(page.report.id):
            url = page.report.url
            yield _Cut(url, found, dict(chapters.addresses(url, found)))


def _minutes(library: Library, cut: Mapping[str, tuple[MinutesPart, ...]]) -> Iterator[_Cut]:
    for page in library.meetings:
        if found := cut.get(page.meeting.id):
            yield _Cut(page.meeting.url, found, dict(long_minutes.addresses(page.meeting, found)))


def _links(library: Library, cut: _Cut, new: Mapping[str, str], moved: Mapping[str, Any]) -> dict[str, Any]:
    """The links of the texts of its pages; on the page with all of the text they stay on it."""
    if cut.url not in library.links:
        return {}
    here = {old: old.replace(cut.url, whole(cut.url)) for old in cut.addresses}
    on_one = {whole(cut.url): _moved(library.links[cut.url], {**new, **here})}
    return dict.fromkeys((page.url for page in cut.pages), moved[cut.url]) | on_one


def _moved(value: Any, new: Mapping[str, str]) -> Any:
    """A record, or several, with new addresses; the very same where there are none."""
    if isinstance(value, str):
        return new.get(value, value)
    if isinstance(value, tuple | list):
        own = [_moved(each, new) for each in value]
        same = all(a is b for a, b in zip(own, value, strict=True))
        return value if same else type(value)(own)
    if isinstance(value, dict):
        return {key: _moved(each, new) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            now = _moved(old, new)
            if now is not old:
                changed[field.name] = now
        return replace(value, **changed) if changed else value
    return value
