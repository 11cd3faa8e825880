"""What can be asked of a case at its opening and on whose hands it is in; these are request bodies of the API."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.cases.objects import CaseObject, LeadingOfficial
from services.accountability.cases.status import SourceKind
from services.accountability.recusal import RecusalDeclared
from services.accountability.wording import MANY, Code, Line, Passage

Declared = Annotated[
    tuple[RecusalDeclared, ...], Field(max_length=MANY, description="Declarations on recusal of all who take part.")
]
_OWN = (
    "Whether the person is to answer for a violation committed by his own hands: such a person is no object of "
    "accountability but of sanction proceedings (P-15)."
)


class OpenCase(Command):
    """Open a case on a trigger (TA-01)."""

    source_kind: SourceKind = Field(description="What it is opened on.")
    source_id: UUID = Field(description="Identity of the source in its own service, e.g. the filing.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles the case.")
    office_id: UUID | None = Field(default=None, description="The supervision office that looks after the unit.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")
    codes: tuple[str, ...] = Field(description="Codes of the trigger, e.g. of the negative list.")


class OpenCaseByHand(Command):
    """The head of the office opens a case on an interview, a hit, a problem, a lead or another source (TA-01)."""

    source_kind: SourceKind = Field(description="What it is opened on; persons involved in a case have their own door.")
    source_id: UUID | None = Field(
        default=None, description="Identity of the source in its own service; empty only for another source."
    )
    source_reference: Line = Field(
        default="", description="Document or place of the source; needed for a lead, a problem or another source."
    )
    object: CaseObject = Field(description="On whom it is: an organization or a leading official (P-15).")
    own_violation: bool = Field(default=False, description=_OWN)
    occurred_on: Day = Field(description="Day of what is pursued; the leader post is that of this day.")
    project_code: Line | None = Field(default=None, description="State investment-project code of the matter, if any.")
    codes: tuple[Code, ...] = Field(default=(), max_length=MANY, description="Codes of the trigger, if any.")


class ApproveCase(Command):
    """The leader in charge lets it be investigated (TA-02)."""

    opinion: Passage = Field(description="Opinion of the leader.")
    no_ground_of_recusal: bool = Field(description="Declares that no ground of recusal applies to oneself (P-09).")


class DeclineCase(Command):
    """The leader in charge does not let it be investigated (TA-02, A-36)."""

    reasons: Passage = Field(description="Why nobody is to be investigated.")


class NameCaseHandlers(Command):
    """The head names who handles it, at least two (TA-02, P-09)."""

    handler_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Officers of the office, by person.")
    recusals: Declared


class StepAsideFromCase(Command):
    """Somebody who takes part says that a ground of recusal applies (P-09)."""

    ground: Code = Field(description="Ground of recusal of the profile.", examples=["close_relative"])


class NameInvolved(Command):
    """The head names a leading official involved, whose own case is decided together with this one (X-11, X-13)."""

    object: LeadingOfficial = Field(description="Who is involved, with the leader post held on the day (P-15).")
    own_violation: bool = Field(default=False, description=_OWN)
    occurred_on: Day = Field(description="Day of what is pursued; the leader post is that of this day.")
    reasons: Passage = Field(description="What the part in it was.")
