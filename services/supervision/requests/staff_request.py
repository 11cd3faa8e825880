"""The request for staff: who asks whom for how many, for which term and topic, and what was answered (LS-5)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.supervision.requests.status import JOINT, RequestStatus

NUMBERED_AS: Final = "派员"
"""The word before the year in the number of a request."""


@dataclass(frozen=True)
class Term:
    """From when to when staff is wanted, or sent."""

    from_on: Annotated[date, Field(description="First day.")]
    until_on: Annotated[date, Field(description="Last day.")]


@dataclass(frozen=True)
class Answer:
    """What was answered, by whom. An answer to a lead unit names nobody and no day: what supervision does with it
    unannounced is not to be learnt from here (G-54)."""

    granted: Annotated[bool, Field(description="Whether staff is sent.")]
    note: Annotated[str, Field(description="What the requester is told, or why not.")]
    answered_on: Annotated[date, Field(description="Day of the answer.")]
    answered_by: Annotated[UUID, Field(description="Who answered.")]
    staff_ids: Annotated[tuple[UUID, ...], Field(description="Who helps or trains, by person.")] = ()
    term: Annotated[Term | None, Field(description="From when to when they come.")] = None
    remarks: Annotated[str, Field(description="Remarks of the organ; never for whoever asks it.")] = ""


@dataclass(frozen=True)
class RequestEnding:
    """How it ended: taken back, or done."""

    note: Annotated[str, Field(description="Why it was taken back, or what came of it.")]
    ended_on: Annotated[date, Field(description="Day.")]
    ended_by: Annotated[UUID, Field(description="Who ended it.")]


@dataclass(frozen=True)
class StaffRequest(Case):
    """One request for staff."""

    status: Annotated[RequestStatus, Field(description="Where it stands; dictionary staff_request_status.")]
    _: KW_ONLY
    kind: Annotated[str, Field(description="What is asked for; list staff_request_kinds (S-03, S-04).")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that is asked, or that asks.")]
    office_id: Annotated[UUID, Field(description="The office that asks, or that looks after the task it is for.")]
    requester_id: Annotated[UUID, Field(description="The organ that asks.")]
    requested_by: Annotated[UUID, Field(description="Who asked.")]
    requested_on: Annotated[date, Field(description="Day of the request.")]
    addressee_id: Annotated[UUID, Field(description="The organ that is asked.")]
    task_id: Annotated[UUID | None, Field(description="The central task it is for.")] = None
    topic: Annotated[str, Field(description="What it is about.")]
    reasons: Annotated[str, Field(description="Why staff is needed.")]
    staff_wanted: Annotated[int, Field(description="How many persons are asked for.")]
    term: Annotated[Term, Field(description="From when to when they are wanted.")]
    answer: Annotated[Answer | None, Field(description="What was answered; null before.")] = None
    ending: Annotated[RequestEnding | None, Field(description="How it ended; null before.")] = None

    @property
    def is_joint(self) -> bool:
        """Whether a lead unit or task force asks the organ for joint supervision (S-04)."""
        return self.kind == JOINT
