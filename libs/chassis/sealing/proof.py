"""The proof that one record stands in the signed trail: a file that is checked without a database.

It holds the record's body and mark, its place, the hashes on the way from its leaf to the root (RFC 6962, 2.1.1), and
a checkpoint signed by the service.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from libs.chassis.sealing.checkpoint import BadCheckpoint, Checkpoint, origin_of, read_checkpoint
from libs.chassis.sealing.trail import record_hash
from libs.chassis.sealing.tree import is_included


class BadProof(ValueError):
    """It does not prove what it says, or is no proof at all."""


@dataclass(frozen=True, slots=True)
class Proof:
    """That the record with that body is leaf ``leaf_index`` of the tree under ``checkpoint``, a signed note."""

    service: str
    audit_id: int
    leaf_index: int
    body: bytes
    row_mac: bytes | None
    path: tuple[bytes, ...]
    checkpoint: str

    @property
    def digest(self) -> bytes:
        """The leaf hash of the record."""
        return record_hash(self.body, self.row_mac)

    def written(self) -> dict[str, Any]:
        """The proof as JSON has it."""
        return {
            "service": self.service,
            "audit_id": self.audit_id,
            "leaf_index": self.leaf_index,
            "leaf_hash": self.digest.hex(),
            "body": b64encode(self.body).decode(),
            "row_mac": None if self.row_mac is None else self.row_mac.hex(),
            "path": [step.hex() for step in self.path],
            "checkpoint": self.checkpoint,
        }

    def checked(self, key: Ed25519PublicKey) -> Checkpoint:
        """The checkpoint it stands under, if it proves what it says; ``key`` is the service's. Raises BadProof."""
        try:
            checkpoint = read_checkpoint(self.checkpoint, origin_of(self.service), key)
        except BadCheckpoint as fault:
            raise BadProof(f"its checkpoint is {fault}") from None
        if not is_included(self.digest, self.leaf_index, checkpoint.size, self.path, checkpoint.root):
            raise BadProof("the record does not stand at that place under the signed root")
        return checkpoint


def read_proof(written: Mapping[str, Any]) -> Proof:
    """The proof in that JSON. Raises BadProof if it is none."""
    try:
        mac = written["row_mac"]
        proof = Proof(
            service=str(written["service"]),
            audit_id=int(written["audit_id"]),
            leaf_index=int(written["leaf_index"]),
            body=b64decode(written["body"], validate=True),
            row_mac=None if mac is None else bytes.fromhex(mac),
            path=tuple(bytes.fromhex(step) for step in written["path"]),
            checkpoint=str(written["checkpoint"]),
        )
        json.loads(proof.body)
    except (KeyError, TypeError, ValueError):
        raise BadProof("this is not the proof of a record") from None
    return proof
