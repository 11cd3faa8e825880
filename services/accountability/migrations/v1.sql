-- The tables of the accountability service, version 1. Frozen: a later change is v2.sql beside it.

CREATE TABLE evidence (
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
    project_code text,
    decided_on date NOT NULL
);
CREATE INDEX evidence_unit ON evidence (unit_id, decided_on);
CREATE INDEX evidence_project ON evidence (project_code) WHERE project_code IS NOT NULL;
CREATE INDEX evidence_organ ON evidence (competent_organ_id, decided_on);

CREATE TABLE evidence_obligation (
    id uuid PRIMARY KEY,
    filing_id uuid NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    state text NOT NULL CHECK (state IN ('open', 'reported', 'verified', 'overdue')),
    due_on date NOT NULL
);
CREATE INDEX evidence_obligation_filing ON evidence_obligation (filing_id);

CREATE TABLE accountability_case (
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
    source_kind text NOT NULL,
    source_id uuid NOT NULL
);
CREATE UNIQUE INDEX accountability_case_number ON accountability_case (competent_organ_id, number);
CREATE INDEX accountability_case_unit ON accountability_case (unit_id, opened_at);
CREATE INDEX accountability_case_source ON accountability_case (source_id);
