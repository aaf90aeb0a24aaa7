"""The phrases of council papers: dates, times, page ranges, people with their offices."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
_MONTH = (
    r"(?P<{}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+(?:the\s+)?)?"

# "Monday 12th July 2021", "30 November 2022", "Thursday, 30th January, 2025"
_DAY_FIRST = re.compile(
    rf"\b{_WEEKDAY}{_DAY.format('day')}(?:\s+of)?\s+{_MONTH.format('month')},?\s+(?P<year>\d{{4}})\b", re.I
)
# "January 16th 2023", "April 27, 2021"
_MONTH_FIRST = re.compile(
    rf"\b{_WEEKDAY}{_MONTH.format('month')}\s+{_DAY.format('day')},?\s+(?P<year>\d{{4}})\b", re.I
)
# "19.12.2022", "03/01/2023"
_NUMERIC = re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d{2})\b")
_YEAR = re.compile(r"\d{4}")
"""What each full date has: a quicker look, for most text has none."""
# "January 2022", "Nov 2021"
_MONTH_YEAR = re.compile(rf"\b{_MONTH.format('month')}\s+(?P<year>(?:19|20)\d{{2}})\b", re.I)
_BEGINS_DATE = re.compile(rf"{_WEEKDAY}(?:\d|{_MONTH.format('m')})", re.I)
# "7.00 pm", "7pm", "10.00am", "19.05", "19:05"
_TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?|noon\b)?", re.I
)
# "Children's Social Care Data Briefing (19.05)"
# or with its end, "(7.10 – 8.00pm)"
_TITLE_TIME = re.compile(
    r"\s*\((?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?P<half>\s*[ap]\.?m\b\.?)?"
    r"(?:\s*(?:[-–—]|to)\s*\d{1,2}[.:]\d{2}(?P<later>\s*[ap]\.?m\b\.?)?)?\)"
)
# "(Pages 9 - 200)", "(Page 5)", "(Tudalennau / Pages 3 - 4)"
_PAGES = re.compile(r"\s*\((?:[^\W\d]{3,20} ?/ ?)?Pages?\s+(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?\)", re.I)


class PageRange(NamedTuple):
    """First and last printed page."""

    first: int
    last: int


def _month(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, start=1) if month.startswith(name.casefold()[:3]))


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None


def dates(text: str) -> list[str]:
    """All full dates of a text as ISO 8601, in order; impossible ones ("31 June 2021") are left out."""
    if not _YEAR.search(text):
        return []
    found: list[tuple[int, str]] = []
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _NUMERIC):
        for match in pattern.finditer(text):
            month = int(match["month"]) if match["month"].isdigit() else _month(match["month"])
            if iso := _iso(match["year"], month, match["day"]):
                found.append((match.start(), iso))
    return [iso for _, iso in sorted(found)]


def first_date(text: str) -> str | None:
    """The first full date of a text."""
    return next(iter(dates(text)), None)


def month(text: str) -> str | None:
    """The first date of a text as exact as it is given: "2022-01-16", else "2022-01"."""
    if full := first_date(text):
        return full
    match = _MONTH_YEAR.search(text)
    return f"{match['year']}-{_month(match['month']):02d}" if match else None


def is_dated(text: str) -> bool:
    """Whether a short text is a date and little else, as the head of a programme's column is."""
    bare = text.strip().strip("*")
    return len(bare) < 60 and month(bare) is not None and bool(_BEGINS_DATE.match(bare))


def _clock(hour: str, minute: str | None, half: str | None) -> str | None:
    value, minutes = int(hour), int(minute or 0)
    letter = (half or "").strip().casefold()[:1]
    if letter == "p" and value < 12:
        value += 12
    if letter == "a" and value == 12:
        value = 0
    return f"{value:02d}:{minutes:02d}" if value < 24 and minutes < 60 else None


