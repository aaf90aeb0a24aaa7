"""The data types of the archive, and nothing else.

They are the published contract (docs/data.md): the JSON under `site/data/` is these classes written out, and
the templates are given these same objects. Ids are readable slugs. Dates are ISO 8601, times "19:05". What a
source does not say is None or an empty tuple, never a guess.
"""

from archive.records.citations import Citation
from archive.records.common import Named, Source
from archive.records.documents import Document, Group, Omission, Section, Words
from archive.records.knowledge import Comparator, Conflict, Figure, Observation, Sense, Term, Unexplained
from archive.records.meetings import (
    AgendaItem,
    Approval,
    Attachment,
    Attendee,
    Ballot,
    Correction,
    Declaration,
    Disagreement,
    Irregularity,
    Listing,
    Meeting,
    Movement,
    Notice,
    Statement,
    Vote,
)
from archive.records.minutes import Change, Difference, Minute
from archive.records.papers import Heading, Report, Table, Total
from archive.records.people import (
    Likeness,
    Person,
    PersonItem,
    PersonLetter,
    PersonMeeting,
    PersonVote,
    Role,
    Spelling,
)
from archive.records.promises import (
    Action,
    Decided,
    Earlier,
    FollowUp,
    Mention,
    Note,
    PlannedItem,
    Progress,
    Recommendation,
    Related,
    Response,
    Stated,
)

__all__ = [
    "Action",
    "AgendaItem",
    "Approval",
    "Attachment",
    "Attendee",
    "Ballot",
    "Change",
    "Citation",
    "Comparator",
    "Conflict",
    "Correction",
    "Decided",
    "Declaration",
    "Difference",
    "Disagreement",
    "Document",
    "Earlier",
    "Figure",
    "FollowUp",
    "Group",
    "Heading",
    "Irregularity",
    "Likeness",
    "Listing",
    "Meeting",
    "Mention",
    "Minute",
    "Movement",
    "Named",
    "Note",
    "Notice",
    "Observation",
    "Omission",
    "Person",
    "PersonItem",
    "PersonLetter",
    "PersonMeeting",
    "PersonVote",
    "PlannedItem",
    "Progress",
    "Recommendation",
    "Related",
    "Report",
    "Response",
    "Role",
    "Section",
    "Sense",
    "Source",
    "Spelling",
    "Stated",
    "Statement",
    "Table",
    "Term",
    "Total",
    "Unexplained",
    "Vote",
    "Words",
]
