"""The offices of a person, with the dates between which the papers show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.records import Role, Source
from archive.scrutiny.people import offices
from archive.scrutiny.people.mentions import Mention
from archive.scrutiny.people.names import is_councillor
from archive.scrutiny.people.someone import Someone, printed_offices
from archive.slugs import slug

_Key = tuple[bool, frozenset[str], str | None]


@dataclass
class _Shown:
    """One office while the papers that show it are gathered."""

    spelt: Counter[str] = field(default_factory=Counter)
    organisations: Counter[str] = field(default_factory=Counter)
    dates: list[str] = field(default_factory=list)
    sources: dict[Source, None] = field(default_factory=dict)


def roles(someone: Someone) -> Iterator[Role]:
    """The offices, the latest last; "Vice-Chair" is "Vice Chair", "Interim Director" is not "Director"."""
    shown: dict[_Key, _Shown] = defaultdict(_Shown)
    for mention in someone.mentions:
        for office, organisation in _offices(mention):
            inside = offices.in_body(office)
            body = _body(organisation, mention.body) if inside else None
            own = shown[offices.acting(office), offices.words(office), body]
            own.spelt[office] += 1 if mention.in_text else 2
            own.organisations.update([organisation] if organisation else [])
            own.dates += [mention.date] if mention.date else []
            own.sources[mention.source] = None
    found = [_role(key, own) for key, own in shown.items()]
    return iter(
        sorted(found, key=lambda r: (r.last_seen or "", not _plain(r.role), r.first_seen or "", r.role))
    )


def _offices(mention: Mention) -> Iterator[tuple[str, str | None]]:
    """Each office with its organisation; a title such as "Cllr" is one, too."""
    if is_councillor(mention.name) and "councillor" not in (mention.role or "").casefold():
        yield "Councillor", None
    for printed in printed_offices(mention):
        if printed.casefold() in _PARTS:
            continue
        if mention.place and offices.is_place(printed):
            yield "Councillor", printed
            continue
        yield ("Councillor", None) if printed.casefold() in ("cllr", "cllrs") else offices.split(printed)


def _body(printed: str | None, body: str | None) -> str | None:
    """The body in which an office is held: the paper's own, unless another one is printed beside it."""
    if printed is None or body is None:
        return printed or body
    one, other = (set(slug(name).split("-")) - {"the", "of", "and"} for name in (printed, body))
    return body if one <= other or other <= one else printed


def _role(key: _Key, own: _Shown) -> Role:
    return Role(
        role=max(own.spelt, key=lambda r: (own.spelt[r], r)),
        organisation=key[2] or max(own.organisations, key=lambda o: (own.organisations[o], o), default=None),
        first_seen=min(own.dates, default=None),
        last_seen=max(own.dates, default=None),
        sources=tuple(own.sources),
    )


_PARTS = frozenset(("proposer", "seconder", "proposed by", "seconded by", "moved by", "officer"))
"""What somebody did in one paper, and no office."""
_PLAIN = frozenset(
    (
        *(
            "councillor",
            "member",
            "committee member",
            "contact",
            "officer contact",
            "report author",
            "author",
        ),
        "cabinet member",
    )
)


def _plain(role: str) -> bool:
    """Whether it is what many are, or a part that somebody had in one paper."""
    return role.casefold() in _PLAIN