def time(text: str) -> str | None:
    """The first time of day of a text, "19:05"; a bare number is none."""
    for match in _TIME.finditer(text):
        if match["half"] or (
            match["minute"] and int(match["hour"]) < 24 and not re.match(r"[./]\d", text[match.end() :])
        ):
            return _clock(match["hour"], match["minute"], match["half"])
    return None


def title_time(title: str) -> tuple[str, str | None]:
    """A title without the start time in brackets after it, and that time."""
    match = _TITLE_TIME.search(title)
    if match is None:
        return title, None
    bare = f"{title[: match.start()]} {title[match.end() :]}".strip()
    return bare, _clock(match["hour"], match["minute"], match["half"] or match["later"])


def page_range(text: str) -> tuple[str, PageRange | None]:
    """A text without "(Pages 9 - 200)", and that range."""
    match = _PAGES.search(text)
    if match is None:
        return text, None
    bare = f"{text[: match.start()]} {text[match.end() :]}".strip()
    return bare, PageRange(int(match[1]), int(match[2] or match[1]))


class NamedRole(NamedTuple):
    """A name as printed and the office beside it."""

    name: str
    role: str | None


TITLES = ("Cllr", "Councillor", "Cllrs", "Councillors", "Deputy Mayor", "Mayor", "Alderman", "Mr", "Mrs",
          "Ms", "Miss", "Mx", "Dr", "Professor", "Prof", "Sir", "Dame", "Lord", "Lady", "Baroness", "Rev",
          "Revd", "Reverend", "Rabbi", "Canon", "Cllr.",
          "Cynghorydd")  # fmt: skip
_TITLE = rf"(?:(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})\.?\s+)"
PARTICLE = (
    r"(?:dell[ao]|des|de|das|dos|da|do|du|di|del|van|von|der|den|ter|el|al|bint|bin|ibn|le|la|los|las|ferch"
    r"|verch|ap|ab|zu|St\.?)"
)
_UPPER = "A-Z" + "".join(filter(str.isupper, map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))))
"""Latin capitals with all their accents."""
CAPITAL = rf"(?:(?:de?[’']|(?:al|el|ul)-)?[{_UPPER}])"
"""What a word of a name begins with: "Souza", "d’Souza", "de’Ath", "al-Hashimi"."""
BEGINS = rf"(?:{PARTICLE}\s+)*{CAPITAL}"
"""What a name, or a surname alone, begins with."""
_NAME_WORD = rf"{CAPITAL}[\w’'.-]*"
NAME = rf"{_TITLE}*{_NAME_WORD}(?:\s+(?:{PARTICLE}\s+)*{_NAME_WORD}){{1,4}}"
SURNAME = re.compile(rf"(?:{_TITLE}+)?{BEGINS}[\w’'-]+")
"""A surname alone: "Archer", "van der Berg", "Cllr de la Mare"."""
_NAME_RE = re.compile(rf"^{NAME}$")
_TITLED_SURNAME = re.compile(rf"^{_TITLE}+(?:{PARTICLE}\s+)*{_NAME_WORD}$")
# First words of offices: a capitalised run with one of them is a job, not a name.
_JOB = re.compile(
    r"\b(?:head|director|officer|manager|lead|member|chief|chair|vice|service|services|team|group|cabinet|adviser|advisor"
    r"|consultant|interim|acting|assistant|strategic|principal|senior|commissioner|governor|school|schools|trust|council"
    r"|partnership|education|representative|commission|committee|finance|children|care|housing|leader|nhs|department"
    r"|centre|community|college|university|academy|church|hospital|police|authority"
    r"|coordinator|co-ordinator|secretary|solicitor|counsel|analyst|union|association|forum|board|report|review|the)\b",
    re.I,
)


