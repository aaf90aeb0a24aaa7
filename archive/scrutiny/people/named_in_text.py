"""Who is named in the text of a paper with an office, a councillor's title or a label such as "Contact".

A name alone makes nobody a person of the record: papers name victims, witnesses and authors of books, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.body import place
from archive.content import Page
from archive.records import Source
from archive.scrutiny.people import offices
from archive.scrutiny.people.names import is_surname
from archive.scrutiny.people.vocabulary import NO_NAME, SURNAMES, Vocabulary

_UPPER, _LOWER = "A-ZÀ-ÖØ-ÞŁŚŻ", "a-zà-öø-ÿłśż"
_WORD = rf"[{_UPPER}](?:[’'ʼ][{_UPPER}])?[{_LOWER}][\w’'ʼ]*(?:-[{_UPPER}][\w’'ʼ]+)*"
_TITLES = (
    r"(?:(?:Cllrs?|Councillors?|Deputy Mayor|Mayor|Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Revd?"
    r"|Rabbi)\b\.? )"
)
_LETTERS = r"(?:,? (?:QPM|OBE|MBE|CBE|KC|QC|JP|DL)\b)*"
_PARTICLES = r"(?: (?:van|von|der|den|de|da|di|du|ap|al|el|la|le|St\.?))*"
_FULL = rf"{_WORD}(?: [A-Z]\.?(?= ))?{_PARTICLES}(?: {_WORD}){{1,2}}"
_INITIALS = rf"(?:[A-Z]\.? ?){{1,3}} ?{_WORD}"
_NAME = rf"(?P<name>{_TITLES}?{_FULL}|{_TITLES}(?:{_INITIALS}|{_WORD})){_LETTERS}"
_LEADING = r"(?:(?:[A-Z0-9][\w/’'&.-]*,? |of |and |for |& |the ){0,9}?(?:[A-Z]/)?"
# Offices that papers write small: "cabinet member for education", "co-opted member"
_SMALL = (
    r"(?:[Cc]abinet member|[Pp]ortfolio holder|[Ll]ead member|(?:[Vv]ice[ -])?[Cc]hair|[Cc]o-?opted member"
    r"|[Dd]eputy mayor|[Ll]eader)"
)
_OFFICE = (
    rf"(?P<office>(?:[Tt]he |[Oo]ur )?(?:[Nn]ew )?(?:{_LEADING}(?=[A-Z])(?i:{offices.NOUNS}))|{_SMALL})\b"
    r"(?:(?:,? (?:of|for|to|in|at|on|and|&|the|with)|,? ?[-–]|,)*,? ?\(?[A-Z0-9][\w/’'&-]*\)?)*)"
)
# "Ann Gale, Head of Drainage", "Ann Gale - Head of Drainage", "Cllr Gale (Cabinet Member for Drainage)"
_WITH_OFFICE = re.compile(rf"(?<![\w’'-]){_NAME}(?:,\s*| [-–—] ?|: | \()(?:who (?:is|was) )?{_OFFICE}")
# "The Portfolio Holder for Drainage, Councillor A Gale, said", "the Head of Drainage, Ann Gale, said"
_BEHIND_OFFICE = re.compile(
    rf"\b[Tt]he (?P<office>(?:(?:[A-Z][\w/’'&-]*|former|of|and|for|&|the) ){{0,6}}?(?i:{offices.NOUNS})\b"
    r"(?: (?:of|for|and|&|the|[A-Z][\w/’'&-]*))*)"
    rf", (?P<name>(?:Cllr|Councillor)\.? (?:{_FULL}|{_INITIALS}|{_WORD})|{_FULL}(?=,))"
)
# "Ann Gale Chief Executive, London Borough of Aldermarsh", alone on its line or in its cell
_RUN_ON = re.compile(
    rf"^{_NAME} (?P<office>(?:(?:Acting|Interim|Deputy|Assistant|Group|Senior|Independent|Lead|Principal) )*"
    r"(?:Chief Executive|Director|Head of|Headteacher|Cabinet Member|Principal|Monitoring Officer"
    r"|Town Clerk|Child Safeguarding Commissioner|[A-Z][a-z]+ (?:Officer|Manager|Advis[eo]r))\b[^.]*)$"
)
# "Councillor Ann Gale", wherever it stands
_COUNCILLOR = re.compile(rf"(?P<printed>(?:Cllr|Councillor)s?\.? (?P<name>{_FULL}))(?! ?[A-Z(])(?=[^\w]|$)")
# "Contact: Ann Gale", "Clerk: Ann Gale, Scrutiny Officer", "Support officer: Ann Gale. Tel …"
_LABEL = re.compile(
    r"^(?P<label>(?:officer )?contact(?: officer| name)?|clerk(?: to the \w+)?"
    r"|(?:lead |report |link )officer|report author|author|proposer|seconder|(?:proposed|seconded|moved) by"
    r"|(?:support|governance|scrutiny|committee|democratic services|democratic support) officer"
    r"|(?:committee services|overview and scrutiny) officer|enquiries to|please ask for"
    r"|originator|report originator)s? ?(?:[:.-]|$)\s*(?P<rest>.*)$",
    re.I,
)
_ALONE = re.compile(rf"^{_NAME}$")
_LABELLED = re.compile(rf"^(?:{_NAME}|(?P<initials>{_INITIALS}))(?=[^\w]|$)")
_OFFICE_ALONE = re.compile(rf"^{_OFFICE}\)?$")

_FURTHER = re.compile(
    rf"\b(?=((?:and )?(?:{_TITLES})?{_FULL})(?:, | [-–] | \()(?:[\w/’'&.-]+ ){{0,4}}?(?i:{offices.NOUNS})\b)"
)
_SENTENCE = re.compile(
    r"\. |[?!]|\b(?:is|was|were|are|has|have|had|will|would|introduced|presented|provided|said|reported|noted"
    r"|asked|gave|outlined|thanked|advised|declared|explained|responded|confirmed|stated|highlighted|welcomed"
    r"|updated|attended|joined|left|replaced|retired|which|who|that|from|noting|following)\b"
)

# "ClerkAnn Gale": a paper that has lost what parted its lines
_GLUED = re.compile(r"(?:[a-z]{3}|[A-Z]{4})(?=[A-Z][a-z]{2})")
# "Director Ahead of this meeting": the last word begins what follows
_LOOSE_END = re.compile(r"(?<! of)(?<! for)(?<! and)(?<! &) [A-Z][a-z]+$")
# "Chairman), Mrs J Gale": the bracket that was opened before the office
_CLOSED = re.compile(r"^([^()]*)\).+$")
# "Headteacher, Mr Gale, the Clerk": the title of somebody else
_NEXT_NAME = re.compile(r",? (?:and |& )?(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b|(?:Cllrs?|Councillors?)\.? (?=[A-Z]))")
_FORMER = re.compile(r"\b(?:former|ex-|outgoing|retired|previous|then|late)\b", re.I)
# "In response to Cllr Gale, the Head of Drainage said": the office is somebody else's
_TO_WHOM = re.compile(r"\b(?:response|reply|answer|responding|replying) to $", re.I)
# "the late Councillor Gale", "former Councillor Gale": none on the day of the paper
_GONE = re.compile(r"\b(?:former|ex-|retired|late) ?$", re.I)
_DATED = frozenset(("agenda", "minutes", "web-minutes", "decisions", "cover-sheet", "letter"))
"""Papers that speak of their own day; a report or a programme may tell of other times."""


@dataclass(frozen=True, slots=True)
class Found:
    """A person whom a text names."""

    name: str
    role: str | None
    source: Source
    dated: bool
    """Whether it holds on the day of the paper."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, an item or a cell."""

    text: str
    source: Source
    cell: bool
    row: int
    """The table row that a cell stands in; 0 for all lines."""
    item: bool
    """Whether it stands in a list."""


