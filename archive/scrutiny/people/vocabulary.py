"""Which words with capitals can be somebody's name: the words that an archive writes small tell."""

from __future__ import annotations

import re
from collections.abc import Collection

from archive.content import Page
from archive.scrutiny.people import offices


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


NO_NAME = _words(
    "street road lane square house hall court building town borough city county council committee",
    "commission board panel cabinet executive authority government school schools college academy",
    "university hospital trust nhs police service services team unit group department directorate",
    "partnership centre center forum education health healthcare social care children childrens",
    "families adult adults housing planning finance transport environment community communities public",
    "young director head manager officer chief chair member members leader mayor lead cllr councillor",
    "councillors deputy acting interim senior principal assistant report agenda minutes item meeting",
    "appendix annex table figure page date january february july september october november december",
    "monday tuesday wednesday thursday friday saturday sunday north south east west central london",
    "england wales scotland britain europe kent the this that and of contact email telephone tel action",
    "plan strategy strategic corporate national local review update labour conservative green liberal",
    "democrat democrats reform independent scrutiny governance legal working project programme",
    "workstream virtual early years family youth justice safeguarding fire ambulance brigade parks all",
    "other commissioning resources place people growth culture leisure customer metro elected",
)
"""Words of bodies, places, offices and papers."""
SURNAMES = _words(
    "senior head young green hall court house street lane parks place west north east page church",
    "leader mayor principal lead",
)
"""Those of them that are surnames, too: "Patrick Hall", "Cath Head"."""
_GIVEN_WORDS = _words(
    "mark grace rose will bill sue rob jack frank grant hope faith dawn amber summer daisy lily holly",
    "ivy heather penny nick pat ray guy joy dean drew miles max robin martin jay sandy rich ruby pearl",
    "iris olive april may june august melody victor gene carol patience prudence chase don ken bob ali",
    "gale charity ernest clay cliff rusty woody midnight jasmine hazel ginger basil sage reed brook",
    "lane earl duke bishop peter",
)
"""Given names that are words as well."""


_BODY = re.compile(
    r"\b(?:team|unit|services?|department|directorate|partnership|council|commission|board|group|agency|limited"
    r"|ltd|plc|llp|cic|water|energy|networks?|foundation|federation|society|alliance|consortium|company|office"
    r"|committee|panel|trust|school|academy|college|university|hospital|association|centre|forum|police"
    r"|homes|icb|ics|ccg|nhs|members|councillors|officers|representatives)$",
    re.I,
)


# "Vacancy", "Officer TBC", "To be confirmed", "All Members", "2 representatives"
_NOBODY = re.compile(r"\d|\btbc\b|\bto be \w+|\bvacan|^(?:all|any|various|other|relevant|the) |\bn/a\b", re.I)


def is_body(name: str) -> bool:
    """Whether a name is a team's, a company's or a body's, an office alone, or nobody's yet."""
    words = [word.casefold() for word in name.split()]
    offices_alone = len(words) > 1 and all(w in NO_NAME or offices.NOUN.fullmatch(w) for w in words)
    return bool(_BODY.search(name) or _NOBODY.search(name)) or offices_alone or len(words) > 7


# "ClerkAnn": a paper that has lost what parted its words; "McKay" is one
_GLUED = re.compile(r"[a-z][A-Z]")
_PREFIX = re.compile(r"^(?:Mc|Mac|Fitz|De|Le|La|Di|Du|Van|Von)(?=[A-Z])")


class Vocabulary:
    """The words that an archive writes in small letters, and those of its own names: no given names."""

    def __init__(self, pages: Collection[Page], names: Collection[str]) -> None:
        self._small: set[str] = set()
        for page in pages:
            self._small.update(re.findall(r"(?<![\w’'@.-])[a-zà-ÿ]{2,}(?![\w@-])", page.body))
        self._names = {w.casefold() for name in names for w in re.findall(r"\w+", name)}

    def is_name(self, text: str) -> bool:
        """Whether words with capitals can be somebody's given name and surname."""
        if any(_GLUED.search(_PREFIX.sub("", word)) for word in re.split(r"[\s-]+", text)):
            return False
        found = [w.casefold().strip(".’'") for w in re.split(r"[\s-]+", text)]
        first, *others = found
        if not others or first in self._names or first in NO_NAME:
            return False
        if first in self._small and first not in _GIVEN_WORDS:
            return False
        if _BODY.search(text):
            return False
        surely = others[:-1] if len(others) == 1 and others[0] in SURNAMES else others
        return not any(w in NO_NAME or offices.NOUN.fullmatch(w) for w in surely)

    def surname(self, text: str) -> bool:
        """Whether a word is none that the archive writes small: a surname for certain."""
        return all(w.casefold() not in self._small for w in re.split(r"[\s-]+", text)[1:])
