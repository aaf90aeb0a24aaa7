"""What a text tells of a vote: labels with names or numbers behind them, sentences with numbers, outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from parsers import phrases
from parsers.blocks import Block, Kind, plain

Vote = dict[str, Any]
Told = tuple[int, int, list[Vote]]
"""Where a vote begins and ends in a text, and its ballots."""
CHOICES = ("for", "against", "abstain", "absent", "not_voting")
# What a label or the cell of a table says -> the choice. The first that matches counts.
_CHOICES = (
    ("not_voting", re.compile(r"(?:did not vote|not voting|no vote(?: cast)?|non-voting)", re.I)),
    ("absent", re.compile(r"(?:absent|not present|apologies|left (?:the )?meeting)", re.I)),
    ("abstain", re.compile(r"(?:abstain(?:ed|ing|s)?|abstentions?)", re.I)),
    ("against", re.compile(r"(?:against|opposed|nays?|noes)", re.I)),
    ("for", re.compile(r"(?:in favour|for|yeas?|ayes?)", re.I)),
)
_CELLS = {"yes": "for", "no": "against"}
_WHO = r"(?:(?:those|members?|councillors?|cllrs|votes?|voting|voted|number)\s+){0,4}"
_WHAT = (
    r"(?:\s+(?:from\s+)?(?:voting|(?:of )?the (?:substantive )?"
    r"(?:motion|amendment|recommendation|proposal|resolution|application)s?))?"
)
_LABELS = "|".join(pattern.pattern for _, pattern in _CHOICES)
# "… and Whittle Abstained (1): Carr": a label in a line with the names before it
_GLUED = r"(?<=\w)\s+(?=(?-i:F(?:or|OR)|A(?:gainst|GAINST|bst|BST))[a-z]*\s*(?:\(\d{1,3}\)\s*)?:)"
# "For:", "Against (2):", "ABSTENTIONS – 1", "Councillors voting for the motion (12):", "Those in favour 7"
LABEL = re.compile(
    rf"(?:^|(?<=[.;:,|()\d–—])\s*|(?<=\bNone)\s*|{_GLUED})\**{_WHO}(?P<label>{_LABELS}){_WHAT}\**\s*"
    r"(?:(?:[:–—-]\s*)?\((?P<count>\d{1,3})(?: votes?| members?)?\)\**\s*[:–—-]?"
    r"|[:–—-]\**\s*|\s(?=\d{1,3}\b(?![/.]\d)))",
    re.I,
)
# "Adams, Brown and Carr (3)", "Total: 3", "7"
_COUNT = re.compile(
    r"^(\d{1,3})\b(?: votes?| members?)?\W*|\W*(?:\(|\btotal:? ?|[-–=] ?)(\d{1,3})\)?\W*$", re.I
)
_NOBODY = re.compile(r"^\W*(?:none|nil|nobody|no one|n/a|0|zero)?\W*$", re.I)
_CALLED = re.compile(r"^(?:the )?(?:councillors|cllrs\.?|members|county councillors)\b:?\s*", re.I)
_ENDS = r"(not carried|carried|lost|rejected|defeated|not agreed|approved|agreed|fell)"
# "CARRIED", "Motion lost", "and it was carried", "The amendment was put to the vote and declared LOST."
_OUTCOME = re.compile(
    rf"^\W*(?:(?:the )?(?:motion|amendment|vote|recommendation|proposal|resolution)\W+)?{_ENDS}\W*$"
    rf"|^\W*(?:and )?(?:it|this|which) was (?:then |duly |therefore |declared ){{0,2}}{_ENDS}\W*$"
    r"|\b(?:motion|amendment|vote|recommendation|proposal|resolution|application)s?\b[^.]{0,100}?"
    rf"\b(?:was|were|declared|therefore|status:?)\s+(?:then |duly |therefore |declared )*{_ENDS}\b",
    re.I,
)
# "asked whether the amendment was lost": a question tells no outcome
_ASKED = re.compile(r"\b(?:whether|if|unless|when|had|should|asked|queried)\b", re.I)
# Where a sentence begins behind the last names: "Abstain (0). The motion was CARRIED", "… 1) it was"
_SENTENCE = re.compile(
    r"(?:^|(?<=[.;:)\d])\s*|\s[-–—]\s+)(?=\W*(?:Motion |Amendment )?(?:not )?(?:[Cc]arried|CARRIED|[Ll]ost"
    r"|LOST|Defeated|DEFEATED|Rejected|REJECTED|Fell|FELL|Agreed|AGREED|Resolved|RESOLVED|Approved|APPROVED)\b)"
    r"|(?<=[.;:)\d])\s+(?=(?:The|It|Upon|On|This|Accordingly|Therefore|Consequently|Whereupon|Having|As"
    r"|Members|There|That|Following|In|Councillors? \w+ (?:asked|said|moved|voted|left))\s)"
    r"|(?<=[)\d])[,;]?\s+(?=(?:it|the|and|so|whereupon|therefore|with)\b)"
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
            "twenty")  # fmt: skip
_NUMBER = rf"(?:\d{{1,3}}|nil|{'|'.join(_NUMBERS)})"
# "7 for, 2 against, 1 abstention", "eight Members voted in favour, 3 against and 2 abstained"
_COUNTED = re.compile(
    rf"(?<![£$.,\d])\b(?P<count>{_NUMBER})\s+"
    r"(?:(?:members?|councillors?|votes?|voted|voting|were|who|having)\s+){0,3}"
    r"(?P<label>in favour|for|against|abstentions?|abstain(?:ed|ing)?)\b"
    r"(?=\s*(?:$|[,;:.)–-]|and\b|to\b|with\b"
    r"|(?:of )?the (?:motion|amendment|recommendation|proposal|application)))",
    re.I,
)
# "carried by 8 votes to 3, with 2 abstentions", "by 3 votes to 5 the amendment was lost"
_BY = re.compile(
    rf"\bby (?P<one>{_NUMBER})(?: votes?)? to (?P<other>{_NUMBER})\b(?: votes?\b)?"
    rf"(?:[^.;]{{0,20}}?\b(?P<abstain>{_NUMBER}) (?:members? )?(?:abst\w+))?",
    re.I,
)
# "Upon a vote, with 7 voting for": what leads to the numbers is no part of the title
_LEFT_OPEN = re.compile(r"[\s,(]+(?:with|by|and|of|as follows|there (?:were|being)|namely)$", re.I)
_VOTING = re.compile(r"\bvot(?:e|es|ed|ing)\b|\babst|\b(?:motion|amendment|carried|lost|defeated)\b", re.I)
_WON = ("carried", "agreed", "approved")
SHORT = 300
LONG = 6000
"""A list of those who voted has no more signs than this."""


def of_line(line: str) -> Iterator[Vote]:
    """The ballots of a line: "For: Adams, Brown (2). Against: Carr (1). Abstain: none"."""
    labels = list(LABEL.finditer(line))
    if not labels or labels[0].start() > 0:
        return
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        text = cut(line[label.end() : following.start() if following else len(line)])[0]
        yield ballot_of(choice_of(label["label"]), text, label["count"])


def ballot_of(choice: str | None, text: str, count: str | None) -> Vote:
    """What a label and the names or the number behind it tell."""
    ballot: Vote = {"choice": choice, "names": []}
    text = text.strip(" .;,|")
    match = _COUNT.search(text)
    if match:
        count = count or match[1] or match[2]
        text = f"{text[: match.start()]} {text[match.end() :]}"
    if not _NOBODY.match(text):
        ballot["names"] = names_of(text.strip(" ()") if text.count("(") != text.count(")") else text)
    elif re.search(r"[a-z]", text, re.I):
        count = count or "0"
    if count is not None:
        ballot["count"] = int(count)
    return ballot


def names_of(text: str) -> list[str]:
    """The names of a list, as printed; "Councillors" before them is no part of the first."""
    return [
        name
        for person in phrases.people(_CALLED.sub("", text.strip(" .")))
        if (name := person.name.strip(" .")) and re.match(r"^[^\W\d_]", name) and len(name.split()) < 7
    ]


def is_name(name: str) -> bool:
    """Whether it is a full name, one with a title, or a surname alone."""
    return phrases.is_name(name) or bool(phrases.SURNAME.fullmatch(name))


def is_vote(ballots: Sequence[Vote]) -> bool:
    """Whether ballots are a vote: for and something else, with names or counts."""
    choices = {ballot["choice"] for ballot in ballots}
    told = [b for b in ballots if b["names"] or "count" in b]
    return "for" in choices and bool(choices & {"against", "abstain"}) and len(told) >= 2


def choice_of(text: str) -> str | None:
    """The choice that a label or a cell names, or None."""
    bare = plain(text).strip(" .:*")
    if bare.casefold() in _CELLS:
        return _CELLS[bare.casefold()]
    return next((choice for choice, pattern in _CHOICES if pattern.fullmatch(bare)), None)


def cut(text: str) -> tuple[str, str]:
    """The names behind a label, and the sentence that begins behind them."""
    match = _SENTENCE.search(text)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")


def outcome_of(text: str) -> str | None:
    """How a vote ended by a sentence; what is asked or supposed is no outcome."""
    match = _OUTCOME.search(text.strip(" ()"))
    if match is None or _ASKED.search(text[: match.end()].rpartition(". ")[2]):
        return None
    return match[match.lastindex or 0].casefold()


def of_sentences(block: Block) -> Iterator[Vote]:
    """The votes that sentences of a paragraph tell, by labels or by numbers alone."""
    if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or len(block.text) > LONG:
        return
    text = block.plain
    if not _VOTING.search(text):
        return
    found = [*_labelled(text), *_counted(text), *_by(text)]
    covered = 0
    for start, end, ballots in sorted(found, key=lambda entry: entry[:2]):
        if start < covered:
            continue
        before = re.split(r"(?<=[a-z)][.;])\s+(?=[A-Z])", text[covered:start])[-1]
        before = _LEFT_OPEN.sub("", before.strip(" (:,.–—-"))
        after = re.split(r"(?<=[.;])\s+(?=[A-Z])", text[end:].lstrip(" .;,)"))[0]
        outcome = (
            outcome_of(after)
            or outcome_of(text[covered:end])
            or outcome_of(f"{before} {text[start:end]} {after}")
        )
        covered = end
        yield {"title": before if 0 < len(before) <= SHORT else None, "outcome": outcome, "ballots": ballots}


def _labelled(text: str) -> Iterator[Told]:
    """Votes by labels within a paragraph: "… For (2): Archer and Baker. Against (1): Carr. …"."""
    run: list[tuple[int, int, Vote]] = []
    labels = list(LABEL.finditer(text))
    for index, label in enumerate(labels):
        end = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        names, rest = cut(text[label.end() : end])
        ballot = ballot_of(choice_of(label["label"]), names, label["count"])
        if any(ballot["choice"] == b["choice"] for _, _, b in run) or not _certain(ballot):
            yield from _run(run)
            run = []
        if _certain(ballot):
            run.append((label.start(), end - len(rest), ballot))
        if rest.strip(" .;,)("):
            yield from _run(run)
            run = []
    yield from _run(run)


def _run(run: Sequence[tuple[int, int, Vote]]) -> Iterator[Told]:
    ballots = [{k: v for k, v in ballot.items() if v != []} for _, _, ballot in run]
    if run and is_vote([ballot for _, _, ballot in run]):
        yield run[0][0], run[-1][1], ballots


def _certain(ballot: Vote) -> bool:
    """Whether a ballot within a sentence has names that are names, or a number."""
    names = ballot["names"]
    return all(map(is_name, names)) and (bool(names) or "count" in ballot)


def _counted(text: str) -> Iterator[Told]:
    """Votes by numbers before the choice: "7 for, 2 against and 1 abstention"."""
    run: list[re.Match[str]] = []
    for match in [*_COUNTED.finditer(text), None]:
        near = (
            match
            and run
            and match.start() - run[-1].end() < 25
            and "." not in text[run[-1].end() : match.start()]
        )
        if run and not near:
            ballots = [{"choice": choice_of(m["label"]), "count": _number(m["count"])} for m in run]
            choices = [b["choice"] for b in ballots]
            if {"for", "against"} <= set(choices) and len(set(choices)) == len(choices):
                yield run[0].start(), run[-1].end(), ballots
            run = []
        if match:
            run.append(match)


def _by(text: str) -> Iterator[Told]:
    """Votes "carried by 8 votes to 3", "lost by 3 votes to 5": the outcome tells which number is whose."""
    for match in _BY.finditer(text):
        start = max(text.rfind(". ", 0, match.start()), 0)
        end = text.find(". ", match.end())
        outcome = outcome_of(text[start : end if end > 0 else len(text)])
        first, second = _number(match["one"]), _number(match["other"])
        if outcome is None or first == second or (outcome in _WON) != (first > second):
            continue
        ballots: list[Vote] = [{"choice": "for", "count": first}, {"choice": "against", "count": second}]
        if match["abstain"]:
            ballots.append({"choice": "abstain", "count": _number(match["abstain"])})
        yield match.start(), match.end(), ballots


def _number(text: str) -> int:
    """A number in figures or words; "no" and "nil" are 0."""
    bare = text.casefold()
    return int(bare) if bare.isdigit() else _NUMBERS.index(bare) if bare in _NUMBERS else 0
