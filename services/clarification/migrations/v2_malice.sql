-- Malicious accusations, transfers to public security, correction tasks: version 2 of the clarification service.

CREATE TABLE malice (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    lead_id uuid NOT NULL,
    organ_id uuid NOT NULL,
    office_id uuid NOT NULL,
    subject_person_id uuid,
    subject_organ_id uuid,
    certifying_organ_id uuid,
    approver_id uuid,
    opened_by uuid NOT NULL,
    head_ids uuid[] NOT NULL,
    handler_ids uuid[] NOT NULL,
    trial_officer_id uuid,
    sender_ids uuid[] NOT NULL,
    recused_ids uuid[] NOT NULL,
    suspected_on date NOT NULL,
    ended_on date,
    certified_on date,
    waits_for_head boolean NOT NULL
);
CREATE UNIQUE INDEX malice_lead ON malice (lead_id) WHERE status <> 'not_established';
CREATE INDEX malice_organ ON malice (organ_id, changed_at DESC, id DESC);
CREATE INDEX malice_office ON malice (office_id, changed_at DESC, id DESC);
CREATE INDEX malice_approver ON malice (approver_id);
CREATE INDEX malice_subject_person ON malice (subject_person_id) WHERE certified_on IS NOT NULL;
CREATE INDEX malice_subject_organ ON malice (subject_organ_id) WHERE certified_on IS NOT NULL;
CREATE INDEX malice_suspected ON malice (organ_id, suspected_on);

CREATE TABLE transfer (
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
    office_id uuid NOT NULL,
    receiving_organ_id uuid NOT NULL,
    source_id uuid NOT NULL,
    due_on date
);
CREATE INDEX transfer_source ON transfer (source_id);
CREATE INDEX transfer_receiving ON transfer (receiving_organ_id, changed_at DESC, id DESC);
CREATE INDEX transfer_organ ON transfer (organ_id, changed_at DESC, id DESC);

CREATE TABLE correction (
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
    office_id uuid NOT NULL,
    addressee_organ_id uuid NOT NULL,
    subject_person_id uuid,
    source_id uuid NOT NULL,
    item text NOT NULL,
    due_on date NOT NULL,
    overdue boolean NOT NULL,
    handler_ids uuid[] NOT NULL,
    recused_ids uuid[] NOT NULL
);
CREATE INDEX correction_source ON correction (source_id);
CREATE INDEX correction_addressee ON correction (addressee_organ_id, due_on);
CREATE INDEX correction_office ON correction (office_id, due_on);
CREATE INDEX correction_organ ON correction (organ_id, due_on);
