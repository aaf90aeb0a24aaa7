"""What the templates of meetings and of the home page need worked out, so that they only have to show it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.body import Chunk
from archive.long_minutes import MinutesPart, Run, named, titled
from archive.records import Action, Attachment, Difference, Meeting, Report, Source, Vote
from archive.scrutiny.meetings import MeetingPage
from archive.scrutiny.meetings.printed import printed, source_names
from archive.scrutiny.minutes import Entry, Item, numbering


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry of the minutes as its page shows it."""

    entry: Entry
    anchor: str
    lead: Chunk
    """The numbered paragraph, heading or first passage."""
    asked: tuple[Chunk, ...]
    """What of it still asks: the rest of a question."""
    rest: tuple[Chunk, ...]
    """What belongs to it: answers, lists, tables."""
    label: str | None
    """Question, Question and answer, Answer, Comment, Decision or Agreed action."""
    sources: tuple[tuple[str, Source], ...]
    """Where each source has it, with what the source is called; unnamed if the meeting has only one."""
    differences: tuple[tuple[str, Difference], ...]
    """What other sources say otherwise, with their names."""
    lacking: str | None
    """The name of the source that lacks it, though it has what stands before and behind."""
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as its page shows it."""

    item: Item
    title: str
    also: tuple[str, ...]
    """Further anchors by which the data name it."""
    papers: tuple[Report, ...]
    entries: tuple[EntryView, ...]
    files: tuple[Attachment, ...]
    """What the council's page links to, without papers that are shown already and have no address there."""
    votes: tuple[Vote, ...]
    """Its recorded votes."""
    numbering: tuple[tuple[str, Source], ...]
    """What is wrong with the numbers of its paragraphs, and where."""
    cut: tuple[str, str | None] | None
    """The name of the source that breaks off in it, and the number of the paragraph."""
    begins: bool = True
    """Whether it begins here, and doesn't go on from the page before."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a source that is shown as it is printed."""

    title: str
    anchor: str
    document: str
    chunks: tuple[Chunk, ...]


def below(found: Iterable[Chunk], level: int) -> tuple[Chunk, ...]:
    """Chunks whose headings begin one below a level and go down without jumps."""
    stack: list[int] = []
    result = []
    for chunk in found:
        if chunk.kind == "heading":
            while stack and stack[-1] >= chunk.level:
                stack.pop()
            stack.append(chunk.level)
        depth = min(level + len(stack), 6)
        result.append(replace(chunk, level=depth) if chunk.kind == "heading" else chunk)
    return tuple(result)


# -- a meeting ---------------------------------------------------------------------------------------------


def items(page: MeetingPage, papers: Mapping[str, Report], actions: Sequence[Action]) -> Iterator[ItemView]:
    """The items of a meeting's page."""
    names = source_names(page) if len(page.minutes) > 1 else {}
    by_anchor: dict[str, list[Action]] = {}
    for action in actions:
        by_anchor.setdefault(action.url.partition("#")[2], []).append(action)
    for item in page.items:
        agenda = item.agenda
        own = agenda.url.partition("#")[2] if agenda else item.anchor
        shown = tuple(papers[r] for r in agenda.reports if r in papers) if agenda else ()
        addresses = {paper.url for paper in shown}
        yield ItemView(
            item=item,
            title=titled(item),
            also=(own,) if own != item.anchor else (),
            papers=shown,
            files=tuple(f for f in agenda.attachments if f.address or f.shown_at not in addresses)
            if agenda
            else (),
            entries=tuple(_entries(item, names, by_anchor)),
            votes=tuple(v for v in page.meeting.votes if v.item in (item.number or item.title,)),
            numbering=tuple(
                (numbering.said(entry), entry.sources[0])
                for entry in page.meeting.numbering
                if entry.item == item.number
            ),
            cut=_cut(item, names),
        )


def in_parts(found: Iterable[ItemView], parts: Iterable[MinutesPart]) -> Iterator[list[ItemView]]:
    """The items of each part of long minutes: what is cut goes on under its title."""
    views = list(found)
    begun = 0
    for part in parts:
        own = []
        for run in part.runs:
            begun += run.begins
            own.append(_run_of(views[begun - 1], run))
        yield own


def _run_of(view: ItemView, run: Run) -> ItemView:
    """What of an item stands in a run of its entries: its papers before all, its votes behind all."""
    view = replace(view, entries=view.entries[run.start : run.end], votes=view.votes if run.ends else ())
    if run.begins:
        return view
    return replace(
        view,
        item=replace(view.item, agenda=None),
        title=named(run),
        also=(),
        papers=(),
        files=(),
        numbering=(),
        cut=None,
        begins=False,
    )