# "Yorkshire Water", "Fen Homes Ltd": who sent somebody, not who came
_ORGANISATION = re.compile(
    r"\b(?:Water|Energy|Networks?|Rail|Railways?|Trains|Buses|Airport|Homes|Agency|Constabulary|Foundation|Federation"
    r"|Society|Alliance|Consortium|Institute|Company|Ltd|Limited|plc|PLC|LLP|CIC|UK)\.?$"
)
_BEGINS_NAME = re.compile(rf"^{BEGINS}")
_TITLES = re.compile(rf"^{_TITLE}+")
_HONOURS = re.compile(r",?\s+(?:QPM|OBE|MBE|CBE|KC|QC|JP)\b.*$")
# "Ann Reed OBE, Director of Rivers", "Ann Reed (Chair)", "Ann Reed - Chair"; "Mrs Reed, Chair"
_NAME_AND_ROLE = re.compile(rf"^({NAME})\s*(?:,\s*(?:OBE\b,?\s*)?|\s[-–—]\s+|(?=\()|$)(.*)$")
_SURNAME_AND_ROLE = re.compile(rf"^({_TITLE}+{_NAME_WORD})\s*(?:,\s*|(?=\()|$)(.*)$")
_NAME_AND_COMMA = re.compile(rf"({_TITLE}*{_NAME_WORD}(?:\s+(?:{PARTICLE}\s+)?{_NAME_WORD})+)\s*,")


def is_name(text: str) -> bool:
    """Whether a text is a person's name and nothing else, as far as its form can tell."""
    text = text.strip()
    if not (_NAME_RE.match(text) or _TITLED_SURNAME.match(text)) or len(text) >= 60:
        return False
    if _ORGANISATION.search(text):
        return False
    # "Paul Senior", "Ann Church": a surname may be a word of offices too.
    return not _JOB.search(re.sub(r"(?<=\w )(?:Senior|Head|Church|Chambers|Lead)$", "", text))


def bare_name(name: str) -> str:
    """A name without titles before and letters after it."""
    return _HONOURS.sub("", _TITLES.sub("", name.strip().rstrip(".,;:"))).strip()


def named_role(text: str) -> NamedRole | None:
    """A line "Name, job title", "Name (role)" or "Name - job title" as its two parts.

    None if it starts with no name.
    """
    text = text.strip().rstrip(".;,").strip()
    match = _NAME_AND_ROLE.match(text)
    if match is None or not is_name(match[1]):
        titled = _SURNAME_AND_ROLE.match(text)
        if titled is None:
            return None
        match = titled
    role = re.sub(r"^\(([^()]*)\)$", r"\1", match[2].strip())
    role = re.sub(r"^\(([^()]*)\)\s*\(([^()]*)\)$", r"\1; \2", role)
    return NamedRole(match[1].strip(), role or None)


# "Cllr Hazel Winn Mr Colin Foy": two columns in one line; not "Councillor Mrs Winn", "Cllr Dr Foy"
_NEXT_TITLE = re.compile(
    r"(?<=[a-zß-ÿ)])(?<!\band)(?<!Cllr)(?<!Cllrs)(?<!Councillor)(?<!Councillors)(?<!Mayor)(?<!Alderman)(?<!Rev)"
    r"(?<!Revd)(?<!Reverend)"
    r"(?<!Professor)(?<!Lord)\s+(?=(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s"
    rf"{CAPITAL})(?![^()]*\))"
)


def people(text: str) -> list[NamedRole]:
    """The people of a list: "Cllr A B (Chair), Cllr C D and E F", or several "Name, job title" run together.

    What is no name of a person ("Troughton" alone among full names) is kept with its own words as a name.
    """
    text = re.sub(r"\s+", " ", text).strip().rstrip(".")
    text = re.sub(r"(?<=[\w)])(?<!\band)\s+(?=(?:Cllr|Councillor)\s)(?![^()]*\))", ", ", text)
    text = _NEXT_TITLE.sub(", ", text)
    text = re.sub(r",\s*(?:OBE|MBE|CBE|QPM|KC|QC|JP|CPFA|FCA)\b(?!\s*\))", "", text)
    pieces = ["", *re.split(r"(,\s*(?![^()]*\))|\s+and\s+(?![^()]*\))|;\s*)", text)]
    found: list[NamedRole] = []
    for parted, piece in zip(pieces[::2], map(str.strip, pieces[1::2]), strict=True):
        bare = re.sub(r"^and\s+", "", piece)
        match = re.match(r"^(.*?)\s*\(([^()]*)\)\s*$", bare)
        name, role = (match[1], match[2]) if match else (bare, None)
        if parted.startswith(",") and bare == piece and _is_of(found, piece):
            found[-1] = NamedRole(found[-1].name, piece)
        elif len(name) < 60 and _BEGINS_NAME.match(name):
            found.append(NamedRole(name, role))
    return found


