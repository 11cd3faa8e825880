"""The sealing of the audit trail: a Merkle tree, signed checkpoints, a witness elsewhere, an offline verifier."""
