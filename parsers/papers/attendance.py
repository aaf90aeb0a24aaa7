"""Who was at a meeting and how: the lists of minutes, in tables, below labels, in the first item's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers import phrases
from parsers.blocks import Block, Kind, plain
from parsers.papers.attendance_labels import LABEL, Group, group_of
from parsers.papers.attendee import attendee

# "Councillors Ann Adder (Chair), Bo Bittern and Carr", also behind others: "Cllr Adder, Councillors Carr …"
_SEVERAL = re.compile(
    r"(?:^|(?<=[,;)] )|(?<= and ))(?:County |Borough |City |District )?"
    rf"(?:[Cc]ouncillors|COUNCILLORS|Cllrs\.?|Cynghorwyr):?\s+(?={phrases.BEGINS})(?![^()]*\))"
)
# "Yn bresennol / Present:", "Ymddiheuriadau / Apologies"
_ALSO = re.compile(r"^\W*[^\W\d]+(?: [^\W\d]+){0,3} ?/ ?(?=[A-Z])")
# "PRESENT / PRESENNOL:", "Councillors / Y Cynghorwyr:"
_ALSO_BEHIND = re.compile(r"^(\W*[^\W\d]+(?: [^\W\d]+){0,3}) ?/ ?[^\W\d]+(?: [^\W\d]+){0,3}(?=:)")
# The names behind the first, unless they have a title of their own, are offices, or stand in brackets
_NEXT_NAME = re.compile(
    r"((?:,(?: and)?|(?<=[\w)]) and)\s+)"
    rf"(?!(?:{'|'.join(phrases.TITLES)})\.?\s+{phrases.CAPITAL}|(?:Mayor|Leader|Chair(?:man|woman"
    r"|person)?|Vice|Deputy|Cabinet|Director|Head|Chief|Officer|Lead|Portfolio|Executive|Members?)\b)"
    rf"({phrases.BEGINS})(?![^()]*\))"
)
# "Jo Reed Head of Planning": an office behind a name without a comma
_OFFICE_BEHIND = re.compile(
    rf"^({phrases.NAME}?)\s+((?:Head|Director|Chief|Assistant|Deputy|Interim|Acting|Senior|Principal"
    rf"|Strategic"
    r"|Service|Democratic|Scrutiny|Committee|Governance|Executive|Corporate|Group|Programme|Policy"
    r"|Finance|Legal"
    r"|Lead|Monitoring|Section)\b.*)$"
)
# "Councillor Ann Adder (Chair)": somebody, no label
_TITLED = re.compile(
    r"^\W*(?:Councillor|Cllr|Cynghorydd|Mrs?|Ms|Miss|Mx|Dr|Rev|Revd|Reverend|Prof|Professor|Sir|Dame)\b"
)


def listed(head: Sequence[Block]) -> Iterator[dict[str, str]]:
    """Who was there, by the labels of the list: in a table, or as lines below a label.

    A list "Present" beside one "In attendance" is of the body's members, of a cabinet its own; unless some
    of it are councillors by title, so that the others may be co-opted.
    """
    people = list(_listed(head))
    own = any(_PRESENT.match(line) for block in head for line in block.text.split("\n"))
    apart = any(p["status"] == "in_attendance" for p in people)
    own = own and not any(p.get("capacity") == "member" for p in people if p["status"] == "present")
    capacity = "cabinet" if any(_CABINET.search(block.plain) for block in head) else "member"
    for person in people:
        chairs = _CHAIRS.fullmatch(person.get("role", ""))
        if own and apart and person["status"] == "present" and (chairs or "role" not in person):
            person.setdefault("capacity", capacity)
        yield {key: person[key] for key in _KEYS if key in person}


_KEYS = ("name", "capacity", "role", "status", "listed_under")
_PRESENT = re.compile(r"^\W*(?:members )?present\W*:", re.I)
_CHAIRS = re.compile(r"(?:in the )?(?:(?:vice|deputy)[ -])?chair(?:man|woman|person)?", re.I)
# "CABINET", "MINUTES of a meeting of the Cabinet held in the Council Chamber"
_CABINET = re.compile(r"(?:^|\bmeeting of (?:the )?)(?:cabinet|executive)(?:\s+held\b|\s+on\b|,|\W*$)", re.I)


def _listed(head: Sequence[Block]) -> Iterator[dict[str, str]]:
    group: Group | None = None
    for block in head:
        if block.kind is Kind.TABLE:
            for told, cell in _of_table(block, group):
                group = told
                yield from _people_of(cell, told)
            continue
        for line in _lines(block.text):
            label, names = _labelled(line)
            if sent := list(_from_sentence(plain(line))):
                yield from sent
            elif label is not None:
                group = label
                yield from _people_of(names, label)
            elif block.kind is Kind.HEADING and (line.isupper() or not phrases.named_role(line)):
                group = None
            elif block.kind is Kind.ITEM or len(line) < 140 or len(phrases.people(line)) > 2:
                yield from _people_of(line, group)


def _lines(text: str) -> list[str]:
    """The lines of a list, each with those below that it goes on over."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and _goes_on(lines[-1], line):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return lines


