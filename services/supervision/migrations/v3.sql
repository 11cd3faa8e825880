-- Criticisms, circulars and rankings received, and the watch list of units, version 3 of the tables of supervision.
-- Frozen: a later change is v4.sql beside it. What was said of a unit stands in the body alone.

CREATE TABLE criticism (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    competent_organ_id uuid NOT NULL,
    recorded_for uuid NOT NULL,
    recorded_by uuid NOT NULL,
    occurrence_id uuid NOT NULL,
    occurred_on date NOT NULL,
    level text NOT NULL,
    unit_ids uuid[] NOT NULL CHECK (cardinality(unit_ids) > 0),
    leader_id uuid
);
CREATE UNIQUE INDEX criticism_number ON criticism (competent_organ_id, number);
CREATE INDEX criticism_day ON criticism (competent_organ_id, occurred_on);
CREATE INDEX criticism_leader ON criticism (leader_id, occurred_on);
CREATE INDEX criticism_occurrence ON criticism (occurrence_id);

CREATE TABLE circular (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    competent_organ_id uuid NOT NULL,
    recorded_for uuid NOT NULL,
    recorded_by uuid NOT NULL,
    occurrence_id uuid NOT NULL,
    occurred_on date NOT NULL,
    level text NOT NULL,
    unit_ids uuid[] NOT NULL CHECK (cardinality(unit_ids) > 0),
    document_key text NOT NULL
);
CREATE UNIQUE INDEX circular_number ON circular (competent_organ_id, number);
CREATE INDEX circular_day ON circular (competent_organ_id, occurred_on);
CREATE INDEX circular_document ON circular (document_key, occurred_on);
CREATE INDEX circular_occurrence ON circular (occurrence_id);

CREATE TABLE ranking (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    competent_organ_id uuid NOT NULL,
    bureau_id uuid NOT NULL,
    kind text NOT NULL,
    list_code text NOT NULL,
    period text NOT NULL,
    unit_ids uuid[] NOT NULL,
    confirmed_by_bureau boolean NOT NULL,
    confirmed_by_organ boolean NOT NULL
);
CREATE UNIQUE INDEX ranking_number ON ranking (competent_organ_id, number);
CREATE UNIQUE INDEX ranking_once ON ranking (competent_organ_id, kind, list_code, period) WHERE status <> 'withdrawn';
CREATE INDEX ranking_bureau ON ranking (bureau_id, period);

CREATE TABLE unit_watch (
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
    watched_for text NOT NULL,
    escalated_on date NOT NULL,
    visits_per_month integer NOT NULL CHECK (visits_per_month > 0),
    following_ids uuid[] NOT NULL
);
CREATE INDEX unit_watch_unit ON unit_watch (unit_id, status);
CREATE INDEX unit_watch_organ ON unit_watch (competent_organ_id, escalated_on);

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