def _is_of(found: Sequence[NamedRole], text: str) -> bool:
    """Whether a text names the organisation of the last of these people: "Ms B Fen, Yorkshire Water"."""
    return bool(_ORGANISATION.search(text) and found and found[-1].role is None and is_name(found[-1].name))


def run_together(text: str) -> list[NamedRole]:
    """People with their jobs in one line without separators: "Joe Wilson, Head of SEND Fran Cox, Head of …".

    A person begins where capitalised words stand right before a comma: all of them at the start of the
    line, else the last two, for what stands before those is the end of the job before.
    """
    found: list[tuple[int, int, str]] = []
    for match in _NAME_AND_COMMA.finditer(text):
        words = match[1].split()
        name = match[1] if match.start() == 0 else " ".join(_last_name(words))
        if is_name(name):
            found.append((match.start() + match[1].rindex(name), match.end(), name))
    result = []
    for index, (_, after, name) in enumerate(found):
        until = found[index + 1][0] if index + 1 < len(found) else len(text)
        role = " ".join(text[after:until].split()).strip(" ,;.")
        result.append(NamedRole(name, role or None))
    return result


_LONG_NAME = 3
"""A name of more words than this may have words of an office before it."""


def joined(text: str) -> list[NamedRole]:
    """Two or more people joined by "and" or ";", each with the office that follows the name; else none.

    "Joan Smith and Bo Vole, Head of Rivers": the office is Bo Vole's, Joan Smith's isn't said.
    """
    pieces = re.split(r"\s*;\s*|\s+(?:and|&)\s+", text)
    found = [person for piece in pieces if (person := named_role(piece))]
    if len(pieces) < 2 or len(found) < len(pieces):
        return []
    people: list[NamedRole] = []
    for person in found:
        listed = person.role is not None and is_name(person.role) and found[-1].role is None
        people += [NamedRole(person.name, None), NamedRole(person.role or "", None)] if listed else [person]
    told = all(after.role or not before.role for before, after in itertools.pairwise(people))
    # "Head of Weirs and Ferry Crossings Ann Heron, Officer": an office with an "and", and no name
    told = told and all(len(person.name.split()) <= _LONG_NAME for person in people)
    return people if told else []


def _last_name(words: list[str]) -> list[str]:
    """The last two words of a run, with the titles before them."""
    start = max(0, len(words) - 2)
    while start and words[start - 1].rstrip(".") in TITLES:
        start -= 1
    return words[start:]


_BODY = re.compile(
    r"([A-Z][\w’'-]*,?(?:\s+(?:[A-Z][\w’'-]*,?|and|&|the|of|for|in))*?\s+"
    r"(?:Scrutiny\s+Commission|Scrutiny\s+Committee|Scrutiny\s+Panel|Commission|Cabinet\s+(?:Sub-)?Committee|Sub-Committee|Committee|Panel|Forum|Cabinet|Board|Council))\b"
)
_NOT_OF_BODY = re.compile(
    r"^(?:cofnodion ?/ ?(?=\w)"
    r"|(?:(?:special|extraordinary|ordinary|annual) )?meeting of (?:the )?(?=\w)"
    r"|at an? (?:\w+ )?meeting of (?:the )?(?=\w)"
    r"|(?:draft )?minutes of (?:the |a )?(?:proceedings of |meeting of (?:the |a )?)?(?:the |a )?"
    r"|agenda (?:and minutes )?(?:of |for )?(?:the )?|london borough of \w+ (?=\w)"
    r"|\w+ (?:county|borough|city) council (?=\w)|all members of the |members of the |the )",
    re.I,
)


