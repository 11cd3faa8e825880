"""A backlog: many events that were committed and not yet carried, written as the engine writes them, but at once."""

from uuid import UUID

from libs.chassis.database import direct
from libs.chassis.ids import new_id, now
from libs.chassis.outbox import Origin
from libs.kernel.events import Event
from tests.support.specimen import SERVICE, Pair, SpecimenOpened, SpecimenStepped

STEPS = 4
"""Events of each specimen after its first."""
_COLUMNS = (
    "event_id",
    "aggregate_type",
    "aggregate_id",
    "aggregate_version",
    "lane",
    "event_type",
    "schema_version",
    "payload",
    "payload_digest",
    "signature",
    "key_id",
    "occurred_at",
    "actor_ref",
    "correlation_id",
    "causation_id",
)


async def fill(pair: Pair, cases: int) -> list[UUID]:
    """Tell of so many specimens, each opened and moved on, the first versions of all before the second; their ids."""
    origin, found = Origin(new_id(), None, new_id()), [new_id() for _ in range(cases)]
    rows = []
    for version in range(1, STEPS + 2):
        event: Event = SpecimenOpened() if version == 1 else SpecimenStepped(steps=version - 1)
        for case_id in found:
            row = pair.publisher.signer.row(event, new_id(), case_id, version, now(), origin)
            rows.append(tuple(row[column] for column in _COLUMNS))
    connection = await direct(pair.urls[SERVICE])
    await connection.copy_records_to_table("outbox_event", records=rows, columns=_COLUMNS)
    await connection.close()
    return found
