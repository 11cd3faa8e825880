"""The disclosure window: a public notice that urges to disclose within a time limit (X-08, X-31)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.accountability.disclosures.status import WindowStatus

WINDOW_NUMBERED_AS = "促告"
"""The word before the year in the number of a window."""


@dataclass(frozen=True)
class MatterInScope:
    """What the notice is about; problems of other kinds than money count as well (X-08)."""

    text: Annotated[str, Field(description="Which problems.")]
    financial: Annotated[bool, Field(description="Whether they are about money.")]


@dataclass(frozen=True)
class WindowClosing:
    """How a window was closed."""

    at: Annotated[datetime, Field(description="From when on nothing is in time any more, UTC.")]
    by: Annotated[UUID | None, Field(description="Leader who closed it by hand; null if the time limit ran out.")]
    reasons: Annotated[str, Field(description="Why it was closed by hand; empty if the time limit ran out.")]


@dataclass(frozen=True)
class DisclosureWindow(Case):
    """A window of disclosure. It is a public notice: everybody in the units of its scope reads it."""

    status: Annotated[WindowStatus, Field(description="Where it stands.")]
    _: KW_ONLY
    organ_id: Annotated[UUID, Field(description="Discipline organ that gives notice.")]
    notice_number: Annotated[str, Field(description="Number of the notice.")]
    notice: Annotated[str, Field(description="Text of the notice.")]
    starts_on: Annotated[date, Field(description="First day of the time limit.")]
    ends_on: Annotated[date, Field(description="Last day of the time limit; it ends at 24:00.")]
    unit_ids: Annotated[tuple[UUID, ...], Field(description="Units in scope, each with what belongs to it.")]
    persons: Annotated[str, Field(description="Which persons are addressed.")]
    matters: Annotated[tuple[MatterInScope, ...], Field(description="Which problems are meant.")]
    handler_ids: Annotated[tuple[UUID, ...], Field(description="Whom to turn to, by person.")]
    opened_by: Annotated[UUID, Field(description="Leader who opened it.")]
    closing: Annotated[WindowClosing | None, Field(description="How it was closed.")] = None

    def timers(self) -> tuple[Timer, ...]:
        """The clock closes it at the end of its last day."""
        return (Timer("expire", end_of(self.ends_on)),) if self.status is WindowStatus.OPENED else ()
