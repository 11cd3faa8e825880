-- Applications, candidates, the index of leads: version 2 of the clarification service.

CREATE TABLE application (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    subject_person_id uuid,
    subject_organ_id uuid,
    unit_id uuid NOT NULL,
    organ_id uuid NOT NULL,
    handling_organ_id uuid NOT NULL,
    office_id uuid NOT NULL,
    clarification_id uuid NOT NULL,
    channel text NOT NULL,
    received_on date NOT NULL,
    expected_on date NOT NULL,
    due_on date,
    CHECK ((subject_person_id IS NULL) <> (subject_organ_id IS NULL))
);
CREATE INDEX application_person ON application (subject_person_id, received_on DESC, id);
CREATE INDEX application_unit ON application (subject_organ_id, received_on DESC, id);
CREATE INDEX application_office ON application (office_id, received_on DESC, id);
CREATE INDEX application_organ ON application (organ_id, received_on DESC, id);
CREATE INDEX application_handling_organ ON application (handling_organ_id, received_on DESC, id);
CREATE UNIQUE INDEX application_clarification ON application (clarification_id);

CREATE TABLE candidate (
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
    subject_person_id uuid,
    subject_organ_id uuid,
    lead_id uuid NOT NULL,
    is_repeat boolean NOT NULL,
    concluded_on date NOT NULL,
    proposed_at timestamptz NOT NULL,
    screened integer NOT NULL,
    CHECK ((subject_person_id IS NULL) <> (subject_organ_id IS NULL))
);
CREATE INDEX candidate_office ON candidate (office_id, proposed_at DESC, id);
CREATE INDEX candidate_organ ON candidate (organ_id, proposed_at DESC, id);
CREATE INDEX candidate_lead ON candidate (lead_id);

CREATE TABLE lead_entry (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    kind text NOT NULL,
    subject_person_id uuid,
    subject_organ_id uuid,
    organ_id uuid NOT NULL,
    office_id uuid,
    is_other boolean NOT NULL,
    concluded_on date,
    CHECK ((subject_person_id IS NULL) <> (subject_organ_id IS NULL))
);
CREATE INDEX lead_entry_person ON lead_entry (subject_person_id, status);
CREATE INDEX lead_entry_unit ON lead_entry (subject_organ_id, status);
