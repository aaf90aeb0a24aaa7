"""How minutes name those who speak: persons with their titles, offices, members, officers, residents."""

from __future__ import annotations

TITLE = (
    r"(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness"
    r"|Rev(?:erend)?|Ald(?:erman)?)"
)
CAPITAL = r"(?:(?:[dD][aeiu]|van|von|der|al|ap|bin|of)[ -])*[A-Z][\w’'.-]*"
# A word of an office: "The report was late and members …" names nobody
_WORD = (
    r"(?!(?:was|were|is|are|has|had|have|been|be|that|which|who|would|will|could|should|if|as|when|because|to"
    r"|asked|said|noted|it)\b)[\w’'&/-]+,?"
)
# "Cllr Heron", "Councillors Heron and Adder (Weirs ward)", "Ms A Weir, Head of Rivers,", "Bo Vole"
NAMED = (
    rf"(?:{TITLE}\.? {CAPITAL}|{CAPITAL} {CAPITAL})(?:(?: and|,)? (?:{TITLE}\.? )?{CAPITAL}){{0,4}}"
    r"(?: [Ww]ard)?(?:,? \([^()]{2,90}\)|, [A-Zt][^,.;:]{2,90},)?"
)
# "The Head of Rivers", "A member of the public", "Officers", "Members of the committee", "Another resident"
_OFFICE = (
    rf"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal) (?:{_WORD} ){{0,9}}?{_WORD}"
    r"|(?:[Mm]embers?|[Oo]fficers?|Councillors|[Rr]esidents?)"
    rf"(?: (?:of|from|for) (?:{_WORD} ){{0,5}}?{_WORD})?"
)
ANYBODY = f"(?:{NAMED}|{_OFFICE})"


def name(found: str | None) -> str | None:
    """Somebody as a sentence names them, without the marks around."""
    return found.strip(" ,.:") if found else None


def same(one: str | None, other: str | None) -> bool:
    """Whether two phrases name one person: "A resident", "The resident"."""
    return (
        one is not None and other is not None and one.split()[-1].casefold() == other.split()[-1].casefold()
    )
