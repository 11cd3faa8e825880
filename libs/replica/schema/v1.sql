-- The replica of the directory in every other service, version 1. Frozen: a later change is v2.sql beside it.
-- No foreign keys: the four aggregates arrive independently of each other.

CREATE TABLE replica_organ (
    id uuid PRIMARY KEY,
    code text NOT NULL,
    kind text NOT NULL,
    level text NOT NULL,
    parent_id uuid,
    ended_on date,
    version bigint NOT NULL
);
CREATE INDEX replica_organ_parent ON replica_organ (parent_id, kind);
CREATE INDEX replica_organ_code ON replica_organ (code);

CREATE TABLE replica_person (
    id uuid PRIMARY KEY,
    code text NOT NULL,
    ended_on date,
    version bigint NOT NULL
);

CREATE TABLE replica_post (
    person_id uuid NOT NULL,
    organ_id uuid NOT NULL,
    post text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    PRIMARY KEY (person_id, organ_id, post, valid_from),
    CHECK (valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX replica_post_organ ON replica_post (organ_id, post);

CREATE TABLE replica_relation (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    holder_id uuid NOT NULL,
    target_id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    version bigint NOT NULL
);
CREATE INDEX replica_relation_target ON replica_relation (kind, target_id);
CREATE INDEX replica_relation_holder ON replica_relation (kind, holder_id);

CREATE TABLE replica_account (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL,
    organ_id uuid NOT NULL,
    office_id uuid,
    roles text[] NOT NULL,
    disabled boolean NOT NULL,
    version bigint NOT NULL
);
CREATE INDEX replica_account_person ON replica_account (person_id);