def found_in(page: Page, vocabulary: Vocabulary) -> Iterator[Found]:
    """All whom a paper's text names with an office, a councillor's title or a label."""
    pieces = list(_pieces(page))
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        for name, role, dated in _named(vocabulary, piece, before, after):
            if _fits(name, vocabulary) and not _GLUED.search(role or ""):
                yield Found(
                    name.strip(),
                    role,
                    piece.source,
                    dated=(dated or page.kind in _DATED) and not _FORMER.search(role or ""),
                )
    for piece in pieces:
        for match in _COUNCILLOR.finditer(piece.text):
            if vocabulary.is_name(match["name"]) and vocabulary.surname(match["name"]):
                gone = _GONE.search(piece.text, 0, match.start())
                dated = page.kind in _DATED and not gone
                yield Found(match["printed"], None, piece.source, dated=dated)


def _fits(name: str, vocabulary: Vocabulary) -> bool:
    bare = re.sub(rf"^{_TITLES}+", "", name)
    if re.match(r"[A-Z]\b", bare):
        return bare.split()[-1].casefold() not in NO_NAME - SURNAMES
    if is_surname(bare):
        return bare != name and bare.casefold() not in NO_NAME - SURNAMES
    return vocabulary.is_name(bare)


def _named(
    vocabulary: Vocabulary, piece: _Piece, before: _Piece | None, after: _Piece | None
) -> Iterator[tuple[str, str | None, bool]]:
    """Name, office, and whether it says so of the paper's own day."""
    if label := _LABEL.match(piece.text):
        rest = label["rest"] or (after.text if after else "")
        if found := _LABELLED.match(rest):
            named = found["name"] or found["initials"]
            office = next((role for name, role in _with_offices(rest, vocabulary) if name == named), None)
            yield named, office or _label(label["label"]), True
            return
    if found := _ALONE.match(piece.text):
        for beside in (after, before if piece.cell else None):
            if beside and (office := _beside(piece, beside)):
                yield found["name"], office, False
                return
        return
    if len(piece.text) < 200 and not _WITH_OFFICE.match(piece.text) and (found := _RUN_ON.match(piece.text)):
        yield found["name"], _office(found["office"]), False
        return
    for name, role in _with_offices(piece.text, vocabulary):
        yield name, role, False
    for found in _BEHIND_OFFICE.finditer(piece.text):
        yield found["name"], _office(found["office"]), False