def _goes_on(above: str, below: str) -> bool:
    """Whether a list breaks between two lines: at "and", in a bracket, behind "Councillors A, B,"."""
    if above.count("(") > above.count(")") and re.match(r"[^()]*\)", below):
        return True
    if _labelled(below)[0] is not None:
        return False
    several = re.search(r"\b(?:[Cc]ouncillors|COUNCILLORS|Cllrs|Cynghorwyr)\b", above)
    return bool(
        re.search(r"\band\s*$", above)
        or re.match(r"\s*and\s", below)
        or (several and above.rstrip().endswith((",", ";")))
        or _is_cut(above, below)
    )


# "Jo Reed, Head of", "Councillor Dee de la": an office or a name that the next line ends
_UNENDED = re.compile(rf"\s(?:of|for|the|&|{phrases.PARTICLE})\s*$")
# ", Councillor Bo" and "Bittern, Councillor Carp" below it
_HALF_NAME = re.compile(
    rf"[,;]\s(?:and\s)?(?:(?:{'|'.join(phrases.TITLES)})\.?\s)?{phrases.CAPITAL}[\w’'-]*\s*$"
)
_OTHER_HALF = re.compile(rf"^\s*{phrases.CAPITAL}[\w’'-]+(?=\s*[,;(]|\s+and\s|\s*$)")


def _is_cut(above: str, below: str) -> bool:
    """Whether a line ends within a name or an office: others in it have a name more than its last."""
    if _UNENDED.search(above):
        return bool(re.match(rf"\s*{phrases.CAPITAL}", below))
    if not _HALF_NAME.search(above) or not _OTHER_HALF.match(below):
        return False
    others = phrases.people(each_titled(above.rpartition(":")[2].strip()))[:-1]
    return bool(others) and all(" " in phrases.bare_name(person.name) for person in others)


def _of_table(table: Block, group: Group | None) -> Iterator[tuple[Group | None, str]]:
    """The cells of a table with people, each with its group; the last group is that of what stands below."""
    if heads := _heads(table):
        yield from _below(table, heads)
        yield None, ""
        return
    for row in table.rows:
        of_names = group is not None and phrases.named_role(plain(row[0])) is not None
        group = group if of_names else _group_of_row(row, group)
        yield from ((group, cell) for cell in ("", *(_of_names(row) if of_names else row[1:])))


def _heads(table: Block) -> list[Group | None]:
    """What the first row says of each column, "Present: | Apologies:"; nothing where no two are labels."""
    heads = [group_of(plain(cell)) if LABEL.match(plain(cell)) else None for cell in table.rows[0]]
    rowed = any(LABEL.match(plain(row[0])) for row in table.rows[1:])
    return heads if len(table.rows) > 1 and not rowed and sum(map(bool, heads)) > 1 else []


def _below(table: Block, heads: Sequence[Group | None]) -> Iterator[tuple[Group | None, str]]:
    """The cells with people below such labels; or names, each with the label above its mark."""
    rows = [(row, [plain(cell).strip("–-☐□ ") for cell in row[1:]]) for row in table.rows[1:]]
    cells = [cell for _, others in rows for cell in others]
    ticked = any(cells) and all(re.fullmatch(r"[^\W\d_]?|[^\w\s]", cell) for cell in cells)
    for row, others in rows:
        if ticked:
            yield next((head for head, cell in zip(heads[1:], others, strict=False) if cell), None), row[0]
        else:
            yield from zip(heads, row, strict=False)


def _of_names(row: Sequence[str]) -> Sequence[str]:
    """The cells of a row of names; beside a title, what has none is a party or an office."""
    return [cell for cell in row if _TITLED.match(plain(cell))] if _TITLED.match(plain(row[0])) else row


def _group_of_row(row: tuple[str, ...], above: Group | None) -> Group | None:
    """The group of a row by its label; without one that of the row above."""
    if not row[0]:
        return above
    no_people = not re.search("[A-Za-z]", row[0]) or re.match(r"(?i)officer contact|contact|meet", row[0])
    return None if no_people else group_of(plain(row[0]))


