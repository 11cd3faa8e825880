"""What can be asked of a transfer sheet: to be handed in; request body of the API. No field is for who reported."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.case import Command
from services.supervision.leads.status import LeadKind
from services.supervision.leads.wording import MANY, LeadMaterial, ReportedItem


class LeadScreening(BaseModel):
    """The two questions before the entry (P-06). One yes, and nothing is entered: the route slip says where it goes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    higher_managed: bool = Field(description="Does it concern somebody, or a unit, that a higher organ manages?")
    own_head: bool = Field(description="Does it concern the head of the discipline organ it is handed to?")


class SubmitLead(Command):
    """Hand a lead over to the discipline organ (TL-01, LS-4). Exactly one subject; nothing on who reported (P-06)."""

    screening: LeadScreening = Field(description="The two questions before the entry (P-06).")
    kind: LeadKind = Field(description="What it points to: budding, violation or systemic (S-13).")
    subject_person_id: UUID | None = Field(
        default=None, description="The person reported, as the directory knows them; null if it is a unit."
    )
    subject_organ_id: UUID | None = Field(
        default=None, description="The unit or collective reported; null if it is a person (C-30)."
    )
    items: tuple[ReportedItem, ...] = Field(
        max_length=MANY, description="Every problem by itself, each numbered later; at least one is a main one."
    )
    materials: tuple[LeadMaterial, ...] = Field(max_length=MANY, description="List of materials, at least one (LS-4).")
    handler_id: UUID = Field(description="Who of your body answers questions on it: you or a colleague (LS-4).")
