"""How a common problem answers: as a line of the list, in full, and its draw as anyone entitled runs it again."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from libs.kernel.drawing import METHOD, drawn, sample_size, value_of
from services.supervision.common_problems.common_problem import CommonProblem
from services.supervision.common_problems.records import DrawnSample
from services.supervision.common_problems.status import CommonProblemStatus


class CommonProblemListed(BaseModel):
    """A common problem as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The common problem.")
    number: str | None = Field(description="Number in the organ's series of the year.", examples=["共性〔2026〕1号"])
    status: CommonProblemStatus = Field(description="Where it stands; dictionary common_problem_status.")
    office_id: UUID = Field(description="The supervision office that has it.")
    title: str = Field(description="What it is called.")
    nature: str = Field(description="Nature that all its items share; list problem_natures.")
    task_id: UUID | None = Field(description="The central task it was found in, if any.")
    items: int = Field(description="Items listed; once it is fixed, those of the population.")
    sampled: int = Field(description="Items of the sample, drawn and added.")
    checked: int = Field(description="Items of the sample that were checked on a visit.")
    compiled_on: date = Field(description="Day on which the list was begun.")
    fixed_on: date | None = Field(description="Day on which the list was fixed; null before.")
    drawn_on: date | None = Field(description="Day of the draw; null before.")
    closed_on: date | None = Field(description="Day on which it was closed; null before.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class CommonProblemPage(Paged[CommonProblemListed]):
    """A page of common problems."""


@dataclass(frozen=True)
class CommonProblemRead(CommonProblem):
    """A common problem as it answers: its fields and what this caller may do now."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: the limits run on its items.")] = field(
        default=(), kw_only=True
    )


class RankedItem(BaseModel):
    """An item of the population with its value in a draw."""

    model_config = ConfigDict(frozen=True)

    item_id: UUID = Field(description="The problem item.")
    value: str = Field(description="SHA-256 of seed, colon and item id in lower case, in hexadecimal.")
    is_drawn: bool = Field(description="Whether it is among the smallest values, as many as the size says.")


class DrawRead(BaseModel):
    """A draw, run again now from the population: what anyone needs to compute it by themselves (G-50)."""

    model_config = ConfigDict(frozen=True)

    seed: str = Field(description="Seed it was run with.")
    method: str = Field(description="Name of the method; the drawing module describes it.")
    percent: int = Field(description="Percentage drawn, rounded up (S-11).")
    size: int = Field(description="How many are drawn.")
    ranked: tuple[RankedItem, ...] = Field(description="The whole population by ascending value.")
    drawn: tuple[UUID, ...] = Field(description="Items drawn by this seed.")
    kept: tuple[UUID, ...] = Field(description="Items drawn by the draw that counts.")
    agrees: bool = Field(description="Whether both are the same.")


def listed(case: CommonProblem) -> CommonProblemListed:
    """The common problem as a line of the list."""
    return CommonProblemListed(
        id=case.id,
        number=case.number,
        status=case.status,
        office_id=case.office_id,
        title=case.title,
        nature=case.nature,
        task_id=case.task_id,
        items=len(case.population or case.item_ids),
        sampled=len(case.sample),
        checked=len(case.checked),
        compiled_on=case.compiled_on,
        fixed_on=case.fixed_on,
        drawn_on=None if case.draw is None else case.draw.drawn_on,
        closed_on=None if case.closing is None else case.closing.closed_on,
        changed_at=case.changed_at,
        version=case.version,
    )


def run_again(case: CommonProblem, lot: DrawnSample, seed: str | None) -> DrawRead:
    """The draw with that seed, or with the one kept; nothing is changed by it."""
    tried = lot.seed if seed is None else seed
    items = drawn(case.population, tried, lot.percent)
    values = sorted((value_of(tried, item), item) for item in case.population)
    return DrawRead(
        seed=tried,
        method=METHOD,
        percent=lot.percent,
        size=sample_size(len(case.population), lot.percent),
        ranked=tuple(RankedItem(item_id=item, value=value, is_drawn=item in items) for value, item in values),
        drawn=items,
        kept=lot.item_ids,
        agrees=set(items) == set(lot.item_ids),
    )
