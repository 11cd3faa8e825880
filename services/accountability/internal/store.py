"""Internal violations as rows, and all violations of one person in one organ."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found, cases_locked
from libs.chassis.cases import CaseType
from libs.kernel.refusal import Busy
from services.accountability.internal.access import ACCESS
from services.accountability.internal.ladder import outstanding
from services.accountability.internal.lifecycle import LIFECYCLE
from services.accountability.internal.tables import VIOLATIONS
from services.accountability.internal.violation import NUMBERED_AS, Violation

_ROW = VIOLATIONS.c
_LOCK_SPACE: Final = 4731
"""Number of this use among the advisory locks of the database."""


def columns_of(violation: Violation) -> Mapping[str, object]:
    """The projected columns of an internal violation."""
    return {
        "organ_id": violation.organ_id,
        "person_id": violation.person_id,
        "occurred_on": violation.occurred_on,
        "kind": violation.kind,
        "rung": None if violation.determined is None else str(violation.determined.rung),
    }


STORED: Final[CaseType[Violation]] = CaseType(
    name="violation",
    resource="violations",
    table=VIOLATIONS,
    case_class=Violation,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(),
    access=ACCESS,
    derive=lambda violation, profile, _services: {"waits_for_step": bool(outstanding(violation, profile))},
    numbering=lambda violation: (violation.organ_id, NUMBERED_AS),
)
"""An internal violation as it is stored; case_type.py adds its acts."""


async def violations_to_count(
    connection: AsyncConnection, organ_id: UUID, person_id: UUID, *, wait: bool = True
) -> tuple[Violation, ...]:
    """All violations of that person in the organ, withdrawn ones too, locked to the end of the transaction.

    Until then nobody else counts those of that person, so that no two are both the first (X-18). Whoever holds one of
    them already does not ``wait`` for somebody who may want it: refuses with Busy.
    """
    if wait:
        await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(person_id)))))
    else:
        free = select(func.pg_try_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(person_id))))
        if not (await connection.execute(free)).scalar_one():
            raise Busy(retry_after=1)
    return await cases_locked(connection, STORED, _ROW.organ_id == organ_id, _ROW.person_id == person_id)


async def violations_known(connection: AsyncConnection, organ_id: UUID, person_id: UUID) -> tuple[Violation, ...]:
    """The same to read, without a lock."""
    return await cases_found(connection, STORED, _ROW.organ_id == organ_id, _ROW.person_id == person_id)
