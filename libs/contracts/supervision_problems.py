"""What supervision tells of problem items and common problems: ids, codes and days, never what was found."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class ProblemEvent(Event):
    """What every event of a problem item says. Optional fields are absent in events told before they existed."""

    unit_id: UUID = Field(description="The unit that is to put it right.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles it.")
    office_id: UUID | None = Field(default=None, description="The supervision office that looks after the unit.")
    kind: str = Field(description="Code of the nature of the problem; list problem_natures.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")
    common_problem_id: UUID | None = Field(default=None, description="The common problem it is an item of, if any.")
    task_id: UUID | None = Field(default=None, description="The central task it was found in, if any.")


class ProblemOpened(ProblemEvent):
    """A problem was found and is kept under a number of its own (TS-01, S-08)."""

    event_type: ClassVar[str] = "supervision.problem.opened.v1"
    source: str = Field(description="Where it came from: visit, aftercare, task, common_problem, bureau or office.")
    source_id: UUID | None = Field(default=None, description="The visit, obligation, task or common problem.")
    recurrence_of: tuple[UUID, ...] = Field(
        default=(), description="Earlier problems of the same unit and nature that had been checked off (N9)."
    )


class ProblemRevised(ProblemEvent):
    """What is kept of it was revised before the unit was notified."""

    event_type: ClassVar[str] = "supervision.problem.revised.v1"
    recurrence_of: tuple[UUID, ...] = Field(
        default=(), description="Earlier problems of the same unit and of the nature it has now, checked off (N9)."
    )


class ProblemWithdrawn(ProblemEvent):
    """It is no longer kept: opened by mistake, done elsewhere, or an objection took its ground away (S-08, P-21)."""

    event_type: ClassVar[str] = "supervision.problem.withdrawn.v1"


class ProblemNotified(ProblemEvent):
    """The rectification notice went to the unit (TS-02)."""

    event_type: ClassVar[str] = "supervision.problem.notified.v1"
    due_on: date = Field(description="Day by which it is to be put right.")


class ProblemAccepted(ProblemEvent):
    """The unit named plan and responsible person (TS-03)."""

    event_type: ClassVar[str] = "supervision.problem.accepted.v1"


class ProblemReported(ProblemEvent):
    """The unit reports it put right, with proof (TS-04)."""

    event_type: ClassVar[str] = "supervision.problem.reported.v1"


class ProblemVerifying(ProblemEvent):
    """The office verifies what was reported (TS-05)."""

    event_type: ClassVar[str] = "supervision.problem.verifying.v1"


class ProblemVerificationNoted(ProblemEvent):
    """What the verification found is on record; told to nobody before the head decides on it."""

    event_type: ClassVar[str] = "supervision.problem.verification_noted.v1"
    told: ClassVar[bool] = False


class ProblemCheckedOff(ProblemEvent):
    """It is verified and its number cancelled (TS-06, S-10)."""

    event_type: ClassVar[str] = "supervision.problem.checked_off.v1"
    checked_off_on: date = Field(description="Day of the check-off.")
    escalated_before: bool = Field(default=False, description="Whether it had been escalated to accountability.")


class ProblemRejected(ProblemEvent):
    """The rectification was insufficient or false (TS-07, S-12)."""

    event_type: ClassVar[str] = "supervision.problem.rejected.v1"
    falsified: bool = Field(description="Whether it was false, not only insufficient.")


class ProblemSlipIssued(ProblemEvent):
    """A slip was issued because it is overdue (TS-08, G-55, P-22)."""

    event_type: ClassVar[str] = "supervision.problem.slip_issued.v1"
    colour: str = Field(description="blue, orange or red; list slip_colours.")
    issued_on: date = Field(description="Day of the slip.")


class ProblemSlipAnswered(ProblemEvent):
    """The unit answered the slip that is open (P-22)."""

    event_type: ClassVar[str] = "supervision.problem.slip_answered.v1"


class ProblemRefusalRecorded(ProblemEvent):
    """It is on record that the unit refuses to put it right (S-12); told to nobody, the escalation is."""

    event_type: ClassVar[str] = "supervision.problem.refusal_recorded.v1"
    told: ClassVar[bool] = False


class ProblemEscalated(ProblemEvent):
    """A problem was not put right in spite of reminders and goes to accountability (S-12); a case is opened on it."""

    event_type: ClassVar[str] = "supervision.problem.escalated.v1"
    escalated_on: date = Field(description="Day of the escalation.")
    ground: str | None = Field(default=None, description="Why: red_slip, falsified or refused.")


class ProblemResumed(ProblemEvent):
    """An escalated problem is still to be put right, by a new day (S-10)."""

    event_type: ClassVar[str] = "supervision.problem.resumed.v1"
    due_on: date = Field(description="The new day.")


class ProblemLinked(ProblemEvent):
    """It was linked to what it belongs with (an interview, a common problem), or what it came from was found done; told
    to nobody, so that no feed shows the unit that there is more behind its item (S-11)."""

    event_type: ClassVar[str] = "supervision.problem.linked.v1"
    told: ClassVar[bool] = False


class CommonProblemEvent(Event):
    """What every event of a common problem says."""

    competent_organ_id: UUID = Field(description="The discipline organ that has it.")
    kind: str = Field(description="Code of the nature of the problem; list problem_natures.")


class CommonProblemCompiled(CommonProblemEvent):
    """A common problem was found in several units; its items are being listed (S-11)."""

    event_type: ClassVar[str] = "supervision.common_problem.compiled.v1"


class CommonProblemItemAdded(CommonProblemEvent):
    """A unit's item was added to the list."""

    event_type: ClassVar[str] = "supervision.common_problem.item_added.v1"