def _cut(item: Item, names: Mapping[str, str]) -> tuple[str, str | None] | None:
    """Where one of several sources breaks off in an item."""
    minutes = (entry.minute for entry in item.entries if entry.minute)
    return next(((names[d], m.number) for m in minutes for d in m.cut_in if d in names), None)


def _lacking(item: Item, names: Mapping[str, str]) -> dict[str, str]:
    """Anchors of numbered minutes that one of two sources lacks between others that it has, with its name."""
    numbered = [entry for entry in item.entries if entry.minute and entry.minute.number]
    found = {}
    for document, name in names.items():
        has = [at for at, e in enumerate(numbered) if e.minute and document in e.minute.found_in]
        for at in range(has[0], has[-1]) if has else ():
            if at not in has:
                found[numbered[at].anchor] = name
    return found


def other_papers(page: MeetingPage, papers: Mapping[str, Report]) -> list[Report]:
    """Papers of the meeting that stand under none of its items."""
    placed = {report for entry in page.meeting.agenda for report in entry.reports}
    return [papers[p.id] for p in page.reports if p.id in papers and p.id not in placed]


def other_votes(page: MeetingPage) -> list[Vote]:
    """Votes that stand under no item of the meeting."""
    items = {item.number or item.title for item in page.items}
    return [vote for vote in page.meeting.votes if vote.item not in items]


def _entries(
    item: Item, names: Mapping[str, str], actions: Mapping[str, Sequence[Action]]
) -> Iterator[EntryView]:
    everything = below((c for entry in item.entries for c in entry.chunks), 2)
    lacking = _lacking(item, names)
    replies = {reply for entry in item.entries if entry.minute for reply in entry.minute.answered_in}
    done = 0
    for entry in item.entries:
        own = everything[done : done + len(entry.chunks)]
        done += len(entry.chunks)
        minute = entry.minute
        sources = minute.sources if minute else (own[0].source,)
        answer = entry.answer or (1 if minute is None or minute.kind != "question" else len(own))
        yield EntryView(
            entry=entry,
            anchor=entry.anchor,
            lead=own[0],
            asked=own[1:answer],
            rest=own[answer:],
            label=_label(entry, actions.get(entry.anchor, ()), replies),
            sources=tuple((names.get(s.document, ""), s) for s in sources),
            differences=tuple((names.get(d.document, "other source"), d) for d in minute.differences)
            if minute
            else (),
            lacking=lacking.get(entry.anchor),
            actions=tuple(actions.get(entry.anchor, ())),
        )


def _label(entry: Entry, actions: Sequence[Action], replies: Collection[str]) -> str | None:
    minute = entry.minute
    if minute and minute.kind == "question" and minute.answers and len(entry.chunks) == 1:
        return "Question and answer"
    if minute and minute.kind in ("question", "comment"):
        return minute.kind.capitalize()
    if minute and minute.id in replies:
        return "Answer"
    if entry.kind == "decision":
        return "Agreed action" if actions and all(a.kind == "action" for a in actions) else "Decision"
    return None


def as_printed(page: MeetingPage) -> list[Part]:
    """What the sections of a meeting's page leave out, below headings of its own."""
    return [Part(p.title, p.anchor, p.page.document, below(p.chunks, 3)) for p in printed(page)]


def coverage(page: MeetingPage) -> tuple[list[str], int, int] | None:
    """Of several sources: their names, how many numbered minutes they have, how many of these several."""
    minutes = [e.minute for item in page.items for e in item.entries if e.minute and e.minute.number]
    if len(page.minutes) < 2:
        return None
    names = [f"the {name}" for name in source_names(page).values()]
    return names, len(minutes), sum(len(m.found_in) > 1 for m in minutes)


# -- the home page ------------------------------------------------------------------------------------------


def last_and_next(meetings: Sequence[Meeting]) -> tuple[list[Meeting], list[Meeting]]:
    """The latest meetings that were held, and those announced after them: the papers know no today."""
    held = sorted((m for m in meetings if m.status == "held"), key=lambda m: m.date, reverse=True)
    latest = held[0].date if held else ""
    return held[:3], sorted(
        (m for m in meetings if m.status == "scheduled" and m.date > latest), key=lambda m: m.date
    )
