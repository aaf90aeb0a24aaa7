"""Mends a PDF's words where it is certain: ligatures, look-alikes, check boxes, letters set apart."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from parsers import lookalikes
from parsers.pdf.page import Page
from parsers.pdf.words import Word

# Ligatures: as Unicode has them, and as fonts of Adobe put them into the private area
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\uf001": "fi",
        "\uf002": "fl",
    }
)
_LIGATURE = re.compile("[ﬀ-ﬆ]|(?<=[a-z])[\uf001\uf002]|[\uf001\uf002](?=[a-z])")
# A soft hyphen within a line is not seen; at its end it is
_SOFT = re.compile("(?<=\\w)\xad(?=\\w)")
_DAMAGED = re.compile("[ﬀ-ﬆ\uf001\uf002\xad]")
# The boxes of Wingdings and Wingdings 2, by their codes and by the keys that they are typed with
_TICKED = "\uf0fe\uf0fd\uf078\uf0fc\uf052\uf053\uf054þýüx"
_BOXES = dict.fromkeys(_TICKED, "☒") | dict.fromkeys("\uf0a8\uf06f\uf0a3\uf071\uf072¨oq", "☐")
# Two of the letters of a word that is set with wide gaps
_APART = re.compile(r"\s[^\W\d_]\s+[^\W\d_]\s")
# A figure that PDFium gives a line of its own, as it may one that is raised: "mark", "2"
_FIGURE_ALONE = re.compile(r"\n\d{1,2}(?!\S)")
# "3.1The": the number of a paragraph and its first word, without a blank
_GLUED_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3}\.?)([A-Z][a-z]+[,:]?)$")
_GLUED_IN_TEXT = re.compile(r"(?m)^\d{1,2}(?:\.\d{1,2}){1,3}\.?[A-Z][a-z]")
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?$")
# The dots that lead to a page number, each by itself: "Foreword . . . . . 2"
_DOTS_APART = re.compile(r"([.·_…]) \1 \1 \1(?!\S)")
_DOTS = 4
"""So many dots in a row lead to something."""
_SPACED = 4
"""So many single letters in a row are one word that is set with wide gaps."""


def mend(pages: Sequence[Page]) -> None:
    """Mend the words of all pages, and each page's text alike, so that the account of words stays honest."""
    latin = lookalikes.found("\n".join(page.text for page in pages if not page.text.isascii()))
    latin = {word: mended for word, mended in latin.items() if len(mended) > 2}
    boxes = any(_is_ticked(word) for page in pages for word in page.words if not word.text.isascii())
    for page in pages:
        if latin or _DAMAGED.search(page.text):
            page.words = [_mended(word, latin) for word in page.words]
            page.text = _mended_text(page.text, latin)
        if boxes:
            _tick(page)
        _close_up(page)
        if _FIGURE_ALONE.search(page.text):
            page.text = _with_raised(page.text, page.words)
        if _DOTS_APART.search(page.text):
            page.words = _with_leaders(page.words)
    if any(_GLUED_IN_TEXT.search(page.text) for page in pages):
        _part_numbers(pages)


def _mended(word: Word, latin: Mapping[str, str]) -> Word:
    if word.text.isascii():
        return word
    text = _mended_text(word.text, latin)
    return word if text == word.text else replace(word, text=text)


def _mended_text(text: str, latin: Mapping[str, str]) -> str:
    text = _SOFT.sub("", _LIGATURE.sub(lambda m: m[0].translate(_LIGATURES), text))
    return lookalikes.in_latin(text, latin) if latin else text


def _tick(page: Page) -> None:
    """Write the boxes of a form as boxes, those that are empty too."""
    for index, word in enumerate(page.words):
        box = _BOXES.get(word.text) if word.symbol and len(word.text) == 1 else None
        if box is not None:
            page.words[index] = replace(word, text=box, symbol=False)
            page.text = re.sub(rf"(?<!\S){re.escape(word.text)}(?!\S)", box, page.text, count=1)


def _is_ticked(word: Word) -> bool:
    """Whether a word is a ticked box: then the empty ones of its kind are boxes too, and no bullets."""
    return len(word.text) == 1 and (word.text in "☑☒" or (word.symbol and word.text in _TICKED))


