"""Digests of keys: written when a key is told for the first and only time, read to recognise it."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.engine import Engine
from libs.kernel.actor import office_day
from services.directory.accounts.known_store import Known, enter, find_by_id
from services.directory.accounts.refusals import CredentialsWrong
from services.directory.accounts.trail_store import Trail
from services.directory.clients.client_key import ClientKey
from services.directory.clients.key_text import KeyText, read, written
from services.directory.clients.lifecycle import KeyStatus
from services.directory.clients.store import CLIENT_KEYS
from services.directory.tables import CLIENT_KEY, KEY_DIGEST

ACTION = "client_key.used"
_RANDOM = 32
_NO_KEY = sha256(b"").digest()
_USED = "used"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a key has opened: the machine's account, the version of its rights, and the key."""

    known: Known
    version: int
    key: ClientKey


async def draw(engine: Engine, key_id: UUID) -> str | None:
    """The text of a new key, whose digest is kept; None if it was drawn before, because nobody can tell it again.

    It is drawn after the key was issued: should the process end in between, nobody was told anything, the key opens
    nothing, and the same request repeated draws it.
    """
    text = KeyText(key_id, written(secrets.token_bytes(_RANDOM)))
    statement = insert(KEY_DIGEST).values(key_id=key_id, digest=text.digest()).on_conflict_do_nothing()
    async with engine.database.begin() as connection:
        drawn = (await connection.execute(statement)).rowcount == 1
    return str(text) if drawn else None


async def use_key(engine: Engine, typed: str, request_id: UUID | None) -> Opened:
    """What that key opens now. Refuses with CredentialsWrong whatever is wrong with it; the audit row says what."""
    trail = Trail(engine, ACTION, "client_key", request_id)
    text = read(typed)
    async with engine.database.begin() as connection:
        key = None if text is None else await _genuine(connection, text)
        known = None if key is None else await find_by_id(connection, key.account_id)
        if key is None or known is None:
            outcome = CredentialsWrong.code
        else:
            outcome = _outcome(key, known, engine.clock())
            if outcome == _USED:
                version = await enter(engine, connection, known)
                await trail.write(connection, known.actor, key.id, outcome, allowed=True)
    if key is None or known is None or outcome != _USED:
        actor, object_id = (None, None) if key is None or known is None else (known.actor, key.id)
        await trail.deny(actor, object_id, outcome)
        raise CredentialsWrong
    engine.wake.set()
    return Opened(known, version, key)


async def _genuine(connection: AsyncConnection, text: KeyText) -> ClientKey | None:
    """The key whose digest that is, used or not; compared in the same time whether there is one or not."""
    statement = select(CLIENT_KEY.c.body, KEY_DIGEST.c.digest)
    statement = statement.join(KEY_DIGEST, KEY_DIGEST.c.key_id == CLIENT_KEY.c.id)
    row = (await connection.execute(statement.where(CLIENT_KEY.c.id == text.key_id))).one_or_none()
    same = hmac.compare_digest(text.digest(), _NO_KEY if row is None else row.digest)
    return CLIENT_KEYS.load(row.body) if row is not None and same else None


def _outcome(key: ClientKey, known: Known, at: datetime) -> str:
    """Why the key opens nothing now, or that it is used."""
    if key.status is not KeyStatus.ACTIVE:
        return f"client_key_{key.status}"
    if key.expires_at <= at:
        return f"client_key_{KeyStatus.EXPIRED}"
    if not known.account.machine:
        return "account_of_person"
    bar = known.bar(office_day(at))
    return f"account_{bar}" if bar else _USED
