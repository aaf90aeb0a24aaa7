"""The same bytes with some of them changed, by a chance that is the same each time."""

import random
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
File = tuple[str, bytes]


def chance(seed: str) -> random.Random:
    """Chance that is the same each time."""
    return random.Random(seed)  # noqa: S311 (it keeps no secret)


def mutated(data: bytes, seed: str) -> bytes:
    """The same bytes with some changed, cut out, doubled, moved, or turned to zero."""
    dice, changed = chance(seed), bytearray(data)
    for _ in range(dice.choice((1, 8, 60))):
        at, size = dice.randrange(len(changed)), dice.choice((1, 1, 4, 200))
        piece = bytes(changed[at : at + size])
        match dice.randrange(5):
            case 0:
                changed[at : at + size] = dice.randbytes(size)
            case 1:
                del changed[at : at + size]
            case 2:
                changed[at:at] = piece * dice.choice((1, 30))
            case 3:
                changed[at : at + size] = bytes(size)
            case _:
                to = dice.randrange(len(changed))
                changed[to:to] = piece
        changed = changed or bytearray(b"x")
    return bytes(changed)


def many(name: str, papers: list[bytes], count: int) -> Iterator[File]:
    """Mutations of papers, and papers cut off somewhere."""
    for number in range(count):
        paper, seed = papers[number % len(papers)], f"{name} {number}"
        if number % 3 == 0:
            yield f"{seed} cut off", paper[: chance(seed).randrange(1, len(paper))]
        else:
            yield f"{seed} mutated", mutated(paper, seed)
