"""What the acts on an entry must know of the subject: other leads, clarifications that can wait, the candidate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
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
class SubjectFacts:
    """Of one subject: the running clarifications, locked; whether an open lead holds them up; when the latest open
    accountability matter on it was noted, those that end by this act left out."""

    running: tuple[Clarification, ...] = ()
    leads_open: bool = False
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EscalationFacts:
    """For ``note_escalation``: the subject; of what followed, what has ended already, with the day."""

    subject: SubjectFacts = SubjectFacts()
    ended: Mapping[UUID, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RescopingFacts:
    """For ``rescope``: the subject the case was on, and the one it is on now."""

    former: SubjectFacts = SubjectFacts()
    present: SubjectFacts = SubjectFacts()


@dataclass(frozen=True, slots=True)
class EndingFacts:
    """For ``note_end``: the entries that are over with it, locked, and the subjects they are on."""

    over: tuple[LeadEntry, ...] = ()
    subjects: tuple[SubjectFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class ConcludingFacts:
    """For ``conclude`` and ``forward``: the running clarifications of the subject, locked; whether another open lead
    holds them up; the candidate that the repeated report made, locked; the organ of the office that verified; when the
    latest open accountability matter on the subject was noted."""

    running: tuple[Clarification, ...] = ()
    others_open: bool = False
    candidate: Candidate | None = None
    office_organ_id: UUID | None = None
    case_noted_at: datetime | None = None
