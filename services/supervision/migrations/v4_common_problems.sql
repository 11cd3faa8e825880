-- Version 4 of the tables of supervision: common_problems. Frozen once released: a later change is v5_common_problems.sql beside it.

CREATE TABLE common_problem (
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
    office_id uuid NOT NULL,
    nature text NOT NULL,
    task_id uuid,
    item_ids uuid[] NOT NULL,
    population uuid[] NOT NULL,
    sample uuid[] NOT NULL CHECK (sample <@ population),
    checked uuid[] NOT NULL CHECK (checked <@ sample),
    put_right uuid[] NOT NULL CHECK (put_right <@ checked),
    compiled_on date NOT NULL,
    fixed_on date,
    drawn_on date,
    closed_on date
);
CREATE UNIQUE INDEX common_problem_number ON common_problem (competent_organ_id, number);
CREATE INDEX common_problem_organ ON common_problem (competent_organ_id, compiled_on);
CREATE INDEX common_problem_office ON common_problem (office_id, compiled_on);
CREATE INDEX common_problem_task ON common_problem (task_id) WHERE task_id IS NOT NULL;
