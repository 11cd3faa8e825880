"""Loads the filings that an escalation marks, locked, and what of its following has ended already."""

from typing import Final

from sqlalchemy import and_

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from services.filing.escalations.commands import EnterEscalation
from services.filing.escalations.facts import EnteringFacts
from services.filing.escalations.in_force_loading import attend, ended_of
from services.filing.filings.case_type import FILING
from services.filing.filings.lifecycle import FINAL
from services.filing.filings.tables import FILINGS

_DONE: Final = sorted(str(status) for status in FINAL)


async def entering_facts(desk: Desk, _case: None, command: EnterEscalation, _occasion: Occasion) -> EnteringFacts:
    """The filings of the unit that are not done, and what has ended of what followed.

    A filing that passes the gate at this moment is waited for and marked; one that passes later finds the escalation.
    """
    steps = {step for step in (command.next_interview_id, command.case_id) if step is not None}
    await attend(desk.connection, steps)
    there = and_(FILINGS.c.unit_id == command.unit_id, FILINGS.c.status.not_in(_DONE))
    filings = await cases_locked(desk.connection, FILING, there)
    return EnteringFacts(filings, await ended_of(desk.connection, steps))