class CommonProblemFixed(CommonProblemEvent):
    """The list is complete: its items are the population of the sample (G-50)."""

    event_type: ClassVar[str] = "supervision.common_problem.fixed.v1"
    items: int = Field(ge=1, description="How many items it has.")


class CommonProblemDrawn(CommonProblemEvent):
    """The sample was drawn by lot; which items are in it is told to nobody outside (S-11, G-50)."""

    event_type: ClassVar[str] = "supervision.common_problem.drawn.v1"
    population: int = Field(ge=1, description="How many items were in the draw.")
    size: int = Field(ge=1, description="How many were drawn.")


class CommonProblemSampleEnlarged(CommonProblemEvent):
    """Items were added to the sample by hand; none is ever taken out (G-50)."""

    event_type: ClassVar[str] = "supervision.common_problem.sample_enlarged.v1"
    size: int = Field(ge=1, description="How many items the sample now has.")


class CommonProblemItemChecked(CommonProblemEvent):
    """One item of the sample was checked, openly or covertly (G-51)."""

    event_type: ClassVar[str] = "supervision.common_problem.item_checked.v1"


class CommonProblemClosed(CommonProblemEvent):
    """The sample is checked in both ways and every item is checked off or escalated."""

    event_type: ClassVar[str] = "supervision.common_problem.closed.v1"


PROBLEM_EVENTS: tuple[type[Event], ...] = (
    ProblemOpened,
    ProblemRevised,
    ProblemWithdrawn,
    ProblemNotified,
    ProblemAccepted,
    ProblemReported,
    ProblemVerifying,
    ProblemVerificationNoted,
    ProblemCheckedOff,
    ProblemRejected,
    ProblemSlipIssued,
    ProblemSlipAnswered,
    ProblemRefusalRecorded,
    ProblemEscalated,
    ProblemResumed,
    ProblemLinked,
    CommonProblemCompiled,
    CommonProblemItemAdded,
    CommonProblemFixed,
    CommonProblemDrawn,
    CommonProblemSampleEnlarged,
    CommonProblemItemChecked,
    CommonProblemClosed,
)
