-- The leads, version 2 of the tables of supervision. Frozen: a later change is v3.sql beside it.
-- The content is restricted (C3) and stands in the body alone; the columns say whom it names, and days.

CREATE TABLE lead (
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
    office_id uuid,
    subject_person_id uuid,
    subject_organ_id uuid,
    received_on date NOT NULL,
    due_on date,
    head_id uuid,
    leader_id uuid,
    verifier_ids uuid[] NOT NULL,
    recused_ids uuid[] NOT NULL,
    CHECK (num_nonnulls(subject_person_id, subject_organ_id) = 1)
);
CREATE UNIQUE INDEX lead_number ON lead (competent_organ_id, number);
CREATE INDEX lead_received ON lead (competent_organ_id, received_on);
CREATE INDEX lead_office ON lead (office_id, received_on);
CREATE INDEX lead_person ON lead (subject_person_id);
CREATE INDEX lead_unit ON lead (subject_organ_id);
