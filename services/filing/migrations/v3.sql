-- Escalated interviews of units that file, version 3 of the filing tables. Frozen: a later change is v4.sql beside it.

CREATE TABLE escalation (
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
    escalated_on date NOT NULL,
    following_ids uuid[] NOT NULL
);
CREATE INDEX escalation_unit ON escalation (unit_id, status);
CREATE INDEX escalation_organ ON escalation (competent_organ_id, escalated_on);

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
