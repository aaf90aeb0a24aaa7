"""A passage of minutes as a question with its answers, as a comment, or as neither."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace

from markdown_it.token import Token

from archive.body import Chunk
from archive.scrutiny.minutes import questions, told

_LOOKED_FOR = 24
"""So many letters of an answer are looked for to part it from its question."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a passage is among questions and answers."""

    kind: str
    """paragraph, question or comment."""
    text: str
    answers: tuple[str, ...]
    chunks: tuple[Chunk, ...]
    """The passage, question and answer apart where one paragraph has both."""
    answer: int | None = None
    """The first of the chunks that answers; of others it is the one behind the first."""
    asked_by: str | None = None
    answered_by: tuple[str, ...] = ()


def spoken(run: Sequence[Chunk], heading: str | None, title: str, *, decided: bool) -> Spoken:
    """A passage under a sub-heading and an item, which may announce questions; a decision is none."""
    if decided:
        return Spoken("paragraph", run[0].text, _texts(run[1:]), tuple(run))
    over = next((h for h in (heading, title) if questions.is_heading(h)), None)
    said = told.exchange(run[0].text)
    if said and said.answer_at is not None:
        return _within(run, said)
    asked = _asked(run, under=over is not None)
    if not asked and said is None:
        kind = "comment" if over is not None and over == heading else "paragraph"
        return Spoken(kind, run[0].text, _texts(run[1:]), tuple(run))
    end = _end_of_question(run)
    answers = _texts(run[end:])
    by = said.asked_by if said else told.asker(run[0].text)
    return Spoken(
        "question",
        " ".join(c.text for c in run[:end]),
        answers,
        tuple(run),
        end if end < len(run) else None,
        by or told.asker_of_heading(heading),
        _names(run[end:]),
    )


def _asked(run: Sequence[Chunk], *, under: bool) -> bool:
    """Whether a passage asks outright: under a heading for questions, else if something answers it below."""
    if any(told.is_answer_label(c.text) for c in run[1:]):
        return True
    said = " ".join(c.text for c in _leading(run))
    if under:
        return questions.asks(said, under=len(run) > 1)
    return questions.ends_asking(run[0].text) and any(c.kind in ("list", "paragraph") for c in run[1:])


def _leading(run: Sequence[Chunk]) -> Sequence[Chunk]:
    """The paragraphs before the first list: what a converter has parted is one question."""
    end = next(
        (at for at, c in enumerate(run) if c.kind != "paragraph" or (at and told.answers(c.text))),
        len(run),
    )
    return run[: max(end, 1)] if end < len(run) else run[:1]


def _end_of_question(run: Sequence[Chunk]) -> int:
    """How many chunks ask: those that go on asking, a list of questions, all before a labelled answer."""
    labelled = next((at for at, c in enumerate(run) if at and told.is_answer_label(c.text)), None)
    if labelled is not None:
        return labelled
    end = 1
    if len(run) > 1 and run[0].text.rstrip().endswith(":"):
        end = 2
    while end < len(run) and run[end].kind == "paragraph" and _asks_on(run, end):
        end += 1
    return end


def _asks_on(run: Sequence[Chunk], at: int) -> bool:
    text = run[at].text
    behind = at + 1 < len(run)
    return questions.asks(text) and not told.answers(text) and (behind or not questions.asks(run[0].text))


def _within(run: Sequence[Chunk], said: told.Exchange) -> Spoken:
    """A paragraph that asks and answers."""
    first, at = run[0], said.answer_at or 0
    asked, answer = first.text[:at].strip(), first.text[at:].strip()
    pieces = None if said.whole else _parted(first, asked, answer)
    names = dict.fromkeys(n for n in (said.answered_by, *_names(run[1:])) if n)
    return Spoken(
        "question",
        asked,
        (told.without_label(answer), *_texts(run[1:])),
        (*(pieces or (first,)), *run[1:]),
        1 if pieces or len(run) > 1 else None,
        said.asked_by,
        tuple(names),
    )


def _parted(chunk: Chunk, asked: str, answer: str) -> tuple[Chunk, Chunk] | None:
    """Question and answer of one paragraph as two; None where they part within a link or emphasis."""
    tokens = list(chunk.tokens)
    at = next(i for i, token in enumerate(tokens) if token.type == "inline")
    children = tokens[at].children or []
    sought = answer[:_LOOKED_FOR]
    for number, child in enumerate(children):
        where = child.content.rfind(sought) if child.type == "text" and child.level == 0 else -1
        if where >= 0:
            halves: list[tuple[Token, ...]] = []
            for content, own in (
                (child.content[:where].rstrip(), children[:number]),
                (child.content[where:], children[number + 1 :]),
            ):
                inline, text = copy(tokens[at]), copy(child)
                text.content = content
                inline.children = [*own, text] if not halves else [text, *own]
                halves.append((*tokens[:at], inline, *tokens[at + 1 :]))
            return (
                replace(chunk, text=asked, tokens=halves[0]),
                replace(chunk, text=answer, tokens=halves[1], number=None, anchor=f"{chunk.anchor}-answer"),
            )
    return None


def _texts(run: Sequence[Chunk]) -> tuple[str, ...]:
    """The texts of chunks, a list's item by item, without labels."""
    said = (told.without_label(text) for chunk in run for text in chunk.items or (chunk.text,))
    return tuple(text for text in said if text)


def _names(run: Sequence[Chunk]) -> tuple[str, ...]:
    """Who answers, as each passage says itself."""
    found = (told.replied_by(text) for chunk in run for text in chunk.items or (chunk.text,))
    return tuple(dict.fromkeys(name for name in found if name))
