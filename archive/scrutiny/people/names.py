"""What a name is: titles, given names, surname, and how alike two names are.

Likeness of names proves nothing by itself; who is who is settled in `people`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from archive.scrutiny.people.given_names import SHORT_FORMS, TWO_NAMES
from archive.slugs import slug

_TITLES = (
    r"cllrs?|councillors?|cynghorydd|county councillor|deputy mayor|mayor|lord mayor|alderman|ald|mr|mrs|ms"
    r"|miss|mx|dr|professor|prof|sir|dame|lord|lady|baroness|rev|revd|reverend|rabbi|canon|imam|father|sister"
    r"|the worshipful|the right honourable|rt hon|hon|captain|colonel|major|brigadier|station manager"
    r"|(?:detective )?(?:chief )?(?:inspector|superintendent)|sergeant|sgt|insp|supt|pc|dci|ds"
    r"|borough commander"
)
_TITLE = re.compile(rf"^(?:(?:the )?(?:{_TITLES})\b\.?\s+)+", re.I)
_LETTERS = re.compile(
    r"(?:,?\s+\(?(?:QPM|OBE|MBE|CBE|KBE|DBE|BEM|KC|QC|JP|DL|MP|MS|AM|PhD|BSc|FRICS|CPFA)\b\.?\)?)+(?=$|,|\s*$)"
)
_BRACKET = re.compile(r"(?<=\w)\s*\(([^()]*)\)$")
_COUNCILLOR = re.compile(
    r"^(?:the )?(?:worshipful )?(?:county )?"
    r"(?:cllrs?|councillors?|cynghorydd|alderman|ald|deputy mayor|lord mayor|mayor)\b",
    re.I,
)
_MAN, _WOMAN = (
    re.compile(r"^(?:mr|sir|lord)\b", re.I),
    re.compile(r"^(?:mrs|ms|miss|dame|lady|baroness)\b", re.I),
)
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "da", "di", "du", "del", "la", "le", "el", "al", "ap", "ab"}
)


def _sets(lines: tuple[str, ...]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for index, line in enumerate(lines):
        for name in line.split():
            found.setdefault(fold(name), set()).add(index)
    return found


@cache
def fold(name: str) -> str:
    """A name for comparing: hyphens, apostrophes and case don't matter."""
    return re.sub(r"[^a-z]", "", slug(name))


_FORMS, _TWO = _sets(SHORT_FORMS), _sets(TWO_NAMES)


@cache
def bare_name(name: str) -> str:
    """A name without titles before and letters after it: "Cllr Anna Lynch" is "Anna Lynch"."""
    whole = _BRACKET.sub("", name.strip())
    return _LETTERS.sub("", _TITLE.sub("", whole)).strip(" .,;:")


def place_behind(name: str) -> str | None:
    """What stands in brackets behind a name: "Cllr Ann Gale (Otterside)"."""
    found = _BRACKET.search(name.strip())
    return found[1] if found else None


def is_councillor(name: str) -> bool:
    """Whether the title before a name is a councillor's."""
    return bool(_COUNCILLOR.match(name.strip()))


def sex(name: str) -> str | None:
    """Where the title before a name says so, "m" or "f": "Mr Chandler" is not Sue Chandler."""
    title = re.sub(r"^(?:cllr|councillor)\.?\s+", "", name.strip(), flags=re.I)
    return "m" if _MAN.match(title) else "f" if _WOMAN.match(title) else None


def has_title(name: str) -> bool:
    """Whether a title stands before a name."""
    return bool(_TITLE.match(name.strip()))


