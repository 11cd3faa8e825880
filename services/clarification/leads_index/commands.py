"""What the events of leads, cases and interviews ask of the index."""

from datetime import date
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from services.clarification.clarifications.wording import Part
from services.clarification.leads_index.entry import Found


class OnSubject(Command):
    """Exactly one of the two subjects is given."""

    organ_id: UUID = Field(description="The discipline organ that has it.")
    subject_person_id: UUID | None = Field(default=None, description="The person, if the subject is one.")
    subject_organ_id: UUID | None = Field(default=None, description="The unit or collective, if the subject is one.")


class NoteLead(OnSubject):
    """A lead is received."""

    received_on: date = Field(description="Day of receipt.")
    matters: tuple[str, ...] = Field(description="Keyed digest of each item's matter.")


class NoteCase(OnSubject):
    """An accountability case on a person or unit is opened."""


class RescopeCase(OnSubject):
    """The case is on this subject from now on."""


class NoteEscalation(OnSubject):
    """An interview of a unit was escalated."""

    next_interview_id: UUID | None = Field(default=None, description="The interview at the next tier, if any.")
    case_id: UUID | None = Field(default=None, description="The accountability case it led to, if any.")


class NoteEnd(Command):
    """An interview or case has ended."""

    step_id: UUID = Field(description="The interview or case.")
    ended_on: date = Field(description="Day of its end.")


class ForwardLead(Command):
    """The lead went to the organ that is competent for it."""


class ItemFound(Part):
    """The finding on one item."""

    item: int = Field(ge=1, description="Number of the item within the lead.")
    finding: Found = Field(description="true, partly_true, untrue or unprovable.")
    is_main: bool = Field(description="Whether it is the main problem.")
    matter: str = Field(description="Keyed digest of the matter.")


class ConcludeLead(Command):
    """The verification of a lead is concluded."""

    office_id: UUID = Field(description="The office or body that verified.")
    verifier_ids: tuple[UUID, ...] = Field(description="Persons who verified.")
    concluded_on: date = Field(description="Day on which verification ended.")
    report_ref: UUID | None = Field(default=None, description="Opaque reference to the report in the vault (P-06).")
    items: tuple[ItemFound, ...] = Field(description="One finding per item.")
