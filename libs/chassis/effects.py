"""What one act leaves behind: case, history, audit and outbox, for every case it opened or moved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.access.grounds import Standing
from libs.chassis.audit import audit_row, marked
from libs.chassis.cases import AnyCaseType
from libs.chassis.envelope.covering import cover_to_write
from libs.chassis.ids import new_id
from libs.chassis.outbox import EventSigner, Origin, told_so_far
from libs.chassis.saving import columns_of, save, save_timers
from libs.kernel.actor import Actor, office_day
from libs.kernel.case import Case, Command
from libs.kernel.events import Event, aggregate_of
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


@dataclass(frozen=True)
class Written:
    """A case as it was written, and how the caller stands to it now."""

    case: Case
    standing: Standing


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
        """Save the case and leave its history, audit and outbox rows, all in the running transaction.

        Refuses with Erased if the content of the case was destroyed.
        """
        case_type, case, event_id = effect.case_type, _raised(effect, self.at), new_id()
        traces = {
            "history": _history_row(effect, case, self.actor, self.at),
            "audit": marked(self.connection, self._audit_row(effect, case, event_id)),
        }
        if effect.event.told:
            version = await self._version_told(effect, case)
            traces["outbox"] = self.signer.row(effect.event, event_id, case.id, version, self.at, self.origin)
        elif not case_type.quiet:
            raise AssertionError(f"{case_type.name} is not quiet, so its hearers would wait for the untold event")
        row = columns_of(case_type, case, effect.derived)
        if case_type.is_sealed:
            cover = await cover_to_write(self.connection, case_type, effect.before, case, self.at)
            row["body"] = cover.seal_body(str(row["body"]))
            traces["history"]["record"] = cover.seal_record(traces["history"]["record"])
        standing = await save(self.connection, case_type, effect.before, row, traces, self.actor, office_day(self.at))
        await save_timers(self.connection, case_type.name, effect.before, case, known=effect.before is not effect.after)
        return Written(case, standing)

    async def _version_told(self, effect: Effect, case: Case) -> int:
        """The version on the wire: that of the case, or the number of its told moves where some are not told."""
        if not effect.case_type.quiet:
            return case.version
        return 1 + await told_so_far(self.connection, aggregate_of(effect.event.event_type), case.id)

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
