"""Whom a report names to ask about it: on its cover, or below a heading at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers import phrases
from parsers.blocks import Block, Kind, plain

# "13. Contact details", "Contact officer(s)", "Further information", "Report author"
_HEADING = re.compile(
    r"^\W*(?:\d{1,2}\W+)?(?:contact (?:details?|officers?|points?|information)|contacts?|report authors?"
    r"|(?:for )?further information(?: contact)?)\W{0,4}(?:s\W)?$",
    re.I,
)
# "Report Author:", "Relevant Director:", "Name:", "Corporate Directors" alone
_LABEL = re.compile(
    r"^\W*(?:report authors?|(?:relevant|corporate|lead|responsible) (?:directors?|officers?)|directors?"
    r"|contact(?: officer| person)?s?|authors?|officers?|name)(?:\(s\))?\s*(?::\s*|$)",
    re.I,
)
# "Position: Head of Rivers": the office of who stands above
_OFFICE = re.compile(r"^\W*(?:position|(?:job )?title|designation|role|post)\s*:\s*", re.I)
# "Tel: 01632 960001", "bo.vole@aldermarsh.example", "03000 410058": how to reach somebody is no office
_REACHED = re.compile(
    r"[\s,;:–-]*(?:\b(?:tel(?:ephone)?|phone|mobile|ext(?:ension)?|e-?mail)\b.*"
    r"|\(?\+?\d[\d ()-]{5,}.*|\S+@\S+.*)$",
    re.I | re.S,
)
_REACH = 25
"""So many of a report's last blocks may be below such a heading."""


def contacts(blocks: Sequence[Block], stated: str) -> list[dict[str, str]]:
    """The people, each once, with their offices; no numbers or addresses."""
    found: dict[str, dict[str, str]] = {}
    for person in (*_people(stated.split("\n")), *_people(_lines(blocks))):
        entry = {"name": person.name} | ({"role": person.role} if person.role else {})
        found.setdefault(phrases.bare_name(person.name), entry)
    return list(found.values())


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines below the last heading that announces whom to ask, up to the next heading."""
    starts = [at for at, b in enumerate(blocks) if b.kind is not Kind.TABLE and _HEADING.match(b.plain)]
    if not starts or len(blocks) - starts[-1] > _REACH:
        return
    for block in blocks[starts[-1] + 1 :]:
        if block.kind is Kind.HEADING:
            return
        for text in [cell for row in block.rows for cell in row] or [block.text]:
            yield from text.split("\n")


def _people(lines: Iterator[str] | Sequence[str]) -> list[phrases.NamedRole]:
    """Those of "Name, office" in one line, or a name and its office in the line below."""
    found: list[phrases.NamedRole] = []
    open_office = False
    for line in (_REACHED.sub("", _LABEL.sub("", plain(line))).strip(" ,;") for line in lines):
        office = _OFFICE.match(line) if found and found[-1].role is None else None
        several = phrases.joined(line)
        person = phrases.named_role(line) if line else None
        if several:
            found += several
        elif office:
            found[-1] = found[-1]._replace(role=line[office.end() :])
        elif person is not None:
            found.append(person)
        elif open_office and line and ":" not in line:
            found[-1] = found[-1]._replace(role=line)
        open_office = person is not None and person.role is None
    return found
