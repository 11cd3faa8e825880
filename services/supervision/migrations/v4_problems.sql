-- Version 4 of the tables of supervision: problems. Frozen once released: a later change is v5_problems.sql beside it.
-- What was found, and what the unit says of it, stands in the body alone.

CREATE TABLE problem (
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
    unit_kind text NOT NULL,
    competent_organ_id uuid NOT NULL,
    office_id uuid,
    kind text NOT NULL,
    nature text NOT NULL,
    level text NOT NULL,
    term text,
    source text NOT NULL,
    source_id uuid,
    task_id uuid,
    common_problem_id uuid,
    project_code text,
    opened_on date NOT NULL,
    notified_on date,
    rectify_by date,
    due_on date,
    reported_on date,
    slip_colour text,
    slip_answered boolean NOT NULL,
    verified_as text,
    grounds text[] NOT NULL,
    round integer NOT NULL CHECK (round > 0),
    checked_off_on date,
    escalated_on date,
    falsified boolean NOT NULL,
    recurrent boolean NOT NULL,
    source_settled boolean NOT NULL,
    verifier_ids uuid[] NOT NULL,
    linked_interview_ids uuid[] NOT NULL,
    CHECK ((kind = 'common') = (common_problem_id IS NOT NULL)),
    CHECK (status = 'open' OR status = 'withdrawn' OR rectify_by IS NOT NULL),
    CHECK ((status = 'checked_off') = (checked_off_on IS NOT NULL))
);
CREATE UNIQUE INDEX problem_number ON problem (competent_organ_id, number);
CREATE INDEX problem_organ ON problem (competent_organ_id, opened_on DESC, id);
CREATE INDEX problem_organ_status ON problem (competent_organ_id, status, due_on);
CREATE INDEX problem_unit ON problem (unit_id, opened_on DESC, id);
-- Of which kind a unit has had a problem before (F-19), and whether one of that kind stands.
CREATE INDEX problem_nature ON problem (unit_id, nature, status);
CREATE INDEX problem_task ON problem (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX problem_common ON problem (common_problem_id) WHERE common_problem_id IS NOT NULL;
CREATE INDEX problem_source ON problem (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX problem_due ON problem (due_on) WHERE due_on IS NOT NULL;
CREATE INDEX problem_rectify ON problem (competent_organ_id, rectify_by) WHERE status IN ('notified', 'rectifying');
CREATE INDEX problem_changed ON problem (changed_at DESC, id);
