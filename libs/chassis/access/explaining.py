"""Why can this person see or do this, and why not: each ground of a case explained to the audit administrators."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import false, not_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.access.grounds import Ground
from libs.chassis.access.rows import Row, only
from libs.chassis.cases import AnyCaseType, who_values
from libs.chassis.door import AtDoor, Door
from libs.kernel.actor import Actor, office_day
from libs.kernel.days import Day
from libs.kernel.refusal import Absent
from libs.kernel.roles import CASE_BOUND, Role
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import LABELS, Sensitivity

EXPLAINING: Row = only((Role.AUDIT_ADMIN,), Rule("P-36"))
"""The row of these doors: for audit administrators; the answer has codes and relations, never content."""


class GroundRead(BaseModel):
    """One ground on which somebody may know a case of this type."""

    model_config = ConfigDict(frozen=True)

    code: str = Field(description="Code of the ground.", examples=["counterpart"])
    title: str = Field(description="What it is, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands on.")
    roles: tuple[Role, ...] = Field(description="Roles that can have it; panel roles come from the case itself.")
    role_held: bool = Field(description="Whether the account holds one of them.")
    relation_holds: bool = Field(description="Whether the relation holds on the day asked about.")
    gives: bool = Field(description="Whether this ground opens the case to the account: role, relation, not recused.")
    acts: bool = Field(description="Whether it also carries acts, as far as the status of the case lets it.")
    opens: tuple[str, ...] = Field(description="Sections it opens.")


class SectionRead(BaseModel):
    """A part of the case that is opened or closed as a whole."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(description="Name of the section.", examples=["deliberation"])
    title: str = Field(description="What it holds, in the reader's language.")
    sensitivity: str = Field(description="Data class C0 to C4.", examples=["C2"])
    sensitivity_title: str = Field(description="What the class means, in the reader's language.")
    fields: tuple[str, ...] = Field(description="Places in the answer; empty for the first section: all others.")
    is_open: bool = Field(description="Whether it is open to the account.")


_EXAMPLE: dict[str, Any] = {
    "case_type": "filing",
    "case_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b10",
    "account_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b12",
    "on": "2026-03-09",
    "account_usable": True,
    "roles": ["sup_officer"],
    "sees": True,
    "acts_as": ["sup_officer"],
    "recused": False,
    "sections": [],
    "grounds": [
        {
            "code": "counterpart", "title": "对口联系该单位的监督检查室", "cites": ["F-26"],
            "roles": ["sup_officer", "sup_head"], "role_held": True, "relation_holds": True, "gives": True,
            "acts": True, "opens": ["matter", "deliberation"],
        }
    ],
}  # fmt: skip


