-- Sanctions, reviews, re-examinations and supervision proposals: version 2 of the accountability service.

CREATE TABLE sanction (
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
    office_id uuid,
    person_id uuid,
    organ_id uuid NOT NULL,
    measure text NOT NULL,
    form integer NOT NULL CHECK (form BETWEEN 1 AND 4),
    effective_on date NOT NULL,
    until_on date,
    recourse_until_on date,
    org_department_id uuid,
    recused_ids uuid[] NOT NULL
);
CREATE UNIQUE INDEX sanction_number ON sanction (competent_organ_id, number);
CREATE INDEX sanction_case ON sanction (case_id);
CREATE INDEX sanction_person ON sanction (person_id, effective_on) WHERE person_id IS NOT NULL;
CREATE INDEX sanction_concerned ON sanction (organ_id, effective_on DESC);
CREATE INDEX sanction_unit ON sanction (unit_id, effective_on DESC);
CREATE INDEX sanction_organ ON sanction (competent_organ_id, effective_on DESC, id);
CREATE INDEX sanction_department ON sanction (org_department_id, effective_on DESC);

CREATE TABLE supervision_proposal (
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
    office_id uuid NOT NULL,
    source_case_id uuid,
    drafted_by uuid NOT NULL,
    letter_number text,
    served_on date,
    due_on date,
    recused_ids uuid[] NOT NULL
);
CREATE UNIQUE INDEX supervision_proposal_number ON supervision_proposal (competent_organ_id, number);
CREATE UNIQUE INDEX supervision_proposal_letter ON supervision_proposal (competent_organ_id, letter_number);
CREATE INDEX supervision_proposal_unit ON supervision_proposal (unit_id, changed_at DESC, id);
CREATE INDEX supervision_proposal_office ON supervision_proposal (office_id, changed_at DESC, id);
CREATE INDEX supervision_proposal_organ ON supervision_proposal (competent_organ_id, changed_at DESC, id);
CREATE INDEX supervision_proposal_case ON supervision_proposal (source_case_id) WHERE source_case_id IS NOT NULL;

CREATE TABLE review (
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
    person_id uuid,
    organ_id uuid NOT NULL,
    first_organ_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    stage text NOT NULL,
    path text NOT NULL,
    outcome text,
    applicant_organ_id uuid,
    reviewer_ids uuid[] NOT NULL,
    hand_ids uuid[] NOT NULL,
    barred_ids uuid[] NOT NULL,
    received_on date NOT NULL,
    served_on date,
    due_on date
);
CREATE UNIQUE INDEX review_number ON review (competent_organ_id, number);
CREATE INDEX review_case ON review (case_id);
CREATE INDEX review_person ON review (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX review_applicant ON review (applicant_organ_id) WHERE applicant_organ_id IS NOT NULL;
CREATE INDEX review_organ ON review (competent_organ_id, changed_at DESC, id);
CREATE INDEX review_first_organ ON review (first_organ_id, changed_at DESC, id);

CREATE TABLE reexamination_draw (
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
    half_year text NOT NULL,
    drawn_on date NOT NULL,
    due_on date
);
CREATE UNIQUE INDEX reexamination_draw_number ON reexamination_draw (competent_organ_id, number);
CREATE UNIQUE INDEX reexamination_draw_half_year ON reexamination_draw (competent_organ_id, half_year);

CREATE TABLE reexamination (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    draw_id uuid NOT NULL,
    case_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    person_id uuid,
    outcome text,
    examiner_ids uuid[] NOT NULL,
    barred_ids uuid[] NOT NULL,
    concluded_on date
);
CREATE UNIQUE INDEX reexamination_number ON reexamination (competent_organ_id, number);
CREATE UNIQUE INDEX reexamination_of_case ON reexamination (case_id);
CREATE INDEX reexamination_draw_of ON reexamination (draw_id);
CREATE INDEX reexamination_organ ON reexamination (competent_organ_id, changed_at DESC, id);
