"""Parts sections into folded words and remembers them: what did not change is not parted again.

What is remembered stands in one file beside the content, and is used only where it is whole and written by
the same code. It holds the sections of the last build and no others, so it does not grow from build to build.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from archive.search import folding, stemmer
from archive.search.folding import STOP_WORDS, fold_word, words
from archive.search.stemmer import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

KEPT = ".search-words"
"""The file in `content/`, which stays out of git."""

_CODE = (__file__, folding.__file__, stemmer.__file__, str(Path(folding.__file__).with_name("folding.json")))


class Tokens:
    """The folded words ("forms") of sections, as numbers."""

    def __init__(self, forms: Sequence[str] = ()) -> None:
        """Begin with forms that are known."""
        self.forms = list(forms)
        """Each folded word, by its number."""
        self.sections: dict[bytes, tuple[array[int], ...]] = {}
        """For each section, by the hash of its texts, the numbers of the words of each field."""
        self._numbers = {form: number for number, form in enumerate(self.forms)}
        self._words = _Words(self)

    def number(self, form: str) -> int:
        """Give the number of a form."""
        number = self._numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
        return number

    def part(self, text: str) -> array[int]:
        """Part a text, the words too common to find among the others."""
        return array("I", chain.from_iterable(map(self._words.__getitem__, words(text))))

    def terms(self) -> list[str | None]:
        """Give the term of each form; None for those too common to find."""
        return [None if form in STOP_WORDS else stem(form) for form in self.forms]


class _Words(dict[str, tuple[int, ...]]):
    """The numbers of the forms of each word that was met."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens

    def __missing__(self, word: str) -> tuple[int, ...]:
        self[word] = numbers = tuple(map(self._tokens.number, fold_word(word).split()))
        return numbers


def tokens_of(
    documents: Iterable[Sequence[str]], kept: Path | None = None
) -> tuple[Tokens, list[tuple[array[int], ...]]]:
    """Part documents, each given as the texts of its fields, with what `kept` remembers of them."""
    tokens = _read(kept) if kept else Tokens()
    known, tokens.sections = tokens.sections, {}
    parted = []
    for texts in documents:
        key = hashlib.blake2b("\0".join(texts).encode(errors="replace"), digest_size=16).digest()
        fields = known.get(key) or tokens.sections.get(key) or tuple(map(tokens.part, texts))
        tokens.sections[key] = fields
        parted.append(fields)
    if kept and tokens.sections.keys() != known.keys():
        _write(kept, tokens)
    return tokens, parted


def _code_hash() -> str:
    """Tell one version of the code that parts, folds and stems from another."""
    return hashlib.sha256(b"\0".join(Path(file).read_bytes() for file in _CODE)).hexdigest()


def _read(path: Path) -> Tokens:
    """Read what an earlier build remembered; nothing where the file is not there, not ours or not whole."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return Tokens()
    return _unpacked(body) if head == _head(body) else Tokens()


def _head(body: bytes) -> bytes:
    return f"{_code_hash()} {hashlib.sha256(body).hexdigest()}".encode()


def _unpacked(body: bytes) -> Tokens:
    head, _, packed = body.partition(b"\n")
    said = json.loads(head)
    tokens = Tokens(said["forms"])
    keys, numbers, at = packed[: said["keys"]], array("I", packed[said["keys"] :]), 0
    for place, lengths in enumerate(said["lengths"]):
        fields = []
        for length in lengths:
            fields.append(numbers[at : at + length])
            at += length
        tokens.sections[keys[16 * place : 16 * place + 16]] = tuple(fields)
    return tokens


def _write(path: Path, tokens: Tokens) -> None:
    """Remember the sections and the forms that they have; where nothing can be written, nothing is."""
    numbers = array("I")
    for field in chain.from_iterable(tokens.sections.values()):
        numbers.extend(field)
    used = sorted(set(numbers))
    again = dict(zip(used, range(len(used)), strict=True))
    keys = b"".join(tokens.sections)
    said = {
        "keys": len(keys),
        "lengths": [list(map(len, fields)) for fields in tokens.sections.values()],
        "forms": [tokens.forms[number] for number in used],
    }
    body = json.dumps(said).encode() + b"\n" + keys + array("I", map(again.__getitem__, numbers)).tobytes()
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.write_bytes(_head(body) + b"\n" + body)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
