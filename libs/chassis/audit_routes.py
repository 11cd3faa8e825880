"""The doors to the audit trail, for audit administrators: search, export, proof of one record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import StreamingResponse

from libs.chassis.access.rows import Row, only
from libs.chassis.audit_search import CHUNK, AuditDecision, AuditFilters, Place, export_lines, find
from libs.chassis.audit_shapes import EXPORT_EXAMPLE, AuditPage, ProofRead, proof_read, record_read
from libs.chassis.cursors import Position
from libs.chassis.door import AtDoor, Door
from libs.chassis.paging import PAGE_SIZE_LIMIT
from libs.chassis.sealing.checkpoint import private_key
from libs.chassis.sealing.marks import OBJECT_TYPE, record_number
from libs.chassis.sealing.proof import BadProof
from libs.chassis.sealing.proving import NoRecord, NotYetSealed, Prover
from libs.kernel.days import Instant
from libs.kernel.refusal import Absent, Kind, Refusal
from libs.kernel.roles import Role
from libs.kernel.rule import Rule
from libs.kernel.text import Text

AUDITING: Final[Row] = only((Role.AUDIT_ADMIN,), Rule("P-36"))
"""The row of these doors: records hold codes and ids, never content."""
AUDIT_ROWS: Final[Mapping[str, Row]] = {
    "search_audit_records": AUDITING,
    "export_audit_records": AUDITING,
    "prove_audit_record": AUDITING,
}
_LIST: Final = "audit-records"
_NDJSON: Final = "application/x-ndjson"
_LARGEST_ID: Final = 2**63 - 1
_CODE: Final = r"^[a-z0-9_]{1,60}(\.[a-z0-9_]{1,60})?$"
_EXPORT_ANSWER: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "The records, one a line. / 每行一条记录。",
        "content": {_NDJSON: {"schema": {"type": "string", "format": "binary"}, "example": EXPORT_EXAMPLE}},
        "headers": {"Content-Disposition": {"description": "`attachment` and a name.", "schema": {"type": "string"}}},
    }
}
_LOG = structlog.get_logger()


class NotSealedYet(Refusal):
    """The record is not under a signed checkpoint yet; that takes some ten seconds."""

    code = "not_sealed_yet"
    kind = Kind.NOT_NOW
    title = Text("该记录尚未封存，请稍后再取证明", "The record is not sealed yet; ask again in ten seconds")


class TrailAltered(Refusal):
    """The trail in the database does not make the root that was signed."""

    code = "trail_altered"
    kind = Kind.NOT_NOW
    title = Text(
        "审计记录与已签名的封存根不一致，不能出具证明，请用核验程序核查全部记录",
        "The trail does not make the root that was signed, so nothing can be proved; verify the whole trail",
    )


async def filters_wanted(
    start: Annotated[Instant | None, Query(alias="from", description="Only at this instant or later.")] = None,
    end: Annotated[Instant | None, Query(alias="to", description="Only before this instant.")] = None,
    account_id: Annotated[UUID | None, Query(description="Only by this account.")] = None,
    organ_id: Annotated[UUID | None, Query(description="Only for this organ.")] = None,
    action: Annotated[
        str | None, Query(description="Only this action.", pattern=_CODE, examples=["filing.show"])
    ] = None,
    object_id: Annotated[
        UUID | None, Query(description="Only what concerned this case, looks at lists that showed it included.")
    ] = None,
    decision: Annotated[AuditDecision | None, Query(description="Only what was allowed, or only what was not.")] = None,
    outcome: Annotated[
        str | None, Query(description="Only with this outcome.", pattern=_CODE, examples=["not_entitled"])
    ] = None,
) -> AuditFilters:
    """The filters the caller asks for."""
    return AuditFilters(start, end, account_id, organ_id, action, object_id, decision, outcome)


Filters = Annotated[AuditFilters, Depends(filters_wanted)]
After = Annotated[str | None, Query(description="Cursor of the last answer; absent: from the newest.")]
Size = Annotated[int, Query(ge=1, le=PAGE_SIZE_LIMIT, description="Records in one answer.")]
AuditId = Annotated[int, Path(ge=1, le=_LARGEST_ID, description="Number of the record.", examples=[4711])]


router = APIRouter(prefix="/v1/audit-records", tags=["audit"])


def audit_router() -> APIRouter:
    """Routes /v1/audit-records, /v1/audit-records/export and /v1/audit-records/{audit_id}/proof."""
    return router


@router.get("", summary="查询审计记录 · Search the audit trail")
async def search_audit_records(door: AtDoor, filters: Filters, after: After = None, page_size: Size = 50) -> AuditPage:
    """Who did, attempted or looked at what: every effect, every look and every refusal of this service, newest first.
    For audit administrators (P-36), whose records are those of the whole service: a deployment serves one city, and its
    trail is one. Each search is on record itself."""
    return await _searched(door, filters, after, page_size)


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses=_EXPORT_ANSWER,
    summary="导出审计记录 · Export the audit trail",
)
async def export_audit_records(door: AtDoor, filters: Filters) -> StreamingResponse:
    """Everything under these filters, newest first, one JSON object a line: an opening line, the records with body,
    mark, leaf and leaf hash, and a last line that counts them; without the last line the export broke off. Each record
    can be compared with the journal of the witness: `python -m deploy.verify_audit`. For audit administrators (P-36);
    each export is on record itself."""
    return await _exported(door, filters)


@router.get("/{audit_id}/proof", summary="审计记录证明 · Prove an audit record")
async def prove_audit_record(audit_id: AuditId, door: AtDoor) -> ProofRead:
    """That the record stands in the signed trail, to be checked without this system: save the answer and give it to
    `python -m deploy.verify_audit`. 404 if there is no such record, 409 as long as no checkpoint covers it. For audit
    administrators (P-36)."""
    return await _proved(door, _prover(door), audit_id)


def _prover(door: Door) -> Prover:
    """The prover of the service, made at the first proof and kept with the application: it remembers what it read."""
    kept = door.request.app.state
    if not hasattr(kept, "prover"):
        key = private_key(door.running.settings.signing_key()).public_key()
        kept.prover = Prover(door.running.service.name, key)
    prover: Prover = kept.prover
    return prover


async def _searched(door: Door, filters: AuditFilters, after: str | None, page_size: int) -> AuditPage:
    cursors, stated = door.running.cursors, filters.stated
    async with door.looking(OBJECT_TYPE, "search") as look:
        look.saw(*filters.named)
        place = None if after is None else _place(cursors.open(after, of=_LIST, filters=stated))
        found = await find(look.connection, filters, place, page_size + 1)
    shown = found[:page_size]
    if len(found) == len(shown):
        return AuditPage(items=tuple(record_read(one) for one in shown), next=None)
    at, last = shown[-1].place
    following = cursors.seal((at.isoformat(), last), of=_LIST, filters=stated)
    return AuditPage(items=tuple(record_read(one) for one in shown), next=following)


async def _exported(door: Door, filters: AuditFilters) -> StreamingResponse:
    """The stream begins once the look is on record and the first stretch is read."""
    service, at = door.running.service.name, door.engine.clock()
    async with door.looking(OBJECT_TYPE, "export") as look:
        look.saw(*filters.named)
        first = await find(look.connection, filters, None, CHUNK)
    opening = {"export": _LIST, "service": service, "at": at.isoformat(), "filters": filters.stated}
    headers = {
        "Content-Disposition": f'attachment; filename="{service}-audit-records.ndjson"',
        "Cache-Control": "private, no-store",
    }
    lines = export_lines(door.engine.database, filters, first, opening)
    return StreamingResponse(lines, media_type=_NDJSON, headers=headers)


async def _proved(door: Door, prover: Prover, audit_id: int) -> ProofRead:
    async with door.looking(OBJECT_TYPE, "prove", record_number(audit_id)) as look:
        try:
            return proof_read(await prover.prove(look.connection, audit_id))
        except NoRecord:
            raise Absent from None
        except NotYetSealed:
            raise NotSealedYet(retry_after=10) from None
        except BadProof as fault:
            _LOG.error("audit_trail_altered", where=prover.service, reason=str(fault))
            raise TrailAltered from None


def _place(position: Position) -> Place:
    """The place in a cursor of ours."""
    at, last = position
    return datetime.fromisoformat(str(at)), int(str(last))
