"""Recognising someone whom a provider of identities has authenticated: no password, but the account must be usable."""

from uuid import UUID

from libs.chassis.engine import Engine
from libs.kernel.actor import office_day
from services.directory.accounts.known_store import Known, enter, find_by_code
from services.directory.accounts.refusals import CredentialsWrong
from services.directory.accounts.sign_in_store import ACTION
from services.directory.accounts.trail_store import Trail


async def recognise(engine: Engine, code: str, request_id: UUID | None) -> tuple[Known, int]:
    """The account of that name if a person may use it today, and its rights' version. Refuses CredentialsWrong."""
    trail = Trail(engine, ACTION, "account", request_id)
    async with engine.database.begin() as connection:
        known = await find_by_code(connection, code)
        outcome = _outcome(engine, known)
        if known is not None and outcome == "recognised":
            version = await enter(engine, connection, known)
            await trail.write(connection, known.actor, known.account.id, outcome, allowed=True)
    if known is None or outcome != "recognised":
        actor, object_id = (None, None) if known is None else (known.actor, known.account.id)
        await trail.deny(actor, object_id, outcome)
        raise CredentialsWrong
    engine.wake.set()
    return known, version


def _outcome(engine: Engine, known: Known | None) -> str:
    if known is None:
        return CredentialsWrong.code
    if known.account.machine:
        return "account_of_machine"
    bar = known.bar(office_day(engine.clock()))
    return f"account_{bar}" if bar else "recognised"
