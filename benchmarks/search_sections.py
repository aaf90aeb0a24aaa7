"""The sections that search is measured on: those of real papers, and more of them in other words.

The papers are Hackney's of `../shared`, read into an archive that is made for the run, or the sample's where
those are missing. What is copied keeps its common words. Of its rare ones, names among them, each becomes in
each copy either one that there was before, the likelier the more often it stood, or a new one, as seldom as
the vocabulary of papers grows in life: by Heaps' law fifty times the words have nine times the vocabulary.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import chain
from random import Random
from shutil import copy, copytree
from typing import TYPE_CHECKING

from click.testing import CliRunner

from archive import config, content, library
from bootstrap import ROOT
from build import main
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from archive.library import Library
    from archive.records import Group, Section

HACKNEY = SHARED / "documents" / "hackney"

_RARE = 5
"""So often at most stands a word that copies may replace."""
_GROWTH = 0.55
"""By this power of the number of words the vocabulary grows."""
_YEARS = 15
"""Over so many years the copies are spread."""
_PIECE = re.compile(r"[^\W\d_]{4,}|\d{3,}")
_YEAR = re.compile(r"(?:19|20)\d\d")


def read(folder: Path) -> Library:
    """All that is known of the papers, which are read into an archive in the folder."""
    root = folder / "archive"
    if HACKNEY.is_dir():
        result = CliRunner().invoke(main, ["ingest", str(HACKNEY), "--archive", str(root)])
        if result.exit_code:
            raise RuntimeError(result.output)
    else:
        for name in ("content", "sources"):
            copytree(ROOT / name, root / name)
        copy(ROOT / "archive.toml", root)
    return library.assemble(config.load(root), content.load(root))


def grown(sections: Sequence[Section], times: int, seed: int = 1) -> list[Section]:
    """So many times the sections: as they are, and then with other words, numbers, names, dates and ids."""
    vocabulary = _Vocabulary(sections, Random(seed))  # noqa: S311 - nothing secret
    copies = (_Copy(number, vocabulary) for number in range(1, times))
    return [*sections, *chain.from_iterable(map(one.section, sections) for one in copies)]


def texts(section: Section) -> Iterable[str]:
    """What a section says."""
    return filter(None, (section.title, section.breadcrumb, section.text))


class _Vocabulary:
    """The words that papers have, to which copies add."""

    def __init__(self, sections: Iterable[Section], random: Random) -> None:
        self.random = random
        said = (text for section in sections for text in texts(section))
        found = Counter(match[0].lower() for text in said for match in _PIECE.finditer(text))
        self.rare = sorted(w for w, count in found.items() if count <= _RARE and w.isalpha())
        self._stood = [w for w in self.rare for _ in range(found[w])]
        self._kinds = len(self.rare)

    def words(self) -> dict[str, str]:
        """For each rare word what stands for it in the next copy."""
        return {word: self._drawn() for word in self.rare}

    def _drawn(self) -> str:
        """One that there was, or a new one; both count from now on."""
        is_new = self.random.random() < _GROWTH * self._kinds / len(self._stood)
        word = self._invented() if is_new else self.random.choice(self._stood)
        self._kinds += is_new
        self._stood.append(word)
        return word

    def _invented(self) -> str:
        """The beginning of one word and the end of another: it looks, and is stemmed, like a word."""
        one, other = self.random.choices(self.rare, k=2)
        return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]


class _Copy:
    """The papers once more, with other words."""

    def __init__(self, number: int, vocabulary: _Vocabulary) -> None:
        self._name = f"c{number:03}"
        self._years = number % _YEARS
        self._random = vocabulary.random
        self._words = vocabulary.words()
        self._groups: dict[Group, Group] = {}

    def section(self, section: Section) -> Section:
        """A section in other words."""
        return replace(
            section,
            id=self._id(section.id),
            url=self._id(section.url),
            title=self._text(section.title),
            date=self._date(section.date),
            breadcrumb=self._text(section.breadcrumb),
            text=self._text(section.text),
            group=section.group and self._group(section.group),
            people=tuple(map(self._id, section.people)),
            spellings=tuple(map(self._text, section.spellings)),
            abbreviations=tuple(map(self._text, section.abbreviations)),
            copy_of=section.copy_of and self._id(section.copy_of),
            also_in=tuple(map(self._id, section.also_in)),
        )

    def _id(self, one: str) -> str:
        return f"{self._name}-{one}"

    def _group(self, group: Group) -> Group:
        if group not in self._groups:
            self._groups[group] = replace(
                group,
                id=self._id(group.id),
                title=self._text(group.title),
                url=self._id(group.url),
                date=self._date(group.date),
            )
        return self._groups[group]

    def _date(self, date: str | None) -> str | None:
        return f"{int(date[:4]) - self._years:04}{date[4:]}" if date else None

    def _text(self, text: str) -> str:
        return _PIECE.sub(self._piece, text)

    def _piece(self, match: re.Match[str]) -> str:
        piece = match[0]
        if piece.isalpha():
            return _like(piece, self._words.get(piece.lower(), piece))
        if _YEAR.fullmatch(piece):
            return str(int(piece) - self._years)
        return str(self._random.randrange(10 ** (len(piece) - 1), 10 ** len(piece)))


def _like(model: str, word: str) -> str:
    """Write a word in capitals, or with one, as another is."""
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[0].isupper() else word
