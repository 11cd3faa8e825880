"""What disclosure windows and disclosures answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.disclosures.statement import DisclosureStatement
from services.accountability.disclosures.status import WindowStatus
from services.accountability.disclosures.window import DisclosureWindow
from services.accountability.disclosures.wording import Timing


@dataclass(frozen=True)
class WindowRead(DisclosureWindow):
    """A disclosure window as it answers."""

    terms: Annotated[str, Field(description="What the notice promises and warns of, fixed wording (X-08, X-10).")] = (
        field(default="", kw_only=True)
    )
    timing_now: Annotated[
        Timing | None, Field(description="How a disclosure of this instant would lie to the time limit.")
    ] = field(default=None, kw_only=True)
    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: the period is part of the notice.")] = field(
        default=(), kw_only=True
    )


class WindowListed(BaseModel):
    """A disclosure window in a list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The window.")
    number: str | None = Field(description="Its number of the year.")
    version: int = Field(description="Number of moves so far.")
    status: WindowStatus = Field(description="Where it stands.")
    organ_id: UUID = Field(description="Discipline organ that gives notice.")
    notice_number: str = Field(description="Number of the notice.")
    starts_on: date = Field(description="First day of the time limit.")
    ends_on: date = Field(description="Last day of the time limit.")


class WindowPage(Paged[WindowListed]):
    """A page of disclosure windows."""


class WindowFigures(BaseModel):
    """What came of a window, in figures (X-09); they describe and are no target."""

    model_config = ConfigDict(frozen=True)

    window_id: UUID = Field(description="The window.")
    persons: int = Field(description="How many persons have disclosed.")
    statements: int = Field(description="How many disclosures there are.")
    inside: int = Field(description="Of these, within the time limit.")
    outside: int = Field(description="Of these, before or after it.")
    assessed: int = Field(description="Of these, assessed by at least two persons.")
    frank_and_complete: int = Field(description="Of those assessed, frank and complete.")
    handed_in_cents: int = Field(description="Money handed in, in fen, as assessed.")
    problems: int = Field(description="Problems disclosed, as assessed.")


@dataclass(frozen=True)
class StatementRead(DisclosureStatement):
    """A disclosure as it answers; what is not for the caller is empty."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no limit runs.")] = field(default=(), kw_only=True)
    note: Annotated[str, Field(description="What an assessment is and is not (X-10).")] = field(
        default="", kw_only=True
    )


class StatementListed(BaseModel):
    """A disclosure in a list: enough to find it, nothing of what it says, nor of what became of it."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The disclosure.")
    number: str | None = Field(description="Its number of the year.")
    window_id: UUID = Field(description="The window.")
    organ_id: UUID = Field(description="Discipline organ that has it.")
    received_at: datetime = Field(description="When it was received, UTC.")
    timing: Timing = Field(description="before, inside or after the time limit.")


class StatementPage(Paged[StatementListed]):
    """A page of disclosures."""
