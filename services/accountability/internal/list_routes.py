"""Doors that show internal violations: list, one violation, the ladder of its year."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.profile import Profile
from services.accountability.internal import ladder
from services.accountability.internal.case_type import VIOLATION
from services.accountability.internal.read_models import (
    LadderPlace,
    LadderRead,
    ViolationListed,
    ViolationPage,
    ViolationRead,
)
from services.accountability.internal.status import ViolationStatus
from services.accountability.internal.store import violations_known
from services.accountability.internal.tables import VIOLATIONS
from services.accountability.internal.violation import Violation

router = APIRouter(prefix="/violations", tags=["violations"])
ViolationId = Annotated[UUID, Path(description="The internal violation.")]
_Order = Annotated[Sort, Depends(sort_by("occurred_on", "changed_at", default="-occurred_on"))]
_LINE: Final = tuple(ViolationListed.model_fields)


@router.get("", response_model=ViolationPage, summary="内部违规清单 · Internal violations")
async def list_violations(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ViolationStatus | None, Query(description="Only in this status.")] = None,
    person_id: Annotated[UUID | None, Query(description="Only of this person.")] = None,
    kind: Annotated[str | None, Query(max_length=50, description="Only of this kind (violation_kinds).")] = None,
) -> ViolationPage:
    """The violations of your organ's cadres if you are its cadre supervision or its secretary; else your own (X-19)."""
    asked = equal(VIOLATIONS, status=status, person_id=person_id, kind=kind)
    async with door.looking(VIOLATION.name, "list") as look:
        found, total = await read_page(look, door, VIOLATION, asked, page, sort)
    lines = (open_fields(VIOLATION, one) for one in found)
    items = [ViolationListed.model_validate({name: line[name] for name in _LINE}) for line in lines]
    return ViolationPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{violation_id}", response_model=ViolationRead, summary="内部违规详情 · One internal violation")
async def read_violation(violation_id: ViolationId, door: AtDoor) -> Response:
    """One violation with its steps and what you may do now. Whom it is about reads it, too (X-18)."""
    return await door.show(VIOLATION.name, violation_id)


@router.get("/{violation_id}/ladder", response_model=LadderRead, summary="年度次数核对 · The count of the year")
async def read_violation_ladder(violation_id: ViolationId, door: AtDoor) -> LadderRead:
    """The violations of the same person in the same calendar year, with the rung of each: the count that is confirmed
    by `determination`. It changes nothing (X-18)."""
    async with door.looking(VIOLATION.name, "ladder", violation_id) as look:
        found = await door.load_within(look.connection, VIOLATION.name, violation_id)
        violation: Violation = found.case
        known = await violations_known(look.connection, violation.organ_id, violation.person_id)
        look.saw(*(one.id for one in ladder.of_year(violation, known)))
    return _ladder(violation, known, door.engine.policies.profile(violation.profile, violation.profile_version))


def _ladder(violation: Violation, known: tuple[Violation, ...], profile: Profile) -> LadderRead:
    """The count of the year as it answers."""
    rung = ladder.rung_of(violation, known, profile) if violation.counts else None
    waiting = () if rung is None else ladder.steps_of(rung, profile)
    places = tuple(
        LadderPlace(
            violation_id=one.id,
            occurred_on=one.occurred_on,
            nth=place,
            rung=ladder.rung_of(one, (*known, violation), profile),
            status=one.status,
        )
        for place, one in enumerate(ladder.of_year(violation, known), start=1)
    )
    return LadderRead(
        year=violation.occurred_on.year,
        rung=rung,
        outstanding=waiting if violation.determined is None else ladder.outstanding(violation, profile),
        items=places,
        cites=("X-18",),
    )
