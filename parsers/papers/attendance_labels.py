"""The labels of lists of attendance: in which capacity, and how, those below each were there."""

from __future__ import annotations

import re

Group = tuple[str | None, str]
"""In which capacity people of a list were there, where its label tells, and how."""

# Group labels of an attendance list -> capacity, status.
_GROUPS: tuple[tuple[re.Pattern[str], Group], ...] = (
    (re.compile(r"^chair(?:man|person)?\b(?! councillors)", re.I), ("member", "present")),
    # two rows of a table read as one
    (re.compile(r"^chair councillors in attendance", re.I), ("member", "present")),
    (re.compile(r"^(?:members? )?apologies", re.I), (None, "apologies")),
    (re.compile(r"^(?:absent)", re.I), (None, "absent")),
    (
        re.compile(
            r"^in attendance virtually|^virtual"
            r"|^(?:attending|connected|joined) (?:virtually|remotely|online)",
            re.I,
        ),
        (None, "virtual"),
    ),
    # "Observers", "Present as observers"
    (re.compile(r"^(?:present as )?observers?\b", re.I), (None, "in_attendance")),
    # "Guests", "External attendees", "Invited witnesses"
    (
        re.compile(r"^(?:invited |external |visiting )*(?:guests|visitors|witnesses)|^external \w+", re.I),
        ("guest", "in_attendance"),
    ),
    (
        re.compile(r"^(?:cabinet|executive|portfolio) (?:members?|holders?)", re.I),
        ("cabinet", "in_attendance"),
    ),
    (re.compile(r"^(?:council )?officers", re.I), ("officer", "in_attendance")),
    # "Other Councillors in attendance", "Non-committee members"
    (
        re.compile(
            r"^(?:also )?in attendance|^also present|^others?\b"
            r"|^non-(?:committee|panel|commission|board)",
            re.I,
        ),
        (None, "in_attendance"),
    ),
    (re.compile(r"^co-?opt", re.I), ("co-optee", "present")),
    (
        re.compile(
            r"^(?:attendees|present|councillors?(?: in attendance| present)?"
            r"|members?(?: present| in attendance)?)\b",
            re.I,
        ),
        (None, "present"),
    ),
)
# "Present:", "Members in attendance", "Apologies for absence": a label and nothing besides
LABEL = re.compile(
    r"^\W*(?:(?:board|panel|commission|voting|external|attendees|present|apolog(?:y|ies)|absen(?:t|ce)"
    r"|(?:in )?attend(?:ance|ing|ed)|members?|councillors?"
    r"|officers?|guests?|others?|co-?opt(?:ed|ees?)|virtual(?:ly)?|remotely|online|also|for|and|the"
    r"|committee"
    r"|received)\b\W*)+$",
    re.I,
)
# "ALSO PRESENT (virtually)", "In attendance via Teams"; not "Present in person and online"
_LABELLED_REMOTE = re.compile(
    r"^(?!.*\b(?:person|and|or)\b).*(?:\b|\()(?:virtual(?:ly)?|remote(?:ly)?|online"
    r"|(?:via|by|on) (?:MS |Microsoft )?(?:Teams|Zoom|video(?: ?(?:link|conference))?))\)?\W*$",
    re.I,
)
# "Board Members Present", "Voting members"
_OF_BODY = re.compile(
    r"^(?:(?:board|panel|commission|committee|sub-committee|council|voting|elected) )+(?=members?\b"
    r"|councillors?\b)",
    re.I,
)


def group_of(label: str) -> Group | None:
    """What a label says of those below it; None where it is no label."""
    label = _OF_BODY.sub("", label.strip().strip("*:").strip())
    group = next((meaning for pattern, meaning in _GROUPS if pattern.match(label)), None)
    came = group is not None and group[1] in ("present", "in_attendance")
    return (group[0], "virtual") if group and came and _LABELLED_REMOTE.search(label) else group
