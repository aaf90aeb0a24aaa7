"""A person while the mentions of them are being gathered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from archive.contacts import NO_MAIL, NO_NUMBER
from archive.scrutiny.people import offices
from archive.scrutiny.people.mentions import Mention
from archive.scrutiny.people.names import fold
from archive.slugs import slug


@dataclass(eq=False)
class Someone:
    """One person, with all that the papers say of them."""

    name: str
    spellings: Counter[str] = field(default_factory=Counter)
    """Whole names as printed, without titles, and how often."""
    mentions: list[Mention] = field(default_factory=list)
    fixed: bool = False
    """Whether the maintainer named the person."""
    only_bodies: frozenset[str] = frozenset()
    only_offices: tuple[str, ...] = ()
    """Where the maintainer's name holds, if not everywhere."""
    line: int = 0
    """Where the maintainer's list names the person."""
    nobody: bool = False
    """Whether the maintainer says that the name is none."""
    id: str = ""
    offices: dict[str, None] = field(default_factory=dict)
    """Offices as printed, in the order of papers."""
    councillor: bool = False
    employed: bool = False
    bodies: set[str] = field(default_factory=set)
    """Bodies of the person, but for those whose text names somebody from elsewhere."""
    meetings: set[tuple[str, str]] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    """Wards, councils or parties that stand behind the name."""
    sexes: set[str] = field(default_factory=set)
    possibly: dict[str, str] = field(default_factory=dict)
    """Id of somebody who may be the same person -> why."""

    def __post_init__(self) -> None:
        self.id = self.id or slug(self.name)

    @property
    def all_names(self) -> tuple[str, ...]:
        """All whole names, without titles."""
        return tuple(dict.fromkeys((self.name, *self.spellings)))

    @property
    def ids(self) -> frozenset[str]:
        """The ids that each spelling would have alone: the maintainer's links name them."""
        return frozenset((self.id, *map(slug, self.all_names)))

    def add(self, mentions: Sequence[Mention]) -> None:
        """Take what some mentions say."""
        for mention in mentions:
            bare = mention.bare
            if " " in bare:
                self.spellings[bare] += 1
            self.offices |= dict.fromkeys(printed_offices(mention))
            self.councillor |= mention.councillor
            self.employed |= mention.employed
            if mention.sex:
                self.sexes.add(mention.sex)
            if mention.place:
                self.places.add(mention.place)
            if mention.listed:
                self.lists.add(mention.listed)
            if mention.councillor or not mention.in_text:
                self.bodies |= {mention.body} if mention.body else set()
                self.meetings |= {mention.meeting} if mention.meeting else set()
        self.mentions += mentions

    def takes(self, mention: Mention) -> bool:
        """Whether the maintainer's entry covers a mention: its spelling, and any body and office it names."""
        if fold(mention.bare) not in {fold(name) for name in self.all_names}:
            return False
        if self.only_bodies and mention.body not in self.only_bodies:
            return False
        return not self.only_offices or any(
            _agree(a, b) for a in self.only_offices for b in printed_offices(mention)
        )


# "Scrutiny Officer, [telephone number not published]", "Scrutiny Officer, ext. […], Tel: […]"
_NOTICE = re.compile(
    r"[ ,/–-]*(?:\b(?:tel(?:ephone)?|phone|mobile|mob|ext(?:ension)?|direct line|e-?mail)\b[.:]*)?"
    rf"[ ,/–-]*(?:{re.escape(NO_NUMBER)}|{re.escape(NO_MAIL)})",
    re.I,
)


def _agree(one: str, other: str) -> bool:
    return offices.words(one) == offices.words(other) or offices.same(one, other)


def printed_offices(mention: Mention) -> Iterable[str]:
    """The offices of a mention: "Councillor; Chair" are two."""
    role = re.sub(r"^\(([^()]*)\)$", r"\1", _NOTICE.sub("", mention.role or "").strip(" ,"))
    return tuple(office for part in role.split(";") if (office := part.strip(" ,")))
