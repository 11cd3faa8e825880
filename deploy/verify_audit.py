"""Verifies an audit trail offline: ``python -m deploy.verify_audit trail.ndjson filing.checkpoints --keys <folder>``.

Needs the standard library and ``cryptography``, the dump (``python -m deploy.dump_audit``), the journal of the witness
and the public keys ``<service>.pub`` and ``witness.pub``. In place of the dump it takes an export
(``/v1/audit-records/export``), whose records it compares one by one, and the proof of one record
(``/v1/audit-records/{id}/proof``), which needs no journal.
Exit code 0: as sealed; 1: altered; 2: cannot be read.
"""

import argparse
import json
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from libs.chassis.sealing.checkpoint import origin_of, public_key
from libs.chassis.sealing.export import opening_of, read_export
from libs.chassis.sealing.journal import read_journal
from libs.chassis.sealing.proof import BadProof, read_proof
from libs.chassis.sealing.trail import read_dump
from libs.chassis.sealing.verifier import Breach, Report, Verification

_SHOWN = 100


def main() -> int:
    """Read the command line, verify, tell."""
    asked = _arguments()
    try:
        if asked.checkpoints is None:
            return _tell_proof(asked.dump, asked.keys)
        report = verify(asked.dump, asked.checkpoints, asked.keys, witnessed=not asked.unwitnessed)
    except (OSError, ValueError, TypeError) as reason:
        print(f"cannot verify: {reason}", file=sys.stderr)
        return 2
    _tell(report)
    return 1 if report.breaches else 0


def _tell_proof(file: Path, keys: Path) -> int:
    """Check the proof of one record and say what it proves."""
    proof = read_proof(json.loads(file.read_bytes()))
    if not proof.service.isidentifier():
        raise ValueError("the proof is of no service of ours")
    try:
        checkpoint = proof.checked(public_key((keys / f"{proof.service}.pub").read_bytes()))
    except BadProof as fault:
        print(f"NOT PROVED: {fault}")
        return 1
    print(proof.body.decode())
    signed = datetime.fromtimestamp(checkpoint.time, UTC).isoformat()
    print(f"proved: record {proof.audit_id} of {proof.service} is leaf {proof.leaf_index} of {checkpoint.size}")
    print(f"under the checkpoint that the service signed at {signed}")
    return 0


def verify(dump: Path, checkpoints: Path, keys: Path, *, witnessed: bool = True) -> Report:
    """Verify a dump or an export with the keys of that folder. Raises OSError, ValueError or TypeError if the files
    are no such."""
    service = _service_of(checkpoints)
    witness_key = public_key((keys / "witness.pub").read_bytes()) if witnessed else None
    verification = Verification(service, public_key((keys / f"{service}.pub").read_bytes()), witness_key)
    if opening_of(dump) is None:
        return verification.verify(read_dump(dump), read_journal(checkpoints))
    export = read_export(dump)
    report = verification.verify_some(export.records, read_journal(checkpoints))
    missing = () if export.complete else (Breach("broken_off", detail="the export lacks its last line"),)
    return replace(report, breaches=(*report.breaches, *missing))


def _service_of(checkpoints: Path) -> str:
    """The service whose trail the first checkpoint says it is about; its key must then have signed it."""
    first = next(read_journal(checkpoints), None)
    if first is None:
        raise ValueError("there is no checkpoint in the file")
    service = first.note.split("\n", 1)[0].removeprefix(origin_of(""))
    if not service.isidentifier():
        raise ValueError("the first line is not a checkpoint of ours")
    return service


def _tell(report: Report) -> None:
    for breach in report.breaches[:_SHOWN]:
        print(_line(breach))
    if len(report.breaches) > _SHOWN:
        print(f"and {len(report.breaches) - _SHOWN} more")
    if not report.witnessed:
        print("without a witness: a tail cut off with its checkpoints is not seen")
    verdict = f"ALTERED in {len(report.breaches)} places" if report.breaches else "as sealed"
    print(f"{verdict}: {report.size} records under the newest checkpoint, {report.pending} newer")


def _line(breach: Breach) -> str:
    places = [f"leaf {breach.leaf_index}" if breach.leaf_index is not None else ""]
    places += [f"record {breach.audit_id}" if breach.audit_id is not None else "", breach.detail]
    return " ".join([breach.kind, *filter(None, places)])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m deploy.verify_audit", description="Verify an audit trail.")
    parser.add_argument("dump", type=Path, help="the trail, as deploy.dump_audit wrote it; an export; or a proof")
    parser.add_argument(
        "checkpoints", type=Path, nargs="?", help="the journal of the witness (<service>.checkpoints); none for a proof"
    )
    parser.add_argument("--keys", type=Path, default=os.environ.get("LANYARD_KEYS", "."), help="folder of public keys")
    parser.add_argument("--unwitnessed", action="store_true", help="accept the checkpoints of the service alone")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
