"""Decisions and promises, and the later passages that answer them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.body import Chunk
from archive.records import Action, FollowUp, Source
from archive.scrutiny import resolutions
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.minutes import Entry
from archive.scrutiny.reports import ReportPage

# "Members noted and agreed the letter.", "The Commission agreed to …", "The minutes … were noted and agreed."
# Not "The Commission noted that just 54% …", which opens a question.
_NOTED = re.compile(
    r"^(?:members|the (?:commission|(?:sub-)?committee|panel|cabinet|board|minutes|work programme))\b"
    r"[^.?]{0,120}?"
    r"\b(?P<what>noted and agreed|agreed|approved|resolved|noted(?! that\b))\b",
    re.I,
)
# "Members noted the report. The Chair thanked …": of several sentences, only one on a paper
_NOTED_PAPER = re.compile(
    r"\bnoted\b[^.]{0,80}\b(?:reports?|updates?|minutes|letters?|programmes?|responses?|briefings?|papers?"
    r"|presentations?|plans?|decisions?|information|contents?|positions?|items?|recommendations?)\b",
    re.I,
)
# "Cabinet considered the amendments and endorsed the budget to be presented": it is done
_DONE = re.compile(
    r"^(?:the )?(?:[A-Z][\w’'&-]*(?: (?:and|of|for|the|&))* ){1,8}(?:considered|endorsed|approved|noted"
    r"|received|accepted|supported|confirmed|welcomed|adopted|resolved)\b"
)
_DOING = "provid|send|report|circulat|shar|present|writ|publish|bring|submit|arrang|confirm|review"
_TO_DO = re.compile(
    rf"\b(?:to|would|will|be) (?:be )?(?:{_DOING}|sent|brought|invit|set out|come back)",
    re.I,
)
# What a body asks of another, leaves to somebody, or thanks for: nobody has promised it
_OF_OTHERS = re.compile(
    r"\b(?:recommend(?:s|ed)? (?:to|that)|asked of"
    r"|ask(?:s|ed)? (?:the )?(?:Cabinet(?! Member)|Council|Executive)"
    r"|(?:Cabinet|Council|Executive) be (?:asked|requested|invited|urged)"
    r"|delegat\w+|authoris\w+|thank(?:s|ed))\b"
    r"(?:[^.;:]*:.*|[^.;]*)",
    re.I | re.S,
)
_CLAUSES = re.compile(r";\s*|\.\s+(?=[A-Z(])|,? and (?=that\b|[A-Z(])")
# "the report to be presented in May be noted", "(a) to note the data to be published": done with that
_SETTLED = re.compile(
    r"\bbe (?:\w+ly )?(?:noted|approved|confirmed|endorsed|agreed|adopted|received|accepted|supported"
    r"|welcomed|deferred|withdrawn|refused|granted)\b"
    r"|^\W*(?:\w{1,3}[.)]\s+)?(?:that )?(?:to )?"
    r"(?:note|approve|endorse|adopt|receive|accept|welcome|support)\b",
    re.I,
)
# "CFS to provide data", "Head of Housing to circulate …"
_OWNER = re.compile(
    rf"^(?P<owner>(?:the )?[A-Z][\w’'&., -]{{1,70}}?) (?:to|will|would|agreed to) (?:{_DOING}|come)"
)
# "the Chair to write to the Cabinet Member for Children, Schools and Youth, setting out …"
_TO_WRITE = re.compile(r"\b(?:write|letter|sent in writing) to\b|\bto write\b", re.I)
_RESPONSE = re.compile(r"\bin response\b|\bresponse\s*:", re.I)
_ACTIONS = re.compile(
    r"^(?:actions?|matters arising|action(?:s)? from (?:the )?(?:last|previous) meeting)\b", re.I
)
_COMMON = re.compile(
    r"the|an?|of|to|in|for|and|that|be|is|are|was|were|on|at|by|with|would|will|from|it|as|their|which|who|commission"
    r"|further|members|agreed|action|data|information|details|provided?|report"
)


@dataclass(frozen=True, slots=True)
class Reply:
    """A passage that says of itself that it answers earlier actions."""

    page: ReportPage
    asked: tuple[Chunk, ...]
    answer: tuple[Chunk, ...]


def actions(meetings: Sequence[MeetingPage], reports: Sequence[ReportPage]) -> list[Action]:
    """All actions by id, oldest first, each with its answers from later papers."""
    found = [action for page in meetings for action in _of_meeting(page)]
    dates = {page.meeting.id: page.meeting.date for page in meetings}
    bodies = {page.meeting.id: page.meeting.body for page in meetings}
    for reply in (reply for report in reports for reply in _replies(report)):
        _answer(found, reply, dates, bodies)
    letters = [report for report in reports if report.report.kind == "letter"]
    return [_written(action, letters, dates[action.meeting]) for action in found]


def _of_meeting(page: MeetingPage) -> Iterator[Action]:
    used: dict[str, int] = {}
    for item in page.items:
        paragraph: str | None = None
        over = ""
        for entry in item.entries:
            if entry.minute:
                paragraph = entry.minute.number
            for action in _of_entry(entry, page, over, (item.number, paragraph)):
                base = action.id
                used[base] = used.get(base, 0) + 1
                yield action if used[base] == 1 else replace(action, id=f"{base}-{used[base]}")
            heading = entry.chunks[0].text if entry.kind == "heading" else ""
            over = heading if resolutions.is_label(heading) else ""


def _of_entry(
    entry: Entry, page: MeetingPage, over: str, numbers: tuple[str | None, str | None]
) -> Iterator[Action]:
    item, paragraph = numbers
    for chunk, text in _decided(entry, over):
        kind = _kind(text)
        if kind is None:
            continue
        said = text.removeprefix(resolutions.label(text) or "")
        owner = _OWNER.match(said)
        yield Action(
            id=f"{page.meeting.id}-action-{(paragraph or item or 'x').replace('.', '-')}",
            url=f"{page.meeting.url}#{entry.anchor}",
            sources=(chunk.source,),
            meeting=page.meeting.id,
            item=item,
            paragraph=paragraph,
            kind=kind,
            text=said,
            owner=owner["owner"] if owner else None,
            status="open" if kind == "action" else None,
            followups=(),
            asked_before=(),
        )


def _decided(entry: Entry, over: str) -> Iterator[tuple[Chunk, str]]:
    """The passages that may be decisions, each with what goes on below it; the first below a label whole."""
    for at, chunk in enumerate(entry.chunks):
        if chunk.kind not in ("paragraph", "list"):
            continue
        passages = chunk.items or (chunk.text,)
        below = entry.chunks[at + 1 :]
        if at == 0 and over and not any(map(_kind, passages)) and not resolutions.is_label(passages[0]):
            yield chunk, resolutions.whole(over, entry.chunks)
            continue
        for passage in passages:
            text = resolutions.from_label(passage)
            if _kind(text) or resolutions.is_label(text):
                yield chunk, resolutions.whole(text, below) if passage is passages[-1] else text


def _kind(text: str) -> str | None:
    """What kind of action a passage is, if it is one."""
    if label := resolutions.label(text):
        said = text.removeprefix(label)
        return ("action" if _is_promise(said) else "decision") if said else None
    if match := _NOTED.match(text):
        if len(text) > 400 or "?" in text or resolutions.is_opinion(text):
            return None
        if (
            match["what"].casefold() == "noted"
            and re.search(r"\. +[A-Z]", text)
            and not _NOTED_PAPER.search(text)
        ):
            return None
        return "noted" if match["what"].casefold() == "noted" else "decision"
    return None


def _is_promise(said: str) -> bool:
    """Whether something of what was agreed is still to be done by those who agreed it, or for them."""
    clauses = _CLAUSES.split(_OF_OTHERS.sub("", said))
    return not _DONE.match(said) and any(_TO_DO.search(c) and not _SETTLED.search(c) for c in clauses)


def _replies(report: ReportPage) -> Iterator[Reply]:
    """What a paper's section "Actions" asks and answers: "In response:" parts the two."""
    inside = False
    asked: list[Chunk] = []
    answer: list[Chunk] = []
    answering = False
    for chunk in (*report.chunks, None):
        if chunk is None or chunk.kind == "heading":
            if asked and answer:
                yield Reply(report, tuple(asked), tuple(answer))
            asked, answer, answering = [], [], False
            inside = chunk is not None and bool(_ACTIONS.match(chunk.text))
        elif inside and chunk.kind in ("paragraph", "list"):
            if (
                chunk.kind == "paragraph"
                and answering
                and answer
                and not _RESPONSE.search(chunk.text[:40])
                and _asks(chunk.text)
            ):
                yield Reply(report, tuple(asked), tuple(answer))
                asked, answer, answering = [], [], False
            if not answering and _RESPONSE.search(chunk.text[:40]):
                answering = True
                if len(chunk.text) > 30:
                    answer.append(chunk)
                continue
            (answer if answering else asked).append(chunk)


