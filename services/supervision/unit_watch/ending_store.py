"""Ended steps as rows, and the watches that wait for them."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import and_

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Act, CaseType, Desk
from libs.kernel.actor import Occasion
from services.supervision.unit_watch import acts
from services.supervision.unit_watch.access import STEP_ACCESS
from services.supervision.unit_watch.commands import NoteEnd
from services.supervision.unit_watch.entering_loading import attend, ended_of
from services.supervision.unit_watch.facts import EndingFacts
from services.supervision.unit_watch.lifecycle import STEP_LIFECYCLE
from services.supervision.unit_watch.status import UnitWatchStatus
from services.supervision.unit_watch.store import UNIT_WATCH
from services.supervision.unit_watch.tables import ENDED_STEPS, UNIT_WATCHES
from services.supervision.unit_watch.watch import EndedStep


async def ending_facts(desk: Desk, _case: None, command: NoteEnd, _occasion: Occasion) -> EndingFacts:
    """The watches on the list that this step followed, and what else of theirs has ended."""
    await attend(desk.connection, (command.step_id,))
    row = UNIT_WATCHES.c
    there = and_(row.status == str(UnitWatchStatus.ON_LIST), row.following_ids.any_() == command.step_id)
    waiting = await cases_locked(desk.connection, UNIT_WATCH, there)
    steps = {step for watch in waiting for step in watch.following_ids}
    return EndingFacts(waiting, frozenset(await ended_of(desk.connection, steps)))


def columns_of(step: EndedStep) -> Mapping[str, object]:
    """The projected columns of an ended step."""
    return {"step_id": step.step_id, "ended_on": step.ended_on}


ENDED_STEP: Final[CaseType[EndedStep]] = CaseType(
    name="ended_step",
    resource="ended-steps",
    table=ENDED_STEPS,
    case_class=EndedStep,
    columns=columns_of,
    lifecycle=lambda _profile: STEP_LIFECYCLE,
    acts=(Act("note_end", NoteEnd, acts.note_end, ending_facts, opens=True),),
    access=STEP_ACCESS,
    quiet=True,
)
