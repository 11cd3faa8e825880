-- Version 4 of the tables of supervision: leads. Frozen once released: a later change is v5_leads.sql beside it.
-- A lead that is handed in has no day of receipt before it is received. Of the content nothing more is projected: who
-- has not signed the open proposal yet, to which body the result is owed, and codes and days that the figures count.

ALTER TABLE lead ALTER COLUMN received_on DROP NOT NULL;
ALTER TABLE lead ADD COLUMN submitting_organ_id uuid;
ALTER TABLE lead ADD COLUMN unsigned_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE lead ADD COLUMN feedback_owed boolean NOT NULL DEFAULT false;
ALTER TABLE lead ADD COLUMN disposition text;
ALTER TABLE lead ADD COLUMN concluded_on date;
CREATE INDEX lead_handed_over ON lead (submitting_organ_id) WHERE submitting_organ_id IS NOT NULL;

-- The transfer sheet, the part of a handed-in lead that the body it came from may know; a case of its own, so that
-- neither version nor history of the lead can tell that body how it is handled.
CREATE TABLE lead_transfer (
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
    submitting_organ_id uuid NOT NULL,
    submitted_by uuid NOT NULL,
    handler_id uuid NOT NULL,
    subject_person_id uuid,
    subject_organ_id uuid,
    submitted_on date NOT NULL,
    due_on date,
    CHECK (num_nonnulls(subject_person_id, subject_organ_id) = 1)
);
CREATE UNIQUE INDEX lead_transfer_number ON lead_transfer (competent_organ_id, number);
CREATE INDEX lead_transfer_body ON lead_transfer (submitting_organ_id, submitted_on);

-- How many leads were refused at entry because they go another way: an organ, a month, a way, a number, nothing else.
CREATE TABLE refused_lead (
    organ_id uuid NOT NULL,
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    route text NOT NULL,
    refused integer NOT NULL CHECK (refused > 0),
    PRIMARY KEY (organ_id, month, route)
);
