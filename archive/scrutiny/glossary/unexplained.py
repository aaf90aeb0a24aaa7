"""Abbreviations that are used and nowhere explained, for the maintainer to explain."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from archive.body import Chunk
from archive.content import FileProblem
from archive.records import Source, Term, Unexplained
from archive.scrutiny.glossary import FILE
from archive.scrutiny.glossary.abbreviations import bare
from archive.slugs import slug

# "CSP", "CSPs", "R&D", "DfE"; not "QlikSense", "McLeod", "SE1"
_SHORT = re.compile(
    r"(?<![\w@.’'-])(?!Mc|Mac|De)(?:[A-Z](?:&?[A-Z]){1,6}|[A-Z]{1,3}[a-z][A-Z]{1,3})(?:[’']?s)?(?![\w@]|\.\w|-\d)"
)
_ADDRESS = re.compile(
    r"\b[\w.+-]{1,60}@\S+|\bhttps?:\S+|\bwww\.\S+|\b[\w./-]{1,60}\.(?:gov|org|com|uk|pdf|docx?)\b\S*"
)
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"^[IVXLC]+$")
# What everybody knows, and what is no word of a paper's matter: countries, hours, honours, kinds of file
_EVERYDAY = frozenset(
    _WORD.findall(
        "UK EU US USA UN BBC ITV TV PC CD DVD PDF HTML URL ID IT OK AM PM NB RE PS QR AOB FAQ FAQs MP MPs VAT"
        " BST GMT AD BC OBE MBE CBE DBE KBE QPM QC KC JP BA BSc MA MSc PhD MBA PA PO HM CC NA TBC TBA NW SW"
        " NE SE IS ARE NOT AND THE FOR OF TO IN ON AT BY OR NO YES ALL"
    )
)
_RUN = 3
_TELLING = 3
"""Uses of an abbreviation from which on `check` names it."""


def unexplained(
    texts: Iterable[tuple[str, Sequence[Chunk]]], terms: Iterable[Term], settled: Collection[str]
) -> list[Unexplained]:
    """Abbreviations without a meaning, the most used first. `settled` need none, the maintainer says.

    Words in capitals are told from abbreviations by their other uses: a word that stands somewhere in small
    letters, or within a line of capitals, is a word.
    """
    texts = list(texts)
    known = {_key(term.term) for term in terms} | {_key(term) for term in (*settled, *_EVERYDAY)}
    plain = {w for _, chunks in texts for c in chunks for w in _WORD.findall(c.text)}
    words = {w.casefold() for w in plain if sum(c.isupper() for c in w) < 2}
    found: dict[str, list[tuple[str, Source]]] = defaultdict(list)
    for url, chunks in texts:
        for chunk in chunks:
            for short in _shorts(chunk.text):
                if _key(short) not in known and short.casefold() not in words and not _ROMAN.match(short):
                    found[short].append((url, chunk.source))
    listed = (_listed(short, places) for short, places in found.items())
    return sorted(_once(listed), key=lambda u: (-u.uses, u.term))


def _key(term: str) -> str:
    return bare(term).casefold()


def _shorts(text: str) -> Iterator[str]:
    """The abbreviations of a text, without their plural; lines in capitals have none."""
    text = _ADDRESS.sub(" ", text)
    capitals = [m.span() for m in re.finditer(rf"(?:\b[A-Z][A-Z’'-]+\b[\s,:&/–-]*){{{_RUN},}}", text)]
    for match in _SHORT.finditer(text):
        if not any(start <= match.start() < end for start, end in capitals):
            yield bare(match[0])


def _listed(short: str, places: Sequence[tuple[str, Source]]) -> Unexplained:
    pages = tuple(dict.fromkeys(url for url, _ in places))
    key = slug(short)
    return Unexplained(key, f"glossary/#unexplained-{key}", (places[0][1],), short, len(places), pages)


def _once(listed: Iterable[Unexplained]) -> list[Unexplained]:
    """Each id once: of two spellings ("DFE", "DfE") the one that is used more."""
    found = list(listed)
    counts = Counter({u.term: u.uses for u in found})
    best: dict[str, Unexplained] = {}
    for entry in found:
        other = best.get(entry.id)
        if other is None or counts[entry.term] > counts[other.term]:
            best[entry.id] = entry
    return list(best.values())


def doubts(found: Iterable[Unexplained]) -> Iterator[FileProblem]:
    """One line for the abbreviations that are used most."""
    often = [u for u in found if u.uses >= _TELLING]
    if often:
        named = ", ".join(f"{u.term} ({u.uses})" for u in often[:20])
        more = f" and {len(often) - 20} more" if len(often) > 20 else ""
        what = f"used and nowhere explained: {named}{more}; explain them here, 'CSP: Community Safety"
        yield FileProblem(FILE, 1, f"{what} Partnership', or write 'CSP: none'")
