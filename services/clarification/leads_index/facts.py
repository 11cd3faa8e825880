"""What the acts on an entry must know of the subject: other leads, clarifications that can wait, the candidate."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.clarification.candidates.candidate import Candidate
from services.clarification.clarifications.clarification import Clarification
from services.clarification.leads_index.entry import LeadEntry


@dataclass(frozen=True, slots=True)
class NotingFacts:
    """For ``note`` and ``note_case``: concluded leads on the subject, its running clarifications, locked."""

    concluded: tuple[LeadEntry, ...] = ()
    running: tuple[Clarification, ...] = ()


@dataclass(frozen=True, slots=True)
class ConcludingFacts:
    """For ``conclude`` and ``forward``: the running clarifications of the subject, locked; whether another open lead
    holds them up; the candidate that the repeated report made, locked; the organ of the office that verified; when the
    latest open accountability case on the subject was noted."""

    running: tuple[Clarification, ...] = ()
    others_open: bool = False
    candidate: Candidate | None = None
    office_organ_id: UUID | None = None
    case_noted_at: datetime | None = None
