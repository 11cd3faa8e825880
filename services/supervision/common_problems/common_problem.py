"""A common problem: the items listed, the population fixed, the sample drawn and added to, the checks (S-11, G-50)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.supervision.common_problems.records import DrawnSample, SampleAddition, SampleCheck, SampleClosing
from services.supervision.common_problems.status import CheckWay, CommonProblemStatus
from services.supervision.problems.status import CheckResult

NUMBERED_AS: Final = "共性"
"""The word before the year in the number of a common problem."""


@dataclass(frozen=True)
class CommonProblem(Case):
    """The same problem in several units: of the items of the list, a sample is checked on site (S-11)."""

    status: Annotated[CommonProblemStatus, Field(description="Where it stands; dictionary common_problem_status.")]
    _: KW_ONLY
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that has it.")]
    office_id: Annotated[UUID, Field(description="The supervision office that lists, draws and checks.")]
    title: Annotated[str, Field(description="What it is called.")]
    nature: Annotated[str, Field(description="Nature that all its items share; list problem_natures.")]
    facts: Annotated[str, Field(description="What was found alike in the units.")]
    evidence: Annotated[tuple[str, ...], Field(description="What shows it.")]
    demand: Annotated[str, Field(description="What is to be put right, where an item says nothing else.")]
    task_id: Annotated[UUID | None, Field(description="The central task it was found in, if any.")] = None
    compiled_by: Annotated[UUID, Field(description="Officer who began the list.")]
    compiled_on: Annotated[date, Field(description="Day on which the list was begun.")]
    item_ids: Annotated[tuple[UUID, ...], Field(description="Problem items on the list, in the order they came.")] = ()
    population: Annotated[
        tuple[UUID, ...], Field(description="Items of the list when it was fixed; the sample is of these (G-50).")
    ] = ()
    fixed_by: Annotated[UUID | None, Field(description="Head who fixed the list; null before.")] = None
    fixed_on: Annotated[date | None, Field(description="Day on which it was fixed; null before.")] = None
    draw: Annotated[DrawnSample | None, Field(description="The draw by lot; null before (G-50).")] = None
    additions: Annotated[tuple[SampleAddition, ...], Field(description="What was added by hand (G-50).")] = ()
    sample: Annotated[
        tuple[UUID, ...], Field(description="Items to be checked: those drawn, then those added. None is taken out.")
    ] = ()
    checks: Annotated[tuple[SampleCheck, ...], Field(description="Checks of items of the sample (S-11, G-51).")] = ()
    closing: Annotated[SampleClosing | None, Field(description="How it was closed; null before.")] = None

    @property
    def checked(self) -> tuple[UUID, ...]:
        """Items of the sample that were checked on a visit."""
        seen = {check.item_id for check in self.checks}
        return tuple(item for item in self.sample if item in seen)

    @property
    def unchecked(self) -> tuple[UUID, ...]:
        """Items of the sample that were not."""
        seen = {check.item_id for check in self.checks}
        return tuple(item for item in self.sample if item not in seen)

    @property
    def put_right(self) -> tuple[UUID, ...]:
        """Items of the sample that their latest check found put right: the one last on site, whenever noted."""
        latest = {check.item_id: check.result for check in sorted(self.checks, key=lambda check: check.checked_on)}
        return tuple(item for item in self.sample if latest.get(item) is CheckResult.SUFFICIENT)

    @property
    def ways(self) -> frozenset[CheckWay]:
        """In which ways its sample was checked so far (G-51)."""
        return frozenset(check.way for check in self.checks)
