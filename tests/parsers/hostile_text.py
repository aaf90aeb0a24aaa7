"""Makes hostile text and Markdown, and the heads of other kinds of files."""

from collections.abc import Iterator

from tests.parsers.mutations import File, chance

# What makes a careless pattern try every way through
_KILLERS = (
    "<", "<a", "</", "<a <", "&", "&#", "|", "| ", "|x", "[", "](", "[a](", "![", "**", "*a*", "_*",
    "**_[a](", "`", "```", "$", "$\\a", "\\pounds", "(", ")", "((a", "1.", "1.1", "1.1.1 A ", "(a) ",
    "a) ", "iv. ", "- ", "• ", "  - ", "# ", "> ", " ", "\t", "\u00a0", "a ", "aA", "A", "A ", ":",
    ": ", "a: ", ",", ", ", "–", " – ", "- -", "…", "£", "£1,", "1,000,", "%", "Cllr ", "Cllr A B, ",
    "Councillor A B (Chair), ", "Mr A ", "A B (C D) ", "Dr ", "Page 1 ", "Agenda Item 1 ",
    "page 1 of ", "1 March 2024 ", "1/1/", "01.01.2024 ", "7.00 pm ", "10:", "Monday ", "Present: ",
    "Apologies ", "Resolved: ", "RESOLVED ", "Recommendation 1 ", "Minutes of the meeting ", "Agenda ",
    "Report of ", "Title: ", "From: ", "Dear ", "e.g. ", "i.e. ", "http://", "https://a.b/", "a@",
    "a@b.", "\u2028", "\x0c", "\ufffd", "â€", "Â", "“", "“â€", "ﬁ", "\u200b", "\ufeff", "ı", "Ⅳ",
    "A – b\n", "1. a\n", "1 A\n", "| a | b |\n", "a\tb\n", "# A\n", "- a\n", "A\n===\n", "[a]: b\n",
    "[^1]: a\n", "> a\n", "\n", "\r", " \n", "---\n", "a: b\n", "Cllr A B\n", "Present:\n",
    "1 March 2024\n", "Page 1\n", "Agenda Item 1\n", "A: B\n", "(1) a\n", "R1 a\n",
)  # fmt: skip


def texts() -> Iterator[File]:
    """Text that makes patterns try every way, in encodings that it doesn't say."""
    for number, killer in enumerate(_KILLERS):
        most = 20_000 // len(killer)
        end = ("", "x", "\n\nEnd.", "!")[number % 4]
        yield f"{killer!r} without end", f"{killer * most}{end}".encode()
    said = "The ferry’s fare is £2 – “cheap”, says Zoë.\n" * 30
    for name in (
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "utf-32-be",
        "cp1252",
        "mac_roman",
        "cp500",
        "utf-7",
    ):
        data = said.encode(name, errors="replace")
        yield f"{name}", data
        yield f"{name} cut off", data[: len(data) // 2 + 1]
        yield f"{name} behind a wrong mark", b"\xff\xfe" + data
    for number in range(20):
        dice = chance(f"bytes {number}")
        yield f"bytes of chance {number}", dice.randbytes(dice.choice((1, 2, 3, 50, 20_000)))
    yield "one line of 50 MB", b"otter, " * 7_500_000
    yield "one word of 5 MB", b"o" * 5_000_000
    yield "lines without end", b"# Otters\n- a\n" * 20_000
    yield "nothing but zero bytes", bytes(1_000_000)
    yield "a long beginning of nothing", b" \n" * 500_000 + b"otter"


def marked() -> Iterator[File]:
    """Markdown that nests and refers without end."""
    front = "---\ntitle: Otters\n---\n"
    for sign in (
        "> ",
        "- ",
        "1. ",
        "*a ",
        "_a*",
        "`",
        "[",
        "![",
        "](",
        "[a][",
        "<a ",
        "<!--",
        "|",
        "***",
        "~~",
        "\\",
        "&lt;",
    ):
        yield f"{sign!r} without end", (front + sign * 8_000 + "x").encode()
        yield (
            f"{sign!r} line by line",
            (front + "".join("  " * (n % 90) + sign + "x\n" for n in range(3_000))).encode(),
        )
    yield (
        "references in a ring",
        (front + "".join(f"[a{n}]: a{n + 1}\n[a{n}]\n\n" for n in range(3_000))).encode(),
    )
    yield "a wide table", (front + "|" * 3_000 + "\n" + "|-" * 3_000 + "|\n" + "|a" * 3_000).encode()
    yield "a front that never ends", b"---\n" + b"a: b\n" * 50_000
    yield "a front of aliases", b"---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\ntext"
    yield (
        "a front of dates",
        b"---\ndate: 9999-99-99\nmeeting_date: 31 February 2024\nitem: -1\nkind: otter\n---\ntext",
    )


def foreign() -> Iterator[File]:
    """Heads of other kinds of files, with noise behind them."""
    heads = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"PK\x05\x06",
        b"PK\x03\x04word/[Content_Types].xml", b"{\\rtf1", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0",
        b"GIF89a", b"II*\0", b"ID3\x03", b"\0\0\0\x18ftypmp42", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08",
        b"%!PS-Adobe", b"MZ\x90\0", b"\x7fELF", b"[" * 100_000, b'{"a":' * 100_000, b"<?xml",
        b"<?xml " * 9_000, b"<!doctype html", b"<!--", b"<" * 100_000,
        b"version https://git-lfs.github.com/spec/v1", b"\x28\xb5\x2f\xfd",
    )  # fmt: skip
    for number, head in enumerate(heads):
        yield f"foreign head {number}", head
        yield f"foreign head {number} with noise", head + chance(f"noise {number}").randbytes(3_000)
