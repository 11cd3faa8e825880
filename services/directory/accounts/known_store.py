"""An account as a sign-in finds it: who it is, its state, and what its credentials are checked against."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.engine import Engine, Request
from libs.kernel.actor import SYSTEM, Actor, office_day
from libs.replica.lookups import actor_of
from services.directory.accounts.account import Account, dormancy
from services.directory.accounts.commands import NoteUse
from services.directory.accounts.lifecycle import AccountStatus, DisabledFor
from services.directory.accounts.store import ACCOUNTS
from services.directory.config import SignInRules
from services.directory.tables import ACCOUNT, SECRET


@dataclass(frozen=True, slots=True)
class Known:
    """A recorded account, usable or not. ``hash`` and ``password_set_at`` are None if it has no password."""

    account: Account
    actor: Actor
    hash: str | None
    password_set_at: datetime | None

    def bar(self, on: date) -> DisabledFor | None:
        """Why it may not be used on that day; None if it may. Time may not have come round to disabling it yet."""
        if self.account.status is AccountStatus.DISABLED:
            return self.account.disabled_for or DisabledFor.DECISION
        if self.account.valid_until is not None and self.account.valid_until < on:
            return DisabledFor.EXPIRED
        if self.account.dormant_on is not None and self.account.dormant_on <= on:
            return DisabledFor.DORMANT
        return None


async def find_by_code(connection: AsyncConnection, code: str) -> Known | None:
    """The account of that name, usable or not; None if there is none."""
    return await _find(connection, ACCOUNT.c.code == code)


async def find_by_id(connection: AsyncConnection, account_id: UUID) -> Known | None:
    """The account of that identity, usable or not; None if there is none."""
    return await _find(connection, ACCOUNT.c.id == account_id)


async def _find(connection: AsyncConnection, wanted: ColumnElement[bool]) -> Known | None:
    statement = select(ACCOUNT.c.body, SECRET.c.hash, SECRET.c.set_at)
    statement = statement.join(SECRET, SECRET.c.account_id == ACCOUNT.c.id, isouter=True)
    row = (await connection.execute(statement.where(wanted))).one_or_none()
    return None if row is None else _known(row)


def _known(row: Any) -> Known:
    account = ACCOUNTS.load(row.body)
    actor = actor_of(account.id, account.person_id, account.organ_id, account.office_id, frozenset(account.roles))
    return Known(account, actor, row.hash, row.set_at)


async def enter(engine: Engine, connection: AsyncConnection, known: Known) -> int:
    """Note that the account is used today, if that is not known yet; answers the version of its rights."""
    rules: SignInRules = engine.services["sign_in_rules"]
    account = known.account
    if account.dormant_on == dormancy(office_day(engine.clock()), rules.dormant_after_days):
        return account.version
    asked = Request("account", "note_use", NoteUse(), SYSTEM, case_id=account.id, unconditional=True)
    return (await engine.perform_within(connection, asked)).case.version
