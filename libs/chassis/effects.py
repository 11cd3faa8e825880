"""What one act leaves behind: case, history, audit and outbox, for every case it opened or moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis import case_store
from libs.chassis.audit import audit_row
from libs.chassis.cases import AnyCaseType
from libs.chassis.ids import new_id
from libs.chassis.outbox import EventSigner, Origin
from libs.chassis.prepared import Prepared
from libs.chassis.tables import AUDIT, HISTORY, OUTBOX
from libs.kernel.actor import Actor, office_day
from libs.kernel.case import Case, Command
from libs.kernel.events import Event
from libs.kernel.lifecycle import Move
from libs.kernel.roles import Role

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


@dataclass(frozen=True)
class Written:
    """A case as it was written, and the roles in which the caller stands to it now."""

    case: Case
    standing: frozenset[Role]


@dataclass(frozen=True)
class Writer:
    """Writes the effects of one act; the row lock of each case makes its version order its commit order."""

    connection: AsyncConnection
    signer: EventSigner
    actor: Actor
    at: datetime
    origin: Origin
    request_id: UUID | None

    async def write(self, effect: Effect) -> Written:
        """Save the case and leave its history, audit and outbox rows, all in the running transaction."""
        case = _raised(effect, self.at)
        today = office_day(self.at)
        standing = await case_store.save(
            self.connection, effect.case_type, effect.before, case, effect.derived, self.actor, today
        )
        event_id = new_id()
        traces = {
            "h": _history_row(effect, case, self.actor, self.at),
            "a": self._audit_row(effect, case, event_id),
            "o": self.signer.row(effect.event, event_id, case.id, case.version, self.at, self.origin),
        }
        values = {f"{table}_{column}": value for table, row in traces.items() for column, value in row.items()}
        await _LEAVE_TRACES.row(self.connection, values)
        return Written(case, standing)

    def _audit_row(self, effect: Effect, case: Case, event_id: UUID) -> dict[str, Any]:
        return audit_row(
            self.actor,
            event_uuid=event_id,
            at=self.at,
            action=f"{effect.case_type.name}.{effect.move.act}",
            object_type=effect.case_type.name,
            object_id=case.id,
            decision="allow",
            outcome=str(case.status),
            policy_version=f"{case.profile}/{case.profile_version}",
            request_id=self.request_id,
        )


def _insert(table: Table, prefix: str, filled: Sequence[str]) -> str:
    """The insert of one row of a table, its parameters named by prefix and column."""
    parameters = ", ".join(f":{prefix}_{name}" for name in filled)
    return f"INSERT INTO {table.name} ({', '.join(filled)}) VALUES ({parameters})"  # noqa: S608


_OUTBOX_FILLED = (
    "event_id", "aggregate_type", "aggregate_id", "aggregate_version", "lane", "event_type", "schema_version",
    "payload", "payload_digest", "signature", "key_id", "occurred_at", "actor_ref", "correlation_id", "causation_id",
)  # fmt: skip
_LEAVE_TRACES = Prepared(
    text(
        f"WITH history AS ({_insert(HISTORY, 'h', tuple(HISTORY.c.keys()))}), "
        f"audit AS ({_insert(AUDIT, 'a', [c.name for c in AUDIT.c if c.name != 'id'])}) "
        f"{_insert(OUTBOX, 'o', _OUTBOX_FILLED)}"
    )
)
"""One statement for the three rows that every effect leaves: three round trips fewer on every act."""


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
