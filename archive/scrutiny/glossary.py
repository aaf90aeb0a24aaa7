"""The glossary: printed terms, abbreviations that texts explain, the maintainer's own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from archive import frontmatter as fm
from archive.body import Chunk, by_page, place
from archive.content import FileProblem, Page
from archive.records import Sense, Source, Term
from archive.slugs import slug

FILE = "content/glossary.yaml"

# "Special Educational Needs and Disabilities (SEND)"; not "(Commissioning July)", "(Chair)", "(April)"
_INLINE = re.compile(r"\(([A-Z][A-Za-z&/]{1,9}s?)\)")
# "ILACS (Inspection of Local Authority Children’s Services)"
_BACKWARDS = re.compile(r"\b([A-Z][A-Za-z&/]{0,8}[A-Z])s? \(([A-Z][^().;:]{7,90})\)")
_ABBREVIATION = re.compile(r"^(?=(?:.*[A-Z]){2})[A-Za-z&/-]{2,12}$")
_SMALL = frozenset(["and", "of", "the", "for", "in", "to", "with", "on", "a", "an", "&"])


def explained_in(text: str) -> Iterator[tuple[str, str]]:
    """Abbreviations of a text, in brackets or before: each with the words whose initials it has."""
    for match in _INLINE.finditer(text):
        short = match[1]
        if not _ABBREVIATION.match(short):
            continue
        long = _long_form(
            short.removesuffix("s") if short[-1:] == "s" and short[:-1].isupper() else short,
            text[: match.start()],
        )
        if long:
            yield short, long
    for match in _BACKWARDS.finditer(text):
        letters = [c for c in match[1].casefold() if c.isalpha()]
        if _initials_match(letters, re.findall(r"[\w’'&/-]+", match[2])):
            yield match[1], match[2]


def _long_form(short: str, before: str) -> str | None:
    """The words right before the brackets whose initials give the abbreviation; of two runs the shorter."""
    sentence = re.split(r"[.;:()]\s", before[-160:])[-1]
    words = list(re.finditer(r"[\w’'&/-]+", sentence))
    letters = [c for c in short.casefold() if c.isalpha()]
    for count in range(max(2, len(letters) // 2), min(len(words), 2 * len(letters) + 2) + 1):
        run = words[-count:]
        first = run[0][0]
        if (
            first.casefold() not in _SMALL
            and first[0].casefold() == letters[0]
            and _initials_match(letters, [w[0] for w in run])
        ):
            return sentence[run[0].start() :].strip(" ,-–")
    return None


def _initials_match(letters: Sequence[str], run: Sequence[str]) -> bool:
    """Whether the letters are the words' initials in order; small words may be passed over."""
    initials = [
        part[0].casefold()
        for word in run
        for part in re.split(r"[-/]", word)
        if part and (part.casefold() not in _SMALL)
    ]
    if initials == list(letters):
        return True
    with_small = [part[0].casefold() for word in run for part in re.split(r"[-/]", word) if part]
    return with_small == list(letters)


def own_terms(root: Path) -> tuple[dict[str, str], list[FileProblem]]:
    """Terms of `content/glossary.yaml`, lines "TERM: definition"."""
    path = root / FILE
    if not path.exists():
        return {}, []
    try:
        entries = fm.parse(path.read_text(encoding="utf-8"), first_line=1)
        return fm.mapping(**dict.fromkeys(entries, fm.text))(fm.Value(entries, 1)), []
    except fm.FrontMatterError as error:
        return {}, [FileProblem(FILE, error.line, str(error))]