class AccessRead(BaseModel):
    """Why an account may or may not know a case and act on it."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_EXAMPLE]})

    case_type: str = Field(description="Case type.")
    case_id: UUID = Field(description="The case.")
    account_id: UUID = Field(description="The account asked about.")
    on: date = Field(description="The day whose relations are asked; roles and office are those the account has now.")
    account_usable: bool = Field(description="False if this service knows no such account, or it is disabled.")
    roles: tuple[Role, ...] = Field(description="Roles of the account now.")
    sees: bool = Field(description="Whether the account may know of the case at all.")
    acts_as: tuple[Role, ...] = Field(description="Roles in which it may act, as far as the status lets it.")
    recused: bool = Field(description="Whether the person is recused, which closes every ground (P-09).")
    sections: tuple[SectionRead, ...] = Field(description="The parts of the case, open or closed.")
    grounds: tuple[GroundRead, ...] = Field(description="Every ground of this case type, given or not.")


CaseId = Annotated[UUID, Path(description="The case.")]
AccountId = Annotated[UUID, Query(description="The account asked about.")]
On = Annotated[Day | None, Query(description="The day whose relations count; default: today.")]


def explaining_name(case_type: AnyCaseType) -> str:
    """The name of the route that explains the access to cases of that type."""
    return f"explain_{case_type.name}_access"


def explaining_router(types: tuple[AnyCaseType, ...]) -> APIRouter:
    """Route /v1/{resource}/{case_id}/access for every case type."""
    router = APIRouter(tags=["access"])
    for case_type in types:
        _add(router, case_type)
    return router


def _add(router: APIRouter, case_type: AnyCaseType) -> None:
    async def explain(case_id: CaseId, account_id: AccountId, door: AtDoor, on: On = None) -> AccessRead:
        """Why an account may know this case and act on it, or why not: every ground with its rules. For audit
        administrators (P-36); it tells relations and sections, nothing of the content. 404 if there is no such case, or
        as long as who may know it would tell what it is."""
        return await _explained(door, case_type, case_id, account_id, on or office_day(door.engine.clock()))

    explain.__name__ = explaining_name(case_type)
    router.get(f"/v1/{case_type.resource}/{{case_id}}/access", summary="访问依据 · Why someone may know this case")(
        explain
    )


async def _explained(door: Door, case_type: AnyCaseType, case_id: UUID, account_id: UUID, on: date) -> AccessRead:
    async with door.looking(case_type.name, "explain_access", case_id) as look:
        actor = await door.running.service.find_actor(look.connection, account_id)
        held = frozenset[Role]() if actor is None else actor.roles_in_cases
        answers = await _answers(look.connection, case_type, case_id, actor or _nobody(account_id), on)
    free = not answers["recused"]
    grounds = [_read(door, ground, held, answers[ground.code], free) for ground in case_type.access.grounds]
    giving = [g for g, read in zip(case_type.access.grounds, grounds, strict=True) if read.gives]
    standing = case_type.access.standing(held, giving)
    return AccessRead(
        case_type=case_type.name,
        case_id=case_id,
        account_id=account_id,
        on=on,
        account_usable=actor is not None,
        roles=tuple(sorted(held - CASE_BOUND)),
        sees=standing.visible,
        acts_as=tuple(sorted(standing.roles)),
        recused=bool(answers["recused"]),
        sections=_sections(door, case_type, standing.sections),
        grounds=tuple(grounds),
    )


async def _answers(
    connection: AsyncConnection, case_type: AnyCaseType, case_id: UUID, actor: Actor, on: date
) -> dict[str, Any]:
    """Whether each relation holds and whether the person is recused, each by itself. Refuses with Absent."""
    access = case_type.access
    asked = [ground.holds.label(ground.code) for ground in access.grounds]
    barred = (false() if access.barred is None else access.barred).label("recused")
    statement = select(barred, *asked).select_from(case_type.table).where(case_type.table.c.id == case_id)
    if access.secret is not None:
        statement = statement.where(not_(access.secret))
    row = (await connection.execute(statement, who_values(actor, on))).mappings().one_or_none()
    if row is None:
        raise Absent
    return dict(row)


def _nobody(account_id: UUID) -> Actor:
    """An account this service cannot use: it has no role, so no relation gives it anything."""
    return Actor(account_id, account_id, account_id, None, frozenset())


def _read(door: Door, ground: Ground, held: frozenset[Role], holds: bool, free: bool) -> GroundRead:
    role_held = not held.isdisjoint(ground.roles)
    return GroundRead(
        code=ground.code,
        title=ground.text.read(door.language),
        cites=tuple(ground.rule),
        roles=ground.roles,
        role_held=role_held,
        relation_holds=bool(holds),
        gives=role_held and bool(holds) and free,
        acts=ground.acts,
        opens=ground.opens,
    )


def _sections(door: Door, case_type: AnyCaseType, opened: frozenset[str]) -> tuple[SectionRead, ...]:
    return tuple(
        SectionRead(
            name=section.name,
            title=section.text.read(door.language),
            sensitivity=Sensitivity(section.sensitivity).name,
            sensitivity_title=LABELS[section.sensitivity].read(door.language),
            fields=tuple(section.fields),
            is_open=section.name in opened,
        )
        for section in case_type.access.sections
    )
