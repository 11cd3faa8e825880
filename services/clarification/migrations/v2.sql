-- Clarifications: version 2 of the clarification service. Applications and malice have files of their own beside it.

CREATE TABLE clarification (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    office_id uuid NOT NULL,
    organ_id uuid NOT NULL,
    subject_key uuid NOT NULL,
    subject_person_id uuid,
    subject_organ_id uuid,
    unit_id uuid NOT NULL,
    entrance text NOT NULL,
    application_id uuid,
    malice_id uuid,
    head_id uuid,
    handler_ids uuid[] NOT NULL,
    recused_ids uuid[] NOT NULL,
    lead_ids uuid[] NOT NULL,
    situations text[] NOT NULL,
    methods text[] NOT NULL,
    opinion_given_on date,
    opinion_due_on date,
    decided_on date,
    executed_on date,
    letter_number text,
    due_on date,
    CHECK ((subject_person_id IS NULL) <> (subject_organ_id IS NULL))
);
CREATE INDEX clarification_office ON clarification (office_id, changed_at DESC, id);
CREATE INDEX clarification_organ ON clarification (organ_id, status, changed_at DESC, id);
CREATE INDEX clarification_subject ON clarification (subject_key, status);
CREATE INDEX clarification_handlers ON clarification USING gin (handler_ids);
CREATE UNIQUE INDEX clarification_letter ON clarification (organ_id, letter_number);
