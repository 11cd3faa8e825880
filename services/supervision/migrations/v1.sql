-- The tables of the supervision service, version 1. Frozen: a later change is v2.sql beside it.

CREATE TABLE watch_entry (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    reason text NOT NULL,
    since date NOT NULL
);
CREATE INDEX watch_entry_unit ON watch_entry (unit_id, since);
CREATE INDEX watch_entry_organ ON watch_entry (competent_organ_id, since);

CREATE TABLE watched_obligation (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    filing_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    due_on date NOT NULL,
    problem_due boolean NOT NULL
);
CREATE INDEX watched_obligation_filing ON watched_obligation (filing_id);
CREATE INDEX watched_obligation_unit ON watched_obligation (unit_id, due_on);
CREATE INDEX watched_obligation_organ ON watched_obligation (competent_organ_id, due_on);
