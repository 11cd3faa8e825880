"""The published shapes of the audit trail: a record, a stretch of records, the proof of a record."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.audit_search import AuditDecision, Found, Seal
from libs.chassis.sealing.proof import Proof

_RECORD_EXAMPLE: Final[dict[str, Any]] = {
    "id": 4711,
    "at": "2026-03-09T01:30:00.123456Z",
    "account_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b12",
    "organ_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b13",
    "action": "filing.show",
    "object_type": "filing",
    "object_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b10",
    "objects": [],
    "decision": "allow",
    "outcome": "shown",
    "purpose": None,
    "policy_version": "",
    "request_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11",
    "leaf_index": 4702,
    "seal": "sealed",
}


class AuditRecordRead(BaseModel):
    """One record of the audit trail: codes and ids only, never what was read or written."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_RECORD_EXAMPLE]})

    id: int = Field(description="Number of the record in this service.")
    at: datetime = Field(description="When, UTC.")
    account_id: UUID = Field(description="Who; the nil UUID for time, reactions to events and the sealer.")
    organ_id: UUID = Field(description="For which organ.")
    action: str = Field(description="What was done or attempted, e.g. `filing.submit`, `filing.show`, `filing.list`.")
    object_type: str = Field(description="Kind of what it concerned, e.g. `filing`.")
    object_id: UUID | None = Field(description="What it concerned; null for lists and for what was not opened.")
    objects: tuple[UUID, ...] = Field(description="The cases that a list showed, or that a search asked about.")
    decision: AuditDecision = Field(description="Whether it was allowed.")
    outcome: str = Field(description="The status reached, `shown`, or the code of the refusal.")
    purpose: str | None = Field(description="Code of the purpose, where one is asked for.")
    policy_version: str = Field(description="Profile and version decided by; empty for looks and refusals.")
    request_id: UUID | None = Field(description="Number of the request, as in its X-Request-Id header.")
    leaf_index: int | None = Field(description="Place in the sealed trail, from 0; null while it waits.")
    seal: Seal = Field(
        description="`waiting` for its leaf (a second or two); `sealed`; `forged`: it was written or rewritten by "
        "somebody without the key of the service before it was sealed; `altered`: it is not what was sealed."
    )


class AuditPage(BaseModel):
    """A stretch of what was found."""

    model_config = ConfigDict(
        frozen=True, json_schema_extra={"examples": [{"items": [_RECORD_EXAMPLE], "next": "AQx3f0aGk"}]}
    )

    items: tuple[AuditRecordRead, ...] = Field(description="Newest first.")
    next: str | None = Field(description="Give it as after= with the same filters to go on; null at the end.")


_BODY: Final = (
    "eyJhY2NvdW50X2lkIjoiMDE5YTllMmMtN2MxZS03ZDdiLTlhNTMtMmYwZTZmNmYyYjEyIiwiYWN0aW9uIjoiZmlsaW5nLnNo"
    "b3ciLCJhdCI6IjIwMjYtMDMtMDlUMDE6MzA6MDEuMTIzNDU2KzAwOjAwIiwiZGVjaXNpb24iOiJhbGxvdyIsImV2ZW50X3V1"
    "aWQiOiIwMTlhOWUyYy03YzFlLTdkN2ItOWE1My0yZjBlNmY2ZjJiMjEiLCJvYmplY3RfaWQiOiIwMTlhOWUyYy03YzFlLTdk"
    "N2ItOWE1My0yZjBlNmY2ZjJiMTAiLCJvYmplY3RfdHlwZSI6ImZpbGluZyIsIm9iamVjdHMiOltdLCJvcmdhbl9pZCI6IjAx"
    "OWE5ZTJjLTdjMWUtN2Q3Yi05YTUzLTJmMGU2ZjZmMmIxMyIsIm91dGNvbWUiOiJzaG93biIsInBvbGljeV92ZXJzaW9uIjoi"
    "IiwicHVycG9zZSI6bnVsbCwicmVxdWVzdF9pZCI6IjAxOWE5ZTJjLTdjMWUtN2Q3Yi05YTUzLTJmMGU2ZjZmMmIzMSJ9"
)
_NOTE: Final = (
    "lanyard/audit/filing\n3\nUM7VEfBlNjhwO+CWwtQm391Nnuxl21NF1QrZugsrdN0=\ntime 1773019810\n\n— lan"
    "yard/audit/filing 0edAi7C4uuRt245hXUYm/l69jqVnjAMwKOPtgMpiGisxVjRBQTSKytyFP3Npwsp9VZzW8PS2"
    "BLAMnVn1C5jdryzFhQg=\n"
)
_PROOF_EXAMPLE: Final[dict[str, Any]] = {
    "service": "filing",
    "audit_id": 2,
    "leaf_index": 1,
    "leaf_hash": "430281088d123ed720b94b41302e17d11f71685ed779300e4c83f07ea90d1ede",
    "body": _BODY,
    "row_mac": "1ccb1f8c152799034aa67952e047c0a067ce94fd878c60c1027c66fbf420c9c0",
    "path": [
        "ac587e914e275bafcad19a0863d7c89592f7d2f8cc0491951ef90a0929ac5b6d",
        "d738f49d391f50ddf9ef719be66f9c387619614c6ed83eb9c9698396a9bcfdbf",
    ],
    "checkpoint": _NOTE,
}
EXPORT_EXAMPLE: Final = (
    '{"export":"audit-records","service":"filing","at":"2026-03-09T01:31:00+00:00","filters":{"action":"filing.show"}}\n'
    f'{{"audit_id":2,"leaf_index":1,"leaf_hash":"{_PROOF_EXAMPLE["leaf_hash"]}","body":"{_BODY}",'
    f'"row_mac":"{_PROOF_EXAMPLE["row_mac"]}","columns":{{"action":"filing.show","outcome":"shown"}}}}\n'
    '{"end":true,"records":1}\n'
)
"""An export of one record; ``columns`` has all columns of the record."""


class ProofRead(BaseModel):
    """The proof that a record stands in the signed trail. Save it as it is; `deploy.verify_audit` checks it offline."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_PROOF_EXAMPLE]})

    service: str = Field(description="Service whose trail it is.")
    audit_id: int = Field(description="Number of the record.")
    leaf_index: int = Field(description="Its place in the trail, from 0.")
    leaf_hash: str = Field(description="SHA-256 over a zero octet, body and mark, hex (RFC 6962).")
    body: str = Field(description="The record as it was sealed: JSON, base64.")
    row_mac: str | None = Field(description="The mark of the record, hex; null for records from before there were any.")
    path: list[str] = Field(description="Hashes on the way to the root, nearest first, hex (RFC 6962, 2.1.1).")
    checkpoint: str = Field(description="Checkpoint signed by the service (C2SP signed note).")


def record_read(found: Found) -> AuditRecordRead:
    """A row that was found as it is answered."""
    columns = {name: value for name, value in found.columns.items() if name in AuditRecordRead.model_fields}
    return AuditRecordRead(**columns, seal=found.seal)


def proof_read(proof: Proof) -> ProofRead:
    """A proof as it is answered."""
    return ProofRead.model_validate(proof.written())
