-- How escalated problem items stand, as supervision tells of them, version 3 of the tables of accountability. Frozen: a
-- later change is v4_rectifications.sql beside it.

CREATE TABLE problem_rectification (
    problem_id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    competent_organ_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    state text NOT NULL,
    since date NOT NULL,
    due_on date
);
