-- The ends of accountability cases, and escalated interviews, in the index of leads: version 3 of the tables of
-- clarification. Frozen: a later change is v4.sql beside it.

ALTER TABLE lead_entry ADD COLUMN noted_at timestamptz;
UPDATE lead_entry SET noted_at = opened_at;
ALTER TABLE lead_entry ALTER COLUMN noted_at SET NOT NULL;
ALTER TABLE lead_entry ADD COLUMN following_ids uuid[] NOT NULL DEFAULT '{}';

CREATE TABLE ended_step (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    step_id uuid NOT NULL,
    ended_on date NOT NULL
);
CREATE INDEX ended_step_of ON ended_step (step_id);
