"""Ended steps as rows, and the escalations that wait for them."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import and_

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Act, CaseType, Desk
from libs.kernel.actor import Occasion
from services.filing.escalations import acts
from services.filing.escalations.access import STEP_ACCESS
from services.filing.escalations.commands import NoteEnd
from services.filing.escalations.escalation import EndedStep
from services.filing.escalations.facts import EndingFacts
from services.filing.escalations.in_force_loading import attend, ended_of
from services.filing.escalations.lifecycle import STEP_LIFECYCLE
from services.filing.escalations.status import EscalationStatus
from services.filing.escalations.store import ESCALATION
from services.filing.escalations.tables import ENDED_STEPS, ESCALATIONS


async def ending_facts(desk: Desk, _case: None, command: NoteEnd, _occasion: Occasion) -> EndingFacts:
    """The escalations in force that this step followed, and what else of theirs has ended."""
    await attend(desk.connection, (command.step_id,))
    row = ESCALATIONS.c
    there = and_(row.status == str(EscalationStatus.IN_FORCE), row.following_ids.any_() == command.step_id)
    waiting = await cases_locked(desk.connection, ESCALATION, there)
    steps = {step for escalation in waiting for step in escalation.following_ids}
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
