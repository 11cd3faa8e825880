-- Version 4 of the tables of supervision: sheets. Frozen once released: a later change is v5_sheets.sql beside it.
-- Of what was handed over, keys, digests and the cases it became are kept here; its content is in those cases.

CREATE TABLE import_batch (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    organ_id uuid NOT NULL,
    competent_organ_id uuid,
    kind text NOT NULL,
    source_system text NOT NULL,
    source_ids text[] NOT NULL
);
CREATE INDEX import_batch_keys ON import_batch USING gin (source_ids);
CREATE INDEX import_batch_system ON import_batch (organ_id, kind, source_system);
CREATE INDEX import_batch_organ ON import_batch (competent_organ_id, opened_at);