def _asks(text: str) -> bool:
    return bool(re.search(r"\b(?:requested|required|asked|agreed|action)\b", text[:120], re.I))


def _answer(found: list[Action], reply: Reply, dates: dict[str, str], bodies: dict[str, str]) -> None:
    """Mark the action that a reply fits best: of an earlier meeting, with telling words in common."""
    report = reply.page.report
    date = report.date or ""
    asked = _telling(" ".join(c.text for c in reply.asked))
    best, score = None, 0.0
    for index, action in enumerate(found):
        if action.kind != "action" or dates[action.meeting] >= date or bodies[action.meeting] != report.body:
            continue
        own = _telling(action.text)
        shared = len(own & asked) / max(1, min(len(own), len(asked)))
        if shared >= 0.4 and len(own & asked) >= 2 and (shared, index) > (score, -1):
            best, score = index, shared
    if best is None:
        return
    text = " ".join(c.text for c in reply.answer)
    source: Source = reply.answer[0].source
    followup = FollowUp(report.meeting, report.id, text, (source,))
    found[best] = replace(found[best], status="answered", followups=(*found[best].followups, followup))


def _written(action: Action, letters: Sequence[ReportPage], date: str) -> Action:
    """An action to write to somebody, answered by the first later letter to them on the same matter."""
    if action.kind != "action" or action.status != "open" or not _TO_WRITE.search(action.text):
        return action
    asked = _telling(action.text)
    for letter in sorted(letters, key=lambda page: page.report.date or ""):
        report = letter.report
        to = " ".join(f"{p.name_as_printed} {p.role or ''}" for p in report.recipients)
        shared = asked & _telling(f"{to} {report.title}")
        if report.date and report.date > date and len(shared) >= 3:
            followup = FollowUp(report.meeting, report.id, report.title, report.sources)
            return replace(action, status="answered", followups=(followup,))
    return action


def _telling(text: str) -> set[str]:
    """The words of a passage that say what it is about, without endings."""
    return {
        re.sub(r"(?:s|ed|ing)$", "", w)
        for w in re.findall(r"[a-z]{3,}", text.casefold())
        if not _COMMON.fullmatch(w)
    }
