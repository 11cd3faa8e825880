-- Version 4 of the tables of supervision: visits. Frozen once released: a later change is v5_visits.sql beside it.
-- What is looked at and what was found stands in the body alone.

CREATE TABLE visit (
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
    unannounced boolean NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    office_id uuid NOT NULL,
    bureau_id uuid,
    task_id uuid,
    request_id uuid,
    common_problem_id uuid,
    problem_ids uuid[] NOT NULL,
    opened_problem_ids uuid[] NOT NULL,
    methods text[] NOT NULL,
    joint boolean NOT NULL,
    planned_by uuid NOT NULL,
    leader_id uuid,
    member_ids uuid[] NOT NULL,
    planned_on date NOT NULL,
    visited_on date,
    confirmed boolean NOT NULL,
    due_on date,
    -- The serial of a hidden visit would tell that there is one.
    CHECK (number IS NULL OR NOT unannounced OR visited_on IS NOT NULL)
);
CREATE UNIQUE INDEX visit_number ON visit (competent_organ_id, number);
CREATE INDEX visit_unit ON visit (unit_id, planned_on);
CREATE INDEX visit_unit_day ON visit (unit_id, visited_on);
CREATE INDEX visit_organ ON visit (competent_organ_id, visited_on);
CREATE INDEX visit_planned ON visit (competent_organ_id, planned_on);
CREATE INDEX visit_office ON visit (office_id, visited_on);
CREATE INDEX visit_status ON visit (status, planned_on);
CREATE INDEX visit_leader ON visit (leader_id);
CREATE INDEX visit_planner ON visit (planned_by);
CREATE INDEX visit_members ON visit USING gin (member_ids);
CREATE INDEX visit_task ON visit (task_id);
CREATE INDEX visit_request ON visit (request_id);
CREATE INDEX visit_common ON visit (common_problem_id);

CREATE TABLE objection (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    visit_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    office_id uuid NOT NULL,
    barred_ids uuid[] NOT NULL,
    affected_ids uuid[] NOT NULL,
    examiner_id uuid,
    outcome text,
    lodged_on date NOT NULL,
    due_on date
);
CREATE UNIQUE INDEX objection_number ON objection (competent_organ_id, number);
-- A conclusion is objected to once; what was withdrawn does not stand in the way.
CREATE UNIQUE INDEX objection_once ON objection (visit_id) WHERE status <> 'withdrawn';
CREATE INDEX objection_unit ON objection (unit_id, lodged_on);
CREATE INDEX objection_organ ON objection (competent_organ_id, status, lodged_on);
CREATE INDEX objection_examiner ON objection (examiner_id);
