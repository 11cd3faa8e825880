"""Doors that show follow-ups: list, one follow-up, the letter LD-2."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from sqlalchemy import ColumnElement

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.actor import office_day
from libs.kernel.refusal import Absent
from services.accountability.followups import store
from services.accountability.followups.case_type import FOLLOWUP
from services.accountability.followups.letter import RULE, letter_of
from services.accountability.followups.read_models import FollowupListed, FollowupPage, FollowupRead, LetterRead
from services.accountability.followups.status import FollowupStatus
from services.accountability.followups.tables import FOLLOWUPS

router = APIRouter(prefix="/followups", tags=["followups"])
FollowupId = Annotated[UUID, Path(description="The follow-up.")]
_Order = Annotated[Sort, Depends(sort_by("until_on", "effective_on", "changed_at", default="until_on"))]
_LINE: Final = tuple(FollowupListed.model_fields)


@router.get("", response_model=FollowupPage, summary="回访清单 · Follow-ups")
async def list_followups(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[FollowupStatus | None, Query(description="Only in this status.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only persons of this unit.")] = None,
    person_id: Annotated[UUID | None, Query(description="Only this person.")] = None,
    overdue: Annotated[bool | None, Query(description="Only with a visit overdue (true) or not (false).")] = None,
    expired: Annotated[
        bool | None, Query(description="Only those whose period is over and of which nothing is decided yet.")
    ] = None,
    awaiting_feedback: Annotated[
        bool | None,
        Query(description="Only those whose period is over, last graded good, of whom nobody was told (D-04)."),
    ] = None,
) -> FollowupPage:
    """The follow-ups of the units your office looks after, of your organ if you lead it, those that name you to visit;
    to an organization department those fed back to it. `awaiting_feedback=true` lists whom not to forget (D-04)."""
    today = office_day(door.engine.clock())
    asked = equal(FOLLOWUPS, status=status, unit_id=unit_id, person_id=person_id)
    asked += _wanted(store.overdue(today), overdue)
    asked += _wanted(store.expired(today), expired)
    asked += _wanted(store.awaiting_feedback(today), awaiting_feedback)
    async with door.looking(FOLLOWUP.name, "list") as look:
        found, total = await read_page(look, door, FOLLOWUP, asked, page, sort)
    lines = (open_fields(FOLLOWUP, one) for one in found)
    items = [FollowupListed.model_validate({name: line[name] for name in _LINE}) for line in lines]
    return FollowupPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{followup_id}", response_model=FollowupRead, summary="回访详情 · One follow-up")
async def read_followup(followup_id: FollowupId, door: AtDoor) -> Response:
    """One follow-up with the registration forms LD-1 of its visits and what you may do now. An organization department
    sees person, period and letter, and nothing of the visits (D-03)."""
    return await door.show(FOLLOWUP.name, followup_id)


@router.get("/{followup_id}/letter", response_model=LetterRead, summary="影响期满表现反馈函 · The letter LD-2")
async def read_feedback_letter(followup_id: FollowupId, door: AtDoor) -> LetterRead:
    """The letter to the organization department: end of the period, performance, proposal (D-03, D-04). 404 as long
    as none was sent."""
    async with door.looking(FOLLOWUP.name, "show", followup_id) as look:
        letter = letter_of((await door.load_within(look.connection, FOLLOWUP.name, followup_id)).case)
        if letter is None:
            raise Absent
    return LetterRead.model_validate({**vars(letter), "body": letter.body.read(door.language), "cites": tuple(RULE)})


def _wanted(condition: ColumnElement[bool], wanted: bool | None) -> list[ColumnElement[bool]]:
    """The condition, its contrary, or none."""
    if wanted is None:
        return []
    return [condition if wanted else condition.is_not(True)]
