"""The data types of the archive, and nothing else.

They are the published contract (docs/data.md): the JSON under `site/data/` is these classes written out, and
the templates are given these same objects. Ids are readable slugs. Dates are ISO 8601, times "19:05". What a
source does not say is None or an empty tuple, never a guess.
"""

from archive.records.common import Named, Source
from archive.records.documents import Document, Omission, Section, Words
from archive.records.knowledge import Conflict, Figure, Observation, Person, PersonMeeting, Role, Sense, Term
from archive.records.meetings import (
    AgendaItem,
    Approval,
    Attachment,
    Attendee,
    Ballot,
    Correction,
    Declaration,
    Difference,
    Disagreement,
    Listing,
    Meeting,
    Minute,
    Movement,
    Notice,
    Statement,
    Vote,
)
from archive.records.papers import Heading, Report, Table
from archive.records.promises import (
    Action,
    Earlier,
    FollowUp,
    PlannedItem,
    Progress,
    Recommendation,
    Response,
)

__all__ = [
    "Action",
    "AgendaItem",
    "Approval",
    "Attachment",
    "Attendee",
    "Ballot",
    "Conflict",
    "Correction",
    "Declaration",
    "Difference",
    "Disagreement",
    "Document",
    "Earlier",
    "Figure",
    "FollowUp",
    "Heading",
    "Listing",
    "Meeting",
    "Minute",
    "Movement",
    "Named",
    "Notice",
    "Observation",
    "Omission",
    "Person",
    "PersonMeeting",
    "PlannedItem",
    "Progress",
    "Recommendation",
    "Report",
    "Response",
    "Role",
    "Section",
    "Sense",
    "Source",
    "Statement",
    "Table",
    "Term",
    "Vote",
    "Words",
]
