"""The disclosure of one person: what was said, when it came, how two persons assess it, and what it is linked to."""

from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.disclosures.records import (
    Countersigned,
    DisclosureAssessment,
    DisclosureLink,
    ReturnedAssessment,
)
from services.accountability.disclosures.status import StatementStatus
from services.accountability.disclosures.wording import Timing
from services.accountability.recusal import RecusedPerson

STATEMENT_NUMBERED_AS = "主动"
"""The word before the year in the number of a disclosure."""


@dataclass(frozen=True)
class DisclosureStatement(Case):
    """A disclosure. Restricted: the handlers whom it names, case management, and who made it, as far as it is his."""

    status: Annotated[StatementStatus, Field(description="Where it stands; who made it sees only that it is there.")]
    _: KW_ONLY
    window_id: Annotated[UUID, Field(description="The window.")]
    organ_id: Annotated[UUID, Field(description="Discipline organ that gave notice.")]
    person_id: Annotated[UUID, Field(description="Who discloses.")]
    unit_id: Annotated[UUID, Field(description="The unit of that person.")]
    in_scope: Annotated[bool, Field(description="Whether the unit is in the scope of the window.")]
    by_oneself: Annotated[bool, Field(description="Whether handed in with the own account.")]
    received_at: Annotated[datetime, Field(description="When it was received, UTC.")]
    timing: Annotated[Timing, Field(description="before, inside or after the time limit, on the clock of the office.")]
    stamp: Annotated[str, Field(description="Registration of a paper received earlier; empty if received here.")]
    content: Annotated[str, Field(description="What is disclosed.")]
    handler_ids: Annotated[tuple[UUID, ...], Field(description="Named handlers, by person.")] = ()
    recused: Annotated[tuple[RecusedPerson, ...], Field(description="Who may take no part (P-09).")] = ()
    assessment: Annotated[DisclosureAssessment | None, Field(description="What was found and proposed.")] = None
    confirmations: Annotated[tuple[Countersigned, ...], Field(description="Agreement of the others.")] = ()
    returned: Annotated[tuple[ReturnedAssessment, ...], Field(description="Assessments not shared.")] = ()
    links: Annotated[tuple[DisclosureLink, ...], Field(description="What it is linked to.")] = ()

    @property
    def assessors(self) -> tuple[UUID, ...]:
        """Who has signed the present assessment."""
        first = () if self.assessment is None else (self.assessment.assessed_by,)
        return (*first, *(one.by for one in self.confirmations))
