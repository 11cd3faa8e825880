"""What the filing service tells of escalated interviews: ids and days; why they were escalated is not told."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class EscalationEvent(Event):
    """What every event of an escalation says; it has the id of the interview."""

    unit_id: UUID = Field(description="The unit whose interview was escalated.")
    competent_organ_id: UUID = Field(description="The discipline organ that interviewed.")


class EscalationEntered(EscalationEvent):
    """The unit's open filings are deliberated one by one from now on, and those it submits meanwhile (F-48)."""

    event_type: ClassVar[str] = "filing.escalation.entered.v1"
    filing_ids: tuple[UUID, ...] = Field(description="Filings marked with it.")


class EscalationPassed(EscalationEvent):
    """What the escalation led to had ended when it was heard: on record, and nothing is marked."""

    event_type: ClassVar[str] = "filing.escalation.passed.v1"


class EscalationSettled(EscalationEvent):
    """What the escalation led to has ended: later filings are not marked any more; marks made stay."""

    event_type: ClassVar[str] = "filing.escalation.settled.v1"
    settled_on: date = Field(description="Day of the end.")


class EndedStepHeard(Event):
    """An interview or case has ended; kept here alone, for what was opened because of it."""

    event_type: ClassVar[str] = "filing.ended_step.heard.v1"
    told: ClassVar[bool] = False


ESCALATION_EVENTS: tuple[type[Event], ...] = (EscalationEntered, EscalationPassed, EscalationSettled)
