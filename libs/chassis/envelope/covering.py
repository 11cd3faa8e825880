"""Covers of cases: found with a row that is read, or for a version that is about to be written."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import AnyCaseType
from libs.chassis.envelope.cover import Cover
from libs.chassis.envelope.key_rows import give_key, key_in, lasting_key_of
from libs.chassis.envelope.keyring import keyring_of
from libs.chassis.envelope.value import CaseKey
from libs.chassis.prepared import Answered
from libs.kernel.case import Case


def cover_of(
    connection: AsyncConnection, case_type: AnyCaseType, case_id: UUID, version: int, key: CaseKey | None
) -> Cover:
    """The cover of that version of a case under that key."""
    service = keyring_of(connection).service
    return Cover(service, case_type.name, case_type.table.name, case_type.access, case_id, version, key)


def cover_in(connection: AsyncConnection, case_type: AnyCaseType, case_id: UUID, version: int, row: Answered) -> Cover:
    """The cover by a row that has the ``KEY_COLUMNS``."""
    return cover_of(connection, case_type, case_id, version, key_in(connection, row, case_type.name, case_id))


async def cover_to_write(
    connection: AsyncConnection, case_type: AnyCaseType, before: Case | None, after: Case, at: datetime
) -> Cover:
    """The cover of a version that is about to be written; a case that is opened gets its key. Refuses with Erased."""
    if before is None:
        key = await give_key(connection, case_type.name, after.id, case_type.access.highest, at)
    else:
        key = await lasting_key_of(connection, case_type.name, after.id)
    return cover_of(connection, case_type, after.id, after.version, key)
