"""Of which place a statement speaks, where an archive's papers speak of several."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from archive.body import Chunk

_NAME = r"[A-Z][a-z]+(?: (?:and|upon|&) [A-Z][a-z]+)*"
# "London Borough of Ashby", "City of Westham upon Marsh", "North Ashby Council", "Marsham County Council"
_COUNCIL = re.compile(
    rf"\b(?:(?:London |Royal )?Borough|County|District) of ({_NAME})"
    r"|\b(City of [A-Z][a-z]+(?: upon [A-Z][a-z]+)?)"
    rf"|\b({_NAME}(?: [A-Z][a-z]+)?) (?:City |County |Borough |District |Metropolitan (?:Borough )?)?"
    r"(?:Council|Corporation)\b"
)
_NO_PLACE_WORDS = """
    The City County Borough District Parish Town Local This Full Each Our Every A That Its Any Of
    Youth Your By In For And To Combined Health Arts Sports National General Metropolitan Unitary
    Cabinet Meeting Leader Children Schools Research
"""
_NO_PLACE = frozenset(_NO_PLACE_WORDS.split())
_SEEN = 4
"""How often papers must name a council before its name is a place that statements may be about."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places whose councils the papers name."""

    names: tuple[str, ...] = ()
    home: str | None = None
    """The place of the archive's own council."""
    elsewhere: Mapping[str, str | None] = field(default_factory=dict, hash=False)
    """Id of a document that doesn’t name it -> the place that it names, None where that isn’t certain."""

    def of(self, chunks: Sequence[Chunk]) -> str | None:
        """The place that a paper is about where it says nothing else."""
        return self.elsewhere.get(chunks[0].source.document, self.home) if chunks else self.home

    def pattern(self) -> re.Pattern[str] | None:
        """All names of places, for leaving them out of a sentence."""
        return _patterns(self.names).all_of

    def named(self, text: str) -> set[str]:
        """The places that a text names; a joint body such as "City and Hackney" names neither."""
        patterns = _patterns(self.names)
        if not patterns.all_of or not patterns.all_of.search(text):
            return set()
        alone = patterns.joint.sub(" ", text)
        return {name for name, pattern in patterns.each.items() if pattern.search(alone)}

    def tally(self, text: str) -> Counter[str]:
        """How often a text names each place."""
        found = {name: len(_patterns(self.names).each[name].findall(text)) for name in self.named(text)}
        return Counter(found)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns for the names of places."""

    all_of: re.Pattern[str] | None
    joint: re.Pattern[str]
    each: dict[str, re.Pattern[str]]


@cache
def _patterns(names: tuple[str, ...]) -> _Patterns:
    spellings = "|".join(spelling for name in names for spelling in _spellings(name))
    return _Patterns(
        re.compile(rf"\b(?:the\s+)?(?:{spellings})\b(?:['’]s)?", re.I) if names else None,
        re.compile(rf"\b(?:{spellings})(?:\s+(?:and|&)\s+(?:the\s+)?(?:{spellings}))+\b"),
        {name: re.compile(rf"\b(?:{'|'.join(_spellings(name))})\b") for name in names},
    )


def places(texts: Iterable[Sequence[Chunk]], council: str) -> Places:
    """The places of an archive; home is the council's of the settings, else the one that most texts name."""
    held = [chunks for chunks in texts if chunks]
    wholes = [_words(chunks) for chunks in held]
    seen: Counter[str] = Counter()
    for whole in wholes:
        seen.update(_councils(whole))
    own = next(_councils(council), None) or council.strip()
    frequent = {name for name, times in seen.items() if times >= _SEEN and not _is_word(name, wholes)}
    names = tuple(sorted(frequent | ({own} if own else set())))
    known = Places(names)
    naming = Counter(name for whole in wholes for name in known.named(whole))
    home = own or next((name for name, _ in naming.most_common(1)), None)
    documents: dict[str, str] = defaultdict(str)
    for chunks, whole in zip(held, wholes, strict=True):
        documents[chunks[0].source.document] += f"{whole}\n"
    return Places(names, home, _elsewhere(documents, known, home, declared=bool(own)))


def _words(chunks: Sequence[Chunk]) -> str:
    """The words of a paper, those of its tables too."""
    return "\n".join(words for c in chunks for words in (c.text, *(" ".join(row) for row in c.rows)) if words)