def is_surname(bare: str) -> bool:
    """Whether a name has no given name: "Gale", "van der Meer", "ap Siôn", "St. John"."""
    first, *others = bare.split() or [""]
    return not others or first.islower() or (first in ("St", "St.") and len(others) == 1)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, folded."""

    given: str
    """The first given name, or its initial."""
    middle: tuple[str, ...]
    """What stands between: names or initials."""
    surname: str

    @property
    def rest(self) -> str:
        """All but the first given name and lone initials: "Binnie-Lubbock" and "Binnie Lubbock" are one."""
        return "".join([*(m for m in self.middle if len(m) > 1), self.surname])


@cache
def parts(bare: str) -> Name:
    """The parts of a name without title. Of a lone surname the given name is empty."""
    words = [w for piece in bare.split() for w in _initials(piece)]
    if is_surname(bare) or len(words) < 2:
        return Name("", (), _mac(fold(bare)))
    at = next(
        (i for i, w in enumerate(words[1:], 1) if w.casefold() in _PARTICLES or w in ("St", "St.")),
        len(words) - 1,
    )
    at = max(1, min(at, len(words) - 1))
    return Name(fold(words[0]), tuple(fold(w) for w in words[1:at]), _mac(fold("".join(words[at:]))))


def _initials(piece: str) -> Iterator[str]:
    """The initials of "P.J.", or the piece."""
    yield from re.findall(r"[A-Z]", piece) if re.fullmatch(r"(?:[A-Z]\.){2,}", piece) else [piece]


def _mac(surname: str) -> str:
    """A surname spelt one way: "McLeod" and "Macleod" are one."""
    return re.sub(r"^mc(?=[a-z]{3})", "mac", surname)


SAME, SPELLING, INITIAL, PART = "same", "spelling", "initial", "part"

# "Peter Gale Jr": his father may be Peter Gale
_SUFFIX = re.compile(r"(?<=\w \w)(?P<rest>.*?),? \(?(?P<suffix>jr|jnr|junior|snr|sr)\b\.?\)?$", re.I)


@cache
def likeness(one: str, other: str) -> str | None:
    """How two bare names may be one person's: SAME, SPELLING, INITIAL, PART of it, or not at all."""
    if _SUFFIX.search(one) or _SUFFIX.search(other):
        plain = [_SUFFIX.sub(r"\g<rest>", name) for name in (one, other)]
        return PART if fold(plain[0]) == fold(plain[1]) else None
    a, b = parts(one), parts(other)
    if not a.given or not b.given or _middles_differ(a, b):
        return None
    given = _given(a.given, b.given)
    if given is None:
        return None
    if a.rest == b.rest or (a.surname == b.surname and not (_names(a) and _names(b))):
        whole = a.rest == b.rest
        return given if whole or given != SAME else PART
    if given == SAME and _spelt_alike(a.rest, b.rest):
        return SPELLING
    if given == SAME and len(a.given) > 1 and _one_holds_other(one, other):
        return PART
    return None


def _names(name: Name) -> bool:
    return any(len(m) > 1 for m in name.middle)


def _middles_differ(a: Name, b: Name) -> bool:
    """Whether initials contradict: "J P Smith" is not "J R Smith"."""
    return any(
        x[0] != y[0] and 1 in (len(x), len(y)) for x, y in zip(a.middle, b.middle, strict=False) if x and y
    )


def _given(one: str, other: str) -> str | None:
    if one == other or _FORMS.get(one, set()) & _FORMS.get(other, set()):
        return SAME
    if 1 in (len(one), len(other)):
        return INITIAL if one[:1] == other[:1] else None
    if _TWO.get(one, set()) & _TWO.get(other, set()):
        return None
    alike = min(len(one), len(other)) >= 3 and fuzz.ratio(one, other) >= 75 and one[0] == other[0]
    begins = min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one))
    return SPELLING if alike or begins else None


def _spelt_alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 4 and one[0] == other[0] and fuzz.ratio(one, other) >= 80


def _one_holds_other(one: str, other: str) -> bool:
    """Whether a surname is part of the other: "Sheila Runge", "Sheila Suso-Runge"."""
    first, second = ({_mac(fold(w)) for w in re.split(r"[\s-]+", name)[1:]} - {""} for name in (one, other))
    return bool(first and second) and (first < second or second < first)
