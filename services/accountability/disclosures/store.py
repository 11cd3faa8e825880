"""Disclosure windows and disclosures as rows, and what other slices ask of them."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Uuid, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found
from libs.chassis.cases import CaseType
from libs.kernel.profile import Profile
from services.accountability.disclosures.lifecycle import STATEMENT_LIFECYCLE, WINDOW_LIFECYCLE
from services.accountability.disclosures.noticing import assessors_min
from services.accountability.disclosures.statement import STATEMENT_NUMBERED_AS, DisclosureStatement
from services.accountability.disclosures.statement_access import STATEMENT_ACCESS
from services.accountability.disclosures.tables import STATEMENTS, WINDOWS
from services.accountability.disclosures.window import WINDOW_NUMBERED_AS, DisclosureWindow
from services.accountability.disclosures.window_access import WINDOW_ACCESS


def columns_of_window(window: DisclosureWindow) -> Mapping[str, object]:
    """The projected columns of a window."""
    return {
        "organ_id": window.organ_id,
        "starts_on": window.starts_on,
        "ends_on": window.ends_on,
        "unit_ids": list(window.unit_ids),
        "handler_ids": list(window.handler_ids),
    }


def columns_of_statement(statement: DisclosureStatement) -> Mapping[str, object]:
    """The projected columns of a disclosure."""
    return {
        "organ_id": statement.organ_id,
        "window_id": statement.window_id,
        "person_id": statement.person_id,
        "received_at": statement.received_at,
        "timing": str(statement.timing),
        "handler_ids": list(statement.handler_ids),
        "recused_ids": [one.person_id for one in statement.recused],
        "signed_ids": list(statement.assessors),
        "linked_ids": [one.id for one in statement.links],
    }


def _derived(statement: DisclosureStatement, profile: Profile, _services: Mapping[str, Any]) -> Mapping[str, object]:
    return {"short_of_handlers": len(set(statement.handler_ids)) < assessors_min(profile)}


STORED_WINDOW: Final[CaseType[DisclosureWindow]] = CaseType(
    name="disclosure_window",
    resource="disclosure-windows",
    table=WINDOWS,
    case_class=DisclosureWindow,
    columns=columns_of_window,
    lifecycle=lambda _profile: WINDOW_LIFECYCLE,
    acts=(),
    access=WINDOW_ACCESS,
    numbering=lambda window: (window.organ_id, WINDOW_NUMBERED_AS),
)
STORED_STATEMENT: Final[CaseType[DisclosureStatement]] = CaseType(
    name="disclosure_statement",
    resource="disclosure-statements",
    table=STATEMENTS,
    case_class=DisclosureStatement,
    columns=columns_of_statement,
    derive=_derived,
    lifecycle=lambda _profile: STATEMENT_LIFECYCLE,
    quiet=True,
    acts=(),
    access=STATEMENT_ACCESS,
    numbering=lambda statement: (statement.organ_id, STATEMENT_NUMBERED_AS),
)
"""As they are stored; case_type.py adds their acts."""


async def window_of(connection: AsyncConnection, window_id: UUID) -> DisclosureWindow | None:
    """The window of that id; no access is asked."""
    return next(iter(await cases_found(connection, STORED_WINDOW, WINDOWS.c.id == window_id)), None)


async def statements_of(connection: AsyncConnection, window_id: UUID) -> tuple[DisclosureStatement, ...]:
    """The disclosures of a window, for figures alone; no access is asked."""
    return await cases_found(connection, STORED_STATEMENT, STATEMENTS.c.window_id == window_id)


async def statements_linked_to(connection: AsyncConnection, linked_id: UUID) -> tuple[UUID, ...]:
    """The disclosures that are linked to a case or lead: their ids and nothing of them; each is read by its own door,
    where its handlers are asked for (X-10)."""
    there = literal(linked_id, Uuid) == STATEMENTS.c.linked_ids.any_()
    rows = await connection.execute(select(STATEMENTS.c.id).where(there).order_by(STATEMENTS.c.id))
    return tuple(UUID(int=one.int) for one in rows.scalars())
