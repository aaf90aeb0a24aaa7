"""The glossary: printed terms, abbreviations that texts explain, the maintainer's own words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from archive import frontmatter as fm
from archive.body import Chunk, by_page, place
from archive.content import FileProblem, Page
from archive.records import Sense, Source, Term
from archive.scrutiny.glossary.abbreviations import SMALL, bare, explained_in
from archive.slugs import slug

FILE = "content/glossary.yaml"
OWN = "glossary-yaml"
"""The source of the maintainer's own words."""
NEEDS_NONE = "none"
"""What the maintainer writes for an abbreviation that needs no explanation."""
Uses = Mapping[str, list[str]]
# An abbreviation that is spoken as a word, and so written as a name, too: "OFSTED", "Ofsted"
_NAME = re.compile(r"[A-Z]{5,}")
_ONE_WORD = re.compile(r"\w+(?:&\w+)*")


def own_terms(root: Path) -> tuple[dict[str, str], list[FileProblem]]:
    """Terms of `content/glossary.yaml`, lines "TERM: definition", or "TERM: none" where it needs none."""
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
            _add(senses[term], sense, _expansion)
    found = list(texts)
    for _, chunks in found:
        for chunk in (piece for c in chunks for piece in by_page(c)):
            for short, long in explained_in(chunk.text):
                _add(senses[short], Sense(long, "inline", short, (chunk.source,)), _stems)
    _without_plurals(senses)
    for term, definition in own.items():
        senses[term] = [Sense(definition, "glossary", term, (Source(OWN),))]
    senses = {term: said for term, said in senses.items() if own.get(term) != NEEDS_NONE}
    uses = _uses(found, senses)
    by_id: dict[str, list[str]] = defaultdict(list)
    near: dict[str, set[str]] = defaultdict(set)
    for term in senses:
        by_id[slug(term)].append(term)
        near[slug(bare(term))].add(slug(term))
    alike = {key: set().union(*(near[slug(bare(name))] for name in names)) for key, names in by_id.items()}
    return [_term(key, names, senses, uses, alike[key] - {key}) for key, names in sorted(by_id.items())]


def _by_abbreviation(term: str, definition: str) -> tuple[str, str]:
    """A term "Floating rate note (FRN)", "FRN (floating rate note)", "FRN / FRNs" under its abbreviation."""
    first, *others = re.split(r"\s*/\s*", term)
    if others and all(other == f"{first}s" for other in others):
        return first, definition
    short, words = next(explained_in(term), ("", ""))
    if short and term in (f"{words} ({short})", f"{short} ({words})"):
        return short, f"{words}: {definition}"
    return term, definition


def _without_plurals(senses: dict[str, list[Sense]]) -> None:
    """Puts what text says of "COGs" to "COG", where that is explained alike; a printed plural stays."""
    for plural in [term for term in senses if bare(term) != term and bare(term) in senses]:
        known = {_stems(sense.definition) for sense in senses[bare(plural)]}
        for sense in list(senses[plural]):
            if sense.kind == "inline" and _stems(sense.definition) in known:
                _add(senses[bare(plural)], sense, _stems)
                senses[plural].remove(sense)
        if not senses[plural]:
            del senses[plural]


def _add(senses: list[Sense], sense: Sense, told_by: Callable[[str], str]) -> None:
    """One more sense, or one more source of a sense that is there, as their words tell."""
    for index, other in enumerate(senses):
        if (
            told_by(other.definition) == told_by(sense.definition)
            or _is_tail(sense, other)
            or _is_tail(other, sense)
        ):
            lead = max((other, sense), key=_rank)
            sources = other.sources + tuple(s for s in sense.sources if s not in other.sources)
            senses[index] = replace(lead, sources=sources)
            return
    senses.append(sense)


def _is_tail(sense: Sense, other: Sense) -> bool:
    """Whether a text leaves out the first words of a name: "School Pay Document", "Statutory School …"."""
    one, whole = _stems(sense.definition), _stems(other.definition)
    return sense.kind == "inline" and len(one.split()) > 1 and whole.endswith(f" {one}")


def _rank(sense: Sense) -> tuple[bool, bool, int]:
    """A printed glossary's words stand before what text says, one before several, the fuller first."""
    return sense.kind == "glossary", bare(sense.as_printed) == sense.as_printed, len(sense.definition)


def _stems(definition: str) -> str:
    """An expansion by the beginnings of its words: "Elective Home Education", "electively home educated"."""
    words = re.split(r":|, (?:which|where|who)\b|\s[-–—]\s|\.(?:\s|$)", definition)[0]
    words = re.sub(r"[’'](?:s\b)?", "", words.casefold().replace("&", " and "))
    return " ".join(w[:5].rstrip("s") for w in re.findall(r"[a-z]+", words) if w not in SMALL)


def _expansion(definition: str) -> str:
    """The words that an abbreviation stands for: "Dedicated Schools Grant: the ring-fenced grant …"."""
    words = re.split(r":|, (?:which|where|who)\b|\s[-–—]\s|\.(?:\s|$)", definition)[0]
    words = re.sub(r"[’']s\b", "", words.casefold().replace("&", "and"))
    return re.sub(r"[^a-z]", "", words).rstrip("s")


def _term(key: str, names: list[str], senses: Mapping[str, list[Sense]], uses: Uses, near: set[str]) -> Term:
    printed = {name for name in names if any(sense.kind == "glossary" for sense in senses[name])}
    names.sort(key=lambda n: (n not in printed, -len(uses.get(n, [])), n))
    all_senses: list[Sense] = []
    for name in names:
        for sense in senses[name]:
            _add(all_senses, sense, _expansion if sense.kind == "glossary" else _stems)
    # A printed glossary comes before what running text says.
    all_senses.sort(key=lambda s: s.kind != "glossary")
    used = [url for name in names for url in uses.get(name, [])]
    sources = tuple(dict.fromkeys(s for sense in all_senses for s in sense.sources))
    return Term(
        key,
        f"glossary/#term-{key}",
        sources,
        names[0],
        tuple(all_senses),
        tuple(sorted(near)),
        len(used),
        tuple(dict.fromkeys(used)),
    )


def _uses(texts: Sequence[tuple[str, Sequence[Chunk]]], terms: Iterable[str]) -> dict[str, list[str]]:
    """The addresses of the pages that use each term, one for each use."""
    known = set(terms)
    uses: dict[str, list[str]] = defaultdict(list)
    phrases = [t for t in known if not _ONE_WORD.fullmatch(t)]
    by_name = {t.capitalize(): t for t in known if _NAME.fullmatch(t) and t.capitalize() not in known}
    as_names: dict[str, list[str]] = defaultdict(list)
    words: Counter[str] = Counter()
    for url, chunks in texts:
        text = " ".join(c.text for c in chunks)
        for word in _ONE_WORD.findall(text):
            if word in known:
                uses[word].append(url)
            elif word in by_name:
                as_names[by_name[word]].append(url)
            elif word.capitalize() in by_name:
                words[by_name[word.capitalize()]] += 1
        for phrase in phrases:
            uses[phrase] += [url] * text.count(phrase)
    for term, urls in as_names.items():
        if len(urls) > words[term]:  # "SMART" is no "Smart", which stands as a word, too
            uses[term] += urls
    return uses
