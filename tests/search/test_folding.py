"""Text is made alike in Python and in the reader's browser, so that what is typed finds what is printed."""

import re
import unicodedata
from random import Random

import pytest

from archive.search.folding import FOLDING, fold, fold_word, fold_words, terms, words
from archive.search.stemmer import stem
from tests.search.bridge import in_node
from tests.search.invented import QUIRKS
from tests.search.test_stemmer import PAPERS


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("ΜΑΡΡΑ", "mappa"),
        ("САМНЅ", "CAMHS"),
        ("café", "cafe"),
        ("Cllr Zoë Ňovák’s", "cllr zoe novak"),
        ("£1.3m", "1.3m"),
        ("£1.3 million,", "£1.3m"),
        ("13,352", "13352"),
        ("(£1,234,567)", "1234567"),
        ("2021/22", "2021-22"),
        ("2021–22", "2021/22"),
        ("children’s", "children"),
        ("councillors’", "councillors"),
        ("O’Brien", "obrien"),
        ("“without you”", "without you"),
        ("parent/carer", "parent carer"),
        ("school(s)", "school s"),
        ("report²", "report"),
        ("ﬁnal", "final"),
        ("safe\u00adguarding", "safeguarding"),
        ("www.marshwick.example", "marshwick example www"),
        ("19:05", "19:05"),
        ("4.10", "4.10"),
        ("R&D", "r&d"),
        ("30/11/2022", "30 November 2022"),
        ("(30.11.22)", "30 november 2022"),
        ("30-11-22", "30th November 2022"),
        ("2022-11-30", "30 November 2022"),
        ("01/02/2023", "1 February 2023"),
        ("05 May", "5th May"),
        ("£12 thousand", "£12k"),
        ("£3,000.00,", "3000"),
        ("£5.00", "£5"),
        ("100.00%", "100%"),
        ("£3.0 million", "£3m"),
        ("2019/2020", "2019-20"),
        ("2028-2029", "2028/29"),
        ("£1.3 m", "1.3m"),
        ("(£1.3)", "£1.3."),
        ("21/22", "2021/22"),
        ("(29/30)", "2029/2030"),
        ("(Q & A)", "Q&A"),
    ],
)
def test_alike(printed: str, typed: str) -> None:
    """What readers type comes to the same terms as what papers print."""
    assert sorted(all_terms(printed)) == sorted(all_terms(typed)) != []


@pytest.mark.parametrize(
    "text",
    [
        "4.00",
        "19.00",
        "2.100.00.1",
        "2021/2025",
        "2021/2022/2023",
        "4.10",
        "19.05",
        "1.2.3",
        "30/11/1998",
        "31/13/2022",
        "020/11/2022",
        "5/11/22/1",
        "16/17",
        "21/23",
        "£21/22",
    ],
)
def test_no_dates(text: str) -> None:
    """Numbers of paragraphs, prices and what only looks like a date stay as they are."""
    assert not re.search("[a-z]", fold(text))


def test_together() -> None:
    """A word folds as it does alone among others, whatever stands before and after it."""
    random = Random(5)  # noqa: S311 - nothing secret
    pieces = [
        *QUIRKS,
        *"'’-–/.,:£9(Σσ",
        "30/11/2022",
        "000",
        "million",
        "’s",
        "2021/22",
        "23/24",
        "Q&A",
        "£1.3",
    ]
    printed = [
        word for _ in range(5_000) for word in "".join(random.choices(pieces, k=random.randint(1, 5))).split()
    ]
    assert fold_words(printed) == list(map(fold_word, printed))
    assert fold_words([]) == []


def test_truly_greek() -> None:
    """A word that is not all look-alikes is not spelt in Latin letters; lunr.js has no place for it."""
    assert fold("Αθήνα ήταν, АВСД") == ""


def test_never_a_wildcard() -> None:
    """Nothing that means something to Lunr's query language or its wildcards is left in a term."""
    assert not set("*~^+:") & set(" ".join(all_terms("*f*f*f*f foo~10 bar^9 +baz title:qux a*b")))


def all_terms(text: str) -> list[str]:
    """Give the terms of all words of a text."""
    return [term for word in words(text) for term in terms(word)]


def disagreements(texts: list[str]) -> list[tuple[str, str, str]]:
    """List texts that fold, or come to terms, otherwise in JavaScript."""
    theirs = in_node("fold", tables=FOLDING, texts=texts)
    return [
        (text, fold(text), their["folded"])
        for text, their in zip(texts, theirs, strict=True)
        if fold(text) != their["folded"] or all_terms(text) != [stem(token) for token in their["tokens"]]
    ]


@pytest.mark.slow
def test_every_letter() -> None:
    """Every character, alone and in a word, folds alike in both languages; of the alike thousands, some."""
    codes = [*range(0x3400), *range(0x3400, 0xF900, 37), *range(0xF900, 0x10000), *range(0x1D400, 0x20000)]
    known = [chr(code) for code in codes if not unicodedata.category(chr(code)).startswith("C")]
    assert disagreements([*known, *(f"a{letter}B9 {letter}c" for letter in known)]) == []


def test_controls() -> None:
    """Spaces of every sort and control characters part words alike in both languages."""
    odd = [
        *map(chr, range(0xA1)),
        "\u1680",
        "\u2028",
        "\u2029",
        "\u200b",
        "\ufeff",
        "\u3000",
        "\u00ad",
        "\u0301",
    ]
    assert disagreements([f"one{letter}two {letter}three{letter}" for letter in odd]) == []


@pytest.mark.slow
def test_random_texts() -> None:
    """Quirks in any order, with or without spaces between, fold alike in both languages."""
    random = Random(3)  # noqa: S311 - nothing secret
    pieces = [
        *QUIRKS,
        *"'’-–/.,:£9( ",
        "000",
        "million",
        "’s",
        "S's",
        " ",
        "Q & A",
        "B & ",
        "21/22",
        "2",
        "£1.3",
    ]
    assert (
        disagreements(["".join(random.choices(pieces, k=random.randint(1, 8))) for _ in range(20_000)]) == []
    )


@pytest.mark.slow
@pytest.mark.skipif(not PAPERS.is_dir(), reason="no ../shared: the text of real papers is not compared")
def test_papers() -> None:
    """Real papers fold alike in both languages."""
    assert disagreements([path.read_text(encoding="utf-8") for path in PAPERS.glob("*.txt")]) == []
