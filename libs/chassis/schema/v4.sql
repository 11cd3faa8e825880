-- Keys of cases that are encrypted at rest, version 4 of the chassis tables. Frozen: a later change is v5.sql.

-- One row per encrypted case: its key, wrapped under a key that is not in the database. Without wrapped, the case is
-- erased: two persons decided it, the row stays as the fact.
CREATE TABLE dek (
    id uuid PRIMARY KEY,
    case_type text NOT NULL,
    case_id uuid NOT NULL,
    level smallint NOT NULL CHECK (level IN (3, 4)),
    suite smallint NOT NULL CHECK (suite IN (1, 2)),
    wrapped bytea,
    kek_id text NOT NULL,
    created_at timestamptz NOT NULL,
    destroyed_at timestamptz,
    decided_by uuid,
    second_by uuid,
    reason text,
    UNIQUE (case_type, case_id),
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
    CHECK (destroyed_at IS NULL OR (decided_by IS NOT NULL AND second_by IS NOT NULL
                                    AND decided_by <> second_by AND reason IS NOT NULL))
);
CREATE INDEX dek_kek ON dek (kek_id, id) WHERE wrapped IS NOT NULL;
