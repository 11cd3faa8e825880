-- Determinations of tolerance and applications for them, probations, publications: version 2 of the service.

CREATE TABLE tolerance (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    case_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    object_organ_id uuid NOT NULL,
    object_person_id uuid,
    application_id uuid,
    entrance text NOT NULL,
    outcome text,
    head_ids uuid[] NOT NULL,
    decider_ids uuid[] NOT NULL,
    trial_officer_id uuid,
    opened_on date NOT NULL,
    determined_on date,
    served_on date,
    due_on date
);
CREATE INDEX tolerance_case ON tolerance (case_id);
CREATE UNIQUE INDEX tolerance_number ON tolerance (competent_organ_id, number);
CREATE INDEX tolerance_unit ON tolerance (unit_id, opened_on);
CREATE INDEX tolerance_organ ON tolerance (competent_organ_id, opened_on);
CREATE INDEX tolerance_object ON tolerance (object_person_id) WHERE served_on IS NOT NULL;
CREATE INDEX tolerance_application_of ON tolerance (application_id) WHERE application_id IS NOT NULL;

CREATE TABLE tolerance_application (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    applicant text NOT NULL,
    unit_id uuid NOT NULL,
    person_id uuid,
    organ_id uuid NOT NULL,
    received_on date NOT NULL,
    reconsidering boolean NOT NULL,
    due_on date
);
CREATE UNIQUE INDEX tolerance_application_number ON tolerance_application (organ_id, number);
CREATE INDEX tolerance_application_person ON tolerance_application (person_id, received_on);
CREATE INDEX tolerance_application_unit ON tolerance_application (unit_id, received_on);
CREATE INDEX tolerance_application_organ ON tolerance_application (organ_id, received_on);

CREATE TABLE probation (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    case_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    object_organ_id uuid NOT NULL,
    object_person_id uuid,
    months integer NOT NULL CHECK (months BETWEEN 1 AND 3),
    served_on date,
    ends_on date,
    result text,
    due_on date
);
CREATE UNIQUE INDEX probation_proposed ON probation (case_id) WHERE status = 'proposed';
CREATE INDEX probation_case ON probation (case_id);
CREATE UNIQUE INDEX probation_number ON probation (competent_organ_id, number);
CREATE INDEX probation_unit ON probation (unit_id, changed_at);
CREATE INDEX probation_organ ON probation (competent_organ_id, changed_at);
CREATE INDEX probation_object ON probation (object_person_id) WHERE served_on IS NOT NULL;

CREATE TABLE publication (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    tolerance_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    object_organ_id uuid NOT NULL,
    object_person_id uuid,
    case_id uuid NOT NULL,
    range text NOT NULL,
    outcome text NOT NULL,
    published_on date
);
CREATE UNIQUE INDEX publication_tolerance ON publication (tolerance_id) WHERE status <> 'withdrawn';
CREATE UNIQUE INDEX publication_number ON publication (competent_organ_id, number);
CREATE INDEX publication_organ ON publication (competent_organ_id, published_on);
CREATE INDEX publication_published ON publication (unit_id, published_on) WHERE status = 'published';
