-- The sealing of the audit trail, version 2 of the chassis tables. Frozen: a later change is v3.sql beside it.

-- One row per sealed audit row: its place in the tree of the service and the hash of its body.
-- No foreign key: checking it would write every audit row again.
CREATE TABLE audit_leaf (
    leaf_index bigint PRIMARY KEY CHECK (leaf_index >= 0),
    audit_id bigint NOT NULL UNIQUE,
    leaf_hash bytea NOT NULL CHECK (octet_length(leaf_hash) = 32)
);

-- One row: how far the tree has grown and what it takes to go on. Whoever seals holds its lock.
-- All audit rows with an id up to sealed_to have a leaf, and none can come any more.
CREATE TABLE audit_head (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    size bigint NOT NULL CHECK (size >= 0),
    frontier bytea NOT NULL,
    sealed_to bigint NOT NULL
);
INSERT INTO audit_head (size, frontier, sealed_to) VALUES (0, '', 0);

-- One row per size that was signed; the newest is signed anew every ten seconds, so that silence is seen.
CREATE TABLE audit_checkpoint (
    size bigint PRIMARY KEY CHECK (size >= 0),
    signed_at timestamptz NOT NULL,
    note text NOT NULL
);
