-- The tables of the vault, version 1. Frozen: a later change is v2.sql beside it.
-- Beside the encrypted bodies stand ids of organs and persons as the directory draws them, days and states: no name,
-- no number, nothing a reporter said.

CREATE TABLE report (
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
    recused_ids uuid[] NOT NULL,
    due_on date
);
CREATE INDEX report_organ ON report (organ_id, opened_at);
CREATE INDEX report_due ON report (organ_id, due_on) WHERE due_on IS NOT NULL;

CREATE TABLE opening (
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
    report_id uuid NOT NULL REFERENCES report (id),
    requester_id uuid NOT NULL,
    approver_ids uuid[] NOT NULL,
    recused_ids uuid[] NOT NULL,
    purpose text NOT NULL,
    expires_at timestamptz,
    acknowledged boolean NOT NULL,
    CHECK (NOT requester_id = ANY (approver_ids))
);
CREATE INDEX opening_organ ON opening (organ_id, opened_at);
CREATE INDEX opening_report ON opening (report_id);
CREATE INDEX opening_requester ON opening (requester_id);

CREATE TABLE investigation (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    report_ids uuid[] NOT NULL,
    handler_ids uuid[] NOT NULL
);
CREATE INDEX investigation_status ON investigation (status);

-- How many reports were refused at entry because they go another way: an organ, a month, a way, a number, nothing else.
CREATE TABLE refused_entry (
    organ_id uuid NOT NULL,
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    route text NOT NULL,
    refused integer NOT NULL CHECK (refused > 0),
    PRIMARY KEY (organ_id, month, route)
);