def _with_raised(text: str, words: Sequence[Word]) -> str:
    """The text of a page with raised figures right behind their words, as they are read: "mark²" is one."""
    raised = Counter(
        (before.text, mark.text)
        for before, mark in itertools.pairwise(words)
        if mark.text.isdigit() and _is_raised(mark, before)
    )
    for (before, mark), count in raised.items():
        whole = f"{before}{mark}".replace("\\", r"\\")
        text = re.sub(rf"(?<!\S){re.escape(before)}\s*\n{mark}(?!\S)", whole, text, count=count)
    return text


def _part_numbers(pages: Sequence[Page]) -> None:
    """Give numbers the blank behind them that those of other paragraphs have, which begin where they do."""
    edges = {round(word.x0) for page in pages for word in page.words if _NUMBER.match(word.text)}
    for page in pages:
        out: list[Word] = []
        for word in page.words:
            glued = _GLUED_NUMBER.match(word.text)
            if glued is None or not edges & {round(word.x0) + by for by in (-1, 0, 1)}:
                out.append(word)
                continue
            number, rest = glued.groups()
            at = word.x0 + (word.x1 - word.x0) * len(number) / len(word.text)
            out += [replace(word, text=number, x1=at), replace(word, text=rest, x0=at)]
            page.text = re.sub(
                rf"(?<!\S){re.escape(word.text)}(?!\S)", f"{number} {rest}", page.text, count=1
            )
        if len(out) > len(page.words):
            page.words = [replace(word, order=order) for order, word in enumerate(out)]


def _is_raised(mark: Word, before: Word) -> bool:
    """Whether small type stands above the base line right behind a word."""
    big = before.size
    above = 0.15 * big < before.y - mark.y < 0.65 * big
    return above and mark.size <= 0.85 * big and abs(mark.x0 - before.x1) < 0.15 * big


def _with_leaders(words: Sequence[Word]) -> list[Word]:
    """Words with the dots that lead to a page number as one, which belongs to what stands before it."""
    out: list[Word] = []
    for (dot, y), group in itertools.groupby(words, key=lambda w: (w.text if w.text in ".·_…" else "", w.y)):
        run = list(group)
        if not dot or len(run) < _DOTS:
            out += run
            continue
        before = out[-1] if out and out[-1].y == y else run[0]
        out.append(replace(run[0], text=dot * _DOTS, x1=run[-1].x1, tag=before.tag))
    return [replace(word, order=order) for order, word in enumerate(out)]


# -- letters that are set apart ------------------------------------------------------------------------------


def _close_up(page: Page) -> None:
    """Words whose letters are set apart are words again: "A G E N D A"."""
    if not _APART.search(page.text):
        return
    out: list[Word] = []
    for run in _letters_apart(page.words):
        words = _parted(run) if len(run) >= _SPACED else []
        if not words:
            out += run
            continue
        for letters in words:
            out.append(replace(letters[0], text="".join(w.text for w in letters), x1=letters[-1].x1))
        apart = r"\s+".join(re.escape(w.text) for w in run)
        whole = " ".join("".join(w.text for w in letters) for letters in words)
        page.text = re.sub(rf"(?<!\S){apart}(?!\S)", whole.replace("\\", r"\\"), page.text, count=1)
    if len(out) < len(page.words):
        page.words = [replace(word, order=order) for order, word in enumerate(out)]


def _letters_apart(words: Iterable[Word]) -> list[list[Word]]:
    """Single letters that follow each other on a line, together; all other words alone.

    The capitals among small ones may be larger.
    """
    runs: list[list[Word]] = []
    for word in words:
        single = len(word.text) == 1 and word.text.isalpha() and word.upright
        last = runs[-1][-1] if runs else None
        goes_on = (
            single
            and last is not None
            and len(last.text) == 1
            and last.text.isalpha()
            and abs(last.y - word.y) < 0.5
            and abs(last.size - word.size) < 0.4 * word.size
            and 0 < word.x0 - last.x1 < 4 * word.size
        )
        if goes_on:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _parted(run: Sequence[Word]) -> list[list[Word]]:
    """The words of spaced letters: parted where the gap is much wider; none if the gaps are of all sizes."""
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 2]
    if any(1.35 * usual < gap < 1.7 * usual for gap in gaps) or usual > 1.2 * run[0].size:
        return []
    text = "".join(word.text for word in run)
    counts = all(ord(b) - ord(a) == 1 for a, b in itertools.pairwise(text.casefold()))
    if not text.isupper() and (len(run) < _SPACED + 2 or usual > 0.5 * run[0].size or counts):
        return []  # "a b c", or a formula
    words = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap >= 1.7 * usual:
            words.append([word])
        else:
            words[-1].append(word)
    return words if max(map(len, words)) >= _SPACED else []
