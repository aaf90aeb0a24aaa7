"""Items that were put off, and papers that came late, were handed round, or are missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from archive.body import places as marks_of
from archive.content import Page
from archive.dates import dates
from archive.records import AgendaItem, Attachment, Meeting, Notice, Source
from archive.scrutiny.agenda import alike
from archive.scrutiny.meetings.sentences import Sentence
from archive.scrutiny.places import Places
from archive.slugs import slug

_PAPER = (
    r"(?:reports?|papers?|documents?|appendi(?:x|ces)|annex(?:es)?|minutes|presentations?|slides"
    r"|cover sheets?|addend(?:um|a)"
    r"|(?:impact )?assessments?|briefings?(?: notes?)?|plans?|response)"
)
_SENT = (
    r"(?:reports?|papers?|documents?|appendi(?:x|ces)|annex(?:es)?|minutes|presentations?|slides"
    r"|addend(?:um|a))"
)
_ITEM = (
    r"(?:items?|reports?|matters?|papers?|applications?|motions?|updates?|presentations?|consideration"
    r"|discussion|decision|minutes|petition|question)"
)
_WAS = r"(?:was|were|be|is|are|had been|has been|have been|would be|should be)"
# What a sentence of minutes says -> kind of notice; the first that fits counts.
_SAID: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "withdrawn",
        # "Item 6 was withdrawn from the agenda", "The report had been withdrawn"
        re.compile(
            rf"\b(?:this|the|that|item \d+\w?"
            rf"|agenda)\b[^.;:]{{0,40}}?\b{_ITEM}?\b[^.;:]{{0,30}}?\b{_WAS} withdrawn"
            r"(?: from (?:the|this) (?:agenda|meeting)| by (?:the )?(?:officers?|director|chair)|\W*$)",
            re.I,
        ),
    ),
    (
        "deferred",
        re.compile(
            # "that the item be deferred to the next meeting", "consideration of the plan was deferred"
            rf"\b{_ITEM}\b[^.;:]{{0,80}}?\b{_WAS} (?:\w+ )?(?:(?:deferred|postponed"
            rf"|adjourned)(?! [a-z]+(?:ion|ment)s?\b)|held over"
            rf"|carried (?:over|forward) to"
            r"|taken at (?:the|a) (?:next|future|later|following) meeting|moved to (?:the|a) (?:next"
            r"|future|later) meeting)"
            # "to defer consideration of the report", "agreed to postpone the item"
            rf"|\bto (?:defer|postpone|adjourn)\b[^.;:]{{0,60}}?\b(?:{_ITEM}\b|(?:it|this) (?:until|to)\b)"
            # "Deferred to the meeting on 3 March 2025", "DEFERRED"
            r"|^(?:(?:resolved|agreed)\b\W*(?:that )?)?(?:deferred|postponed)(?:\W*$| (?:to|until"
            r"|pending)\b)",
            re.I,
        ),
    ),
    (
        "tabled",
        re.compile(
            # "A revised appendix was tabled at the meeting", "the tabled addendum"
            rf"\b{_PAPER}\b[^.;:]{{0,60}}?\b{_WAS} (?:\w+ )?(?:tabled|laid (?:round|around)|handed (?:out"
            rf"|round)"
            r"|circulated (?:at|in) the meeting)"
            rf"|\btabled (?:\w+ )?{_PAPER}\b|\btabled (?:at the meeting|a (?!motion|amendment|question))",
            re.I,
        ),
    ),
    (
        "missing",
        re.compile(
            # "this report was not available to be included within this agenda"
            rf"\b{_PAPER}\b[^.;:]{{0,60}}?\b(?:{_WAS} (?:not|un)(?: ?yet)? ?(?:been )?(?:available|ready"
            rf"|included|provided|received"
            r"|published|circulated|submitted)|had not (?:yet )?(?:been )?(?:arrived|received|provided"
            r"|circulated|published))"
            r"[^.;:]{0,60}?\b(?:agenda|(?:this|the|for) meeting|time of publication|in time|pack|despatch"
            r"|dispatch)\b",
            re.I,
        ),
    ),
    (
        "late",
        re.compile(
            # "The report had been published late", "papers for this item were sent late"
            rf"\b{_SENT}\b[^.;:]{{0,60}}?\b{_WAS} (?:\w+ )?(?:late\b|(?:published|circulated|issued|sent"
            rf"|despatched|submitted|received)"
            r" (?:late|separately|after (?:the )?(?:publication|despatch|dispatch)|in a supplement"
            r"|as a supplement))"
            rf"|\blate (?:{_SENT}|items?)\b(?! (?:fee|stage|diagnos))|\bto follow\b\W*$"
            r"|\bwill (?:follow|be circulated (?:separately|later)) (?:in a supplement"
            r"|under separate cover)",
            re.I,
        ),
    ),
)  # fmt: skip
# "that implementation of the decision be postponed": no item of a meeting
_CARRIED_OUT = re.compile(r"\bimplement", re.I)
# "which had been deferred from the March meeting", "should not be deferred": put off before, or not at all
_NOT_NOW = re.compile(
    r"\b(?:deferred|postponed|adjourned|held over|carried (?:over|forward)) (?:from|at|by) (?:the|its|our)\b"
    r"|\bnot (?:to )?(?:be )?(?:defer|postpone|adjourn)\w*",
    re.I,
)
# "moved that the report be deferred": put off only where it was agreed
_MOVED = re.compile(r"\b(?:moved|proposed|suggested|requested|motion|amendment)\b", re.I)
_CARRIED = re.compile(r"\b(?:agreed|carried|resolved|seconded and deferred|unanimous\w*)\b", re.I)
_LOST = re.compile(r"\b(?:not (?:agreed|carried|seconded)|lost|fell|rejected|defeated|not be)\b", re.I)
# "the item on school meals had been postponed": another item than the one that was heard
_ON = re.compile(
    rf"\b(?:the|an?) {_ITEM} (?:on|about|regarding|concerning) (?P<what>[^.;:,]{{4,80}}?) {_WAS}\b", re.I
)
# "Quarter 2 report (to follow)", "Report to follow", "Report to be tabled", "circulated separately"
_ANNOUNCED = (
    ("tabled", re.compile(r"\b(?:to be|will be) tabled\b|\btabled (?:paper|report|item)\b|\(tabled\)", re.I)),
    (
        "late",
        re.compile(
            r"\bto follow\b|\b(?:to be|will be) (?:sent|circulated|published|issued|despatched|provided)"
            r" (?:separately|later|in a supplement|under separate cover)|\bcirculated separately\b"
            r"|\bunder separate cover\b"
            r"|\blate (?:report|paper)\b|\bi ddilyn\b",
            re.I,
        ),
    ),
    ("withdrawn", re.compile(r"\b(?:item|report) withdrawn\b|\(withdrawn\)|^withdrawn\b", re.I)),
    ("deferred", re.compile(r"\b(?:item|report) deferred\b|\(deferred[^()]*\)|^deferred\b", re.I)),
)
# A letter that sends papers after the agenda: "I am now able to enclose", "Please find attached the report"
_SENDS = re.compile(
    r"\b(?:enclos|attach|supplement|unavailable|not available|replaces|originally published"
    r"|to follow)",
    re.I,
)
# "Enclosed are the amendments that were proposed during the meeting": they were no papers for it
_PROPOSED = re.compile(
    r"\b(?:proposed|moved|put forward|tabled)\b[^.;:]{0,30}?\b(?:during|at|in) (?:the|that|its|this)\b"
    r"[^.;:]{0,30}?\bmeeting\b",
    re.I,
)
# "These amendments were debated but not agreed": what became of the papers that it sends
_BECAME = re.compile(
    r"\b(?:was|were) [^.]{0,60}?\b(?:agreed|approved|carried|lost|rejected|withdrawn)\b", re.I
)


def of_minutes(said: Iterable[Sentence]) -> Iterator[Notice]:
    """What minutes say of items put off and of papers that were late or missing: once an item and kind."""
    seen: set[tuple[str, str]] = set()
    sentences = list(said)
    for at, sentence in enumerate(sentences):
        kind = next((kind for kind, pattern in _SAID if pattern.search(sentence.text)), None)
        item = sentence.item
        if kind == "deferred" and not _is_put_off(sentence, sentences[at + 1 :]):
            kind = None
        if kind is None or (kind, item.anchor) in seen:
            continue
        other = _other_item(sentence) if kind in ("deferred", "withdrawn") else None
        if other is None:
            seen.add((kind, item.anchor))
        reports = item.agenda.reports if item.agenda and kind in ("late", "missing") else ()
        name = item.agenda.number or item.agenda.title if item.agenda else item.number or item.title
        yield replace(
            _notice(kind, None if other else name, other or item.title, sentence.text, sentence.source),
            until=next(iter(dates(sentence.text)), None) if kind == "deferred" else None,
            reports=reports,
        )


def _is_put_off(sentence: Sentence, behind: Sequence[Sentence]) -> bool:
    """Whether an item was put off at this meeting: not its carrying out, not before, not on a motion lost."""
    text = sentence.text
    if _CARRIED_OUT.search(text) or _NOT_NOW.search(text):
        return False
    if not _MOVED.search(text):
        return True
    below = [s.text for s in behind[:3] if s.item == sentence.item]
    decided = next((t for t in (text, *below) if _CARRIED.search(t) or _LOST.search(t)), "")
    return bool(decided) and not _LOST.search(decided)


def _other_item(sentence: Sentence) -> str | None:
    """What a sentence says was put off, where that is another matter than the item it stands below."""
    match = _ON.search(sentence.text)
    if match is None:
        return None
    said, title = (set(slug(text).split("-")) for text in (match["what"], sentence.item.title))
    return None if any(len(word) > 3 for word in said & title) else match["what"].strip().capitalize()


def of_agenda(agenda: Sequence[AgendaItem], told_by: Sequence[Places]) -> Iterator[Notice]:
    """What agendas announce as late, and the papers that they name and the archive doesn't have."""
    for item in agenda:
        name = item.number or item.title
        said = "\n".join([item.title, item.purpose or "", *_row(item, told_by)])
        line = next((line for line in said.split("\n") if any(p.search(line) for _, p in _ANNOUNCED)), None)
        source = _where(item, told_by)
        if line is not None and source:
            kind = next(kind for kind, pattern in _ANNOUNCED if pattern.search(line))
            yield replace(_notice(kind, name, item.title, line.strip(), source), reports=item.reports)
        for file in item.attachments:
            if file.document is None and source:
                yield _not_archived(name, file, source)


