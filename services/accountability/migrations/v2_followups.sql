-- Follow-ups, disclosure windows and statements, internal violations, clearings: version 2 of the service.

CREATE TABLE followup (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    sanction_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    effective_on date NOT NULL,
    until_on date NOT NULL,
    due_on date,
    grade text,
    visitor_ids uuid[] NOT NULL,
    signer_ids uuid[] NOT NULL,
    recused_ids uuid[] NOT NULL,
    feedback_organ_id uuid,
    acknowledged boolean NOT NULL,
    breach_open boolean NOT NULL
);
CREATE UNIQUE INDEX followup_sanction ON followup (sanction_id);
CREATE UNIQUE INDEX followup_number ON followup (competent_organ_id, number);
CREATE INDEX followup_unit ON followup (unit_id, until_on);
CREATE INDEX followup_person ON followup (person_id, effective_on);
CREATE INDEX followup_organ ON followup (competent_organ_id, until_on);
CREATE INDEX followup_feedback ON followup (feedback_organ_id) WHERE feedback_organ_id IS NOT NULL;

CREATE TABLE violation (
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
    person_id uuid NOT NULL,
    occurred_on date NOT NULL,
    kind text NOT NULL,
    rung text CHECK (rung IN ('first', 'repeat')),
    waits_for_step boolean NOT NULL
);
CREATE UNIQUE INDEX violation_number ON violation (organ_id, number);
CREATE INDEX violation_organ ON violation (organ_id, occurred_on);
CREATE INDEX violation_person ON violation (person_id, occurred_on);

CREATE TABLE clearance (
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
    unit_id uuid NOT NULL,
    person_id uuid,
    organ_id uuid,
    executed_on date NOT NULL
);
CREATE INDEX clearance_person ON clearance (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX clearance_subject ON clearance (organ_id) WHERE organ_id IS NOT NULL;
CREATE INDEX clearance_competent ON clearance (competent_organ_id, executed_on);
CREATE INDEX clearance_unit ON clearance (unit_id, executed_on);

CREATE TABLE disclosure_window (
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
    starts_on date NOT NULL,
    ends_on date NOT NULL CHECK (starts_on <= ends_on),
    unit_ids uuid[] NOT NULL,
    handler_ids uuid[] NOT NULL
);
CREATE UNIQUE INDEX disclosure_window_number ON disclosure_window (organ_id, number);
CREATE INDEX disclosure_window_organ ON disclosure_window (organ_id, ends_on);
CREATE INDEX disclosure_window_units ON disclosure_window USING gin (unit_ids);

CREATE TABLE disclosure_statement (
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
    window_id uuid NOT NULL,
    person_id uuid NOT NULL,
    received_at timestamptz NOT NULL,
    timing text NOT NULL CHECK (timing IN ('before', 'inside', 'after')),
    handler_ids uuid[] NOT NULL,
    recused_ids uuid[] NOT NULL,
    signed_ids uuid[] NOT NULL,
    linked_ids uuid[] NOT NULL,
    short_of_handlers boolean NOT NULL
);
CREATE UNIQUE INDEX disclosure_statement_number ON disclosure_statement (organ_id, number);
CREATE INDEX disclosure_statement_organ ON disclosure_statement (organ_id, received_at);
CREATE INDEX disclosure_statement_window ON disclosure_statement (window_id, received_at);
CREATE INDEX disclosure_statement_person ON disclosure_statement (person_id, received_at);
CREATE INDEX disclosure_statement_linked ON disclosure_statement USING gin (linked_ids);
