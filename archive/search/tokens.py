"""Parts sections into folded words and remembers them: what did not change is not parted again.

What is remembered stands in one file beside the content, and is used only where it is whole and written by
the same code. It holds the sections of the last build and no others, so it does not grow from build to build.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from archive.search import folding, stemmer
from archive.search.folding import STOP_WORDS, fold_words, words
from archive.search.stemmer import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from archive.search.codes import Integers, Numbers

KEPT = ".search-words"
"""The file in `content/`, which stays out of git."""

_CODE = (__file__, folding.__file__, stemmer.__file__, str(Path(folding.__file__).with_name("folding.json")))
_KEY = 16
"""How long the hash of a document's texts is, by which it is known."""
_AT_ONCE = 1 << 16
"""So many words are exchanged for their forms at once, which takes little memory."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The folded words ("forms") of documents, as numbers, those too common to find among them."""

    forms: Sequence[str]
    """Each folded word, by its number."""
    numbers: Numbers
    """The words of all documents, field by field, in one long row."""
    lengths: Numbers
    """How many words each field of each document has."""
    fields: int = 1
    """How many fields a document has."""

    def terms(self) -> list[str | None]:
        """Give the term of each form; None for those too common to find."""
        return [None if form in STOP_WORDS else stem(form) for form in self.forms]

    def field(self, place: int) -> tuple[Numbers, Numbers]:
        """Give the words of one field, those of all documents in a row, and how many each document has."""
        of_field = np.arange(len(self.lengths)) % self.fields == place
        return self.numbers[np.repeat(of_field, self.lengths)], self.lengths[of_field]

    def chosen(self, order: Sequence[int]) -> Tokens:
        """Give these documents, in this order."""
        lengths = self.lengths.reshape(-1, self.fields)
        if np.array_equal(order, np.arange(len(lengths))):
            return self
        row, bounds = self.numbers.data, list(pairwise(_bounds(lengths.sum(axis=1)).tolist()))
        numbers = b"".join(row[begin:end] for begin, end in map(bounds.__getitem__, order))
        return Tokens(
            self.forms, np.frombuffer(numbers, np.uint32), lengths[np.asarray(order)].ravel(), self.fields
        )


class _Printed:
    """The words of documents as they are printed, numbered as they are met."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._row, self._lengths = array("I"), array("I")

    def part(self, texts: Iterable[str]) -> None:
        """Part the texts of a document."""
        for text in texts:
            before = len(self._row)
            self._row.extend(map(self._numbers.__getitem__, words(text)))
            self._lengths.append(len(self._row) - before)

    def folded(self, known: Tokens, fields: int) -> Tokens:
        """Give these documents as forms, behind those that are known."""
        folded = fold_words(list(self._numbers))
        met = " ".join(folded).split()
        forms = list(dict.fromkeys(chain(known.forms, met)))
        numbers = dict(zip(forms, range(len(forms)), strict=True))
        held = np.array(list(map(numbers.__getitem__, met)), np.uint32)
        sizes = np.array([bool(word) + word.count(" ") for word in folded], np.uint32)
        row = np.frombuffer(self._row, np.uint32)
        lengths = _lengths(row, np.frombuffer(self._lengths, np.uint32), sizes)
        return Tokens(
            forms,
            np.concatenate([known.numbers, *_exchanged(row, held, sizes)]),
            np.concatenate([known.lengths, lengths]),
            fields,
        )


def _lengths(row: Numbers, printed: Numbers, sizes: Numbers) -> Numbers:
    """Say how many forms fields have of so many printed words; few words come out as several, or as none."""
    others = np.flatnonzero((sizes != 1)[row])
    fields = np.searchsorted(np.cumsum(printed, dtype=np.int64), others, side="right")
    more = np.bincount(fields, sizes[row[others]] - 1.0, len(printed))
    return (printed + more).astype(np.uint32)


def _exchanged(row: Numbers, held: Numbers, sizes: Numbers) -> Iterator[Numbers]:
    """Give for each number of a row what stands for it: of what is held, one after another, so many."""
    begins = _bounds(sizes)
    for part in np.split(row, range(_AT_ONCE, len(row), _AT_ONCE)):
        ends = _bounds(sizes[part])
        yield held[np.repeat(begins[part] - ends[:-1], sizes[part]) + np.arange(ends[-1])]


def _bounds(sizes: Numbers) -> Integers:
    """Say where each of some runs begins that stand one after another, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))


_NOTHING = Tokens((), np.empty(0, np.uint32), np.empty(0, np.uint32))


def tokens_of(documents: Iterable[Sequence[str]], kept: Path | None = None) -> Tokens:
    """Part documents, each given as the texts of its fields, with what `kept` remembers of them."""
    keys, known = _read(kept) if kept else ([], _NOTHING)
    places = {key: place for place, key in enumerate(keys)}
    order, new, fields = array("I"), _Printed(), known.fields
    for texts in documents:
        key = hashlib.blake2b("\0".join(texts).encode(errors="replace"), digest_size=_KEY).digest()
        if key not in places:
            places[key], fields = len(places), len(texts)
            new.part(texts)
        order.append(places[key])
    tokens = new.folded(known, fields)
    used = list(dict.fromkeys(order))
    if kept and not len(keys) == len(places) == len(used):
        every = list(places)
        _write(kept, [every[place] for place in used], tokens.chosen(used))
    return tokens.chosen(order)


def _code_hash() -> str:
    """Tell one version of the code that parts, folds and stems from another."""
    return hashlib.sha256(b"\0".join(Path(file).read_bytes() for file in _CODE)).hexdigest()


def _read(path: Path) -> tuple[list[bytes], Tokens]:
    """Read what an earlier build remembered; nothing where the file is not there, not ours or not whole."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return [], _NOTHING
    return _unpacked(body) if head == _head(body) else ([], _NOTHING)


def _head(body: bytes) -> bytes:
    return f"{_code_hash()} {hashlib.sha256(body).hexdigest()}".encode()


def _unpacked(body: bytes) -> tuple[list[bytes], Tokens]:
    head, _, packed = body.partition(b"\n")
    said = json.loads(head)
    documents, fields = said["documents"], said["fields"]
    keys = [packed[at : at + _KEY] for at in range(0, documents * _KEY, _KEY)]
    numbers = np.frombuffer(packed[documents * _KEY :], np.uint32)
    lengths, row = np.split(numbers, [documents * fields])
    return keys, Tokens(said["forms"], row, lengths, fields)


def _write(path: Path, keys: Sequence[bytes], tokens: Tokens) -> None:
    """Remember documents and the forms that they have; where nothing can be written, nothing is."""
    used = np.flatnonzero(np.bincount(tokens.numbers, minlength=len(tokens.forms)))
    again = np.zeros(len(tokens.forms), np.uint32)
    again[used] = np.arange(len(used))
    said = {
        "documents": len(keys),
        "fields": tokens.fields,
        "forms": [tokens.forms[number] for number in used.tolist()],
    }
    packed = (*keys, tokens.lengths.tobytes(), again[tokens.numbers].tobytes())
    body = json.dumps(said).encode() + b"\n" + b"".join(packed)
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.write_bytes(_head(body) + b"\n" + body)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