def of_pages(item: AgendaItem, told_by: Sequence[Places], papers: Sequence[Page]) -> Iterator[Notice]:
    """The pages that an agenda gives for an item of which the archive has no paper.

    A pack that has them has a paper for the item, though it may not say which.
    """
    source = _where(item, told_by)
    if item.page_from is None or item.documents or item.attachments or source is None:
        return
    until = item.page_to or item.page_from
    pack = [page for page in papers if page.document == source.document]
    printed = {mark.printed_page for page in pack for mark in marks_of(page)}
    if not any(n is not None and item.page_from <= n <= until for n in printed):
        notice = _notice("not_archived", item.number or item.title, item.title, "", source)
        yield replace(notice, page_from=item.page_from, page_to=until)


def without_minutes(meeting: Meeting, minuted: Collection[tuple[str, str]]) -> Meeting:
    """A meeting without notices that minutes are missing which the archive has as another paper."""
    items = {item.number or item.title: item for item in meeting.agenda}

    def has(notice: Notice) -> bool:
        item = items.get(notice.item or "") if notice.kind == "not_archived" and notice.page_from else None
        said = dates(f"{item.title} {item.purpose or ''}") if item and _MINUTES.search(item.title) else []
        return any((meeting.body, day) in minuted for day in said)

    return replace(meeting, notices=tuple(n for n in meeting.notices if not has(n)))


