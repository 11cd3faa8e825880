-- The tables of the clarification service, version 1. Frozen: a later change is v2.sql beside it.

CREATE TABLE index_entry (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    unit_id uuid NOT NULL
);
CREATE INDEX index_entry_unit ON index_entry (unit_id, status);