def _beside(piece: _Piece, beside: _Piece) -> str | None:
    """The office in the line below a name, or in the cell beside it."""
    if (
        piece.item
        or beside.item
        or piece.cell != beside.cell
        or piece.row != beside.row
        or len(beside.text) > 160
    ):
        return None
    found = _OFFICE_ALONE.match(beside.text)
    if found is None or _WITH_OFFICE.match(beside.text) or len(beside.text.split()) < 2:
        return None
    return _office(found["office"])


def _with_offices(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """All names that an office follows, each office up to where the next name begins."""
    at = 0
    while found := _WITH_OFFICE.search(text, at):
        start = found.start("office")
        whole = found.start() == 0 and len(text) < 220 and not _SENTENCE.search(text[start:])
        office = text[start:] if whole else found["office"]
        further = (
            m for m in _FURTHER.finditer(office) if m.start() and _fits(m[1].removeprefix("and "), vocabulary)
        )
        if inner := next(further, None):
            office = office[: inner.start()]
        elif re.match(r" of [a-z]", text[start + len(office) :]):
            office = _LOOSE_END.sub("", office)
        answered = office.startswith("the ") and _TO_WHOM.search(text, 0, found.start())
        if not answered:
            yield found["name"], _office(office)
        at = start + max(1, len(office))


def _label(label: str) -> str:
    return label[0].upper() + label[1:].casefold()


def _office(printed: str) -> str:
    """An office without an article, a loose bracket, a stray number, and what joins it to what follows."""
    text = re.sub(r"^(?:[Tt]he |[Oo]ur )?(?:[Nn]ew )?", "", printed)
    text = _NEXT_NAME.split(text, maxsplit=1)[0]
    text = re.split(r" [-–—] (?=[a-z])|;| (?=The )|\s\(?\d{3,}$", text, maxsplit=1)[0].strip(" ,;:.-–")
    text = re.sub(r"(?:,? (?:of|for|to|in|at|on|and|&|the|with))+$", "", text)
    text = _CLOSED.sub(r"\1", text)
    if text.count("(") != text.count(")"):
        text = re.sub(r"\)$", "", text) if text.endswith(")") else text.partition("(")[0]
    return text.strip(" ,;:.-–")


_TURN = re.compile(r"<!-- ((?:page|printed|line) [^>]*?) -->")
_ITEM = re.compile(r"\s*(?:[-*•●▪]|\d{1,3}[.)])\s")
_MARKS = re.compile(r"^\s*(?:[-*•●▪]|\d{1,3}[.)]|#{1,6}|>|\([a-z]{1,3}\))\s+")


def _pieces(page: Page) -> Iterator[_Piece]:
    """The lines, items and cells of a body as plain text, each with its place."""
    source = Source(page.document)
    for number, line in enumerate(page.body.split("\n"), start=1):
        for mark in _TURN.findall(line):
            source = place(mark, page.document)
        cell = line.startswith("|")
        for part in re.split(r"(?<!\\)\||<br>" if cell else r"<br>", _TURN.sub("", line)):
            text = _plain(part)
            if re.search(r"\w", text):
                yield _Piece(text, source, cell, number if cell else 0, bool(_ITEM.match(part)))


def _plain(text: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\\(?=[\W_])|\\$|\*\*?|</?[a-z]+/?>", "", text)
    while (bare := _MARKS.sub("", text)) != text:
        text = bare
    return " ".join(text.split())
