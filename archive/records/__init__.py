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
    Attachment,
    Attendee,
    Ballot,
    Declaration,
    Difference,
    Meeting,
    Minute,
    Vote,
)
from archive.records.papers import Heading, Report, Table
from archive.records.promises import Action, FollowUp, PlannedItem, Progress, Recommendation, Response

__all__ = [
    "Action",
    "AgendaItem",
    "Attachment",
    "Attendee",
    "Ballot",
    "Conflict",
    "Declaration",
    "Difference",
    "Document",
    "Figure",
    "FollowUp",
    "Heading",
    "Meeting",
    "Minute",
    "Named",
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
    "Table",
    "Term",
    "Vote",
    "Words",
]
