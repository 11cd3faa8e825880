-- Problem items of units that file, as supervision tells of them, version 4 of the filing tables. Frozen: a later change
-- is v5.sql beside it.

CREATE TABLE earlier_problem (
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
    nature text NOT NULL,
    opened_on date NOT NULL,
    checked_off_on date,
    recurrent boolean NOT NULL
);
CREATE INDEX earlier_problem_unit ON earlier_problem (unit_id, nature, status);
CREATE INDEX earlier_problem_organ ON earlier_problem (competent_organ_id, opened_on);