_MINUTES = re.compile(r"\bminutes\b|\bprevious meeting\b|\blast meeting\b", re.I)


def of_files(files: Iterable[Attachment], source: Source) -> Iterator[Notice]:
    """The files for the whole meeting that the council's page links to and the archive doesn't have."""
    for file in files:
        if file.document is None:
            yield _not_archived(None, file, source)


def of_letters(letters: Iterable[Page], agenda: Sequence[AgendaItem]) -> Iterator[Notice]:
    """Letters that sent papers for items of the agenda after it, or what was proposed at the meeting."""
    for letter in letters:
        places = Places(letter)
        paragraphs = [c for c in places.chunks if c.kind == "paragraph"]
        said = [c for c in paragraphs if _SENDS.search(c.text) or _BECAME.search(c.text)]
        if not any(_SENDS.search(c.text) for c in said):
            continue
        for entry in letter.get("agenda") or []:
            item = next((a for a in agenda if _is(a, entry)), None)
            words = " ".join(c.text for c in said)
            kind = "proposed" if any(_PROPOSED.search(c.text) for c in said) else "late"
            notice = _notice(
                kind, entry.get("number") or entry["title"], entry["title"], words, said[0].source
            )
            yield replace(notice, reports=item.reports if item else ())


def _is(item: AgendaItem, entry: dict[str, str]) -> bool:
    return item.number == entry.get("number") and alike(item.title, entry["title"])


def _row(item: AgendaItem, told_by: Sequence[Places]) -> list[str]:
    """What the agendas print of an item in its row of a table, or its line of a list, besides its title."""
    found = []
    for places in told_by:
        if places.page.kind != "agenda":
            continue
        for chunk in places.chunks:
            lines = [" ".join(row) for row in chunk.rows] or list(chunk.items)
            found += [line for line in lines if item.title in line]
    return found


def _where(item: AgendaItem, told_by: Sequence[Places]) -> Source | None:
    """Where an agenda or the minutes name an item."""
    return next((places.find(item.title) for places in told_by if places.has(item.title)), None)


def _not_archived(item: str | None, file: Attachment, source: Source) -> Notice:
    return replace(_notice("not_archived", item, file.title, "", source), address=file.address)


def _notice(kind: str, item: str | None, title: str | None, text: str, source: Source) -> Notice:
    return Notice(kind, item, title, text, None, None, None, None, (), (source,))