def glossary(
    pages: Iterable[Page], texts: Iterable[tuple[str, Sequence[Chunk]]], own: dict[str, str]
) -> list[Term]:
    """All terms by id. `texts` are the addresses of the site's pages, each with its chunks."""
    senses: dict[str, list[Sense]] = defaultdict(list)
    for page in pages:
        for entry in page.get("terms") or []:
            term, definition = _by_abbreviation(entry["term"], entry["definition"])
            printed = entry.get("as_printed", entry["term"])
            sense = Sense(definition, "glossary", printed, (place(entry.get("at", ""), page.document),))
            _add(senses[term], sense)
    found = list(texts)
    for _, chunks in found:
        for chunk in (piece for c in chunks for piece in by_page(c)):
            for short, long in explained_in(chunk.text):
                _add(senses[short], Sense(long, "inline", short, (chunk.source,)))
    for term, definition in own.items():
        senses[term] = [Sense(definition, "glossary", term, (Source("glossary-yaml"),))]
    uses = _uses(found, senses)
    by_id: dict[str, list[str]] = defaultdict(list)
    for term in senses:
        by_id[slug(term)].append(term)
    return [_term(key, names, senses, uses) for key, names in sorted(by_id.items())]


def _by_abbreviation(term: str, definition: str) -> tuple[str, str]:
    """A term "Floating rate note (FRN)" under its abbreviation, its words before its definition."""
    explained = next(iter(explained_in(term)), None)
    if explained and term == f"{explained[1]} ({explained[0]})":
        return explained[0], f"{explained[1]}: {definition}"
    return term, definition


def _add(senses: list[Sense], sense: Sense) -> None:
    """One more sense, or one more source of a sense that is there."""
    for index, other in enumerate(senses):
        if _same_words(other.definition, sense.definition):
            # A printed glossary's words stand before what running text says; of two glossaries the fuller.
            lead = max((other, sense), key=lambda s: (s.kind == "glossary", len(s.definition)))
            sources = other.sources + tuple(s for s in sense.sources if s not in other.sources)
            senses[index] = replace(lead, sources=sources)
            return
    senses.append(sense)


def _same_words(one: str, other: str) -> bool:
    """Whether two definitions expand a term alike, whatever they say about it after that."""
    return _expansion(one) == _expansion(other)


def _expansion(definition: str) -> str:
    """The words that an abbreviation stands for: "Dedicated Schools Grant: the ring-fenced grant …"."""
    words = re.split(r":|, (?:which|where|who)\b|\s[-–—]\s|\.(?:\s|$)", definition)[0]
    words = re.sub(r"[’']s\b", "", words.casefold().replace("&", "and"))
    return re.sub(r"[^a-z]", "", words).rstrip("s")


def _term(key: str, names: list[str], senses: dict[str, list[Sense]], uses: dict[str, list[str]]) -> Term:
    names.sort(key=lambda n: (-len(uses.get(n, [])), n))
    all_senses: list[Sense] = []
    for name in names:
        for sense in senses[name]:
            _add(all_senses, sense)
    # A printed glossary comes before what running text says.
    all_senses.sort(key=lambda s: s.kind != "glossary")
    used = [url for name in names for url in uses.get(name, [])]
    sources = tuple(dict.fromkeys(s for sense in all_senses for s in sense.sources))
    near = tuple(
        sorted({slug(n) for n in senses if slug(n) != key and slug(n).rstrip("s") == key.rstrip("s")})
    )
    return Term(
        key,
        f"glossary/#term-{key}",
        sources,
        names[0],
        tuple(all_senses),
        near,
        len(used),
        tuple(dict.fromkeys(used)),
    )


def _uses(texts: Sequence[tuple[str, Sequence[Chunk]]], terms: Iterable[str]) -> dict[str, list[str]]:
    """The addresses of the pages that use each term, one for each use."""
    known = set(terms)
    uses: dict[str, list[str]] = defaultdict(list)
    phrases = [t for t in known if " " in t]
    for url, chunks in texts:
        text = " ".join(c.text for c in chunks)
        for word in re.findall(r"[\w&/’'-]+", text):
            if word in known:
                uses[word].append(url)
        for phrase in phrases:
            uses[phrase] += [url] * text.count(phrase)
    return uses