# "CABINET", "SCRUTINY COMMITTEE", "Cabinet": a body in capitals, or one whose name is a single word
_ALONE = re.compile(
    r"\b(?:Cabinet|County Council|(?:[A-Z]{2,},?\s+(?:AND\s+|&\s+|FOR\s+|OF\s+)?){0,6}"
    r"(?:CABINET|COMMITTEE|COMMISSION|PANEL|BOARD|FORUM|SUB-COMMITTEE|COUNCIL))\b"
)
# "RIVERS COMMITTEE OTTERSHIRE COUNCIL": a committee with its council, in one line
_COUNCIL_BEHIND = re.compile(
    r".*?\b(?:COMMITTEE|COMMISSION|PANEL|BOARD|FORUM)(?=\s(?:[A-Z]+\s){1,4}COUNCIL$)"
)
# What a line that names a meeting has besides its body and day: "Meeting of the Cabinet, … at 10.00 am"
_BESIDE_MEETING = re.compile(
    r"^\W*(?:meeting of )?(?:the )?"
    r"|\b(?:meeting|to be held|held|on|at|\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\b|\d{1,2}[.:]\d{2}|noon)(?=\W|$)",
    re.I,
)
_COUNCIL = re.compile(r"^(?:full )?council$", re.I)
_OF_COUNCIL = re.compile(r"\bcouncil$", re.I)
_JOB_OF = re.compile(r"\b(?:leader|member|members|director|officer|portfolio)\b", re.I)
_WHOLE_COUNCIL = re.compile(r"^\W*(?:[A-Z][\w’'-]*\s+){1,3}council\W*$", re.I)


def body_name(text: str) -> str | None:
    """The committee, commission, cabinet … that a short text names first, without the council before it."""
    bare = text
    while (shorter := _NOT_OF_BODY.sub("", bare)) != bare:
        bare = shorter
    opens = _ALONE.match(bare)
    match = None if opens else _BODY.search(bare[:200])
    if match:
        return match[1]
    alone = opens or _ALONE.search(bare[:120])
    if alone and (cut := _COUNCIL_BEHIND.match(alone[0])):
        alone = cut
    if alone is None or (_WHOLE_COUNCIL.match(text) and not re.match(r"\W*county council", text, re.I)):
        return None
    return (
        re.sub(r"\b(?:And|For|Of)\b", lambda m: m[0].lower(), alone[0].title())
        if alone[0].isupper()
        else alone[0]
    )


def body_among(lines: Iterable[str]) -> str | None:
    """The body that the first of some lines names; a committee that has a line of its own before its council.

    A line may name it in two languages: "Rivers Committee / Pwyllgor Afonydd".
    """
    pieces = (piece for line in lines for piece in re.split(r"\s+[/|]\s+", line))
    named = [(piece, found) for piece in pieces if (found := body_name(piece))]
    first = next((found for _, found in named), None)
    if first is None or not _OF_COUNCIL.search(first):
        return first
    alone = (found for piece, found in named if len(found) >= 0.6 * len(piece))
    return next((found for found in alone if not _OF_COUNCIL.search(found)), first)


class Meeting(NamedTuple):
    """A meeting as a line names it."""

    body: str
    date: str


def meeting(text: str) -> Meeting | None:
    """The meeting that a line names and nothing besides: "CABINET - THURSDAY, 30 JANUARY 2025"."""
    days, rest = dates(text), text
    if len(days) != 1:
        return None
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _NUMERIC, _BESIDE_MEETING):
        rest = pattern.sub(" ", rest)
    rest = rest.strip(" ,;:.()–—-")
    body = body_name(rest) or (rest if _COUNCIL.match(rest) else None)
    if body is None or body.casefold() != rest.casefold() or _JOB_OF.search(body):
        return None
    return Meeting(body, days[0])
