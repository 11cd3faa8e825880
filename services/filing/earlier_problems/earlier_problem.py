"""A problem item of a unit, as heard, and how what is heard moves it (F-19)."""

from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.contracts.filing_problems import EarlierProblemHeard
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from services.filing.earlier_problems.commands import EnterProblem, NoteCheckOff, NoteWithdrawal, ReviseNature
from services.filing.earlier_problems.status import EarlierProblemStatus


@dataclass(frozen=True)
class EarlierProblem(Case):
    """One problem item; its id is the id of the item in supervision. What was found is not known here."""

    status: Annotated[
        EarlierProblemStatus, Field(description="Whether it was checked off; dictionary earlier_problem_status.")
    ]
    _: KW_ONLY
    unit_id: Annotated[UUID, Field(description="The unit.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that handles it.")]
    nature: Annotated[str, Field(description="Nature of the problem; list problem_natures of supervision.")]
    opened_on: Annotated[date, Field(description="Day it was opened.")]
    recurrence_of: Annotated[
        tuple[UUID, ...], Field(description="Earlier items of this unit and nature that had been checked off (F-19).")
    ] = ()
    project_code: Annotated[str | None, Field(description="State investment-project code of the matter.")] = None
    checked_off_on: Annotated[date | None, Field(description="Day of the check-off; null before.")] = None


def enter(command: EnterProblem, occasion: Occasion, _facts: None = None) -> Outcome[EarlierProblem]:
    """A problem item of the unit was opened; if it repeats one that was checked off, that is known from now on."""
    problem = EarlierProblem(
        occasion.new_id(),
        EarlierProblemStatus.UNDER_WAY,
        occasion.profile.name,
        occasion.profile.version,
        **dict(command),
    )
    return Outcome(problem, EarlierProblemHeard())


def revise(
    problem: EarlierProblem, command: ReviseNature, _occasion: Occasion, _facts: None = None
) -> Outcome[EarlierProblem]:
    """Its nature may be another one now, and with it what it repeats."""
    revised = replace(problem, nature=command.nature, recurrence_of=command.recurrence_of)
    return Outcome(revised, EarlierProblemHeard())


def withdraw(
    problem: EarlierProblem, _command: NoteWithdrawal, _occasion: Occasion, _facts: None = None
) -> Outcome[EarlierProblem]:
    """It is no problem: nothing can stand on it."""
    return Outcome(replace(problem, status=EarlierProblemStatus.WITHDRAWN), EarlierProblemHeard())


def check_off(
    problem: EarlierProblem, command: NoteCheckOff, _occasion: Occasion, _facts: None = None
) -> Outcome[EarlierProblem]:
    """It was put right: if a problem of the same kind comes up again, N9 can be stated (F-19, TF-18)."""
    done = replace(
        problem,
        status=EarlierProblemStatus.CHECKED_OFF,
        nature=command.nature,
        checked_off_on=command.checked_off_on,
    )
    return Outcome(done, EarlierProblemHeard())
