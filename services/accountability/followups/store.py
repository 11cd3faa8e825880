"""Follow-ups as rows, and what other slices ask of them."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found, cases_locked
from services.accountability.followups.case_type import FOLLOWUP
from services.accountability.followups.followup import Followup
from services.accountability.followups.status import UNDER_WAY
from services.accountability.followups.tables import FOLLOWUPS
from services.accountability.followups.wording import GOOD

_ROW = FOLLOWUPS.c
_RUNNING = _ROW.status.in_([str(status) for status in UNDER_WAY])


async def followup_to_move(connection: AsyncConnection, sanction_id: UUID) -> Followup | None:
    """The follow-up of a sanction, locked to the end of the transaction, for ``entering.rescheduled`` and ``revoked``.

    None if the sanction has none.
    """
    found = await cases_locked(connection, FOLLOWUP, _ROW.sanction_id == sanction_id)
    return found[0] if found else None


async def followups_on(connection: AsyncConnection, person_id: UUID) -> tuple[Followup, ...]:
    """All follow-ups of a person, for views that the caller has a ground to read; no lock, no access asked."""
    return await cases_found(connection, FOLLOWUP, _ROW.person_id == person_id)


def overdue(on: date) -> ColumnElement[bool]:
    """That a visit was due before that day and was not made (G-03)."""
    return and_(_RUNNING, _ROW.due_on < on)


def expired(on: date) -> ColumnElement[bool]:
    """That the impact period is over, and it is not decided yet what follows (D-03)."""
    return and_(_RUNNING, _ROW.until_on < on)


def awaiting_feedback(on: date) -> ColumnElement[bool]:
    """That the period is over, the person was last graded good, and nobody was told: not to be forgotten (D-04)."""
    return and_(expired(on), _ROW.grade == GOOD)
