"""Every place where a paper names a person: in the lists that it was read into, and in its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from archive.body import Chunk, chunks, place
from archive.config import Config
from archive.content import Page
from archive.records import Source
from archive.scrutiny.people import offices
from archive.scrutiny.people.named_in_text import found_in
from archive.scrutiny.people.names import bare_name, fold, is_councillor, place_behind, sex
from archive.scrutiny.people.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a paper names a person."""

    name: str
    """As printed."""
    role: str | None
    body: str | None
    date: str | None
    """The day that it tells of, where that is the paper's own."""
    source: Source
    listed: str = ""
    """The list that it stands in, which names nobody twice."""
    in_text: bool = False
    """Whether it stands in running text, which may speak of people from elsewhere."""
    officer: bool = False
    """Whether it stands in a list of officers."""

    @property
    def bare(self) -> str:
        """The name without titles and letters."""
        return bare_name(self.name)

    @property
    def councillor(self) -> bool:
        """Whether title or role say that it is a councillor."""
        return is_councillor(self.name) or offices.elected(self.role or "")

    @property
    def employed(self) -> bool:
        """Whether the role says that it is somebody who works for a council, and no title else."""
        roles = (self.role or "").split(";")
        return not self.councillor and (self.officer or any(offices.employed(r) for r in roles))

    @property
    def place(self) -> str | None:
        """The ward, the council or the party in brackets behind a councillor's name, folded."""
        behind = place_behind(self.name) or self.role or ""
        return fold(behind) if is_councillor(self.name) and offices.is_place(behind) else None

    @property
    def sex(self) -> str | None:
        """Where the title says so, "m" or "f"."""
        return sex(self.name)

    @property
    def meeting(self) -> tuple[str, str] | None:
        """Day and body of the meeting whose paper it stands in."""
        return (self.date, self.body) if self.date and self.body else None


_MINUTES = ("minutes", "web-minutes", "decisions")
_LISTS = (
    ("members", "Member"),
    ("co_optees", "Co-optee"),
    ("attendance", None),
    ("declarations", None),
    ("authors", None),
    ("authorised_by", None),
    ("recipients", None),
    ("copied_to", None),
    ("attending", None),
    ("contacts", "Contact"),
    ("cabinet_members", "Cabinet member"),
)
"""The lists of people in front matter, and what those are who have no other office there."""


def mentions(config: Config, pages: Sequence[Page]) -> Iterator[Mention]:
    """All mentions of an archive. What a list says of somebody's office goes before what the text says."""
    vocabulary = Vocabulary(pages, _own_names(config, pages))
    for page in pages:
        body, date = config.body(page.get("body")), _day(page)
        found = chunks(page)
        listed, planned = list(_listed(page)), _planned_days(page, date)
        for key, entry, role in listed:
            where, list_of = _place(page, found, entry["name"]), f"{page.id}:{key}"
            day = _past(entry["planned_for"], date) if key.startswith("planned ") else date
            officer = entry.get("capacity") == "officer"
            yield Mention(entry["name"], role, body, day, where, list_of, officer=officer)
        told = defaultdict(list)
        for _, entry, role in listed:
            if role:
                told[fold(bare_name(entry["name"]))].append(role)
        for named in found_in(page, vocabulary):
            roles = told[fold(bare_name(named.name))]
            if not named.role or not any(_is_told(named.role, role) for role in roles):
                day = date if named.dated else planned.get(named.source)
                speaks = page.kind in _MINUTES and offices.is_office(named.role or "")
                yield Mention(named.name, named.role, body, day, named.source, in_text=not speaks)


def _day(page: Page) -> str | None:
    """The day that a paper's offices are shown on: a letter's own, of other papers that of the meeting."""
    days = ("date", "meeting_date") if page.kind == "letter" else ("meeting_date", "date")
    return next((day for key in days if (day := page.get(key))), None)


_BEGINNING = 12
"""Letters of an office that tell it from a misprint of another: "Head of Prks"."""


def _is_told(role: str, listed: str) -> bool:
    """Whether a list of the same paper has an office that its text gives, too, or one that begins like it."""
    return any(
        offices.same(role, one) or fuzz.ratio(fold(role)[:_BEGINNING], fold(one)[:_BEGINNING]) >= 80
        for one in listed.split(";")
    )


def _past(planned: str, date: str | None) -> str | None:
    """The day on which whoever is named for a planned item held the office: none that was yet to come."""
    return planned if date and len(planned) == len(date) and planned <= date else None


def _planned_days(page: Page, date: str | None) -> dict[Source, str | None]:
    """The places of a work programme that are of one day, with that day where it is past."""
    found: dict[Source, set[str]] = defaultdict(set)
    for item in page.get("planned") or []:
        if mark := item.get("at"):
            found[place(mark, page.document)].add(item.get("planned_for") or "")
    return {where: _past(days.pop(), date) for where, days in found.items() if len(days) == 1}


def _own_names(config: Config, pages: Collection[Page]) -> set[str]:
    """Words of the council's name and of its bodies: a place is nobody's given name."""
    return {config.council, *(page.get("body") or "" for page in pages)}


def _listed(page: Page) -> Iterator[tuple[str, dict[str, str], str | None]]:
    """List, entry and office of all whom the front matter names."""
    for key, office in _LISTS:
        for entry in page.people(key):
            status = entry.get("status") or ""
            yield f"{key} {status}".strip(), entry, entry.get("role") or office or _member(entry)
    for number, item in enumerate(page.get("agenda") or []):
        yield from ((f"officers {number}", entry, entry.get("role")) for entry in item.get("officers", []))
    for number, item in enumerate(page.get("planned") or []):
        day = {"planned_for": item.get("planned_for") or ""}
        for entry in item.get("officers", []):
            yield f"planned {number}", entry | day, entry.get("role")
    for number, vote in enumerate(page.get("votes") or []):
        for ballot in vote.get("ballots", []):
            yield from ((f"vote {number}", {"name": name}, None) for name in ballot.get("names", []))


def _member(entry: dict[str, str]) -> str | None:
    """Who is listed as a member present, or apologises as one, is a member; a guest may be a councillor."""
    if entry.get("status") == "in_attendance":
        return None
    return {"member": "Member", "co-optee": "Co-optee"}.get(entry.get("capacity") or "")


def _place(page: Page, found: Sequence[Chunk], name: str) -> Source:
    """Where the text of a page first prints a name; its beginning where a list joins what text parts."""
    bare = bare_name(name)
    for chunk in found:
        if bare in chunk.text:
            return _row(chunk, bare)
    surname = re.compile(rf"\b{re.escape(bare.split()[-1])}\b") if bare else None
    for chunk in found:
        if surname and surname.search(chunk.text):
            return _row(chunk, bare)
    return found[0].source if found else Source(page.document)


def _row(chunk: Chunk, bare: str) -> Source:
    for row, where in zip(chunk.rows, chunk.places, strict=False):
        if any(bare in cell for cell in row):
            return where
    return chunk.source