def _labelled(line: str) -> tuple[Group | None, str]:
    """The group that a line's label names, and the people behind the label: "PRESENT: Mr A Moss"."""
    if (also := _ALSO.match(line)) and LABEL.match(line[also.end() :].partition(":")[0]):
        line = line[also.end() :]
    elif (also := _ALSO_BEHIND.match(line)) and LABEL.match(also[1]):
        line = f"{also[1]}{line[also.end() :]}"
    label, after = line, ""
    if re.match(r"^\W*[A-Z][\w -]{2,40}(?:\([\w -]+\) ?)?:", line):
        label, _, after = line.partition(":")
        after = after.lstrip("-–—")
        if re.match(r"^\W*(?:councillors|cllrs)\W*$", label, re.I) and after.strip(" *-"):
            after = f"Councillors {after.strip(' *')}"
    named = not LABEL.match(plain(label)) and (
        phrases.is_name(plain(label))
        or (_TITLED.match(label) and phrases.named_role(plain(label)))
        or _SEVERAL.match(plain(label))
    )
    if len(label) >= 45 or (not after and named):
        return None, ""
    return group_of(label), after


def _people_of(cell: str, group: Group | None) -> Iterator[dict[str, str]]:
    """The people of a cell or line: one a line, a list with commas, or run together."""
    if group is None:
        return
    for line in (each_titled(plain(part).lstrip("•-· ").strip()) for part in _lines(cell)):
        pieces = _apart(line)
        with_offices = len(pieces) > 1 and any(map(_has_office, pieces))
        for piece in pieces:
            single = _single(piece) if with_offices and _second_is_untitled(piece) else None
            people = [single] if single else _named_in(piece, group)
            yield from (attendee(person, group) for person in people)


def _named_in(line: str, group: Group) -> list[phrases.NamedRole]:
    """The people of a line, or of what stands between two semicolons."""
    several = phrases.people(line)
    named = [p for p in several if phrases.is_name(p.name) or (p.role and len(several) > 2)]
    if len(several) > 1 and len(named) > 0.8 * len(several):
        return named
    if single := _single(line):
        return [single]
    match = _OFFICE_BEHIND.match(line) if group[1] == "in_attendance" else None
    if match and phrases.is_name(match[1]):
        return [phrases.NamedRole(match[1], match[2])]
    return [p for p in several if phrases.is_name(p.name)]


def _single(line: str) -> phrases.NamedRole | None:
    return _office_first(line) or phrases.named_role(line)


def _has_office(piece: str) -> bool:
    """Whether a piece is a name, a comma and what is no name: "Jo Reed, Head of Rivers"."""
    found = phrases.people(piece)
    return len(found) > 1 and not any(phrases.is_name(p.name) for p in found[1:])


def _second_is_untitled(piece: str) -> bool:
    """Whether a piece may be a name and an office, "Kit Roe, Translator"; not "Cllr Adder, Cllr Carp"."""
    found = phrases.people(piece)
    return len(found) == 2 and phrases.bare_name(found[1].name) == found[1].name


def _apart(line: str) -> list[str]:
    """The pieces between semicolons; what begins with no person is of the office before it."""
    pieces: list[str] = []
    for piece in filter(None, map(str.strip, re.split(r";(?![^()]*\))", line))):
        bare = re.sub(r"^and\s+", "", piece)
        if pieces and not (phrases.named_role(bare) or _office_first(bare) or _SEVERAL.match(bare)):
            pieces[-1] = f"{pieces[-1]}; {piece}"
        else:
            pieces.append(bare)
    return pieces


# "Deputy City Mayor, Councillor Carp – Housing": the office before who holds it
_BEFORE = re.compile(
    r"^(?P<office>(?=[^,;:()]*\b(?:Mayor|Leader|Chair|Member|Holder|Director|Head|Officer|Speaker)\b)"
    r"[^,;:()]{4,70}?)"
    rf",? (?P<name>(?:Councillor|Cllr)\.? {phrases.BEGINS}[\w’'-]+(?: {phrases.BEGINS}[\w’'-]+)*)"
    r"(?:\s*[–—-]\s+(?P<more>.+))?$"
)


def _office_first(line: str) -> phrases.NamedRole | None:
    """Somebody whose office stands before the name, and perhaps goes on behind it."""
    match = _BEFORE.match(line.rstrip(". "))
    if match is None or (phrases.is_name(match["office"]) and "Mayor" not in match["office"]):
        return None
    more = f" – {match['more']}" if match["more"] else ""
    return phrases.NamedRole(match["name"], f"{match['office'].strip()}{more}")