def _elsewhere(
    documents: Mapping[str, str], known: Places, home: str | None, *, declared: bool
) -> dict[str, str | None]:
    """The places of the documents that don't name home: that which each names most.

    One that names none is home’s where the settings declare it, or all that name a council name home.
    """
    named = {key: known.tally(words) for key, words in documents.items()}
    others = {key: tally for key, tally in named.items() if home not in tally}
    alone = declared or not any(tally or any(_councils(documents[key])) for key, tally in others.items())
    return {key: _most(tally) for key, tally in others.items() if tally or not alone}


def _most(tally: Counter[str]) -> str | None:
    """The place that is named most, if none is named as often."""
    first = tally.most_common(2)
    return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else None


def _is_word(name: str, wholes: Sequence[str]) -> bool:
    """Whether texts often write it without a capital: "Care", as in "Children in Care Council"."""
    small = _times(name.casefold(), wholes)
    return small > 0 and small > _times(name, wholes) / 10


def _times(form: str, wholes: Sequence[str]) -> int:
    """How often texts have a form as a word, of no address."""
    pattern = re.compile(rf"(?<![@./\w-]){re.escape(form)}(?![@/\w-]|\.\w)")
    return sum(len(pattern.findall(whole)) for whole in wholes if form in whole)


def _councils(text: str) -> Iterator[str]:
    for match in _COUNCIL.finditer(text):
        name = next(group for group in match.groups() if group)
        if name.startswith("City of"):
            yield name
            continue
        words = name.split()
        while words and words[0] in _NO_PLACE:
            words = words[1:]
        while words and words[-1] in _NO_PLACE:
            words = words[:-1]
        if words and not set(words) & _NO_PLACE:
            yield " ".join(words)


def _spellings(name: str) -> list[str]:
    """How a text may write a place: "City of London", "the City"."""
    return (
        [re.escape(name), r"City(?! (?:[Cc]ouncil|[Cc]entre|[Hh]all|[Rr]egion))"]
        if name.startswith("City of ")
        else [re.escape(name)]
    )


@dataclass(frozen=True, slots=True)
class Scope:
    """The place of a stretch of a paper."""

    place: str | None
    certain: bool = True
    """Whether the paper leaves no other."""


def scopes(chunks: Sequence[Chunk], title: str, known: Places) -> list[Scope]:
    """For each chunk of a paper the place that its headings, or its title, say it is about.

    A heading that names one place holds for the headings below it. Where such headings follow each other for
    several places, each holds up to the next ("Safeguarding in Ashby", then "Early Help"), the last as far as
    its headings are those of the others.
    """
    own = known.of(chunks)
    if len(known.names) < 2:
        return [Scope(own)] * len(chunks)
    whole = known.named(title)
    base = Scope(own, certain=len(_of_paper(chunks, known)) < 2)
    if len(whole) == 1:
        base = Scope(next(iter(whole)))
    ends = _block_ends(chunks, known)
    found: list[Scope] = []
    stack: list[tuple[int, Scope]] = []
    until = -1
    for at, chunk in enumerate(chunks):
        if chunk.kind == "heading":
            stack = [entry for entry in stack if entry[0] < chunk.level or at < until]
            if len(named := known.named(chunk.text)) == 1:
                stack = [(chunk.level, Scope(next(iter(named))))]
                until = ends.get(at, at)
        found.append(stack[-1][1] if stack else base)
    return found


def _of_paper(chunks: Sequence[Chunk], known: Places) -> set[str]:
    """The places that headings of a paper name."""
    return {name for chunk in chunks if chunk.kind == "heading" for name in known.named(chunk.text)}


def _block_ends(chunks: Sequence[Chunk], known: Places) -> dict[int, int]:
    """Where the stretch of each heading that names a place ends, if several places have such stretches."""
    heads = [
        (at, next(iter(named)))
        for at, chunk in enumerate(chunks)
        if chunk.kind == "heading" and len(named := known.named(chunk.text)) == 1
    ]
    if len({place for _, place in heads}) < 2:
        return {}
    ends = {at: after for (at, _), (after, _) in pairwise(heads)}
    last = heads[-1][0]
    before = {c.text.casefold() for c in chunks[:last] if c.kind == "heading"}
    again = [
        at for at, c in enumerate(chunks) if at > last and c.kind == "heading" and c.text.casefold() in before
    ]
    if again:
        following = [at for at in range(again[-1] + 1, len(chunks)) if chunks[at].kind == "heading"]
        ends[last] = following[0] if following else len(chunks)
    return ends
