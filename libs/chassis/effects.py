"""What one act leaves behind: case, history, audit and outbox, for every case it opened or moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis import case_store
from libs.chassis.audit import audit_row
from libs.chassis.cases import AnyCaseType
from libs.chassis.ids import new_id
from libs.chassis.outbox import EventSigner, Origin
from libs.chassis.tables import AUDIT, HISTORY, OUTBOX
from libs.kernel.actor import Actor
from libs.kernel.case import Case, Command
from libs.kernel.events import Event
from libs.kernel.lifecycle import Move

_NO_RECORD = "{}"


@dataclass(frozen=True)
class Effect:
    """One case opened (``before`` None) or moved, its event, the lifecycle row it took, and its derived columns."""

    case_type: AnyCaseType
    before: Case | None
    after: Case
    event: Event
    move: Move
    command: Command | None
    derived: Mapping[str, object] = field(default_factory=dict)


async def write_effects(
    connection: AsyncConnection,
    effects: Sequence[Effect],
    actor: Actor,
    at: datetime,
    origin: Origin,
    signer: EventSigner,
    request_id: UUID | None,
) -> None:
    """Write all effects; the row lock of each case makes its version order its commit order."""
    history, audits, events = [], [], []
    for effect in effects:
        case = _raised(effect, at)
        await case_store.save(connection, effect.case_type, effect.before, case, effect.derived)
        event_id = new_id()
        history.append(_history_row(effect, case, actor, at))
        audits.append(
            audit_row(
                actor,
                event_uuid=event_id,
                at=at,
                action=f"{effect.case_type.name}.{effect.move.act}",
                object_type=effect.case_type.name,
                object_id=case.id,
                decision="allow",
                outcome=str(case.status),
                policy_version=f"{case.profile}/{case.profile_version}",
                request_id=request_id,
            )
        )
        events.append(signer.row(effect.event, event_id, case.id, case.version, at, origin))
    await connection.execute(insert(HISTORY), history)
    await connection.execute(insert(AUDIT), audits)
    await connection.execute(insert(OUTBOX), events)


def _raised(effect: Effect, at: datetime) -> Case:
    if effect.before is None:
        return replace(effect.after, version=1, opened_at=at, changed_at=at)
    return replace(effect.after, version=effect.before.version + 1, changed_at=at)


def _history_row(effect: Effect, case: Case, actor: Actor, at: datetime) -> dict[str, Any]:
    role = next((r for r in effect.move.by if r in actor.roles), effect.move.by[0])
    return {
        "case_type": effect.case_type.name,
        "case_id": case.id,
        "version": case.version,
        "act": effect.move.act,
        "lifecycle_row": effect.move.row,
        "source": None if effect.move.source is None else str(effect.move.source),
        "target": str(case.status),
        "account_id": actor.account_id,
        "person_id": actor.person_id,
        "role": str(role),
        "at": at,
        "profile": case.profile,
        "profile_version": case.profile_version,
        "record": _NO_RECORD if effect.command is None else effect.command.model_dump_json(),
    }