def each_titled(line: str) -> str:
    """A list that one "Councillors" stands before, each name with that title."""
    match = _SEVERAL.search(line)
    if match is None:
        return line
    members, semicolon, others = line[match.end() :].partition(";")
    titled = _NEXT_NAME.sub(lambda m: f"{m[1]}Councillor {m[2]}", f", {members}")[2:]
    return each_titled(f"{line[: match.start()]}{titled}{semicolon}{others}")


def of_whom_told(people: list[dict[str, str]]) -> list[dict[str, str]]:
    """The list; where it has nobody who was there, a councillor's apologies say not of which body.

    Councillors of other bodies send apologies, too: only beside a list of its members are they missed there.
    """
    if any(p["status"] != "apologies" for p in people):
        return people
    return [
        {key: value for key, value in p.items() if (key, value) != ("capacity", "member")} for p in people
    ]


_IN_THE_CHAIR = re.compile(
    rf"({phrases.NAME}|(?:Cllr|Councillor) {phrases.BEGINS}[\w’'-]+),? in the chair\b", re.I
)


def with_chair(people: list[dict[str, str]], text: str) -> list[dict[str, str]]:
    """The list with the office of who was "in the Chair", where no line of it says so."""
    match = _IN_THE_CHAIR.search(text) if "in the chair" in text.casefold() else None
    if match is None or any(
        re.search(r"(?<!vice )(?<!vice-)\bchair", p.get("role", ""), re.I) for p in people
    ):
        return people
    surname = phrases.bare_name(match[1]).split()[-1]
    who = next((p for p in people if phrases.bare_name(p["name"]).split()[-1] == surname), None)
    return [
        ({**p, "role": "; ".join(filter(None, [p.get("role"), "Chair"]))} if p is who else p) for p in people
    ]


# "Cllr Ann Other gave apologies for lateness and joined the meeting during item 4."
_LATE = re.compile(
    rf"^({phrases.NAME}) (?:(?:gave|sent|had sent) apologies for lateness|arrived late"
    r"|joined the meeting (?:late|during))"
)


# "Apologies for absence were received from:", "The following member connected virtually:"
_APOLOGIES = re.compile(r"apologies .*(?:received|from)|absence", re.I)
# "Apologies for absence were received from Councillors Farrow and Lund."
_FROM = re.compile(
    r"\bapologies (?P<late>for lateness )?[^.:]{0,60}?\b(?:from|by|on behalf of):?\s+(?P<names>[A-Z].+?)"
    r"(?=(?<!Cllr)(?<!Cllrs)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!\b[A-Z])[.;](?:\s|$)"
    r"|\s(?:who|with|due|as|whilst|because)\b|$)",
    re.I,
)
_VIRTUALLY = re.compile(r"(?:connected|joined|attended|attending) (?:virtually|remotely|online)[^.]*:$", re.I)


def in_text(rest: Sequence[Block]) -> Iterator[dict[str, str]]:
    """Apologies, lateness and remote attendance that the first item tells, in sentences and lists."""
    group: Group | None = None
    for block in rest[:30]:
        text = block.plain
        if block.kind is Kind.HEADING:
            group = None
        elif late := _LATE.match(text):
            yield {"name": late[1], "status": "late"}
        elif block.kind is Kind.PARAGRAPH:
            yield from _from_sentence(text)
            opened = _opened(text)
            group = opened or (None if len(text) > 90 else group)
            if opened is None and phrases.is_name(re.sub(r"\(.*", "", text).strip(" -*")):
                yield from _people_of(text, group)
        elif block.kind is Kind.ITEM:
            yield from _people_of(block.text, group)


def _from_sentence(text: str) -> Iterator[dict[str, str]]:
    """Those of whom a sentence says that they sent apologies; "and from Jo Reed, Metro Mayor" is one more."""
    match = _FROM.search(text)
    if match is None:
        return
    for names in re.split(r",? and (?:also )?from (?=[A-Z])", match["names"]):
        for person in phrases.people(each_titled(names)):
            if phrases.is_name(person.name) and not person.name.endswith(" Mayor"):
                yield attendee(person, (None, "late" if match["late"] else "apologies"))


def _opened(text: str) -> Group | None:
    """The group of the list that a sentence opens."""
    if _APOLOGIES.search(text) and re.search(r":$|from", text):
        return (None, "apologies")
    return (None, "virtual") if _VIRTUALLY.search(text) else None
