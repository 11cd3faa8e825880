-- Accountability cases to their decision (TA-01 to TA-11) and joint dispositions (TX-04).

ALTER TABLE accountability_case
    ADD COLUMN office_id uuid,
    ADD COLUMN project_code text,
    ADD COLUMN object_kind text NOT NULL DEFAULT 'organization',
    ADD COLUMN object_organ_id uuid,
    ADD COLUMN object_person_id uuid,
    ADD COLUMN main_case_id uuid,
    ADD COLUMN handler_ids uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN barred_ids uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN trial_officer_id uuid,
    ADD COLUMN tolerance_outcome text,
    ADD COLUMN measures text[] NOT NULL DEFAULT '{}',
    ADD COLUMN outcome text,
    ADD COLUMN decided_on date,
    ADD COLUMN ended_on date,
    ADD COLUMN due_on date;

-- What was opened before had these in its body only.
UPDATE accountability_case
SET office_id = (body ->> 'office_id')::uuid, project_code = body ->> 'project_code', object_organ_id = unit_id;

CREATE INDEX accountability_case_person ON accountability_case (object_person_id) WHERE object_person_id IS NOT NULL;
CREATE INDEX accountability_case_main ON accountability_case (main_case_id) WHERE main_case_id IS NOT NULL;
CREATE INDEX accountability_case_status ON accountability_case (competent_organ_id, status, opened_at);
CREATE INDEX accountability_case_decided ON accountability_case (competent_organ_id, decided_on)
    WHERE decided_on IS NOT NULL;

CREATE TABLE accountability_joint (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    main_case_id uuid NOT NULL UNIQUE,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    barred_ids uuid[] NOT NULL DEFAULT '{}'
);
CREATE INDEX accountability_joint_organ ON accountability_joint (competent_organ_id, opened_at);
