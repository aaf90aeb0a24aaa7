"""The measures that a maintainer declares in `content/figures.yaml`: a name, a unit, and the words for them.

    - name: Children looked after
      unit: number
      counted: at a date
      patterns:
        - children (and young people) looked after
        - looked after children
        - /children (?:who are )?in care/
      not near: [adopted, visits]

A pattern is plain words that stand beside each other; `*` is up to five words, `word*` any ending of a word,
`a/b` either word, `(words)` words that may be missing. One between slashes is a regular expression.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from archive import frontmatter as fm
from archive import kept
from archive.content import FileProblem
from archive.slugs import slug

FILE = "content/figures.yaml"

STARTER = Path(__file__).parents[2] / "measures-children.yaml"
"""The measures that ship with the tool, for children's services."""

UNITS = {"number": "number", "percent": "%", "pounds": "£", "per 10,000": "per 10,000", "weeks": "weeks"}
"""The units that a measure may have, as they are declared and as they are published."""

AT_A_DATE, OVER_A_PERIOD = "at a date", "over a period"


class Pattern(NamedTuple):
    """Words that name a measure; compiled when first looked for, since most never are."""

    stems: tuple[str, ...]
    """Beginnings of words: where none of them stands, the pattern doesn't fit, and need not be tried."""
    expression: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as the maintainer declares it."""

    name: str
    unit: str
    patterns: tuple[Pattern, ...]
    counted: str | None = None
    """Whether it is counted at a date or over a period; None where the maintainer doesn't say."""
    not_near: str = ""
    """The expression of words in a sentence, or over a table, that make it another measure."""
    geography: str | None = None
    """The only place whose figures count."""

    @property
    def id(self) -> str:
        """The id of its page."""
        return slug(self.name, most=80)

    def may_be_in(self, folded: str) -> bool:
        """Whether a folded text can name the measure; told quickly, since most name none."""
        return any(stem in folded for pattern in self.patterns for stem in pattern.stems)

    def find(self, text: str) -> re.Match[str] | None:
        """The first words of a text that name the measure, as many as do."""
        folded = text.casefold()
        standing = (p.expression for p in self.patterns if any(stem in folded for stem in p.stems))
        found = [match for expression in standing if (match := _compiled(expression).search(text))]
        return min(found, key=lambda m: (m.start(), -m.end()), default=None)

    def refuses(self, text: str) -> bool:
        """Whether a text has words that must not stand near."""
        return bool(self.not_near and _compiled(self.not_near).search(text))


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.I)


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as it is searched for. Raises ValueError."""
    return _compiled(_expression(pattern))


def _expression(pattern: str) -> str:
    """A pattern of plain words, or of a regular expression between slashes. Raises ValueError."""
    if len(pattern) > 2 and pattern[0] == pattern[-1] == "/":
        try:
            expression = re.compile(pattern[1:-1], re.I)
        except re.error as error:
            raise ValueError(f"'{pattern}' is no regular expression: {error}") from error
        if expression.search(""):
            raise ValueError(f"'{pattern}' fits an empty text; make it say something")
        return expression.pattern
    return rf"(?<![\w-]){_plain(pattern)}(?![\w-])"


def _plain(pattern: str) -> str:
    """Plain words as a regular expression."""
    if re.search(r"\([^)]*(?:\(|$)|^[^(]*\)|\)[^(]*\)", pattern):
        raise ValueError(f"'{pattern}' has a bracket without its other half")
    if not re.search(r"\w", re.sub(r"\(.*?\)", "", pattern)):
        raise ValueError(f"'{pattern}' fits an empty text; make it say something")
    out, begun = "", False
    for piece in re.findall(r"\([^)]*\)|[^\s()]+", pattern):
        if piece == "*":
            out += r"(?:\s+\S*[^\s,;:]){0,5}?"
        elif piece[0] == "(":
            words = r"\s+".join(_word(word) for word in piece[1:-1].split())
            out += rf"(?:\s+{words})?" if begun else rf"(?:{words}\s+)?"
        else:
            out += (r"\s+" if begun else "") + _word(piece)
            begun = True
    return out.removesuffix(",?")


def _word(word: str) -> str:
    """One word of a pattern: `assess*`, `enquiries/investigations`."""
    either = "|".join(re.escape(w).replace(r"\*", r"[\w-]*") for w in word.split("/"))
    return f"(?:{either}),?".replace("'", "['’]")


def _stems(pattern: str) -> tuple[str, ...]:
    """The beginnings of a pattern's first word, in each of its forms, up to where it may differ."""
    if pattern[0] == pattern[-1] == "/":
        return ("",)
    words = re.findall(r"\([^)]*\)|[^\s()]+", pattern)
    first = next(word for word in words if word[0] != "(" and word != "*")
    return tuple(re.split(r"[*'’,]", word)[0].casefold() for word in first.split("/"))


def _pattern(value: fm.Value) -> Pattern:
    try:
        expression = _expression(pattern := fm.text(value))
        return Pattern(_stems(pattern), expression)
    except ValueError as error:
        raise fm.FrontMatterError(value.line, str(error)) from error


_ENTRY = fm.mapping(
    **{
        "name": fm.text,
        "unit": fm.one_of(*UNITS),
        "counted": fm.one_of(AT_A_DATE, OVER_A_PERIOD),
        "patterns": fm.several(_pattern),
        "not near": fm.several(_pattern),
        "geography": fm.text,
        "note": fm.text,
    }
)


def declared(root: Path) -> tuple[list[Measure], list[FileProblem]]:
    """The measures of an archive, and what is wrong with their file.

    An archive without such a file follows those that ship with the tool; one with an empty file follows none.
    """
    where, file = (root, FILE) if (root / FILE).exists() else (STARTER.parent, STARTER.name)
    entries, problems = kept.entries(where, file, _ENTRY)
    found: dict[str, Measure] = {}
    for entry, line in entries:
        measure = _measure(entry)
        if isinstance(measure, str):
            problems.append(FileProblem(FILE, line, measure))
        elif measure.id in found:
            problems.append(FileProblem(FILE, line, f"'{measure.name}' is declared twice; keep one"))
        else:
            found[measure.id] = measure
    return list(found.values()), problems


def _measure(entry: dict[str, Any]) -> Measure | str:
    """An entry as a measure, or what it lacks."""
    if missing := [key for key in ("name", "unit", "patterns") if not entry.get(key)]:
        return f"a measure without '{missing[0]}'; add it"
    return Measure(
        name=entry["name"],
        unit=UNITS[entry["unit"]],
        patterns=tuple(entry["patterns"]),
        counted=entry.get("counted"),
        not_near="|".join(pattern.expression for pattern in entry.get("not near") or []),
        geography=entry.get("geography"),
    )
