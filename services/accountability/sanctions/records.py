"""What a sanction keeps of its changes: the recourse that is open, former measures, how it ended."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.sanctions.status import RecourseStage, ReviewPath


@dataclass(frozen=True)
class Recourse:
    """Which recourse is open to whom it is on, and until when (P-14, P-20)."""

    path: Annotated[ReviewPath, Field(description="supervision or civil_servant.")]
    stage: Annotated[RecourseStage | None, Field(description="first or further; null: none is left.")]
    since_on: Annotated[date, Field(description="Day of receipt of the decision from which it counts.")]
    until_on: Annotated[date | None, Field(description="Last day for applying; null if none is left or one runs.")]
    review_id: Annotated[UUID | None, Field(description="The latest review; null if there was none.")] = None
    under_way: Annotated[bool, Field(description="Whether that review is not served yet.")] = False


@dataclass(frozen=True)
class Ruling:
    """What changed or revoked a sanction: a decided review or re-examination, and the day of its decision."""

    kind: Annotated[str, Field(description="review or reexamination.")]
    id: Annotated[UUID, Field(description="The review or re-examination.")]
    decided_on: Annotated[date, Field(description="Day of its decision.")]


@dataclass(frozen=True)
class FormerMeasure:
    """The measure as it was before a ruling changed or revoked it."""

    measure: Annotated[str, Field(description="Its code.")]
    until_on: Annotated[date | None, Field(description="Last day of its impact period then; null if it had none.")]
    ruling: Annotated[Ruling, Field(description="What changed it.")]


@dataclass(frozen=True)
class SanctionEnding:
    """How a sanction ended."""

    ended_on: Annotated[date, Field(description="Day on which it ended.")]
    expired: Annotated[bool, Field(description="True: its impact period is over. False: it was revoked.")]
