-- Version 4 of the tables of supervision: tasks. Frozen once released: a later change is v5_tasks.sql beside it.
-- What is to be done and what was reported stand in the body alone.

CREATE TABLE task (
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
    bureau_id uuid,
    kind text NOT NULL,
    project_code text,
    lead_unit_id uuid,
    task_force_id uuid,
    unit_ids uuid[] NOT NULL CHECK (cardinality(unit_ids) > 0),
    set_up_on date NOT NULL,
    ended_on date,
    due_on date,
    light text NOT NULL CHECK (light IN ('green', 'yellow', 'red')),
    light_on date NOT NULL,
    red_unit_ids uuid[] NOT NULL CHECK (red_unit_ids <@ unit_ids),
    pressed_unit_ids uuid[] NOT NULL CHECK (pressed_unit_ids <@ unit_ids),
    to_settle boolean NOT NULL,
    CHECK (num_nonnulls(lead_unit_id, task_force_id) > 0)
);
CREATE UNIQUE INDEX task_number ON task (competent_organ_id, number);
CREATE INDEX task_due ON task (competent_organ_id, due_on);
CREATE INDEX task_office ON task (office_id, due_on);
CREATE INDEX task_bureau ON task (bureau_id, due_on);
CREATE INDEX task_units ON task USING gin (unit_ids);
CREATE INDEX task_red ON task (competent_organ_id, light_on) WHERE status = 'under_way' AND light = 'red';
