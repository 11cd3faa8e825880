"""The problem item: one problem of one unit, under a number of its own, until it is checked off (S-08 to S-12)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.supervision.problems import records as r
from services.supervision.problems.status import ProblemKind, ProblemStatus, Source

NUMBERED_AS: Final = "问题"
"""The word before the year in the number of a problem item."""

ON_THE_CLOCK: Final = frozenset({ProblemStatus.NOTIFIED, ProblemStatus.RECTIFYING})
"""Statuses in which the unit is to put it right, and slips are issued."""


@dataclass(frozen=True)
class Problem(Case):
    """A problem item. The unit reads what it was told from the notice on; what is weighed inside is not for it."""

    status: Annotated[ProblemStatus, Field(description="Where it stands; dictionary problem_status.")]
    _: KW_ONLY
    unit_id: Annotated[UUID, Field(description="The unit that is to put it right.")]
    unit_kind: Annotated[str, Field(description="Kind of the unit when it was found, e.g. county, municipal_unit.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that handles it.")]
    office_id: Annotated[UUID | None, Field(description="The office that looked after the unit when it was opened.")]
    kind: Annotated[ProblemKind, Field(description="One unit's or item of a common problem; dictionary problem_kind.")]
    nature: Annotated[str, Field(description="Nature of the problem; list problem_natures.")]
    aspect: Annotated[str | None, Field(description="Of formalism: which aspect; list formalism_aspects.")] = None
    level: Annotated[str, Field(description="How grave it is; list problem_levels.")]
    facts: Annotated[str, Field(description="What was found.")]
    place: Annotated[str, Field(description="Where.")]
    found_on: Annotated[date, Field(description="Day on which it was found.")]
    evidence: r.Evidence
    demands: Annotated[tuple[str, ...], Field(description="What the unit is asked to do, point by point.")]
    term: Annotated[str | None, Field(description="Term proposed or given; list rectification_terms.")] = None
    source: Annotated[Source | None, Field(description="Where it came from; null to the unit.")]
    source_id: Annotated[UUID | None, Field(description="The visit, obligation, task or common problem.")] = None
    task_id: Annotated[UUID | None, Field(description="The central task it was found in, if any.")] = None
    project_code: Annotated[str | None, Field(description="State investment-project code of the matter.")] = None
    common_problem_id: Annotated[UUID | None, Field(description="The common problem it is an item of, if any.")] = None
    recurrence_of: Annotated[
        tuple[UUID, ...], Field(description="Earlier items of this unit and nature that had been checked off (F-19).")
    ] = ()
    linked_interview_ids: Annotated[tuple[UUID, ...], Field(description="Interviews it was the reason of.")] = ()
    opened_on: Annotated[date, Field(description="Day from which it is kept.")]
    opened_by: r.Person = None
    revisions: Annotated[tuple[r.Content, ...], Field(description="What it said before, oldest first.")] = ()
    notice: Annotated[r.RectificationNotice | None, Field(description="The notice to the unit.")] = None
    due_on: Annotated[date | None, Field(description="Day by which it is to be put right as things stand.")] = None
    term_begun_on: Annotated[date | None, Field(description="Day from which the present term counts.")] = None
    round: Annotated[int, Field(description="Round of rectification; each new term begins one.")] = 1
    responsible_person_id: Annotated[UUID | None, Field(description="Who answers for the rectification.")] = None
    acceptance: Annotated[r.Acceptance | None, Field(description="The unit's plan.")] = None
    reports: Annotated[tuple[r.RectificationReport, ...], Field(description="Reports, oldest first.")] = ()
    verifications: Annotated[tuple[r.Verification, ...], Field(description="Verifications, oldest first.")] = ()
    rejections: Annotated[tuple[r.Rejection, ...], Field(description="Rejections, oldest first.")] = ()
    slips: Annotated[tuple[r.Slip, ...], Field(description="Slips of all rounds, oldest first.")] = ()
    refusals: Annotated[tuple[r.RefusalOnRecord, ...], Field(description="Refusals on record, oldest first.")] = ()
    escalations: Annotated[tuple[r.Escalation, ...], Field(description="Escalations, oldest first.")] = ()
    resumptions: Annotated[tuple[r.Resumption, ...], Field(description="Resumptions, oldest first.")] = ()
    falsified: Annotated[bool, Field(description="Whether a rectification was ever found false (S-12).")] = False
    check_off: Annotated[r.CheckOff | None, Field(description="That its number is cancelled.")] = None
    withdrawal: Annotated[r.ProblemWithdrawal | None, Field(description="That it is no longer kept.")] = None
    source_settled_on: Annotated[
        date | None, Field(description="Day on which what it came from was found done elsewhere; null if not.")
    ] = None

    @property
    def slip(self) -> r.Slip | None:
        """The latest slip of this round; None if there is none."""
        latest = self.slips[-1] if self.slips else None
        return latest if latest is not None and latest.round == self.round else None

    @property
    def verification(self) -> r.Verification | None:
        """The verification of the report of this round; None if there is none yet."""
        latest = self.verifications[-1] if self.verifications else None
        return latest if latest is not None and latest.round == self.round else None

    @property
    def note(self) -> r.VerificationNote | None:
        """What that verification found last; None while nothing is noted."""
        verification = self.verification
        return None if verification is None or not verification.notes else verification.notes[-1]

    @property
    def put_right_by(self) -> date | None:
        """The day by which it is to be put right now: that of the slip that is out, else of the term."""
        return self.due_on if self.slip is None else self.slip.new_due_on

    @property
    def slip_due_after(self) -> date | None:
        """The day after which the clock issues the next slip; None if none can follow (TS-08)."""
        if self.status not in ON_THE_CLOCK:
            return None
        if self.slip is None:
            return self.due_on
        return None if self.slip.colour == RED else self.slip.fails_after

    def timers(self) -> tuple[Timer, ...]:
        """While the unit is to put it right, the clock issues the next slip when its day is over (P-22)."""
        day = self.slip_due_after
        return () if day is None else (Timer("issue_slip", end_of(day)),)


BLUE: Final = "blue"
ORANGE: Final = "orange"
RED: Final = "red"
COLOURS: Final = (BLUE, ORANGE, RED)
"""The slips in their order: each only after the one before it failed (P-22)."""
